"""A feed that lists articles: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from syndicate.sources._source import Common, Fault, web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syndicate.model import Draft, Problem
    from syndicate.ports import List


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Common):
    """Articles as a feed lists them."""

    url: Annotated[str, Meta(description="Where the feed is")]

    @property
    def key(self) -> str:
        """The feed's URL."""
        return self.url

    def list(self, fetch: List) -> Iterator[Draft | Problem]:
        """Give the feed's items, newest first as the feed has them."""
        from syndicate.extract import feed

        document = fetch(self.url)
        if document is not None:
            yield from feed.parse(document).drafts

    def problems(self) -> Iterator[Fault]:
        """Return what is wrong with the values."""
        yield from Common.problems(self)
        yield from web_address(self.url)
