"""Local files as documents."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndicate.errors import FetchError, Refused, TooLarge, Unreachable
from syndicate.fetch.local import Files
from syndicate.model import Document

TREE = [
    "articles/a.txt",
    "articles/B.MD",
    "articles/c.html",
    "articles/d.htm",
    "articles/e.markdown",
    "articles/f.xhtml",
    "articles/no.pdf",
    "articles/no",
    "articles/.hidden.txt",
    "articles/~lock.txt",
    "articles/#auto.txt",
    "articles/old.txt~",
    "articles/a.txt.bak",
    "articles/2025/x.txt",
    "articles/2026/x.txt",
    "articles/2026/march/y.md",
    "articles/.git/z.txt",
    "articles/2026~/z.txt",
    "[odd]/w.txt",
]
TOP = [
    "articles/B.MD",
    "articles/a.txt",
    "articles/c.html",
    "articles/d.htm",
    "articles/e.markdown",
    "articles/f.xhtml",
]
DEEP = ["articles/2025/x.txt", "articles/2026/march/y.md", "articles/2026/x.txt"]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("root")
    for path in TREE:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"caf\xe9")
    (root / "empty").mkdir()
    return root


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("articles", TOP),
        ("articles/", TOP),
        ("./articles", TOP),
        ("articles/*", TOP),
        ("articles/*.txt", ["articles/a.txt"]),
        ("articles/?.*", TOP),
        ("articles/[ac].*", ["articles/a.txt", "articles/c.html"]),
        ("articles/a.txt", ["articles/a.txt"]),
        ("articles/no.pdf", []),
        ("articles/.hidden.txt", []),
        ("articles/*/*", ["articles/2025/x.txt", "articles/2026/x.txt"]),
        ("articles/2026/*/*", ["articles/2026/march/y.md"]),
        ("articles/*/march/*", ["articles/2026/march/y.md"]),
        ("*/a.txt", ["articles/a.txt"]),
        ("articles/**", sorted(TOP + DEEP)),
        ("articles/**/*", sorted(TOP + DEEP)),
        ("articles/**/*.md", ["articles/2026/march/y.md"]),
        ("articles/**/march/**", ["articles/2026/march/y.md"]),
        ("articles/**/**/x.txt", ["articles/2025/x.txt", "articles/2026/x.txt"]),
        ("articles/**/2026", []),
        ("**/w.txt", ["[odd]/w.txt"]),
        ("[odd]", ["[odd]/w.txt"]),
        ("[odd]/*", ["[odd]/w.txt"]),
        ("empty", []),
        ("articles/*.rst", []),
    ],
)
def test_a_folder_or_glob_gives_its_articles_sorted(root: Path, pattern: str, found: list[str]) -> None:
    assert Files(root, 100).glob(pattern) == found


def test_paths_may_lead_out_of_the_root(root: Path) -> None:
    assert Files(root / "empty", 100).glob("../articles/*.txt") == ["../articles/a.txt"]
    assert Files(root / "empty", 100).file("../articles/a.txt").body == b"caf\xe9"
    assert Files(root / "empty", 100).glob(f"{root}/articles/*.txt") == [f"{root.as_posix()}/articles/a.txt"]


@pytest.mark.parametrize("pattern", ["missing", "missing/*.txt", "articles/a.txt/*", "articles/missing.txt", "x" * 300])
def test_a_missing_folder_is_unreachable(root: Path, pattern: str) -> None:
    with pytest.raises(Unreachable) as caught:
        Files(root, 100).glob(pattern)
    assert caught.value.subject == pattern


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("articles/a.txt", "text/plain"),
        ("articles/B.MD", "text/markdown"),
        ("articles/e.markdown", "text/markdown"),
        ("articles/c.html", "text/html"),
        ("articles/d.htm", "text/html"),
        ("articles/f.xhtml", "text/html"),
    ],
)
def test_a_file_becomes_a_document(root: Path, path: str, media_type: str) -> None:
    assert Files(str(root), 100).file(path) == Document(b"caf\xe9", url=None, media_type=media_type, path=path)


def test_the_limit_is_the_last_size_that_is_read(root: Path) -> None:
    assert Files(root, 4).file("articles/a.txt").body == b"caf\xe9"
    with pytest.raises(TooLarge, match=r"articles/a\.txt: is larger than 3 bytes"):
        Files(root, 3).file("articles/a.txt")


@pytest.mark.parametrize(
    ("path", "error", "words"),
    [
        ("articles/missing.txt", Unreachable, "no such file"),
        ("articles/no.pdf", Refused, "is not an article (articles end in .txt, .md, "),
        ("articles/no", Refused, "is not an article"),
        ("articles/a\0b.txt", Refused, "is no path"),
        ("x" * 300 + ".txt", Unreachable, "cannot be read (File name too long)"),
        ("articles/a.txt/b.txt", Unreachable, "cannot be read (Not a directory)"),
        ("pipe.txt", Refused, "is not a regular file"),
        ("folder.txt", Refused, "is not a regular file"),
        ("zero.txt", Refused, "is not a regular file"),
    ],
)
def test_what_is_no_article_says_why(root: Path, path: str, error: type[FetchError], words: str) -> None:
    (root / "folder.txt").mkdir(exist_ok=True)
    if not (root / "pipe.txt").exists():
        os.mkfifo(root / "pipe.txt")
        (root / "zero.txt").symlink_to("/dev/zero")
    with pytest.raises(error) as caught:
        Files(root, 100).file(path)
    assert words in caught.value.reason
    assert Files(root, 100).glob("*.txt") == []


def test_links_are_followed_to_files_and_not_to_folders(root: Path, tmp_path: Path) -> None:
    (tmp_path / "linked.txt").symlink_to(root / "articles" / "a.txt")
    (tmp_path / "dangling.txt").symlink_to(root / "missing.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert Files(tmp_path, 100).glob("**/*.txt") == ["linked.txt"]


def test_a_name_that_is_no_unicode_is_left_out(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_bytes(b"")
    (tmp_path / "café.txt").write_bytes(b"")
    assert Files(tmp_path, 100).glob(".") == ["café.txt"]


def test_a_folder_that_cannot_be_read_is_no_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", deny)
    with pytest.raises(Unreachable, match=r"cannot be read \(Permission denied\)"):
        Files(tmp_path, 100).glob("*")


@given(st.text(max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_path_is_answered_or_refused(root: Path, path: str) -> None:
    for ask in (Files(root, 100).file, Files(root, 100).glob):
        with suppress(FetchError):
            assert ask(path) is not None
