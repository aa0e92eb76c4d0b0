"""Dateline's embedders as LangChain embeddings: ``DatelineEmbeddings(MiniLM())``."""

from __future__ import annotations

from langchain_core.embeddings import Embeddings

from assistant.archive.embedder import Embedder


class DatelineEmbeddings(Embeddings):
    """Gives an embedder's vectors as lists of floats of length 1; documents and queries are embedded alike."""

    def __init__(self, embedder: Embedder) -> None:
        self.embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Give a vector for each text, in order. Raises what the embedder raises."""
        vectors: list[list[float]] = self.embedder.encode(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """Give the vector of one text."""
        return self.embed_documents([text])[0]
