"""The one door to extraction: a document in, a draft out, one at a time in a process.

Trafilatura in several threads ends the process (SIGSEGV in 3 of 24 runs of 60 pages with 16 threads), so a lock stands
here; the public `extract_article` goes through the same door. Threads fetch, and wait here for their turn.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from syndicate.errors import Unreadable

if TYPE_CHECKING:
    from syndicate.model import Document, Draft

_turn = Lock()

_READERS = {"text/plain": "plain", "text/markdown": "markdown", "text/x-markdown": "markdown"}
_NOT_TEXT = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip", "application/octet-stream")


def extract(document: Document) -> Draft:
    """Return what a document says about its article. Raises Unreadable."""
    subject = document.url or document.path or "document"
    if document.media_type.startswith(_NOT_TEXT):
        raise Unreadable(subject, "is no article", document.media_type)
    from syndicate.extract import markdown, page, plain

    readers = {"plain": plain.read, "markdown": markdown.read}
    with _turn:
        return readers.get(_READERS.get(document.media_type, ""), page.read)(document)
