"""Hold the source tree against the ceilings of its architecture; print them beside what was measured.

    python bench/ceilings.py

Exit code 1 when one is passed. Modules without a function are word lists and tables, and have no ceiling.
"""

from __future__ import annotations

import ast
import sys
import tokenize
from pathlib import Path
from statistics import mean, quantiles
from typing import NamedTuple

import grimp
from radon.visitors import ComplexityVisitor

SRC = Path(__file__).resolve().parents[1] / "src" / "syndicate"
RECOGNIZING = ("values/", "extract/", "networks/", "validate/", "entries/")
"""Folders whose functions tell forms of free text, and articles, apart; see docs/decisions.md, Ceilings."""
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Figure(NamedTuple):
    """One line of the table."""

    name: str
    ceiling: float
    measured: float
    where: str


def main() -> int:
    """Measure, print, judge."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SRC.rglob("*.py"))}
    figures = [*sizes(trees), *complexity(), untyped(trees), cycles()]
    for figure in figures:
        verdict = "ok" if figure.measured <= figure.ceiling else "OVER"
        print(f"{verdict:5}{figure.name:44}{figure.measured:8.2f}  at most {figure.ceiling:g}  {figure.where}")
    return int(any(figure.measured > figure.ceiling for figure in figures))


def sizes(trees: dict[Path, ast.Module]) -> list[Figure]:
    """Code lines of modules and lines of functions."""
    modules = {path: code_lines(path, tree) for path, tree in trees.items() if functions(tree)}
    largest = max(modules, key=lambda path: modules[path])
    lengths = [(node.end_lineno or 0) - node.lineno + 1 for tree in trees.values() for node in functions(tree)]
    return [
        Figure("code lines in a module, most", 300, modules[largest], name(largest)),
        Figure("lines of a function, p95", 25, quantiles(lengths, n=20)[-1], f"{len(lengths)} functions"),
    ]


def code_lines(path: Path, tree: ast.Module) -> int:
    """Lines that hold code: no blanks, comments or docstrings."""
    with path.open("rb") as file:
        skipped = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING}
        tokens = [token for token in tokenize.tokenize(file.readline) if token.type not in skipped]
    lines = {line for token in tokens for line in range(token.start[0], token.end[0] + 1) if token.string}
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            lines -= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return len(lines)


def complexity() -> list[Figure]:
    """Cyclomatic complexity of all functions."""
    found: dict[str, int] = {}
    for path in sorted(SRC.rglob("*.py")):
        visitor = ComplexityVisitor.from_code(path.read_text(encoding="utf-8"))
        blocks = [*visitor.functions, *(method for each in visitor.classes for method in each.methods)]
        found |= {f"{name(path)}:{block.name}": block.complexity for block in blocks}
    worst = max(found, key=lambda block: found[block])
    readers = {block: count for block, count in found.items() if block.startswith(RECOGNIZING)}
    others = [count for block, count in found.items() if block not in readers]
    return [
        Figure("complexity where text is recognized, mean", 4.5, mean(readers.values()), f"{len(readers)} functions"),
        Figure("complexity everywhere else, mean", 3.3, mean(others), f"{len(others)} functions"),
        Figure("cyclomatic complexity, most", 10, found[worst], worst),
    ]


def untyped(trees: dict[Path, ast.Module]) -> Figure:
    """Parameters and results without a type."""
    found = [
        f"{name(path)}:{node.name}" for path, tree in trees.items() for node in functions(tree) if not is_typed(node)
    ]
    return Figure("functions not wholly annotated", 0, len(found), " ".join(found[:3]))


def is_typed(node: Function) -> bool:
    """Tell whether every parameter but self and cls has a type, and the result too."""
    given = node.args
    listed = [*given.posonlyargs, *given.args, *given.kwonlyargs, *filter(None, (given.vararg, given.kwarg))]
    return node.returns is not None and all(each.annotation or each.arg in {"self", "cls"} for each in listed)


def cycles() -> Figure:
    """Modules in import cycles, imports inside functions and for types counted."""
    graph = grimp.build_graph("syndicate", cache_dir=None)
    caught = [
        module
        for module in sorted(graph.modules)
        if any(graph.chain_exists(imported, module) for imported in graph.find_modules_directly_imported_by(module))
    ]
    return Figure("modules in import cycles", 0, len(caught), " ".join(caught[:3]))


def functions(tree: ast.Module) -> list[Function]:
    """Return all functions and methods."""
    return [node for node in ast.walk(tree) if isinstance(node, Function)]


def name(path: Path) -> str:
    """Return a path within the package."""
    return path.relative_to(SRC).as_posix()


if __name__ == "__main__":
    sys.exit(main())
