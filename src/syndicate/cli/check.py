"""`syndicate check`: the config and its surroundings."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

from syndicate.cli._screen import dump, out, say

if TYPE_CHECKING:
    import argparse


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's own options."""
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of a config, for editors")


def run(options: argparse.Namespace) -> int:
    """Print what was found; 0 when nothing stands in the way, 7 when a folder cannot be written."""
    from syndicate.config import load, schema

    if options.schema:
        sys.stdout.write(json.dumps(schema(), indent=1) + "\n")
        return 0
    from syndicate.acts.check import check
    from syndicate.workspace import clock_of, connect, locate

    clock_of(os.environ)
    config = load(locate(options.config, os.environ))
    findings = check(config)
    code = 7 if any(finding.level == "error" for finding in findings) else 0
    if code == 0:
        connect(config).close()
    if options.json:
        dump({"exit_code": code, "config": config.path, "findings": findings})
        return code
    for finding in findings:
        say(f"{finding.level}: {finding}")
    if code == 0:
        out(f"{config.path}: good, {len(config.sources)} sources, {len(config.feeds)} feeds")
    return code
