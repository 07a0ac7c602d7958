"""Markdown of the packs as HTML: no raw HTML, only tags that prose needs."""

from __future__ import annotations

from collections.abc import Mapping

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from barometer.domain.persona import Prose
from barometer.i18n import words
from barometer.web import language

TAGS = {
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "strong",
    "em",
    "a",
    "blockquote",
    "code",
    "pre",
    "br",
    "hr",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


def render(prose: Mapping[str, Prose]) -> Markup:
    """The body in this request's language, else the Dutch one marked as Dutch; headings start below the page's h1."""
    lang = language.current()
    body, code = words(lang).pick({name: one.body for name, one in prose.items()})
    tokens = _markdown.parse(body)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(max(int(token.tag[1]), 2), 6)}"
    clean = Markup(nh3.clean(_markdown.renderer.render(tokens, _markdown.options, {}), tags=TAGS, link_rel="noopener noreferrer"))
    around = Markup(' lang="{}"').format(code) if code != lang else Markup("")
    return Markup('<div class="barometer-prose"{}>{}</div>').format(around, clean)
