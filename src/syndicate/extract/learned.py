"""What was learned from pages whose article is known: a data file, made by ``bench/train_blocks.py``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from syndicate.extract.features import NAMES, Weights
from syndicate.extract.forest import Forest

if TYPE_CHECKING:
    from syndicate.extract.forest import Tree

FILE = "learned.json"
"""Name of the data file, beside this module."""

_Node: TypeAlias = "list[float]"
"""A leaf as ``[value]``, or ``[column, threshold, low, high]`` with the numbers of two later nodes of the tree."""


class Stored(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The data file as it stands: the columns it was made for, how much words say, and trees of numbered nodes."""

    columns: list[str]
    names: dict[str, float]
    said: dict[str, float]
    trees: list[list[_Node]]


@dataclass(frozen=True, slots=True)
class Learned:
    """What tells an article's blocks from the others."""

    weights: Weights
    forest: Forest


def parse(data: bytes) -> Learned:
    """Return what a data file holds. Raises ValueError for one that was made for other columns, or is none."""
    stored = msgspec.json.decode(data, type=Stored)
    if tuple(stored.columns) != NAMES:
        raise ValueError("the data file was made for other columns: run bench/train_blocks.py")
    return Learned(Weights(stored.names, stored.said), Forest(tuple(_tree(nodes) for nodes in stored.trees)))


def _tree(nodes: list[_Node]) -> Tree:
    """Return the tree of a list of nodes, each of which stands before the two it leads to."""
    built: list[Tree] = [0.0] * len(nodes)
    for at in range(len(nodes) - 1, -1, -1):
        match nodes[at]:
            case [value]:
                built[at] = value
            case [column, threshold, low, high] if _leads(at, len(nodes), column, low, high):
                built[at] = (int(column), threshold, built[int(low)], built[int(high)])
            case _:
                raise ValueError(f"node {at} is neither a leaf nor leads to later ones")
    if not built:
        raise ValueError("a tree has no nodes")
    return built[0]


def _leads(at: int, count: int, column: float, low: float, high: float) -> bool:
    """Tell whether a node asks for a column that is there, and leads to nodes behind it."""
    later = range(at + 1, count)
    return column in range(len(NAMES)) and low in later and high in later


@cache
def learned() -> Learned:
    """Return what comes with the program, read once."""
    return parse(files("syndicate.extract").joinpath(FILE).read_bytes())
