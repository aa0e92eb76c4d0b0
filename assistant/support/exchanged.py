"""Who does something to whom, told the other way round than the article has it, pronouns among them: "Quay thanked him"
for "He thanked Quay".
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.support.deeds import Deed, deeds
from assistant.support.forms import forms

_PRONOUNS = frozenset(("he", "she", "it"))


def exchanged(claim: str, sentences: Sequence[str]) -> str | None:
    """Give the claim's word for a deed whose doer and object it has in each other's place; None where there is none."""
    there = [deed for sentence in sentences for deed in deeds(sentence)]
    for said in deeds(claim):
        same = [deed for deed in there if deed.verb == said.verb]
        if any(_agree(said, deed) for deed in same):
            continue
        if any(_turned(said, deed) for deed in same):
            return said.told
        if any(_by_another(said, deed) for deed in same) and not any(_has_both(said, each) for each in sentences):
            return said.told
    return None


def _turned(said: Deed, deed: Deed) -> bool:
    if said.named and deed.named:
        return not said.named & deed.named and bool(said.named & deed.behind and said.behind & deed.named)
    if said.doer & deed.doer:
        return False
    crossed = bool(said.doer & deed.done_to), bool(said.done_to & deed.doer)
    others = _are_opposite(said.doer, deed.doer) or _are_opposite(said.done_to, deed.done_to)
    return all(crossed) or (any(crossed) and others)


def _has_both(said: Deed, sentence: str) -> bool:
    """Tell whether a sentence has both of a deed, so that it may tell it by another verb."""
    there = forms(sentence)
    return said.doer <= there and bool(said.done_to & there)


def _by_another(said: Deed, deed: Deed) -> bool:
    """Tell whether all of whom a claim has do it to somebody else is whom the article has it done to: "she thanked the
    guild" for "the guild thanked the mayor", whoever she is.
    """
    return said.doer <= deed.done_to and not said.done_to & deed.done_to and not _PRONOUNS & (said.doer | said.done_to)


def _are_opposite(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether one has a "he" where the other has a "she"."""
    pronouns = _PRONOUNS - {"it"}
    return len(one & pronouns) == len(other & pronouns) == 1 and one & pronouns != other & pronouns


def _agree(said: Deed, deed: Deed) -> bool:
    return not _turned(said, deed) and bool(said.doer & deed.doer or said.done_to & deed.done_to)
