"""config.toml read whole: what is right becomes objects, what is wrong is told at once, with path, line and nearest word."""

from __future__ import annotations

import re
import tomllib
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any

import pytest

from syndicate.config import Config, kind_class, kinds, load, nearest, schema
from syndicate.errors import ConfigError
from syndicate.tables import FeedTable, Fetch, Memory, Site

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = """
[site]
title = "Harbour News"
url = "https://example.org/feeds/"
contact = "mailto:ed@example.org"
timezone = "Europe/Oslo"
[source.blog]
kind = "feed"
url = "https://blog.example.org/feed.xml"
[source.council]
kind = "page"
url = "https://town.example/news"
item = "article.card"
every = "30m"
timezone = "America/New_York"
[source.inbox]
kind = "files"
path = "articles/*"
every = "0 7 * * mon-fri"
[feed.all]
title = "Everything"
[feed.town]
sources = ["council", "inbox"]
[network.bluesky]
[network.fediverse]
kind = "mastodon"
limit = 1000
[fetch]
timeout = "20s"
allow_private = ["10.0.0.5:8080", "[fd00::1]:80"]
"""
SOURCE = '[source.a]\nkind = "files"\npath = "x"\n'


def read(folder: Path, text: str) -> Config:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read(folder, text)
    assert caught.value.exit_code == 2
    path = folder / "config.toml"
    assert all(line.startswith(f"{path}: ") for line in str(caught.value).splitlines())
    return caught.value.problems


def test_the_whole_example_is_read(tmp_path: Path) -> None:
    config = read(tmp_path, EXAMPLE)
    assert list(config.sources) == ["blog", "council", "inbox"]
    assert config.site.title == "Harbour News"
    assert config.sources["council"].every == "30m"
    assert config.holds("all") == ["blog", "council", "inbox"]
    assert config.holds("town") == ["council", "inbox"]
    assert list(config.networks) == ["bluesky", "fediverse"]
    assert config.root == tmp_path
    assert config.zone("blog").key == "Europe/Oslo"
    assert config.zone("council").key == "America/New_York"


def test_a_source_is_enough(tmp_path: Path) -> None:
    config = read(tmp_path, SOURCE)
    assert list(config.feeds) == ["all"]
    assert config.feeds["all"] == FeedTable()
    assert config.site.url == "http://127.0.0.1:8080/feeds/"
    assert (config.feeds["all"].limit, config.feeds["all"].byline) == (50, False)
    assert config.networks == {}


def test_all_faults_come_at_once_each_with_its_line(tmp_path: Path) -> None:
    text = """[site]
titel = "x"
[source.blog]
kind = "fed"
[source.council]
kind = "page"
url = 7
itm = "li"
every = "often"
[feed.all]
sources = ["blgo"]
limit = 0
[network.bluesy]
[fetchh]
"""
    assert faults(tmp_path, text) == [
        'fetchh: unknown table, did you mean "fetch"? (line 14)',
        'site.titel: unknown key, did you mean "title"? (line 2)',
        "source.blog.kind: 'fed' is not one of article, feed, files, page, did you mean \"feed\"? (line 4)",
        "source.blog.url: is missing (line 3)",
        'source.council.itm: unknown key, did you mean "item"? (line 8)',
        "source.council.item: is missing (line 5)",
        "source.council.url: expected a text, got a whole number (line 7)",
        'source.council.every: \'often\' is not "auto", a duration such as "30m" or a cron line such as "0 7 * * mon-fri" (line 9)',
        "network.bluesy.kind: 'bluesy' is not one of bluesky, mastodon, x, did you mean \"bluesky\"? (line 13)",
        "feed.all.limit: is not between 1 and 100000 (line 12)",
        'feed.all.sources: "blgo" is no source, did you mean "blog"? (line 11)',
    ]


@pytest.mark.parametrize(("text", "path"), [
    ('[site]\nurl = "example.org"', "site.url"), ('[site]\nurl = "ftp://example.org/"', "site.url"),
    ('[site]\ncontact = "ed@example.org"', "site.contact"), ('[site]\ncontact = "mailto:ed\\r\\nX: y"', "site.contact"),
    ('[site]\nurl = "https://example.org/feeds?x=1"', "site.url"), ('[site]\nurl = "https://example.org/#feeds"', "site.url"),
    ('[site]\nurl = "https://me@example.org/feeds/"', "site.url"), ('[site]\ntimezone = ""', "site.timezone"),
    ('[feed.x]\nsources = ["a", "a"]', "feed.x.sources"), ("[feed.x]\nlimit = 100001", "feed.x.limit"), ("[feed.x]\nlimit = 0", "feed.x.limit"),
    ("[fetch]\nmax_bytes = 1000000001", "fetch.max_bytes"), ('[source.b]\nkind = "article"\nurl = "https://x.example/"\nevery = "2y"', "source.b.every"),
    ("[store]\nmost = -1", "store.most"), ("[store]\nmost = 10000000000000000000", "store.most"), ('[store]\nkeep = "2"', "store.keep"),
    ('[store]\njournal = ""', "store.journal"), ('[store]\njournal = "101y"', "store.journal"), ('[feed.x]\nsince = "2"', "feed.x.since"),
    ('[source.b]\nkind = "article"\nurl = "https://x.example/"\nevery = "0 0 30 2 *"', "source.b.every"),
    ('[site]\ntimezone = "Oslo"', "site.timezone"), ('[site]\ntimezone = "../etc/passwd"', "site.timezone"),
    ('[fetch]\ntimeout = "soon"', "fetch.timeout"), ('[fetch]\ntimeout = "0s"', "fetch.timeout"), ('[fetch]\ngap = "x"', "fetch.gap"),
    ("[fetch]\nmax_bytes = 999", "fetch.max_bytes"), ("[fetch]\nthreads = 0", "fetch.threads"), ("[fetch]\nthreads = 257", "fetch.threads"),
    ('[fetch]\nallow_private = ["10.0.0.5"]', "fetch.allow_private"), ('[fetch]\nallow_private = ["http://10.0.0.5:80"]', "fetch.allow_private"),
    ('[fetch]\nallow_private = "10.0.0.5:80"', "fetch.allow_private"), ("[feed.x]\nsources = []", "feed.x.sources"),
    ("[feed.index]", "feed.index"), ("[feed.opml]", "feed.opml"), ("[feed._x]", "feed._x"), ("[feed.Big]", "feed.Big"),
    ('[feed."../x"]', "feed.../x"), ('[feed.x]\nlanguage = "!"', "feed.x.language"), ("[feed.x]\nbyline = 1", "feed.x.byline"),
    ('[network.x]\ntags = "many"', "network.x.tags"), ("[network.x]\ntags = -1", "network.x.tags"),
    ("[network.mastodon]\nlimit = 5", "network.mastodon.limit"), ("[source.b]", "source.b.kind"),
    ('[source.b]\nkind = "feed"\nurl = "x"', "source.b.url"), ('[source.b]\nkind = "files"\npath = " "', "source.b.path"),
    ('[source.b]\nkind = "article"\nurl = "https://x.example/"\nlanguage = "!"', "source.b.language"),
    ('[source.b]\nkind = "article"\nurl = "https://x.example/"\ntimezone = "Mars"', "source.b.timezone"),
])  # fmt: skip
def test_bad_values_are_named_by_path(tmp_path: Path, text: str, path: str) -> None:
    found = faults(tmp_path, SOURCE + text)
    assert [line.partition(": ")[0] for line in found] == [path]


@pytest.mark.parametrize("text", [
    "[fetch]\nthreads = 1", "[fetch]\nthreads = 256", "[fetch]\nmax_bytes = 1000", '[fetch]\ngap = "0s"', "[feed.x]\nlimit = 1",
    "[feed.x]\nlimit = 100000", "[fetch]\nmax_bytes = 1000000000", '[feed.x]\nsources = ["a"]',
    '[site]\ncontact = "https://example.org/about"', "[network.x]\ntags = 0",
    "[store]\nmost = 1000000000", '[store]\nkeep = "2y"\njournal = "100y"', '[feed.x]\nsince = "2y"',
])  # fmt: skip
def test_values_at_the_edge_are_good(tmp_path: Path, text: str) -> None:
    read(tmp_path, SOURCE + text)


def test_a_wrong_type_hides_no_other_fault_of_its_table(tmp_path: Path) -> None:
    text = SOURCE + '[feed.x]\nlimit = "many"\nsources = ["b", 3]\nlanguage = "!"\n'
    assert {line.partition(": ")[0] for line in faults(tmp_path, text)} == {
        "feed.x.limit",
        "feed.x.sources",
        "feed.x.language",
    }
    assert any('"b" is no source' in line for line in faults(tmp_path, text))


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    assert list(read(tmp_path, "\ufeff" + SOURCE).sources) == ["a"]


def test_an_empty_config_says_what_is_needed(tmp_path: Path) -> None:
    [line] = faults(tmp_path, "")
    assert line.startswith("source: is missing")


def test_what_is_no_table_is_told(tmp_path: Path) -> None:
    assert [line.partition(":")[0] for line in faults(tmp_path, "site = 3\nsource = 4\n")] == ["site", "source"]
    assert faults(tmp_path, "[source]\nb = 3\n")[0].startswith("source.b: is no table: write [source.b]")


def test_what_is_no_toml_or_no_file_is_told(tmp_path: Path) -> None:
    assert "is not TOML" in faults(tmp_path, "[site\n")[0]
    with pytest.raises(ConfigError, match="syndicate init"):
        load(tmp_path / "nowhere.toml")
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path / "config.toml")


def test_the_nearest_word_is_offered_only_where_one_is_near() -> None:
    assert nearest("tilte", ["title", "url"]) == ', did you mean "title"?'
    assert nearest("zzz", ["title", "url"]) == ""


def classes() -> list[tuple[str, Any, dict[str, Any]]]:
    tables = schema()["properties"]
    found = [("site", Site, tables["site"]), ("fetch", Fetch, tables["fetch"]), ("store", Memory, tables["store"])]
    found.append(("feed", FeedTable, next(iter(tables["feed"]["patternProperties"].values()))))
    for key, shelf in (("source", "sources"), ("network", "networks")):
        choices = next(iter(tables[key]["patternProperties"].values()))["anyOf"]
        assert [choice["properties"]["kind"]["const"] for choice in choices] == kinds(shelf)
        found += [(kind, kind_class(shelf, kind), choice) for kind, choice in zip(kinds(shelf), choices, strict=True)]
    return found


@pytest.mark.parametrize(
    ("kind", "table"), [(kind, table) for _, kind, table in classes()], ids=[name for name, _, _ in classes()]
)
def test_the_schema_says_what_the_classes_take(kind: Any, table: dict[str, Any]) -> None:
    assert set(table["properties"]) - {"kind"} == {field.name for field in fields(kind)}
    needed = {field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING}
    assert set(table["required"]) - {"kind"} == needed
    assert all(value.get("description") for name, value in table["properties"].items() if name != "kind")
    assert table["additionalProperties"] is False


def fits(value: object, rule: dict[str, Any]) -> bool:
    """Hold a value against the part of JSON Schema that ours uses."""
    if "anyOf" in rule:
        return any(fits(value, each) for each in rule["anyOf"])
    if "const" in rule:
        return bool(value == rule["const"])
    kind: Any = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "boolean": bool,
        "number": float,
        "null": type(None),
    }[rule["type"]]
    if type(value) is not kind:
        return False
    if isinstance(value, list):
        return all(fits(each, rule["items"]) for each in value)
    return not isinstance(value, dict) or _holds(value, rule)


def _holds(table: dict[str, Any], rule: dict[str, Any]) -> bool:
    assert rule["additionalProperties"] is False
    known = rule.get("properties", {})
    named = rule.get("patternProperties", {})
    for key, value in table.items():
        rules = [known[key]] if key in known else [each for pattern, each in named.items() if re.search(pattern, key)]
        if not rules or not all(fits(value, each) for each in rules):
            return False
    return set(rule.get("required", ())) <= set(table)


def test_the_schema_takes_what_we_take_and_refuses_what_we_refuse() -> None:
    assert fits(tomllib.loads(EXAMPLE), schema())
    assert fits(tomllib.loads(SOURCE), schema())
    for more in (
        "[feed.x]\nlimits = 1", "[feed.x]\nlimit = '1'", "[feed.X]", "[feed.x]\nsources = [1]", "[sites]", "[source.b]", "[fetch]\nthreads = true",
        '[source.b]\nkind = "page"\nurl = "https://x.example/"', '[source.b]\npath = "x"', '[network.x]\nkind = "facebook"',
    ):  # fmt: skip
        assert not fits(tomllib.loads(SOURCE + more), schema()), more
    assert not fits({}, schema()), "a source is needed"


def test_what_is_left_out_has_its_documented_value(tmp_path: Path) -> None:
    fetch = read(tmp_path, SOURCE).fetch
    assert (fetch.timeout, fetch.gap, fetch.max_bytes, fetch.threads, fetch.allow_private) == (
        "20s",
        "0.5s",
        10_000_000,
        16,
        [],
    )


@pytest.mark.parametrize(("value", "said"), [
    ("1", "expected a text, got a whole number"), ("1.5", "expected a text, got a number"), ("true", "expected a text, got true or false"),
    ("[]", "expected a text, got a list"),
])  # fmt: skip
def test_wrong_types_are_told_in_words_with_their_line(tmp_path: Path, value: str, said: str) -> None:
    text = f"{SOURCE}\n[feed . x]  # a comment [not.this]\n  title={value}\n[feed.y]\nlanguage = ''\n"
    assert faults(tmp_path, text) == [f"feed.x.title: {said} (line 6)"]


def test_a_missing_key_is_told_at_the_head_of_its_table(tmp_path: Path) -> None:
    text = '[source.a] # [x]\nkind = "files"\n\n["source"."b"]\n"path" = 3\nkind = "files"\n'
    assert faults(tmp_path, text) == [
        "source.a.path: is missing (line 1)", "source.b.path: expected a text, got a whole number (line 5)",
    ]  # fmt: skip


def test_a_kind_is_needed_for_sources_and_not_for_networks() -> None:
    tables = {name: table for name, _, table in classes()}
    assert "kind" in tables["page"]["required"]
    assert "kind" not in tables["mastodon"]["required"]
