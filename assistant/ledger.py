"""Who said what: the statements of a person, on a topic, in a period, from the archive's ledger."""

from __future__ import annotations

from assistant.archive.archive import Archive
from assistant.directory import Directory, Person, Several, Unknown
from assistant.domain import Said, Scope
from assistant.errors import InputError
from assistant.search import fuse
from assistant.topic import Topic

POOL = 200
"""Statements taken from each ranking, and read of both, before what is off the topic is cut."""
NEARNESS = 0.25
"""What a cosine of one between the topic and a statement's own words adds to its coverage of the topic's words."""
RELEVANT, NEAR = 0.6, 0.65
"""A statement is on a topic with so much relevance, or with so high a cosine, however else it is worded.

From the development half of eval/golden/said.jsonl, on statements labelled by hand: of 95 asked for 81 are kept, and 36
others by the same speakers, some of them on the topic but of another day; at 0.55 and a nearness of 0.75 it is 87 and
65. Asked for what they never spoke of, speakers stay below 0.1, but for one who answers another's words on it.
"""
NO_STATEMENTS = "the archive has no statements; one made before they were kept gets them by `dateline doctor --repair`"
MOST_NAMED = 8
"""People listed where a name may mean several."""


def speaker_named(directory: Directory, query: str) -> Person:
    """Give the one person a query means. Raises InputError naming those it may mean, or the nearest names."""
    match directory.find(query):
        case Person() as person:
            return person
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
    """Find the ``k`` (None for all) statements of a person, or of anybody: those on a topic, best first and at most
    POOL where ``k`` is None; without a topic newest first, those of one article in reading order.

    The topic may stand in the paragraphs around a statement; what is off the topic is left out, however few remain.
    ``article`` is an id or URL. Raises InputError for an outlet, author or article that the archive does not have.
    """
    names = None if speaker is None else speaker.variants
    selection = archive.select_statements(scope, speakers=names, article=article)
    if about is None or not about.strip():
        return archive.said(archive.latest_statements(k, selection))
    vector = archive.embedder.encode([about])[0]
    pool = max(POOL, k or 0)
    near = dict(archive.statement_dense(vector, pool, selection))
    fused = fuse([archive.statement_lexical(about, pool, selection), list(near.items())])[:pool]
    topic = Topic(archive, about)
    relevant: list[tuple[float, Said]] = []
    for one in archive.said([id_ for id_, _ in fused]):
        cosine = max(0.0, near.get(one.id, 0.0))
        relevance = topic.coverage(one) + NEARNESS * cosine
        if relevance >= RELEVANT or cosine >= NEAR:
            relevant.append((relevance, one))
    return [one for _, one in sorted(relevant, key=lambda pair: -pair[0])][:k]


def _introduced(person: Person) -> str:
    role = f", {person.roles[0]}" if person.roles else ""
    return f"{person.name}{role} ({person.statements} statement{'s' if person.statements != 1 else ''})"
