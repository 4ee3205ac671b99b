"""What a word leads to: sources and entries first, then a page at a URL, then a file; nothing is stored of a page."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

import syndicate
from syndicate.acts.show import Reader, show, why, why_of
from syndicate.config import load
from syndicate.errors import Refused, TooLarge, Unreadable, UsageError
from syndicate.model import Document, Draft, Evidence, Validators
from syndicate.sandbox import extract
from syndicate.workspace import Workspace, connect

if TYPE_CHECKING:
    from pathlib import Path

Page = Callable[..., str]
URL = "https://town.example/lamp"
STORED = "Lamp of stone\n\nNobody had asked for the lamp, and nobody could say who paid for it in the end.\n"


class Web:
    """A web of pages in memory: what was asked stands in `asked`."""

    def __init__(self, **pages: str) -> None:
        self.pages = {f"https://town.example/{name}": html for name, html in pages.items()}
        self.asked: list[str] = []

    def __call__(self, url: str, validators: Validators | None = None) -> Document | None:
        assert validators is None
        self.asked.append(url)
        if url not in self.pages:
            raise Refused(url, "is not on the public Internet")
        return Document(self.pages[url].encode(), url, media_type="text/html", charset="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.toml").write_text('[source.inbox]\nkind = "files"\npath = "in"\n[feed.town]\n')
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "stored.txt").write_text(STORED)
    with syndicate.open(tmp_path / "config.toml") as workspace:
        workspace.publish()
    return tmp_path


@pytest.fixture
def workspace(folder: Path, page: Page) -> Iterator[Workspace]:
    with connect(load(folder / "config.toml"), {}) as opened:
        yield replace(opened, fetch=Web(lamp=page("The lamp")))


def reader(folder: Path, web: Web | None = None, max_bytes: int = 10_000) -> Reader:
    return Reader(web or Web(), extract, max_bytes, folder)


def test_a_url_is_fetched_and_read(workspace: Workspace, folder: Path) -> None:
    before = workspace.store.entries.count()
    shown = show(workspace, URL, 10, folder)
    assert shown.draft is not None
    assert (shown.draft.title, shown.draft.link, list(shown.draft.authors)) == ("The lamp", URL, ["Ada Holm"])
    assert (shown.entries, shown.is_one) == ((), False)
    assert workspace.store.entries.count() == before
    fetch: Any = workspace.fetch
    assert fetch.asked == [URL]


def test_the_scheme_of_a_url_is_any_case(tmp_path: Path) -> None:
    web = Web()
    for url in ("HTTPS://town.example/x", "http://town.example/x"):
        with pytest.raises(Refused, match="public"):
            reader(tmp_path, web).look(url)
    assert len(web.asked) == 2
    assert reader(tmp_path, web).look("ftp://town.example/x") is None
    assert len(web.asked) == 2


@pytest.mark.parametrize("name", ["page.html", "page.HTM", "sub/page.xhtml"])
def test_a_file_is_read_from_the_folder_one_is_in(workspace: Workspace, folder: Path, page: Page, name: str) -> None:
    here = folder / "elsewhere"
    (here / name).parent.mkdir(parents=True)
    (here / name).write_text(page("A page in a file"))
    shown = show(workspace, name, 10, here)
    assert shown.draft is not None
    assert (shown.draft.title, shown.draft.path, shown.draft.link) == ("A page in a file", name, None)
    absolute = show(workspace, str(here / name), 10, folder)
    assert absolute.draft is not None
    assert absolute.draft.title == "A page in a file"


@pytest.mark.parametrize("name", ["page.txt", "page.md"])
def test_saved_text_is_read_as_a_source_reads_it(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(("# " if name == "page.md" else "") + STORED)
    draft = reader(tmp_path).look(name)
    assert draft is not None
    assert draft.title == "Lamp of stone"
    assert draft.text == STORED.split("\n")[2]


def test_entries_and_sources_come_before_files(workspace: Workspace, folder: Path, page: Page) -> None:
    for name in ("inbox", "town", "stone"):
        (folder / name).write_text("in the way")
    assert [entry.title for entry in show(workspace, "inbox", 10, folder).entries] == ["Lamp of stone"]
    assert [entry.title for entry in show(workspace, "town", 10, folder).entries] == ["Lamp of stone"]
    found = show(workspace, "stone", 10, folder)
    assert (found.is_one, found.entries[0].title, found.draft) == (True, "Lamp of stone", None)
    assert why(workspace, found.entries[0])[0].field == "link"


def test_what_flags_a_page_is_kept_with_its_entry(folder: Path, page: Page) -> None:
    whole = page("The harbour")
    cut = whole.replace("</article>", '<a href="/join">Read more</a></article>').replace(
        "<head>",
        '<head><script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>',
    )
    assert cut.count("Read more") == cut.count("isAccessibleForFree") == 1
    (folder / "in" / "cut.html").write_text(cut)
    (folder / "in" / "whole.html").write_text(whole)
    with syndicate.open(folder / "config.toml") as opened:
        opened.publish(everything=True)
        kinds = {entry.slug.partition("-")[0]: [flag.kind for flag in entry.flags] for entry in opened.entries()}
        by_flags = sorted(([flag.kind for flag in entry.flags], entry.teaser) for entry in opened.entries())
    assert kinds["lamp"] == []
    assert by_flags[:2] == [([], False), ([], False)]
    assert by_flags[2] == (["teaser"], True)


def test_a_stored_link_is_not_fetched(workspace: Workspace, folder: Path) -> None:
    link = show(workspace, "stone", 10, folder).entries[0]
    again = show(workspace, link.slug, 10, folder)
    assert again.entries[0].id == link.id
    fetch: Any = workspace.fetch
    assert fetch.asked == []


@pytest.mark.parametrize("word", ["nothing-of-the-kind", "no.html", "x" * 5000, "a\0b", ""])
def test_a_word_that_means_nothing_is_no_page(tmp_path: Path, word: str) -> None:
    assert reader(tmp_path).look(word) is None


@pytest.mark.parametrize("word", ["in", "./in/", "."])
def test_a_folder_is_called_one(tmp_path: Path, word: str) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(UsageError, match=r"is a folder .*name one of the files"):
        reader(tmp_path).look(word)


def test_the_error_says_what_could_have_been_meant(workspace: Workspace, folder: Path) -> None:
    with pytest.raises(UsageError, match=r"no http\(s\) URL and no file .*syndicate status"):
        show(workspace, "nothing-of-the-kind", 10, folder)


def test_files_are_held_to_kind_and_size(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_text("%PDF")
    (tmp_path / "page.html").write_text("<p>" + 5000 * "a")
    with pytest.raises(Refused, match="not an article"):
        reader(tmp_path).look("page.pdf")
    with pytest.raises(TooLarge, match=r"page\.html: is larger than 5002 bytes"):
        reader(tmp_path, max_bytes=5002).look("page.html")
    assert reader(tmp_path, max_bytes=5003).look("page.html") is not None
    os.mkfifo(tmp_path / "pipe.html")
    with pytest.raises(Refused, match="regular"):
        reader(tmp_path).look("pipe.html")


def test_a_feed_instead_of_a_page_says_what_reads_it(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r'lamp: is a feed, not an article .*kind = "feed"'):
        reader(tmp_path, Web(lamp="<rss version='2.0'><channel><title>T</title></channel></rss>")).look(URL)


def test_a_page_tells_why_field_by_field(tmp_path: Path, page: Page) -> None:
    draft = reader(tmp_path, Web(lamp=page("The lamp"))).look(URL)
    assert draft is not None
    reasons = {each.field: each for each in why_of(draft)}
    assert list(reasons)[:5] == ["link", "canonical", "title", "authors", "published"]
    assert reasons["authors"].value == draft.authors
    assert reasons["authors"].evidence == draft.evidence["authors"]
    assert (reasons["summary"].value, reasons["summary"].evidence) == (None, None)
    assert not {"evidence", "document", "guid", "path", "teaser", "flags"} & set(reasons)
    assert why_of(Draft(title="Alone"))[2].value == "Alone"


def test_plain_text_is_said_to_be_made_of_the_html_whose_votes_are_told_once(tmp_path: Path, page: Page) -> None:
    draft = reader(tmp_path, Web(lamp=page("The lamp"))).look(URL)
    assert draft is not None
    reasons = {each.field: each.evidence for each in why_of(draft)}
    assert reasons["content"] is not None
    assert reasons["content"].votes
    assert reasons["text"] == Evidence("content")
    reasons = {each.field: each.evidence for each in why_of(Draft(text="Alone", evidence={"text": Evidence("file")}))}
    assert (reasons["content"], reasons["text"]) == (None, Evidence("file"))
