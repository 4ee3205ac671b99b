"""One publisher in a simulated world: its clock, its disk, its crashes, and what its subscribers have seen."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from threading import Event
from typing import TYPE_CHECKING, Any

from tests.year.sites import Site

from syndicate.config import load
from syndicate.daemon import Daemon
from syndicate.errors import OutputError, StoreError, Unreadable
from syndicate.fetch.local import Files
from syndicate.stores.sqlite import Store
from syndicate.workspace import Workspace, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from syndicate.model import Document, Draft, Validators

START = datetime(2026, 1, 1, tzinfo=UTC)
SITES = ("north", "south", "west")
ZONES = ("UTC", "Europe/Oslo", "America/New_York", "Asia/Tokyo")
LIMIT = 150


class Killed(BaseException):
    """The process is gone, between one call and the next."""


@dataclass
class Disk:
    """Published files, which outlive the process, and the steps at which writing fails."""

    files: dict[str, bytes] = field(default_factory=dict)
    steps: int = 0
    fails_at: int = 0
    dies_at: int = 0

    def put(self, path: str, chunks: Iterable[bytes]) -> bool:
        """Write a file whole, or fail, or die before or after."""
        body = b"".join(chunks)
        if self.files.get(path) == body:
            return False
        self.steps += 1
        if self.steps == self.fails_at:
            raise OutputError(path, "cannot be written, the file from before stays", "no space left")
        if self.steps == self.dies_at:
            raise Killed
        self.files[path] = body
        if self.steps == self.dies_at - 1:
            raise Killed
        return True

    def read(self, path: str) -> bytes | None:
        """Return a file."""
        return self.files.get(path)


class Mortal(Store):
    """A store whose process dies at a numbered statement."""

    left: int | None = None

    def rows(self, statement: str, **values: object) -> list[Any]:
        """Run a statement, if there is still time."""
        self._live()
        return super().rows(statement, **values)

    def changed(self, statement: str, **values: object) -> int:
        """Run a statement, if there is still time."""
        self._live()
        return super().changed(statement, **values)

    def _live(self) -> None:
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                raise Killed


class Engine:
    """Runs what it is given at once."""

    threads, busy = 4, 0

    def submit(self, work: Callable[[], None]) -> None:
        """Run it now."""
        work()


class Web:
    """The way to the sites (ports.Fetch)."""

    def __init__(self, sites: dict[str, Site], clock: Callable[[], datetime]) -> None:
        self.sites, self.clock = {site.url: site for site in sites.values()}, clock

    def __call__(self, url: str, validators: Validators | None = None) -> Document | None:
        """Ask a site."""
        return self.sites[url].answer(self.clock(), validators)


def no_page(document: Document) -> Draft:
    """Read no article page: the sites give their articles whole."""
    raise Unreadable(document.url or "", "no page is read in this world")


class World:
    """All of it under one seed; `day()` plays a day and `check()` says what is wrong, if anything is."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.chance, self.now = folder, Random(seed), START
        self.sites = {name: Site(name, Random(f"{seed}{name}")) for name in SITES}
        self.disk = Disk()
        self.ids: dict[str, str] = {}
        self.dates: dict[str, str] = {}
        self.moves: dict[str, tuple[str, int]] = {}
        self.counts = {"kills": 0, "full disks": 0, "lost states": 0, "failed writes": 0}
        self.zone = "UTC"
        self.write_config()
        self.boot()

    # -- the process

    def write_config(self) -> None:
        """Write the config; the zone may have changed."""
        tables = "".join(
            f'[source.{name}]\nkind = "feed"\nurl = "{site.url}"\nevery = "1h"\n' for name, site in self.sites.items()
        )
        text = f'[site]\ntimezone = "{self.zone}"\n{tables}[feed.all]\nlimit = {LIMIT}\n'
        (self.folder / "config.toml").write_text(text, encoding="utf-8")

    def boot(self) -> None:
        """Start the process anew."""
        config = load(self.folder / "config.toml")
        self.store = Mortal(self.folder / "state.db")
        self.store.sources.declare(rows(config))
        workspace = Workspace(
            config=config, store=self.store, fetch=Web(self.sites, self.clock), files=Files(self.folder, 1_000_000),
            extract=no_page, target=self.disk, clock=self.clock, owner="elsewhere/1/1",
        )  # fmt: skip
        self.daemon = Daemon(workspace, Engine(), Event())  # type: ignore[arg-type]  # what the daemon asks of an engine
        self.daemon.start()

    def clock(self) -> datetime:
        """Return the time; it passes while it is looked at."""
        self.now += timedelta(milliseconds=1)
        return self.now

    def reboot(self) -> None:
        """Come back after a crash; what was not committed is gone."""
        self.store.close()
        self.boot()

    # -- a day

    def day(self) -> None:
        """Play a day: an hour of the sites, then what is due."""
        self.misfortune()
        for _ in range(24):
            self.now += timedelta(hours=1)
            for site in self.sites.values():
                site.happen(self.now)
            self.hour()
        self.store.left, self.disk.fails_at, self.disk.dies_at = None, 0, 0
        self.recover()

    def misfortune(self) -> None:
        """Decide what goes wrong today."""
        luck = self.chance.random()
        if luck < 0.25:
            self.store.left = self.chance.randint(0, 3_000)
        elif luck < 0.35:
            self.disk.dies_at = self.disk.steps + self.chance.randint(1, 12)
        elif luck < 0.45:
            self.disk.fails_at = self.disk.steps + self.chance.randint(1, 8)
            self.counts["failed writes"] += 1
        elif luck < 0.5:
            pages = self.store.rows("PRAGMA page_count")[0][0]
            self.store.rows(f"PRAGMA max_page_count = {pages + self.chance.randint(0, 3)}")
            self.counts["full disks"] += 1
        elif luck < 0.515:
            self.lose()
        elif luck < 0.53:
            self.zone = self.chance.choice(ZONES)
            self.write_config()
            self.reboot()

    def lose(self) -> None:
        """Lose the memory; the feeds are still there."""
        self.counts["lost states"] += 1
        self.store.close()
        for path in self.folder.glob("state.db*"):
            path.unlink()
        self.boot()

    def hour(self) -> None:
        """Do what is due; a process that died is started again."""
        try:
            for _ in range(2):
                self.daemon.tick()
        except Killed:
            self.counts["kills"] += 1
            self.reboot()
        except (StoreError, sqlite3.Error):
            self.recover()
        if self.daemon.failure is not None:
            self.recover()

    def recover(self) -> None:
        """Start anew with space on the disk, and do what was left."""
        self.reboot()
        self.now += timedelta(minutes=20)
        for _ in range(3):
            self.daemon.tick()

    # -- what must hold

    def check(self) -> None:
        """Raise AssertionError where something is not as it must be."""
        self.check_feed()
        self.check_store()
        for site in self.sites.values():
            gaps = [later - sooner for sooner, later in zip(site.asked, site.asked[1:], strict=False)]
            assert all(gap >= timedelta(minutes=14) for gap in gaps), (
                f"politeness: {site.name} was asked twice within {min(gaps)}"
            )
            site.asked = site.asked[-1:]
        state = self.store.feeds.state("all")
        assert not state.held, f"held without a cause: {state.held}"

    def check_feed(self) -> None:
        """Hold the published feed against what subscribers have seen of it."""
        items = json.loads(self.disk.files["all.json"])["items"] if "all.json" in self.disk.files else []
        seen = [self.token(item) for item in items]
        assert len(seen) == len(set(seen)), f"doubled: {[token for token in seen if seen.count(token) > 1]}"
        for token, item in zip(seen, items, strict=True):
            known = self.ids.setdefault(token, item["id"])
            assert known == item["id"], f"shown again: {token} was {known}, is {item['id']}"
            date = self.dates.setdefault(token, item["date_published"])
            assert date == item["date_published"], f"moved: {token} was of {date}, is of {item['date_published']}"
            self.check_moves(token, item["date_modified"])

    def check_moves(self, token: str, modified: str) -> None:
        """Hold the moves of `updated` against the edits there have been."""
        before, count = self.moves.get(token, (modified, 0))
        assert modified >= before, f"updated went back: {token}"
        count += modified != before
        self.moves[token] = (modified, count)
        site, article = self.article(token)
        assert count <= article.edits + 2 * site.churns, (
            f"updated moved {count} times for {article.edits} edits: {token}"
        )

    def check_store(self) -> None:
        """See that every article that could be read is remembered, once."""
        for name, site in self.sites.items():
            state = self.store.sources.state(name)
            for article in site.articles[-15:]:
                if state is None or state.last_success is None or article.listed is None:
                    continue
                if article.listed < state.last_success - timedelta(hours=1):
                    found = self.store.entries.query(article.token, 9)
                    assert len(found) == 1, f"{article.token} is remembered {len(found)} times"

    def token(self, item: dict[str, Any]) -> str:
        """Return the token in an item's text."""
        return str(item["content_html"]).partition("<p>")[2].partition(".")[0]

    def article(self, token: str) -> tuple[Site, Any]:
        """Return the article that a token stands for."""
        name = next(each for each in SITES if token.startswith(each))
        return self.sites[name], self.sites[name].articles[int(token.removeprefix(name).removesuffix("token"))]


def play(folder: Path, seed: int, days: int) -> dict[str, int]:
    """Play so many days under one seed; return what happened. Raises AssertionError with seed and day."""
    world = World(folder, seed)
    try:
        for day in range(days):
            world.day()
            try:
                world.check()
            except AssertionError as error:
                raise AssertionError(f"seed {seed}, day {day}: {error}") from None
    finally:
        world.store.close()
    articles = sum(len(site.articles) for site in world.sites.values())
    edits = sum(article.edits for site in world.sites.values() for article in site.articles)
    return {"articles": articles, "edits": edits, **world.counts}
