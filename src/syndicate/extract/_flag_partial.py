"""Is the text only a part, and why: the rest is for subscribers, stands elsewhere, or is simply not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndicate.extract import _flag_words as words
from syndicate.extract._flag_page import BEGINNING
from syndicate.extract._flag_text import (
    first_of,
    is_closed,
    is_cut,
    is_cut_in_brackets,
    places_of,
    size,
    squeezed,
    told,
)
from syndicate.extract.teaser import invited

if TYPE_CHECKING:
    from syndicate.extract._flag_page import Page

LONG = 1_000
"""Words from which a request to subscribe behind a text needs a second sign: whole articles carry banners too."""
SHARE = 600
"""Characters at the end of a text in which a share of it is told."""
SHORT = 100
"""Words below which a text that is said not to be free is its beginning."""
TEASER = 250
"""Words of the longest text that is taken for a teaser when it ends in an invitation to read on."""
NEXT = 50
"""Letters behind the text that are next to it."""
LEADING = 400
"""Words of the longest text that is taken for one when it says where its rest stands."""
EXCERPT = 150
CUT = 80
"""Words below which a text that ends in an ellipsis, in brackets or plain, is cut off; longer ones may end so."""
NEAR = 100
"""Letters within which asking to subscribe and offering to read on are one sentence."""
MISSING_SHARE = 0.6
MISSING_WORDS = 100
"""A text below this share of what is stated, and shorter by so many words, lacks something."""
LABEL = 8
LABEL_BESIDE = 18
"""Words of the longest line that is a label, and letters beside its phrase: "This article is for subscribers"."""
LETTERS = 5
"""Letters of a word: a page that shows more letters than the stated words need may hold them all."""
SENTENCES = 3
SENTENCE = 12
"""Paragraphs that have to end like sentences, and words of a last one that does not, for it to be broken off."""
BODY_END = 40
"""Characters of the end of an ``articleBody`` that are looked for on the page."""


def paywalled(page: Page) -> list[str]:
    """Return what tells that the rest is for subscribers."""
    claims = list(page.signs.claims)
    cut = _cut(page)
    if wall := _wall(page):
        return [wall, *claims, *cut] if page.size < LONG or claims or cut else []
    return [] if _is_held(page) else _kept_back(page, claims, cut)


def _kept_back(page: Page, claims: list[str], cut: list[str]) -> list[str]:
    """Return what tells so where nobody asks for a subscription: that reading costs, and that something is missing."""
    if claims and (cut or page.size < SHORT):
        return [*claims, *(cut or [f"{page.size} words shown"])]
    lacking = _lacking(page) if page.signs.wall else []
    return [f'"{page.signs.wall}" on the page', *lacking] if lacking else []


def teaser(page: Page) -> list[str]:
    """Return what tells that the text leads to the article elsewhere."""
    if page.size < TEASER and (invitation := invited(page.last)) and _stands_alone(page.last, invitation):
        return [f'ends in "{told(invitation)}"']
    if page.size < EXCERPT and (link := _invitation_behind(page)):
        return [f'followed by "{told(link)}"']
    # A body that leaves furniture out may have left this out, too.
    said = page.end + (page.behind[:NEXT] if page.size < TEASER else "")
    phrase = first_of(words.ELSEWHERE, said) if page.size < LEADING else None
    return [f'says "{phrase}"'] if phrase else []


def _stands_alone(line: str, invitation: str) -> bool:
    """Tell whether an invitation is a line of its own, or stands behind the end of a sentence."""
    before = line[: line.rfind(invitation)].rstrip(" >»›→«([|-–—")
    return not before or is_closed(before)


def _invitation_behind(page: Page) -> str | None:
    """Return the words of the link that stands behind the text and invites to read on."""
    return next((link for link in sorted(page.signs.invitations) if page.behind.startswith(squeezed(link))), None)


def truncated(page: Page) -> list[str]:
    """Return what tells that the text stops before its end."""
    found = _lacking(page)
    if page.signs.next_page:
        found.append(f"goes on at {page.signs.next_page}")
    elif phrase := first_of(words.NEXT_PAGE, page.behind[:NEAR]):
        found.append(f'followed by "{phrase}"')
    if _breaks_off(page):
        found.append(f'ends in "{told(page.last[-30:])}"')
    return found


def _wall(page: Page) -> str | None:
    """Return what asks for a subscription at the end of the text or behind it."""
    if phrase := _reserved(page) or _offer(page.end) or _share(page):
        return f'ends in "{phrase}"'
    is_likely = page.size < BEGINNING or page.signs.claims or page.signs.wall
    phrase = _request(page.behind) if is_likely else None
    return f'followed by "{phrase}"' if phrase else None


def _reserved(page: Page) -> str | None:
    """Return the words that keep the text for some; a phrase that events and goods bear, too, only as a label."""
    phrase = first_of(words.RESERVED, page.end)
    if phrase not in words.ALSO_OF_EVENTS or page.signs.claims or page.signs.wall:
        return phrase
    labels = (_labelled(squeezed(each)) for each in page.paragraphs[-3:] if size(each) <= LABEL)
    return next((each for each in labels if each), None)


def _labelled(said: str) -> str | None:
    """Return the phrase that is the whole of a short line, but for a few letters."""
    phrase = first_of(words.ALSO_OF_EVENTS, said)
    return phrase if phrase and len(said) <= len(squeezed(phrase)) + LABEL_BESIDE else None


def _request(said: str) -> str | None:
    return first_of(words.RESERVED, said) or _offer(said)


def _share(page: Page) -> str | None:
    """Return the words behind the share of the article that is kept back."""
    if "%" not in page.text[-SHARE:]:
        return None
    found = ((phrase, page.end.find(squeezed(phrase))) for phrase in words.LEFT)
    return next((phrase for phrase, at in found if at > 0 and page.end[at - 1].isdecimal()), None)


def _offer(said: str) -> str | None:
    """Return the words that offer to read on, where they stand beside words that ask to subscribe."""
    if first_of(words.ARCHIVE, said):
        return None
    for at, phrase in places_of(words.READ_ON, said):
        ask = first_of(words.JOIN, said[max(at - NEAR, 0) : at + len(squeezed(phrase)) + NEAR])
        if ask:
            return f"{phrase} ... {ask}"
    return None


def _is_held(page: Page) -> bool:
    """Tell whether what the page names as its restricted part is there."""
    held = page.signs.held
    return held is not None and held >= SHORT and 2 * held >= page.size


def _cut(page: Page) -> list[str]:
    """Return what tells that something is missing, where there is reason to think so."""
    found = _lacking(page)
    if page.signs.held is not None and not _is_held(page):
        found.append(f"{page.signs.held} words in the restricted part")
    if is_cut(page.last):
        found.append(f'ends in "{told(page.last[-30:])}"')
    elif _is_broken(page):
        found.append(f'breaks off at "{told(page.last[-30:])}"')
    return found


def _is_broken(page: Page) -> bool:
    """Tell whether the last paragraph ends without a full stop where all others have one."""
    *others, last = page.paragraphs or [""]
    return (
        len(others) >= SENTENCES
        and not is_closed(last)
        and size(last) >= SENTENCE
        and all(map(is_closed, others[-20:]))
    )


def _lacking(page: Page) -> list[str]:
    """Return how much less is shown than the page states of itself."""
    found = []
    if _is_less(page.size, page.signs.words) and not _holds_words(page):
        found.append(f"wordCount {page.signs.words}, {page.size} shown")
    body = size(page.signs.body)
    if _is_less(page.size, body) and "".join(page.signs.body.split())[-BODY_END:] not in page.signs.shown:
        found.append(f"articleBody of {body} words, {page.size} shown")
    return found


def _holds_words(page: Page) -> bool:
    """Tell whether the page may show as many words as stated, or the statement counts characters, as some do."""
    stated = page.signs.words
    return len(page.signs.shown) >= LETTERS * stated or abs(stated - len(page.text)) < stated / 4


def _is_less(shown: int, stated: int) -> bool:
    return shown < MISSING_SHARE * stated and stated - shown >= MISSING_WORDS


def _breaks_off(page: Page) -> bool:
    """Tell whether a short text is cut off; verses and last words may end in an ellipsis."""
    last = page.last
    if is_cut_in_brackets(last):
        return page.size < EXCERPT
    return page.size < CUT and is_cut(last) and "\n" not in last and size(last) >= SENTENCE
