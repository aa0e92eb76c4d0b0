"""Denials and comparisons that are the article's, told from the other side.

"370 fewer than he" for "370 more than she", "134, not 143" where it owns up that 143 was wrong, "without a regatta" for
"without it".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.support.denials import SENTENCES, Denial
from assistant.support.forms import alike, forms, share, weighty

_THAN = 4
"""Words behind a comparative in which its "than" may stand."""
_COMPARED = 10
"""Words behind "than" that may name what is compared with."""
_NOT_NUMBER = re.compile(r"(?P<right>\d[\d.,]*)(?P<between>[^.;\d]*?),? (?:and )?not (?P<wrong>\d[\d.,]*\d|\d)")
_MISTAKEN = re.compile(r"\b(?:wrong(?:ly)?|incorrect(?:ly)?|mistaken(?:ly)?|mistake|error|untrue|false(?:ly)?)\b")
_NO_MORE_THAN = re.compile(r"\bno more than\b")
_AT_MOST = re.compile(r"\bno more\b(?! [a-z]+ing)|\bnot (?:[a-z]+ )?more than\b|\bat (?:the )?most\b|\bup to\b")
_ANSWERED_NO = re.compile(r"\?\s+(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}: ?)?[“\"]?No[,.;:–—](?P<answer>[^\n]*)")
_ASKED_SO = 0.5
"""The share of a claim's words that a question with its answer must have to be what the claim tells."""
_WITHOUT_IT = re.compile(r"\bwithout (?:it|them|one)\b")


def other_side(said: Sequence[str], at: int, there: Sequence[str], place: int) -> bool:
    """Tell whether "fewer than he" in the claim compares the other way round with what the article has as "more than
    she": who is behind "than" in the one is before it in the other, and not behind it.
    """
    ours, theirs = _behind_than(said, at), _behind_than(there, place)
    before = forms(" ".join(said[:at]))
    return bool(ours) and bool(theirs & before) and not theirs & ours


def _behind_than(words: Sequence[str], at: int) -> set[str]:
    for n in range(at + 1, min(at + 1 + _THAN, len(words))):
        if words[n] == "than":
            return forms(" ".join(words[n + 1 : n + 1 + _COMPARED]))
    return set()


def corrected(claim: str, article: str) -> bool:
    """Tell whether "134, not 143" is a mistake that the article owns up to: the second number stands in a sentence that
    is called wrong there, by itself or by the next, and the first in another.
    """
    found = _NOT_NUMBER.search(claim)
    if not found:
        return False
    said = SENTENCES.split(article)
    wrong, right = (re.compile(rf"(?<![\d.,]){re.escape(found[side])}(?![\d]|[.,]\d)") for side in ("wrong", "right"))
    return any(
        wrong.search(sentence) and not right.search(sentence) and _MISTAKEN.search(" ".join(said[n : n + 2]))
        for n, sentence in enumerate(said)
    ) and any(right.search(sentence) for sentence in said)


def no_more(denial: Denial, claim: str, article: str) -> bool:
    """Tell whether a claim has as "no more than a tenth" what the article bounds so too: "a tenth, but no more"."""
    return denial.word == "no" and bool(_NO_MORE_THAN.search(claim) and _AT_MOST.search(article))


def without_it(denial: Denial, article: str) -> bool:
    """Tell whether a sentence of the article is "without it" and names what the claim is without."""
    return denial.word == "without" and any(
        _WITHOUT_IT.search(sentence) and alike(denial.said[0]) & forms(sentence)
        for sentence in SENTENCES.split(article)
    )


def answered_no(denial: Denial, claim: str, article: str) -> bool:
    """Tell whether a claim denies what a question of the article asks and the answer, which opens with "No", does."""
    for found in _ANSWERED_NO.finditer(article):
        asked = article[article.rfind("\n", 0, found.start()) + 1 : found.start() + 1]
        told = [one for one in SENTENCES.split(asked) if not one.endswith("?")]
        if alike(denial.said[0]) & forms(" ".join([*told, found["answer"]])):
            continue
        if share(weighty(claim), weighty(f"{asked} {found['answer']}")) >= _ASKED_SO:
            return True
    return False
