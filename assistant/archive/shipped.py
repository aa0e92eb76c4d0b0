"""The models that the package ships: their files checked, and opened in onnxruntime as our graphs want it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import ArchiveError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

MINILM = Path(__file__).with_name("minilm")
TOKENIZER_SHA256 = "b2671b6b396976e3f5aef2c69ea482aa60a2a571933664ab36f352d655ecea29"


def shipped_file(path: Path, sha256: str, what: str) -> bytes:
    """Read a file of the package, ``what`` in messages. Raises ArchiveError where it is missing or not that file."""
    mend = "install dateline again, or `git checkout` the file in a clone"
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ArchiveError(f"{path}: {what} can't be read ({error.strerror}); {mend}") from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ArchiveError(f"{path}: {what} is damaged, its SHA-256 is not the shipped one; {mend}")
    return content


def onnx_session(weights: bytes) -> InferenceSession:
    """Open a model on one thread, for many texts at once on as many threads."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # the same speed, and what one text needed is given back
    options.log_severity_level = 3
    # The graphs are fused already; the higher levels would bring SkipLayerNormalization in, which is slow on a CPU.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])


def wordpiece_tokenizer(folder: Path = MINILM) -> Tokenizer:
    """Give MiniLM's tokenizer: lower-cased word-pieces, at most 256 of a text."""
    vocabulary = shipped_file(folder / "tokenizer.json", TOKENIZER_SHA256, "the embedding model")
    from tokenizers import Tokenizer

    return Tokenizer.from_buffer(vocabulary)
