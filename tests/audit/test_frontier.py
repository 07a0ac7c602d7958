import asyncio
import gzip
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.audit import frontier as frontiers
from barometer.audit.frontier import DOCUMENT, ROBOTS, TOO_MANY_VARIANTS, Frontier, Pace, Paces
from barometer.audit.guard import Guard
from tests.servers import serve

XMLNS = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"


def urlset(*urls):
    return f"<?xml version='1.0'?><urlset {XMLNS}>" + "".join(f"<url><loc>{url}</loc></url>" for url in urls) + "</urlset>"


def index(*urls):
    return f"<sitemapindex {XMLNS}>" + "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls) + "</sitemapindex>"


def frontier(start="http://127.0.0.1/", **more):
    return Frontier(start, guard=Guard(local=True), user_agent="e-inclusion-barometer/1", **more)


def wanted(urls, **more):
    return frontier("http://stad.be/", **more).wanted(urls)


def prepared(answers, **more):
    """The pages that robots.txt and the sitemaps of a server name, without its address; ``{}`` in an answer is that address."""
    with serve(lambda path: answers.get(path)) as server:
        for path, answer in list(answers.items()):
            if isinstance(answer, str):
                answers[path] = answer.replace("{}", server.url)
        made = frontier(f"{server.url}/", **more)
        return [page.replace(server.url, "") for page in made.prepare()], made, server.paths


def test_links_are_visited_once_each_in_the_order_of_the_page():
    urls = ["http://stad.be/b", "http://stad.be/a#x", "http://stad.be/a", "http://stad.be/b?", "http://stad.be/c/../a"]
    assert wanted(urls) == (["http://stad.be/b", "http://stad.be/a"], {})


def test_other_sites_are_left_out_without_a_word():
    urls = ["http://elders.be/", "https://stad.be/", "http://stad.be:8080/", "http://www.stad.be/", "http://["]
    assert wanted([*urls, "mailto:a@stad.be", "javascript:1", "tel:1", ""]) == ([], {})


@pytest.mark.parametrize("path", ["/rekenblad.xlsx", "/brief.ODT", "/foto.jpg", "/data.xml?x=1"])
def test_documents_are_skipped_and_say_so(path):
    assert wanted([f"http://stad.be{path}"])[1] == {f"http://stad.be{path}": DOCUMENT}


@pytest.mark.parametrize("path", ["/verhuizen.html", "/index.php", "/default.aspx", "/v1.2/pagina", "/pdf"])
def test_pages_with_a_dot_in_their_name_are_pages(path):
    assert wanted([f"http://stad.be{path}"])[0] == [f"http://stad.be{path}"]


def test_a_calendar_without_end_is_left_after_a_few_pages():
    made = frontier("http://stad.be/")
    visit, skip = made.wanted(f"http://stad.be/kalender?maand={month}" for month in range(40))
    assert len(visit) == frontiers.VARIANTS
    assert set(skip.values()) == {TOO_MANY_VARIANTS}
    assert len(skip) == 40 - frontiers.VARIANTS


def test_the_same_variant_counts_once_however_often_it_is_linked():
    made = frontier("http://stad.be/")
    for _ in range(50):
        assert made.wanted(["http://stad.be/zoek?q=a"]) == (["http://stad.be/zoek?q=a"], {})
    assert made.wanted(["http://stad.be/zoek?q=b"])[0]


def test_an_audit_that_goes_on_remembers_the_variants_that_it_has():
    made = frontier("http://stad.be/")
    made.remember(f"http://stad.be/kalender?maand={month}" for month in range(frontiers.VARIANTS))
    assert made.wanted(["http://stad.be/kalender?maand=99", "http://stad.be/kalender?maand=0"])[0] == ["http://stad.be/kalender?maand=0"]


def test_a_session_in_an_address_does_not_make_new_pages():
    urls = [f"http://stad.be/a;jsessionid=A{number}?PHPSESSID={number}&p=1" for number in range(50)]
    assert wanted(urls) == (["http://stad.be/a?p=1"], {})


def test_an_address_that_was_cut_off_is_not_visited():
    assert wanted(["http://stad.be/" + "a" * 3000]) == ([], {})


@given(st.lists(st.text(max_size=40).map("http://stad.be/".__add__) | st.text(max_size=40) | st.text(max_size=20).map("http://".__add__)))
def test_no_link_is_too_strange_to_be_judged(urls):
    visit, skip = wanted(urls)
    assert all(url.startswith("http://stad.be/") for url in [*visit, *skip])
    assert not set(visit) & set(skip)


def test_what_robots_txt_refuses_is_skipped_with_that_reason():
    robots = "User-agent: *\nDisallow: /zoeken?\nDisallow: /*/prive/\nAllow: /a/prive/toch\nCrawl-delay: 2\n"
    _, made, _ = prepared({"/robots.txt": robots})
    root = made.start
    visit, skip = made.wanted([f"{root}zoeken?q=1", f"{root}zoeken", f"{root}a/prive/x", f"{root}a/prive/toch"])
    assert visit == [f"{root}zoeken", f"{root}a/prive/toch"]
    assert set(skip.values()) == {ROBOTS}
    assert made.delay == 2


def test_a_rule_for_our_own_name_goes_before_the_rule_for_all():
    robots = "User-agent: *\nDisallow: /\n\nUser-agent: e-inclusion-barometer\nDisallow: /weg\n"
    _, made, _ = prepared({"/robots.txt": robots})
    assert made.wanted([f"{made.start}a", f"{made.start}weg"])[0] == [f"{made.start}a"]


def test_the_owner_may_leave_robots_txt_aside():
    _, made, _ = prepared({"/robots.txt": "User-agent: *\nDisallow: /\nCrawl-delay: 9"}, robots=False)
    assert (made.wanted([f"{made.start}a"])[0], made.delay) == ([f"{made.start}a"], 0)


@pytest.mark.parametrize(("asked", "delay"), [("3", 3.0), ("600", 10.0), ("nan", 0.0), ("inf", 0.0), ("-5", 0.0), ("veel", 0.0)])
def test_the_pace_of_robots_txt_is_a_number_within_reason(asked, delay):
    assert prepared({"/robots.txt": f"User-agent: *\nCrawl-delay: {asked}\n"})[1].delay == delay


def test_a_pattern_made_to_be_slow_is_answered_at_once():
    _, made, _ = prepared({"/robots.txt": "User-agent: *\nDisallow: /" + "*a" * 30 + "b\n"})
    began = time.monotonic()
    made.wanted([made.start + "a" * 200])
    assert time.monotonic() - began < 1


@pytest.mark.parametrize(
    "robots",
    [
        "\ufeffUser-agent: *\r\nDisallow: /x",
        b"\xff\x00",
        "Sitemap: http://[\nSitemap: ../map.xml\nDisallow",
        "x" * 2_000_000,
        (500, {}, ""),
    ],
    ids=["bom", "bytes", "sitemap", "huge", "error"],
)
def test_a_strange_robots_txt_does_not_stop_a_crawl(robots):
    _, made, _ = prepared({"/robots.txt": robots})
    assert made.wanted([f"{made.start}a"])[0] == [f"{made.start}a"]


def test_the_sitemap_is_found_without_robots_txt_and_relative_addresses_are_completed():
    assert prepared({"/sitemap.xml": urlset("{}/a", "/b", " {}/c\n")})[0] == ["/a", "/b", "/c"]


def test_a_sitemap_index_and_packed_sitemaps_are_read():
    maps = {
        "/robots.txt": "Sitemap: {}/index.xml\nSitemap: /ook.xml\n",
        "/index.xml": index("{}/een.xml", "{}/twee.xml.gz", "/index.xml", "http://elders.invalid/map.xml"),
        "/een.xml": urlset("{}/1"),
        "/twee.xml.gz": gzip.compress(urlset("/2").encode()),
        "/ook.xml": urlset("/3"),
    }
    pages, _, asked = prepared(maps)
    assert sorted(pages) == ["/1", "/2", "/3"]
    assert asked.count("/index.xml") == 1


def test_an_index_without_end_is_left(monkeypatch):
    def answer(path):
        number = int(path.removeprefix("/map").removesuffix(".xml") or 0) if path.startswith("/map") else 0
        return index(f"/map{number + 1}.xml", f"/map{number + 2}.xml")

    with serve(answer) as server:
        assert frontier(f"{server.url}/").prepare() == ()
        assert len(server.requests) <= frontiers.SITEMAPS + 1


def test_a_sitemap_with_too_many_pages_is_read_in_part():
    pages, _, _ = prepared({"/sitemap.xml": urlset(*(f"/{number}" for number in range(frontiers.SITEMAP_PAGES + 500)))})
    assert len(pages) == frontiers.SITEMAP_PAGES


BOMB = (
    "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>"
    + "".join(f"<!ENTITY {chr(98 + n)} '{('&' + chr(97 + n) + ';') * 10}'>" for n in range(9))
    + "]><urlset><url><loc>&j;</loc></url></urlset>"
)


@pytest.mark.parametrize(
    "body",
    [
        BOMB,
        "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><urlset><url><loc>http://x/&a;</loc></url></urlset>",
        "<?xml version='1.0' encoding='klingon'?><urlset/>",
        "<?xml version='1.0' encoding='utf-7'?><urlset/>",
        "<urlset><url><loc>/a",
        "<html><p>Geen kaart</p></html>",
        b"\x00\xff\x1f\x8b",
        "<a>" * 100_000,
        "",
    ],
    ids=["laughs", "outside", "encoding", "utf-7", "cut", "html", "bytes", "deep", "empty"],
)
def test_a_sitemap_that_attacks_or_is_broken_names_no_page(body):
    began = time.monotonic()
    assert prepared({"/sitemap.xml": body})[0] == []
    assert time.monotonic() - began < 5


async def turns(pace, moments, count):
    for _ in range(count):
        await pace.turn()
        moments.append(time.monotonic())


def test_a_pace_keeps_every_turn_apart():
    async def several():
        pace, moments = Pace(0.1), []
        await asyncio.gather(*(turns(pace, moments, 2) for _ in range(3)))
        return moments

    moments = asyncio.run(several())
    assert len(moments) == 6
    assert min(after - before for before, after in pairwise(moments)) >= 0.1


def test_an_answer_of_the_host_makes_the_next_one_wait_longer():
    async def answered_late():
        pace = Pace(0.2)
        await pace.turn()
        asyncio.get_running_loop().call_later(0.1, pace.hold)
        began = time.monotonic()
        await pace.turn()
        return time.monotonic() - began

    assert asyncio.run(answered_late()) >= 0.29


def test_without_a_pace_nobody_waits():
    async def many():
        pace, moments = Pace(0), []
        await turns(pace, moments, 100)

    began = time.monotonic()
    asyncio.run(many())
    assert time.monotonic() - began < 0.5


def test_each_host_has_a_pace_of_its_own_whatever_the_port():
    paces = Paces(30)
    paces.of("https://stad.be/a").hold()
    assert paces.of("http://stad.be:8080/b") is paces.of("https://STAD.be/")
    assert paces.of("https://elders.be/") is not paces.of("https://stad.be/")
    asyncio.run(asyncio.wait_for(paces.of("https://elders.be/").turn(), 5))
