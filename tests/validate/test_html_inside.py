"""The HTML inside a feed: what readers refuse is found, what they show is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.model import Finding
from syndicate.validate._html import check_html


def told(html: str) -> list[str]:
    return [f"{finding.level}: {finding.what}" for finding in check_html(html, "here")]


@pytest.mark.parametrize(
    "html",
    [
        "", "plain & simple", "1 < 2", "<p>a</p>", '<a href="https://example.org/">a</a>', '<a href="mailto:a@b.org">a</a>',
        "<!-- <script> -->", '<img src="data:image/gif;base64,AA" alt="">', "<svg><path d='M0'/><lineargradient/></svg>",
        "<math><mi>x</mi></math>", "<table><tr><td colspan=2>a</table>", '<p class="style" title="onclick">a</p>',
    ],
)  # fmt: skip
def test_what_readers_show_is_left_alone(html: str) -> None:
    assert told(html) == []


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("<script>x</script>", "error: the HTML holds <script>"),
        ("<p>a<SCRIPT src='https://x.org/'></p>", "error: the HTML holds <script>"),
        ("<iframe src='https://x.org/'></iframe>", "error: the HTML holds <iframe>"),
        ("<object></object>", "error: the HTML holds <object>"),
        ("<embed src='https://x.org/'>", "error: the HTML holds <embed>"),
        ("<style>p {}</style>", "error: the HTML holds <style>"),
        ("<bogus>a</bogus>", "error: the HTML holds <bogus>, which is no element of HTML"),
        ("<p onclick='x'>a</p>", "error: the HTML holds the event handler onclick"),
        ("<p style='color: red'>a</p>", "warning: the HTML holds a style attribute"),
        ("<a href='javascript:x'>a</a>", "error: the HTML holds code in the address of a href"),
        ("<a href=' java\tscript:x'>a</a>", "error: the HTML holds code in the address of a href"),
        ("<a href='vbscript:x'>a</a>", "error: the HTML holds code in the address of a href"),
        ("<a href='/x'>a</a>", "warning: the HTML holds a relative address in a href"),
        ("<a href='#x'>a</a>", "warning: the HTML holds a relative address in a href"),
        ("<img src='i.png'>", "warning: the HTML holds a relative address in a src"),
        ("<video poster='i.png'></video>", "warning: the HTML holds a relative address in a poster"),
        ("<q cite='x'>a</q>", "warning: the HTML holds a relative address in a cite"),
    ],
)
def test_what_readers_refuse_is_found(html: str, what: str) -> None:
    (only,) = told(html)
    assert only.startswith(what)


ELEMENTS = """
a abbr acronym address area article aside audio b bdi bdo big blockquote body br button canvas caption center cite code col
colgroup data datalist dd del details dfn dialog dir div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5
h6 head header hgroup hr html i img input ins kbd label legend li main map mark math menu meter nav nobr noscript ol optgroup
option output p picture pre progress q rb rp rt rtc ruby s samp search section select slot small source span strike strong
sub summary sup svg table tbody td template textarea tfoot th thead time tr track tt u ul var video wbr image
"""


@pytest.mark.parametrize("tag", ELEMENTS.split())
def test_an_element_of_html_is_known(tag: str) -> None:
    assert told(f"<{tag}>") == []


@pytest.mark.parametrize(
    "tag",
    [
        "applet",
        "base",
        "embed",
        "frame",
        "frameset",
        "iframe",
        "link",
        "meta",
        "noframes",
        "object",
        "param",
        "plaintext",
        "script",
        "style",
        "title",
        "xmp",
    ],
)
def test_an_active_element_is_found(tag: str) -> None:
    assert any(f"holds <{tag}>, which readers do not run" in line for line in told(f"<p>a</p><{tag}>"))


def test_each_fault_is_told_once_and_where() -> None:
    found = list(check_html("<script></script><script></script><p onclick=x onload=y>", "line 7"))
    assert len(found) == 3
    assert found[0] == Finding(
        "error", "line 7", "the HTML holds <script>, which readers do not run or show: remove it"
    )


@given(html=st.text("<>/ab\"'= &;!-svg\x00\ud800", max_size=60))
@settings(max_examples=100)
def test_no_html_raises(html: str) -> None:
    told(html)


def test_deep_html_is_answered() -> None:
    assert isinstance(told("<div>" * 20_000), list)
