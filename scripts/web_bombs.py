"""What a hostile site costs: bombs sent to a real ingest of one address, each in a process of its own.

``python -m scripts.web_bombs`` prints, for each, the seconds from the request to the failure, the megabytes of memory
above those of an ordinary page, and what the reader is told.
"""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
import zlib
from datetime import UTC, datetime
from pathlib import Path

from assistant.settings import load
from ingest.readers.outcome import Failure
from ingest.web.reading import Web
from tests.paper import HOME, page, printed

LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


def packed(wbits: int) -> bytes:
    """Pack a gigabyte of nothing."""
    packer = zlib.compressobj(9, wbits=wbits)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(1_000)) + packer.flush()


def sent(name: str) -> tuple[bytes, str, dict[str, str]]:
    """Give body, type and headers of a bomb."""
    match name:
        case "an ordinary page":
            return page(1).encode(), "text/html", {}
        case "gzip, 1 GB":
            return packed(31), "text/html", {"Content-Encoding": "gzip"}
        case "deflate, 1 GB":
            return packed(15), "text/html", {"Content-Encoding": "deflate"}
        case "sitemap.xml.gz, 1 GB":
            return packed(31), "application/gzip", {}
        case "gzip in gzip":
            return gzip.compress(packed(31)), "application/gzip", {"Content-Encoding": "gzip"}
        case "billion laughs":
            return f"<!DOCTYPE rss [<!ENTITY a0 'lol'>{LAUGHS}]><rss><channel>&a9;".encode(), "application/xml", {}
        case "feed, 200,000 deep":
            return f"<rss><channel><item>{'<b>' * 200_000}".encode(), "application/xml", {}
        case "sitemap, 200,000 deep":
            return f"<urlset>{'<url>' * 200_000}".encode(), "application/xml", {}
        case "page, 200,000 deep":
            return f"<html><body>{'<div>' * 200_000}x".encode(), "text/html", {}
        case "JSON, 200,000 deep":
            return b"[" * 200_000, "application/json", {}
        case "page of 150,000 paragraphs":
            return f"<html><body>{'<p>word' * 150_000}".encode(), "text/html", {}
        case "feed of 1.2 M elements":
            return f"<rss>{'<x/>' * 1_200_000}".encode(), "application/xml", {}
        case _:
            return b"<rss><channel>" + b"<item><title>a</title></item>" * 700_000, "application/xml", {}


BOMBS = (
    *("gzip, 1 GB", "deflate, 1 GB", "sitemap.xml.gz, 1 GB", "gzip in gzip", "billion laughs", "feed, 200,000 deep"),
    *("sitemap, 200,000 deep", "page, 200,000 deep", "JSON, 200,000 deep", "feed of 20 MB", "feed of 1.2 M elements"),
    "page of 150,000 paragraphs",
)


def once(name: str) -> tuple[float, int, str]:
    """Fetch a bomb; give seconds, the kilobytes by which the peak of memory grew, and what is told."""
    body, media, headers = sent(name)
    settings = load(fetch_allow=HOME, fetch_delay_s=0)
    with printed() as paper, tempfile.TemporaryDirectory() as folder:
        usual = paper.put("/usual", page(1))
        url = paper.put("/bomb", body, media, headers=headers)
        with Web(Path(folder), settings, lambda _: False, now=datetime.now(UTC), limit=200) as web:
            list(web.read(usual))  # loads what reads pages
            before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
            outcomes = list(web.read(url))
            seconds = time.perf_counter() - begun
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    told = next((outcome.reason for outcome in outcomes if isinstance(outcome, Failure)), "read")
    return seconds, grown, told


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(once(sys.argv[1])))
    else:
        for name in BOMBS:
            call = [sys.executable, "-m", "scripts.web_bombs", name]
            done = subprocess.run(call, check=True, capture_output=True, text=True)
            seconds, grown, told = json.loads(done.stdout.splitlines()[-1])
            print(f"{name:<28}{seconds:>7.2f} s{grown / 1000:>8.0f} MB   {told}")
