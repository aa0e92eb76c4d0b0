"""Speed and memory beside the tutorial pipeline, in one run.

``python -m eval.speed ARTICLES [--fp32 MODEL.onnx]`` ingests the same articles (a source ``dateline ingest`` takes)
with both pipelines, ours with and without the reading of who said what, in turn and each in a process of its own,
ROUNDS times; then asks QUESTIONS, warm in one process and cold in a process each. Prints JSON. Quote the ratios:
machines differ, and so do their other users.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

ROUNDS = 3
PIPELINES = ("ours", "ours_without_statements", "tutorial")
COLD_RUNS = 5
QUESTIONS = 100


def ours(source: str, folder: Path, *, statements: bool) -> dict[str, float]:
    """Ingest with Dateline; give words per second, seconds, words and peak memory."""
    from assistant.settings import load
    from ingest.pipeline import ingest

    summary = ingest([source], folder, load(archive=folder, statements=statements), now=datetime.now(UTC))
    return _figures(summary.words, summary.seconds)


def tutorial(source: str, folder: Path, fp32: Path | None) -> dict[str, float]:
    """Ingest with the tutorial pipeline; the clock covers what it covers for ours: reading, splitting, embedding,
    storing.
    """
    from assistant.adapters.embeddings import DatelineEmbeddings
    from assistant.archive.embedder import load_embedder
    from assistant.domain import Article
    from assistant.settings import load
    from eval.systems.tutorial import FullPrecision, build
    from ingest.readers import read

    embeddings = FullPrecision(fp32) if fp32 else DatelineEmbeddings(load_embedder(load()))
    started = time.perf_counter()
    articles = [item for item in read(source) if isinstance(item, Article)]
    build(articles, embeddings, folder)
    return _figures(sum(len(article.text.split()) for article in articles), time.perf_counter() - started)


def warm(archive: Path, asked: Sequence[str]) -> dict[str, float]:
    """Ask in one process, after one question to warm it; give p50 and p95 in milliseconds."""
    from assistant import Assistant
    from assistant.settings import load

    with Assistant.open(archive, load(archive=archive)) as assistant:
        assistant.ask(asked[0], extractive=True)
        took = [assistant.ask(question, extractive=True).timings_ms["total"] for question in asked]
    cuts = quantiles(took, n=20, method="inclusive")
    return {"warm_ask_ms_p50": round(cuts[9], 1), "warm_ask_ms_p95": round(cuts[18], 1)}


def cold(archive: Path, question: str) -> float:
    """Give the median seconds of a whole ``dateline ask`` process."""
    command = [sys.executable, "-c", "from ui.cli.app import main; main()", "ask", question, "--archive", str(archive)]
    took = []
    for _ in range(COLD_RUNS):
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        took.append(time.perf_counter() - started)
    return median(took)


def _ratios(ours: Sequence[dict[str, float]], theirs: Sequence[dict[str, float]]) -> list[float]:
    return [a["words_per_s"] / b["words_per_s"] for a, b in zip(ours, theirs, strict=True)]


def _figures(words: int, seconds: float) -> dict[str, float]:
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"words_per_s": words / seconds, "seconds": seconds, "words": words, "peak_mb": peak_mb}


def _in_a_process(*arguments: str) -> dict[str, float]:
    finished = subprocess.run(
        [sys.executable, "-m", "eval.speed", *arguments], check=True, stdout=subprocess.PIPE, text=True
    )
    figures: dict[str, float] = json.loads(finished.stdout)
    return figures


def _titles(archive: Path) -> list[str]:
    """Give titles of the archive to ask about: questions of a real length that it can answer."""
    from assistant.archive.archive import Archive

    with Archive.open(archive) as opened:
        hits = opened.hits([(id_, 0.0) for id_ in range(1, 50 * QUESTIONS)])
    return list(dict.fromkeys(hit.article.title for hit in hits))[:QUESTIONS]


def main(argv: Sequence[str] | None = None) -> int:
    """Run both pipelines and print the figures as one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m eval.speed", description=__doc__)
    parser.add_argument("articles")
    parser.add_argument(
        "--fp32", type=Path, help="full-precision weights for the tutorial pipeline (else the shipped ones)"
    )
    parser.add_argument("--only", choices=PIPELINES, help=argparse.SUPPRESS)
    parser.add_argument("--into", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    result: dict[str, object]
    if options.only == "tutorial":
        result = dict(tutorial(options.articles, options.into, options.fp32))
    elif options.only:
        result = dict(ours(options.articles, options.into, statements=options.only == "ours"))
    else:
        result = _compared(options.articles, options.fp32)
    json.dump(result, sys.stdout, indent=2)
    print()
    return 0


def _compared(articles: str, fp32: Path | None) -> dict[str, object]:
    weights = ["--fp32", str(fp32)] if fp32 else []
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in PIPELINES}
    with tempfile.TemporaryDirectory() as made:
        for n in range(ROUNDS):
            for name in PIPELINES:
                runs[name].append(_in_a_process(articles, "--only", name, "--into", f"{made}/{name}{n}", *weights))
        archive = Path(made) / "ours0"
        asked = _titles(archive)
        return {
            **{f"{name}_words_per_s": median(run["words_per_s"] for run in held) for name, held in runs.items()},
            **{f"{name}_peak_mb": max(run["peak_mb"] for run in held) for name, held in runs.items()},
            "ratios": _ratios(runs["ours"], runs["tutorial"]),
            "ratios_without_statements": _ratios(runs["ours_without_statements"], runs["tutorial"]),
            "cold_ask_s": cold(archive, asked[0]),
            **warm(archive, asked),
        }


if __name__ == "__main__":
    raise SystemExit(main())
