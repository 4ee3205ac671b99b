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
from syndicate.acts._listed import kept_listing
from syndicate.acts._naming import Identified, Named, Naming, strong_names
from syndicate.acts._settling import Settling, placed
from syndicate.entries.changes import CHURN
from syndicate.entries.identity import aliases, mint, weak_aliases
from syndicate.entries.matching import fingerprints
from syndicate.entries.mentions import joined, shared_pages, told_apart
from syndicate.entries.normalize import is_titled, legal
from syndicate.entries.recognize import deleted, recognize, says_otherwise
from syndicate.entries.rereading import RESTLESS, is_in_vain, mentioned, missed, next_read
from syndicate.entries.rewrites import rewrite
from syndicate.errors import Later, LeaseLost, NothingFound, SourceError, Stopped
from syndicate.fetch.listing import Listing
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
        entries, declared = workspace.store.entries, workspace.config.sources
        self.names = Naming(entries, self.origin, declared, self.now, workspace.sketches)
        self.read: list[tuple[Named, Whole, int]] = []
        self.problems = self.pages.problems
        self.changes: list[Change] = []
        self.own_ids: dict[str, str] = {}
        self.places: dict[int, Entry] = {}
        self.old_ids: set[str] = set()

    # -- the line

    def run(self) -> SourceReport:
        """List, complete, recognize, store."""
        waiting = self.workspace.store.pending.of(self.lease.name)
        listed = self.listed() if self.lists else []
        self.pages.shared = shared_pages(listed)
        work = joined(listed, waiting)
        due = {known.entry.id: known for known in self.due_again()}
        named = list(enumerate(self.names.match(work).items()))
        # What is known already is asked for last: there may be pages for a part of them only.
        for position, (alias, each) in sorted(named, key=lambda one: one[1][1].known is not None):
            if each.known is not None:
                self.places[position] = each.known.entry
            is_due = each.known is not None and due.pop(each.known.entry.id, None) is not None
            again = is_due or alias in waiting or each.draft.first_listed is not None
            self.article(alias, each, position, again=again)
        self.identify()
        # What the source only calls something else now is not read at its old address.
        for known in due.values():
            if known.entry.id not in self.names.taken:
                self.reread(known)
        self.identify()
        self.look_for_deleted(work)
        return self.store()

    def listed(self) -> list[Draft]:
        """Return what the place lists, in its own order, each article under a name of its own."""
        items = self.items()
        if not items and self.state.entries and not self.listing.unchanged:
            raise NothingFound(self.source.key, "lists nothing, though it did before: its entries stay as they are")
        self.problems += [str(item) for item in items if isinstance(item, Problem)]
        return told_apart(legal(item) for item in items if isinstance(item, Draft))

    def items(self) -> list[Draft | Problem]:
        """Return what the place lists; a flood from the web is cut, and told."""
        most = None if self.source.is_local else LONGEST_LISTING
        items = list(islice(self.source.list(self.listing), most + 1 if most else None))
        if most and len(items) > most:
            del items[most:]
            self.problems.append(f"{text.printable(self.source.key)}: only the first {most} articles are looked at")
        return items

    def due_again(self) -> Sequence[Known]:
        """Return the entries whose page is to be read again."""
        return self.workspace.store.entries.due_again(self.lease.name, self.now, REREAD)

    def article(self, alias: str, named: Named, position: int, *, again: bool) -> None:
        """Take one article as far as it goes by itself in this round."""
        known, draft = named.known, named.draft
        if known is not None and not self.says_more(named, known, again=again):
            self.learn(named, known)
            return
        self.renew()
        # Should it have to wait for its page, it came now.
        place = draft.position if draft.position is not None else position
        draft = replace(draft, first_listed=draft.first_listed or self.now, position=place)
        whole = self.pages.complete(alias, draft, known)
        if whole is None:
            return
        if whole.missing is not None and known is not None and not known.entry.teaser:
            self.missed(known, whole.missing, named.listed)
        else:
            self.read.append((named, whole, place))

    def says_more(self, named: Named, known: Known, *, again: bool) -> bool:
        """Tell whether the mention of a known entry must be looked at.

        A listing that says something else of an article at every read is no reason to read its page each time.
        """
        differs = says_otherwise(known.listed, named.listed)
        if known.is_pruned or not (differs or again or self.stirs(known, named.draft)):
            return False
        if not again and self.pages.reads_page(named.draft) and is_in_vain(known, differs):
            self.changes.append(Change("same", known.entry, (), named.listed, reading=known.reading))
            return False
        return True

    def learn(self, named: Named, known: Known) -> None:
        """Remember what an entry that says the same is called now: the next edit may leave it no other name."""
        names = strong_names(named.draft)
        if names and named.how in {"link", "words", "evidence"}:
            change = Change("same", known.entry, names, named.listed, reading=known.reading, claims=named.claims)
            self.changes.append(change)

    def stirs(self, known: Known, draft: Draft) -> bool:
        """Tell whether an unchanged mention must be looked at.

        It says whether what stirred stands still; and what is there again was not deleted.
        """
        is_back = known.entry.deleted is not None and (self.source.is_local or not self.pages.reads_page(draft))
        return is_back or (bool(known.reading.slots) and not self.pages.reads_page(draft))

    def reread(self, known: Known) -> None:
        """Read a known article again that its listing says nothing new of."""
        copy = self.workspace.store.copies.get(self.lease.name, known.entry.id)
        draft = copy.draft if copy else None
        is_left = draft is not None and self.listing.is_read and not self.pages.reads_page(draft)
        if draft is None or is_left or known.is_pruned or self.is_anothers(draft, known):
            self.changes.append(_unchanged(known, replace(known.reading, again=None)))
            return
        self.renew()
        whole = self.pages.again(draft, copy)
        if isinstance(whole, Missing):
            self.missed(known, whole.status, known.listed)
        elif whole is not None:
            self.read.append((Named(draft, known, None, known.listed), whole, known.entry.position))

    def is_anothers(self, draft: Draft, known: Known) -> bool:
        """Tell whether another article stands at an entry's address by now."""
        found = self.workspace.store.entries.find(self.lease.name, weak_aliases(draft))
        return found is not None and found.entry.id != known.entry.id

    def missed(self, known: Known, status: int, listed: str) -> None:
        """Remember that a page was not there; when that is sure, its entry is deleted at the source."""
        reading, is_gone = missed(known.reading, self.now, status)
        if is_gone and known.entry.deleted is None:
            self.changes.append(deleted(known, reading, self.now))
        else:
            self.changes.append(replace(_unchanged(known, reading), listed=listed))

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

    def identify(self) -> None:
        """Say what everything is that was read, all together: an article may stand where another stood."""
        read: list[tuple[Named, Whole]] = []
        drafts: list[tuple[Named, Draft, int]] = []
        whole_ones, self.read = self.read, []
        for named, whole, position in whole_ones:
            draft = rewrite(whole.draft, self.rules)
            if draft.title or draft.content or draft.text:
                read.append((named, whole))
                drafts.append((named, draft, position))
            else:
                self.problems.append(f"{_subject(draft)}: says neither title nor text")
        if any(named.known is None for named, _ in read):
            self.speak_for_listed()
        found = self.names.identify(drafts)
        self.places |= {each.entry.position: each.known.entry for each in found if each.known is not None}
        for (named, whole), identified in zip(read, found, strict=True):
            self.recognized(identified, whole, named.listed)

    def recognized(self, found: Identified, whole: Whole, listed: str) -> None:
        """Say what has happened to an article, and keep it for the end of the round."""
        known, entry = found.known, found.entry
        names = [name for name in aliases(found.draft, self.origin) if name not in self.names.shared]
        if known is None:
            entry = self.aged(entry)
        elif known.is_pruned:
            self.changes.append(Change("same", known.entry, names, listed, reading=known.reading))
            return
        elif not found.draft.title and is_titled(known.entry):
            # Nothing said is no statement.
            entry = replace(entry, title=known.entry.title)
        change = recognize(entry, known, [*names, *fingerprints(entry)], listed, self.now)
        differs = says_otherwise(known.listed if known else listed, listed)
        self.keep(replace(change, claims=found.claims), found.draft, whole, differs)

    def aged(self, entry: Entry) -> Entry:
        """Return what is new as old as its place in the listing says, where the memory was lost."""
        old = placed(entry, self.places) if self.state.seeded is None else None
        self.old_ids |= {entry.id} if old is not None else set()
        return old or entry

    def keep(self, change: Change, draft: Draft, whole: Whole, differs: frozenset[str]) -> None:
        """Keep what happened to an article, with its evidence, its copy, and when it is read again."""
        reading = mentioned(change.reading, differs, in_vain=change.kind == "same")
        reading = replace(reading, missing=0, again=self.next_read(replace(change, reading=reading), whole))
        copy = None if draft.teaser else whole.copy
        self.changes.append(replace(change, evidence=draft.evidence, copy=copy, reading=reading))
        if change.kind == "new":
            self.own_ids[change.entry.id] = mint(draft, self.origin, own=True)

    def speak_for_listed(self) -> None:
        """Where the listing was not read now, see to it that no entry it names is taken for a lost one."""
        if self.listing.is_read or not self.state.entries:
            return
        kept = self.workspace.store.copies.get(self.lease.name, "")
        self.names.match(kept_listing(self.workspace, self.lease.name, kept.document if kept else None))

    def next_read(self, change: Change, whole: Whole) -> datetime | None:
        """Return when an article is to be read again by itself: what stirs soon, a page while it is young."""
        if any(1 < slot.reads < CHURN for slot in change.reading.slots):
            return self.now
        is_page = (whole.copy.document is not None or whole.is_failed) and self.pages.pages is not None
        is_restless = any(count >= RESTLESS for count in change.reading.vain.values())
        is_asked = self.source.every == "auto" or is_restless
        return next_read(change.entry.first_seen, self.now) if is_page and is_asked else None

    def renew(self) -> None:
        """Hold on to the lease while articles are read."""
        now = self.workspace.clock()
        if self.lease.until - now < LEASE / 2:
            self.lease = replace(self.lease, until=now + LEASE)
            self.workspace.store.sources.renew(self.lease, self.lease.until)

    # -- storing

    def store(self) -> SourceReport:
        """Store the round and say what it did."""
        kinds = Counter(change.kind for change in self.changes)
        visible = [change for change in self.changes if change.kind != "same"]
        listing_due = self.next_due()
        due = min(listing_due, self.pages.resume) if self.pages.resume else listing_due
        store = self.workspace.store
        settling = Settling(store.entries, self.state, self.now, self.problems)
        changes = settling.held(self.changes, self.old_ids)
        with store.transaction():
            result = Round(
                now=self.now,
                next_due=due,
                listing_due=listing_due,
                changes=settling.settled(changes, self.own_ids),
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
