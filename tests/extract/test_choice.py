"""Which blocks are taken: no threshold and no other set of them is expected to be better."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.extract.choice import choose

_SHARES = st.integers(0, 20).map(lambda number: number / 20)
_PAGES = st.lists(st.tuples(_SHARES, st.integers(1, 50).map(float)), max_size=9)


def expected_f1(chosen: set[int], likely: list[float], sizes: list[float]) -> float:
    """Return twice the words expected to be right over those taken and those there are."""
    right = sum(likely[at] * sizes[at] for at in chosen)
    there = sum(each * size for each, size in zip(likely, sizes, strict=True))
    return 2 * right / (sum(sizes[at] for at in chosen) + there) if there else 0.0


@given(_PAGES)
@settings(max_examples=200, deadline=None)
def test_no_threshold_is_better(page: list[tuple[float, float]]) -> None:
    likely, sizes = [each for each, _ in page], [size for _, size in page]
    found = choose(likely, sizes)
    sets = [{at for at, each in enumerate(likely) if each >= least} for least in {0.0, *likely}]
    assert found.confidence == pytest.approx(max(expected_f1(each, likely, sizes) for each in sets))
    assert found.confidence == pytest.approx(expected_f1(set(found.chosen), likely, sizes))
    assert found.chosen == sorted(set(found.chosen))


@given(_PAGES)
@settings(max_examples=100, deadline=None)
def test_no_other_set_of_blocks_is_better(page: list[tuple[float, float]]) -> None:
    likely, sizes = [each for each, _ in page], [size for _, size in page]
    best = choose(likely, sizes).confidence
    for mask in range(1 << len(page)):
        other = {at for at in range(len(page)) if mask >> at & 1}
        assert expected_f1(other, likely, sizes) <= best + 1e-9


@pytest.mark.parametrize(
    ("likely", "words", "chosen", "confidence"),
    [
        ([], [], [], 0.0),
        ([0.0], [9.0], [], 0.0),
        ([0.0, 0.0], [3.0, 4.0], [], 0.0),
        ([1.0], [7.0], [0], 1.0),
        ([1.0, 0.0, 1.0], [7.0, 5.0, 2.0], [0, 2], 1.0),
        ([0.5], [8.0], [0], 2 / 3),
        ([0.0, 0.25], [8.0, 8.0], [1], 0.4),
        # 2*10/(10+12) by the first alone, 2*12/(30+12) by both
        ([1.0, 0.1], [10.0, 20.0], [0], 20 / 22),
        # 2*10/(10+22) by the first alone, 2*22/(30+22) by both
        ([1.0, 0.6], [10.0, 20.0], [0, 1], 44 / 52),
        # at half of the F reached it is the same with and without, and fewer are taken
        ([0.4, 1.0], [12.5, 10.0], [1], 20 / 25),
        ([0.01, 0.2, 0.2, 0.01], [10.0, 10.0, 10.0, 10.0], [1, 2], 8 / 24.2),
    ],
)
def test_what_is_taken(likely: list[float], words: list[float], chosen: list[int], confidence: float) -> None:
    found = choose(likely, words)
    assert found.chosen == chosen
    assert found.confidence == pytest.approx(confidence)
