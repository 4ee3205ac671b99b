"""The lines of a saved text: hard-wrapped ones joined to paragraphs, with the gaps between them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from syndicate.extract._head_lines import date_line, is_reading_time
from syndicate.extract.furniture import is_furniture
from syndicate.extract.names import authors, has_by_word, looks_like_name

if TYPE_CHECKING:
    from collections.abc import Sequence

NARROWEST, WIDEST = 20, 100
"""Columns that a text may be wrapped at. A longer line is a paragraph of its own, and then nothing is wrapped."""
MIN_WRAPPED = 2
"""Full lines that show a text to be wrapped."""
CONTINUED = 40
"""Characters from which on a line without an end is continued by one that begins in lower case."""

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\xad"
_RULE = regex.compile(r"[-=*_~—–•·. ]{3,}")
_SPACELESS = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}、。，．！？：；「」『』（）・]"
)
_STARTED = regex.compile(r"(?:[-*•‣▪◦·>]|\d{1,2}[.)])\s")
_ENDED = regex.compile(r"""[.!?…:。！？।۔؟។။]["'”’»)\]」』]*$""")


@dataclass(frozen=True, slots=True)
class Line:
    """A line or a joined paragraph; `gap` says that a blank line or a rule stands before it."""

    text: str
    gap: bool


@dataclass(frozen=True, slots=True)
class _Raw:
    text: str
    gap: bool
    indented: bool


def lines_of(text: str) -> list[Line]:
    """Return the lines of a cleaned text, hard-wrapped paragraphs joined, blank lines and rules turned into gaps."""
    raw = _raw(text)
    width = _width(raw)
    joined: list[list[str]] = []
    gaps: list[bool] = []
    for at, line in enumerate(raw):
        if at and _continues(raw[at - 1], line, width):
            joined[-1].append(line.text)
        else:
            joined.append([line.text])
            gaps.append(line.gap)
    return [Line(_join(parts), gap) for parts, gap in zip(joined, gaps, strict=True)]


def _raw(text: str) -> list[_Raw]:
    found: list[_Raw] = []
    gap = True
    for line in text.split("\n"):
        bare = " ".join(line.strip(_INVISIBLE).split()).strip(_INVISIBLE)
        if not bare or _RULE.fullmatch(bare):
            gap = True
            continue
        found.append(_Raw(bare, gap, line[:1].isspace()))
        gap = False
    return found


def _width(raw: Sequence[_Raw]) -> int:
    """Return the columns a text is wrapped at, 0 if it is not: then full lines would not break off in a sentence."""
    width = max((len(line.text) for line in raw), default=0)
    if not NARROWEST <= width <= WIDEST:
        return 0
    full = [a for a, b in pairwise(raw) if _is_full(a, b, width)]
    broken = [line for line in full if not _ENDED.search(line.text)]
    return width if len(broken) >= MIN_WRAPPED and 2 * len(broken) >= len(full) else 0


def _is_full(line: _Raw, following: _Raw, width: int) -> bool:
    """Tell whether the next line's first word had no room any more on this line."""
    if following.gap:
        return False
    # Signs that may not begin a line are drawn back or pushed on (kinsoku): two columns of play.
    room = 3 if _SPACELESS.match(following.text) else 1 + len(following.text.partition(" ")[0])
    return len(line.text) + room > width


def _continues(line: _Raw, following: _Raw, width: int) -> bool:
    if following.gap or _STARTED.match(following.text):
        return False
    if width > 0 and _is_full(line, following, width):
        return (line.indented or not following.indented) and not _begins_item(following.text)
    carried = len(line.text) >= CONTINUED and following.text[0].islower() and not _ENDED.search(line.text)
    return carried and not _is_byline(following.text)


def _begins_item(text: str) -> bool:
    """Tell whether a line is of an article's head or foot, and continues nothing; prose goes on in lower case."""
    if text[0].islower():
        return False
    return is_reading_time(text) or date_line(text) is not None or is_furniture(text) or _is_byline(text)


def _is_byline(text: str) -> bool:
    return looks_like_name(text) or (has_by_word(text) and not _ENDED.search(text) and authors(text) != [])


def _join(parts: Sequence[str]) -> str:
    """Join the lines of a paragraph, without spaces in scripts that have none; a hyphen at a line's end stays."""
    joined = [parts[0]]
    for before, part in pairwise(parts):
        tight = _SPACELESS.match(before[-1]) and _SPACELESS.match(part)
        joined.append(part if tight or (before[-1] in "-\u2010" and before[-2:-1].isalpha()) else f" {part}")
    return "".join(joined)
