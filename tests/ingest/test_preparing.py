"""What is stored of an article beside its text."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from assistant.archive.embedder import MiniLM
from assistant.domain import Article, Record
from assistant.settings import load
from ingest.preparing import Cut, Preparer, around, digest_of, embedded_texts

TEXT = (
    "“The quay is safe,” said Orla Venn, the harbour master. " + "Nobody fished that day. " * 40 + "\n\n"
    "Tam Rudd said the ferry would run in May."
)


@pytest.fixture(scope="module")
def preparer() -> Preparer:
    return Preparer(MiniLM(), load(passage_words=40))


def cut(preparer: Preparer, article_id: str = "a1", title: str = "Quay") -> Cut:
    return preparer.cut(Article(Record(id=article_id, title=title), TEXT), "content", "record")


def nothing_known(digests: Iterable[str]) -> set[str]:
    return set()


def test_an_article_is_prepared_with_its_passages_statements_and_vectors(preparer: Preparer) -> None:
    [prepared] = preparer.prepare([cut(preparer)], nothing_known)
    assert [one.speaker.name for one in prepared.statements if one.speaker] == ["Orla Venn", "Tam Rudd"]
    assert prepared.extractor == preparer.fingerprint
    assert set(prepared.vectors) == set(prepared.digests)


def test_a_statement_has_the_vector_of_its_passage(preparer: Preparer) -> None:
    one = cut(preparer)
    [prepared] = preparer.prepare([one], nothing_known)
    for statement, digest in zip(prepared.statements, prepared.statement_digests, strict=True):
        passage = one.passages[prepared.digests.index(digest)]
        assert passage.start <= statement.content[0].start < passage.end
    assert len(set(prepared.statement_digests)) == 2


def test_a_text_that_is_known_is_not_embedded_again(preparer: Preparer) -> None:
    one = cut(preparer)
    first, *_ = digests = [digest_of(text) for text in embedded_texts(one)]
    [prepared] = preparer.prepare([one], lambda asked: {first})
    assert set(prepared.vectors) == set(digests) - {first}


def test_articles_keep_their_order_and_their_statements(preparer: Preparer) -> None:
    prepared = preparer.prepare([cut(preparer, f"a{i}", f"Quay {i}") for i in range(5)], nothing_known)
    assert [one.article.id for one in prepared] == [f"a{i}" for i in range(5)]
    assert all(statement.article_id == one.article.id for one in prepared for statement in one.statements)


def test_a_statement_before_every_passage_goes_to_the_first(preparer: Preparer) -> None:
    one = cut(preparer)
    [prepared] = preparer.prepare([one], nothing_known)
    late = Cut(one.article, "", "", one.passages[1:])
    assert around(late, prepared.statements)[0] == 0
