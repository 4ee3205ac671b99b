"""What subscribers will see: feed files read as readers read them, the new one held against what they know already."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import blake2b
from itertools import combinations
from typing import TYPE_CHECKING, Any

import regex

from syndicate.validate._reader_rules import READERS, Reader
from syndicate.validate._xml import ATOM, CONTENT, DC, MEDIA, XML, parse
from syndicate.values.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import timedelta
    from typing import TypeAlias

    from lxml import etree

    from syndicate.model import Entry

    _Key: TypeAlias = tuple[Any, ...]

MOST = 200_000
"""Items of one file that are looked at: more than a feed of ours may have."""
_DATES = frozenset({"published", "updated"})
_SIGNS = regex.compile(r"[^\p{L}\p{N}]+")
_SCHEME = regex.compile(r"^https?://(?:www\.)?")


@dataclass(frozen=True, slots=True)
class Item:
    """What a reader can see of one item of a feed file, as it stands there; '' and () where nothing stands."""

    id: str = ""
    link: str = ""
    title: str = ""
    published: str = ""
    updated: str = ""
    summary: str = ""
    content: str = ""
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    language: str = ""
    """In Atom and JSON that of the feed, where the item has none of its own; not read in RSS."""
    enclosures: tuple[str, ...] = ()
    """URLs."""
    image: str = ""
    """URL of the lead picture."""

    @property
    def text(self) -> str:
        """What most readers show: the content, else the summary."""
        return self.content or self.summary

    @property
    def name(self) -> str:
        """By what a person is told which item it is: its id, else its link or title."""
        return self.id or self.link or self.title


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is kept of an item once shown, to know its article again under another id."""

    link: str
    title: str
    published: str
    content: str

    def encoded(self) -> str:
        """Return it as a line."""
        return json.dumps([self.link, self.title, self.published, self.content], ensure_ascii=False)

    @staticmethod
    def decoded(line: str) -> Remembered | None:
        """Return what a line says, None for one of another make."""
        try:
            link, title, published, content = json.loads(line)
        except (ValueError, TypeError, RecursionError):
            return None
        return Remembered(str(link), str(title), str(published), str(content))


@dataclass(frozen=True, slots=True)
class View:
    """What subscribers with one family of readers see when a new file takes the place of an old one: ids of items."""

    reader: str
    new: tuple[str, ...] = ()
    """Never shown before, or so long ago that the reader has forgotten it."""
    changed: tuple[str, ...] = ()
    """Shown already, and changed in place."""
    again: tuple[str, ...] = ()
    """Shown as new though the article was shown before under another identity."""
    returned: tuple[str, ...] = ()
    """Shown before, left the feed since, and back under the same identity: nothing happens."""
    lost: tuple[str, ...] = ()
    """In the old file and not in the new one."""


def items(body: bytes, format: str) -> list[Item]:
    """Return the items of a feed file in "rss", "atom" or "json", at most `MOST`, in their order.

    The file may have been touched. Raises ValueError for one that cannot be read as that format.
    """
    return list({"rss": _rss, "atom": _atom, "json": _json}[format](body))[:MOST]


def _rss(body: bytes) -> Iterator[Item]:
    return map(_rss_item, _root(body, "rss").iterfind("channel/item"))


def _atom(body: bytes) -> Iterator[Item]:
    feed = _root(body, f"{ATOM}feed")
    language = feed.get(f"{XML}lang", "")
    return (_atom_item(entry, language) for entry in feed.iterfind(f"{ATOM}entry"))


def _root(body: bytes, tag: str) -> etree._Element:
    root: Any = parse(body)
    if getattr(root, "tag", None) != tag:
        raise ValueError(f"is no feed of that format ({getattr(root, 'tag', root)})")
    found: etree._Element = root
    return found


def _rss_item(item: etree._Element) -> Item:
    return Item(
        id=_text(item.find("guid")),
        link=_text(item.find("link")),
        title=_text(item.find("title")),
        published=_text(item.find("pubDate")),
        updated=_text(item.find(f"{ATOM}updated")),
        summary=_text(item.find("description")),
        content=_text(item.find(f"{CONTENT}encoded")),
        authors=_all(map(_text, item.iterfind(f"{DC}creator"))),
        categories=_all(map(_text, item.iterfind("category"))),
        enclosures=_all(each.get("url") for each in item.iterfind("enclosure")),
        image=_image(item),
    )


def _atom_item(entry: etree._Element, language: str) -> Item:
    links = {rel: _all(_hrefs(entry, rel)) for rel in ("alternate", "enclosure")}
    return Item(
        id=_text(entry.find(f"{ATOM}id")),
        link=next(iter(links["alternate"]), ""),
        title=_text(entry.find(f"{ATOM}title")),
        published=_text(entry.find(f"{ATOM}published")),
        updated=_text(entry.find(f"{ATOM}updated")),
        summary=_text(entry.find(f"{ATOM}summary")),
        content=_text(entry.find(f"{ATOM}content")),
        authors=_all(map(_text, entry.iterfind(f"{ATOM}author/{ATOM}name"))),
        categories=_all(each.get("term") for each in entry.iterfind(f"{ATOM}category")),
        language=entry.get(f"{XML}lang", language),
        enclosures=links["enclosure"],
        image=_image(entry),
    )


def _hrefs(entry: etree._Element, rel: str) -> Iterator[str | None]:
    return (each.get("href") for each in entry.iterfind(f"{ATOM}link") if each.get("rel", "alternate") == rel)


def _image(item: etree._Element) -> str:
    found = item.find(f"{MEDIA}content")
    return found.get("url", "") if found is not None else ""


def _text(element: etree._Element | None) -> str:
    """Return an element's text, comments left out, as markup where elements stand in it (Atom's type "xhtml")."""
    if element is None:
        return ""
    if any(isinstance(child.tag, str) for child in element):
        from lxml import etree

        return etree.tostring(element, encoding="unicode", with_tail=False)
    return "".join([element.text or "", *(child.tail or "" for child in element)]).strip()


def _all(found: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(each for each in found if each)


def _json(body: bytes) -> Iterator[Item]:
    try:
        feed = json.loads(body)
        language = _string(feed, "language")
        return iter([_json_item(item, language) for item in feed["items"]])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError(f"is no JSON Feed ({error})") from None


def _json_item(item: Mapping[str, Any], language: str) -> Item:
    return Item(
        id=_string(item, "id"),
        link=_string(item, "url"),
        title=_string(item, "title"),
        published=_string(item, "date_published"),
        updated=_string(item, "date_modified"),
        summary=_string(item, "summary"),
        content=_string(item, "content_html"),
        authors=_all(_string(author, "name") for author in item.get("authors") or ()),
        categories=_all(clean(str(tag)) for tag in item.get("tags") or ()),
        language=_string(item, "language") or language,
        enclosures=_all(_string(attachment, "url") for attachment in item.get("attachments") or ()),
        image=_string(item, "image"),
    )


def _string(found: Mapping[str, Any], name: str) -> str:
    return clean(str(found.get(name) or "")).strip()


def remember(item: Item) -> Remembered:
    """Return what is kept of an item that is shown."""
    link = _SCHEME.sub("", item.link).rstrip("/")
    return Remembered(link, _title(item.title), _instant(item.published), _digest(item.content))


def remember_entry(entry: Entry) -> Remembered:
    """Return what would be kept of an entry that is shown as it stands."""
    published = entry.published.isoformat()
    item = Item(link=entry.link or "", title=entry.title, published=published, content=clean(entry.content))
    return remember(item)


def _instant(stated: str) -> str:
    """Return a date as RSS, Atom or JSON write it in one form, to the second, '' for another."""
    try:
        when = datetime.fromisoformat(stated) if stated[:4].isdecimal() else parsedate_to_datetime(stated)
        # RFC 5322 §3.3: "-0000" says that nothing is known of the zone.
        known = when if when.tzinfo else when.replace(tzinfo=UTC)
        return known.astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return ""


def _title(title: str) -> str:
    return _SIGNS.sub(" ", title.casefold()).strip()[:200]


def _digest(content: str) -> str:
    return blake2b(content.encode(), digest_size=8).hexdigest() if content else ""


def look(
    before: Sequence[Item],
    after: Sequence[Item],
    remembered: Mapping[str, Remembered],
    away: Mapping[str, timedelta] | None = None,
    is_news: Callable[[str, str], bool] = lambda _new, _old: False,
) -> list[View]:
    """Return what each family of readers sees when `after` takes the place of `before`.

    `remembered` is what earlier files of the feed have shown, by id; `away` says of which of these it is known that
    they had left the feed, and how long ago; `is_news` whether a new item (by id) is another article than an old one
    that says the same.
    """
    past = _Past(before, remembered, away or {})
    again = _again(after, past, is_news)
    return [_Looking(reader, before, after).view(past, again) for reader in READERS]


class _Past:
    """What a feed has shown so far."""

    def __init__(
        self, before: Sequence[Item], remembered: Mapping[str, Remembered], away: Mapping[str, timedelta]
    ) -> None:
        self.ids = {*remembered, *(item.id for item in before if item.id)}
        self.away = away
        self._before, self._remembered = before, remembered

    def memories(self) -> Iterator[tuple[str, Remembered]]:
        """Give all that was shown, an item of the old file also as it stands there."""
        yield from self._remembered.items()
        yield from ((item.id, remember(item)) for item in self._before)


class _Looking:
    """One family of readers with a new file before it."""

    def __init__(self, reader: Reader, before: Sequence[Item], after: Sequence[Item]) -> None:
        self.reader = reader
        distrusts = _distrusts(reader, before)
        self.old = _known_by(reader, before, distrusts=distrusts)
        self.now = _known_by(reader, after, distrusts=distrusts or _distrusts(reader, after))

    def view(self, past: _Past, again: Collection[str]) -> View:
        """Return what it shows; `again` are the items whose article stood under another id."""
        found: dict[str, list[str]] = {"new": [], "again": [], "returned": []}
        for key, item in self.now.items():
            if key not in self.old:
                found["again" if item.name in again else self._kind(key, item, past)].append(item.name)
        return View(
            self.reader.name,
            changed=tuple(item.name for key, item in self.now.items() if self._is_changed(key)),
            lost=self._lost(),
            **{kind: tuple(names) for kind, names in found.items()},
        )

    def _lost(self) -> tuple[str, ...]:
        names = {item.name for item in self.now.values()}
        return tuple(item.name for key, item in self.old.items() if key not in self.now and item.name not in names)

    def _kind(self, key: _Key, item: Item, past: _Past) -> str:
        """Return what an item is whose identity did not stand in the old file, nor its article under another id."""
        if item.id not in past.ids:
            return "new"
        if key != (item.id,):
            return "again"
        keeps = self.reader.keeps
        return "new" if keeps is not None and past.away.get(item.id, keeps) > keeps else "returned"

    def _is_changed(self, key: _Key) -> bool:
        old, new = self.old.get(key), self.now[key]
        return old is not None and old != new and any(_differs(old, new, name) for name in self.reader.changes)


def _known_by(reader: Reader, items: Sequence[Item], *, distrusts: bool) -> dict[_Key, Item]:
    found: dict[_Key, Item] = {}
    for item in items:
        found.setdefault(identity(reader, item, distrusts=distrusts), item)
    return found


def identity(reader: Reader, item: Item, *, distrusts: bool = False) -> tuple[str, ...]:
    """Return by what a family of readers knows an item; `distrusts`: by something else than its id."""
    rows = reader.identity[distrusts:]
    fields = next((row for row in rows if all(_value(item, name) for name in row)), rows[-1])
    return tuple(_value(item, name) for name in fields)


def _value(item: Item, name: str) -> Any:
    """Return a field as readers compare it: a date is a moment, however it is written."""
    found = getattr(item, name)
    return _instant(found) if name in _DATES else found


def _differs(old: Item, new: Item, name: str) -> bool:
    return bool(_value(old, name) != _value(new, name))


def _distrusts(reader: Reader, items: Sequence[Item]) -> bool:
    """Tell whether too many ids are missing or stand twice for a reader to trust any."""
    good = len({item.id for item in items if item.id})
    return reader.doubts is not None and len(items) - good > int(reader.doubts * len(items) + 0.5)


def _again(after: Iterable[Item], past: _Past, is_news: Callable[[str, str], bool]) -> set[str]:
    """Return the items whose article was shown under an id that the new file no longer has.

    Told by two of link, title, date and text: one alone is a column's, or a page's that shows what is newest. An
    article that keeps its old id beside the new item is another one.
    """
    items = list(after)
    fresh = {item.name: remember(item) for item in items if item.id not in past.ids}
    gone = _gone(items, past) if fresh else {}
    said = {name: said_before(memory, gone) for name, memory in fresh.items()}
    return {name for name, before in said.items() if not all(is_news(name, old) for old in before)}


def _gone(items: Sequence[Item], past: _Past) -> dict[_Key, set[str]]:
    """Return which articles that stand in a file no more are known by what; nothing by which one is known that does."""
    kept = {item.id: remember(item) for item in items if item.id in past.ids}
    found = by_mark((id, memory) for id, memory in past.memories() if id not in kept)
    for mark in _all_marks(kept.values()):
        found.pop(mark, None)
    return found


def by_mark(memories: Iterable[tuple[str, Remembered]]) -> dict[_Key, set[str]]:
    """Return which articles, by id, are known by each two of their features."""
    found: dict[_Key, set[str]] = {}
    for id, memory in memories:
        for mark in _marks(memory):
            found.setdefault(mark, set()).add(id)
    return found


def said_before(memory: Remembered, known: Mapping[_Key, set[str]]) -> set[str]:
    """Return the articles, by id, that say the same as one in two features at least."""
    return {id for mark in _marks(memory) for id in known.get(mark, ())}


def _all_marks(memories: Iterable[Remembered]) -> set[_Key]:
    return {mark for memory in memories for mark in _marks(memory)}


def _marks(memory: Remembered) -> set[_Key]:
    """Return by what an article is known: its features, two by two."""
    features = enumerate((memory.link, memory.title, memory.published, memory.content))
    return set(combinations([(number, feature) for number, feature in features if feature], 2))
