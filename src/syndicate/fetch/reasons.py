"""Why a connection failed, in a person's words: the innermost cause that says something."""

from __future__ import annotations

import socket
import ssl
from http.client import BadStatusLine, HTTPException, IncompleteRead, RemoteDisconnected
from typing import TYPE_CHECKING

from urllib3.exceptions import IncompleteRead as CutShort
from urllib3.exceptions import InvalidChunkLength, ReadTimeoutError

from syndicate.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

# X509_V_ERR codes of OpenSSL (x509_vfy.h).
_CERTIFICATES = {
    9: "certificate not valid yet",
    10: "certificate expired",
    18: "self-signed certificate",
    19: "certificate of an unknown authority",
    20: "certificate of an unknown authority",
    21: "certificate of an unknown authority",
    23: "certificate revoked",
    62: "certificate for another host",
    64: "certificate for another host",
}
# The first class that fits the innermost cause; subclasses stand before their bases.
_WORDS: tuple[tuple[type[BaseException], str], ...] = (
    (ssl.SSLEOFError, "the host broke off the TLS handshake"),
    (ssl.SSLError, "no TLS, or none in common"),
    (socket.gaierror, "name not found"),
    (ConnectionRefusedError, "connection refused"),
    (RemoteDisconnected, "closed without an answer"),
    (ConnectionError, "connection reset"),
    (TimeoutError, "no answer"),
    (ReadTimeoutError, "no answer"),
    (IncompleteRead, "the answer was cut short"),
    (CutShort, "the answer was cut short"),
    (InvalidChunkLength, "not an HTTP answer"),
    (BadStatusLine, "not an HTTP answer"),
    (HTTPException, "not an HTTP answer"),
)


def reason(error: BaseException | None) -> str:
    """Return why `error` happened in a few words, fit for the cause of an Unreachable."""
    for cause in _chain(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _CERTIFICATES.get(cause.verify_code, f"certificate refused: {printable(cause.verify_message)}")
        for kind, words in _WORDS:
            if isinstance(cause, kind):
                return words
        if isinstance(cause, OSError) and cause.strerror:
            return printable(cause.strerror).lower()
    return "a broken answer"


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield what `error` wraps, innermost first: libraries hang causes in args, in `reason` and in the chain."""
    seen: list[BaseException] = []
    queue = [error]
    while queue and len(seen) < 20:
        here = queue.pop(0)
        if here is None or here in seen:
            continue
        seen.append(here)
        queue += [arg for arg in (*here.args, getattr(here, "reason", None)) if isinstance(arg, BaseException)]
        queue += [here.__cause__, here.__context__]
    yield from reversed(seen)
