"""Two entries held against each other, feature by feature: what title, link, dates and text say to their being one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Literal, TypeAlias

from syndicate.model import Entry
from syndicate.values import similarity, urls

LEAST_TEXT = 200
"""Characters of a text that tell an article; below, two may say the same by chance."""
LEAST_TITLE = 12
"""Letters and digits of a title that, with its day, tells an article whose text is not known."""
ALIKE = 0.75
"""How alike two titles of one article are at least; NewsBlur pairs stories from the same value on."""
UNLIKE = 0.5
"""Below this two titles have nothing to do with each other."""
SAME_TEXT = 0.9
"""The part of their pieces that two texts have in common which are all but the same."""
EDITED_TEXT = 0.4
"""The part of the shorter text's pieces that an edit leaves."""
NEAR_TEXT = 0.8
"""How alike two short texts are that differ in a counter."""
OTHER_TEXT = 0.3
"""Two articles of one source share less: its phrases, its names, its furniture."""
WITHIN = timedelta(hours=26)
"""By how much a day alone, which stands for its noon, and a moment of that day in any zone may differ."""

Title: TypeAlias = Literal["same", "longer", "alike", "far", "unlike"]
"""`same` to the letter; `longer`: one holds the other, as where a site's name was appended."""
Text: TypeAlias = Literal["identical", "same", "edited", "kin", "other", "near", "brief", "none"]
"""Where one says too little to tell: `near` where it is a part of the other or has other figures, else `brief`.
`none` where one of them says nothing."""


@dataclass(frozen=True)
class Agreement:
    """What two entries have in common; None where one of them says nothing to it."""

    read: Entry
    old: Entry

    @cached_property
    def title(self) -> Title:
        """How near their titles are."""
        one, other = similarity.folded(self.read.title), similarity.folded(self.old.title)
        if one == other:
            return "same"
        if min(len(one), len(other)) >= LEAST_TITLE and (one in other or other in one):
            return "longer"
        alike = similarity.titles(self.read.title, self.old.title)
        return "alike" if alike >= ALIKE else "far" if alike >= UNLIKE else "unlike"

    @property
    def is_long(self) -> bool:
        """The old title is long enough to tell an article, with its day."""
        return len(similarity.folded(self.old.title)) >= LEAST_TITLE

    @cached_property
    def link(self) -> bool | None:
        """Their links are the same; a home page is no article's."""
        if not (self.read.link and self.old.link):
            return None
        is_same = urls.bare(self.read.link) == urls.bare(self.old.link)
        return None if is_same and urls.is_home(self.read.link) else is_same

    @cached_property
    def moment(self) -> bool | None:
        """They were published at the same moment, as both state."""
        is_told = self._precisions <= {"instant", "local"} and not self._is_cut
        return self.read.published == self.old.published if is_told else None

    @cached_property
    def day(self) -> bool | None:
        """They were published on the same day, as both state."""
        if "seen" in self._precisions:
            return None
        if len(self._precisions) > 1 and "day" in self._precisions:
            return abs(self.read.published - self.old.published) <= WITHIN
        return self.read.published.date() == self.old.published.date()

    @property
    def _precisions(self) -> set[str]:
        return {self.read.published_precision, self.old.published_precision}

    @property
    def is_later(self) -> bool:
        """What was read was published after the old one was seen first: it is news, however much it says the same."""
        return self.day is not None and not self._is_cut and self.read.published > self.old.first_seen

    @property
    def _is_cut(self) -> bool:
        """One was dated to come, and counts from the second in which it was seen: a clock is wrong."""
        return any(each.published == each.first_seen.replace(microsecond=0) for each in (self.read, self.old))

    @cached_property
    def tells(self) -> bool:
        """Both texts are long enough to tell an article."""
        return tells(self.read) and tells(self.old)

    @property
    def verbatim(self) -> bool:
        """Both say something, and the same to the letter: seen at a glance, where `text` takes a while."""
        return similarity.folded(self.read.text) == similarity.folded(self.old.text) != ""

    @cached_property
    def text(self) -> Text:
        """How near their texts are."""
        one, other = similarity.folded(self.read.text), similarity.folded(self.old.text)
        if not (one and other):
            return "none"
        if one == other:
            return "identical"
        if self.tells:
            return self._nearness()
        is_near = one in other or other in one or similarity.titles(self.read.text, self.old.text) >= NEAR_TEXT
        return "near" if is_near else "brief"

    def _nearness(self) -> Text:
        common = similarity.common(self.read.text, self.old.text)
        if common >= SAME_TEXT:
            return "identical" if common == 1.0 else "same"
        share = similarity.share(self.read.text, self.old.text)
        return "edited" if share >= EDITED_TEXT else "kin" if share >= OTHER_TEXT else "other"


def tells(entry: Entry) -> bool:
    """Tell whether an entry's text is long enough to tell it from others."""
    return len(entry.text) >= LEAST_TEXT


@dataclass(frozen=True)
class Rule:
    """What is to be said where every feature is one of these."""

    verdict: str
    features: Mapping[str, Collection[object]]


def rule(verdict: str, **features: object) -> Rule:
    """Return a rule; a feature's values are given as a tuple, or one alone."""
    found = {name: value if isinstance(value, tuple) else (value,) for name, value in features.items()}
    return Rule(verdict, found)


def judge(rules: Iterable[Rule], agreement: Agreement) -> str:
    """Return what the first rule says that holds, '' where none does. Features are asked in a rule's own order."""
    for each in rules:
        if all(getattr(agreement, name) in allowed for name, allowed in each.features.items()):
            return each.verdict
    return ""
