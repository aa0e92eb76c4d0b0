"""Did they deny it, confirm it, say so, and when? What the manner, the verb and the date of statements tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.answering.held_back import asserts
from assistant.answering.remarks import Remark
from assistant.answering.saying_so import says
from assistant.asking.acts import act_of
from assistant.domain import Said
from assistant.question import Question

SAYS_SO = 0.8
"""The share of a question's words that a clause must have to be what was asked after."""
NAMED = 0.5
"""The share at which an act that a statement tells of is the one asked after."""
_DONE = {
    "deny": "denied it", "promise": "promised it", "warn": "warned of it", "announce": "announced it",
    "demand": "demanded it", "admit": "admitted it", "confirm": "confirmed it", "propose": "proposed it",
    "accuse": "made such an accusation", "reply": "replied", "comment": "commented", "decline": "declined to comment",
}  # fmt: skip


def verdict(
    question: Question, speaker: str, remarks: Sequence[Remark], coverage: Callable[[str], float]
) -> tuple[str | None, str]:
    """Give "Yes", "No" or None, and the sentence that opens the answer, for what one speaker said on the topic;
    ``coverage`` tells the share of the topic's words that some words have.

    "Yes" takes a clause that says it plainly, "No" a denial of it. That somebody did not say something is never told:
    other words may mean the same.
    """
    manners = {remark.said.statement.manner for remark in remarks}
    act = question.act
    neutral = None, f"This is what {speaker} is reported to have said on it:"
    if act in ("comment", "reply"):
        declined = manners == {"declined"}
        return ("No", f"No, {speaker} declined to.") if declined else ("Yes", f"Yes, {speaker} {_DONE[act]}.")
    if act in ("deny", "decline"):
        manner = "denied" if act == "deny" else "declined"
        done = any(one.said.statement.manner == manner and one.evidence.coverage >= NAMED for one in remarks)
        yes = done and asserts(question.topic)
    elif act is None:
        yes = any(_plainly(question, one, coverage) >= SAYS_SO for one in remarks)
    else:
        yes = any(_does(act, one) and _plainly(question, one, coverage) >= NAMED for one in remarks)
    if yes:
        return "Yes", f"Yes, {speaker} {_DONE[act]}." if act else f"Yes, {speaker} is reported as saying so."
    if manners == {"declined"} and act != "decline":
        return "No", f"No, {speaker} declined to comment."
    if act in (None, "confirm") and asserts(question.topic) and any(_denied(one) for one in remarks):
        return "No", f"No, {speaker} denied it."
    return neutral


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
    return statement.manner == "asserted" and act in (act_of(remark.said.cue), act_of(remark.said.content))


def _plainly(question: Question, remark: Remark, coverage: Callable[[str], float]) -> float:
    """Give the share of what is asked after that a statement plainly says."""
    return says(question.topic, remark.said.content, coverage) if remark.said.statement.manner == "asserted" else 0.0


def _denied(remark: Remark) -> bool:
    """Tell whether somebody denies what is asked after: its words are in the sentence, as "asked whether …, he denied
    it".
    """
    return remark.said.statement.manner == "denied" and remark.evidence.own >= SAYS_SO
