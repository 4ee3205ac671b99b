"""The guard: which addresses are public, which URLs are read, what is shown of them."""

from __future__ import annotations

import json
import socket
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.errors import Refused, Unreachable
from syndicate.fetch.guard import Address, address_of, is_public, resolve, same_site, shown_url

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "fetch" / "ssrf-urls.jsonl").read_text("utf-8").splitlines()
]
NAMES = {
    "public.test": ["93.184.216.34"],
    "dual.test": ["2606:2800:220:1:248:1893:25c8:1946", "93.184.216.34"],
    "bücher.test": ["93.184.216.34"],
    "localhost": ["127.0.0.1"],
    "localhost.": ["127.0.0.1"],
    "private.test": ["172.16.5.4"],
    "zero.test": ["0.0.0.0"],  # an answer to be refused
    "cgnat.test": ["100.64.0.1"],
    "mapped.test": ["::ffff:127.0.0.1"],
    "6to4.test": ["2002:7f00:1::"],
    "teredo.test": ["2001:0:7f00:1::"],
    "isatap.test": ["2606:2800:220:1:0:5efe:7f00:1"],
    "sitelocal.test": ["fec0::1"],
    "multi.test": ["93.184.216.34", "10.0.0.5"],
    "mixed46.test": ["93.184.216.34", "::1"],
}
CLOSED = [
    ("0.0.0.0", "0.255.255.255"),
    ("10.0.0.0", "10.255.255.255"),
    ("100.64.0.0", "100.127.255.255"),
    ("127.0.0.0", "127.255.255.255"),
    ("169.254.0.0", "169.254.255.255"),
    ("172.16.0.0", "172.31.255.255"),
    ("192.0.0.0", "192.0.0.255"),
    ("192.0.2.0", "192.0.2.255"),
    ("192.88.99.0", "192.88.99.255"),
    ("192.168.0.0", "192.168.255.255"),
    ("198.18.0.0", "198.19.255.255"),
    ("198.51.100.0", "198.51.100.255"),
    ("203.0.113.0", "203.0.113.255"),
    ("224.0.0.0", "255.255.255.255"),
    ("::", "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ("2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ("2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"),
    ("2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ("3ffe::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ("4000::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
]
EDGES = {"0.0.0.0", "255.255.255.255", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"}


@pytest.mark.parametrize(("first", "last"), CLOSED)
def test_a_closed_block_is_closed_from_its_first_address_to_its_last(first: str, last: str) -> None:
    assert not is_public(first)
    assert not is_public(last)
    if first not in EDGES:
        assert is_public(str(ip_address(first) - 1)) or first == "4000::"
    if last not in EDGES:
        assert is_public(str(ip_address(last) + 1)) or last.startswith("3fff")


@pytest.mark.parametrize("address", ["2606:4700::1:0:5efe:a00:1", "2606:4700::1:200:5efe:a00:1"])
def test_an_address_that_carries_another_is_closed(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:2800:220:1::1", "2606:4700::1:1:5efe:a00:1"])
def test_the_rest_of_the_internet_is_open(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("text", ["", "public.test", "127.1", "2606:4700::1%eth0", "1.1.1.1.1", "[::1]"])
def test_what_is_no_address_is_not_public(text: str) -> None:
    assert not is_public(text)


@given(st.ip_addresses())
def test_nothing_that_python_calls_loopback_link_local_or_multicast_is_public(address: Any) -> None:
    if address.is_loopback or address.is_link_local or address.is_multicast or address.is_unspecified:
        assert not is_public(str(address))


def _look_up(host: str, port: int, **_: object) -> list[tuple[Any, ...]]:
    found = NAMES.get(host, [])
    if not found:
        # What the system's resolver makes of numbers, without asking any server.
        answers = socket_getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        found = [str(answer[4][0]) for answer in answers]
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]


socket_getaddrinfo = socket.getaddrinfo


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["url"])
def test_known_attacks_are_refused_and_known_good_urls_are_not(
    case: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _look_up)
    try:
        address = address_of(case["url"], "subject")
        resolve(address, address.host, frozenset(), "subject")
    except Refused:
        verdict = "block"
    else:
        verdict = "allow"
    assert verdict == case["expect"]


@pytest.mark.parametrize(
    ("url", "named", "site"),
    [
        ("http://Example.org/a?b#c", "example.org:80", "example.org"),
        ("HTTPS://example.org", "example.org:443", "example.org"),
        ("https://example.org:80?q", "example.org:80", "example.org:80"),
        ("http://example.org:/", "example.org:80", "example.org"),
        ("http://example.org.:8080#f", "example.org.:8080", "example.org.:8080"),
        ("http://[2606:4700::1]:8080/", "[2606:4700::1]:8080", "[2606:4700::1]:8080"),
        ("http://münchen.example/", "münchen.example:80", "münchen.example"),
        ("http://under_score.example:65535/@me", "under_score.example:65535", "under_score.example:65535"),
        ("http://1.2.3.4.example/", "1.2.3.4.example:80", "1.2.3.4.example"),
    ],
)
def test_an_address_is_read_as_written(url: str, named: str, site: str) -> None:
    address = address_of(url, url)
    assert (address.named, address.site) == (named, site)
    assert (address.user, address.password) == (None, "")


@pytest.mark.parametrize(
    ("userinfo", "user", "password"),
    [("user:pa:ss", "user", "pa:ss"), ("user", "user", ""), ("%C3%A9:a%40b", "é", "a@b"), (":", "", "")],
)
def test_credentials_are_decoded(userinfo: str, user: str, password: str) -> None:
    address = address_of(f"https://{userinfo}@example.org/", "x")
    assert (address.host, address.user, address.password) == ("example.org", user, password)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://example.org/", "is not an http or https URL"),
        ("//example.org/", "is not an http or https URL"),
        (" http://example.org/", "is not an http or https URL"),
        ("http:/example.org/", "is not an http or https URL"),
        ("http://", "has no host that every parser reads alike"),
        ("http:///path", "has no host that every parser reads alike"),
        ("http://a b/", "has no host that every parser reads alike"),
        ("http://a%2eb/", "has no host that every parser reads alike"),
        ("http://a\\b/", "has no host that every parser reads alike"),
        ("http://127.1/", "has no host that every parser reads alike"),
        ("http://0x7f000001/", "has no host that every parser reads alike"),
        ("http://a.0x/", "has no host that every parser reads alike"),
        ("http://1.2.3.04/", "has no host that every parser reads alike"),
        ("http://1.2.3.4.5./", "has no host that every parser reads alike"),
        ("http://[::1%25lo]/", "has no host that every parser reads alike"),
        ("http://[::1]x:80/", "has no host that every parser reads alike"),
        ("http://[1.2.3.4]/", "has no host that every parser reads alike"),
        ("http://a:0/", "has a port that is none"),
        ("http://a:65536/", "has a port that is none"),
        ("http://a:٣/", "has a port that is none"),
        ("http://a:-1/", "has a port that is none"),
        ("http://a:b:80/", "has a port that is none"),
        ("http://a@b@c/", "has credentials that need percent-encoding"),
        ("http://a;@b/", "has credentials that need percent-encoding"),
        ("http://a\\@b/", "has credentials that need percent-encoding"),
        ("http://[a]@b/", "has credentials that need percent-encoding"),
        ("http://a%0d%0ab@c/", "has control characters in its credentials"),
        ("http://a\tb/", "holds control characters"),
        ("http://a/\nb", "holds control characters"),
        ("http://a/\ud800", "holds control characters"),
        ("http://a/\x85", "holds control characters"),
        ("http://a/" + "x" * 8_184, "is longer than 8192 characters"),
    ],
)
def test_what_parsers_read_differently_is_refused_before_any_reads_it(url: str, why: str) -> None:
    with pytest.raises(Refused) as caught:
        address_of(url, "the url")
    assert str(caught.value) == f"the url: {why}"


def test_the_longest_url_is_read() -> None:
    assert address_of("http://a/" + "x" * 8_183, "x").host == "a"


@given(st.text(max_size=40), st.sampled_from(["", "http://", "https://user@", "http://[", "http://1."]))
def test_any_text_is_an_address_or_refused(text: str, start: str) -> None:
    try:
        address = address_of(start + text, "x")
    except Refused:
        return
    assert address.scheme in {"http", "https"}
    assert address.host
    assert not set(address.host) & set("\\/?#@% \t\n")
    assert 0 < address.port <= 65_535


def test_an_allowed_host_and_port_may_be_anything_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _look_up)
    allowed = frozenset({"private.test:8080", "10.1.2.3:80"})
    for good in ("http://private.test:8080/", "http://10.1.2.3/"):
        address = address_of(good, good)
        assert resolve(address, address.host, allowed, good)
    for bad in (
        "http://private.test/",
        "https://private.test:8081/",
        "http://10.1.2.3:8080/",
        "http://172.16.5.4:8080/",
    ):
        address = address_of(bad, bad)
        with pytest.raises(Refused):
            resolve(address, address.host, allowed, bad)


@pytest.mark.parametrize("host", ["nowhere.test", "a..b", "x" * 70 + ".test"])
def test_a_name_without_addresses_is_unreachable(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str, *_: object, **__: object) -> list[tuple[Any, ...]]:
        name.encode("idna")
        raise socket.gaierror(socket.EAI_NONAME, "not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(Unreachable, match="name not found"):
        resolve(Address("http", host, 80), host, frozenset(), "x")


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("https://a/x", "https://a/y", True),
        ("http://a:8080/", "http://a:8080/", True),
        ("http://a/", "https://a/", True),
        ("https://a/", "http://a/", False),
        ("http://a:8080/", "https://a/", False),
        ("http://a/", "https://a:8443/", False),
        ("http://a/", "http://a:8080/", False),
        ("https://a/", "https://b/", False),
        ("https://a/", "https://www.a/", False),
    ],
)
def test_credentials_stay_at_their_origin_or_its_upgrade(
    first: str, second: str, same: bool
) -> None:  # a column of the table
    assert same_site(address_of(first, first), address_of(second, second)) is same


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://user:secret@a/b@c", "http://a/b@c"),
        ("http://secret@x@a/", "http://a/"),
        ("http://user:se/cret@a/", "http://a/"),
        ("http://user:se?cr#et@a/", "http://a/"),
        ("user:secret@a", "a"),
        ("http://a:80/@me", "http://a:80/@me"),
        ("http://[::1]/@me", "http://[::1]/@me"),
        ("http://a/\x1b[31m\r\n", "http://a/\ufffd[31m"),
        ("http://a/" + "x" * 400, "http://a/" + "x" * 290 + "…"),
        ("http://a/" + "x" * 291, "http://a/" + "x" * 291),
    ],
)
def test_a_url_is_shown_without_its_secrets(url: str, shown: str) -> None:
    assert shown_url(url) == shown


@given(st.text(max_size=60))
def test_what_is_shown_is_one_printable_line(text: str) -> None:
    assert not set(shown_url(f"http://{text}")) & {chr(code) for code in (*range(32), *range(127, 160), 0x2028, 0x202E)}
