"""Read pages that were made to break what reads them, each in a process of its own, and print what it took.

    python bench/hostile_pages.py [--only WORD] [--json FILE]

The pages are made here, the same each time. A row is one page: its size, the processor time of `extract_article`, the
peak of the process's memory (Python, the libraries and the page itself included), and what came of it. Behind the
hostile page a plain article is read in the same process: one page never spoils the next. Exit code 1 when a page took
more than `SLOW` or `LARGE`, ended with anything but a draft or Unreadable, or spoiled the next.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

SLOW = 10.0
"""Seconds that a page may take: the default of `Limits.seconds`."""
LARGE = 400
"""Megabytes of the whole process at its peak."""
PATIENCE = 120
"""Seconds after which a process is ended."""

URL = "https://town.example/lamp"
PARAGRAPH = (
    "The harbour wall of the old town was finished in the spring, and the first boats tied up that same evening. "
)
TEXT = "<h1>The lamp</h1>" + 5 * f"<p>{PARAGRAPH}</p>"
ARTICLE = f"<html lang=en><title>The lamp</title><article>{TEXT}</article>"
WORDS = PARAGRAPH.split()


@dataclass(frozen=True)
class Page:
    """A hostile page: `make` of a number gives it in that size; `count` is the number that hurts."""

    name: str
    count: int
    make: Callable[[int], str | bytes]
    media_type: str = "text/html"


@dataclass(frozen=True)
class Row:
    """What reading one page took."""

    name: str
    kilobytes: int
    seconds: float
    megabytes: int
    result: str
    good: bool


def main() -> int:
    """Run all, print the table, judge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", default="", metavar="WORD", help="pages whose name holds this word")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows there, too")
    parser.add_argument("--one", metavar="NAME", help="read this page in this process and print its row as JSON")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(asdict(read(next(page for page in PAGES if page.name == options.one)))))
        return 0
    print(f"{'page':36}{'kB':>8}{'s':>8}{'MB':>6}  result")
    rows = [show(run(page)) for page in PAGES if options.only in page.name]
    if options.json:
        options.json.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n", encoding="utf-8")
    return judge(rows)


def show(row: Row) -> Row:
    """Print a row."""
    mark = "" if row.good else "  <--"
    print(f"{row.name:36}{row.kilobytes:8}{row.seconds:8.2f}{row.megabytes:6}  {row.result}{mark}", flush=True)
    return row


def judge(rows: list[Row]) -> int:
    """Print the worst figures; return 1 when a page is over the limits."""
    bad = [row.name for row in rows if not row.good]
    slowest, largest = max(row.seconds for row in rows), max(row.megabytes for row in rows)
    print(f"{len(rows)} pages, at most {slowest:.1f} s and {largest} MB; over the limits: {', '.join(bad) or 'none'}")
    return int(bool(bad))


def run(page: Page) -> Row:
    """Read one page in a process of its own."""
    command = [sys.executable, __file__, "--one", page.name]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return Row(page.name, 0, PATIENCE, 0, "hangs", good=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [f"ended with {done.returncode}"])[-1]
        return Row(page.name, 0, 0, 0, last[:80], good=False)
    return Row(**json.loads(done.stdout))


def read(page: Page) -> Row:
    """Read one page in this process, and a plain article before and after it."""
    before = outcome(ARTICLE)
    made = page.make(page.count)
    size = len(made.encode("utf-8", "replace")) if isinstance(made, str) else len(made)
    begun = time.process_time()
    result = outcome(made, page.media_type)
    seconds = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    spoils = outcome(ARTICLE) != before
    good = seconds <= SLOW and peak <= LARGE and not spoils
    return Row(page.name, size // 1000, round(seconds, 2), peak, result + ("; SPOILS THE NEXT" if spoils else ""), good)


def outcome(made: str | bytes, media_type: str = "text/html") -> str:
    """Return what reading came to, in a line: the draft's title and the size of its text, or the named error."""
    from syndicate.api import extract_article
    from syndicate.errors import Unreadable
    from syndicate.model import Document
    from syndicate.sandbox import extract

    try:
        if media_type == "text/html":
            draft = extract_article(made, URL)
        else:
            body = made.encode("utf-8", "replace") if isinstance(made, str) else made
            draft = extract(Document(body, URL, media_type=media_type))
    except Unreadable as error:
        return f"Unreadable: {error.reason}"
    flags = "".join(f", {flag.kind}" for flag in draft.flags)
    title = (draft.title or "-")[:24]
    return f"{title!a}, {len(draft.text or '')} characters{flags}"


# -- pieces of pages


def within(inner: str, head: str = "") -> str:
    """Return the plain article with something behind its text, and something in its head."""
    return (
        f"<html lang=en><head><title>The lamp</title>{head}</head><body><article>{TEXT}{inner}</article></body></html>"
    )


def again(template: str) -> Callable[[int], str]:
    """Return what repeats a piece of HTML behind an article's text."""
    return lambda count: within(template * count)


def between(before: str, template: str, after: str = "") -> Callable[[int], str]:
    """Return what puts many of one piece between two others, behind an article's text."""
    return lambda count: within(before + template * count + after)


def around(before: str, after: str = "") -> Callable[[int], str]:
    """Return what nests a piece of HTML around an article."""
    return lambda count: before * count + ARTICLE + after * count


def alone(template: str, before: str = "") -> Callable[[int], str]:
    """Return what is nothing but many of one piece."""
    return lambda count: before + template * count


def json_ld(before: str, template: str, after: str = "") -> Callable[[int], str]:
    """Return what puts many of one piece into a block of JSON-LD."""
    return lambda count: within("", f'<script type="application/ld+json">{before}{template * count}{after}</script>')


def noise(before: bytes) -> Callable[[int], bytes]:
    """Return what puts bytes without sense, the same each time, behind some with."""
    return lambda count: before + random.Random(1).randbytes(count)  # noqa: S311 - a file, not a secret


def words(count: int) -> str:
    """Return paragraphs that all differ."""
    chance = random.Random(2)  # noqa: S311 - words, not secrets
    return "".join(f"<p>{number} {' '.join(chance.choices(WORDS, k=60))}.</p>" for number in range(count))


def prose(count: int) -> str:
    """Return a long article."""
    return within(words(count))


def encoded(make: Callable[[int], str], encoding: str, after: bytes = b"") -> Callable[[int], bytes]:
    """Return what writes a page in an encoding."""
    return lambda count: make(count).encode(encoding) + after


# -- pages that no piece repeats


def attributes(count: int) -> str:
    """Return one tag with many attributes."""
    return within(f"<p {' '.join(f'a{n}=b' for n in range(count))}>")


def full_tags(count: int) -> str:
    """Return many tags as long as a tag may be."""
    return within(f"<p {' '.join(f'a{n}=b' for n in range(7_300))}>lamp</p>" * count)


def classes(count: int) -> str:
    """Return elements whose classes all differ."""
    return within("".join(f'<div class="c{n} author-{n} post-{n}">word {n}</div>' for n in range(count)))


def alike(count: int) -> str:
    """Return a long title and paragraphs that are nearly it."""
    title = " ".join(WORDS * 4)[:390]
    lines = "".join(f"<p>{title[: 380 - n % 9]} {n}</p>" for n in range(count))
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{lines}</article></body></html>"


def graph(count: int) -> str:
    """Return JSON-LD of many articles that name one another as their authors."""
    nodes = [
        {"@type": "NewsArticle", "@id": f"#{n}", "headline": f"Story {n}", "author": {"@id": f"#{n + 1}"}}
        for n in range(count)
    ]
    return json_ld(json.dumps({"@graph": nodes}), "")(0)


def candidates(count: int) -> str:
    """Return one image with many candidates for its address."""
    return within(f'<img srcset="{", ".join(f"/lamp-{n}.jpg {n}w" for n in range(1, count))}" alt="A lamp">')


def title(count: int) -> str:
    """Return a page with a very long title."""
    return f"<title>{PARAGRAPH * count}</title>{ARTICLE}"


def xml_bomb(depth: int) -> str:
    """Return XHTML whose entities grow tenfold in each step."""
    steps = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(depth))
    text = f"<html><body><p>&e{depth};</p></body></html>"
    return f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "lamp">{steps}]>{text}'


def yaml_bomb(depth: int) -> str:
    """Return Markdown whose front matter grows ninefold in each step."""
    steps = "".join(f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]\n" for n in range(depth))
    return f"---\na0: &a0 lamp\n{steps}title: *a{depth}\n---\n\n{PARAGRAPH}\n"


def code_marks(count: int) -> str:
    """Return Markdown with code marks of all lengths, none of which closes another."""
    return "".join("`" * (n % 900) + "a" for n in range(count))


def markdown_table(count: int) -> str:
    """Return a Markdown table of many columns."""
    return "|a" * count + "\n" + "|-" * count + "\n|b" * 100


def references(count: int) -> str:
    """Return Markdown with many references."""
    return "".join(f"[a{n}]: /b\n" for n in range(count))


MARKED = '<meta charset="utf-16"><p>Zürich, größer'
RUSSIAN = '<meta charset="utf-8"><title>Маяк</title>'
JAPANESE = '<meta charset="windows-1252"><title>灯台</title>'
NODE = '{"@type":"Article"}'
PLAIN, MARKDOWN = "text/plain", "text/markdown"

PAGES = (
    Page("empty", 0, alone("")),
    Page("white space", 5_000_000, alone(" \n")),
    Page("binary: a picture", 1_000_000, noise(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")),
    Page("binary: packed", 10_000_000, noise(b"\x1f\x8b\x08")),
    Page("binary behind an article", 5_000_000, noise(ARTICLE.encode())),
    Page("truncated in a tag", 200, lambda count: prose(count)[:-24] + '<p class="a'),
    Page("10 MB of prose", 26_000, prose),
    Page("25 MB of prose", 65_000, prose),
    # nesting
    Page("nested div", 100_000, around("<div>", "</div>")),
    Page("nested div, never closed", 1_000_000, between("", "<div>", PARAGRAPH)),
    Page("nested b, i and p", 100_000, around("<b><i><p>")),
    Page("nested tables", 30_000, around("<table><tr><td>", "</table>")),
    Page("nested lists", 100_000, around("<ul><li>")),
    Page("nested quotes in the text", 100_000, again("<blockquote>a")),
    Page("crosswise formatting", 100_000, again("<b><i><p>a</b>b</i>")),
    # charsets and characters
    Page("UTF-8 called UTF-16", 1, encoded(alone(MARKED, ARTICLE), "utf-8")),
    Page("windows-1251 called UTF-8", 5_000, encoded(alone("<p>Стена была закончена весной. ", RUSSIAN), "cp1251")),
    Page("Shift_JIS called windows-1252", 5_000, encoded(alone("<p>古い港の壁は春に完成。", JAPANESE), "shift_jis")),
    Page("UTF-16 without mark", 5_000, encoded(prose, "utf-16-le")),
    Page("UTF-32 without mark", 2_000, encoded(prose, "utf-32-be")),
    Page("half a UTF-8 sequence", 5_000, encoded(again("<p>größer ø"), "utf-8", "😀".encode()[:2])),
    Page("lone surrogates", 50_000, again("<p>a \ud800 \udfff b")),
    Page("NUL between characters", 1_000, lambda count: "\0".join(prose(count))),
    Page("NUL in tags", 100_000, again("<\0p\0>lamp</p\0>")),
    Page("control characters", 500_000, between("<p>", "a\x01\x02\x1b[31m\x9b")),
    # many of one thing
    Page("attributes in one tag", 111_000, attributes),
    Page("tags as long as they may be", 150, full_tags),
    Page("siblings: p", 200_000, again("<p>x</p>")),
    Page("siblings: br", 1_000_000, again("<br>")),
    Page("siblings: p, never closed", 1_000_000, again("<p>")),
    Page("end tags alone", 500_000, again("</p></div>")),
    Page("one text node", 90_000, alone(PARAGRAPH, "<p>")),
    Page("one text node, no spaces", 10_000_000, alone("a", "<p>")),
    Page("one text node, Thai", 180_000, between("<p>", "ภาษาไทยเขียนติดกัน")),
    Page("one text node, digits", 1_000_000, between("<p>", "1234567890")),
    Page("one text node, full stops", 10_000_000, between("<p>", ".")),
    Page("one text node, marks", 4_000_000, between("<p>a", "\u0301")),
    Page("one text node, line ends", 10_000_000, between("<pre>", "\n")),
    Page("tiny tables", 100_000, again("<table><tr><td>a</table>")),
    Page("tiny lists", 100_000, again("<ul><li>a</ul>")),
    Page("one table of cells", 100_000, between("<table>", "<tr><td>a<td>b<td>c", "</table>")),
    Page("blocks of the same text", 50_000, again(f"<p>{PARAGRAPH}</p>")),
    Page("short blocks behind an article", 49_000, alone("<p>größer ø", ARTICLE)),
    Page("one word an element: span", 300_000, again("<span>lamp</span> ")),
    Page("one word an element: p", 300_000, again("<p>lamp</p>")),
    Page("one link an element", 100_000, again('<li><a href="/a/b">The lamp at the end</a></li>')),
    Page("classes that all differ", 49_000, classes),
    Page("one long class", 5_000, between('<div class="', "author post ", '">a')),
    Page("lines like the title", 20_000, alike),
    # what a page says of itself
    Page("JSON-LD nested deep", 100_000, json_ld("", '{"a":[')),
    Page("JSON-LD, one text", 4_500_000, json_ld('{"@type":"Article","articleBody":"', "a ", '"}')),
    Page("JSON-LD, HTML in it", 50_000, json_ld('{"@type":"Article","articleBody":"', "<p>a</p>", '"}')),
    Page("JSON-LD, many nodes", 50_000, graph),
    Page("JSON-LD, many blocks", 40_000, again(f'<script type="application/ld+json">{NODE}</script>')),
    Page("JSON-LD, many authors", 40_000, json_ld('{"@type":"Article","author":["x"', ',"Ada Holm and Jo Doe"', "]}")),
    Page("JSON-LD, commas", 1_000_000, json_ld("[", ",", "]")),
    Page("JSON-LD, quotes", 900_000, json_ld("[", '"', "]")),
    Page("JSON-LD, one number", 900_000, json_ld('{"@type":"Article","wordCount":', "9", "}")),
    Page("meta elements", 49_000, lambda count: within("", '<meta name="author" content="Ada Holm">' * count)),
    Page("one long title", 20_000, title),
    Page("headings", 49_000, again("<h1>The lamp at the end</h1>")),
    Page("bylines", 49_000, again('<p class="byline">By Ada Holm and Jo Doe, editor</p>')),
    Page("dates", 49_000, again('<time class="date" datetime="x">14 March 2026</time>')),
    Page("lines with a year", 49_000, again("<p>In 2026 or 1999</p>")),
    Page("microdata", 49_000, again('<i itemprop="author headline keywords image datePublished">a, b</i>')),
    # pictures, players, addresses
    Page("srcset of one image", 300_000, candidates),
    Page("srcset of many images", 24_000, again('<p><img data-srcset="/a.jpg 1x, /b.jpg 2x" data-src="/c.jpg">')),
    Page("image in its own address", 9_000_000, between('<img src="data:image/png;base64,', "A", '">')),
    Page("figures", 16_000, again('<figure><img src="/a.jpg"><figcaption>A lamp.</figcaption></figure>')),
    Page("frames", 49_000, again('<iframe src="https://player.example/1"></iframe>')),
    Page("noscript", 24_000, again('<noscript><img src="/a.jpg"><p>lamp</noscript>')),
    Page("addresses that are none", 49_000, again('<a href="http://[::1/%zz">lamp lamp lamp</a> ')),
    Page("one long address", 2_000_000, between('<a href="/', "ü", '">lamp</a>')),
    # entities, and markup that is none
    Page("entities: &amp;", 2_000_000, between("<p>", "&amp;")),
    Page("entities: numbers", 400_000, between("<p>", "&#0;&#xD800;&#x1F600;")),
    Page("entities: none", 4_000_000, between("<p>", "&a")),
    Page("entities in XHTML", 12, xml_bomb),
    Page("< alone", 1_000_000, alone("<")),
    Page("< behind an article", 5_000_000, again("<")),
    Page("<a behind an article", 1_000_000, again("<a ")),
    Page("<! behind an article", 1_000_000, again("<!")),
    Page("<? behind an article", 1_000_000, again("<?a ")),
    Page("CDATA", 500_000, again("<![CDATA[")),
    Page("quote without end", 2_000_000, between('<a href="', "lamp ")),
    Page("quotes without end", 1_000_000, again("<a b=\"' ")),
    Page("comment without end", 90_000, between("<!--", PARAGRAPH)),
    Page("comments without end", 2_000_000, again("<!--")),
    Page("comments", 500_000, again("<!-- a -->b")),
    # what is not shown
    Page("script without end", 400_000, between("<script>", "var a = '<p>lamp</p>';")),
    Page("script of 9 MB", 1_125_000, between("<script>", "lamp(1);", "</script>")),
    Page("style of 9 MB", 1_500_000, between("<style>", "a{b:c}", "</style>")),
    Page("svg", 400_000, between("<svg>", "<path d=M0 />", "</svg>")),
    Page("select", 300_000, between("<select>", "<option>lamp", "</select>")),
    Page("plaintext", 500_000, between("<plaintext>", "<p>lamp</p>")),
    # other kinds of documents
    Page("feed of many items", 300_000, alone("<item><title>a</title></item>", "<rss version='2.0'><channel>")),
    Page("XHTML, no feed", 20_000, lambda count: '<?xml version="1.0"?>' + prose(count)),
    Page("text: one line", 90_000, alone(PARAGRAPH), PLAIN),
    Page("text: empty lines", 10_000_000, alone("\n"), PLAIN),
    Page("text: short lines", 1_600_000, alone("lamp\n\n"), PLAIN),
    Page("text: carriage returns", 5_000_000, alone("a\r"), PLAIN),
    Page("text: binary", 1_000_000, noise(b""), PLAIN),
    Page("text: dashes", 2_000_000, alone("---\n"), PLAIN),
    Page("Markdown: 10 MB", 90_000, alone(PARAGRAPH + "\n\n"), MARKDOWN),
    Page("Markdown: quotes in quotes", 200_000, alone("> "), MARKDOWN),
    Page("Markdown: lists in lists", 200_000, alone("- "), MARKDOWN),
    Page("Markdown: open brackets", 490_000, alone("["), MARKDOWN),
    Page("Markdown: links in links", 120_000, alone("[a]("), MARKDOWN),
    Page("Markdown: emphasis", 49_000, alone("*a **b _c "), MARKDOWN),
    Page("Markdown: code marks", 1_000, code_marks, MARKDOWN),
    Page("Markdown: table", 50_000, markdown_table, MARKDOWN),
    Page("Markdown: references", 40_000, references, MARKDOWN),
    Page("Markdown: HTML", 70_000, alone("<b><i>"), MARKDOWN),
    Page("Markdown: front matter that grows", 12, yaml_bomb, MARKDOWN),
    Page("Markdown: front matter nested", 100_000, lambda count: f"---\ntitle: {'[' * count}\n---\na", MARKDOWN),
)

if __name__ == "__main__":
    sys.exit(main())
