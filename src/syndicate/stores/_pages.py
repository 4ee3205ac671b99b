"""The rows of a SQLite file without its trees and names: page by page, for what no statement reaches any more.

See https://www.sqlite.org/fileformat2.html, sections 1.5 (free pages), 1.6 (cells) and 2.1 (records).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Value: TypeAlias = str | bytes | int | float | None
USUAL = 4096
"""Bytes of a page where the file does not say it any more."""
HEADER = 100
LEAF = 0x0D
"""The first byte of a page with rows."""
LARGEST_VARINT = 9
_SIZES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
_REAL = 7
_ONE = 9
_BLOB = 12
"""Types of values: from here on even ones are bytes, odd ones text, and the number tells their length."""


class Pages:
    """The pages of a file that is open for reading; what cannot be read of them is as if it were not there."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        head = self._at(0, HEADER)
        stated = int.from_bytes(head[16:18])
        self._size = 65536 if stated == 1 else stated if stated in {1 << power for power in range(9, 16)} else USUAL
        self._count = -(-file.seek(0, 2) // self._size)
        self._free = self._free_pages(int.from_bytes(head[32:36]), int.from_bytes(head[36:40]))

    def rows(self, widths: Collection[int]) -> Iterator[tuple[int, list[Value]]]:
        """Give the number and the values of every row that has one of so many columns, in the order of the file."""
        for number in range(1, self._count + 1):
            if number not in self._free:
                yield from self._rows_of(number, widths)

    def _rows_of(self, number: int, widths: Collection[int]) -> Iterator[tuple[int, list[Value]]]:
        page = self._page(number)
        begin = HEADER if number == 1 else 0
        if page[begin] != LEAF:
            return
        for place in range(begin + 8, begin + 8 + 2 * int.from_bytes(page[begin + 3 : begin + 5]), 2):
            try:
                found = self._row(page, int.from_bytes(page[place : place + 2]), widths)
            except (ValueError, IndexError):
                continue
            if found is not None:
                yield found

    def _row(self, page: bytes, at: int, widths: Collection[int]) -> tuple[int, list[Value]] | None:
        """Return the row of a cell, None for one of another width. Raises ValueError, IndexError."""
        length, at = _varint(page, at)
        number, at = _varint(page, at)
        local = self._local(length)
        types = _types(page[at : at + local])
        if len(types) not in widths:
            return None
        payload = page[at : at + local]
        if local < length:
            payload += self._overflow(int.from_bytes(page[at + local : at + local + 4]), length - local)
        return _signed(number), _values(payload, types)

    def _local(self, length: int) -> int:
        """Return how many bytes of a row stand in its own page."""
        most, least = self._size - 35, (self._size - 12) * 32 // 255 - 23
        if length <= most:
            return length
        kept = least + (length - least) % (self._size - 4)
        return kept if kept <= most else least

    def _overflow(self, number: int, length: int) -> bytes:
        """Return the bytes of a row that stand in pages of their own, each of which names the next."""
        if length > self._count * self._size:
            raise ValueError(length)
        parts = []
        while length > 0:
            if not 1 < number <= self._count:
                raise ValueError(number)
            page = self._page(number)
            parts.append(page[4 : 4 + length])
            length -= self._size - 4
            number = int.from_bytes(page[:4])
        return b"".join(parts)

    def _free_pages(self, trunk: int, count: int) -> frozenset[int]:
        """Return the pages that hold nothing any more but what stood there before; none where their list is torn."""
        found: set[int] = set()
        while 1 < trunk <= self._count and trunk not in found:
            page = self._page(trunk)
            length = int.from_bytes(page[4:8])
            found.add(trunk)
            found.update(
                struct.unpack(f">{length}I", page[8 : 8 + 4 * length]) if length <= self._size // 4 - 2 else ()
            )
            trunk = int.from_bytes(page[:4])
        return (
            frozenset(found) if len(found) == count and all(1 < each <= self._count for each in found) else frozenset()
        )

    def _page(self, number: int) -> bytes:
        return self._at((number - 1) * self._size, self._size)

    def _at(self, place: int, length: int) -> bytes:
        """Return bytes of the file, zeros where it ends or its disk has none."""
        try:
            self._file.seek(place)
            return self._file.read(length).ljust(length, b"\0")
        except OSError:
            return bytes(length)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where it ends."""
    value = 0
    for place in range(at, at + LARGEST_VARINT - 1):
        value = value << 7 | data[place] & 0x7F
        if data[place] < 0x80:
            return value, place + 1
    return value << 8 | data[at + LARGEST_VARINT - 1], at + LARGEST_VARINT


def _signed(value: int) -> int:
    return value - (1 << 64) if value >= 1 << 63 else value


def _types(record: bytes) -> list[int]:
    """Return the types of a record's values; the first number is the length of this list in bytes."""
    length, at = _varint(record, 0)
    found = []
    while at < length:
        kind, at = _varint(record, at)
        found.append(kind)
    if at != length:
        raise ValueError(length)
    return found


def _values(record: bytes, types: list[int]) -> list[Value]:
    """Return the values of a record, which must be as long as its types say."""
    at = _varint(record, 0)[0]
    found = []
    for kind in types:
        size = (kind - _BLOB) // 2 if kind >= _BLOB else _SIZES[kind]
        found.append((kind, record[at : at + size]))
        at += size
    if at != len(record):
        raise ValueError(at)
    return [_value(kind, data) for kind, data in found]


def _value(kind: int, data: bytes) -> Value:
    if kind >= _BLOB:
        return data.decode("utf-8", "replace") if kind % 2 else data
    if kind == _REAL:
        real: float = struct.unpack(">d", data)[0]
        return real
    if not kind:
        return None
    return kind - _ONE + 1 if kind > _REAL else int.from_bytes(data, signed=True)
