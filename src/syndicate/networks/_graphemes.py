"""Graphemes: what a reader sees as one character (UAX #29), cut by the newest rules and counted by the strictest.

Implementations disagree on Indic conjuncts: Unicode 15.1 joined them by rule GB9c, and Ruby before 3.4, with which
Mastodon servers count, does not know it. So a limit is checked with the larger count, and text is cut at the borders
of the larger clusters.
"""

from __future__ import annotations

import regex

CLUSTER = regex.compile(r"\X")
"""Matches one grapheme cluster, conjuncts whole."""

_LINKER = regex.compile(r"\p{InCB=Linker}")
# Where GB9c alone joins: a consonant behind a linker. Without the rule a cluster ends before it.
_JOINED = regex.compile(r"(?<=[\p{InCB=Linker}\p{InCB=Extend}])\p{InCB=Consonant}")


def count(text: str) -> int:
    """Return the number of graphemes in `text`, the larger of the counts with and without GB9c."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    whole = CLUSTER.findall(text)
    if not _LINKER.search(text):
        return len(whole)
    return sum(1 + len(_JOINED.findall(cluster, 1)) for cluster in whole)
