"""What extensions of RSS and Atom demand of their elements, as data: podcasts, media, threads, places and the like."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from syndicate.validate import values
from syndicate.validate._xml import MEDIA
from syndicate.validate.iri import problem

Check: TypeAlias = Callable[[str], str | None]
"""Returns what is wrong with a text, None where nothing is."""

FEEDBURNER = "{http://rssnamespace.org/feedburner/ext/1.0}"
FEEDSYNC = "{http://feedsync.org/2007/feedsync}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
SLASH = "{http://purl.org/rss/1.0/modules/slash/}"
THREAD = "{http://purl.org/syndication/thread/1.0}"
TRACKBACK = "{http://madskills.com/public/xml/rss/module/trackback/}"
_CONVERSATIONS = "{http://conversationsnetwork.org/rssNamespace-1.0/}"
_GEO = "{http://www.w3.org/2003/01/geo/wgs84_pos#}"
_GEOURL = "{http://geourl.org/rss/module/}"
_ICBM = "{http://postneo.com/icbm}"

MISSPELT = {"http://search.yahoo.com/mrss": MEDIA, "http://www.itunes.com/DTDs/Podcast-1.0.dtd": ITUNES}
"""Namespaces that are often written otherwise, and how readers know them."""
CLOSED = {THREAD: frozenset({"in-reply-to", "total"})}
"""Namespaces whose elements are all known (RFC 4685)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What one element must be like."""

    text: Check | None = None
    attributes: Mapping[str, Check] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    """Those of `attributes` that must be there."""
    holds: tuple[str, ...] = ()
    """Elements that must stand in it."""
    once: bool = False
    """It stands once in its parent at the most."""


def among(*words: str) -> Check:
    """Check that a text is one of some words."""
    return lambda text: None if text in words else f"is none of {', '.join(words)}: {text[:40]!r}"


def at_most(length: int) -> Check:
    """Check that a text is not longer than so many characters."""
    return lambda text: f"is longer than {length} characters" if len(text) > length else None


def number(least: float | None = None, most: float | None = None) -> Check:
    """Check a number between two others, in digits."""

    def check(text: str) -> str | None:
        if not _NUMBER.fullmatch(text):
            return f"is no number: {text[:40]!r}"
        fits = (least is None or float(text) >= least) and (most is None or float(text) <= most)
        return None if fits else f"is not between {least:g} and {most:g}: {text[:40]}"

    return check


def shaped(shape: str, what: str) -> Check:
    """Check that a text has a shape; `what` says which."""
    pattern = re.compile(shape)
    return lambda text: None if pattern.fullmatch(text) else f"is no {what}: {text[:40]!r}"


def _lower(text: str) -> str | None:
    return None if text == text.lower() else f"is not in lower case: {text[:40]!r}"


def _anything(_text: str) -> str | None:
    return None


def _scheme(text: str) -> str | None:
    return None if text.startswith("urn:") else problem(text)


_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_FLAG = among("true", "false")
_CLOCK = r"[0-9]{1,6}(?:\.[0-9]+)?|[0-9]{1,4}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]+)?"
_DURATION = r"[0-9]{1,6}|[0-9]{1,3}:[0-5]?[0-9]|[0-9]{1,3}:[0-5]?[0-9]:[0-5]?[0-9]"
_TIME = shaped(f"now|{_CLOCK}", 'time of RTSP ("12:05:35", "12.5")')
_SIZE = {"width": values.positive, "height": values.positive}
_SPOKEN = among("plain", "html")

RULES: Mapping[str, Rule] = {
    # Podcasts: Apple's requirements.
    f"{ITUNES}block": Rule(text=shaped("(?i:yes|no|clean|true|false)", "Yes or No"), once=True),
    f"{ITUNES}category": Rule(attributes={"text": _anything}, required=("text",)),
    f"{ITUNES}duration": Rule(text=shaped(_DURATION, 'duration ("1:02:03", "3723")'), once=True),
    f"{ITUNES}email": Rule(text=values.email),
    f"{ITUNES}episode": Rule(text=values.positive, once=True),
    f"{ITUNES}episodeType": Rule(text=among("full", "trailer", "bonus"), once=True),
    f"{ITUNES}explicit": Rule(text=shaped("(?i:yes|no|clean|true|false|explicit)", "true or false"), once=True),
    f"{ITUNES}image": Rule(attributes={"href": problem}, required=("href",), once=True),
    f"{ITUNES}keywords": Rule(text=at_most(255), once=True),
    f"{ITUNES}new-feed-url": Rule(text=problem, once=True),
    f"{ITUNES}season": Rule(text=values.positive, once=True),
    f"{ITUNES}subtitle": Rule(text=at_most(4_000), once=True),
    f"{ITUNES}summary": Rule(text=at_most(4_000), once=True),
    # Media RSS 1.5.1.
    f"{MEDIA}category": Rule(attributes={"scheme": _scheme}),
    f"{MEDIA}content": Rule(
        attributes={
            "url": problem, "fileSize": values.whole_number, "type": values.media_type, "isDefault": _FLAG,
            "medium": among("image", "audio", "video", "document", "executable"),
            "expression": among("sample", "full", "nonstop"), "bitrate": number(0), "framerate": number(0),
            "samplingrate": number(0), "channels": number(0), "duration": number(0), "lang": values.language, **_SIZE,
        }
    ),
    f"{MEDIA}copyright": Rule(attributes={"url": problem}, once=True),
    f"{MEDIA}credit": Rule(attributes={"role": _lower}),
    f"{MEDIA}description": Rule(attributes={"type": _SPOKEN}, once=True),
    f"{MEDIA}hash": Rule(attributes={"algo": among("md5", "sha-1")}),
    f"{MEDIA}player": Rule(attributes={"url": problem, **_SIZE}, required=("url",)),
    f"{MEDIA}rating": Rule(),
    f"{MEDIA}restriction": Rule(
        attributes={"relationship": among("allow", "deny"), "type": among("country", "uri", "sharing")},
        required=("relationship",),
    ),
    f"{MEDIA}text": Rule(attributes={"type": _SPOKEN, "start": _TIME, "end": _TIME, "lang": values.language}),
    f"{MEDIA}thumbnail": Rule(attributes={"url": problem, "time": _TIME, **_SIZE}, required=("url",)),
    f"{MEDIA}title": Rule(attributes={"type": _SPOKEN}, once=True),
    # Atom Threading, RFC 4685.
    f"{THREAD}in-reply-to": Rule(
        attributes={"href": problem, "source": problem, "ref": problem, "type": values.media_type}, required=("ref",)
    ),
    f"{THREAD}total": Rule(text=values.whole_number),
    # FeedSync 1.0.
    f"{FEEDSYNC}history": Rule(
        attributes={"sequence": values.positive, "when": values.rfc3339}, required=("sequence",)
    ),
    f"{FEEDSYNC}related": Rule(
        attributes={"link": problem, "type": among("complete", "aggregated")}, required=("link", "type")
    ),
    f"{FEEDSYNC}sharing": Rule(
        attributes={"since": values.rfc3339, "until": values.rfc3339, "expires": values.rfc3339}
    ),
    f"{FEEDSYNC}sync": Rule(
        attributes={"id": _anything, "updates": number(1, 2**31 - 1), "deleted": _FLAG, "noconflicts": _FLAG},
        required=("id", "updates"), holds=(f"{FEEDSYNC}history",),
    ),
    # FeedBurner, Slash, TrackBack, Conversations Network, places.
    f"{FEEDBURNER}awareness": Rule(text=problem, once=True),
    f"{FEEDBURNER}feedFlare": Rule(attributes={"href": problem, "src": problem}),
    f"{FEEDBURNER}origEnclosureLink": Rule(text=problem, once=True),
    f"{FEEDBURNER}origLink": Rule(text=problem, once=True),
    f"{SLASH}comments": Rule(text=values.whole_number, once=True),
    f"{SLASH}hit_parade": Rule(text=shaped(r"[0-9]+(?:\s*,\s*[0-9]+)*", "list of numbers with commas"), once=True),
    f"{TRACKBACK}about": Rule(text=problem),
    f"{TRACKBACK}ping": Rule(text=problem, once=True),
    f"{_CONVERSATIONS}image": Rule(text=problem),
    f"{_CONVERSATIONS}ratingAverage": Rule(text=number(0)),
    f"{_CONVERSATIONS}ratingCount": Rule(text=values.whole_number),
    f"{_CONVERSATIONS}ratingIndividual": Rule(text=values.positive),
    **{f"{ns}{name}": Rule(text=number(-90, 90)) for ns in (_GEO, _GEOURL, _ICBM) for name in ("lat", "latitude")},
    **{
        f"{ns}{name}": Rule(text=number(-180, 180))
        for ns in (_GEO, _GEOURL, _ICBM)
        for name in ("long", "longitude")
    },
}  # fmt: skip
"""What each element of an extension must be like; of one that is not named here nothing is known."""

ATTRIBUTES: Mapping[str, Check] = {
    f"{THREAD}count": values.whole_number, f"{THREAD}updated": values.rfc3339, f"{THREAD}when": values.rfc3339,
}  # fmt: skip
"""Attributes of extensions on any element."""
