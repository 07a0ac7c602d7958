"""A finding is read once, however many pages repeat it."""

from __future__ import annotations

from barometer.domain.audit import PageState
from barometer.domain.evidence import Assertion, Target
from barometer.domain.vocabulary import Outcome, Place
from barometer.reports.found import found_by_check
from barometer.usecases.barometers import PageReading
from tests.web.town import SITE

LOGO = Assertion(
    "axe:image-alt", Outcome.FAILED, target=Target("header > img", '<img src="/logo.png">', "", Place.TEMPLATE), reason="Fix image-alt"
)
PHOTO = Assertion("axe:image-alt", Outcome.FAILED, target=Target("main > img", '<img src="/foto.png">'), reason="Fix image-alt")


def page(path: str) -> PageReading:
    return PageReading(f"{SITE}{path}", path, "nl", PageState.DONE, "", (), (), "", ())


def test_the_same_element_on_three_pages_is_one_finding_with_three_pages():
    pages = [page("/a"), page("/b"), page("/c")]
    (check,) = found_by_check([(pages[0], (PHOTO, LOGO)), (pages[1], (LOGO,)), (pages[2], (LOGO,))], lang="nl", per_check=10)
    assert [(one.assertion.target.selector, one.pages) for one in check.elements] == [
        ("header > img", tuple(pages)),
        ("main > img", (pages[0],)),
    ]
    assert check.left_out == 0


def test_elements_above_the_limit_are_counted_and_the_most_repeated_one_is_kept():
    (check,) = found_by_check([(page("/a"), (PHOTO, LOGO)), (page("/b"), (LOGO,))], lang="nl", per_check=1)
    assert [one.assertion for one in check.elements] == [LOGO]
    assert check.left_out == 1


def test_twins_on_one_page_name_that_page_once():
    (check,) = found_by_check([(page("/a"), (LOGO, LOGO))], lang="nl", per_check=10)
    assert [len(one.pages) for one in check.elements] == [1]
