"""What stands around the headline: the lines above and below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from syndicate.extract.blocks import Block
    from syndicate.extract.visible import Page


def around(page: Page) -> tuple[Sequence[Block], Sequence[Block], Sequence[Block]]:
    """Return the lines above the headline, the nearest first, its own and those below it."""
    own = set(page.headline.iter()) if page.headline is not None else set()
    inside = [at for at, line in enumerate(page.lines) if line.runs[0].holder in own]
    if not inside:
        return [], [], page.lines
    first, last = inside[0], inside[-1] + 1
    return page.lines[:first][::-1], page.lines[first:last], page.lines[last:]
