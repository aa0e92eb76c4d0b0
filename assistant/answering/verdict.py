"""Did they deny it, confirm it, say so, and when? What the manner, the verb and the date of statements tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.answering.abridged import Section
from assistant.answering.denying import is_denial_of, is_whole
from assistant.answering.held_back import asserts
from assistant.answering.remarks import Remark
from assistant.answering.saying_so import gainsays, plainly_denies, says
from assistant.answering.stance import side_of, taken
from assistant.asking.acts import act_of
from assistant.domain import Record, Said, Span
from assistant.question import Question
from assistant.support.forms import form, weighty
from assistant.topic import Topic

SAYS_SO = 0.8
"""The share of a question's words that a clause must have to be what was asked after."""
NAMED = 0.5
"""The share at which an act that a statement tells of is the one asked after."""
_DONE = {
    "promise": "promised it", "warn": "warned of it", "announce": "announced it",
    "demand": "demanded it", "admit": "admitted it", "confirm": "confirmed it", "propose": "proposed it",
    "accuse": "made such an accusation", "reply": "replied", "comment": "commented", "decline": "declined to comment",
}  # fmt: skip
_OPINION = form("think")
"""Whoever says so thinks so."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """ "Yes", "No" or None, and the line that opens the answer; ``proof`` is the remark that it rests on, ``told`` the
    paper's own sentence where it rests on that; ``shown`` are remarks that speak for and against it.
    """

    short: str | None
    line: str
    proof: Remark | None = None
    told: tuple[Record, Span] | None = None
    shown: tuple[Remark, ...] = ()


def verdict(question: Question, speaker: str, remarks: Sequence[Remark], topic: Topic) -> Verdict:
    """Give the verdict on what one speaker said on the topic.

    "Yes" takes a clause that says plainly what is asked, the verb asked for and the side named with it, and nothing of
    theirs that says the contrary, then or later; "No" a denial of it, and nothing that says it. That somebody did not
    say something is never told: other words may mean the same.
    """
    act, manners = question.act, {remark.said.statement.manner for remark in remarks}
    if act in ("comment", "reply"):
        declined = manners == {"declined"}
        line = f"No, {speaker} declined to." if declined else f"Yes, {speaker} {_DONE[act]}."
        return Verdict("No" if declined else "Yes", line, remarks[0])
    if act == "deny":
        denial = next((one for one in remarks if denied(question, one, topic)), None)
        if denial is None or (is_whole(question) and any(_says(question, one, topic) for one in remarks)):
            return _open(speaker, remarks)
        return Verdict("Yes", f"Yes, {speaker} denied it.", denial)
    proof = next((one for one in remarks if _proves(question, one, topic.coverage)), None)
    told = _told(question, speaker, remarks, topic) if proof is None else None
    if (proof or told) and act != "decline":
        contrary = next((one for one in remarks if _gainsaid(question, one, topic)), None)
        if contrary is not None:
            return replace(_open(speaker, remarks), shown=(proof, contrary) if proof else (contrary,))
    if proof is not None:
        return Verdict("Yes", f"Yes, {speaker} {_DONE[act] if act else 'is reported as saying so'}.", proof)
    if told is not None:
        return Verdict("Yes", "Yes.", told=told)
    if manners == {"declined"} and act != "decline":
        return Verdict("No", f"No, {speaker} declined to comment.", remarks[0])
    denial = next((one for one in remarks if denied(question, one, topic)), None)
    affirmed = any(_says(question, one, topic) for one in remarks)
    if denial is not None and act in (None, "confirm") and asserts(question.topic) and not affirmed:
        return Verdict("No", f"No, {speaker} denied it.", denial)
    contrary = next((one for one in remarks if _contradicts(question, one)), None) if act is None else None
    if contrary is not None and not affirmed:
        return Verdict("No", f"No, {speaker} is reported as saying the contrary.", contrary)
    return _open(speaker, remarks)


def _open(speaker: str, remarks: Sequence[Remark]) -> Verdict:
    """Give no verdict: the words speak for themselves, or nothing is on it and what comes nearest is shown."""
    if all(one.evidence.coverage < NAMED for one in remarks):
        return Verdict(None, f"Nothing by {speaker} was found that is plainly on that; the nearest is:")
    return Verdict(None, f"This is what {speaker} is reported to have said on it:")


def _contradicts(question: Question, remark: Remark) -> bool:
    asserted = remark.said.statement.manner == "asserted"
    return asserted and plainly_denies(question.topic, remark.said.content)


def opened(
    question: Question, speaker: str, remarks: Sequence[Remark], best: Sequence[Remark], topic: Topic
) -> tuple[Section, str | None]:
    """Give the ``best`` of what one speaker said on a topic under the line that opens it, and the short answer: to a
    yes or no the verdict, with the remark that proves it among the best; to a when the day.
    """
    if question.answer_type == "yes_no":
        found = verdict(question, speaker, remarks, topic)
        wanted = [found.proof] if found.proof is not None else list(dict.fromkeys(found.shown))
        if any(one not in best for one in wanted):
            best = [*wanted, *(one for one in best if one not in wanted)][: max(len(best), len(wanted))]
        return Section(tuple(best), found.line, found.proof, found.told), found.short
    if question.answer_type == "date":
        best = sorted(best, key=lambda one: not one.dated)
        short, line = when(best[0].said)
        return Section(tuple(best), line), short
    return Section(tuple(best)), None


def when(said: Said) -> tuple[str | None, str]:
    """Give the day a statement was made, None where its article does not say, and the sentence that opens the
    answer.
    """
    said_on, published = said.statement.said_on, said.article.published
    if said_on is not None:
        day = f"{said_on.at:%A}, {said_on}" if said_on.precision not in ("month", "year") else str(said_on)
        return day, f"{day}, going by the article."
    reported = f"It was reported on {published}; " if published else ""
    line = f"{reported}the article does not give the day it was said."
    return None, line[0].upper() + line[1:]


def _proves(question: Question, remark: Remark, coverage: Callable[[str], float]) -> bool:
    act, statement = question.act, remark.said.statement
    if act == "decline":
        return statement.manner == "declined" and remark.evidence.coverage >= NAMED and asserts(question.topic)
    if act is None:
        return _plainly(question, remark, coverage) >= SAYS_SO and _has_the_verb(question, remark)
    does = statement.manner == "asserted" and act in (act_of(remark.said.cue), act_of(remark.said.content))
    return does and _plainly(question, remark, coverage) >= NAMED and _on_the_side(question.topic, remark)


def _has_the_verb(question: Question, remark: Remark) -> bool:
    """Tell whether a statement has what is asked beside its topic: to say a thing of the gate is not to oppose it."""
    if side_of(question.text) is not None:
        return _on_the_side(question.text, remark)
    if not question.perhaps:
        return True  # a verb of saying
    asked = weighty(question.text.partition(question.topic)[0]) - weighty(" ".join(question.speakers)) - {_OPINION}
    return not asked or bool(asked & weighty(_words(remark)))


def _on_the_side(asked: str, remark: Remark) -> bool:
    """Tell whether a statement is on the side that a question names, if it names one."""
    side = side_of(asked)
    return side is None or side_of(_words(remark)) == side


def _words(remark: Remark) -> str:
    return f"{remark.said.cue} {remark.said.content}"


def _told(question: Question, speaker: str, remarks: Sequence[Remark], topic: Topic) -> tuple[Record, Span] | None:
    """Give the sentence of an article with words of somebody that gives the side asked after as theirs."""
    side = side_of(question.text) if question.act is None else None
    if side is None:
        return None
    for remark in remarks:
        span = taken(speaker, side, topic.reading(remark.said.article.id), topic.coverage, SAYS_SO)
        if span is not None:
            return remark.said.article, span
    return None


def _plainly(question: Question, remark: Remark, coverage: Callable[[str], float]) -> float:
    """Give the share of what is asked after that a statement plainly says."""
    return says(question.topic, remark.said.content, coverage) if remark.said.statement.manner == "asserted" else 0.0


def _says(question: Question, remark: Remark, topic: Topic) -> bool:
    return _plainly(question, remark, topic.coverage) >= SAYS_SO


def _gainsaid(question: Question, remark: Remark, topic: Topic) -> bool:
    """Tell whether a remark says the contrary of what is asked after, or takes the other side in it."""
    text, side = topic.reading(remark.said.article.id).article.text, side_of(question.text)
    for said in (*(span.of(text) for span in remark.cited), *(one.content for one in (remark.said, *remark.copies))):
        if gainsays(question.topic, said, topic.coverage) >= SAYS_SO:
            return True
        if side is not None and side_of(said) not in (None, side) and topic.coverage(said) >= SAYS_SO:
            return True
    return denied(question, remark, topic)


def denied(question: Question, remark: Remark, topic: Topic) -> bool:
    """Tell whether somebody denies the very thing asked after; a sentence may hold two of their statements."""
    text = topic.reading(remark.said.article.id).article.text
    told = [one for one in (remark.said, *remark.copies) if one.article == remark.said.article]
    return any(is_denial_of(question, one, text) for one in told)


def outright(question: Question, remarks: Sequence[Remark], topic: Topic) -> list[Remark]:
    """Give of denials, where one is asked for, those of the very thing; all where there is none."""
    kept = [one for one in remarks if question.act == "deny" and denied(question, one, topic)]
    return kept or list(remarks)
