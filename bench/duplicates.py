"""Whether copies are told from other stories.

Pairs are made of the article pages: copies under another title, among other furniture, with one word in ten changed,
sentences dropped or moved; against other stories, the likest of them, and reports of one form.

python bench/duplicates.py --data FOLDER [--show]      figures as JSON; --show prints the pairs that were judged wrongly
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from syndicate.entries.duplicates import Sketch, alike, are_copies, sketch
from syndicate.model import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 400
"""Characters of a text that is an article."""
NOW = datetime(2026, 3, 14, tzinfo=UTC)
FURNITURE = (
    "Share this article", "Read more: five things to know", "Sign up for our newsletter", "Related stories",
    "Advertisement", "Follow us for the latest news", "Copyright 2026. All rights reserved.", "Most read today",
)  # fmt: skip
FORM = (
    "{a} beat {b} {x}-{y} at {place} on {day} in front of {crowd} spectators. {a} scored after {m} minutes through "
    "{p} and never looked back, although {b} had {z} shots on goal in the second half. The coach said that the team "
    "had worked hard all week and that the result was fair. {a} is now number {r} of the table with {t} points, {b} "
    "is number {s}. The next match is played at {place} on {next}. The referee showed {c} yellow cards in all. "
)
Pair = tuple[str, bool, Sketch, Sketch]


def articles(data: Path) -> list[tuple[str, str, str]]:
    """Return domain, title and text of every page whose text is known and long enough to be an article."""
    found = []
    for line in (data / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row.get("text") or ""
        if len(text) >= LEAST:
            found.append((row["domain"], row.get("title") or text.split("\n")[0][:90], text))
    return found


def sketched(title: str, text: str, number: int = 0) -> Sketch:
    """Return the sketch of an entry with this title and text at an address of its own."""
    entry = Entry(
        id=f"tag:x.example,2026:{number}", source="a", link=f"https://x{number}.example/{number}", title=title,
        published=NOW, updated=NOW, slug="s", first_seen=NOW, text=text,
    )  # fmt: skip
    return sketch(entry)


def copies(title: str, text: str, chance: random.Random, words: list[str]) -> Iterator[tuple[str, str, str]]:
    """Give copies of an article: what was done, title and text."""
    yield "title", "Another headline altogether", text
    lines = chance.sample(FURNITURE, 4)
    yield "furniture", title, "\n\n".join([*lines[:2], text, *lines[2:]])
    said = regex.split(r"(\s+)", text)
    edited = [chance.choice(words) if word.strip() and chance.random() < 0.1 else word for word in said]
    yield "words", title, "".join(edited)
    sentences = regex.split(r"(?<=[.!?。！？])\s*", text)
    kept = [each for each in sentences if chance.random() >= 0.1]
    yield "sentences", "Another headline altogether", " ".join(kept)
    paragraphs = text.split("\n")
    chance.shuffle(paragraphs)
    yield "order", title, "\n".join(paragraphs)


def likest(found: list[tuple[str, str, str]]) -> list[tuple[int, int]]:
    """Return pairs of different articles with many rare words in common: the same event, the same series."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, (_, title, text) in enumerate(found):
        for word in set(regex.findall(r"\p{Lu}\p{L}{3,}", f"{title} {text}")):
            holders[word].append(at)
    common: dict[tuple[int, int], int] = defaultdict(int)
    for held in holders.values():
        if 2 <= len(held) <= 12:
            for one in held:
                for other in held:
                    if one < other:
                        common[one, other] += 1
    return sorted(common, key=lambda pair: -common[pair])[:400]


def reports(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Give reports made of one form: the words are the same, the names and numbers are not."""
    clubs, places, days = (
        ("Northam", "Eastholm", "Westby", "Southport", "Midvale"),
        ("the Park", "Old Road"),
        ("Monday", "Sunday"),
    )
    while True:
        a, b = chance.sample(clubs, 2)
        values = {key: str(chance.randint(1, 90)) for key in "xymzrtsc"} | {"crowd": str(chance.randint(900, 30_000))}
        values |= {
            "a": a,
            "b": b,
            "place": chance.choice(places),
            "day": chance.choice(days),
            "p": chance.choice(clubs),
        }
        values["next"] = chance.choice(days)
        yield f"{a} beat {b}", FORM.format(**values) * 2


def pairs(found: list[tuple[str, str, str]], seed: int) -> Iterator[Pair]:
    """Give pairs: what they are, whether they are copies, and the two."""
    chance = random.Random(seed)  # noqa: S311 - the same pairs each time
    words = [word for _, _, text in found[:50] for word in text.split()]
    for number, (_, title, text) in enumerate(found):
        whole = sketched(title, text, 0)
        for kind, other_title, other in copies(title, text, chance, words):
            yield kind, True, whole, sketched(other_title, other, number + 1)
    made = [sketched(title, text, number) for number, (_, title, text) in enumerate(found)]
    by_chance = [chance.sample(range(len(found)), 2) for _ in found]
    for kind, chosen in (("event", likest(found)), ("other", by_chance)):
        for first, second in chosen:
            if found[first][2] != found[second][2]:
                yield kind, False, made[first], made[second]
    forms = reports(chance)
    for number in range(200):
        yield "form", False, sketched(*next(forms), number), sketched(*next(forms), number + 1_000)


def measured(data: Path, *, show: bool) -> dict[str, float]:
    """Return precision and recall over all pairs."""
    right: dict[str, list[bool]] = defaultdict(list)
    hits = alarms = missed = 0
    for kind, is_copy, one, other in pairs(articles(data), seed=7):
        said = are_copies(one, other)
        right[kind].append(said == is_copy)
        hits, alarms, missed = (
            hits + (said and is_copy),
            alarms + (said and not is_copy),
            missed + (is_copy and not said),
        )
        if show and said != is_copy:
            sys.stderr.write(f"{kind} {alike(one, other):.2f} {one.title[:50]} | {other.title[:50]}\n")
    for kind, each in right.items():
        sys.stderr.write(f"{kind:10} {sum(each):5} of {len(each):5} right\n")
    return {"copies: precision": hits / (hits + alarms), "copies: recall": hits / (hits + missed)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    print(json.dumps(measured(options.data, show=options.show), indent=1))


if __name__ == "__main__":
    main()
