"""What every kind of source has in common: how often it is read, and what is completed from its articles' pages."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Meta

from syndicate.entries.rewrites import Rules
from syndicate.values import language, patterns, schedule
from syndicate.values.urls import encode, is_web

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syndicate.model import Draft, Problem
    from syndicate.ports import List

Fault = tuple[str, str]
"""A config key and what is wrong with its value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrite:
    """``[source.NAME.rewrite]``: how a source's articles are put right as they come in."""

    strip: Annotated[
        list[str], Meta(description="CSS selectors of what is taken out of an article's page before it is read")
    ] = field(default_factory=list)
    replace: Annotated[
        dict[str, str],
        Meta(description=r"Patterns (RE2) and what stands in their place in title, summary and text; \1 is a group"),
    ] = field(default_factory=dict)
    authors: Annotated[dict[str, str], Meta(description='Names and what they are to be; "" drops one')] = field(
        default_factory=dict
    )
    categories: Annotated[dict[str, str], Meta(description='Categories and what they are to be; "" drops one')] = field(
        default_factory=dict
    )
    language: Annotated[str, Meta(description="Language (BCP 47) of every article, whatever it declares")] = ""

    def problems(self) -> Iterator[Fault]:
        """Return what is wrong with the values, key by key."""
        from syndicate.extract import strip

        for selector in self.strip:
            wrong = strip.fault(selector)
            if wrong:
                yield "strip", wrong
        for pattern, by in self.replace.items():
            try:
                wrong = patterns.compiled(pattern).fault(by)
            except ValueError as error:
                wrong = str(error)
            if wrong:
                yield "replace", f"{pattern[:100]!r} {wrong}"
        yield from language_faults(self.language)

    def rules(self) -> Rules:
        """Return the rewrites ready for use."""
        compiled = [(patterns.compiled(pattern), by) for pattern, by in self.replace.items()]
        return Rules(
            replace=compiled, authors=self.authors, categories=self.categories, language=language.tag(self.language)
        )


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
    deleted: Annotated[
        Literal["keep", "drop"],
        Meta(description='What feeds do with an entry whose article was deleted at the source: "keep" or "drop" it'),
    ] = "keep"
    was: Annotated[Sequence[str], Meta(description="Names the source had before; its entries go with it")] = field(
        default_factory=list
    )
    rewrite: Annotated[
        Rewrite, Meta(description="How articles are put right as they come in; `syndicate replay` does it for old ones")
    ] = field(default_factory=Rewrite)

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
