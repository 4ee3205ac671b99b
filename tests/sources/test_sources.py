"""What every kind of source promises, and what each of them lists."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pytest

from syndicate.config import kind_class, kinds
from syndicate.errors import NothingFound, TooLarge, Unreadable
from syndicate.model import Document, Draft, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

URL = "https://town.example/place"


class Place:
    """A List that knows one answer for a URL, or a folder of files."""

    def __init__(self, body: str | None = None, files: dict[str, str | None] | None = None) -> None:
        self.body = body
        self.files = files or {}

    def __call__(self, url: str) -> Document | None:
        return None if self.body is None else Document(body=self.body.encode(), url=url, media_type="text/html")

    def file(self, path: str) -> Document:
        text = self.files[path]
        if text is None:
            raise TooLarge(path, "is over the limit")
        return Document(body=text.encode(), url=None, path=path, media_type="text/plain")

    def glob(self, pattern: str) -> Sequence[str]:
        return sorted(self.files) if pattern == "articles" else []


def source(kind: str, **values: Any) -> Any:
    needed = {"page": {"url": URL, "item": "li"}, "files": {"path": "articles"}}.get(kind, {"url": URL})
    return kind_class("sources", kind)(**(needed | values))


@pytest.mark.parametrize("kind", kinds("sources"))
class TestEveryKind:
    def test_it_is_found_by_its_file_and_documented(self, kind: str) -> None:
        found = kind_class("sources", kind)
        assert found.__doc__
        assert {"every", "timezone", "language"} <= {field.name for field in fields(found)}

    def test_defaults_are_valid(self, kind: str) -> None:
        assert list(source(kind).problems()) == []

    @pytest.mark.parametrize(("key", "value"), [("every", "soon"), ("every", "0s")])
    def test_bad_values_are_named_by_key(self, kind: str, key: str, value: object) -> None:
        assert [fault[0] for fault in source(kind, **{key: value}).problems()] == [key]

    def test_its_key_is_its_place_whatever_else_is_set(self, kind: str) -> None:
        assert source(kind, every="2h").key == source(kind).key
        assert source(kind).key in {URL, "articles"}

    def test_only_a_folder_bothers_no_host(self, kind: str) -> None:
        assert source(kind).is_local == (kind == "files")


@pytest.mark.parametrize("kind", [kind for kind in kinds("sources") if kind != "files"])
def test_an_unchanged_place_lists_nothing(kind: str) -> None:
    assert list(source(kind).list(Place())) == []


@pytest.mark.parametrize("url", ["", "town.example", "ftp://town.example/", "http://", "https://a\\@b/"])
@pytest.mark.parametrize("kind", [kind for kind in kinds("sources") if kind != "files"])
def test_odd_urls_are_faults(kind: str, url: str) -> None:
    assert [fault[0] for fault in source(kind, url=url).problems()] == ["url"]


def test_a_feed_lists_its_items_in_order() -> None:
    items = "".join(f"<item><title>{n}</title><link>https://town.example/{n}</link></item>" for n in "abc")
    rss = f'<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'
    assert [draft.title for draft in source("feed").list(Place(rss))] == ["a", "b", "c"]


def test_a_page_that_is_no_feed_fails_as_a_whole() -> None:
    with pytest.raises(Unreadable, match=r"town\.example"):
        list(source("feed").list(Place("<html><body><p>Welcome</p></body></html>")))


def test_a_listing_page_lists_what_its_selectors_find() -> None:
    html = '<ul><li><a href="/1">One</a> <b>Ada Holm</b></li><li><a href="/2">Two</a></li></ul>'
    drafts = list(source("page", author="b").list(Place(html)))
    assert [(draft.title, draft.link) for draft in drafts] == [
        ("One", "https://town.example/1"),
        ("Two", "https://town.example/2"),
    ]
    assert list(drafts[0].authors) == ["Ada Holm"]


def test_a_listing_page_without_items_is_an_error_that_names_the_selector() -> None:
    with pytest.raises(NothingFound, match=r"li\.card"):
        list(source("page", item="li.card").list(Place("<ul><li><a href='/1'>One</a></li></ul>")))


def test_a_broken_selector_is_a_fault_of_its_key() -> None:
    assert [fault[0] for fault in source("page", title="h2[").problems()] == ["title"]


def test_an_article_brings_its_page_along() -> None:
    [draft] = source("article").list(Place("<p>Text</p>"))
    assert draft.link == URL
    assert draft.document.body == b"<p>Text</p>"


def test_a_folder_lists_its_files_and_tells_which_failed() -> None:
    found = list(source("files").list(Place(files={"articles/b.txt": "B", "articles/a.txt": None})))
    assert isinstance(found[0], Problem)
    assert str(found[0]) == "articles/a.txt: is over the limit"
    assert isinstance(found[1], Draft)
    assert found[1].path == "articles/b.txt"
    assert found[1].document is not None


def test_an_empty_folder_is_an_error() -> None:
    with pytest.raises(NothingFound, match="articles"):
        list(source("files").list(Place()))


@pytest.mark.parametrize("kind", ["feed", "page"])
def test_pages_are_read_within_a_budget_or_not_at_all(kind: str) -> None:
    assert source(kind).budget == 50
    assert source(kind, pages=1).budget == 1
    assert source(kind, full_text=False).budget is None
    assert [fault[0] for fault in source(kind, pages=0).problems()] == ["pages"]


@pytest.mark.parametrize("kind", ["files", "article"])
def test_what_is_whole_already_has_no_budget(kind: str) -> None:
    assert source(kind).budget is None


def test_auto_means_a_minute_for_a_folder() -> None:
    assert source("files").rhythm == "1m"
    assert source("files", every="2h").rhythm == "2h"
    assert source("feed").rhythm == "auto"
