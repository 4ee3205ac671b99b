"""All that one run works with: config, memory, the ways in and out, and the clock. Frozen once it is open."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from syndicate.config import Config
from syndicate.entries.duplicates import Folded, Sketch, fold
from syndicate.entries.filters import Filter, capped
from syndicate.entries.identity import Origin
from syndicate.errors import ConfigError, OutputError, StoreError
from syndicate.fetch.local import Files
from syndicate.model import Feed, FeedReport
from syndicate.ports import Clock, Extract, Fetch, Shown, SourceRow, Store, Target
from syndicate.tables import as_list, since
from syndicate.validate.readers import Remembered, by_mark, remember_entry, said_before
from syndicate.values import language, schedule, urls
from syndicate.values.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from types import TracebackType

    from syndicate.fetch.client import Client
    from syndicate.model import Entry, File

STATE = ".syndicate/state.db"
"""Where the memory lies, relative to the config."""
DEEPEST = 10_000
"""Entries of the memory that a feed with filters looks at, the newest."""
RECENT = timedelta(hours=48)
"""Entries as young as that are in a feed whatever its limit says."""
FEEDS = "feeds"
"""Where files are published, relative to the config."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """One config with its memory and its ways in and out."""

    config: Config
    store: Store
    fetch: Fetch
    files: Files
    extract: Extract
    target: Target
    clock: Clock
    owner: str
    """The name under which this process holds leases."""
    sketches: MutableMapping[tuple[str, datetime], Sketch] = field(default_factory=dict)
    """What entries are compared by, kept for the next feed; costs nothing to forget."""

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give up fetches at work and close the memory. Idempotent."""
        self.abort()
        self.store.close()

    def abort(self) -> None:
        """Give up fetches at work: they raise Stopped."""
        close = getattr(self.fetch, "close", None)
        if close is not None:
            close()

    def origin(self, source: str) -> Origin:
        """Return what a source lends its entries."""
        table = self.config.sources[source]
        host = urls.host(self.config.site.url)
        return Origin(source, table.key, host, self.config.zone(source), language.tag(table.language))

    def feed(self, name: str, entries: Sequence[Entry] = ()) -> Feed:
        """Return what a feed says about itself; its language is its entries' where they agree."""
        table = self.config.feeds[name]
        spoken = {entry.language for entry in entries}
        common = next(iter(spoken)) if len(spoken) == 1 else None
        return Feed(
            name=name,
            title=table.title or self.config.site.title or name,
            url=folder_url(self.config.site.url),
            description=table.description,
            language=language.tag(table.declared_language) or common,
            byline=table.byline,
            authors=[self.config.site.title] if self.config.site.title else [],
        )

    def entries(self, feed: str) -> Sequence[Entry]:
        """Return the entries that a feed holds now, newest first."""
        return self.folded(feed).entries

    def folded(self, feed: str) -> Folded:
        """Return the entries that a feed holds now, newest first, and the copies that they stand for.

        What is of the last days stays whatever the limit says: who reads once a day misses nothing. The memory is read
        in growing parts, `DEEPEST` at most, until the feed's filters have kept as many as it takes.
        """
        limit, now = self.config.feeds[feed].limit, self.clock()
        most = limit
        known = self.store.feeds.shown(feed)
        while True:
            found = self._with_standing(feed, self.store.entries.latest(self.config.holds(feed), most), known, most)
            chosen = self.chosen(feed, found, known, now)
            is_enough = len(chosen.entries) >= limit and found[-1].published < now - RECENT
            if is_enough or len(found) < most or most >= DEEPEST:
                return chosen
            most = min(4 * most, max(DEEPEST, most))

    def _with_standing(
        self, feed: str, found: Sequence[Entry], known: Mapping[str, Shown], most: int
    ) -> Sequence[Entry]:
        """Return the newest entries, and where all are not looked at what stands in the feed, however deep it lies."""
        if most < DEEPEST or len(found) < most:
            return found
        there, holds = {entry.id for entry in found}, self.config.holds(feed)
        standing = (
            self.store.entries.get(id) for id, shown in known.items() if shown.until is None and id not in there
        )
        deep = [entry for entry in standing if entry is not None and entry.source in holds]
        return [*found, *sorted(deep, key=lambda entry: entry.published, reverse=True)]

    def chosen(self, feed: str, found: Sequence[Entry], known: Mapping[str, Shown], now: datetime) -> Folded:
        """Return which of these entries, newest first, a feed holds at a time; `known` is what it has shown by then."""
        table, wanted = self.config.feeds[feed], self.filter(feed, now)
        folded = self._folded(feed, [entry for entry in found if wanted.keeps(entry)], known)
        kept = capped(folded.entries, table.per_source)
        beyond = [entry for entry in kept[table.limit :] if entry.published >= now - RECENT]
        return replace(folded, entries=[*kept[: table.limit], *self._news(feed, beyond, known)])

    def _news(self, feed: str, entries: Sequence[Entry], known: Mapping[str, Shown]) -> Iterator[Entry]:
        """Give entries but those without a date that were there when their source was read first: they may be old."""
        states = {name: self.store.sources.state(name) for name in {entry.source for entry in entries}}
        seeded = {name: state.seeded for name, state in states.items() if state is not None}
        standing = self._standing(feed, known) if entries else ()
        for entry in entries:
            if entry.published_precision != "seen" or _is_news(entry, seeded.get(entry.source), standing):
                yield entry

    def _folded(self, feed: str, entries: Sequence[Entry], known: Mapping[str, Shown]) -> Folded:
        """Return entries without other sources' copies of the same articles; what stands in the feed leads."""
        hidden = {id for id, shown in known.items() if shown.copy_of}
        copies = self._copies_of_left(entries, known)
        if not (hidden or copies) and len({entry.source for entry in entries}) < 2:
            return Folded(entries, {})
        folded = fold(entries, self._standing(feed, known), {*hidden, *copies}, self.sketches)
        return replace(folded, copies={**copies, **folded.copies})

    def _copies_of_left(self, entries: Sequence[Entry], known: Mapping[str, Shown]) -> Mapping[str, str]:
        """Return those new to a feed that say what another source's entry said which has left it, by id: its id.

        Subscribers have read the article, and it would be shown again.
        """
        fresh = [entry for entry in entries if entry.id not in known]
        left = by_mark(_left(known)) if fresh else {}
        pairs = ((entry, id) for entry in fresh for id in sorted(said_before(remember_entry(entry), left)))
        return {entry.id: id for entry, id in pairs if self._is_of_another_source(id, entry)}

    def _is_of_another_source(self, id: str, entry: Entry) -> bool:
        old = self.store.entries.known(id)
        return old is not None and old.entry.source != entry.source

    def _standing(self, feed: str, known: Mapping[str, Shown]) -> Collection[str]:
        """Return the ids of the entries that stand in a feed; those in its file where the memory of it is lost."""
        from syndicate.formats import json as format

        standing = {id for id, shown in known.items() if shown.until is None}
        if standing:
            return standing
        body = self.target.read(feed + format.SUFFIX)
        return {entry.id for entry in format.entries_of(body, self.feed(feed))} if body is not None else ()

    def filter(self, feed: str, now: datetime | None = None) -> Filter:
        """Return which entries a feed holds, now or at another time."""
        table = self.config.feeds[feed]
        zone = ZoneInfo(self.config.site.timezone)
        return Filter(
            categories=table.categories,
            authors=table.authors,
            languages=as_list(table.language),
            match=[compiled(pattern) for pattern in as_list(table.match)],
            exclude=[compiled(pattern) for pattern in as_list(table.exclude)],
            since=since(table.since, now or self.clock(), zone) if table.since else None,
            without_deleted=[name for name, source in self.config.sources.items() if source.deleted == "drop"],
        )

    def write(self, feed: str, files: Iterable[File]) -> FeedReport:
        """Put files of a feed where they belong; the first that is refused or not writable ends it, and is told."""
        written: list[str] = []
        unchanged: list[str] = []
        error = None
        try:
            for file in files:
                (written if self.target.put(file.path, [file.body]) else unchanged).append(file.path)
        except OutputError as refused:
            error = str(refused)
        return FeedReport(name=feed, written=written, unchanged=unchanged, error=error)

    def feeds_of(self, sources: Sequence[str]) -> list[str]:
        """Return the names of the feeds that hold any of these sources, in the order of the config."""
        return [name for name in self.config.feeds if set(self.config.holds(name)) & set(sources)]


def _left(known: Mapping[str, Shown]) -> Iterator[tuple[str, Remembered]]:
    """Give what is remembered of the entries that have left a feed."""
    for id, shown in known.items():
        memory = Remembered.decoded(shown.memory) if shown.until is not None and not shown.copy_of else None
        if memory is not None:
            yield id, memory


def _is_news(entry: Entry, seeded: datetime | None, standing: Collection[str]) -> bool:
    """Tell whether an entry came after its source was read first.

    Where the memory was lost, it is older than the first time that is remembered: then it is news as long as it stands.
    """
    is_lost = seeded is None or entry.first_seen < seeded
    return entry.id in standing if is_lost else entry.first_seen != seeded


def folder_url(url: str) -> str:
    """Return the URL of the folder feeds/ as links need it: encoded, with a slash at the end."""
    encoded = urls.absolute(None, url) or url
    return encoded if encoded.endswith("/") else encoded + "/"


def locate(option: str | None, environ: Mapping[str, str]) -> Path:
    """Return the config's path: `option`, else $SYNDICATE_CONFIG, else ./config.toml."""
    return Path(option or environ.get("SYNDICATE_CONFIG") or "config.toml").absolute()


def clock_of(environ: Mapping[str, str]) -> Clock:
    """Return the clock: the system's, or one that stands at $SOURCE_DATE_EPOCH (reproducible-builds.org).

    Raises ConfigError for a value that is no time.
    """
    epoch = environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return lambda: datetime.now(UTC)
    try:
        stands = datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise ConfigError("SOURCE_DATE_EPOCH", [f"{epoch!r} is not a number of seconds since 1970"]) from None
    return lambda: stands


def connect(config: Config, environ: Mapping[str, str] = os.environ, *, declare: bool = False) -> Workspace:
    """Open the memory and the ways in and out of a config.

    `declare` makes the memory know this config's sources: for whoever reads them, not for who only looks.
    Raises StoreError where the memory cannot be opened, OutputError where feeds/ cannot be read.
    """
    from syndicate.stores.sqlite import Store as Sqlite
    from syndicate.targets.folder import Target as Folder

    clock = clock_of(environ)
    store = Sqlite(config.root / STATE)
    return _open(config, store, Folder(config.root / FEEDS), clock, declare=declare)


@contextmanager
def rehearsal(config: Config, environ: Mapping[str, str] = os.environ) -> Iterator[Workspace]:
    """Open a config so that nothing of what is done stays: on a copy of the memory, with a folder only looked at.

    What another process has at work is done here too, its leases are not copied. Raises StoreError where the memory
    cannot be copied.
    """
    from syndicate.stores import _rescue
    from syndicate.stores.sqlite import Store as Sqlite
    from syndicate.targets._rehearsed import Rehearsed
    from syndicate.targets.folder import Target as Folder

    clock = clock_of(environ)
    with _temporary() as folder:
        copy = Path(folder) / "state.db"
        if (config.root / STATE).exists():
            _rescue.backup(config.root / STATE, copy)
        target = Rehearsed(Folder(config.root / FEEDS))
        with _open(config, Sqlite(copy), target, clock, declare=True) as workspace:
            yield workspace


def _temporary() -> TemporaryDirectory[str]:
    """Return a new folder that goes with its context. Raises StoreError."""
    try:
        return TemporaryDirectory()
    except OSError as error:
        raise StoreError("a copy of the memory", "cannot be made, $TMPDIR says where", error.strerror) from None


def reconfigured(workspace: Workspace, config: Config) -> Workspace:
    """Return a workspace with another config over the same memory and target. Raises StoreError."""
    _declare(workspace.store, config)
    files = Files(config.root, config.fetch.max_bytes)
    return replace(workspace, config=config, fetch=client(config), files=files, sketches={})


def _declare(store: Store, config: Config) -> None:
    with store.transaction():
        store.sources.declare(rows(config))
        store.feeds.declare({name: table.was for name, table in config.feeds.items()})


def _open(config: Config, store: Store, target: Target, clock: Clock, *, declare: bool) -> Workspace:
    from syndicate.sandbox import extract
    from syndicate.stores._owner import owner

    if declare:
        _declare(store, config)
    fetch, files = client(config), Files(config.root, config.fetch.max_bytes)
    return Workspace(
        config=config, store=store, fetch=fetch, files=files, extract=extract, target=target, clock=clock, owner=owner()
    )


def client(config: Config) -> Client:
    """Return the HTTP client that a config describes."""
    from syndicate.fetch.client import Client, user_agent
    from syndicate.fetch.limits import Limits

    table = config.fetch
    limits = Limits(
        timeout=_seconds(table.timeout),
        max_bytes=table.max_bytes,
        gap=_seconds(table.gap),
        allow_private=frozenset(table.allow_private),
    )
    return Client(limits, user_agent(config.site.contact or None), lambda: datetime.now(UTC))


def _seconds(text: str) -> float:
    length = schedule.duration(text)
    assert length is not None, "checked when the config was read"
    return length.total_seconds()


def rows(config: Config) -> list[SourceRow]:
    """Return the sources of a config as the store knows them.

    What decides how a listing is read goes into the digest; another rhythm forgets nothing, rewrites are for replay.
    """
    return [
        SourceRow(name, source.key, blake2b(_settings(source).encode(), digest_size=8).hexdigest(), source.was)
        for name, source in config.sources.items()
    ]


_ELSEWHERE = frozenset({"every", "was", "deleted", "rewrite"})
"""Keys of a source that do not decide how its listing is read."""


def _settings(source: object) -> str:
    fields = {
        name: getattr(source, name) for name in getattr(source, "__dataclass_fields__", {}) if name not in _ELSEWHERE
    }
    return repr((type(source).__module__, sorted(fields.items())))
