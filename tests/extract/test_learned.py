"""The data file of what was learned: what is read of it, and what is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from syndicate.extract.features import NAMES
from syndicate.extract.learned import learned, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syndicate.extract.forest import Tree

SPLIT = [[0, 2.5, 1, 2], [-0.5], [0.25]]


def stored(**changes: Any) -> bytes:
    whole = {"columns": list(NAMES), "names": {"body": 1.0}, "said": {"more": -2}, "trees": [SPLIT]}
    return json.dumps(whole | changes).encode()


def without(key: str) -> bytes:
    whole = json.loads(stored())
    del whole[key]
    return json.dumps(whole).encode()


def test_a_data_file_is_read() -> None:
    found = parse(stored())
    assert found.forest.trees == ((0, 2.5, -0.5, 0.25),)
    assert found.weights.names == {"body": 1.0}
    assert found.weights.said == {"more": -2.0}


@pytest.mark.parametrize(
    ("nodes", "expected"),
    [
        ([[0.5]], 0.5),
        ([[3, 1.5, 2, 1], [0.25], [-0.25]], (3, 1.5, -0.25, 0.25)),
        ([[1, 0.5, 1, 2], [2, 1.5, 3, 4], [-1.0], [0.25], [0.75]], (1, 0.5, (2, 1.5, 0.25, 0.75), -1.0)),
        ([[1, 0.5, 1, 1], [2.0]], (1, 0.5, 2.0, 2.0)),
    ],
    ids=["a leaf", "low behind high", "two splits", "one leaf of both"],
)
def test_the_nodes_of_a_tree_are_numbered(nodes: list[list[float]], expected: Tree) -> None:
    assert parse(stored(trees=[nodes, [[0.125]]])).forest.trees == (expected, 0.125)


def test_columns_are_whole_numbers() -> None:
    ((column, _, _, _),) = parse(stored(trees=[[[2.0, 2.5, 1.0, 2.0], [-0.5], [0.25]]])).forest.trees  # type: ignore[misc]
    assert column == 2
    assert isinstance(column, int)


def test_no_trees_are_a_forest_that_knows_nothing() -> None:
    assert parse(stored(trees=[])).forest.probability([0.0] * len(NAMES)) == 0.5


@pytest.mark.parametrize(
    "data",
    [
        stored(columns=list(NAMES[:-1])),
        stored(columns=[*NAMES, "more"]),
        stored(columns=[NAMES[1], NAMES[0], *NAMES[2:]]),
        stored(columns=[]),
    ],
    ids=["one less", "one more", "another order", "none"],
)
def test_what_was_made_for_other_columns_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="other columns"):
        parse(data)


@pytest.mark.parametrize(
    ("nodes", "at"),
    [
        ([[0, 1.0, 0, 1], [0.5]], 0),
        ([[0, 1.0, 1, 0], [0.5]], 0),
        ([[0, 1.0, 1, 2], [0, 1.0, 1, 2], [0.5]], 1),
        ([[0, 1.0, 1, 2], [0, 1.0, 2, 0], [0.5]], 1),
        ([[0, 1.0, 1, 2], [0.5]], 0),
        ([[0, 1.0, 2, 1], [0.5]], 0),
        ([[0, 1.0, -1, 1], [0.5]], 0),
        ([[0, 1.0, 1, -1], [0.5]], 0),
        ([[0, 1.0]], 0),
        ([[]], 0),
        ([[0, 1.0, 1, 2, 3], [0.5], [0.5]], 0),
    ],
)
def test_a_node_that_leads_nowhere_or_back_is_refused(nodes: list[list[float]], at: int) -> None:
    with pytest.raises(ValueError, match=f"node {at} is neither a leaf nor leads to later ones"):
        parse(stored(trees=[nodes]))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        stored()[:-1],
        stored(other=1),
        stored(trees=[[["x"]]]),
        stored(trees=[[None]]),
        stored(names=[]),
        stored(said={"more": "much"}),
        without("columns"),
        without("names"),
        without("said"),
        without("trees"),
    ],
)
def test_what_is_no_data_file_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse(data)


def nodes_of(tree: Tree) -> Iterator[Tree]:
    waiting: list[Tree] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, tuple):
            waiting += node[2:]


def test_what_is_read_once_for_all_pages_cannot_be_changed() -> None:
    found = parse(stored())
    for value, name in ((found, "forest"), (found.weights, "names"), (found.forest, "trees")):
        with pytest.raises(AttributeError):
            setattr(value, name, ())


def test_what_comes_with_the_program_fits_its_columns() -> None:
    found = learned()
    assert found is learned()
    assert len(found.forest.trees) > 15
    splits = [node for tree in found.forest.trees for node in nodes_of(tree) if isinstance(node, tuple)]
    assert splits
    assert {column for column, _, _, _ in splits} <= set(range(len(NAMES)))
    assert all(word == word.lower() and len(word) > 1 for word in found.weights.names)
    assert found.weights.said
