"""Pages that try everything to reach a server that they must not reach, and that server, which remembers who came.

``python -m tests.audit.hostile`` prints which kinds reach it in a bare browser, and which in one that visits as the barometer does.
"""

from __future__ import annotations

import asyncio
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from itertools import count
from typing import Any
from unittest.mock import patch
from urllib.parse import quote

from playwright.async_api import Browser, async_playwright
from playwright.async_api import Error as PlaywrightError

from barometer.audit import egress as egresses
from barometer.audit import gather, settling
from barometer.audit import guard as guards
from barometer.audit.addresses import origin
from barometer.audit.browser import find_browser, launch
from barometer.audit.fence import BROWSER_ARGUMENTS
from barometer.audit.guard import Guard
from barometer.audit.snapshot import Snapshot
from barometer.audit.visit import visit
from tests.servers import HTML, page, serve, to

ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\nContent-Length: 6\r\n\r\ngeheim"
)
MARK = re.compile(rb"/k/([a-z0-9-]+)")
TCP = ("http", "https", "wss", "preconnect", "turn-tcp", "turns", "raw")
UDP = ("stun", "turn-udp", "ice", "webtransport")
CHAINED = ("img", "script", "css", "iframe", "fetch", "video")
ADDRESSES = ("127.0.0.1", "127.0.0.2", "::1")
NAME = "wissel.test"
"""A name whose answers change with each look-up."""


NOBODY = "Basic Og=="
"""What every visit answers to a challenge that is not for it: an empty name (``flows/approach.py``)."""


@dataclass
class Protected:
    """Listens on three loopback addresses: a port for each protocol that cannot say by its path what kind it is."""

    reached: set[str] = field(default_factory=set)
    """The kinds that came since it was cleared."""
    connections: int = 0
    """Connections of any kind since then, also those over which nothing was said."""
    ports: dict[str, int] = field(default_factory=dict)
    passwords: list[str] = field(default_factory=list)
    """The fields that look like a password, which the attacking site was sent when it asked for one."""
    _sockets: list[socket.socket] = field(default_factory=list)

    def at(self, kind: str, *, host: str = "127.0.0.2", name: str = "") -> str:
        """The address of a kind, with its name in the path: ``//host:port/k/kind``."""
        return f"//{host}:{self.ports[name or 'http']}/k/{kind}"

    def open(self) -> None:
        """Listens; every listener has a thread."""
        for name in (*TCP, *UDP):
            type_ = socket.SOCK_STREAM if name in TCP else socket.SOCK_DGRAM
            for address in ADDRESSES:
                made = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, type_)
                made.bind((address, self.ports.get(name, 0)))
                self.ports[name] = made.getsockname()[1]
                self._sockets.append(made)
                if name in TCP:
                    made.listen(64)
                threading.Thread(target=self._accept if name in TCP else self._receive, args=(made, name), daemon=True).start()

    def close(self) -> None:
        """Listens no more."""
        for one in self._sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self, listening: socket.socket, name: str) -> None:
        with suppress(OSError):
            while True:
                connected, _ = listening.accept()
                self.connections += 1
                threading.Thread(target=self._serve, args=(connected, name, self.reached), daemon=True).start()

    def clear(self) -> None:
        """Forgets who came; who is late is still counted among those before."""
        self.reached, self.connections = set(), 0

    def _serve(self, connected: socket.socket, name: str, reached: set[str]) -> None:
        said = b""
        with connected, suppress(OSError):
            connected.settimeout(60)  # a browser connects first, and asks when it comes to it
            said = connected.recv(4096)
            connected.sendall(ANSWER)
        mark = MARK.search(said)
        reached.add(mark[1].decode() if mark else name)

    def _receive(self, listening: socket.socket, name: str) -> None:
        with suppress(OSError):
            while listening.recv(4096):
                self.reached.add(name)


def markup(at: Callable[[str], str]) -> dict[str, str]:
    """Kind → markup that makes a browser ask for ``at(kind)`` by itself."""
    return {
        "img": f"<img src='{at('img')}' alt=''>",
        "srcset": f"<img srcset='{at('srcset')} 1x' alt=''>",
        "script": f"<script src='{at('script')}'></script>",
        "module": f"<script type=module src='{at('module')}'></script>",
        "css": f"<link rel=stylesheet href='{at('css')}'>",
        "css-import": f"<style>@import '{at('css-import')}';</style>",
        "css-image": f"<style>h1 {{ background-image: url('{at('css-image')}') }}</style>",
        "font": f"<style>@font-face {{ font-family: q; src: url('{at('font')}') }} h1 {{ font-family: q }}</style>",
        "iframe": f"<iframe src='{at('iframe')}' title=a></iframe>",
        "srcdoc": f"<iframe srcdoc=\"<img src='{at('srcdoc')}'>\" title=b></iframe>",
        "data-frame": f"<iframe src='data:text/html,{quote('<img src=' + at('data-frame') + '>')}' title=c></iframe>",
        "object": f"<object data='{at('object')}'></object>",
        "embed": f"<embed src='{at('embed')}'>",
        "audio": f"<audio src='{at('audio')}' preload=auto></audio>",
        "video": f"<video src='{at('video')}' preload=auto></video>",
        "poster": f"<video poster='{at('poster')}'></video>",
        "svg-image": f"<svg><image href='{at('svg-image')}'/></svg>",
        "prefetch": f"<link rel=prefetch href='{at('prefetch')}'>",
        "preload": f"<link rel=preload as=image href='{at('preload')}'>",
        "modulepreload": f"<link rel=modulepreload href='{at('modulepreload')}'>",
        "manifest": f"<link rel=manifest href='{at('manifest')}'>",
        "refresh": f"<iframe srcdoc=\"<meta http-equiv=refresh content='0; url={at('refresh')}'>\" title=d></iframe>",
        "form": f"<iframe name=into title=e></iframe><form action='{at('form')}' method=post target=into><input name=a></form>",
        "ping": f"<a id=ping href='#x' ping='{at('ping')}'>p</a>",
    }


def code(at: Callable[[str], str]) -> dict[str, str]:
    """Kind → script that asks for ``at(kind)``."""
    inside = f"fetch('{at('worker-fetch')}', {{mode: 'no-cors'}}).catch(() => 0)"
    shared = f"fetch('{at('shared-worker')}', {{mode: 'no-cors'}}).catch(() => 0)"
    started = "new Worker(URL.createObjectURL(new Blob([`{}`])))"
    return {
        "fetch": f"fetch('{at('fetch')}', {{mode: 'no-cors'}}).catch(() => 0)",
        "keepalive": f"fetch('{at('keepalive')}', {{mode: 'no-cors', keepalive: true}}).catch(() => 0)",
        "xhr": f"const x = new XMLHttpRequest(); x.open('GET', '{at('xhr')}'); x.send()",
        "beacon": f"navigator.sendBeacon('{at('beacon')}', 'x')",
        "eventsource": f"new EventSource('{at('eventsource')}')",
        "import": f"import('{at('import')}').catch(() => 0)",
        "worker-fetch": started.format(inside),
        "import-scripts": started.format(f"importScripts('{at('import-scripts')}')"),
        "shared-worker": f"new SharedWorker(URL.createObjectURL(new Blob([`{shared}`])))",
        "form": "document.forms[0].submit()",
        "ping": "document.getElementById('ping').click()",
        "window": f"open('{at('window')}')",
        "blob-frame": "const f = document.body.appendChild(document.createElement('iframe'));"
        f"f.src = URL.createObjectURL(new Blob([`<img src='{at('blob-frame')}'>`], {{type: 'text/html'}}))",
        "frame-location": f"document.body.appendChild(document.createElement('iframe')).contentWindow.location = '{at('frame-location')}'",
        "speculation-prefetch": speculation("prefetch", at("speculation-prefetch")),
        "speculation-prerender": speculation("prerender", at("speculation-prerender")),
    }


def speculation(what: str, url: str) -> str:
    rules = f"{{{what}: [{{urls: ['{url}'], eagerness: 'immediate'}}]}}"
    made = "const s = document.createElement('script'); s.type = 'speculationrules';"
    return f"{made} s.text = JSON.stringify({rules}); document.head.append(s)"


def sockets(protected: Protected) -> dict[str, str]:
    """Kind → script for everything that is no plain request."""
    ws = "ws:" + protected.at("websocket")
    inside = f"new WebSocket('ws:{protected.at('worker-websocket')}')"
    host, ports = "127.0.0.2", protected.ports
    secret = "username: 'a', credential: 'b'"
    turn = [f"turn:{host}:{ports[f'turn-{way}']}?transport={way}" for way in ("udp", "tcp")] + [f"turns:{host}:{ports['turns']}"]
    ice = f"{{urls: 'stun:{host}:{ports['stun']}'}}, " + ", ".join(f"{{urls: '{url}', {secret}}}" for url in turn)
    candidate = f"candidate:1 1 udp 2122260223 {host} {ports['ice']} typ host"
    return {
        "websocket": f"new WebSocket('{ws}')",
        "worker-websocket": f"new Worker(URL.createObjectURL(new Blob([`{inside}`])))",
        "wss": f"new WebSocket('wss:{protected.at('wss', name='wss')}')",
        "https": f"fetch('https:{protected.at('https', name='https')}', {{mode: 'no-cors'}}).catch(() => 0)",
        "webtransport": f"new WebTransport('https:{protected.at('x', name='webtransport')}').ready.catch(() => 0)",
        "stun": f"const p = new RTCPeerConnection({{iceServers: [{ice}]}}); p.createDataChannel('x');"
        "p.createOffer().then(o => p.setLocalDescription(o))",
        "ice": "(async () => { const a = new RTCPeerConnection(), b = new RTCPeerConnection(); a.createDataChannel('x');"
        "await a.setLocalDescription(await a.createOffer()); await b.setRemoteDescription(a.localDescription);"
        "await b.setLocalDescription(await b.createAnswer()); await a.setRemoteDescription(b.localDescription);"
        f"await a.addIceCandidate({{candidate: '{candidate}', sdpMid: '0'}}) }})()",
        "service-worker": "navigator.serviceWorker.register('/sw.js')",
    }


def forms(protected: Protected, start: str = "host") -> dict[str, str]:
    """Name → the protected server's address, written in another way."""
    hosts = {
        "decimal": "2130706434", "octal": "0177.0.0.2", "hexadecimal": "0x7f000002", "short": "127.2", "mapped": "[::ffff:127.0.0.2]",
        "mapped-hex": "[::ffff:7f00:2]", "six": "[::1]", "localhost": "localhost", "localhost-dot": "localhost.",
        "under-localhost": "a.localhost",
        "any": "0.0.0.0", "full-width": "１２７.0.0.2", "credentials": "a:b@127.0.0.2", "misleading": "8.8.8.8@127.0.0.2",
        "changing-name": NAME, "changing-name-dot": f"{NAME}.",
    }  # fmt: skip
    return {name: "http:" + protected.at(f"{start}-{name}", host=host) for name, host in hosts.items()}


OTHER = ("file:///etc/passwd", "view-source:http://{p}/k/view-source", "chrome://version", "ftp://{p}/k/ftp", "ws://{p}/k/ws-frame")


def everything(protected: Protected, own: list[str]) -> Callable[[str], object]:
    """The attacking site; ``own`` are its own address and, for frames of another site, its address under another name."""

    def script(body: str) -> object:
        return 200, {"Content-Type": "text/javascript"}, body

    def challenge(handler: BaseHTTPRequestHandler) -> None:
        given = [(name, value) for name, value in handler.headers.items() if "authorization" in name.lower()]
        protected.passwords += [name for name, value in given if value != NOBODY]
        handler.send_response(401)
        handler.send_header("WWW-Authenticate", 'Basic realm="barometer"')
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    def attack(variant: str, at: Callable[[str], str]) -> str:
        chosen = plain_kinds(variant)
        marks = {kind: at(f"{variant}-{kind}") for kind in plain_kinds("")}
        body = "".join(one for kind, one in markup(marks.__getitem__).items() if kind in chosen)
        scripts = (one for kind, one in code(marks.__getitem__).items() if kind in chosen)
        return body + "".join(f"<script>try {{ {one} }} catch {{}}</script>" for one in scripts)

    def direct(kind: str) -> str:
        return "http:" + protected.at(kind)

    def redirected(kind: str) -> str:
        return f"{own[0]}/to/{kind}"

    def answer(path: str) -> object:
        path = path.partition("?")[0]
        if path.startswith("/to/"):
            return to(direct(path.removeprefix("/to/")))
        if path.startswith("/chain/"):
            left, _, kind = path.removeprefix("/chain/").partition("/")
            return to(f"/chain/{int(left) - 1}/{kind}" if int(left) else direct(kind), 307)
        if path.startswith("/main-"):
            kind = path.removeprefix("/main-")
            url = {**forms(protected, "main"), "file": "file:///etc/passwd"}.get(kind, direct(f"main-{kind}"))
            if kind == "refresh":
                return page("", head=f"<meta http-equiv=refresh content='0; url={url}'>")
            leave = "document.forms[0].submit()" if kind == "form" else f"location = '{url}'"
            return page(f"<form action='{url}' method=post></form><script>{leave}</script>")
        frame = "".join(f"<iframe src='{own[1]}{inner}' title=f></iframe>" for inner in ("/direct", "/redirect", "/sockets"))
        head = f"<link rel=icon href='{direct('icon')}'>"
        report = {**HTML, "Content-Security-Policy-Report-Only": f"img-src 'none'; report-uri {direct('csp-report')}"}
        heads = "".join(f"<link rel={rel} href='http:{protected.at('x', name='preconnect')}'>" for rel in ("preconnect", "dns-prefetch"))
        pages = {
            "/direct": page(attack("direct", direct), head=head),
            "/redirect": page(attack("redirect", redirected)),
            "/chain": page(attack("chain", lambda kind: f"{own[0]}/chain/3/{kind}")),
            "/frames": (200, report, page(frame + "<img src=/x.png alt=''>", head=heads)),
            "/sockets": page("".join(f"<script>try {{ {one} }} catch {{}}</script>" for one in sockets(protected).values())),
            "/forms": page(
                "".join(f"<img src='{url}' alt=''><iframe src='{url}-frame' title=a></iframe>" for url in forms(protected).values())
                + "".join(f"<iframe src='{url.format(p=direct('')[7:-3])}' title=b></iframe>" for url in OTHER)
                + f"<script>for (const u of {list(forms(protected).values())})"
                "{ try { new WebSocket(u.replace('http', 'ws') + '-socket') } catch {} } fetch('/401').catch(() => 0)</script>"
            ),
            "/sw.js": script(f"addEventListener('install', () => fetch('{direct('service-worker')}', {{mode: 'no-cors'}}))"),
            "/401": challenge,
        }
        return pages.get(path)

    return answer


PAGES = ("/direct", "/redirect", "/chain", "/frames", "/sockets", "/forms")
MAIN = ("location", "refresh", "form", "decimal", "mapped", "changing-name", "credentials")


@contextmanager
def opened() -> Iterator[tuple[Protected, str, str]]:
    """The protected server, the attacking site, and that site as another site."""
    protected = Protected()
    protected.open()
    own: list[str] = []
    try:
        with serve(everything(protected, own)) as site:  # type: ignore[arg-type]
            own.extend([site.url, site.url.replace("127.0.0.1", "localhost")])
            yield protected, own[0], own[1]
    finally:
        protected.close()


async def bare(protected: Protected, site: str, *, wanted: frozenset[str] = frozenset(["all"]), seconds: float = 10) -> set[str]:
    """Who reaches the protected server from a browser that nobody guards, until all that are wanted did or the seconds are over."""
    protected.clear()
    arguments = [f"--host-resolver-rules=MAP {NAME} 127.0.0.2", "--no-sandbox"]  # the pages are our own
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_browser().path, args=arguments)
        context = await browser.new_context()

        async def look(path: str) -> None:
            with suppress(PlaywrightError):  # some lead away before they are there
                await (await context.new_page()).goto(site + path, wait_until="commit")

        await asyncio.gather(*(look(path) for path in (*PAGES, *(f"/main-{kind}" for kind in MAIN))))
        end = time.monotonic() + seconds
        while time.monotonic() < end and not wanted <= protected.reached:
            await asyncio.sleep(0.1)
        await browser.close()
    return set(protected.reached)


@dataclass
class Guarded:
    """What came of the visits of a guarded browser: path → snapshot, who reached the protected server, and which addresses were dialled."""

    snapshots: dict[str, Snapshot]
    reached: set[str]
    connections: int
    dialled: set[tuple[str, int]]


async def guarded(protected: Protected, site: str, elsewhere: str) -> Guarded:
    """The same pages, each visited as an audit visits it; a name changes its address between a public and a protected one all the time."""
    protected.clear()
    turns, dialled, snapshots = count(), set(), {}
    real, connect = guards.resolve, egresses.open_connection
    allowed = Guard(local=True, loopback=False, allowed_origins=[origin(site), origin(elsewhere)])

    def resolve(host: str, port: int) -> tuple[guards.Address, ...]:
        if host.rstrip(".") == NAME:
            return (ip_address("127.0.0.2" if next(turns) % 2 else "8.8.8.8"),)
        return real(host, port)

    async def dial(host: str, port: int, **more: Any) -> Any:
        dialled.add((host, port))
        if not ip_address(host).is_loopback:
            raise ConnectionRefusedError
        return await connect(host, port, **more)

    async def look(browser: Browser, path: str) -> None:
        snapshots[path] = (await visit(browser, site + path, guard=allowed, timeout=80)).snapshot

    quick = tuple(one for one in gather.GATHERERS if one.name == "blocks")
    with (
        patch.object(guards, "resolve", resolve), patch.object(guards, "KEEP_SECONDS", 0), patch.object(egresses, "open_connection", dial),
        patch.object(gather, "GATHERERS", quick), patch.object(settling, "LONGEST_SECONDS", 4.0),
    ):  # fmt: skip
        async with launch(find_browser(), extra_arguments=BROWSER_ARGUMENTS) as browser:
            for some in (PAGES[:3], PAGES[3:], tuple(f"/main-{kind}" for kind in MAIN)):
                await asyncio.gather(*(look(browser, path) for path in some))
    return Guarded(snapshots, set(protected.reached), protected.connections, dialled)


def plain_kinds(variant: str) -> list[str]:
    """The plain requests of a variant; a chain of redirects is tried with a few."""
    return list(CHAINED if variant == "chain" else dict.fromkeys((*markup(str), *code(str))))


def kinds(protected: Protected) -> list[str]:
    """Every kind that is tried, by the name under which it would reach the protected server."""
    marked = [f"{variant}-{kind}" for variant in ("direct", "redirect", "chain") for kind in plain_kinds(variant)]
    written = [f"host-{name}{end}" for name in forms(protected) for end in ("", "-frame", "-socket")]
    own_ports = ("http", "preconnect", "https", "wss", "turn-tcp", "turns", *UDP)
    single = ("websocket", "worker-websocket", "service-worker", "csp-report", "icon", "view-source", "ftp", "ws-frame")
    return [*marked, *written, *single, *own_ports, *(f"main-{kind}" for kind in MAIN)]


def table() -> str:
    """Kind → reached in a bare browser → reached in a guarded one."""
    with opened() as (protected, site, elsewhere):
        before = asyncio.run(bare(protected, site))
        after = asyncio.run(guarded(protected, site, elsewhere)).reached
        rows = [f"{kind:32} {'yes' if kind in before else '-':6} {'YES' if kind in after else '-'}" for kind in kinds(protected)]
        unnamed = sorted((before | after) - set(kinds(protected)))
    return "\n".join([f"{'kind':32} {'bare':6} guarded", *rows, f"bare {len(before)}, guarded {len(after)}, not in the list: {unnamed}"])


if __name__ == "__main__":
    print(table())
