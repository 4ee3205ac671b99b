"""Charset labels as browsers read them (WHATWG Encoding §4.2), and the Python codec that decodes alike.

117 of the 228 labels mean something else to Python, or nothing: "iso-8859-1" is windows-1252, "gb2312" is GB 18030.
"""

from __future__ import annotations

import codecs

import webencodings

# Where Python's codec of the standard's own name knows fewer characters than the standard's decoder. The decoder of
# GBK is that of GB 18030 (Encoding §10.1.1).
_CODECS = {
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "big5": "big5hkscs",
    "iso-2022-jp": "iso2022_jp_ext",
    "windows-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "x-mac-cyrillic": "mac-cyrillic",
    "macintosh": "mac-roman",
}
# "replacement" stands for charsets that browsers refuse to decode, because they hide ASCII; "x-user-defined" for none.
_REFUSED = frozenset({"replacement", "x-user-defined"})

# Charsets that have no label we follow, but that bytes can be seen to be in.
_UNLABELLED = {"hz": "hz", "utf-32le": "utf-32-le", "utf-32be": "utf-32-be"}

DETECTABLE = {
    **{f"cp125{digit}": f"windows-125{digit}" for digit in range(9)},
    **{f"iso8859-{part}": f"iso-8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    "iso8859-1": "windows-1252",
    "iso8859-9": "windows-1254",
    "big5hkscs": "big5",
    "cp866": "ibm866",
    "cp874": "windows-874",
    "cp932": "shift_jis",
    "cp949": "euc-kr",
    "euc_jis_2004": "euc-jp",
    "euc_kr": "euc-kr",
    "gb18030": "gb18030",
    "hz": "hz",
    "iso2022_jp_2": "iso-2022-jp",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "mac-cyrillic": "x-mac-cyrillic",
    "shift_jis_2004": "shift_jis",
    "tis-620": "windows-874",
    "utf-16-be": "utf-16be",
    "utf-16-le": "utf-16le",
}
"""What detection may answer, by chardet's names: charsets of the web, not those of mainframes and of DOS."""


def encoding_of(label: str | None) -> str | None:
    """Return the standard's name for a label; None for a label it does not know, or that browsers refuse to follow.

    UTF-7 is no label, which closes its door for hidden markup.
    """
    if not label or len(label) > 64 or not label.isascii():
        return None
    found = webencodings.lookup(label)
    return None if found is None or found.name in _REFUSED else found.name


def codec_of(encoding: str) -> codecs.CodecInfo:
    """Return the Python codec for one of the standard's names, or for one that was seen."""
    return codecs.lookup(_UNLABELLED.get(encoding) or _CODECS.get(encoding, encoding))
