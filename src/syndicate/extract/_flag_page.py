"""A page's signs and the article found in it, measured once for all rules."""

from __future__ import annotations

from dataclasses import dataclass

from syndicate.extract._flag_signs import Signs
from syndicate.extract._flag_text import BEHIND, END, FURTHER, LONGEST, behind, size, squeezed

BEGINNING = 300
"""Words from which a text may be whole, so that what asks for a subscription stands apart from it."""
STANDFIRST = 60
"""Words below which a text may be no more than a standfirst, where the page has a place for a wall."""
OFFER = 30
"""Words of the longest paragraph that asks for one."""
MOST_OFFERS = 8
"""Paragraphs at the end of a text that are looked at."""
LONGEST_HTML = 1_000_000
"""Characters of an article's HTML that are looked at."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the rules are asked about."""

    signs: Signs
    text: str
    html: str
    title: str
    paragraphs: list[str]
    size: int
    """Words of the text, in any script."""
    end: str
    """The squeezed end of the text: of a longer one the short paragraphs behind its last long one."""
    behind: str
    """The squeezed words of the page behind the text's end."""

    @classmethod
    def of(cls, signs: Signs, text: str, html: str, title: str) -> Page:
        """Measure a page."""
        said = text[:LONGEST]
        words = size(said)
        paragraphs = [part.strip() for part in said.split("\n\n") if part.strip()]
        return cls(
            signs=signs,
            text=said,
            html=html[:LONGEST_HTML],
            title=title,
            paragraphs=paragraphs,
            size=words,
            end=squeezed(_offers(paragraphs) if words >= BEGINNING else said[-2 * END :])[-END:],
            behind=behind(signs.shown, paragraphs, FURTHER if signs.wall and words < STANDFIRST else BEHIND),
        )

    @property
    def last(self) -> str:
        """The last paragraph, '' where there is none."""
        return self.paragraphs[-1] if self.paragraphs else ""


def _offers(paragraphs: list[str]) -> str:
    """Return the short paragraphs at the end of a text."""
    found: list[str] = []
    for paragraph in reversed(paragraphs[-MOST_OFFERS:]):
        if size(paragraph) > OFFER:
            break
        found.append(paragraph)
    return "\n".join(reversed(found))
