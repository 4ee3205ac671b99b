"""A folder of saved articles: .txt, .md and .html files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from syndicate.errors import FetchError, NothingFound
from syndicate.model import Draft, Problem
from syndicate.sources._source import Common, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syndicate.ports import List


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Common):
    """Articles as files; an article that leaves the folder stays in the feed."""

    path: Annotated[str, Meta(description='A folder, or a glob such as "articles/**/*.md", relative to the config')]

    @property
    def key(self) -> str:
        """The path as the config has it, with forward slashes."""
        return self.path.replace("\\", "/")

    @property
    def is_local(self) -> bool:
        """A folder is no host."""
        return True

    @property
    def rhythm(self) -> str:
        """Read "auto" as a minute: looking into a folder costs next to nothing."""
        return "1m" if self.every == "auto" else self.every

    def list(self, fetch: List) -> Iterator[Draft | Problem]:
        """Give the files by name, each with its bytes. Raises NothingFound where there is none."""
        paths = fetch.glob(self.key)
        if not paths:
            raise NothingFound(self.path, "holds no article", "no .txt, .md or .html file there")
        for path in paths:
            try:
                yield Draft(path=path, document=fetch.file(path))
            except FetchError as error:
                yield Problem(path, error.reason)

    def problems(self) -> Iterator[Fault]:
        """Return what is wrong with the values."""
        yield from Common.problems(self)
        if not self.path.strip() or not self.path.isprintable():
            yield "path", f"{self.path!r} is no path"
