"""Is the answer right?"""

from __future__ import annotations

from collections import Counter

from assistant.domain import EXTRACTIVE, Answer, Record
from assistant.text import normalise
from eval.cases import Case
from eval.metrics.metric import Metric, Score, yes
from eval.metrics.mouths import judged, strangers
from eval.metrics.numbers import whole
from eval.outcomes import Outcome

MOST_WORDS = 90
"""What an answer made of the archive's own sentences may have."""
_ARTICLES = frozenset(("a", "an", "the"))


def holds(text: str, answer: str) -> bool:
    """Tell whether ``text`` holds ``answer`` as whole words, case and punctuation aside: the published definition of
    relevance (eval/metrics/ranking.py), to which any part of a number is a word.
    """
    return f" {normalise(answer)} " in f" {normalise(text)} "


def states(text: str, answer: str) -> bool:
    """Tell the same with numbers whole: "5" is not stated by "a 5-3 win", nor "U.S." by "told us so"."""
    return holds(whole(text), whole(answer))


def f1(given: str, wanted: str) -> float:
    """Give the F1 of the words that two short answers share, articles aside (SQuAD, Rajpurkar et al. 2016)."""
    one, other = Counter(_words(given)), Counter(_words(wanted))
    shared = (one & other).total()
    return 2 * shared / (one.total() + other.total()) if shared else 0.0


def faults(case: Case, outcome: Outcome) -> tuple[str, ...]:
    """Say what is wrong with an answer by everything the case knows; nothing where it is right."""
    if outcome.answer is None:
        return (f"failed: {outcome.error}",)
    if case.archive:
        return judged(case, outcome.answer).faults
    if case.unanswerable:
        return () if outcome.abstained else ("answered the unanswerable",)
    if outcome.abstained:
        return ("refused",)
    wrong = [] if said(case, outcome.answer) else [f"the answer is not in the text: {' / '.join(case.answers)}"]
    wrong += [] if cited(case, outcome.answer) else ["article not cited"]
    wrong += [f"says {words!r}" for words in case.must_not_say if states(outcome.answer.text, words)]
    wrong += [f"quotes {name}" for name in strangers(case, outcome.answer)]
    return tuple(wrong)


def said(case: Case, answer: Answer) -> bool:
    """Tell whether an answer's text holds what was wanted: any of the answers, or all where all are needed."""
    found = [states(answer.text, wanted) for wanted in case.answers]
    return not found or (all(found) if case.all_needed else any(found))


def cited(case: Case, answer: Answer) -> bool:
    """Tell whether an answer cites an article that it must: any, or all where all are needed."""
    return not case.must_cite or (all if case.all_needed else any)(
        any(names(each, citation.article) for citation in answer.citations) for each in case.must_cite
    )


def names(wanted: str, article: Record) -> bool:
    """Tell whether an id or a URL is an article's."""
    return wanted in (article.id, article.url)


def known(case: Case) -> bool:
    """Tell whether a case says anything that an answer's rightness could be told by."""
    return bool(case.unanswerable or case.answers or case.must_cite or case.statements or case.must_not_say)


def _right(case: Case, outcome: Outcome) -> Score | None:
    if not known(case):
        return None
    wrong = faults(case, outcome)
    return yes(not wrong, "; ".join(wrong))


def _contains(case: Case, outcome: Outcome) -> Score | None:
    if case.unanswerable or not case.answers:
        return None
    answer = outcome.answer
    right = answer is not None and not outcome.abstained and said(case, answer)
    return yes(right, "refused" if outcome.abstained else "the answer is not in the text")


def _contains_story(case: Case, outcome: Outcome) -> Score | None:
    return _contains(case, outcome) if case.story_articles else None


def _exact(case: Case, outcome: Outcome) -> Score | None:
    if case.unanswerable or not case.answers or case.all_needed:
        return None
    given = _short(outcome)
    return yes(any(_words(given) == _words(wanted) for wanted in case.answers), f"short answer {given!r}")


def _exact_given(case: Case, outcome: Outcome) -> Score | None:
    return _exact(case, outcome) if _short(outcome) else None


def _f1(case: Case, outcome: Outcome) -> Score | None:
    if case.unanswerable or not case.answers or case.all_needed:
        return None
    return Score(max(f1(_short(outcome), wanted) for wanted in case.answers))


def _followup(case: Case, outcome: Outcome) -> Score | None:
    return _right(case, outcome) if case.history else None


def _written(case: Case, outcome: Outcome) -> Score | None:
    if outcome.answer is None or outcome.tokens is None:
        return None
    return yes(outcome.answer.answered_by != EXTRACTIVE, "what the model wrote could not be proved")


def _brief(case: Case, outcome: Outcome) -> Score | None:  # no case says how long an answer may be
    if outcome.answer is None or outcome.answer.answered_by != EXTRACTIVE:
        return None
    count = len(outcome.answer.text.split())
    return yes(count <= MOST_WORDS, f"{count} words")


def _short(outcome: Outcome) -> str:
    return (outcome.answer.short_answer or "") if outcome.answer else ""


def _words(text: str) -> list[str]:
    return [word for word in normalise(text).split() if word not in _ARTICLES]


METRICS = (
    Metric("right", "answered, cited and said as the case wants, or rightly refused", _right),
    Metric("contains", "the answer's text holds the answer", _contains),
    Metric("contains, story", "the same, where the story is in the archive", _contains_story),
    Metric("exact", "the short answer is the answer; none given counts as wrong", _exact),
    Metric("exact, when given", "the same, among the short answers given", _exact_given),
    Metric("f1", "words that the short answer shares with the answer", _f1),
    Metric("written", "in the model's own words, of the answers a model was asked for", _written),
    Metric("90 words", "no longer than 90 words, of the answers without a model", _brief),
    Metric("follow-up", "right, of the questions that lean on those before", _followup),
)
