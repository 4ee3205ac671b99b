"""Feeds become drafts: all versions, the faults of feedparser made good, nothing hostile gets through."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.errors import Unreadable
from syndicate.extract.feed import LARGEST, FeedDraft, parse
from syndicate.model import Document, Draft

DATA = Path(__file__).parents[1] / "data" / "feeds"
FEEDS = sorted(
    path for path in DATA.iterdir() if path.suffix in {".xml", ".rdf", ".json"} and "expected" not in path.name
)
CORPORA = Path(__file__).parents[2] / ".." / "shared" / "data" / "security"
URL = "https://feeds.example/feed"


def read(body: str | bytes, url: str | None = URL, charset: str | None = None) -> FeedDraft:
    return parse(Document(body if isinstance(body, bytes) else body.encode(), url, charset=charset))


def rss(items: str, head: str = "<title>t</title>", attributes: str = "") -> str:
    return f'<rss version="2.0" {attributes}><channel>{head}{items}</channel></rss>'


def atom(entries: str, attributes: str = "") -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}><title>t</title>{entries}</feed>'


def only(feed: FeedDraft) -> Draft:
    assert len(feed.drafts) == 1
    return feed.drafts[0]


def shown(value: FeedDraft | Draft) -> dict[str, Any]:
    """What the expected files hold: the fields that have a value, and the values that were not taken."""
    fields = {name: getattr(value, name) for name in value.__dataclass_fields__ if name != "evidence"}
    found = {name: list(each) if isinstance(each, list | tuple) else each for name, each in fields.items() if each}
    if isinstance(value, FeedDraft):
        return found | {"drafts": [shown(draft) for draft in value.drafts]}
    return found | _rejected(value)


def _rejected(draft: Draft) -> dict[str, Any]:
    noted = {name: each.rejected for name, each in draft.evidence.items() if each.rejected}
    return {"rejected": {name: [[no.value, no.why] for no in each] for name, each in noted.items()}} if noted else {}


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.name)
def test_every_version_is_read(path: Path) -> None:
    expected = json.loads(path.with_name(f"{path.stem}.expected.json").read_text("utf-8"))
    assert shown(parse(Document(path.read_bytes(), f"https://feeds.example/{path.name}"))) == expected


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.name)
def test_every_value_has_its_evidence(path: Path) -> None:
    for draft in read(path.read_bytes()).drafts:
        stated = {name for name in draft.__dataclass_fields__ if name != "evidence" and getattr(draft, name)}
        assert stated <= set(draft.evidence)
        assert {each.source for each in draft.evidence.values()} <= {"feed"}


def test_a_feed_without_entries_has_no_drafts() -> None:
    for body in (rss(""), atom(""), '{"version": "https://jsonfeed.org/version/1.1", "items": []}'):
        assert read(body).drafts == []


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("", "empty"),
        (" \n\t", "empty"),
        ("plain text", "text, not a feed"),
        ("<!DOCTYPE html><title>Not found</title>", "an HTML page, not a feed"),
        ("<html><body><rss></rss>", "an HTML page, not a feed"),
        ("<!-- x --><HTML lang=en>", "an HTML page, not a feed"),
        ("<p>Please log in</p>", "an HTML page, not a feed"),
        ('<?xml version="1.0"?><urlset xmlns="x"></urlset>', "a sitemap, not a feed"),
        ("<sitemapindex></sitemapindex>", "a sitemap, not a feed"),
        ("<opml></opml>", "an OPML list, not a feed"),
        ("<Error><Code>NoSuchKey</Code></Error>", "an error message, not a feed"),
        ("<svg/>", "XML of another kind (<svg>), not a feed"),
        ("<" + "x" * 99 + "/>", f"XML of another kind (<{'x' * 40}>), not a feed"),
        ("\x00\x01\x02binary\xff", "text, not a feed"),
        ("{}", "JSON, but not a JSON Feed"),
        ("[1]", "JSON, but not a JSON Feed"),
        ('{"items": {}}', "JSON, but not a JSON Feed"),
        ('{"items": [', "broken JSON"),
        ("[" * 200_000, "JSON nested too deeply"),
        ('{"items": ' + "[" * 100_000 + "]" * 100_000 + "}", "JSON nested too deeply"),
        ("<rss", "cut off before its end"),
        (rss("<item><title>a</title></item>")[:-3], "cut off before its end"),
        (rss("<item><title>a</title></item>")[:-16], "cut off before its end"),
        (atom("<entry><id>a</id></entry>").removesuffix("</feed>"), "cut off before its end"),
        ("<feed><x></feedburner></x>", "cut off before its end"),
        ("<!DOCTYPE rss [ <rss></rss>", "text, not a feed"),
    ],
)
def test_what_is_no_feed_says_what_it_is(body: str, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(body)
    assert (caught.value.what, caught.value.cause) == ("is no feed that could be read", why)
    assert caught.value.subject == URL


def test_a_feed_beyond_the_limits_is_not_parsed() -> None:
    with pytest.raises(Unreadable, match="larger than"):
        read(b" " * (LARGEST + 1))
    with pytest.raises(Unreadable, match="more than 1500000 tags"):
        read("<rss>" + "<a/>" * 1_500_000)


def test_an_error_names_the_url_else_the_path() -> None:
    with pytest.raises(Unreadable) as caught:
        parse(Document(b"", None, path="a/feed.xml"))
    assert caught.value.subject == "a/feed.xml"
    with pytest.raises(Unreadable) as caught:
        parse(Document(b"", None))
    assert caught.value.subject == "the feed"


# What is repaired.


@pytest.mark.parametrize(
    ("title", "read_as"),
    [
        ("a & b", "a & b"),
        ("a &amp; b &lt; c", "a & b < c"),
        ("AT&T; &nosuch; &;", "AT&T; &nosuch; &;"),
        ("caf&eacute; &nbsp; &notin;", "café ∉"),
        ("&#233;&#xE9;&#x1F600;", "éé😀"),
        ("a&#0;b&#x1F;c&#xFFFF;d&#1114112;e&#xD800;f", "abcdef"),
        ("a\x00b\x08c\x0bd\ufffee\ufdd0f", "abcdef"),
        ("<![CDATA[a & b &eacute;]]> & c", "a & b é & c"),
        ("<![CDATA[a]]>& b", "a& b"),
        ("<b>a</i> & b", "a & b"),
        ("<b>a & b", "<b>a & b"),
    ],
)
def test_a_title_that_is_not_well_formed_is_repaired(title: str, read_as: str) -> None:
    body = rss(f"<item><title>{title}</title><link>http://a.example/</link></item><item><title>&</title></item>")
    drafts = read(body).drafts
    assert [draft.title for draft in drafts] == [read_as, "&"]
    assert drafts[0].link == "http://a.example/"


def test_junk_around_a_feed_is_dropped() -> None:
    for before in (
        "\ufeff",
        "junk ",
        "<br />\n<b>Notice</b>: x<br />\n",
        "<?php ?>",
        "<!-- <rss> -->",
        "\n\n<?xml version='1.0'?>",
    ):
        for after in ("", "junk", "<!-- 3 ms -->", "<rss></rss", "<script>1 < 2</script>", "\x00"):
            assert only(read(before + rss("<item><title>a</title></item>") + after)).title == "a"


def test_two_feeds_in_one_document_are_the_first() -> None:
    one, two = (rss(f"<item><title>{name}</title></item>") for name in "ab")
    assert only(read(one + two)).title == "a"


def test_prefixes_that_are_not_declared_mean_what_they_always_do() -> None:
    fields = (
        "<dc:creator>Ada Byron</dc:creator><content:encoded>&lt;p&gt;x&lt;/p&gt;</content:encoded><x:y/>"
        "<prism:publicationDate>2026-03-14</prism:publicationDate>"
    )
    draft = only(read(rss(f"<item>{fields}</item>")))
    assert (draft.authors, draft.content, draft.published) == (["Ada Byron"], "<p>x</p>", "2026-03-14")
    body = "<xhtml:body><xhtml:p>y</xhtml:p></xhtml:body>"
    assert only(read(rss(f"<item><link>http://a.example/</link>{body}</item>"))).content == "<p>y</p>"


def test_undeclared_prefixes_within_a_text_do_not_lose_it() -> None:
    text = '<content type="xhtml"><div><o:p a:b="1" c="2">text</o:p> & more</div></content>'
    draft = only(read(atom(f'<entry><link href="https://a.example/"/>{text}</entry>')))
    assert draft.content == '<span c="2">text</span> &amp; more'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251", "koi8-r"])
def test_a_feed_is_read_in_its_charset(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + rss("<item><title>Новый мост открыли</title></item>")
    assert only(read(text.encode(encoding))).title == "Новый мост открыли"
    assert only(read(text.encode(encoding), charset="iso-8859-1")).title == "Новый мост открыли"


# What is hostile.

ENCLOSURE = '<enclosure url="x"/>'
BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "subset",
    [
        f'<!ENTITY a0 "lol">{BOMB}',
        '<!ENTITY a9 SYSTEM "file:///etc/passwd">',
        '<!ENTITY a9 SYSTEM "http://127.0.0.1:1/">',
        '<!ENTITY % p SYSTEM "http://127.0.0.1:1/">%p;',
        "<!ENTITY a9 'x]> <rss>'><!-- ]> ' -->",
    ],
)
def test_no_entity_of_a_document_type_acts(subset: str) -> None:
    document = f'<?xml version="1.0"?><!DOCTYPE rss SYSTEM "x.dtd" [{subset}]>' + rss(
        "<item><title>a &a9; b</title></item>"
    )
    assert only(read(document)).title == "a &a9; b"


def test_nothing_is_included() -> None:
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    assert only(read(rss(f"<item><title>a</title><description>{include}b</description></item>"))).title == "a"


@pytest.mark.slow
def test_what_would_cost_too_much_is_cut_off() -> None:
    many = "".join(f' a{number}="x"' for number in range(20_000))
    names = "".join(f' xmlns:n{number}="urn:{number}"' for number in range(5_000))
    deep = "<a>" * 50_000 + "x" + "</a>" * 50_000
    for items in (
        f"<item{many}><title{many}>t</title></item>",
        f"<item{names}><title>t</title></item>",
        f"<item><title>t</title>{deep}</item>",
        f"<item><title>t</title><author>{'a' * 40_000}@</author></item>" * 10,
        f"<item><title>t</title>{'<category>c</category>' * 50_000}</item>",
        f"<item><title>t</title>{ENCLOSURE * 20_000}</item>",
    ):
        assert {draft.title for draft in read(rss(items)).drafts} == {"t"}


def test_counts_are_bounded() -> None:
    words = "".join(f"<category>c{number}</category>" for number in range(60))
    people = "".join(f"<dc:creator>Ada {chr(65 + n % 26)}{chr(97 + n // 26)}yron</dc:creator>" for n in range(60))
    draft = only(read(rss(f"<item>{words}{people}</item>", attributes='xmlns:dc="http://purl.org/dc/elements/1.1/"')))
    assert draft.categories == [f"c{number}" for number in range(50)]
    assert len(draft.authors) == 50
    tags = json.dumps({"items": [{"id": "1", "tags": [f"c{number}" for number in range(60)]}]})
    assert len(only(read(tags)).categories) == 50


def _numbered(count: int, date: str = "") -> str:
    return "".join(
        f"<item><guid>{n}</guid>{date.format(year=2000 + n // 12 % 99, month=n % 12 + 1)}</item>" for n in range(count)
    )


@pytest.mark.slow
def test_the_newest_thousand_entries_are_read() -> None:
    assert len(read(rss(_numbered(1_000))).drafts) == 1_000
    first = read(rss(_numbered(1_001))).drafts
    assert [first[0].guid, first[-1].guid, len(first)] == ["0", "999", 1_000]
    rising = "<pubDate>{year}-{month:02}-01</pubDate>"
    last = read(rss(_numbered(1_001, rising))).drafts
    assert [last[0].guid, last[-1].guid, len(last)] == ["1", "1000", 1_000]
    items = [{"id": n, "date_published": f"{2000 + n // 12}-{n % 12 + 1:02}-01"} for n in range(1_001)]
    assert read(json.dumps({"items": items})).drafts[0].guid == "1"
    assert read(json.dumps({"items": items[::-1]})).drafts[0].guid == "1000"


# What feedparser gets wrong.


def test_an_author_without_mail_does_not_get_the_one_before() -> None:
    entry = "<entry><author><name>{}</name>{}</author></entry>"
    feed = read(atom(entry.format("Bob Ray", "<email>b@x.example</email>") + entry.format("Cy Lee", "")))
    assert [draft.authors for draft in feed.drafts] == [["Bob Ray"], ["Cy Lee"]]


def test_all_authors_are_kept_each_once() -> None:
    people = "<author>ann@x.example (Ann Fox)</author><dc:creator>Bo Gray, Cy Lee</dc:creator><dc:creator>Ann Fox</dc:creator>"
    draft = only(read(rss(f"<item>{people}</item>", attributes='xmlns:dc="http://purl.org/dc/elements/1.1/"')))
    assert draft.authors == ["Ann Fox", "Bo Gray", "Cy Lee"]


def test_authors_of_an_entry_stand_before_its_source_and_that_before_the_feed() -> None:
    person = "<author><name>{}</name></author>".format
    source = f"<source>{person('Sol Vance')}</source>"
    feed = read(
        atom(
            person("Fay Ober")
            + f"<entry>{person('Ed West')}{source}</entry><entry>{source}</entry><entry><source/></entry><entry/>"
        )
    )
    assert [draft.authors for draft in feed.drafts] == [["Ed West"], ["Sol Vance"], ["Fay Ober"], ["Fay Ober"]]


def test_a_text_that_looks_encoded_twice_stays_as_it_is() -> None:
    draft = only(read(rss("<item><title>Ã©crit</title><description>Ã©crit &amp;lt;p&gt;</description></item>")))
    assert draft.title == "Ã©crit"
    assert draft.summary is not None
    assert draft.summary.startswith("Ã©crit")


@pytest.mark.parametrize(
    ("dates", "published", "updated"),
    [
        ("<pubDate>Sat, 14 Mar 2026 09:40:00 +0530</pubDate>", "2026-03-14T09:40:00+05:30", None),
        ("<pubDate>2026-03-14</pubDate>", "2026-03-14", None),
        ("<pubDate>2026-03-14T09:40</pubDate>", "2026-03-14T09:40", None),
        ("<a:updated>2026-03-15</a:updated><pubDate>2026-03-14</pubDate>", "2026-03-14", "2026-03-15"),
        ("<a:updated>2026-03-15</a:updated>", "2026-03-15", "2026-03-15"),
        ("<dc:date>2026-03-13</dc:date><pubDate>2026-03-14</pubDate>", "2026-03-14", None),
        ("<dc:date>2026-03-13</dc:date>", "2026-03-13", None),
        ("<t:modified>2026-03-15</t:modified><t:created>2026-03-12</t:created>", "2026-03-12", "2026-03-15"),
        ("<t:issued>2026-03-12</t:issued>", "2026-03-12", None),
        ("<t:date>2026-03-12</t:date>", "2026-03-12", None),
        ("<created>2026-03-12</created>", "2026-03-12", None),
        ("<issued>2026-03-12</issued><modified>2026-03-13</modified>", "2026-03-12", "2026-03-13"),
        ("<p:publicationDate>2026-03-12</p:publicationDate>", "2026-03-12", None),
        ("<pubDate>0001-01-01T00:00:00Z</pubDate>", None, None),
        ("<pubDate>soon</pubDate><dc:date>2026-03-13</dc:date>", "2026-03-13", None),
        ("<pubDate/>", None, None),
    ],
)
def test_dates_are_as_stated_and_an_update_is_the_last_resort(
    dates: str, published: str | None, updated: str | None
) -> None:
    prefixes = (
        'xmlns:a="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:t="http://purl.org/dc/terms/" xmlns:p="http://prismstandard.org/namespaces/basic/2.0/"'
    )
    draft = only(read(rss(f"<item>{dates}</item>", attributes=prefixes)))
    assert (draft.published, draft.updated) == (published, updated)


def test_a_date_that_could_not_be_read_is_noted() -> None:
    draft = only(read(rss(f"<item><pubDate>soon {'x' * 300}</pubDate></item>")))
    (rejected,) = draft.evidence["published"].rejected
    assert (rejected.value, rejected.source) == (f"soon {'x' * 195}", "feed")


def test_a_channel_date_is_no_entrys() -> None:
    assert only(read(rss("<item/>", "<pubDate>Sat, 14 Mar 2026 09:40:00 GMT</pubDate>"))).published is None


# Ids, links, languages.


@pytest.mark.parametrize(
    ("item", "guid", "link"),
    [
        ("<guid> A b </guid>", "A b", None),
        ("<guid>https://a.example/1</guid>", "https://a.example/1", "https://a.example/1"),
        ('<guid isPermaLink="true">https://a.example/1</guid>', "https://a.example/1", "https://a.example/1"),
        ('<guid isPermaLink="false">https://a.example/1</guid>', "https://a.example/1", None),
        ('<guid ispermalink="FALSE">https://a.example/1</guid>', "https://a.example/1", None),
        ("<guid>/1</guid>", "/1", None),
        (
            "<link>https://a.example/2</link><guid>https://a.example/1</guid>",
            "https://a.example/1",
            "https://a.example/2",
        ),
        ("<link>/2</link>", None, "https://site.example/2"),
        ("<link>javascript:alert(1)</link>", None, None),
        ("<link>http://[::1/</link>", None, None),
        ("<link/><a:link href='https://a.example/3'/>", None, "https://a.example/3"),
        ("<a:link rel='self' href='https://a.example/3'/>", None, None),
        ("<title>only</title>", None, None),
    ],
)
def test_an_rss_item_has_the_id_and_link_it_states(item: str, guid: str | None, link: str | None) -> None:
    body = rss(f"<item>{item}</item>", "<link>https://site.example/</link>", 'xmlns:a="http://www.w3.org/2005/Atom"')
    draft = only(read(body))
    assert (draft.guid, draft.link) == (guid, link)


def test_links_without_a_base_are_dropped() -> None:
    draft = only(read(rss("<item><link>/2</link><enclosure url='a.png'/></item>"), url=None))
    assert (draft.link, draft.image) == (None, None)


def test_a_page_is_linked_before_another_alternate() -> None:
    links = (
        '<link rel="alternate" type="application/pdf" href="/pdf"/><link type="application/xhtml+xml" href="/x"/>'
        '<link type="text/html" href="/late"/>'
    )
    assert only(read(atom(f"<entry>{links}</entry>"))).link == "https://feeds.example/x"
    assert (
        only(read(atom('<entry><link type="application/pdf" href="/pdf"/></entry>'))).link
        == "https://feeds.example/pdf"
    )
    assert only(read(atom('<entry><link rel="related" href="/r"/></entry>'))).link is None


@pytest.mark.parametrize(
    ("head", "item", "language"),
    [
        ("", "", None),
        ("<language>en_US</language>", "", "en-US"),
        ("<language>no language</language>", "", None),
        ("<dc:language>fr</dc:language>", "", "fr"),
        ("<language>en</language>", "<dc:language>fr</dc:language>", "fr"),
        ("<language>en</language>", "<title xml:lang='de'>x</title>", "de"),
        ("<language>en</language>", "<link xml:lang='de'>x</link>", "en"),
    ],
)
def test_an_item_has_its_language_or_the_feeds(head: str, item: str, language: str | None) -> None:
    assert (
        only(read(rss(f"<item>{item}</item>", head, 'xmlns:dc="http://purl.org/dc/elements/1.1/"'))).language
        == language
    )


def test_the_language_of_the_root_is_the_feeds() -> None:
    feed = read(rss("<item/>", attributes='xml:lang="pt-br"'))
    assert (feed.language, only(feed).language) == ("pt-BR", "pt-BR")


# Texts.


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("<title>a &lt;b&gt;c&lt;/b&gt; &amp;amp; d</title>", "a c & d"),
        ("<title>1 &lt; 2 and 3 &gt; 2</title>", "1 < 2 and 3 > 2"),
        ("<title>the &lt;video&gt; element</title>", "the <video> element"),
        ("<title> two\n lines </title>", "two lines"),
        ("<title/><dc:title>other</dc:title>", "other"),
        ("<title>first</title><dc:title>other</dc:title><media:title>third</media:title>", "first"),
        ("<media:title>third</media:title><title>first</title>", "first"),
        ("<media:group><media:title>third</media:title></media:group>", "third"),
        ("<image><title>logo</title></image><title>first</title>", "first"),
        ("<title>a\x92b\x85c</title>", "a’b…c"),
    ],
)
def test_an_rss_title_becomes_plain_text(title: str, plain: str) -> None:
    prefixes = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"'
    assert only(read(rss(f"<item>{title}</item>", attributes=prefixes))).title == plain


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("<title>a &lt;b&gt; &amp;amp;</title>", "a <b> &amp;"),
        ("<title type='text'>a &lt;b&gt;</title>", "a <b>"),
        ("<title type='html'>a &lt;b&gt;c&lt;/b&gt; &amp;amp;</title>", "a c &"),
        ("<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a <b>c</b> &amp; d</div></title>", "a c & d"),
    ],
)
def test_an_atom_title_is_what_its_type_says(title: str, plain: str) -> None:
    assert only(read(atom(f"<entry>{title}</entry>"))).title == plain


@pytest.mark.parametrize(
    ("texts", "content", "summary"),
    [
        ("<description>&lt;p&gt;d&lt;/p&gt;</description>", "<p>d</p>", "d"),
        ("<description>a &amp;amp; b</description>", "a &amp; b", "a & b"),
        ("<description>one\n\ntwo</description>", "<p>one</p><p>two</p>", "one two"),
        ("<description>d</description><c:encoded>&lt;p&gt;c&lt;/p&gt;</c:encoded>", "<p>c</p>", "d"),
        ("<c:encoded>&lt;p&gt;c&lt;/p&gt;</c:encoded><description>d</description>", "<p>c</p>", "d"),
        ("<c:encoded>&lt;p&gt;c&lt;/p&gt;</c:encoded>", "<p>c</p>", None),
        ("<c:encoded> </c:encoded><description>d</description>", "<p>d</p>", "d"),
        ("<c:encoded>short</c:encoded><c:encoded>the longer</c:encoded>", "<p>the longer</p>", None),
        (f"<description>{'d' * 500}</description>", f"<p>{'d' * 500}</p>", "d" * 500),
        (f"<description>{'d' * 501}</description>", f"<p>{'d' * 501}</p>", None),
        ("<media:description>m</media:description><description>d</description>", "<p>d</p>", "d"),
        ("<media:content url='x'><media:description>m</media:description></media:content>", None, None),
        ("<i:summary>s</i:summary>", "<p>s</p>", "s"),
        ("<title>t</title>", None, None),
    ],
)
def test_the_fullest_text_is_the_content(texts: str, content: str | None, summary: str | None) -> None:
    prefixes = (
        'xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" '
        'xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    )
    draft = only(read(rss(f"<item><link>https://a.example/</link>{texts}</item>", attributes=prefixes)))
    assert (draft.content, draft.summary, draft.teaser) == (content, summary, False)


def test_markup_within_a_text_is_its_own_and_not_the_items() -> None:
    inside = "<title>not this</title><link href='https://no.example/'/><id>no</id><b>bold</b> &amp; <br/>more"
    for kind in ("html", "xhtml", "text", "application/xhtml+xml"):
        text = f"<entry><content type='{kind}'>a &lt; {inside}</content><title>t</title><id>i</id></entry>"
        draft = only(read(atom(text)))
        assert (draft.title, draft.guid, draft.link) == ("t", "i", None)
        assert draft.content is not None
        assert draft.content.startswith("a &lt; ")
        assert "<b>bold</b> &amp; <br>more" in draft.content
    draft = only(read(rss(f"<item><description>{inside}</description><title>t</title></item>")))
    assert (draft.title, draft.link) == ("t", None)


@pytest.mark.parametrize(
    ("inside", "content"),
    [
        ("{div}a<p>b</p></div>", "a<p>b</p>"),
        ("\n {div}<div>a</div></div> ", "<div>a</div>"),
        ("{div}a</div>{div}b</div>", "<div>a</div><div>b</div>"),
        ("{div}a</div> b", "<div>a</div> b"),
        ("b {div}a</div>", "b <div>a</div>"),
        (
            "<x:p xmlns:x='http://www.w3.org/1999/xhtml' xml:lang='de' x:y='z' class='x'>{div}a</div></x:p>",
            '<p class="x"><div>a</div></p>',
        ),
        ("{div}a &lt; b<br/>&amp;</div>", "a &lt; b<br>&amp;"),
    ],
)
def test_one_div_around_a_text_is_left_out_and_no_other(inside: str, content: str) -> None:
    markup = inside.replace("{div}", '<div xmlns="http://www.w3.org/1999/xhtml">')
    link = '<link href="https://a.example/"/>'
    assert only(read(atom(f'<entry>{link}<content type="xhtml">{markup}</content></entry>'))).content == content


def test_a_text_that_is_other_xml_is_no_text() -> None:
    link = '<link href="https://a.example/"/>'
    for kind in ("image/svg+xml", "application/xml", "TEXT/XML"):
        content = f'<content type="{kind}"><p>x</p></content>'
        assert only(read(atom(f"<entry>{link}{content}</entry>"))).content is None
    assert only(read(atom(f'<entry>{link}<content type="image/png">iVBORw0KGgo=</content></entry>'))).content is None


def test_an_element_keeps_sixty_four_attributes() -> None:
    for count, title in ((63, "a"), (64, "<b>a</b>")):
        attributes = "".join(f' a{number}=""' for number in range(count))
        assert only(read(atom(f'<entry><title type="html"{attributes}>&lt;b>a&lt;/b></title></entry>'))).title == title


def test_the_base_of_any_text_is_its_own() -> None:
    prefix = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    for name in ("description", "summary", "content:encoded"):
        text = f'<{name} type="html" xml:base="https://b.example/">&lt;img src="p.png"&gt;</{name}>'
        content = only(read(rss(f"<item><link>https://a.example/</link>{text}</item>", attributes=prefix))).content
        assert content is not None
        assert 'src="https://b.example/p.png"' in content


def test_a_summary_alone_is_a_teaser_in_atom() -> None:
    link = '<link href="https://a.example/"/>'
    draft = only(read(atom(f"<entry>{link}<summary>{'s' * 600}</summary></entry>")))
    assert (draft.content, draft.summary, draft.teaser) == (f"<p>{'s' * 600}</p>", "s" * 600, True)
    draft = only(read(atom(f"<entry>{link}<summary>s</summary><content type='html'>c&lt;br&gt;</content></entry>")))
    assert (draft.content, draft.summary, draft.teaser) == ("c<br>", "s", False)
    draft = only(read(atom(f"<entry>{link}<summary/></entry>")))
    assert (draft.content, draft.summary, draft.teaser) == (None, None, False)


def test_relative_urls_of_a_text_start_where_the_feed_says() -> None:
    text = '<content type="html">&lt;img src="p.png"&gt;</content>'
    link = '<link href="https://a.example/dir/page"/>'
    assert only(read(atom(f"<entry>{link}{text}</entry>"))).content == '<img src="p.png">'
    for body, where in (
        (atom(f"<entry>{text}</entry>"), "https://feeds.example/p.png"),
        (atom(f"<entry>{link}{text}</entry>", 'xml:base="https://b.example/x/"'), "https://b.example/x/p.png"),
        (
            atom(f'<entry xml:base="y/">{link}{text}</entry>', 'xml:base="https://b.example/x/"'),
            "https://b.example/x/y/p.png",
        ),
        (atom(f"<entry>{link}{text}</entry>", 'xml:base="x/"'), "https://feeds.example/x/p.png"),
        (
            atom(
                f"<entry>{link}{text}</entry>".replace("content", "summary").replace(
                    "<summary", '<summary xml:base="z/"'
                )
            ),
            "https://feeds.example/z/p.png",
        ),
        (
            atom(f"<entry>{link}{text}</entry>".replace("<content", '<content xml:base="https://c.example/"')),
            "https://c.example/p.png",
        ),
    ):
        content = only(read(body)).content
        assert content is not None
        assert f'src="{where}"' in content


@pytest.mark.parametrize(
    ("media", "image"),
    [
        ('<media:content url="/a.jpg" medium="image"/>', "/a.jpg"),
        ('<media:content url="/a.jpg"/>', "/a.jpg"),
        ('<media:content url="/A.JPG?x=1"/>', "/A.JPG?x=1"),
        ('<media:content url="/a.mp4"/>', None),
        ('<media:content url="/a.jpg" type="video/mp4"/>', None),
        ('<media:content url="/a" type="image/png"/><media:content url="/b" type="image/png" width="9"/>', "/b"),
        ('<media:content url="/a" medium="image" width="10"/><media:content url="/b" medium="image" width="9"/>', "/a"),
        ('<media:content url="/a" medium="image" width="x"/><media:content url="/b" medium="image"/>', "/a"),
        ('<media:thumbnail url="/t"/><media:content url="/a" medium="image"/>', "/a"),
        (
            '<media:group><media:content url="/v" medium="video"><media:thumbnail url="/t"/></media:content></media:group>',
            "/t",
        ),
        ('<media:thumbnail url="/t"/><media:thumbnail url="/u" width="9"/>', "/u"),
        ('<enclosure url="/e" type="image/png"/>', "/e"),
        ('<enclosure url="/e.png" type="audio/mpeg"/>', None),
        *[
            (f'<enclosure url="/e{ending}"/>', f"/e{ending}")
            for ending in (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
        ],
        ('<enclosure url="/e.svg"/>', None),
        ('<enclosure url="/e" type="image/png"/><media:thumbnail url="/t"/>', "/t"),
        ('<i:image href="/c"/>', "/c"),
        ('<i:image href="/c"/><enclosure url="/e" type="image/png"/>', "/e"),
        ('<media:content url="javascript:x" medium="image"/><media:thumbnail url="/t"/>', "/t"),
        ("<image><url>/logo.png</url></image>", None),
    ],
)
def test_the_likeliest_picture_is_the_image(media: str, image: str | None) -> None:
    prefixes = 'xmlns:media="http://search.yahoo.com/mrss/" xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    draft = only(read(rss(f"<item><link>https://a.example/x</link>{media}</item>", attributes=prefixes)))
    assert draft.image == (f"https://a.example{image}" if image else None)


def test_an_enclosed_picture_of_atom_is_the_image() -> None:
    links = '<link rel="enclosure" type="image/png" href="/e"/><link rel="enclosure" type="audio/mpeg" href="/m"/>'
    assert only(read(atom(f"<entry>{links}</entry>"))).image == "https://feeds.example/e"


def test_categories_are_words() -> None:
    words = (
        '<category term="a"/><category term="b" label="B &amp;amp; b"/><category>c\n d</category><category/>'
        '<category term="https://a.example/kind"/><category term="a"/>'
    )
    assert only(read(atom(f"<entry>{words}</entry>"))).categories == ["a", "B &amp; b", "c d"]


def test_names_of_elements_are_read_in_any_case_and_unknown_namespace_of_the_root() -> None:
    body = (
        '<rss xmlns="http://www.example.com/own"><CHANNEL><Title>t</Title><ITEM><TITLE>a</TITLE>'
        "<PubDate>2026-03-14</PubDate><Guid>g</Guid></ITEM></CHANNEL></rss>"
    )
    draft = only(read(body))
    assert (draft.title, draft.published, draft.guid) == ("a", "2026-03-14", "g")
    entry = only(read('<a:feed xmlns:a="urn:own"><a:entry><a:title>x</a:title><a:id>i</a:id></a:entry></a:feed>'))
    assert (entry.title, entry.guid) == ("x", "i")


@pytest.mark.parametrize(
    "namespace",
    [
        "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.1", "http://purl.org/DC/elements/1.1#",
    ],
)  # fmt: skip
def test_a_namespace_is_known_however_it_ends(namespace: str) -> None:
    draft = only(read(rss("<item><x:creator>Ada Byron</x:creator></item>", attributes=f'xmlns:x="{namespace}"')))
    assert draft.authors == ["Ada Byron"]


@pytest.mark.parametrize(
    "namespace",
    [
        "http://backend.userland.com/rss2", "http://backend.userland.com/RSS", "http://purl.org/rss/1.0/",
        "http://my.netscape.com/rdf/simple/0.9/", "http://purl.org/atom/ns#", "http://www.w3.org/2005/Atom",
    ],
)  # fmt: skip
def test_elements_of_any_version_are_read_in_any_other(namespace: str) -> None:
    draft = only(
        read(rss(f'<x:item xmlns:x="{namespace}"><x:title>t</x:title><x:link>http://a.example/</x:link></x:item>'))
    )
    assert (draft.title, draft.link) == ("t", "http://a.example/")


def test_elements_of_other_namespaces_are_not_taken_for_the_feeds() -> None:
    draft = only(read(rss('<item><x:title xmlns:x="urn:x">no</x:title><x:guid xmlns:x="urn:x">no</x:guid></item>')))
    assert (draft.title, draft.guid) == (None, None)


# JSON Feed.


def test_json_members_of_the_wrong_type_are_not_there() -> None:
    wrong: list[object] = [None, True, 1.5, [], {}, [[]], "\ud800"]
    members = (
        "id",
        "url",
        "title",
        "content_html",
        "content_text",
        "summary",
        "image",
        "date_published",
        "author",
        "authors",
        "tags",
    )
    items = [dict.fromkeys(members, value) for value in wrong]
    feed = read(json.dumps({"title": [], "language": 3, "home_page_url": {}, "items": [*items, 7, None]}))
    assert len(feed.drafts) == len(wrong)
    assert (feed.title, feed.language, feed.link) == (None, None, None)
    assert {(draft.link, tuple(draft.authors)) for draft in feed.drafts} == {(None, ())}


def test_a_json_number_is_kept_as_written_unless_absurd() -> None:
    assert only(read('{"items": [{"id": 0012.50e3}]}'.replace("00", ""))).guid == "12.50e3"
    assert only(read(f'{{"items": [{{"id": {"7" * 100}}}]}}')).guid == "7" * 100
    assert only(read(f'{{"items": [{{"id": {"7" * 101}, "title": "t"}}]}}')).guid is None
    assert only(read(f'{{"items": [{{"id": {"7" * 5000}, "title": "t"}}]}}')).title == "t"


def test_json_dates_that_could_not_be_read_are_noted() -> None:
    item = {"id": "1", "date_published": "soon " + "x" * 300, "date_modified": "later"}
    draft = only(read(json.dumps({"items": [item]})))
    assert [no.value for no in draft.evidence["published"].rejected] == ["soon " + "x" * 195, "later"]


def test_a_json_image_is_relative_to_its_item_else_to_the_feed() -> None:
    item = {"id": "1", "url": "https://a.example/dir/page", "image": "p.png"}
    assert only(read(json.dumps({"items": [item]}))).image == "https://a.example/dir/p.png"
    del item["url"]
    assert only(read(json.dumps({"items": [item]}))).image == "https://feeds.example/p.png"


def test_a_json_item_links_to_its_url_its_id_or_elsewhere() -> None:
    item = {"id": "https://a.example/id", "url": "/url", "external_url": "https://b.example/"}
    links = []
    for gone in ("", "url", "id"):
        item.pop(gone, None)
        links.append(only(read(json.dumps({"items": [item]}))).link)
    assert links == ["https://feeds.example/url", "https://a.example/id", "https://b.example/"]


def test_json_with_a_mark_or_white_space_before_it_is_json() -> None:
    for before in ("", "\ufeff", "\n  ", "\ufeff\r\n"):
        assert only(read(before + '{"items": [{"id": "1"}]}')).guid == "1"


# Anything at all.

SEEDS = [path.read_bytes() for path in FEEDS]


def _ends_well(body: bytes) -> None:
    try:
        feed = read(body)
    except Unreadable:
        return
    for draft in feed.drafts:
        for text in (draft.guid, draft.title, draft.content, draft.summary, *draft.authors, *draft.categories):
            (text or "").encode("utf-8")


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_a_feed_or_unreadable(body: bytes) -> None:
    _ends_well(body)


@given(
    st.sampled_from(SEEDS),
    st.lists(
        st.tuples(
            st.integers(0, 4_000),
            st.integers(0, 30),
            st.one_of(
                st.binary(max_size=8),
                st.sampled_from(
                    [b"<", b"</item>", b"&", b"<![CDATA[", b"]]>", b"</title>", b"<item>", b"\x00", b"<!--", b'"']
                ),
            ),
        ),
        min_size=1,
        max_size=5,
    ),
)
@settings(max_examples=100, deadline=None)
def test_any_damage_leaves_a_feed_or_unreadable(body: bytes, damages: list[tuple[int, int, bytes]]) -> None:
    for start, length, put in damages:
        body = body[:start] + put + body[start + length :]
    _ends_well(body)


@given(st.text(max_size=40))
@settings(max_examples=100, deadline=None)
def test_any_text_in_every_field_is_read(text: str) -> None:
    names = ("title", "link", "guid", "author", "pubDate", "description", "category", "language")
    fields = "".join(f"<{name}>{text}</{name}>" for name in names)
    _ends_well(rss(f"<item>{fields}</item>", fields).encode("utf-8", "surrogatepass"))
    _ends_well(json.dumps({"items": [{"id": text, "title": text, "date_published": text, "tags": [text]}]}).encode())


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["feedparser-illformed", "feedparser-encoding", "feedparser-entities", "feedvalidator"]
)
def test_public_collections_of_bad_feeds_raise_nothing_else(name: str) -> None:
    path = CORPORA / f"{name}.jsonl"
    if not path.exists():
        pytest.skip(f"needs {name}.jsonl beside the repository")
    for line in path.read_text("utf-8").splitlines():
        _ends_well(b64decode(json.loads(line)["b64"]))
