"""The menus of a page that was copied whole: lines of sections, buttons and links above the title."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import regex

from syndicate.extract import _head_words as words
from syndicate.extract._measure import count, ends_sentence
from syndicate.extract._phrases import key, phrase_set
from syndicate.extract.furniture import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from syndicate.extract._lines import Line

MAX_LINES = 80
"""Lines of a menu."""
MIN_KNOWN = 3
"""Lines of a menu that must be known as sections or buttons, besides being half of all."""
MAX_WORDS = 4
"""Words of one line of a menu."""
MIN_ROW = 3
"""Items of a menu that stands on one line."""
MAX_ROW = 300
"""Characters of a menu that stands on one line."""

_DIVIDER = regex.compile(r"\s*[|·•/>»›]\s*|\s{2,}|\t")


def is_section(text: str) -> bool:
    """Tell whether a line is the name of a section of a paper, in some twenty-five languages."""
    return key(text) in phrase_set(words.SECTIONS)


def is_row(text: str) -> bool:
    """Tell whether a line is a menu of its own: "Home | News | Sport", "News Sport Culture".

    Of items that bars divide half must be known.
    """
    if len(text) > MAX_ROW:
        return False
    parts = [part for part in _DIVIDER.split(text) if part]
    if len(parts) < MIN_ROW:
        parts = text.split()
        return len(parts) >= MIN_ROW and all(map(_is_item, parts))
    return all(count(part) <= MAX_WORDS for part in parts) and 2 * sum(map(_is_item, parts)) >= len(parts)


def end_of_menu(lines: Sequence[Line]) -> int:
    """Return how many lines at the start of a text are a menu: 0 if there is none.

    At least half of them are known, among them the first or, below a site's name, the second and third. The menu ends
    behind a known line, so that a short title below it is none of its lines.
    """
    known = [_is_known(line.text) for line in islice(_short(lines), MAX_LINES)]
    if not any(known[:1]) and not (len(known) >= MIN_KNOWN and all(known[1:MIN_KNOWN])):
        return 0
    end = total = 0
    for at, is_known in enumerate(known):
        total += is_known
        if is_known and total >= MIN_KNOWN and 2 * total > at:
            end = at + 1
    return end


def _short(lines: Sequence[Line]) -> Iterator[Line]:
    """Give the short lines that a text begins with."""
    for line in lines:
        if not (is_row(line.text) or (count(line.text) <= MAX_WORDS and not ends_sentence(line.text))):
            return
        yield line


def _is_known(text: str) -> bool:
    return _is_item(text) or is_row(text)


def _is_item(text: str) -> bool:
    return is_section(text) or kind_of(text) in {"nav", "newsletter", "ad"}
