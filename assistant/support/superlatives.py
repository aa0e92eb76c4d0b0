"""Whether "none is older" is the article's "the oldest"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.support.denials import SENTENCES, Denial, is_not, tokens
from assistant.support.forms import form, forms

_SUPERLATIVE = 5
"""Letters above which a word in "est" may be the highest degree."""
_IS = frozenset("is are was were".split())
_THAN = re.compile(r"\bthan ([^,;.]+)")
_RANKED = re.compile(r"(?P<no>\bnot |n['’]t )?\bthe (?P<which>first|only) (?P<noun>[\w’-]+)", re.IGNORECASE)
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
    round.
    """
    there = set(_ranks(article))
    return any((rank, noun, not no) in there and (rank, noun, no) not in there for rank, noun, no in _ranks(claim))


def _ranks(text: str) -> Iterator[tuple[str, str, bool]]:
    for each in _RANKED.finditer(text):
        yield each["which"].lower(), form(each["noun"].lower()), bool(each["no"])
