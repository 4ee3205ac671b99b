from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.extract.align import align
from syndicate.extract.blocks import blocks, words
from syndicate.values import html_tree

FIRST = "the ferry came back to the bay on a cold morning in march"
SECOND = "hundreds of people stood on the pier and waved with hats and towels"
THIRD = "the captain said that he had slept badly before the first crossing"


def chosen(page: list[str], said: list[str]) -> list[int]:
    return sorted(align([words(block) for block in page], words(" ".join(said))).chosen)


@pytest.mark.parametrize(
    ("page", "said", "expected"),
    [
        ([FIRST, SECOND, THIRD], [FIRST, THIRD], [0, 2]),
        (["Menu", FIRST, "Share", SECOND, "More"], [FIRST, SECOND], [1, 3]),
        (["Menu", FIRST, "The hats", SECOND], [FIRST, "The hats", SECOND], [1, 2, 3]),
        # a table of contents, a caption: the copy out of order is not the text
        (
            ["The hats on the pier", FIRST, "The hats on the pier", SECOND],
            [FIRST, "The hats on the pier", SECOND],
            [1, 2, 3],
        ),
        ([SECOND, FIRST, SECOND], [FIRST, SECOND], [1, 2]),
        # of two equal copies the later one: page heads repeat
        ([FIRST, "x y", FIRST], [FIRST], [2]),
        # half of a block is enough, less is not
        ([FIRST + " but nobody noticed it until noon came"], [FIRST], [0]),
        ([FIRST + " " + SECOND + " " + THIRD], [FIRST], []),
        (["a", "b", "c"], ["a", "b", "c"], [0, 1, 2]),
        (["a", "c", "b"], ["a", "b"], [0, 2]),
        ([], [FIRST], []),
        ([FIRST], [], []),
    ],
)
def test_the_blocks_that_say_it_in_order(page: list[str], said: list[str], expected: list[int]) -> None:
    assert chosen(page, said) == expected


def test_how_much_is_covered() -> None:
    said = words(f"{FIRST} and then {SECOND}")
    assert align([words(FIRST), ["and", "then"], words(SECOND)], said).covered == len(said)
    assert align([words(FIRST)], said).covered == len(words(FIRST))
    assert align([["zzz"]], said).covered == 0


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=9), max_size=8), st.integers(0, 255))
def test_what_is_said_in_blocks_is_found_again(page: list[list[str]], mask: int) -> None:
    said = [word for number, block in enumerate(page) if mask >> number & 1 for word in block]
    found = align(page, said)
    assert all(0 <= number < len(page) for number in found.chosen)
    assert (found.covered == 0) == (not found.chosen)


def test_text_that_repeats_itself_costs_little_time() -> None:
    begun = time.process_time()
    align([["a"] * 5_000] * 10, ["a"] * 50_000)
    assert time.process_time() - begun < 20


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two words, it's", ["Two", "words", "it", "s"]),
        ("港の朝市2026", ["港", "の", "朝", "市", "2026"]),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_blocks_are_runs_between_boundaries() -> None:
    tree = html_tree.document(
        "<html><head><title>no</title></head><body>loose <b>bold</b> end<p>one<br>two <i>three</i></p><script>no</script>"
        "tail<ul><li>item</li></ul><svg><text>no</text></svg><p> </p></body></html>"
    )
    assert tree is not None
    found = blocks(tree)
    assert [block.said for block in found] == ["loose bold end", "one", "two three", "tail", "item"]
    assert [block.opener is not None for block in found] == [False, False, True, False, False]
    assert [run.holder.tag for run in found[0].runs] == ["body", "b", "body"]
    found[0].runs[2].clear()
    found[0].runs[1].clear()
    assert blocks(tree)[0].said == "loose"
