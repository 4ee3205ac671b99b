"""The program as a person runs it: words in, data on stdout, talk on stderr, exit codes."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.program

ARTICLE = "The lamp at the end\n\nBy Ada Holm\n\nNobody had asked for the lamp, and nobody could say who paid for it in the end.\n"


def run(folder: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if key not in {"SYNDICATE_CONFIG", "SOURCE_DATE_EPOCH"}}
    command = [sys.executable, "-m", "syndicate", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=clean | environ, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.toml").write_text('[source.inbox]\nkind = "files"\npath = "articles"\n[network.x]\n')
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "lamp.txt").write_text(ARTICLE)
    return tmp_path


def test_publish_prints_paths_on_stdout_and_talks_on_stderr(folder: Path) -> None:
    done = run(folder, "publish")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert "written    feeds/all.rss" in lines
    assert "written    feeds/all.atom" in lines
    assert "written    feeds/all.json" in lines
    assert any(line.startswith("written    feeds/all/share/the-lamp-at-the-end-") for line in lines)
    assert "inbox" in done.stderr
    assert "\x1b" not in done.stdout + done.stderr


def test_the_second_run_says_nothing_new_and_writes_nothing(folder: Path) -> None:
    run(folder, "publish")
    before = {path: path.stat() for path in (folder / "feeds").rglob("*")}
    done = run(folder, "publish")
    assert done.returncode == 0
    assert "nothing new" in done.stderr
    assert done.stdout.splitlines() == [f"unchanged  feeds/all.{suffix}" for suffix in ("rss", "atom", "json")]
    after = {path: path.stat() for path in (folder / "feeds").rglob("*")}
    assert {path: (stat.st_ino, stat.st_mtime_ns) for path, stat in before.items()} == {
        path: (stat.st_ino, stat.st_mtime_ns) for path, stat in after.items()
    }


def test_a_new_file_is_published_at_once(folder: Path) -> None:
    run(folder, "publish")
    (folder / "articles" / "second.txt").write_text(ARTICLE.replace("The lamp at the end", "A second lamp"))
    done = run(folder, "publish", "--json")
    report = json.loads(done.stdout)
    assert report["schema_version"] == 1
    assert report["exit_code"] == 0
    assert report["sources"][0]["new"] == 1
    assert "all.rss" in report["feeds"][0]["written"]


def test_common_options_stand_before_and_after_the_command(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    config = str(folder / "config.toml")
    for words in (["--config", config, "--json", "status"], ["status", "--config", config, "--json"]):
        done = run(elsewhere, *words)
        assert json.loads(done.stdout)["sources"][0]["name"] == "inbox", words
    done = run(elsewhere, "status", "--json", SYNDICATE_CONFIG=config)
    assert json.loads(done.stdout)["sources"][0]["health"] == "new"


def test_a_missing_config_says_what_to_do(tmp_path: Path) -> None:
    done = run(tmp_path, "publish")
    assert done.returncode == 2
    assert "syndicate init" in done.stderr
    assert "Traceback" not in done.stderr


def test_all_faults_of_a_config_come_at_once(folder: Path) -> None:
    (folder / "config.toml").write_text(
        '[source.a]\nkind = "fed"\nurl = "x"\n[feed.b]\nlimt = 3\nsources = ["c"]\n[sit]\n'
    )
    done = run(folder, "check")
    assert done.returncode == 2
    assert 'did you mean "feed"?' in done.stderr
    assert 'feed.b.limt: unknown key, did you mean "limit"?' in done.stderr
    assert "feed.b.sources" in done.stderr
    assert 'did you mean "site"?' in done.stderr
    as_json = json.loads(run(folder, "check", "--json").stdout)
    assert as_json["exit_code"] == 2
    assert len(as_json["errors"]) == 5


def test_unknown_names_are_usage_errors(folder: Path) -> None:
    done = run(folder, "publish", "inbx")
    assert done.returncode == 2
    assert 'did you mean "inbox"?' in done.stderr
    assert run(folder, "show", "nothing-of-the-kind").returncode == 2
    assert run(folder, "nonsense").returncode == 2


def test_status_tells_how_a_source_does(folder: Path) -> None:
    run(folder, "publish")
    (folder / "articles" / "lamp.txt").unlink()
    assert run(folder, "publish").returncode == 4
    [line] = json.loads(run(folder, "status", "--json").stdout)["sources"]
    assert (line["health"], line["failures"], line["entries"]) == ("failing", 1, 1)
    assert "holds no article" in line["last_error"]
    assert line["last_success"]
    assert line["next_due"]
    assert "failing (1)" in run(folder, "status").stdout


def test_show_lists_entries_and_tells_why(folder: Path) -> None:
    run(folder, "publish")
    assert "The lamp at the end" in run(folder, "show", "all").stdout
    [entry] = json.loads(run(folder, "show", "source.inbox", "--json").stdout)["entries"]
    one = run(folder, "show", entry["slug"])
    assert "Nobody had asked for the lamp" in one.stdout
    why = run(folder, "show", entry["id"], "--why").stdout
    assert "authors: Ada Holm" in why
    assert "from text" in why


def test_check_warns_and_prints_the_schema(folder: Path) -> None:
    config = folder / "config.toml"
    config.write_text(
        config.read_text() + '[source.blog]\nkind = "feed"\nurl = "https://blog.example.org/f"\nevery = "30s"\n'
    )
    done = run(folder, "check")
    assert done.returncode == 0
    assert "source.blog.every" in done.stderr
    assert "site.contact" in done.stderr
    schema = json.loads(run(folder, "check", "--schema").stdout)
    assert set(schema["properties"]) == {"site", "source", "feed", "network", "fetch", "store"}


def test_init_writes_a_config_that_publishes_and_overwrites_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, "init").returncode == 0
    assert run(tmp_path, "check").returncode == 0
    assert run(tmp_path, "publish").returncode == 0
    (tmp_path / "config.toml").write_text("# mine\n")
    done = run(tmp_path, "init")
    assert done.returncode == 7
    assert (tmp_path / "config.toml").read_text() == "# mine\n"


def test_a_folder_that_cannot_be_written_is_exit_7(folder: Path) -> None:
    (folder / "feeds").write_text("in the way")
    done = run(folder, "publish")
    assert done.returncode == 7
    assert "feeds" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_damaged_memory_is_exit_8(folder: Path) -> None:
    run(folder, "publish")
    for file in (folder / ".syndicate").iterdir():
        file.unlink()
    (folder / ".syndicate" / "state.db").write_bytes(b"not a database, but long enough to be read as a header" * 100)
    done = run(folder, "publish")
    assert done.returncode == 8
    assert "damaged" in done.stderr
    assert "Traceback" not in done.stderr


def test_terminal_escapes_of_articles_never_reach_the_terminal(folder: Path) -> None:
    (folder / "articles" / "evil.md").write_text(
        '---\ntitle: "Red \\e[31m and \\u202e turned"\n---\n\nA text of some length, for once.\n'
    )
    run(folder, "publish")
    done = run(folder, "show", "all")
    assert "Red" in done.stdout
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout


def test_source_date_epoch_is_checked(folder: Path) -> None:
    done = run(folder, "publish", SOURCE_DATE_EPOCH="soon")
    assert done.returncode == 2
    assert "SOURCE_DATE_EPOCH" in done.stderr


def test_the_same_time_gives_the_same_bytes(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    for name in ("config.toml", "articles"):
        subprocess.run(["cp", "-r", str(folder / name), str(other)], check=True)
    for place in (folder, other):
        assert run(place, "publish", SOURCE_DATE_EPOCH="1700000000").returncode == 0
    read = [
        {path.relative_to(place): path.read_bytes() for path in (place / "feeds").rglob("*.*")}
        for place in (folder, other)
    ]
    assert read[0] == read[1]


@pytest.mark.parametrize("most", [6, 7, 8])
def test_a_machine_that_opens_no_more_files_is_told_and_the_next_run_heals(folder: Path, most: int) -> None:
    command = [sys.executable, "-m", "syndicate", "publish"]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (most, most)),
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or done.stderr.strip(), done.stderr
    assert run(folder, "publish").returncode == 0
    assert (folder / "feeds" / "all.json").exists()
