from __future__ import annotations

import gzip
import resource
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assistant.errors import FetchError, HostUnwilling
from ingest.web.addresses import allowance
from ingest.web.fetching import Fetcher, Limits, Validators
from ingest.web.inflating import body
from tests.paper import HOME, Paper, page

HERE = allowance(HOME)


@pytest.fixture
def web() -> Iterator[Fetcher]:
    with Fetcher(HERE) as fetcher:
        yield fetcher


@contextmanager
def answering(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """Serve one connection by hand; give the address."""

    def serve() -> None:
        connected, _ = listener.accept()
        with connected:
            connected.recv(65_536)
            answer(connected)

    with closing(socket.create_server((HOME, 0))) as listener:
        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://{HOME}:{listener.getsockname()[1]}/"
        thread.join()


def test_a_page_comes_with_what_its_server_says_of_it(paper: Paper, web: Fetcher) -> None:
    url = paper.put("/a", page(1), "text/html; charset=Windows-1252", etag='"v1"')
    paper.at["/a"].headers["Last-Modified"] = "Thu, 29 May 2025 10:00:00 GMT"
    found = web.fetch(url)
    assert found is not None
    assert (found.url, found.media, found.charset) == (url, "text/html", "Windows-1252")
    assert found.validators == Validators('"v1"', "Thu, 29 May 2025 10:00:00 GMT")
    assert web.fetch(url, found.validators) is None
    assert paper.unchanged == ["/a"]
    assert paper.agents == {"Dateline/0.1 (a reader's own news archive)"}


def test_redirects_are_followed_to_their_end_and_an_endless_one_is_not(paper: Paper, web: Fetcher) -> None:
    end = paper.put("/end", page(1))
    for n in range(5):
        paper.put(f"/{n}", "", status=302, headers={"Location": f"{n + 1}" if n < 4 else "/end"})
    paper.put("/loop", "", status=301, headers={"Location": "/loop"})
    paper.put("/nowhere", "", status=302)
    found = web.fetch(paper.url + "/0")
    assert found is not None
    assert found.url == end
    with pytest.raises(FetchError, match="leads on more than 5 times"):
        web.fetch(paper.url + "/loop")
    with pytest.raises(FetchError, match="without saying where"):
        web.fetch(paper.url + "/nowhere")


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (204, "answered with 204"),
        (304, "answered with 304"),
        (401, r"login \(401\); open it in a browser, save the page"),
        (403, r"lets no program read it \(403\)"),
        (404, r"no such page \(404\)"),
        (410, r"gone \(410\)"),
        (418, "answered with 418"),
        (429, r"asks for fewer requests \(429\)"),
        (500, r"fault of its own \(500\); try again later"),
    ],
)
def test_a_page_that_is_not_given_is_told_in_plain_words(paper: Paper, web: Fetcher, status: int, told: str) -> None:
    with pytest.raises(FetchError, match=told) as caught:
        web.fetch(paper.put("/a", "", status=status))
    assert isinstance(caught.value, HostUnwilling) == (status == 429)


@pytest.mark.parametrize(
    "media", ["image/png", "video/mp4", "application/pdf", "application/vnd.ms-excel", "font/woff2"]
)
def test_what_can_be_no_text_is_not_loaded(paper: Paper, web: Fetcher, media: str) -> None:
    with pytest.raises(FetchError, match=f"it is {media}"):
        web.fetch(paper.put("/a", b"x" * 100, media))


@pytest.mark.parametrize("coding", ["gzip", "deflate", "x-gzip"])
def test_a_packed_page_is_unpacked(paper: Paper, web: Fetcher, coding: str) -> None:
    packed = zlib.compress(page(1).encode()) if coding == "deflate" else gzip.compress(page(1).encode())
    found = web.fetch(paper.put("/a", packed, headers={"Content-Encoding": coding}))
    assert found is not None
    assert found.raw == page(1).encode()


def test_packing_that_is_broken_or_was_not_asked_for_is_a_failure(paper: Paper, web: Fetcher) -> None:
    packed = gzip.compress(page(1).encode())
    for path, sent, coding, told in (
        ("/broken", b"\x1f\x8b" + b"x" * 50, "gzip", "can't be unpacked"),
        ("/short", packed[:100], "gzip", "breaks off"),
        ("/br", packed, "br", "not asked for"),
        ("/twice", gzip.compress(packed), "gzip, gzip", "not asked for"),
    ):
        with pytest.raises(FetchError, match=told):
            web.fetch(paper.put(path, sent, headers={"Content-Encoding": coding}))


@given(some.binary(max_size=5_000), some.integers(1, 3_000), some.sampled_from(["gzip", "zlib", "bare", "members"]))
def test_whatever_was_packed_comes_out_however_it_is_cut(data: bytes, step: int, how: str) -> None:
    bare = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": lambda: gzip.compress(data),
        "zlib": lambda: zlib.compress(data),
        "bare": lambda: bare.compress(data) + bare.flush(),
        "members": lambda: gzip.compress(data[:9]) + gzip.compress(data[9:]),
    }[how]()
    coding = "deflate" if how in ("zlib", "bare") else "gzip"
    assert body((packed[at : at + step] for at in range(0, len(packed), step)), coding, 10_000) == data


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_decompression_bomb_ends_at_the_limit_in_time_and_in_memory(paper: Paper, web: Fetcher, coding: str) -> None:
    wbits = 31 if coding == "gzip" else 15
    packer = zlib.compressobj(9, wbits=wbits)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(1_000)) + packer.flush()
    url = paper.put("/bomb", bomb, headers={"Content-Encoding": coding})
    before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    with pytest.raises(FetchError, match="over the limit of 20 MB"):
        web.fetch(url)
    assert time.process_time() - begun < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def test_what_is_announced_as_too_large_is_not_loaded(web: Fetcher) -> None:
    def announce(connected: socket.socket) -> None:
        connected.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 300000000\r\n\r\n")

    with answering(announce) as url, pytest.raises(FetchError, match=r"it is 300\.0 MB, over the limit of 20 MB"):
        web.fetch(url)


def dripping(begins: bytes, drop: bytes) -> Callable[[socket.socket], None]:
    """Make a server that goes on with a drop at a time until the other end has had enough."""

    def drip(connected: socket.socket) -> None:
        connected.settimeout(0.02)
        try:
            connected.sendall(begins)
            while True:
                connected.sendall(drop)
                try:
                    if not connected.recv(1):
                        return
                except TimeoutError:
                    continue
        except OSError:
            return

    return drip


OK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    "answer",
    [dripping(OK + b"Content-Type: text/html\r\n\r\n", b"."), dripping(OK, b"X-Y: z\r\n")],
    ids=["its words", "its headers"],
)
def test_a_server_that_never_ends_is_left_when_the_time_is_up(answer: Callable[[socket.socket], None]) -> None:
    with Fetcher(HERE, Limits(read_s=10, whole_s=0.4)) as web, answering(answer) as url:
        begun = time.monotonic()
        with pytest.raises(HostUnwilling, match="took too long"):
            web.fetch(url)
        assert time.monotonic() - begun < 2


def test_a_server_that_says_nothing_or_nonsense_or_hangs_up_is_a_plain_failure() -> None:
    def silent(connected: socket.socket) -> None:
        connected.recv(1)

    def nonsense(connected: socket.socket) -> None:
        connected.sendall(b"SSH-2.0-OpenSSH_9\r\n\r\n")

    def endless_header(connected: socket.socket) -> None:
        connected.sendall(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1_000_000)

    def short(connected: socket.socket) -> None:
        connected.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")

    for answer in (silent, nonsense, endless_header, short):
        with Fetcher(HERE, Limits(read_s=0.3)) as web, answering(answer) as url, pytest.raises(FetchError) as caught:
            web.fetch(url)
        assert "Traceback" not in str(caught.value)
        assert "\n" not in str(caught.value)


def test_no_proxy_of_the_environment_is_used(paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with Fetcher(HERE) as web:
        assert web.fetch(paper.put("/a", page(1)))


def test_a_certificate_is_held_to_the_name_not_to_the_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=paper.example"
    subprocess.run(
        [*made.split(), "-addext", "subjectAltName=DNS:paper.example", "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )
    ours = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    ours.load_cert_chain(certificate, key)

    def secured(connected: socket.socket) -> None:
        try:
            with ours.wrap_socket(connected, server_side=True) as inside:
                inside.recv(65_536)
                inside.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        except OSError:
            return

    @contextmanager
    def served() -> Iterator[int]:
        def serve() -> None:
            connected, _ = listener.accept()
            with connected:
                secured(connected)

        with closing(socket.create_server((HOME, 0))) as listener:
            thread = threading.Thread(target=serve)
            thread.start()
            yield listener.getsockname()[1]
            thread.join()

    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    allowed = allowance("127.0.0.1")
    with Fetcher(allowed, resolve=lambda host, port: ["127.0.0.1"]) as web:
        with served() as port:
            found = web.fetch(f"https://paper.example:{port}/")
            assert found is not None
            assert found.raw == b"ok"
        with served() as port, pytest.raises(HostUnwilling, match=r"can't prove that it is other\.example"):
            web.fetch(f"https://other.example:{port}/")
    monkeypatch.delenv("SSL_CERT_FILE")
    with (
        Fetcher(allowed, resolve=lambda host, port: ["127.0.0.1"]) as web,
        served() as port,
        pytest.raises(HostUnwilling, match="certificate"),
    ):
        web.fetch(f"https://paper.example:{port}/")
