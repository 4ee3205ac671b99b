"""What stands between the title and the text: bylines, dates, labels, and the standfirst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndicate.extract._head import STRONG, Head
from syndicate.extract._measure import UNSTOPPED, count, ends_sentence, stops
from syndicate.extract._name_forms import UNCASED
from syndicate.extract._tail import is_of_verse
from syndicate.extract.names import looks_like_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from syndicate.extract._head import Item
    from syndicate.extract._lines import Line

MAX_HEAD = 16
"""Lines below the title that are looked at."""
MAX_STANDFIRST = 60
"""Words of a standfirst."""
MAX_UNSTOPPED = 20
"""Words of a standfirst in a script that ends no sentence with a mark: a longer one is the first paragraph."""
MAX_STANDFIRSTS = 2
MIN_STANDFIRST = 6
"""Words: right before the text, a line without full stop is a standfirst from here on, else the first heading."""
MAX_ROLE = 6
"""Words of the line under a byline that says what the author is."""
PARAGRAPH = 15
"""Words from which on a line is a paragraph however it ends."""


def read_head(lines: Sequence[Line], start: int, head: Head) -> tuple[list[str], int]:
    """Let `head` take the lines below the title; return the standfirsts and the place where the text begins."""
    end, last = start, None
    pending: list[int] = []
    standfirsts: list[str] = []
    for at in range(start, min(len(lines), start + MAX_HEAD)):
        item = head.take(lines[at].text, names=_name_may_stand(lines, at, head, last))
        if item is None and _is_role(lines, at, last, pending):
            head.reject("authors", lines[at].text, "what the author is")
            item = last
        if item is None and _may_be_standfirst(lines, at, pending):
            pending.append(at)
        elif item is None or not _confirms(item, lines, at, pending):
            break
        else:
            standfirsts += [lines[place].text for place in pending]
            pending = []
            end, last = at + 1, item
    if _is_last_standfirst(lines, end):
        standfirsts.append(lines[end].text)
        end += 1
    return standfirsts, end


def _name_may_stand(lines: Sequence[Line], at: int, head: Head, last: Item | None) -> bool:
    """Tell whether a name alone on a line would be the author's: the first one, or one below another.

    In scripts without capitals much looks like a name; there the line must stand close to the title or to a date.
    """
    line = lines[at]
    if head.authors and (last != "name" or line.gap):
        return False
    close = not line.gap or (at + 1 < len(lines) and Head().take(lines[at + 1].text, names=False) in STRONG)
    return close or UNCASED.search(line.text) is None


def _confirms(item: Item, lines: Sequence[Line], at: int, pending: Sequence[int]) -> bool:
    """Tell whether a line of the head shows that the lines before it are of the head too."""
    if item == "furniture" and is_of_verse(lines, at):
        return Head().take(lines[at + 1].text, names=False) is not None
    return item in STRONG or not any(ends_sentence(lines[place].text) for place in pending)


def _is_role(lines: Sequence[Line], at: int, last: Item | None, pending: Sequence[int]) -> bool:
    """Tell whether a line says what the author above it is: "Political correspondent, Berlin"."""
    line = lines[at]
    if last not in {"byline", "name"} or pending or line.gap or at + 1 == len(lines) or ends_sentence(line.text):
        return False
    following = lines[at + 1]
    return count(line.text) <= MAX_ROLE and (following.gap or Head().take(following.text, names=False) is not None)


def _may_be_standfirst(lines: Sequence[Line], at: int, pending: Sequence[int]) -> bool:
    """Tell whether a line may turn out to be a standfirst, if lines of the head follow it."""
    text = lines[at].text
    sentences = sum(ends_sentence(lines[place].text) for place in (*pending, at))
    return len(pending) < MAX_STANDFIRSTS and sentences <= 1 and count(text) <= MAX_STANDFIRST


def _is_last_standfirst(lines: Sequence[Line], at: int) -> bool:
    """Tell whether the line before the text is a standfirst: no sentence, too long for a heading, a paragraph below."""
    if at + 1 >= len(lines) or at == 0 or not lines[at].gap or not lines[at + 1].gap:
        return False
    text, below = lines[at].text, lines[at + 1].text
    is_open = not ends_sentence(text) and not stops(text) and not looks_like_name(text)
    longest = MAX_UNSTOPPED if UNSTOPPED.search(text) else MAX_STANDFIRST
    return is_open and MIN_STANDFIRST <= count(text) <= longest and count(below) > PARAGRAPH
