"""`syndicate replay`: read the stored pages again with today's rules."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from syndicate.cli._screen import dump, out, say
from syndicate.errors import UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from syndicate.acts.replay import Replayed


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's own options."""
    parser.add_argument("source", metavar="SOURCE", nargs="?", help="default: all")
    parser.add_argument("--accept", action="store_true", help="keep what changes; it is published with the next run")


def run(options: argparse.Namespace) -> int:
    """Print what today's rules read otherwise; 0."""
    from syndicate.acts.replay import replay
    from syndicate.config import load, nearest
    from syndicate.workspace import connect, locate

    config = load(locate(options.config, os.environ))
    name = (options.source or "").removeprefix("source.")
    if options.source and name not in config.sources:
        raise UsageError(options.source, f"is no source{nearest(name, list(config.sources))}")
    with connect(config, declare=True) as workspace:
        names = [name] if name else list(config.sources)
        found = [each for source in names for each in replay(workspace, source, accept=options.accept)]
    if options.json:
        dump({"exit_code": 0, "accepted": options.accept, "entries": found})
    else:
        _print(found, accepted=options.accept)
    return 0


def _print(found: Sequence[Replayed], *, accepted: bool) -> None:
    for each in found:
        out(f"{each.source}: {each.id}  {each.title}")
        for line in (each.problem, *each.differences):
            if line:
                out(f"  {line}")
    changed = sum(1 for each in found if not each.problem)
    kept = "kept, `syndicate publish` publishes them" if accepted else "nothing is kept, --accept keeps them"
    say(f"{changed} entries would read otherwise: {kept}" if changed else "nothing would read otherwise")
