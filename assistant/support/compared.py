"""Whether a claim turns a comparison: what cost less made dearer, what somebody feared made what came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from assistant.support.figures import Figure, figures
from assistant.support.forms import forms, share
from assistant.text import STOPWORDS

_UP = frozenset("more higher longer larger bigger greater dearer heavier taller deeper slower costlier".split())
_DOWN = frozenset("less fewer lower shorter smaller cheaper lighter shallower quicker faster".split())
_COMPARING = r"(?:better|worse|less|more|fewer|[a-z]{3,}er)\b"
_THAN = re.compile(rf"\b(?P<word>{_COMPARING})(?: (?!{_COMPARING})[^\s.;:,]+){{0,6}}? than\b")
_SPEED = frozenset("quicker faster slower".split())
_TIMES = frozenset("second minute hour day week month year".split())
_THOUGHT = r"(?:feared|expected|hoped(?: for)?|assumed|foreseen|predicted)"
_THAN_THOUGHT = re.compile(rf"^[^.;]{{0,40}}\b{_THOUGHT}\b")
_AGO = re.compile(
    r"\b(?:\w+ (?:years?|months?|weeks?|days?|decades?) (?:ago|earlier|before)|(?:in|since|of|by) (?:1[5-9]|20)\d\d)\b",
    re.IGNORECASE,
)
"""Tells when, by a number that is not compared."""
_NOW = re.compile(r"\b(?:now|today|at present|nowadays)\b")
_PAST = re.compile(r"\b(?:was|were|had|took|did|ago|[a-z]{2,}ed)\b")
_THAT_IS = re.compile(
    rf"(?:That|This|It|Which) (?:is|was|were|makes it) (?:\w+ )?(?P<word>{'|'.join(sorted(_UP | _DOWN))}) than"
    r" (?P<standard>[^,.;:]+)"
)
_MOST = 0.6
"""The share of the words of what is compared with that a sentence must have to be the one that tells it."""
_OFTEN = ((re.compile(r"\bonce\b"), "1 times"), (re.compile(r"\btwice\b"), "2 times"))
_CLAUSE = re.compile(r";\s|,? (?:but|while|whereas)\s")
_WHERE_ENDS = re.compile(r"[,.;:]")


def other_comparison(claim: str, sentences: Sequence[str]) -> str | None:
    """Give the word with which a claim compares where the sentences nearest to it compare the other way round, or have
    two numbers of which the other is the greater; None where there is none.
    """
    for found in _THAN.finditer(claim):
        word, before = found["word"], claim[: found.start()]
        behind = _WHERE_ENDS.split(claim[found.end() :])[0]
        if _THAN_THOUGHT.match(behind) and any(_only_thought(word, sentence) for sentence in sentences):
            return word
        if any(_crossed(word, before, behind, sentence) for sentence in sentences):
            return word
        counted = any(figures(_plain(claim)))  # "370 more than", "less than half": held by `counted`
        if word in _UP | _DOWN and not counted and _other_number(word, before, behind, sentences):
            return word
    return None


def other_than_that(claim: str, before: str, sentences: Sequence[str]) -> str | None:
    """Give the word with which a claim compares the one number of the claim ``before`` it, "that is more than …", with
    what the sentences that tell the rest have as the greater; None where there is none.
    """
    found = _THAT_IS.match(claim)
    told = list(figures(_plain(before)))
    if not found or len(told) != 1 or any(figures(_plain(claim))):
        return None
    mine, wanted = told[0], _words(found["standard"])
    telling = [sentence for sentence in sentences if wanted and share(wanted, _words(sentence)) >= _MOST]
    theirs = [
        its
        for sentence in telling
        for its in figures(_plain(sentence))
        if not (its.kind and mine.kind and its.kind != mine.kind)
    ]
    others = [its for its in theirs if its.value != mine.value]
    if others and all((its.value > mine.value) == (found["word"] in _UP) for its in others):
        return found["word"]
    return None


def _only_thought(word: str, sentence: str) -> bool:
    """Tell whether a sentence has as feared or hoped for what the claim has as more than that: "had feared worse"."""
    found = re.search(rf"\b{_THOUGHT} {word}\b", sentence)
    return found is not None and "than" not in sentence[found.end() :]


def _crossed(word: str, before: str, behind: str, sentence: str) -> bool:
    theirs = next((found for found in _THAN.finditer(sentence) if found["word"] == word), None)
    if theirs is None:
        return False
    one, two = forms(before), forms(behind)
    first, last = forms(sentence[: theirs.start()]), forms(sentence[theirs.end() :])
    turned = one & last, two & first
    return all(turned) and not two & last and len(turned[0]) + len(turned[1]) > len(one & first)


def _other_number(word: str, subject: str, standard: str, sentences: Sequence[str]) -> bool:
    """Tell whether of two numbers side by side that of the ``subject`` is on the other side of that of the
    ``standard``, as the words beside them tell.
    """
    clauses = [clause for sentence in sentences for clause in _CLAUSE.split(sentence)]
    for one, other in pairwise(clauses):
        ours, theirs = _named(standard, one), _named(standard, other)
        if ours == theirs:
            theirs, ours = _named(subject, one), _named(subject, other)
        if ours == theirs and _NOW.search(standard):
            theirs, ours = bool(_PAST.search(one)), bool(_PAST.search(other))
        if ours == theirs:
            continue
        of_subject, of_standard = (other, one) if ours > theirs else (one, other)
        for mine, its in _alike(of_subject, of_standard):
            if word in _SPEED and not {mine.kind, its.kind} & _TIMES:
                continue
            higher: Fraction = max(mine.value, its.value)
            if mine.value != its.value and (mine.value == higher) == (word in _DOWN):
                return True
    return False


def _alike(one: str, other: str) -> Iterator[tuple[Figure, Figure]]:
    """Yield the number of one clause and that of another that measures the same, where one of the two has no other."""
    ours, theirs = list(figures(_plain(one))), list(figures(_plain(other)))
    if not ours or not theirs or min(len(ours), len(theirs)) > 1:
        return
    same = [(mine, its) for mine in ours for its in theirs if mine.kind == its.kind or not (mine.kind and its.kind)]
    yield from same[:1]


def _plain(clause: str) -> str:
    clause = _AGO.sub(" ", clause)
    for often, number in _OFTEN:
        clause = often.sub(number, clause)
    return clause


def _named(text: str, clause: str) -> int:
    """Count the words of a text that a clause has, stop words left out."""
    return len(_words(text) & _words(clause))


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if word not in STOPWORDS and len(word) > 2}
