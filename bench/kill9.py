"""Kill the program at random moments, over and over, and look at what is left.

    python bench/kill9.py [--kills 300] [--seed 1]

Half of the kills hit `syndicate publish`, half `syndicate run`. The place they read is a folder that gets one article
more before each start; a folder and the disk are all that is needed, so nothing but the kill disturbs. After each
kill every published file is read: whole, valid, never fewer entries than before. At the end one undisturbed run must
bring every article into the feed, once. Prints a line of figures; exit code 1 when anything was torn, lost or doubled.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from importlib import import_module
from pathlib import Path

CONFIG = """\
[source.inbox]
kind = "files"
path = "articles"
every = "1s"
[feed.all]
limit = 100000
[network.bluesky]
"""
TEXT = "Story {n}\n\nThis is story number {n}, and it says nothing but its number in a sentence of a fair length.\n"


def main() -> int:
    """Kill, look, count."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 - moments, not secrets
    faults: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "config.toml").write_text(CONFIG, encoding="utf-8")
        (folder / "articles").mkdir()
        seen = 0
        longest = duration(folder, "publish")
        for number in range(1, options.kills + 1):
            write(folder, number)
            kill(folder, "publish" if number % 2 else "run", chance.uniform(0, longest * 1.3))
            seen = look(folder, seen, faults)
        finish(folder, options.kills, faults)
    print(f"{options.kills} kills, {seen} entries at the last: {dict(faults) or 'nothing torn, lost or doubled'}")
    return int(bool(faults))


def start(folder: Path, command: str) -> subprocess.Popen[bytes]:
    """Start the program in the folder, in a group of its own."""
    words = [sys.executable, "-m", "syndicate", command, "--config", str(folder / "config.toml")]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def duration(folder: Path, command: str) -> float:
    """Return how long an undisturbed run takes, seconds."""
    write(folder, 0)
    begun = time.monotonic()
    start(folder, command).wait()
    return time.monotonic() - begun


def write(folder: Path, number: int) -> None:
    """Put one more article into the inbox."""
    (folder / "articles" / f"{number:06}.txt").write_text(TEXT.format(n=number), encoding="utf-8")


def kill(folder: Path, command: str, after: float) -> None:
    """Run the program for a while and end it without warning."""
    process = start(folder, command)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def look(folder: Path, before: int, faults: Counter[str]) -> int:
    """Read every published file; return how many entries the feed holds now."""
    feeds = folder / "feeds"
    for format in ("rss", "atom", "json"):
        path = feeds / f"all.{format}"
        findings = import_module(f"syndicate.validate.{format}").check(path.read_bytes()) if path.exists() else []
        faults["torn"] += any(finding.level == "error" for finding in findings)
    for path in feeds.rglob("*"):
        whole = not path.is_file() or path.name.endswith(".tmp") or path.read_bytes().endswith((b"\n", b">"))
        faults["torn"] += not whole
    path = feeds / "all.json"
    ids = [item["id"] for item in json.loads(path.read_bytes())["items"]] if path.exists() else []
    faults["doubled"] += len(ids) - len(set(ids))
    faults["lost"] += max(0, before - len(ids))
    for name in [name for name, count in faults.items() if not count]:
        del faults[name]
    return len(ids)


def finish(folder: Path, kills: int, faults: Counter[str]) -> None:
    """Run once undisturbed: every article must stand in the feed, once, and nothing of dead runs lie about."""
    start(folder, "publish").wait()
    items = json.loads((folder / "feeds" / "all.json").read_bytes())["items"]
    titles = Counter(item["title"] for item in items)
    missing = [number for number in range(kills + 1) if titles[f"Story {number}"] != 1]
    if missing:
        faults["missing or doubled at the end"] = len(missing)
    left = list((folder / "feeds").rglob("*.tmp"))
    if left:
        faults["temporary files left"] = len(left)


if __name__ == "__main__":
    sys.exit(main())
