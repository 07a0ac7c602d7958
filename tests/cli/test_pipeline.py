"""What a pipeline meets: outputs that close or are full, every level of --fail-on, and nothing but the report on standard output."""

import json
import sys

import pytest
from jsonschema import Draft202012Validator

from barometer.domain.vocabulary import Level
from barometer.reports import json_report
from tests.commands import CommandLine
from tests.servers import page, serve, to

FULL = "/dev/full"
SITEMAP = "<urlset><url><loc>/goed</loc></url></urlset>"


@pytest.fixture(scope="module")
def audited(tmp_path_factory):
    """A folder with the audit of a page that has faults and of one that cannot be tested, and what the command said."""
    command = CommandLine(tmp_path_factory.mktemp("pipeline"))
    site = {"/": page("<p>Dag.</p><img src='/x.png'><form><input name=a></form><p><a href='/weg'>Weg</a></p>"), "/x.png": (200, {}, b"")}
    with serve(site) as server:
        return command, command.run("audit", server.url, "--pace", "0", "--format", "json")


@pytest.mark.browser
def test_json_is_alone_on_standard_output_and_progress_on_standard_error(audited):
    _, ran = audited
    assert ran.returncode == 0
    report = json.loads(ran.stdout)
    Draft202012Validator(json_report.schema()).validate(report)
    assert sorted(one["state"] for one in report["pages"]) == ["done", "untested"]
    assert [line[:5] for line in ran.stderr.splitlines()] == ["[1/2]", "[2/2]"]


@pytest.mark.browser
@pytest.mark.parametrize("level", [level for level in Level if level is not Level.LAAG])
def test_fail_on_compares_with_the_worst_cell(audited, level):
    command, ran = audited
    worst = max(Level(cell["level"]).rank for cell in json.loads(ran.stdout)["barometer"]["cells"])
    assert command.run("score", "--fail-on", level.value).returncode == (1 if worst >= level.rank else 0)


@pytest.mark.browser
@pytest.mark.parametrize("form", ["terminal", "json", "junit", "html"])
def test_a_reader_that_has_enough_gets_no_trace(audited, form):
    command, _ = audited
    process = command.start("score", "--format", form)
    process.stdout.close()
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (2, "")


@pytest.mark.browser
@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full")
def test_an_output_that_is_full_is_one_sentence(audited):
    command, _ = audited
    with open(FULL, "w", encoding="utf-8") as full:
        process = command.start("score", "--format", "json", stdout=full)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err.count("\n"), "The disk is full" in err) == (2, 1, True)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("first", "words"),
    [(to("/"), "redirects without end"), ((200, {"Content-Type": "application/json"}, "{}"), "not a web page but application/json")],
    ids=["loop", "json"],
)
def test_a_crawl_whose_first_page_is_none_is_refused_although_the_sitemap_names_others(tmp_path, first, words):
    with serve({"/": first, "/goed": page("<p>Goed.</p>"), "/sitemap.xml": SITEMAP}) as server:
        assert words in CommandLine(tmp_path).refused("audit", f"{server.url}/")
        assert "/goed" not in server.paths


def test_a_page_option_without_a_journey_is_refused(tmp_path):
    assert "--journey" in CommandLine(tmp_path).refused("audit", "http://127.0.0.1/", "--page", "weten=/x")


@pytest.mark.parametrize("target", [".", "nergens/report.json"])
def test_an_output_that_cannot_be_is_refused_before_the_audit_begins(tmp_path, target):
    with serve({"/": page("<p>Dag.</p>")}) as server:
        assert target.partition("/")[0] in CommandLine(tmp_path).refused("audit", server.url, "--output", target)
        assert server.requests == []


def test_a_folder_for_data_that_cannot_be_is_refused(tmp_path):
    command = CommandLine(tmp_path)
    command.data.write_text("geen map", encoding="utf-8")
    assert "cannot be written" in command.refused("audit", "http://127.0.0.1:1/")
    assert command.data.read_text(encoding="utf-8") == "geen map"


def test_a_sentence_is_in_the_language_of_the_user(tmp_path):
    assert "Er is geen klantreis" in CommandLine(tmp_path, lang="nl").refused("audit", "http://127.0.0.1/", "--journey", "adreswijzigin")


def test_without_a_command_the_help_is_shown(tmp_path):
    ran = CommandLine(tmp_path).run()
    assert (ran.returncode, ran.stdout, "Usage: barometer" in ran.stderr) == (2, "", True)
