"""The fetcher: GET one URL, and either a whole document comes back or one of our errors says why not.

Everything a host can do is bounded: time by one deadline (flights), addresses by the guard, bytes by the meter and the
unpacking, hops by their number; our own manners are kept by hosts. Nothing else is carried from one fetch to the next:
no cookies, no referer, no connection, no body of a redirect or an error.
"""

from __future__ import annotations

import os
import ssl
from base64 import b64encode
from functools import partial
from http.client import HTTPException
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from requests import PreparedRequest
from requests.exceptions import RequestException
from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3.exceptions import HTTPError

from syndicate.errors import BadStatus, Blocked, FetchError, Later, Refused, TooLarge, Unreachable
from syndicate.fetch.connection import Adapter, Line
from syndicate.fetch.flights import Flights
from syndicate.fetch.guard import address_of, has_controls, host_of, same_site, shown_url, without_credentials
from syndicate.fetch.hosts import Hosts
from syndicate.fetch.limits import VALIDATOR_BYTES
from syndicate.fetch.reasons import reason
from syndicate.fetch.unpack import ACCEPT_ENCODING, unpack
from syndicate.model import Document, Validators
from syndicate.values.text import printable

if TYPE_CHECKING:
    from requests import Response

    from syndicate.fetch.flights import Flight
    from syndicate.fetch.guard import Address
    from syndicate.fetch.limits import Limits
    from syndicate.ports import Clock

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, text/html, application/xhtml+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.9, */*;q=0.5"
)
"""Feeds before anything else, so that a host which negotiates sends the feed where an address serves both."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_WHOLE = frozenset({200, 203})
_BUNDLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")
_CHUNK = 1 << 16
_SPLITTERS = frozenset("\r\n\0")
_CONTACT_SAFE = ":/?#[]@!$&'*+,;=%"
"""Marks of a URL or address that may stand in a comment of RFC 9110 §5.6.5; parentheses and backslashes may not."""


def user_agent(contact: str | None) -> str:
    """Say honestly who asks: ``syndicate/VERSION (+CONTACT)``, `contact` being a URL or mailto: of the operator."""
    name = f"syndicate/{version('syndicate')}"
    return f"{name} (+{quote(contact.strip(), safe=_CONTACT_SAFE, errors='replace')})" if contact else name


class Client:
    """Fetches for one process; `ports.Fetch`. Safe for threads. `close` it, or its watchdog thread stays."""

    def __init__(self, limits: Limits, user_agent: str, clock: Clock) -> None:
        self._limits = limits
        self._clock = clock
        self._hosts = Hosts(limits.gap, clock)
        self._flights = Flights(limits.timeout)
        self._headers = {"User-Agent": user_agent, "Accept": ACCEPT, "Accept-Encoding": ACCEPT_ENCODING}
        self._authorities = next(
            (os.environ[name] for name in _BUNDLES if os.environ.get(name)), DEFAULT_CA_BUNDLE_PATH
        )
        self._tls: ssl.SSLContext | None = None
        self._tls_lock = Lock()

    def __call__(self, url: str, validators: Validators | None = None) -> Document | None:
        """GET `url`; None on a 304 to `validators`, which are sent to `url` but to no redirect's target.

        Credentials in `url` are sent as basic authentication (RFC 7617) to its own host alone. Raises Refused,
        Unreachable, TimedOut, TooLarge, BadStatus, Blocked, Later and Stopped; their subject is `url` without
        credentials, and where it led.
        """
        with self._flights.start(shown_url(url)) as flight:
            try:
                return self._follow(flight, url, validators or Validators())
            except (FetchError, RequestException, HTTPError, HTTPException, OSError, ValueError) as error:
                # A connection that the watchdog shut fails in a way of its own: the deadline is the reason.
                flight.check()
                if isinstance(error, FetchError):
                    raise
                raise Unreachable(flight.subject, "no answer that could be read", reason(error)) from error

    def close(self) -> None:
        """Abort all fetches under way: they and later ones raise Stopped. Idempotent."""
        self._flights.close()

    def _follow(self, flight: Flight, url: str, validators: Validators) -> Document | None:
        """Ask `url` and whomever it redirects to, up to the limit."""
        asked = flight.subject
        origin = address = address_of(url, asked)
        for hop in range(self._limits.redirects + 1):
            conditions = _conditions(validators) if hop == 0 else {}
            headers = self._headers | conditions | (_credentials(origin) if same_site(origin, address) else {})
            response = self._send(flight, without_credentials(url), address, headers)
            try:
                if response.status_code not in _REDIRECTS:
                    return self._receive(flight, address, response, conditional=bool(conditions), moved=hop > 0)
                url = _target(flight.subject, response)
            finally:
                response.raw.close()
            flight.subject = f"{asked} (redirected to {shown_url(url)})"
            address = address_of(url, flight.subject)
        raise Unreachable(flight.subject, f"redirects more than {self._limits.redirects} times")

    def _send(self, flight: Flight, url: str, address: Address, headers: dict[str, str | bytes]) -> Response:
        """Wait for our turn at the host and send one request; only the head of its answer is read."""
        self._hosts.check(address.site, flight.subject)
        flight.wait(self._hosts.turn(address.site))
        self._hosts.check(address.site, flight.subject)
        request = PreparedRequest()
        try:
            request.prepare(method="GET", url=url.partition("#")[0], headers=headers)
        except ValueError as error:
            raise Refused(flight.subject, "is no URL", reason(error)) from error
        if address.host.isascii() and host_of(request.url or "") != address.host.strip("[]"):
            raise Refused(flight.subject, "has no host that every parser reads alike")
        adapter = Adapter(Line(flight, address, self._limits), partial(self._context, flight.subject))
        return adapter.send(request, stream=True, timeout=flight.left())

    def _receive(
        self, flight: Flight, address: Address, response: Response, *, conditional: bool, moved: bool
    ) -> Document | None:
        """Judge the status, read the body."""
        status = response.status_code
        if status == 304 and conditional:
            return None
        if status not in _WHOLE:
            raise self._refusal(flight.subject, address, response)
        length = response.headers.get("Content-Length", "")
        if length.isascii() and length.isdigit() and _exceeds(length, self._limits.max_bytes):
            raise TooLarge(flight.subject, f"is larger than {self._limits.max_bytes} bytes")
        chunks = response.raw.stream(_CHUNK, decode_content=False)
        encoding = response.headers.get("Content-Encoding", "")
        body = unpack(chunks, encoding, self._limits.max_bytes, flight.subject)
        # A body that ends with its connection looks whole when the watchdog has shut it.
        flight.check()
        return self._document(body, response, moved=moved)

    def _document(self, body: bytes, response: Response, *, moved: bool) -> Document:
        """Describe a body by its head; behind a redirect without validators, which would be sent to another URL."""
        headers = response.headers
        media_type, charset = _content_type(headers.get("Content-Type", ""))
        etag, last_modified = _kept(headers.get("ETag")), _kept(headers.get("Last-Modified"))
        return Document(
            body=body,
            url=response.request.url,
            media_type=media_type,
            charset=charset,
            fetched=self._clock(),
            validators=Validators() if moved else Validators(etag, last_modified),
            language=headers.get("Content-Language", "")[:100].strip() or None,
        )

    def _refusal(self, subject: str, address: Address, response: Response) -> FetchError:
        """Return the error for a status that is no document; a Retry-After is remembered for the whole host."""
        status = response.status_code
        if status in {429, 503}:
            until = self._hosts.send_away(address.site, status, response.headers.get("Retry-After"))
            if until is not None:
                return Later(subject, until, status)
        if status in {401, 403, 429}:
            return Blocked(subject, f"answered {status}")
        return BadStatus(subject, status)

    def _context(self, subject: str) -> ssl.SSLContext:
        """Return the one TLS context, made on first use. Raises Unreachable when the authorities cannot be read."""
        with self._tls_lock:
            if self._tls is None:
                try:
                    self._tls = _tls_context(self._authorities)
                except OSError as error:
                    what = f"certificate authorities {printable(self._authorities)} cannot be read"
                    raise Unreachable(subject, what, error.strerror) from error
            return self._tls


def _tls_context(authorities: str) -> ssl.SSLContext:
    """Return a context that verifies certificates and host names against a bundle file or a folder."""
    if Path(authorities).is_dir():
        return ssl.create_default_context(capath=authorities)
    return ssl.create_default_context(cafile=authorities)


def _conditions(validators: Validators) -> dict[str, str | bytes]:
    """Return the headers that ask "changed since?", byte for byte as the validators came (RFC 9110 §13.1)."""
    given = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value.encode("latin-1") for name, value in given.items() if value and _kept(value)}


def _kept(value: str | None) -> str | None:
    """Return a validator that can be sent back as it came, else None.

    Bytes beyond ASCII stand in it as latin-1, as http.client reads headers. What would end or split a header, is
    absurdly long, or begins with white space (which requests refuses to send) is not kept.
    """
    if not value or len(value) > VALIDATOR_BYTES or value[0].isspace():
        return None
    return value if all(mark not in _SPLITTERS and mark <= "\xff" for mark in value) else None


def _credentials(address: Address) -> dict[str, str | bytes]:
    """Return the Authorization header for a URL with credentials (RFC 7617 §2, in UTF-8)."""
    if address.user is None:
        return {}
    pair = f"{address.user}:{address.password}".encode("utf-8", "replace")
    return {"Authorization": b"Basic " + b64encode(pair)}


def _target(subject: str, response: Response) -> str:
    """Return the absolute URL of a redirect (RFC 9110 §10.2.2), its raw UTF-8 read as such."""
    stated = response.headers.get("Location", "").strip(" \t")
    if not stated:
        raise Unreachable(subject, f"answered {response.status_code} without saying where to")
    location = stated.encode("latin-1", "replace").decode("utf-8", "replace")
    if has_controls(location):
        raise Refused(subject, "redirects to a URL with control characters")
    try:
        return urljoin(response.request.url or "", location)
    except ValueError as error:
        raise Refused(subject, "redirects to what is no URL") from error


def _exceeds(digits: str, limit: int) -> bool:
    """Compare a length in digits with `limit`; Python refuses to read a number of five thousand digits."""
    return len(digits.lstrip("0")) > 18 or int(digits) > limit


def _content_type(value: str) -> tuple[str, str | None]:
    """Split a Content-Type into the lower-case media type and the charset as sent (RFC 9110 §8.3)."""
    media_type, *parameters = value.split(",", maxsplit=1)[0].split(";")
    for parameter in parameters:
        name, _, charset = parameter.partition("=")
        if name.strip().lower() == "charset" and charset.strip(" \"'"):
            return media_type.strip().lower(), charset.strip(" \"'")[:100]
    return media_type.strip().lower(), None
