"""`syndicate store`: look after the memory in .syndicate/state.db."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from syndicate.cli._screen import dump, out
from syndicate.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from syndicate.config import Config


def options(parser: argparse.ArgumentParser) -> None:
    """Add what can be done with the memory."""
    parser.add_argument(
        "action",
        choices=list(_ACTIONS),
        help="prune: let go of what [store] does not keep, published feeds stay whole; backup: copy it to FILE, also "
        "while a worker runs; restore: put a backup in its place, the old one is kept beside it, what the "
        "backup has not seen comes from the published feeds; rebuild: save what can be read of a damaged one, the rest "
        "from the published feeds",
    )
    parser.add_argument("file", metavar="FILE", nargs="?", help="of backup and restore")


def run(options: argparse.Namespace) -> int:
    """Do it and say what was done; 0, or 8 where the memory cannot be used."""
    from syndicate.config import load
    from syndicate.workspace import locate

    if (options.file is None) == (options.action in {"backup", "restore"}):
        what = "takes no FILE" if options.file else "needs a FILE"
        raise UsageError(f"store {options.action}", what, "`syndicate store --help` tells more")
    config = load(locate(options.config, os.environ))
    told, lines = _ACTIONS[options.action](config, options)
    if options.json:
        dump({"exit_code": 0, **told})
    for line in () if options.json else lines:
        out(line)
    return 0


def _prune(config: Config, _options: argparse.Namespace) -> tuple[dict[str, object], list[str]]:
    from syndicate.acts.store import prune
    from syndicate.workspace import connect

    with connect(config, declare=True) as workspace:
        pruned = prune(workspace)
    lines = [
        f"{pruned.entries} entries let go, their names stay known",
        f"{pruned.copies} copies of pages dropped",
        f"{pruned.files} old published files dropped, the journal's lines stay",
    ]
    return asdict(pruned), lines


def _backup(config: Config, options: argparse.Namespace) -> tuple[dict[str, object], list[str]]:
    from syndicate.acts.store import backup

    size = backup(config, Path(options.file))
    return {"file": options.file, "bytes": size}, [f"{options.file}  {size} bytes"]


def _restore(config: Config, options: argparse.Namespace) -> tuple[dict[str, object], list[str]]:
    from syndicate.acts.store import restore

    aside = restore(config, Path(options.file))
    taken_back = _taken_back(config)
    lines = [
        f"restored from {options.file}, {taken_back} entries taken back from the published feeds",
        *([f"the one from before is {aside}"] if aside else []),
    ]
    return {"file": options.file, "aside": str(aside) if aside else None, "from_feeds": taken_back}, lines


def _rebuild(config: Config, _options: argparse.Namespace) -> tuple[dict[str, object], list[str]]:
    from syndicate.acts.store import rebuild

    saved = rebuild(config)
    taken_back = _taken_back(config)
    told = {
        "rows": saved.rows,
        "lost": saved.lost,
        "torn": saved.is_torn,
        "aside": str(saved.aside),
        "from_feeds": taken_back,
    }
    lines = [
        f"{saved.rows['entry']} entries saved, {taken_back} taken back from the published feeds",
        f"{saved.lost} rows were not readable",
        *(["parts of the file could not be read, how many rows they held is not known"] if saved.is_torn else []),
        f"the damaged file is {saved.aside}",
    ]
    return told, lines


def _taken_back(config: Config) -> int:
    """Fill the memory with what the published feeds hold and it does not; return how many entries."""
    from syndicate.acts.restore import restore
    from syndicate.workspace import connect

    with connect(config, declare=True) as workspace:
        return restore(workspace, missing=True)


_ACTIONS = {"prune": _prune, "backup": _backup, "restore": _restore, "rebuild": _rebuild}
