"""RSS 2.0: ``feeds/<name>.rss``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableMapping, Sequence

    from syndicate.model import Entry, Feed

SUFFIX = ".rss"
MEDIA_TYPE = "application/rss+xml"


def render(feed: Feed, entries: Sequence[Entry], fragments: MutableMapping[str, bytes]) -> Iterable[bytes]:
    """Yield the feed's bytes in UTF-8, entries in the order given. The same input gives the same bytes.

    `fragments` is a mapping in memory that may be empty: rendered entries by a digest of what they are made of, so
    that an entry that has not changed is not built again. Raises OutputError, which names an entry that cannot be
    written.
    """
    from syndicate.formats import _feedgen

    return _feedgen.rss(feed, entries, fragments)
