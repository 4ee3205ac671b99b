"""A single article at a URL of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from syndicate.model import Draft, Problem
from syndicate.sources._source import Common, Fault, web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syndicate.ports import List


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Common):
    """One article, read again whenever the source is due."""

    url: Annotated[str, Meta(description="Where the article stands")]

    @property
    def key(self) -> str:
        """The article's URL."""
        return self.url

    def list(self, fetch: List) -> Iterator[Draft | Problem]:
        """Give the article with its page."""
        document = fetch(self.url)
        if document is not None:
            yield Draft(link=document.url or self.url, document=document)

    def problems(self) -> Iterator[Fault]:
        """Return what is wrong with the values."""
        yield from Common.problems(self)
        yield from web_address(self.url)
