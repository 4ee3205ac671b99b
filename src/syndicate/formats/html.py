"""The page of an entry that has no address of its own: ``feeds/<name>/<slug>.html``."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING, Any

from syndicate.formats._template import PAGE, STYLE
from syndicate.formats._words import authors_label, direction, minutes_label
from syndicate.values.dates import rfc3339
from syndicate.values.text import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Template

    from syndicate.model import Entry, Feed

SUFFIX = ".html"
MEDIA_TYPE = "text/html"

# Written here and not asked of the other formats: kinds on one shelf do not know each other.
_FORMATS = (("RSS", ".rss", "application/rss+xml"), ("Atom", ".atom", "application/atom+xml"),
            ("JSON Feed", ".json", "application/feed+json"))  # fmt: skip

# What may not stand inside a script element (HTML "Restrictions for contents of script elements"), and the line ends
# that older JavaScript parsers do not allow in a string.
_SCRIPT_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def page(feed: Feed, entry: Entry) -> bytes:
    """Return the page of an entry as UTF-8, a document that loads nothing but the entry's pictures.

    `feed` is the one under which the page is published. The same input gives the same bytes.
    """
    return _template().render(_facts(feed, entry)).encode("utf-8")


@cache
def _template() -> Template:
    """Return the compiled template; compiling it takes longer than rendering a page."""
    from jinja2 import Environment, StrictUndefined

    return Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True).from_string(PAGE)


def _facts(feed: Feed, entry: Entry) -> dict[str, Any]:
    """Return what the template shows. Only content, style and data are markup; all else is escaped."""
    from markupsafe import Markup

    language = entry.language or feed.language
    image = clean(entry.image or "")
    content = clean(entry.content)
    return {
        "address": clean(feed.link_of(entry)),
        "alt": one_line(entry.image_alt or ""),
        "authors": _lines(entry.authors),
        "by": authors_label(entry.authors, language),
        "categories": _lines(entry.categories),
        "content": Markup(content),  # noqa: S704 - an entry's content is sanitised HTML
        "data": Markup(_linked_data(feed, entry)),  # noqa: S704 - escaped for a script element
        "day": f"{entry.published:%Y-%m-%d}",
        "description": one_line(entry.summary),
        "direction": direction(language),
        "formats": [
            {"name": name, "address": feed.address(feed.name + suffix), "media_type": media_type}
            for name, suffix, media_type in _FORMATS
        ],
        "home": feed.url,
        "image": image,
        "language": language,
        "lead": image and escape(image) not in content,
        "minutes": minutes_label(entry.reading_time, language),
        "modified": rfc3339(entry.updated),
        "policy": _policy(),
        "published": _published(entry),
        "site": one_line(feed.title),
        "site_language": feed.language,
        "style": Markup(STYLE),  # noqa: S704 - our own
        "title": one_line(entry.title) or feed.link_of(entry),
    }


def _lines(texts: Iterable[str]) -> list[str]:
    return [line for line in map(one_line, texts) if line]


def _published(entry: Entry) -> str:
    """Return the date as precisely as it is known: a stated day has no time."""
    if entry.published_precision == "day":
        return f"{entry.published:%Y-%m-%d}"
    return rfc3339(entry.published)


def _policy() -> str:
    """Return the Content-Security-Policy: nothing runs and nothing is loaded but pictures."""
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    return f"default-src 'none'; img-src https: http:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _linked_data(feed: Feed, entry: Entry) -> str:
    """Return the entry as schema.org's Article in JSON-LD, safe inside a script element."""
    from json import dumps

    facts = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": one_line(entry.title),
        "description": one_line(entry.summary),
        "url": clean(feed.link_of(entry)),
        "datePublished": _published(entry),
        "dateModified": rfc3339(entry.updated),
        "timeRequired": f"PT{entry.reading_time}M",
        "inLanguage": entry.language or feed.language,
        "author": [{"@type": "Person", "name": name} for name in _lines(entry.authors)],
        "image": clean(entry.image or ""),
        "keywords": _lines(entry.categories),
    }
    said = {key: value for key, value in facts.items() if value}
    return dumps(said, ensure_ascii=False, separators=(",", ":")).translate(_SCRIPT_ESCAPES)
