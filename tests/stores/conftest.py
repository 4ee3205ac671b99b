"""Memories that earlier versions of the program wrote."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from tests.stores.memories import OLD

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(params=sorted(file.stem for file in OLD.glob("*.sql")))
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript((OLD / f"{request.param}.sql").read_text(encoding="utf-8"))
    return path
