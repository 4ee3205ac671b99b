"""A web page that lists articles, read by CSS selectors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from syndicate.errors import NothingFound
from syndicate.sources._source import Completed, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syndicate.extract.recipe import Recipe
    from syndicate.model import Draft, Problem
    from syndicate.ports import List


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Completed):
    """Articles as a page lists them.

    Selectors are CSS, looked for inside each item; ``selector@attribute`` takes an attribute.
    """

    item: Annotated[str, Meta(description="CSS selector of one article in the listing")]
    link: Annotated[
        str, Meta(description="The article's link; default: the item's first link, one in a heading first")
    ] = ""
    title: Annotated[str, Meta(description="The title; default: the item's heading, else the link's text")] = ""
    date: Annotated[str, Meta(description="When it was published; default: the item's <time>")] = ""
    author: Annotated[str, Meta(description="Who wrote it")] = ""
    image: Annotated[str, Meta(description="The lead image")] = ""
    summary: Annotated[str, Meta(description="A summary in plain text")] = ""
    content: Annotated[str, Meta(description="The text, where the listing holds it")] = ""
    remove: Annotated[str, Meta(description="What is taken out of the page before anything else is read")] = ""

    def list(self, fetch: List) -> Iterator[Draft | Problem]:
        """Give the page's items in page order. Raises NothingFound where `item` matches nothing."""
        from syndicate.extract import recipe

        document = fetch(self.url)
        if document is None:
            return
        drafts = recipe.read(document, self._recipe())
        if not drafts:
            raise NothingFound(self.url, "lists no article", f"no link in what item = {self.item!r} matches")
        yield from drafts

    def problems(self) -> Iterator[Fault]:
        """Return what is wrong with the values."""
        from syndicate.extract import recipe

        yield from Completed.problems(self)
        yield from recipe.problems(self._recipe())

    def _recipe(self) -> Recipe:
        from syndicate.extract.recipe import Recipe

        fields = ("item", "link", "title", "date", "author", "image", "summary", "content", "remove")
        return Recipe(**{name: getattr(self, name) for name in fields})
