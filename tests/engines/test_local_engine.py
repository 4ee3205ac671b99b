"""The pool calls what it is given, once, and says when it is done; the clock calls a tick until it is stopped."""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Self

import pytest

from syndicate.engines.local import Engine

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def engine() -> Iterator[Engine]:
    made = Engine(2)
    yield made
    made.close()


def test_every_item_is_worked_on_once(engine: Engine) -> None:
    assert sorted(engine.map(lambda item: item * item, range(50))) == [number * number for number in range(50)]


def test_results_come_as_they_are_done(engine: Engine) -> None:
    gate = threading.Event()

    def work(item: str) -> str:
        if item == "slow":
            gate.wait(10)
        return item

    results = engine.map(work, ["slow", "quick"])
    assert next(results) == "quick"
    gate.set()
    assert next(results) == "slow"


def test_an_exception_comes_out(engine: Engine) -> None:
    def work(item: int) -> int:
        raise ValueError(item)

    with pytest.raises(ValueError, match="7"):
        list(engine.map(work, [7]))


def wait_for(gate: threading.Event) -> None:
    gate.wait(10)


def test_busy_counts_what_has_not_ended(engine: Engine) -> None:
    gate = threading.Event()
    for _ in range(3):
        engine.submit(lambda: wait_for(gate))
    assert engine.busy == 3
    assert not engine.drain(0.01)
    gate.set()
    assert engine.drain(10)


def test_a_call_that_fails_is_logged_and_forgotten(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> None:
        raise ValueError("odd")

    with caplog.at_level(logging.ERROR):
        engine.submit(fail)
        assert engine.drain(10)
        while engine.busy:
            pass
    assert "odd" in caplog.text


def test_close_drops_what_has_not_begun(engine: Engine) -> None:
    gate = threading.Event()
    begun = []

    def work(number: int) -> None:
        begun.append(number)
        gate.wait(10)

    for number in range(5):
        engine.submit(lambda number=number: work(number))  # type: ignore[misc]
    while len(begun) < 2:
        pass
    engine.close()
    gate.set()
    assert engine.drain(10)
    assert sorted(begun) == [0, 1]


@pytest.mark.parametrize("turn", [timedelta(days=-365), timedelta(days=36_500)])
def test_a_clock_that_is_set_stops_no_tick_and_makes_none_up(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, turn: timedelta
) -> None:
    stop = threading.Event()
    ticks: list[datetime] = []

    class Turned(datetime):
        """The time of day, set to another from the first tick on."""

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return super().now(tz) + (turn if ticks else timedelta(0))

    def tick() -> None:
        ticks.append(datetime.now(UTC))
        if len(ticks) == 3:
            stop.set()

    monkeypatch.setattr("apscheduler.schedulers.base.datetime", Turned)
    monkeypatch.setattr("apscheduler.executors.base.datetime", Turned, raising=False)
    monkeypatch.setattr("syndicate.engines.local.datetime", Turned)
    monkeypatch.setattr("syndicate.engines.local.STALLED", timedelta(seconds=0.2))
    monkeypatch.setattr("syndicate.engines.local.TICK", timedelta(seconds=0.1))
    end = threading.Timer(20, stop.set)
    end.start()
    engine.serve(tick, stop)
    end.cancel()
    assert len(ticks) == 3


def test_serve_ticks_at_once_and_until_it_is_stopped(engine: Engine) -> None:
    stop = threading.Event()
    ticks = []

    def tick() -> None:
        ticks.append(threading.current_thread().name)
        if len(ticks) == 2:
            stop.set()

    engine.serve(tick, stop)
    assert len(ticks) == 2
