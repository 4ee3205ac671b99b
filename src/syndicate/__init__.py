"""Syndicate: articles in, feeds and snippets out, and a memory in between. The public names are loaded on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from syndicate.api import (
        Workspace,
        compose,
        count,
        extract_article,
        open,
        parse_feed,
        render,
    )
    from syndicate.errors import SyndicateError
    from syndicate.model import Draft, Entry, Feed, Snippet

__all__ = [
    "Draft",
    "Entry",
    "Feed",
    "Snippet",
    "SyndicateError",
    "Workspace",
    "__version__",
    "compose",
    "count",
    "extract_article",
    "open",
    "parse_feed",
    "render",
]

_HOMES = {"SyndicateError": "errors", "Draft": "model", "Entry": "model", "Feed": "model", "Snippet": "model"}


def __getattr__(name: str) -> object:
    """Load a public name from its home (PEP 562), so that ``import syndicate`` costs next to nothing."""
    if name == "__version__":
        from importlib.metadata import version

        return version("syndicate")
    if name not in __all__:
        raise AttributeError(f"module 'syndicate' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"syndicate.{_HOMES.get(name, 'api')}"), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
