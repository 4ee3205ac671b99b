"""Visit one source: list, complete what is missing, recognize, and store the round whole.

Listing belongs to the kind of source; everything after it exists once, here.
"""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from syndicate.acts._completing import Completing, Missing, Whole
from syndicate.acts._naming import Naming, by_guid_or_link
from syndicate.entries.habit import FIRST_RUN, JUMP, LOOK_BACK, is_jump
from syndicate.entries.identity import aliases, mint, minting_alias
from syndicate.entries.matching import fingerprints, is_other
from syndicate.entries.normalize import legal, normalize
from syndicate.entries.recognize import deleted, listing_digest, recognize
from syndicate.entries.rereading import RESTLESS, mentioned, missed, next_read
from syndicate.entries.rewrites import rewrite
from syndicate.errors import Later, LeaseLost, NothingFound, SourceError, Stopped
from syndicate.fetch.listing import Listing
from syndicate.fetch.stored import Stored
from syndicate.model import Change, Draft, Known, Problem, Reading, SourceReport
from syndicate.ports import Round, SourceState
from syndicate.values import schedule, text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from syndicate.entries.identity import Origin
    from syndicate.model import Entry, SourceOutcome
    from syndicate.ports import Lease
    from syndicate.sources._source import Common
    from syndicate.workspace import Workspace

LONGEST_LISTING = 1_000
"""Articles of one listing on the web that are looked at, from the top, where the newest stand."""
LEASE = timedelta(seconds=120)
"""How long a round may take: twice the deadline of a fetch, and margin. Made this long again as pages are read."""
REREAD = 5
"""Articles of one source that are read again in one round at most, beside what is new."""

log = logging.getLogger("syndicate.ingest")


def ingest(workspace: Workspace, lease: Lease, *, forced: bool = False) -> SourceReport:
    """Visit the source of a lease and store what it yields; `forced` reads the listing though only drafts are pending.

    A failure of the place is a line in the report and a state in the store. Raises StoreError alone.
    """
    visit = _Visit(workspace, lease, forced=forced)
    try:
        return _visited(visit)
    except Stopped:
        workspace.store.sources.release(lease, visit.now)
        return SourceReport(name=lease.name, outcome="stopped")
    except LeaseLost as error:
        log.warning("%s", error)
        return SourceReport(name=lease.name, outcome="stopped", error=error.reason, exit_code=error.exit_code)


def _visited(visit: _Visit) -> SourceReport:
    try:
        return visit.run()
    except Stopped:
        raise
    except SourceError as error:
        return visit.fail(error)


class _Visit:
    """One visit: what it has found so far, and what it may still do."""

    def __init__(self, workspace: Workspace, lease: Lease, *, forced: bool) -> None:
        self.workspace = workspace
        self.lease = lease
        self.source: Common = workspace.config.sources[lease.name]
        self.origin: Origin = workspace.origin(lease.name)
        self.now = workspace.clock()
        self.state = workspace.store.sources.state(lease.name) or SourceState(lease.name, self.source.key)
        self.listing = Listing(workspace.fetch, workspace.files, self.state)
        self.lists = forced or self.state.listing_due is None or self.state.listing_due <= self.now
        strip = self.source.rewrite.strip
        self.pages = Completing(workspace, self.source.key, self.source.budget, self.now, strip)
        self.rules = self.source.rewrite.rules()
        self.names = Naming(workspace.store.entries, self.origin, workspace.config.sources)
        self.problems = self.pages.problems
        self.changes: list[Change] = []
        self.own_ids: dict[str, str] = {}
        self.has_spoken = False

    # -- the line

    def run(self) -> SourceReport:
        """List, complete, recognize, store."""
        waiting = self.workspace.store.pending.of(self.lease.name)
        listed = self.listed() if self.lists else {}
        work = {**listed, **{alias: draft for alias, draft in waiting.items() if alias not in listed}}
        due = {known.entry.id: known for known in self.due_again()}
        for position, (alias, (draft, known)) in enumerate(self.names.match(work).items()):
            is_due = known is not None and due.pop(known.entry.id, None) is not None
            self.article(alias, draft, known, position, again=is_due or alias in waiting)
        for known in due.values():
            if known.entry.id not in self.names.taken:
                self.reread(known)
        self.look_for_deleted(listed)
        return self.store()

    def listed(self) -> dict[str, Draft]:
        """Return what the place lists, by minting alias, in its own order."""
        items = self.items()
        if not items and self.state.entries and not self.listing.unchanged:
            raise NothingFound(self.source.key, "lists nothing, though it did before: its entries stay as they are")
        self.problems += [str(item) for item in items if isinstance(item, Problem)]
        drafts = [legal(item) for item in items if isinstance(item, Draft)]
        return {alias: draft for draft in by_guid_or_link(drafts) if (alias := minting_alias(draft))}

    def items(self) -> list[Draft | Problem]:
        """Return what the place lists; a flood from the web is cut, and told."""
        most = None if self.source.is_local else LONGEST_LISTING
        items = list(islice(self.source.list(self.listing), most))
        if len(items) == most:
            self.problems.append(f"{text.printable(self.source.key)}: only the first {most} articles are looked at")
        return items

    def due_again(self) -> Sequence[Known]:
        """Return the entries whose page is to be read again."""
        return self.workspace.store.entries.due_again(self.lease.name, self.now, REREAD)

    def article(self, alias: str, draft: Draft, known: Known | None, position: int, *, again: bool) -> None:
        """Take one article as far as it goes in this round."""
        listed = listing_digest(draft)
        if known is not None:
            known = self.mentioned(known, draft, listed, again=again)
            if known is None:
                return
        self.renew()
        whole = self.pages.complete(alias, draft, known)
        if whole is not None:
            self.recognized(whole, known, listed, position)

    def mentioned(self, known: Known, draft: Draft, listed: str, *, again: bool) -> Known | None:
        """Return a known entry whose mention must be looked at; None where it says nothing new.

        A listing that says something else of an article at every read is no reason to read its page each time.
        """
        differs = known.listed != listed
        if known.is_pruned or not (differs or again or self.stirs(known, draft)):
            return None
        if not again and known.reading.restless >= RESTLESS and self.pages.reads_page(draft):
            self.changes.append(Change("same", known.entry, (), listed, reading=known.reading))
            return None
        return known

    def stirs(self, known: Known, draft: Draft) -> bool:
        """Tell whether an unchanged mention must be looked at.

        It says whether what stirred stands still; and a file that is there again was not deleted.
        """
        is_back = self.source.is_local and known.entry.deleted is not None
        return is_back or (bool(known.reading.slots) and not self.pages.reads_page(draft))

    def reread(self, known: Known) -> None:
        """Read a known article again that its listing says nothing new of."""
        copy = self.workspace.store.copies.get(self.lease.name, known.entry.id)
        draft = copy.draft if copy else None
        if draft is None or known.is_pruned:
            self.changes.append(_unchanged(known, replace(known.reading, again=None)))
            return
        self.renew()
        whole = self.pages.again(draft, copy)
        if isinstance(whole, Missing):
            self.missed(known, whole)
        elif whole is not None:
            self.recognized(whole, known, known.listed, known.entry.position)

    def missed(self, known: Known, missing: Missing) -> None:
        """Remember that a page was not there; when that is sure, its entry is deleted at the source."""
        reading, is_gone = missed(known.reading, self.now, missing.status)
        self.changes.append(deleted(known, reading, self.now) if is_gone else _unchanged(known, reading))

    def look_for_deleted(self, listed: Mapping[str, Draft]) -> None:
        """Find what a folder holds no more: it is listed whole, so that is deleted."""
        if not (self.source.is_local and self.lists and self.listing.is_read):
            return
        entries = self.workspace.store.entries
        for entry in entries.latest([self.lease.name], LONGEST_LISTING):
            if entry.id not in self.names.taken and entry.deleted is None and self.is_gone(entry, listed):
                known = entries.known(entry.id)
                if known is not None:
                    self.changes.append(deleted(known, known.reading, self.now))

    def is_gone(self, entry: Entry, listed: Mapping[str, Draft]) -> bool:
        """Tell whether an entry's file is not there; one that could not be read is."""
        copy = self.workspace.store.copies.get(self.lease.name, entry.id)
        path = copy.draft.path if copy and copy.draft else None
        return path is not None and f"path:{path}" not in listed and not self.workspace.files.holds(path)

    def recognized(self, whole: Whole, known: Known | None, listed: str, position: int) -> None:
        """Say what a whole draft is, and keep it for the end of the round."""
        draft = rewrite(whole.draft, self.rules)
        if not (draft.title or draft.content or draft.text):
            self.problems.append(f"{_subject(draft)}: says neither title nor text")
            return
        draft, candidate, known = self.identified(draft, known, position)
        names = [name for name in aliases(draft, self.origin) if name not in self.names.shared]
        if known is not None and known.is_pruned:
            self.changes.append(Change("same", known.entry, names, listed, reading=known.reading))
            return
        change = recognize(candidate, known, [*names, *fingerprints(candidate)], listed, self.now)
        in_vain = change.kind == "same" and known is not None and known.listed != listed
        self.keep(change, draft, whole, in_vain=in_vain)

    def keep(self, change: Change, draft: Draft, whole: Whole, *, in_vain: bool) -> None:
        """Keep what happened to an article, with its evidence, its copy, and when it is read again."""
        reading = mentioned(change.reading, in_vain=in_vain)
        reading = replace(reading, missing=0, again=self.next_read(change, whole))
        copy = None if draft.teaser else whole.copy
        self.changes.append(replace(change, evidence=draft.evidence, copy=copy, reading=reading))
        if change.kind == "new":
            self.own_ids[change.entry.id] = mint(draft, self.origin, own=True)

    def identified(self, draft: Draft, known: Known | None, position: int) -> tuple[Draft, Entry, Known | None]:
        """Say which entry a whole draft is now that its text is known: not that of a guid used again, or a lost one."""
        candidate = normalize(draft, self.origin, self.now, position)
        if known is not None and draft.guid and is_other(candidate, known.entry):
            self.names.taken.discard(known.entry.id)
            draft, known = replace(draft, guid=None), None
            candidate = normalize(draft, self.origin, self.now, position)
        if known is None and self.state.entries:
            self.speak_for_listed()
            known = self.names.repaired(candidate)
        return draft, candidate, known

    def speak_for_listed(self) -> None:
        """Where the listing was not read now, see to it that no entry it names is taken for a lost one."""
        if self.listing.is_read or self.has_spoken:
            return
        self.has_spoken = True
        kept = self.workspace.store.copies.get(self.lease.name, "")
        try:
            items = list(self.source.list(Stored(kept.document if kept else None, self.workspace.files)))
        except SourceError:
            return
        drafts = by_guid_or_link([legal(item) for item in items if isinstance(item, Draft)])
        self.names.match({alias: draft for draft in drafts if (alias := minting_alias(draft))})

    def next_read(self, change: Change, whole: Whole) -> datetime | None:
        """Return when an article is to be read again by itself: what stirs soon, a page while it is young."""
        if any(slot.reads > 1 for slot in change.reading.slots):
            return self.now
        is_page = whole.copy.document is not None and self.pages.pages is not None
        return next_read(change.entry.first_seen, self.now) if is_page and self.source.every == "auto" else None

    def settle(self, changes: Sequence[Change]) -> list[Change]:
        """See to it that an id has one holder and an instant of `updated` one entry; inside the round's transaction."""
        entries = self.workspace.store.entries
        ids: set[str] = set()
        times: set[datetime] = set()
        settled: list[Change] = []
        for change in changes:
            entry = change.entry
            if change.kind == "new" and (entry.id in ids or entries.holder(entry.id) is not None):
                entry = replace(entry, id=self.own_ids[entry.id])
            while change.kind == "new" and (entry.updated in times or entries.is_updated_at(entry.updated)):
                entry = replace(entry, updated=entry.updated + timedelta(milliseconds=1))
            ids.add(entry.id)
            times.add(entry.updated)
            settled.append(replace(change, entry=entry))
        return settled

    def renew(self) -> None:
        """Hold on to the lease while articles are read."""
        now = self.workspace.clock()
        if self.lease.until - now < LEASE / 2:
            self.lease = replace(self.lease, until=now + LEASE)
            self.workspace.store.sources.renew(self.lease, self.lease.until)

    # -- storing

    def held(self) -> Sequence[Change]:
        """Return the changes, what is new among them with the reason why it is not to be shared, if there is one."""
        since = self.state.seeded or self.now
        fresh = sum(change.kind == "new" and change.entry.published > since for change in self.changes)
        hold = JUMP if fresh and self.jumps(fresh, since) else ""
        return [
            replace(change, hold=hold if change.entry.published > since else FIRST_RUN)
            if change.kind == "new"
            else change
            for change in self.changes
        ]

    def jumps(self, fresh: int, since: datetime) -> bool:
        """Tell whether so much is new at once as this source never brings, and say so."""
        last = min(self.state.last_success or self.now, self.now)
        arrivals = self.workspace.store.entries.arrivals(self.lease.name, max(since, last - LOOK_BACK))
        jump = is_jump(fresh, [when for when in arrivals if when > since], self.state.last_success, self.now)
        if jump is not None:
            self.problems.append(f"{jump}: held back from sharing, `publish --accept source.{self.lease.name}` shares")
        return jump is not None

    def store(self) -> SourceReport:
        """Store the round and say what it did."""
        kinds = Counter(change.kind for change in self.changes)
        visible = [change for change in self.changes if change.kind != "same"]
        listing_due = self.next_due()
        due = min(listing_due, self.pages.resume) if self.pages.resume else listing_due
        store = self.workspace.store
        changes = self.held()
        with store.transaction():
            result = Round(
                now=self.now,
                next_due=due,
                listing_due=listing_due,
                changes=self.settle(changes),
                pending=self.pages.pending,
                validators=self.listing.validators,
                body=self.listing.body,
                listing=self.listing.document,
                dirty=self.workspace.feeds_of([self.lease.name]) if visible else [],
            )
            store.sources.finish(self.lease, result)
        return SourceReport(
            name=self.lease.name,
            outcome="ok" if visible or self.problems else "unchanged",
            new=kinds["new"],
            edited=kinds["edited"] + kinds["moved"],
            deleted=kinds["deleted"],
            repaired=len(self.names.repairs),
            pending=len(self.pages.pending),
            problems=self.problems,
            next_due=due,
            resume=self.pages.resume,
        )

    def fail(self, error: SourceError) -> SourceReport:
        """Keep a failed round: nothing of the listing changes, the source comes back when it is due again."""
        due = self.next_due()
        if isinstance(error, Later):
            due = max(due, error.until)
        reason = text.printable(f"{error.subject}: {error.reason}")
        self.workspace.store.sources.finish(
            self.lease, Round(now=self.now, next_due=due, listing_due=due, error=reason)
        )
        outcome: SourceOutcome = "later" if isinstance(error, Later) else "failed"
        return SourceReport(
            name=self.lease.name, outcome=outcome, error=reason, exit_code=error.exit_code, next_due=due
        )

    def next_due(self) -> datetime:
        """Return when the listing is to be read again."""
        previous = self.state.listing_due
        if not self.lists and previous is not None:
            return previous
        started = previous if previous is not None and previous.year > _NEVER else self.now
        zone = self.workspace.config.zone(self.lease.name)
        return schedule.next_due(self.source.rhythm, started, self.now, zone, self.lease.name)


_NEVER = 1970
"""A source that was never listed is due at the epoch."""


def _unchanged(known: Known, reading: Reading) -> Change:
    return Change("same", known.entry, (), known.listed, reading=reading)


def _subject(draft: Draft) -> str:
    return text.printable(draft.link or draft.path or draft.guid or "article")
