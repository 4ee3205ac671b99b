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
from syndicate.model import Change, ChangeKind, Draft, Entry, Known, Validators
from syndicate.ports import Lease, Round, SourceRow
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
        result = Round(
            now=self.now,
            next_due=due,
            listing_due=due,
            changes=[Change(_kind(known, made), made, [f"guid:{number}"], listed=title)],
            pending={f"guid:p{title}": Draft(title=title)},
            validators=Validators(etag=title),
            body="b",
            dirty=["all"],
        )
        self.store.sources.finish(lease, result)
        self.model.entries[made.id] = made
        self.model.due[name] = due
        self.model.etag[name] = title
        self.model.pending[name] = [f"guid:p{title}"]
        self.model.failures[name] = 0
        self.model.dirty.add("all")

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
            assert found == replace(known, authors=[], categories=[])
            assert self.store.entries.is_updated_at(known.updated)
        for name in NAMES:
            ids = {entry.id for entry in self.store.entries.latest([name], 99)}
            assert ids == {id for id, entry in self.model.entries.items() if entry.source == name}

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=30, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
