"""Every file on the shelf keeps the promise of the shelf."""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path

import pytest

import syndicate.formats

NAMES = sorted(path.stem for path in Path(syndicate.formats.__path__[0]).glob("*.py") if not path.stem.startswith("_"))


def test_the_shelf_holds_the_formats_we_publish() -> None:
    assert NAMES == ["atom", "html", "json", "rss"]


@pytest.mark.parametrize("name", NAMES)
def test_a_format_says_where_it_goes_and_what_it_is(name: str) -> None:
    module = import_module(f"syndicate.formats.{name}")
    assert f".{name}" == module.SUFFIX
    assert "/" in module.MEDIA_TYPE


@pytest.mark.parametrize("name", [name for name in NAMES if name != "html"])
def test_a_feed_format_renders(name: str) -> None:
    render = import_module(f"syndicate.formats.{name}").render
    assert list(inspect.signature(render).parameters) == ["feed", "entries", "fragments"]
