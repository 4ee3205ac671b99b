"""Pieces of a feed that are not written twice: a piece is a pure function of its entry and a few settings."""

from __future__ import annotations

from dataclasses import fields
from hashlib import blake2b
from operator import attrgetter
from typing import TYPE_CHECKING

from syndicate.model import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, MutableMapping, Sequence

    from syndicate.model import Feed

# `text` says nothing that `content` does not say; `content` is long, and goes into the digest without being quoted.
_FACTS = attrgetter(*(field.name for field in fields(Entry) if field.name not in {"content", "text"}))


def pieces(
    kind: str,
    feed: Feed,
    entries: Sequence[Entry],
    fragments: MutableMapping[str, bytes],
    write: Callable[[Feed, Entry], bytes],
) -> Iterator[bytes]:
    """Yield the piece of each entry in the order given, from `fragments` where it is known, else written and kept.

    `kind` names the format. `fragments` may be emptied at any time: to forget a piece only costs writing it again.
    """
    for entry in entries:
        key = _key(kind, feed, entry)
        piece = fragments.get(key)
        if piece is None:
            piece = fragments[key] = write(feed, entry)
        yield piece


def _key(kind: str, feed: Feed, entry: Entry) -> str:
    """Return a digest of all that a piece is made of: the entry, and the feed's settings that reach into it."""
    made_of = repr((kind, feed.link_of(entry), feed.byline, feed.language, _FACTS(entry)))
    digest = blake2b(made_of.encode(), digest_size=16)
    digest.update(entry.content.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
