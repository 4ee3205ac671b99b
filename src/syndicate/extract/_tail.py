"""What stands behind and between the paragraphs of an article: where its text ends, and which lines are dropped."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

import regex

from syndicate.extract._measure import count, ends_sentence
from syndicate.extract._phrases import said
from syndicate.extract.furniture import is_labelled, is_photo_credit, kind_of, stands_alone
from syndicate.extract.names import has_by_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from syndicate.extract._lines import Line
    from syndicate.extract.furniture import Kind

MAX_UNDER = 15
"""Words of a line that belongs to the furniture above it: the title of another article, a button, a slogan."""
MAX_BIOGRAPHY = 80
"""Words of a paragraph about the author."""
MAX_BIOGRAPHIES = 3
COMMENTS_BEHIND = 4
"""Comments reach to the end where at least one part in so many of the text stands before them."""
MAX_BETWEEN = 15
"""Words of a line that is dropped from the middle of a text."""
MAX_VERSE = 12
"""Words of a line of a poem."""
MAX_CREDIT = 8
"""Words of a photo credit that is dropped from the middle of a text."""
MAX_RELATED = 20
"""Titles of other articles below a label in the middle of a text."""

MAX_SIGNATURE_LINES = 15
MAX_SIGNATURE = 1200
"""Characters of a mail's signature, or of the notice that stands in its place."""

_DIGIT = regex.compile(r"\p{Nd}")


@dataclass(frozen=True, slots=True)
class Furniture:
    """Which lines of a text are furniture: all from `end` on, and those `between` before it."""

    end: int
    between: frozenset[int]


def without_signature(text: str) -> tuple[str, str]:
    """Part a text from what stands behind its last line of two dashes (RFC 3676 §4.3), if that is short and the end.

    Without the space behind them two dashes may as well part two sections of a text, with blank lines around them or
    paragraphs below.
    """
    body, dashes, signature = text.rpartition("\n-- \n")
    if not dashes:
        body, dashes, signature = text.rpartition("\n--\n")
        below = signature[:MAX_SIGNATURE].split("\n")
        if not below[0] or any(count(line) > MAX_UNDER and ends_sentence(line) for line in below):
            return text, ""
    is_short = signature.count("\n") <= MAX_SIGNATURE_LINES and len(signature) <= MAX_SIGNATURE
    return (body, signature.strip()) if dashes and is_short and body.strip() else (text, "")


def furniture_of(lines: Sequence[Line]) -> Furniture:
    """Find the furniture of a text whose head is taken off already."""
    kinds = [kind_of(line.text) for line in lines]
    kinds = [None if kind is not None and is_of_verse(lines, at) else kind for at, kind in enumerate(kinds)]
    end = _end(lines, kinds)
    between: set[int] = set()
    for at in range(end):
        if _is_between(lines, kinds, at, between):
            between.add(at)
    return Furniture(end, frozenset(between))


def is_of_verse(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line that might be a button ("Share") stands in a stanza: short, open lines above and below."""
    if not 0 < at < len(lines) - 1 or lines[at].gap or lines[at + 1].gap or len(said(lines[at].text)) != 1:
        return False
    if kind_of(lines[at].text) != "share":  # other words of one line are menus' as often as a poem's
        return False
    above, below = lines[at - 1].text, lines[at + 1].text
    return (
        not ends_sentence(above)
        and max(count(above), count(below)) <= MAX_VERSE
        and kind_of(above) is None
        and kind_of(below) is None
    )


def _end(lines: Sequence[Line], kinds: Sequence[Kind | None]) -> int:
    """Return where the foot begins: the first furniture from which on each line is furniture or belongs to some."""
    before = list(accumulate((count(line.text) for line in lines), initial=0))
    spaced = any(line.gap for line in lines[1:])
    start, heading = len(lines), 0
    for at, kind in enumerate(kinds):
        if kind is not None:
            start, heading = min(start, at), at
            if _are_comments(lines[at], kind) and before[at] * COMMENTS_BEHIND >= before[-1]:
                return start
        elif start < at and not _belongs(lines, at, heading, spaced=spaced):
            start = len(lines)
    return start


def _are_comments(line: Line, kind: Kind) -> bool:
    """Tell whether comments begin here for sure: "Comments" alone may be a heading, "3 comments" is none."""
    return kind == "comments" and (stands_alone(line.text, kind) or _DIGIT.search(line.text) is not None)


def _belongs(lines: Sequence[Line], at: int, heading: int, *, spaced: bool) -> bool:
    """Tell whether a line belongs to the furniture some lines above it.

    Nothing belongs to a label that says all itself ("Also read: ..."). A sentence belongs to a block it stands in.
    """
    line, label = lines[at], lines[heading].text
    kind, size = kind_of(label), count(line.text)
    if kind == "author":
        return size <= MAX_BIOGRAPHY and at - heading <= MAX_BIOGRAPHIES
    if size > MAX_UNDER or _says_all(label, kind) or (kind == "newsletter" and has_by_word(line.text)):
        return False
    in_block = spaced and not line.gap
    return not ends_sentence(line.text) or (kind in {"related", "newsletter"} and in_block)


def _says_all(label: str, kind: Kind | None) -> bool:
    return kind == "ad" or (kind == "related" and is_labelled(label))


def _is_between(lines: Sequence[Line], kinds: Sequence[Kind | None], at: int, dropped: set[int]) -> bool:
    """Tell whether a line before the foot is dropped: wholly furniture, a photo credit, or of a block that is."""
    text, kind, size = lines[at].text, kinds[at], count(lines[at].text)
    if size > MAX_BETWEEN:
        return False
    if (kind is not None and stands_alone(text, kind)) or (_is_alone(lines, at) and _is_credit(text, size)):
        return True
    if lines[at].gap or at - 1 not in dropped:
        return False
    return kind is not None or (_is_related(kinds, at, dropped) and not ends_sentence(text))


def _is_credit(text: str, size: int) -> bool:
    return size <= MAX_CREDIT and is_photo_credit(text)


def _is_alone(lines: Sequence[Line], at: int) -> bool:
    return lines[at].gap and (at + 1 == len(lines) or lines[at + 1].gap)


def _is_related(kinds: Sequence[Kind | None], at: int, dropped: set[int]) -> bool:
    """Tell whether the block of dropped lines above is headed by a label for other articles."""
    places = range(at - 1, max(at - 1 - MAX_RELATED, -1), -1)
    above = next((place for place in places if kinds[place] is not None or place not in dropped), None)
    return above is not None and above in dropped and kinds[above] == "related"
