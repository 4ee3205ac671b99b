"""How each source is doing: state, last success, last error, next due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from syndicate.ports import SourceState

if TYPE_CHECKING:
    from syndicate.workspace import Workspace

Health = Literal["new", "ok", "failing", "running"]
"""`new`: never read. `failing`: the last round failed. `running`: a worker is at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStatus:
    """A line of the status table."""

    name: str
    kind: str
    health: Health
    failures: int
    """Failed rounds in a row."""
    entries: int
    pending: int
    last_success: datetime | None
    last_error: str | None
    last_error_at: datetime | None
    next_due: datetime | None
    every: str


def status(workspace: Workspace) -> list[SourceStatus]:
    """Return a line for each source of the config, in its order."""
    states = {state.name: state for state in workspace.store.sources.states()}
    return [
        _line(workspace, states.get(name) or SourceState(name, source.key))
        for name, source in workspace.config.sources.items()
    ]


def _line(workspace: Workspace, state: SourceState) -> SourceStatus:
    source = workspace.config.sources[state.name]
    return SourceStatus(
        name=state.name,
        kind=type(source).__module__.rpartition(".")[2],
        health=_health(state),
        failures=state.failures,
        entries=state.entries,
        pending=state.pending,
        last_success=state.last_success,
        last_error=state.last_error,
        last_error_at=state.last_error_at,
        next_due=state.next_due if state.last_checked else None,
        every=source.every,
    )


def _health(state: SourceState) -> Health:
    if state.leased_to:
        return "running"
    if state.last_checked is None:
        return "new"
    return "failing" if state.failures else "ok"
