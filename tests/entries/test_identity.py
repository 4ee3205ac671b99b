"""Ids are legal, derived from the source's key and one alias, and minted once; aliases lead back to them."""

from __future__ import annotations

import re
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.entries.identity import (
    Origin,
    aliases,
    by_words,
    former_aliases,
    further,
    is_legal_id,
    is_same_page,
    mint,
    minting_alias,
    strong_aliases,
    weak_aliases,
)
from syndicate.model import Draft
from syndicate.validate.iri import problem

ORIGIN = Origin("blog", "https://blog.example/feed", "pub.example", ZoneInfo("UTC"))
TAG = re.compile(r"tag:pub\.example,2026:[0-9a-f]{20}")
ANY = st.text(alphabet=st.characters(codec=None), max_size=60)


@pytest.mark.parametrize("guid", [
    "https://blog.example/1", "http://blog.example/?p=12", "https://blog.example/%C3%A4", "tag:blog.example,2024:x",
    "tag:me@blog.example,2024-03-14:a/b?c=d", "tag:blog.example,2024-03:", "urn:isbn:0451450523",
    "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "URN:ISBN:0451450523", "urn:uuid:F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6",
    "tag:blog.example,2024-02-29:x", "tag:blog.example,2024:a%20b#c", "tag:a,2024:x", "urn:isbn:%41?+x#y", "http://blog.example:8080/?a@b",
    "https://[2001:db8::1]/x",
])  # fmt: skip
def test_legal_ids_stand_as_they_are(guid: str) -> None:
    assert is_legal_id(guid)
    assert mint(Draft(guid=guid), ORIGIN) == guid


@pytest.mark.parametrize("guid", [
    "12345", "blog.example/1", "https://", "https://blog.example/ä", "https://blog.example/a b", "https://u:p@blog.example/",
    "tag:blog.example:x", "tag:Blog.example,2024:x", "tag:blog.example,24:x", "tag:blog.example,2024:a b", "tag:,2024:x",
    "tag:blog.example,2023-02-29:x", "tag:blog.example,2024-13:x", "tag:blog.example,0000:x", "tag:blog.example,2024:a%2", "tag:blog.example,2024:a#b#c",
    "urn:isbn:%", "urn:isbn:", "urn:isbn:#x", "urn:isbn:a#b#c", "urn:isbn:a b", "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf", "xurn:isbn:1",
    "tag:-blog.example,2024:x", "tag:blog.example-,2024:x", "tag:@blog.example,2024:x", "TAG:blog.example,2024:x", "https://blog.example/\n",
    "https://blog.example:/x", "https://blog.example/%", "https://u@blog.example/", "https://blog.example:99999/", "https://[::1/", "urn:isbn:ä",
    "HTTPS://blog.example/1", "http:/blog.example/1", "https://bl%6Fg.example/",
    "urn:uuid:not-a-uuid", "urn:nobody-has-this:x", "urn:x", "yt:video:abc", "ftp://blog.example/1", "",
    "https://blog.example/" + "x" * 1000, "https://BLOG.example/1", "tag:blog.example,2024-3:x",
])  # fmt: skip
def test_others_are_replaced(guid: str) -> None:
    assert is_legal_id(guid) is False
    assert TAG.fullmatch(mint(Draft(guid=guid, link="https://blog.example/1"), ORIGIN))


def test_an_id_of_the_greatest_length_is_legal() -> None:
    assert is_legal_id("https://blog.example/" + "x" * 979)
    assert not is_legal_id("https://blog.example/" + "x" * 980)


HEADS = [
    "tag:",
    "tag:a.example,2024:",
    "tag:a.example,2024-02-",
    "urn:isbn:",
    "urn:uuid:",
    "URN:",
    "http://",
    "https://h.example/",
    "https://[::1]",
]


@given(st.sampled_from(HEADS), st.text(st.sampled_from("ah019-.:/?#[]@%&=+,'~|! ä"), max_size=12))
def test_no_id_is_legal_that_would_keep_a_feed_from_being_published(head: str, rest: str) -> None:
    if is_legal_id(head + rest):
        assert problem(head + rest) is None


def test_the_alias_comes_from_the_listing_guid_first() -> None:
    assert minting_alias(Draft(guid="7", link="https://b.example/x?utm_source=y", path="a.txt")) == "guid:7"
    assert minting_alias(Draft(link="https://b.example/x?utm_source=y")) == "link:https://b.example/x"
    assert minting_alias(Draft(path="articles/a.txt")) == "path:articles/a.txt"
    assert minting_alias(Draft()) is None
    with pytest.raises(ValueError, match="neither"):
        mint(Draft(), ORIGIN)


def test_an_article_without_a_name_is_known_by_its_title_and_date_or_by_its_words() -> None:
    named = minting_alias(Draft(title="A", published="2026-03-14"))
    assert named is not None
    assert named.startswith("words:")
    assert named == minting_alias(Draft(title="A", published="2026-03-14", content="Edited."))
    assert named != minting_alias(Draft(title="A", published="2026-03-15"))
    assert minting_alias(Draft(content="One.")) != minting_alias(Draft(content="Two.")) is not None
    assert minting_alias(Draft(summary="One.")) == minting_alias(Draft(text="One."))
    assert minting_alias(Draft(title="A", link="https://b.example/x")) == "link:https://b.example/x"


def test_an_id_depends_on_key_and_alias_and_on_nothing_else() -> None:
    made = mint(Draft(guid="7"), ORIGIN)
    assert (
        mint(Draft(guid="7", title="other", link="https://b.example/2", canonical="https://b.example/3"), ORIGIN)
        == made
    )
    assert mint(Draft(guid="7"), replace(ORIGIN, name="renamed")) == made
    assert mint(Draft(guid="8"), ORIGIN) != made
    assert mint(Draft(guid="7"), replace(ORIGIN, key="https://other.example/feed")) != made
    assert mint(Draft(guid="7"), replace(ORIGIN, host="else.example")).startswith("tag:else.example,2026:")


def test_ids_are_the_same_in_every_version() -> None:
    assert mint(Draft(guid="7"), ORIGIN) == "tag:pub.example,2026:941a4fa7203e5ea49f8d"
    assert mint(Draft(guid="7"), ORIGIN, own=True) == "tag:pub.example,2026:42436dc56bb5adc746b0"


NAMESPACES = """3gpp adid alert bbf broadband-forum-org c2pa cablelabs ccsds cgi clei dgiwg dslforum dvb eris ebu epc epcglobal etsi
eurosystem example fdc fipa geant globus gsma hbbtv iec ieee ietf iptc isan isbn iso issn itu ivis liberty mace mef mpeg mrn nato
nbn nena newsml nfc nzl oasis ocf ogc ogf oid oipf oma onvif opcfoundation oscar pin publicid reso s1000d schac service smpte swift
tva uci ucode web3d xmlorg xmpp"""


def test_urns_of_registered_namespaces_are_legal_and_no_others() -> None:
    for namespace in NAMESPACES.split():
        assert is_legal_id(f"urn:{namespace}:a:1"), namespace
        assert not is_legal_id(f"urn:{namespace}x:a:1"), namespace


def test_trackers_in_a_link_change_no_id() -> None:
    assert mint(Draft(link="https://b.example/x?utm_source=y#z"), ORIGIN) == mint(
        Draft(link="https://b.example/x"), ORIGIN
    )


def test_a_second_holder_mints_its_own_by_its_name() -> None:
    draft = Draft(guid="https://blog.example/1")
    own = mint(draft, ORIGIN, own=True)
    assert TAG.fullmatch(own)
    assert mint(draft, replace(ORIGIN, name="copy"), own=True) != own
    assert mint(Draft(guid="7"), ORIGIN, own=True) != mint(Draft(guid="7"), ORIGIN)
    assert mint(draft, ORIGIN, own=True) == own


def test_aliases_are_strongest_first() -> None:
    draft = Draft(guid="7", link="http://www.b.example/x/?utm_source=y", canonical="https://b.example/x")
    assert strong_aliases(draft) == ["guid:7"]
    assert weak_aliases(draft) == ["link:http://www.b.example/x/", "link:https://b.example/x", "bare:b.example/x"]
    elsewhere = replace(draft, canonical="https://b.example/c")
    assert weak_aliases(elsewhere) == ["link:http://www.b.example/x/", "bare:b.example/x"], "pages name others too"
    assert weak_aliases(Draft(canonical="https://b.example/c")) == ["link:https://b.example/c", "bare:b.example/c"]
    assert aliases(draft, ORIGIN) == ["guid:7", f"id:{mint(draft, ORIGIN)}", *weak_aliases(draft)]


def test_a_link_is_strong_where_there_is_nothing_else() -> None:
    assert strong_aliases(Draft(link="https://b.example/x")) == ["link:https://b.example/x"]
    assert strong_aliases(Draft(guid="7", path="a.txt")) == ["guid:7", "path:a.txt"]
    assert strong_aliases(Draft()) == weak_aliases(Draft()) == []
    assert strong_aliases(Draft(canonical="https://b.example/c", link="https://b.example/x")) == [
        "link:https://b.example/x"
    ]
    assert weak_aliases(Draft(link="https://b.example/x", canonical="https://b.example/x?utm_source=y")) == [
        "link:https://b.example/x",
        "bare:b.example/x",
    ]
    same = Draft(link="https://b.example/x")
    assert aliases(same, ORIGIN) == ["link:https://b.example/x", f"id:{mint(same, ORIGIN)}", "bare:b.example/x"]


def test_two_pages_of_one_application_are_two_articles() -> None:
    one, two = (set(weak_aliases(Draft(link=f"https://b.example/#!/{page}"))) for page in ("one", "two"))
    assert not one & two


def test_an_article_with_a_name_of_its_own_is_known_by_that_alone() -> None:
    draft = Draft(link="https://b.example/live#p1", title="A", published="2026-03-14", content="Text.")
    named = replace(draft, name="link:https://b.example/live#p1")
    assert strong_aliases(named) == ["link:https://b.example/live#p1"]
    assert weak_aliases(named) == []
    assert weak_aliases(replace(named, guid="7")) == weak_aliases(draft)
    assert mint(named, ORIGIN) != mint(draft, ORIGIN)
    words, at_length = by_words(draft), by_words(draft, at_length=True)
    assert words != at_length
    assert former_aliases(draft) == [named.name, words, at_length]
    assert former_aliases(replace(draft, link="https://b.example/live")) == [words, at_length]
    assert former_aliases(replace(draft, guid="7")) == former_aliases(replace(draft, path="a.txt")) == []
    assert by_words(replace(draft, content="Edited.")) == words
    assert by_words(replace(draft, content="Edited."), at_length=True) != at_length
    assert by_words(Draft()) is None


@pytest.mark.parametrize(
    ("link", "canonical", "is_same"),
    [
        (None, "https://b.example/x", True), ("https://b.example/x", "http://www.b.example/x/", True),
        ("https://b.example/x?id=1", "https://b.example/x", False), ("https://b.example/x", "https://b.example/x?id=1", True),
        ("https://b.example/x?id=1", "https://b.example/x?a=2&id=1", True),
        ("https://b.example/x?REF=rss&id=1", "https://b.example/x?id=1", True),
        ("https://b.example/x?sid=1F&id=1", "https://b.example/x?id=1", True),
        ("https://b.example/x", "https://b.example/y", False),
    ],
)  # fmt: skip
def test_a_canonical_address_loses_nothing_that_chooses_the_article(
    link: str | None, canonical: str, *, is_same: bool
) -> None:
    assert is_same_page(link, canonical) is is_same


def test_further_ids_are_legal_and_others() -> None:
    own = mint(Draft(guid="7"), ORIGIN)
    ids = [own]
    for _ in range(9):
        ids.append(further(ids[-1]))
    assert len(set(ids)) == 10
    assert all(TAG.fullmatch(each) for each in ids)


@given(ANY, ANY)
def test_every_id_is_legal(guid: str, link: str) -> None:
    draft = Draft(guid=guid or None, link=link or "x")
    assert is_legal_id(mint(draft, ORIGIN))
    assert is_legal_id(mint(draft, ORIGIN, own=True))
    assert mint(draft, ORIGIN) == mint(draft, ORIGIN)
