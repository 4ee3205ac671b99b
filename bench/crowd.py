"""Many workers on one memory at once, and a memory that somebody else holds: nothing doubled, nothing lost, all told.

python bench/crowd.py [--workers 4] [--runs 10]      two minutes

While a daemon runs, so many workers publish again and again in the same folder, and articles come and change. Every run
must end with 0, or with 8 and a word where another worker is at it; after that every article is there once, with the id
and the date it had first. Then another process holds the memory: for three seconds, which a run waits out, and for
good, which ends it with 8 and in words, the feeds as they were. Prints counts as JSON; exit code 1 where it was not so.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from threading import Thread
from typing import Any

from damage import ARTICLES, files, items, made, write

FEED = 50
"""Entries of a feed."""
PACE = 0.4
"""Seconds between two changes of the articles."""


def words(folder: Path, *command: str) -> list[str]:
    """Return a command line."""
    return [sys.executable, "-m", "syndicate", *command, "--config", str(folder / "config.toml")]


def publish(folder: Path) -> subprocess.CompletedProcess[str]:
    """Publish once."""
    return subprocess.run(words(folder, "publish"), capture_output=True, text=True, check=False)


def crowded(folder: Path, workers: int, runs: int) -> Counter[str]:
    """Let workers publish at once beside a daemon, and articles change meanwhile; return what was seen."""
    chance = random.Random(1)  # noqa: S311 - the same articles each time
    made(folder, chance)
    known = {id: item["date_published"] for id, item in items(folder).items()}
    found: Counter[str] = Counter()

    def work() -> None:
        for _ in range(runs):
            done = publish(folder)
            is_told = done.returncode == 0 or (done.returncode in {3, 4, 8} and done.stderr.strip())
            wrong = "" if is_told and "Traceback" not in done.stderr else f"WRONG: {done.stderr.strip()[:300]}"
            found[f"exit code {done.returncode} {wrong}".strip()] += 1

    with subprocess.Popen(words(folder, "run"), stderr=subprocess.DEVNULL) as daemon:
        threads = [Thread(target=work) for _ in range(workers)]
        for thread in threads:
            thread.start()
        written = ARTICLES
        while any(thread.is_alive() for thread in threads):
            if written < FEED:
                write(folder, written, chance)
                written += 1
            write(folder, chance.randrange(ARTICLES), chance)
            time.sleep(PACE)
        daemon.send_signal(signal.SIGTERM)
        found[f"daemon: exit code {daemon.wait(30)}"] += 1
    found["last run: " + ("all well" if publish(folder).returncode == 0 else "WRONG")] += 1
    return found + judged(items(folder), known, written)


def judged(now: dict[str, Any], known: dict[str, str], written: int) -> Counter[str]:
    """Hold the feed against the articles there are."""
    titles = Counter(item["title"] for item in now.values())
    wrong = {
        "doubled": sum(count - 1 for count in titles.values()),
        "lost": written - len(titles),
        "moved": sum(now[id]["date_published"] != date for id, date in known.items() if id in now),
        "shown again": len(set(known) - set(now)),
    }
    return Counter({f"WRONG: {what}": count for what, count in wrong.items() if count}) + Counter({"articles": written})


def held(folder: Path, seconds: float) -> str:
    """Publish while another process writes to the memory for so long; return what came of it."""
    before = files(folder)
    write(folder, 9_000 + int(seconds), random.Random(9))  # noqa: S311 - the same article each time
    db = sqlite3.connect(folder / ".syndicate" / "state.db", isolation_level=None)
    db.execute("BEGIN IMMEDIATE")
    with subprocess.Popen(words(folder, "publish"), stderr=subprocess.PIPE, text=True) as run:
        time.sleep(seconds)
        is_waiting = run.poll() is None
        db.close()
        said = run.communicate()[1]
    if is_waiting:
        return "waited, and all is well" if run.returncode == 0 and files(folder) != before else "WRONG: " + said
    is_told = run.returncode == 8 and "is in use by another process" in said and "Traceback" not in said
    return "told, the feeds as they were" if is_told and files(folder) == before else f"WRONG: {run.returncode} {said}"


def main() -> int:
    """Play and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--runs", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "work"
        found: dict[str, object] = dict(crowded(folder, options.workers, options.runs))
        found["held for three seconds"] = held(folder, 3)
        found["held for good"] = held(folder, 80)
    print(json.dumps(found, indent=1))
    return int("WRONG" in json.dumps(found))


if __name__ == "__main__":
    sys.exit(main())
