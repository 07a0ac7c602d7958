"""Reading one file: every mistake is one sentence with file and line, and nothing that somebody writes can do harm."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from barometer.content import frontmatter
from barometer.content.frontmatter import LIMIT_BYTES, read_markdown, read_yaml
from barometer.errors import ContentError

SENTENCE = re.compile(r"^[^\n]+:\d+: [^\n]+[.?]$")


def markdown(folder, content):
    path = folder / "fiche.md"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def mistake(folder, content):
    path = markdown(folder, content)
    with pytest.raises(ContentError) as caught:
        read_markdown(path)
    sentence = caught.value.sentence()
    assert SENTENCE.match(sentence)
    return sentence.removeprefix(str(path))


@pytest.mark.parametrize(
    "content",
    [
        "---\ntitle: Eén\n---\nTekst.\n",
        "---\r\ntitle: Eén\r\n---\r\nTekst.\r\n",
        "\ufeff---\ntitle: Eén\n---\nTekst.",
        "---  \ntitle: Eén\n---  \nTekst.",
    ],
    ids=["unix", "windows", "bom", "spaces"],
)
def test_files_of_every_editor_read_the_same(tmp_path, content):
    document = read_markdown(markdown(tmp_path, content))
    assert (document.data, document.body, document.where(("title",))) == ({"title": "Eén"}, "Tekst.", f"{tmp_path}/fiche.md:2")


def test_every_key_and_entry_knows_its_line(tmp_path):
    document = read_markdown(markdown(tmp_path, "---\na: 1\nb:\n  - x\n  - c: 2\n    d: 3\n---\n"))
    wanted = {("a",): 2, ("b",): 3, ("b", 0): 4, ("b", 1): 5, ("b", 1, "c"): 5, ("b", 1, "d"): 6}
    assert {place: document.lines[place] for place in wanted} == wanted
    assert document.where(("b", 1, "none", "deeper")).endswith(":5")


def test_signs_that_only_some_count_as_the_end_of_a_line_do_not_shift_the_text(tmp_path):
    document = read_markdown(markdown(tmp_path, "---\na: x\n---\nEen\x0cpagina\u2028verder\n"))
    assert document.body == "Een\x0cpagina\u2028verder"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", ":1: This file has no front matter."),
        ("# Titel\n", ":1: This file has no front matter."),
        ("---\ntitle: x\n", ":1: The front matter does not end."),
        ("---\ntitle: x\n ---\n", ":1: The front matter does not end."),
        ("---\na: 1\nb: [1, 2\n---\n", ":3: This is not valid YAML"),
        ("---\na: 1\n\tb: 2\n---\n", ":3: This is not valid YAML"),
        ("---\ntitle: dit: dat\n---\n", ":2: This is not valid YAML"),
        ("---\na: 'open\n---\n", ":2: This is not valid YAML"),
        ("---\na: 1\nb: 2\na: 3\n---\n", ":4: The key 'a' stands here twice (first on line 2)."),
        ("---\na: &x 1\nb: *x\n---\n", ":3: Aliases (*name) are not allowed here."),
        ("---\na: !!python/object/apply:os.system ['true']\n---\n", ":2: Tags (!name) are not allowed here."),
        ("---\na: 1\nb: \x07\n---\n", ":3: This is not valid YAML: character #x0007."),
        ("---\nday: 2026-13-45\n---\n", ":2: This is not valid YAML"),
        ("---\na: " + "[" * 3000 + "]" * 3000 + "\n---\n", ":2: This is not valid YAML: nested too deep."),
        ("---\nnumber: " + "9" * 5000 + "\n---\n", ":2: This is not valid YAML"),
        (b"---\na: 1\nb: caf\xe9\n---\n", ":3: This file is not UTF-8 text (byte 15)."),
        (b"\xff\xfe-\x00-\x00", ":1: This file is not UTF-8 text"),
        ("---\na: 1\n---\n" + "x" * 1_000_000, ":1: This file is larger than 512 kB."),
    ],
    ids=lambda value: re.sub(r"\W+", "-", str(value))[:30],
)
def test_a_file_that_cannot_be_read_says_where_and_why(tmp_path, content, words):
    assert mistake(tmp_path, content).startswith(words)


def test_a_small_file_that_would_grow_is_refused(tmp_path):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 20)]
    assert "Aliases" in mistake(tmp_path, "---\n" + "\n".join(lines) + "\n---\n")


def test_what_is_no_file_says_so(tmp_path):
    loop, folder, gone = tmp_path / "loop.md", tmp_path / "map.md", tmp_path / "weg.md"
    loop.symlink_to(loop)
    folder.mkdir()
    for path in (loop, folder, gone):
        with pytest.raises(ContentError, match="cannot be read") as caught:
            read_markdown(path)
        assert SENTENCE.match(caught.value.sentence())


def test_the_limit_is_a_limit_of_bytes(tmp_path):
    path = tmp_path / "groot.yaml"
    path.write_text("a: " + "é" * ((LIMIT_BYTES - 3) // 2), encoding="utf-8")
    assert len(read_yaml(path).data["a"]) == (LIMIT_BYTES - 3) // 2
    path.write_text("a: " + "é" * (LIMIT_BYTES // 2), encoding="utf-8")
    with pytest.raises(ContentError, match="larger"):
        read_yaml(path)


pieces = st.lists(
    st.sampled_from(
        [
            *("a: ", "b: ", "- ", "\n", "  ", "\t", "[", "]", "{", "}", ",", ":", "&x ", "*x", "? ", "|\n", ">-\n", "'", '"', "#"),
            *("---\n", "...\n", "%YAML 9.9\n", "<<: ", "!!set ", "!!float ", "!x ", "2026-13-45", "2026-01-01T99:99:99", "1e999", "0x"),
            *("0o8", "_", ".inf", ".nan"),
            *("1:2:3", "1:99:1", "~", "yes", "\x00", "\x85", "\u2028", "\ufeff", "9" * 5000, "=", "-", "+", "."),
        ]
    ),
    max_size=15,
).map("".join)


@given(st.one_of(pieces.map(str.encode), st.binary(max_size=60), pieces.map(lambda text: f"---\n{text}\n---\n".encode())))
@example(b"---\n? [a]\n: b\n---\n")
def test_any_bytes_are_a_document_or_a_content_error(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "willekeurig.md"
    path.write_bytes(content)
    for read in (read_markdown, read_yaml):
        try:
            assert isinstance(read(path), frontmatter.Document)
        except ContentError as error:
            assert SENTENCE.match(error.sentence()), error.sentence()  # noqa: PT017
