"""Lists of addresses: whatever editor wrote them, and one sentence with the line for what is wrong in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from barometer.errors import BarometerError
from barometer.usecases import lists
from barometer.usecases.audits import plan_audit
from barometer.usecases.lists import parse_list, read_list

A, B = "https://www.stad.be/a", "https://elders.be/b#deel"


@pytest.mark.parametrize(
    "content",
    [
        "https://www.stad.be/a\nhttps://elders.be/b#deel\n",
        "\ufeffhttps://www.stad.be/a\r\nhttps://elders.be/b#deel",
        "# de lijst\n\n  www.stad.be/a  # de eerste\n\nhttps://elders.be/b#deel\rhttps://www.stad.be/a\n",
    ],
)
def test_a_list_gives_each_address_once_in_its_order(content: str):
    assert parse_list(content.encode(), where="x") == (A, B.partition("#")[0])


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "x: There is no address in this list."),
        (b"# niets\r\n", "x: There is no address in this list."),
        (b"https://stad.be/\n\nftp://stad.be/\n", "x:3: Only http and https addresses"),
        (b"https://me:geheim@stad.be/", "x:1: An address may not hold a user name or password."),
        (b"https://stad.be/ https://stad.be/b\n", "x:1: An address holds no spaces"),
        (b"https://stad.be/\r\n\xff\xfe\n", "x:2: This file is not UTF-8"),
        (b"\x00\n", "x:1: An address holds no spaces"),
        (b"a" * 3000, "x:1: This address is longer than"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(content: bytes, sentence: str):
    with pytest.raises(BarometerError) as refused:
        parse_list(content, where="x")
    assert refused.value.sentence().startswith(sentence)
    assert "geheim" not in refused.value.sentence()


def test_a_list_that_is_too_long_or_too_large_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lists, "TOO_LARGE", 2)
    with pytest.raises(BarometerError, match="x:3: There are more than 2 addresses"):
        parse_list(b"\n".join(b"https://stad.be/%d" % number for number in range(4)), where="x")
    monkeypatch.setattr(lists, "LIMIT_BYTES", 10)
    with pytest.raises(BarometerError, match="larger than"):
        parse_list(b"https://stad.be/", where="x")


@pytest.mark.parametrize("name", ["nergens.txt", ".", "a\x00b"])
def test_a_file_that_cannot_be_read_is_one_sentence(name: str, tmp_path: Path):
    with pytest.raises(BarometerError, match="cannot be read"):
        read_list(tmp_path / name)


def test_a_list_is_exactly_its_pages_after_the_address(workplace):
    plan = plan_audit(workplace, url="stad.be", urls=[A, "https://elders.be/b"])
    assert plan.pages == ("https://stad.be/", A, "https://elders.be/b")
    assert (plan.url, plan.places) == ("https://stad.be/", None)
    assert plan_audit(workplace, urls=[A, "https://elders.be/b"], max_pages=1).pages == (A,)
    assert len(plan_audit(workplace, urls=[f"{A}{number}" for number in range(80)]).pages) == 80


def test_a_crawl_of_one_page_is_that_page_alone(workplace):
    assert plan_audit(workplace, url=A, max_pages=1).pages == (A,)
    assert plan_audit(workplace, url=A, max_pages=2).pages == ()
