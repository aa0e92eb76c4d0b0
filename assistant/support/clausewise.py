"""One clause of a claim held against the clause of the article that says the same: affirmed there and denied here.

Counting denials over a paragraph lets one pass for another: "the piers were not being looked at in two towns, which he
did not name" has one that is the article's. A clause that says most of the other's words is what it speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.support.denials import SENTENCES, Denial, denials, is_negative, is_not, tokens
from assistant.support.forms import alike, content, form, forms, meant, share, weighty

_ENDS = re.compile(r"[,;:.!?—–](?=\s|$)|\n|\s(?=(?:and|but|although|though|while|whereas|because|when)\b)")
_IDLE = re.compile(r"\b[A-Z][\w’'-]*|\b\w+n['’]t\b|\b(?:never|cannot)\b")
"""Names, which say nothing of what was done, and what denies it."""
_SAME_WORD = 0.5
"""The share of a clause's words that the article's must have where it has the word that the claim denies."""
_OTHER_WORD = 0.6
"""And where it has not: then it must have half of what stands behind the "not" as well, or it speaks of the same doer
only.
"""
_FEWEST = 2
"""Words of a clause that tell which of the article's says the same."""


def affirmed(denial: Denial, claim: str, article: Sequence[str], fits: Callable[[str, float], bool]) -> bool:
    """Tell whether the clauses of an article that say most of the one in which a claim denies something deny and lack
    nothing; ``article`` are its sentences. Where they do not have the very word that is denied, the claim must be
    nearer to them without its denial, which then no longer ``fits``.
    """
    if denial.whole or not denial.said or not is_not(denial.word):
        return False
    said = next((each for each in _parts([claim]) if _holds(each, denial)), "")
    wanted = _plain(said) - {form(denial.word)}
    nearest = _nearest(wanted, [*article, *_parts(article)])
    if len(wanted) < _FEWEST or any(_is_negative(each, denial.scope[0]) for each in nearest):
        return False
    about, behind = alike(denial.said[0]), wanted.intersection(denial.scope)
    return any(
        share(wanted, meant(each)) >= _SAME_WORD
        if about & forms(each)
        else share(wanted, meant(each)) >= _OTHER_WORD
        and share(behind, meant(each)) >= _SAME_WORD
        and not fits(denial.word, 0.0)
        for each in nearest
    )


def denied(claim: str, article: Sequence[str]) -> str | None:
    """Give a word that a clause of a claim affirms, where the sentence of the article that says most of the clause
    denies it and says little else in that clause.
    """
    for said in _parts([claim]):
        wanted = _plain(said)
        if not wanted or is_negative(said):
            continue
        nearest = max(article, key=lambda each: len(wanted & meant(each)), default="")
        if share(wanted, meant(nearest)) < _SAME_WORD:
            continue
        there = [form(word) for word in content(nearest)]
        for part in _parts([nearest]):
            if share(_plain(part), meant(said)) < _OTHER_WORD:
                continue
            for denial in denials(part):
                if denial.whole or not denial.said or not is_not(denial.word) or there.count(denial.scope[0]) > 1:
                    continue
                if found := next((token for token in tokens(said) if denial.scope[0] in forms(token)), None):
                    return found
    return None


def _parts(sentences: Sequence[str]) -> Iterator[str]:
    for sentence in sentences:
        for one in SENTENCES.split(sentence):
            yield from filter(str.strip, _ENDS.split(one))


def _holds(part: str, denial: Denial) -> bool:
    return denial.word in tokens(part) and denial.said[0] in content(part)


def _plain(text: str) -> set[str]:
    """Give the forms of what a text says was done, or was not."""
    return weighty(_IDLE.sub("", text))


def _nearest(wanted: set[str], parts: Sequence[str]) -> list[str]:
    """Give the shortest of the parts that have most of the wanted words."""
    held = [len(wanted & meant(part)) for part in parts]
    most = [part for part, count in zip(parts, held, strict=True) if count == max(held)]
    return [part for part in most if not any(other != part and other in part for other in most)]


def _is_negative(part: str, head: str) -> bool:
    """Tell whether a part denies or lacks anything, by another word than the one that the claim denies."""
    return is_negative(" ".join(token for token in tokens(part) if form(token) != head))
