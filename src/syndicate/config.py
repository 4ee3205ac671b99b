"""config.toml becomes objects, checked whole: every fault at once, each with its path and the nearest right word."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Protocol, TypeVar, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

import msgspec
import regex

from syndicate.errors import ConfigError
from syndicate.sources._source import Common, Fault
from syndicate.tables import FeedTable, Fetch, Memory, Site

if TYPE_CHECKING:
    from syndicate.model import Entry, Snippet

Table = Mapping[str, Any]
T = TypeVar("T")

NAME = regex.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
"""What sources, feeds and networks may be called: names become file names."""
RESERVED = frozenset({"index", "opml"})
"""Feed names that would collide with other published files."""


class Network(Protocol):
    """What every kind of network promises; see networks/."""

    def compose(self, entry: Entry, name: str) -> Snippet:
        """Tell an entry that has a link."""

    def problems(self) -> Sequence[Fault]:
        """Return what is wrong with the values, key by key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """A whole, checked config. Mappings keep the order of the file."""

    path: Path
    site: Site
    sources: Mapping[str, Common]
    feeds: Mapping[str, FeedTable]
    networks: Mapping[str, Network]
    fetch: Fetch
    store: Memory = field(default_factory=Memory)

    @property
    def root(self) -> Path:
        """The folder that paths in the config are relative to."""
        return self.path.parent

    def zone(self, source: str) -> ZoneInfo:
        """Return the time zone in which a source's dates without one are read."""
        return ZoneInfo(self.sources[source].timezone or self.site.timezone)

    def holds(self, feed: str) -> Sequence[str]:
        """Return the names of the sources a feed holds."""
        chosen = self.feeds[feed].sources
        return list(self.sources) if chosen is None else chosen


def load(path: Path) -> Config:
    """Read and check a config file. Raises ConfigError with all its faults."""
    try:
        text = path.read_text(encoding="utf-8-sig")  # some editors begin a file with a byte order mark
    except FileNotFoundError:
        raise ConfigError(str(path), ["is not there: `syndicate init` writes one, --config names another"]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(str(path), [f"cannot be read ({getattr(error, 'strerror', None) or error})"]) from None
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(str(path), [f"is not TOML ({error})"]) from None
    reader = _Reader(text)
    config = reader.config(path, table)
    if reader.faults or config is None:
        raise ConfigError(str(path), reader.lines())
    return config


def kinds(shelf: str) -> list[str]:
    """Return the kinds on a shelf, which are its files."""
    folder = Path(__file__).parent / shelf
    return sorted(file.stem for file in folder.glob("*.py") if not file.stem.startswith("_"))


def kind_class(shelf: str, kind: str) -> type[Any]:
    """Return the configuration class of a kind; ``sources/page.py`` holds `Source`, ``networks/x.py`` `Network`."""
    found: type[Any] = getattr(import_module(f"syndicate.{shelf}.{kind}"), _CLASS[shelf])
    return found


_CLASS = {"sources": "Source", "networks": "Network"}


def nearest(word: str, words: Sequence[str]) -> str:
    """Return ``, did you mean "...?"`` for the word most like this one, '' where none is like it."""
    found = get_close_matches(word, list(words), n=1, cutoff=0.6)
    return f', did you mean "{found[0]}"?' if found else ""


class _Reader:
    """Reads the tables of one file and keeps the faults it finds on the way."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[Fault] = []

    def config(self, path: Path, table: Table) -> Config | None:
        known = ("site", "source", "feed", "network", "fetch", "store")
        for key in table:
            if key not in known:
                self.fault(key, f"unknown table{nearest(key, known)}")
        site = self.record(Site, self.table(table, "site"), "site")
        fetch = self.record(Fetch, self.table(table, "fetch"), "fetch")
        store = self.record(Memory, self.table(table, "store"), "store")
        sources = self.shelf(table, "source", "sources")
        networks = self.shelf(table, "network", "networks")
        feeds = self.feeds(table, list(self.table(table, "source")))
        if table.get("source", {}) == {}:
            self.fault("source", 'is missing: a config needs at least one [source.NAME] with kind = "feed" or another')
        self.former(sources, "source")
        self.former(feeds, "feed")
        if site is None or fetch is None or store is None:
            return None
        return Config(path=path, site=site, sources=sources, feeds=feeds, networks=networks, fetch=fetch, store=store)

    def former(self, tables: Mapping[str, Any], shelf: str) -> None:
        """Find former names that are none, that are in use, or that two tables claim."""
        claimed: dict[str, str] = {}
        for name, table in tables.items():
            for old in table.was:
                if not NAME.fullmatch(old):
                    self.fault(f"{shelf}.{name}.was", f"{old!r} is no name")
                elif old in tables:
                    self.fault(f"{shelf}.{name}.was", f'"{old}" is in use')
                elif claimed.setdefault(old, name) != name:
                    self.fault(f"{shelf}.{name}.was", f'"{old}" was {shelf}.{claimed[old]} already')

    def feeds(self, table: Table, sources: Sequence[str]) -> dict[str, FeedTable]:
        found: dict[str, FeedTable] = {}
        for name, entry in self.named(table, "feed"):
            if name in RESERVED:
                self.fault(f"feed.{name}", "is a name we need for another file")
            feed = self.record(FeedTable, entry, f"feed.{name}")
            named = entry.get("sources")
            for source in named if isinstance(named, list) else ():
                if isinstance(source, str) and source not in sources:
                    self.fault(f"feed.{name}.sources", f'"{source}" is no source{nearest(source, sources)}')
            if feed is not None:
                found[name] = feed
        return found or ({} if self.table(table, "feed") else {"all": FeedTable()})

    def shelf(self, table: Table, key: str, shelf: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, entry in self.named(table, key):
            default = name if shelf == "networks" else None
            stated = entry.get("kind", default)
            kind = self.kind(f"{key}.{name}", shelf, stated)
            # Under a kind that is only mistyped the other keys are checked too: all faults are told at once.
            meant = kind or next(iter(get_close_matches(str(stated), kinds(shelf), n=1)), None)
            rest = {word: value for word, value in entry.items() if word != "kind"}
            made = self.record(kind_class(shelf, meant), rest, f"{key}.{name}") if meant else None
            if made is not None and kind:
                found[name] = made
        return found

    def kind(self, path: str, shelf: str, kind: object) -> str | None:
        choices = kinds(shelf)
        if kind in choices:
            return str(kind)
        words = f"one of {', '.join(choices)}"
        if kind is None:
            self.fault(f"{path}.kind", f"is missing: {words}")
        else:
            self.fault(f"{path}.kind", f"{kind!r} is not {words}{nearest(str(kind), choices)}")
        return None

    def named(self, table: Table, key: str) -> Iterator[tuple[str, Table]]:
        for name, entry in self.table(table, key).items():
            if not NAME.fullmatch(name):
                self.fault(f"{key}.{name}", "a name is made of a-z, 0-9, _ and -, begins with a-z or 0-9")
            elif isinstance(entry, dict):
                yield name, entry
            else:
                self.fault(f"{key}.{name}", f"is no table: write [{key}.{name}]")

    def table(self, table: Table, key: str) -> Table:
        found = table.get(key, {})
        if isinstance(found, dict):
            return found
        self.fault(key, "is no table")
        return {}

    def record(self, kind: type[T], table: Table, path: str) -> T | None:
        """Make one object of a table; None where a value is missing or has the wrong type."""
        given = self.known(kind, table, path)
        needed = _needed(kind)
        for name in needed:
            if name not in table:
                self.fault(f"{path}.{name}", "is missing")
        found = self.values(kind, given, path)
        # Where a value is missing a text stands in for it, so that the others' faults are told with its own.
        made = kind(**(dict.fromkeys(needed, "") | found))
        wrong = {name for name in {*table, *needed} if name not in found}
        for key, what in made.problems():  # type: ignore[attr-defined]  # every kind has them
            if key not in wrong:
                self.fault(f"{path}.{key}", what)
        return None if wrong.intersection(each.name for each in fields(kind)) else made  # type: ignore[arg-type]

    def values(self, kind: type[Any], given: Table, path: str) -> dict[str, Any]:
        """Return the values that have the right type."""
        types = get_type_hints(kind, include_extras=True)
        found = {key: self.value(types[key], value, f"{path}.{key}") for key, value in given.items()}
        return {key: value[0] for key, value in found.items() if value}

    def known(self, kind: type[Any], table: Table, path: str) -> Table:
        """Return the part of a table that a class has fields for."""
        names = [each.name for each in fields(kind)]
        for key in table:
            if key not in names:
                self.fault(f"{path}.{key}", f"unknown key{nearest(key, names)}")
        return {key: value for key, value in table.items() if key in names}

    def value(self, type: object, value: object, path: str) -> tuple[Any] | None:
        """Return a value of the right type, in a tuple; None where it has another."""
        nested = _nested(type)
        if nested and isinstance(value, dict):
            made: Any = self.record(nested, value, path)
            return None if made is None else (made,)
        try:
            return (msgspec.convert(value, type),)
        except msgspec.ValidationError as error:
            self.fault(path, _plain(error))
            return None

    def fault(self, path: str, what: str) -> None:
        if (path, what) not in self.faults:
            self.faults.append((path, what))

    def lines(self) -> list[str]:
        """Return the faults as lines, each with its line in the file where that is plain to find."""
        return [f"{path}: {what}{_at(_line(self.text, path))}" for path, what in self.faults]


def _nested(hint: Any) -> type[Any] | None:
    """Return the class of a table inside a table, None for a key that is none."""
    inner = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    return inner if isinstance(inner, type) and is_dataclass(inner) else None


def _needed(kind: type[Any]) -> list[str]:
    """Return the names of the fields that have no default."""
    return [each.name for each in fields(kind) if each.default is MISSING and each.default_factory is MISSING]


def _plain(error: msgspec.ValidationError) -> str:
    """Say in a person's words what msgspec found ("Expected `str`, got `int` - at `$[0]`")."""
    words = {
        "`str`": "a text",
        "`int`": "a whole number",
        "`bool`": "true or false",
        "`array`": "a list",
        "`float`": "a number",
    }
    text = str(error).replace("`str | null`", "`str`").replace("`array | null`", "`array`")
    text = text.replace("`str | array`", "a text or a list")
    for name, word in words.items():
        text = text.replace(name, word)
    return text[0].lower() + text[1:]


def _at(line: int | None) -> str:
    return f" (line {line})" if line else ""


def _line(text: str, path: str) -> int | None:
    """Return the number of the line that holds a key, else that of its table's header."""
    table, _, key = path.rpartition(".")
    header = None
    inside = False
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if line.startswith("["):
            name = line.strip("[] \t").partition("]")[0].replace('"', "").replace(" ", "")
            inside = name == table
            header = number if name in (table, path) and header is None else header
        elif inside and line.partition("=")[0].strip().strip('"') == key:
            return number
    return header


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a config, from which editors complete."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "syndicate config",
        "type": "object",
        "required": ["source"],
        "additionalProperties": False,
        "properties": {
            "site": _object(Site),
            "source": _shelf_schema("sources"),
            "feed": _names(_object(FeedTable)),
            "network": _shelf_schema("networks"),
            "fetch": _object(Fetch),
            "store": _object(Memory),
        },
    }


def _shelf_schema(shelf: str) -> dict[str, Any]:
    choices = [_object(kind_class(shelf, kind), kind, optional=shelf == "networks") for kind in kinds(shelf)]
    return _names({"anyOf": choices})


def _names(value: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "patternProperties": {f"^{NAME.pattern}$": value}, "additionalProperties": False}


def _object(kind: type[Any], name: str | None = None, *, optional: bool = False) -> dict[str, Any]:
    types = get_type_hints(kind, include_extras=True)
    properties: dict[str, Any] = {"kind": {"const": name}} if name else {}
    for each in fields(kind):
        default = {} if each.default is MISSING else {"default": each.default}
        nested = _nested(types[each.name])
        properties[each.name] = _object(nested) if nested else msgspec.json.schema(types[each.name]) | default
    return {
        "type": "object",
        "description": (kind.__doc__ or "").splitlines()[0],
        "properties": properties,
        "required": [*(["kind"] if name and not optional else []), *_needed(kind)],
        "additionalProperties": False,
    }
