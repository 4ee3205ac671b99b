"""What a page's head says: OpenGraph, the many names of ``meta``, and links."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

import regex

from syndicate.extract._credits import Credit, authors, credits_in
from syndicate.extract._credits import distinct as once
from syndicate.extract.evidence import distinct, draft, keywords, plain
from syndicate.extract.names import MAX_LENGTH
from syndicate.values import dates, language, urls

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from lxml.html import HtmlElement

    from syndicate.model import Draft

MOST = 2_000
"""``meta`` elements of a page that are read."""
MOST_CREDITED = 100
"""Authors that are read: papers of physics have more, feeds have no use for them."""

_TITLES = (
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "headline",
)
_AUTHORS = (
    "author", "byl", "parsely-author", "sailthru.author", "article:author_name", "citation_author", "dc.creator",
    "dcterms.creator", "dc.creator.author", "cxenseparse:author", "creator", "twitter:creator:name", "vf:author",
    "og:article:author", "article:author", "authors", "byline",
)  # fmt: skip
_OG_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published", "og:pubdate",
    "og:release_date", "article:post_time",
)  # fmt: skip
_OG_UPDATED = ("article:modified_time", "og:article:modified_time", "og:modified_time", "og:updated_time")
_PUBLISHED = (
    "datepublished", "date.published", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "dcterms.created", "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "dc.date.created",
    "citation_publication_date", "citation_date", "citation_online_date", "pubdate", "publishdate", "publish-date",
    "publication_date", "publicationdate", "published", "originalpublicationdate", "article_date_original",
    "article.published", "article:create_at", "rnews:datepublished", "bt:pubdate", "created",
    "pub_date", "displaydate", "date", "timestamp",
)  # fmt: skip
_PUBLISHED_LIKE = regex.compile(
    r"publish(?:ed)?[-_.: ]?(?:date|time|on|at)\b|(?:date|time)[-_.: ]?(?:first[-_.: ]?)?published"
)
"""What other names for it look like."""
_UPDATED_LIKE = regex.compile(
    r"(?:^|[-_.:])(?:(?:date|time|last)[-_.: ]?)?(?:modified|updated|revised)(?:[-_.: ]?(?:date|time|on|at))?$"
)
"""What names for the date of a change look like; what is also of one, is not the date of publication."""
_CHANGED = regex.compile(r"modif|updat|revis")
_UPDATED = (
    "datemodified", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "article:modified",
    "updated_time",
)  # fmt: skip
_FIRST_PAGE = regex.compile(r"[^/?]*+/?(?:(?:index|default|home)\.\w{2,5})?")
_DESCRIPTIONS = ("description", "twitter:description", "dc.description", "dcterms.description", "sailthru.description")
_IMAGES = ("twitter:image", "twitter:image:src", "parsely-image-url", "sailthru.image.full", "thumbnail", "image")
_TAGS = ("news_keywords", "keywords", "parsely-tags", "sailthru.tags", "citation_keywords", "dc.subject")
_LANGUAGES = ("content-language", "dc.language", "dcterms.language", "language", "inlanguage")
_SITES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "al:android:app_name", "al:ios:app_name")


class Head:
    """The ``meta`` elements of a page by their name in lower case, each with its values in page order."""

    def __init__(self, tree: HtmlElement) -> None:
        self._raw: dict[str, list[str]] = {}
        for node in islice(tree.iter("meta"), MOST):
            get = node.get
            if value := get("content"):
                said = (*(get("property") or "").split(), get("name"), get("http-equiv"))
                for key in dict.fromkeys(each.strip().lower() for each in said if each):
                    self._raw.setdefault(key, []).append(value)

    @property
    def names(self) -> Collection[str]:
        """The names that are there."""
        return self._raw.keys()

    def said(self, key: str) -> list[str]:
        """Return the values of a name, those that say something."""
        return [said for value in self._raw.get(key, ()) if (said := plain(value))]

    def all(self, *keys: str) -> list[str]:
        """Return the values of the first of these names that says something."""
        return next((said for key in keys if (said := self.said(key))), [])

    def first(self, *keys: str) -> str:
        """Return the first value of the first of these names that says something, '' where none does."""
        return next(iter(self.all(*keys)), "")


def opengraph(head: Head, base: str | None, page: str | None = None, url: str | None = None) -> Draft:
    """Return what OpenGraph (ogp.me) says; `page` is the page's language, `url` where it was found."""
    said = language.tag(head.first("og:locale"))
    address = _address(head.all("og:url"), base)
    return draft(
        "opengraph",
        title=head.first("og:title"),
        published=_date(head, _OG_PUBLISHED, said or page),
        updated=_date(head, _OG_UPDATED, said or page),
        summary=head.first("og:description"),
        image=_address(head.all("og:image:secure_url", "og:image", "og:image:url"), base),
        image_alt=head.first("og:image:alt"),
        canonical=None if address and is_elsewhere(address, url) else address,
        language=said,
        categories=distinct(head.all("article:tag", "og:article:tag")),
    )


def meta(head: Head, base: str | None, page: str | None = None, sites: Collection[str] = ()) -> Draft:
    """Return what the other ``meta`` elements say, each field by the names publishers use for it, best kept first."""
    said = language.tag(head.first(*_LANGUAGES).partition(",")[0])
    tags = head.all(*_TAGS)
    return draft(
        "meta",
        title=head.first(*_TITLES),
        authors=authors(credited(head, sites)),
        published=_date(head, chain(_PUBLISHED, filter(_is_of_publication, head.names)), said or page),
        updated=_date(head, chain(_UPDATED, filter(_UPDATED_LIKE.search, head.names)), said or page),
        summary=head.first(*_DESCRIPTIONS),
        image=_address((value for key in _IMAGES for value in head.said(key)), base),
        image_alt=head.first("twitter:image:alt"),
        language=said,
        categories=keywords(tags),
        teaser=head.first("article:content_tier", "og:article:content_tier").lower() in {"locked", "metered"},
    )


def _is_of_publication(name: str) -> bool:
    return _PUBLISHED_LIKE.search(name) is not None and _CHANGED.search(name) is None


def credited(head: Head, sites: Collection[str] = ()) -> list[Credit]:
    """Return who is said to be an author: by the first name for it that names a person, else by all that are there."""
    found: list[Credit] = []
    for key in _AUTHORS:
        said = once(each for value in head.said(key)[:MOST_CREDITED] for each in credits_in(value[:MAX_LENGTH], sites))
        if authors(said):
            return said
        found += said
    return found


def links(tree: HtmlElement, base: str | None, url: str | None) -> Draft:
    """Return the canonical address, where it is on the page's own site or the page is a saved one."""
    for node in tree.iter("link"):
        if "canonical" in (node.get("rel") or "").lower().split():
            address = urls.absolute(base, node.get("href") or "")
            if address and (url is None or _same_site(address, url)) and not is_elsewhere(address, url):
                return draft("link element", canonical=address)
    return draft("link element")


def html_language(tree: HtmlElement) -> Draft:
    """Return the language that the root element declares."""
    declared = tree.get("lang") or tree.get("xml:lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    return draft("html lang", language=language.tag(declared))


def site_names(head: Head) -> list[str]:
    """Return the names that the head gives the site."""
    return distinct([value for key in _SITES for value in head.said(key)])


def is_elsewhere(address: str, url: str | None) -> bool:
    """Tell whether an address is that of a site's first page, which is not the page at `url`."""
    return url is not None and _is_first(address) and not _is_first(url)


def _is_first(address: str) -> bool:
    return _FIRST_PAGE.fullmatch(urls.bare(address).partition("#")[0]) is not None


def _same_site(address: str, url: str) -> bool:
    """Tell whether two hosts are one or one below the other: www., m., amp. belong to the same site."""
    one, other = (urls.host(each).removeprefix("www.") for each in (address, url))
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")


def _date(head: Head, keys: Iterable[str], said: str | None) -> str | None:
    stated = (dates.stated(value, [said] if said else []) for key in keys for value in head.said(key))
    return next((each for each in stated if each), None)


def _address(values: Iterable[str], base: str | None) -> str | None:
    return next((address for value in values if (address := urls.absolute(base, value))), None)
