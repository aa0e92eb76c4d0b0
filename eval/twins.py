"""Unanswerable twins of answerable cases: the same question, its articles and their copies left out.

Copies matter: a wire story runs in several outlets, and a twin whose copy stays is answerable.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from zlib import crc32

from assistant.archive.archive import Archive
from assistant.errors import InputError
from assistant.shingles import resembles, shingles
from eval.cases import Case

SUFFIX = "-without"
SAMPLED = 16
"""One shingle in so many is kept to find candidates by: an article of 1,000 words has 60 of them."""
CANDIDATE = 0.25
"""Share of an article's sampled shingles that a candidate must have; ``resembles`` (a half of all) then decides."""


def twins(cases: Iterable[Case], archive: Archive) -> tuple[Case, ...]:
    """Give the twin of each answerable case that names articles which answer it and has no twin among the cases."""
    cases = list(cases)
    there = {case.id for case in cases}
    asked = [case for case in cases_with_articles(cases) if f"{case.id}{SUFFIX}" not in there]
    named = {case.id: _ids((*case.linked_articles, *case.must_cite), archive) for case in asked}
    copies = near_copies(_texts(archive), {id_ for ids in named.values() for id_ in ids})
    return tuple(
        replace(
            case,
            id=f"{case.id}{SUFFIX}",
            twin_of=case.id,
            unanswerable=True,
            answers=(),
            must_cite=(),
            exclude=tuple(dict.fromkeys((*case.exclude, *(each for id_ in named[case.id] for each in copies[id_])))),
        )
        for case in asked
        if named[case.id]
    )


def cases_with_articles(cases: Iterable[Case]) -> list[Case]:
    """Give the answerable cases that name articles."""
    return [case for case in cases if not case.unanswerable and (case.linked_articles or case.must_cite)]


def near_copies(texts: Mapping[str, str], wanted: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Give for each article wanted itself and those that share half of its 5-word runs, or it theirs."""
    sampled = {id_: {key for run in shingles(text) if (key := _key(run)) is not None} for id_, text in texts.items()}
    holders: dict[int, list[str]] = defaultdict(list)
    for id_, keys in sampled.items():
        for key in keys:
            holders[key].append(id_)
    return {id_: (id_, *_copies(id_, texts, sampled, holders)) for id_ in wanted}


def _copies(
    id_: str, texts: Mapping[str, str], sampled: Mapping[str, set[int]], holders: Mapping[int, list[str]]
) -> Iterator[str]:
    shared: dict[str, int] = defaultdict(int)
    for key in sampled[id_]:
        for other in holders[key]:
            shared[other] += other != id_
    for other, count in sorted(shared.items()):
        smaller = min(len(sampled[id_]), len(sampled[other]))
        if count and count >= CANDIDATE * smaller and resembles(texts[id_], texts[other]):
            yield other


def _key(run: tuple[str, ...]) -> int | None:
    key = crc32(" ".join(run).encode())
    return key if key % SAMPLED == 0 else None


def _ids(named: Iterable[str], archive: Archive) -> list[str]:
    """Give the ids of the articles that the archive has."""
    found = []
    for name in named:
        try:
            found.append(archive.record(name).id)
        except InputError:
            continue
    return list(dict.fromkeys(found))


def _texts(archive: Archive) -> dict[str, str]:
    return {id_: archive.article(id_).text for id_ in archive.article_ids()}
