"""URLs made absolute, encoded, compared and freed of trackers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.validate.iri import problem
from syndicate.values.urls import LONGEST, absolute, bare, encode, host, is_web, strip_trackers, without_credentials

BASE = "https://ex.org/d/page.html"


@pytest.mark.parametrize(("url", "expected"), [
    ("x", "https://ex.org/d/x"), ("/x", "https://ex.org/x"), ("?q=1", "https://ex.org/d/page.html?q=1"),
    ("//other.example/x", "https://other.example/x"), ("HTTP://EX.org/A", "http://ex.org/A"),
    ("/ä b", "https://ex.org/%C3%A4%20b"), ("/%zz%41", "https://ex.org/%25zz%41"), ("/a#b", "https://ex.org/a#b"),
    ("http://exämple.com/", "http://xn--exmple-cua.com/"), ("/a\n\tb", "https://ex.org/ab"), (" /x ", "https://ex.org/x"),
    ("http://u:p@ex.org/x", "http://ex.org/x"), ("/x?a[]=1&b=ü", "https://ex.org/x?a%5B%5D=1&b=%C3%BC"),
    ("http://ex.org:/x", "http://ex.org/x"), ("http://[2001:db8::1]:/x", "http://[2001:db8::1]/x"), ("http://exämple.com:81/", "http://xn--exmple-cua.com:81/"),
    ("/a\ud800b?\udfff", "https://ex.org/a%EF%BF%BDb?%EF%BF%BD"), ("/x#a#b", "https://ex.org/x#a%23b"), ("/x?a?b", "https://ex.org/x?a?b"),
    ('/a|b"<>^`{}\\', "https://ex.org/a%7Cb%22%3C%3E%5E%60%7B%7D%5C"), ("/!$&'()*+,;=:@~-._", "https://ex.org/!$&'()*+,;=:@~-._"),
    ("!x!", "https://ex.org/d/!x!"), ("\x00 /x\x1f", "https://ex.org/x"), ("http://u@ex@ex.org/", "http://ex.org/"), ("/%e4%E4", "https://ex.org/%e4%E4"),
    ("http://[2001:db8::1]:80/x", "http://[2001:db8::1]:80/x"), ("/a;b=1,2", "https://ex.org/a;b=1,2"),
])  # fmt: skip
def test_absolute(url: str, expected: str) -> None:
    assert absolute(BASE, url) == expected


@pytest.mark.parametrize("url", [
    "", " ", "javascript:alert(1)", "mailto:a@b.example", "data:text/html,x", "ftp://ex.org/x", "http://", "http:///x",
    "http://a\\@b/", "http://a b/", "http://[::1/", "http://ex.org:99999/", "http://ex.org:0/", "http://ex.org:x/",
    "http://ex%41mple.org/", "http://ex.org%00/", "http://[::1]x/", "http://[::1]:80x/", "http://[fe80::1%25eth0]/", "http://[v1.x]/",
    "http://ä" + "ä" * 70 + ".org/", "http://ä..org/", "http://.../", "http://a:b:c/", "http://h::", "http://[::1]::", "http://:", "http://::", "http://ex.org:１/", "/x", "http://u@/x",
    "https://ex.org/" + "ä" * 1400, "http://\u2024/", "file:///etc/passwd", "https://a<b/", "x" * (LONGEST + 1),
])  # fmt: skip
def test_what_is_no_web_address(url: str) -> None:
    assert absolute(None, url) is None


HOSTILE = st.text(st.one_of(st.sampled_from("ahx09-.:/?#[]@%&=\\ \udc00ä。"), st.characters(codec=None)), max_size=20)
STARTS = st.sampled_from(
    ["", "http://", "https://ex.org/", "http://[::1]", "//", "http://h:", "http://a@", "?", "#", "http:\\"]
)


@given(st.builds("".join, st.tuples(STARTS, HOSTILE)), st.sampled_from([None, BASE]))
def test_absolute_never_raises_and_gives_web_addresses(url: str, base: str | None) -> None:
    made = absolute(base, url)
    if made is not None:
        assert is_web(made)
        assert made.isascii()
        assert encode(made) == made
        assert absolute(None, made) == made
        assert problem(made) is None
        kept = strip_trackers(made)
        assert strip_trackers(kept) == kept
        assert absolute(None, kept) == kept
        assert problem(kept) is None


@given(st.builds("".join, st.tuples(STARTS, HOSTILE)))
def test_nothing_that_looks_at_a_url_raises(url: str) -> None:
    assert isinstance(host(url), str)
    assert isinstance(bare(url), str)
    assert isinstance(strip_trackers(url), str)
    assert is_web(url) in {True, False}


@given(st.from_regex(r"[a-z]{1,9}\.[a-z]{2,5}(:8080)?(/[a-z0-9]{1,5}){0,3}(\?[a-z]=[a-z0-9]{0,3})?", fullmatch=True))
def test_a_page_is_bare_the_same_whatever_its_scheme_www_slash_or_trackers(page: str) -> None:
    path, mark, query = page.partition("?")
    slashed = f"{path.rstrip('/')}/{mark}{query}"
    tracked = f"{page}{'&' if mark else '?'}utm_source=feed&fbclid=1"
    forms = {
        bare(scheme + www + form) for scheme in ("http://", "https://", "HTTPS://") for www in ("", "www.")
        for form in (page, slashed, tracked, page + "#part")
    }  # fmt: skip
    assert forms == {page}


def test_a_url_of_the_greatest_length_passes() -> None:
    url = "https://ex.org/" + "x" * (LONGEST - 15)
    assert len(url) == LONGEST
    assert absolute(None, url) == url
    assert absolute("https://ex.org/", "x" * (LONGEST - 14)) is None


@pytest.mark.parametrize(("url", "expected"), [
    ("https://ex.org:/a", "https://ex.org/a"), ("http://ex.org:443/a", "http://ex.org:443/a"), ("HTTP://EX.org:80/a", "http://ex.org/a"),
    ("mailto:a@b.example?utm_source=x", "mailto:a@b.example?utm_source=x"), ("", ""), ("http://[::1/", "http://[::1/"), ("//ex.org", "//ex.org/"),
    ("https://ex.org/?a=utm_source&xutm_=1&piwik_x=1&matomo_y=2", "https://ex.org/?a=utm_source&xutm_=1"), ("https://ex.org/#!", "https://ex.org/#!"),
    ("https://ex.org/a?utm_source=x&id=7&fbclid=y", "https://ex.org/a?id=7"), ("https://ex.org/a?UTM_Medium=x", "https://ex.org/a"),
    ("https://ex.org:443/a", "https://ex.org/a"), ("http://ex.org:80", "http://ex.org/"), ("https://ex.org:80/a", "https://ex.org:80/a"),
    ("https://EX.org/A", "https://ex.org/A"), ("https://ex.org/a#part", "https://ex.org/a"),
    ("https://ex.org/a#!/page", "https://ex.org/a#!/page"), ("https://ex.org/?b=2&a=1", "https://ex.org/?b=2&a=1"),
    ("https://ex.org/?a=1&&pk_campaign=x&mtm_kwd=y", "https://ex.org/?a=1"), ("https://ex.org/?utmost=1", "https://ex.org/?utmost=1"),
    ("https://ex.org/?gclid", "https://ex.org/"),
])  # fmt: skip
def test_trackers_go_and_all_else_stays(url: str, expected: str) -> None:
    assert strip_trackers(url) == expected


@pytest.mark.parametrize("campaign", [
    "utm_source=a&utm_medium=b&utm_campaign=c&utm_term=d&utm_content=e&utm_id=f", "pk_campaign=a&pk_kwd=b", "mtm_campaign=a&mtm_source=b", "piwik_campaign=a", "matomo_campaign=a",
    "fbclid=a", "gclid=a&gclsrc=b&dclid=c&gbraid=d&wbraid=e", "msclkid=a", "twclid=a", "ttclid=a", "yclid=a", "igshid=a&igsh=b", "mc_cid=a&mc_eid=b", "mkt_tok=a",
    "_hsenc=a&_hsmi=b&__hstc=c&__hssc=d&__hsfp=e&hsCtaTracking=f", "vero_id=a&vero_conv=b", "oly_anon_id=a&oly_enc_id=b", "wickedid=a", "srsltid=a", "s_kwcid=a&ef_id=b",
    "li_fat_id=a", "rb_clickid=a", "xtor=a", "at_medium=a&at_campaign=b", "ncid=a", "cmpid=a", "sr_share=a", "guccounter=a", "spm=a",
])  # fmt: skip
def test_the_marks_of_known_campaigns_go(campaign: str) -> None:
    assert strip_trackers(f"https://ex.org/a?{campaign}") == "https://ex.org/a"


@pytest.mark.parametrize("url", [
    "https://ex.org/a", "http://ex.org/a", "https://www.ex.org/a/", "https://ex.org:443/a?utm_source=x", "HTTPS://EX.ORG/a#top",
])  # fmt: skip
def test_forms_of_one_page_are_alike(url: str) -> None:
    assert bare(url) == "ex.org/a"


def test_other_pages_are_not_alike() -> None:
    assert len({bare(f"https://ex.org/{page}") for page in ("a", "b", "A", "a?x=1", "a?x=2", "")}) == 6
    assert bare("https://ex.org") == bare("https://ex.org/") == "ex.org"
    assert len({bare(f"https://ex.org/{page}") for page in ("#!/a", "#!/b", "#a", "x#!/a", "?x#!/a")}) == 5
    assert bare("http://[::1/") == "http://[::1/"
    assert bare("https://ex.org/a//?b=c#!d") == "ex.org/a?b=c#!d"


def test_hosts() -> None:
    assert host("https://u:p@EX.org:8080/x") == "ex.org"
    assert host("https://[2001:db8::1]/") == "2001:db8::1"
    assert host("nonsense") == ""
    assert host("http://[::1/") == ""


def test_an_encoded_url_keeps_its_user_as_written() -> None:
    assert encode("http://User:Pass@EX.org:81/ä") == "http://User:Pass@ex.org:81/%C3%A4"


def test_credentials_go() -> None:
    assert without_credentials("https://user:secret@ex.org/x?y#z") == "https://ex.org/x?y#z"
    assert without_credentials("https://ex.org/x") == "https://ex.org/x"


@pytest.mark.parametrize(
    "url",
    [
        "http://ex.org",
        "https://ex.org:8080/x",
        "http://127.0.0.1/",
        "https://a_b.ex.org/",
        "http://ex.org:1/",
        "http://ex.org:65535/",
        "http://[::1]/",
        "http://u:p@ex.org/ ü",
    ],
)
def test_web_addresses(url: str) -> None:
    assert is_web(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://ex.org/\n",
        "ht\ntp://ex.org/",
        " http://ex.org/",
        "http://ex.org/\x00",
        "http://a%41.org/",
        "http://ex.org:-1/",
        "ex.org",
        "/x",
        "http:",
        "http://:80/",
        "gopher://ex.org/",
        "http://ex.org:70000/",
        "http://a`b/",
    ],
)
def test_others(url: str) -> None:
    assert not is_web(url)
