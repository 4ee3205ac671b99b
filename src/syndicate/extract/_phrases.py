"""Word lists compared with lines: phrases folded, without punctuation and numbers."""

from __future__ import annotations

from functools import cache

from syndicate.values.folding import fold, words


def said(line: str) -> list[str]:
    """Return the folded words of a line without its numbers."""
    return [word for word in words(fold(line)) if not word[0].isdigit()]


def key(text: str) -> str:
    """Return the folded words of a text, divided by one space, without its numbers."""
    return " ".join(said(text))


@cache
def phrase_set(listed: str) -> frozenset[str]:
    """Return the keys of the phrases of a word list that ``|`` divides."""
    return frozenset(key(phrase) for phrase in listed.split("|")) - {""}
