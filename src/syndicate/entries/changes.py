"""What is an edit, and what is churn: advertisements, counters and tokens that differ whenever one looks.

An entry is looked at place by place: each field is one, and so is each block of its content. The first time a place
differs from what is published it is an edit. Differs it again on the very next read, that is held back until it stands
still; what differs on three reads in a row is churn, and stays as it was published until it has stood still for as
many. So a place that churns moves `updated` once, and an edit is never lost: it comes one read later at worst.

A text that only grows (a live blog) is an edit each time: every new block is a place of its own, and subscribers want
to read it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import unified_diff
from typing import Any

from syndicate.entries._blocks import aligned, blocks, canonical, digest
from syndicate.entries.normalize import beginning
from syndicate.model import Entry, Slot
from syndicate.values import markup, reading_time, text, urls

CHURN = 3
"""Reads in a row on which a place differs until it is churn, and stands still until it is trusted again."""
MOST_SLOTS = 200
"""Places of one entry that are remembered; with more of them its content is one place."""
LONGEST_DIFFERENCE = 2_000
"""Lines of a difference between two revisions."""
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "authors": ("authors",),
    "image": ("image", "image_alt"),
    "language": ("language",),
    "categories": ("categories",),
    "link": ("link",),
}
"""The places outside the content, and the fields of an entry that belong to each."""
_UNSEEN = frozenset({"link"})
"""Places that are no edit: a subscriber is led elsewhere, and reads the same."""


@dataclass(frozen=True, slots=True)
class Settled:
    """An entry as it is to be published after a read, and what to remember of the read."""

    entry: Entry
    slots: Sequence[Slot]
    edited: bool
    """A subscriber sees a change."""


def visible(entry: Entry) -> str:
    """Return a digest of what a subscriber sees of an entry."""
    fields = [_said(entry, place) for place in _FIELDS if place not in _UNSEEN]
    return digest(json.dumps([*fields, entry.summary, canonical(entry.content)]))


def settle(old: Entry, read: Entry, slots: Sequence[Slot]) -> Settled:
    """Return what is taken over of a read; `old` is the entry as published, `read` the same article as just read.

    What is not taken over has old's value; text and reading time belong to the content that is kept.
    """
    judge = _Judge({slot.where: slot for slot in slots})
    taken = {name: _settled_field(judge, old, read, name) for name in _FIELDS}
    content = _settled_content(judge, old.content, read.content)
    summary = _settled_summary(judge, old, read, content)
    values = {field: value for fields in taken.values() for field, value in fields.items()}
    entry = replace(read, **values, summary=summary, **_of_content(old, read, content))
    return Settled(entry, judge.remembered(), visible(entry) != visible(old))


def _said(entry: Entry, place: str) -> str:
    values = [getattr(entry, name) for name in _FIELDS[place]]
    if place == "link" and entry.link:
        # A slash at the end, or "www." before it, is the same address.
        return f"{entry.link.partition(':')[0]}:{urls.bare(entry.link)}"
    return json.dumps(sorted(values[0]) if place == "categories" else values)


def _settled_field(judge: _Judge, old: Entry, read: Entry, place: str) -> dict[str, Any]:
    before, now = _said(old, place), _said(read, place)
    is_taken = judge.takes(place, place, digest(before), digest(now)) and before != now
    return {name: getattr(read if is_taken else old, name) for name in _FIELDS[place]}


def _settled_summary(judge: _Judge, old: Entry, read: Entry, content: str) -> str:
    """Return the summary: one that is only the beginning of the text follows the text that is kept."""
    if read.summary == beginning(read.content):
        return read.summary if content == read.content else beginning(content) if content else old.summary
    is_taken = judge.takes("summary", "summary", digest(old.summary), digest(read.summary))
    return read.summary if is_taken else old.summary


def _of_content(old: Entry, read: Entry, content: str) -> dict[str, Any]:
    """Return the fields that are made of the content."""
    for entry in (old, read):
        if entry.content == content:
            return {"content": content, "text": entry.text, "reading_time": entry.reading_time}
    plain = markup.text_of(content)
    return {"content": content, "text": plain, "reading_time": reading_time.minutes(plain)}


def _settled_content(judge: _Judge, old: str, read: str) -> str:
    """Return the content place by place: what is equal but for its spelling stays as it was published."""
    before, now = blocks(old), blocks(read)
    digests, others = [digest(canonical(block)) for block in before], [digest(canonical(block)) for block in now]
    places = list(aligned(digests, others))
    if sum(digests[one] != others[other] for one, other in places) > MOST_SLOTS:
        places = [(slice(0, len(before)), slice(0, len(now)))]
    kept: list[str] = []
    sides = set()
    for one, other in places:
        if digests[one] == others[other]:
            judge.stands(digests[one])
            kept += before[one]
        else:
            sides.add(is_taken := _takes(judge, digests, others, one, other))
            kept += now[other] if is_taken else before[one]
    if not any(sides):
        return old
    merged = "".join(kept)
    # Tags that hold blocks are blocks too: where some are taken and some are not, they may not be in pairs.
    return merged if all(sides) else markup.sanitise(merged, None)


def _takes(judge: _Judge, digests: Sequence[str], others: Sequence[str], one: slice, other: slice) -> bool:
    """Tell whether the blocks of a read are taken over in the place of those that are published."""
    around = f"{''.join(digests[: one.start][-1:])}|{''.join(digests[one.stop :][:1])}"
    where, then = (_place(side, around) for side in (digests[one], others[other]))
    return judge.takes(where, then, _joined(digests[one]), _joined(others[other]))


def _place(digests: Sequence[str], around: str) -> str:
    return f"content {_joined(digests) if digests else around}"


def _joined(digests: Sequence[str]) -> str:
    return digests[0] if len(digests) == 1 else digest(" ".join(digests)) if digests else ""


@dataclass(slots=True)
class _Judge:
    """Decides place by place, by what is remembered of each."""

    before: Mapping[str, Slot]
    kept: dict[str, Slot] = field(default_factory=dict)

    def takes(self, where: str, then: str, published: str, now: str) -> bool:
        """Tell whether what was read in a place is taken over; `then` is the place's name once it is."""
        slot = self.before.get(where)
        if published == now:
            self._rests(slot, now)
            return False
        if slot is None or (slot.seen != now and slot.still and slot.reads < CHURN):
            self._keep(Slot(then, 1, now))
            return True
        if slot.seen != now:
            self._keep(replace(slot, reads=slot.reads + 1, seen=now, still=0))
            return False
        still = slot.still + 1
        if slot.reads < CHURN or still >= CHURN - 1:
            self._keep(Slot(then, 1, now, still))
            return True
        self._keep(replace(slot, still=still))
        return False

    def stands(self, digests: Sequence[str]) -> None:
        """Hear which blocks read as they are published."""
        for one in digests:
            self._rests(self.before.get(f"content {one}"), one)

    def _rests(self, slot: Slot | None, now: str) -> None:
        """Remember that a place reads as published: for the third time in a row it is like any other again."""
        if slot is None:
            return
        if slot.seen != now:
            self._keep(replace(slot, reads=slot.reads + 1, seen=now, still=0))
        elif slot.still + 1 < CHURN:
            self._keep(replace(slot, still=slot.still + 1))

    def _keep(self, slot: Slot) -> None:
        self.kept[slot.where] = slot

    def remembered(self) -> Sequence[Slot]:
        """Return what to remember, the places that stirred most first."""
        return sorted(self.kept.values(), key=lambda slot: -slot.reads)[:MOST_SLOTS]


def differences(old: Entry, new: Entry) -> list[str]:
    """Return what changed between two revisions, for a person: field by field, with lines of ``-`` and ``+``."""
    found: list[str] = []
    for name in ("title", "link", "authors", "summary", "image", "language", "categories", "deleted"):
        before, now = getattr(old, name), getattr(new, name)
        if before != now:
            found += [f"{name}:", f"- {_shown(before)}", f"+ {_shown(now)}"]
    if old.text != new.text:
        found.append("text:")
        found += _text_differences(old.text, new.text)
    elif canonical(old.content) != canonical(new.content):
        found.append("content: its form alone, the text is the same")
    return [text.printable(line) for line in found[:LONGEST_DIFFERENCE]]


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else "-" if value is None else str(value)


def _text_differences(old: str, new: str) -> list[str]:
    """Return the paragraphs that left and came; of very long texts only that they differ."""
    before, now = old.split("\n\n"), new.split("\n\n")
    if len(before) * len(now) > 4_000_000:
        return [f"- {len(before)} paragraphs", f"+ {len(now)} paragraphs"]
    lines = unified_diff(before, now, lineterm="", n=0)
    return [f"{line[0]} {line[1:]}" for line in lines if not line.startswith(("---", "+++", "@@"))]
