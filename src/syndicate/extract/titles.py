"""Which of the names a page gives itself is its title: without the site's name, and by agreement."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import regex

from syndicate.values.folding import fold, words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

# A run of spaces is tried from its beginning only: a title may be nothing else.
_DIVIDER = regex.compile(r"(?<!\s)\s++[|–—\-·•:»«/~]++\s+|(?:(?<!\s)\s++)?[|»«•]\s*|:\s+")
LONGEST = 1_000
"""Characters of the longest title: several times what anyone has written as one."""
SHORTEST = 8
"""Characters below which a heading is a label, not a title."""
AS_BEGINNING, INSIDE, SITE_OR_LABEL = 0.8, 0.4, -3.0
"""How much the ``title`` element supports a title that it begins with, or holds; and what a site's name loses."""


def without_site(title: str, sites: Collection[str]) -> str:
    """Return a title without the site's name and the divider at its beginning or end; `sites` are keys (`key`).

    A colon behind a single word at the beginning divides nothing: "Tesla: the man who lit the world" may stand on any
    site of that name. Only the first `LONGEST` characters are a title.
    """
    title = title[:LONGEST]
    dividers = deque(_DIVIDER.finditer(title))
    start, end = 0, len(title)
    while dividers and key(title[dividers[-1].end() : end]) in sites:
        end = dividers.pop().start()
    while dividers and _is_site(title[start : dividers[0].start()], dividers[0].group(), sites):
        start = dividers.popleft().end()
    return title[start:end]


def _is_site(label: str, divider: str, sites: Collection[str]) -> bool:
    return key(label) in sites and (" " in label.strip() or not divider.startswith(":"))


def agreed(candidates: Sequence[str], document_title: str) -> int:
    """Return the index of the title that most candidates agree on, the earlier one of equals.

    `candidates` are in order of trust, without the site's name; `document_title` is what the ``title`` element says.
    """
    keys = [key(each) for each in candidates]
    page = key(document_title)
    support = [keys.count(said) + _support(said, page, candidates[at]) for at, said in enumerate(keys)]
    return support.index(max(support))


def _support(said: str, page: str, title: str) -> float:
    known = AS_BEGINNING if page.startswith(said) else INSIDE if said in page else 0.0
    return known + (SITE_OR_LABEL if len(title) < SHORTEST else 0.0)


def host_names(host: str) -> list[str]:
    """Return what a site may be called after its host: all of it, and its labels but the last."""
    labels = host.removeprefix("www.").split(".")
    return [host.removeprefix("www."), *(label for label in labels[:-1] if len(label) > 2)]


def key(title: str) -> str:
    """Return the letters and digits of a name, folded: what two writings of one name have in common."""
    return "".join(words(fold(title)))
