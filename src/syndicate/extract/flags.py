"""What a page is instead of a whole article, or beside one: recognised by what it states, shows and leaves out.

`signs` looks at the page before its main content is cut out of it, `find` holds the text that was found against them.
A statement alone flags nothing: a page that says its article is not free and gives all of it gives a whole article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndicate.extract import _flag_kinds as kinds
from syndicate.extract import _flag_partial as partial
from syndicate.extract._flag_page import Page
from syndicate.extract._flag_signs import Signs, signs
from syndicate.model import Flag, FlagKind

if TYPE_CHECKING:
    from collections.abc import Callable

PARTIAL: frozenset[FlagKind] = frozenset({"teaser", "paywalled", "truncated", "listing", "error", "challenge"})
"""Flags of pages whose text is not the whole article; live blogs and galleries give all they have."""

_ALONE: tuple[tuple[FlagKind, Callable[[Page], list[str]]], ...] = (
    ("challenge", kinds.challenge),
    ("error", kinds.error),
    ("listing", kinds.listing),
)
"""What leaves nothing else to say of a page."""
_PARTS: tuple[tuple[FlagKind, Callable[[Page], list[str]]], ...] = (
    ("paywalled", partial.paywalled),
    ("teaser", partial.teaser),
    ("truncated", partial.truncated),
)
"""Why a text is only a part: the first that can be told."""
_BESIDE: tuple[tuple[FlagKind, Callable[[Page], list[str]]], ...] = (
    ("live blog", kinds.live_blog),
    ("gallery", kinds.gallery),
)

__all__ = ["PARTIAL", "Signs", "find", "signs"]


def find(signs: Signs, text: str, html: str, title: str | None, cut: str = "") -> tuple[Flag, ...]:
    """Return what a page is, each kind with its evidence, () for a whole article. Never raises.

    `text` and `html` are the article found in the page, as plain text and as sanitised HTML; `title` is its title.
    `cut` says which limit of ours the text ends at.
    """
    page = Page.of(signs, text, html, title or "")
    for kind, rule in _ALONE:
        if evidence := rule(page):
            return (Flag(kind, tuple(evidence)),)
    beside = [Flag(kind, tuple(evidence)) for kind, rule in _BESIDE if (evidence := rule(page))]
    return (*_part(page, cut), *beside)


def _part(page: Page, cut: str) -> tuple[Flag, ...]:
    """Return why a text is only a part, our own limit last."""
    for kind, rule in _PARTS:
        if evidence := rule(page):
            return (Flag(kind, tuple(evidence)),)
    return (Flag("truncated", (cut,)),) if cut else ()
