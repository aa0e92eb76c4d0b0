"""Did they deny it, confirm it, say so, and when? What the manner, the verb and the date of statements tell."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.remarks import Remark
from assistant.asking.acts import act_of
from assistant.domain import Said
from assistant.question import Question
from assistant.wording import reverses

SAYS_SO = 0.8
"""The share of a question's words that a statement must have to be what was asked after."""
NAMED = 0.5
"""The share at which an act that a statement tells of is the one asked after."""
_DONE = {
    "deny": "denied it", "promise": "promised it", "warn": "warned of it", "announce": "announced it",
    "demand": "demanded it", "admit": "admitted it", "confirm": "confirmed it", "propose": "proposed it",
    "accuse": "made such an accusation", "reply": "replied", "comment": "commented", "decline": "declined to comment",
}  # fmt: skip


def verdict(question: Question, speaker: str, remarks: Sequence[Remark]) -> tuple[str | None, str]:
    """Give "Yes", "No" or None, and the sentence that opens the answer, for what one speaker said on the topic."""
    manners = {remark.said.statement.manner for remark in remarks}
    declined = manners == {"declined"}
    act = question.act
    if act in ("comment", "reply"):
        return ("No", f"No, {speaker} declined to.") if declined else ("Yes", f"Yes, {speaker} {_DONE[act]}.")
    if act == "deny":
        yes = "denied" in manners
    elif act == "decline":
        yes = "declined" in manners
    elif act is None:
        if manners == {"denied"}:
            return "No", f"No, {speaker} denied it."
        yes = any(_says_so(question, remark) for remark in remarks)
    else:
        yes = any(_does(act, remark) for remark in remarks)
    if yes:
        return "Yes", f"Yes, {speaker} {_DONE[act]}." if act else f"Yes, {speaker} is reported as saying so."
    if declined:
        return "No", f"No, {speaker} declined to comment."
    if act == "confirm" and manners <= {"denied", "declined"}:
        return "No", f"No, {speaker} denied it."
    if act is None or (act == "deny" and any(_says_so(question, remark, reversed_=True) for remark in remarks)):
        return None, f"This is what {speaker} is reported to have said on it:"  # "no such letter had reached him"
    return None, f"The archive does not report that {speaker} {_DONE[act]}. What is reported on it:"


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


def _does(act: str, remark: Remark) -> bool:
    statement = remark.said.statement
    said_so = act_of(remark.said.content) == act and remark.evidence.own >= NAMED  # "answered that he had promised it"
    return statement.manner == "asserted" and (act_of(remark.said.cue) == act or said_so)


def _says_so(question: Question, remark: Remark, *, reversed_: bool = False) -> bool:
    """Tell whether a statement says what is asked about; ``reversed_``, that it says the opposite."""
    statement = remark.said.statement
    if statement.manner != "asserted" or remark.evidence.own < SAYS_SO:
        return False
    return (reverses(question.topic, remark.said.content) is not None) == reversed_
