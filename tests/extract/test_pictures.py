"""The pictures of a page: which of them is the declared one, what words stand beside it, and no time without end."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from syndicate.extract import structured, visible
from syndicate.extract._pictures import LONGEST_ADDRESS, MOST_NAMES, Pictures
from syndicate.extract.combine import combine
from syndicate.values import html_tree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from syndicate.model import Draft

URL = "https://news.example/a/story.html"
CDN = "https://cdn.example"
HERE = "https://news.example"


def tree_of(body: str = "", head: str = "") -> HtmlElement:
    tree = html_tree.document(f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>")
    assert tree is not None
    return tree


def pictures_of(body: str) -> Pictures:
    return Pictures(tree_of(body).iter("img"), URL)


def told(body: str, head: str) -> Draft:
    return combine(*structured.evidence(tree_of(body, head), URL, URL))


@pytest.mark.parametrize(
    ("declared", "body", "expected"),
    [
        # A folder of a site, a user or an album is no picture's.
        (f"{CDN}/62dea23eb2a0af4002/ferry-lead-4711.jpg", "<img src=/62dea23eb2a0af4002/logo-2026-x.png width=900>", None),
        (f"{CDN}/62dea23eb2a0af4002/the-old-ferry.jpg", "<img src=/62dea23eb2a0af4002/logo.png width=900>", None),
        (f"{CDN}/user1234/a.jpg", "<img src=/user1234/b.jpg width=900>", None),
        (f"{CDN}/62dea23eb2a0af4002/og.jpg", "<img src=/62dea23eb2a0af4002/the-old-ferry.png width=900>", f"{HERE}/62dea23eb2a0af4002/the-old-ferry.png"),
        (
            f"{CDN}/62dea23eb2a0af4002/og.jpg",
            "<img src=/62dea23eb2a0af4002/the-old-ferry.png width=900><img src=/62dea23eb2a0af4002/the-new-ferry.png width=900>",
            None,
        ),
        (
            f"{CDN}/62dea23eb2a0af4002/og.jpg",
            "<img src=/62dea23eb2a0af4002/the-old-ferry.png width=900><img src=/62dea23eb2a0af4002/small.png width=600>",
            f"{HERE}/62dea23eb2a0af4002/the-old-ferry.png",
        ),
        (f"{CDN}/62dea23eb2a0af4002/the-ferrier.jpg", "<img src=/62dea23eb2a0af4002/a.png width=900>", f"{HERE}/62dea23eb2a0af4002/a.png"),
        (f"{CDN}/62dea23eb2a0af4002/the-ferriest.jpg", "<img src=/62dea23eb2a0af4002/a.png width=900>", None),
        (f"{CDN}/a23456789/og.jpg", "<img src=/a23456789/a.png width=900>", f"{HERE}/a23456789/a.png"),
        (f"{CDN}/a2345678/og.jpg", "<img src=/a2345678/a.png width=900>", None),
        # The name of a file is one in any folder, but not a part of a longer one.
        (f"{CDN}/x/ferry-471.jpg", "<img src=/y/ferry-471.webp width=900>", f"{HERE}/y/ferry-471.webp"),
        (f"{CDN}/x/ferry-471.jpg", "<img src=/y/ferry-4711.webp width=900>", None),
        (f"{CDN}/x/ferry-471.jpg", "<img src=/y/oldferry-471.webp width=900>", None),
        (f"{CDN}/x/ferry-471.jpg", "<img src=/y/ferry-4712/ferry-471.webp width=900>", f"{HERE}/y/ferry-4712/ferry-471.webp"),
        (f"{CDN}/x/ferry-471-0123456.jpg", "<img src=/y/ferry-471-0123456ab.webp width=900>", f"{HERE}/y/ferry-471-0123456ab.webp"),
        (f"{CDN}/x/ferry-471-1200x630.jpg", "<img src=/y/ferry-471.webp width=900>", f"{HERE}/y/ferry-471.webp"),
        (f"{CDN}/x/ferry-471-scaled_w640-80x80-640w.jpg", "<img src=/y/ferry-471.webp width=900>", f"{HERE}/y/ferry-471.webp"),
        (f"{CDN}/x/ferry-471.jpg", "<img src='/_img?url=https%3A%2F%2Fcdn.example%2Fx%2Fferry-471.jpg' width=900>", None),
        (f"{CDN}/x/ferry-471.jpg", "<img src='/_img?url=https%3A%2F%2Fcdn.example%2Fx%2Fferry-471.webp' width=900>", f"{HERE}/_img?url=https%3A%2F%2Fcdn.example%2Fx%2Fferry-471.webp"),
        (f"{CDN}/ferry-471.jpg", "<img data-src='ferry-471.webp' width=900>", "https://news.example/a/ferry-471.webp"),
        # Where the page shows the very file, it is believed.
        (f"{CDN}/x/ferry-471.jpg", "<img src=/y/ferry-471.jpg width=100><img src=/y/ferry-471.webp width=900>", None),
        (f"{CDN}/x/og-471-12.jpg", "<img src=/y/blog-471-12.jpg><img src=/y/og-471-12.webp width=900>", f"{HERE}/y/og-471-12.webp"),
        (f"{CDN}/x/ferry-471.jpg", "<img srcset='/y/ferry-471.webp 2x' src=/y/ferry-471.png width=900>", f"{HERE}/y/ferry-471.png"),
        (f"{CDN}/x/ferry-471.jpg", "<img alt=x data-src='data:ferry-471.jpg'><img src=/y/ferry-471.webp width=900>", f"{HERE}/y/ferry-471.webp"),
        (f"{CDN}/ferry-471.jpg#" + "x" * LONGEST_ADDRESS, "<img src=/y/ferry-471.webp width=900>", None),
    ],
)  # fmt: skip
def test_the_declared_picture_is_found_by_its_own_name(declared: str, body: str, expected: str | None) -> None:
    assert pictures_of(body).shown(declared) == (expected or declared)


def test_how_long_an_address_is_looked_for() -> None:
    pictures = pictures_of("<img src=/y/ferry-471.webp alt=Own width=900>")
    for length, expected in ((LONGEST_ADDRESS, True), (LONGEST_ADDRESS + 1, False)):
        declared = f"{CDN}/x/ferry-471.jpg?".ljust(length, "x")
        assert (pictures.shown(declared) != declared) is expected
        assert bool(list(pictures.showing(declared))) is expected


def test_only_so_many_names_of_a_picture_are_looked_for() -> None:
    names = [f"ferry{number:04}" for number in range(MOST_NAMES + 1)]
    declared = f"{CDN}/{'.'.join(names)}.jpg"
    for at, expected in ((MOST_NAMES - 2, True), (MOST_NAMES, False)):
        shown = pictures_of(f"<img src=/{names[at]}.webp width=900>").shown(declared)
        assert (shown != declared) is expected


@pytest.mark.parametrize(
    ("address", "body", "expected"),
    [
        (f"{CDN}/a/ferry.jpg", f"<img src={CDN}/b/ferry.jpg alt=Other><img src={CDN}/a/ferry.jpg alt=Own>", "Own"),
        (f"{CDN}/a/ferry.jpg", f"<img src={CDN}/b/ferry.jpg alt=Other><img src={CDN}/a/ferry.jpg alt=''>", "Other"),
        (f"{CDN}/a/ferry", f"<img src={CDN}/a/ferry alt=Own>", "Own"),
        (f"{CDN}/a/ferry", f"<img src={CDN}/b/ferry alt=Other>", ""),
        (f"{CDN}/image?id=12", f"<img src={CDN}/image?id=13 alt=Other><img src={CDN}/image?id=12 alt=Own>", "Own"),
        (f"{CDN}/image?id=12", f"<img src={CDN}/image?id=13 alt=Other>", ""),
        (f"{CDN}/a/ferry.jpg", f"<img src=/x.jpg srcset='{CDN}/a/ferry.jpg 2x' alt=Own>", "Own"),
        (f"{CDN}/a/ferry.jpg", "<img src=/b/ferry-640x360.webp alt=Cut>", "Cut"),
        (f"{CDN}/a/ferry-1200x630.jpg", "<img src=/b/ferry.webp alt=Cut>", "Cut"),
        (f"{CDN}/a/ferry.jpg", "<img src=/b/the-ferry.jpg alt=Other>", ""),
        (f"{CDN}/a/f%C3%A4hre.jpg", "<img src='/b/fähre.jpg' alt=Own>", "Own"),
        (f"{HERE}/f%C3%A4hre", "<img src='/fähre' alt=Own>", "Own"),
        (f"{CDN}/", f"<img src={CDN}/ alt=Own><img src=/ alt=Other>", "Own"),
        (f"{CDN}/a/ferry.jpg?" + "x" * LONGEST_ADDRESS, f"<img src={CDN}/a/ferry.jpg alt=Own>", ""),
    ],
)
def test_the_words_beside_a_picture(address: str, body: str, expected: str) -> None:
    assert visible.words_of_picture(pictures_of(body).showing(address)) == expected


OG = f'<meta property="og:image" content="{CDN}/a/ferry.jpg">'
ALT = '<meta property="og:image:alt" content="Declared">'
LD = f'<script type="application/ld+json">{{"@type":"Article","headline":"H","image":"{CDN}/a/ferry.jpg"}}</script>'


@pytest.mark.parametrize(
    ("head", "expected", "source"),
    [(OG, "Shown", "body"), (LD + OG, "Shown", "body"), (OG + ALT, "Declared", "opengraph"), (LD + OG + ALT, "Declared", "opengraph")],
)  # fmt: skip
def test_a_declared_picture_has_the_words_beside_it(head: str, expected: str, source: str) -> None:
    found = told(f"<h1>H</h1><img src={CDN}/a/ferry.jpg alt=Shown>", head)
    assert (found.image_alt, found.evidence["image_alt"].source) == (expected, source)


def test_a_picture_that_is_not_shown_has_no_words() -> None:
    found = told("<img src=/other.jpg alt=Other>", OG)
    assert (found.image, found.image_alt) == (f"{CDN}/a/ferry.jpg", None)
    assert "image_alt" not in found.evidence


def test_endless_addresses_are_read_in_time() -> None:
    body = f"<img srcset='{'a' * 900_000}' src=/ferry-12345678.webp><img src='/{'-12x12' * 50_000}.jpg'>"
    start = time.process_time()
    pictures = pictures_of(body)
    for declared in ("-12x12" * 300 + "z.jpg", "ferry-12345678.jpg", "x/" * 900 + "a.jpg", "a" * 200_000):
        pictures.shown(f"{CDN}/{declared}")
        list(pictures.showing(f"{CDN}/{declared}"))
    assert time.process_time() - start < 2
