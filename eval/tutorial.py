"""The pipeline people build from tutorials, as the peer our figures stand beside.

LangChain's recursive splitter (1,000 characters, 200 overlap), the same weights, langchain-chroma, top-k by similarity.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.archive.shipped import MINILM
from assistant.domain import Article

CHUNK_CHARACTERS, OVERLAP = 1000, 200
DOCUMENTS_ADDED = 1000
EMBEDDED_TOGETHER, LONGEST = 32, 256


class FullPrecision(Embeddings):
    """all-MiniLM-L6-v2 in fp32, in padded batches of 32, as sentence-transformers runs it.

    ``model`` is an ONNX file with inputs ``input_ids`` and ``attention_mask`` and a sentence vector as its output;
    docs/benchmarks.md says how to make one.
    """

    def __init__(self, model: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        self._session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(MINILM / "tokenizer.json"))
        self._tokenizer.enable_padding()
        self._tokenizer.enable_truncation(LONGEST)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Give a vector for each text."""
        rows: list[list[float]] = []
        for at in range(0, len(texts), EMBEDDED_TOGETHER):
            batch = self._tokenizer.encode_batch(texts[at : at + EMBEDDED_TOGETHER])
            given = {
                "input_ids": np.array([encoding.ids for encoding in batch], dtype=np.int64),
                "attention_mask": np.array([encoding.attention_mask for encoding in batch], dtype=np.int64),
            }
            rows += self._session.run(None, given)[0].tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        """Give the vector of a query."""
        return self.embed_documents([text])[0]


def build(articles: Iterable[Article], embeddings: Embeddings, folder: Path) -> Chroma:
    """Index articles as the tutorials do and give the store."""
    store = Chroma(collection_name="tutorial", embedding_function=embeddings, persist_directory=str(folder))
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK_CHARACTERS, chunk_overlap=OVERLAP)
    waiting: list[Document] = []
    for article in articles:
        metadata = {"article_id": article.id, "title": article.record.title}
        waiting += splitter.split_documents([Document(article.text, metadata=metadata)])
        if len(waiting) >= DOCUMENTS_ADDED:
            store.add_documents(waiting)
            waiting = []
    if waiting:
        store.add_documents(waiting)
    return store
