"""The date a page shows: in an element marked as one, or in a short line that is hardly more than a date."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import regex

from syndicate.extract import _head_words as head
from syndicate.extract._around import around
from syndicate.extract._head_lines import MAX_DATED, dated
from syndicate.extract._marks import date_of, is_of_today
from syndicate.extract._measure import count, ends_sentence
from syndicate.extract._phrases import phrase_set, said
from syndicate.extract.evidence import draft
from syndicate.extract.names import signed
from syndicate.extract.visible import stated_for_machines, words_of
from syndicate.values import dates
from syndicate.values.html_tree import attribute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

    from syndicate.extract._head_lines import DateKind
    from syndicate.extract.blocks import Block
    from syndicate.extract.visible import Page
    from syndicate.model import Draft

LONGEST_DATE_LINE = 90
"""Characters of a line that is a date with what stands beside it."""
LONGEST_DATE = 80
"""Characters of an element that is a date, and nothing else."""
MOST_MARKED = 200
"""Elements marked as dates that are read."""
MOST_FOUND = 10
"""Dates that are compared."""
MOST_LINES = 200
"""Short lines with a year that are read as dates."""
MOST_READ = 5_000
"""Lines among which these are looked for."""
MOST_BEFORE = 10
"""Elements before a date that are asked for a word for "updated"."""
NEAR = 200
"""Elements behind the headline among which the article's date stands, if anywhere."""
FARTHEST = 1_000_000
ABOVE = 4
"""How many times as far an element above the headline counts as one below it."""
NEAR_LINES = 12
"""Lines below the headline, and above it, that are looked at though they stand in a box beside the article."""
PRECISIONS = ("day", "local", "instant")
LONGEST_PHRASE = 5
"""Words of the longest phrase for "updated on"."""
LONGEST_PADDED = 2_000
"""Characters of a text node that holds hardly more than a date, white space with them."""
MOST_WRAPPERS = 3
"""Elements around a date, itself with them, whose names are asked what date it is."""
MOST_SIGNS = 4
"""Elements side by side of which one is the date and the others are signs and labels."""
MOST_BESIDE = 12
"""Words beside a date with which a line that ends as a sentence is one of the text."""

_DIVIDER = regex.compile(r"[|·•⋅∙–—]|\s-\s")
_YEAR = regex.compile(r"(?<!\p{Nd})\p{Nd}{4}(?!\p{Nd})|\p{Nd}[./]\p{Nd}{2}(?!\p{Nd})|年")


class _Stated(NamedTuple):
    """A date that the page shows."""

    value: str
    updated: bool = False
    """It is said to be the date of a change."""
    distance: int = 0
    """How far it stands from the headline, in elements; what stands above it counts `ABOVE` times."""


def marked(page: Page) -> Draft:
    """Return the dates of ``time`` and of elements with the class or id of one, the nearest to the headline.

    A date behind a word for "updated" is that of the change.
    """
    return _draft(list(_marked(page, NEAR, beside=False)))


def shown(page: Page) -> Draft:
    """Return the date that stands nearest to the headline, in an element marked as one or in a line that is one.

    Where none is near: the first one below the headline, then the first one above, then any that is marked.
    """
    above, own, below = around(page)
    near = [*_dated(page, below[:NEAR_LINES], beside=True), *_dated(page, above[:NEAR_LINES], beside=True)]
    ways = (
        lambda: sorted([*_marked(page, NEAR, beside=False), *near], key=lambda each: each.distance),
        lambda: _dated(page, own, beside=False),
        lambda: _dated(page, below, beside=False),
        lambda: _dated(page, above[::-1], beside=False),
        lambda: _marked(page, FARTHEST, beside=True),
    )
    return _first_of(ways)


def _first_of(ways: Iterable[Callable[[], Iterable[_Stated]]]) -> Draft:
    """Return the dates of the first way that finds a date of publication, else of the first that finds any."""
    best = draft("time")
    for way in ways:
        found = _draft(list(islice(way(), MOST_FOUND)))
        if found.published:
            return found
        best = best if best.updated else found
    return best


def _marked(page: Page, most: int, *, beside: bool) -> Iterator[_Stated]:
    """Yield what elements marked as dates state, the nearest to the headline first, up to the first whole moment."""
    known = dict.fromkeys([*page.times, *page.dated, *page.changed][:MOST_MARKED])
    nodes = [(_distance(page, node), at, node) for at, node in enumerate(known)]
    for distance, _, node in sorted(nodes):
        if distance > most:
            return
        if not (page.marks.is_away(node, beside=beside) or is_of_today(_names(node)) or _is_told(page, node)):
            for each in _stated_in(page, node, distance):
                yield each
                if not each.updated and dates.precision(each.value) == "instant":
                    return


def _stated_in(page: Page, node: HtmlElement, distance: int) -> Iterator[_Stated]:
    """Yield the dates of an element: in its form for machines, else in words."""
    machine = stated_for_machines(node, page.languages)
    words = "" if machine else words_of(node, LONGEST_DATE)
    found = [_Stated(machine)] if machine else _stated_by(page, words) if len(words) <= LONGEST_DATE else ()
    for each in found:
        yield _Stated(each.value, each.updated or _is_of_change(page, node), distance)


def _draft(found: Sequence[_Stated]) -> Draft:
    return draft(
        "time",
        published=_most_precise([each.value for each in found if not each.updated]),
        updated=_most_precise([each.value for each in found if each.updated]),
    )


def _most_precise(stated: Sequence[str]) -> str | None:
    """Return the first date, or the most precise statement of the same day."""
    same = [each for each in stated if dates.same_day(stated[0], each)]
    return max(same, key=lambda each: PRECISIONS.index(dates.precision(each)), default=None)


def _distance(page: Page, node: HtmlElement) -> int:
    headline = page.headline
    behind = page.places[node] - (page.places[headline] if headline is not None else 0)
    return behind if behind >= 0 else -ABOVE * behind


def _is_of_change(page: Page, node: HtmlElement) -> bool:
    """Tell whether an element marked as a date is named as that of a change, or has a word for "updated" beside it."""
    if _is_named_for_change(node):
        return True
    before = said(_lead_in(node))
    known = phrase_set(head.UPDATED)
    lengths = range(1, LONGEST_PHRASE + 1)
    return any(" ".join(before[-length:]) in known for length in lengths) or _says_change(page.line_of.get(node))


def _says_change(line: Block | None) -> bool:
    """Tell whether a line states one date, and that something was changed on it."""
    if line is None or len(line.said) > LONGEST_DATE_LINE:
        return False
    before, kinds = dated(line.said)
    return [kind for kind, _ in kinds] == ["updated"] and not _YEAR.search(before)


def _is_named_for_change(node: HtmlElement) -> bool:
    """Tell whether an element, or what holds hardly more than it, has the names of the date of a change."""
    is_only = True
    for _ in range(MOST_WRAPPERS):
        # The class of what holds more, if only a sign, may be that of the whole; a property is one of its words.
        kind = date_of(_names(node) if is_only else attribute(node, "itemprop")) or _labelled(node)
        parent = node.getparent()
        if kind or parent is None or not _holds_little(parent):
            return kind == "updated"
        is_only = is_only and len(parent) == 1
        node = parent
    return False


def _holds_little(node: HtmlElement) -> bool:
    is_little = len(node) <= MOST_SIGNS and len(node.text or "") <= LONGEST_PADDED
    return is_little and len(words_of(node, LONGEST_DATE)) <= LONGEST_DATE


def _names(node: HtmlElement) -> str:
    return " ".join(said for name in ("class", "id", "itemprop") if (said := node.get(name)))


def _labelled(node: HtmlElement) -> DateKind | None:
    """Return which date the words say that are shown for an element in its place, or when it is pointed at."""
    labels = (attribute(node, name)[:LONGEST_DATE] for name in ("aria-label", "title"))
    return next((kinds[0][0] for label in labels if label and (kinds := dated(label)[1])), None)


def _is_told(page: Page, node: HtmlElement) -> bool:
    """Tell whether a date stands in a sentence of the text, which tells of that day."""
    line = page.line_of.get(node)
    return line is not None and _is_sentence(line, words_of(node, LONGEST_DATE))


def _is_sentence(line: Block, own: str) -> bool:
    """Tell whether a line with the words `own` in it is a sentence, and none that says when and by whom it is."""
    if not ends_sentence(line.said[-LONGEST_DATE:]):
        return False
    others = count(line.said[:MAX_DATED]) - count(own)
    return others > MOST_BESIDE or (others > 0 and not dated(line.said)[1] and not signed(line.said))


def _lead_in(node: HtmlElement) -> str:
    """Return the text that stands before an element, up to two elements further out; its end where it is long."""
    said = ""
    for _ in range(3):
        for previous in islice(node.itersiblings(preceding=True), MOST_BEFORE):
            said = f"{words_of(previous, LONGEST_DATE)} {(previous.tail or '')[-LONGEST_PADDED:]} {said}"
            if len(said) > LONGEST_DATE:
                return said[-LONGEST_DATE:]
        parent = node.getparent()
        if parent is None:
            break
        node, said = parent, f"{(parent.text or '')[-LONGEST_PADDED:]} {said}"
    return said


def _dated(page: Page, stretch: Iterable[Block], *, beside: bool) -> Iterator[_Stated]:
    """Yield the dates of the short lines that are the article's."""
    short = (line for line in islice(stretch, MOST_READ) if len(line.said) <= LONGEST_DATE_LINE)
    for line in islice((line for line in short if _YEAR.search(line.said)), MOST_LINES):
        run = line.runs[0]
        if not page.marks.is_away(run.holder, beside=beside):
            distance = _distance(page, run.node)
            yield from (_Stated(each.value, each.updated, distance) for each in _stated(page, line))


def _stated(page: Page, line: Block) -> list[_Stated]:
    """Return the dates that a line states, or else its parts: "12 March 2026 | Jane Doe | Updated 13 March 2026"."""
    runs = [(run.said, _is_named_for_change(run.holder)) for run in line.runs]
    # False is less than True: a change where all that names a year is marked as one.
    changed = min((each for text, each in runs if _YEAR.search(text)), default=False)
    ways = ([(line.said, changed)], [(part, changed) for part in _DIVIDER.split(line.said)], runs)
    for parts in ways:
        if found := [_Stated(e.value, e.updated or own) for part, own in parts for e in _stated_by(page, part)]:
            return found
    return []


def _stated_by(page: Page, part: str) -> Iterator[_Stated]:
    before, kinds = dated(part)
    for kind, text in [("published", before), *kinds]:
        if text and _YEAR.search(text) and (stated := dates.stated(text, page.languages)):
            yield _Stated(stated, kind == "updated")
