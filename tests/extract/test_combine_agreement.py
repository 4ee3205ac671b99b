from __future__ import annotations

from syndicate.extract.combine import combine
from syndicate.extract.evidence import distinct, draft, plain


def test_a_pages_title_is_the_one_most_of_it_agrees_on() -> None:
    found = combine(
        draft("h1", title="Town and Region"),
        draft("json-ld", title="The ferry is back"),
        draft("opengraph", title="The Ferry is back"),
        draft("title element", title="Town and Region"),
    )
    assert (found.title, found.evidence["title"].source) == ("The ferry is back", "json-ld")
    assert [rejected.value for rejected in found.evidence["title"].rejected] == [
        "Town and Region",
        "The Ferry is back",
        "Town and Region",
    ]


def test_the_title_element_alone_is_better_than_none() -> None:
    assert combine(draft("title element", title="The ferry")).title == "The ferry"
    assert (
        combine(draft("title element", title="The ferry"), draft("meta", title="A short ferry")).title
        == "A short ferry"
    )


def test_a_listing_names_its_articles_whatever_the_pages_agree_on() -> None:
    found = combine(draft("feed", title="Ferry!"), draft("h1", title="The ferry"), draft("json-ld", title="The ferry"))
    assert found.title == "Ferry!"


def test_the_language_most_declarations_name_whatever_the_region() -> None:
    found = combine(
        draft("html lang", language="en"), draft("json-ld", language="de-AT"), draft("opengraph", language="de-DE")
    )
    assert found.language == "de-DE"
    assert combine(draft("html lang", language="en"), draft("json-ld", language="de")).language == "en"
    assert (
        combine(draft("feed", language="fr"), draft("html lang", language="en"), draft("meta", language="en")).language
        == "fr"
    )


def test_values_of_structured_data_are_one_line_of_text() -> None:
    assert plain(" A &amp;amp; B\n<b>c</b> ") == "A & B c"
    assert plain("a < b") == plain("a &lt; b") == "a < b"
    assert plain("one<br>two") == "one two"
    assert plain("<p>not closed") == "<p>not closed"
    assert plain("a &amp; b") == "a & b"
    assert plain(None) == plain(3) == plain(["x"]) == ""
    assert distinct(["a", "", "A", "b"]) == ["a", "b"]
    assert dict(draft("meta", title="", authors=[], teaser=True).evidence) == {}
