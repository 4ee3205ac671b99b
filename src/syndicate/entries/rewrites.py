"""What a source's articles say is put right as they come in: words replaced, people and categories renamed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape, unescape
from typing import TYPE_CHECKING, Any

import regex

from syndicate.model import Evidence, Rejected
from syndicate.values.folding import fold
from syndicate.values.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from syndicate.model import Draft

# What stands between tags; a ">" in a value of an attribute is not the tag's end.
_BETWEEN = regex.compile(r"""(<(?:[^>"']|"[^"]*+"|'[^']*+')*+>)|([^<]++|<)""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rewrites of one source, ready for use."""

    replace: Sequence[tuple[Pattern, str]] = ()
    """In title, summary and text, in order."""
    authors: Mapping[str, str] | None = None
    """Name to name; '' drops one."""
    categories: Mapping[str, str] | None = None
    language: str | None = None


def rewrite(draft: Draft, rules: Rules) -> Draft:
    """Return a draft put right; a value that was changed is evidence of the kind "rewrite", with what stood before."""
    values: dict[str, Any] = {
        "title": _replaced(draft.title, rules),
        "summary": _replaced(draft.summary, rules),
        "text": _replaced(draft.text, rules),
        "content": _between_tags(draft.content, lambda words: _replaced(words, rules) or ""),
        "authors": _renamed(draft.authors, rules.authors),
        "categories": _renamed(draft.categories, rules.categories),
        "language": rules.language or draft.language,
    }
    changed = {name: value for name, value in values.items() if value != getattr(draft, name)}
    if not changed:
        return draft
    evidence = dict(draft.evidence) | {name: _told(draft, name) for name in changed}
    return replace(draft, **changed, evidence=evidence)


def _replaced(text: str | None, rules: Rules) -> str | None:
    for pattern, by in rules.replace if text else ():
        text = pattern.replaced(text or "", by)
    return text


def _between_tags(html: str | None, change: Callable[[str], str]) -> str | None:
    """Return HTML with its words changed, however they are spelled, and its tags as they are."""
    if not html:
        return html
    return _BETWEEN.sub(lambda part: part[1] or _respelled(part[2], change), html)


def _respelled(spelled: str, change: Callable[[str], str]) -> str:
    """Return words of HTML changed; what was not changed keeps its spelling."""
    words = unescape(spelled)
    changed = change(words)
    return spelled if changed == words else escape(changed, quote=False)


def _renamed(names: Sequence[str], table: Mapping[str, str] | None) -> Sequence[str]:
    if not table:
        return names
    known = {fold(old): new for old, new in table.items()}
    renamed = [known.get(fold(name), name) for name in names]
    return names if renamed == list(names) else list(dict.fromkeys(name for name in renamed if name))


def _told(draft: Draft, name: str) -> Evidence:
    before = getattr(draft, name)
    source = draft.evidence[name].source if name in draft.evidence else "nothing"
    rejected = list(draft.evidence[name].rejected) if name in draft.evidence else []
    if name in {"content", "text"} or not before:
        return Evidence("rewrite", rejected)
    said = before if isinstance(before, str) else ", ".join(before)
    return Evidence("rewrite", [Rejected(said, source, "rewritten"), *rejected])
