"""Front matter without a fence: lines such as "Title: ...", heads of mails, pandoc's title block, lists of metadata."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

import regex

from syndicate.extract._front_keys import LINES, MAILS
from syndicate.extract._phrases import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Value: TypeAlias = str | list[Any] | dict[str, Any]
"""What front matter says under one key: text as it stands, a list, or a mapping."""

MAX_LINES = 40
"""Lines of the form "Title: ..." that may begin a text."""
MAX_KEY = 40
"""Characters of a key."""
MAX_KEY_WORDS = 4
MIN_KNOWN = 2
"""Keys that must be known in a list of metadata, besides being half of all."""
MAX_BLOCK = 8192
"""Characters of a title block."""

_COLON = regex.compile(r"\s?(?:::?|：)(?!//)\s*")
_MARKS = regex.compile(r"^(?:[-*+•>]\s+)+|[*_`]{1,2}(?=\S)|(?<=\S)[*_`]{1,2}")


def lines(text: str) -> tuple[dict[str, Value], str] | None:
    """Read lines such as "Title: ...", "Autor: ...", "日付：..." that begin a text, and the head of a saved mail.

    There must be two of them, one of them a title or a mail's subject. The values, by field, come with the text behind.
    """
    values: dict[str, Value] = {}
    parts = text.lstrip().split("\n", MAX_LINES)
    end = 0
    for at, line in enumerate(parts[:MAX_LINES]):
        name, value = _pair(line)
        field = LINES.get(key(name)) or MAILS.get(key(name))
        if field is None or not value or (field in values and field != "other"):
            break
        values.setdefault(field, value)
        end = at + 1
    return (values, "\n".join(parts[end:])) if len(values) >= MIN_KNOWN and "title" in values else None


def listed(items: Sequence[str]) -> dict[str, Value] | None:
    """Read a list of metadata as notes and read-later services keep it: "- Author: ...", "**Date:** ...".

    None if one item is no key with a value, or if less than half of the keys are known.
    """
    pairs = [_pair(_MARKS.sub("", item)) for item in items[: MAX_LINES + 1]]
    if len(pairs) > MAX_LINES or not all(_is_key(name) for name, _ in pairs):
        return None
    known: list[tuple[str, Value]] = [
        (LINES[key(name)], value) for name, value in pairs if value and key(name) in LINES
    ]
    if len(known) < MIN_KNOWN or 2 * len(known) < len(pairs):
        return None
    # The first value of a field stands.
    return dict(reversed(known))


def title_block(text: str) -> tuple[dict[str, Value], str] | None:
    """Read pandoc's title block: up to three fields behind "%", which lines with a space before them continue.

    Title, authors (divided by semicolons or lines) and date, as in the pandoc manual under "pandoc_title_block".
    """
    if not text.startswith("%"):
        return None
    block, _, rest = text.partition("\n\n")
    if len(block) > MAX_BLOCK:
        return None
    fields: list[list[str]] = []
    for line in block.split("\n"):
        if line.startswith("%"):
            fields.append([line[1:].strip()])
        elif line[:1].isspace():
            fields[-1].append(line.strip())
        else:
            return None
    if len(fields) > len(_BLOCK) or not fields[0][0]:
        return None
    return dict(_fields(fields)), rest


_BLOCK = ("title", "authors", "published")


def _fields(fields: Sequence[Sequence[str]]) -> Iterator[tuple[str, Value]]:
    """Give the fields of a title block that say something."""
    for name, parts in zip(_BLOCK, fields, strict=False):
        if name == "authors":
            yield name, [author.strip() for part in parts for author in islice(part.split(";"), MAX_LINES)]
        elif any(parts):
            yield name, " ".join(parts)


def _is_key(name: str) -> bool:
    return 0 < len(name.split()) <= MAX_KEY_WORDS


def _pair(line: str) -> tuple[str, str]:
    """Part a line at the colon behind its key; the key is empty where there is none."""
    found = _COLON.search(line[: MAX_KEY + 2])
    return (line[: found.start()].strip(), line[found.end() :].strip()) if found else ("", "")
