"""Random histories of sources, rounds, crashes and dead owners, held against a simple model in memory."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from syndicate.errors import LeaseLost
from syndicate.model import Change, ChangeKind, Copy, Draft, Entry, Known, Validators
from syndicate.ports import FeedState, Lease, Publication, Replaced, Retention, Round, Shown, SourceRow
from syndicate.stores._owner import owner
from syndicate.stores.sqlite import Store

NAMES = ("a", "b", "c")
LEASE = timedelta(seconds=120)
START = datetime(2026, 3, 14, 12, tzinfo=UTC)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def entry(source: str, number: int, title: str, now: datetime) -> Entry:
    return Entry(
        id=f"tag:x.example,2026:{source}{number}",
        source=source,
        link=f"https://x.example/{source}/{number}",
        title=title,
        published=START,
        updated=now,
        slug=f"{source}-{number}",
        first_seen=now,
    )


def _kind(known: Known | None, made: Entry) -> ChangeKind:
    if known is None:
        return "new"
    return "same" if known.entry == made else "edited"


@dataclass
class Model:
    """What the store must know."""

    due: dict[str, datetime] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    etag: dict[str, str | None] = field(default_factory=dict)
    pending: dict[str, list[str]] = field(default_factory=dict)
    failures: dict[str, int] = field(default_factory=dict)
    past: dict[str, list[str]] = field(default_factory=dict)
    """Titles an entry had before, oldest first."""
    pruned: set[str] = field(default_factory=set)
    held: set[str] = field(default_factory=set)
    copies: dict[str, str] = field(default_factory=dict)
    shown: dict[str, Shown] = field(default_factory=dict)
    lines: list[tuple[str, bytes]] = field(default_factory=list)
    dirty: set[str] = field(default_factory=set)


class Histories(RuleBasedStateMachine):
    """A store, its model, and the leases that workers believe they hold."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "state.db"
        self.store = Store(self.path)
        self.model = Model()
        self.now = START
        self.held: dict[str, Lease] = {}
        self.stale: list[Lease] = []
        self.unburied: dict[str, Lease] = {}
        self.settings = dict.fromkeys(NAMES, "s")
        # Our own process id with another beginning: a process that ran before us, and is dead.
        self.dead = owner() + "9"

    @initialize()
    def declare(self) -> None:
        self.store.sources.declare(self._rows())
        self.model.due = dict.fromkeys(NAMES, EPOCH)

    @rule(seconds=st.integers(1, 300))
    def time_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(limit=st.integers(1, 3))
    def claim(self, limit: int) -> None:
        self._bury()
        due = sorted(name for name in NAMES if self.model.due[name] <= self.now)
        leases = self.store.sources.claim("other/1/1", self.now, LEASE, NAMES, limit)
        assert len(leases) == min(limit, len(due))
        assert {lease.name for lease in leases} <= set(due)
        waiting = [self.model.due[lease.name] for lease in leases]
        assert waiting == sorted(waiting)
        assert all(self.model.due[name] >= waiting[-1] for name in set(due) - {lease.name for lease in leases})
        for lease in leases:
            self._hold(lease)

    @rule(name=st.sampled_from(NAMES))
    def a_process_takes_a_source_and_dies(self, name: str) -> None:
        self._bury()
        holder = self.held.get(name)
        lease = self.store.sources.take(name, self.dead, self.now, LEASE)
        assert (lease is None) == (holder is not None and holder.until > self.now)
        if lease is not None:
            if holder is not None:
                self.stale.append(self.held.pop(name))
            self.unburied[name] = lease
            self.model.due[name] = lease.until

    def _bury(self) -> None:
        """Whoever looks for work first makes the sources of dead processes due."""
        for name, lease in self.unburied.items():
            self.model.due[name] = min(self.model.due[name], self.now)
            self.stale.append(lease)
        self.unburied.clear()

    @precondition(lambda self: self.held)
    @rule(data=st.data())
    def renew(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.held)))
        until = self.now + LEASE
        self.store.sources.renew(self.held[name], until)
        self.held[name] = replace(self.held[name], until=until)
        self.model.due[name] = until

    @rule(name=st.sampled_from(NAMES), settings=st.sampled_from(["s", "t"]))
    def declare_with_settings(self, name: str, settings: str) -> None:
        changed = self.settings[name] != settings
        self.settings[name] = settings
        self.store.sources.declare(self._rows())
        if changed:
            self.model.etag.pop(name, None)
            self.model.due[name] = EPOCH
            self.stale += [lost.pop(name) for lost in (self.held, self.unburied) if name in lost]

    def _rows(self) -> list[SourceRow]:
        return [SourceRow(name, f"https://x.example/{name}", self.settings[name]) for name in NAMES]

    @rule(name=st.sampled_from(NAMES))
    def take(self, name: str) -> None:
        self._bury()
        holder = self.held.get(name)
        lease = self.store.sources.take(name, "other/1/1", self.now, LEASE)
        assert (lease is None) == (holder is not None and holder.until > self.now)
        if lease is not None:
            self._hold(lease)

    def _hold(self, lease: Lease) -> None:
        if lease.name in self.held:
            self.stale.append(self.held[lease.name])
        self.held[lease.name] = lease
        self.model.due[lease.name] = lease.until

    @precondition(lambda self: self.held)
    @rule(data=st.data(), number=st.integers(0, 3), title=st.sampled_from(["x", "y"]), wait=st.integers(1, 600))
    def finish(self, data: st.DataObject, number: int, title: str, wait: int) -> None:
        name = data.draw(st.sampled_from(sorted(self.held)))
        lease = self.held.pop(name)
        self.stale.append(lease)
        made = entry(name, number, title, self.now)
        known = self.store.entries.find(name, [f"guid:{number}"])
        assert (known is None) == (made.id not in self.model.entries)
        if known is not None and known.entry.title == title:
            made = known.entry
        due = self.now + timedelta(seconds=wait)
        if known is not None and known.is_pruned:
            made, known = known.entry, replace(known, entry=known.entry)
        before = known.entry if known is not None and known.entry != made else None
        change = Change(
            _kind(known, made),
            made,
            [f"guid:{number}"],
            listed=title,
            before=before,
            copy=Copy(Draft(title=made.title), None),
            hold="jump" if number == 3 else "",
        )
        result = Round(
            now=self.now,
            next_due=due,
            listing_due=due,
            changes=[change],
            pending={f"guid:p{title}": Draft(title=title)},
            validators=Validators(etag=title),
            body="b",
            dirty=["all"],
        )
        self.store.sources.finish(lease, result)
        if before is not None:
            self.model.past.setdefault(made.id, []).append(before.title)
        if known is None and number == 3:
            self.model.held.add(made.id)
        if made.id not in self.model.pruned:
            self.model.copies[made.id] = made.title
        self.model.entries[made.id] = made
        self.model.due[name] = due
        self.model.etag[name] = title
        self.model.pending[name] = [f"guid:p{title}"]
        self.model.failures[name] = 0
        self.model.dirty.add("all")

    @precondition(lambda self: self.held and self.model.pruned)
    @rule(data=st.data(), kind=st.sampled_from(["edited", "moved", "deleted"]))
    def a_round_edits_what_was_let_go_meanwhile(self, data: st.DataObject, kind: ChangeKind) -> None:
        name = data.draw(st.sampled_from(sorted(self.held)))
        mine = [id for id in sorted(self.model.pruned) if self.model.entries[id].source == name]
        lease = self.held.pop(name)
        self.stale.append(lease)
        changes = [
            Change(kind, replace(self.model.entries[id], title="late"), [], "late", before=self.model.entries[id])
            for id in mine
        ]
        self.store.sources.finish(lease, Round(now=self.now, next_due=self.now, listing_due=self.now, changes=changes))
        self.model.due[name] = self.now
        self.model.failures[name] = 0

    @precondition(lambda self: self.held)
    @rule(data=st.data())
    def fail(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.held)))
        lease = self.held.pop(name)
        self.stale.append(lease)
        due = self.now + timedelta(minutes=5)
        self.store.sources.finish(lease, Round(now=self.now, next_due=due, listing_due=due, error=f"{name}: gone"))
        self.model.due[name] = due
        self.model.failures[name] = self.model.failures.get(name, 0) + 1

    @precondition(lambda self: self.held)
    @rule(data=st.data())
    def release(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.held)))
        self.stale.append(self.held.pop(name))
        self.store.sources.release(self.stale[-1], self.now)
        self.model.due[name] = self.now

    @precondition(lambda self: self.stale)
    @rule(data=st.data())
    def a_worker_that_lost_its_lease_writes_nothing(self, data: st.DataObject) -> None:
        lease = data.draw(st.sampled_from(self.stale))
        made = entry(lease.name, 9, "late", self.now)
        late = Round(now=self.now, next_due=self.now, listing_due=self.now, changes=[Change("new", made, ["guid:9"])])
        with pytest.raises(LeaseLost):
            self.store.sources.finish(lease, late)
        with pytest.raises(LeaseLost):
            self.store.sources.renew(lease, self.now + LEASE)
        self.store.sources.release(lease, self.now)

    @precondition(lambda self: self.model.dirty)
    @rule(clean=st.booleans(), between=st.booleans())
    def publish(self, clean: bool, between: bool) -> None:
        lease = self.store.feeds.take("all", "other/1/1", self.now, LEASE)
        assert lease is not None
        if between:
            self.store.feeds.mark(["all"])
        self.store.feeds.done(lease, clean=clean)
        if clean and not between:
            self.model.dirty.discard("all")

    @precondition(lambda self: self.held)
    @rule(data=st.data(), number=st.integers(0, 3))
    def a_crash_in_the_middle_of_a_round_leaves_nothing_of_it(self, data: st.DataObject, number: int) -> None:
        name = data.draw(st.sampled_from(sorted(self.held)))
        made = entry(name, number + 20, "torn", self.now)
        change = Change("new", made, ["guid:torn"], copy=Copy(Draft(), None))
        torn = Round(now=self.now, next_due=self.now, listing_due=self.now, changes=[change], dirty=["torn"])
        with pytest.raises(ZeroDivisionError):
            self._begin_and_break(self.held[name], torn)
        self.crash()
        assert self.store.entries.known(made.id) is None
        assert self.store.feeds.shown("torn") == {}

    def _begin_and_break(self, lease: Lease, torn: Round) -> None:
        with self.store.transaction():
            self.store.sources.finish(lease, torn)
            self.store.feeds.published("torn", Publication(now=self.now, state=FeedState(), shown={"x": Shown("s")}))
            raise ZeroDivisionError

    @rule(name=st.sampled_from(NAMES), most=st.integers(0, 3))
    def prune(self, name: str, most: int) -> None:
        live = [e for e in self.model.entries.values() if e.source == name and e.id not in self.model.pruned]
        standing = {id for id, shown in self.model.shown.items() if shown.until is None}
        order = sorted(live, key=lambda each: (-each.first_seen.timestamp(), each.id))
        gone = [each.id for each in order[most:] if each.id not in standing]
        assert self.store.entries.prune(name, Retention(entries=most)) == len(gone)
        self.model.pruned |= set(gone)
        self.model.held -= set(gone)
        for id in gone:
            self.model.copies.pop(id, None)
            self.model.past.pop(id, None)

    @rule(name=st.sampled_from(NAMES))
    def let_go(self, name: str) -> None:
        held = {id for id in self.model.held if self.model.entries[id].source == name}
        assert self.store.entries.let_go(name) == len(held)
        self.model.held -= held

    @rule(count=st.integers(0, 3), body=st.binary(max_size=9))
    def remember_a_publication(self, count: int, body: bytes) -> None:
        live = [id for id in self.model.entries if id not in self.model.pruned][:count]
        shown = {id: Shown(self.model.entries[id].title) for id in live}
        file = Replaced("all.rss", body, ["why"])
        self.store.feeds.published(
            "all", Publication(now=self.now, state=FeedState(program="1"), shown=shown, replaced=[file])
        )
        left = {id: each for id, each in self.model.shown.items() if id not in shown}
        ended = {id: each if each.until else replace(each, until=self.now) for id, each in left.items()}
        self.model.shown = {**ended, **shown}
        self.model.lines.append(("all.rss", body))

    @rule()
    def crash(self) -> None:
        self.store.close()
        self.store = Store(self.path)

    @invariant()
    def the_store_knows_what_the_model_knows(self) -> None:
        for state in self.store.sources.states():
            assert state.next_due == self.model.due[state.name]
            assert state.validators.etag == self.model.etag.get(state.name)
            assert state.failures == self.model.failures.get(state.name, 0)
            assert list(self.store.pending.of(state.name)) == self.model.pending.get(state.name, [])
        assert set(self.store.feeds.dirty()) == self.model.dirty
        assert self.store.entries.count() == len(self.model.entries)
        for known in self.model.entries.values():
            found = self.store.entries.get(known.id)
            assert found == (None if known.id in self.model.pruned else replace(known, authors=[], categories=[]))
            assert self.store.entries.is_updated_at(known.updated)
            past = [revision.entry.title for revision in self.store.entries.history(known.id)]
            assert past == self.model.past.get(known.id, [])
        live = {id: each for id, each in self.model.entries.items() if id not in self.model.pruned}
        for name in NAMES:
            mine = {id for id, entry in live.items() if entry.source == name}
            assert {entry.id for entry in self.store.entries.latest([name], 99)} == mine
            assert set(self.store.entries.held(name)) == {id for id in self.model.held if id in mine}
            assert set(self.store.copies.of(name)) == {id for id in self.model.copies if id in mine}

    @invariant()
    def words_lead_to_what_is_there(self) -> None:
        live = {id: each for id, each in self.model.entries.items() if id not in self.model.pruned}
        for title in ("x", "y"):
            found = {entry.id for entry in self.store.entries.query(f'"{title}"', 99)}
            assert found == {id for id, entry in live.items() if entry.title == title}

    @invariant()
    def the_journal_knows_every_file(self) -> None:
        assert dict(self.store.feeds.shown("all")) == self.model.shown
        lines = self.store.feeds.journal("all", 99)
        assert [(line.path, line.size) for line in reversed(lines)] == [(p, len(b)) for p, b in self.model.lines]
        if self.model.lines:
            at = self.store.feeds.at("all", "all.rss", self.now)
            assert at is not None
            assert at[1] == self.model.lines[-1][1]

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=30, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
