"""Which entry is each draft of a round? Asks the memory by name, by link, by id, and by what the article says."""

from __future__ import annotations

import logging
from collections.abc import Hashable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from syndicate.entries._agreement import Agreement, tells
from syndicate.entries.duplicates import LEAST_PIECES, Sketch, sketched
from syndicate.entries.identity import (
    Origin,
    by_words,
    former_aliases,
    has_own_name,
    mint,
    plain_link,
    strong_aliases,
    weak_aliases,
)
from syndicate.entries.matching import (
    Candidate,
    How,
    candidate,
    fingerprints,
    is_other,
    match,
    tell_dated_anew,
    tell_evident,
    tell_repair,
    tell_verbatim,
)
from syndicate.entries.mentions import repeated
from syndicate.entries.normalize import normalize, resolved
from syndicate.entries.recognize import listing_digest, says_otherwise
from syndicate.model import Draft, Entry, Known
from syndicate.ports import EntryBook
from syndicate.values import similarity, text, urls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

COMPARISONS = 1_000
"""Pairs of articles of one round that are held against each other, at most: in a hostile listing all are alike."""
NEAR = 6
"""Pieces of two samples that are the same where two fifths of a text stand in one of ten times its length."""
COMPARED = 200
"""Entries of a source, the newest, among which one is looked for that bears none of its names any more."""
TITLED = 2
"""How much agrees where a title is the same: what a name leads to is not doubted."""
TOLD = 10
"""Repairs of one round that are logged one by one: a source may change all its names at every read."""
MOVED = 3
"""Days of older articles that are one day now, where articles of a round say to the letter what older ones said under
other names and dates: the source has moved. A parish brings as many notices each week as it brought the week before."""

log = logging.getLogger("syndicate.ingest")


@dataclass(frozen=True, slots=True)
class Named:
    """A draft, the entry that it seems to be, and what led there."""

    draft: Draft
    known: Known | None
    how: How | None
    listed: str
    """Digest of what the listing says of it."""
    claims: Sequence[str] = ()
    """Its own names that lead to an entry which is another article's now."""


@dataclass(frozen=True, slots=True)
class Identified:
    """A whole draft with the entry it would be if it were new, and the one it is."""

    draft: Draft
    entry: Entry
    known: Known | None
    claims: Sequence[str] = ()
    """Its own names that led to another entry."""


@dataclass(slots=True)
class Naming:
    """The names of one round: what they lead to, and which entries are spoken for."""

    entries: EntryBook
    origin: Origin
    declared: Iterable[str]
    """Names of the sources of the config; entries of others may be inherited."""
    now: datetime
    sketches: MutableMapping[tuple[str, datetime], Sketch] = field(default_factory=dict)
    """What texts are compared by, kept between rounds."""
    shared: set[str] = field(default_factory=set)
    """Links that several drafts of the round bear: they name none of them."""
    taken: set[str] = field(default_factory=set)
    """Ids of entries that a draft of this round is."""
    repairs: list[str] = field(default_factory=list)
    """What was repaired, a line each."""
    _newest: Mapping[Hashable, list[Entry]] | None = None
    _held: dict[tuple[str, datetime], Sequence[Agreement]] = field(default_factory=dict)
    """Which entries a new one was held against, and how they agree."""

    # -- by name, before anything is read

    def match(self, work: Mapping[str, Draft]) -> dict[str, Named]:
        """Return each draft with the entry it is, if it is known; a guid that is another article's is taken away."""
        self.shared |= shared_links(work.values())
        listed = {alias: listing_digest(draft) for alias, draft in work.items()}
        candidates = {alias: list(self._candidates(draft, listed[alias])) for alias, draft in work.items()}
        found = match(candidates)
        self.taken |= {each.known.entry.id for each in found.values()}
        return {
            alias: self._named(draft, listed[alias], candidates[alias], found.get(alias))
            for alias, draft in work.items()
        }

    def _named(self, draft: Draft, listed: str, candidates: Sequence[Candidate], found: Candidate | None) -> Named:
        claims: Sequence[str] = ()
        if _is_misled(candidates, found):
            claims, draft = strong_names(draft), without_name(draft, "guid")
        if found is None:
            inherited = self._inherited(draft)
            return Named(draft, inherited, "guid" if inherited else None, listed, claims)
        if found.how == "evidence" and not found.is_unchanged:
            self._log(found.known.entry, draft.link or draft.title, "the same title and moment or text")
        return Named(draft, found.known, found.how, listed, claims)

    def _candidates(self, draft: Draft, listed: str) -> Iterator[Candidate]:
        """Give the entries that a draft may be: those that its names lead to, and where its title says otherwise, more.

        What it was called when others were listed beside it, and what says the same without a doubt.
        """
        stated = resolved(draft.published, self.origin)
        when = stated[0] if stated else None

        def found(how: How, known: Known) -> Candidate:
            return candidate(draft, when, known, how, is_unchanged=not says_otherwise(known.listed, listed))

        named = [found(how, known) for how, known in self._by_names(draft)]
        yield from named
        if not any(each.is_unchanged or each.agreed >= TITLED for each in named):
            further: list[tuple[How, Known | None]] = [
                ("words", self._find(former_aliases(draft))), ("words", self._alone(draft)),
                ("evidence", self._evident(draft)),
            ]  # fmt: skip
            ids = {each.known.entry.id for each in named}
            yield from (found(how, known) for how, known in further if known and known.entry.id not in ids)

    def _alone(self, draft: Draft) -> Known | None:
        """Return the entry of an article that had its address alone, before others were listed there too."""
        known = self._find([plain_link(draft) or ""]) if draft.name and draft.link else None
        is_it = known is not None and similarity.folded(known.entry.title) == similarity.folded(draft.title or "")
        return known if is_it else None

    def _by_names(self, draft: Draft) -> Iterator[tuple[How, Known]]:
        is_named = has_own_name(draft) or bool(draft.name)
        own: How = "path" if draft.path and not draft.name else "guid" if is_named else "link"
        by_name = self._by_own_name(draft)
        if by_name is not None:
            yield own, by_name
        by_link = self._find(weak_aliases(draft)) if is_named else None
        if by_link is not None:
            yield "link", by_link

    def _by_own_name(self, draft: Draft) -> Known | None:
        """Return the entry that a draft's own names lead to."""
        id = mint(draft, self.origin)
        weak = [] if has_own_name(draft) else weak_aliases(draft)
        found = self._find(list(dict.fromkeys([*strong_aliases(draft), f"id:{id}", *weak])))
        if found is not None:
            return found
        # An alias that a torn disk has lost: the id, which is derived, leads there too.
        known = self.entries.known(id)
        return known if known is not None and known.entry.source == self.origin.name else None

    def _find(self, names: Sequence[str]) -> Known | None:
        return self.entries.find(self.origin.name, [name for name in names if name not in self.shared])

    def _inherited(self, draft: Draft) -> Known | None:
        """Return the entry that a source which left the config holds under this draft's id."""
        known = self.entries.known(mint(draft, self.origin))
        if known is None or known.entry.source in self.declared or known.entry.id in self.taken:
            return None
        self.taken.add(known.entry.id)
        return replace(known, entry=replace(known.entry, source=self.origin.name), listed="")

    def _evident(self, draft: Draft) -> Known | None:
        """Return the one entry that is this article without a doubt, as far as its listing tells."""
        title = similarity.folded(draft.title or "")
        titled = self.newest().get(("title", title), ()) if title else ()
        if not titled:
            return None
        read = normalize(draft, self.origin, self.now, 0)
        evident = [entry for entry in titled if tell_evident(Agreement(read, entry))]
        return self.entries.known(evident[0].id) if len(evident) == 1 else None

    def newest(self) -> Mapping[Hashable, list[Entry]]:
        """Return the newest entries of the source, by what one that says nearly the same has in common with them."""
        if self._newest is None:
            found: dict[Hashable, list[Entry]] = {}
            for entry in self.entries.latest([self.origin.name], COMPARED):
                for key in (*self._keys(entry), ("day", entry.published.date())):
                    found.setdefault(key, []).append(entry)
            self._newest = found
        return self._newest

    def _keys(self, entry: Entry) -> Iterator[Hashable]:
        """Give what an entry under other names has in common with it: title, address with moment, or a short text."""
        yield "title", similarity.folded(entry.title)
        yield "place", entry.published, urls.bare(entry.link) if entry.link else None
        if not tells(entry):
            yield "text", similarity.folded(entry.text)

    def _of_those_days(self, entry: Entry) -> Iterator[Entry]:
        """Give the newest entries of an entry's day and those around it whose texts may have something in common."""
        newest = self.newest()
        for days in (-1, 0, 1) if tells(entry) else ():
            for old in newest.get(("day", entry.published.date() + timedelta(days)), ()):
                if tells(old) and self._may_say_the_same(entry, old):
                    yield old

    # -- by what it says, once it is whole

    def identify(self, read: Sequence[tuple[Named, Draft, int]]) -> list[Identified]:
        """Return which entries whole drafts are, each given with what it seemed to be and its place in the listing.

        What a name leads to is not believed where title, text and date say that it is another article's. Then those
        without an entry are held against what nobody of this round is: what is evident first, or a new article would
        take the entry of the one beside it.
        """
        found = [self._judged(named, draft, position) for named, draft, position in read]
        self.taken |= {each.known.entry.id for each in found if each.known is not None}
        open_ = [at for at, each in enumerate(found) if each.known is None]
        for tell in (tell_verbatim, tell_evident, tell_repair):
            for at in open_:
                if found[at].known is None:
                    found[at] = replace(found[at], known=self._repaired(found[at].entry, tell))
        self._find_moved(found, open_)
        return [self._given_back(each, at, read) for at, each in enumerate(found)]

    def _given_back(self, each: Identified, at: int, read: Sequence[tuple[Named, Draft, int]]) -> Identified:
        """Return a file as what its path says where nobody else is that: then it is an edit of everything."""
        named, draft, position = read[at]
        known = named.known
        if each.known is not None or named.how != "path" or known is None or known.entry.id in self.taken:
            return each
        entry = normalize(draft, self.origin, self.now, position)
        if Agreement(entry, known.entry).day is False:
            return each
        self.taken.add(known.entry.id)
        return Identified(draft, entry, known)

    def _judged(self, named: Named, draft: Draft, position: int) -> Identified:
        entry = normalize(draft, self.origin, self.now, position)
        known, how = named.known, named.how
        if known is None or how is None or known.is_pruned:
            return Identified(draft, entry, known, named.claims)
        alone = replace(entry, link=None) if self._is_shared(entry) else entry
        if not is_other(alone, known.entry, how, has_guid=bool(draft.guid)):
            return Identified(draft, entry, known, named.claims)
        self.taken.discard(known.entry.id)
        other = without_name(draft, how)
        claims = weak_aliases(draft) if how == "link" else strong_names(draft)
        return Identified(other, normalize(other, self.origin, self.now, position), None, claims)

    def _is_shared(self, entry: Entry) -> bool:
        """Tell whether other articles of the listing stand at an entry's address: then it says nothing."""
        return bool(entry.link) and f"bare:{urls.bare(entry.link or '')}" in self.shared

    def _repaired(self, entry: Entry, tell: Callable[[Agreement], str]) -> Known | None:
        """Return the entry that one without a known name is, told by what it says: a source changed its names.

        Only entries are asked that nothing else in this round is. Every repair is logged.
        """
        for name in fingerprints(entry):
            known = self.entries.find(self.origin.name, [name])
            if known is not None and known.entry.id not in self.taken:
                # Of a pruned entry only its names are left; its fingerprint led here, so the words are the same.
                reason = "the same words" if known.is_pruned else tell(Agreement(entry, known.entry))
                if reason:
                    return self._taken_over(entry, known, reason)
        for both in self._near(entry):
            reason = tell(both) if both.old.id not in self.taken else ""
            known = self.entries.known(both.old.id) if reason else None
            if known is not None:
                return self._taken_over(entry, known, reason)
        return None

    def _taken_over(self, entry: Entry, known: Known, reason: str) -> Known:
        self.taken.add(known.entry.id)
        self._log(known.entry, entry.link or entry.title, reason)
        return known

    def _near(self, entry: Entry) -> Sequence[Agreement]:
        """Return how one agrees with the newest entries whose title or text is near to its own."""
        key = (entry.id, entry.updated)
        if key not in self._held:
            newest = self.newest()
            near = {old.id: old for each in (self._keys(entry) if newest else ()) for old in newest.get(each, ())}
            near = {id: old for id, old in near.items() if self._may_say_the_same(entry, old)}
            near |= {old.id: old for old in self._of_those_days(entry)}
            found = [Agreement(entry, old) for old in near.values()]
            self._held[key] = found[: max(0, COMPARISONS - sum(map(len, self._held.values())))]
        return self._held[key]

    def _may_say_the_same(self, entry: Entry, old: Entry) -> bool:
        """Tell whether two texts may have something in common; short ones are soon held against each other."""
        if not (tells(entry) and tells(old)):
            return True
        one, other = (sketched(each, self.sketches).pieces for each in (entry, old))
        return min(len(one), len(other)) < LEAST_PIECES or len(set(one) & set(other)) >= NEAR

    def _find_moved(self, found: list[Identified], open_: Sequence[int]) -> None:
        """Lead back what says to the letter what older entries said, where so much does that the source has moved."""
        moved = {at: old for at in open_ if found[at].known is None and (old := self._dated_anew(found[at].entry))}
        days = {found[at].entry.published.date() for at in moved}
        were = {known.entry.published.date() for known in moved.values()}
        for at, known in moved.items() if len(were) >= MOVED * len(days) else ():
            if known.entry.id not in self.taken:
                self.taken.add(known.entry.id)
                self._log(known.entry, found[at].entry.link or found[at].entry.title, "the same title and text")
                found[at] = replace(found[at], known=known)

    def _dated_anew(self, entry: Entry) -> Known | None:
        old = next((both.old for both in self._near(entry) if tell_dated_anew(both)), None)
        return self.entries.known(old.id) if old is not None else None

    def _log(self, old: Entry, said: str | None, reason: str) -> None:
        line = f"{text.printable(said or '')} is {old.id} under new names: {reason}"
        self.repairs.append(line)
        if len(self.repairs) <= TOLD:
            log.warning("%s: %s", self.origin.name, line)
        elif len(self.repairs) == TOLD + 1:
            log.warning("%s: and more are under new names", self.origin.name)


def _is_misled(candidates: Iterable[Candidate], found: Candidate | None) -> bool:
    """Tell whether a draft's own name leads to an entry that is another draft's."""
    ids = {each.known.entry.id for each in candidates if each.how in {"guid", "path"}}
    return bool(ids) and (found is None or found.known.entry.id not in ids)


def without_name(draft: Draft, how: How) -> Draft:
    """Return a draft without a name that is another article's: known by its link then, or by its words."""
    if how == "guid" and draft.guid and draft.link:
        return replace(draft, guid=None)
    if how == "link" and draft.guid:
        return draft
    return replace(draft, guid=None, name=by_words(draft, at_length=True))


def strong_names(draft: Draft) -> Sequence[str]:
    """Return what a draft is called beside its link, as aliases: its guid and path, or the name it was given."""
    return strong_aliases(draft) if has_own_name(draft) or draft.name else ()


def shared_links(drafts: Iterable[Draft]) -> set[str]:
    """Return the links that several drafts of a round bear: they name none of them."""
    return repeated(name for draft in drafts if has_own_name(draft) for name in weak_aliases(draft))
