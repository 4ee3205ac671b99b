"""What a listing says of its articles, told apart: a name that several of them bear is the name of none."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from syndicate.entries._agreement import EDITED_TEXT, LEAST_TEXT
from syndicate.entries.identity import by_words, has_own_name, is_placed, link_with_fragment, minting_alias, plain_link
from syndicate.values import similarity, urls

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from syndicate.model import Draft


VERSIONS = 20
"""Articles under one guid of which another may be a version, at most: with more it is the guid of none."""


def told_apart(drafts: Iterable[Draft]) -> list[Draft]:
    """Return the articles of a listing in its order, each under a name that is its alone.

    Of several versions of one article the latest stays (RFC 4287 §4.1.1 allows them). A guid that several articles
    bear is taken away; a link that they share names them by its fragment, where that tells them apart, else they are
    known by their words, as is an article with neither.
    """
    single = _latest_versions(drafts)
    guids = _shared(single, lambda draft: draft.guid)
    named = _named([replace(draft, guid=None) if draft.guid in guids else draft for draft in single])
    said = _shared(named, minting_alias)
    found: dict[str | None, Draft] = {}
    for draft in named:
        told = _named_at_length(draft) if minting_alias(draft) in said else draft
        found.setdefault(minting_alias(told), told)
    found.pop(None, None)
    return list(found.values())


def shared_pages(listed: Sequence[Draft]) -> set[str]:
    """Return the links of pages on which several articles of a listing stand, told apart by fragments."""
    return _shared([draft for draft in listed if is_placed(draft)], plain_link)


def joined(listed: Sequence[Draft], waiting: Mapping[str, Draft]) -> dict[str, Draft]:
    """Return what a round has to do, by minting alias: what is listed, then what waits and is listed no more.

    What waited and is listed again, under another guid perhaps, is one article: it came when it was listed first.
    """
    work = {alias: draft for draft in listed if (alias := minting_alias(draft))}
    marked = _by_mark(work)
    for alias, draft in waiting.items():
        again = alias if alias in work else next(filter(None, map(marked.get, _marks(draft))), None)
        if again is None:
            work[alias] = draft
        elif work[again].first_listed is None:
            work[again] = replace(work[again], first_listed=draft.first_listed, position=draft.position)
    return work


def _by_mark(work: Mapping[str, Draft]) -> dict[Hashable, str]:
    """Return the aliases of drafts by what they alone of all are known by."""
    counts = Counter(mark for draft in work.values() for mark in _marks(draft))
    return {mark: alias for alias, draft in work.items() for mark in _marks(draft) if counts[mark] == 1}


def _marks(draft: Draft) -> list[Hashable]:
    """Return by what a draft that waits is known when it is listed again: its address, its title with its date."""
    found: list[Hashable] = [("link", urls.bare(draft.link))] if draft.link and not draft.name else []
    if draft.title and draft.published:
        found.append(("said", similarity.folded(draft.title), draft.published))
    return found


def _latest_versions(drafts: Iterable[Draft]) -> list[Draft]:
    """Return drafts with one of those that are versions of one article, in the place of the first."""
    kept: list[Draft] = []
    places: dict[str, list[int]] = {}
    for draft in drafts:
        others = places.setdefault(draft.guid, []) if draft.guid else []
        same = next((at for at in others[-VERSIONS:] if _are_versions(kept[at], draft)), None)
        if same is None:
            others.append(len(kept))
            kept.append(draft)
        elif (draft.updated or "") > (kept[same].updated or ""):
            kept[same] = draft
    return kept


def _are_versions(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts with one guid are one article: of address, title and date two agree, and the text.

    An edit leaves address and date, or address and title; a status page says "Update" of one day under all its guids.
    """
    title = similarity.folded(one.title or "") == similarity.folded(other.title or "") != ""
    date = one.published == other.published if one.published and other.published else None
    if _have_one_address(one, other) and (date or (title and date is None)):
        return True
    agree = (_have_one_address(one, other), title, bool(date))
    return sum(agree) > 1 and _say_alike(one, other)


def _have_one_address(one: Draft, other: Draft) -> bool:
    if not (one.link and other.link) or urls.is_home(one.link):
        return False
    ends = [link.partition("#")[2] for link in (one.link, other.link)]
    return urls.bare(one.link) == urls.bare(other.link) and ends[0] == ends[1]


def _say_alike(one: Draft, other: Draft) -> bool:
    """Tell whether the texts of two drafts are versions of one, or one of them says nothing."""
    said, others = (each.content or each.text or each.summary or "" for each in (one, other))
    if not (said and others) or similarity.folded(said) == similarity.folded(others):
        return True
    return min(len(said), len(others)) >= LEAST_TEXT and similarity.share(said, others) >= EDITED_TEXT


def _shared(drafts: Iterable[Draft], name: Callable[[Draft], str | None]) -> set[str]:
    return repeated(map(name, drafts))


def repeated(names: Iterable[str | None]) -> set[str]:
    """Return the names that come more than once."""
    return {name for name, count in Counter(names).items() if name and count > 1}


def _named(drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts, those with a name of their own that have neither guid nor path nor a link that is theirs alone."""
    links, fragments = _shared(drafts, plain_link), _shared(drafts, link_with_fragment)

    def is_named_by_link(draft: Draft) -> bool:
        is_alone = plain_link(draft) not in links and not is_placed(draft)
        return bool(draft.link) and is_alone and not urls.is_home(draft.link or "")

    return [
        draft if has_own_name(draft) or is_named_by_link(draft) else replace(draft, name=_own_name(draft, fragments))
        for draft in drafts
    ]


def _own_name(draft: Draft, fragments: set[str]) -> str | None:
    whole = link_with_fragment(draft)
    is_own = whole is not None and whole != plain_link(draft) and whole not in fragments
    return whole if is_own else by_words(draft)


def _named_at_length(draft: Draft) -> Draft:
    """Return a draft whose title and date are another's too under a name made of its text as well."""
    return replace(draft, name=by_words(draft, at_length=True)) if draft.name else draft
