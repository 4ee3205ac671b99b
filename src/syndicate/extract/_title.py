"""Where the title of a saved text stands, and what stands above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from syndicate.extract._front_keys import LINES
from syndicate.extract._head import Head
from syndicate.extract._measure import count, ends_sentence, stops
from syndicate.extract._menu import end_of_menu, is_row, is_section
from syndicate.extract._phrases import key
from syndicate.extract.furniture import kind_of
from syndicate.extract.names import looks_like_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from syndicate.extract._lines import Line

MAX_TITLE = 160
"""Characters; a longer line is a paragraph."""
MAX_ABOVE = 12
"""Lines of page furniture, labels and dates above the title that are looked at."""
MAX_ABOVE_WORDS = 6
"""Words of a date or byline above the title."""
MAX_LABEL_WORDS = 3
MAX_BREADCRUMB_WORDS = 10
MIN_TITLE_UNDER_LABEL = 3
"""Words of a title that shows the line above it to be a label."""
MAX_TITLE_UNDER_WORD = 9
"""Words: a longer line below a single word is the standfirst of a title of one word."""

MAX_BREADCRUMB_PART = 3
"""Words of each part of a breadcrumb that stands over a title of any length."""

_BREADCRUMB = regex.compile(r"\s[>»›/]\s")
_ARROW = regex.compile(r"\s[>»›]\s")
_MARKS = regex.compile(r"^#{1,6}\s+")
_LETTER = regex.compile(r"\p{L}")
_OPEN_ENDS = ",:;-–—,、：；"


def find_title(lines: Sequence[Line], head: Head) -> tuple[str | None, int]:
    """Return the title and the place of the line behind it; what stands above it is taken by `head`.

    (None, 0) where the text begins with a paragraph.
    """
    menu = at = end_of_menu(lines)
    for line in lines[:menu]:
        head.reject("title", line.text, "menu of the page")
    while at < min(len(lines), menu + MAX_ABOVE) and _is_above(lines, at, head):
        at += 1
    return _title_at(lines, at) if at < len(lines) else (None, at)


def _title_at(lines: Sequence[Line], at: int) -> tuple[str | None, int]:
    """Return the title that stands at a place, on one line or two, and the place behind it."""
    text = lines[at].text
    if _goes_on(lines, at):
        whole = title_of(f"{text} {lines[at + 1].text}")
        if whole is not None:
            return whole, at + 2
    title = title_of(text)
    return title, at + (title is not None)


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a title has a second line: two stand alone, both in capitals or the first breaking off."""
    pair = at + 2 < len(lines) and not lines[at + 1].gap and lines[at + 2].gap
    return pair and _is_one(lines[at].text, lines[at + 1].text)


def _is_one(first: str, second: str) -> bool:
    """Tell whether two lines are one title."""
    if count(first) <= MAX_LABEL_WORDS or ends_sentence(first) or _is_item(second) or looks_like_name(second):
        return False
    return (first.isupper() and second.isupper()) or second[0].islower() or first[-1] in _OPEN_ENDS


def title_of(text: str) -> str | None:
    """Return the title a line is, without "Title:" and marks; None for a paragraph or a line without letters."""
    label, colon, rest = text.partition(":")
    bare = rest.strip() if colon and LINES.get(key(label)) == "title" else _MARKS.sub("", text)
    if len(bare) > MAX_TITLE or not _LETTER.search(bare) or stops(bare):
        return None
    return bare


def _is_above(lines: Sequence[Line], at: int, head: Head) -> bool:
    """Tell whether a line stands above the title: a label, a button, a date. The last line is the title's own."""
    text = lines[at].text
    if at + 1 == len(lines) or title_of(lines[at + 1].text) is None:
        return kind_of(text) == "ad"
    item = Head(head.languages).take(text, names=False)
    # A single word over a title is a label, and "2026-03-14" is a single word.
    if item != "date" and _is_label(lines, at):
        head.reject("title", text, "section label")
        return True
    if item is None or item == "byline" or (item == "date" and count(text) > MAX_ABOVE_WORDS):
        return False
    head.take(text, names=False)
    return True


def _is_label(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line is the label of a section above the title: "CULTURE", "Home > News", "Opinion"."""
    text, below = lines[at].text, lines[at + 1].text
    if ends_sentence(text) or _is_item(below):
        return False
    if _is_path(text):
        return True
    if count(below) < MIN_TITLE_UNDER_LABEL:
        return False
    if _BREADCRUMB.search(text):
        return count(text) <= MAX_BREADCRUMB_WORDS
    return (
        is_section(text)
        or is_row(text)
        or (0 < count(text) <= MAX_LABEL_WORDS and _is_over(text, below, lines[at + 2 : at + 3]))
    )


def _is_path(text: str) -> bool:
    """Tell whether a line is the way to the page, begun at a section or the front page: "Home > Society"."""
    parts = _ARROW.split(text)
    if len(parts) < 2 or any(not 0 < count(part) <= MAX_BREADCRUMB_PART for part in parts):
        return False
    return is_section(parts[0]) or kind_of(parts[0]) == "nav"


def _is_over(text: str, below: str, third: Sequence[Line]) -> bool:
    """Tell whether a short line is a label by what stands below it: no capitals, a title, a standfirst."""
    if text.isupper() and not below.isupper():
        return True
    one_word = count(text) == 1 and count(below) <= MAX_TITLE_UNDER_WORD
    return one_word or (not looks_like_name(text) and any(_is_standfirst(line.text) for line in third))


def _is_standfirst(text: str) -> bool:
    """Tell whether the third line of three is no sentence and none of the head's: then the second is the title."""
    plain = title_of(text) is not None and not ends_sentence(text) and not looks_like_name(text)
    return plain and count(text) > MAX_LABEL_WORDS and not _is_item(text)


def _is_item(text: str) -> bool:
    """Tell whether a line is of the head but no title: a byline, a date, a button."""
    return Head().take(text, names=False) is not None
