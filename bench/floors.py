"""Quality figures on the data in tests/data, held against floors.json, whose figures only rise.

    python bench/floors.py                     exit code 1 when one has fallen
    python bench/floors.py --figures FILE      those of measured.py too, from pages that are not in the repository
    python bench/floors.py --raise             write the figures that rose

Shares from 0 to 1, of: saved articles read wholly as expected, sentences whose language is told, posts counted as the
networks' own code counts.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syndicate.extract import markdown, plain
from syndicate.model import Document
from syndicate.networks import bluesky, mastodon, x
from syndicate.values import language

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
DATA = HERE.parent / "tests" / "data"
FLOORS = HERE / "floors.json"


def main(words: list[str]) -> int:
    """Measure, compare, print; with --raise write what rose."""
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))
    figures = {name: round(measure(), 4) for name, measure in MEASURES.items()}
    if "--figures" in words:
        figures |= load(Path(words[words.index("--figures") + 1]))
    for name in sorted(set(floors) - set(figures)):
        print(f"skip {name:36}          floor {floors[name]:.4f}  (not measured here)")
    for name, figure in figures.items():
        verdict = "FELL" if figure < floors.get(name, 0) else "rose" if figure > floors.get(name, 0) else "ok"
        print(f"{verdict:5}{name:36}{figure:8.4f}  floor {floors.get(name, 0):.4f}")
    if "--raise" in words:
        risen = floors | {name: max(figure, floors.get(name, 0)) for name, figure in figures.items()}
        FLOORS.write_text(json.dumps(risen, indent=1) + "\n", encoding="utf-8")
    return int(any(figure < floors.get(name, 0) for name, figure in figures.items()))


def saved() -> float:
    """Return the share of saved articles whose title, authors, date, headings and edges are all as expected."""
    files = sorted((DATA / "saved").glob("*.expected.json"))
    return share(files, lambda path: is_read(path.with_name(path.name.removesuffix(".expected.json")), load(path)))


def is_read(path: Path, expected: dict[str, Any]) -> bool:
    """Tell whether one file is read as expected."""
    reader = markdown if path.suffix == ".md" else plain
    draft = reader.read(Document(path.read_bytes(), None, path=path.name))
    text = draft.text or ""
    return (
        (draft.title, list(draft.authors)) == (expected["title"], expected["authors"])
        and all(
            f"<h2>{heading}</h2>" in (draft.content or "").replace("&amp;", "&") for heading in expected["headings"]
        )
        and not any(furniture in text for furniture in expected["absent"])
        and text.endswith(expected["ends"])
        and (draft.published or "").startswith(expected.get("published_date") or expected.get("published") or "")
    )


def languages() -> float:
    """Return the share of sentences whose language is told from the text alone."""
    sentences = [(tag, text) for tag, texts in load(DATA / "language" / "sentences.json").items() for text in texts]
    return share(sentences, lambda pair: language.detect(pair[1]) == pair[0])


def counted(count: Callable[[str], int], network: str, figure: str) -> Callable[[], float]:
    """Return a measure: the share of posts whose length is what the network says itself."""
    return lambda: share(
        lines(DATA / "social" / "oracle.jsonl"), lambda post: count(post["text"]) == post[network][figure]
    )


def share(cases: list[Any], is_good: Callable[[Any], bool]) -> float:
    """Return the share of cases that are good."""
    return sum(map(is_good, cases)) / len(cases)


def load(path: Path) -> Any:
    """Read a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def lines(path: Path) -> list[Any]:
    """Read a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


MEASURES: dict[str, Callable[[], float]] = {
    "saved articles, whole": saved,
    "language of a sentence": languages,
    "x: weighted length": counted(x.count, "x", "weightedLength"),
    "bluesky: graphemes": counted(bluesky.count, "bsky", "graphemes"),
    "mastodon: characters": counted(mastodon.count, "mastodon", "countable"),
}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
