"""The part of a page's own tree that holds the chosen blocks, with the pictures and players between them, as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from syndicate.extract.belonging import HEADINGS, Part, media, missed
from syndicate.values.html_tree import BLOCKS, remove, unwrap, visible

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from lxml.html import HtmlElement

    from syndicate.extract.belonging import Medium
    from syndicate.extract.blocks import Block

_PARTS_OF_TABLE = frozenset({"tr", "tbody", "thead", "tfoot"})
_CELLS = frozenset({"td", "th"})
_HOLDERS = frozenset({"td", "th", "li", "dd", "noscript"})
_LAYOUT = frozenset(
    {
        "div", "section", "article", "main", "header", "footer", "aside", "nav", "hgroup", "center", "form", "fieldset",
        "button", "body", "html", "dialog", "address", "label", "menu",
    }
)  # fmt: skip


def pruned(chosen: Sequence[Block], others: Iterable[Block]) -> str:
    """Return the HTML of the chosen blocks as the page has it, without the other ones; the page's tree is used up.

    With them stay what belongs to them: the headings over them, the rest of lists and tables of which most is chosen,
    the pictures and players between them with their captions. Layout elements are taken out, so that paragraphs,
    headings, lists, tables, quotes and pictures remain. URLs are as the page says them; nothing is sanitised yet.
    """
    if not chosen:
        return ""
    container = _whole(_common([run.holder for block in chosen for run in block.runs]))
    part = Part(container, [*chosen, *others])
    taken, left = _parted(part.blocks, {id(block) for block in chosen}, _around(chosen, container))
    kept = _around(taken, container)
    pictures = media(part, taken, kept)
    breaks = _openers(taken, container)
    captions = {node for picture in pictures for caption in picture.captions for node in caption.iter(etree.Element)}
    _silence(left, captions)
    kept |= captions | _of_pictures(pictures, container) | _code(kept, container)
    _drop_unkept(container, kept | breaks | _rules(part, taken))
    _without_layout(container)
    return _html_of(container)


def _parted(page: Sequence[Block], chosen: set[int], texts: set[HtmlElement]) -> tuple[list[Block], list[Block]]:
    """Return the blocks that are chosen or belong to those, and the other ones."""
    taken = chosen | missed(page, chosen, texts)
    return [block for block in page if id(block) in taken], [block for block in page if id(block) not in taken]


def _around(blocks: Iterable[Block], container: HtmlElement) -> set[HtmlElement]:
    """Return the elements that hold the text of blocks, up to the container."""
    return _with_ancestors((run.holder for block in blocks for run in block.runs), container)


def _openers(blocks: Iterable[Block], container: HtmlElement) -> set[HtmlElement]:
    """Return the line breaks that blocks stand behind, two where two in a row begin a paragraph."""
    breaks = [block.opener for block in blocks if block.opener is not None]
    firsts = [first for each in breaks if (first := _break_before(each)) is not None]
    return _with_ancestors([*breaks, *firsts], container)


def _break_before(opener: HtmlElement) -> HtmlElement | None:
    before = opener.getprevious()
    return before if before is not None and before.tag == "br" and not visible(before.tail) else None


def _rules(part: Part, taken: Iterable[Block]) -> set[HtmlElement]:
    """Return the lines drawn between two blocks that are taken, one for each two."""
    ids = {id(block) for block in taken}
    found: dict[int, HtmlElement] = {}
    for rule in part.container.iter("hr"):
        beside = part.amid(rule)
        if beside is not None and ids >= {id(block) for block in beside}:
            found.setdefault(id(beside[1]), rule)
    return _with_ancestors(found.values(), part.container)


def _silence(blocks: Iterable[Block], captions: Container[HtmlElement]) -> None:
    """Take the text of blocks out of the tree, but for captions that are kept."""
    for run in (run for block in blocks for run in block.runs):
        if run.holder not in captions:
            run.clear()


def _of_pictures(pictures: Iterable[Medium], container: HtmlElement) -> set[HtmlElement]:
    """Return the elements of pictures and players and those around them and their captions."""
    kept: set[HtmlElement] = set()
    for picture in pictures:
        kept |= _with_ancestors([picture.node, *picture.captions], container)
        kept.update(_whole_picture(picture.node).iter(etree.Element))
        _frame(picture)
    return kept


def _code(kept: Container[HtmlElement], container: HtmlElement) -> set[HtmlElement]:
    """Return all elements of the code that is kept: a line of it may be a bracket, which is no word."""
    return {node for pre in container.iter("pre") if pre in kept for node in pre.iter(etree.Element)}


def _whole_picture(node: HtmlElement) -> HtmlElement:
    """Return the ``picture`` of an image, whose sources may know its address."""
    return next(node.iterancestors("picture"), node)


def _frame(picture: Medium) -> None:
    """Make a figure of a layout element that holds a picture and its caption."""
    if picture.branch.tag in _LAYOUT and picture.captions:
        picture.branch.tag = "figure"
    if picture.branch.tag == "figure":
        for caption in picture.captions:
            caption.tag = "figcaption"


def _common(nodes: Sequence[HtmlElement]) -> HtmlElement:
    """Return the deepest element that holds all of these, which are in document order."""
    first = [nodes[0], *nodes[0].iterancestors()][::-1]
    depth = len(first)
    for node in nodes[1:]:
        line = [node, *node.iterancestors()][::-1]
        depth = min(depth, len(line))
        while line[depth - 1] is not first[depth - 1]:
            depth -= 1
    return first[depth - 1]


def _whole(container: HtmlElement) -> HtmlElement:
    """Return the table of a row, which is nothing without it; any other container itself."""
    while container.tag in _PARTS_OF_TABLE and (parent := container.getparent()) is not None:
        container = parent
    return container


def _with_ancestors(nodes: Iterable[HtmlElement], top: HtmlElement) -> set[HtmlElement]:
    kept = {top}
    for node in nodes:
        step: HtmlElement | None = node
        while step is not None and step not in kept:
            kept.add(step)
            step = step.getparent()
    return kept


def _drop_unkept(container: HtmlElement, kept: Container[HtmlElement]) -> None:
    """Take out what holds nothing that is kept, but for empty cells, which keep the columns of a row apart."""
    waiting = [container]
    while waiting:
        for node in list(waiting.pop()):
            if node in kept or node.tag in _CELLS:
                waiting.append(node)
            else:
                remove(node)


def _without_layout(container: HtmlElement) -> None:
    for pre in list(container.iter("pre")):
        _on_lines(pre)
    for node in list(container.iterdescendants("noscript")):
        if visible("".join(node.itertext())):  # what is left of it was chosen; sanitising takes it for a warning
            unwrap(node)
    for heading in list(container.iter("h1", *HEADINGS)):
        _in_line(heading)
    for node in reversed(list(container.iterdescendants(*_LAYOUT))):
        _settle(node)


def _on_lines(pre: HtmlElement) -> None:
    """Put line ends in the place of blocks inside of code, where some pages make an element of each line."""
    for node in list(pre.iterdescendants(*BLOCKS)):
        said = "".join(node.itertext())
        if said and not said.endswith("\n") and not (node.tail or "").startswith("\n"):
            node.tail = f"\n{node.tail or ''}"
        unwrap(node)


def _in_line(heading: HtmlElement) -> None:
    """Take blocks out of a heading, which is one line whatever is in it (HTML §4.3.6: phrasing content)."""
    for node in list(heading.iterdescendants(*BLOCKS)):
        node.text, node.tail = f" {node.text or ''}", f" {node.tail or ''}"
        unwrap(node)


def _settle(node: HtmlElement) -> None:
    """Turn a layout element into the paragraph it is, or take it out where it only holds others."""
    if not any(child.tag in BLOCKS for child in node):
        parent = node.getparent()
        node.tag = "p" if parent is not None and parent.tag in _LAYOUT else "div"
    elif _has_loose_text(node):
        node.tag = "div"
    else:
        unwrap(node)


def _has_loose_text(node: HtmlElement) -> bool:
    """Tell whether an element holds text beside its blocks, in elements that stand in a line, too."""
    if (node.text or "").strip() or any((child.tail or "").strip() for child in node):
        return True
    return any(child.tag not in BLOCKS and any(said.strip() for said in child.itertext()) for child in node)


def _html_of(container: HtmlElement) -> str:
    only_inner = container.tag in _LAYOUT | _HOLDERS
    if only_inner:
        container.attrib.clear()
    whole = etree.tostring(container, method="html", encoding="unicode", with_tail=False)
    tag = str(container.tag)
    return whole.removeprefix(f"<{tag}>").removesuffix(f"</{tag}>") if only_inner else whole
