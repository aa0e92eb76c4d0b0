"""The pipeline people build from tutorials, as the peer our figures stand beside.

LangChain's recursive splitter (1,000 characters, 200 overlap), the same weights, langchain-chroma, top-k by similarity.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.domain import Article

CHUNK_CHARACTERS, OVERLAP = 1000, 200
BATCH = 1000


def build(articles: Iterable[Article], embeddings: Embeddings, folder: Path) -> Chroma:
    """Index articles as the tutorials do and give the store."""
    store = Chroma(collection_name="tutorial", embedding_function=embeddings, persist_directory=str(folder))
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK_CHARACTERS, chunk_overlap=OVERLAP)
    waiting: list[Document] = []
    for article in articles:
        waiting += splitter.split_documents(
            [Document(article.text, metadata={"article_id": article.id, "title": article.record.title})]
        )
        if len(waiting) >= BATCH:
            store.add_documents(waiting)
            waiting = []
    if waiting:
        store.add_documents(waiting)
    return store
