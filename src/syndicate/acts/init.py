"""Write a commented config.toml and a first article to publish with it. Never overwrites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndicate.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """\
# Everything but [source.*] may be left out. `syndicate check` finds mistakes, `syndicate check --schema`
# prints a JSON Schema from which editors complete. Paths are relative to this file.

[site]
title = "My feeds"
# url = "https://example.org/feeds/"      # where the folder feeds/ is served; set it before others subscribe
# contact = "mailto:you@example.org"      # goes into the User-Agent, so that hosts can write before they block
# timezone = "Europe/Oslo"                # of cron lines, and of dates that name no zone

# Saved articles in a folder: .txt, .md and .html files.
[source.inbox]
kind = "files"
path = "articles"

# A feed; teasers are completed from the articles' own pages.
# [source.blog]
# kind = "feed"
# url = "https://blog.example.org/feed.xml"

# A page that lists articles, read by CSS selectors.
# [source.council]
# kind = "page"
# url = "https://town.example/news"
# item = "article.card"                   # then, inside each item: link, title, date, author, image, summary ...
# every = "30m"                           # "auto", a duration, or a cron line: "0 7 * * mon-fri"

# A single article.
# [source.report]
# kind = "article"
# url = "https://example.org/report.html"

# Without a [feed.*] there is one feed, "all", of everything.
[feed.all]
title = "Everything"
# sources = ["inbox"]                     # default: all
# match = "harbour|quay"                  # only entries in which this occurs; also exclude, categories, authors, since
# limit = 50
# byline = true                           # begin each text with authors and reading time

# A snippet for each entry, ready to share, in feeds/<feed>/share/. Nothing is posted.
# [network.mastodon]
# [network.bluesky]
# [network.x]
"""

ARTICLE = """\
---
title: A first article
author: You
---

Every file in this folder becomes an entry. Save an article as text, Markdown or HTML, run `syndicate publish`, and
subscribe to the feed it names.

Delete this file when you have your own: what has been published stays published.
"""


def init(path: Path) -> list[Path]:
    """Write a config to `path` and an article beside it; return the files written.

    Raises OutputError where a config is there already, or the folder cannot be written.
    """
    article = path.parent / "articles" / "first.md"
    written: list[Path] = []
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(CONFIG)
        written.append(path)
        if not article.parent.exists():
            article.parent.mkdir()
            article.write_text(ARTICLE, encoding="utf-8")
            written.append(article)
    except FileExistsError:
        raise OutputError(str(path), "is there already and is left as it is") from None
    except OSError as error:
        raise OutputError(str(error.filename or path), "cannot be written", error.strerror) from None
    return written
