"""Put together the answer to a question from what was found, replied and looked through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from assistant.ageing import aged
from assistant.answering.closest import closest
from assistant.answering.sentences import question_terms
from assistant.archive.archive import Archive
from assistant.clock.almanac import day_name
from assistant.domain import Answer, Citation, Hit, Scope, Searched
from assistant.question import Question, content
from assistant.replying import Reply
from assistant.search import known_by, queries, searched_in

MOST_NAMED = 3
"""Ids named in a notice."""


def answer_of(
    archive: Archive,
    text: str,
    asked: Question,
    hits: Sequence[Hit],
    replied: Reply,
    timings_ms: Mapping[str, float],
) -> Answer:
    """Give the whole answer to a question as it was typed; a refusal has the closest coverage and what was searched."""
    draft = replied.verified.draft
    return Answer(
        question=text,
        standalone_question=asked.standalone,
        as_of=asked.as_of,
        scope=draft.scope or asked.scope,
        text=draft.text,
        short_answer=draft.short_answer,
        abstained=draft.abstained,
        confidence=draft.confidence,
        answered_by=replied.by,
        claims=draft.claims,
        citations=draft.citations,
        differing=draft.differing,
        closest=draft.closest or _closest(archive, asked, hits) if draft.abstained else (),
        searched=_searched(archive, asked) if draft.abstained else None,
        notices=(*replied.notices, *([told] if (told := aged(archive, asked, draft.citations)) else [])),
        timings_ms=dict(timings_ms),
    )


def left_out(archive: Archive, as_of: datetime, scope: Scope) -> list[str]:
    """Say how many articles were not yet published when a question is asked, and which the user leaves out that are
    not there.
    """
    later = _later(archive, as_of)
    unknown = [id_ for id_ in scope.exclude if not archive.has(id_)]
    which = f"{', '.join(unknown[:MOST_NAMED])}{' and others' if len(unknown) > MOST_NAMED else ''}"
    return [
        *([later] if later else []),
        *([f"No article here has the id or URL {which}, so nothing was left out for it."] if unknown else []),
    ]


def unheard(archive: Archive, query: str) -> str:
    """Say that no article has any word of a query, "" where one does: what is found is near in meaning at most."""
    stems = archive.analyse(query)
    if not stems or any(archive.document_frequency(stem) for stem in stems):
        return ""
    return "No article has any of these words; what follows is only nearest in meaning."


def _closest(archive: Archive, asked: Question, hits: Sequence[Hit]) -> tuple[Citation, ...]:
    terms = question_terms(content(asked), archive.analyse, archive.document_frequency, archive.passage_count())
    return closest(hits, terms, archive.analyse)


def _later(archive: Archive, as_of: datetime) -> str:
    until = known_by(as_of)
    count = archive.published_after(until)
    articles = "1 article was" if count == 1 else f"{count:,} articles were"
    after, day = day_name(until.date()), day_name(as_of.date())
    return f"{articles} published after {after} and left out: the question is asked on {day}." if count else ""


def _searched(archive: Archive, asked: Question) -> Searched:
    return Searched(queries(asked), archive.extent(searched_in(asked), known_by(asked.as_of)))
