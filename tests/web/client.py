"""A test client that polices every page that any test fetches."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

LANGUAGES = ("nl", "fr", "en")
CONTROLS = {"input", "select", "textarea"}
UNLABELLED = {"hidden", "submit", "button"}
ENDING = {"nl": "e-inclusiebarometer", "fr": "baromètre d’e-inclusion", "en": "e-inclusion barometer"}
KNOWN_BY_HTML5LIB = {"unknown-attribute"}


class PolicingClient(FlaskClient):
    """Checks each HTML answer: valid, one h1, title, language, labels, nonces, ids, and internal links that lead somewhere."""

    token = ""

    def take_token(self) -> None:
        """From now on every form that is sent carries its token."""
        field = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', self.get("/nl/new-service").get_data(as_text=True))
        assert field
        self.token = field.group(1)

    def open(self, *args: object, **kwargs: object) -> TestResponse:
        if self.token and kwargs.get("method") == "POST":
            kwargs["data"] = {**dict(kwargs.get("data") or {}), "csrf_token": self.token}  # type: ignore[call-overload]
        response = super().open(*args, **kwargs)  # type: ignore[arg-type]
        if (
            response.mimetype == "text/html"
            and response.status_code not in (204, 301, 302, 303, 308)
            and "attachment" not in str(response.headers.get("Content-Disposition"))
        ):
            text = response.get_data(as_text=True)
            if text.lstrip().lower().startswith("<!doctype"):
                police(text, response.request.path, self.application, response.headers["Content-Security-Policy"])
        return response


def parse(text: str) -> Element:
    """The document; html5lib's parser in strict mode raises on the first mistake."""
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), strict=False, namespaceHTMLElements=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        document = parser.parse(text)
    assert not parser.errors, [(position, code, values) for position, code, values in parser.errors][:5]
    return document


def text_of(element: Element) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def police(text: str, path: str, app: Flask | None = None, policy: str = "") -> Element:
    """Raises AssertionError for the first rule that the page breaks; gives the document back."""
    document = parse(text)
    lang = path.strip("/").split("/")[0]
    assert document.get("lang") == lang if lang in LANGUAGES else document.get("lang") in LANGUAGES, (
        f"{path}: lang is {document.get('lang')}"
    )
    assert len(list(document.iter("h1"))) == 1, f"{path}: not exactly one h1"
    title = text_of(next(document.iter("title")))
    assert re.search(r"\w.* – " + re.escape(ENDING[str(document.get("lang"))]), title), f"{path}: title is {title!r}"
    ids = Counter(element.get("id") for element in document.iter() if element.get("id"))
    assert not [name for name, count in ids.items() if count > 1], f"{path}: duplicate ids"
    _labels(document, path)
    _scripts(document, path, policy)
    assert [element.tag for element in document.iter("main")] == ["main"], f"{path}: not one main"
    assert any(link.get("href") == "#main-content" for link in document.iter("a")), f"{path}: no skip link"
    for element in document.iter():
        assert not [name for name in element.attrib if str(name).startswith("on") or name == "style"], f"{path}: inline handler or style"
        for name in ("aria-labelledby", "aria-describedby"):
            for wanted in (element.get(name) or "").split():
                assert wanted in ids, f"{path}: {name} names {wanted}, which is nowhere"
    _links(document, path, ids, app)
    return document


def _labels(document: Element, path: str) -> None:
    labelled = {label.get("for") for label in document.iter("label") if text_of(label)}
    for control in document.iter():
        if control.tag in CONTROLS and control.get("type") not in UNLABELLED:
            assert control.get("id") in labelled, f"{path}: {control.get('name')} has no label"
    grouped = {
        radio.get("id") for group in document.iter("fieldset") if any(map(text_of, group.iter("legend"))) for radio in group.iter("input")
    }
    for radio in document.iter("input"):
        assert radio.get("type") != "radio" or radio.get("id") in grouped, f"{path}: {radio.get('name')} is a choice without a legend"
    for button in document.iter("button"):
        assert text_of(button), f"{path}: a button without a name"


def _scripts(document: Element, path: str, policy: str) -> None:
    nonce = re.search(r"'nonce-([^']+)'", policy)
    for script in document.iter("script"):
        assert nonce, f"{path}: a script where the policy has no nonce"
        assert script.get("nonce") == nonce.group(1), f"{path}: a script without the nonce"
    assert not (policy and list(document.iter("style"))), f"{path}: an inline style sheet"
    assert "unsafe" not in policy


def _links(document: Element, path: str, ids: Counter[str | None], app: Flask | None) -> None:
    for element in document.iter():
        address = element.get("href") if element.tag in ("a", "link") else element.get("src")
        if not address or element.tag == "use" or address.startswith("data:"):
            continue
        if address.startswith("#"):
            assert address[1:] in ids, f"{path}: {address} leads nowhere"
        elif app is not None and not urlsplit(address).scheme:
            target = unquote(urlsplit(urljoin(path, address)).path)
            endpoint, arguments = app.url_map.bind("localhost").match(target)
            if endpoint == "static":
                assert app.static_folder
                name = arguments["filename"]
                assert Path(app.static_folder, name).is_file(), f"{path}: {name} was not built"
