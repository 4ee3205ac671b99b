"""Which entry is each draft of a round? Asks the memory by name, by link, by id, and by what the article says."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from syndicate.entries.identity import Origin, mint, strong_aliases, weak_aliases
from syndicate.entries.matching import Mention, fingerprints, match, repair
from syndicate.model import Entry
from syndicate.ports import EntryBook
from syndicate.values import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from syndicate.model import Draft, Known

COMPARED = 200
"""Entries of a source, the newest, among which one is looked for that bears none of its names any more."""

log = logging.getLogger("syndicate.ingest")


@dataclass(slots=True)
class Naming:
    """The names of one round: what they lead to, and which entries are spoken for."""

    entries: EntryBook
    origin: Origin
    declared: Iterable[str]
    """Names of the sources of the config; entries of others may be inherited."""
    shared: set[str] = field(default_factory=set)
    """Links that several drafts of the round bear: they name none of them."""
    taken: set[str] = field(default_factory=set)
    """Ids of entries that a draft of this round is."""
    repairs: list[str] = field(default_factory=list)
    """What was repaired, a line each."""
    _newest: Sequence[Entry] | None = None

    def match(self, work: Mapping[str, Draft]) -> dict[str, tuple[Draft, Known | None]]:
        """Return each draft with the entry it is, if it is known; a guid that is another article's is taken away."""
        self.shared |= shared_links(work.values())
        mentions = {
            alias: Mention(draft, self._by_name(draft), self._find(weak_aliases(draft)))
            for alias, draft in work.items()
        }
        found = match(mentions)
        self.taken |= {known.entry.id for known in found.known.values()}
        named = {
            alias: replace(draft, guid=None) if alias in found.reused and draft.link else draft
            for alias, draft in work.items()
        }
        return {alias: (draft, found.known.get(alias) or self._inherited(draft)) for alias, draft in named.items()}

    def _by_name(self, draft: Draft) -> Known | None:
        """Return the entry that a draft's own names lead to."""
        id = mint(draft, self.origin)
        found = self._find([*strong_aliases(draft), f"id:{id}"])
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

    def repaired(self, candidate: Entry) -> Known | None:
        """Return the entry that a candidate without a known name is, told by what it says: a source changed its names.

        Only entries are asked that nothing else in this round is. Every repair is logged.
        """
        for known in self._alike(candidate):
            old = known.entry
            # Of a pruned entry only its names are left; its fingerprint led here, so the words are the same.
            reason = "the same words" if known.is_pruned else repair(candidate, old)
            if old.id in self.taken:
                continue
            if reason is not None:
                self.taken.add(old.id)
                line = f"{text.printable(candidate.link or candidate.title)} is {old.id} under new names: {reason}"
                self.repairs.append(line)
                log.warning("%s: %s", self.origin.name, line)
                return known
        return None

    def _alike(self, candidate: Entry) -> Iterator[Known]:
        """Give entries that may say the same: by fingerprint first, then the newest of the source."""
        for name in fingerprints(candidate):
            known = self.entries.find(self.origin.name, [name])
            if known is not None:
                yield known
        if self._newest is None:
            self._newest = self.entries.latest([self.origin.name], COMPARED)
        for entry in self._newest:
            if entry.id not in self.taken and repair(candidate, entry) is not None:
                known = self.entries.known(entry.id)
                if known is not None:
                    yield known


def shared_links(drafts: Iterable[Draft]) -> set[str]:
    """Return the links that several drafts of a round bear: they name none of them."""
    counts = Counter(name for draft in drafts for name in weak_aliases(draft) if draft.guid or draft.path)
    return {name for name, count in counts.items() if count > 1}


def by_guid_or_link(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Take the guid from drafts that share one but not the link: such a guid names no article."""
    links: dict[str, set[str | None]] = {}
    for draft in drafts:
        if draft.guid:
            links.setdefault(draft.guid, set()).add(draft.link)
    for draft in drafts:
        shared = bool(draft.guid and draft.link and len(links[draft.guid]) > 1)
        yield replace(draft, guid=None) if shared else draft
