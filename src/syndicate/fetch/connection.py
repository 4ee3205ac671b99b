"""One guarded connection for one request: the adapter that requests sends through, and what it is made of."""

from __future__ import annotations

import io
import socket
from http.client import HTTPResponse
from typing import TYPE_CHECKING, Any

from requests import Response
from requests.adapters import HTTPAdapter
from requests.structures import CaseInsensitiveDict
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from syndicate.errors import TooLarge, Unreachable
from syndicate.fetch.guard import host_of, resolve
from syndicate.fetch.limits import CONNECT_SECONDS, HEAD_BYTES, Limits
from syndicate.fetch.reasons import reason

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    from requests import PreparedRequest
    from urllib3.response import BaseHTTPResponse

    from syndicate.fetch.flights import Flight
    from syndicate.fetch.guard import Address, AddressInfo

_BUFFER = 1 << 16
"""Bytes asked of the socket at once."""


class Line:
    """What a connection must know of the fetch it serves."""

    def __init__(self, flight: Flight, address: Address, limits: Limits) -> None:
        self.flight = flight
        self.address = address
        self.limits = limits

    def connect(self, host: str) -> socket.socket:
        """Look `host` up, check every address, and connect to the first that answers. Raises FetchError."""
        subject = self.flight.subject
        found = resolve(self.address, host, self.limits.allow_private, subject)
        failure: OSError | None = None
        for info in found:
            try:
                return self._connect(info)
            except OSError as error:
                self.flight.check()
                failure = error
        raise Unreachable(subject, "no connection", reason(failure)) from failure

    def _connect(self, info: AddressInfo) -> socket.socket:
        """Connect to one address. Raises OSError, and Stopped or TimedOut."""
        family, kind, protocol, _, where = info
        connection = socket.socket(family, kind, protocol)
        try:
            self.flight.hold(connection)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection.settimeout(min(self.flight.left(), CONNECT_SECONDS))
            connection.connect(where)
            connection.settimeout(self.flight.left())
        except BaseException:
            connection.close()
            raise
        return connection


class _Meter(io.RawIOBase):
    """The bytes of a response as they come off the wire, counted, so that no reader above can be made to read on.

    http.client and urllib3 bound single lines, but neither the number of `100 Continue` answers nor, in older
    versions, a chunk's extension; the count needs to trust none of them.
    """

    def __init__(self, wire: io.RawIOBase, flight: Flight) -> None:
        self._wire = wire
        self._flight = flight
        self.left = HEAD_BYTES

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int | None:
        count = self._wire.readinto(buffer)
        self.left -= count or 0
        if self.left < 0:
            raise TooLarge(self._flight.subject, "is over the limit for one answer")
        return count

    def close(self) -> None:
        self._wire.close()
        super().close()


class _Response(HTTPResponse):
    """An answer whose bytes are metered: the head first, then as much as a body may have."""

    def __init__(self, sock: socket.socket, method: str | None, line: Line) -> None:
        super().__init__(sock, method=method)
        assert isinstance(self.fp, io.BufferedReader)
        self._meter = _Meter(self.fp.detach(), line.flight)
        self._body = line.limits.max_bytes
        self.fp = io.BufferedReader(self._meter, _BUFFER)

    def begin(self) -> None:
        """Read the head; from here on the body's limit holds."""
        super().begin()
        self._meter.left = self._body + HEAD_BYTES


class _Plain(HTTPConnection):
    """A connection that only its line opens."""

    def __init__(self, *args: Any, line: Line, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._line = line
        # http.client calls what stands here as its class of answers.
        self.response_class = self._answer  # type: ignore[assignment]

    def _new_conn(self) -> socket.socket:
        """Open the connection: the one place where urllib3 does."""
        return self._line.connect(self._dns_host)

    def _answer(self, sock: socket.socket, debuglevel: int = 0, method: str | None = None) -> HTTPResponse:
        """Make the answer that http.client will read; `debuglevel` is its way to print, which we do not offer."""
        del debuglevel
        return _Response(sock, method, self._line)


class _Secure(_Plain, HTTPSConnection):
    """The same, and TLS over it."""


class _PlainPool(HTTPConnectionPool):
    """Makes plain connections."""

    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    """Makes secure connections."""

    ConnectionCls = _Secure


class Adapter(HTTPAdapter):
    """The transport of one request: a fresh connection along `line`, no pool, no cookies, no proxy.

    Keeping connections is worth nothing to a poller, which visits each host once a round; a pool of its own per
    request is what lets the connection know whose deadline and whose allowances it serves.
    """

    def __init__(self, line: Line, context: Callable[[], ssl.SSLContext]) -> None:
        super().__init__(max_retries=0)
        self._line = line
        self._context = context

    def get_connection_with_tls_context(
        self, request: PreparedRequest, verify: object, proxies: object = None, cert: object = None
    ) -> HTTPConnectionPool:
        """Return a pool of one connection to where the guard has read that the URL leads, never where others do.

        Verification belongs to the context, shared by all: loading the authorities anew for each connection, as
        requests does, costs 14 ms of CPU each (urllib3 issue 3623).
        """
        del verify, proxies, cert
        host, port = host_of(request.url or ""), self._line.address.port
        if self._line.address.scheme == "https":
            return _SecurePool(host, port, ssl_context=self._context(), line=self._line)
        return _PlainPool(host, port, line=self._line)

    def cert_verify(self, conn: object, url: object, verify: object, cert: object) -> None:
        """Do nothing: the context verifies."""

    def build_response(self, req: PreparedRequest, resp: BaseHTTPResponse) -> Response:
        """Wrap an answer; its cookies are not even read."""
        response = Response()
        response.request = req
        response.status_code = resp.status
        response.headers = CaseInsensitiveDict(resp.headers)
        response.raw = resp
        return response
