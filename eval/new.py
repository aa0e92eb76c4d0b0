"""Begin a set of cases from an archive: questions by rule, for a person to put right.

Of each article one question, by turns: what somebody said there, what is known of what its title says, what happened
on its day. Each is marked as a draft, and drafts are not asked: correct the question and the answer, then take
``"draft": true`` away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from itertools import cycle
from pathlib import Path

from assistant.archive.archive import Archive
from assistant.domain import Article, Moment, Period, Said, Scope
from assistant.errors import InputError
from assistant.text import normalise, sentences, words
from eval.cases import Case, dumps

DAY = timedelta(days=1)
ANSWER_WORDS = 12
"""So many words of a sentence stand in for the answer until a person writes the right one."""


def drafts(archive: Archive, n: int) -> Iterator[Case]:
    """Yield up to ``n`` drafts, from articles spread over the archive."""
    ids = archive.article_ids()
    kinds = cycle(("said", "fact", "time"))
    for number, id_ in enumerate(_spread(ids, n), start=1):
        article = archive.article(id_)
        yield _draft(f"draft-{number:03}", article, _statements(archive, id_), next(kinds))


def write_drafts(archive: Archive, n: int, path: Path) -> int:
    """Write drafts to a new file and give their number. Raises InputError for a file that is there already."""
    made = [dumps(case) for case in drafts(archive, n)]
    if not made:
        raise InputError(f"{archive.path} holds no articles; bring some in first: dateline ingest SOURCE")
    try:
        with path.open("x", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in made)
    except FileExistsError:
        raise InputError(f"{path} is there already; name another file, work on cases is not overwritten") from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; name a file that can be written") from None
    return len(made)


def _draft(id_: str, article: Article, statements: Sequence[Said], kind: str) -> Case:
    record = article.record
    published = record.published
    source = record.url or record.id
    asked = _day_after(published)
    if kind == "said" and statements:
        said = statements[0]
        name = said.statement.speaker.name if said.statement.speaker else ""
        question = f"What did {name} say about “{record.title}”?"
        return Case(
            id_,
            question,
            asked,
            "said",
            answers=_answers(_cut(said.content.partition(" … ")[0])),
            must_cite=(source,),
            speakers=(name,),
            draft=True,
        )
    lead = _cut(sentences(article.text)[0].of(article.text)) if article.text.strip() else record.title
    if kind == "time" and published is not None and published.precision not in ("month", "year"):
        day = datetime.combine(published.at.date(), time(), UTC)
        question = f"What happened on {day.day} {day:%B %Y}?"
        return Case(
            id_,
            question,
            asked,
            "time",
            answers=_answers(lead),
            must_cite=(source,),
            period=Period(day, day + DAY),
            draft=True,
        )
    return Case(
        id_,
        f"What is known about “{record.title}”?",
        asked,
        "fact",
        answers=_answers(lead),
        must_cite=(source,),
        draft=True,
    )


def _answers(text: str) -> tuple[str, ...]:
    """Give a text as the answer, unless nothing in it could be looked for."""
    return (text,) if normalise(text) else ()


def _statements(archive: Archive, article_id: str) -> list[Said]:
    within = archive.select_statements(Scope(), article=article_id)
    return [said for said in archive.said(archive.latest_statements(None, within)) if said.statement.speaker]


def _spread(ids: Sequence[str], n: int) -> list[str]:
    step = max(1.0, len(ids) / n)
    return [ids[int(at * step)] for at in range(min(n, len(ids)))]


def _day_after(published: Moment | None) -> datetime | None:
    return datetime.combine(published.at.date() + DAY, time(12), UTC) if published else None


def _cut(text: str) -> str:
    """Give the first words of a text, as it has them."""
    first = words(text)[:ANSWER_WORDS]
    at = 0
    for word in first:
        at = text.index(word, at) + len(word)
    return text[:at].strip('“”" ')
