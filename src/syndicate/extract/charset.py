"""Bytes become text, whatever is said about them: declarations are weighed against what the bytes can be.

The order is that of browsers (byte order mark, Content-Type, the document's own declaration), with what a feed
fetcher, which cannot ask its reader to choose another encoding, must do beyond it: declarations lie, most often UTF-8
called something else, and then all non-ASCII text would be wrong.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from syndicate.extract._labels import DETECTABLE, codec_of, encoding_of
from syndicate.extract._prescan import declared_encoding

if TYPE_CHECKING:
    from syndicate.model import Document

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32le"),
    (codecs.BOM_UTF32_BE, "utf-32be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
)
"""Byte order marks (Unicode §23.8), the longer before those they begin with."""

_FALLBACK = "windows-1252"
"""What browsers of most locales take for text that declares nothing (HTML §13.2.3.3)."""

_SAMPLE = 1 << 16
"""Bytes from the first non-ASCII one on that are looked at closely; a text shows its language in far fewer."""

_LEAD = 2_000
"""Bytes before it that are looked at with them."""

_CHANCE = 10
"""Two-byte characters of an East Asian charset that may form UTF-8 by chance."""

_HIGH = bytes(range(0x80, 0x100))
_UTF16 = frozenset({"utf-16le", "utf-16be"})
_CONTROLS = bytes({*range(0x20)} - {*b"\t\n\f\r\x1b"})
_HIGH_BYTE = re.compile(rb"[\x80-\xFF]")
_PIECE = 1 << 12
# Sequences of UTF-8 (Unicode table 3-7, without the fine print about second bytes).
_SEQUENCE = re.compile(rb"[\xC2-\xDF][\x80-\xBF]|[\xE0-\xEF][\x80-\xBF]{2}|[\xF0-\xF4][\x80-\xBF]{3}")
_EAST_ASIAN = frozenset({"gbk", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr"})
_TOGETHER = frozenset({"HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "CJK", "IDEOGRAPHIC", "BOPOMOFO"})
_ODD = 0.1
"""By how much more oddities a stated encoding loses to a guessed one; right ones have next to none."""

_ESCAPED = ("iso-2022-jp", "hz")
"""Charsets whose bytes are all ASCII; each switches with a sequence that ordinary text does not hold."""


def decode(document: Document) -> str:
    """Return the text of a document; bytes that fit no charset become U+FFFD. Never raises.

    A byte order mark settles it. Bytes that are UTF-8 throughout are UTF-8, whatever is declared. What declares
    UTF-8 and is not, or declares a charset in which the bytes cannot be decoded or make no words, is detected.
    """
    body = document.body
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return _replaced(body[len(mark) :], encoding)
    http = encoding_of(document.charset)
    return _replaced(body, _wide(body, http) or _encoding(body, http, declared_encoding(body)))


def beginning(body: bytes, most: int) -> bytes:
    """Return at most `most` bytes of a body, with no part of a character of UTF-8 at their end.

    One torn character would make a text look like one in another charset: in UTF-8 there is none.
    """
    if len(body) > most:
        end = max(0, most)
        while end > max(0, most - 3) and body[end] & 0xC0 == 0x80:
            end -= 1
        return body[:end]
    if body[-1:] < b"\x80":
        return body
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        is_ascii = decoder.decode(body).isascii()
    except UnicodeDecodeError:
        return body
    # Behind ASCII alone a single byte is a whole character of another charset rather than a part of one of this.
    torn = 0 if is_ascii else len(decoder.getstate()[0])
    return body[: len(body) - torn]


def _replaced(body: bytes, encoding: str) -> str:
    """Decode with U+FFFD for what does not fit."""
    return codec_of(encoding).decode(body, "replace")[0]


def _wide(body: bytes, http: str | None) -> str | None:
    """Recognize UTF-16 without a mark by the zeros beside its first characters (XML 1.0 appendix F).

    Where the host says UTF-16, control characters that no other charset would have are enough.
    """
    head = body[:64]
    even, odd = head[::2], head[1::2]
    if len(even) >= 4 and 0 not in even and odd.count(0) * 2 > len(odd):
        return "utf-16le"
    if len(odd) >= 4 and 0 not in odd and even.count(0) * 2 > len(even):
        return "utf-16be"
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return http if http in _UTF16 and controls * 4 >= len(head) else None


def _first_high(body: bytes) -> int | None:
    """Return where the first byte that is not ASCII stands; piece by piece, which is far quicker than a search."""
    pieces = range(0, len(body), _PIECE)
    start = next((at for at in pieces if not body[at : at + _PIECE].isascii()), None)
    found = None if start is None else _HIGH_BYTE.search(body, start)
    return found.start() if found else None


def _encoding(body: bytes, http: str | None, own: str | None) -> str:
    """Choose the encoding of bytes without a mark, from what the host and the document say and what the bytes are."""
    # ISO-8859-1 was the default that servers put on all text (RFC 2616 §3.7.1): the document knows better.
    stated = [name for name in ((own, http) if http == _FALLBACK else (http, own)) if name]
    first = _first_high(body)
    if first is None:
        return _escaped(body, stated)
    sample = body[max(0, first - _LEAD) : first + _SAMPLE]
    return "utf-8" if _is_utf8(body, sample, stated) else _legacy(body, sample, stated)


def _legacy(body: bytes, sample: bytes, stated: list[str]) -> str:
    """Choose the encoding of bytes that are not UTF-8."""
    guess = _detected(sample, body)
    fitting = next((name for name in stated if name != "utf-8" and _strict(body, name) is not None), None)
    if fitting and not (guess and _makes_better_words(sample, guess, fitting)):
        return fitting
    return guess or next(iter(stated), _FALLBACK)


def _escaped(body: bytes, stated: list[str]) -> str:
    """Choose the encoding of bytes that are all ASCII."""
    if b"\x1b" not in body and b"~{" not in body:
        return "utf-8"
    if "iso-2022-jp" in stated and _strict(body, "iso-2022-jp") is not None:
        return "iso-2022-jp"
    guess = _detected(body[:_SAMPLE], body)
    return guess if guess in _ESCAPED else "utf-8"


def _is_utf8(body: bytes, sample: bytes, stated: list[str]) -> bool:
    """Tell whether bytes are UTF-8: all of them, or nearly all, or most of them and they say so."""
    if _strict(body, "utf-8") is not None:
        # Few sequences may be chance, where a charset is stated that has them.
        doubted = [name for name in stated if name in _EAST_ASIAN]
        if not doubted or len([*islice(_SEQUENCE.finditer(sample), _CHANCE)]) == _CHANCE:
            return True
        return not any(_makes_words(body, sample, name) for name in doubted)
    sequences = [len(found[0]) for found in _SEQUENCE.finditer(sample)]
    strays = len(sample) - len(sample.translate(None, _HIGH)) - sum(sequences)
    return len(sequences) >= strays * (1 if "utf-8" in stated else 10)


def _strict(body: bytes, encoding: str) -> str | None:
    """Decode, or return None where a byte does not fit."""
    try:
        return codec_of(encoding).decode(body, "strict")[0]
    except UnicodeDecodeError:
        return None


def _detected(sample: bytes, body: bytes) -> str | None:
    """Return the encoding that chardet sees, if the whole body can be decoded in it and browsers know it."""
    import chardet

    seen = chardet.detect(sample, compat_names=False, include_encodings=DETECTABLE)["encoding"]
    encoding = DETECTABLE.get(seen or "")
    return encoding if encoding and _strict(body, encoding) is not None else None


def _makes_words(body: bytes, sample: bytes, encoding: str) -> bool:
    """Tell whether a text reads as words in an encoding."""
    return _strict(body, encoding) is not None and _oddity(codec_of(encoding).decode(sample, "ignore")[0]) <= _ODD


def _makes_better_words(sample: bytes, guess: str, stated: str) -> bool:
    """Tell whether a text reads as words in the guessed encoding and not in the stated one.

    Where both make words, the stated one holds, unless the letters are of another script altogether: then what was
    detected by its language is more likely than a wrong label's chance. Bytes that fit an East Asian charset
    throughout do not do so by chance.
    """
    one, other = (codec_of(name).decode(sample, "ignore")[0] for name in (stated, guess))
    if one == other:
        return False
    oddities = _oddity(one) - _oddity(other)
    return oddities > _ODD or (oddities >= 0 and stated not in _EAST_ASIAN and _script(one) != _script(other))


def _oddity(text: str) -> float:
    """Return the share of non-ASCII characters that stand where words do not have them, 1 for inverted case.

    KOI8-R and windows-1251 have small and capital letters at each other's places.
    """
    high = odd = capitals = turns = 0
    before = " "
    for here in text:
        if here > "\x7f":
            high += 1
            capitals += here.isupper() - here.islower()
        if here > "\x7f" or before > "\x7f":
            turns += before.islower() and here.isupper()
            odd += _is_odd(before, here)
        before = here
    if turns and capitals > 0:
        return 1.0
    return odd / high if high else 0.0


def _is_odd(before: str, here: str) -> bool:
    """Tell whether two characters stand together as in a text read in the wrong charset.

    Controls, box drawing, half-width kana; a sign inside a word; a capital behind a small letter; two scripts mixed.
    """
    kind = unicodedata.category(here)
    if kind in {"Cc", "Co", "Cn"} or "\u2500" <= here <= "\u25ff" or "\uff61" <= here <= "\uff9f":
        return here > "\x7f"
    if not before.isalpha():
        return False
    if here.isalpha():
        return (before.islower() and here.isupper()) or _script_of(before) != _script_of(here)
    return kind in {"So", "Sc", "Sm", "Sk", "No"}


def _script(text: str) -> str:
    """Return the script of most non-ASCII letters."""
    scripts = Counter(_script_of(letter) for letter in text if letter > "\x7f" and letter.isalpha())
    return scripts.most_common(1)[0][0] if scripts else ""


def _script_of(letter: str) -> str:
    """Return the script of a letter, as its Unicode name begins; those that are written together are one."""
    script = unicodedata.name(letter, "").partition(" ")[0]
    return "CJK" if script in _TOGETHER else script
