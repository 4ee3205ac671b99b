"""A feed that lists articles: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from syndicate.sources._source import Completed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syndicate.model import Draft, Problem
    from syndicate.ports import List


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Completed):
    """Articles as a feed lists them."""

    def list(self, fetch: List) -> Iterator[Draft | Problem]:
        """Give the feed's items, newest first as the feed has them."""
        from syndicate.extract import feed

        document = fetch(self.url)
        if document is not None:
            yield from feed.parse(document).drafts
