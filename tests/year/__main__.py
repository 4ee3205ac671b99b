"""Play simulated years: python -m tests.year [--seed N | --seeds A-B] [--days 365]."""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
import time
from pathlib import Path

from tests.year.world import play


def main() -> int:
    """Play, print a line for each seed; 1 when an invariant broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", metavar="A-B")
    parser.add_argument("--days", type=int, default=365)
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    first, _, last = (options.seeds or str(options.seed)).partition("-")
    broken = 0
    for seed in range(int(first), int(last or first) + 1):
        time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            begun = time.monotonic()
            try:
                told = ", ".join(f"{count} {what}" for what, count in play(Path(folder), seed, options.days).items())
            except AssertionError as error:
                told, broken = str(error), broken + 1
        sys.stdout.write(f"seed {seed}: {told} ({time.monotonic() - begun:.0f} s)\n")
        sys.stdout.flush()
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
