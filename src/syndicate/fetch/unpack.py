"""A body unpacked within its limit: gzip and deflate, nothing else, and never a truncated stream taken for a whole one.

Left to requests, a truncated gzip body is a success, and one compressed kilobyte may become a gigabyte of memory.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from syndicate.errors import TooLarge, Unreachable
from syndicate.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

ACCEPT_ENCODING = "gzip, deflate"

_GZIP, _ZLIB, _RAW = 31, 15, -15
"""``wbits`` of zlib: a gzip member, a zlib stream, a bare deflate stream."""
_MAGIC = b"\x1f\x8b"
_SLICE = 1 << 16
_MEMBERS = 1_000


def unpack(chunks: Iterable[bytes], encoding: str, limit: int, subject: str) -> bytes:
    """Return the body of at most `limit` bytes, packed and unpacked. Raises TooLarge, and Unreachable for damage.

    `encoding` is the Content-Encoding as sent (RFC 9110 §8.4). A gzip file that is served without one, as sitemaps
    and archives of feeds are, is unpacked too.
    """
    name = _encoding(encoding, subject)
    packed = _collect(chunks, limit, subject)
    if name == "deflate" and packed:
        return _inflate(packed, _zlib_or_raw(packed), limit, subject)
    if (name and packed) or packed.startswith(_MAGIC):
        return _inflate(packed, _GZIP, limit, subject)
    return packed


def _encoding(stated: str, subject: str) -> str:
    """Return "gzip", "deflate" or ""; an encoding we did not offer, and one upon another, is refused unread."""
    names = {name.strip().lower() for name in stated.split(",", 9)} - {"", "identity"}
    if not names:
        return ""
    if stated.count(",") or not names <= {"gzip", "x-gzip", "deflate"}:
        raise Unreachable(subject, "answered in an encoding we did not offer", printable(stated[:80]))
    return names.pop().removeprefix("x-")


def _collect(chunks: Iterable[bytes], limit: int, subject: str) -> bytes:
    """Join `chunks` up to the limit."""
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > limit:
            raise TooLarge(subject, f"is larger than {limit} bytes")
    return bytes(body)


def _zlib_or_raw(packed: bytes) -> int:
    """Tell what "deflate" means here: a zlib stream (RFC 1950 §2.2) or, as some servers have it, its bare inside."""
    zlib_header = len(packed) >= 2 and packed[0] & 0x0F == 8 and (packed[0] << 8 | packed[1]) % 31 == 0
    return _ZLIB if zlib_header else _RAW


def _inflate(packed: bytes, kind: int, limit: int, subject: str) -> bytes:
    """Unpack the members of a stream (RFC 1952 §2.2); junk behind the last is dropped, as gzip does."""
    out = bytearray()
    start = 0
    try:
        for _ in range(_MEMBERS):
            start = _member(memoryview(packed), start, kind, out, limit)
            if len(out) > limit:
                raise TooLarge(subject, f"is larger than {limit} bytes when unpacked")
            if start < 0:
                raise Unreachable(subject, "sent a packed body that ends too early")
            if kind != _GZIP or not packed.startswith(_MAGIC, start):
                return bytes(out)
    except zlib.error as error:
        raise Unreachable(subject, "sent a packed body that is damaged") from error
    raise Unreachable(subject, f"sent a packed body of more than {_MEMBERS} members")


def _member(packed: memoryview, start: int, kind: int, out: bytearray, limit: int) -> int:
    """Unpack one member from `start` onto `out`, just past `limit` at most; return its end, -1 where it has none.

    Fed in slices, because what zlib does not use of one it copies: given whole, many small members cost their square.
    """
    member = zlib.decompressobj(kind)
    while start < len(packed) and not member.eof and len(out) <= limit:
        piece = packed[start : start + _SLICE]
        out += member.decompress(piece, limit + 1 - len(out))
        start += len(piece) - len(member.unused_data)
    return start if member.eof else -1
