"""The libraries that are asked for a page's main content: what they are told, and what is made of their answers."""

from __future__ import annotations

import sys
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree
from lxml.html import tostring

from syndicate.extract import members
from syndicate.values import html_tree

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

LINES = [
    "The old lamp on the mole was lit again last night, for the first time in eleven years.",
    "Some forty people had come out along the wall, in coats and with flasks of tea, to see it.",
    "The keeper, who is eighty, climbed the stair by himself and would not be helped with the match.",
    "From the harbour one could see the beam go round, once in every nine seconds, until the morning.",
]
PAGE = (
    "<html><head><title>The lamp</title></head><body><nav><a href=/>Home</a> <a href=/n>News</a></nav><article>"
    + "".join(f"<p>{line} {line}</p>" for line in LINES)
    + "</article><div id=comments class=comments><p>I was there too, and I saw nothing at all of it.</p></div></body></html>"
)


def tree_of(html: str) -> HtmlElement:
    tree = html_tree.document(html)
    assert tree is not None
    return tree


def installed(monkeypatch: pytest.MonkeyPatch, name: str, function: Callable[..., Any]) -> None:
    """Let a library be there that is this one function, with the modules around it."""
    path, _, said = name.rpartition(".")
    parts = path.split(".")
    for count in range(1, len(parts) + 1):
        monkeypatch.setitem(sys.modules, ".".join(parts[:count]), ModuleType(".".join(parts[:count])))
    setattr(sys.modules[path], said, function)


@pytest.mark.parametrize("ask", [members.trafilatura, members.precise])
def test_trafilatura_finds_the_words_of_an_article_and_leaves_the_tree_alone(ask: members.Member) -> None:
    tree = tree_of(PAGE)
    before = tostring(tree)
    found = " ".join(ask(tree))
    assert "climbed the stair by himself" in found
    assert "News" not in found
    assert "saw nothing" not in found
    assert tostring(tree) == before


@pytest.mark.parametrize("ask", [members.trafilatura, members.precise])
def test_trafilatura_finds_nothing_on_an_empty_page(ask: members.Member) -> None:
    assert ask(tree_of("<html><body><img src=x></body></html>")) == []


def answer(xml: str) -> SimpleNamespace:
    return SimpleNamespace(body=etree.fromstring(xml))


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("<body><p>one</p><p>two</p></body>", ["one", "two"]),
        ("<body><p>on<hi>e t</hi>wo</p></body>", ["one", "two"]),
        ("<body><p>on<ref target='x'>e</ref> <del>tw</del>o</p></body>", ["one", "two"]),
        ("<body><p>one<lb/>two</p>three</body>", ["one", "two", "three"]),
        ("<body>one<list><item>two</item><item>three</item></list>four</body>", ["one", "two", "three", "four"]),
        ("<body><table><row><cell>one</cell><cell>two</cell></row></table></body>", ["one", "two"]),
        ("<body/>", []),
    ],
)
def test_elements_of_an_answer_stand_apart_but_for_those_inside_of_words(
    monkeypatch: pytest.MonkeyPatch, xml: str, expected: list[str]
) -> None:
    installed(monkeypatch, "trafilatura.bare_extraction", lambda _, **__: answer(xml))
    assert members.trafilatura(tree_of(PAGE)) == expected


@pytest.mark.parametrize("found", [None, SimpleNamespace(body=None)])
def test_no_answer_is_no_words(monkeypatch: pytest.MonkeyPatch, found: object) -> None:
    installed(monkeypatch, "trafilatura.bare_extraction", lambda _, **__: found)
    assert members.precise(tree_of(PAGE)) == []


@pytest.mark.parametrize(("ask", "precise"), [(members.trafilatura, False), (members.precise, True)])
def test_what_trafilatura_is_told(monkeypatch: pytest.MonkeyPatch, ask: members.Member, precise: bool) -> None:
    asked: list[tuple[HtmlElement, dict[str, object]]] = []

    def extraction(tree: HtmlElement, **options: object) -> SimpleNamespace:
        asked.append((tree, options))
        return answer("<body>one</body>")

    installed(monkeypatch, "trafilatura.bare_extraction", extraction)
    tree = tree_of(PAGE)
    assert ask(tree) == ["one"]
    assert asked == [
        (
            tree,
            {"fast": True, "include_comments": False, "with_metadata": False, "favor_precision": precise},
        )
    ]


def test_what_resiliparse_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, dict[str, object]]] = []

    def extraction(html: str, **options: object) -> str:
        asked.append((html, options))
        return "One two,\n灯台"

    installed(monkeypatch, "resiliparse.extract.html2text.extract_plain_text", extraction)
    assert members.resiliparse(tree_of("<html><body><p>Ünder <b>it</b></p></body></html>")) == [
        "One",
        "two",
        "灯",
        "台",
    ]
    ((html, options),) = asked
    assert "<body><p>Ünder <b>it</b></p></body>" in html
    assert options == {"main_content": True, "alt_texts": False, "links": False, "comments": False}


def test_resiliparse_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resiliparse.extract.html2text", None)
    with pytest.raises(members.NotInstalled):
        members.resiliparse(tree_of(PAGE))


def test_who_is_asked_in_which_order() -> None:
    assert list(members.MEMBERS.items()) == [
        ("trafilatura", members.trafilatura),
        ("trafilatura precision", members.precise),
        ("resiliparse", members.resiliparse),
    ]
    assert {"resiliparse"} == members.NEED_SPACES
    assert members.EXTRA == "not installed: pip install 'syndicate[extract]'"


def test_a_missing_library_is_no_fault_and_an_empty_memory_is_none() -> None:
    assert not issubclass(members.NotInstalled, members.FAULTS)
    assert not issubclass(MemoryError, members.FAULTS)
    assert not issubclass(KeyboardInterrupt, members.FAULTS)
    assert issubclass(etree.XPathEvalError, members.FAULTS)
    assert issubclass(UnicodeDecodeError, members.FAULTS)
