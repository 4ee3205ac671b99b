"""Which files are held back, and what a person is told."""

from __future__ import annotations

from typing import Any

import pytest

from syndicate.validate.gate import FLOOD, TOLD, Facts, Verdict, judge
from syndicate.validate.readers import View


def facts(**values: Any) -> Facts:
    given: dict[str, Any] = {"titles": {"a": "The ferry"}, "entries": 30, "left": {}}
    return Facts(**(given | values))


def test_what_is_new_or_changed_passes_and_is_counted() -> None:
    found = judge([View("x", new=("a", "b"), changed=("c",))], facts())
    assert found == Verdict(new=2, changed=1)
    assert str(found) == "2 new, 1 changed, 0 shown again, 0 lost"


def test_the_worst_that_any_reader_shows_counts() -> None:
    views = [View("x", new=("a",), changed=("c",)), View("y", new=("a", "b")), View("z")]
    assert judge(views, facts()) == Verdict(new=2, changed=1)
    assert judge([], facts()) == Verdict()


def test_what_is_shown_again_is_held_and_named() -> None:
    found = judge([View("x", again=("a",))], facts())
    assert (found.again, list(found.reasons)) == (
        1, ["1 entry would be shown again (under a new id):", '  "The ferry" a'],
    )  # fmt: skip


def test_a_loss_is_held_unless_something_explains_it() -> None:
    found = judge([View("x", lost=("a", "b"))], facts(left={"b": "limit"}))
    assert (found.lost, found.reasons[1]) == (1, '  "The ferry" a')
    assert "is the memory an older one?" in found.reasons[0]
    assert judge([View("x", lost=("a",))], facts(left={"a": "limit"})) == Verdict()


@pytest.mark.parametrize(
    ("old", "entries", "held"),
    [(FLOOD, 9, False), (FLOOD + 1, 9, True), (10, 30, False), (11, 30, True), (11, 33, False)],
)
def test_a_flood_from_the_past_is_held(old: int, entries: int, *, held: bool) -> None:
    ids = [f"n{number}" for number in range(old)]
    found = judge([View("x", new=(*ids, "a", "b"))], facts(old=set(ids), entries=entries))
    assert found.new == old + 2
    assert bool(found.reasons) is held
    if held:
        assert found.reasons[0] == f"{old} entries would come back from the past (older than what was published last):"


def test_many_names_are_cut() -> None:
    ids = [f"n{number}" for number in range(TOLD + 2)]
    assert judge([View("x", again=tuple(ids[:TOLD]))], facts()).reasons[-1] == '  "n9" n9'
    assert judge([View("x", again=tuple(ids))], facts()).reasons[-2:] == ('  "n9" n9', "  and 2 more")


def test_what_was_cut_for_size_is_no_change() -> None:
    found = judge([View("x", changed=("a", "b"))], facts(cut=["b", "c"]))
    assert str(found) == "0 new, 1 changed, 0 shown again, 0 lost, 1 cut", "c was cut before, and nobody sees a thing"
    assert judge([View("x", changed=("b",)), View("y", changed=("b", "c"))], facts(cut=["b", "c"])) == Verdict(cut=2)


def test_reasons_are_left_out_before_the_worst_is_sought() -> None:
    explained, unexplained = View("x", lost=("a", "b")), View("y", lost=("c",))
    found = judge([explained, unexplained], facts(left={"a": "limit", "b": "limit"}))
    assert (found.lost, found.reasons[1]) == (1, '  "c" c')
    changes = [View("x", changed=("a", "b")), View("y", changed=("c",))]
    assert judge(changes, facts(cut=["a", "b"])) == Verdict(changed=1, cut=2)


def test_the_reader_that_shows_most_of_the_past_counts() -> None:
    past = tuple([f"n{number}" for number in range(FLOOD + 1)])
    news = tuple([f"m{number}" for number in range(FLOOD + 2)])
    found = judge([View("x", new=news), View("y", new=past)], facts(old=set(past), entries=1))
    assert (found.new, found.reasons[0][:2]) == (FLOOD + 2, f"{FLOOD + 1} ")


def test_every_reason_is_told() -> None:
    past = tuple([f"n{number}" for number in range(FLOOD + 1)])
    found = judge([View("x", new=past, again=("a",), lost=("b", "c"))], facts(old=set(past), entries=1))
    assert [line for line in found.reasons if not line.startswith("  ")] == [
        "1 entry would be shown again (under a new id):",
        "2 entries would be lost (nothing explains it: is the memory an older one?):",
        "6 entries would come back from the past (older than what was published last):",
    ]
