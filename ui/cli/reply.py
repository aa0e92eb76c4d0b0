"""Show an answer on a terminal: how the question was read, the answer with its [n] markers, the words behind each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from assistant.domain import Answer, Citation, Record, Scope
from assistant.redacting import STRUCK_PARTS
from ui.cli.terminal import Palette, one_line, out, wrapped
from ui.dated import day, days
from ui.refusal import looked_through

GUTTER = "    │ "


def show(answer: Answer, colours: Palette) -> None:
    """Write the whole answer to stdout."""
    read_as = reading(answer)
    if read_as:
        out(colours.dim(wrapped(read_as)) + "\n")
    if answer.short_answer and not answer.abstained:
        out(colours.bold(wrapped(f"Probably: {one_line(answer.short_answer)}")) + "\n")
    text = wrapped(answer.text)
    if not all(claim.supported for claim in answer.claims):
        text = STRUCK_PARTS.sub(lambda struck: colours.struck(struck["claim"]), text)
    out(text)
    if answer.searched:
        out("\n" + colours.dim(wrapped(one_line(looked_through(answer.searched)))))
    if answer.abstained and answer.closest:
        out("\nThe closest coverage:")
    sources(answer.closest if answer.abstained else answer.citations, colours)


def sources(citations: Sequence[Citation], colours: Palette) -> None:
    """Write the sources, an article at a time: outlet, date, title, how to open it, the numbered words as stored."""
    for _, cited in groupby(citations, lambda citation: citation.article.id):
        first, *others = cited
        article = first.article
        ways = (f"dateline show {one_line(article.id)}", one_line(article.url or ""))
        out(f"\n{heading(article)}")
        out(colours.dim("  ".join(way for way in ways if way)))
        for citation in (first, *others):
            out(f"  {colours.bold(f'[{citation.n}]')} {one_line(citation.speaker or '')}".rstrip())
            out(wrapped(citation.quote, GUTTER))


def heading(record: Record) -> str:
    """Give an article's outlet, date and title on one line."""
    parts = (record.outlet or "outlet unknown", day(record.published) or "undated", record.title)
    return " · ".join(one_line(part) for part in parts)


def reading(answer: Answer) -> str:
    """Say how the question was read, in one line; empty where it was taken as it stands."""
    parts = [f"asking date {answer.as_of:%Y-%m-%d}"]
    if answer.standalone_question != answer.question:
        parts.append(f"read as “{one_line(answer.standalone_question)}”")
    parts += limits(answer.scope)
    if len(parts) == 1:
        return ""
    why = f" ({one_line(answer.scope.why)})" if answer.scope.why else ""
    return "; ".join(parts) + why


def limits(scope: Scope) -> list[str]:
    """List what a scope narrows an answer to, each as a short phrase."""
    first, last = days(scope.period)
    phrases = []
    if first and last:
        phrases.append(f"period {first}" if first == last else f"period {first} to {last}")
    elif first or last:
        phrases.append(f"period since {first}" if first else f"period until {last}")
    for name, values in (("outlet", scope.outlets), ("author", scope.authors), ("speaker", scope.speakers)):
        if values:
            phrases.append(f"{name} {', '.join(one_line(value) for value in values)}")
    return phrases
