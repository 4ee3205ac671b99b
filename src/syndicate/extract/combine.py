"""Several drafts of one article become one: field by field the first trusted value, and what was not taken."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from syndicate.extract.teaser import is_teaser
from syndicate.extract.titles import agreed
from syndicate.model import WITHOUT_EVIDENCE, Draft, Evidence, Flag, Rejected, Vote
from syndicate.values import dates, markup

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LISTING = ("front matter", "recipe", "feed", "text")
"""What the place or the author's own file says stands above what a page's furniture says."""
_PAGE = ("json-ld", "microdata", "meta", "opengraph", "byline", "time", "h1", "title element", "body")

ORDER: dict[str, tuple[str, ...]] = {
    "guid": _LISTING,
    "path": _LISTING,
    "link": (*_LISTING, "link element", "opengraph", "json-ld"),
    "canonical": ("link element", "opengraph", "json-ld"),
    "title": (*_LISTING, "h1", "json-ld", "opengraph", "meta", "microdata", "title element", "body"),
    "authors": (*_LISTING, "json-ld", "meta", "microdata", "byline", "body"),
    "published": (*_LISTING, "json-ld", "opengraph", "meta", "microdata", "time", "byline", "url", "body"),
    "updated": (*_LISTING, "json-ld", "opengraph", "meta", "microdata", "time", "byline", "body"),
    "content": (*_LISTING, "body", "json-ld", "microdata"),
    "text": (*_LISTING, "body", "json-ld", "microdata"),
    "summary": (*_LISTING, "opengraph", "meta", "json-ld", "body"),
    "image": (*_LISTING, "opengraph", "json-ld", "meta", "microdata", "body"),
    "image_alt": (*_LISTING, "opengraph", "json-ld", "meta", "microdata", "body"),
    "language": (*_LISTING, "html lang", "opengraph", "json-ld", "meta", "detected"),
    "categories": (*_LISTING, *_PAGE),
}
"""The one table: field -> order of evidence, most trusted first. What is not named here comes last."""

LONGEST_NOTE = 200
"""Characters of a rejected value that are kept."""
_PRECISION = {"day": 0, "local": 1, "instant": 2}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One draft's value for one field."""

    value: Any
    source: str
    draft: Draft


def combine(*drafts: Draft) -> Draft:
    """Return one draft of several; earlier ones win among evidence of one kind.

    Dates: a more precise statement of the same day takes the place of the day alone. Authors: among what a page says,
    the names that most of it agrees on. Content: a teaser gives way to a longer text. Image and its text stay together.
    """
    values: dict[str, Any] = {}
    evidence: dict[str, Evidence] = {}
    for name in ORDER:
        candidates = [*_ranked(name, drafts), *_clocks(name, drafts)]
        chosen, why = _CHOOSERS.get(name, _first)(candidates)
        if chosen is not None:
            values[name] = chosen.value
            evidence[name] = Evidence(chosen.source, _rejected(name, chosen, candidates, why), _votes(name, chosen))
    _keep_together(values, evidence, drafts)
    return Draft(**values, teaser=_is_part(values, drafts), flags=_flags(drafts), evidence=evidence)


def _ranked(name: str, drafts: Sequence[Draft]) -> list[_Candidate]:
    """Return the values drafts have for a field, most trusted first."""
    order = ORDER[name]
    found = [_Candidate(getattr(draft, name), _source(draft, name), draft) for draft in drafts if getattr(draft, name)]
    return sorted(found, key=lambda each: order.index(each.source) if each.source in order else len(order))


def _source(draft: Draft, name: str) -> str:
    return draft.evidence[name].source if name in draft.evidence else "unknown"


def _clocks(name: str, drafts: Sequence[Draft]) -> list[_Candidate]:
    """Return the statements of the other date that tell the publisher's own clock for the moment of this one."""
    if name not in _OTHER_DATE:
        return []
    moments = [getattr(draft, name) for draft in drafts if getattr(draft, name)]
    others = _ranked(_OTHER_DATE[name], drafts)
    return [each for each in others if any(dates.is_local_form(each.value, moment) for moment in moments)]


_OTHER_DATE = {"published": "updated", "updated": "published"}

Choice = tuple[_Candidate | None, str]
"""What was chosen, and why the others were not."""


def _first(candidates: Sequence[_Candidate]) -> Choice:
    return (candidates[0] if candidates else None), "less trusted"


def _date(candidates: Sequence[_Candidate]) -> Choice:
    """Take the first, or the most precise statement of the same day; of one moment the publisher's own clock."""
    if not candidates:
        return None, ""
    first = candidates[0]
    same = [each for each in candidates if dates.same_day(first.value, each.value)]
    best = max(same or [first], key=lambda each: _PRECISION.get(dates.precision(each.value), 0))
    local = (each for each in candidates if dates.is_local_form(each.value, best.value))
    return next(local, best), "less precise or trusted"


def _authors(candidates: Sequence[_Candidate]) -> Choice:
    """Take the listing's names, else those that most of a page's evidence agrees on."""
    if not candidates or candidates[0].source in _LISTING:
        return _first(candidates)
    votes = Counter(_key(each) for each in candidates)
    return max(candidates, key=lambda each: votes[_key(each)]), "less agreed on or trusted"


def _key(candidate: _Candidate) -> frozenset[str]:
    return frozenset(name.casefold() for name in candidate.value)


def _content(candidates: Sequence[_Candidate]) -> Choice:
    """Take the first that is no teaser and not shorter than the teaser it replaces."""
    if not candidates:
        return None, ""
    first = candidates[0]
    if first.source in _TEASING and is_teaser(first.draft):
        longer = [each for each in candidates[1:] if _length(each) >= _length(first)]
        return (longer[0] if longer else first), "a teaser" if longer else "shorter than the teaser"
    return first, "less trusted"


_TEASING = ("recipe", "feed")


def _length(candidate: _Candidate) -> int:
    return len(markup.text_of(candidate.value)) if "<" in candidate.value else len(candidate.value)


def _title(candidates: Sequence[_Candidate]) -> Choice:
    """Take the listing's title, else the one that most of a page's evidence agrees on."""
    named = [each for each in candidates if each.source != "title element"]
    if not named or named[0].source in _LISTING:
        return _first(candidates)
    document_title = next((each.value for each in candidates if each.source == "title element"), "")
    return named[agreed([each.value for each in named], document_title)], "less agreed on or trusted"


def _language(candidates: Sequence[_Candidate]) -> Choice:
    """Take the listing's language, else the one that most of a page's declarations name, whatever the region."""
    if not candidates or candidates[0].source in _LISTING:
        return _first(candidates)
    votes = Counter(_primary(each) for each in candidates)
    return max(candidates, key=lambda each: votes[_primary(each)]), "less agreed on or trusted"


def _primary(candidate: _Candidate) -> str:
    return str(candidate.value).partition("-")[0].lower()


_CHOOSERS: dict[str, Callable[[Sequence[_Candidate]], Choice]] = {
    "published": _date,
    "updated": _date,
    "title": _title,
    "authors": _authors,
    "language": _language,
    "content": _content,
    "text": _content,
}


def _rejected(name: str, chosen: _Candidate, candidates: Sequence[_Candidate], why: str) -> list[Rejected]:
    """Note what was not taken now, and what the chosen draft had noted before."""
    noted = chosen.draft.evidence[name].rejected if name in chosen.draft.evidence else ()
    others = [each for each in candidates if each is not chosen and each.value != chosen.value]
    return [*noted, *(Rejected(_note(each.value), each.source, why) for each in others)]


def _votes(name: str, chosen: _Candidate) -> tuple[Vote, ...]:
    return chosen.draft.evidence[name].votes if name in chosen.draft.evidence else ()


def _note(value: object) -> str:
    words = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    return words if len(words) <= LONGEST_NOTE else words[: LONGEST_NOTE - 1] + "…"


def _keep_together(values: dict[str, Any], evidence: dict[str, Evidence], drafts: Sequence[Draft]) -> None:
    """Take the text of an image from a draft that shows this image, and plain text from the draft of the content."""
    for lead, follower in (("image", "image_alt"), ("content", "text")):
        if lead not in values:
            continue
        pairs = [each for each in drafts if getattr(each, lead) == values[lead] and getattr(each, follower)]
        values.pop(follower, None)
        evidence.pop(follower, None)
        if pairs:
            values[follower] = getattr(pairs[0], follower)
            evidence[follower] = pairs[0].evidence.get(follower) or Evidence(evidence[lead].source)


def _is_part(values: dict[str, Any], drafts: Sequence[Draft]) -> bool:
    """Tell whether the chosen text is known to be only a part of the article."""
    content = values.get("content")
    told = [draft for draft in drafts if content and draft.content == content]
    return any(draft.teaser for draft in told) if told else any(draft.teaser for draft in drafts)


def _flags(drafts: Sequence[Draft]) -> tuple[Flag, ...]:
    """Return what the page was found to be, each kind once, as the first draft that knew it says."""
    found: dict[str, Flag] = {}
    for flag in (flag for draft in drafts for flag in draft.flags):
        found.setdefault(flag.kind, flag)
    return tuple(found.values())


assert set(ORDER) | WITHOUT_EVIDENCE == {field.name for field in fields(Draft)}
