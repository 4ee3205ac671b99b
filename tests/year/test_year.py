"""Some weeks of the simulated year under a few seeds; `python -m tests.year --seed N` replays one of them exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.year.world import play

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_some_weeks_of_publishing_lose_double_show_again_and_move_nothing(tmp_path: Path, seed: int) -> None:
    happened = play(tmp_path, seed, 25)
    assert happened["articles"] > 40


@pytest.mark.slow
def test_one_seed_is_one_year(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in "ab"]
    for folder in folders:
        folder.mkdir()
    assert play(folders[0], 7, 10) == play(folders[1], 7, 10)
