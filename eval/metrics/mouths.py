"""Whose words an answer shows, and under whose name: one answer held against the labelled statements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.domain import Answer, Citation
from assistant.text import normalise
from eval.cases import Case
from eval.labelled import HALF, Labelled, by_article, characters, labels_of, nested, of, same_speaker, share


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer showed: citations with a speaker (``attributed``) and those with the right one (``credited``),
    those that put one person's words into another's mouth, statements needed and shown, all statements ``displayed``
    and those among them that were not asked for (``strangers``: words of somebody else), words of others ``beside``
    them, and whether they came in the order wanted. Where an answer gives words to people, what it cites without a
    speaker is there for context: it is nobody's statement, wanted or foreign.
    """

    attributed: int
    credited: int
    wrong_mouth: int
    shown: int
    displayed: int
    foreign: int
    strangers: int
    beside: int
    in_order: bool | None
    faults: tuple[str, ...]


def judged(case: Case, answer: Answer, known_labels: Mapping[str, Labelled] | None = None) -> Verdict:
    """Hold an answer against what a right one shows; the labels are the shipped ones of the case's archive."""
    known_labels = labels_of(case.archive) if known_labels is None else known_labels
    labels = list(known_labels.values())
    needed = [[known_labels[id_] for id_ in group] for group in case.statements]
    citations = () if answer.abstained else answer.citations
    attributed = [each for each in citations if each.speaker]
    context = [each for each in citations if not each.speaker] if attributed else []
    known = {each.speaker for each in labels if each.speaker}
    credits = [_credit(each, labels, known) for each in attributed]
    displayed = shown(attributed or citations, labels)
    wanted = [each for group in needed for each in group] + [known_labels[id_] for id_ in case.optional]
    foreign = [each for each in displayed if _weighs(each, case) and not _covered(each, wanted)]
    found = sum(any(each in displayed for each in group) for group in needed)
    in_order = None
    if case.ordered and not answer.abstained:
        in_order = _in_order(answer, [each for each in displayed if each in wanted], case.ordered)
    faults = [fault for fault in credits if fault]
    if case.unanswerable:
        faults += [] if answer.abstained else ["answered the unanswerable"]
    elif answer.abstained:
        faults += [] if case.may_ask else ["refused"]
    else:
        faults += [f"misses {group[0].id}" for group in needed if not any(each in displayed for each in group)]
        said = normalise(answer.text).split()
        faults += [f"names no {name}" for name in case.speakers if normalise(name).split()[-1] not in said]
        faults += ["wrong order"] if in_order is False else []
    faults += [f"{_how(each, case)} {each.id}" for each in foreign]
    return Verdict(
        attributed=len(credits),
        credited=credits.count(""),
        wrong_mouth=sum(fault.startswith("WRONG MOUTH") for fault in credits),
        shown=found,
        displayed=len(displayed),
        foreign=len(foreign),
        strangers=sum(each.speaker not in case.speakers for each in foreign),
        beside=sum(_weighs(each, case) and each.speaker not in case.speakers for each in shown(context, labels)),
        in_order=in_order,
        faults=tuple(faults),
    )


def shown(citations: Iterable[Citation], labels: Sequence[Labelled]) -> list[Labelled]:
    """Give the labelled statements that citations cover by half or more, in the order of the citations."""
    grouped, quoted = by_article(labels), dict[str, set[int]]()
    for citation in citations:
        for near in of(citation.article, grouped)[:1]:
            quoted.setdefault(near.article, set()).update(range(citation.start, citation.end))
    return [
        each
        for article, covered in quoted.items()
        for each in grouped[article]
        if share(characters(each.content), covered) >= HALF
    ]


def strangers(case: Case, answer: Answer) -> list[str]:
    """Name the speakers of an answer's citations who are none of those asked for; a case without speakers has none.

    A surname alone may be theirs, another first name with it is not.
    """
    if not case.speakers:
        return []
    named = dict.fromkeys(citation.speaker for citation in answer.citations if citation.speaker)
    return [name for name in named if not any(same_speaker(asked, name, ()) for asked in case.speakers)]


def _credit(citation: Citation, labels: Sequence[Labelled], known: set[str]) -> str:
    """Give the fault of a citation's speaker, nothing where the words are theirs."""
    quote = set(range(citation.start, citation.end))
    touched = {
        each.id: (each, words & quote)
        for each in of(citation.article, by_article(labels))
        if (words := characters(each.content)) and max(share(words, quote), share(quote, words)) >= HALF
    }
    where = f"{citation.speaker} {citation.quote[:50]!r}"
    if not touched:
        return f"no statement: {where}"
    theirs = [each for each, _ in touched.values() if same_speaker(each.speaker, citation.speaker, known)]
    others = [
        (each, words)
        for each, words in touched.values()
        if each not in theirs and not any(nested(each, own) for own in theirs)
    ]
    if not theirs or any(each.speaker and share(quote, words) >= HALF for each, words in others):
        return f"WRONG MOUTH: {where} is {', '.join(str(each.speaker) for each, _ in others)}"
    if any(each.speaker and not each.optional for each, _ in others):
        return f"two mouths: {where} has words of {', '.join(str(each.speaker) for each, _ in others)}"
    return ""


def _weighs(statement: Labelled, case: Case) -> bool:
    """Tell whether a statement nobody asked for is one too many: named people's words, where they surely are words."""
    return statement.speaker is not None and (not statement.optional or statement.speaker in case.must_not)


def _covered(statement: Labelled, wanted: Iterable[Labelled]) -> bool:
    return any(each == statement or (each.article == statement.article and nested(each, statement)) for each in wanted)


def _how(statement: Labelled, case: Case) -> str:
    return "shows words of another," if statement.speaker in case.must_not else "shows"


def _in_order(answer: Answer, displayed: Sequence[Labelled], ordered: str) -> bool:
    """Tell whether the articles of the statements wanted come in order of their dates, as the text cites them."""
    numbers = {citation.n: citation for citation in answer.citations}
    cited = [numbers[n] for mark in re.findall(r"\[(\d+)\]", answer.text) if (n := int(mark)) in numbers]
    dates = [
        citation.article.published.at
        for citation in cited
        if citation.article.published and any(_stands(each, citation) for each in displayed)
    ]
    return bool(dates) and dates == sorted(dates, reverse=ordered == "newest")


def _stands(statement: Labelled, citation: Citation) -> bool:
    return statement.article in (citation.article.id, citation.article.url) and any(
        citation.start < span.end and span.start < citation.end for span in statement.content
    )
