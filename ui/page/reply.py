"""What is drawn for an answer: its scope, its words with a marker at each claim, its sources, what can be done next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain import Answer, Citation
from assistant.redacting import STRUCK_PARTS
from ui.page import scope, sources
from ui.page.ink import Block, Run, line
from ui.page.session import Turn
from ui.page.sources import Order
from ui.page.wording import answered_by, counted, credit, evidence
from ui.referenced import in_words
from ui.refusal import looked_through

MOST_SPEAKERS = 3
"""Speakers of an answer whose statements are one press away."""
UNBROKEN = "\u00a0"
"""Keeps a marker on the line of the word before it."""
NOT_SUPPORTED = " not supported by the archive"
_PARAGRAPHS = re.compile(r"\n\s*\n")
_MARKED = re.compile(rf"\[(?P<n>\d{{1,3}})\]|{STRUCK_PARTS.pattern}\s+\([^()]*\)", STRUCK_PARTS.flags)
"""Markers, and claims struck through with the words that say so."""
_LEAD_IN = re.compile(r"[^:\[\]\n]{1,300}:(?=\s)")


def blocks(turn: Turn, order: Order = "relevance", link: str = "") -> Iterator[Block]:
    """Yield the blocks of a turn's reply; ``link`` is the query of its address, "" where it is not kept.

    Its buttons are named "source 3" after positions in ``turn.sources``, "drop period" after fields of the scope,
    "order date", "said NAME" after speakers, "why", "again" and "edit".
    """
    answer = turn.answer
    if answer is None:
        if turn.text:
            yield from (line("answer", paragraph) for paragraph in _PARAGRAPHS.split(turn.text.strip()))
            yield line("colophon", "Kept by an older Dateline, without its sources")
        else:
            yield line("notice", turn.failure)
        yield Block("actions", (Run("Ask again", "action", press="again"), Run("Edit", "action", press="edit")))
        return
    yield scope.chips(answer.as_of, answer.scope, droppable=True)
    if answer.standalone_question != answer.question:
        yield line("scope", f"Read as: {answer.standalone_question}")
    for notice in answer.notices:
        yield line("notice", notice)
    if answer.short_answer:
        yield line("short", f"Probably: {answer.short_answer}")
    yield from _accounts(answer)
    yield from _paragraphs(answer)
    yield from _sources(turn, order)
    yield line("colophon", " · ".join(part for part in (evidence(answer), answered_by(answer)) if part))
    yield actions(answer, link)


def aloud(turn: Turn) -> str:
    """Say to those who hear the page that an answer is there, or in its own words why there is none."""
    answer = turn.answer
    if answer is None:
        return turn.failure
    if answer.abstained:
        return _PARAGRAPHS.split(answer.text.strip())[0]
    return f"Answered, with {counted(len(answer.citations), 'source')}."


def actions(answer: Answer, link: str = "") -> Block:
    """Give what can be done with an answer."""
    linked = (Run("Copy link", "action", link=link),) if link else ()
    return Block(
        "actions",
        (
            Run("Why this answer", "action", press="why"),
            Run("Ask again", "action", press="again"),
            Run("Edit", "action", press="edit", title="Edit the question and ask again"),
            Run("Copy with sources", "action", copy=in_words(answer)),
            *linked,
        ),
    )


def _sources(turn: Turn, order: Order) -> Iterator[Block]:
    answer = turn.answer
    if answer is None:
        return
    cited = sources.papers(turn.sources, 0, len(answer.citations), turn.notes, order)
    closest = sources.papers(turn.sources, len(answer.citations), len(turn.sources), turn.notes, order)
    several = max(len(cited), len(closest)) > 1
    if cited:
        yield line("minor", "Sources")
        if several:
            yield sources.switch(order)
        yield from sources.drawn(turn.sources, cited, turn.notes)
    if spoke := list(dict.fromkeys(each.speaker for each in answer.citations if each.speaker))[:MOST_SPEAKERS]:
        more = (Run(name, "action", press=f"said {name}", title=f"All statements of {name}") for name in spoke)
        yield Block("actions", (Run("All that is recorded of", "meta"), *more))
    if answer.searched:
        yield line("scope", looked_through(answer.searched))
    if closest:
        yield line("minor", "The closest coverage")
        if several and not cited:
            yield sources.switch(order)
        yield from sources.drawn(turn.sources, closest, turn.notes)


def _accounts(answer: Answer) -> Iterator[Block]:
    """Yield what reports have otherwise, side by side: the number, and who has it so."""
    if answer.differing:
        yield line("minor", "Reports differ")
    for account in answer.differing:
        cited = [(at, each) for at, each in enumerate(answer.citations) if each.n in account.citations]
        whose = [
            run
            for at, each in cited
            for run in (
                Run(credit(each.article) + UNBROKEN, "credit"),
                Run(str(each.n), "cite", press=f"source {at}", title=_names(each)),
            )
        ]
        yield Block("account", (Run(account.written[:1].upper() + account.written[1:], "value"), *whose))


def _paragraphs(answer: Answer) -> Iterator[Block]:
    positions = {citation.n: position for position, citation in enumerate(answer.citations)}
    paragraphs = _PARAGRAPHS.split(answer.text.strip())
    if answer.differing and len(paragraphs) > 1:
        del paragraphs[0]  # the sentence that ``_accounts`` draws
    for paragraph in paragraphs:
        runs: list[Run] = []
        at = 0
        for found in _MARKED.finditer(paragraph):
            if found["claim"]:
                runs.append(Run(paragraph[at : found.start()]))
                runs += [
                    Run("Struck out: ", "unseen"),
                    Run(found["claim"], "struck"),
                    Run(NOT_SUPPORTED, "unsupported"),
                ]
                at = found.end()
            elif (position := positions.get(int(found["n"]))) is not None:
                cited = answer.citations[position]
                if not runs:
                    at = _lead_in(paragraph[: found.start()], cited, runs)
                runs.append(Run(paragraph[at : found.start()].rstrip() + UNBROKEN))
                runs.append(Run(found["n"], "cite", press=f"source {position}", title=_names(cited)))
                at = found.end()
        yield Block("abstained" if answer.abstained else "answer", (*runs, Run(paragraph[at:])))


def _names(cited: Citation) -> str:
    """Say what a marker opens, for those who hear the page."""
    whose = f"words of {cited.speaker}, " if cited.speaker else ""
    return f"Source {cited.n}: {whose}{cited.article.outlet or 'outlet unknown'}"


def _lead_in(paragraph: str, first: Citation, runs: list[Run]) -> int:
    """Set off the words with which the archive's own answer names a source; give where the paragraph goes on."""
    begun = _LEAD_IN.match(paragraph)
    outlet = first.article.outlet or "outlet unknown"
    if begun is None or f"{outlet}, " not in begun[0]:
        return 0
    runs.append(Run(begun[0].removesuffix(":"), "leadin"))
    return begun.end()
