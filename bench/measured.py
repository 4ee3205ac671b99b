"""Figures of extraction on pages whose article is known, which stay outside of the repository.

    python bench/measured.py --tool SCRIPT --data FOLDER > figures.json
    python bench/floors.py --figures figures.json

SCRIPT scores an extractor (body text, metadata, time) on the pages in FOLDER, FOLDER/gold.jsonl saying what is known of
them. Runs it, `structure.py`, `flags.py` and `duplicates.py` with the program as it is, and prints one JSON object, a
share for each figure. What the program comes with was learned from pages like these, so these figures only show that
nothing got worse; `train_blocks.py --folds` and ``article:folded`` give honest ones.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SCORED = {
    "body aeb": "f1", "body fundus": "f1", "body wcxb": "f1", "body traf": "f1", "title exact all": "",
    "authors set all": "", "authors set fundus": "", "date day all": "", "date instant fundus": "",
    "language fundus": "", "image fundus": "",
}  # fmt: skip
"""What is taken from the tool's report, and the key of it where it is no figure itself."""
KINDS = ("links", "headings", "images", "items")


def main() -> int:
    """Run all four, print their figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    figures = scored(options.tool.resolve(), options.data.resolve())
    figures |= structure(options.data.resolve()) | flags(options.data.resolve()) | copies(options.data.resolve())
    json.dump({name: round(figure, 4) for name, figure in figures.items()}, sys.stdout, indent=1)
    return 0


def scored(tool: Path, data: Path) -> dict[str, float]:
    """Return the tool's figures."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        words = ("--impl", "article:fn", "--baseline", "none", "--data", str(data), "--json", str(report))
        run(str(tool), *words)
        found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))["impl"]["article:fn"]
    return {f"articles: {name}": float(found[name][key] if key else found[name]) for name, key in SCORED.items()}


def structure(data: Path) -> dict[str, float]:
    """Return how much of the structure is kept."""
    found = json.loads(run("structure.py", "--data", str(data), "--only", "syndicate", "--json"))
    return {f"structure: {kind}": float(found["syndicate"][kind]["pooled"]) for kind in KINDS}


def flags(data: Path) -> dict[str, float]:
    """Return how well partial texts are told."""
    found = json.loads(run("flags.py", "--data", str(data), "--json"))
    return {f"flags: partial, {name}": float(found["partial"][name]) for name in ("precision", "recall")}


def copies(data: Path) -> dict[str, float]:
    """Return how well copies of an article are told from other stories."""
    found: dict[str, float] = json.loads(run("duplicates.py", "--data", str(data)))
    return found


def run(script: str, *words: str) -> str:
    """Run a script beside this one and return what it prints."""
    return subprocess.run([sys.executable, script, *words], cwd=HERE, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.exit(main())
