"""Bluesky: 300 graphemes and 3,000 bytes of UTF-8; the address is shown short, linked by a facet, told by a card.

Addresses count in full there, and the server makes neither links nor cards: facets say which bytes are what
(bluesky-social/atproto lexicons ``app/bsky/feed/post.json``, ``richtext/facet.json``, ``embed/external.json``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import msgspec
import regex

from syndicate.networks import _graphemes, _quiet
from syndicate.networks._compose import Rules, compose
from syndicate.networks._fit import Meter
from syndicate.values.text import one_line, shorten

if TYPE_CHECKING:
    from syndicate.model import Entry, Snippet

LIMIT = 300
"""Graphemes of a post (app.bsky.feed.post, maxGraphemes)."""

BYTES = 3000
"""Bytes of a post's text in UTF-8 (maxLength)."""

SHOWN = 30
"""Characters of the text that stands for an address."""

CARD_DESCRIPTION = 300
"""Characters of a card's description; the lexicon sets no limit, clients show two lines."""

# packages/api/src/rich-text/util.ts, TAG_REGEX: something that is neither digit nor punctuation, no joiners, and
# punctuation at the end is not part of it.
_TAG = regex.compile(r"(?![\ufe0f\u20e3])[\p{L}\p{M}\p{Nd}_]*\p{L}[\p{L}\p{M}\p{Nd}_]*+(?<!_)")


def count(text: str) -> int:
    """Return the number of graphemes in `text`; `BYTES` is a second limit, of the text in UTF-8."""
    return _graphemes.count(text)


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _shown(link: str) -> str:
    """Return the short text for an address: its host, and of its path what whole parts fit.

    A host is never cut at its end, where it says whose it is.
    """
    parts = urlsplit(link)
    host = parts.netloc.removeprefix("www.")
    if len(host) >= SHOWN:
        return "…" + host[1 - SHOWN :] if len(host) > SHOWN else host
    rest = parts.path.rstrip("/") + ("?" + parts.query if parts.query else "")
    if len(host) + len(rest) <= SHOWN and "%" not in rest:
        return host + rest
    kept = host
    for part in parts.path.split("/")[1:-1]:
        if "%" in part or len(kept) + len(part) + 3 > SHOWN:
            break
        kept += "/" + part
    return kept + "/…" if len(kept) + 2 <= SHOWN else kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Settings of a ``[network.NAME]`` of kind ``bluesky``."""

    tags: Annotated[
        int, msgspec.Meta(description="The most hashtags of a snippet, taken from the entry's categories.")
    ] = 3

    def problems(self) -> list[tuple[str, str]]:
        """Return each setting that is out of range, with what is wrong."""
        return [("tags", "must not be negative")] if self.tags < 0 else []

    def compose(self, entry: Entry, name: str) -> Snippet:
        """Return the snippet of `entry` for the table `name`. Raises ValueError where the entry has no link."""
        meters = (Meter(LIMIT, _graphemes.count, _graphemes.count), Meter(BYTES, _size, _size))
        quiet = _quiet.without_names
        rules = Rules(count=count, meters=meters, shown=_shown, quiet=quiet, tags=self.tags, tag=_TAG)
        return replace(
            compose(entry, name, rules),
            card_title=one_line(entry.title),
            card_description=shorten(entry.summary or entry.text[: 8 * CARD_DESCRIPTION], CARD_DESCRIPTION),
            image=entry.image,
            image_alt=entry.image_alt,
        )
