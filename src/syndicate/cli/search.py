"""`syndicate search`: entries by the words in their title and text."""

from __future__ import annotations

import os
from dataclasses import asdict
from typing import TYPE_CHECKING

from syndicate.cli._screen import dump, moment, table

if TYPE_CHECKING:
    import argparse


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's own options."""
    parser.add_argument("words", metavar="WORD", nargs="+", help='all must occur, ends may be missing; "as it stands"')
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="entries at most, best first (20)")


def run(options: argparse.Namespace) -> int:
    """Print the entries found, best first; 0 also where none is."""
    from syndicate.config import load
    from syndicate.workspace import connect, locate

    # A phrase that the shell has put together stays one.
    words = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in options.words)
    with connect(load(locate(options.config, os.environ))) as workspace:
        found = workspace.store.entries.query(words, min(max(1, options.limit), 1_000))
    if options.json:
        dump({"exit_code": 0, "entries": [asdict(entry) for entry in found]})
    else:
        head = ("published", "source", "title", "entry")
        table(head, [(moment(entry.published), entry.source, entry.title, entry.slug) for entry in found])
    return 0
