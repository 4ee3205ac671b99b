"""A page as blocks: where it is divided, and what each block knows of the elements its text stands in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from syndicate.extract.blocks import Run, blocks, words
from syndicate.values import html_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from syndicate.extract.blocks import Block


def tree_of(html: str) -> HtmlElement:
    tree = html_tree.document(f"<html><body>{html}</body></html>")
    assert tree is not None
    return tree


def blocks_of(html: str) -> list[Block]:
    return blocks(tree_of(html))


# -- words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("- … !", []),
        ("One two, three.", ["One", "two", "three"]),
        ("it's 3.14 x_y", ["it", "s", "3", "14", "x_y"]),
        ("naïve café", ["naïve", "café"]),
        ("cafe\u0301 noir", ["cafe\u0301", "noir"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("灯台の光", ["灯", "台", "の", "光"]),
        ("ランプ", ["ラ", "ン", "プ"]),
        ("서울 시", ["서", "울", "시"]),
        ("灯lamp台", ["灯", "lamp", "台"]),
        ("маяк 7", ["маяк", "7"]),
    ],
)
def test_the_words_of_a_text(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(st.characters(max_codepoint=127), max_size=40))
def test_a_sign_of_another_script_behind_a_text_changes_no_word_of_it(text: str) -> None:
    assert words(f"{text} ю") == [*words(text), "ю"]


# -- where a page is divided


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("<p>one <b>two</b> three</p>", ["one two three"]),
        ("<p>one<br>two</p>", ["one", "two"]),
        ("<p>one<br>two<br>three</p>", ["one", "two", "three"]),
        ("<p>one<b>two<br>three</b>four</p>", ["onetwo", "threefour"]),
        ("<div>one<p>two</p>three</div>", ["one", "two", "three"]),
        ("<div>one<span>two<div>three</div>four</span>five</div>", ["onetwo", "three", "fourfive"]),
        ("<datalist><option>one</option><option>two</option></datalist>", ["one", "two"]),
        ("<ul><li>one<ul><li>two</li></ul></li></ul>", ["one", "two"]),
        ("<p>one</p> - <p>…</p>", ["one"]),
        ("<p>- one</p>", ["- one"]),
        ("<p>«ю»</p><p>«»</p>", ["«ю»"]),
        ("<p>1</p>", ["1"]),
        ("<p>½</p><p>②</p><p>፩</p><p>½ cup</p>", ["½ cup"]),
        ("<p>on<span>e</span></p>", ["one"]),
        ("<p>  \n one \t two </p>", ["one two"]),
        ("<p> <b> </b>one</p>", ["one"]),
        ("<p>one\u00a0two</p><p>\u00a0</p>", ["one two"]),
        ("<p>灯台</p>", ["灯台"]),
        ("<noscript><p>one</p></noscript>", ["one"]),
        ("<p>one<!-- no -->two</p>", ["onetwo"]),
        ("", []),
    ],
)
def test_a_page_is_divided_where_a_browser_divides_it(html: str, expected: list[str]) -> None:
    assert [block.said for block in blocks_of(html)] == expected


@pytest.mark.parametrize("tag", sorted(html_tree.UNSHOWN - {"head"}))
def test_what_is_never_shown_is_not_read_but_what_follows_it_is(tag: str) -> None:
    root = lxml_html.Element("div")
    unshown = lxml_html.Element(tag)
    inner = lxml_html.Element("p")
    root.append(unshown)
    unshown.append(inner)
    root.text, unshown.text, inner.text, inner.tail, unshown.tail = "one ", "no", "no", "no", " two"
    assert " ".join(block.said for block in blocks(root)) == "one two"


def test_an_article_that_the_parser_left_in_the_head_is_read() -> None:
    tree = html_tree.document("<html lang=en><title>A title</title><article><p>one two</p></article>")
    assert tree is not None
    assert [block.said for block in blocks(tree)] == ["one two"]


def test_the_text_behind_the_root_is_not_the_trees() -> None:
    root = lxml_html.Element("p")
    root.text, root.tail = "one", "two"
    assert [block.said for block in blocks(root)] == ["one"]


# -- what a block knows


def test_a_block_knows_the_element_it_stands_in() -> None:
    found = blocks_of("<div id=d>one<p id=p>two <b id=b>three</b></p>four<br>five<ul><li id=l>six</li></ul></div>seven")
    assert [block.element.get("id") or block.element.tag for block in found] == ["d", "p", "d", "d", "l", "body"]


@pytest.mark.parametrize(
    ("html", "links"),
    [
        ("ab <a href=/>cdef</a> <b>gh</b> ijk", 4),
        ("<a href=/> ab\n</a>cd", 2),
        ("<a href=/>ab <b>cd</b> ef</a>gh", 6),
        ("<a href=/>ab<i>cd</i></a>", 4),
        ("<i>ab</i>", 0),
    ],
)
def test_characters_in_links_are_counted(html: str, links: int) -> None:
    (block,) = blocks_of(f"<p>{html}</p>")
    assert block.link_length == links


def test_a_link_around_blocks_counts_in_each() -> None:
    first, second, third = blocks_of("<a href=/><div>ab</div><div>cde</div></a><div>f</div>")
    assert [first.link_length, second.link_length, third.link_length] == [2, 3, 0]


def test_a_block_knows_the_line_break_it_stands_behind() -> None:
    tree = tree_of("<div>a1<br id=x>b1<br id=y><i>c1</i><p>d1</p>e1<br id=z> <br id=w>f1<p>g1<br id=v></p>h1</div>")
    openers = [(block.said, None if block.opener is None else block.opener.get("id")) for block in blocks(tree)]
    assert openers == [
        ("a1", None),
        ("b1", "x"),
        ("c1", "y"),
        ("d1", None),
        ("e1", None),
        ("f1", "w"),
        ("g1", None),
        ("h1", None),
    ]


@pytest.mark.parametrize(
    ("attribute", "hidden"),
    [
        ("hidden", True),
        ("hidden=until-found", True),
        ('style="color:red; display: none"', True),
        ('style="display:none"', True),
        ('style="visibility:hidden"', True),
        ('style="visibility: hidden"', True),
        ('style="visibility: visible"', False),
        ('style=""', False),
        ('style="color: red" hidden', True),
        ('aria-hidden="true"', True),
        ('aria-hidden="false"', False),
        ("class=hidden", False),
    ],
)
def test_what_is_not_shown_at_first_is_told(attribute: str, hidden: bool) -> None:
    first, second = blocks_of(f"<div {attribute}><section><p>one</p></section></div><p>two</p>")
    assert (first.hidden, second.hidden) == (hidden, False)


def test_a_block_is_hidden_that_begins_hidden() -> None:
    first, second, third = blocks_of(
        "<p><i hidden>one</i> two</p><p>one <i hidden>two</i></p><div hidden>\n<p>one</p></div>"
    )
    assert (first.hidden, second.hidden, third.hidden) == (True, False, True)


def test_a_blocks_words_are_those_of_its_text() -> None:
    (block,) = blocks_of("<p>One <b>two</b>, 灯台</p>")
    assert block.words == ["One", "two", "灯", "台"]
    assert block.words is block.words


# -- runs


def test_runs_are_the_text_nodes_in_order_without_the_white_space_before() -> None:
    (block,) = blocks_of("<p> <i> </i>one <b>two</b> <u>three</u> four</p>")
    assert [(run.node.tag, run.tail, run.holder.tag, run.said) for run in block.runs] == [
        ("i", True, "p", "one "),
        ("b", False, "b", "two"),
        ("b", True, "p", " "),
        ("u", False, "u", "three"),
        ("u", True, "p", " four"),
    ]


def test_runs_can_be_cleared_one_by_one() -> None:
    (block,) = blocks_of("<p>one <b>two</b> three</p>")
    first, second, third = block.runs
    third.clear()
    assert (second.said, third.said) == ("two", "")
    first.clear()
    assert "".join(block.element.itertext()) == "two"
    second.clear()
    assert [run.said for run in block.runs] == ["", "", ""]
    assert Run(block.element, tail=True).said == ""


# -- any tree


class Node(NamedTuple):
    """An element to be made: what it is, whether it is hidden, and how often text follows each of its parts."""

    tag: str
    hidden: bool
    text: str
    tail: str
    inner: list[Node]


_TEXTS = st.sampled_from(["", " ", " ¤ ", "¤", " ¤ ¤\n", " - ", "« ¤"])
_TAGS = st.sampled_from(
    ["p", "div", "li", "h2", "section", "td", "b", "strong", "a", "i", "span", "br", "option", "script", "svg"]
)


def _nodes(inner: st.SearchStrategy[list[Node]]) -> st.SearchStrategy[Node]:
    return st.builds(Node, _TAGS, st.booleans(), _TEXTS, _TEXTS, inner)


_TREES = _nodes(st.recursive(st.just([]), lambda inner: st.lists(_nodes(inner), max_size=4), max_leaves=12))


class Page:
    """A tree made of nodes, its words numbered, and its blocks as a plain recursion reads them."""

    def __init__(self, node: Node) -> None:
        self.count = 0
        self.shown: list[str] = []
        self.pieces: list[tuple[str, HtmlElement, bool] | None] = []
        self.root = self.made(node._replace(tag="div", tail=""), hidden=False, shown=True)

    def numbered(self, text: str) -> str:
        while "¤" in text:
            text = text.replace("¤", f"w{self.count}", 1)
            self.count += 1
        return text

    def read(self, text: str, holder: HtmlElement, *, hidden: bool, shown: bool) -> str:
        said = self.numbered(text)
        if shown and said:
            self.shown += re.findall(r"w\d+", said)
            self.pieces.append((said, holder, hidden))
        return said

    def made(self, node: Node, *, hidden: bool, shown: bool) -> HtmlElement:
        element = lxml_html.Element(node.tag)
        divides = node.tag in {"p", "div", "li", "h2", "section", "td", "br", "option"}
        hidden, shown = hidden or node.hidden, shown and node.tag not in {"script", "svg"}
        if node.hidden:
            element.set("hidden", "")
        if divides:
            self.pieces.append(None)
        if node.tag == "br":
            return element
        element.text = self.read(node.text, element, hidden=hidden, shown=shown)
        for inner in node.inner:
            child = self.made(inner, hidden=hidden, shown=shown)
            element.append(child)
            child.tail = self.read(inner.tail, element, hidden=hidden, shown=shown)
        if divides:
            self.pieces.append(None)
        return element

    def expected(self) -> Iterator[tuple[str, list[str], bool, int]]:
        group: list[tuple[str, HtmlElement, bool]] = []
        for piece in [*self.pieces, None]:
            if piece is not None:
                if group or piece[0].strip():
                    group.append(piece)
                continue
            said = "".join(each for each, _, _ in group)
            if words(said):
                linked = sum(len(each.strip()) for each, holder, _ in group if within(holder, {"a"}))
                yield " ".join(said.split()), [each for each, _, _ in group], group[0][2], linked
            group = []


def within(node: HtmlElement, tags: set[str]) -> bool:
    return any(each.tag in tags for each in [node, *node.iterancestors()])


@given(_TREES)
@settings(max_examples=150, deadline=None)
def test_no_shown_word_of_any_tree_is_lost_and_all_stay_in_order(node: Node) -> None:
    page = Page(node)
    assert [word for block in blocks(page.root) for word in re.findall(r"w\d+", block.said)] == page.shown


@given(_TREES)
@settings(max_examples=150, deadline=None)
def test_any_tree_is_read_as_a_plain_recursion_reads_it(node: Node) -> None:
    page = Page(node)
    found = [
        (block.said, [run.said for run in block.runs], block.hidden, block.link_length) for block in blocks(page.root)
    ]
    assert found == list(page.expected())


@given(_TREES)
@settings(max_examples=100, deadline=None)
def test_all_text_of_a_block_stands_in_its_element_with_no_block_between(node: Node) -> None:
    for block in blocks(Page(node).root):
        for run in block.runs:
            line = [run.holder, *run.holder.iterancestors()]
            shown_as_block = [each for each in line if each.tag in html_tree.BLOCKS | {"option"}]
            assert shown_as_block[0] is block.element
