"""`syndicate show`: entries, and why they say what they say."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from syndicate.cli._screen import dump, moment, out, table

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from syndicate.acts.show import Why
    from syndicate.model import Entry

VALUE = 200
"""Characters of a long value on the screen; --json prints it whole."""


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's own options."""
    parser.add_argument("word", metavar="NAME|ENTRY", help="a source, a feed, or an entry's id, slug, link or title")
    parser.add_argument("--why", action="store_true", help="for each field its evidence, and what was rejected")
    parser.add_argument("--limit", type=_count, default=50, metavar="N", help="entries at most (50)")


def _count(word: str) -> int:
    """Return a number of entries from 1 to 100,000."""
    return min(max(1, int(word)), 100_000)


def run(options: argparse.Namespace) -> int:
    """Print what the word leads to; 0, or 2 where it leads nowhere."""
    from syndicate.acts.show import show, why
    from syndicate.config import load
    from syndicate.workspace import connect, locate

    with connect(load(locate(options.config, os.environ))) as workspace:
        shown = show(workspace, options.word, options.limit)
        reasons = {entry.id: why(workspace, entry) for entry in shown.entries} if options.why else {}
    if options.json:
        entries = [_json(entry, reasons.get(entry.id)) for entry in shown.entries]
        dump({"exit_code": 0, "entries": entries})
    elif options.why:
        _print_why(shown.entries, reasons)
    elif shown.is_one:
        _print_entry(shown.entries[0])
    else:
        head = ("published", "updated", "source", "min", "title", "entry")
        table(head, [_row(entry) for entry in shown.entries])
    return 0


def _json(entry: Entry, reasons: Sequence[Why] | None) -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(entry) | ({"why": [asdict(reason) for reason in reasons]} if reasons is not None else {})


def _row(entry: Entry) -> Sequence[str]:
    times = (moment(entry.published), moment(entry.updated))
    return (*times, entry.source, str(entry.reading_time), entry.title, entry.slug)


def _print_entry(entry: Entry) -> None:
    from dataclasses import asdict

    for name, value in asdict(entry).items():
        if name not in {"content", "text"} and value not in (None, "", []):
            out(f"{name}: {_shown(value)}")
    out("")
    for paragraph in entry.text.split("\n"):
        out(paragraph)


def _print_why(entries: Sequence[Entry], reasons: Mapping[str, Sequence[Why]]) -> None:
    for entry in entries:
        out(f"{entry.id}  {entry.title}")
        for reason in reasons[entry.id]:
            found = reason.evidence.source if reason.evidence else "made here" if reason.value else "nothing found"
            out(f"  {reason.field}: {_shown(reason.value)}")
            out(f"    from {found}")
            for rejected in reason.evidence.rejected if reason.evidence else ():
                out(f"    not {_shown(rejected.value)}  ({rejected.source}: {rejected.why})")


def _shown(value: object) -> str:
    words = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value if value is not None else "-")
    line = " ".join(words.split())
    return line if len(line) <= VALUE else line[: VALUE - 1] + "…"
