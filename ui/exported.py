"""A thread as a file: Markdown to read, JSON to work with, CSV for a spreadsheet; answers with their references."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import get_args

from assistant.conversation import Listed, Turn
from assistant.domain import EXTRACTIVE, Answer, Citation
from assistant.errors import InputError
from eval.report.untrusted import in_markdown, writable
from ui import contract
from ui.contract import Json
from ui.dated import day, days, moment, timestamp
from ui.formats import Format

COLUMNS = (
    *("thread", "title", "turn", "asked", "as_of", "question", "read_as", "from", "to", "outlets", "answer"),
    *("short_answer", "abstained", "confidence", "answered_by", "cited_as", "n", "speaker", "outlet", "published"),
    *("article_title", "url", "article_id", "start", "end", "quote"),
)
_OPENERS = tuple("=+-@")
"""What a spreadsheet may take for the beginning of a formula, in full width too."""
_UNSEEN = ("Cc", "Cf", "Mn", "Me")
"""Categories of characters that take no place of their own: controls, joiners, marks."""
_PLAIN_URL = re.compile(r"https?://[^\s<>\"'\\^`{|}]+")


def exported(listed: Listed, turns: Sequence[Turn], form: str) -> str:
    """Give a thread as the text of a file. Raises InputError for a form that there is not."""
    match form:
        case "md":
            return "\n".join(_markdown(listed, turns)) + "\n"
        case "json":
            return contract.dumps(thread(listed, turns)) + "\n"
        case "csv":
            return _csv(listed, turns)
        case _:
            raise InputError(f"there is no format {form!r}; name one of {', '.join(get_args(Format))}")


def thread(listed: Listed, turns: Sequence[Turn]) -> Json:
    """Give the object of a thread: what the list says of it, and its turns."""
    return {**summary(listed), "asked": [turn(each) for each in turns]}


def summary(listed: Listed) -> Json:
    """Give the object of a thread in the list."""
    return {
        "id": listed.id,
        "title": listed.title,
        "turns": listed.turns,
        "first": timestamp(listed.first),
        "last": timestamp(listed.last),
    }


def turn(kept: Turn) -> Json:
    """Give the object of a turn: that of ``dateline ask`` as it was then, with its number and the moment of asking.

    A turn of an older Dateline has its question, how it was read, and the text of its answer.
    """
    asked = {"n": kept.n, "asked": timestamp(kept.asked)}
    if kept.answer is None:
        return {**asked, "question": kept.question, "standalone_question": kept.standalone, "answer": kept.text}
    return {**asked, **contract.answer(kept.answer)}


def cell(text: str) -> str:
    """Give a cell that no spreadsheet takes for a formula (OWASP, CSV injection): an apostrophe goes before it."""
    plain = writable(text)
    return f"'{plain}" if plain.startswith(("\t", "\r", "\n")) or _opens_formula(plain) else plain


def _opens_formula(text: str) -> bool:
    """Tell whether the first character that is seen opens a formula: a spreadsheet may pass over what is not."""
    seen = next((each for each in text if not each.isspace() and unicodedata.category(each) not in _UNSEEN), "")
    return unicodedata.normalize("NFKC", seen).startswith(_OPENERS)


def plain_url(address: str) -> bool:
    """Tell whether an address can stand between angle brackets in Markdown."""
    return _PLAIN_URL.fullmatch(address) is not None


def _markdown(listed: Listed, turns: Sequence[Turn]) -> Iterator[str]:
    yield f"# {in_markdown(listed.title)}"
    yield ""
    asked = f"{listed.turns:,} questions, {timestamp(listed.first)} to {timestamp(listed.last)}"
    yield f"{asked}, thread {in_markdown(listed.id)}"
    for kept in turns:
        yield ""
        yield f"## {kept.n}. {in_markdown(kept.question)}"
        if kept.standalone != kept.question:
            yield ""
            yield f"Read as: {in_markdown(kept.standalone)}"
        if kept.answer is not None:
            yield ""
            yield in_markdown(_asked_on(kept.answer))
        for paragraph in kept.text.split("\n"):
            if paragraph.strip():
                yield ""
                yield in_markdown(paragraph)
        if kept.answer is not None:
            yield from _references("Sources", kept.answer.citations)
            yield from _references("The closest coverage", kept.answer.closest)


def _references(heading: str, cited: Sequence[Citation]) -> Iterator[str]:
    if not cited:
        return
    yield ""
    yield f"{heading}:"
    yield ""
    for each in cited:
        article = each.article
        about = (article.outlet or "outlet unknown", day(article.published) or "undated", article.title)
        address = article.url or ""
        link = f" <{address}>" if plain_url(address) else f" {in_markdown(address)}".rstrip()
        at = f"article {in_markdown(article.id)}, characters {each.start} to {each.end}"
        said = f"{in_markdown(each.speaker)}: " if each.speaker else ""
        yield f"- ({each.n}) {' · '.join(in_markdown(part) for part in about)}.{link} ({at})  "
        yield f"  {said}{in_markdown(each.quote)}"


def _asked_on(answer: Answer) -> str:
    first, last = days(answer.scope.period)
    by = "answered without a model" if answer.answered_by == EXTRACTIVE else f"answered by {answer.answered_by}"
    limits = [f"asked as of {timestamp(answer.as_of)}", by]
    limits += [f"from {first}"] if first else []
    limits += [f"to {last}"] if last else []
    limits += [f"outlets {', '.join(answer.scope.outlets)}"] if answer.scope.outlets else []
    limits += [f"probably: {answer.short_answer}"] if answer.short_answer else []
    return "; ".join(limits)


def _csv(listed: Listed, turns: Sequence[Turn]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)  # RFC 4180: lines end with CR LF
    writer.writerow(COLUMNS)
    for kept in turns:
        asked = [listed.id, listed.title, str(kept.n), timestamp(kept.asked)]
        for row in _rows(kept):
            writer.writerow([cell(each) for each in (*asked, *row)])
    return text.getvalue()


def _rows(kept: Turn) -> Iterator[list[str]]:
    """Yield a row for each reference of a turn, one without where it has none."""
    answer = kept.answer
    if answer is None:
        yield ["", kept.question, kept.standalone, "", "", "", kept.text, *[""] * 15]
        return
    first, last = days(answer.scope.period)
    told = [
        *(timestamp(answer.as_of), kept.question, kept.standalone, first or "", last or ""),
        *("; ".join(answer.scope.outlets), answer.text, answer.short_answer or ""),
        *("yes" if answer.abstained else "no", f"{answer.confidence:.4f}", answer.answered_by),
    ]
    references = [("source", each) for each in answer.citations] + [("closest", each) for each in answer.closest]
    for kind, each in references:
        article = each.article
        yield [
            *(*told, kind, str(each.n), each.speaker or "", article.outlet or "", moment(article.published) or ""),
            *(article.title, article.url or "", article.id, str(each.start), str(each.end), each.quote),
        ]
    if not references:
        yield [*told, *[""] * 11]
