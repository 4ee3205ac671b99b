"""RSS: a feed that is right has no findings, and each fault is found where it is, with what to do."""

from __future__ import annotations

import re

import pytest

from syndicate.model import Finding
from syndicate.validate.rss import check

GOOD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:schema="https://schema.org/">
<channel>
<title>News &#x26; more</title>
<link>https://example.org/</link>
<description>About it</description>
<atom:link href="https://example.org/all.rss" rel="self" type="application/rss+xml"/>
<language>en-GB</language>
<copyright>Ours</copyright>
<managingEditor>ed@example.org (Ed Lee)</managingEditor>
<webMaster>web@example.org</webMaster>
<pubDate>Sat, 14 Mar 2026 09:40:00 +0000</pubDate>
<lastBuildDate>14 Mar 2026 09:40 GMT</lastBuildDate>
<category>News</category>
<category domain="x">Harbour</category>
<generator>g</generator>
<docs>https://www.rssboard.org/rss-specification</docs>
<cloud domain="example.org" port="80" path="/" registerProcedure="p" protocol="soap"/>
<ttl>60</ttl>
<image><url>https://example.org/i.png</url><title>t</title><link>https://example.org/</link><width>144</width><height>400</height><description>d</description></image>
<textInput><title>t</title><description>d</description><name>n</name><link>https://example.org/</link></textInput>
<skipHours><hour>0</hour><hour>23</hour></skipHours>
<skipDays><day>Monday</day><day>Sunday</day></skipDays>
<!-- items -->
<item>
<title>First</title>
<link>https://example.org/1</link>
<description>&lt;p&gt;Short &lt;a href="https://example.org/x"&gt;x&lt;/a&gt;&lt;/p&gt;</description>
<content:encoded>&lt;p&gt;Long &lt;img src="https://example.org/i.png" alt=""&gt;&lt;/p&gt;</content:encoded>
<guid>https://example.org/1</guid>
<dc:creator>Ann</dc:creator>
<dc:creator>Bo</dc:creator>
<dc:language>de</dc:language>
<pubDate>Sat, 14 Mar 2026 09:40:00 -0530</pubDate>
<atom:updated>2026-03-14T09:40:00.5Z</atom:updated>
<category>News</category>
<comments>https://example.org/1#c</comments>
<enclosure url="https://example.org/a.mp3" length="0" type="audio/mpeg"/>
<source url="https://example.net/feed">Net</source>
<media:content url="https://example.org/i.png" medium="image" type="image/png" width="10" height="10" fileSize="9"/>
<media:content url="https://example.org/j.png" medium="image"/>
<schema:timeRequired>PT2M</schema:timeRequired>
</item>
<item><description>No title</description><author>bo@example.org (Bo)</author><guid isPermaLink="false">2</guid></item>
</channel>
</rss>
"""


def findings(old: str = "", new: str = "", count: int = 1) -> list[Finding]:
    assert old in GOOD
    return check(GOOD.replace(old, new, count).encode() if old else GOOD.encode())


def test_a_good_feed_has_one_finding_that_was_asked_for() -> None:
    (only,) = findings()
    assert only == Finding(
        "warning", "item 2, line 45", "<guid> is a small number that other feeds use too: make it unique"
    )


# A finding is the rest of a sentence that begins with its place.
SENTENCE = re.compile(
    r"<[a-z:]+>|<[a-zA-Z:]+> |the (attribute|HTML|namespace|root) |isPermaLink of |there is a second |is "
)

CLEAN = ('<guid isPermaLink="false">2</guid>', '<guid isPermaLink="false">123456789</guid>')


@pytest.mark.parametrize(
    ("old", "new", "level", "where", "what"),
    [
        ('version="2.0" xmlns:atom', 'version="0.91" xmlns:atom', "error", "line 3", "not of version 2.0"),
        ("<title>News &#x26; more</title>\n", "", "error", "line 4", "<channel> has no <title>"),
        ("<link>https://example.org/</link>\n<desc", "<desc", "error", "line 4", "<channel> has no <link>"),
        ("<description>About it</description>", "", "error", "line 4", "<channel> has no <description>"),
        ("<title>News &#x26; more</title>", "<title> </title>", "error", "line 5", "<title> is empty"),
        ("News &#x26; more", "a &lt;b&gt;c&lt;/b&gt;", "warning", "line 5", "<title> holds markup"),
        ("News &#x26; more", "a<b>c</b>", "error", "line 5", "<title> holds <b>"),
        ("<ttl>", "<title>x</title><ttl>", "error", "line 20", "<title> is repeated"),
        ("<ttl>", "<language>en</language><ttl>", "error", "line 20", "<language> is repeated"),
        ("<link>https://example.org/</link>\n<d", "<link>/home</link>\n<d", "error", "line 6", "<link> has no scheme"),
        ('rel="self"', 'rel="hub"', "warning", "line 4", '<channel> has no <atom:link rel="self">'),
        ("<language>", '<atom:link href="https://example.org/b.rss" rel="self"/><language>', "error", "line 9", "second"),
        ('href="https://example.org/all.rss"', 'href="all.rss"', "error", "line 8", "href of <atom:link> has no scheme"),
        ('href="https://example.org/all.rss"', "", "error", "line 8", "<atom:link> has no attribute href"),
        ('type="application/rss+xml"', 'type="rss"', "error", "line 8", "is no media type: 'rss'"),
        ('rss+xml"/>', 'rss+xml">x</atom:link>', "error", "line 8", "<atom:link> is not empty"),
        ('rss+xml"/>', 'rss+xml"><b/></atom:link>', "error", "line 8", "<atom:link> is not empty"),
        ("en-GB", "english!", "error", "line 9", "<language> is no language tag: 'english!'"),
        ("ed@example.org (Ed Lee)", "ed@example.org (Ed", "error", "line 11", "is not written as"),
        ("ed@example.org (Ed Lee)", "Ed Lee", "error", "line 11", "<managingEditor> is no e-mail address"),
        ("web@example.org", "web@example", "error", "line 12", "<webMaster> is no e-mail address"),
        ("Sat, 14 Mar 2026 09:40:00 +0000", "2026-03-14", "error", "line 13", "is no date of RFC 822"),
        ("Sat, 14 Mar", "Fri, 14 Mar", "error", "line 13", "is a Sat, not a Fri"),
        ("14 Mar 2026 09:40 GMT", "14 Mar 26 09:40 GMT", "error", "line 14", "<lastBuildDate> is no date"),
        ("<category>News</category>\n<category d", "<category></category>\n<category d", "error", "line 15", "is empty"),
        ("<docs>https://www.rssboard.org/rss-specification", "<docs>spec", "error", "line 18", "<docs> has no scheme"),
        ('port="80"', 'port="0"', "error", "line 19", "port of <cloud> is 0"),
        ('domain="example.org" ', "", "error", "line 19", "<cloud> has no attribute domain"),
        (' protocol="soap"', "", "error", "line 19", "<cloud> has no attribute protocol"),
        ("<ttl>60", "<ttl>0", "error", "line 20", "<ttl> is 0"),
        ("<ttl>60", "<ttl>1.5", "error", "line 20", "<ttl> is no whole number: '1.5'"),
        ("<width>144", "<width>145", "error", "line 21", "<width> is more than 144 pixels"),
        ("<width>144", "<width>99999", "error", "line 21", "<width> is more than 144 pixels"),
        ("<width>144", "<width>0", "error", "line 21", "<width> is 0"),
        ("<height>400", "<height>401", "error", "line 21", "<height> is more than 400 pixels"),
        ("<url>https://example.org/i.png</url>", "", "error", "line 21", "<image> has no <url>"),
        ("<url>https://example.org/i.png</url>", "<url>i.png</url>", "error", "line 21", "<url> has no scheme"),
        ("<width>144", "<size/><width>144", "error", "line 21", "<size> is no element of RSS here"),
        ("<width>144</width>", "<width>9</width><width>9</width>", "error", "line 21", "<width> is repeated"),
        ("<name>n</name>", "", "error", "line 22", "<textInput> has no <name>"),
        ("<name>n</name>", "<name>n</name><name>n</name>", "error", "line 22", "<name> is repeated"),
        ("<hour>23</hour>", "<hour>24</hour>", "error", "line 23", "<hour> 24 is none of 0 to 23"),
        ("<hour>23</hour>", "<hour>0</hour>", "error", "line 23", "<hour> 0 stands there twice"),
        ("<hour>23</hour>", "<day>Monday</day>", "error", "line 23", "<day> is no element of RSS here"),
        ("<day>Monday</day>", "<day>Mon</day>", "error", "line 24", "<day> Mon is none of Monday to Sunday"),
        ("<!-- items -->", "stray", "error", "line 4", "<channel> holds text between its elements"),
        ("<!-- items -->", "<strange/>", "error", "line 25", "<strange> is no element of RSS here"),
        ("<!-- items -->", "<dc:language>en</dc:language>", "warning", "line 25", "<dc:language> says again what <language>"),
        ("<!-- items -->", '<x:y xmlns:x="http://private.example/ns"/>', "warning", "line 25", "http://private.example/ns"),
        ("<title>First</title>\n", "<title></title>\n", "error", "item https://example.org/1, line 27", "<title> is empty"),
        ("<description>No title</description>", "", "error", "item 123456789, line 45", "neither <title> nor"),
        ('<guid isPermaLink="false">123456789</guid>', "", "warning", "line 45", "<item> has no <guid>"),
        ("<guid>https://example.org/1", "<guid>123456789", "error", "item 123456789, line 31", "is no address of a page"),
        ("<guid>https://example.org/1", "<guid>https://exa mple.org/1", "error", "line 31", "must be percent-encoded"),
        ('isPermaLink="false">123456789', 'isPermaLink="false">', "error", "line 45", "<guid> is empty"),
        ('isPermaLink="false">', 'isPermaLink="no">', "error", "line 45", 'isPermaLink of <guid> is "no"'),
        ('"false">123456789', '"false">https://example.org/1', "error", "line 45", "<guid> is that of another item"),
        ("bo@example.org (Bo)", "Bo", "error", "line 45", "<author> is no e-mail address"),
        ("<author>bo@example.org (Bo)</author>", "<pubDate>now</pubDate>", "error", "line 45", "is no date of RFC 822"),
        ("<dc:language>de", "<dc:language>d", "error", "line 34", "<dc:language> is no language tag"),
        ("09:40:00.5Z", "09:40", "error", "line 36", "<atom:updated> is no date of RFC 3339"),
        ("https://example.org/1#c", "comments", "error", "line 38", "<comments> has no scheme"),
        ('url="https://example.org/a.mp3"', 'url="ftp://example.org/a.mp3"', "error", "line 39", "no http or https address"),
        ('url="https://example.org/a.mp3" ', "", "error", "line 39", "<enclosure> has no attribute url"),
        ('length="0" ', "", "error", "line 39", "<enclosure> has no attribute length"),
        ('length="0"', 'length="None"', "error", "line 39", "length of <enclosure> is no whole number"),
        (' type="audio/mpeg"', "", "error", "line 39", "<enclosure> has no attribute type"),
        ("<source", '<enclosure url="https://e.org/" length="1" type="a/b"/><source', "error", "line 40", "<enclosure> is repeated"),
        ('<source url="https://example.net/feed">', "<source>", "error", "line 40", "<source> has no attribute url"),
        (">Net<", ">a &lt;/b><", "warning", "line 40", "<source> holds markup"),
        ('medium="image" type', 'medium="picture" type', "error", "line 41", "medium of <media:content> is none of image"),
        ('type="image/png"', 'type="png"', "error", "line 41", "type of <media:content> is no media type"),
        ("<link>https://example.org/1<", "<link>https://example.org/<b/><", "error", "line 28", "<link> holds <b>: escape it"),
        ("<category>News</category>\n<comments>", "<category>a &lt;/b></category>\n<comments>", "warning", "line 37", "holds markup"),
        ("<name>n</name>", "<name>n</name><x/>", "error", "line 22", "<x> is no element of RSS here"),
        ("<!-- items -->", "<dc:date>2026</dc:date>", "warning", "line 25", "<dc:date> says again what <pubDate> says"),
        ("<!-- items -->", "<dc:subject>x</dc:subject>", "warning", "line 25", "<dc:subject> says again what <category> says"),
        ("<!-- items -->", "<dc:creator>x</dc:creator>", "warning", "line 25", "what <managingEditor> says"),
        ("<!-- items -->", "<dc:publisher>x</dc:publisher>", "warning", "line 25", "what <webMaster> says"),
        ("<!-- items -->", "<dc:rights>x</dc:rights>", "warning", "line 25", "what <copyright> says"),
        ("<dc:language>de", "<dc:source>x</dc:source><dc:language>de", "warning", "line 34", "what <source> says"),
        ("<dc:language>de", "<atom:id>a:x</atom:id><dc:language>de", "warning", "line 34", "what <guid> says"),
        ("<author>", "<dc:creator>x</dc:creator><author>", "warning", "line 45", "what <author> says"),
        ("<guid>https://example.org/1<", "<guid>https://example.org/1<b/><", "error", "line 31", "<guid> holds <b>: escape it"),
        ("<guid>https://example.org/1</guid>", "", "warning", "item https://example.org/1, line 26", "<item> has no <guid>"),
        ('width="10"', 'width="0"', "error", "line 41", "width of <media:content> is 0"),
        ('height="10"', 'height="x"', "error", "line 41", "height of <media:content> is no whole number"),
        ('fileSize="9"', 'fileSize="-1"', "error", "line 41", "fileSize of <media:content> is no whole number"),
        ('url="https://example.org/j.png"', 'url="j.png"', "error", "line 42", "url of <media:content> has no scheme"),
        ("<description>&lt;p&gt;Short", "<x/><description>&lt;p&gt;Short", "error", "line 29", "<x> is no element of RSS"),
        ("Short ", "&lt;script&gt;x&lt;/script&gt;", "error", "line 29", "holds <script>"),
        ("Long ", '&lt;b style="x"&gt;y&lt;/b&gt;', "warning", "line 30", "holds a style attribute"),
        ('src="https://example.org/i.png"', 'src="/i.png"', "warning", "line 30", "relative address in a src"),
        ("</item>\n<item><description>", "stray</item>\n<item><description>", "error", "line 26", "text between its elements"),
        ("<dc:language>de", "<dc:subject>x</dc:subject><dc:language>de", "warning", "line 34", "<dc:subject> says again"),
    ],
)  # fmt: skip
def test_a_fault_is_found(old: str, new: str, level: str, where: str, what: str) -> None:
    text = GOOD.replace(*CLEAN)
    assert check(text.encode()) == []
    assert old in text
    found = check(text.replace(old, new, 1).encode())
    matching = [one for one in found if one.level == level and one.where.endswith(where) and what in one.what]
    assert matching, [str(one) for one in found]
    assert len(found) <= 2, [str(one) for one in found]
    assert all(SENTENCE.match(one.what) for one in found), [one.what for one in found]


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"", "is not well-formed XML"),
        (b"<rss", "is not well-formed XML"),
        (b"\xff\xfe\x00", "is not well-formed XML"),
        (b'<?xml version="1.0" encoding="no-such"?><rss/>', "is not well-formed XML"),
        (b"<rss>&nbsp;</rss>", "is not well-formed XML"),
        (b"<feed/>", "the root is <feed>, not <rss>"),
        (b'<a:rss xmlns:a="x:y"/>', "the root is <a:rss>, not <rss>"),
        (b'<rss version="2.0"/>', "<rss> has no <channel>"),
    ],
)
def test_what_is_no_feed_is_one_error(body: bytes, what: str) -> None:
    (only,) = check(body)
    assert only.level == "error"
    assert what in only.what
    assert only.where.startswith("line ")


def test_content_before_the_summary_is_a_warning() -> None:
    summary = GOOD[GOOD.index("<description>&lt;p&gt;Short") : GOOD.index("<content:encoded>")]
    moved = GOOD.replace(*CLEAN).replace(summary, "").replace("<guid>https", summary + "<guid>https")
    (only,) = check(moved.encode())
    assert only.level == "warning"
    assert "<content:encoded> has no <description> before it" in only.what


def test_an_item_without_guid_and_link_is_called_by_its_title() -> None:
    named = GOOD.replace(*CLEAN).replace("<description>No title</description>", "<title>Named</title>")
    (only,) = check(named.replace('<guid isPermaLink="false">123456789</guid>', "").encode())
    assert only.where == "item Named, line 45"


def test_a_second_channel_and_strangers_beside_it_are_errors() -> None:
    found = check(GOOD.replace(*CLEAN).replace("</channel>", "</channel><channel/><x/>").encode())
    assert [one.what for one in found] == [
        "<channel> is repeated: keep one",
        "<x> is no element of RSS here: remove it or give it a namespace",
    ]


def test_an_entity_is_left_unexpanded() -> None:
    declared = GOOD.replace(*CLEAN).replace("<rss", '<!DOCTYPE rss [<!ENTITY l "en">]><rss', 1)
    assert check(declared.encode()) == []
    (only,) = check(declared.replace("en-GB", "&l;").encode())
    assert only.what == "<language> is no language tag: ''"


def test_a_document_too_deep_for_any_reader_is_refused() -> None:
    deep = "<a>" * 300 + "</a>" * 300
    (only,) = check(GOOD.replace("<!-- items -->", f'<x:x xmlns:x="https://schema.org/">{deep}</x:x>').encode())
    assert only.what.startswith("is not well-formed XML: ")


KNOWN = """
http://www.w3.org/1999/xhtml http://www.w3.org/1998/Math/MathML http://www.w3.org/2000/svg http://www.w3.org/1999/xlink
http://www.w3.org/1999/02/22-rdf-syntax-ns# http://www.w3.org/2000/01/rdf-schema# http://www.w3.org/2003/01/geo/wgs84_pos#
http://www.w3.org/2007/app http://www.georss.org/georss http://www.opengis.net/gml http://rssnamespace.org/feedburner/ext/1.0
http://www.itunes.com/dtds/podcast-1.0.dtd http://a9.com/-/spec/opensearch/1.1/ http://feedsync.org/2007/feedsync
http://backend.userland.com/creativeCommonsRssModule http://madskills.com/public/xml/rss/module/trackback/
http://purl.org/dc/terms/ http://purl.org/rss/1.0/ http://purl.org/rss/1.0/modules/slash/ http://webns.net/mvcb/
http://purl.org/rss/1.0/modules/syndication/ http://purl.org/syndication/history/1.0
http://schemas.google.com/g/2005 http://web.resource.org/cc/ http://wellformedweb.org/CommentAPI/ http://xmlns.com/foaf/0.1/
https://podcastindex.org/namespace/1.0 http://schema.org/ https://schema.org/
"""


@pytest.mark.parametrize("namespace", KNOWN.split())
def test_a_namespace_of_the_trade_is_known(namespace: str) -> None:
    extended = GOOD.replace(*CLEAN).replace("<!-- items -->", f'<x:x xmlns:x="{namespace}"/>')
    assert check(extended.encode()) == []


def test_entities_are_not_expanded_and_nothing_is_fetched() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    assert "passwd" not in str(check(GOOD.replace("<rss", bomb + "<rss", 1).replace("About it", "&a;&b;").encode()))
