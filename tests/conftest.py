"""A small web on loopback, and folders with a config: what tests of whole rounds stand on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import settings

# Of ./check, which is run at every step: the README's test command tries five times as many examples of each property.
settings.register_profile("quick", max_examples=20)


@dataclass
class Reply:
    """What the web answers under one path; with `etag` it answers conditional requests too."""

    body: bytes = b""
    status: int = 200
    media_type: str = "text/html; charset=utf-8"
    etag: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    hangs: threading.Event | None = None


class Web:
    """A scriptable web server: `pages` maps paths to replies, `asked` lists the requests in order."""

    def __init__(self) -> None:
        self.pages: dict[str, Reply] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.released = threading.Event()
        web = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                web.asked.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
                web.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.host = f"127.0.0.1:{self.server.server_port}"
        self.url = f"http://{self.host}"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self.thread.start()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        reply = self.pages.get(request.path, Reply(b"not here", 404))
        if reply.hangs is not None:
            reply.hangs.wait(30)
            request.close_connection = True
            return
        status = 304 if reply.etag and request.headers.get("If-None-Match") == reply.etag else reply.status
        request.send_response(status)
        headers = {"Content-Type": reply.media_type} | ({"ETag": reply.etag} if reply.etag else {}) | reply.headers
        for key, value in headers.items():
            request.send_header(key, value)
        body = b"" if status == 304 else reply.body
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    def put(
        self, path: str, body: str | bytes, media_type: str = "text/html; charset=utf-8", etag: str | None = None
    ) -> str:
        """Serve a page; return its URL."""
        self.pages[path] = Reply(body.encode() if isinstance(body, str) else body, media_type=media_type, etag=etag)
        return self.url + path

    def paths(self) -> list[str]:
        """Return the paths asked for since the last look, and forget them."""
        found = [path for path, _ in self.asked]
        self.asked.clear()
        return found

    def close(self) -> None:
        self.released.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def web() -> Iterator[Web]:
    server = Web()
    yield server
    server.close()


Site = Callable[[str], Path]


@pytest.fixture
def site(tmp_path: Path, web: Web) -> Site:
    """Write a config into a new folder; ``{web}`` is the loopback web's URL, which may be fetched without a pause."""

    def write(sources: str) -> Path:
        config = tmp_path / "config.toml"
        fetch = f'[fetch]\ntimeout = "3s"\ngap = "0s"\nallow_private = ["{web.host}"]\n'
        config.write_text(sources.replace("{web}", web.url) + "\n" + fetch, encoding="utf-8")
        return config

    return write


PARAGRAPHS = (
    "The harbour wall of the old town was finished in the spring, and the first boats tied up on the same evening.",
    "Nobody had expected the work to end on time, least of all the mason who had begun it eleven years earlier.",
    "He walked along the stones twice, counted the rings, and went home without a word to anybody who was waiting.",
    "In the morning the gulls had taken the highest row, and the children the lowest one, and all was as it should be.",
    "The council has promised a lamp for the far end, and this time, says the harbour master, there is money for it.",
)


def article(title: str, author: str = "Ada Holm", day: str = "2026-03-14", more: str = "") -> str:
    """Return an article's page with a text long enough to be one."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in (*PARAGRAPHS, more) if paragraph)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title><meta name="author" content="{author}">'
        f'<meta property="article:published_time" content="{day}T09:40:00+01:00"></head><body>'
        f'<nav><a href="/">Home</a></nav><article><h1>{title}</h1>{body}</article>'
        "<footer>All rights reserved</footer></body></html>"
    )


@pytest.fixture
def page() -> Callable[..., str]:
    return article


def teasers(base: str, items: list[tuple[str, str]]) -> str:
    """Return an RSS feed of teasers: (title, path) each."""
    found = "".join(
        f"<item><title>{title}</title><link>{base}{path}</link><guid isPermaLink='false'>{path}</guid>"
        f"<description>Read more …</description></item>"
        for title, path in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><link>{base}/</link><description>d</description>{found}</channel></rss>'


@pytest.fixture
def teaser_feed() -> Callable[[str, list[tuple[str, str]]], str]:
    return teasers
