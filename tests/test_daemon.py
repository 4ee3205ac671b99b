"""The daemon in one thread: what it does tick by tick, and what a clock that is set does to it."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.config import load
from syndicate.daemon import Daemon, Fragments
from syndicate.errors import BadStatus, OutputError
from syndicate.fetch.local import Files
from syndicate.model import Document, Draft
from syndicate.ports import FeedState, Publication, Shown
from syndicate.stores.sqlite import Store
from syndicate.workspace import Workspace, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from syndicate.model import Validators

CONFIG = """
[source.town]
kind = "feed"
url = "https://town.example/feed.xml"
every = "30m"
full_text = false
"""
FEED = b"""<rss version="2.0"><channel><title>Town</title><item><title>A bridge opens</title>
<link>https://town.example/1</link><description>Long enough.</description></item></channel></rss>"""


class Engine:
    """Runs what it is given at once."""

    threads, busy = 2, 0

    def submit(self, work: Callable[[], None]) -> None:
        work()


@dataclass
class Run:
    """A daemon whose clock a test turns, with what it has asked and written."""

    now: datetime = datetime(2026, 3, 14, 12, tzinfo=UTC)
    asked: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    is_full: bool = False
    is_down: bool = False
    daemon: Any = None

    def __call__(self, url: str, validators: Validators | None = None) -> Document:
        del validators
        self.asked.append(url)
        if self.is_down:
            raise BadStatus(url, 500)
        return Document(FEED, url, "application/rss+xml", fetched=self.now)

    def put(self, path: str, chunks: Iterable[bytes]) -> bool:
        if self.is_full:
            raise OutputError(path, "cannot be written, the file from before stays", "no space left")
        before, self.files[path] = self.files.get(path), b"".join(chunks)
        return before != self.files[path]

    def read(self, path: str) -> bytes | None:
        return self.files.get(path)

    def tick(self, **turn: float) -> None:
        self.now += timedelta(**turn)
        self.daemon.tick()


def no_page(document: Document) -> Draft:
    raise AssertionError(document.url)


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    (tmp_path / "config.toml").write_text(CONFIG, encoding="utf-8")
    config = load(tmp_path / "config.toml")
    made = Run()
    with Store(tmp_path / "state.db") as store:
        store.sources.declare(rows(config))
        workspace = Workspace(
            config=config, store=store, fetch=made, files=Files(tmp_path, 1_000), extract=no_page, target=made,
            clock=lambda: made.now, owner="elsewhere.example/1/1",
        )  # fmt: skip
        made.daemon = Daemon(workspace, Engine(), Event())  # type: ignore[arg-type]  # what the daemon asks of an engine
        made.daemon.start()
        yield made


def test_a_source_is_read_when_it_is_due_and_its_feed_written(run: Run) -> None:
    run.tick()
    assert len(run.asked) == 1
    run.tick(minutes=29)
    assert len(run.asked) == 1
    run.tick(minutes=1)
    assert len(run.asked) == 2
    assert "all.rss" in run.files


@pytest.mark.parametrize("ahead", [timedelta(hours=2), timedelta(days=365), timedelta(days=3650)])
def test_a_clock_that_ran_ahead_and_is_set_back_stops_nothing(
    run: Run, ahead: timedelta, caplog: pytest.LogCaptureFixture
) -> None:
    run.tick()
    run.now += ahead
    run.tick()
    asked = len(run.asked)
    with caplog.at_level(logging.WARNING):
        run.now -= ahead
        run.tick(seconds=1)
    assert "clock: it was set back (it is 2026-03-14 12:00 UTC now, and 1 sources" in caplog.text
    run.tick(minutes=29)
    assert len(run.asked) == asked
    run.tick(minutes=1)
    assert len(run.asked) == asked + 1


def test_a_daemon_that_starts_after_its_clock_was_set_back_reads_again(run: Run) -> None:
    run.now += timedelta(days=3650)
    run.tick()
    run.now -= timedelta(days=3650)
    run.daemon = Daemon(run.daemon.workspace, run.daemon.engine, Event())
    run.daemon.start()
    run.tick(minutes=31)
    assert len(run.asked) == 2


def test_a_feed_that_waits_for_space_is_tried_again_though_the_clock_goes_back(run: Run) -> None:
    run.is_full = True
    run.tick()
    assert not run.files
    run.is_full = False
    run.tick(minutes=1)
    assert not run.files
    run.tick(hours=-2)
    assert run.files


@pytest.mark.parametrize("is_started_anew", [False, True])
def test_a_clock_that_leaps_ahead_forgets_nothing_for_a_day(run: Run, *, is_started_anew: bool) -> None:
    def shown() -> set[str]:
        return set(run.daemon.workspace.store.feeds.shown("all"))

    feeds = run.daemon.workspace.store.feeds
    run.tick()
    for entries in ({"tag:left": Shown("s")}, {}):
        feeds.published("all", Publication(now=run.now, state=FeedState(), shown=entries))
    run.now += timedelta(days=3650)
    if is_started_anew:
        run.daemon = Daemon(run.daemon.workspace, run.daemon.engine, Event())
        run.daemon.start()
    for _ in range(23):
        run.tick(hours=1)
    assert "tag:left" in shown()
    for _ in range(3):
        run.tick(hours=1)
    assert "tag:left" not in shown(), "it is the time of day after all"


def test_a_source_that_fails_waits_its_turn(run: Run) -> None:
    run.is_down = True
    run.tick()
    run.tick(minutes=29)
    assert len(run.asked) == 1
    run.is_down = False
    run.tick(minutes=1)
    assert len(run.asked) == 2
    assert run.files


# -- rendered pieces


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 12)), max_size=60))
def test_pieces_never_take_more_than_they_may_and_the_last_are_there(steps: list[tuple[str, int]]) -> None:
    pieces = Fragments(20)
    for key, size in steps:
        pieces[key] = key.encode() * size
        assert sum(map(len, pieces.values())) <= 20
        assert pieces[key] == key.encode() * size
    assert len(pieces) == len(list(pieces))


def test_what_was_asked_for_longest_ago_is_forgotten_first() -> None:
    pieces = Fragments(3)
    for key in "abc":
        pieces[key] = b"x"
    assert pieces["a"] == b"x"
    pieces["d"] = b"x"
    assert sorted(pieces) == ["a", "c", "d"]
    del pieces["a"]
    pieces["e"] = b"x"
    assert sorted(pieces) == ["c", "d", "e"]


def test_a_piece_larger_than_all_room_is_not_kept() -> None:
    pieces = Fragments(3)
    pieces["a"] = b"x"
    pieces["b"] = b"xxxx"
    assert pieces.get("b") is None
    assert len(pieces) == 0
    with pytest.raises(KeyError):
        del pieces["b"]


# -- a config that is edited while rounds wait or are at work


class Later(Engine):
    """Keeps what it is given until it is told to go on."""

    def __init__(self) -> None:
        self.given: list[Callable[[], None]] = []

    def submit(self, work: Callable[[], None]) -> None:
        self.given.append(work)

    def go_on(self) -> None:
        given, self.given = self.given, []
        for work in given:
            work()


def edited(run: Run, text: str, *, client: Any = None) -> None:
    """Let the daemon take over another config; `client` takes the place of the one made for it."""
    path = run.daemon.workspace.config.path
    path.write_text(text, encoding="utf-8")
    run.daemon.reconfigure(load(path))
    run.daemon.workspace = replace(run.daemon.workspace, fetch=client or run)


def test_a_round_that_waits_while_its_source_is_edited_away_is_given_back(
    run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    engine = run.daemon.engine = Later()
    run.tick()
    assert len(engine.given) == 2, "the source and the feed"
    edited(run, CONFIG.replace("source.town", "source.city").replace("town.example", "city.example") + "[feed.other]\n")
    with caplog.at_level(logging.WARNING):
        engine.go_on()
    assert caplog.text == ""
    assert run.asked == []
    store = run.daemon.workspace.store
    assert store.rows("SELECT COUNT(*) FROM source WHERE lease_owner IS NOT NULL")[0][0] == 0
    assert not run.files


class Client:
    """A way out that notes when it is closed, and calls back while it is asked."""

    def __init__(self, run: Run, meanwhile: Callable[[], None]) -> None:
        self.run, self.meanwhile, self.closed = run, meanwhile, 0

    def __call__(self, url: str, validators: Validators | None = None) -> Document:
        self.meanwhile()
        return self.run(url, validators)

    def close(self) -> None:
        self.closed += 1


def test_a_round_at_work_keeps_its_way_out_when_the_config_is_edited_and_all_are_given_up_at_the_end(run: Run) -> None:
    seen: list[int] = []
    second = Client(run, lambda: None)

    def meanwhile() -> None:
        edited(run, CONFIG.replace("30m", "20m"), client=second)
        seen.append(first.closed)
        run.daemon.abort()
        seen.extend([first.closed, second.closed])

    first = Client(run, meanwhile)
    run.daemon.workspace = replace(run.daemon.workspace, fetch=first)
    run.tick()
    assert seen == [0, 1, 1]
    assert first.closed == 2, "its connections end with its last round"
    run.tick(minutes=31)
    assert run.asked[1:], "the new one goes on"


def test_a_way_out_that_nobody_uses_is_closed_when_the_config_is_edited(run: Run) -> None:
    first = Client(run, lambda: None)
    run.daemon.workspace = replace(run.daemon.workspace, fetch=first)
    edited(run, CONFIG.replace("30m", "20m"))
    assert first.closed == 1


def test_what_time_alone_changes_is_published_within_the_hour(run: Run) -> None:
    import json

    edited(run, CONFIG + '[feed.all]\nsince = "1d"\n')
    run.tick()
    run.tick()
    assert len(json.loads(run.files["all.json"])["items"]) == 1
    del run.files["all.rss"]
    run.tick(minutes=61)
    run.tick(minutes=1)
    assert "all.rss" in run.files, "a file that somebody took away is there again"
    run.tick(days=2)
    run.tick(minutes=1)
    assert json.loads(run.files["all.json"])["items"] == []
