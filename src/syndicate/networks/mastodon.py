"""Mastodon: 500 graphemes or what the server allows, a link is 23, a mention counts without its host.

The server fetches the card for the first address in the text, so none may stand before ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import msgspec
import regex

from syndicate.networks import _autolink, _graphemes, _quiet
from syndicate.networks._compose import Rules, compose
from syndicate.networks._fit import Meter

if TYPE_CHECKING:
    from syndicate.model import Entry, Snippet

LIMIT = 500
"""Graphemes of a post where the server says nothing else (mastodon/mastodon status_length_validator.rb)."""

LEAST_LIMIT = 100
"""The lowest limit we compose for: a link, a blank line and a short title."""

LINK_LENGTH = 23
"""What any address with a scheme counts (URL_PLACEHOLDER_CHARS)."""

# mastodon/mastodon config/initializers/twitter_regex.rb; mentions: app/models/account.rb, app/lib/extractor.rb.
_QUERY_END = r"a-z0-9_&=#/\-\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\uffef\U00010000-\U0010fffd"
_SCHEMES = ("https", "http", "dat", "dweb", "ipfs", "ipns", "ssb", "gopher", "gemini")
GRAMMAR = _autolink.grammar(
    schemes=tuple(f"{name}://" for name in _SCHEMES),
    path=r"[^\s<>()?]",
    path_closing=r"""[^\s()?!*"'「」<>;:=,.$%\[\]~&|@]""",
    query=rf"[{_QUERY_END}!?*'();:+$%\[\].,~|@\^]",
    query_closing=f"[{_QUERY_END}]",
)
"""What a server makes into a link, and counts as `LINK_LENGTH`."""

_USER = r"[a-zA-Z0-9_]++(?:[.-]++[a-zA-Z0-9_]++)*+"
_MENTION = regex.compile(rf"(?<![=/\w])@({_USER})(?:@\w++(?:[.-]++\w++)*+)?+")
_NO_MENTION_BEFORE = regex.compile(rf"[@＠{_autolink.LATIN}]|://")
# mastodon/mastodon app/models/tag.rb: word characters, at least one of them a letter.
_TAG = regex.compile(r"[\p{L}\p{M}\p{Nd}_]*[\p{L}\p{M}][\p{L}\p{M}\p{Nd}_]*+")


def count(text: str) -> int:
    """Return the length of `text` as a Mastodon server counts it."""
    parts = []
    done = 0
    for start, end, counted in sorted([*_links(text), *_mentions(text)]):
        if start >= done:
            parts += [text[done:start], counted]
            done = end
    return _graphemes.count("".join([*parts, text[done:]]))


def _links(text: str) -> list[tuple[int, int, str]]:
    return [(link.start, link.end, "x" * LINK_LENGTH) for link in _autolink.links_with_scheme(text, GRAMMAR)]


def _mentions(text: str) -> list[tuple[int, int, str]]:
    return [
        (mention.start(), mention.end(), "@" + mention[1])
        for mention in _MENTION.finditer(text)
        if not _NO_MENTION_BEFORE.match(text, mention.end())
    ]


def _quieted(text: str) -> str:
    """Return an article's text in which a server finds no mention, hashtag or address."""
    return _quiet.without_schemes(_quiet.without_names(text))


def _shown(link: str) -> str:
    return _autolink.whole(link, GRAMMAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Settings of a ``[network.NAME]`` of kind ``mastodon``."""

    tags: Annotated[
        int, msgspec.Meta(description="The most hashtags of a snippet, taken from the entry's categories.")
    ] = 3
    limit: Annotated[int, msgspec.Meta(description="Characters that the server allows in a post.")] = LIMIT

    def problems(self) -> list[tuple[str, str]]:
        """Return each setting that is out of range, with what is wrong."""
        found = [("tags", "must not be negative")] if self.tags < 0 else []
        if self.limit < LEAST_LIMIT:
            found.append(("limit", f"must be at least {LEAST_LIMIT}"))
        return found

    def compose(self, entry: Entry, name: str) -> Snippet:
        """Return the snippet of `entry` for the table `name`. Raises ValueError where the entry has no link."""
        meter = Meter(self.limit, _graphemes.count, count)
        rules = Rules(count=count, meters=(meter,), shown=_shown, quiet=_quieted, tags=self.tags, tag=_TAG)
        return compose(entry, name, rules)
