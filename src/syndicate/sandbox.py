"""The one door to extraction: a document in, a draft out, one at a time in a process.

Trafilatura in several threads ends the process (SIGSEGV in 3 of 24 runs of 60 pages with 16 threads), so a lock stands
here; the public `extract_article` goes through the same door. Threads fetch, and wait here for their turn.
"""

from __future__ import annotations

import re
import time
from dataclasses import replace
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING

from syndicate.errors import Unreadable
from syndicate.model import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from syndicate.model import Document, Draft

_turn = Lock()
_LIMITS = Limits()

_READERS = {"text/plain": "plain", "text/markdown": "markdown", "text/x-markdown": "markdown"}
_NOT_TEXT = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip", "application/octet-stream")
_BEGINNING = 8_192
"""Bytes among which a feed's root element stands, behind its XML declaration, comments and style sheets."""
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_ELEMENT = re.compile(rb"<([A-Za-z_][\w.:-]{0,99})")
_FEED_ROOTS = frozenset({b"rss", b"feed", b"rdf"})
LONGEST_TEXT = 2_000_000
"""Bytes of a saved text that are read: an entry holds a million characters at most, so that more is of no use."""
_LINE_END = re.compile(rb"(?<=[^\r\n])[\r\n]+")


def extract(document: Document, limits: Limits = _LIMITS) -> Draft:
    """Return what a document says about its article, as far as `limits` reach.

    What is above a limit is left out; the lines of a saved text count as elements. The time runs from when the
    document's turn has come. Raises Unreadable for what is empty, no text, or a feed.
    """
    subject = document.url or document.path or "document"
    if document.media_type.startswith(_NOT_TEXT):
        raise Unreadable(subject, "is no article", document.media_type)
    from syndicate.extract import markdown, page, plain

    readers = {"plain": plain.read, "markdown": markdown.read}
    read = readers.get(_READERS.get(document.media_type, ""))
    with _turn:
        late = _deadline(limits.seconds)
        if read is not None:
            return read(_first_lines(document, limits))
        _require_no_feed(document, subject, limits.bytes)
        return page.read(document, limits, late)


def _deadline(seconds: float) -> Callable[[], bool]:
    """Return what tells whether `seconds` have passed from now on."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() >= end


def _first_lines(document: Document, limits: Limits) -> Document:
    """Return a saved text cut to the limits' bytes and to as many lines as a page may have elements."""
    from syndicate.extract.charset import beginning

    body = beginning(document.body, min(limits.bytes, LONGEST_TEXT))
    end = next(islice(_LINE_END.finditer(body), max(0, limits.elements - 1), None), None)
    return replace(document, body=body[: end.start()] if end else body)


def _require_no_feed(document: Document, subject: str, most: int) -> None:
    """Raise Unreadable for a feed: an article's link that leads to one, or a feed given instead of a page."""
    if _is_xml_feed(document.body) or _is_json_feed(document, most):
        raise Unreadable(subject, "is a feed, not an article", 'a source of kind = "feed" reads it')


def _is_xml_feed(body: bytes) -> bool:
    """Tell whether the first element is the root of RSS, RDF or Atom, with a prefix or without."""
    first = _ELEMENT.search(_COMMENT.sub(b"", body[:_BEGINNING]))
    return first is not None and first[1].lower().rpartition(b":")[2] in _FEED_ROOTS


def _is_json_feed(document: Document, most: int) -> bool:
    if document.body[:_BEGINNING].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] != b"{":
        return False
    from syndicate.extract.charset import beginning
    from syndicate.extract.feed import parse

    try:
        parse(replace(document, body=beginning(document.body, most)))
    except Unreadable:
        return False
    return True
