"""`syndicate init`: a config to begin with."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from syndicate.cli._screen import dump, out, say

if TYPE_CHECKING:
    import argparse


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's own options: it has none."""
    del parser


def run(options: argparse.Namespace) -> int:
    """Write the files and name them; 0."""
    from syndicate.acts.init import init
    from syndicate.workspace import locate

    written = init(locate(options.config, os.environ))
    if options.json:
        dump({"exit_code": 0, "written": written})
        return 0
    for path in written:
        out(str(path))
    say("now run: syndicate publish")
    return 0
