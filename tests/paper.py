"""A newspaper's site on loopback: pages, feeds and sitemaps at paths, with what was asked of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PUBLISHED = "2025-05-{day:02}T10:00:00Z"
WORDS = (
    "The harbour office of Orvenmouth said on Tuesday that ferry number {n} would not sail before the wind had turned, "
    "and that passengers were to wait at the quay until noon. “We shall not risk it with {n} families on board,” said "
    "Ada Quay, the harbour master. The company added that tickets stay valid for a week after the storm."
)
HOME = "127.0.0.1"


@dataclass(slots=True)
class Sent:
    """What is at a path; an ``etag`` is answered with 304 where it is known already."""

    body: bytes
    media: str = "text/html; charset=utf-8"
    status: int = 200
    etag: str = ""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Paper:
    """A running site; ``asked`` has the paths of its requests, ``agents`` who asked; ``when_asked`` is told of each."""

    url: str
    port: int
    at: dict[str, Sent] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    when_asked: Callable[[str], object] = bool

    def put(self, path: str, body: str | bytes, media: str = "text/html; charset=utf-8", **more: object) -> str:
        """Put something at a path; give its address."""
        self.at[path] = Sent(body.encode() if isinstance(body, str) else body, media, **more)  # type: ignore[arg-type]
        return self.url + path

    def forget(self) -> None:
        """Forget what was asked."""
        self.asked.clear()
        self.unchanged.clear()


def page(n: int, *, head: str = "", words: str = WORDS, title: str = "Ferry {n} waits for the wind") -> str:
    """Give the page of an article."""
    named = title.format(n=n)
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{named}</title>"
        f'<meta property="article:published_time" content="{PUBLISHED.format(day=n)}">{head}</head>'
        f"<body><article><h1>{named}</h1><p>{words.format(n=n)}</p></article></body></html>"
    )


def rss(*items: str, head: str = "") -> str:
    """Give an RSS feed."""
    return (
        f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>Courier</title>{"".join(items)}</channel></rss>'
    )


def item(link: str, n: int, more: str = "") -> str:
    """Give an item of a feed."""
    return (
        f"<item><title>Ferry {n} waits for the wind</title><link>{link}</link>"
        f"<pubDate>{n:02} May 2025 10:00:00 GMT</pubDate>{more}</item>"
    )


@contextmanager
def printed() -> Iterator[Paper]:
    """Serve an empty site from a thread."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            paper.asked.append(self.path)
            paper.agents.add(self.headers["User-Agent"])
            paper.when_asked(self.path)
            sent = paper.at.get(self.path) or Sent(b"nothing here", status=404)
            if sent.etag and self.headers["If-None-Match"] == sent.etag:
                paper.unchanged.append(self.path)
                sent = Sent(b"", status=304)
            self.send_response(sent.status)
            self.send_header("Content-Type", sent.media)
            self.send_header("Content-Length", str(len(sent.body)))
            if sent.etag:
                self.send_header("ETag", sent.etag)
            for name, value in sent.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(sent.body)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Keep quiet about a reader who has had enough."""

    with Server((HOME, 0), Handler) as server:
        paper = Paper(f"http://{HOME}:{server.server_port}", server.server_port)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield paper
        finally:
            server.shutdown()
            thread.join()
