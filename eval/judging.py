"""Have a model judge the answers of a run and their claims; what it says is kept in the run's folder.

``judged.jsonl`` holds the verdicts (eval/judgements.py), ``judge.json`` who judged, ``judge-replies/`` the replies that
were paid for: a run whose judging broke off is judged on by the same command.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from assistant.domain import Answer, Citation
from assistant.errors import EndpointError, InputError
from assistant.settings import Settings
from eval.asking import Asked, silent
from eval.cases import Case
from eval.judge.asking import Options
from eval.judge.cases import AnswerCase, ClaimCase, Quote
from eval.judge.judge import Judge
from eval.judge.measuring import Measured
from eval.judgements import JUDGE, JUDGED, Judgement, dumps
from eval.runs import Run, now, write_json

REPLIES = "judge-replies"


@dataclass(frozen=True, slots=True)
class Item:
    """What is judged of a case: the answer, or its claim number ``claim``, counted from 1."""

    case: str
    claim: int | None
    asked: AnswerCase | ClaimCase


def judge_of(run: Run, settings: Settings, options: Options) -> Judge:
    """Give the judge of a run. Raises InputError where the settings name no model, or no way to reach it."""
    if not settings.model:
        raise InputError("the judge needs a model: name one with --model or DATELINE_MODEL")
    return Judge(settings, run.folder / REPLIES, options)


def items(run: Run, limit: int | None = None) -> Iterator[Item]:
    """Yield what there is to judge of the first ``limit`` cases that were answered: each answer, then its claims."""
    there = run.outcomes()
    answered = [(case, answer) for case in run.cases if case.id in there and (answer := there[case.id].answer)]
    for case, answer in answered[:limit]:
        yield Item(case.id, None, _asked(case, answer))
        yield from _claims(case, answer)


def judge_answers(
    run: Run, judge: Judge, limit: int | None = None, progress: Callable[[int, int], None] = silent
) -> Asked:
    """Judge and keep every verdict as it comes; where the endpoint stops, the rest is left for the next time.

    The verdicts of an earlier judge of this run are replaced. Raises InputError where there is nothing to judge.
    """
    wanted = list(items(run, limit))
    if not wanted:
        raise InputError(f"{run.folder} has no answers yet; go on with it: --resume {run.folder}")
    path = run.folder / JUDGED
    partial = path.with_suffix(".partial")
    done, problem = 0, None
    try:
        with partial.open("w", encoding="utf-8") as file:
            for item in wanted:
                verdict = judge.verdict(item.asked)
                file.write(f"{dumps(Judgement(item.case, item.claim, str(verdict.label), verdict.reason))}\n")
                file.flush()
                done += 1
                progress(done, len(wanted))
    except EndpointError as error:
        problem = str(error)
    finally:
        if done:
            partial.replace(path)
        else:
            partial.unlink(missing_ok=True)
    return Asked(done, len(wanted) - done, problem)


def note(run: Run, judge: Judge, asked: Asked, limit: int | None, measured: Measured | None) -> None:
    """Record who judged how much, and how far that judge agrees with people where it was measured."""
    told: dict[str, object] = {
        "judge": asdict(judge.manifest()),
        "judged": asked.done,
        "left": asked.left,
        "limit": limit,
        "at": now(),
    }
    if measured is not None:
        told["agreement"] = agreement(measured)
    write_json(run.folder / JUDGE, told)


def agreement(measured: Measured) -> dict[str, dict[str, object]]:
    """Give how far a judge agrees with people on answers and on claims."""
    return {
        of: {name: getattr(agreed, name) for name in ("n", "unscored", "accuracy", "kappa")}
        for of, agreed in (("answers", measured.correctness), ("claims", measured.support))
    }


def _asked(case: Case, answer: Answer) -> AnswerCase:
    question = "\n".join((*case.history, case.question))
    return AnswerCase(case.id, question, answer.as_of, answer.text, case.answers, case.unanswerable, case.all_needed)


def _claims(case: Case, answer: Answer) -> Iterator[Item]:
    if answer.abstained:
        return
    numbered = {each.n: _quote(each) for each in answer.citations}
    for n, claim in enumerate(answer.claims, start=1):
        quotes = tuple(numbered[cited] for cited in claim.citations if cited in numbered)
        yield Item(case.id, n, ClaimCase(f"{case.id}#{n}", claim.text, quotes))


def _quote(citation: Citation) -> Quote:
    article = citation.article
    published = str(article.published) if article.published else None
    return Quote(citation.quote, citation.speaker, article.outlet, published)
