"""What a person or a program sees: data on stdout, talk on stderr, tables and bars only on a terminal."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, is_dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from syndicate.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

SCHEMA_VERSION = 1
"""Of every --json object; it rises when a key changes its meaning or goes."""


def out(line: str) -> None:
    """Print a line of data, safe for a terminal."""
    sys.stdout.write(printable_line(line) + "\n")


def say(line: str) -> None:
    """Print a line of talk on stderr, safe for a terminal."""
    sys.stderr.write(printable_line(line) + "\n")


def printable_line(line: str) -> str:
    """Return a line with its own spacing, and nothing in it that a terminal obeys."""
    return "".join(part if part.isspace() and part == " " * len(part) else printable(part) for part in _parts(line))


def _parts(line: str) -> list[str]:
    import re

    return re.split(r"( +)", line)


def dump(table: dict[str, Any]) -> None:
    """Print one JSON object; it begins with ``schema_version``."""
    text = json.dumps({"schema_version": SCHEMA_VERSION, **table}, ensure_ascii=True, indent=1, default=_plain)
    sys.stdout.write(text + "\n")


def _plain(value: object) -> Any:
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return str(value)


def table(head: Sequence[str], rows: Sequence[Sequence[str]], *, to_stderr: bool = False) -> None:
    """Print a table: drawn on a terminal, else a line a row with two spaces between aligned columns."""
    stream = sys.stderr if to_stderr else sys.stdout
    clean = [[printable(cell) for cell in row] for row in rows]
    if not stream.isatty():
        _columns(head, clean, to_stderr=to_stderr)
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in head:
        drawn.add_column(name, overflow="fold")
    for row in clean:
        drawn.add_row(*(Text(cell) for cell in row))
    Console(file=stream, no_color="NO_COLOR" in os.environ or None).print(drawn)


def _columns(head: Sequence[str], rows: Sequence[Sequence[str]], *, to_stderr: bool) -> None:
    wide = [max(len(row[number]) for row in [head, *rows]) for number in range(len(head))]
    write = say if to_stderr else out
    for row in [head, *rows]:
        write("  ".join(cell.ljust(width) for cell, width in zip(row, wide, strict=True)).rstrip())


def moment(when: datetime | None) -> str:
    """Return a time for a table, '-' for none."""
    return f"{when:%Y-%m-%d %H:%M:%S}Z" if when else "-"
