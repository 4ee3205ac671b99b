"""Elements of extensions: what readers can use passes, what they cannot is an error that names the element."""

from __future__ import annotations

import pytest

from syndicate.validate import atom, rss

NAMES = (
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:thr="http://purl.org/syndication/thread/1.0" xmlns:sx="http://feedsync.org/2007/feedsync" '
    'xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" '
    'xmlns:trackback="http://madskills.com/public/xml/rss/module/trackback/"'
)
SYNC = '<sx:sync id="1" updates="3"><sx:history sequence="1" when="2026-03-14T09:40:00Z"/></sx:sync>'


def in_rss(inside: str) -> list[str]:
    body = (
        f'<rss version="2.0" {NAMES}><channel><title>T</title><link>https://a.example/</link><description>D</description>'
        f"<item><title>One</title><guid>https://a.example/1</guid>{inside}</item></channel></rss>"
    )
    return [finding.what for finding in rss.check(body.encode()) if finding.level == "error"]


def in_atom(inside: str) -> list[str]:
    body = (
        f'<feed xmlns="http://www.w3.org/2005/Atom" {NAMES}><title>T</title><id>https://a.example/</id>'
        "<updated>2026-03-14T09:40:00Z</updated><author><name>Ada</name></author><entry><title>One</title>"
        '<id>https://a.example/1</id><link href="https://a.example/1"/><updated>2026-03-14T09:40:00Z</updated>'
        f"<summary>S</summary>{inside}</entry></feed>"
    )
    return [finding.what for finding in atom.check(body.encode()) if finding.level == "error"]


@pytest.mark.parametrize("inside", [
    "<itunes:duration>3723</itunes:duration>", "<itunes:duration>1:02:03</itunes:duration>",
    "<itunes:duration>7:40</itunes:duration>", "<itunes:explicit>true</itunes:explicit>",
    "<itunes:block>Yes</itunes:block>", "<itunes:episode>4</itunes:episode><itunes:season>2</itunes:season>",
    "<itunes:episodeType>bonus</itunes:episodeType>", '<itunes:category text="Technology"/>',
    '<itunes:image href="https://a.example/cover.png"/>',
    '<media:content url="https://a.example/1.jpg" medium="image" width="640" height="480" type="image/jpeg"/>',
    '<media:content url="https://a.example/1.mp4" bitrate="64.5" duration="12" isDefault="true" expression="full"/>',
    '<media:thumbnail url="https://a.example/t.jpg" time="12:34:56"/>', "<media:rating>nonadult</media:rating>",
    '<media:rating scheme="urn:icra">r (cz 1)</media:rating>', '<media:restriction relationship="allow"/>',
    '<media:restriction relationship="deny" type="country">au us</media:restriction>',
    '<media:text type="plain" start="now" end="00:03.5">Hello</media:text>'.replace("00:03.5", "0:00:03.5"),
    '<media:hash algo="md5">dfdec888b72151965a34b4b59031290a</media:hash>', "<slash:hit_parade>5,0,1</slash:hit_parade>",
    "<geo:lat>59.9</geo:lat><geo:long>-10.7</geo:long>", "<trackback:ping>https://a.example/tb</trackback:ping>",
    '<thr:in-reply-to ref="tag:a.example,2026:1" href="https://a.example/0" type="text/html"/>', SYNC,
    "<feedburner:origLink>https://a.example/1</feedburner:origLink>", "<media:peerLink>unknown to us</media:peerLink>",
])  # fmt: skip
def test_what_readers_can_use_is_no_error(inside: str) -> None:
    assert in_rss(inside) == []
    assert in_atom(inside) == []


@pytest.mark.parametrize(("inside", "said"), [
    ("<itunes:duration>00:07:74</itunes:duration>", "<itunes:duration> is no duration"),
    ("<itunes:explicit> no </itunes:explicit>", "<itunes:explicit> is no true or false"),
    ("<itunes:explicit>no</itunes:explicit><itunes:explicit>no</itunes:explicit>", "<itunes:explicit> is repeated"),
    ("<itunes:block/>", "<itunes:block> is no Yes or No"), ("<itunes:episode>0</itunes:episode>", "<itunes:episode> is 0"),
    ("<itunes:episodeType>Full</itunes:episodeType>", "<itunes:episodeType> is none of full, trailer, bonus"),
    ("<itunes:category/>", "<itunes:category> has no attribute text"),
    ('<itunes:image href="cover.png"/>', "the attribute href of <itunes:image>"),
    (f"<itunes:keywords>{'x' * 256}</itunes:keywords>", "<itunes:keywords> is longer than 255 characters"),
    ('<media:content url="https://a.example/1.jpg" medium="picture"/>', "the attribute medium of <media:content>"),
    ('<media:content url="https://a.example/1.jpg" width="wide"/>', "the attribute width of <media:content>"),
    ('<media:content url="https://a.example/1.mp4" duration="for ever"/>', "the attribute duration of <media:content>"),
    ("<media:thumbnail/>", "<media:thumbnail> has no attribute url"), ("<media:rating>x</media:rating>", "neither adult"),
    ('<media:restriction relationship="allow">bogus</media:restriction>', "is no all or none"),
    ('<media:restriction relationship="allow" type="country">Norway</media:restriction>', "is no country"),
    ('<media:restriction relationship="allow" type="uri">here</media:restriction>', "is no uri"),
    ("<media:restriction/>", "<media:restriction> has no attribute relationship"),
    ('<media:credit role="Musician">A</media:credit>', "is not in lower case"),
    ('<media:hash algo="sha-256">00</media:hash>', "the attribute algo of <media:hash>"),
    ("<slash:hit_parade>5;1</slash:hit_parade>", "<slash:hit_parade> is no list"),
    ("<geo:lat>91.048</geo:lat>", "<geo:lat> is not between -90 and 90"), ("<geo:long>x</geo:long>", "is no number"),
    ("<thr:children>2</thr:children>", "<thr:children> is no element of its namespace"),
    ('<thr:in-reply-to href="https://a.example/0"/>', "<thr:in-reply-to> has no attribute ref"),
    ("<thr:total>many</thr:total>", "<thr:total> is no whole number"),
    ('<sx:sync id="1" updates="3"/>', "<sx:sync> holds no <history>"),
    (SYNC.replace('updates="3"', 'updates="4294967296"'), "the attribute updates of <sx:sync>"),
    ('<sx:sharing since="2026-03-14T09:40:00Z"/>', "has one of since and until"),
    ('<sx:sharing since="2026-03-14T09:40:00Z" until="2026-03-13T09:40:00Z"/>', "ends before it begins"),
    ('<m:content xmlns:m="http://search.yahoo.com/mrss" url="https://a.example/1"/>', "it is http://search.yahoo.com/mrss/"),
])  # fmt: skip
def test_what_they_cannot_use_is_told_with_its_name(inside: str, said: str) -> None:
    for found in (in_rss(inside), in_atom(inside)):
        assert len(found) == 1, found
        assert said in found[0]


def test_attributes_of_an_extension_are_held_against_its_rules_on_any_element() -> None:
    link = '<link rel="replies" href="https://a.example/1/c" {}/>'
    assert in_atom(link.format('thr:count="5" thr:updated="2026-03-14T09:40:00Z"')) == []
    assert "the attribute count of <link>" in in_atom(link.format('thr:count="five"'))[0]
