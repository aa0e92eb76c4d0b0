"""The reader as PyTorch learns it: MiniLM's lower layers, a vector for the kind of each word-piece, and a head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from export_minilm import published
from torch import Tensor, nn
from torch.nn import functional

from assistant.answering.reading.encoding import KINDS, LONGEST

WIDTH, HEADS = 384, 12
FORBIDDEN = -1e4


@dataclass(frozen=True, slots=True)
class Encoding:
    """An example as the model takes it; ``places`` are (first, last) word-pieces of the answer."""

    ids: list[int]
    kinds: list[int]
    first: int
    places: list[tuple[int, int]]


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
        self.put({name: value for name, value in weights.items() if "position" not in name})

    @torch.no_grad()
    def put(self, weights: Mapping[str, Tensor]) -> None:
        """Take the weights, of those that are given, that the model has."""
        for name, value in self.named().items():
            if name in weights and "token_type" not in name:
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
