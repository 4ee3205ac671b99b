"""The town's blog, its config and its clock."""

from __future__ import annotations

from typing import Any

import pytest
from tests.e2e.town import Clock, Run, Site


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def run(site: Site, web: Any, clock: Clock) -> Run:
    return Run(site, web, clock)
