"""What a person wants taken out of a page before anything is read of it."""

from __future__ import annotations

import pytest

from syndicate.extract.strip import fault, stripped, stripped_html
from syndicate.model import Document

PAGE = '<!DOCTYPE html><html><head><meta charset="latin-1"><title>T</title></head><body><p>café</p><div class="ad"><p class="ad">x</p></div></body></html>'


def test_a_page_is_left_without_what_matches_and_is_read_as_before() -> None:
    document = Document(PAGE.encode("latin-1"), "https://a.example/", "text/html", "latin-1")
    found = stripped(document, [".ad", "footer"])
    assert "café" in found.body.decode("utf-8")
    assert b"x</p>" not in found.body
    assert b"<title>T</title>" in found.body
    assert (found.charset, found.url) == ("utf-8", document.url)


@pytest.mark.parametrize("selectors", [[], ["footer"]])
def test_where_nothing_matches_it_is_the_same_document(selectors: list[str]) -> None:
    document = Document(PAGE.encode("latin-1"), "https://a.example/", "text/html", "latin-1")
    assert stripped(document, selectors) is document


def test_what_is_no_page_is_left_alone() -> None:
    document = Document(b"<p class='ad'>x</p>", None, "text/plain")
    assert stripped(document, ["p"]) is document


def test_an_articles_html_stays_a_part_of_a_page() -> None:
    assert stripped_html('<p>a</p><div class="ad">x</div>tail', [".ad"]) == "<p>a</p>tail"
    assert stripped_html("<p>a &amp; b<br></p>", ["i"]) == "<p>a &amp; b<br></p>"
    assert stripped_html("", [".ad"]) == ""


def test_what_is_no_selector_is_told() -> None:
    assert fault("div > p:not(.x)") is None
    assert "is not a CSS selector" in (fault("div[") or "")
    assert fault(" ") is not None
