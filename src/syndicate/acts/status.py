"""How each source and feed is doing: state, last success, last error, next due, what is held and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from syndicate.entries.habit import JUMP
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
    unshared: int
    """Entries held back from sharing, since too many came at once."""
    last_success: datetime | None
    last_error: str | None
    last_error_at: datetime | None
    next_due: datetime | None
    every: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedStatus:
    """How a feed is doing."""

    name: str
    published: datetime | None
    """When its files were last in place."""
    held: Sequence[str]
    """Why the newest files are not let through, line by line."""


def feeds(workspace: Workspace) -> list[FeedStatus]:
    """Return how each feed of the config is doing, in its order."""
    states = {name: workspace.store.feeds.state(name) for name in workspace.config.feeds}
    return [FeedStatus(name=name, published=state.succeeded, held=state.held) for name, state in states.items()]


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
        unshared=sum(why == JUMP for why in workspace.store.entries.held(state.name).values()),
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
