from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from barometer.audit.addresses import LONGEST, origin, same_page, web_address
from barometer.errors import AddressError

pieces = st.lists(
    st.sampled_from(
        [
            *"abz019.:/?#[]@%&=;-_~\\ \t\n\"'<>{}|^`é①٣\u200b\u00ad。ß",
            *("http://", "https://", "www.", "stad.be", "localhost", "127.0.0.1", "xn--", ":80", ":443", "//", "..", "%2e", "%00"),
            *("?a=1&b=2", ";jsessionid=1", "\ud800"),
        ]
    ),
    max_size=14,
).map("".join)
texts = st.one_of(st.text(max_size=60), pieces, pieces.map("http://stad.be/".__add__), pieces.map("http://".__add__))


@given(texts)
@example("0.0。\u200b")
@example("http://[::1")
@example("http://stad.be:99999999999999999999/")
def test_any_text_is_an_address_in_one_form_or_an_address_error(text):
    try:
        address = web_address(text)
    except AddressError:
        return
    assert web_address(address) == address
    page = same_page(address)
    assert same_page(page) == page
    assert web_address(page)
    assert origin(page).startswith(("http://", "https://"))


@given(texts)
def test_what_is_no_url_is_never_more_than_a_value_error(text):
    for ask in (same_page, origin):
        with suppress(ValueError):
            assert isinstance(ask(text), str)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("stad.be", "https://stad.be/"),
        ("  https://www.stad.be/nl  ", "https://www.stad.be/nl"),
        ("HTTPS://WWW.Stad.BE", "https://www.stad.be/"),
        ("stad.be/pad:iets", "https://stad.be/pad:iets"),
        ("localhost:8000", "http://localhost:8000/"),
        ("127.0.0.1:8000/nl?x=1", "http://127.0.0.1:8000/nl?x=1"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
        ("https://stad.be/a/../b#deel", "https://stad.be/b"),
        ("https://café.be/thé", "https://xn--caf-dma.be/th%C3%A9"),
        ("http://stad.be:80/", "http://stad.be/"),
        ("http://stad.be/?b=2;c=3&a=1", "http://stad.be/?b=2;c=3&a=1"),
    ],
)
def test_an_address_is_completed_as_a_person_means_it(written, address):
    assert web_address(written) == address


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("", "There is no address"),
        (" \n", "There is no address"),
        ("twee woorden", "no spaces"),
        ("https://stad.be/\nx", "no spaces"),
        ("ftp://stad.be/", "not ftp"),
        ("file:///etc/passwd", "not file"),
        ("javascript:alert(1)", "not javascript"),
        ("data:text/html,x", "not data"),
        ("mailto:info@stad.be", "not mailto"),
        ("/nl/verhuizen", "not a web address"),
        ("//stad.be/", "not a web address"),
        ("http://ik:geheim@stad.be/", "user name"),
        ("http://@stad.be/", "user name"),
        ("https://stad", "no usable host"),
        ("http://2130706433/", "no usable host"),
        ("http://a..b/", "no usable host"),
        ("http://-stad.be/", "no usable host"),
        ("http://stad.be:0/", "no usable host"),
        ("http://[::1", "not a web address"),
        ("http://stad.be:99999/", "not a web address"),
        ("https://stad.be/" + "a" * LONGEST, "longer than"),
    ],
)
def test_what_cannot_be_audited_is_one_sentence(written, what):
    with pytest.raises(AddressError, match=what) as caught:
        web_address(written)
    sentence = caught.value.sentence()
    assert "\n" not in sentence
    assert len(sentence) < 300
    assert "geheim" not in sentence


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://stad.be", "http://stad.be/"),
        ("http://stad.be/?b=2&a=1", "http://stad.be/?a=1&b=2"),
        ("http://stad.be/x#deel", "http://stad.be/x"),
        ("http://stad.be/a/./b/../c", "http://stad.be/a/c"),
        ("http://stad.be/x;jsessionid=0A1B?y=1", "http://stad.be/x?y=1"),
        ("http://stad.be/x?PHPSESSID=8f&utm_source=brief", "http://stad.be/x"),
        ("HTTP://STAD.be:80/x", "http://stad.be/x"),
    ],
)
def test_two_addresses_of_one_page_are_the_same(one, other):
    assert same_page(one) == same_page(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://stad.be/x", "http://stad.be/x/"),
        ("http://stad.be/x", "http://stad.be/X"),
        ("http://stad.be/?p=1", "http://stad.be/?p=2"),
        ("http://stad.be/", "https://stad.be/"),
        ("http://stad.be/", "http://www.stad.be/"),
    ],
)
def test_addresses_that_may_be_two_pages_are_two(one, other):
    assert same_page(one) != same_page(other)


def test_an_origin_has_its_port_written_out():
    assert origin("https://stad.be/x") == "https://stad.be:443"
    assert origin("http://stad.be:8000/") == "http://stad.be:8000"
