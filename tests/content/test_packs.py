"""A city's own pack, with every mistake that an author can make: one sentence each, with file, line and what was meant."""

import re
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.content import packs
from barometer.content.reading import did_you_mean
from barometer.domain.vocabulary import Has, Phase, Resource
from barometer.errors import ContentError
from barometer.scoring.catalogue import load_catalogue
from tests.content.pack_files import CARD, JOURNEY, STEPS, TRANSLATION, persona

BARRIERS = frozenset(load_catalogue().barriers)
FIRST_PHASE = next(iter(Phase)).value
SENTENCE = re.compile(r"^[^\n]+:\d+: [^\n]+$")


@pytest.fixture(scope="session")
def small_product(tmp_path_factory):
    """A product with one persona, which reads fast."""
    product = tmp_path_factory.mktemp("product")
    (product / "personas").mkdir()
    for lang in ("", ".fr", ".en"):
        name = f"personas/blind-schermlezer{lang}.md"
        shutil.copy(packs.own_pack() / name, product / name)
    return product


@pytest.fixture
def pack(tmp_path, monkeypatch, small_product):
    """A pack without mistakes: a persona, a journey and a card; ``write`` changes a file of it."""
    monkeypatch.setattr(packs, "own_pack", lambda: small_product)
    packs._load.cache_clear()

    class Pack:
        folder = tmp_path / "stad"

        def write(self, name, text):
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            return path

        def mistakes(self):
            _, errors = packs.check([self.folder], barriers=BARRIERS)
            sentences = [error.sentence() for error in errors]
            assert all(SENTENCE.match(sentence) for sentence in sentences)
            return [sentence.replace(f"{self.folder}/", "") for sentence in sentences]

    made = Pack()
    for name, text, translation in (
        ("personas/buur", persona(), TRANSLATION),
        ("journeys/fietslicht", JOURNEY, STEPS),
        ("toolbox/cards/proef", CARD % (FIRST_PHASE, sorted(BARRIERS)[0]), TRANSLATION),
    ):
        made.write(f"{name}.md", text)
        for lang in ("fr", "en"):
            made.write(f"{name}.{lang}.md", translation)
    yield made
    packs._load.cache_clear()


def test_a_pack_adds_to_the_product_and_leaves_it_as_it_was(pack):
    before = packs.load(barriers=BARRIERS)
    assert pack.mistakes() == []
    after = packs.load([pack.folder], barriers=BARRIERS)
    assert set(after.personas) - set(before.personas) == {"buur"}
    assert set(after.journeys) - set(before.journeys) == {"fietslicht"}
    assert set(after.cards) - set(before.cards) == {"proef"}
    assert after.version != before.version
    assert after.journeys["fietslicht"].step_title("halen", "fr") == "Chercher"


def test_a_pack_replaces_by_id(pack):
    known = next(iter(packs.load(barriers=BARRIERS).personas))
    for suffix, text in (("", persona(id=known)), (".fr", TRANSLATION), (".en", TRANSLATION)):
        pack.write(f"personas/{known}{suffix}.md", text)
    assert packs.load([pack.folder], barriers=BARRIERS).personas[known].prose["nl"].title == "Een buur"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"titel": "x"}, "9: 'titel' is not a key that is known here. Did you mean 'title'?"),
        ({"summary": None}, "1: 'summary' is missing. Add it."),
        ({"title": "5"}, "3: 'title' is wrong: Input should be a valid string (it is '5'). Correct it."),
        ({"title": ""}, "3: 'title' is wrong: Input should be a valid string (it is 'None'). Correct it."),
        ({"id": "Buur 1"}, "2: 'id' cannot be 'Buur 1'. Use small letters, digits and single hyphens."),
        ({"devices": "smartphone"}, "5: 'devices' is wrong: Input should be a valid tuple (it is 'smartphone'). Correct it."),
        ({"devices": "[]"}, "5: 'devices' is wrong: Tuple should have at least 1 item after validation, not 0 (it is '[]'). Correct it."),
        ({"reference": "misschien"}, "9: 'reference' is wrong: Input should be a valid boolean (it is 'misschien'). Correct it."),
        ({"needs": "{reading: {level: 2, reason: Zo.}}"}, None),
        ({"needs": "{reading: {level: yes, reason: Zo.}}"}, None),
        ({"prevalence": "[{figure: 1 %, population: x, year: true, source: y, review_by: 2027-01-01}]"}, None),
        ({"prevalence": "[{figure: 1 %, population: x, year: 2024, source: y, review_by: morgen}]"}, None),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else None,
)
def test_a_mistake_in_a_persona_is_told_once(pack, changes, sentence):
    pack.write("personas/buur.md", persona(**changes))
    told = pack.mistakes()
    about = [one for one in told if "personas/buur.md" in one and "file is named" not in one]
    assert len(about) == 1
    if sentence:
        assert about == [f"personas/buur.md:{sentence}"]


def test_a_word_outside_the_vocabulary_names_the_nearest_word(pack):
    first = next(iter(Resource)).value
    has = ", ".join(f"{resource.value}: yes" for resource in Resource)
    pack.write("personas/buur.md", persona(has="{" + has.replace(f"{first}: yes", f"{first}: partlly") + "}"))
    assert pack.mistakes() == [f"personas/buur.md:7: 'has.{first}' cannot be 'partlly'. Did you mean 'partly'?"]
    pack.write("personas/buur.md", persona(has="{" + has.replace(f"{first}:", f"{first}x:") + "}"))
    assert f"Did you mean '{first}'?" in pack.mistakes()[0]


def test_what_a_persona_has_may_be_a_word_or_a_word_with_its_reason(pack):
    first, *others = Resource
    has = "".join(f"\n  {resource.value}: no" for resource in others)
    pack.write("personas/buur.md", persona(has=f"\n  {first.value}:\n    has: partly\n    reason: Soms.{has}"))
    assert pack.mistakes() == []
    made = packs.load([pack.folder], barriers=BARRIERS).personas["buur"]
    assert made.possessions[first].has is Has.PARTLY
    pack.write("personas/buur.md", persona(has=f"\n  {first.value}:\n    has: partly\n    reasson: Soms.{has}"))
    told = pack.mistakes()
    assert any("personas/buur.md:10: 'has." in one and "Did you mean 'reason'?" in one for one in told)


def test_something_that_is_forgotten_is_named(pack):
    left_out = list(Resource)[-1]
    has = "{" + ", ".join(f"{resource.value}: yes" for resource in Resource if resource is not left_out) + "}"
    pack.write("personas/buur.md", persona(has=has))
    assert pack.mistakes() == [f"personas/buur.md:7: 'has.{left_out.value}' is missing. Write yes, partly or no."]


def test_an_id_is_the_name_of_its_file(pack):
    pack.write("personas/buur.md", persona(id="buurman"))
    assert pack.mistakes() == ["personas/buur.md:2: The id is 'buurman', but the file is named 'buur.md'. Give both the same name."]


def test_an_id_that_is_used_twice_names_the_other_file(pack):
    pack.write("personas/zus.md", persona())
    assert "personas/zus.md:2: The id 'buur' is used twice (also in buur.md). Choose another id." in pack.mistakes()


def test_a_translation_that_is_missing_is_named(pack):
    (pack.folder / "personas/buur.fr.md").unlink()
    told = pack.mistakes()
    assert told == ["personas/buur.md:1: The translation buur.fr.md is missing. Write it, with at least a title and a summary."]


def test_a_translation_of_nothing_is_named(pack):
    (pack.folder / "personas/buur.en.md").rename(pack.folder / "personas/buurr.en.md")
    assert "personas/buurr.en.md:1: There is no file 'buurr.md' that this translates. Did you mean 'buur.md'?" in pack.mistakes()


def test_a_translation_may_not_change_what_counts(pack):
    pack.write("personas/buur.fr.md", TRANSLATION.replace("title:", "stakes: 4\ntitle:"))
    assert pack.mistakes()[0].startswith("personas/buur.fr.md:2: 'stakes' is not a key that is known here.")
    pack.write("personas/buur.fr.md", TRANSLATION.replace("title:", "steps: {a: b}\ntitle:"))
    assert pack.mistakes() == ["personas/buur.fr.md:2: Only journeys have step titles. Remove this key."]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('{"*": -1}', "{blind-schermlezr: -1}", "15: There is no persona 'blind-schermlezr'. Did you mean 'blind-schermlezer'?"),
        ("channel: counter", "channel: countr", "21: 'steps.1.touchpoints.0.channel' cannot be 'countr'. Did you mean 'counter'?"),
        ("id: halen", "id: weten", "16: The step id 'weten' is used twice. Choose another id."),
        ("id: halen", "id: halen\n    alternative_to: wetn", "17: There is no step 'wetn' that this can replace. Did you mean 'weten'?"),
        ("[travel]", "[travl]", "24: 'steps.1.touchpoints.0.demands.0.any_of.0' cannot be 'travl'. Did you mean 'travel'?"),
        ("stakes: 2", "stakes: 7", "6: 'stakes' is wrong: Input should be less than or equal to 4 (it is '7'). Correct it."),
        ("stakes: 2", 'stakes: "2"', "6: 'stakes' is wrong: Input should be a valid integer (it is '2'). Correct it."),
        ("0.5", "5", "15: 'steps.0.supports.0.reach' is wrong: Input should be less than or equal to 1 (it is '5'). Correct it."),
        ("    outcome: Ik heb licht.\n", "", "16: 'steps.1.outcome' is missing. Add it."),
        ("title: De balie", "titel: De balie", "22: 'steps.1.touchpoints.0.titel' is not a key that is known here. Did you mean 'title'?"),
    ],
    ids=["persona", "channel", "twice", "alternative", "demand", "stakes", "text", "reach", "missing", "typo"],
)
def test_a_mistake_in_a_journey_names_its_line(pack, old, new, sentence):
    assert old in JOURNEY
    pack.write("journeys/fietslicht.md", JOURNEY.replace(old, new))
    assert f"journeys/fietslicht.md:{sentence}" in pack.mistakes()


def test_step_titles_of_a_translation_fit_the_steps(pack):
    pack.write("journeys/fietslicht.fr.md", STEPS.replace("halen:", "hallen:"))
    assert pack.mistakes() == [
        "journeys/fietslicht.fr.md:4: The journey has no step 'hallen'. Did you mean 'halen'?",
        "journeys/fietslicht.fr.md:4: The title of step 'halen' is missing. Add it.",
    ]


def test_a_card_that_lowers_an_unknown_barrier_names_the_nearest(pack):
    barrier = sorted(BARRIERS)[0]
    pack.write("toolbox/cards/proef.md", CARD % (FIRST_PHASE, barrier[:-1] + "q"))
    assert pack.mistakes() == [f"toolbox/cards/proef.md:6: There is no barrier '{barrier[:-1]}q'. Did you mean '{barrier}'?"]


def test_files_that_cannot_be_read_do_not_hide_the_other_mistakes(pack):
    (pack.folder / "personas/lus.md").symlink_to(pack.folder / "personas/lus.md")
    (pack.folder / "personas/map.md").mkdir()
    (pack.folder / "personas/latin.md").write_bytes(b"---\nid: caf\xe9\n---\n")
    pack.write("personas/leeg.md", "")
    pack.write("toolbox/cards/lijst.md", "---\n- a\n- b\n---\n")
    told = pack.mistakes()
    assert len(told) == 5
    assert any(one == "toolbox/cards/lijst.md:1: Keys with values are expected here. Write lines such as title: Text." for one in told)


def test_a_readme_and_other_files_are_no_part_of_a_pack(pack):
    pack.write("personas/README.md", "# Wat hier staat")
    pack.write("personas/notities.txt", "niets")
    assert pack.mistakes() == []


def test_a_folder_that_is_not_there_is_a_mistake(tmp_path):
    with pytest.raises(ContentError, match="does not exist"):
        packs.load([tmp_path / "weg"], barriers=BARRIERS)


def test_load_tells_the_first_mistake_and_reads_again_when_it_is_mended(pack):
    pack.write("personas/buur.md", persona(titel="x"))
    with pytest.raises(ContentError, match="Did you mean 'title'"):
        packs.load([pack.folder], barriers=BARRIERS)
    pack.write("personas/buur.md", persona())
    assert "buur" in packs.load([pack.folder], barriers=BARRIERS).personas


@given(st.binary(max_size=80) | st.dictionaries(st.sampled_from(["id", "title", "has", "needs", "steps", "x"]), st.text(max_size=10)).map(
    lambda form: ("---\n" + "\n".join(f"{key}: {value}" for key, value in form.items()) + "\n---\n").encode("utf-8", "replace")
))  # fmt: skip
def test_any_bytes_in_a_pack_are_mistakes_with_a_line(tmp_path_factory, content):
    folder = tmp_path_factory.getbasetemp() / "willekeurig"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "personas").mkdir(parents=True)
    (folder / "personas/buur.md").write_bytes(content)
    reader = packs._Reader(BARRIERS)
    reader.read_pack(folder)
    reader.check_references()
    assert reader.errors
    assert all(SENTENCE.match(error.sentence()) for error in reader.errors)


def test_a_word_that_is_not_known_is_answered_with_the_nearest_or_with_all():
    assert did_you_mean("websit", ["website", "phone"])["near"] == "website"
    assert did_you_mean("x", ["website", "phone"])["choices"] == "phone, website"
    assert did_you_mean("x", []) == {}
    assert did_you_mean("x", [f"keuze{number}" for number in range(99)]) == {}
