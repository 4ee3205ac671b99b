"""Is this the article, or only its beginning? What a listing gives is held against the signs of a teaser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from syndicate.extract._measure import SPACELESS
from syndicate.values import markup, text

if TYPE_CHECKING:
    from syndicate.model import Draft

SHORTEST = 80
"""Words below which a listing's text is taken for a teaser: WordPress cuts excerpts at 55, others at 50 to 70."""
SHORTEST_CHARACTERS = 150
"""The same in characters of scripts without spaces, about two of them to a word."""
_LOOKED_AT = 20_000
"""Characters that are counted; a text this long is long enough."""

_CUT_OFF = regex.compile(r"(?:\.\.\.|…|\[\s*(?:\.\.\.|…|&#8230;)\s*\])[\s\])»”\"]*$")
_READ_MORE = (
    "read more", "continue reading", "read the rest", "read full", "full story", "keep reading", "read on",
    "lire la suite", "en savoir plus", "weiterlesen", "mehr lesen", "zum artikel", "leer más", "seguir leyendo",
    "continuar leyendo", "leia mais", "continue lendo", "ler mais", "leggi tutto", "continua a leggere", "lees verder",
    "lees meer", "les mer", "les hele", "läs mer", "læs mere", "lue lisää", "czytaj więcej", "czytaj dalej",
    "celý článek", "číst dále", "citește mai mult", "devamını oku", "tovább olvasom", "διαβάστε περισσότερα",
    "читать далее", "читать полностью", "читати далі", "اقرأ المزيد", "المزيد", "קרא עוד", "続きを読む", "もっと読む",
    "阅读全文", "閱讀全文", "继续阅读", "더 보기", "계속 읽기", "और पढ़ें", "อ่านต่อ", "đọc tiếp", "selengkapnya",
)  # fmt: skip
_AROUND = " \t\n.…>»→›[]"
"""What may stand around an invitation."""
_TAIL = 120
"""Characters at the end among which a "read more" stands."""
_APPEARED_FIRST = regex.compile(
    r"\bappeared first on\b|\berschien zuerst auf\b|\best apparu en premier sur\b", regex.IGNORECASE
)


def is_teaser(draft: Draft) -> bool:
    """Tell whether what a listing gives of an article's text is only a part of it, or nothing.

    For drafts of listings: a saved file is as long as it is, and is not asked.
    """
    if draft.teaser:
        return True
    plain = _plain(draft)
    return (
        _is_short(plain)
        or _says_more(plain)
        or bool(draft.summary and text.one_line(draft.summary) == text.one_line(plain))
    )


def _plain(draft: Draft) -> str:
    if draft.text:
        return draft.text
    return markup.text_of(draft.content) if draft.content else ""


def _is_short(plain: str) -> bool:
    looked_at = plain[:_LOOKED_AT]
    spaceless = len(SPACELESS.findall(looked_at))
    words = len(SPACELESS.sub(" ", looked_at).split())
    return words / SHORTEST + spaceless / SHORTEST_CHARACTERS < 1


def _says_more(plain: str) -> bool:
    """Tell whether a text ends as excerpts do: cut off, inviting to read on, or with WordPress's closing line."""
    tail = text.one_line(plain[-4 * _TAIL :])[-_TAIL:]
    return bool(invited(tail) or _CUT_OFF.search(tail) or _APPEARED_FIRST.search(tail))


def invited(line: str) -> str | None:
    """Return the invitation to read on in which a line ends, as it stands there; None where it ends otherwise."""
    tail = text.one_line(line[-4 * _TAIL :])[-_TAIL:].rstrip(_AROUND)
    folded = tail.casefold()
    found = next((phrase for phrase in _READ_MORE if folded.endswith(phrase)), None)
    return tail[-len(found) :] if found else None


def is_invitation(words: str) -> bool:
    """Tell whether words invite to read on and say nothing else."""
    return words.strip(_AROUND).casefold() in _READ_MORE
