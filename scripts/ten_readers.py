"""Time ten readers of one page at once, quiet and while an ingest runs: ``python -m scripts.ten_readers ARCHIVE``.

The archive is copied. Readers speak the page's own protocol over WebSockets (tests/ui/wire.py), so what is timed is the
server: from the question to its answer on the wire, drawing in a browser left out. They press what a
browser presses by itself: the questions to go on with are looked for after each answer. The ingest is the page's own
(``ui/page/intake.py``, at a lower priority) or, with ``--plain``, ``dateline ingest``; it reads articles made of the
archive's own sentences in another order, as many as it takes. Ten readers without it come before and after, so that
what else the machine does can be told from it; those after it ask an archive that has grown by what was ingested, where
everybody asked about has said a good deal more, so each row says how many articles there are.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from assistant.archive.archive import Archive
from assistant.archive.embedder import load_embedder
from assistant.settings import load
from assistant.text import sentences
from tests.ui.chromium import ROOT, Server, served
from tests.ui.wire import wired
from ui.page.intake import Intake

READERS = 10
PAUSE_S = 2.0
"""Between an answer and the reader's next question."""
WHOM = ("Peskov", "Renwold", "Umerov", "Kellogg", "Sybiha", "Kettel", "Hasker", "the harbour office", "Lorne", "Okoro")
ASKED = (
    "What did {} say about the memorandum?",
    "And about the gate?",
    "What did {} say in May 2025?",
    "How many people were injured by storm Brannoc?",
    "What did {} say about money?",
)
SEED = 7


@dataclass(slots=True)
class Timed:
    """The seconds that a reader's page and answers took, and the search for questions to go on with after each."""

    loaded: float = 0.0
    answers: list[float] = field(default_factory=list)
    looks: list[float] = field(default_factory=list)
    offered: int = 0


def reader(url: str, number: int) -> Timed:
    """Come, ask five questions, each a while after the answer before, and give what it took."""
    begun = time.monotonic()
    time.sleep(PAUSE_S * number / READERS)
    came = time.monotonic()
    with wired(url) as page:
        timed = Timed(time.monotonic() - came)
        for asked in ASKED:
            timed.answers.append(page.ask(asked.format(WHOM[number])))
            answered, before = time.monotonic(), page.count("onward")
            if (took := page.look(PAUSE_S)) is not None:  # as a browser does; the next question ends it
                timed.looks.append(took)
            timed.offered += page.count("onward") > before
            time.sleep(max(0.0, PAUSE_S - (time.monotonic() - answered)))
        if page.failed or page.texts("question") != [asked.format(WHOM[number]) for asked in ASKED]:
            raise SystemExit(f"reader {number}: {page.texts('question')} after {time.monotonic() - begun:.0f} s")
    return timed


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table, and the median and the p95 of its answers."""

    words: str
    middle: float
    p95: float


def many(server: Server, readers: int) -> Row:
    """Time some readers at once."""
    with ThreadPoolExecutor(readers) as pool:
        found = list(pool.map(lambda number: reader(server.url, number), range(readers)))
    times = [each for timed in found for each in timed.answers]
    looks = [each for timed in found for each in timed.looks]
    loads = [timed.loaded for timed in found]
    p95 = quantiles(times, n=20, method="inclusive")[-1]
    words = (
        f"{median(loads):.2f}, {max(loads):.2f} | {median(times):.2f} | {p95:.2f} | {max(times):.2f} "
        f"| {median(looks) if looks else 0:.2f}, {sum(timed.offered for timed in found)} of {len(times)} "
        f"| {server.memory_mb():.0f}"
    )
    return Row(words, median(times), p95)


@contextmanager
def from_the_page(archive: Path, folder: Path) -> Iterator[Callable[[], bool]]:
    """Run the page's own ingest of made-up articles until the readers have gone; gives whether it still runs."""
    intake = Intake(archive)
    intake.begin([str(folder)], "made-up articles", load(archive=archive))
    try:
        yield lambda: intake.running
    finally:
        intake.stop()
        for thread in threading.enumerate():
            if thread.name == "intake":
                thread.join()


@contextmanager
def from_the_command_line(archive: Path, folder: Path) -> Iterator[Callable[[], bool]]:
    """Run ``dateline ingest`` on the same."""
    told = [
        sys.executable,
        "-c",
        "from ui.cli.app import main; main()",
        "ingest",
        str(folder),
        "--archive",
        str(archive),
    ]
    with subprocess.Popen(told, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield lambda: process.poll() is None
        finally:
            process.terminate()


def make(archive: Path, folder: Path, count: int) -> None:
    """Write articles of the archive's sentences in another order."""
    settings = load(archive=archive)
    with Archive.open(archive, load_embedder(settings)) as held:
        texts = [held.article(id_).text for id_ in held.article_ids()]
    said = [span.of(text) for text in texts for span in sentences(text)]
    rng = random.Random(SEED)
    folder.mkdir()
    lines = (
        {"title": f"Report {n}", "outlet": "Made up", "published": "2025-05-28", "text": " ".join(rng.sample(said, 20))}
        for n in range(count)
    )
    (folder / "made.jsonl").write_text("\n".join(json.dumps(each) for each in lines), "utf-8")


def held(archive: Path) -> int:
    """Count the articles of an archive as of now."""
    with Archive.open(archive) as now:
        return len(now.article_ids())


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--articles", type=int, default=3000, help="read by the ingest beside the readers")
    parser.add_argument("--plain", action="store_true", help="by dateline ingest, not the page's own way")
    given = parser.parse_args(argv)
    ingesting = from_the_command_line if given.plain else from_the_page
    print(
        "readers | page loads s, median and longest | answer s, median | p95 | longest | looking s, offered "
        "| memory MB | articles"
    )
    with tempfile.TemporaryDirectory() as made:
        archive = shutil.copytree(given.archive, Path(made) / "archive")
        make(archive, Path(made) / "articles", given.articles)
        with served(archive) as server:
            many(server, 1)  # what loads with the first question
            print(f"one | {many(server, 1).words} | {held(archive)}", flush=True)
            before = many(server, READERS)
            print(f"ten | {before.words} | {held(archive)}", flush=True)
            with ingesting(archive, Path(made) / "articles") as going_on:
                beside = many(server, READERS)
                print(f"ten, an ingest beside them | {beside.words} | {held(archive)}", flush=True)
                print("the ingest was still at work" if going_on() else "the ingest had done before")
            after = many(server, READERS)
            print(f"ten, after it | {after.words} | {held(archive)}", flush=True)
            middle, p95 = (before.middle + after.middle) / 2, (before.p95 + after.p95) / 2
            print(f"beside an ingest: median {beside.middle / middle:.2f} times, p95 {beside.p95 / p95:.2f} times")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
