"""``barometer plain``: says what makes a text hard to read, without storing it. Imports what it needs, when it needs it."""

from __future__ import annotations

import sys

import click

from barometer.cli.shared import check_output, lang_option, say, settings, write_output

LANGUAGES = ("nl", "fr", "en", "de")


@click.command()
@click.argument("source", metavar="FILE|ADDRESS|-")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("terminal", "json", "html")),
    default="terminal",
    show_default=True,
    help="Form of the answer.",
)
@click.option(
    "--text-lang", type=click.Choice(LANGUAGES), default=None, help="The language of the text (default: what the text itself shows)."
)
@click.option("--all", "weak", is_flag=True, help="Also show what editors often leave as it is.")
@click.option("--allow-private", is_flag=True, help="Also read private addresses (loopback is always allowed here).")
@click.option("--output", "-o", metavar="FILE", help="Write the answer to a file instead of standard output.")
@lang_option
def plain(source: str, format_: str, text_lang: str | None, weak: bool, allow_private: bool, output: str | None, lang: str | None) -> None:
    """How hard a text is to read, and what to do about it.

    Reads a text file, a web page, a PDF, a Word file (.docx), an address, or standard input (-). Nothing is stored and nothing is sent
    anywhere.
    """
    from barometer.usecases import plain_texts

    check_output(output)
    reading = plain_texts.judge(plain_texts.read(source, settings=settings(), lang=text_lang or "", private=allow_private))
    if format_ == "json":
        from barometer.reports import plain_json

        text = plain_json.write(reading, lang=say().lang, weak=weak)
    elif format_ == "html":
        from barometer.reports import plain_html

        text = plain_html.write(reading, lang=say().lang, weak=weak)
    else:
        from barometer.reports import plain_terminal

        text = plain_terminal.write(reading, lang=say().lang, weak=weak, color=output is None and sys.stdout.isatty())
    write_output(text, output)
