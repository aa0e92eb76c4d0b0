"""The statements of an article: who said what, how, to whom and when, as spans of its text."""

from __future__ import annotations

from assistant.domain import Article, Speaker, Statement
from ingest.statements.attributions import Attribution, AttributionExtractor
from ingest.statements.cues import is_statement
from ingest.statements.describing.description import described
from ingest.statements.resolving.speakers import resolve

READING = 2
"""Raised whenever what follows on the extractor, whose words and how said, comes to read the same text otherwise."""


def fingerprint(extractor: AttributionExtractor) -> str:
    """Give what an archive records of how its statements were read; ``dateline doctor --repair`` reads others again."""
    return f"{extractor.fingerprint}.{READING}"


def statements(article: Article, extractor: AttributionExtractor) -> list[Statement]:
    """Give the statements of ``article`` in the order of their cues; attitudes and plans are none.

    Raises ArchiveError where the extractor's model is missing or damaged.
    """
    found = [one for one in extractor.extract(article.text) if is_statement(article.text, one)]
    speakers = resolve(article.text, found, article.record)
    return [_statement(article, one, speaker) for one, speaker in zip(found, speakers, strict=True)]


def _statement(article: Article, attribution: Attribution, speaker: Speaker | None) -> Statement:
    description = described(article.text, attribution, article.record.published)
    return Statement(
        article_id=article.id,
        content=attribution.content,
        cue=attribution.cue,
        source=attribution.source,
        kind=description.kind,
        manner=description.manner,
        speaker=speaker,
        setting=description.setting,
        said_on=description.said_on,
    )
