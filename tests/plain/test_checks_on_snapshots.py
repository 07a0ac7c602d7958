"""The language checks on snapshots made by hand; what the browser shows is tested by the examples of the checks."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from barometer.audit.artifacts.meaning import Meaning
from barometer.audit.checks import checks, run_check
from barometer.audit.element import Element
from barometer.audit.snapshot import Heading, Link, Snapshot, TextBlock
from barometer.domain.vocabulary import Impact, Outcome, Place

MINE = (
    "long_sentences",
    "passive_sentences",
    "official_phrases",
    "hard_text",
    "long_text_without_headings",
    "wrong_page_language",
    "unmarked_language_change",
    "vague_link_text",
    "vague_page_title",
)
CLEAN = "Je vraagt het attest online aan. Hou je identiteitskaart klaar. Je krijgt het attest binnen vijf dagen met de post."
FRENCH = "Vous pouvez aussi demander cette attestation au guichet de la maison communale."
LONG = (
    "Als je in onze stad komt wonen en je nog geen bewijs van je nieuwe adres hebt, "
    "dan kom je met je kaart en je contract langs bij het loket in het stadhuis."
)
NEED_TEXT = ("long_sentences", "passive_sentences", "official_phrases", "hard_text", "wrong_page_language", "long_text_without_headings")


def block(text: str, *, tag: str = "p", lang: str = "nl", place: Place = Place.MAIN) -> TextBlock:
    return TextBlock(Element(f"#{abs(hash(text))}", f"<{tag}>…</{tag}>", text, place), tag, lang)


def page(*blocks: TextBlock, lang: str = "nl", title: str = "Attest | Stad") -> Snapshot:
    return Snapshot(
        url="http://stad.test/", final_url="http://stad.test/", gathered_at=datetime(2026, 1, 1, tzinfo=UTC), loaded=True,
        title=title, lang=lang, content_type="text/html", blocks=blocks, headings=(), links=(), meaning=Meaning(),
    )  # fmt: skip


def said(check: str, snapshot: Snapshot) -> list[tuple[Outcome, int]]:
    return [(one.outcome, one.count) for one in run_check(checks()[check], snapshot, strict=True)]


def outcomes(check: str, snapshot: Snapshot) -> set[Outcome]:
    return {outcome for outcome, _ in said(check, snapshot)}


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.text(max_size=120), st.sampled_from(["p", "li", "h2"]), st.sampled_from(["", "nl", "fr", "??"])), max_size=5),
    st.text(max_size=20),
    st.sampled_from(["", "nl", "en-GB", "😀"]),
)
def test_no_text_whatever_makes_a_check_raise_or_stay_silent(rows: list[tuple[str, str, str]], title: str, lang: str):
    links = tuple(Link(Element("a", text=text), "link", context=text) for text, _, _ in rows)
    snapshot = replace(page(*(block(text, tag=tag, lang=own) for text, tag, own in rows), lang=lang, title=title), links=links)
    for check in MINE:
        assert run_check(checks()[check], snapshot, strict=True), check


def test_a_page_without_text_is_unknown_and_never_passed():
    for check in NEED_TEXT:
        assert outcomes(check, page()) == {Outcome.CANT_TELL}, check


def test_the_share_of_long_sentences_can_be_computed_per_place():
    snapshot = page(block(CLEAN), block(LONG), block(CLEAN, place=Place.TEMPLATE))
    assert said("long_sentences", snapshot) == [(Outcome.FAILED, 1), (Outcome.PASSED, 3), (Outcome.PASSED, 3)]


def test_the_assertion_shows_the_sentence_and_not_the_whole_block():
    failed = run_check(checks()["long_sentences"], page(block(f"{CLEAN} {LONG}")), strict=True)[0]
    assert failed.target.text == LONG
    assert failed.impact is Impact.MINOR


def test_a_heading_or_label_is_no_long_sentence():
    assert outcomes("long_sentences", page(block(LONG, tag="h2"), block(LONG, tag="label"))) == {Outcome.INAPPLICABLE}


def test_the_last_sentence_of_a_block_that_was_cut_off_is_left_out():
    text = (LONG + " ") * 20
    cut = text[:2000]
    assert not cut.endswith(".")
    failed = [one for one in run_check(checks()["long_sentences"], page(block(cut)), strict=True) if one.outcome is Outcome.FAILED]
    assert {one.target.text for one in failed} == {LONG}


def test_a_wrong_page_language_is_one_fault_and_not_one_per_block():
    snapshot = page(block(CLEAN, lang="en"), block(LONG, lang="en"), lang="en")
    assert outcomes("wrong_page_language", snapshot) == {Outcome.FAILED}
    assert outcomes("unmarked_language_change", snapshot) == {Outcome.PASSED}


def test_french_on_a_dutch_page_fails_unless_it_is_marked():
    assert Outcome.FAILED in outcomes("unmarked_language_change", page(block(CLEAN), block(FRENCH)))
    assert outcomes("unmarked_language_change", page(block(CLEAN), block(FRENCH, lang="fr"))) == {Outcome.PASSED}


def test_dutch_marked_as_french_fails():
    assert Outcome.FAILED in outcomes("unmarked_language_change", page(block(CLEAN), block(LONG, lang="fr")))


def test_english_names_in_dutch_text_do_not_fail():
    text = "In de bibliotheek leen je The Lord of the Rings, Game of Thrones en The Handmaid’s Tale."
    names = "Human Resources Business Partner Digital Transformation Office Manager"
    snapshot = page(block(CLEAN), block(text), block(names))
    assert outcomes("unmarked_language_change", snapshot) == {Outcome.PASSED}
    assert outcomes("wrong_page_language", snapshot) == {Outcome.PASSED}


def test_a_vague_link_is_another_fault_when_the_text_around_it_helps():
    def link(name: str, context: str) -> Snapshot:
        return replace(page(block(CLEAN)), links=(Link(Element("a", text=name), "link", "/x", context),))

    def failing(snapshot: Snapshot) -> list[str]:
        return [name for name in ("vague_link_text", "link_text_needs_context") if outcomes(name, snapshot) == {Outcome.FAILED}]

    assert failing(link("Klik hier »", "Klik hier »")) == ["vague_link_text"]
    assert failing(link("Lees meer", "Lees meer op onze website")) == ["vague_link_text"]
    assert failing(link("klik hier", "Voor een parkeerkaart: klik hier")) == ["link_text_needs_context"]
    assert outcomes("vague_link_text", link("Lees meer over parkeren", "")) == {Outcome.PASSED}


def test_a_heading_inside_a_long_text_is_enough():
    snapshot = page(*(block(CLEAN) for _ in range(20)))
    assert outcomes("long_text_without_headings", snapshot) == {Outcome.FAILED}
    inside = (Heading(Element("h2", text="Wat?"), 2),)
    assert outcomes("long_text_without_headings", replace(snapshot, headings=inside)) == {Outcome.PASSED}
    title_only = (Heading(Element("h1", text="Attest"), 1),)
    assert outcomes("long_text_without_headings", replace(snapshot, headings=title_only)) == {Outcome.FAILED}


def test_titles_that_say_nothing_fail_and_real_ones_pass():
    for title in ("Home", "Untitled", " document 1", "index.php", "https://stad.test/x", "Page 2", "-", ""):
        assert outcomes("vague_page_title", page(block(CLEAN), title=title)) == {Outcome.FAILED}, title
    for title in ("Home | Stad Voorbeeld", "Contact", "Parkeerkaart aanvragen", "Wat is een .pdf?", "Rapport 2024"):
        assert outcomes("vague_page_title", page(block(CLEAN), title=title)) == {Outcome.PASSED}, title
