"""One publisher in a simulated world: its clock, its disk, its crashes, and what its subscribers have seen."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import product
from random import Random
from threading import Event
from typing import TYPE_CHECKING, Any

import regex
from tests.year.sites import LISTED, Site, Waiting

from syndicate.acts.store import prune
from syndicate.config import load
from syndicate.daemon import Daemon
from syndicate.errors import Later, OutputError, StoreError
from syndicate.fetch.hosts import Hosts
from syndicate.fetch.local import Files
from syndicate.model import Draft
from syndicate.stores.sqlite import Store
from syndicate.workspace import Workspace, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from tests.year.sites import Article

    from syndicate.model import Document, Validators

START = datetime(2026, 1, 1, tzinfo=UTC)
KINDS = {"north": "whole", "south": "teasers", "west": "links"}
TABLES = {
    "north": 'kind = "feed"\nfull_text = false\nevery = "1h"\n',
    "south": 'kind = "feed"\ndeleted = "drop"\n',
    "west": 'kind = "page"\nevery = "5 */2 * * *"\nitem = ".{item}"\n',
}
"""What the config says of each site."""
LIMITS = {"all": 60, "north": 12}
"""The feeds, and how many entries each takes at first."""
MOST = 25
"""Entries of a source that the operator keeps, when the memory is pruned."""
ZONES = ("UTC", "Europe/Oslo", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe")
JUMPS = (timedelta(hours=-2), timedelta(hours=2), timedelta(days=-365), timedelta(days=3650))
"""How wrong the publisher's clock may run, for a while."""
NEAREST = {"north": timedelta(minutes=14), "south": timedelta(minutes=50), "west": timedelta(minutes=14)}
"""How near two requests for one listing may come: a restart may fall between two rounds, but no more."""


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
    """The way to the sites (ports.Fetch), with the manners of one process."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.hosts = Hosts(0.5, world.clock, world.passed)

    def __call__(self, url: str, validators: Validators | None = None) -> Document | None:
        """Ask a site. Raises FetchError."""
        site = self.world.sites[url.removeprefix("https://").partition(".")[0]]
        self.hosts.check(site.name, url)
        try:
            return site.answer(url, self.world.now, validators)
        except Waiting as said:
            until = self.hosts.send_away(site.name, said.status, str(max(1, round(said.seconds))))
            assert until is not None, "it is a time to come"
            if said.seconds > timedelta(days=1).total_seconds():
                site.told = self.world.now + timedelta(days=1)
            raise Later(url, until, said.status) from None


_PAGE = regex.compile(r"<h1>(.*?)</h1><time>(.*?)</time><b>(.*?)</b><article>(.*)</article>", regex.DOTALL)


def read_page(document: Document) -> Draft:
    """Read an article's page (ports.Extract)."""
    found = _PAGE.fullmatch(document.body.decode())
    assert found is not None, "sites write no other pages"
    title, published, author, content = found.groups()
    return Draft(title=title, authors=[author], published=published, content=content)


class World:
    """All of it under one seed; `day()` plays a day and `check()` says what is wrong, if anything is."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.chance, self.now = folder, Random(seed), START
        self.sites = {name: Site(name, kind, Random(f"{seed}{name}")) for name, kind in KINDS.items()}
        for site in self.sites.values():
            site.neighbours = [other for other in self.sites.values() if other is not site]
        self.disk = Disk()
        self.ids: dict[tuple[str, str], str] = {}
        self.dates: dict[tuple[str, str], str] = {}
        self.moves: dict[tuple[str, str], tuple[str, int]] = {}
        self.present: dict[str, set[str]] = {}
        self.unsure: set[str] = set()
        """Articles whose copies may take their place: the memory was lost, a wrong clock had sent them down, or they were
        deleted before the copy came."""
        told = ("kills", "full disks", "lost states", "failed writes", "wrong clocks", "renames", "limits", "prunings")
        self.counts = Counter(dict.fromkeys(told, 0))
        self.zone = "UTC"
        self.skew = timedelta(0)
        self.designs: dict[str, int] = {}
        self.sources = {name: [name] for name in KINDS}
        """What the config calls each site, and has called it, the latest last."""
        self.feeds = {name: [name] for name in LIMITS}
        self.limits = dict(LIMITS)
        self.write_config()
        self.boot()

    # -- the process

    def write_config(self) -> None:
        """Write the config as the operator wants it: the zone may have changed, a site may look another way."""
        tables = "".join(
            f'{_head("source", self.sources[name])}url = "{site.url}"\n{TABLES[name].format(item=site.item)}'
            for name, site in self.sites.items()
        )
        feeds = "".join(f"{_head('feed', self.feeds[name])}limit = {limit}\n" for name, limit in self.limits.items())
        north = f'sources = ["{self.sources["north"][-1]}"]\n'
        text = f'[site]\ntimezone = "{self.zone}"\n[store]\nmost = {MOST}\n{tables}{feeds}{north}'
        (self.folder / "config.toml").write_text(text, encoding="utf-8")
        self.designs = {name: site.design for name, site in self.sites.items() if site.kind == "links"}

    def boot(self) -> None:
        """Start the process anew; of what sites have said only the memory knows."""
        config = load(self.folder / "config.toml")
        self.store = Mortal(self.folder / "state.db")
        self.store.rows("PRAGMA synchronous = OFF")
        self.store.sources.declare(rows(config))
        self.store.feeds.declare({name: table.was for name, table in config.feeds.items()})
        workspace = Workspace(
            config=config, store=self.store, fetch=Web(self), files=Files(self.folder, 1_000_000), extract=read_page,
            target=self.disk, clock=self.clock, owner="elsewhere/1/1",
        )  # fmt: skip
        self.daemon = Daemon(workspace, Engine(), Event())  # type: ignore[arg-type]  # what the daemon asks of an engine
        self.daemon.start()

    def clock(self) -> datetime:
        """Return the time that the publisher believes in; it passes while it is looked at."""
        self.now += timedelta(milliseconds=1)
        return self.now + self.skew

    def passed(self) -> float:
        """Return the seconds that have passed, by the clock that nobody sets."""
        return (self.now - START).total_seconds()

    def reboot(self) -> None:
        """Come back after a crash; what was not committed is gone, what a site had said in that round too."""
        self.forgive()
        self.store.close()
        self.boot()

    def forgive(self) -> None:
        """Hold nothing against a publisher that has forgotten, or whose clock is wrong."""
        for site in self.sites.values():
            site.told = None
            site.asked = []

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
        if self.skew:
            self.set_clock(timedelta(0))
        if any(self.sites[name].design != design for name, design in self.designs.items()):
            self.write_config()
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
        elif luck < 0.56:
            self.counts["wrong clocks"] += 1
            self.set_clock(self.chance.choice(JUMPS))
        elif luck < 0.64:
            self.operate()

    def operate(self) -> None:
        """Let the operator do something: another name, another limit, an end to what is old."""
        what = self.chance.choice(["a source", "a feed", "a limit", "a pruning"])
        if what == "a pruning":
            self.counts["prunings"] += 1
            prune(self.daemon.workspace)
            return
        if what == "a limit":
            self.counts["limits"] += 1
            name = self.chance.choice(list(LIMITS))
            self.limits[name] = LIMITS[name] + self.chance.randint(-6, 10)
        else:
            self.counts["renames"] += 1
            names = self.chance.choice(list((self.sources if what == "a source" else self.feeds).values()))
            names.append(f"{names[0]}-{len(names)}")
        self.write_config()
        self.reboot()

    def lose(self) -> None:
        """Lose the memory; the feeds are still there."""
        self.counts["lost states"] += 1
        self.store.close()
        for path in self.folder.glob("state.db*"):
            path.unlink()
        self.forgive()
        self.forget_left()
        self.boot()

    def forget_left(self) -> None:
        """Hold nothing against a publisher that has lost its memory which the feed's file cannot tell.

        That is a copy, once what led it has left; and what a wrong clock had dated so that it left too early.
        """
        for name, token in list(self.ids):
            article = self.article(token)
            self.unsure |= {token} if article.copies else set()
            if self.is_misdated(name, token) and token not in self.present.get(name, ()):
                for known in (self.ids, self.dates, self.moves):
                    known.pop((name, token), None)

    def set_clock(self, skew: timedelta) -> None:
        """Let the publisher's clock be wrong by so much from now on."""
        self.skew = skew
        self.forgive()

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
        for name, called in self.feeds.items():
            self.check_feed(name)
            state = self.store.feeds.state(called[-1])
            assert not state.held, f"feed.{name} is held without a cause: {state.held}"
            for old, suffix in product(called[:-1], ("rss", "atom", "json")):
                there = self.disk.files.get(f"{old}.{suffix}") == self.disk.files.get(f"{called[-1]}.{suffix}")
                assert there, f"feed.{name} does not live on as {old}.{suffix}"
        self.check_store()
        for site in self.sites.values():
            self.check_manners(site)

    def check_manners(self, site: Site) -> None:
        """See how the site was asked."""
        gaps = [later - sooner for sooner, later in zip(site.asked, site.asked[1:], strict=False)]
        nearest = min(gaps, default=timedelta.max)
        assert nearest >= NEAREST[site.name], f"politeness: {site.name} was asked twice within {nearest}"
        assert not site.early, f"politeness: {site.name} was asked {site.early} times before the time it had asked for"
        site.asked = site.asked[-1:]

    def check_feed(self, name: str) -> None:
        """Hold a published feed against what subscribers have seen of it."""
        path = f"{self.feeds[name][-1]}.json"
        items = json.loads(self.disk.files[path])["items"] if path in self.disk.files else []
        seen = [self.token(item) for item in items]
        assert len(seen) == len(set(seen)), f"doubled: {[token for token in seen if seen.count(token) > 1]}"
        self.unsure |= {token for token in seen if self.article(token).status != 200}
        for token in self.unsure & set(seen):
            for memory in (self.ids, self.dates, self.moves):
                memory.pop((name, token), None)
        for token, item in zip(seen, items, strict=True):
            known = self.ids.setdefault((name, token), item["id"])
            assert known == item["id"], f"shown again: {token} was {known}, is {item['id']}"
            date = self.dates.setdefault((name, token), item["date_published"])
            assert date == item["date_published"], f"moved: {token} was of {date}, is of {item['date_published']}"
            self.check_moves(name, token, item["date_modified"])
            self.unsure |= {token} if self.is_misdated(name, token) else set()
        self.check_presence(name, set(seen))

    def is_misdated(self, name: str, token: str) -> bool:
        """Tell whether a wrong clock has dated an article."""
        return self.dates[name, token][:7] != f"{self.article(token).published:%Y-%m}"

    def check_presence(self, name: str, seen: set[str]) -> None:
        """See that nothing left a feed that is not full, but what its site has deleted."""
        for token in self.present.get(name, set()) - seen:
            article = self.article(token)
            is_gone = article.status != 200 or article.is_moved
            assert len(seen) >= self.limits[name] or is_gone, f"lost: {token}"
        self.present[name] = seen

    def check_moves(self, name: str, token: str, modified: str) -> None:
        """Hold the moves of `updated` against the edits there have been."""
        before, count = self.moves.get((name, token), (modified, 0))
        assert modified >= before, f"updated went back: {token}"
        count += modified != before
        self.moves[name, token] = (modified, count)
        article = self.article(token)
        allowed = sum(each.edits for each in (article, *article.copies)) + 2 * sum(
            s.churns for s in self.sites.values()
        )
        assert count <= allowed, f"updated moved {count} times for {allowed} causes: {token}"

    def check_store(self) -> None:
        """See that every article that could be read is remembered, once for each of its sites."""
        for name, site in self.sites.items():
            called = self.sources[name][-1]
            state = self.store.sources.state(called)
            for article in site.articles[-LISTED:]:
                if state is None or state.last_success is None or article.listed is None or article.status != 200:
                    continue
                if article.listed < state.last_success - timedelta(hours=3):
                    found = [each for each in self.store.entries.query(article.token, 9) if each.source == called]
                    assert len(found) == 1, f"{article.token} of {name} is remembered {len(found)} times"

    def token(self, item: dict[str, Any]) -> str:
        """Return the token in an item's text."""
        return str(item["content_html"]).partition("<p>")[2].partition(".")[0]

    def article(self, token: str) -> Article:
        """Return the article that a token stands for, the original."""
        name = next(each for each in KINDS if token.startswith(each))
        return next(each for each in self.sites[name].articles if each.token == token)


def _head(shelf: str, names: Sequence[str]) -> str:
    """Return the head of a table that has had these names, the latest last."""
    *was, name = names
    return f"[{shelf}.{name}]\n" + (f"was = {json.dumps(was)}\n" if was else "")


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
    articles = [article for site in world.sites.values() for article in site.articles]
    happened = {
        "articles": len(articles),
        "edits": sum(article.edits for article in articles),
        "copies": sum(len(article.copies) for article in articles),
        "deletions": sum(article.status != 200 for article in articles),
        "redesigns": sum(site.design for site in world.sites.values()),
        "requests to wait": sum(site.tellings for site in world.sites.values()),
    }
    return {**happened, **world.counts}
