"""`syndicate show` of a page that is not stored: what is printed, with a config and without, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from syndicate.cli.main import main, parser
from syndicate.cli.show import VALUE, run
from syndicate.errors import Refused, UsageError
from syndicate.model import Document, Draft, Evidence, Flag, Rejected, Vote

Page = Callable[..., str]
Site = Callable[[str], Path]
CONFIG = '[source.inbox]\nkind = "files"\npath = "in"\n'
LONG = "lamp " * 100
MADE = Draft(
    title="The \x1b[31mlamp",
    authors=["Ada Holm", "Jo Doe"],
    content=f"<p>{LONG}</p>",
    text="One.\n\n\x1b]0;Two.\u202e",
    flags=(
        Flag("teaser", ('ends in "Read more"', "wordCount: 900")),
        Flag("paywalled", ("isAccessibleForFree: \x07",)),
    ),
    evidence={
        "title": Evidence("h1", [Rejected("Lamp \x1b[2J", "opengraph", "less agreed on")]),
        "content": Evidence(
            "body",
            votes=(
                Vote("own blocks", 0.987, "chosen"),
                Vote("trafilatura", 0.5),
                Vote("readability", None, "not installed"),
            ),
        ),
    },
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SYNDICATE_CONFIG", raising=False)
    monkeypatch.setattr("syndicate.cli.main._log", lambda _: None)  # it would take the log from other tests
    return tmp_path


@pytest.fixture
def made(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is read as the draft above."""

    def extract(document: Document) -> Draft:
        assert document.path == "lamp.html"
        return MADE

    (here / "lamp.html").write_text("<p>")
    monkeypatch.setattr("syndicate.sandbox.extract", extract)


def show(*words: str) -> int:
    return run(parser(["show"]).parse_args(["show", *words]))


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


@pytest.mark.usefixtures("made")
def test_a_page_is_printed_like_an_entry(capsys: pytest.CaptureFixture[str]) -> None:
    assert show("lamp.html") == 0
    printed = lines(capsys)
    assert printed[:2] == ["title: The \ufffd[31mlamp", "authors: Ada Holm, Jo Doe"]
    assert "flags: teaser, paywalled" in printed
    assert printed[-4:] == ["", "One.", "", "\ufffd]0;Two.\ufffd"]
    assert not any(line.startswith(("content", "text", "evidence", "document", "summary")) for line in printed)


@pytest.mark.usefixtures("made")
def test_why_tells_evidence_votes_and_flags(capsys: pytest.CaptureFixture[str]) -> None:
    assert show("lamp.html", "--why") == 0
    printed = lines(capsys)
    assert printed[0] == "lamp.html  The \ufffd[31mlamp"
    title = printed.index("  title: The \ufffd[31mlamp")
    assert printed[title + 1 : title + 3] == ["    from h1", "    not Lamp \ufffd[2J  (opengraph: less agreed on)"]
    content = next(at for at, line in enumerate(printed) if line.startswith("  content: "))
    assert printed[content] == f"  content: {f'<p>{LONG}'[: VALUE - 1]}…"
    assert printed[content + 1 : content + 5] == [
        "    from body",
        "    member own blocks: similarity 0.99, chosen",
        "    member trafilatura: similarity 0.50",
        "    member readability: no vote, not installed",
    ]
    assert printed[-5:] == [
        "  flag teaser",
        '    because ends in "Read more"',
        "    because wordCount: 900",
        "  flag paywalled",
        "    because isAccessibleForFree: \ufffd",
    ]
    assert "    from nothing found" in printed
    assert "    from made here" in printed
    assert [line for line in printed if "member" in line] == printed[content + 2 : content + 5]
    text = next(at for at, line in enumerate(printed) if line.startswith("  text: "))
    assert printed[text + 1] == "    from content"


@pytest.mark.usefixtures("made")
def test_json_holds_values_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert show("lamp.html", "--json", "--why") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["schema_version"], said["exit_code"]) == (1, 0)
    draft = said["draft"]
    assert draft["content"] == MADE.content
    assert draft["title"] == MADE.title
    assert draft["flags"][0] == {"kind": "teaser", "evidence": ['ends in "Read more"', "wordCount: 900"]}
    assert not {"evidence", "document", "guid"} & set(draft)
    [content] = [each for each in draft["why"] if each["field"] == "content"]
    assert content["evidence"]["votes"][2] == {"member": "readability", "similarity": None, "note": "not installed"}
    assert show("lamp.html", "--json") == 0
    assert "why" not in json.loads(capsys.readouterr().out)["draft"]


def test_no_config_is_needed_for_a_page(here: Path, page: Page, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "lamp.html").write_text(page("The lamp"))
    assert show("lamp.html", "--why") == 0
    printed = lines(capsys)
    assert printed[0] == "lamp.html  The lamp"
    assert "  authors: Ada Holm" in printed
    assert "    from meta" in printed
    assert sorted(path.name for path in here.iterdir()) == ["lamp.html"]


def test_without_a_config_only_pages_can_be_shown(here: Path) -> None:
    with pytest.raises(UsageError, match=r"^blog: is no http\(s\) URL and no file, and without .*config\.toml .*init"):
        show("blog")
    with pytest.raises(Refused, match=r"127\.0\.0\.1"):
        show("http://127.0.0.1:9/lamp")
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("by_option", [True, False])
def test_a_config_that_is_named_must_be_there(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, by_option: bool
) -> None:
    (here / "lamp.html").write_text("<p>lamp")
    named = ["--config", "no.toml"] if by_option else []
    if not by_option:
        monkeypatch.setenv("SYNDICATE_CONFIG", "no.toml")
    assert main(["show", "lamp.html", *named]) == 2
    assert "no.toml: is not there" in capsys.readouterr().err


def test_a_file_is_found_from_where_one_is_not_from_the_config(
    here: Path, page: Page, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "config.toml").write_text(CONFIG)
    (here / "below").mkdir()
    (here / "below" / "lamp.html").write_text(page("The lamp"))
    monkeypatch.chdir(here / "below")
    assert show("lamp.html", "--config", str(here / "config.toml")) == 0
    assert lines(capsys)[:2] == ["path: lamp.html", "title: The lamp"]


@pytest.mark.loopback
def test_a_url_is_fetched_as_the_config_allows(
    site: Site, web: Any, page: Page, capsys: pytest.CaptureFixture[str]
) -> None:
    config = str(site(CONFIG))
    url = web.put("/lamp", page("The lamp"))
    assert main(["show", url, "--why", "--config", config]) == 0
    printed = lines(capsys)
    assert printed[0] == f"{url}  The lamp"
    assert f"  link: {url}" in printed
    assert web.paths() == ["/lamp"]
    assert main(["show", web.url + "/none", "--json", "--config", config]) == 4
    assert json.loads(capsys.readouterr().out) == {
        "schema_version": 1,
        "exit_code": 4,
        "errors": [f"{web.url}/none: answered 404"],
    }
    feed = web.put("/feed", "<rss><channel></channel></rss>", "application/rss+xml")
    assert main(["show", feed, "--config", config]) == 4
    error = capsys.readouterr().err
    # The server's own thread may talk on stderr, too, when a connection is closed on it.
    assert error.endswith(f'{feed}: is a feed, not an article (a source of kind = "feed" reads it)\n')
    picture = web.put("/lamp.png", b"\x89PNG", "image/png")
    assert main(["show", picture, "--config", config]) == 4
    assert capsys.readouterr().err == f"{picture}: is no article (image/png)\n"
