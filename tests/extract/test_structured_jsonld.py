from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.extract import jsonld
from syndicate.model import Draft
from syndicate.values import html_tree

URL = "https://news.example/a/story.html"


def graph(*blocks: object, kind: str = "application/ld+json") -> jsonld.Graph:
    said = [block if isinstance(block, str) else json.dumps(block).replace("</", "<\\/") for block in blocks]
    scripts = "".join(f'<script type="{kind}">{block}</script>' for block in said)
    tree = html_tree.document(f"<html><head>{scripts}</head><body></body></html>")
    assert tree is not None
    return jsonld.Graph.of(tree)


def read(*blocks: object, url: str | None = URL) -> Draft:
    drafts = jsonld.read(graph(*blocks), URL, url)
    assert len(drafts) <= 1
    return drafts[0] if drafts else Draft()


def story(**values: Any) -> dict[str, Any]:
    return {"@type": "NewsArticle", "headline": "The ferry is back", **values}


@pytest.mark.parametrize(
    "block",
    [
        '{"a": [1, {"b": "c"}]}',
        '<!-- {"a": [1, {"b": "c"}]} -->',
        '<![CDATA[{"a": [1, {"b": "c"}]}]]>',
        '//<![CDATA[\n{"a": [1, {"b": "c"}]}\n//]]>',
        '/*<![CDATA[*/{"a": [1, {"b": "c"}]}/*]]>*/',
        '\ufeff {"a": [1, {"b": "c"}]};',
        '{"a": [1, {"b": "c",},],}',
        '{"a": [1, {"b": "c"}]}{"second": "value"}',
        '{"a": [1, {"b": "c"} , \n ] }',
    ],
)
def test_a_broken_block_is_read(block: str) -> None:
    assert jsonld.parsed(block) == {"a": [1, {"b": "c"}]}


def test_raw_controls_and_commas_in_strings_stay() -> None:
    assert jsonld.parsed('{"a": "one\n\ttwo, ]", "b": "q\\",]",}') == {"a": "one\n\ttwo, ]", "b": 'q",]'}


@pytest.mark.parametrize(
    "block", ["", "{", '{"a": "cut off', "not json", "[" * 5_000, "[" * 100 + "]" * 100, "1" * 5_000 + "e"]
)
def test_what_cannot_be_read_is_none(block: str) -> None:
    assert not isinstance(jsonld.parsed(block), (dict, list))


def test_nesting_is_read_up_to_the_bound() -> None:
    deep = "[" * (2 * jsonld.DEEPEST) + "]" * (2 * jsonld.DEEPEST)
    assert isinstance(jsonld.parsed(deep), list)
    assert jsonld.parsed(f"[{deep}]") is None


@pytest.mark.parametrize(
    "block", ['"\\' * 200_000, '{"a": "' + '\\"' * 200_000, "," * 300_000, ", " * 300_000, '"' * 300_001]
)
def test_hostile_blocks_cost_little_time(block: str) -> None:
    begun = time.process_time()
    jsonld.parsed(block)
    assert time.process_time() - begun < 3


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["NewsArticle", "Person", URL]),
        lambda inner: st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["@type", "@id", "@graph", "author", "image", "url", "name", "headline", "keywords", "datePublished",
                 "inLanguage", "articleBody", "publisher", "mainEntityOfPage", "isAccessibleForFree", "description"]
            ),
            inner,
            max_size=5,
        ),
        max_leaves=20,
    )
)  # fmt: skip
def test_any_value_anywhere_is_survived(value: object) -> None:
    read(value)
    read(
        {
            "@type": "Article",
            "author": value,
            "image": value,
            "keywords": value,
            "inLanguage": value,
            "datePublished": value,
        }
    )
    jsonld.site_names(graph(value))


def test_all_fields() -> None:
    draft = read(
        story(
            author={"@type": "Person", "name": "Anna Lindqvist"},
            datePublished="2026-03-14",
            dateModified="2026-03-15T08:00:00Z",
            description="It &amp;amp; the bay",
            image={"@type": "ImageObject", "url": "/ferry.jpg"},
            inLanguage="en_GB",
            keywords=["Ferry", "ferry", "Bay"],
            articleBody="One.\n\nTwo &amp; three.",
        )
    )
    assert (draft.title, draft.authors, draft.published, draft.updated) == (
        "The ferry is back", ["Anna Lindqvist"], "2026-03-14", "2026-03-15T08:00:00+00:00",
    )  # fmt: skip
    assert (draft.summary, draft.image, draft.language) == ("It & the bay", "https://news.example/ferry.jpg", "en-GB")
    assert (draft.categories, draft.content, draft.teaser) == (
        ["Ferry", "Bay"],
        "<p>One.</p><p>Two &amp; three.</p>",
        False,
    )
    assert {evidence.source for evidence in draft.evidence.values()} == {"json-ld"}


def test_a_body_in_html_is_sanitised() -> None:
    assert read(story(articleBody="<p onclick=x>One</p><script>2</script>")).content == "<p>One</p>"


def test_references_are_followed_through_the_graph() -> None:
    nodes = [
        story(author={"@id": "#a"}, image={"@id": "#i"}),
        {"@id": "#a", "@type": "Person", "name": "Anna Lindqvist"},
        {"@id": "#i", "@type": "ImageObject", "contentUrl": "https://news.example/i.jpg"},
    ]
    for draft in (read({"@graph": nodes}), read(*nodes), read(nodes)):
        assert (draft.authors, draft.image) == (["Anna Lindqvist"], "https://news.example/i.jpg")


@pytest.mark.parametrize(
    ("author", "persons", "others"),
    [
        ("Anna Lindqvist", ["Anna Lindqvist"], []),
        (["Anna Lindqvist", {"name": "Tom Okafor"}], ["Anna Lindqvist", "Tom Okafor"], []),
        ({"@type": "Person", "givenName": "Anna", "familyName": "Lindqvist"}, ["Anna Lindqvist"], []),
        ({"name": ["Anna Lindqvist", "Tom Okafor"]}, ["Anna Lindqvist", "Tom Okafor"], []),
        ("By Anna Lindqvist and Tom Okafor", ["Anna Lindqvist", "Tom Okafor"], []),
        ({"@type": "Organization", "name": "Harbour Agency"}, [], ["Harbour Agency"]),
        ({"@type": "http://schema.org/NewsMediaOrganization", "name": "Harbour Agency"}, [], ["Harbour Agency"]),
        (
            [{"@type": "Organization", "name": "HA"}, {"@type": "Person", "name": "Anna Lindqvist"}],
            ["Anna Lindqvist"],
            ["HA"],
        ),
        ({"@type": "Person", "name": "HPA Staff"}, [], ["HPA Staff"]),
        (None, [], []),
        ({"@type": "Person"}, [], []),
        (7, [], []),
    ],
)
def test_authors_are_persons_and_the_others_are_told_apart(
    author: object, persons: list[str], others: list[str]
) -> None:
    found = jsonld.credited(graph(story(author=author)), URL, URL)
    assert [credit.name for credit in found if credit.kind == "person"] == persons
    assert [credit.name for credit in found if credit.kind == "organisation"] == others


@pytest.mark.parametrize(
    ("keywords", "expected"),
    [
        ("ferry, bay , Ferry,", ["ferry", "bay"]),
        (["ferry, or not", "bay"], ["ferry, or not", "bay"]),
        ([{"@type": "DefinedTerm", "name": "ferry"}], ["ferry"]),
        ("", ["Town"]),
        (None, ["Town"]),
    ],
)
def test_categories(keywords: object, expected: list[str]) -> None:
    assert read(story(keywords=keywords, articleSection="Town")).categories == expected


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        ("https://e.org/a.jpg", "https://e.org/a.jpg"),
        (["javascript:x", "/b.jpg"], "https://news.example/b.jpg"),
        ([{"url": ["no", "text"]}, {"contentUrl": "c.jpg"}], "https://news.example/a/c.jpg"),
        ({"@id": "https://e.org/unknown"}, None),
    ],
)
def test_image(image: object, expected: str | None) -> None:
    assert read(story(image=image)).image == expected


def test_the_article_at_the_pages_address_is_the_pages_article() -> None:
    first, here = (
        story(headline="Another one"),
        story(mainEntityOfPage={"@id": "https://www.news.example/a/story.html/"}),
    )
    assert read([first, here]).title == "The ferry is back"
    assert read([first, here], url=None).title == "Another one"
    assert read([story(headline=""), here], url=None).title == "The ferry is back"


@pytest.mark.parametrize("key", ["itemListElement", "hasPart", "isRelatedTo", "comment"])
def test_articles_beside_the_article_are_passed_over(key: str) -> None:
    assert read({"@type": "WebPage", key: [story()]}).title is None
    assert read({"@type": "WebPage", "mainEntity": story()}).title == "The ferry is back"


@pytest.mark.parametrize(
    "kind", ["BlogPosting", "https://schema.org/Article", ["Thing", "OpinionNewsArticle"], "Report"]
)
def test_kinds_of_articles(kind: object) -> None:
    assert read({"@type": kind, "headline": "H eight"}).title == "H eight"


@pytest.mark.parametrize("kind", ["Product", "Organization", None, 3])
def test_other_things_are_no_articles(kind: object) -> None:
    assert read({"@type": kind, "headline": "H", "datePublished": "2026-03-14"}) == Draft()


def test_of_a_page_without_article_only_its_dates_and_language_are_taken() -> None:
    draft = read(
        {"@type": "WebPage", "name": "Harbour", "inLanguage": "de", "datePublished": "2026-03-14", "author": "Anna B"}
    )
    assert (draft.title, draft.authors, draft.language, draft.published) == (None, (), "de", "2026-03-14")


def test_names_of_the_site() -> None:
    nodes = graph(
        {"@type": "WebSite", "name": "Harbour News"}, story(publisher={"@id": "#p"}), {"@id": "#p", "name": "HN Ltd"}
    )
    assert jsonld.site_names(nodes) == ["Harbour News", "HN Ltd"]


def test_only_json_ld_scripts_are_read_and_only_so_many() -> None:
    assert jsonld.read(graph(story(), kind="application/json"), URL, URL) == []
    assert jsonld.read(graph(story(), kind="application/LD+JSON; charset=utf-8"), URL, URL) != []
    filler = [{"@type": "Thing"}] * (jsonld.MOST_BLOCKS - 1)
    assert read(*filler, story()).title
    assert read(*filler, {}, story()).title is None


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Lindqvist, Anna", ["Lindqvist, Anna"]),
        ("Anna Lindqvist, PhD", ["Anna Lindqvist"]),
        ("Anna Lindqvist, Senior Reporter", ["Anna Lindqvist"]),
        ("Anna Lindqvist, Home Security Expert", ["Anna Lindqvist"]),
        ("Anna Lindqvist, Tom Okafor and Mei Tan", ["Anna Lindqvist", "Tom Okafor", "Mei Tan"]),
        (["By Anna Lindqvist", "@anna", "https://news.example/anna", "anna@news.example"], ["Anna Lindqvist"]),
        ({"name": "Ann&amp;#233; Lindqvist"}, ["Anné Lindqvist"]),
        ({"name": "<b>Anna Lindqvist</b>"}, ["Anna Lindqvist"]),
        ([{"@type": "Person", "name": "Harbour News"}, {"@type": "Person", "name": "Anna Lindqvist"}], ["Anna Lindqvist"]),
        (
            [{"@type": "Organization", "name": "Coast Agency"}, {"@type": "Person", "name": "Anna Lindqvist"}],
            ["Coast Agency", "Anna Lindqvist"],
        ),
        ([{"name": "Anna Lindqvist"}, {"name": "anna lindqvist"}], ["Anna Lindqvist"]),
        ({"@type": "Organization", "name": "Coast Agency"}, []),
        ({"@type": "Organization", "name": "Harbour News"}, []),
    ],
)  # fmt: skip
def test_traps_of_authors(author: object, expected: list[str]) -> None:
    drafts = jsonld.read(graph(story(author=author)), URL, URL, {"harbournews"})
    assert list(drafts[0].authors) == expected


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ({"@type": "Organization", "name": "harbour.example"}, ("harbour.example", "organisation")),
        ({"@type": "Organization", "name": "Harbour News"}, ("Harbour News", "site")),
        ("Harbour News", ("Harbour News", "site")),
        ("HARBOUR-NEWS", ("HARBOUR-NEWS", "site")),
        ({"@type": "Organization", "name": "https://harbour.example/"}, None),
        ({"@type": "Organization", "name": "H"}, None),
        ("staff", None),
        ("harbour.example", None),
    ],
)
def test_kinds_of_credits(author: object, expected: tuple[str, str] | None) -> None:
    assert jsonld.credited(graph(story(author=author)), URL, URL, {"harbournews"}) == ([expected] if expected else [])


def test_a_block_escaped_as_text_is_read() -> None:
    escaped = json.dumps(story()).replace('"', "&quot;")
    assert read(escaped).title == "The ferry is back"
    assert jsonld.parsed("{&quot;a&quot;: [1,],}") == {"a": [1]}
    assert jsonld.parsed('{&quot;a&quot;: "1"}') is None


def test_a_block_that_waits_in_a_meta_element_is_read() -> None:
    content = json.dumps(story()).replace('"', "&quot;")
    tree = html_tree.document(f'<html><head><meta name="script:ld+json" content="{content}"></head></html>')
    assert tree is not None
    assert jsonld.read(jsonld.Graph.of(tree), URL, URL)[0].title == "The ferry is back"


def test_many_flat_brackets_are_no_depth() -> None:
    assert len(jsonld.parsed("[" + ",".join(["[]"] * 500) + "]")) == 500
