"""Kill -9 by the thousand: forked from a warm parent, so that a kill costs milliseconds and hits the work itself.

python bench/kills.py [--kills 10000] [--seed 1] [--at FOLDER]

Each child ingests, publishes, replays or prunes in one small workspace until it is killed at a random moment. What
subscribers know must hold after every kill: files whole, an article's id and date the same for ever, no article under
two ids, none gone that the limit does not explain. Every hundred kills an undisturbed run must bring everything up to
date without help. Prints figures as JSON; exit code 1 when anything was torn, lost, doubled or moved.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from syndicate.cli.main import main as program
from syndicate.stores.sqlite import Store

CONFIG = """\
[source.inbox]
kind = "files"
path = "articles"
[feed.all]
limit = 8
[feed.short]
limit = 3
byline = true
[network.x]
"""
ARTICLES, LIMIT, UNDISTURBED = 10, 8, 100
FIRST = datetime(2020, 1, 1, tzinfo=UTC)
WORDS = [
    "harbour",
    "wall",
    "spring",
    "boat",
    "evening",
    "mason",
    "stone",
    "gull",
    "lamp",
    "council",
    "tide",
    "rope",
    "anchor",
    "quay",
    "crane",
    "net",
    "sail",
    "mist",
]


class World:
    """A folder with a config, and what has ever been shown of it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)  # noqa: S311 - moments, not secrets
        self.faults: Counter[str] = Counter()
        self.known: dict[str, tuple[str, str]] = {}
        self.written = 0
        (folder / "articles").mkdir()
        (folder / "config.toml").write_text(CONFIG, encoding="utf-8")

    def change(self) -> None:
        """Add an article and take the oldest away, or edit one."""
        if self.written < ARTICLES or self.chance.random() < 0.3:
            self.write(self.written)
            self.written += 1
            for path in sorted((self.folder / "articles").iterdir())[:-ARTICLES]:
                path.unlink()
        else:
            self.write(self.chance.randrange(self.written - ARTICLES + 1, self.written))

    def write(self, number: int) -> None:
        """Write an article under its own title and an old date, so that the limit holds, with any text."""
        text = " ".join(self.chance.choices(WORDS, k=60))
        date = (FIRST + timedelta(minutes=number)).isoformat()
        said = f"---\ntitle: Story number {number}\nauthor: Ada Holm\ndate: {date}\n---\n\n{text} {number}.\n"
        (self.folder / "articles" / f"{number:07}.md").write_text(said, encoding="utf-8")

    def command(self) -> list[str]:
        """Return what the next child does."""
        words = self.chance.choices([["publish"], ["replay", "--accept"], ["store", "prune"]], weights=[18, 1, 1])[0]
        return [*words, "--config", str(self.folder / "config.toml")]

    def look(self, *, whole: bool) -> None:
        """Read what is published."""
        path = self.folder / "feeds" / "all.json"
        if not path.exists():
            return
        try:
            items: list[dict[str, Any]] = json.loads(path.read_bytes())["items"]
        except ValueError:
            self.faults["torn"] += 1
            return
        titles = Counter(item["title"] for item in items)
        self.faults["doubled"] += sum(count - 1 for count in titles.values())
        for item in items:
            said = (item["id"], item["date_published"])
            self.faults["shown again or moved"] += self.known.setdefault(item["title"], said) != said
        if whole:
            self.validate()

    def validate(self) -> None:
        """Hold every feed file against the house's own validators."""
        for format in ("rss", "atom", "json"):
            for feed in ("all", "short"):
                path = self.folder / "feeds" / f"{feed}.{format}"
                findings = (
                    import_module(f"syndicate.validate.{format}").check(path.read_bytes()) if path.exists() else ()
                )
                self.faults["torn"] += any(finding.level == "error" for finding in findings)

    def settle(self) -> None:
        """Run undisturbed; then everything is up to date and nothing lies about."""
        code = wait(start(["publish", "--config", str(self.folder / "config.toml")]), None)
        self.faults["needs help"] += code != 0
        self.look(whole=True)
        items = json.loads((self.folder / "feeds" / "all.json").read_bytes())["items"]
        self.faults["lost"] += len(items) != min(LIMIT, self.written)
        self.faults["left lying about"] += len(list((self.folder / "feeds").rglob("*.tmp")))
        with Store(self.folder / ".syndicate" / "state.db") as store:
            stored = store.entries.count()
            self.faults["lost"] += max(0, ARTICLES - stored)
            for path in (self.folder / "feeds").glob("all.*"):
                last = store.feeds.last("all", path.name)
                self.faults["journal"] += last != store.feeds.digest(path.read_bytes())


def start(words: list[str]) -> int:
    """Fork a child that runs a command; return its pid."""
    pid = os.fork()
    if pid:
        return pid
    code = 70
    with contextlib.suppress(BaseException):
        null = os.open(os.devnull, os.O_RDWR)
        for number in range(3):
            os.dup2(null, number)
        code = program(words)
    os._exit(code)


def wait(pid: int, after: float | None) -> int:
    """Kill a child after so many seconds, or let it end; return its exit code, -9 for a killed one."""
    if after is not None:
        time.sleep(after)
        os.kill(pid, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def main() -> int:
    """Kill, look, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at", type=Path)
    options = parser.parse_args()
    killed = 0
    with tempfile.TemporaryDirectory(dir=options.at) as name:
        world = World(Path(name), options.seed)
        for _ in range(ARTICLES):
            world.change()
        # Whatever a run imports is imported here, once.
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            program(["publish", "--config", str(world.folder / "config.toml")])
        world.settle()
        begun = time.monotonic()
        world.change()
        world.settle()
        longest = time.monotonic() - begun
        for number in range(1, options.kills + 1):
            world.change()
            killed += wait(start(world.command()), world.chance.uniform(0, longest)) == -signal.SIGKILL
            world.look(whole=number % 10 == 0)
            if number % UNDISTURBED == 0:
                world.settle()
        world.settle()
    faults = {what: count for what, count in world.faults.items() if count}
    print(json.dumps({"kills": options.kills, "while at work": killed, "articles": world.written, "faults": faults}))
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
