"""What one part of a page says of its article, as a draft whose every field tells where it came from."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any

import regex

from syndicate.model import Draft, Evidence
from syndicate.values import markup, text

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_VALUE = 100_000
"""Characters of a value that are looked at."""

_BETWEEN = regex.compile("[,;،؛、，；]")
"""Commas and semicolons, also those of Arabic and of Chinese and Japanese."""


def draft(source: str, **values: Any) -> Draft:
    """Return a draft with the values that say something, each with `source` as its evidence."""
    said = {name: value for name, value in values.items() if value}
    return Draft(**said, evidence={name: Evidence(source) for name in said if name != "teaser"})


def plain(value: object) -> str:
    """Return a value of structured data as one line of text; '' where it is no text.

    Entities are decoded twice and tags taken out: publishers escape once for JSON and once more for HTML.
    """
    if not isinstance(value, str):
        return ""
    said = value[:LONGEST_VALUE]
    if "&" in said:
        said = unescape(unescape(said))
    return text.one_line(markup.text_of(said) if "</" in said or "<br" in said else said)


def distinct(values: list[str]) -> list[str]:
    """Return values without empty ones and without those that differ only in case from an earlier one."""
    found: dict[str, str] = {}
    for value in values:
        if value:
            found.setdefault(value.casefold(), value)
    return list(found.values())


def keywords(values: Iterable[str]) -> list[str]:
    """Return the keywords of values, each of which may hold several with commas or semicolons between."""
    return distinct([part.strip() for value in values for part in _BETWEEN.split(value)])
