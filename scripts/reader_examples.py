"""What the reader is taught on: the newsqa questions with stretches of their linked articles, and examples as the model
takes them.
"""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from cloze import Example, chunks, content_words
from reader_model import Encoding
from tokenizers import Tokenizer

from assistant.answering.reading.encoding import encode
from assistant.archive.shipped import wordpiece_tokenizer
from assistant.text import STOPWORDS, normalise

WITH_ANSWER, WITHOUT, STORY_BONUS = 6, 6, 3.0


def real_examples(folder: Path) -> Iterator[tuple[str, Example]]:
    """Yield the newsqa questions with what to read, each with its id."""
    with gzip.open(folder / "read_articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = {article["id"]: article for article in map(json.loads, lines)}
    cut = {
        key: [
            (text, content_words(f"{text} {article['title']}"), f" {normalise(text)} ")
            for text in chunks(article["text"][:9000], (80,))
        ]
        for key, article in articles.items()
    }
    spread = Counter(word for stretches in cut.values() for _, words, _ in stretches for word in words)
    total = sum(map(len, cut.values()))
    for line in (folder / "read.jsonl").open(encoding="utf-8"):
        row: dict[str, Any] = json.loads(line)
        wanted, key = content_words(row["question"]), f" {normalise(row['answer'])} "
        ranked = sorted(
            (
                (
                    sum(math.log(total / spread[word]) for word in wanted & words)
                    + STORY_BONUS * (article in row["story_articles"]),
                    articles[article]["title"],
                    text,
                    key in form,
                )
                for article in row["linked_articles"]
                for text, words, form in cut.get(article, ())
            ),
            key=lambda found: -found[0],
        )
        holding = [found for found in ranked if found[3]][:WITH_ANSWER]
        for score, title, text, _ in holding:
            if score >= holding[0][0] / 2:
                yield row["id"], Example(row["question"], title, text, row["answer"])
        parts = set(key.split()) - STOPWORDS
        silent = (found for found in ranked if not parts.intersection(normalise(found[2]).split()))
        for _, title, text, _ in islice(silent, WITHOUT):
            yield row["id"], Example(row["question"], title, text, None)


def encoded(example: Example) -> Encoding | None:
    """Encode an example; None where its answer was cut off or does not stand between word-pieces."""
    found = encode(_tokenizer(), example.question, example.title, example.text)
    places = list(answer_places(example.text, found.offsets, example.answer)) if example.answer else []
    if example.answer and not places:
        return None
    return Encoding(found.ids, found.kinds, found.first, [(found.first + a, found.first + b) for a, b in places])


@cache
def _tokenizer() -> Tokenizer:
    tokenizer = wordpiece_tokenizer()
    tokenizer.no_truncation()
    return tokenizer


def answer_places(text: str, offsets: Sequence[tuple[int, int]], answer: str) -> Iterator[tuple[int, int]]:
    """Yield the word-pieces (first, last) of each stretch of whole words whose normal form is the answer's."""
    key = normalise(answer)
    for first, (start, _) in enumerate(offsets):
        if first and text[start - 1].isalnum() and text[start].isalnum():
            continue
        if not (text[start].isalnum() or text[start] in "$€£“"):
            continue
        for last in range(first, min(first + 14, len(offsets))):
            end = offsets[last][1]
            if end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
                continue
            if normalise(text[start:end]) == key:
                yield first, last
                break
