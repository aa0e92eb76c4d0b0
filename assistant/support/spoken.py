"""What an article has somebody say otherwise than in words it reports: an answer with its question, a body's plans."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.recorded import can_be
from assistant.support.denials import is_negative
from assistant.support.forms import weighty
from assistant.support.reading import Reading
from assistant.support.saying import BODY, LABEL

_YES = re.compile(r"\W*(?:if|yes|yeah|indeed|certainly|absolutely|of course|exactly|correct|right)\b", re.IGNORECASE)
_YES_OR_NO = re.compile(r"\W*(Yes|No)\b")
_BRIEF = 3
"""Words of a question that lives on what is said before it."""
_ANSWER = 3
"""Sentences of an answer that are read together with its question."""


def answers(reading: Reading, speaker: str, *, denying: bool = False) -> Iterator[str]:
    """Yield what a speaker answers in an interview with the question before it, where it says yes or if, or takes up a
    word of it, and denies nothing unless the claim does (``denying``): then they say one thing. "That I can't tell"
    says another.

    What the question leads up to is part of it only where it is as short as "Family?", and the answer a "No" to a claim
    ``denying`` it, or a "Yes" to another: else the words would be the asker's.
    """
    for index in sorted(set(reading.paragraphs) - {0}):
        label = LABEL.match(reading.sentence(index))
        asked = reading.sentence(index - 1)
        if label and can_be(speaker, label[1]) and asked.endswith("?"):
            theirs = [reading.sentence(n) for n, first in enumerate(reading.paragraphs) if first == index][:_ANSWER]
            answer = theirs[0][label.end() :]
            meets = _YES_OR_NO.match(answer)
            fits = meets is not None and (meets[1] == "No") == denying
            if fits and len(asked.split()) <= _BRIEF:
                asked = " ".join(reading.sentence(n) for n in range(reading.paragraphs[index - 1], index))
            takes_up = fits or _YES.match(answer) or weighty(asked) & weighty(answer)
            if takes_up and (denying or not is_negative(answer)):
                yield " ".join([asked, *theirs])


def labelled(reading: Reading) -> dict[int, str]:
    """Give the sentences that stand behind a name with a colon in their paragraph, with that name."""
    found = dict[int, str]()
    for index, first in enumerate(reading.paragraphs):
        if label := LABEL.match(reading.sentence(index)):
            found[index] = label[1]
        elif index > first and index - 1 in found:
            found[index] = found[index - 1]
    return found


def plans(reading: Reading, speaker: str) -> Iterator[str]:
    """Yield what a body, "the company" behind its name, will do by the cited sentences: it has announced that."""
    last = speaker.split()[-1]
    will = re.compile(rf"{re.escape(last)} (?:will|is to|are to|plans|intends)\b")
    if BODY.fullmatch(last) or re.search(rf"\b[Tt]he {re.escape(last.lower())}\b", reading.text):
        yield from (reading.sentence(index) for index in sorted(reading.cited) if will.search(reading.sentence(index)))
