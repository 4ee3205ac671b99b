"""Front matter: YAML, TOML and lines such as "Title: ..."; what is none stays text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.extract.front_matter import MAX_SIZE, read
from syndicate.model import Draft, Evidence, Rejected


def front(yaml: str) -> Draft:
    draft, body = read(f"---\n{yaml}\n---\nThe text.\n")
    assert body == "The text.\n"
    return draft


def test_yaml_with_all_fields() -> None:
    draft = front(
        "title: 'Why our bees: moved'\nauthors:\n  - name: Hana Sato\n  - By J. O'Neill\ndate: 2026-05-02T07:30:00+09:00\nlastmod: 2026-05-03\ntags: [bees, climate, bees]\n"
        "description: >\n  Five springs\n  in a row.\nlang: en_us\ncover: {image: hives.jpg, alt: Hives}\ncanonical: https://example.org/bees\nurl: https://example.org/b\ndraft: true"
    )
    assert (draft.title, list(draft.authors), list(draft.categories)) == (
        "Why our bees: moved",
        ["Hana Sato", "J. O'Neill"],
        ["bees", "climate"],
    )
    assert (draft.published, draft.updated, draft.language) == ("2026-05-02T07:30:00+09:00", "2026-05-03", "en-US")
    assert (draft.summary, draft.image, draft.image_alt) == ("Five springs in a row.", "hives.jpg", "Hives")
    assert (draft.canonical, draft.link) == ("https://example.org/bees", "https://example.org/b")
    assert draft.evidence == dict.fromkeys(
        [
            "link",
            "canonical",
            "title",
            "authors",
            "published",
            "updated",
            "summary",
            "image",
            "image_alt",
            "language",
            "categories",
        ],
        Evidence("front matter"),
    )


@pytest.mark.parametrize(
    ("yaml", "field", "value"),
    [
        ("title: 2026", "title", "2026"), ("title: yes", "title", "yes"), ("title: 2026-05-02", "title", "2026-05-02"), ("title: ~", "title", None), ("title: ''", "title", None), ("title: [a]", "title", None), ("Headline: A b", "title", "A b"), ("titre: A b", "title", "A b"),
        ("タイトル: 港", "title", "港"), ("title: A\ntitle_b: x", "title", "A"), ("headline: B\ntitle: A", "title", "B"),
        ("author: Hana Sato and Jo Li", "authors", ["Hana Sato", "Jo Li"]), ("author: {name: Hana Sato}", "authors", ["Hana Sato"]), ("byline: By HANA SATO", "authors", ["Hana Sato"]), ("author: [Hana Sato, Hana Sato]", "authors", ["Hana Sato"]), ("author: []", "authors", []),
        ("date: 2 May 2026", "published", "2026-05-02"), ("date: 2026-05-02 07:30", "published", "2026-05-02T07:30"), ("published: 03/04/2026\nlang: de", "published", "2026-04-03"), ("published: 03/04/2026", "published", None), ("datePublished: 2026-05-02", "published", "2026-05-02"), ("pubDate: 2026-05-02", "published", "2026-05-02"),
        ("tags: bees, climate", "categories", ["bees", "climate"]), ("keywords: '#bees #climate'", "categories", ["bees", "climate"]), ("tags: [1, {name: sea}, [x]]", "categories", ["1", "sea"]), ("tags: ''", "categories", []),
        ("lang: not a tag", "language", None), ("image: /a.jpg", "image", "/a.jpg"), ("image: [a.jpg, b.jpg]", "image", "a.jpg"), ("image: {url: a.jpg}", "image", "a.jpg"), ("image: {width: 3}", "image", None), ("image: [[x]]", "image", None),
        ("url: /relative", "link", None), ("url: javascript:alert(1)", "link", None), ("excerpt: A b", "summary", "A b"),
    ],
)  # fmt: skip
def test_values_are_read_as_what_stands_there(yaml: str, field: str, value: object) -> None:
    got = getattr(front(yaml + "\nlayout: post"), field)
    assert (list(got) if isinstance(value, list) else got) == value


def test_what_could_not_be_read_is_kept_as_rejected() -> None:
    draft = front("title: A\nauthor: [Staff, Jo Li]\ndate: 03/04/2026\nupdated: yesterday")
    assert draft.evidence["authors"] == Evidence("front matter", (Rejected("Staff", "front matter", "no name"),))
    why = "not a date that can be read for sure"
    assert draft.evidence["published"] == Evidence("front matter", (Rejected("03/04/2026", "front matter", why),))
    assert draft.evidence["updated"].rejected == (Rejected("yesterday", "front matter", why),)
    assert (list(draft.authors), draft.published, draft.updated) == (["Jo Li"], None, None)


def test_toml() -> None:
    draft, body = read(
        '+++\ntitle = "A b"\ndate = 2026-05-02T07:30:00+09:00\nweight = 3\ntags = ["bees"]\n+++\nThe text.'
    )
    assert (draft.title, draft.published, list(draft.categories), body) == (
        "A b",
        "2026-05-02T07:30:00+09:00",
        ["bees"],
        "The text.",
    )
    assert read("+++\ndate = 2026-05-02\n+++\nx")[0].published == "2026-05-02"


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A\nThe text without an end.", "---\n- a\n- b\n---\nx", "---\nA rule, then prose.\n---\nx", "---\ntitle: [A\n---\nx", "---\ntitle: &a A\nsummary: *a\n---\nx", "---\ntitle: &a A\n---\nx",
        "---\nnote: only this\n---\nx", "---\n---\nx", "----\ntitle: A\n---\nx", "text\n---\ntitle: A\n---\nx", "---\ntitle: " + "[" * 20 + "]" * 20 + "\n---\nx", "---\ntags: [" + "a, " * 2001 + "]\n---\nx", f"---\ntitle: A\nsummary: {'b' * MAX_SIZE}\n---\nx",
        "+++\ntitle = A\n+++\nx", '+++\ntitle = "A"\n...\nx', "+++\ntitle = " + "[" * 5000 + "\n+++\nx", "---\ntitle: " + "{a: " * 5000 + "\n---\nx", "Title: A\n\nOnly one line.", "Author: Jo Li\nDate: 2026-05-02\n\nNo title.", "Title:\nAuthor: Jo Li\n\nx", "Note: A\nTitle: B\n\nx", "", "---",
    ],
)  # fmt: skip
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    assert read(text) == (Draft(), text)


def test_ends_of_front_matter() -> None:
    assert read("\ufeff\n---\ntitle: A\n...\nx\n---\ny")[1] == "x\n---\ny"
    assert read("---  \ntitle: A\n---  \nx")[0].title == "A"
    assert read("---\ntitle: " + "[" * 3 + "]" * 3 + "\nlayout: x\n---\nx")[1] == "x"
    assert read("---\ntitle: A\n---")[1] == ""
    room = MAX_SIZE - len("---\ntitle: A\nsummary: \n---")
    assert read(f"---\ntitle: A\nsummary: {'b' * room}\n---\nx")[1] == "x"
    assert read(f"---\ntitle: A\nsummary: {'b' * (room + 1)}\n---\nx")[0] == Draft()
    assert MAX_SIZE == 65_536


@pytest.mark.parametrize(
    ("text", "title", "authors", "published", "rest"),
    [
        (
            "Title: A b\nAuthor: Jo Li; Sam Ray\nDate: 14 March 2026\n\nx",
            "A b",
            ["Jo Li", "Sam Ray"],
            "2026-03-14",
            "\nx",
        ),
        (
            "\n\nTitel: A b\nAutorin: Karla Vogt\nDatum: 03.04.2026\nSprache: de\nThe text",
            "A b",
            ["Karla Vogt"],
            "2026-04-03",
            "The text",
        ),
        ("タイトル：港\n著者：佐藤花子\n\n本文", "港", ["佐藤花子"], None, "\n本文"),
        ("Title: A b\nSource: The Paper\nTitle: second\n\nx", "A b", [], None, "Title: second\n\nx"),
        ("title: A: b\nBy: Jo Li\nx: y", "A: b", ["Jo Li"], None, "x: y"),
    ],
)
def test_lines_that_name_their_values(
    text: str, title: str, authors: list[str], published: str | None, rest: str
) -> None:
    draft, body = read(text)
    assert (draft.title, list(draft.authors), draft.published, body) == (title, authors, published, rest)


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=200)
    | st.text("---\ntitle: [{}]&*a!+='\"#,|>", max_size=80).map(lambda inner: f"---\n{inner}\n---\nbody")
)
def test_any_text_is_read_and_nothing_is_lost(text: str) -> None:
    draft, body = read(text)
    assert text.endswith(body)
    assert body == text or draft.evidence or text.lstrip("\ufeff\n").startswith(("---", "+++"))
