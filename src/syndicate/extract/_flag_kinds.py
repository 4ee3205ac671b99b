"""Is a page something else than an article: a challenge, an error, a listing, a live blog, a gallery."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from syndicate.extract import _flag_words as words
from syndicate.extract._flag_text import first_of, heading_says, is_closed, keys, size, squeezed, told
from syndicate.values.folding import fold
from syndicate.values.folding import words as folded_words

if TYPE_CHECKING:
    from syndicate.extract._flag_page import Page

BARE = 1_500
"""Letters of a page that shows hardly anything: no navigation, no article."""
NOTICE = 120
"""Words of the longest notice that takes an article's place."""
SILENT = 30
"""Words of a page that says nothing, where the form or script that asks for a person is enough."""
BESIDE = 4
"""Words that a heading may say beside the phrase that tells: the name of the site."""
CONSENT = 600
CONSENT_PAGE = 6_000
"""Words of the longest text in which a page asks for consent, and letters of such a page."""
HEADING = 14
"""Words of the longest heading that says that a page is not there."""
LINKS = 8
"""Headings that are links, from which a page may be a listing."""
CARD = 45
"""Words there are at most to a heading of a listing, itself counted."""
NEEDLE = 40
"""Characters of the beginning and of the end of a text by which they are found on the page."""
PARAGRAPH = 40
PARAGRAPHS = 3
"""Words of a paragraph that is an article's, and such paragraphs that a listing may have: introductions."""
ENTRIES = 5
"""Entries with a time of day that make a live blog."""
FALLING = 0.8
"""Share of its times that are not later than the one before: the newest entry is told first."""
PICTURES = 8
"""Pictures of a gallery."""
CAPTION = 25
"""Words there are at most for a picture of a gallery."""
CAPTIONS = 150
"""Words of the longest text that is taken for captions alone."""
COUNTERS = 4
"""Counters of pictures that make a gallery: "2/28"."""

_ARTICLES = ("article", "posting", "report", "recipe", "review")
_LISTINGS = frozenset({"collectionpage", "itemlist", "searchresultspage", "blog"})
_GALLERIES = frozenset({"imagegallery", "mediagallery"})
_STATUS = regex.compile(
    r"(?:http|error|erreur|fehler|errore|erro|ошибка|hata|błąd|chyba)?\W{0,3}"
    r"(40[0134]|410|429|451|50[0234])\W{0,3}(?:error)?",
    regex.IGNORECASE,
)
_SEPARATOR = regex.compile(r"\s[-|–—·•»]\s|[:|!?.](?:\s|$)|[！？｜。]")
# A day may stand before the time; each part is bounded.
_TIME = regex.compile(
    r"(?:\d{1,2}[.\s/-]{1,3}[\w.]{1,12}[.,\s/-]{1,3}(?:\d{4}[.,\s/-]{1,3})?)?([01]?\d|2[0-3])\s?[:.hH]\s?([0-5]\d)\b"
)
_CLAUSE = regex.compile(r"[:|•·,;!?]|\s[–—-]\s")
# "3/10", and what stands before it on its line where that is a single word: "Step 3/10".
_COUNTER = regex.compile(r"(?m)(?:^\s*(\p{L}{2,20})\W{0,3})?\b(\d{1,3})\s?/\s?(\d{1,3})\b")


def challenge(page: Page) -> list[str]:
    """Return what tells that the page shows nothing before it knows that a person asks, or has that one's consent."""
    if page.size >= CONSENT:
        return []
    said = squeezed(" ".join([*page.signs.headlines, page.title, page.text[:6_000]]))
    return (_barrier(page, said) if page.size < NOTICE else []) or _consent(page, said)


def _barrier(page: Page, said: str) -> list[str]:
    is_bare = len(page.signs.shown) < BARE
    named = [f'"{page.signs.barrier}" on the page'] if page.signs.barrier else []
    phrase = first_of(words.CHALLENGE, said + (squeezed(page.signs.shown) if is_bare else ""))
    if phrase and (is_bare or named):
        return [f'says "{phrase}"', *named] if _is_meant(page, phrase) else []
    return [*named, f"{page.size} words shown"] if named and is_bare and _is_silent(page) else []


def _is_silent(page: Page) -> bool:
    return page.size < SILENT and not page.signs.is_dated


def _is_meant(page: Page, phrase: str) -> bool:
    """Tell whether a phrase is said to the reader: as a heading, or where nothing else is told."""
    return page.size < SILENT or _is_heading(page, phrase) or (bool(page.signs.barrier) and not _is_told(page))


def _is_heading(page: Page, phrase: str) -> bool:
    """Tell whether a phrase is hardly less than all that a heading says: news tell of challenges, too."""
    headings = (each for each in (page.title, *page.signs.headlines) if heading_says((phrase,), each))
    return any(size(heading) <= size(phrase) + BESIDE for heading in headings)


def _is_told(page: Page) -> bool:
    """Tell whether the page shows a text with sentences of some length, or the date of an article."""
    return page.signs.is_dated or any(size(each) >= SILENT and is_closed(each) for each in page.paragraphs)


def _consent(page: Page, said: str) -> list[str]:
    if page.signs.is_dated or len(page.signs.shown) >= CONSENT_PAGE:
        return []
    phrase = first_of(words.CONSENT, said) if "cookie" in said else None
    return [f'says "{phrase}"'] if phrase else []


def error(page: Page) -> list[str]:
    """Return what tells that the page says that something is not there, or does not work."""
    if page.size >= NOTICE or _is_article(page):
        return []
    for heading in dict.fromkeys([page.title, *page.signs.headlines]):
        if _is_error(heading, is_told=page.signs.is_dated or _prose(page) > 0):
            return [f'heading "{told(heading)}"']
    lost = first_of(words.LOST, squeezed(page.text[:1_000])) if page.size < 2 * SILENT else None
    return [f'says "{lost}"'] if lost else []


def _is_article(page: Page) -> bool:
    return any(kind.endswith(_ARTICLES) for kind in page.signs.kinds)


def _is_error(heading: str, *, is_told: bool) -> bool:
    """Tell whether a heading says so: of a page in any words, of anything else as all that it or a part of it says."""
    if size(heading) <= HEADING and heading_says(words.MISSING, heading) is not None:
        return True
    parts = [part for part in _SEPARATOR.split(heading) if part.strip()]
    return not is_told and any(_is_status(part, alone=len(parts) == 1) or _failed(part) for part in parts)


def _is_status(part: str, *, alone: bool) -> bool:
    """Tell whether a part of a heading is a status of HTTP (RFC 9110 §15); "500" alone only as the whole heading."""
    match = _STATUS.fullmatch(part.strip()[:40])
    return match is not None and (alone or match.group(1) != "500" or len(part.split()) > 1)


def _failed(part: str) -> bool:
    said = "".join(word for word in folded_words(fold(part)) if not word.isdecimal())
    return said in keys(words.FAILED)


def listing(page: Page) -> list[str]:
    """Return what tells that the page leads to many articles and is none."""
    links = len(page.signs.links)
    if links < LINKS or _prose(page) > PARAGRAPHS or _is_article(page):
        return []
    among = _among(page)
    if among >= LINKS and page.size < CARD * among:
        return [f"{links} headings that are links", f"{among} of them within the text"]
    return [f"{links} headings that are links", *_emptiness(page)] if _emptiness(page) else []


def _emptiness(page: Page) -> list[str]:
    """Return what tells that nothing but links is there: hardly any words, or few on what is said to be a listing."""
    if page.signs.is_dated or _prose(page):
        return []
    typed = [f"type {kind}" for kind in sorted(page.signs.kinds & _LISTINGS)]
    return [f"{page.size} words shown", *typed] if typed or page.size < SILENT else []


def _prose(page: Page) -> int:
    """Return how many paragraphs are an article's."""
    return sum(size(paragraph) >= PARAGRAPH and is_closed(paragraph) for paragraph in page.paragraphs)


def _among(page: Page) -> int:
    """Return how many linked headings stand on the page between the beginning and the end of the text."""
    shown = page.signs.shown
    first, last = ("".join(said.split()) for said in ("".join(page.paragraphs[:1])[:NEEDLE], page.last[-NEEDLE:]))
    start, end = shown.find(first), shown.rfind(last)
    if not first or start < 0 or end < 0:
        return 0
    # A heading may stand in the text, too: with its first paragraph, or as its last one.
    return sum(shown.find(link, max(start - len(link), 0), end + len(last)) >= 0 for link in set(page.signs.links))


def live_blog(page: Page) -> list[str]:
    """Return what tells that the article grows entry by entry."""
    if any(kind.startswith("liveblog") for kind in page.signs.kinds):
        return ["type liveblogposting"]
    times = _times(page.text)
    if len(times) < ENTRIES:
        return []
    evidence = [f"{len(times)} entries with a time"]
    if (phrase := heading_says(words.LIVE, page.title)) and _is_label(phrase, page.title):
        return [*evidence, f'title says "{phrase}"']
    falling = sum(later <= earlier for earlier, later in pairwise(times))
    return [*evidence, "the newest first"] if falling >= FALLING * (len(times) - 1) else []


def _is_label(phrase: str, title: str) -> bool:
    """Tell whether a phrase is a label: "live" before other words says how music is played, else when."""
    if phrase not in words.ALSO_OF_MUSIC:
        return True
    parts = (folded_words(fold(part)) for part in _CLAUSE.split(title))
    return any(part[-1:] == [fold(phrase)] for part in parts)


def _times(said: str) -> list[int]:
    """Return the times of day with which lines begin, in minutes."""
    found = (_TIME.match(line.strip()[:60]) for line in said.split("\n"))
    return [60 * int(match.group(1)) + int(match.group(2)) for match in found if match]


def gallery(page: Page) -> list[str]:
    """Return what tells that pictures with captions are the article."""
    if typed := sorted(page.signs.kinds & _GALLERIES):
        return [f"type {typed[0]}"]
    if counted := _counters(page.text):
        return [counted]
    pictures = page.html.count("<img")
    is_captioned = pictures >= PICTURES and page.size < min(CAPTIONS, CAPTION * pictures)
    return [f"{pictures} pictures, {page.size} words"] if is_captioned else []


def _is_step(word: str) -> bool:
    """Tell whether a word before a counter is none for a picture: steps, parts and days are counted, too."""
    return heading_says(words.STEPS, word) is not None


def _counters(said: str) -> str | None:
    """Return the counters that number the pictures of a series: rising, of one total, at least half of them there."""
    counted = _COUNTER.findall(said)
    found = [(int(number), int(total)) for word, number, total in counted if not _is_step(word)]
    totals = [total for _, total in found]
    most = max(totals, key=totals.count, default=0)
    numbers = list(dict.fromkeys(number for number, total in found if total == most and 0 < number <= most))
    if len(numbers) < max(COUNTERS, most / 2) or numbers != sorted(numbers):
        return None
    return f"pictures counted to {numbers[-1]}/{most}"
