from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.extract import belonging
from syndicate.extract.blocks import blocks, words
from syndicate.extract.prune import pruned
from syndicate.values import html_tree, markup

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from syndicate.extract.blocks import Block

BASE = "https://news.example/a/story.html"
FIRST = "First of all, the ferry came back to the bay on a cold morning in March, and hundreds of people waved."
LAST = "Last of all, it left again."


def tree_of(html: str) -> HtmlElement:
    tree = html_tree.document(f"<html><body>{html}</body></html>")
    assert tree is not None
    return tree


def parted(html: str, *wanted: str) -> tuple[list[Block], list[Block]]:
    page = blocks(tree_of(html))
    taken = [block for block in page if any(word in block.said for word in wanted)]
    return taken, [block for block in page if block not in taken]


def keep(html: str, *wanted: str) -> str:
    """Prune a page to the blocks that hold one of these."""
    return markup.sanitise(pruned(*parted(html, *wanted)), BASE)


def between(html: str) -> str:
    """Return what stays of some HTML between two chosen paragraphs."""
    result = keep(f"<div><p>{FIRST}</p>{html}<p>{LAST}</p></div>", "First of", "Last of")
    assert result.startswith(f"<p>{FIRST}</p>")
    assert result.endswith(f"<p>{LAST}</p>")
    return result.removeprefix(f"<p>{FIRST}</p>").removesuffix(f"<p>{LAST}</p>").strip()


REAL = '<img src="https://news.example/real.jpg">'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<img src="/real.jpg" alt="The bay">', '<img alt="The bay" src="https://news.example/real.jpg">'),
        ('<img src="data:image/gif;base64,R0lGOD" data-src="/real.jpg">', REAL),
        ('<img src="data:image/gif;base64,R0lGOD" data-srcset="/small.jpg 300w, /real.jpg 900w">', REAL),
        ('<img srcset="/w_300,h_200/small.jpg 300w, /w_900,h_600/real.jpg 900w">', REAL.replace("/real", "/w_900,h_600/real")),
        ('<img src="/blank.gif"><noscript><img src="/real.jpg"></noscript>', REAL),
        ('<noscript><img src="/real.jpg"></noscript><img class="lazy" src="data:,">', REAL),
        ('<noscript><img src="/real.jpg"></noscript>', REAL),
        ('<img data-src="/real.jpg"><noscript><img src="/other.jpg"></noscript>', REAL),
        ('<picture><source srcset="/real.jpg 800w" type="image/webp"><img alt=""></picture>', REAL.replace("img", 'img alt=""')),
        ('<img src="data:," data-deferred="/real.jpg?w=900">', REAL.replace(".jpg", ".jpg?w=900")),
        ('<amp-img src="/real.jpg"></amp-img>', REAL),
        ('<img src="data:image/gif;base64,R0lGOD">', ""),
        ('<img src="/real.jpg" width="50" height="50">', REAL.replace("img", 'img height="50"').replace(">", ' width="50">')),
        ('<img src="/real.jpg" width="49" height="400">', ""),
        ('<img src="/real.jpg" height="49px">', ""),
        ('<img class="post-avatar" src="/real.jpg">', ""),
        ('<img class="authorPhoto" src="/real.jpg">', ""),
        ('<img class="photo-coauthored" src="/real.jpg">', REAL),
        ('<img class="product-logo" src="/real.jpg">', REAL),
    ],
)  # fmt: skip
def test_pictures_have_the_address_a_reader_would_have_seen(html: str, expected: str) -> None:
    assert between(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<figure><img src=/real.jpg><figcaption>The bay</figcaption></figure>", f"<figure>{REAL}<figcaption>The bay</figcaption></figure>"),
        ("<div><img src=/real.jpg><div class=wp-caption-text>The bay</div></div>", f"<figure>{REAL}<figcaption>The bay</figcaption></figure>"),
        ("<div><div><img src=/real.jpg></div><p class=photoCredit>A. Writer</p></div>", f"<figure><div>{REAL}</div><figcaption>A. Writer</figcaption></figure>"),
        ("<figure><img src=/real.jpg><p>0:49</p></figure>", f"<figure>{REAL}</figure>"),
        (f"<div><img src=/real.jpg><p>{'x' * belonging.LONGEST_LABEL}</p></div>", f"<p>{REAL}</p>"),
        (f"<div><img src=/real.jpg><p>{'x' * (belonging.LONGEST_LABEL + 1)}</p></div>", ""),
        (f"<figure><img src=/real.jpg><figcaption>{'x' * belonging.LONGEST_CAPTION}</figcaption></figure>", f"<figure>{REAL}<figcaption>{'x' * belonging.LONGEST_CAPTION}</figcaption></figure>"),
        (f"<figure><img src=/real.jpg><figcaption>{'x' * (belonging.LONGEST_CAPTION + 1)}</figcaption></figure>", ""),
        ("<div class=related-links><img src=/real.jpg></div>", ""),
        ("<div id=topRelated><div><img src=/real.jpg></div></div>", ""),
        ("<div class=unrelated><img src=/real.jpg></div>", f"<p>{REAL}</p>"),
        ("<aside><img src=/real.jpg></aside>", ""),
        ("<div role=complementary><img src=/real.jpg></div>", ""),
        ("<div class=newsletter><p><img src=/real.jpg></p><p><img src=/real.jpg></p></div>", ""),
    ],
)  # fmt: skip
def test_pictures_of_the_article_stay_with_their_captions(html: str, expected: str) -> None:
    assert between(html) == expected


def test_the_name_of_what_holds_the_article_itself_says_nothing() -> None:
    html = f"<div class='teaser related'><p>{FIRST}</p><img src=/real.jpg><p>{LAST}</p></div>"
    assert keep(html, "First", "Last") == f"<p>{FIRST}</p>{REAL}<p>{LAST}</p>"


def test_pictures_before_the_first_and_behind_the_last_words_are_not_the_texts() -> None:
    html = f"<img src=/a.jpg><div><img src=/b.jpg><p>{FIRST}<img src=/real.jpg></p></div><img src=/c.jpg><p>{LAST}</p><img src=/d.jpg>"
    assert keep(html, "First", "Last") == (f'<p>{FIRST}{REAL}</p><img src="https://news.example/c.jpg"><p>{LAST}</p>')


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("<img src=/real.jpg><p>other</p>", REAL),
        ("<div><img src=/real.jpg></div><p>other</p><img src=/b.jpg>", f"<p>{REAL}</p>"),
        ("<p>other</p><img src=/b.jpg><p>other</p>", ""),
        ("<div><h3>other</h3><img src=/b.jpg></div>", ""),
        ("<img src=/b.jpg>", ""),
    ],
)
def test_pictures_right_behind_the_last_words_stay_up_to_the_next_text(behind: str, expected: str) -> None:
    assert (
        keep(f"<div><p>{FIRST}</p><p>{LAST}</p>{behind}</div>", "First", "Last")
        == f"<p>{FIRST}</p><p>{LAST}</p>{expected}"
    )


@pytest.mark.parametrize(
    ("before", "behind", "expected"),
    [
        ("<figure><img src=/real.jpg><figcaption>mine</figcaption></figure>", "", f"<figure>{REAL}<figcaption>mine</figcaption></figure>TEXT"),
        ("<figure><img src=/real.jpg><figcaption>other</figcaption></figure>", "", "TEXT"),
        ("<img src=/a.jpg><figure><img src=/real.jpg><figcaption>mine</figcaption></figure>", "", f"<figure>{REAL}<figcaption>mine</figcaption></figure>TEXT"),
        ("<div class=wp-caption><img src=/real.jpg><p>mine</p></div>", "", f"{REAL}<p>mine</p>TEXT"),
        ("", "<figure><figcaption>mine</figcaption><img src=/real.jpg></figure>", f"TEXT<figure><figcaption>mine</figcaption>{REAL}</figure>"),
        ("", "<figure><figcaption>mine</figcaption><img src=/real.jpg></figure><img src=/a.jpg>", f"TEXT<figure><figcaption>mine</figcaption>{REAL}</figure>"),
    ],
)  # fmt: skip
def test_a_caption_that_is_chosen_first_or_last_keeps_its_picture(before: str, behind: str, expected: str) -> None:
    html = f"<div>{before}<p>{FIRST}</p><p>{LAST}</p>{behind}</div>"
    assert keep(html, "First", "Last", "mine") == expected.replace("TEXT", f"<p>{FIRST}</p><p>{LAST}</p>")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<hr>", "<hr>"),
        ("<hr><hr>", "<hr>"),
        ("<div><hr></div>", "<hr>"),
        ("<p>other</p><hr>", ""),
        ("<hr><p>other</p>", ""),
        ("<hr><p>Last, but one</p><hr>", "<hr><p>Last, but one</p><hr>"),
    ],
)
def test_a_line_drawn_between_two_chosen_blocks_stays(html: str, expected: str) -> None:
    page = f"<div><hr><p>{FIRST}</p>{html}<p>{LAST}</p><hr></div>"
    assert keep(page, "First", "Last") == f"<p>{FIRST}</p>{expected}<p>{LAST}</p>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("one<br><br>two", "one<br><br>two"),
        ("one<br> \n<br>two<br>three", "one<br>\n<br>two<br>three"),
        ("one<br><br><br>two", "one<br><br>two"),
        ("one<br>drop<br>two", "one<br>two"),
        ("one<br>two<br><br>drop", "one<br>two"),
    ],
)
def test_two_line_breaks_in_a_row_stay_two(html: str, expected: str) -> None:
    assert keep(f"<p>{html}</p>", "one", "two", "three") in {expected, f"<p>{expected}</p>"}


@pytest.mark.parametrize(
    "html",
    [
        '<iframe src="https://play.example/embed/1" title="The ferry"></iframe>',
        '<p><iframe src="https://play.example/embed/1" title="The ferry"></iframe></p>',
        '<p><span><iframe data-src="//play.example/embed/1" title="The ferry"></iframe></span></p>',
        '<div class="video"><iframe title="The ferry" data-lazy-src="https://play.example/embed/1"></iframe></div>',
        '<object data="https://play.example/embed/1" title="The ferry"><p>Old browser</p></object>',
        '<amp-iframe src="https://play.example/embed/1" title="The ferry"></amp-iframe>',
    ],
)
def test_players_are_links_and_no_part_of_the_text(html: str) -> None:
    result = between(html)
    assert '<figure><figcaption><a href="https://play.example/embed/1">The ferry</a></figcaption></figure>' in result
    assert "iframe" not in result
    assert markup.text_of(result) == ""


def test_a_player_in_a_line_of_text_stays_in_it() -> None:
    html = f'<p>{FIRST}</p><p>Look <iframe src="https://play.example/1"></iframe></p><p>{LAST}</p>'
    assert keep(html, "First", "Look", "Last") == (
        f'<p>{FIRST}</p><p>Look <a href="https://play.example/1">play.example</a></p><p>{LAST}</p>'
    )


@pytest.mark.parametrize(
    ("html", "wanted", "expected"),
    [
        (
            "<ul><li>one<ul><li>inner one</li></ul></li><li>two</li></ul>",
            ("one", "two"),
            "<ul><li>one<ul><li>inner one</li></ul></li><li>two</li></ul>",
        ),
        ("<p>one</p><blockquote cite=/s><p>two</p></blockquote><p>three</p>", ("one", "two", "three"), '<p>one</p><blockquote cite="https://news.example/s"><p>two</p></blockquote><p>three</p>'),
        ("<p>one<sup><a href='#fn1'>1</a></sup></p><p id=fn1>two <a href='#r1'>back</a></p>", ("one", "two"), f'<p>one<sup><a href="{BASE}#fn1">1</a></sup></p><p>two <a href="{BASE}#r1">back</a></p>'),
        ("<p>one</p><pre><code><span class=k>for</span> two\n  end</code></pre><p>three</p>", ("one", "two", "three"), "<p>one</p><pre><code><span>for</span> two\n  end</code></pre><p>three</p>".replace("<span>", "").replace("</span>", "")),
        ("<p>one</p><pre><div>two {</div><div>  three</div><div>}</div></pre><p>four</p>", ("one", "two", "three", "four"), "<p>one</p><pre>two {\n  three\n}\n</pre><p>four</p>"),
        ("<p>one</p><pre>two {<br>}<br>three</pre><p>four</p>", ("one", "two", "three", "four"), "<p>one</p><pre>two {<br>}<br>three</pre><p>four</p>"),
        ("<p>one</p><table><tr><th>two</th><td>–</td></tr><tr><th>three</th><td></td></tr></table>", ("one", "two", "three"), "<p>one</p><table><tbody><tr><th>two</th><td>–</td></tr><tr><th>three</th><td></td></tr></tbody></table>"),
        ("<h1><div>8</div>Two<div><b>three</b></div></h1><p>four</p>", ("8", "Two", "three", "four"), "<h2> 8 Two <b>three</b> </h2><p>four</p>"),
        ("<h2><a href=/x>two</a></h2><p>three</p>", ("two", "three"), '<h2><a href="https://news.example/x">two</a></h2><p>three</p>'),
        ("<p>one</p><h2><img src=/i.svg width=20>drop</h2><p>three</p>", ("one", "three"), "<p>one</p><p>three</p>"),
        ("<dl><dt>one</dt><dd>two</dd></dl>", ("one", "two"), "<dl><dt>one</dt><dd>two</dd></dl>"),
        ("<table><tr><td>one</td></tr><tr><td>two</td></tr><tr><td>three</td></tr></table>", ("one",), "one"),
        ("<noscript><p>one</p></noscript><p>two</p>", ("one", "two"), "<p>one</p><p>two</p>"),
    ],
)  # fmt: skip
def test_structure_stays(html: str, wanted: tuple[str, ...], expected: str) -> None:
    assert keep(f"<article>{html}</article>", *wanted) == expected


@pytest.mark.parametrize(
    ("items", "chosen", "kept"),
    [(4, 3, 4), (3, 2, 2), (6, 4, 4), (7, 5, 7), (2, 1, 1)],
)
def test_the_rest_of_a_list_stays_where_more_than_two_thirds_are_chosen(items: int, chosen: int, kept: int) -> None:
    listed = "".join(f"<li>{'yes' if number < chosen else 'other'} {number}</li>" for number in range(items))
    for tag in ("ul", "ol"):
        result = keep(f"<p>yes</p><{tag}>{listed}</{tag}><p>yes</p>", "yes")
        assert result.count("<li>") == kept
    cells = listed.replace("li>", "td>")
    table = keep(f"<p>yes</p><p>no</p><table><caption>Name</caption><tr>{cells}</tr></table><p>yes</p>", "yes")
    assert table.count("other") == (items - chosen) * (3 * chosen > 2 * (items + 1))
    assert ("Name" in table) == (3 * chosen > 2 * (items + 1))


TABLE = "<table><tr><th>Part</th><td>Cost</td></tr><tr><th>Roof</th><td>1.2</td></tr></table>"


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        (TABLE, True),
        ("<pre>for part in roof: pass</pre>", True),
        (TABLE.replace("Roof", "<a href=/x>Roof and more</a>"), False),
        (TABLE.replace("Roof", "<a href=/x>Roof</a>"), True),
        (f"<div class=newsletter>{TABLE}</div>", False),
        (f"<div>{TABLE}</div>", False),
        (TABLE.replace("<table>", "<table class=sidebar>"), False),
        (f"{TABLE}<p>Aside</p>", False),
        (f"<p>Aside</p>{TABLE}", False),
        ("<ul><li>Part</li><li>Roof</li></ul>", False),
        (TABLE.replace("Roof", "<p>Roof</p>" * 5), True),
        (TABLE.replace("Roof", "<p>Roof</p>" * 6), False),
    ],
)
def test_a_table_or_code_amid_chosen_text_stays(html: str, kept: bool) -> None:
    assert any(word in between(html) for word in ("Roof", "roof")) == kept


def test_a_table_at_the_end_is_not_amid_the_text() -> None:
    assert "Roof" not in keep(f"<div><p>{FIRST}</p>{TABLE}</div><p>{LAST}</p>", "First")
    assert "Roof" not in keep(f"<div>{TABLE}<p>{FIRST}</p></div>", "First")


def test_a_table_of_columns_brings_nothing_that_was_not_chosen() -> None:
    cells = f"<td><h1>Title</h1><p>{FIRST}</p><p>{FIRST}</p><p>{FIRST}</p><p>{FIRST}</p><p>{LAST}</p></td><td>Yes, First</td>"
    assert "Title" not in keep(f"<table><tr>{cells}</tr></table>", "First", "Last")


def test_hidden_items_do_not_come_with_a_list() -> None:
    html = "<ul><li>yes 1</li><li>yes 2</li><li>yes 3</li><li hidden>yes, not</li></ul>"
    taken, others = parted(html, "1", "2", "3")
    assert "not" not in pruned(taken, others)


def test_lists_in_lists_and_their_paragraphs_are_their_own() -> None:
    html = "<ul><li><p>yes 1</p></li><li><p>yes 2</p><ol><li>other</li></ol></li><li><p>yes 3</p></li></ul>"
    assert "other" not in keep(html, "yes")


@pytest.mark.parametrize(
    ("heading", "kept"),
    [
        ("<h2>The way back</h2>", True),
        ("<h3><span>The way back</span></h3><h4>In the bay</h4>", True),
        ("<div><h6>The way back</h6></div>", True),
        ("<h1>The way back</h1>", False),
        ("<p><b>The way back</b></p>", False),
        ("<h2><a href=/x>The way back</a></h2>", False),
        ("<h2>The way <a href=/x>back</a></h2>", True),
        ("<h2 hidden>The way back</h2>", False),
        ("<aside><h2>The way back</h2></aside>", False),
        ("<div class=newsletter-box><h2>The way back</h2></div>", False),
        ("<h2>The way back</h2><p>Subscribe now</p>", False),
        (f"<h2>The way back {'x' * (belonging.LONGEST_HEADING - 13)}</h2>", True),
        (f"<h2>The way back {'x' * (belonging.LONGEST_HEADING - 12)}</h2>", False),
    ],
)
def test_a_heading_right_above_chosen_text_stays(heading: str, kept: bool) -> None:
    result = keep(f"<p>{FIRST}</p>{heading}<p>{LAST}</p>", "First", "Last")
    assert ("The way" in result) == kept
    assert result.count("<p>") == 2


def test_no_heading_is_taken_in_above_the_first_long_paragraph() -> None:
    label = "x" * (belonging.PARAGRAPH - 1)
    assert keep(f"<p>{label}</p><h2>Title</h2><p>{FIRST}</p>", "xx", "First") == f"<p>{label}</p><p>{FIRST}</p>"
    assert "Title" in keep(f"<p>{label}x</p><h2>Title</h2><p>{FIRST}</p>", "xx", "First")
    assert "Title" not in keep(f"<h2>Title</h2><p>{FIRST}</p><p>{LAST}</p>", "First", "Last")


def test_a_heading_that_is_not_chosen_leaves_nothing_behind() -> None:
    html = f"<article><h1><a href=/x>The ferry</a></h1><div><h2><span>The ferry</span></h2><p>{FIRST}</p></div><p>{LAST}</p></article>"
    assert pruned(*parted(html, "First", "Last")).replace("\n", "") == f"<p>{FIRST}</p><p>{LAST}</p>"


def test_text_behind_an_element_is_in_its_place() -> None:
    html = f"<div><p>{FIRST}</p><h3>Head</h3><b>loose</b> text<i> more</i> yes<p>{LAST}</p></div>"
    assert keep(html, "First", "Last", "yes") == (
        f"<p>{FIRST}</p><h3>Head</h3><b>loose</b> text<i> more</i> yes<p>{LAST}</p>"
    )


def test_nothing_chosen_is_nothing() -> None:
    assert pruned([], blocks(tree_of("<p>one</p>"))) == ""


def test_many_pictures_deep_in_many_branches_cost_little_time() -> None:
    import time

    cards = "".join(f"<div><div><img src=/{number}.jpg></div></div>" for number in range(3_000))
    html = f"<p>{FIRST}</p>{'<div>' * 200}{cards}<p>{'card ' * 20}</p>{'</div>' * 200}<p>{LAST}</p>"
    taken, others = parted(html, "First", "Last")
    begun = time.process_time()
    assert pruned(taken, others).count("<img") == 0
    assert time.process_time() - begun < 2


PARTS = st.sampled_from(
    [
        "<p>", "</p>", "<div>", "</div>", "<ul><li>", "</li></ul>", "<li>", "<h2>", "</h2>", "<figure><img src=/i.jpg>",
        "<figcaption>", "</figcaption></figure>", "<table><tr><td>", "</td></tr></table>", "<td>", "<pre>", "</pre>",
        "<br>", "yes one two", "no three four", " ", "\n", "<b>", "</b>", "<a href=/x>", "</a>", "<noscript>",
        "</noscript>", "<iframe src=/v></iframe>", "<blockquote>", "</blockquote>", "<button>", "<aside>", "</aside>",
    ]
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(PARTS, max_size=40).map("".join))
def test_html_and_text_say_the_same_and_all_that_was_chosen(html: str) -> None:
    taken, others = parted(html, "yes")
    said = [word for block in taken for word in block.words]
    content = markup.sanitise(pruned(taken, others), BASE)
    shown = html_tree.fragment(content)
    for node in list(shown.iter("figcaption")):
        html_tree.remove(node)
    text = markup.text_of(content)
    assert [word for run in blocks(shown) for word in run.words] == words(text)
    captioned = [
        word for node in html_tree.fragment(content).iter("figcaption") for run in blocks(node) for word in run.words
    ]
    assert " ".join([text, *captioned]).count("yes") >= said.count("yes")
