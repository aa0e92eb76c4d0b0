"""The shipped model: its vectors, its files, its threads, and what happens when a file is not the shipped one."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.archive.embedder import MODEL_SHA256, Embedder, MiniLM, load_embedder
from assistant.archive.shipped import MINILM, TOKENIZER_SHA256
from assistant.errors import ArchiveError
from assistant.settings import load

NEWS = [
    "The minister said the memorandum would be published.",
    "Rain.",
    "Officials at the port said on Tuesday that the ferry had left an hour late because of fog over the strait.",
    "",
    "A spokesman declined to comment. " * 60,
]


@pytest.fixture(scope="module")
def minilm() -> MiniLM:
    return MiniLM(threads=2)


def test_every_shipped_file_has_the_hash_that_its_source_note_gives() -> None:
    note = (MINILM / "SOURCE.md").read_text(encoding="utf-8")
    noted = {name: digest for digest, name in re.findall(r"`([0-9a-f]{64})` +\| `([\w.]+)`", note)}
    actual = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in MINILM.iterdir()
        if path.name != "SOURCE.md"
    }
    assert noted == actual
    assert (actual["model.onnx"], actual["tokenizer.json"]) == (MODEL_SHA256, TOKENIZER_SHA256)


def test_similarities_are_those_that_the_published_model_gives(minilm: MiniLM) -> None:
    weather, sunny, stadium = minilm.encode(
        ["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."]
    )
    # From the documentation of sentence-transformers; 8 bits move a similarity by about a hundredth.
    assert weather @ sunny == pytest.approx(0.6660, abs=0.02)
    assert weather @ stadium == pytest.approx(0.1046, abs=0.02)
    assert sunny @ stadium == pytest.approx(0.1411, abs=0.02)


def test_rows_are_unit_vectors_in_the_order_of_the_texts(minilm: MiniLM) -> None:
    vectors = minilm.encode(NEWS)
    assert vectors.shape == (len(NEWS), minilm.dimension)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    np.testing.assert_array_equal(minilm.encode(NEWS[::-1]), vectors[::-1])


def test_a_vector_does_not_depend_on_its_neighbours_or_on_the_threads(minilm: MiniLM) -> None:
    together = minilm.encode(NEWS)
    alone = MiniLM(threads=1)
    for text, vector in zip(NEWS, together, strict=True):
        np.testing.assert_array_equal(alone.encode([text])[0], vector)


def test_no_texts_give_no_rows_and_load_nothing(tmp_path: Path) -> None:
    assert MiniLM(folder=tmp_path).encode([]).shape == (0, 384)


def test_what_lies_beyond_256_word_pieces_changes_nothing(minilm: MiniLM) -> None:
    start = "budget " * 300
    np.testing.assert_array_equal(*minilm.encode([start, start + "ferry " * 100_000]))


@given(st.text(max_size=60))
@settings(deadline=None)  # the first example loads the model
def test_any_text_has_a_vector(minilm: MiniLM, text: str) -> None:
    assert np.linalg.norm(minilm.encode([text])) == pytest.approx(1, abs=1e-5)


def test_half_a_surrogate_pair_has_a_vector(minilm: MiniLM) -> None:
    assert np.isfinite(minilm.encode(["caf\udce9"])).all()


def test_threads_share_one_embedder() -> None:
    shared = MiniLM(threads=2)
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: shared.encode(NEWS), range(8)))
    for vectors in results:
        np.testing.assert_array_equal(vectors, results[0])


def test_the_name_dimension_and_fingerprint_are_known_before_anything_is_loaded() -> None:
    code = (
        "import sys; from assistant.archive.embedder import MiniLM; model = MiniLM();"
        "print(model.model_id, model.dimension, model.fingerprint);"
        "print(sorted({'onnxruntime', 'tokenizers', 'openai'} & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout == f"all-MiniLM-L6-v2 384 {MODEL_SHA256}\n[]\n"
    assert ended.stderr == ""


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
@pytest.mark.parametrize("fault", ["missing", "cut", "one bit"])
def test_a_file_that_is_not_the_shipped_one_is_named_with_its_mending(tmp_path: Path, name: str, fault: str) -> None:
    for shipped in ("model.onnx", "tokenizer.json"):
        shutil.copy(MINILM / shipped, tmp_path / shipped)
    path = tmp_path / name
    content = bytearray(path.read_bytes())
    if fault == "missing":
        path.unlink()
    elif fault == "cut":
        path.write_bytes(content[: len(content) // 2])
    else:
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
    with pytest.raises(ArchiveError, match=r"install dateline again") as raised:
        MiniLM(folder=tmp_path).encode(["text"])
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_the_settings_choose_the_shipped_model_unless_told_otherwise() -> None:
    chosen: Embedder = load_embedder(load(threads=1))
    assert chosen.model_id == "all-MiniLM-L6-v2"
