"""Hold the flags that pages get against labels given by reading them: precision and recall, kind by kind.

    python bench/flags.py --data PATH [--worst]

PATH holds ``gold.jsonl`` and gzipped pages (url, domain, file a line); it stays outside of the repository. The labels
are in ``data/page-labels.jsonl``, a page a line: its address, what it gives a reader without a subscription ([]: a
whole article), and whether it was chosen by chance or because something about it was suspicious: a statement that it is
not free, a cut or short text, an invitation to read on, fewer words than stated, many pictures, many times of day.

"partial" is teaser, paywalled or truncated. The rules were tuned on one half of the domains ("tuned"); the other half
was kept aside ("aside"). Not wholly: all pages were read to be labelled, with the words of their walls, and two rules
on what stands behind a text were prompted by pages of that half. Its figures are an upper bound for other domains.
Listings, errors and challenges are not among these pages: tests/data/flags has them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from syndicate.errors import Unreadable
from syndicate.extract import page
from syndicate.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from syndicate.model import Flag

LABELS = Path(__file__).parent / "data" / "page-labels.jsonl"
PARTIAL = frozenset({"teaser", "paywalled", "truncated"})
KINDS = ("teaser", "paywalled", "truncated", "partial", "live blog", "gallery", "listing", "error", "challenge")


class Judged(NamedTuple):
    """One page: what it was labelled, what it was flagged."""

    url: str
    is_aside: bool
    is_random: bool
    labels: frozenset[str]
    flags: tuple[Flag, ...]

    @property
    def found(self) -> frozenset[str]:
        """The kinds it was flagged."""
        return frozenset(flag.kind for flag in self.flags)


def main() -> int:
    """Read the labelled pages, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--worst", action="store_true", help="list the pages that are flagged otherwise than labelled")
    parser.add_argument("--json", action="store_true", help="precision and recall of each kind on all pages")
    options = parser.parse_args()
    judged = list(judge(options.data))
    if options.json:
        print(json.dumps(figures(judged)))
        return 0
    print("\n".join([*tables(judged), *(misses(judged) if options.worst else [])]))
    return 0


def tables(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield a table of all pages, of each half and of those chosen by chance."""
    parts = {
        "all": judged,
        "tuned": [each for each in judged if not each.is_aside],
        "aside": [each for each in judged if each.is_aside],
        "random": [each for each in judged if each.is_random],
    }
    for name, pages in parts.items():
        yield headline(name, pages)
        yield from table(pages)


def headline(name: str, pages: Sequence[Judged]) -> str:
    """Return the line above a table."""
    return f"{name}: {len(pages)} pages, {sum(not each.labels for each in pages)} of them whole articles"


def judge(data: Path) -> Iterator[Judged]:
    """Read each labelled page once."""
    labels = {row["url"]: row for row in map(json.loads, LABELS.read_text(encoding="utf-8").splitlines())}
    for row in map(json.loads, (data / "gold.jsonl").read_text(encoding="utf-8").splitlines()):
        if label := labels.pop(row["url"], None):
            yield Judged(
                url=row["url"],
                is_aside=is_aside(row["domain"]),
                is_random=label["chosen"] == "random",
                labels=frozenset(label["labels"]),
                flags=flags_of(data, row),
            )


def is_aside(domain: str) -> bool:
    """Tell whether a domain's pages were kept aside when the rules were tuned."""
    return blake2b(domain.encode(), digest_size=1).digest()[0] % 2 == 1


def flags_of(data: Path, row: dict[str, Any]) -> tuple[Flag, ...]:
    """Return the flags of a page, () for one that cannot be read."""
    body = gzip.decompress((data / row["file"]).read_bytes())
    try:
        return page.read(Document(body=body, url=row["url"], media_type="text/html")).flags
    except Unreadable:
        return ()


def table(pages: Sequence[Judged]) -> Iterator[str]:
    """Yield a line for each kind that was labelled or flagged."""
    for kind in KINDS:
        wanted = [each for each in pages if is_kind(each.labels, kind)]
        flagged = [each for each in pages if is_kind(each.found, kind)]
        right = sum(is_kind(each.labels, kind) for each in flagged)
        if wanted or flagged:
            yield (
                f"  {kind:10} labelled {len(wanted):3}  flagged {len(flagged):3}  right {right:3}"
                f"  precision {share(right, len(flagged))}  recall {share(right, len(wanted))}"
            )


def figures(pages: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """Return precision and recall of each kind that was labelled."""
    found = {}
    for kind in KINDS:
        wanted = sum(is_kind(each.labels, kind) for each in pages)
        flagged = [each for each in pages if is_kind(each.found, kind)]
        right = sum(is_kind(each.labels, kind) for each in flagged)
        if wanted:
            found[kind] = {"precision": right / len(flagged) if flagged else 0.0, "recall": right / wanted}
    return found


def is_kind(kinds: frozenset[str], kind: str) -> bool:
    """Tell whether a page is of a kind, or of one that "partial" stands for."""
    return bool(kinds & PARTIAL) if kind == "partial" else kind in kinds


def share(part: int, whole: int) -> str:
    """Return a share as text, "-" of nothing."""
    return f"{part / whole:.2f}" if whole else "-"


def misses(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield the pages whose flags are not their labels, with the evidence."""
    for each in judged:
        if each.found != each.labels:
            why = "; ".join(f"{flag.kind}: {', '.join(flag.evidence)}" for flag in each.flags)
            yield f"{each.url}\n  labelled {', '.join(sorted(each.labels)) or 'whole'}; flagged {why or 'nothing'}"


if __name__ == "__main__":
    sys.exit(main())
