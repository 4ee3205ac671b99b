from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import fragment_fromstring

from syndicate.model import Limits
from syndicate.values import html_tree, markup

BASE = "https://news.example/town/story.html"
VECTORS = Path(__file__).resolve().parents[1] / "data" / "markup" / "xss-vectors.jsonl"


def clean(html: str) -> str:
    return markup.sanitise(html, BASE)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>plain</p>", "<p>plain</p>"),
        ("loose &amp; bare", "loose &amp; bare"),
        ("", ""),
        ("<!-- note --><p>a</p>", "<p>a</p>"),
        ("<p id=x class=y style='color:red' onclick=z name=n>a</p>", "<p>a</p>"),
        ('<p lang="de" dir="ltr">a</p>', '<p dir="ltr" lang="de">a</p>'),
        ("<h1>Town</h1><h2>Hall</h2>", "<h2>Town</h2><h2>Hall</h2>"),
        ("<center>a <font color=red>b</font></center>", "a b"),
        ("<p><tt>a</tt> <strike>b</strike> <big>c</big> <acronym>d</acronym></p>", "<p>a b c d</p>"),
        ("<p>a</p><script>b()</script><style>c{}</style><title>d</title>", "<p>a</p>"),
        ("<svg><p>a</p></svg><math><mi>x</mi></math><p>b</p>", "<p>b</p>"),
        ("<template>t</template><p>b</p>", "<p>b</p>"),
        ("<noscript><p>Switch scripts on</p></noscript><p>b</p>", "<p>b</p>"),
        ("<form><p>Kept</p><input><button>Go</button><select><option>1</select></form>", "<p>Kept</p>"),
        ("<p>a</p><p> </p><p>&nbsp;\u200b</p><div></div><h3></h3><p>b</p>", "<p>a</p><p>b</p>"),
        ("<p>a<span> </span>b</p>", "<p>a b</p>"),
        ("<p>a<b></b>b</p>", "<p>ab</p>"),
        ("<p><span lang=fr>un</span> <span class=x>deux</span></p>", '<p><span lang="fr">un</span> deux</p>'),
        ("<p>a<br>b</p><hr>", "<p>a<br>b</p><hr>"),
        ("<p>a \n\t b</p>\n\n<p>c</p>", "<p>a b</p>\n<p>c</p>"),
        ("<p>long<wbr>word <track>and</p><p>more</p>", "<p>long<wbr>word and</p><p>more</p>"),
        ("<pre>a\n  b</pre>", "<pre>a\n  b</pre>"),
        ("<listing>a</listing><xmp>b</xmp>", "<pre>a</pre><pre>b</pre>"),
        ("<ol start=3 type=a><li value=7>a</li></ol>", '<ol start="3" type="a"><li value="7">a</li></ol>'),
        ("<ol start=javascript:1><li>a</li></ol>", "<ol><li>a</li></ol>"),
        (
            "<table><tr><td colspan=2>a<td rowspan=99999>b</table>",
            '<table><tbody><tr><td colspan="2">a</td><td>b</td></tr></tbody></table>',
        ),
        ("<o:p>a</o:p><x-card>b</x-card>", "ab"),
        ("a&#1;b&#8;c\x0b&#xD800;", "abc\ufffd"),
        ("<p>e\u0301</p>", "<p>\u00e9</p>"),
    ],
)
def test_keeps_what_an_article_needs_and_nothing_else(html: str, expected: str) -> None:
    assert clean(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="next.html">a</a>', '<a href="https://news.example/town/next.html">a</a>'),
        ('<a href="/ü?q=a b&z=1">a</a>', '<a href="https://news.example/%C3%BC?q=a%20b&amp;z=1">a</a>'),
        ('<a href="//other.example/">a</a>', '<a href="https://other.example/">a</a>'),
        ('<a href="https://jo:pw@h.example/x">a</a>', '<a href="https://h.example/x">a</a>'),
        ('<a href="MAILTO:ed@news.example">a</a>', '<a href="mailto:ed@news.example">a</a>'),
        ('<a href="tel:+49 30 1">a</a>', '<a href="tel:+49301">a</a>'),
        ('<a href="mailto:">a</a>', "a"),
        ('<a href="javascript:alert(1)">a</a>', "a"),
        ('<a href="java&#1;script:alert(1)">a</a>', "a"),
        ('<a href=" \tJaVa\nScRiPt:alert(1)">a</a>', "a"),
        ('<a href="vbscript:x">a</a><a href="data:text/html,x">b</a><a href="ftp://h/x">c</a>', "abc"),
        ("<a>a</a>", "a"),
        (
            '<a href="https://h.example/" target=_blank rel=nofollow title=t>a</a>',
            '<a href="https://h.example/" title="t">a</a>',
        ),
        (
            '<blockquote cite="/s"><p>q</p></blockquote>',
            '<blockquote cite="https://news.example/s"><p>q</p></blockquote>',
        ),
        ('<blockquote cite="javascript:x"><p>q</p></blockquote>', "<blockquote><p>q</p></blockquote>"),
    ],
)
def test_makes_addresses_absolute_and_refuses_what_is_no_address(html: str, expected: str) -> None:
    assert clean(html) == expected


def test_a_relative_address_without_base_loses_its_attribute_or_its_place() -> None:
    assert markup.sanitise('<p><a href="x.html">a</a><img src="y.png" alt="b"></p>', None) == "<p>a</p>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<img src="a.png" alt="A" width="10" height="20" srcset="b.png 2x">',
            '<img alt="A" height="20" src="https://news.example/town/a.png" width="10">',
        ),
        ('<img src="a.png" alt="">', '<img alt="" src="https://news.example/town/a.png">'),
        ('<img src="data:image/gif;base64,R0" data-src="/real.jpg">', '<img src="https://news.example/real.jpg">'),
        ('<img src="spinner/Placeholder.png" data-original="/real.jpg">', '<img src="https://news.example/real.jpg">'),
        ('<img data-lazy-src="/l.jpg">', '<img src="https://news.example/l.jpg">'),
        ('<img srcset="/s.jpg 400w, /m.jpg 1600w, /l.jpg 1601w">', '<img src="https://news.example/m.jpg">'),
        ('<img data-srcset="/s.jpg 1x,/m.jpg 2x">', '<img src="https://news.example/m.jpg">'),
        ('<img srcset="/l.jpg 3000w, /xl.jpg 4000w">', '<img src="https://news.example/l.jpg">'),
        ('<img srcset="/w_400,h_2/s.jpg 400w, /w_9/b.jpg 900w">', '<img src="https://news.example/w_9/b.jpg">'),
        ('<picture><source srcset="/p.webp 800w"><img></picture>', '<img src="https://news.example/p.webp">'),
        ('<img src="/pixel" width="1" height="1">', ""),
        ('<img src="/pixel" width="0" height="1px">', ""),
        ('<img src="/pixel" style="width:1px; height: 1px">', ""),
        ('<img src="/pixel" style="display: none">', ""),
        ('<img src="/line" width="1" height="200">', '<img height="200" src="https://news.example/line" width="1">'),
        ('<img alt="nothing to load">', ""),
        ('<img data-src="/placeholder.png" src="/real.jpg">', '<img src="https://news.example/real.jpg">'),
        ('<img data-src="/placeholder.png">', ""),
        ('<img data-zoomed=" /real.JPEG?x=1">', '<img src="https://news.example/real.JPEG?x=1">'),
        ('<img data-page="/page.html" data-id="7">', ""),
        ('<img src="/real.jpg" data-thumb="/thumb.jpg">', '<img src="https://news.example/real.jpg">'),
        ('<img srcset="/real.jpg 800w" data-thumb="/thumb.jpg">', '<img src="https://news.example/real.jpg">'),
        (
            '<amp-img src="/real.jpg" alt="A" layout="fill"></amp-img>',
            '<img alt="A" src="https://news.example/real.jpg">',
        ),
        (
            '<noscript><img src="/r.jpg"></noscript><img src="data:,"><p>a</p>',
            '<img src="https://news.example/r.jpg"><p>a</p>',
        ),
        ('<noscript><img src="/r.jpg"></noscript><img src="/s.jpg">', '<img src="https://news.example/s.jpg">'),
        (
            '<img src="placeholder.gif"><noscript><img src="/r.jpg" alt="r"></noscript>',
            '<img alt="r" src="https://news.example/r.jpg">',
        ),
        ('<img data-src="/r.jpg"><noscript><img src="/r.jpg"></noscript>', '<img src="https://news.example/r.jpg">'),
        ('<p>a</p><noscript><img src="/r.jpg"></noscript>', '<p>a</p><img src="https://news.example/r.jpg">'),
    ],
)
def test_images_have_the_address_a_reader_would_have_seen(html: str, expected: str) -> None:
    assert clean(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<iframe src="//v.example/1" title="The storm"></iframe>',
            '<figure><figcaption><a href="https://v.example/1">The storm</a></figcaption></figure>',
        ),
        (
            '<iframe data-src="https://v.example/1"></iframe>',
            '<figure><figcaption><a href="https://v.example/1">v.example</a></figcaption></figure>',
        ),
        (
            '<video poster="p.jpg"><source src="/v.mp4">old browser</video>',
            '<figure><a href="https://news.example/v.mp4"><img alt="news.example" src="https://news.example/town/p.jpg"></a></figure>',
        ),
        (
            '<p>Hear: <audio src="/a.mp3"></audio> now</p>',
            '<p>Hear: <a href="https://news.example/a.mp3">news.example</a> now</p>',
        ),
        (
            '<object data="/o.pdf"></object>',
            '<figure><figcaption><a href="https://news.example/o.pdf">news.example</a></figcaption></figure>',
        ),
        (
            '<iframe src="https://v.example/1"></iframe><iframe src="https://v.example/1"></iframe>',
            '<figure><figcaption><a href="https://v.example/1">v.example</a></figcaption></figure>',
        ),
        ('<iframe src="https://t.example/" width="0" height="0"></iframe>', ""),
        (
            '<embed src="/e.swf">after',
            '<figure><figcaption><a href="https://news.example/e.swf">news.example</a></figcaption></figure>after',
        ),
        (
            '<p><span><iframe src="//v.example/1"></iframe></span></p>',
            '<div><div><figure><figcaption><a href="https://v.example/1">v.example</a></figcaption></figure></div></div>',
        ),
        ('<p><iframe src="//v.example/1"></iframe>a</p>', '<p><a href="https://v.example/1">v.example</a>a</p>'),
        ('<p>a<iframe src="//v.example/1"></iframe></p>', '<p>a<a href="https://v.example/1">v.example</a></p>'),
        (
            '<p><b>a</b><iframe src="//v.example/1"></iframe></p>',
            '<p><b>a</b><a href="https://v.example/1">v.example</a></p>',
        ),
        (
            '<amp-iframe src="https://v.example/1"></amp-iframe>',
            '<figure><figcaption><a href="https://v.example/1">v.example</a></figcaption></figure>',
        ),
        ('<iframe src="javascript:x"></iframe><iframe srcdoc="<p>x</p>"></iframe>', ""),
        ('<a href="/x">see <embed src="/e.swf"></a>', '<a href="https://news.example/x">see news.example</a>'),
    ],
)
def test_players_become_links(html: str, expected: str) -> None:
    assert clean(html) == expected


def test_a_combining_stroke_behind_a_tag_does_not_break_it_when_the_whole_is_normalized() -> None:
    import unicodedata

    result = clean("<p>\u0338a</p>")
    assert unicodedata.normalize("NFC", result) == result == "<p>&#824;a</p>"
    assert markup.from_text("\u0338a") == "<p>&#824;a</p>"


def _dangers(html: str) -> list[str]:
    found: list[str] = []
    for node in fragment_fromstring(html, create_parent="div").iterdescendants():
        if node.tag not in markup.TAGS:
            found.append(str(node.tag))
        for name, value in node.items():
            plain = re.sub(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]", "", value).lower()
            if name.startswith("on") or name in {"style", "id", "class", "name", "srcset", "rel", "target"}:
                found.append(name)
            if name in {"href", "src", "cite"} and not plain.startswith(("http://", "https://", "mailto:", "tel:")):
                found.append(value)
    return found


def _vectors() -> list[str]:
    return [json.loads(line)["html"] for line in VECTORS.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("html", _vectors())
def test_known_attacks_leave_nothing_that_runs(html: str) -> None:
    for base in (BASE, None):
        result = markup.sanitise(html, base)
        assert _dangers(result) == []
        assert markup.sanitise(result, base) == result


def test_the_whole_corpus_of_attacks_leaves_nothing_that_runs() -> None:
    corpus = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "security" / "xss-vectors.jsonl"
    if not corpus.exists():
        pytest.skip("the corpus of attacks is not here; tests/data/markup holds an extract")
    for line in corpus.read_text("utf-8").splitlines():
        record = json.loads(line)
        assert _dangers(markup.sanitise(record["html"], BASE)) == [], record["id"]


PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<div>", "</div>", "<a href='x'>", "</a>", "<table>", "<tr>", "<td>", "</table>", "<li>", "<ul>",
        "</ul>", "<b>", "<i>", "</b>", "</i>", "<pre>", "\n ", "</pre>", "<img src=i>", "<iframe src=//e.org>", "<svg>",
        "</svg>", "<script>", "</script>", "<noscript>", "</noscript>", "<select>", "<option>", "<h1>", "&lt;", "&", "<",
        ">", '"', "'", "=", "<!--", "-->", "<![CDATA[", "]]>", "</", "<br>", "<plaintext>", "<frameset>", "<body>",
        "</body>", "<html>", "\u0338", "\ud800", "&#0;", "&#x338;", "<math>", "<mi>", "<video poster=x>", "text", " ",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=40).map("".join)),
    st.sampled_from([None, BASE]),
)
def test_never_raises_and_sanitising_again_changes_nothing(html: str, base: str | None) -> None:
    once = markup.sanitise(html, base)
    assert _dangers(once) == []
    assert markup.sanitise(once, base) == once
    once.encode("utf-8")
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", once)


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_plain_text_survives_as_html_and_back(plain: str) -> None:
    html = markup.from_text(plain)
    assert markup.from_text(markup.text_of(html)) == markup.from_text(
        markup.text_of(markup.from_text(markup.text_of(html)))
    )
    assert _dangers(html) == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One  <b>bold</b>\n word.</p><p>Two.</p>", "One bold word.\n\nTwo."),
        ("<h2>Head</h2>loose<div>block</div>tail", "Head\n\nloose\n\nblock\n\ntail"),
        ("<p>a</p><ul><li>one</li><li>two<ul><li>deep</li></ul></li></ul><p>b</p>", "a\n\none\ntwo\ndeep\n\nb"),
        ("<ul><li><p>one</p><p>more</p></li><li><p>two</p></li></ul>", "one\nmore\ntwo"),
        ("<dl><dt>term</dt><dd>meaning</dd></dl>", "term\nmeaning"),
        ("<table><tr><th>a</th><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a b\nc d"),
        ("<p>a<br>b</p>", "a\nb"),
        ("<pre>x\n  y\n</pre><p>z</p>", "x\n  y\n\nz"),
        ("<p>&lt;b&gt; &amp; &eacute;&#8230;</p>", "<b> & é…"),
        ("<script>x</script><style>y</style><p>z</p>", "z"),
        ("<p>Text</p><figure><img src=x alt=y><figcaption>Caption</figcaption></figure><p>More</p>", "Text\n\nMore"),
        ("a<br><br>b", "a\n\nb"),
        ("<p>a<br> \n<br>b<br>c", "a\n\nb\nc"),
        ("a<br>b<br><br><br>c", "a\nb\n\nc"),
        ("<ul><li>a<br><br>b</ul>c<br>d", "a\nb\n\nc\nd"),
        ("<pre>a<br><br>b</pre>", "a\n\nb"),
        ("<p>a</p><button>Share</button><noscript>Switch on</noscript> tail", "a\n\ntail"),
        ("<p>Hyper<b>link</b>ed</p>", "Hyperlinked"),
        ("<p>\u200b</p><p>&nbsp;</p><p>a</p>", "a"),
        ("", ""),
        ("no markup at all", "no markup at all"),
    ],
)
def test_text_of_says_what_a_reader_sees(html: str, expected: str) -> None:
    assert markup.text_of(html) == expected


def pictured(*captions: str) -> str:
    return "".join(f"<figure><img src=x><figcaption>{each}</figcaption></figure>" for each in captions)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<p>Intro</p>{pictured('The bay', 'The sea')}", "Intro\n\nThe bay\n\nThe sea"),
        (pictured("The bay", "The sea"), "The bay\n\nThe sea"),
        (pictured("The bay"), ""),
        (f"{pictured('The bay')}<figure><figcaption>A player</figcaption></figure>", ""),
        (f"<p>{'a' * 9}</p>{pictured('1234', '5')}", f"{'a' * 9}"),
        (f"<p>{'a' * 9}</p>{pictured('1234', '56')}", f"{'a' * 9}\n\n1234\n\n56"),
    ],
)
def test_where_captions_say_most_they_are_the_text(html: str, expected: str) -> None:
    assert markup.text_of(html) == expected


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ("One\ntwo.\n\n\nThree & <four>", "<p>One<br>two.</p><p>Three &amp; &lt;four&gt;</p>"),
        ("", ""),
        (" \n \n", ""),
    ],
)
def test_from_text_makes_paragraphs(plain: str, expected: str) -> None:
    assert markup.from_text(plain) == expected


def test_what_is_over_the_bounds_is_cut() -> None:
    long = "<p>" + "word " * 300_000
    assert len(markup.text_of(long)) <= html_tree.LONGEST_FRAGMENT
    many = "<p>a</p>" * (html_tree.MOST_ELEMENTS + 500)
    assert markup.text_of(many).count("a") == html_tree.MOST_ELEMENTS


def test_a_tag_over_the_limit_goes_and_what_is_around_it_stays() -> None:
    fits = "<a " + "x" * (html_tree.LONGEST_TAG - 4) + ">"
    assert len(fits) == html_tree.LONGEST_TAG
    assert html_tree.without_long_tags(f"a{fits}b") == f"a{fits}b"
    assert html_tree.without_long_tags(f"a{fits[:-1]}y>b") == "ab"
    sheltered = "<a title='>' " + " ".join(f"a{number}" for number in range(20_000)) + ">"
    assert html_tree.without_long_tags(f"a{sheltered}b</a>") == "ab</a>"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 40_000,
        "<a " + " ".join(f"a{number}" for number in range(111_000)) + ">x</a>",
        "<a title='>' " + " ".join(f"a{number}" for number in range(111_000)) + ">x</a>",
        "<a " + '="' * 300_000,
        "<b>" * 200_000,
        "<table>" * 100_000,
    ],
)
def test_hostile_html_costs_little_time(html: str) -> None:
    begun = time.process_time()
    clean(html)
    assert time.process_time() - begun < 10


def test_a_page_is_cut_to_its_bound_of_elements() -> None:
    tree = html_tree.document("<html><body>" + "<p>a</p>" * (Limits().elements + 9) + "</body></html>")
    assert tree is not None
    assert sum(1 for _ in tree.iter()) == Limits().elements + 1


def test_nothing_is_no_page() -> None:
    assert html_tree.document("") is None
    assert html_tree.document("<!-- only -->") is None
