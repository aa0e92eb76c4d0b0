"""What a reader thought of an answer, kept as a case: thumbs up says what is right, thumbs down asks for a hand."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal

from assistant.domain import Answer
from eval.cases import Case, dumps

Verdict = Literal["up", "down"]


def judged_case(answer: Answer, verdict: Verdict, history: Sequence[str] = ()) -> Case:
    """Make a case of a judged answer.

    A good answer says which articles are to be cited and, where it has one, the short answer; a good refusal that
    there is nothing. A bad one is a draft: a person still has to say what would have been right.
    """
    key = "\x1f".join((answer.question, answer.as_of.isoformat(), *history))
    good = verdict == "up"
    cited = tuple(dict.fromkeys(each.article.url or each.article.id for each in answer.citations))
    return Case(
        id=f"reader-{sha256(key.encode()).hexdigest()[:12]}-{verdict}",
        question=answer.question,
        as_of=answer.as_of,
        kind="reader",
        answers=(answer.short_answer,) if good and answer.short_answer else (),
        must_cite=() if answer.abstained or not good else cited,
        history=tuple(history),
        unanswerable=good and answer.abstained,
        draft=not good,
    )


def append(path: Path, answer: Answer, verdict: Verdict, history: Sequence[str] = ()) -> Case:
    """Add a judged answer to a file of cases, which is made where there is none; judged twice, it stands there once."""
    case = judged_case(answer, verdict, history)
    written = path.read_text("utf-8").splitlines() if path.exists() else []
    line = dumps(case)
    if line not in written:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
    return case
