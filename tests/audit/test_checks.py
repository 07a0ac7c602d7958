"""The runner: what becomes of missing artifacts, of crashes and of what was only partly seen; and the words of the checks."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import UTC, datetime
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.audit.axe import ALL
from barometer.audit.checks import CRASHED, NOT_GATHERED, audit_snapshot, checks, run_check
from barometer.audit.checks import _form as form
from barometer.audit.checks._form import read_check, read_form_as, read_reasons
from barometer.audit.element import Element
from barometer.audit.gather import GATHERERS, TOO_LONG
from barometer.audit.gather._frames import CUT_OFF
from barometer.audit.snapshot import Axe, AxeNode, AxeRule, Heading, Layout, Link, Resources, Snapshot, dump, load
from barometer.audit.told import translate_reason, words
from barometer.domain.evidence import Assertion, Target
from barometer.domain.vocabulary import Impact, Outcome, Place
from barometer.errors import ContentError, NotFoundError

ARTIFACTS = [gatherer.name for gatherer in GATHERERS]
EMPTY = Snapshot(url="http://a.test/", final_url="http://a.test/", gathered_at=datetime(2026, 1, 5, tzinfo=UTC), loaded=True)
CHECK_YAML = checks()["fake_headings"]


def outcome_of(snapshot: Snapshot, check: str) -> set[Outcome]:
    return {one.outcome for one in audit_snapshot(snapshot, strict=True) if one.check == check}


def test_a_page_that_was_not_loaded_is_untested_by_every_check_with_its_reason():
    snapshot = replace(EMPTY, loaded=False, reason="The server answered with an error ({status}).", values=(("status", "500"),))
    said = audit_snapshot(snapshot, strict=True)
    assert {one.outcome for one in said} == {Outcome.UNTESTED}
    assert [one.check for one in said] == [*(check.id for check in checks().values() if not check.about_documents), ALL]
    assert {(one.reason, one.values) for one in said} == {(snapshot.reason, snapshot.values)}


def test_a_missing_artifact_is_untested_with_the_gatherers_reason():
    said = audit_snapshot(replace(EMPTY, missing=(("headings", TOO_LONG), ("axe", TOO_LONG))), strict=True)
    reasons = {one.check: (one.outcome, one.reason) for one in said}
    assert reasons["fake_headings"] == (Outcome.UNTESTED, TOO_LONG)
    assert reasons["heavy_page"] == (Outcome.UNTESTED, NOT_GATHERED)
    assert reasons[ALL] == (Outcome.UNTESTED, TOO_LONG)


@given(
    st.sampled_from(list(checks().values())),
    st.sampled_from([ValueError, KeyError, RecursionError, ZeroDivisionError]),
    st.text(max_size=300),
)
def test_a_crash_inside_a_check_is_never_a_pass(check, error, message):
    def crash(_: Snapshot) -> list[Assertion]:
        raise error(message)

    broken = replace(check, run=crash)
    page = replace(EMPTY, **{need: () for need in check.needs if getattr(EMPTY, need) is None})
    (said,) = run_check(broken, page)
    assert (said.outcome, said.reason, said.check) == (Outcome.CANT_TELL, CRASHED, check.id)
    with pytest.raises(error):
        run_check(broken, page, strict=True)


def test_a_crash_halfway_takes_back_what_was_said_before():
    def half(_: Snapshot):
        yield Assertion("fake_headings", Outcome.PASSED)
        raise ValueError("halfway")

    (said,) = run_check(replace(CHECK_YAML, run=half), replace(EMPTY, headings=()))
    assert said.outcome is Outcome.CANT_TELL


def test_what_was_only_partly_seen_fails_what_it_saw_and_says_nothing_is_absent():
    link = Link(Element("a", text="Privacy", place=Place.TEMPLATE), "link", "http://a.test/privacy")
    whole = replace(EMPTY, links=(link,))
    assert outcome_of(whole, "no_accessibility_statement") == {Outcome.FAILED}
    partly = replace(whole, missing=(("links", CUT_OFF),))
    assert outcome_of(partly, "no_accessibility_statement") == {Outcome.CANT_TELL}
    assert outcome_of(partly, "file_link_without_format") == {Outcome.CANT_TELL}
    pdf = replace(link, href="http://a.test/a.pdf", element=Element("a", text="Reglement"))
    assert outcome_of(replace(partly, links=(pdf,)), "file_link_without_format") == {Outcome.FAILED, Outcome.CANT_TELL}
    half_axe = replace(EMPTY, axe=Axe("4.14.1", ()), missing=(("axe", CUT_OFF),))
    assert outcome_of(half_axe, ALL) == {Outcome.CANT_TELL}


ELEMENTS = st.builds(Element, st.sampled_from(["a", "#b"]), text=st.text(max_size=40), place=st.sampled_from(Place))
HEADINGS = st.builds(Heading, ELEMENTS, st.integers(0, 6), st.booleans())
LINKS = st.builds(Link, ELEMENTS, st.sampled_from(["link", "button"]), st.text(max_size=40), st.text(max_size=80), st.booleans())


@given(
    st.builds(
        replace,
        st.just(EMPTY),
        headings=st.none() | st.lists(HEADINGS, max_size=4).map(tuple),
        links=st.none() | st.lists(LINKS, max_size=4).map(tuple),
        layout=st.none() | st.builds(Layout, st.integers(0, 900), st.just(()), st.just(()), st.integers(0, 3)),
        resources=st.none() | st.builds(Resources, st.integers(0, 9_000_000), st.integers(0, 3), st.just(())),
        missing=st.lists(st.tuples(st.sampled_from(ARTIFACTS), st.just(CUT_OFF)), max_size=3).map(tuple),
    )
)
def test_every_snapshot_gives_each_check_an_outcome_in_the_same_order_twice(snapshot):
    said = audit_snapshot(snapshot, strict=True)
    assert said == audit_snapshot(snapshot, strict=True)
    about_pages = [check for check in checks().values() if not check.about_documents]
    assert {one.check for one in said} == {*(check.id for check in about_pages), ALL}
    named = {name for name, _ in snapshot.missing}
    for check in about_pages:
        mine = [one for one in said if one.check == check.id]
        assert mine
        if any(getattr(snapshot, need) is None for need in check.needs):
            assert {one.outcome for one in mine} == {Outcome.UNTESTED}
        elif named & set(check.needs):
            assert Outcome.CANT_TELL in {one.outcome for one in mine}


def test_axe_comes_after_our_checks_and_a_saved_snapshot_is_audited_the_same():
    axe = Axe("4.14.1", (AxeRule("image-alt", "violations", "critical", ("wcag111",), (AxeNode(Element("img"), "critical", "No {alt}"),)),))
    snapshot = replace(EMPTY, axe=axe, links=(), headings=(), resources=Resources(4_000_000, 3, ()))
    said = audit_snapshot(snapshot, strict=True)
    assert said[-1].check == "axe:image-alt"
    assert said == audit_snapshot(load(dump(snapshot)), strict=True)
    heavy = next(one for one in said if one.check == "heavy_page")
    assert (heavy.outcome, heavy.impact) == (Outcome.FAILED, Impact.MAJOR)
    lighter = replace(snapshot, resources=Resources(2_000_000, 3, ()))
    assert next(one for one in audit_snapshot(lighter) if one.check == "heavy_page").impact is Impact.MINOR


def test_reasons_are_translated_with_what_stands_on_the_page_untouched():
    odd = "{text} %s <b>{reason}"
    one = Assertion(
        "fake_headings",
        Outcome.FAILED,
        target=Target("p"),
        reason="“{text}” looks like a heading but is ordinary text.",
        values=(("text", odd),),
    )
    assert str(translate_reason(one, "nl")) == f"“{odd}” lijkt een titel, maar is gewone tekst."
    assert translate_reason(one, "fr").lang == "fr"
    assert str(translate_reason(one, "en")) == f"“{odd}” looks like a heading but is ordinary text."
    axe = Assertion("axe:image-alt", Outcome.FAILED, reason="Element has no {alt}")
    assert translate_reason(axe, "nl") == replace(translate_reason(axe, "en"))
    assert translate_reason(axe, "nl").lang == "en"
    assert str(translate_reason(Assertion("hard_text", Outcome.UNTESTED, reason=TOO_LONG), "nl")) == "Het duurde te lang."


def test_every_sentence_of_the_gatherers_is_translated():
    from barometer.audit import checks as runner
    from barometer.audit import gather
    from barometer.audit.gather import _frames, axe, resources

    told = {
        gather: ("TOO_LONG", "STOPPED", "FAILED", "SKIPPED"),
        _frames: ("CUT_OFF", "FRAME_LOST"),
        axe: ("NOT_BUILT", "FRAME_FAILED", "FRAME_SLOW"),
        resources: ("NOT_LISTENED", "UNFINISHED"),
        runner: ("NOT_GATHERED", "CRASHED"),
    }
    for module, names in told.items():
        for name in names:
            assert getattr(module, name) in read_reasons(), name


@pytest.mark.parametrize("check", checks().values(), ids=lambda check: check.id)
def test_every_check_has_words_in_three_languages_and_plain_dutch(check):
    for lang in ("nl", "en", "fr"):
        told = words(check.id, lang)
        assert told.lang == lang
        assert told.title
        assert told.why
        assert told.mend
    for sentence in re.split(r"(?<=[.?!])\s+", f"{check.why['nl']} {check.mend['nl']}"):
        assert len(sentence.split()) <= 25, sentence
    assert not re.search(r"\b(wordt|worden|werd|dient te|dienen te)\b|;", f"{check.why['nl']} {check.mend['nl']}"), check.id


def test_words_of_an_unknown_check_are_an_error_and_those_of_axe_are_found():
    with pytest.raises(NotFoundError):
        words("no_such_check", "nl")
    assert words("axe:image-alt", "nl").title == "Beeld zonder alt-tekst"
    assert words(ALL, "nl").title.startswith("axe-core kon")
    assert words(ALL, "en").title.startswith("axe-core could not")


def test_every_need_is_an_artifact_or_a_fact_of_the_snapshot():
    names = {part.name for part in fields(Snapshot)}
    for check in checks().values():
        assert set(check.needs) <= names
        assert check.needs


@pytest.fixture
def written(tmp_path):
    """A pair of files for a check called ``loose_end``, its YAML changed by the test."""
    good = (form.Path(form.__file__).parent / "fake_headings.yaml").read_text(encoding="utf-8")

    def write(text: str | None = None, *, change: tuple[str, str] = ("", "")) -> ContentError:
        path = tmp_path / "loose_end.yaml"
        path.write_text((good if text is None else text).replace(*change), encoding="utf-8")
        module = ModuleType("loose_end")
        module.loose_end = lambda snapshot: ()  # type: ignore[attr-defined]
        read_form_as.cache_clear()
        with pytest.raises(ContentError) as caught:
            read_check(path, module)
        assert str(path) in caught.value.sentence()
        return caught.value

    return write


def test_a_broken_yaml_file_is_named(written):
    assert "not YAML" in written("title: {nl: x").sentence()
    assert ":1:" in written("title: {nl: x").sentence() or ":2:" in written("title: {nl: x").sentence()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("impact: major", "impact: huge"), "impact"),
        (("mend:", "repair:"), "mend"),
        (("  fr: Texte qui ressemble à un titre mais n’en est pas un\n", ""), "title.fr"),
        (("needs: [headings]", "needs: [headlines]"), "headlines"),
        (('criteria: ["1.3.1"]', 'criteria: ["131"]'), "criteria.0"),
        (("  inapplicable:", "  inapplicabel:"), "examples.inapplicable"),
    ],
)
def test_a_mistake_in_a_yaml_file_is_named_with_its_key(written, change, told):
    assert told in written(change=change).sentence()


def test_a_check_without_words_or_without_its_function_is_an_error(tmp_path):
    lonely = ModuleType("lonely")
    lonely.lonely = lambda snapshot: ()  # type: ignore[attr-defined]
    with pytest.raises(ContentError, match="are missing"):
        read_check(tmp_path / "lonely.yaml", lonely)
    with pytest.raises(ContentError, match="no function 'other_name'"):
        read_check(tmp_path / "other_name.yaml", ModuleType("other_name"))
