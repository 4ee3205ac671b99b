"""What stood where before, on the screen: the parts of `syndicate show` that look back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from syndicate.acts import past
from syndicate.cli._screen import dump, moment, out, say

if TYPE_CHECKING:
    import argparse

    from syndicate.workspace import Workspace


def history(workspace: Workspace, options: argparse.Namespace) -> int:
    """Print how an entry stood before each of its edits; 0."""
    entry, edits = past.history(workspace, options.word)
    if options.json:
        dump({"exit_code": 0, "id": entry.id, "edits": edits})
        return 0
    out(f"{entry.id}  {entry.title}")
    out(f"first seen {moment(entry.first_seen)}")
    for edit in edits:
        out(f"edited {moment(edit.when)} by {'its source' if edit.by == 'source' else 'a rule'}")
        for line in edit.differences:
            out(f"  {line}")
    return 0


def journal(workspace: Workspace, options: argparse.Namespace) -> int:
    """Print which files of a feed were replaced, and why, newest first; 0."""
    lines = past.journal(workspace, options.word, options.limit)
    if options.json:
        dump({"exit_code": 0, "lines": lines})
        return 0
    for line in lines:
        out(f"{moment(line.at)}  {line.path}  {line.size} bytes  {'kept' if line.is_whole else 'no longer kept'}")
        for cause in line.causes:
            out(f"  {cause}")
    return 0


def at(workspace: Workspace, options: argparse.Namespace) -> int:
    """Print a feed's file as it stood; 0."""
    then = past.at(workspace, options.word, options.at, options.format)
    if then.since is None:
        say(f"{options.word}: the bytes of then are no longer kept, this is made anew of the entries as they stood")
    sys.stdout.flush()
    sys.stdout.buffer.write(then.body)
    return 0
