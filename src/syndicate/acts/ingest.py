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

from syndicate.entries.identity import aliases, mint, minting_alias, strong_aliases, weak_aliases
from syndicate.entries.normalize import legal, normalize
from syndicate.entries.recognize import COMPLETING, listing_digest, recognize
from syndicate.errors import (
    BadStatus,
    Blocked,
    Later,
    LeaseLost,
    NothingFound,
    Refused,
    SourceError,
    Stopped,
    SyndicateError,
    TooLarge,
    Unreadable,
)
from syndicate.extract.combine import combine
from syndicate.extract.teaser import is_teaser
from syndicate.fetch.listing import Listing
from syndicate.model import Draft, Known, Problem, SourceReport
from syndicate.ports import Round, SourceState
from syndicate.values import schedule, text, urls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from syndicate.entries.identity import Origin
    from syndicate.model import Change, SourceOutcome
    from syndicate.ports import Lease
    from syndicate.sources._source import Common
    from syndicate.workspace import Workspace

LONGEST_LISTING = 1_000
"""Articles of one listing on the web that are looked at, from the top, where the newest stand."""
LEASE = timedelta(seconds=120)
"""How long a round may take: twice the deadline of a fetch, and margin. Made this long again as pages are read."""

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
        self.pages = self.source.budget
        self.problems: list[str] = []
        self.changes: list[Change] = []
        self.pending: dict[str, Draft] = {}
        self.resume: datetime | None = None
        self.own_ids: dict[str, str] = {}

    # -- the line

    def run(self) -> SourceReport:
        """List, complete, recognize, store."""
        waiting = self.workspace.store.pending.of(self.lease.name)
        listed = self.listed() if self.lists else {}
        work = {**listed, **{alias: draft for alias, draft in waiting.items() if alias not in listed}}
        shared = _shared(work.values())
        known = self.recognized(work, shared)
        for position, (alias, draft) in enumerate(work.items()):
            names = [name for name in aliases(draft, self.origin) if name not in shared]
            self.article(alias, draft, known.get(alias), names, position, again=alias in waiting)
        return self.store()

    def listed(self) -> dict[str, Draft]:
        """Return what the place lists, by minting alias, in its own order."""
        items = self.items()
        if not items and self.state.entries and not self.listing.unchanged:
            raise NothingFound(self.source.key, "lists nothing, though it did before: its entries stay as they are")
        self.problems += [str(item) for item in items if isinstance(item, Problem)]
        drafts = [legal(item) for item in items if isinstance(item, Draft)]
        return {alias: draft for draft in _by_guid_or_link(drafts) if (alias := minting_alias(draft))}

    def items(self) -> list[Draft | Problem]:
        """Return what the place lists; a flood from the web is cut, and told."""
        most = None if self.source.is_local else LONGEST_LISTING
        items = list(islice(self.source.list(self.listing), most))
        if len(items) == most:
            self.problems.append(f"{text.printable(self.source.key)}: only the first {most} articles are looked at")
        return items

    def recognized(self, work: Mapping[str, Draft], shared: set[str]) -> dict[str, Known]:
        """Return what the store knows, guids and paths first: a link leads to an entry that no other draft names."""
        found: dict[str, Known] = {}
        for look in (self.by_guid, self.by_link, self.inherited):
            taken = {known.entry.id for known in found.values()}
            for alias, draft in work.items():
                known = look(draft, shared) if alias not in found else None
                if known is not None and known.entry.id not in taken:
                    found[alias] = known
                    taken.add(known.entry.id)
        return found

    def by_guid(self, draft: Draft, shared: set[str]) -> Known | None:
        """Return the entry that a draft's own names lead to."""
        return self.find([*strong_aliases(draft), f"id:{mint(draft, self.origin)}"], shared)

    def by_link(self, draft: Draft, shared: set[str]) -> Known | None:
        """Return the entry that a draft's links lead to."""
        return self.find(weak_aliases(draft), shared)

    def find(self, names: Sequence[str], shared: set[str]) -> Known | None:
        """Return the entry that the first known of these names leads to."""
        return self.workspace.store.entries.find(self.lease.name, [name for name in names if name not in shared])

    def inherited(self, draft: Draft, _shared: set[str]) -> Known | None:
        """Return the entry that a source which left the config holds under this draft's id."""
        entries = self.workspace.store.entries
        id = mint(draft, self.origin)
        holder = entries.holder(id)
        entry = entries.get(id) if holder is not None and holder not in self.workspace.config.sources else None
        return Known(replace(entry, source=self.lease.name), "") if entry else None

    def article(
        self, alias: str, draft: Draft, known: Known | None, names: Sequence[str], position: int, *, again: bool
    ) -> None:
        """Take one article as far as it goes in this round."""
        listed = listing_digest(draft)
        if known is not None and known.listed == listed and not again:
            return
        self.renew()
        whole = self.complete(alias, draft, known)
        if whole is None:
            return
        if not (whole.title or whole.content or whole.text):
            self.problems.append(f"{_subject(draft)}: says neither title nor text")
            return
        candidate = normalize(whole, self.origin, self.now, position)
        change = recognize(candidate, known, names, listed, self.now)
        self.changes.append(replace(change, evidence=whole.evidence))
        if change.kind == "new":
            self.own_ids[change.entry.id] = mint(whole, self.origin, own=True)

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

    # -- completing

    def complete(self, alias: str, draft: Draft, known: Known | None) -> Draft | None:
        """Return a draft with what its own page says; None when it must wait."""
        if draft.document is not None:
            return self.read(draft)
        if self.pages is None or not _incomplete(draft):
            return draft
        if self.pages <= 0:
            self.pending[alias] = draft
            return None
        self.pages -= 1
        try:
            return self.visit_page(draft)
        except Stopped:
            raise
        except Later as error:
            self.pending[alias] = draft
            self.resume = min(error.until, self.resume or error.until)
            return None
        except SourceError as error:
            return self.teaser(alias, draft, known, error)

    def teaser(self, alias: str, draft: Draft, known: Known | None, error: SourceError) -> Draft:
        """Make do with the listing's text; the page is tried again for a day, unless it is gone for good."""
        self.problems.append(f"{text.printable(error.subject)}: {error.reason}")
        is_young = known is None or self.now - known.entry.first_seen < COMPLETING
        if is_young and not _is_final(error):
            self.pending[alias] = draft
        return replace(draft, teaser=True)

    def visit_page(self, draft: Draft) -> Draft:
        """Fetch and read an article's own page. Raises SourceError."""
        assert draft.link is not None, "only a draft with a link is incomplete"
        document = self.workspace.fetch(draft.link)
        assert document is not None, "no validators were sent, so no 304 can come"
        return combine(draft, _article(self.workspace.extract(document), draft.link))

    def read(self, draft: Draft) -> Draft | None:
        """Read an article whose bytes the listing brought along."""
        assert draft.document is not None
        try:
            found = self.workspace.extract(draft.document)
            return combine(draft, found if draft.path else _article(found, draft.link or self.source.key))
        except Unreadable as error:
            if draft.path is None:
                raise
            self.problems.append(f"{draft.path}: {error.reason}")
            return None

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
        due = min(listing_due, self.resume) if self.resume else listing_due
        store = self.workspace.store
        with store.transaction():
            result = Round(
                now=self.now,
                next_due=due,
                listing_due=listing_due,
                changes=self.settle(self.changes),
                pending=self.pending,
                validators=self.listing.validators,
                body=self.listing.body,
                dirty=self.workspace.feeds_of([self.lease.name]) if visible else [],
            )
            store.sources.finish(self.lease, result)
        return SourceReport(
            name=self.lease.name,
            outcome="ok" if visible or self.problems else "unchanged",
            new=kinds["new"],
            edited=kinds["edited"] + kinds["moved"],
            pending=len(self.pending),
            problems=self.problems,
            next_due=due,
            resume=self.resume,
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


def _article(page: Draft, url: str) -> Draft:
    """Return what a page on the web says, unless it came in the place of the article. Raises Blocked, Unreadable."""
    for flag in page.flags:
        if flag.kind == "challenge":
            raise Blocked(url, "wants to know whether a person reads", "; ".join(flag.evidence))
        if flag.kind == "error":
            raise Unreadable(url, "answers with a page that says the article is not there", "; ".join(flag.evidence))
    return page


def _incomplete(draft: Draft) -> bool:
    """Tell whether the place leaves out something that the article's own page may say."""
    if not draft.link or not urls.is_web(draft.link):
        return False
    return is_teaser(draft) or not (draft.title and draft.authors and draft.published)


def _is_final(error: SyndicateError) -> bool:
    """Tell whether asking again is of no use."""
    if isinstance(error, BadStatus):
        return 400 <= error.status < 500
    return isinstance(error, (Refused, TooLarge, Unreadable))


def _by_guid_or_link(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Take the guid from drafts that share one but not the link: such a guid names no article."""
    links: dict[str, set[str | None]] = {}
    for draft in drafts:
        if draft.guid:
            links.setdefault(draft.guid, set()).add(draft.link)
    for draft in drafts:
        shared = bool(draft.guid and draft.link and len(links[draft.guid]) > 1)
        yield replace(draft, guid=None) if shared else draft


def _shared(drafts: Iterable[Draft]) -> set[str]:
    """Return the links that several drafts of a round bear: they name none of them."""
    counts = Counter(name for draft in drafts for name in weak_aliases(draft) if draft.guid or draft.path)
    return {name for name, count in counts.items() if count > 1}


def _subject(draft: Draft) -> str:
    return text.printable(draft.link or draft.path or draft.guid or "article")
