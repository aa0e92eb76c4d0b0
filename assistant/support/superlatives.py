"""Whether "none is older" is the article's "the oldest"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.support.denials import SENTENCES, Denial, is_not, tokens
from assistant.support.forms import form, forms, meant, weighty
from assistant.text import STOPWORDS

_SUPERLATIVE = 5
"""Letters above which a word in "est" may be the highest degree."""
_IS = frozenset("is are was were".split())
_THAN = re.compile(r"\bthan ([^,;.]+)")
_RANKED = re.compile(
    r"(?P<no>\b(?:not|never) (?:for |by )?|n['’]t (?:for )?)?\bthe (?P<which>first|only) (?P<noun>[\w’-]+)",
    re.IGNORECASE,
)
_EMPTY = frozenset(map(form, "time thing way occasion case".split()))
"""Nouns that do not tell the first or only of what it is: what the sentence tells does."""
_OF_WHAT = 0.5
"""The share of a claim's words that a sentence must have more than to tell of the same "first time": less is what any
two sentences of one event have.
"""
_IT = frozenset("it he she they this that".split())


def most_of_all(denial: Denial, claim: str, nearest: str) -> bool:
    """Tell whether "no club is older", "not so old since" deny what the article has as "the oldest": of what the denial
    sets above the others, of its noun where it names nothing so, or of an "it".
    """
    if not is_not(denial.word):
        return False
    since = denial.said[1:2] == ("since",)
    at = 0 if since else next((n for n, word in enumerate(denial.said) if word.endswith("er")), -1)
    if at < 0 or (denial.word == "not" and not since):
        return False
    degree = denial.said[at].removesuffix("" if since else "er")
    noun = denial.scope[:1]
    than = _THAN.search(claim)
    above = forms(than[1]) if than else set(noun)
    before = ""
    for sentence in SENTENCES.split(nearest):
        said = tokens(sentence)
        if f"{degree}est" in said and len(degree) + 3 > _SUPERLATIVE:
            most = said.index(f"{degree}est")
            is_it = not _IT.isdisjoint(said[:1])
            told = said if is_it or _IS.intersection(said[most:]) else said[:most]
            if since or above <= forms(" ".join(told)) or (is_it and _is_of(above, noun, before, sentence)):
                return True
        before = sentence
    return False


def _is_of(above: set[str], noun: Sequence[str], before: str, sentence: str) -> bool:
    """Tell whether an "it" is what a denial sets above the others, or one of what its noun says."""
    return above <= forms(f"{before} {sentence}") or not forms(sentence).isdisjoint(noun)


def ranked_otherwise(claim: str, article: str) -> bool:
    """Tell whether a claim has as "not the first woman" whom the article has as "the first woman", or the other way
    round; a "first time" only where the sentence that says most of the claim has it so.
    """
    there = set(_ranks(article))
    telling = set(_ranks(_telling(claim, article)))
    for rank, noun, no in _ranks(claim):
        ranks = telling if noun in _EMPTY else there
        if (rank, noun, not no) in ranks and (rank, noun, no) not in ranks:
            return True
    return False


def _telling(claim: str, article: str) -> str:
    """Give the sentences that say most of a claim, and none where none says enough of it."""
    wanted = weighty(claim)
    said = {sentence: len(wanted & meant(sentence)) for sentence in SENTENCES.split(article)}
    most = max(said.values(), default=0)
    return "\n".join(each for each, count in said.items() if count == most) if most > _OF_WHAT * len(wanted) else ""


def _ranks(text: str) -> Iterator[tuple[str, str, bool]]:
    for each in _RANKED.finditer(text):
        if each["noun"].lower() not in STOPWORDS:  # "the first to leave" is of anything
            yield each["which"].lower(), form(each["noun"].lower()), bool(each["no"])
