"""Bodies unpacked within their limit."""

from __future__ import annotations

import gzip
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.errors import FetchError, TooLarge, Unreachable
from syndicate.fetch.unpack import unpack

BODY = b"<rss/>" * 30_000


def _pieces(body: bytes, size: int) -> list[bytes]:
    return [body[at : at + size] for at in range(0, len(body), size)]


@given(st.binary(max_size=300), st.sampled_from(["", "identity", "gzip", "x-gzip", "deflate"]), st.integers(1, 50))
def test_what_was_packed_comes_out(body: bytes, encoding: str, size: int) -> None:
    body = b"." + body
    packed = zlib.compress(body) if encoding == "deflate" else gzip.compress(body) if "gzip" in encoding else body
    assert unpack(_pieces(packed, size), encoding, 1_000, "x") == body


@given(st.binary(max_size=60), st.sampled_from(["", "gzip", "deflate", "br", "gzip, gzip", ",,"]))
def test_any_bytes_are_a_body_or_an_error(body: bytes, encoding: str) -> None:
    with suppress(FetchError):
        assert len(unpack([body], encoding, 50, "x")) <= 50


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_no_body_is_no_body_however_it_is_encoded(encoding: str) -> None:
    assert unpack([], encoding, 10, "x") == b""


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_limit_is_the_last_size_that_comes_out(encoding: str) -> None:
    packed = gzip.compress(BODY) if encoding == "gzip" else zlib.compress(BODY)
    assert unpack([packed], encoding, len(BODY), "x") == BODY
    with pytest.raises(TooLarge, match="when unpacked"):
        unpack([packed], encoding, len(BODY) - 1, "x")


def test_reading_stops_at_the_limit() -> None:
    asked = []

    def endless() -> object:
        while True:
            asked.append(1)
            yield b"x" * 10

    with pytest.raises(TooLarge, match="is larger than 95 bytes"):
        unpack(endless(), "", 95, "x")  # type: ignore[arg-type] # a generator of bytes that never ends
    assert len(asked) == 10


def test_every_truncation_of_a_packed_body_is_an_error() -> None:
    for packed, encoding in ((gzip.compress(BODY[:500]), "gzip"), (zlib.compress(BODY[:500]), "deflate")):
        for end in range(2, len(packed)):
            with pytest.raises(Unreachable, match="ends too early"):
                unpack([packed[:end]], encoding, 1_000, "x")


def test_members_are_joined_up_to_their_number() -> None:
    assert unpack([gzip.compress(b"a") * 999 + gzip.compress(b"b")], "gzip", 30_000, "x") == b"a" * 999 + b"b"
    with pytest.raises(Unreachable, match="more than 1000 members"):
        unpack([gzip.compress(b"a") * 1_001], "gzip", 30_000, "x")


def test_the_limit_holds_over_all_members() -> None:
    packed = gzip.compress(bytes(1_000)) * 2
    assert unpack([packed], "gzip", 2_000, "x") == bytes(2_000)
    with pytest.raises(TooLarge, match="when unpacked"):
        unpack([packed], "gzip", 1_999, "x")


def test_an_encoding_is_named_in_few_printable_words() -> None:
    with pytest.raises(Unreachable) as caught:
        unpack([], "x\x1b[31m" + "y" * 500, 10, "x")
    assert caught.value.cause == "x\ufffd[31m" + "y" * 74
