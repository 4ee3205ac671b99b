"""X: 280 weighted characters, a link is 23, and nothing but our own address becomes one.

A post with a link is billed at more than ten times the price of one without, and X makes a link of any bare domain
("LWN.net"). So a WORD JOINER (U+2060) stands before each dot of such a name in a title or text: it reads the same, is
no link, and costs two.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import msgspec
import regex

from syndicate.networks import _autolink, _quiet
from syndicate.networks._compose import Rules, compose
from syndicate.networks._emoji import EMOJI
from syndicate.networks._fit import Meter

if TYPE_CHECKING:
    from syndicate.model import Entry, Snippet

LIMIT = 280
"""Weighted characters of a post (twitter-text ``config/v3.json``, maxWeightedTweetLength)."""

LINK_LENGTH = 23
"""What any link weighs (transformedURLLength)."""

_SCHEMES = ("https://", "http://")
_PATH_END = rf"a-z\u0400-\u04ff0-9=_#/+\-{_autolink.LATIN}"
_QUERY_END = r"a-z0-9\-_&=#/"
GRAMMAR = _autolink.grammar(
    schemes=_SCHEMES,
    path=rf"[{_PATH_END}!*';:,.$%\[\]\u2013~@|&]",
    path_closing=f"[{_PATH_END}]",
    query=rf"[{_QUERY_END}!?*'@();:+$%\[\].,~|]",
    query_closing=f"[{_QUERY_END}]",
)
"""What X makes into a link by itself."""

# What weighs two: all but these ranges of config/v3.json.
_HEAVY = regex.compile("[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
# twitter-text js/src/regexp/validHashtag.js: letters, marks, digits and "_", one of them no digit.
_TAG = regex.compile(r"(?![\ufe0f\u20e3])[\p{L}\p{M}\p{Nd}_]*[\p{L}\p{M}][\p{L}\p{M}\p{Nd}_]*+")
_CASHTAG = regex.compile(r"(?<!\S)\$(?=[A-Za-z])")
# A word so long may be cut within, and a domain might come out of it that was none before.
_LONG_WORD = regex.compile(r"\S{100,}")


def count(text: str) -> int:
    """Return the weighted length of `text`, as twitter-text 3 computes it."""
    normal = unicodedata.normalize("NFC", text)
    total = done = 0
    for link in _autolink.links(normal, GRAMMAR):
        total += _weight(normal[done : link.start]) + LINK_LENGTH
        done = link.end
    return total + _weight(normal[done:])


def _weight(text: str) -> int:
    """Return the weight of a text without links: two for an emoji and for what is not in the light ranges, else one."""
    if text.isascii():
        return len(text)
    total = done = 0
    for emoji in EMOJI.finditer(text):
        total += _weight_of_plain(text[done : emoji.start()]) + 2
        done = emoji.end()
    return total + _weight_of_plain(text[done:])


def _weight_of_plain(text: str) -> int:
    return len(text) + len(_HEAVY.findall(text))


def _quieted(text: str) -> str:
    """Return an article's text in which X finds no mention, hashtag, cashtag or link."""
    quiet = _quiet.without_schemes(_quiet.without_names(text))
    quiet = _CASHTAG.sub(rf"\g<0>{_quiet.JOINER}", quiet)
    quiet = _LONG_WORD.sub(lambda word: _without_dots(word[0]), quiet)
    parts = []
    done = 0
    for link in _autolink.links(quiet, GRAMMAR):
        parts += [quiet[done : link.start], _without_dots(quiet[link.start : link.end])]
        done = link.end
    return "".join([*parts, quiet[done:]])


def _without_dots(text: str) -> str:
    return text.replace(".", f"{_quiet.JOINER}.")


def _shown(link: str) -> str:
    return _autolink.whole(link, GRAMMAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Settings of a ``[network.NAME]`` of kind ``x``."""

    tags: Annotated[
        int, msgspec.Meta(description="The most hashtags of a snippet, taken from the entry's categories.")
    ] = 2

    def problems(self) -> list[tuple[str, str]]:
        """Return each setting that is out of range, with what is wrong."""
        return [("tags", "must not be negative")] if self.tags < 0 else []

    def compose(self, entry: Entry, name: str) -> Snippet:
        """Return the snippet of `entry` for the table `name`. Raises ValueError where the entry has no link."""
        meter = Meter(LIMIT, _weight, count)
        rules = Rules(count=count, meters=(meter,), shown=_shown, quiet=_quieted, tags=self.tags, tag=_TAG)
        return compose(entry, name, rules)
