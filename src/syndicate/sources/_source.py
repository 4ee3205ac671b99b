"""What every kind of source has in common: how often it is read, and what is completed from its articles' pages."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Meta

from syndicate.values import language, schedule
from syndicate.values.urls import encode, is_web

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syndicate.model import Draft, Problem
    from syndicate.ports import List

Fault = tuple[str, str]
"""A config key and what is wrong with its value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Common(ABC):
    """A place where articles are listed; the fields are the keys of its ``[source.NAME]`` table."""

    every: Annotated[
        str,
        Meta(
            description='How often it is read: "auto", a duration ("30m", "1h30m"), or a cron line ("0 7 * * mon-fri")'
        ),
    ] = "auto"
    timezone: Annotated[str, Meta(description="IANA time zone of dates without one; default: that of [site]")] = ""
    language: Annotated[str, Meta(description="Language (BCP 47) of articles that declare none; default: detected")] = (
        ""
    )

    @property
    @abstractmethod
    def key(self) -> str:
        """What identifies the place, whatever its table is called: its URL or path."""

    @property
    def is_local(self) -> bool:
        """Reading it bothers no host: a one-off run reads it whether it is due or not."""
        return False

    @property
    def rhythm(self) -> str:
        """`every`, with what "auto" means for this kind."""
        return self.every

    @abstractmethod
    def list(self, fetch: List) -> Iterator[Draft | Problem]:
        """Say which articles there are, in the place's own order; nothing where nothing changed.

        Raises SourceError only when the whole place fails.
        """

    @property
    def budget(self) -> int | None:
        """Article pages that one round may read; None where nothing is completed from pages."""
        return None

    def problems(self) -> Iterator[Fault]:
        """Return what is wrong with the values, key by key."""
        wrong = schedule.problem(self.every)
        if wrong:
            yield "every", wrong
        yield from zone_faults(self.timezone)
        yield from language_faults(self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Completed(Common):
    """A place on the web that may give only a part of its articles; the rest is read from their own pages."""

    full_text: Annotated[
        bool, Meta(description="Read the article's own page where the place gives a teaser or leaves something out")
    ] = True
    pages: Annotated[int, Meta(description="Article pages read in one round at most; the others wait for the next")] = (
        50
    )
    url: Annotated[str, Meta(description="Where the place is")]

    @property
    def key(self) -> str:
        """The place's URL."""
        return self.url

    @property
    def budget(self) -> int | None:
        """`pages`, where pages are read at all."""
        return self.pages if self.full_text else None

    def problems(self) -> Iterator[Fault]:
        """Return what is wrong with the values, key by key."""
        yield from Common.problems(self)
        yield from web_address(self.url)
        if self.pages < 1:
            yield "pages", "is below 1: full_text = false reads no pages"


def web_address(url: str) -> Iterator[Fault]:
    """Return what is wrong with the URL of a place."""
    try:
        fine = is_web(encode(url))
    except ValueError:
        fine = False
    if not fine:
        yield "url", f"{url!r} is not an http(s) URL"


def zone_faults(name: str) -> Iterator[Fault]:
    """Return what is wrong with a time zone."""
    try:
        if name:
            ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield "timezone", f'{name!r} is not an IANA time zone such as "Europe/Oslo"'


def language_faults(name: str) -> Iterator[Fault]:
    """Return what is wrong with a language."""
    if name and language.tag(name) is None:
        yield "language", f'{name!r} is not a language tag such as "en" or "pt-BR"'
