"""The tables of config.toml that are no kind on a shelf: their keys, and what may be wrong with the values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import regex
from msgspec import Meta

from syndicate.sources._source import Fault, language_faults, zone_faults
from syndicate.values import patterns, schedule, urls

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_ENTRIES = 100_000
"""Entries of the longest feed that may be asked for."""
MOST_KEPT = 1_000_000_000
"""Entries of one source that may be kept by number; 0 keeps all."""
MOST_MEGABYTES = 1_000_000
"""Megabytes of copies that may be asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """``[site]``: who publishes, and where."""

    title: Annotated[str, Meta(description="Title of feeds that have none of their own; default: the feed's name")] = ""
    url: Annotated[str, Meta(description="Where the folder feeds/ is served")] = "http://127.0.0.1:8080/feeds/"
    contact: Annotated[str, Meta(description="A mailto: or http(s) address of yours, sent in the User-Agent")] = ""
    timezone: Annotated[str, Meta(description="IANA time zone of cron lines, and of dates without one")] = "UTC"

    def problems(self) -> Iterator[Fault]:
        """Return what is wrong with the values."""
        if urls.absolute(None, self.url) is None:
            yield "url", f"{self.url!r} is not an http(s) URL"
        elif set(self.url) & set("?#@"):
            yield "url", f"{self.url!r} is no address of a folder: it holds a query, a fragment or a user"
        if self.contact and not self.contact.startswith("mailto:") and urls.absolute(None, self.contact) is None:
            yield "contact", f'{self.contact!r} is neither "mailto:..." nor an http(s) URL'
        if not self.contact.isprintable() or not self.contact.isascii():
            yield "contact", "holds characters that no header may carry"
        if not self.timezone:
            yield "timezone", "is empty"
        yield from zone_faults(self.timezone)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedTable:
    """``[feed.NAME]``: what is published under one name."""

    title: Annotated[str, Meta(description="Default: the site's title, else the feed's name")] = ""
    description: Annotated[str, Meta(description="What the feed is about")] = ""
    sources: Annotated[list[str] | None, Meta(description="Names of the sources it holds; default: all")] = None
    categories: Annotated[list[str], Meta(description="Only entries with any of these categories")] = field(
        default_factory=list
    )
    authors: Annotated[list[str], Meta(description="Only entries by any of these authors")] = field(
        default_factory=list
    )
    language: Annotated[
        str | list[str],
        Meta(
            description="Only entries in this language, or these (BCP 47), and those whose language is not known; "
            "a single one is the feed's own, which is else its entries', where they agree"
        ),
    ] = ""
    match: Annotated[
        str | list[str],
        Meta(description="Only entries in whose title, summary or text this pattern, or any of these, occurs (RE2)"),
    ] = ""
    exclude: Annotated[
        str | list[str], Meta(description="No entries in which this pattern, or any of these, occurs (RE2)")
    ] = ""
    since: Annotated[
        str, Meta(description='Only entries published since a date ("2026-01-01") or within a time ("30d", "2y")')
    ] = ""
    per_source: Annotated[int, Meta(description="Entries of one source at most, the newest; 0 for no cap")] = 0
    limit: Annotated[
        int, Meta(description="Entries at most, the newest; those of the last 48 hours stay whatever it says")
    ] = 50
    byline: Annotated[bool, Meta(description="Begin each content with authors and reading time")] = False
    tombstones: Annotated[
        bool, Meta(description="Say in the Atom feed which entries were deleted and dropped (RFC 6721)")
    ] = False
    was: Annotated[
        list[str], Meta(description="Names the feed had before; its files are written there too, for who subscribed")
    ] = field(default_factory=list)

    @property
    def declared_language(self) -> str:
        """The language the feed says it has, '' where it says none or several."""
        spoken = as_list(self.language)
        return spoken[0] if len(spoken) == 1 else ""

    def problems(self) -> Iterator[Fault]:
        """Return what is wrong with the values."""
        if not 1 <= self.limit <= MOST_ENTRIES:
            yield "limit", f"is not between 1 and {MOST_ENTRIES}"
        if self.sources is not None and not self.sources:
            yield "sources", "is empty: leave it out for all sources"
        names = self.sources or []
        for name in dict.fromkeys(names):
            if names.count(name) > 1:
                yield "sources", f'names "{name}" more than once'
        for tag in as_list(self.language):
            yield from language_faults(tag)
        for key in ("match", "exclude"):
            yield from (fault for pattern in as_list(getattr(self, key)) for fault in pattern_faults(key, pattern))
        if self.since and since(self.since, datetime.now(UTC), ZoneInfo("UTC")) is None:
            yield "since", f'{self.since!r} is neither a date such as "2026-01-01" nor an age such as "30d"'
        if not 0 <= self.per_source <= MOST_ENTRIES:
            yield "per_source", f"is not between 0 and {MOST_ENTRIES}"


def as_list(value: str | list[str]) -> list[str]:
    """Return the texts of a key that takes one or several."""
    return [value] if isinstance(value, str) and value else list(value)


def pattern_faults(key: str, pattern: str) -> Iterator[Fault]:
    """Return what is wrong with a pattern."""
    try:
        patterns.compiled(pattern)
    except ValueError as error:
        yield key, f"{pattern[:100]!r} {error}"


def since(value: str, now: datetime, zone: tzinfo) -> datetime | None:
    """Return the time that a date or a duration before now means, None for what is neither."""
    length = schedule.age(value)
    if length is not None:
        return now - length
    try:
        return datetime.combine(date.fromisoformat(value), time.min, zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """``[store]``: how much of the past is kept."""

    keep: Annotated[
        str, Meta(description='Age at which entries are let go by `syndicate store prune` ("2y"); default: never')
    ] = ""
    most: Annotated[int, Meta(description="Entries of one source that are kept, the newest; 0 for all")] = 0
    copies: Annotated[
        int, Meta(description="Megabytes for the last good pages, from which `syndicate replay` reads again")
    ] = 500
    journal: Annotated[
        str, Meta(description="How long published files that were replaced are kept, for `show FEED --at`")
    ] = "90d"

    def problems(self) -> Iterator[Fault]:
        """Return what is wrong with the values."""
        for key in ("keep", "journal"):
            value = getattr(self, key)
            if (value or key == "journal") and schedule.age(value) is None:
                yield key, f'{value!r} is not an age such as "90d" or "2y"'
        if not 0 <= self.most <= MOST_KEPT:
            yield "most", f"is not between 0 and {MOST_KEPT}"
        if not 0 <= self.copies <= MOST_MEGABYTES:
            yield "copies", f"is not between 0 and {MOST_MEGABYTES}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """``[fetch]``: how the web is asked."""

    timeout: Annotated[str, Meta(description="Of a whole fetch, redirects and body included")] = "20s"
    allow_private: Annotated[
        list[str], Meta(description='"host:port" of private addresses that may be fetched, as URLs name them')
    ] = field(default_factory=list)
    max_bytes: Annotated[int, Meta(description="Bytes of an unpacked body at most")] = 10_000_000
    gap: Annotated[str, Meta(description='Time between two requests to one host; "0s" for none')] = "0.5s"
    threads: Annotated[int, Meta(description="Sources fetched at the same time")] = 16

    def problems(self) -> Iterator[Fault]:
        """Return what is wrong with the values."""
        for key in ("timeout", "gap"):
            if schedule.duration(getattr(self, key)) is None:
                yield key, f'{getattr(self, key)!r} is not a duration such as "20s"'
        if schedule.duration(self.timeout) == schedule.duration("0s"):
            yield "timeout", "is 0"
        for key, least, most in (("max_bytes", 1_000, 1_000_000_000), ("threads", 1, 256)):
            if not least <= getattr(self, key) <= most:
                yield key, f"is not between {least} and {most}"
        for address in self.allow_private:
            if not _HOST_PORT.fullmatch(address):
                yield "allow_private", f'{address!r} is not "host:port"'


_HOST_PORT = regex.compile(r"(?:\[[0-9a-fA-F:.]+\]|[^\s/:@\[\]]+):[0-9]{1,5}")
