"""The fetcher against a loopback web that misbehaves: every path is one behaviour, and the server keeps what it was asked."""

from __future__ import annotations

import gzip
import shutil
import socket
import socketserver
import ssl
import struct
import subprocess
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndicate import errors
from syndicate.fetch.client import Client, user_agent
from syndicate.fetch.limits import Limits
from syndicate.model import Document, Validators

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.loopback

FEED = b"<rss version='2.0'><channel><title>caf\xc3\xa9</title></channel></rss>"
NOW = datetime(2026, 3, 14, 9, 40, tzinfo=UTC)


@dataclass
class Exchange:
    """One request, and the wire back."""

    path: str
    headers: dict[str, str]
    wire: socket.socket
    server: HostileServer

    def forever(self, piece: bytes, pause: float = 0.0) -> None:
        """Send `piece` again and again until the client goes or the server ends."""
        while not self.server.ending.wait(pause):
            self.wire.sendall(piece)


Route: TypeAlias = Callable[[Exchange], bytes]


def answer(body: bytes = FEED, head: str = "", status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{head}\r\n".encode("latin-1") + body


def moved(where: str, status: str = "302 Found", body: bytes = b"") -> bytes:
    return answer(body, f"Location: {where}\r\n", status)


def _packed(body: bytes, encoding: str) -> bytes:
    return answer(body, f"Content-Encoding: {encoding}\r\n")


def _raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


def _hang(exchange: Exchange) -> bytes:
    exchange.server.ending.wait()
    return b""


def _midway(exchange: Exchange) -> bytes:
    exchange.wire.sendall(b"HTTP/1.1 200 OK\r\n\r\n" + FEED[:20])
    return _hang(exchange)


def _drip(exchange: Exchange) -> bytes:
    exchange.wire.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    exchange.forever(b"x", 0.02)
    return b""


def _slow_head(exchange: Exchange) -> bytes:
    exchange.wire.sendall(b"HTTP/1.1 200 OK\r\n")
    exchange.forever(b"x", 0.02)
    return b""


def _continue_forever(exchange: Exchange) -> bytes:
    exchange.forever(b"HTTP/1.1 100 Continue\r\n\r\n", 0.001)
    return b""


def _continue_flood(exchange: Exchange) -> bytes:
    exchange.forever(b"HTTP/1.1 100 Continue\r\n\r\n" * 4000)
    return b""


def _endless(exchange: Exchange) -> bytes:
    exchange.wire.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    exchange.forever(b"<item/>" * 10_000)
    return b""


def _chunk_line_flood(exchange: Exchange) -> bytes:
    exchange.wire.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;")
    exchange.forever(b"x" * 60_000)
    return b""


def _reset(exchange: Exchange) -> bytes:
    exchange.wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    exchange.wire.close()
    return b""


def _conditional(exchange: Exchange) -> bytes:
    etag, modified = '"caf\xe9 \x02"', "Wed, 9 Mar 26 08:00:00 GMT+1"
    given = (exchange.headers.get("if-none-match"), exchange.headers.get("if-modified-since"))
    if given == (etag, modified):
        return b"HTTP/1.1 304 Not Modified\r\n\r\n"
    return answer(head=f"ETag: {etag}\r\nLast-Modified: {modified}\r\n")


def _auth(exchange: Exchange) -> bytes:
    # "Aladdin:open sesame" is the example of RFC 7617 §2.
    if exchange.headers.get("authorization") == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==":
        return answer()
    return answer(b"", "WWW-Authenticate: Basic realm=x\r\n", "401 Unauthorized")


def _chain(exchange: Exchange) -> bytes:
    left = int(exchange.path.rpartition("=")[2])
    return moved(f"/chain?n={left - 1}") if left else answer()


def _chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    body = b"".join(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks)
    return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body + end


def _by_query(exchange: Exchange) -> bytes:
    return moved(unquote(exchange.path.partition("?")[2]))


ROUTES: dict[str, Route] = {
    "/feed": lambda _: answer(
        head='Content-Type: Application/RSS+XML; Charset="UTF-8"\r\nContent-Language: pt-BR\r\nETag: "v1"\r\n'
        "Set-Cookie: a=b\r\n"
    ),
    "/plain": lambda _: answer(),
    "/latin": lambda _: answer(head="Content-Type: text/html; boundary=x ; charset= 'ISO-8859-1'\r\n"),
    "/conditional": _conditional,
    "/304": lambda _: b"HTTP/1.1 304 Not Modified\r\n\r\n",
    "/etag-huge": lambda _: answer(head=f'ETag: "{"x" * 9000}"\r\nLast-Modified: yesterday\r\n'),
    "/etag-spaced": lambda _: answer(head="ETag: \xa0x\r\n"),
    "/gzip": lambda _: _packed(gzip.compress(FEED), "gzip"),
    "/x-gzip": lambda _: _packed(gzip.compress(FEED), "X-GZip"),
    "/gzip-members": lambda _: _packed(gzip.compress(FEED[:9]) + gzip.compress(FEED[9:]), "gzip"),
    "/gzip-trailing": lambda _: _packed(gzip.compress(FEED) + b"junk", "gzip"),
    "/gzip-undeclared": lambda _: answer(gzip.compress(FEED)),
    "/deflate": lambda _: _packed(zlib.compress(FEED), "deflate"),
    "/deflate-raw": lambda _: _packed(_raw_deflate(FEED), "deflate"),
    "/identity": lambda _: _packed(FEED, "identity"),
    "/chunked": lambda _: _chunked(FEED[:9], FEED[9:]),
    "/chunked-tiny": lambda _: _chunked(*(FEED[at : at + 1] for at in range(len(FEED)))),
    "/no-length": lambda _: b"HTTP/1.0 200 OK\r\n\r\n" + FEED,
    "/length-text": lambda _: b"HTTP/1.1 200 OK\r\nContent-Length: lots\r\n\r\n" + FEED,
    "/non-authoritative": lambda _: answer(status="203 Non-Authoritative Information"),
    "/gzip-truncated": lambda _: _packed(gzip.compress(FEED)[:-9], "gzip"),
    "/gzip-corrupt": lambda _: _packed(gzip.compress(FEED)[:14] + b"\xff\xff\xff" + gzip.compress(FEED)[17:], "gzip"),
    "/gzip-lie": lambda _: _packed(FEED, "gzip"),
    "/gzip-bomb": lambda _: _packed(gzip.compress(bytes(30_000_000)), "gzip"),
    "/gzip-member-flood": lambda _: _packed(gzip.compress(b"") * 1_001, "gzip"),
    "/deflate-bomb": lambda _: _packed(zlib.compress(bytes(30_000_000)), "deflate"),
    "/gzip-twice": lambda _: _packed(gzip.compress(gzip.compress(FEED)), "gzip, gzip"),
    "/br": lambda _: _packed(FEED, "br"),
    "/encoding-chain": lambda _: _packed(FEED, ", ".join(["gzip"] * 5000)),
    "/bomb-behind-redirect": lambda _: moved("/plain", body=gzip.compress(bytes(30_000_000))),
    "/huge-length": lambda _: b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000000000000\r\n\r\n",
    "/absurd-length": lambda _: b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n",
    "/length-double": lambda _: b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\nxxxxxxxxx",
    "/cut-short": lambda _: b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n" + FEED,
    "/half-chunk": lambda _: b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc",
    "/chunk-negative": lambda _: b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nabcde\r\n0\r\n\r\n",
    "/no-final-chunk": lambda _: _chunked(FEED, end=b""),
    "/bad-status": lambda _: b"HTTP/1.1 9999999 OK\r\n\r\n" + FEED,
    "/http09": lambda _: FEED,
    "/garbage": lambda _: bytes(range(256)) * 20,
    "/many-headers": lambda _: answer(head="X: y\r\n" * 101),
    "/long-header": lambda _: answer(head=f"X: {'y' * 70_000}\r\n"),
    "/huge-head": lambda _: answer(head=f"X: {'y' * 60_000}\r\n" * 20),
    "/close": lambda _: b"",
    "/reset": _reset,
    "/hang": _hang,
    "/midway": _midway,
    "/drip": _drip,
    "/slow-head": _slow_head,
    "/continue-forever": _continue_forever,
    "/continue-flood": _continue_flood,
    "/endless": _endless,
    "/chunk-line-flood": _chunk_line_flood,
    "/chain": _chain,
    "/to": _by_query,
    "/self": lambda _: moved("/self"),
    "/301": lambda _: moved("/plain", "301 Moved Permanently"),
    "/303": lambda _: moved("plain", "303 See Other"),
    "/307": lambda _: moved("/plain#part", "307 Temporary Redirect"),
    "/308": lambda _: moved(" /plain ", "308 Permanent Redirect"),
    "/to-utf8": lambda _: moved("/plain?q=caf\u00c3\u00a9"),
    "/to-spaces": lambda _: moved("/plain?q=a b"),
    "/to-nowhere": lambda _: answer(b"", status="302 Found"),
    "/to-blank": lambda _: moved(" "),
    "/to-long": lambda _: moved("/plain?" + "x" * 9_000),
    "/to-backslash": lambda _: moved("http://127.0.0.2\\@127.0.0.1/"),
    "/to-control": lambda _: moved("/pl\x01ain"),
    "/to-conditional": lambda _: moved("/conditional"),
    "/auth": _auth,
    "/401": lambda _: answer(b"", status="401 Unauthorized"),
    "/403": lambda _: answer(b"", status="403 Forbidden"),
    "/404": lambda _: answer(gzip.compress(bytes(30_000_000)), "Content-Encoding: gzip\r\n", "404 Not Found"),
    "/500": lambda _: answer(b"", status="500 Internal Server Error"),
    "/503": lambda _: answer(b"", status="503 Service Unavailable"),
    "/204": lambda _: b"HTTP/1.1 204 No Content\r\n\r\n",
    "/206": lambda _: answer(FEED[:9], "Content-Range: bytes 0-8/99\r\n", "206 Partial Content"),
    "/304-of-nothing": lambda _: b"HTTP/1.1 304 Not Modified\r\n\r\n",
    "/429": lambda _: answer(b"", status="429 Too Many Requests"),
    "/429-seconds": lambda _: answer(b"", "Retry-After: 120\r\n", "429 Too Many Requests"),
    "/503-date": lambda _: answer(b"", "Retry-After: Sat, 14 Mar 2026 10:40:00 GMT\r\n", "503 Unavailable"),
    "/429-huge": lambda _: answer(b"", f"Retry-After: {'9' * 5000}\r\n", "429 Too Many Requests"),
    "/429-past": lambda _: answer(b"", "Retry-After: Sat, 14 Mar 2026 09:40:00 GMT\r\n", "429 Too Many Requests"),
    "/429-soon": lambda _: answer(b"", "Retry-After: soon\r\n", "429 Too Many Requests"),
    "/429-negative": lambda _: answer(b"", "Retry-After: -5\r\n", "429 Too Many Requests"),
}


class HostileServer(socketserver.ThreadingTCPServer):
    """Serves `ROUTES` and those that a test adds; `asked` is every request, in order."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.ending = threading.Event()
        self.asked: list[Exchange] = []
        self.routes = dict(ROUTES)

    @property
    def named(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"

    @property
    def url(self) -> str:
        return f"http://{self.named}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients are expected to go in the middle."""


class _Handler(socketserver.BaseRequestHandler):
    server: HostileServer
    request: socket.socket

    def handle(self) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            piece = self.request.recv(65_536)
            if not piece:
                return
            head += piece
        first, *lines = head.decode("latin-1").rstrip("\r\n").split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        exchange = Exchange(first.split(" ")[1], headers, self.request, self.server)
        self.server.asked.append(exchange)
        self.request.sendall(self.server.routes[exchange.path.partition("?")[0]](exchange))


@dataclass
class Web:
    """Two origins, and clients that may fetch from them alone."""

    server: HostileServer
    other: HostileServer
    clients: list[Client] = field(default_factory=list)

    def client(
        self, *, timeout: float = 20.0, max_bytes: int = 1_000_000, redirects: int = 5, other: bool = False
    ) -> Client:
        allowed = {self.server.named, *([self.other.named] if other else [])}
        limits = Limits(timeout, max_bytes, redirects, gap=0.0, allow_private=frozenset(allowed))
        self.clients.append(Client(limits, "syndicate/test", lambda: NOW))
        return self.clients[-1]


def _serve(server: HostileServer) -> None:
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()


@pytest.fixture(scope="session")
def servers() -> Iterator[tuple[HostileServer, HostileServer]]:
    with closing_server(HostileServer()) as server, closing_server(HostileServer()) as other:
        yield server, other


class closing_server:  # noqa: N801 # reads as a word in a with statement, like contextlib.closing
    """Start a server, and end it with every connection that hangs in it."""

    def __init__(self, server: HostileServer) -> None:
        self._server = server

    def __enter__(self) -> HostileServer:
        _serve(self._server)
        return self._server

    def __exit__(self, *_: object) -> None:
        self._server.ending.set()
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def web(servers: tuple[HostileServer, HostileServer]) -> Iterator[Web]:
    for server in servers:
        server.asked.clear()
    found = Web(*servers)
    yield found
    for client in found.clients:
        client.close()


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port on which nobody listens while the test runs."""
    with closing(socket.socket()) as bound:
        bound.bind(("127.0.0.1", 0))
        yield int(bound.getsockname()[1])


def get(client: Client, url: str, validators: Validators | None = None) -> Document:
    document = client(url, validators)
    assert document is not None
    return document


def test_a_document_is_described_by_its_head(web: Web) -> None:
    document = get(web.client(), f"{web.server.url}/feed#part")
    assert document == Document(
        body=FEED,
        url=f"{web.server.url}/feed",
        media_type="application/rss+xml",
        charset="UTF-8",
        fetched=NOW,
        validators=Validators('"v1"', None),
        language="pt-BR",
    )


def test_a_document_without_a_head_is_described_by_nothing(web: Web) -> None:
    document = get(web.client(), f"{web.server.url}/plain")
    assert (document.media_type, document.charset, document.language) == ("", None, None)
    assert document.validators == Validators()


def test_a_charset_is_found_behind_other_parameters(web: Web) -> None:
    document = get(web.client(), f"{web.server.url}/latin")
    assert (document.media_type, document.charset) == ("text/html", "ISO-8859-1")


@pytest.mark.parametrize(
    "path",
    [
        "gzip", "x-gzip", "gzip-members", "gzip-trailing", "gzip-undeclared", "deflate", "deflate-raw", "identity",
        "chunked", "chunked-tiny", "no-length", "length-text", "non-authoritative", "bomb-behind-redirect",
        "301", "303", "307", "308", "to-utf8", "to-spaces", "chain?n=5", "to?//{named}/plain", "to?HTTP://{named}/plain",
    ],
)  # fmt: skip
def test_these_bring_the_whole_body(web: Web, path: str) -> None:
    assert get(web.client(), f"{web.server.url}/{path.format(named=web.server.named)}").body == FEED


def test_the_url_of_a_document_is_where_redirects_ended(web: Web) -> None:
    assert get(web.client(), f"{web.server.url}/to-utf8").url == f"{web.server.url}/plain?q=caf%C3%A9"
    assert get(web.client(), f"{web.server.url}/307").url == f"{web.server.url}/plain"


BROKEN = errors.Unreachable


@pytest.mark.parametrize(
    ("path", "error", "words"),
    [
        ("gzip-truncated", BROKEN, "sent a packed body that ends too early"),
        ("gzip-corrupt", BROKEN, "sent a packed body that is damaged"),
        ("gzip-lie", BROKEN, "sent a packed body that is damaged"),
        ("gzip-member-flood", BROKEN, "sent a packed body of more than 1000 members"),
        ("gzip-bomb", errors.TooLarge, "is larger than 1000000 bytes when unpacked"),
        ("deflate-bomb", errors.TooLarge, "is larger than 1000000 bytes when unpacked"),
        ("gzip-twice", BROKEN, "answered in an encoding we did not offer (gzip, gzip)"),
        ("br", BROKEN, "answered in an encoding we did not offer (br)"),
        ("encoding-chain", BROKEN, "answered in an encoding we did not offer (gzip, gzip, "),
        ("huge-length", errors.TooLarge, "is larger than 1000000 bytes"),
        ("absurd-length", errors.TooLarge, "is larger than 1000000 bytes"),
        ("length-double", BROKEN, "no answer that could be read"),
        ("cut-short", BROKEN, "no answer that could be read (the answer was cut short)"),
        ("half-chunk", BROKEN, "no answer that could be read (the answer was cut short)"),
        ("chunk-negative", BROKEN, "no answer that could be read"),
        ("no-final-chunk", BROKEN, "no answer that could be read"),
        ("bad-status", BROKEN, "no answer that could be read (not an HTTP answer)"),
        ("http09", BROKEN, "no answer that could be read (not an HTTP answer)"),
        ("garbage", BROKEN, "no answer that could be read (not an HTTP answer)"),
        ("many-headers", BROKEN, "no answer that could be read (not an HTTP answer)"),
        ("long-header", BROKEN, "no answer that could be read (not an HTTP answer)"),
        ("huge-head", errors.TooLarge, "is over the limit for one answer"),
        ("continue-flood", errors.TooLarge, "is over the limit for one answer"),
        ("endless", errors.TooLarge, "is larger than 1000000 bytes"),
        ("close", BROKEN, "no answer that could be read (closed without an answer)"),
        ("reset", BROKEN, "no answer that could be read (connection reset)"),
        ("chain?n=6", BROKEN, "redirects more than 5 times"),
        ("self", BROKEN, "redirects more than 5 times"),
        ("to-nowhere", BROKEN, "answered 302 without saying where to"),
        ("to-blank", BROKEN, "answered 302 without saying where to"),
        ("to-long", errors.Refused, "is longer than 8192 characters"),
        ("to?file:///etc/passwd", errors.Refused, "is not an http or https URL"),
        ("to?gopher://127.0.0.1/x", errors.Refused, "is not an http or https URL"),
        ("to?data:text/xml,%3Crss/%3E", errors.Refused, "is not an http or https URL"),
        ("to?http://10.0.0.1/", errors.Refused, "is not on the public Internet (10.0.0.1; "),
        ("to?http://127.0.0.2/", errors.Refused, "is not on the public Internet (127.0.0.2; "),
        ("to?http://[::1]/", errors.Refused, "is not on the public Internet (::1; "),
        ("to?http://2130706433/", errors.Refused, "has no host that every parser reads alike"),
        ("to-backslash", errors.Refused, "has credentials that need percent-encoding"),
        ("to?http://127.0.0.1:99999/", errors.Refused, "has a port that is none"),
        ("to?http://[::1/", errors.Refused, "redirects to what is no URL"),
        ("to-control", errors.Refused, "redirects to a URL with control characters"),
        ("401", errors.Blocked, "answered 401"),
        ("403", errors.Blocked, "answered 403"),
        ("429", errors.Blocked, "answered 429"),
        ("429-past", errors.Blocked, "answered 429"),
        ("429-soon", errors.Blocked, "answered 429"),
        ("429-negative", errors.Blocked, "answered 429"),
        ("404", errors.BadStatus, "answered 404"),
        ("500", errors.BadStatus, "answered 500"),
        ("503", errors.BadStatus, "answered 503"),
        ("204", errors.BadStatus, "answered 204"),
        ("206", errors.BadStatus, "answered 206"),
        ("304", errors.BadStatus, "answered 304"),
    ],
)
def test_these_are_errors_that_say_why(web: Web, path: str, error: type[errors.FetchError], words: str) -> None:
    with pytest.raises(errors.FetchError) as caught:
        web.client()(f"{web.server.url}/{path}")
    assert type(caught.value) is error
    assert caught.value.subject.startswith(f"{web.server.url}/{path.partition('?')[0]}")
    assert words in caught.value.reason


def test_a_chunk_line_without_end_is_an_error(web: Web) -> None:
    with pytest.raises((errors.Unreachable, errors.TooLarge)):
        web.client()(f"{web.server.url}/chunk-line-flood")


def test_an_error_behind_a_redirect_names_both_urls(web: Web) -> None:
    with pytest.raises(errors.BadStatus) as caught:
        web.client()(f"{web.server.url}/to?/404")
    assert str(caught.value) == f"{web.server.url}/to?/404 (redirected to {web.server.url}/404): answered 404"
    assert caught.value.status == 404


def test_a_refused_connection_is_unreachable(web: Web, closed_port: int) -> None:
    client = Client(Limits(gap=0, allow_private=frozenset({f"127.0.0.1:{closed_port}"})), "x", lambda: NOW)
    web.clients.append(client)
    with pytest.raises(errors.Unreachable, match=r"no connection \(connection refused\)"):
        client(f"http://127.0.0.1:{closed_port}/")


def test_a_name_that_does_not_resolve_is_unreachable(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    _resolve_to(monkeypatch)
    with pytest.raises(errors.Unreachable, match=r"name not found \(nowhere\.example\)"):
        web.client()("http://nowhere.example/")


def _resolve_to(monkeypatch: pytest.MonkeyPatch, *where: tuple[str, int]) -> None:
    def look_up(*_: object, **__: object) -> list[tuple[Any, ...]]:
        if not where:
            raise socket.gaierror(socket.EAI_NONAME, "not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", address) for address in where]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


def test_a_host_with_one_private_address_is_refused_whole(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    _resolve_to(monkeypatch, ("93.184.216.34", 80), ("10.0.0.1", 80))
    with pytest.raises(errors.Refused, match=r"10\.0\.0\.1"):
        web.client()("http://mixed.example/")


def test_a_dead_address_gives_way_to_the_next(web: Web, closed_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    port = web.server.server_address[1]
    client = Client(Limits(gap=0, allow_private=frozenset({f"two.example:{port}"})), "x", lambda: NOW)
    web.clients.append(client)
    _resolve_to(monkeypatch, ("127.0.0.1", closed_port), ("127.0.0.1", port))
    assert get(client, f"http://two.example:{port}/plain").body == FEED


def test_a_private_host_is_not_even_connected_to(web: Web) -> None:
    client = Client(Limits(gap=0), "x", lambda: NOW)
    web.clients.append(client)
    with pytest.raises(errors.Refused, match="is not on the public Internet"):
        client(f"{web.server.url}/plain")
    assert web.server.asked == []


def test_a_private_host_is_allowed_as_written_and_no_other_name_of_it(web: Web) -> None:
    port = web.server.server_address[1]
    with pytest.raises(errors.Refused, match="is not on the public Internet"):
        web.client()(f"http://localhost:{port}/plain")
    with pytest.raises(errors.Refused, match="is not on the public Internet"):
        web.client()(f"{web.server.url}/to?{web.other.url}/plain")
    assert web.other.asked == []
    assert get(web.client(other=True), f"{web.server.url}/to?{web.other.url}/plain").body == FEED


@pytest.mark.parametrize("path", ["hang", "midway", "drip", "slow-head", "continue-forever"])
def test_the_deadline_holds_whatever_the_host_does(web: Web, path: str) -> None:
    with pytest.raises(errors.TimedOut, match=r"took longer than 0\.3 seconds"):
        web.client(timeout=0.3)(f"{web.server.url}/{path}")


def test_the_deadline_counts_over_all_redirects(web: Web) -> None:
    def slowly(exchange: Exchange) -> bytes:
        exchange.server.ending.wait(0.15)
        return moved("/slow-hop")

    web.server.routes["/slow-hop"] = slowly
    with pytest.raises(errors.TimedOut):
        web.client(timeout=0.4)(f"{web.server.url}/slow-hop")


def test_closing_stops_what_is_under_way_and_what_comes_later(web: Web) -> None:
    client = web.client()
    caught: list[BaseException] = []
    reached = threading.Event()

    def hang(exchange: Exchange) -> bytes:
        reached.set()
        return _hang(exchange)

    def fetch() -> None:
        try:
            client(f"{web.server.url}/hang-here")
        except errors.SyndicateError as error:
            caught.append(error)

    web.server.routes["/hang-here"] = hang
    fetching = threading.Thread(target=fetch)
    fetching.start()
    assert reached.wait(10)
    client.close()
    fetching.join(10)
    assert [type(error) for error in caught] == [errors.Stopped]
    with pytest.raises(errors.Stopped):
        client(f"{web.server.url}/plain")
    client.close()
    assert "fetch watchdog" not in {thread.name for thread in threading.enumerate()}


def test_closing_ends_a_wait_for_our_turn(web: Web) -> None:
    client = Client(Limits(gap=600.0, allow_private=frozenset({web.server.named})), "x", lambda: NOW)
    get(client, f"{web.server.url}/plain")
    caught: list[BaseException] = []

    def fetch() -> None:
        try:
            client(f"{web.server.url}/plain")
        except errors.SyndicateError as error:
            caught.append(error)

    fetching = threading.Thread(target=fetch)
    fetching.start()
    client.close()
    fetching.join(10)
    assert [type(error) for error in caught] == [errors.Stopped]
    assert len(web.server.asked) == 1


def test_validators_go_back_byte_for_byte_and_304_is_none(web: Web) -> None:
    client = web.client()
    first = get(client, f"{web.server.url}/conditional")
    assert first.validators == Validators('"caf\xe9 \x02"', "Wed, 9 Mar 26 08:00:00 GMT+1")
    assert client(f"{web.server.url}/conditional", first.validators) is None


def test_validators_are_not_sent_to_the_target_of_a_redirect(web: Web) -> None:
    validators = Validators('"caf\xe9 \x02"', "Wed, 9 Mar 26 08:00:00 GMT+1")
    document = get(web.client(), f"{web.server.url}/to-conditional", validators)
    assert document.validators == Validators()
    assert [exchange.headers.get("if-none-match") for exchange in web.server.asked] == [validators.etag, None]


def test_validators_that_would_split_a_header_are_neither_kept_nor_sent(web: Web) -> None:
    assert get(web.client(), f"{web.server.url}/etag-huge").validators == Validators(None, "yesterday")
    assert get(web.client(), f"{web.server.url}/etag-spaced").validators == Validators()
    for bad in ("a\r\nX: y", "a\nb", "a\0b", " a", "x" * 8_193, "\u20ac"):
        get(web.client(), f"{web.server.url}/plain", Validators(bad, bad))
    assert not any("if-none-match" in exchange.headers or "x" in exchange.headers for exchange in web.server.asked)


def test_a_request_says_who_asks_and_nothing_else(web: Web) -> None:
    client = web.client()
    get(client, f"{web.server.url}/feed")
    get(client, f"{web.server.url}/to?/feed")
    for exchange in web.server.asked:
        assert set(exchange.headers) == {"host", "user-agent", "accept", "accept-encoding"}
        assert exchange.headers["user-agent"] == "syndicate/test"
        assert exchange.headers["accept-encoding"] == "gzip, deflate"
        assert "#" not in exchange.path


def test_credentials_are_sent_to_their_host_and_shown_nowhere(web: Web) -> None:
    secret = f"http://Aladdin:open%20sesame@{web.server.named}"
    document = get(web.client(), f"{secret}/auth")
    assert document.url == f"{web.server.url}/auth"
    assert get(web.client(), f"{secret}/to?/auth").body == FEED
    with pytest.raises(errors.BadStatus) as caught:
        web.client()(f"{secret}/404")
    assert str(caught.value) == f"{web.server.url}/404: answered 404"


def test_credentials_do_not_follow_a_redirect_to_another_origin(web: Web) -> None:
    get(web.client(other=True), f"http://Aladdin:open%20sesame@{web.server.named}/to?{web.other.url}/plain")
    assert "authorization" in web.server.asked[0].headers
    assert "authorization" not in web.other.asked[0].headers


def test_credentials_that_a_redirect_names_are_not_sent(web: Web) -> None:
    assert (
        get(web.client(), f"{web.server.url}/to?http://a:b@{web.server.named}/plain").url == f"{web.server.url}/plain"
    )
    assert "authorization" not in web.server.asked[1].headers


@pytest.mark.parametrize(
    ("path", "until", "status"),
    [
        ("429-seconds", datetime(2026, 3, 14, 9, 42, tzinfo=UTC), 429),
        ("503-date", datetime(2026, 3, 14, 10, 40, tzinfo=UTC), 503),
        ("429-huge", datetime(2026, 3, 15, 9, 40, tzinfo=UTC), 429),
    ],
)
def test_a_host_that_names_a_time_is_left_alone_until_then(web: Web, path: str, until: datetime, status: int) -> None:
    client = web.client()
    for url in (f"{web.server.url}/{path}", f"{web.server.url}/plain"):
        with pytest.raises(errors.Later) as caught:
            client(url)
        # This clock stands while the one that counts goes on.
        assert until - timedelta(minutes=1) < caught.value.until <= until
        assert caught.value.status == status
    assert len(web.server.asked) == 1
    assert get(web.client(), f"{web.server.url}/plain").body == FEED


def test_a_limit_is_the_last_size_that_comes_through(web: Web) -> None:
    assert get(web.client(max_bytes=len(FEED)), f"{web.server.url}/no-length").body == FEED
    assert get(web.client(max_bytes=len(FEED)), f"{web.server.url}/plain").body == FEED
    for path in ("plain", "no-length", "gzip"):
        with pytest.raises(errors.TooLarge):
            web.client(max_bytes=len(FEED) - 1)(f"{web.server.url}/{path}")


@given(st.binary(max_size=400), st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_answer_brings_anything_but_a_document_or_our_error(
    web: Web, body: bytes, after_status: bool
) -> None:  # Hypothesis passes it by position
    web.server.routes["/any"] = lambda _: (b"HTTP/1.1 200 OK\r\n" if after_status else b"") + body
    try:
        document = web.client()(f"{web.server.url}/any")
    except errors.FetchError:
        return
    assert document is not None


def test_the_user_agent_is_honest_and_cannot_end_its_comment() -> None:
    assert user_agent(None).startswith("syndicate/")
    assert user_agent("") == user_agent(None)
    assert user_agent("mailto:ed@example.org") == f"{user_agent(None)} (+mailto:ed@example.org)"
    assert user_agent(" a) b\r\nX: é ") == f"{user_agent(None)} (+a%29%20b%0D%0AX:%20%C3%A9)"


# Certificates that do not hold, made with the openssl program where there is one.


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("needs the openssl program to make certificates")
    folder = tmp_path_factory.mktemp("certificates")
    for name, host in (("good", "localhost"), ("wrong", "elsewhere.example")):
        subprocess.run(
            [
                program, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                "-keyout", f"{name}.key", "-out", f"{name}.pem", "-days", "3650", "-subj", f"/CN={host}",
                "-addext", f"subjectAltName=DNS:{host}", "-addext", "keyUsage=critical,digitalSignature,keyCertSign",
            ],
            cwd=folder, check=True, capture_output=True,
        )  # fmt: skip
    return folder


class _SecureServer(HostileServer):
    """The same over TLS; the handshake is made in the handler's thread."""

    def __init__(self, folder: Path, name: str) -> None:
        super().__init__()
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")

    def get_request(self) -> tuple[socket.socket, Any]:
        plain, address = super().get_request()
        return self._context.wrap_socket(plain, server_side=True, do_handshake_on_connect=False), address


def _fetch_securely(server: HostileServer, authorities: Path, timeout: float = 20.0) -> Document | None:
    named = f"localhost:{server.server_address[1]}"
    with pytest.MonkeyPatch.context() as patch:
        for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
            patch.delenv(name, raising=False)
        patch.setenv("SSL_CERT_FILE", str(authorities))
        client = Client(Limits(timeout, gap=0, allow_private=frozenset({named})), "x", lambda: NOW)
    try:
        return client(f"https://{named}/plain")
    finally:
        client.close()


@pytest.mark.parametrize(
    ("server", "trusted", "cause"),
    [
        ("good", "good", None),
        ("good", "wrong", "self-signed certificate"),
        ("wrong", "wrong", "certificate for another host"),
    ],
)
def test_a_certificate_must_hold(certificates: Path, server: str, trusted: str, cause: str | None) -> None:
    with closing_server(_SecureServer(certificates, server)) as running:
        if cause is None:
            document = _fetch_securely(running, certificates / f"{trusted}.pem")
            assert document is not None
            assert document.body == FEED
        else:
            with pytest.raises(errors.Unreachable) as caught:
                _fetch_securely(running, certificates / f"{trusted}.pem")
            assert caught.value.cause == cause
            assert running.asked == []


def test_a_host_without_tls_is_not_asked_in_the_clear(web: Web, certificates: Path) -> None:
    with pytest.raises((errors.Unreachable, errors.TimedOut)):
        _fetch_securely(web.server, certificates / "good.pem", timeout=0.3)
    assert web.server.asked == []


def test_a_handshake_that_hangs_meets_the_deadline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        named = f"localhost:{mute.getsockname()[1]}"
        client = Client(Limits(0.3, gap=0, allow_private=frozenset({named})), "x", lambda: NOW)
        with pytest.raises(errors.TimedOut):
            client(f"https://{named}/")
        client.close()


def test_authorities_that_cannot_be_read_are_named(web: Web, tmp_path: Path) -> None:
    with pytest.raises(errors.Unreachable, match=r"missing\.pem cannot be read"):
        _fetch_securely(web.server, tmp_path / "missing.pem")
