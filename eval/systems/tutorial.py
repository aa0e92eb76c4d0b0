"""The pipeline people build from tutorials, as the peer our figures stand beside.

LangChain's recursive splitter (1,000 characters, 200 overlap), the same weights, langchain-chroma, top-k by similarity.
It has no model either: its "answer" is the beginning of its best passages, as many words as Dateline's answers may
have, and it never refuses. Its confidence is the similarity of the best passage. It knows no day and no history.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from filelock import FileLock
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.adapters.embeddings import DatelineEmbeddings
from assistant.archive.archive import Archive
from assistant.archive.shipped import MINILM
from assistant.domain import Answer, Article, Citation, Claim, Hit, Scope
from eval.cases import Case
from eval.outcomes import Outcome
from eval.systems.checking import around, misquoted

CHUNK_CHARACTERS, OVERLAP = 1000, 200
DOCUMENTS_ADDED = 1000
EMBEDDED_TOGETHER, LONGEST = 32, 256
TOP_K = 20
"""As many passages as Dateline takes, so that rankings compare."""
NAME = "tutorial"


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
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK_CHARACTERS, chunk_overlap=OVERLAP, add_start_index=True)
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


def index(articles: str, weights: str) -> str:
    """Name the folder of an index by the digest of its articles, the weights, and how the articles are cut."""
    made_of = "\x1f".join((articles, weights, str(CHUNK_CHARACTERS), str(OVERLAP)))
    return f"{NAME}-{sha256(made_of.encode()).hexdigest()[:12]}"


class Tutorial:
    """The store, asked; the articles are those of ``archive``, whose folder and texts it takes its words from."""

    name = NAME

    def __init__(self, archive: Archive, folder: Path, answer_words: int, now: datetime) -> None:
        """Open the index in ``folder``, or make it there from the archive's articles; one left unfinished is no use:
        going on would store its first articles twice.
        """
        self._archive = archive
        self._answer_words = answer_words
        self._now = now
        embeddings = DatelineEmbeddings(archive.embedder)
        complete = folder / "complete"
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_suffix(".lock")):
            if complete.exists():
                self._store = build((), embeddings, folder)
            else:
                shutil.rmtree(folder, ignore_errors=True)
                self._store = build((archive.article(id_) for id_ in archive.article_ids()), embeddings, folder)
                complete.touch()

    def described(self) -> Mapping[str, object]:
        """Give the pipeline's numbers and the weights."""
        return {
            "settings": {"chunk_characters": CHUNK_CHARACTERS, "overlap": OVERLAP, "top_k": TOP_K},
            "models": {
                "embedder": self._archive.embedder.model_id,
                "weights": self._archive.embedder.fingerprint,
                "answers": None,
            },
            "price": None,
        }

    def ask(self, case: Case) -> Outcome:
        """Give the best passages for the bare question."""
        started = datetime.now(UTC)
        left_out: dict[str, Any] | None = {"article_id": {"$nin": list(case.exclude)}} if case.exclude else None
        found = self._store.similarity_search_with_score(case.question, k=TOP_K, filter=left_out)
        retrieved = datetime.now(UTC)
        hits = tuple(self._hit(n, document, distance) for n, (document, distance) in enumerate(found, start=1))
        answer = self._answer(case, hits)
        spent = {"retrieve": retrieved - started, "total": datetime.now(UTC) - started}
        answer.timings_ms.update({name: passed.total_seconds() * 1000 for name, passed in spent.items()})
        archive, cited = self._archive, answer.citations
        return Outcome(case.id, answer, hits, around(archive, cited), misquoted(archive, cited))

    def _hit(self, n: int, document: Document, distance: float) -> Hit:
        start = int(document.metadata["start_index"])
        record = self._archive.record(document.metadata["article_id"])
        words = document.page_content
        return Hit(n, record, start, start + len(words), words, 1 - distance / 2)  # squared L2 of unit vectors

    def _answer(self, case: Case, hits: tuple[Hit, ...]) -> Answer:
        citations = tuple(self._quoted(hits))
        return Answer(
            question=case.question,
            standalone_question=case.question,
            as_of=case.as_of or self._now,
            scope=Scope(),
            text=" ".join(f"{each.quote} [{each.n}]" for each in citations),
            short_answer=None,
            abstained=False,
            confidence=min(1.0, max(0.0, hits[0].score)) if hits else 0.0,
            answered_by=NAME,
            claims=tuple(Claim(each.quote, (each.n,), True) for each in citations),
            citations=citations,
        )

    def _quoted(self, hits: Iterable[Hit]) -> Iterator[Citation]:
        left = self._answer_words
        for n, hit in enumerate(hits, start=1):
            if left <= 0:
                return
            quote = " ".join(hit.text.split(" ")[:left])
            left -= len(quote.split())
            yield Citation(n, hit.article, hit.start, hit.start + len(quote), quote)
