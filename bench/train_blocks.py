"""Make `extract/learned.json`: what tells an article's blocks from the others, learned from pages whose text is known.

    python bench/train_blocks.py --data FOLDER                  writes the data file that comes with the program
    python bench/train_blocks.py --data FOLDER --folds OUT      writes OUT/0.json ... OUT/4.json instead, each learned
                                                                without a fifth of the domains (bench/article.py)

FOLDER holds `gold.jsonl` (a page a line: id, set, url, domain, file, text, or the snippets with_ and without) and the
gzipped pages. Needs lightgbm and numpy, which the program does not: pip install --group train. Takes two minutes.

A block is the article's when the best alignment of the known text with the page's blocks goes through it. Words are
weighed first: how much oftener a word of a class name or of a short line stands with the article than beside it, each
domain counting once. Rows of a page are made with weights that were not learned from its own domain, so that the trees
learn how far such weights can be trusted on a page nobody has seen.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import lightgbm
import msgspec
import numpy as np

from article import FOLDS, fold_of
from syndicate.extract import learned, structured
from syndicate.extract.align import align
from syndicate.extract.blocks import Block, blocks, words
from syndicate.extract.features import LONGEST_LABEL, NAMES, Told, Weights, label_words, rows, word_count
from syndicate.extract.places import name_words, names_of
from syndicate.values import html_tree, markup
from syndicate.values.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TREES = 50
PARAMETERS = {
    "objective": "binary", "learning_rate": 0.16, "num_leaves": 16, "min_data_in_leaf": 60, "feature_fraction": 0.5,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "max_bin": 63, "seed": 7, "deterministic": True,
    "num_threads": 1, "verbose": -1,
}  # fmt: skip
LEAST_DOMAINS = 4
"""Domains on which a word has to stand: a rule that one site's templates teach is none."""
DOUBT = {"names": 2.0, "said": 3.0}
"""Domains without any opinion that are added to every word's."""
LEAST_WEIGHT = 0.15
SNIPPETS = 0.5
"""What a domain of which only snippets are known counts."""

Counts: TypeAlias = "dict[str, tuple[float, int]]"
"""For each word the share of its occurrences that is the article's, summed up, and the occurrences."""


@dataclass(frozen=True)
class Page:
    """A page whose article is known: its labels, and what stands with and beside it."""

    gold: dict[str, Any]
    labels: list[float | None]
    sizes: list[float]
    told: Told
    counts: dict[str, Counts] = field(default_factory=dict)

    @property
    def domain(self) -> str:
        """The site it comes from."""
        return str(self.gold["domain"])

    @property
    def fold(self) -> int:
        """The part of the domains it belongs to."""
        return fold_of(self.domain)


def main() -> int:
    """Read the pages, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folds", type=Path)
    options = parser.parse_args()
    lines = (options.data / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    left_out = range(FOLDS) if options.folds else [FOLDS]
    with Pool() as pool:
        pages = pool.map(partial(known, options.data), map(json.loads, lines), chunksize=10)
        weights = {
            key: weigh(pages, set(key)) for key in {pair(one, other) for one in left_out for other in range(FOLDS)}
        }
        tables = pool.map(partial(measured, options.data, weights), pages, chunksize=10)
    for out in left_out:
        taught = [
            (page, table[pair(out, page.fold)]) for page, table in zip(pages, tables, strict=True) if page.fold != out
        ]
        where = options.folds / f"{out}.json" if options.folds else Path(learned.__file__).with_name(learned.FILE)
        where.parent.mkdir(parents=True, exist_ok=True)
        where.write_bytes(written(weigh(pages, {out}), taught) + b"\n")
        print(f"{where}: {where.stat().st_size:,} bytes from {len(taught)} pages", file=sys.stderr)
    return 0


def pair(one: int, other: int) -> tuple[int, ...]:
    """Return what is left out: two folds, in order."""
    return tuple(sorted({one, other}))


def tree_of(data: Path, gold: dict[str, Any]) -> Any:
    """Read a page as the program does."""
    with gzip.open(data / gold["file"], "rt", encoding="utf-8", newline="") as file:
        return html_tree.document(file.read())


def known(data: Path, gold: dict[str, Any]) -> Page:
    """Label the blocks of a page, and count the words with and beside its article."""
    tree = tree_of(data, gold)
    drafts = structured.evidence(tree, gold["url"], gold["url"])
    titles = list(dict.fromkeys(draft.title for draft in drafts if draft.title))
    body = next((markup.text_of(draft.content) for draft in drafts if draft.content), "")
    found = blocks(tree)
    labels = labelled(gold, found)
    counts = {"names": shares(named(found, labels)), "said": shares(labels_said(found, labels))}
    return Page(gold, labels, [word_count(block.said) for block in found], Told(titles, body=body), counts)


def labelled(gold: dict[str, Any], found: Sequence[Block]) -> list[float | None]:
    """Return for each block whether it is the article's; None where nobody knows."""
    if gold.get("text"):
        chosen = align([block.words for block in found], words(gold["text"])).chosen
        return [float(at in chosen) for at in range(len(found))]
    return [snippet_label(gold, " ".join(block.said.split())) for block in found]


def snippet_label(gold: dict[str, Any], said: str) -> float | None:
    """Return whether a block holds a snippet that must, or must not, be there."""
    wanted, unwanted = (any(" ".join(each.split()) in said for each in gold[key]) for key in ("with_", "without"))
    return None if wanted == unwanted else float(wanted)


def named(found: Sequence[Block], labels: Sequence[float | None]) -> Iterator[tuple[Iterable[str], float]]:
    """Yield the words of each element's names, and the share of its text that is the article's."""
    sums: dict[Any, list[float]] = {}
    for block, label in zip(found, labels, strict=True):
        node = block.element if label is not None else None
        while node is not None:
            both = sums.setdefault(node, [0.0, 0.0])
            both[0] += len(block.said) * (label or 0.0)
            both[1] += len(block.said)
            node = node.getparent()
    return ((name_words(names_of(node)), good / length) for node, (good, length) in sums.items())


def labels_said(found: Sequence[Block], labels: Sequence[float | None]) -> Iterator[tuple[Iterable[str], float]]:
    """Yield the words of each short block, and whether it is the article's."""
    for block, label in zip(found, labels, strict=True):
        if label is not None and word_count(block.said) <= LONGEST_LABEL:
            yield set(label_words(fold(block.said))), label


def shares(seen: Iterable[tuple[Iterable[str], float]]) -> Counts:
    """Return for each word the share that is the article's, summed up, and how often it stands."""
    found: dict[str, list[float]] = defaultdict(lambda: [0.0, 0])
    for said, share in seen:
        for word in said:
            found[word][0] += share
            found[word][1] += 1
    return {word: (good, int(count)) for word, (good, count) in found.items()}


def weigh(pages: Iterable[Page], without: set[int]) -> Weights:
    """Return what words say, learned from the pages of all other folds."""
    taught = [page for page in pages if page.fold not in without]
    return Weights(weights_of(taught, "names"), weights_of(taught, "said"))


def weights_of(pages: Iterable[Page], kind: str) -> dict[str, float]:
    """Return the log-odds of each word against those of all; a domain counts once, however many pages it has."""
    by_domain: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0, 0.0]))
    for page in pages:
        counts_as = 1.0 if page.gold.get("text") else SNIPPETS
        for word, (share, count) in page.counts[kind].items():
            sums = by_domain[word][page.domain]
            sums[0] += share
            sums[1] += count
            sums[2] = max(sums[2], counts_as)
    common = {word: list(domains.values()) for word, domains in by_domain.items() if len(domains) >= LEAST_DOMAINS}
    good = {word: sum(own[2] * own[0] / own[1] for own in domains) for word, domains in common.items()}
    size = {word: sum(own[2] for own in domains) for word, domains in common.items()}
    base = sum(good.values()) / sum(size.values())
    odds = {word: log_odds(good[word], size[word], base, DOUBT[kind]) for word in common}
    return {word: round(value, 2) for word, value in sorted(odds.items()) if abs(value) >= LEAST_WEIGHT}


def log_odds(good: float, size: float, base: float, doubt: float) -> float:
    """Return how much more likely the article is where a word stands than elsewhere, drawn to 0 by `doubt`."""
    share = (good + doubt * base) / (size + doubt)
    return math.log(share / (1 - share)) - math.log(base / (1 - base))


def measured(data: Path, weights: dict[tuple[int, ...], Weights], page: Page) -> dict[tuple[int, ...], Any]:
    """Return the rows of a page, once for each set of weights that were not learned from its own fold."""
    found = blocks(tree_of(data, page.gold))
    return {
        key: np.array(rows(found, page.told, each), dtype=np.float64).reshape(-1, len(NAMES))
        for key, each in weights.items()
        if page.fold in key
    }


def written(weights: Weights, taught: Sequence[tuple[Page, Any]]) -> bytes:
    """Return the data file: the weights, and trees learned from pages and their rows."""
    sure = [np.array([label is not None for label in page.labels], dtype=bool) for page, _ in taught]
    columns = np.concatenate([table[mask] for (_, table), mask in zip(taught, sure, strict=True)])
    labels = np.array([label for page, _ in taught for label in page.labels if label is not None])
    sizes = np.concatenate([emphasis(page)[mask] for (page, _), mask in zip(taught, sure, strict=True)])
    data = lightgbm.Dataset(columns, labels, weight=sizes)
    dumped = lightgbm.train(dict(PARAMETERS), data, TREES).dump_model()
    trees = [nodes_of(tree["tree_structure"]) for tree in dumped["tree_info"]]
    return msgspec.json.encode(learned.Stored(list(NAMES), dict(weights.names), dict(weights.said), trees))


def emphasis(page: Page) -> Any:
    """Return what each block counts: its share of the article's words, as F1 is a mean over pages."""
    if not page.gold.get("text"):
        return np.full(len(page.labels), 0.02)
    size = max(60.0, sum(size for size, label in zip(page.sizes, page.labels, strict=True) if label))
    return np.array([min(each + 2, size) / size for each in page.sizes])


def nodes_of(node: dict[str, Any]) -> list[list[float]]:
    """Return a tree as a list of nodes, each before those it leads to."""
    if "leaf_value" in node:
        return [[float(f"{node['leaf_value']:.4g}")]]
    low, high = nodes_of(node["left_child"]), nodes_of(node["right_child"])
    head: list[float] = [node["split_feature"], float(f"{node['threshold']:.6g}"), 1, 1 + len(low)]
    return [head, *moved(low, 1), *moved(high, 1 + len(low))]


def moved(nodes: Iterable[list[float]], by: int) -> list[list[float]]:
    """Return nodes whose numbers are `by` higher."""
    return [[*node[:2], node[2] + by, node[3] + by] if len(node) == 4 else node for node in nodes]


if __name__ == "__main__":
    sys.exit(main())
