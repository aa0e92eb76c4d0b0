"""The forms that MiniLM could be shipped in, for compare_embedders.py: how each is made and how each is run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from export_minilm import (
    SHIPPED,
    Array,
    Graph,
    Linear,
    build,
    channel_peaks,
    exact,
    int8,
    model_of,
    published,
    published_folder,
)
from numpy.typing import NDArray
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import BertModel

Tokens = Sequence[list[int]]
Run = Callable[[NDArray[np.int64], NDArray[np.int64]], Array]
"""``(ids, mask)`` of a batch to its vectors."""
BASIC = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
ALL = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL


@dataclass
class Form:
    """A form of the model: its name, how it encodes, its size in MB, and what was measured."""

    name: str
    encode: Callable[[Tokens], Array]
    size: float
    seconds: list[float] = field(default_factory=list)
    cpu_seconds: list[float] = field(default_factory=list)
    vectors: list[Array] = field(default_factory=list)


def forms(folder: Path) -> Iterator[Form]:
    """Make every form in ``folder``; the first is full precision, which the others are compared with."""
    weights, tokenizer, card = published()
    peaks = channel_peaks(weights, tokenizer, card)
    flat = {layer: np.ones_like(peak) for layer, peak in peaks.items()}

    def own(linear: Linear, *, small_table: bool = True) -> bytes:
        return bytes(model_of(build(weights, linear, small_table=small_table)).SerializeToString())

    full = own(exact, small_table=False)
    yield one_by_one("own graph, fp32, one by one", full, 2)

    model = Pooled()
    yield Form("torch, batches of 8", padded(model.run, 8), 90.9)
    traced = trace(model, folder / "traced.onnx")
    yield batches("traced, fp32, batches of 8", traced, 8)
    for name, kind, options in (
        ("int8 per tensor", QuantType.QInt8, {"per_channel": False}),
        ("int8 per channel, half range", QuantType.QInt8, {"per_channel": True, "reduce_range": True}),
        ("int8 per channel", QuantType.QInt8, {"per_channel": True}),
    ):
        path = folder / f"{name}.onnx"
        quantize_dynamic(traced, path, weight_type=kind, **options)
        yield batches(f"traced, {name}, batches of 8", path, 8)
    yield batches("  the same, no SkipLayerNormalization", path, 8, without="SkipLayerNormFusion")

    yield one_by_one("own graph, fp16 stored, one by one", own(halves), 2)
    yield one_by_one("own graph, 8-bit weights only, one by one", own(weight_only(8, 128)), 2)
    yield one_by_one("own graph, 4-bit weights only, one by one", own(weight_only(4, 32)), 2)
    yield one_by_one("own graph, int8 undamped, one by one", own(int8(flat)), 2)
    shipped = (SHIPPED / "model.onnx").read_bytes()
    yield one_by_one("shipped, one by one on two threads", shipped, 1, threads=2)
    yield batches("shipped, batches of 8", shipped, 8)
    yield one_by_one("shipped, two at once", shipped, 2)


def batches(name: str, model: bytes | Path, size: int, without: str = "") -> Form:
    """Give a form that runs in batches on two threads, onnxruntime's own fusions on where the graph was traced."""
    runner = session(model, 2, BASIC if isinstance(model, bytes) else ALL, without)

    def run(ids: NDArray[np.int64], mask: NDArray[np.int64]) -> Array:
        given = {"input_ids": ids, "attention_mask": mask}
        vectors: Array = runner.run(None, {read.name: given[read.name] for read in runner.get_inputs()})[0]
        return vectors

    masked = len(runner.get_inputs()) == 2
    return Form(name, padded(run, size) if masked else even(run, size), size_of(model))


def one_by_one(name: str, model: bytes, workers: int, threads: int = 1) -> Form:
    """Give a form that runs one text at a time, ``workers`` of them at once, each on ``threads`` threads."""
    runner = session(model, threads, BASIC)

    def one(ids: list[int]) -> Array:
        vector: Array = runner.run(None, {"input_ids": np.array([ids])})[0][0]
        return vector

    def encode(tokens: Tokens) -> Array:
        with ThreadPoolExecutor(workers) as pool:
            return np.stack(list(pool.map(one, tokens)))

    return Form(name, encode, size_of(model))


def session(
    model: bytes | Path, threads: int, level: onnxruntime.GraphOptimizationLevel, without: str = ""
) -> onnxruntime.InferenceSession:
    """Open a model on the CPU, one optimiser left out where it is named."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.graph_optimization_level = level
    options.log_severity_level = 3
    content = model if isinstance(model, bytes) else str(model)
    return onnxruntime.InferenceSession(
        content, options, ["CPUExecutionProvider"], disabled_optimizers=[without] if without else None
    )


def size_of(model: bytes | Path) -> float:
    """Give the size of a model in MB."""
    return (len(model) if isinstance(model, bytes) else model.stat().st_size) / 1e6


def padded(run: Run, size: int) -> Callable[[Tokens], Array]:
    """Encode in batches sorted by length and padded to the longest text of each."""

    def encode(tokens: Tokens) -> Array:
        order = sorted(range(len(tokens)), key=lambda i: -len(tokens[i]))
        return gather(run, tokens, [order[start : start + size] for start in range(0, len(order), size)])

    return encode


def even(run: Run, size: int) -> Callable[[Tokens], Array]:
    """Encode in batches of texts that have the same length, which need no padding."""

    def encode(tokens: Tokens) -> Array:
        groups: dict[int, list[int]] = {}
        for i, ids in enumerate(tokens):
            groups.setdefault(len(ids), []).append(i)
        return gather(
            run, tokens, [g[start : start + size] for g in groups.values() for start in range(0, len(g), size)]
        )

    return encode


def gather(run: Run, tokens: Tokens, batches: list[list[int]]) -> Array:
    """Run batches of rows; give the vectors in the order of the texts."""
    vectors = np.empty((len(tokens), 384), np.float32)
    for rows in batches:
        ids = np.zeros((len(rows), len(tokens[rows[0]])), np.int64)
        for row, i in enumerate(rows):
            ids[row, : len(tokens[i])] = tokens[i]
        vectors[rows] = run(ids, (ids != 0).astype(np.int64))
    return vectors


class Pooled(torch.nn.Module):
    """The published model in torch, with the mean over the mask and the normalisation."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(published_folder())
        self.eval()  # as a whole: the exporter puts back the mode that it finds at the top

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Give unit vectors ``(n, 384)``."""
        hidden = self.bert(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
        return torch.nn.functional.normalize((hidden * mask).sum(1) / mask.sum(1), dim=1)

    def run(self, ids: NDArray[np.int64], mask: NDArray[np.int64]) -> Array:
        """Encode one batch."""
        with torch.inference_mode():
            return np.asarray(self(torch.from_numpy(ids), torch.from_numpy(mask)).numpy(), np.float32)


def trace(model: Pooled, path: Path) -> Path:
    """Export the model the usual way, through torch's tracer."""
    ids = torch.randint(1000, 2000, (2, 16))
    inputs = ["input_ids", "attention_mask"]
    torch.onnx.export(
        model,
        (ids, torch.ones_like(ids)),
        path,
        input_names=inputs,
        output_names=["vector"],
        dynamic_axes={name: {0: "batch", 1: "length"} for name in inputs},
        opset_version=18,
        dynamo=False,
    )
    return path


def halves(graph: Graph, name: str, value: str, weight: Array, bias: Array) -> str:
    """Add a linear layer stored in 16 bits and computed in 32."""
    stored = graph.constant(f"{name}.weight", weight.astype(np.float16))
    [product] = graph.node("MatMul", value, graph.node("Cast", stored, to=TensorProto.FLOAT)[0])
    return graph.node("Add", product, graph.constant(f"{name}.bias", bias))[0]


def weight_only(bits: int, block: int) -> Linear:
    """Give a linear layer whose weights have ``bits`` bits and a scale for each ``block`` of a column (MatMulNBits)."""

    def linear(graph: Graph, name: str, value: str, weight: Array, bias: Array) -> str:
        inner, outer = weight.shape
        blocks = weight.T.reshape(outer, inner // block, block)
        middle = 1 << (bits - 1)
        scale = np.abs(blocks).max(axis=2) / (middle - 1)
        stored = (np.round(blocks / scale[..., None]) + middle).astype(np.uint8)
        if bits == 4:
            stored = stored[..., 0::2] | (stored[..., 1::2] << 4)
        constants = [graph.constant(f"{name}.weight", stored), graph.constant(f"{name}.scale", scale)]
        shape = {"K": inner, "N": outer, "bits": bits, "block_size": block, "accuracy_level": 4}
        [product] = graph.node("MatMulNBits", value, *constants, domain="com.microsoft", **shape)
        return graph.node("Add", product, graph.constant(f"{name}.bias", bias))[0]

    return linear
