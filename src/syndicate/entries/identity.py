"""Which article is this? Aliases under which a source mentions it, and the id that is minted for it once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, tzinfo
from hashlib import blake2b
from typing import TYPE_CHECKING

import regex

from syndicate.values import urls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from syndicate.model import Draft

# RFC 3986 §3.3: what may stand in a path, a query or a fragment; each of the two may hold one fragment.
_URI = r"(?:[0-9A-Za-z;/?:@&=+$._!~*'(),-]|%[0-9A-Fa-f]{2})"
# RFC 4151 §2.1, as strict as feed validators read it: authority, date, specific part in URI characters.
_TAG = regex.compile(
    r"tag:(?:[a-z0-9._-]+@)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?,([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"
    rf":{_URI}*+(?:#{_URI}*+)?"
)
_URN = regex.compile(rf"urn:([a-z0-9][a-z0-9-]{{0,30}}[a-z0-9]):{_URI}++(?:#{_URI}*+)?", regex.IGNORECASE)
_UUID = regex.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", regex.IGNORECASE)

URN_NAMESPACES = frozenset(
    {
        "3gpp", "adid", "alert", "bbf", "broadband-forum-org", "c2pa", "cablelabs", "ccsds", "cgi", "clei", "dgiwg",
        "dslforum", "dvb", "eris", "ebu", "epc", "epcglobal", "etsi", "eurosystem", "example", "fdc", "fipa", "geant",
        "globus", "gsma", "hbbtv", "iec", "ieee", "ietf", "iptc", "isan", "isbn", "iso", "issn", "itu", "ivis",
        "liberty", "mace", "mef", "mpeg", "mrn", "nato", "nbn", "nena", "newsml", "nfc", "nzl", "oasis", "ocf", "ogc",
        "ogf", "oid", "oipf", "oma", "onvif", "opcfoundation", "oscar", "pin", "publicid", "reso", "s1000d", "schac",
        "service", "smpte", "swift", "tva", "uci", "ucode", "web3d", "xmlorg", "xmpp",
    }
)  # fmt: skip
"""Formal and widely met informal namespaces of the IANA registry (RFC 8141 §6), beside uuid, which has its own form."""

LONGEST_ID = 1000
"""Characters of the longest foreign id that is kept as it stands."""
YEAR = 2026
"""The date in our tag: URIs (RFC 4151): a day on which whoever mints held the host."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a source lends its entries: `key` and `host` for their identity, zone and language for their values."""

    name: str
    key: str
    """The source's URL or path, so that renaming its table changes no id."""
    host: str
    """The publisher's host, under which ids are minted."""
    zone: tzinfo
    language: str | None = None


def strong_aliases(draft: Draft) -> list[str]:
    """Return the names that mean this article and no other: its guid or path; its link, or its words, without."""
    if draft.name:
        return [draft.name]
    found = [f"{kind}:{value}" for kind, value in (("guid", draft.guid), ("path", draft.path)) if value]
    return found or weak_aliases(draft)[:1] or list(filter(None, [by_words(draft)]))


def by_words(draft: Draft, *, at_length: bool = False) -> str | None:
    """Return the name of an article that has none: its title with its date, else what it says; `at_length` all of it.

    None for an article without a word.
    """
    text = draft.content or draft.text or draft.summary
    said = [draft.title, draft.published] if draft.title else []
    words = "\n".join(filter(None, [*said, text] if at_length or not said else said))
    return f"words:{blake2b(words.encode('utf-8', 'surrogatepass'), digest_size=10).hexdigest()}" if words else None


def weak_aliases(draft: Draft) -> list[str]:
    """Return the names that another article of the source may bear too: its link, with and without scheme and host.

    None for an article whose link is known to be others' too, or a home page.
    """
    if draft.name and not has_own_name(draft):
        return []
    links = _links(draft)
    exact = [f"link:{urls.strip_trackers(link)}" for link in links]
    return list(dict.fromkeys([*exact, *(f"bare:{urls.bare(link)}" for link in links)]))


def _links(draft: Draft) -> list[str]:
    """Return the addresses of an article; a home page is none of one that has a guid or path."""
    page = draft.canonical if draft.canonical and is_same_page(draft.link, draft.canonical) else None
    return [link for link in (draft.link, page) if link and not (has_own_name(draft) and urls.is_home(link))]


def has_own_name(draft: Draft) -> bool:
    """Tell whether a draft has a guid or a path, so that its link is not all it is known by."""
    return bool(draft.guid or draft.path)


def former_aliases(draft: Draft) -> list[str]:
    """Return the names that an article may have been given when other articles were listed beside it."""
    if has_own_name(draft):
        return []
    names = (link_with_fragment(draft), by_words(draft), by_words(draft, at_length=True))
    return list(dict.fromkeys(name for name in names if name and name != plain_link(draft)))


def is_placed(draft: Draft) -> bool:
    """Tell whether the fragment of a draft's link may say which of a page's articles is meant."""
    fragment = (draft.link or "").partition("#")[2]
    return bool(fragment) and "=" not in fragment and fragment.lower() not in _FURNITURE


_FURNITURE = frozenset(
    {
        "comments", "comment", "respond", "content", "main", "top", "more", "rss", "atom", "feed", "article",
        "disqus_thread",
    }
)  # fmt: skip
"""Fragments that lead to a part of an article's page."""


def plain_link(draft: Draft) -> str | None:
    """Return the alias that a link gives."""
    return f"link:{urls.strip_trackers(draft.link)}" if draft.link else None


def link_with_fragment(draft: Draft) -> str | None:
    """Return the alias that a link gives where its fragment says which of a page's articles is meant."""
    return f"link:{urls.strip_trackers(draft.link, fragment=True)}" if draft.link else None


def is_same_page(link: str | None, canonical: str) -> bool:
    """Tell whether what a page calls its canonical address is the same as the one under which it is listed.

    Pages name their section, their home page, or a copy (seen on 1 of 100 real articles), and templates leave out the
    parameter that chooses the article: only such are lost that choose nothing.
    """
    if link is None:
        return True
    page, _, query = urls.bare(link).partition("?")
    other, _, other_query = urls.bare(canonical).partition("?")
    lost = set(query.split("&")) - set(other_query.split("&")) - {""}
    return page == other and all(pair.partition("=")[0].lower() in _NEUTRAL for pair in lost)


_NEUTRAL = frozenset({"ref", "referrer", "source", "src", "from", "via", "feed", "rss", "share", "cmp", "output"})
"""Parameters that say where a reader comes from: an address without them leads to the same article."""


def minting_alias(draft: Draft) -> str | None:
    """Return the alias that ids are derived from: guid, path, link or words; None for a draft of nothing."""
    return next(iter(strong_aliases(draft)), None)


def mint(draft: Draft, origin: Origin, *, own: bool = False) -> str:
    """Return the id of a new entry: the source's own where it is legal, else a tag: URI.

    Derived, not random: a lost memory mints the same again. `own` mints even where the guid is legal, for a second
    holder of it; then the source's name goes into the digest, since another source may share the key too.
    Raises ValueError for a draft without alias.
    """
    if draft.guid and not own and is_legal_id(draft.guid):
        return draft.guid
    alias = minting_alias(draft)
    if alias is None:
        raise ValueError("neither guid, path, link nor words")
    parts = [origin.key, alias, *([origin.name] if own else [])]
    digest = blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
    return f"tag:{origin.host},{YEAR}:{digest}"


def further(id: str) -> str:
    """Return another id of ours, derived from one that is taken."""
    head, _, digest = id.rpartition(":")
    return f"{head}:{blake2b(digest.encode(), digest_size=10).hexdigest()}"


def aliases(draft: Draft, origin: Origin) -> Sequence[str]:
    """Return all names under which a draft's entry is kept, strongest first."""
    return list(dict.fromkeys([*strong_aliases(draft), f"id:{mint(draft, origin)}", *weak_aliases(draft)]))


def is_legal_id(guid: str) -> bool:
    """Tell whether a guid may stand as an atom:id: an http(s) URL, a tag: URI or a URN of a registered namespace."""
    if len(guid) > LONGEST_ID or not guid.isascii():
        return False
    if guid.startswith(("http://", "https://")):
        return urls.is_web(guid) and urls.encode(guid) == guid and "@" not in guid.split("/")[2]
    if guid.startswith("tag:"):
        tag = _TAG.fullmatch(guid)
        return tag is not None and _is_date(*tag.groups())
    urn = _URN.fullmatch(guid)
    if not urn:
        return False
    namespace = urn.group(1).lower()
    return bool(_UUID.fullmatch(guid)) if namespace == "uuid" else namespace in URN_NAMESPACES


def _is_date(year: str, month: str | None, day: str | None) -> bool:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True
