"""The only way out: a proxy on this computer through which one tab of the browser fetches everything.

Each tab has a proxy of its own, with a port and a password of its own, and it ends with the tab: nothing that a page began can go on
behind our back, and nobody else on this computer can use it. The guard says which addresses may be dialled, and exactly these are: the
proxy never looks a name up, and the browser cannot (see ``browser.launch_arguments``).

The browser asks as RFC 9110 says: a whole address for http, CONNECT for https and for WebSockets of both kinds. What may not be reached is
answered with 403. What fails on the way fails for the page too, as it would without a proxy: the connection breaks, and ``trouble`` knows
why. We do not call ourselves Via: some servers send other pages to who comes through a proxy.
"""

from __future__ import annotations

import asyncio
import hmac
import secrets
from asyncio import StreamReader, StreamWriter, open_connection
from base64 import b64encode
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from playwright.async_api import ProxySettings

from barometer.audit.guard import Address, Guard
from barometer.audit.heads import BadHead, Head, authority, read_answer, read_request, split_target, write
from barometer.audit.passing import answered_head, asked_head, our_answer
from barometer.audit.reasons import BROKE_OFF, NO_ANSWER, REFUSED, REFUSED_BY_GUARD, UNFINDABLE
from barometer.audit.relay import HEAD_BYTES, CutOff, Meter, copy_body, join, read_head
from barometer.errors import AddressError

HOST = "127.0.0.1"
USER = "barometer"
VISIT_BYTES = 60_000_000
"""Over the line, in both directions, for all of a visit; the fence counts what is unpacked."""
CONNECTION_BYTES = 50_000_000
CONNECTIONS = 1_000
"""During one visit."""
AT_ONCE = 128
REQUEST_HEAD_BYTES = 65_536
HEAD_SECONDS = 30.0
"""For a request to be written, and for a connection that the browser keeps open to be used again."""
ANSWER_SECONDS = 120.0
DIAL_SECONDS = 15.0
DIALLED = 4
"""So many of a host's addresses are tried."""
LIFE_SECONDS = 600.0
"""No connection lives longer than the longest visit."""
TROUBLES = 2_000
FORBIDDEN = "This address may not be reached from here.\n"

Streams = tuple[StreamReader, StreamWriter]
Place = tuple[str, int]


class Egress:
    """The way out of one tab. ``full`` is called once when a visit has had its share of bytes, ``reached`` at each new connection."""

    def __init__(self, guard: Guard, *, full: Callable[[], None] = lambda: None) -> None:
        self.guard, self.full = guard, full
        self.reached: Callable[[], None] = lambda: None
        self.challenges = True
        """Whether a page may hear that a server asks for a password. Over https it does: there nobody else can read along."""
        self._password = secrets.token_urlsafe(24)
        self._secret = b64encode(f"{USER}:{self._password}".encode()).decode()
        self._serving: set[asyncio.Task[None]] = set()
        self.sealed = False
        self.held_back = 0
        """What was asked for since the way out was sealed; none of it left."""
        self._open = 0
        self._server: asyncio.Server | None = None
        self.begin()

    def begin(self) -> None:
        """A visit begins: what it may carry is counted anew."""
        self.carried = 0
        """Bytes so far, in both directions."""
        self.connections = 0
        """Connections that were made so far."""
        self._trouble: dict[Place, str] = {}
        self._is_full = False

    async def seal(self) -> None:
        """From here on nothing leaves: every connection is cut, and what is asked for is counted and dropped, until ``unseal``."""
        self.sealed, self.held_back = True, 0
        await self._cut()

    def unseal(self) -> None:
        """The next page may fetch again; called when the page before it is gone."""
        self.sealed = False

    async def _cut(self) -> None:
        serving = tuple(self._serving)
        for task in serving:
            task.cancel()
        await asyncio.gather(*serving, return_exceptions=True)

    @classmethod
    @asynccontextmanager
    async def opened(cls, guard: Guard) -> AsyncIterator[Egress]:
        """A way out for the length of a block; after it every connection is gone."""
        egress = cls(guard)
        egress._server = await asyncio.start_server(egress._accept, HOST, 0, limit=HEAD_BYTES)
        try:
            yield egress
        finally:
            egress._server.close()
            await egress._cut()

    @property
    def proxy(self) -> ProxySettings:
        """What a browser context is opened with when something else is to answer the question for the password."""
        assert self._server
        port = self._server.sockets[0].getsockname()[1]
        return ProxySettings(server=f"http://{HOST}:{port}", bypass="<-loopback>")

    @property
    def proxy_with_password(self) -> ProxySettings:
        """The same for Playwright, which gives the password to the proxy only, never to a server that asks for one."""
        return ProxySettings(server=self.proxy["server"], bypass=self.proxy["bypass"], username=USER, password=self._password)

    @property
    def password(self) -> dict[str, str]:
        """The name and the password that a request must carry."""
        return {"username": USER, "password": self._password}

    def trouble(self, url: str) -> str:
        """Why the last connection to the host of a URL came to nothing, as a reason's message id; empty when it did not."""
        try:
            parts = urlsplit(url)
            return self._trouble.get((parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)), "")
        except ValueError:
            return ""

    async def dial(self, place: Place, addresses: Sequence[Address]) -> Streams:
        """A connection to the first of these addresses that takes one; CutOff when none does, or the visit had its share."""
        if self._open >= AT_ONCE or self.connections >= CONNECTIONS or self._is_full:
            raise CutOff("too many connections")
        self.connections += 1
        self._open += 1
        why = REFUSED
        for address in addresses[:DIALLED]:
            try:
                async with asyncio.timeout(DIAL_SECONDS):
                    streams = await open_connection(str(address), place[1], limit=HEAD_BYTES)
            except TimeoutError:
                why = NO_ANSWER
            except OSError:
                continue
            else:
                self._trouble.pop(place, None)
                self.reached()
                return streams
        self._open -= 1
        self.note(place, why)
        raise CutOff("nobody there")

    def hang_up(self, streams: Streams) -> None:
        """Ends a connection that ``dial`` made."""
        self._open -= 1
        streams[1].close()

    def note(self, place: Place, why: str) -> None:
        """Remembers why a host could not be reached."""
        if len(self._trouble) < TROUBLES:
            self._trouble[place] = why

    def may_use(self, head: Head) -> bool:
        """Whether a request carries the password of this visit."""
        given = head.all("proxy-authorization")
        scheme, _, secret = given[0].partition(" ") if len(given) == 1 else ("", "", "")
        return scheme.lower() == "basic" and hmac.compare_digest(secret.strip().encode(), self._secret.encode())

    def spend(self, size: int) -> None:
        """Counts bytes of the visit; CutOff when it has had its share."""
        self.carried += size
        if self.carried > VISIT_BYTES and not self._is_full:
            self._is_full = True
            self.full()
        if self._is_full:
            raise CutOff("too much for one visit")

    async def _accept(self, reader: StreamReader, writer: StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)
        try:
            async with asyncio.timeout(LIFE_SECONDS):
                await _Conversation(self, (reader, writer)).run()
        except (CutOff, OSError, TimeoutError, asyncio.CancelledError):
            writer.transport.abort()  # for the page, what failed on the way out fails as it would without a proxy
        except BadHead:
            writer.write(our_answer("400 Bad Request"))
        finally:
            writer.close()


class _Conversation:
    """One connection of the browser: requests one after the other, or a tunnel."""

    def __init__(self, egress: Egress, browser: Streams) -> None:
        self.egress, self.browser = egress, browser
        self.meter = Meter(egress.spend, CONNECTION_BYTES)
        self.kept: tuple[Place, Streams] | None = None
        """The server that was asked last, to ask it again."""

    async def run(self) -> None:
        """Until either side has had enough. CutOff, BadHead, OSError."""
        try:
            while raw := await read_head(self.browser[0], seconds=HEAD_SECONDS, limit=REQUEST_HEAD_BYTES):
                if not await self._answer(raw):
                    return
        finally:
            self._let_go()

    async def _answer(self, raw: bytes) -> bool:
        """Whether the connection can be used for another request."""
        head, method, target = read_request(raw)
        if not self.egress.may_use(head):
            return self._say(head, "407 Proxy Authentication Required", ("Proxy-Authenticate", f'Basic realm="{USER}"'))
        if self.egress.sealed:
            self.egress.held_back += b" autofill.invalid:" not in raw[:60]  # that is the browser's own (browser.py)
            raise CutOff("sealed")
        self.meter.count(len(raw))
        if method == "CONNECT":
            return await self._tunnel(head, authority(target, port=None))
        name, path = split_target(target)
        place = authority(name, port=80)
        try:
            addresses = await self.egress.guard.admit(f"http://{name}/")
        except AddressError as error:
            return self._refuse(head, place, error)
        server = await self._server(place, addresses)
        return await self._exchange(server, head, method, write(f"{method} {path} HTTP/1.1", asked_head(head, name)))

    async def _tunnel(self, head: Head, place: Place) -> bool:
        try:
            addresses = await self.egress.guard.admit_tunnel(*place)
        except AddressError as error:
            return self._refuse(head, place, error)
        try:
            server = await self._server(place, addresses)
        except CutOff:
            return self._say(head, "502 Bad Gateway")
        self.browser[1].write(write("HTTP/1.1 200 Connection established", ()))
        await join(self.browser, server, self.meter)
        return False

    async def _server(self, place: Place, addresses: Sequence[Address]) -> Streams:
        if self.kept and (self.kept[0] != place or self.kept[1][0].at_eof()):
            self._let_go()
        if not self.kept:
            self.kept = place, await self.egress.dial(place, addresses)
        return self.kept[1]

    def _let_go(self) -> None:
        if self.kept:
            self.egress.hang_up(self.kept[1])
            self.kept = None

    async def _exchange(self, server: Streams, head: Head, method: str, asked: bytes) -> bool:
        """One request and its answer; both bodies may be on their way at the same time."""
        server[1].write(asked)
        sending = asyncio.ensure_future(copy_body(self.browser[0], server[1], head.body, self.meter))
        try:
            open_after = await self._pass_on(server, head, method)
            return open_after and sending.done() and not sending.exception()
        finally:
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)

    async def _pass_on(self, server: Streams, asked: Head, method: str) -> bool:
        status = 100
        while status < 200:  # what a server says in between is not for browsers that speak HTTP/1.1
            raw = await read_head(server[0], seconds=ANSWER_SECONDS)
            if not raw:
                assert self.kept
                self.egress.note(self.kept[0], BROKE_OFF)
                raise CutOff("no answer")
            self.meter.count(len(raw))
            answer, status = read_answer(raw, method)
        if status in (101, 407):  # we asked for no other protocol, and only we may ask for our password
            raise CutOff("an answer to nobody's question")
        stays = answer.keeps_open and asked.keeps_open
        fields = answered_head(answer, stays, method, status)
        if not self.egress.challenges:
            fields = [one for one in fields if one[0].lower() != "www-authenticate"]
        self.browser[1].write(write(f"HTTP/1.1 {answer.start.partition(' ')[2].strip()}", fields))
        await copy_body(server[0], self.browser[1], answer.body, self.meter)
        await self.browser[1].drain()
        return stays

    def _refuse(self, head: Head, place: Place, error: AddressError) -> bool:
        """One and the same word for what may not be reached and for what is nowhere: a page must not learn which names exist inside."""
        self.egress.note(place, UNFINDABLE if error.what == UNFINDABLE else REFUSED_BY_GUARD)
        return self._say(head, "403 Forbidden", text=FORBIDDEN)

    def _say(self, head: Head, status: str, *fields: tuple[str, str], text: str = "") -> bool:
        """Our own answer; after a request with a body that nobody reads, the connection is of no use any more."""
        stays = head.body == 0 and head.keeps_open
        self.browser[1].write(our_answer(status, *fields, text=text, stays=stays))
        return stays
