"""Three made-up articles about a pier and its swans, with who said what in them marked by hand."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from assistant import Assistant
from assistant.archive.archive import Archive
from assistant.domain import Manner, Moment, Span, Speaker, Statement, StatementKind
from assistant.settings import load
from tests.assistant.archive.newsroom import LAZY, WordEmbedder, article, prepared

PIER = """The council asked the builders on Monday for their plan of the pier, which the firm holds back.

Harbour master Ada Quay told reporters it was “not helpful” to press the builders for it. “We can wait,” she added.

Engineer Tom Holt denied that the pier was sinking. Holt declined to comment on the lamps.

Tom Holt spoke with the mayor, Lena Marsh, who replied that the pier would stand."""
SWANS = """“The swans will stay on the pond, whatever the council decides,” said harbour master Ada Quay on Monday.

Ida Marsh, the vet, said the swans were healthy."""
WIRE = """“The swans will stay on the pond, whatever the council decides,” Ada Quay said.

Tom Holt warned that a bridge would cost nine million crowns. He promised a ferry."""
TEXTS = {"pier": PIER, "swans": SWANS, "wire": WIRE}


def statements(article_id: str) -> list[Statement]:
    """Give what is said in an article, marked by its words."""
    quay, holt = ("Ada Quay", "harbour master"), ("Tom Holt", "engineer")
    swans = "“The swans will stay on the pond, whatever the council decides,”"

    def told(
        who: tuple[str, str | None], source: str, cue: str, *content: str, manner: Manner = "asserted"
    ) -> Statement:
        text = TEXTS[article_id]
        name, role = who
        spans = tuple(_span(text, part) for part in content)
        quoted = ["“" in part for part in content]
        kind: StatementKind = "indirect" if not any(quoted) else "direct" if content[0][0] == "“" else "mixed"
        speaker = Speaker(name, _span(text, name), "name", role)
        return Statement(article_id, spans, _span(text, cue), _span(text, source), kind, manner, speaker)

    match article_id:
        case "pier":
            return [
                told(quay, "Harbour master Ada Quay", "told", "it was “not helpful” to press the builders for it"),
                told(quay, "she", "added", "“We can wait,”"),
                told(holt, "Engineer Tom Holt", "denied", "that the pier was sinking", manner="denied"),
                told(holt, "Holt", "declined", "to comment on the lamps", manner="declined"),
                told(("Lena Marsh", "mayor"), "who", "replied", "that the pier would stand"),
            ]
        case "swans":
            said = told(quay, "harbour master Ada Quay", "said", swans)
            monday = Moment(datetime(2025, 5, 26, tzinfo=UTC), "day", "text")
            return [
                replace(said, said_on=monday),
                told(("Ida Marsh", "vet"), "Ida Marsh, the vet,", "said the", "the swans were healthy"),
            ]
        case _:
            return [
                told(("Ada Quay", None), "Ada Quay", "said", swans),
                told(("Tom Holt", None), "Tom Holt", "warned", "that a bridge would cost nine million crowns"),
                told(("Tom Holt", None), "He", "promised", "a ferry"),
            ]


def harbour(folder: Path, *, ledger: bool = True) -> Assistant:
    """Make an archive of the three articles and open it; without ``ledger`` it has no statements."""
    days = {"pier": ("The Lantern", 27), "swans": ("Harrow Courier", 28), "wire": ("The Example Wire", 29)}
    with Archive.open(folder, WordEmbedder(), create=True, policy=LAZY) as archive, archive.writer() as writer:
        for id_, (outlet, day) in days.items():
            published = Moment(datetime(2025, 5, day, tzinfo=UTC), "day", "test")
            writer.add([prepared(article(id_, TEXTS[id_], "Harbour news", outlet=outlet, published=published))])
            if ledger:
                said = statements(id_)
                texts = [" … ".join(span.of(TEXTS[id_]) for span in one.content) for one in said]
                digests = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
                vectors = dict(zip(digests, WordEmbedder().encode(texts), strict=True))
                writer.put_statements(id_, said, digests, vectors, "by hand")
    embedder = WordEmbedder()
    return Assistant(Archive.open(folder, embedder, policy=LAZY), embedder, load(archive=folder))


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))
