"""The daemon as a supervisor runs it: it publishes what comes, and ends in order on a signal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.program, pytest.mark.loopback]

PATIENCE = 20.0
"""Seconds a test waits for what the daemon does within a second or two."""


@contextmanager
def daemon(folder: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "syndicate", "run", "--config", str(folder / "config.toml")],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"},
        # Whoever runs the tests may have it ignored, as nohup does.
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL),  # noqa: PLW1509 - no thread of ours runs yet
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def titles(folder: Path) -> list[str]:
    path = folder / "feeds" / "all.json"
    return [item["title"] for item in json.loads(path.read_bytes())["items"]] if path.exists() else []


def until(condition: Any) -> bool:
    """Look again and again until it is so, or patience ends."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.toml").write_text('[source.inbox]\nkind = "files"\npath = "articles"\nevery = "1s"\n')
    (tmp_path / "articles").mkdir()
    write(tmp_path, "One")
    return tmp_path


def write(folder: Path, title: str) -> None:
    (folder / "articles" / f"{title}.txt").write_text(
        f"{title} lamp\n\nA sentence that is long enough to be a paragraph of {title}.\n"
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_publishes_what_comes_and_ends_in_order(folder: Path, number: signal.Signals) -> None:
    with daemon(folder) as process:
        assert until(lambda: titles(folder) == ["One lamp"])
        write(folder, "Two")
        assert until(lambda: len(titles(folder)) == 2)
        process.send_signal(number)
        _, talk = process.communicate(timeout=10)
        assert process.returncode == 0
        assert "Traceback" not in talk
        assert "stopped" in talk


def test_a_hanging_host_does_not_hold_the_end(folder: Path, web: Any, tmp_path: Path) -> None:
    web.put("/feed.xml", "")
    web.pages["/feed.xml"].hangs = web.released
    config = tmp_path / "config.toml"
    config.write_text(
        config.read_text()
        + f'[source.slow]\nkind = "feed"\nurl = "{web.url}/feed.xml"\n[fetch]\nallow_private = ["{web.host}"]\ntimeout = "60s"\n'
    )
    with daemon(folder) as process:
        assert until(lambda: bool(web.asked))
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=10)
        assert process.returncode == 0


def test_two_daemons_on_one_memory_do_not_hurt_each_other(folder: Path) -> None:
    with daemon(folder) as first, daemon(folder) as second:
        for number in range(5):
            write(folder, f"Story{number}")
        assert until(lambda: len(titles(folder)) == 6)
        for process in (first, second):
            process.send_signal(signal.SIGTERM)
            _, talk = process.communicate(timeout=10)
            assert process.returncode == 0, talk
            assert "internal error" not in talk
    assert len(set(titles(folder))) == 6


def test_a_publish_beside_the_daemon_waits_its_turn(folder: Path) -> None:
    with daemon(folder) as process:
        assert until(lambda: titles(folder) == ["One lamp"])
        write(folder, "Two")
        words = [sys.executable, "-m", "syndicate", "publish", "--config", str(folder / "config.toml")]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert sorted(titles(folder)) == ["One lamp", "Two lamp"]
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=10)


def test_an_edited_config_is_read_again_and_one_with_faults_is_told_and_left_alone(folder: Path) -> None:
    config = folder / "config.toml"
    good = config.read_text()
    with daemon(folder) as process:
        assert until(lambda: titles(folder) == ["One lamp"])
        config.write_text("[source.inbox\nthis is no config")
        write(folder, "Two")
        assert until(lambda: len(titles(folder)) == 2), "the one from before stays in use"
        config.unlink()
        write(folder, "Three")
        assert until(lambda: len(titles(folder)) == 3)
        config.write_text(good + '[feed.all]\nmatch = "One"\n[feed.town]\n')
        assert until(lambda: len(titles(folder)) == 1)
        assert until((folder / "feeds" / "town.json").exists)
        process.send_signal(signal.SIGTERM)
        _, talk = process.communicate(timeout=10)
        assert process.returncode == 0
        assert "is not TOML" in talk
        assert "the config from before stays in use until this is mended" in talk
        assert "is not there" in talk
        assert "config read again: 1 sources, 2 feeds" in talk
        assert "Traceback" not in talk
