"""Who said what: the statements of a person, on a topic, in a period, from the archive's ledger."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from assistant.archive.archive import Archive
from assistant.directory import Directory, Person, Several, Unknown
from assistant.domain import Said, Scope
from assistant.errors import InputError
from assistant.holding import holder
from assistant.search import fuse
from assistant.topic import Evidence, Topic

POOL = 120
"""Statements read in their articles; where somebody has more in scope, the best of both rankings are."""
LEAST = 0.65
"""The sureness that the best statement needs. Of 22 topics of the development half all reach it with their speaker; of
255 pairs of such a topic and somebody who did not speak on it 7 %, where coverage and half the cosine let in 19 %.
"""
NEAR, COURSE = 0.65, 0.5
"""The share of the best one's evidence with which a statement still answers, and where all that was said is asked for.

From the development half of eval/golden/said.jsonl, on statements labelled by hand.
"""
ALIKE, AS_ALIKE = 0.42, 0.1
"""The cosine of the topic and a statement's own sentence that it takes where words do not show it, and how much less
than the best. Of 421 pairs of a topic of the development half and somebody who did not speak on it 6 reach it.
"""
COMPARED = 40
"""Statements compared so with a topic, 4 ms each."""
NO_STATEMENTS = "the archive has no statements; one made before they were kept gets them by `dateline doctor --repair`"
MOST_NAMED = 8
"""People listed where a name may mean several."""


def speaker_named(directory: Directory, query: str, archive: Archive | None = None, scope: Scope = Scope()) -> Person:
    """Give the one person a query means: of an office, by what an ``archive`` writes, who held it in a scope's period,
    else who does now. Raises InputError naming those it may mean, or the nearest names.
    """
    match directory.find(query):
        case Person() as person:
            return person
        case Several(people) if (
            archive is not None
            and query[:1].islower()
            and (held := holder(archive, query, people, scope.period, datetime.now(UTC)))
        ):
            return held
        case Several(people):
            named = "; ".join(_introduced(person) for person in people[:MOST_NAMED])
            more = f"; and {len(people) - MOST_NAMED} more" if len(people) > MOST_NAMED else ""
            raise InputError(f"{query!r} may be {named}{more}: give the full name")
        case Unknown(nearest):
            if not directory.people:
                raise InputError(NO_STATEMENTS)
            near = f"the nearest: {', '.join(nearest)}" if nearest else "`dateline said` lists who has any"
            raise InputError(f"the archive has no statements by {query!r}; {near}")


def said(
    archive: Archive,
    *,
    speaker: Person | None,
    about: str | None,
    scope: Scope = Scope(),
    article: str | None = None,
    k: int | None = None,
) -> list[Said]:
    """Find ``k`` (None for all) statements of a person, or of anybody: the newest first, those of one article in
    reading order; anybody's on a topic the best first. On a topic they are at most POOL where ``k`` is None.

    The topic may stand in the paragraphs around a statement; what is off the topic is left out, however few remain.
    ``article`` is an id or URL. Raises InputError for an outlet, author or article that the archive does not have.
    """
    people = None if speaker is None else (speaker,)
    if about is None or not about.strip():
        names = None if speaker is None else speaker.variants
        selection = archive.select_statements(scope, speakers=names, article=article)
        return archive.said(archive.latest_statements(k, selection))
    found = candidates(archive, people, about, scope, article=article, pool=max(POOL, k or 0))
    topic = Topic(archive, about)
    kept = [one for one, _ in on_topic(found, topic.evidence(found), everything=True)]
    return (kept if speaker is None else sorted(kept, key=_newest_first))[:k]


def candidates(
    archive: Archive,
    people: Iterable[Person] | None,
    about: str,
    scope: Scope,
    *,
    article: str | None = None,
    pool: int = POOL,
) -> list[Said]:
    """Give the statements of some people, or of anybody, to be read for a topic: all of them, or the ``pool`` that the
    lexical and the dense ranking put first.
    """
    names = None if people is None else [name for person in people for name in person.variants]
    selection = archive.select_statements(scope, speakers=names, article=article)
    latest = archive.latest_statements(pool + 1, selection)
    if not about.strip() or len(latest) <= pool:
        return archive.said(latest[:pool])
    vector = archive.embedder.encode([about])[0]
    rankings = (archive.statement_lexical(about, pool, selection), archive.statement_dense(vector, pool, selection))
    return archive.said([id_ for id_, _ in fuse(rankings)[:pool]])


def on_topic(
    found: Sequence[Said], evidence: Collection[Evidence], *, everything: bool = False, each_article: bool = False
) -> list[tuple[Said, Evidence]]:
    """Keep the statements whose evidence is near the best one's, best first; none where the best has hardly any.

    With ``each_article`` an article of which nothing comes that near keeps its best, as all that was said does:
    somebody may have changed their mind in it.
    """
    ranked = sorted(zip(found, evidence, strict=True), key=lambda pair: -pair[1].worth)
    best = ranked[0][1].worth if ranked else 0.0
    least = best * (COURSE if everything else NEAR)
    if max((of.sureness for _, of in ranked if of.worth >= least), default=0.0) < LEAST:
        return []
    kept, articles = [], set[str]()
    for one, of in ranked:
        if of.worth >= least or (each_article and of.worth >= best * COURSE and one.article.id not in articles):
            kept.append((one, of))
            articles.add(one.article.id)
    return kept


def in_other_words(found: Sequence[Said], evidence: Collection[Evidence], topic: Topic) -> list[tuple[Said, Evidence]]:
    """Keep the statements whose own sentence means what the topic does, though it has other words ("the wetland" for
    the marsh), best first: asked where none is on the topic by its words.
    """
    ranked = sorted(zip(found, evidence, strict=True), key=lambda pair: -pair[1].worth)[:COMPARED]
    alike = topic.likeness([one for one, _ in ranked])
    best = max((like for like in alike), default=0.0)
    kept = [
        (one, replace(of, coverage=max(of.coverage, like)))
        for (one, of), like in zip(ranked, alike, strict=True)
        if like >= max(ALIKE, best - AS_ALIKE)
    ]
    return sorted(kept, key=lambda pair: -pair[1].worth)


def _newest_first(one: Said) -> tuple[float, str, int]:
    published = one.article.published
    return (-published.at.timestamp() if published else math.inf, one.article.id, one.statement.cue.start)


def _introduced(person: Person) -> str:
    role = f", {person.roles[0]}" if person.roles else ""
    return f"{person.name}{role} ({person.statements} statement{'s' if person.statements != 1 else ''})"
