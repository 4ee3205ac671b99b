"""What subscribers will see: feed files read as readers read them, the new one held against what they know already."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import regex

from syndicate.validate._reader_rules import READERS, Reader
from syndicate.validate._xml import ATOM, CONTENT, parse, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml import etree

MOST = 200_000
"""Items of one file that are looked at: more than a feed of ours may have."""
_SIGNS = regex.compile(r"[^\p{L}\p{N}]+")
_SCHEME = regex.compile(r"^https?://(?:www\.)?")


@dataclass(frozen=True, slots=True)
class Item:
    """What a reader can see of one item of a feed file; '' where nothing stands."""

    id: str = ""
    link: str = ""
    title: str = ""
    published: str = ""
    updated: str = ""
    summary: str = ""
    content: str = ""


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
        except (ValueError, TypeError):
            return None
        return Remembered(str(link), str(title), str(published), str(content))


@dataclass(frozen=True, slots=True)
class View:
    """What subscribers with one family of readers see when a new file takes the place of an old one: ids of items."""

    reader: str
    new: tuple[str, ...] = ()
    """Never shown before."""
    changed: tuple[str, ...] = ()
    """Shown already, and changed in place."""
    again: tuple[str, ...] = ()
    """Shown as new though the article was shown before under another identity."""
    returned: tuple[str, ...] = ()
    """Shown before, left the feed since, and back under the same identity: nothing happens."""
    lost: tuple[str, ...] = ()
    """In the old file and not in the new one."""


def items(body: bytes, format: str) -> list[Item]:
    """Return the items of a feed file in "rss", "atom" or "json". Raises ValueError for what cannot be read."""
    return (_json_items if format == "json" else _xml_items)(body)[:MOST]


def _xml_items(body: bytes) -> list[Item]:
    root: Any = parse(body)
    if not hasattr(root, "iter"):
        raise ValueError(str(root))
    if root.tag == f"{ATOM}feed":
        return [_atom_item(entry) for entry in root.iterfind(f"{ATOM}entry")]
    return [_rss_item(item) for item in root.iterfind("channel/item")]


def _rss_item(item: etree._Element) -> Item:
    return Item(
        id=text(item.find("guid")),
        link=text(item.find("link")),
        title=text(item.find("title")),
        published=text(item.find("pubDate")),
        updated=text(item.find(f"{ATOM}updated")),
        summary=text(item.find("description")),
        content=text(item.find(f"{CONTENT}encoded")),
    )


def _atom_item(entry: etree._Element) -> Item:
    links = [
        each.get("href") or "" for each in entry.iterfind(f"{ATOM}link") if each.get("rel", "alternate") == "alternate"
    ]
    return Item(
        id=text(entry.find(f"{ATOM}id")),
        link=next(iter(links), ""),
        title=text(entry.find(f"{ATOM}title")),
        published=text(entry.find(f"{ATOM}published")),
        updated=text(entry.find(f"{ATOM}updated")),
        summary=text(entry.find(f"{ATOM}summary")),
        content=text(entry.find(f"{ATOM}content")),
    )


def _json_items(body: bytes) -> list[Item]:
    try:
        found = json.loads(body)["items"]
        return [_json_item(each) for each in found]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError(f"is no JSON Feed ({error})") from None


def _json_item(item: Mapping[str, Any]) -> Item:
    names = ("id", "url", "title", "date_published", "date_modified", "summary", "content_html")
    return Item(*(str(item.get(name) or "") for name in names))


def remember(item: Item) -> Remembered:
    """Return what is kept of an item that is shown."""
    return Remembered(
        _SCHEME.sub("", item.link).rstrip("/"), _title(item.title), _day(item.published), _digest(item.content)
    )


def _day(stated: str) -> str:
    """Return the day of a date as RSS, Atom or JSON write it, '' for another."""
    if stated[:4].isdecimal():
        return stated[:10]
    try:
        return parsedate_to_datetime(stated).astimezone(UTC).date().isoformat()
    except (ValueError, OverflowError):
        return ""


def _title(title: str) -> str:
    return _SIGNS.sub(" ", title.casefold()).strip()[:200]


def _digest(content: str) -> str:
    return blake2b(content.encode("utf-8", "replace"), digest_size=8).hexdigest() if content else ""


def look(before: Sequence[Item], after: Sequence[Item], remembered: Mapping[str, Remembered]) -> list[View]:
    """Return what each family of readers sees when `after` takes the place of `before`.

    `remembered` is what earlier files of the feed have shown, by id.
    """
    shown = {**remembered, **{item.id: remember(item) for item in before}}
    again = _again(after, shown)
    return [_view(reader, before, after, shown, again) for reader in READERS]


def _view(
    reader: Reader, before: Sequence[Item], after: Sequence[Item], shown: Mapping[str, Remembered], again: set[str]
) -> View:
    old, now = _known_by(reader, before), _known_by(reader, after)
    unknown = [now[key].id for key in now if key not in old]
    rest = [id for id in unknown if id not in again]
    return View(
        reader.name,
        new=tuple(id for id in rest if id not in shown),
        changed=tuple(now[key].id for key in now if _differs(reader, old.get(key), now[key])),
        again=tuple(sorted(again.intersection(unknown))),
        returned=tuple(sorted(shown.keys() & rest)),
        lost=tuple(sorted(old[key].id for key in old.keys() - now.keys())),
    )


def _known_by(reader: Reader, items: Sequence[Item]) -> dict[tuple[str, ...], Item]:
    return {identity(reader, item): item for item in items}


def identity(reader: Reader, item: Item) -> tuple[str, ...]:
    """Return by what a family of readers knows an item."""
    fields = next((row for row in reader.identity if getattr(item, row[0])), reader.identity[-1])
    return tuple(getattr(item, name) for name in fields)


def _differs(reader: Reader, old: Item | None, new: Item) -> bool:
    return old is not None and any(getattr(old, name) != getattr(new, name) for name in reader.changes)


def _again(after: Iterable[Item], shown: Mapping[str, Remembered]) -> set[str]:
    """Return the ids of items whose article was shown under an id that the new file no longer has.

    Told by the link, by title and day, or by the very text: an article that keeps its old id beside the new item is
    another one.
    """
    fresh = {item.id: remember(item) for item in after}
    gone = _all_marks(memory for id, memory in shown.items() if id not in fresh)
    kept = _all_marks(memory for id, memory in fresh.items() if id in shown)
    return {id for id, memory in fresh.items() if id not in shown and (gone - kept) & set(_marks(memory))}


def _all_marks(memories: Iterable[Remembered]) -> set[tuple[str, ...]]:
    return {mark for memory in memories for mark in _marks(memory)}


def _marks(memory: Remembered) -> Iterable[tuple[str, ...]]:
    if memory.link:
        yield ("link", memory.link)
    if memory.title and memory.published:
        yield ("title", memory.title, memory.published)
    if memory.content:
        yield ("content", memory.content)
