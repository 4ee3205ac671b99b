"""A draft becomes an entry: every field there, absolute, sanitised, legal in XML, in UTC."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

import regex

from syndicate.entries.identity import Origin, is_placed, is_same_page, mint
from syndicate.model import Draft, Entry
from syndicate.values import dates, language, markup, reading_time, text, urls

if TYPE_CHECKING:
    from collections.abc import Iterable

    from syndicate.model import Evidence, Precision

SUMMARY = 300
"""Characters of a summary made from the text: what readers show in a list."""
LONGEST_TITLE = 500
_FIRST_WORDS = 80
"""Characters of a title that is made of the text's beginning."""
LONGEST_SUMMARY = 2_000
MOST_AUTHORS = 20
MOST_CATEGORIES = 50
"""Beyond these a field is hostile or broken, and is cut."""


def normalize(draft: Draft, origin: Origin, now: datetime, position: int) -> Entry:
    """Return the entry that a draft describes, as if it were new; recognize() then keeps what was minted before.

    `now` is when we first see it, `position` its place in the listing, unless it was listed before and had to wait.
    Raises ValueError for a draft without a name.
    """
    seen = draft.first_listed or now
    place = draft.position if draft.position is not None else position
    link = _link(draft)
    content = _content(draft, link)
    plain = markup.text_of(content)
    id = mint(draft, origin)
    title = _title(draft, plain)
    published, precision = _published(draft, origin, now, seen.replace(microsecond=0) - timedelta(seconds=place))
    image = urls.absolute(link, draft.image) if draft.image else None
    return Entry(
        id=id,
        source=origin.name,
        link=link,
        title=title,
        authors=_distinct(draft.authors, MOST_AUTHORS),
        published=published,
        published_precision=precision,
        updated=fraction(_updated(draft, origin, published, now), id),
        content=content,
        text=plain,
        summary=_summary(draft, content),
        image=image,
        image_alt=text.one_line(draft.image_alt or "") or None if image else None,
        language=_language(draft, origin, plain or title),
        categories=_distinct(draft.categories, MOST_CATEGORIES),
        reading_time=reading_time.minutes(plain),
        slug=text.slug(title, id),
        teaser=draft.teaser,
        flags=draft.flags,
        first_seen=seen,
        position=place,
    )


def legal(draft: Draft) -> Draft:
    """Return a draft whose texts hold only what XML and the store can hold."""
    changed: dict[str, object] = {
        name: text.clean(value) for name in _TEXTS if isinstance(value := getattr(draft, name), str)
    }
    changed["authors"] = [text.clean(name) for name in draft.authors]
    changed["categories"] = [text.clean(name) for name in draft.categories]
    changed["evidence"] = {name: _legal_evidence(evidence) for name, evidence in draft.evidence.items()}
    return replace(draft, **changed)  # type: ignore[arg-type]  # the names are Draft's own fields of text


def _legal_evidence(evidence: Evidence) -> Evidence:
    return replace(evidence, rejected=[replace(each, value=text.clean(each.value)) for each in evidence.rejected])


_TEXTS = [field.name for field in fields(Draft) if field.type == "str | None"]


def fraction(when: datetime, id: str) -> datetime:
    """Return a whole second with 1 to 999 ms that the id decides, so that entries do not clash in `updated`."""
    if when.microsecond:
        return when.replace(microsecond=max(1, when.microsecond // 1000) * 1000)
    share = int.from_bytes(blake2b(id.encode("utf-8", "replace"), digest_size=4).digest())
    return when + timedelta(milliseconds=1 + share % 999)


def _link(draft: Draft) -> str | None:
    """Return the article's address: the listing's, or what its page calls canonical where that is the same page."""
    link = urls.absolute(None, draft.link) if draft.link else None
    if link and is_placed(draft):
        return urls.strip_trackers(link, fragment=True)
    canonical = urls.absolute(link, draft.canonical) if draft.canonical else None
    if canonical and is_same_page(link, canonical):
        link = canonical
    return urls.strip_trackers(link) if link else None


def _content(draft: Draft, link: str | None) -> str:
    base = (draft.document.url if draft.document else None) or link
    html = draft.content if draft.content is not None else markup.from_text(draft.text or draft.summary or "")
    return markup.sanitise(html, base)


def _title(draft: Draft, plain: str) -> str:
    """Return the title; an article without one is named by its first words, its file or its address."""
    names = (
        text.one_line(draft.title or ""),
        text.shorten(plain, _FIRST_WORDS),
        _file_name(draft),
        draft.link,
        draft.guid,
    )
    return text.shorten(next(filter(None, names), ""), LONGEST_TITLE) or "Untitled"


def is_titled(entry: Entry) -> bool:
    """Tell whether an entry's title was stated, and not made of its first words."""
    return entry.title != text.shorten(entry.text, _FIRST_WORDS)


def _file_name(draft: Draft) -> str:
    name = (draft.path or "").rpartition("/")[2]
    return text.one_line((name.rpartition(".")[0] or name).replace("_", " ").replace("-", " "))


def _published(draft: Draft, origin: Origin, now: datetime, seen: datetime) -> tuple[datetime, Precision]:
    """Return when it was published; undated articles count from first sight, a second apart in page order."""
    found = resolved(draft.published, origin)
    if found is None:
        return seen, "seen"
    when, precision = found
    if when <= now:
        return found
    # A date in the future would hold an article at the top of every reader until then; of another day, ours or the
    # source's clock is wrong, and what is kept is no statement of the source.
    return now.replace(microsecond=0), precision if when.date() == now.date() else "seen"


def _updated(draft: Draft, origin: Origin, published: datetime, now: datetime) -> datetime:
    found = resolved(draft.updated, origin)
    return found[0] if found and published < found[0] <= now else published


def resolved(stated: str | None, origin: Origin) -> tuple[datetime, Precision] | None:
    """Return the moment that a stated date means at its source, and how well it is known; None where it is no date."""
    try:
        when, precision = dates.resolve(stated or "", origin.zone)
    except ValueError:
        return None
    when = when.astimezone(UTC)
    return when.replace(microsecond=when.microsecond // 1000 * 1000), precision


def _summary(draft: Draft, content: str) -> str:
    """Return the summary that is stated, else the beginning of the text without its headings."""
    stated = text.one_line(draft.summary or "")
    return text.shorten(stated, LONGEST_SUMMARY) if stated else beginning(content)


def beginning(content: str) -> str:
    """Return the summary of an article that states none: the beginning of its text, without headings."""
    return text.shorten(markup.text_of(_HEADING.sub(" ", content)), SUMMARY) if content else ""


# Sanitised HTML: every heading is closed, and none holds another.
_HEADING = regex.compile(r"<h[2-6](?: [^>]*)?>.*?</h[2-6]>", regex.DOTALL)


def _language(draft: Draft, origin: Origin, plain: str) -> str | None:
    said = draft.evidence.get("language")
    declared = None if said is not None and said.source == "detected" else language.tag(draft.language)
    return declared or origin.language or language.tag(draft.language) or language.detect(plain)


def _distinct(values: Iterable[str], most: int) -> list[str]:
    """Return values on one line each, without empty and repeated ones, in order."""
    found: dict[str, str] = {}
    for value in values:
        line = text.one_line(value)[:200]
        if line:
            found.setdefault(line.casefold(), line)
    return list(found.values())[:most]
