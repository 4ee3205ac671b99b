"""The URL grammar of X, where the conformance data of twitter-text is silent."""

from __future__ import annotations

import pytest

from syndicate.networks import _autolink, mastodon, x
from syndicate.networks._tlds import COUNTRY, GENERIC


def linked(text: str) -> list[str]:
    return [text[link.start : link.end] for link in _autolink.links(text, x.GRAMMAR)]


@pytest.mark.parametrize("tld", sorted(COUNTRY | GENERIC))
def test_every_top_level_domain_is_known(tld: str) -> None:
    assert linked(f"twitter.{tld}") == [f"twitter.{tld}"]
    assert linked(f"https://twitter.{tld}") == [f"https://twitter.{tld}"]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("LWN.net", ["LWN.net"]),
        ("LWN.NET", ["LWN.NET"]),
        ("LWN\u2060.net", []),
        ("a.b.c.com", ["a.b.c.com"]),
        ("a_b.example.com", ["b.example.com"]),
        ("https://a_b.example.com", ["https://a_b.example.com"]),
        ("example.qux_bar.com", []),
        ("foo_bar.com", []),
        ("https://foo_bar.com", []),
        ("-foo.com", []),
        ("foo-.com", []),
        ("(foo.com)", ["foo.com"]),
        ("foo.com-bar", []),
        ("foo.com+bar", []),
        ("foo.com@bar", []),
        ("foo.com1", []),
        ("foo.com_x", ["foo.com"]),
        ("@foo.com", []),
        ("＠foo.com", ["foo.com"]),
        ("#foo.com", []),
        ("$foo.com", []),
        (".foo.com", []),
        ("/foo.com", []),
        ("日本foo.com語", ["foo.com"]),
        ("日本.com", []),
        ("https://日本.com", ["https://日本.com"]),
        ("foo.com日bar.com", ["foo.com", "bar.com"]),
        ("foo.com日bar.com/path", ["foo.com", "bar.com/path"]),
        ("foo.公司 foo.公司の foo.公司x", ["foo.公司", "foo.公司"]),
        ("foo.中文网", ["foo.中文网"]),
        ("xhttps://foo.com", []),
        ("日https://foo.com", ["https://foo.com"]),
        ("HTTPS://foo.com", ["HTTPS://foo.com"]),
        ("http://foo.com", ["http://foo.com"]),
        ("https://foo", []),
        ("https://127.0.0.1/x", []),
        ("foo.com:8080/x", ["foo.com:8080/x"]),
        ("foo.com:8080", ["foo.com"]),
        ("foo.com?x=1", ["foo.com"]),
        ("foo.com/?x=1", ["foo.com/?x=1"]),
        ("foo.com/?x=1.", ["foo.com/?x=1"]),
        ("foo.com/?.", ["foo.com/"]),
        ("foo.com/a.", ["foo.com/a"]),
        ("foo.com/a(b)", ["foo.com/a(b)"]),
        ("foo.com/a(b(c))d", ["foo.com/a(b(c))d"]),
        ("foo.com/a(b", ["foo.com/a"]),
        ("foo.com/a()", ["foo.com/a"]),
        ("foo.com/a!", ["foo.com/a"]),
        ("foo.com/é–ж", ["foo.com/é–ж"]),
        ("foo.com bar.com", ["foo.com", "bar.com"]),
        ("foo.com.bar.com", ["foo.com.bar.com"]),
        ("https://xn--fsq.com", ["https://xn--fsq.com"]),
        ("https://xn--fsq日.com", []),
        ("foo.xn--fiqs8s", ["foo.xn--fiqs8s"]),
        ("https://" + "a" * 63 + ".com", ["https://" + "a" * 63 + ".com"]),
        ("https://" + "a" * 64 + ".com", []),
        ("https://" + "あ" * 57 + ".com", ["https://" + "あ" * 57 + ".com"]),
        ("https://" + "あ" * 64 + ".com", []),
        ("https://a。b.com", ["https://a。b.com"]),
        ("https://a。。b.com", ["https://a。。b.com"]),
        ("https://foo.com/" + "a" * (4096 - 24), ["https://foo.com/" + "a" * (4096 - 24)]),
        ("https://foo.com/" + "a" * (4096 - 23), []),
        ("foo.com/" + "a" * (4096 - 16), ["foo.com/" + "a" * (4096 - 16)]),
        ("foo.com/" + "a" * (4096 - 15), []),
        ("https://t.co/" + "a" * 40, ["https://t.co/" + "a" * 40]),
        ("https://t.co/" + "a" * 41, []),
        ("https://t.co/a-b", ["https://t.co/a"]),
        ("https://t.co/a?b=c.", ["https://t.co/a?b=c"]),
        ("https://t.co", ["https://t.co"]),
        ("a\u200efoo.com", ["foo.com"]),
        ("foo.com\ufeff", ["foo.com"]),
        ("\ufefffoo.com", []),
    ],
)
def test_what_becomes_a_link(text: str, links: list[str]) -> None:
    assert linked(text) == links


def test_links_with_scheme_are_found_alone() -> None:
    text = "foo.com https://bar.com/a and baz.com http://qux.com"
    found = [text[link.start : link.end] for link in _autolink.links_with_scheme(text, x.GRAMMAR)]
    assert found == ["https://bar.com/a", "http://qux.com"]


def test_a_span_tells_its_parts() -> None:
    (span,) = _autolink.links("see https://foo.com/a", x.GRAMMAR)
    assert span == _autolink.Span(4, 21, 12, 19, "https://")
    (bare,) = _autolink.links("see foo.com/a", x.GRAMMAR)
    assert bare == _autolink.Span(4, 13, 4, 11, "")


@pytest.mark.parametrize(
    ("url", "whole"),
    [
        ("https://foo.com/a(b)", "https://foo.com/a(b)"),
        ("https://foo.com/a(b", "https://foo.com/a%28b"),
        ("https://foo.com/a)b", "https://foo.com/a%29b"),
        ("https://foo.com/a.", "https://foo.com/a%2E"),
        ("https://foo.com/a(b.", "https://foo.com/a%28b%2E"),
        ("https://foo.com/?q=x!", "https://foo.com/?q=x%21"),
        ("http://127.0.0.1/a(b", "http://127.0.0.1/a(b"),
    ],
)
def test_an_address_is_written_so_that_all_of_it_is_the_link(url: str, whole: str) -> None:
    assert _autolink.whole(url, x.GRAMMAR) == whole


def test_mastodon_takes_more_in_a_path() -> None:
    text = "https://foo.com/橋「x"
    (link,) = _autolink.links_with_scheme(text, mastodon.GRAMMAR)
    assert text[link.start : link.end] == "https://foo.com/橋「x"
    assert linked(text) == ["https://foo.com/"]
