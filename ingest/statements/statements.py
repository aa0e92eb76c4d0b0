"""The statements of an article: who said what, how, to whom and when, as spans of its text."""

from __future__ import annotations

from assistant.domain import Article, Speaker, Statement
from ingest.statements.asked import with_denials, without_askers
from ingest.statements.attributions import Attribution, AttributionExtractor
from ingest.statements.claims import parted, settled
from ingest.statements.cues import is_statement
from ingest.statements.describing.description import described
from ingest.statements.interviews import answers, outside, without_others
from ingest.statements.once import once
from ingest.statements.resolving.speakers import resolve
from ingest.statements.running import whole
from ingest.statements.told_so import with_told_so
from ingest.statements.unsaid import is_unsaid

READING = 6
"""Raised whenever what follows on the extractor, whose words and how said, comes to read the same text otherwise."""


def fingerprint(extractor: AttributionExtractor) -> str:
    """Give what an archive records of how its statements were read; ``dateline doctor --repair`` reads others again."""
    return f"{extractor.fingerprint}.{READING}"


def statements(article: Article, extractor: AttributionExtractor) -> list[Statement]:
    """Give the statements of ``article`` in the order of their cues; attitudes and plans are none.

    Raises ArchiveError where the extractor's model is missing or damaged.
    """
    text = article.text
    answered = answers(text, article.record)
    read = parted(text, whole(text, without_askers(text, extractor.extract(text))))
    read = [
        one
        for one in with_told_so(text, with_denials(text, outside(text, read, answered)))
        if is_statement(text, one) and not is_unsaid(text, one)
    ]
    answered = without_others(text, answered, read)
    found = sorted((*read, *answered), key=lambda one: one.cue.start)
    speakers = settled(found, resolve(text, found, article.record))
    told = zip(found, speakers, strict=True)
    return once(
        text,
        (
            _statement(article, one, speaker, answer=one in answered)
            for one, speaker in told
            if one not in answered or speaker is not None
        ),
    )


def _statement(article: Article, attribution: Attribution, speaker: Speaker | None, *, answer: bool) -> Statement:
    description = described(article.text, attribution, article.record.published)
    return Statement(
        article_id=article.id,
        content=attribution.content,
        cue=attribution.cue,
        source=attribution.source,
        kind="direct" if answer else description.kind,
        manner="asserted" if answer else description.manner,
        speaker=speaker,
        setting=description.setting,
        said_on=description.said_on,
    )
