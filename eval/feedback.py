"""What a reader thought of an answer, kept as a case: thumbs up says what is right, thumbs down asks for a hand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal

from assistant.domain import Answer
from assistant.text import normalise
from eval.cases import Case, dumps
from eval.lines import lines

Verdict = Literal["up", "down"]


def judged_case(answer: Answer, verdict: Verdict, history: Sequence[str] = ()) -> Case:
    """Make a case of a judged answer.

    A good answer says which articles are to be cited and, where it has one, the short answer; a good refusal that
    there is nothing. A bad one is a draft: a person still has to say what would have been right.
    """
    key = "\x1f".join((answer.question, answer.as_of.isoformat(), *history))
    good, short = verdict == "up", answer.short_answer or ""
    cited = tuple(dict.fromkeys(each.article.url or each.article.id for each in answer.citations))
    return Case(
        id=f"reader-{sha256(key.encode()).hexdigest()[:12]}-{verdict}",
        question=answer.question,
        as_of=answer.as_of,
        kind="reader",
        answers=(short,) if good and normalise(short) else (),
        must_cite=() if answer.abstained or not good else cited,
        history=tuple(history),
        unanswerable=good and answer.abstained,
        draft=not good,
    )


def append(path: Path, answer: Answer, verdict: Verdict, history: Sequence[str] = ()) -> Case:
    """Add a judged answer to a file of cases, which is made where there is none.

    Judged again, the question stands there once, as it was judged last; only what a person has made of a draft is
    left as it is. Several readers may judge at once: the file is written aside under a lock, and renamed.
    """
    from filelock import FileLock

    case = judged_case(answer, verdict, history)
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_name(f"{path.name}.lock")):
        before = lines(path.read_text("utf-8")) if path.exists() else []
        partial = path.with_name(f"{path.name}.partial")
        partial.write_text("".join(f"{line}\n" for line in _with(case, before)), "utf-8")
        partial.replace(path)
    return case


def _with(case: Case, before: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a file with the case among them, in its place where it has one; others as they are."""
    there = False
    for line in before:
        same, draft = _told(line, case.id)
        there = there or same
        yield dumps(case) if same and (draft or not case.draft) else line
    if not there:
        yield dumps(case)


def _told(line: str, id_: str) -> tuple[bool, bool]:
    """Tell whether a line is the case of this id, and whether it is a draft."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return False, False
    if not isinstance(entry, dict):
        return False, False
    return entry.get("id") == id_, bool(entry.get("draft"))
