"""Atom: a feed that is right has no findings, and each fault is found where it is, with what to do."""

from __future__ import annotations

import re

import pytest

from syndicate.validate.atom import check

GOOD = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="en">
<id>https://example.org/all.atom</id>
<title>News</title>
<updated>2026-03-14T09:40:00Z</updated>
<author><name>Ed</name><uri>https://example.org/ed</uri><email>ed@example.org</email></author>
<link href="https://example.org/all.atom" rel="self" type="application/atom+xml"/>
<link href="https://example.org/"/>
<link href="https://example.org/de" hreflang="de"/>
<link href="https://example.org/x" rel="https://example.org/rel" title="x" length="7"/>
<category term="a" scheme="https://example.org/c"/>
<icon>/favicon.ico</icon>
<generator uri="https://example.org/g" version="1">g</generator>
<rights type="html">&lt;b&gt;Ours&lt;/b&gt;</rights>
<entry>
<id>tag:example.org,2026:1</id>
<title type="text">First</title>
<updated>2026-03-14T09:40:00.001Z</updated>
<published>2026-03-14T09:40:00+01:00</published>
<content type="html">&lt;p&gt;Text&lt;/p&gt;</content>
<link href="https://example.org/1" rel="alternate" type="text/html"/>
<source><id>https://example.net/</id><title>Net</title><updated>2026-01-01T00:00:00Z</updated></source>
<contributor><name>Cy</name></contributor>
<media:content url="https://example.org/i.png"/>
</entry>
<entry>
<id>tag:example.org,2026:2</id>
<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>second</b></div></title>
<updated>2026-03-14T09:40:00.002Z</updated>
<content type="image/png" src="https://example.org/p.png"/>
<summary>A picture</summary>
</entry>
<entry>
<id>tag:example.org,2026:3</id>
<title>Third</title>
<updated>2026-03-14T09:40:00.003Z</updated>
<content type="application/octet-stream">AAAA</content>
<summary>Bytes</summary>
</entry>
</feed>
"""
# A finding is the rest of a sentence that begins with its place.
SENTENCE = re.compile(r"<[a-z:]+> |the (attribute|HTML|namespace|root) |is |has a second |repeats the id |was updated ")
XHTML = '<div xmlns="http://www.w3.org/1999/xhtml">A <b>second</b></div>'


def test_a_good_feed_has_no_findings() -> None:
    assert check(GOOD.encode()) == []


def test_an_entry_is_a_document_too() -> None:
    start, end = GOOD.index("<entry>"), GOOD.index("</entry>")
    entry = GOOD[start:end].replace(
        "<entry>", '<entry xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">'
    )
    (only,) = check(f"{entry}</entry>".encode())
    assert "<entry> has no author" in only.what
    assert check(f"{entry}<author><name>Ann</name></author></entry>".encode()) == []


@pytest.mark.parametrize(
    ("old", "new", "level", "where", "what"),
    [
        ("<id>https://example.org/all.atom</id>", "", "error", "line 2", "<feed> has no <id>"),
        ("<title>News</title>", "", "error", "line 2", "<feed> has no <title>"),
        ("<updated>2026-03-14T09:40:00Z</updated>", "", "error", "line 2", "<feed> has no <updated>"),
        ("<title>News</title>", "<title>a</title><title>b</title>", "error", "line 4", "<title> is repeated"),
        ("<rights ", "<rights>a</rights><rights ", "error", "line 14", "<rights> is repeated"),
        ("<published>", "<updated>2026-03-14T09:40:00Z</updated><published>", "error", "line 19", "<updated> is repeated"),
        ("<uri>https://example.org/ed</uri>", "<uri>a</uri><uri>b</uri>", "error", "line 6", "<uri> is repeated"),
        ("<title>News</title>", "<title></title>", "warning", "line 4", "<title> is empty"),
        ("<title>News</title>", "<title>a &lt;/b></title>", "warning", "line 4", "<title> holds markup"),
        ("<title>News</title>", "<title>a<b/></title>", "error", "line 4", "<title> of the type text holds elements"),
        ("<title>News</title>", '<title type="text/plain">a</title>', "error", "line 4", "<title> has the type text/plain"),
        ("00Z</updated>\n<author>", "00</updated>\n<author>", "error", "line 5", "<updated> is no date of RFC 3339"),
        ("<updated>2026-03-14T09:40:00Z", "<updated> 2026-03-14T09:40:00Z", "error", "line 5", "white space around its date"),
        ("<id>https://example.org/all.atom", "<id>all.atom", "error", "line 3", "<id> has no scheme"),
        ("<id>https://example.org/all.atom", "<id>HTTPS://example.org/", "warning", "line 3", "<id> is not in its normal form"),
        ("<id>tag:example.org,2026:1", "<id>tag:example.org:1", "error", "entry tag:example.org:1, line 16", "is no tag URI"),
        ("<name>Ed</name>", "", "error", "line 6", "<author> has no <name>"),
        ("<name>Ed</name>", "<name> </name>", "error", "line 6", "<author> has no <name>"),
        ("<name>Ed</name>", "<name>Ed</name><name>Di</name>", "error", "line 6", "<name> is repeated"),
        ("<name>Ed</name>", "<name>a &lt;/b></name>", "warning", "line 6", "<name> holds markup"),
        ("<name>Ed</name>", "Ed<name>Ed</name>", "error", "line 6", "<author> holds text between its elements"),
        ("https://example.org/ed<", "https:///<", "error", "line 6", "<uri> has no valid host"),
        ("https://example.org/ed<", "<", "error", "line 6", "<uri> is empty"),
        ("ed@example.org", "ed", "error", "line 6", "<email> is no e-mail address"),
        ('rel="self"', 'rel="related"', "warning", "line 2", '<feed> has no <link rel="self">'),
        ('href="https://example.org/all.atom"', 'href="all.atom"', "error", "line 7", "href of <link> has no scheme"),
        ('type="application/atom+xml"', 'type="atom"', "error", "line 7", "type of <link> is no media type"),
        ('<link href="https://example.org/"/>', "<link/>", "error", "line 8", "<link> has no attribute href"),
        ('hreflang="de"', "", "error", "line 9", "a second alternate link of the same type"),
        ('hreflang="de"', 'hreflang="deutsch!"', "error", "line 9", "hreflang of <link> is no language tag"),
        ('rel="https://example.org/rel"', 'rel="mine"', "error", "line 10", "rel of <link> is neither a registered"),
        ('title="x"', 'title=""', "error", "line 10", "title of <link> is empty"),
        ('length="7"', 'length="-1"', "error", "line 10", "length of <link> is no whole number"),
        ('term="a"', 'term=""', "error", "line 11", "term of <category> is empty"),
        ('term="a" ', "", "error", "line 11", "<category> has no attribute term"),
        ('scheme="https://example.org/c"', 'scheme="c"', "error", "line 11", "scheme of <category> has no scheme"),
        ("/favicon.ico", "", "error", "line 12", "<icon> is empty"),
        ("/favicon.ico", "a b", "error", "line 12", "must be percent-encoded"),
        (">g</generator>", "></generator>", "error", "line 13", "<generator> is empty"),
        ('uri="https://example.org/g"', 'uri="&lt;"', "error", "line 13", "uri of <generator> holds a character"),
        ("&lt;b&gt;Ours", "&lt;script&gt;Ours", "error", "line 14", "holds <script>"),
        ("<rights ", "<foo/><rights ", "error", "line 14", "is not as the schema of RFC 4287 has it"),
        ("<icon>", '<entry xmlns="http://example.org/x"/><icon>', "warning", "line 12", "http://example.org/x is not known"),
        ('xml:lang="en"', 'xml:lang="e n"', "error", "line 2", "lang of <feed> is no language tag"),
        ('xml:lang="en"', 'xml:lang="en" xml:base="&lt;"', "error", "line 2", "base of <feed> holds a character"),
        ("<id>tag:example.org,2026:1</id>\n", "", "error", "entry without id, line 15", "<entry> has no <id>"),
        ('<title type="text">First</title>\n', "", "error", "entry tag:example.org,2026:1, line 15", "<entry> has no <title>"),
        ("<published>", "<summary>a</summary><summary>b</summary><published>", "error", "line 19", "<summary> is repeated"),
        ("T09:40:00+01:00", "T24:00:00+01:00", "error", "entry tag:example.org,2026:1, line 19", "names no moment"),
        ("&lt;p&gt;Text", "&lt;p onclick='x'&gt;Text", "error", "entry tag:example.org,2026:1, line 20", "event handler onclick"),
        ('<content type="html">&lt;p&gt;Text&lt;/p&gt;</content>', "", "warning", "line 15", "neither text in <content> nor"),
        ('type="html">&lt;p&gt;Text&lt;/p&gt;', 'type="html">', "warning", "line 20", "<content> is empty"),
        ('type="html">&lt;p&gt;Text&lt;/p&gt;', 'type="multipart/mixed">a', "error", "line 20", "composite type"),
        ('type="html">&lt;p&gt;Text&lt;/p&gt;', 'type="nonsense">a', "error", "line 20", "type of <content> is no media type"),
        ("<title>Net</title>", "", "warning", "line 22", "<source> has no <title>"),
        ("<id>https://example.net/</id>", "<id>https://example.net/</id><link/>", "error", "line 22", "<link> has no attribute href"),
        ("<id>https://example.net/</id>", "<id>a:b</id><id>a:c</id>", "error", "line 22", "<id> is repeated"),
        ("<id>https://example.net/</id>", "<id>x</id>", "error", "line 22", "<id> has no scheme"),
        (XHTML, "second", "error", "line 28", "must hold one <div> of XHTML"),
        (XHTML, f"a {XHTML}", "error", "line 28", "must hold one <div> of XHTML"),
        (XHTML, XHTML + XHTML, "error", "line 28", "must hold one <div> of XHTML"),
        ("A <b>second</b>", "A <script/>", "error", "line 28", "holds <script>"),
        ("A <b>second</b>", "A &lt;/b>", "warning", "line 28", "holds escaped markup"),
        ('src="https://example.org/p.png"/>', 'src="https://example.org/p.png">x</content>', "error", "line 30", "both src and"),
        ('src="https://example.org/p.png"', 'src="a b"', "error", "line 30", "src of <content> holds a character"),
        ('type="image/png" src', "src", "warning", "line 30", "<content> has src but no type"),
        ('type="image/png" src', 'type="html" src', "error", "line 30", "<content> has src and no media type"),
        ("<summary>A picture</summary>\n", "", "warning", "line 26", "neither text in <content> nor a <summary>"),
        (">AAAA<", ">A?A<", "error", "line 37", "is not base64"),
        ("<summary>Bytes</summary>\n", "", "warning", "line 33", "neither text in <content> nor a <summary>"),
        ("2026:2</id>", "2026:1</id>", "warning", "entry tag:example.org,2026:1, line 26", "repeats the id"),
        (".002Z", ".001Z", "warning", "entry tag:example.org,2026:2, line 26", "updated at the same moment"),
        ("</feed>", "<logo>/l.png</logo></feed>", "error", "line 40", "<logo> stands behind an entry"),
    ],
)  # fmt: skip
def test_a_fault_is_found(old: str, new: str, level: str, where: str, what: str) -> None:
    assert old in GOOD
    found = check(GOOD.replace(old, new, 1).encode())
    matching = [one for one in found if one.level == level and one.where.endswith(where) and what in one.what]
    assert matching, [str(one) for one in found]
    assert len(found) <= 2, [str(one) for one in found]
    assert all(SENTENCE.match(one.what) for one in found), [one.what for one in found]


RELATIONS = """
alternate amphtml author canonical collection copyright current describedby edit edit-media enclosure first hub icon last
license next next-archive payment preview prev prev-archive previous related replies search service tag up via webmention
http://www.iana.org/assignments/relation/related urn:x-rel:mine
"""


@pytest.mark.parametrize("rel", RELATIONS.split())
def test_a_relation_is_registered_or_an_iri(rel: str) -> None:
    extra = f'<link href="https://example.org/y" rel="{rel}" type="text/x"/><icon>'
    found = check(GOOD.replace("<icon>", extra).encode())
    assert found == []


def test_the_same_id_at_the_same_moment_is_an_error() -> None:
    twice = GOOD.replace("2026:2</id>", "2026:1</id>").replace(".002Z", ".001Z")
    (only,) = check(twice.encode())
    assert (only.level, only.what) == ("error", "repeats the id and the date of another entry: keep one of them")


def test_an_author_in_the_source_is_enough() -> None:
    author = GOOD[GOOD.index("<author>") : GOOD.index("</author>") + 9]
    none = GOOD.replace(author, "")
    assert [one.what.split(",")[0] for one in check(none.encode())] == ["<entry> has no author"] * 3
    found = check(none.replace("<source>", f"<source>{author}", 1).encode())
    assert [one.where.split(",")[1] for one in found] == ["2026:2", "2026:3"]


def test_a_feed_without_entries_needs_no_author() -> None:
    author = GOOD[GOOD.index("<author>") : GOOD.index("</author>") + 9]
    bare = GOOD[: GOOD.index("<entry>")].replace(author, "") + "</feed>"
    assert check(bare.encode()) == []


def test_an_entry_needs_content_or_a_link() -> None:
    entry = GOOD.replace('<link href="https://example.org/1" rel="alternate" type="text/html"/>', "")
    assert check(entry.encode()) == []
    entry = entry.replace('<content type="html">&lt;p&gt;Text&lt;/p&gt;</content>', "<summary>x</summary>")
    (only,) = check(entry.encode())
    assert "<entry> has neither <content> nor an alternate link" in only.what


def test_a_relative_self_link_counts_from_the_base() -> None:
    based = GOOD.replace('href="https://example.org/all.atom"', 'href="all.atom"')
    assert len(check(based.encode())) == 1
    assert check(based.replace('xml:lang="en"', 'xml:lang="en" xml:base="https://example.org/"').encode()) == []
    assert check(based.replace('rel="self"', 'rel="self" xml:base="https://example.org/"').encode()) == []


def test_atom_inside_content_is_content() -> None:
    inner = '<content type="application/xml"><feed><id>not an iri</id></feed></content>'
    assert check(GOOD.replace('<content type="html">&lt;p&gt;Text&lt;/p&gt;</content>', inner).encode()) == []


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"<feed", "is not well-formed XML"),
        (b"<feed/>", "the root is <feed>, not <feed> of"),
        (b'<feed xmlns="http://purl.org/atom/ns#"/>', "not <feed> of http://www.w3.org/2005/Atom"),
        (b"<rss/>", "the root is <rss>"),
    ],
)
def test_what_is_no_feed_is_one_error(body: bytes, what: str) -> None:
    (only,) = check(body)
    assert only.level == "error"
    assert what in only.what
