"""Tell how much of an article's structure is kept: links, headings, images, list items and more.

    python bench/structure.py --data PATH [--limit N] [--half 0|1] [--only RESULT] [--json] [--worst KIND]

PATH holds ``gold.jsonl`` and gzipped pages (id, url, file, title, text a line); it stays outside of the repository.

Of each page with its full text the gold blocks are found first: blocks of our own segmentation of which at least half
of the runs of four words are in the gold text, in its order, and short ones by their exact words between those. What
lies inside of them in the page's own tree is counted as it stands there:

links       ``a`` with an http(s) address and words of a gold block; by address (host and path, no trackers) and words
headings    ``h1`` to ``h6`` with words of a gold block, but for the article's title; by words, at whatever level
images      ``img`` between the first and the last gold block that have an address, late ones too, and are neither
            pixels nor icons (svg, or said to be under 50 pixels wide or high); not inside of aside, nav, footer, form
            or such a role, and not in a branch without gold words that says more than 60 characters outside of
            ``figcaption`` and what is called a caption: that is a card for something else. What a ``noscript`` repeats
            counts once. By file name, of any of the image's candidates
items       ``li`` with words of a gold block; by those words, without nested lists
cells       ``td`` and ``th`` likewise; ``pre`` (code) and ``blockquote`` (quotes) likewise
embeds      frames and players between the first and the last gold block, counted as images are; by address

Kept is what is found again in the result; beyond is the share of the result that is not gold, so that keeping
everything does not win. "pooled" counts all pages together, "mean" is the mean of the pages that have such a thing.
Gold blocks come from our own segmentation, which favours it somewhat.

Three results are measured: our own pruning of the gold blocks themselves (what is lost after the choice of blocks),
`syndicate.extract_article`, and trafilatura's HTML with links, images, tables and formatting.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import sys
from collections import Counter
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias
from urllib.parse import unquote, urlsplit

from lxml import etree

import syndicate
from syndicate.errors import SyndicateError
from syndicate.extract.align import align
from syndicate.extract.blocks import blocks, words
from syndicate.extract.prune import pruned
from syndicate.values import embeds, html_tree, markup, urls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lxml.html import HtmlElement

    from syndicate.extract.blocks import Block

Thing: TypeAlias = frozenset[str]
"""What is looked for: the forms under which it may be found again."""
Things: TypeAlias = dict[str, list[Thing]]

KINDS = ("links", "headings", "images", "items", "cells", "code", "quotes", "embeds")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
PLAYERS = ("iframe", "video", "audio", "embed", "object")
HOLDERS = {"items": ("li",), "cells": ("td", "th"), "code": ("pre",), "quotes": ("blockquote",)}
LISTS = frozenset({"ul", "ol"})
BESIDE = frozenset({"aside", "nav", "footer", "form", "dialog"})
BESIDE_ROLES = frozenset({"complementary", "navigation", "contentinfo", "dialog"})
LONGEST_LABEL = 60
SMALLEST_IMAGE = 50


class Kept(NamedTuple):
    """Of one kind on one page: gold things, those found again, and all that the result has."""

    gold: int
    kept: int
    all: int


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=0, help="every n-th page, so that about this many are read")
    parser.add_argument("--half", type=int, choices=(0, 1), help="pages of one half of the domains only")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", choices=list(RESULTS), help="only one of the three results")
    parser.add_argument("--worst", choices=KINDS, help="list what the results lost and added, page by page")
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    results = {given.only: RESULTS[given.only]} if given.only else RESULTS
    measured: dict[str, dict[str, list[Kept]]] = {name: {kind: [] for kind in KINDS} for name in results}
    for record in pages(given.data, given.limit, given.half):
        measure(given.data, record, results, measured, given.worst)
    print(json.dumps(figures(measured), indent=1) if given.json else table(measured))
    return 0


def pages(data: Path, limit: int, half: int | None) -> list[dict[str, Any]]:
    """Return the records of pages whose full text is known."""
    lines = (data / "gold.jsonl").read_text("utf-8").splitlines()
    records = [record for record in map(json.loads, lines) if record.get("text")]
    if half is not None:
        records = [record for record in records if sum(record["domain"].encode()) % 2 == half]
    return records[:: max(1, len(records) // limit)] if limit else records


def measure(
    data: Path,
    record: dict[str, Any],
    results: dict[str, Callable[[str, str], str]],
    measured: dict[str, dict[str, list[Kept]]],
    worst: str | None,
) -> None:
    """Add what each result keeps of one page."""
    html = gzip.decompress((data / record["file"]).read_bytes()).decode("utf-8")
    tree = html_tree.document(html)
    if tree is None:
        return
    url, title = stated(record)
    base = base_of(tree, url)
    page = Page(tree, record["text"])
    gold, players = page.gold(base, title), page.players(base)
    for name, result in results.items():
        content = of_gold(html, url, record["text"]) if result is of_gold else result(html, url)
        found = told(content, base, title)
        found["embeds"] = [thing for thing in found["embeds"] if thing & players]
        for kind in KINDS:
            kept, lost, added = matched(gold[kind], found[kind])
            measured[name][kind].append(Kept(len(gold[kind]), kept, len(found[kind])))
            if worst == kind and lost + added:
                report(f"{name}, {record['id']}: {kept} kept", lost, added)


def stated(record: dict[str, Any]) -> tuple[str, str]:
    """Return a page's address and title, something in their place where they are not known."""
    return record["url"] or "https://page.example/", record["title"] or ""


def report(head: str, lost: Iterable[Thing], added: Iterable[Thing]) -> None:
    """Print what one result lost and added on one page."""
    print(head, *(f"  - {min(each)}" for each in lost), *(f"  + {min(each)}" for each in added), sep="\n")


def of_gold(html: str, url: str, text: str = "") -> str:
    """Prune the gold blocks themselves."""
    tree = html_tree.document(html)
    if tree is None:
        return ""
    base = base_of(tree, url)
    page = Page(tree, text)
    chosen = {id(block) for block in page.chosen}
    return markup.sanitise(pruned(page.chosen, [block for block in page.blocks if id(block) not in chosen]), base)


def ours(html: str, url: str) -> str:
    """Read a page with the public function."""
    try:
        return syndicate.extract_article(html, url).content or ""
    except SyndicateError:
        return ""


def theirs(html: str, url: str) -> str:
    """Read a page with trafilatura."""
    import trafilatura

    return (
        trafilatura.extract(
            html, url=url, output_format="html", include_comments=False, include_links=True, include_images=True,
            include_tables=True, include_formatting=True,
        )
        or ""
    )  # fmt: skip


RESULTS: dict[str, Callable[[str, str], str]] = {"gold blocks": of_gold, "syndicate": ours, "trafilatura": theirs}


class Page:
    """A page's tree with the blocks of its gold text."""

    def __init__(self, tree: HtmlElement, text: str) -> None:
        self.tree = tree
        self.blocks: list[Block] = blocks(tree)
        alignment = align([block.words for block in self.blocks], words(text))
        self.chosen = [self.blocks[number] for number in sorted(alignment.chosen)]
        self.order = {node: number for number, node in enumerate(tree.iter(etree.Element))}
        self.said: dict[HtmlElement, list[str]] = {}
        """The gold words in each element, those of the elements in it counted with them."""
        for block in self.chosen:
            self.add(block)
        places = [self.order[run.node] for block in self.chosen for run in block.runs if run.said.strip()]
        self.first, self.last = min(places, default=0), max(places, default=0)

    def add(self, block: Block) -> None:
        """Count a gold block's words with the elements around them."""
        for run in block.runs:
            said = run.said + " " * (run is block.runs[-1])
            for node in (run.holder, *run.holder.iterancestors()):
                self.said.setdefault(node, []).append(said)

    def gold(self, base: str | None, title: str) -> Things:
        """Return what lies in the gold blocks."""
        found: Things = {kind: [] for kind in KINDS}
        found["links"] = given(link(node, base, "".join(self.said[node])) for node in self.within("a"))
        found["headings"] = texts(("".join(self.said[node]) for node in self.within(*HEADINGS)), title)
        for kind, tags in HOLDERS.items():
            found[kind] = texts("".join(self.own(node)) for node in self.within(*tags) if not is_nested(node))
        found["images"] = self.between(("img",), lambda node: image(node, base))
        found["embeds"] = self.between(PLAYERS, lambda node: embed(node, base))
        return found

    def within(self, *tags: str) -> list[HtmlElement]:
        """Return the elements of some names that hold gold words."""
        return [node for node in self.said if node.tag in tags]

    def between(self, tags: Sequence[str], thing: Callable[[HtmlElement], Thing | None]) -> list[Thing]:
        """Return the pictures or players between the first and the last gold block."""
        found: list[Thing] = []
        for node in self.tree.iter(*tags):
            each = thing(node) if self.first < self.order[node] <= self.last and self.is_within(node) else None
            again = bool(found) and next(node.iterancestors("noscript"), None) is not None
            if each and not (again and each & found[-1]):
                found.append(each)
        return found

    def players(self, base: str | None) -> frozenset[str]:
        """Return the addresses of all frames and players of the page."""
        return frozenset().union(*(thing for node in self.tree.iter(*PLAYERS) if (thing := embed(node, base))))

    def own(self, node: HtmlElement) -> list[str]:
        """Return the gold words in an element, without those of lists in it."""
        inner = [each for nested in node.iter(*LISTS) if nested is not node for each in self.said.get(nested, ())]
        left = Counter(inner)
        kept = []
        for said in self.said[node]:
            if left[said]:
                left[said] -= 1
            else:
                kept.append(said)
        return kept

    def is_within(self, medium: HtmlElement) -> bool:
        """Tell whether a picture or player stands in the article itself."""
        branch = medium
        for node in medium.iterancestors():
            if node in self.said:
                break
            if node.tag in BESIDE or node.get("role") in BESIDE_ROLES:
                return False
            branch = node
        captions = {
            each for node in branch.iter(etree.Element) if is_caption(node) for each in node.iter(etree.Element)
        }
        return sum(map(len, shown(branch, captions))) <= LONGEST_LABEL


def given(things: Iterable[Thing | None]) -> list[Thing]:
    """Return the things that are there."""
    return [each for each in things if each]


def texts(said: Iterable[str], title: str = "") -> list[Thing]:
    """Return texts as they are compared, without empty ones and the title."""
    return [frozenset({each}) for each in map(line, said) if each and each != line(title)]


def target(node: HtmlElement, base: str | None) -> Thing | None:
    """Return where a link leads."""
    address = urls.absolute(base, node.get("href") or "")
    return frozenset({urls.bare(address)}) if address else None


def is_nested(node: HtmlElement) -> bool:
    """Tell whether an element is code inside of code."""
    return node.tag == "pre" and next(node.iterancestors("pre"), None) is not None


def is_caption(node: HtmlElement) -> bool:
    """Tell whether an element is a caption, or says that it is one."""
    return node.tag == "figcaption" or "caption" in f"{node.get('class')} {node.get('id')}".lower()


def shown(branch: HtmlElement, captions: set[HtmlElement]) -> list[str]:
    """Return the texts of a branch that are shown, without scripts, frames and captions."""
    unshown = {node for other in branch.iter(*html_tree.UNSHOWN, "noscript") for node in other.iter(etree.Element)}
    hidden = unshown | captions
    texts = [node.text for node in branch.iter(etree.Element) if node not in hidden]
    tails = [node.tail for node in branch.iterdescendants(etree.Element) if node.getparent() not in hidden]
    return [" ".join(said.split()) for said in [*texts, *tails] if said]


def told(content: str, base: str | None, title: str) -> Things:
    """Return all that a result has."""
    body = html_tree.fragment(content)
    found: Things = {kind: [] for kind in KINDS}
    found["links"] = given(link(node, base, "".join(node.itertext())) for node in body.iter("a"))
    found["embeds"] = given(target(node, base) for node in body.iter("a"))
    found["headings"] = texts(("".join(node.itertext()) for node in body.iter(*HEADINGS)), title)
    found["images"] = given(image(node, base) for node in body.iter("img"))
    for kind, tags in HOLDERS.items():
        found[kind] = texts(own_text(node) for node in body.iter(*tags))
    return found


def own_text(node: HtmlElement) -> str:
    """Return the text of an element without that of lists in it."""
    parts = [node.text or ""]
    for child in node:
        parts += ["" if child.tag in LISTS else own_text(child), child.tail or ""]
    return " ".join(parts) if node.tag in LISTS else "".join(parts)


def link(node: HtmlElement, base: str | None, said: str) -> Thing | None:
    """Return a link with words: where it leads and what it says."""
    address = urls.absolute(base, node.get("href") or "")
    return frozenset({f"{urls.bare(address)} {line(said)}"}) if address and line(said) else None


def image(node: HtmlElement, base: str | None) -> Thing | None:
    """Return the file names of an image's candidates; None for a pixel, an icon or what has no address."""
    address = embeds.image_address(node, base)
    if address is None or embeds.is_pixel(node) or is_small(node.get("width")) or is_small(node.get("height")):
        return None
    names = {file_name(each) for each in [address, *candidates(node)]} - {""}
    return frozenset(names) if names and not any(name.endswith(".svg") for name in names) else None


def candidates(node: HtmlElement) -> list[str]:
    """Return all addresses that an image's attributes name."""
    parts = [part.split() for name, value in node.items() if "src" in name for part in value.split(", ")]
    return [part[0].strip(",") for part in parts if part]


def is_small(side: str | None) -> bool:
    """Tell whether a width or height is that of an icon."""
    number = (side or "").removesuffix("px")
    return number.isascii() and number.isdecimal() and int(number) < SMALLEST_IMAGE


def file_name(address: str) -> str:
    """Return the last part of a path, '' for data in place of an address."""
    if address.startswith("data:"):
        return ""
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""
    return unquote(path.rstrip("/").rpartition("/")[2]).lower()


def embed(node: HtmlElement, base: str | None) -> Thing | None:
    """Return the address of a frame or player that is shown."""
    inner = [each.get("src") for each in node.iter("source")]
    stated = [node.get("src"), node.get("data-src"), node.get("data"), *inner]
    found = [address for each in stated if each and (address := urls.absolute(base, each))]
    return None if not found or embeds.is_pixel(node) else frozenset(map(urls.bare, found))


def line(said: str) -> str:
    """Return the words of a text as they are compared."""
    return " ".join(words(said.casefold()))


def base_of(tree: HtmlElement, url: str) -> str | None:
    """Return what a page's addresses are relative to."""
    stated = next((node.get("href") for node in tree.iter("base") if node.get("href")), None)
    return (urls.absolute(url, stated) if stated else None) or url


def matched(gold: Sequence[Thing], found: Iterable[Thing]) -> tuple[int, list[Thing], list[Thing]]:
    """Return how many gold things are found again, each once; which are not, and what else was found."""
    places: dict[str, list[int]] = {}
    rest = dict(enumerate(found))
    for number, thing in rest.items():
        for form in thing:
            places.setdefault(form, []).append(number)
    lost: list[Thing] = []
    for thing in gold:
        free = (number for form in sorted(thing) for number in places.get(form, ()) if number in rest)
        if (place := next(free, None)) is None:
            lost.append(thing)
        else:
            del rest[place]
    return len(gold) - len(lost), lost, list(rest.values())


def figures(measured: dict[str, dict[str, list[Kept]]]) -> dict[str, dict[str, dict[str, float]]]:
    """Return for each result and kind what was kept and what is beyond the gold text."""
    return {name: {kind: figure(counts) for kind, counts in kinds.items()} for name, kinds in measured.items()}


def figure(counts: Sequence[Kept]) -> dict[str, float]:
    """Return the figures of one kind."""
    gold, kept, everything = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
    shares = [count.kept / count.gold for count in counts if count.gold]
    return {
        "gold": gold,
        "pages": len(shares),
        "pooled": round(kept / gold, 4) if gold else 0.0,
        "mean": round(fmean(shares), 4) if shares else 0.0,
        "beyond": round(1 - kept / everything, 4) if everything else 0.0,
    }


def table(measured: dict[str, dict[str, list[Kept]]]) -> str:
    """Return the figures as lines."""
    lines = [f"{'':14}{'':8}{'gold':>8}{'pages':>7}{'pooled':>9}{'mean':>8}{'beyond':>8}"]
    for name, kinds in figures(measured).items():
        for kind, figure in kinds.items():
            lines.append(
                f"{name:14}{kind:8}{figure['gold']:8.0f}{figure['pages']:7.0f}"
                f"{figure['pooled']:9.3f}{figure['mean']:8.3f}{figure['beyond']:8.3f}"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
