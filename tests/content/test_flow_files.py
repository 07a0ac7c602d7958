"""Flow files: both kinds become the same thing, and whatever is wrong is one sentence with what, where and what to do."""

import json
from pathlib import Path

import pytest

from barometer.content.flows import read_flow, secret_names
from barometer.domain.flow import Act, Consent
from barometer.errors import ContentError

TOP = Path(__file__).parents[2]
HERE = "http://127.0.0.1:9"
HEAD = "name: Proef\nstart: /a\nsteps:\n"
LOOK = "  - audit: {label: Eén}\n"


def recording(*steps: dict, **more: object) -> str:
    return json.dumps({"title": "Proef", "steps": [{"type": "navigate", "url": "http://stad.example/a"}, *steps], **more})


@pytest.fixture
def refused(tmp_path):
    def read(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        with pytest.raises(ContentError) as caught:
            read_flow(path, base=HERE)
        sentence = caught.value.sentence()
        assert "\n" not in sentence
        assert len(sentence) < 600
        assert caught.value.where.startswith(str(path))
        assert caught.value.todo
        return sentence

    return read


@pytest.fixture
def read(tmp_path):
    def made(name: str, content: str):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return read_flow(path, base=HERE)

    return made


def test_the_sample_flow_and_the_recording_walk_the_same_form():
    written = read_flow(TOP / "barometer/sample/flows/adreswijziging.yaml", base=HERE)
    recorded = read_flow(TOP / "tests/recordings/adres.json", base=HERE)
    assert written.start == recorded.start == f"{HERE}/verhuizen/aangifte"
    assert [state.url for state in written.states][2] == f"{HERE}/verhuizen/aangifte#state=3-wie-verhuist-er-mee"
    assert {state.place for state in written.states} == {"formulier-invullen/website", "bewijzen-toevoegen/website", "bevestiging/website"}
    assert [state.address for state in recorded.states][1] == f"{HERE}/verhuizen/aangifte/gezin"
    assert len(recorded.notes) == 1


def test_a_recording_looks_after_each_navigation_and_at_the_end(read):
    asserted = [{"type": "navigation", "url": "http://stad.example/b", "title": "B"}]
    click = {"type": "click", "selectors": [["#a", "button"], "xpath///b"], "frame": [0, 1], "offsetX": 3, "offsetY": 4}
    flow = read("a.json", recording({**click, "assertedEvents": asserted}, {**click, "timeout": 500}))
    assert [(state.label, state.upto) for state in flow.states] == [("a", 1), ("B", 3), ("end", 5)]
    clicked = flow.steps[2]
    assert clicked.aim.ways == (("css/#a", "css/button"), ("xpath///b",))
    assert (clicked.aim.frame, clicked.aim.offset, clicked.changes_page, flow.steps[4].seconds) == ((0, 1), (3.0, 4.0), True, 0.5)


def test_a_written_flow_says_what_a_resident_reads(read):
    steps = "  - go: b\n  - fill: {field: Naam, with: '${NAAM}'}\n  - click: 'css/#x'\n  - press: Enter\n  - scroll: {down: 300}\n"
    flow = read("a.yaml", "consent: {click: '#weg'}\nviewport: {width: 400, height: 800, mobile: true}\n" + HEAD + steps + LOOK)
    assert [step.act for step in flow.steps] == [Act.VIEWPORT, Act.GO, Act.GO, Act.FILL, Act.CLICK, Act.PRESS, Act.SCROLL, Act.AUDIT]
    assert flow.steps[3].aim.ways == (("label/Naam",),)
    assert flow.steps[4].aim.ways == (("css/#x",),)
    assert (secret_names(flow), flow.consent, flow.consent_click) == (("NAAM",), None, "css/#weg")
    assert read("a.yaml", "consent: refuse\n" + HEAD + LOOK).consent is Consent.REFUSE


@pytest.mark.parametrize(
    ("steps", "part"),
    [
        ("  - clik: x\n", ":4: 'steps.0.clik' is not a key that is known here. Did you mean 'click'?"),
        ("  - {click: x, tick: y}\n", "a step does exactly one thing"),
        ("  - click: x\n", "looks at no page"),
        ("  - fill: {field: Wachtwoord, with: geheim1}\n" + LOOK, ":4: This step fills a password that stands in the file. Write ${NAME}"),
        ("  - fill: {field: x, with: '${klein}'}\n" + LOOK, "'klein' cannot be the name of a secret"),
        ("  - fill: {field: x, with: '${KEYS}'}\n" + LOOK, "'KEYS' cannot be the name of a secret"),
        ("  - go: /a?p=${PW}\n" + LOOK, "A secret may not stand in an address"),
        ("  - press: ${PW}\n" + LOOK, "A secret can only be filled into a field"),
        ("  - go: 'javascript:alert(1)'\n" + LOOK, "not an address that can be opened"),
        ("  - go: http://me:pw@stad.example/\n" + LOOK, "user name or password"),
        (LOOK * 41, "no more than 40 pages"),
        (LOOK * 10_000, "steps"),
        ("  - expect: {}\n" + LOOK, "either text or address"),
        ("  - &a audit: {label: x}\n  - *a\n", "Aliases"),
    ],
)
def test_a_mistake_in_a_written_flow_is_named_with_its_line(refused, steps, part):
    assert part in refused("a.yaml", HEAD + steps)


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"\xff\xfe{}", "not UTF-8"),
        (" " * 10_000_000, "larger than"),
        ("[" * 100_000, "nested too deep"),
        ('{"a":' * 5_000, "nested too deep"),
        ("[]", "This is no recording"),
        ("{", "not valid JSON"),
        ('{"steps": 3}', "steps: This must be a list"),
        ('{"steps": [3]}', "steps[0]: This must be an object"),
        ('{"steps": []}', "no steps"),
        ('{"timeout": NaN, "steps": []}', "NaN is no number"),
        ('{"title": 3, "steps": []}', "title: This must be a text"),
        (recording({"type": "klick"}), "steps[1]: 'klick' is not a step that is known here. Did you mean 'click'?"),
        (recording({"type": "customStep"}), "steps[1]: A step that somebody made themselves"),
        (recording({"type": "click"}), "does not say which element"),
        (recording({"type": "click", "selectors": [[[1]]]}), "steps[1].selectors[0]: This selector"),
        (recording({"type": "click", "selectors": ["a"], "target": "http://ander/"}), "another window"),
        (recording({"type": "click", "selectors": ["a"], "frame": ["x"]}), "steps[1].frame[0]: This must be a number"),
        (recording({"type": "change", "selectors": ["aria/Password"], "value": "hunter22"}), "steps[1]: This step fills a password"),
        (recording({"type": "waitForElement", "selectors": ["a"], "operator": "!="}), "'operator' cannot be '!='"),
        (recording({"type": "navigate", "url": "file:///etc/passwd"}), "not an address that can be opened"),
        (recording(*[{"type": "keyDown", "key": "a"}] * 10_000), "has 10001 entries"),
        (recording({"type": "click", "selectors": ["a"], "assertedEvents": [{"type": "x"}]}), "'type' cannot be 'x'"),
    ],
)
def test_a_hostile_recording_gets_one_sentence(refused, content, part):
    said = refused("a.json", content)
    assert part in said
    assert "hunter22" not in said


def test_a_file_of_another_kind_and_a_file_that_is_not_there_are_refused(refused, tmp_path):
    assert ".yaml" in refused("a.txt", "")
    with pytest.raises(ContentError, match="cannot be read"):
        read_flow(tmp_path / "weg.json")


def test_a_start_without_a_site_says_how_to_give_one(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(HEAD + LOOK, encoding="utf-8")
    with pytest.raises(ContentError, match="--url"):
        read_flow(path)
