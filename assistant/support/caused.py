"""Whether a claim gives a reason that its article does not give: for two facts far apart, or the wrong way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.support.forms import meant, share, weighty
from assistant.support.reading import Reading
from assistant.support.saying import SAYS
from assistant.text import sentences

_BACKWARD = (
    r"because(?: of)?|owing to|(?<!is )(?<!was )(?<!were )(?<!been )(?<!now )due to|thanks to|on account of"
    r"|as a result of|to the fact that"
)
_FORWARD = (
    r"and so|, so(?= (?:the|he|she|it|they|that)\b)|(?:and )?therefore|(?:and )?as a result(?! of)|which is why"
    r"|that is why"
)
_CAUSE = re.compile(rf"\b(?P<backward>{_BACKWARD})\b|(?P<forward>\b(?:{_FORWARD})\b|, so\b)", re.IGNORECASE)
"""Joins two facts as cause and consequence; behind ``backward`` the cause stands, before ``forward``."""
_BY_THAT = re.compile(
    r"\W*(?:(?:Because|As a result|In consequence|On account) of (?:this|that)|That is why|This is why|That’s why"
    r"|For (?:this|that) reason|As a result|Therefore|Consequently|So(?= (?:he|she|it|they)\b))\b"
)
"""Opens a claim with the one before it as its reason."""
_GIVEN = re.compile(rf"\b(?:{_BACKWARD}|for (?:want|lack|fear) of)\b")
"""Begins what an article gives as a reason."""
_LINKS = re.compile(
    r"\b(?:because|since|so|therefore|thus|hence|reason|result\w*|caus\w+|due to|owing|thanks to|led to|leads|blam\w+"
    r"|that is why|in order|for (?:want|lack|fear)|which)\b|(?:^|\W)(?:That|This|It|Then) ",
)
"""Stand where an article tells why, in whatever words."""
_REASON_FOR = re.compile(
    r"\breasons? (?:for|behind) (?P<effect>[^.;]+?) (?:is|was|are|were) (?P<cause>[^.;,]+)", re.IGNORECASE
)
_WHO_SAYS = re.compile(rf"(?:^|, )[^,]{{1,60}} {SAYS}(?: that\b|\W*$)|\baccording to [^,]+")
"""Says whose word a fact is, which is no part of it."""
_WHY = re.compile(r"\bwhy\b")
_EXPLAINED = 6
"""Sentences behind a "why" in which the reason may stand."""
_OPENING = 4
"""Words at the head of a sentence among which a link to the one before stands."""
_FOLLOW = 2
"""Sentences from one fact to the other by which a reader takes them for cause and consequence."""
_SURE = 0.6
"""The share of a consequence's words with which it is surely the one, and not told in other words elsewhere."""
_QUOTED = "“; "
"""What is left of a quotation, in which a fact may stand."""
_MOST = 0.5
"""The share of one fact's words that a sentence must have to be the one that tells it."""


def uncaused(claim: str, read: Sequence[Reading]) -> bool:
    """Tell whether a claim joins as cause and consequence what its articles tell apart from each other, with no word
    of cause, or join the other way round.
    """
    halves = _halves(claim)
    if not halves or any(_QUOTED in half for half in halves):
        return False
    cause, effect = (weighty(_WHO_SAYS.sub(" ", half)) for half in halves)
    if not cause - effect or not effect - cause:
        return False
    if any(_turned(cause - effect, effect - cause, reading) for reading in read):
        return True
    return bool(read) and all(_apart(cause, effect, reading) for reading in read)


def uncaused_by_that(claim: str, before: str, read: Sequence[Reading]) -> bool:
    """Tell whether a claim gives what the one ``before`` it says as its reason, "that is why", where its articles tell
    the two apart from each other, with no word of cause.
    """
    opening = _BY_THAT.match(claim)
    if not opening or not read:
        return False
    cause, effect = weighty(_WHO_SAYS.sub(" ", before)), weighty(claim[opening.end() :])
    if not cause - effect or not effect - cause:
        return False
    return all(_apart(cause, effect, reading) for reading in read)


def _halves(claim: str) -> tuple[str, str] | None:
    """Give what a claim has as the cause, and as its consequence."""
    for sentence in sentences(claim):
        said = sentence.of(claim)
        found = _CAUSE.search(said)
        if not found:
            continue
        before, behind = said[: found.start()], said[found.end() :]
        if not weighty(before):
            before, _, behind = behind.partition(", ")
            return (before, behind) if found["backward"] else None
        if not weighty(behind) and found["forward"]:
            before, _, behind = before.rpartition(" and ")
        return (behind, before) if found["backward"] else (before, behind)
    return None


def _apart(cause: set[str], effect: set[str], reading: Reading) -> bool:
    """Tell whether an article has cause and consequence further from each other than news tells why, or in two
    paragraphs: but the cause may open the next one, and the later of the two what links it to the one before.
    """
    said = reading.every
    causes, effects = _telling(cause, said), _telling(effect, said)
    unsure = all(len(effect & meant(said[n])) < _SURE * len(effect) for n in effects)
    given = (said[n][found.end() :] for n in causes for found in _GIVEN.finditer(said[n]))
    if unsure and any(cause & meant(reason) for reason in given):
        return False
    return bool(causes and effects) and not any(
        _joins(one, other, said, reading) for one in causes for other in effects
    )


def _joins(cause: int, effect: int, said: Sequence[str], reading: Reading) -> bool:
    """Tell whether a reader takes one sentence for the reason of the other."""
    first, last = min(cause, effect), max(cause, effect)
    if cause > effect and _WHY.search(said[effect]):
        return last - first <= _EXPLAINED
    follows = reading.paragraphs[first] == reading.paragraphs[last] or cause == effect + 1
    return last - first <= _FOLLOW and (follows or _LINKS.search(" ".join(said[last].split()[:_OPENING])) is not None)


def _telling(wanted: set[str], said: Sequence[str]) -> list[int]:
    """Give the sentences that say most of a fact, and enough of it."""
    shares = [len(wanted & meant(sentence)) for sentence in said]
    most = max(shares, default=0)
    return [n for n, share in enumerate(shares) if share == most] if most >= _MOST * len(wanted) else []


def _turned(cause: set[str], effect: set[str], reading: Reading) -> bool:
    """Tell whether a sentence of an article has the consequence as the cause."""
    for span in reading.sentences:
        for theirs, follows in _joined(span.of(reading.text)):
            ours_as_effect, ours_as_cause = cause & meant(follows), effect & meant(theirs)
            straight = len(cause & meant(theirs)) + len(effect & meant(follows))
            if ours_as_effect and ours_as_cause and len(ours_as_effect) + len(ours_as_cause) > 2 * straight:
                return True
    return _only_beside(cause, effect, reading)


def _only_beside(cause: set[str], effect: set[str], reading: Reading) -> bool:
    """Tell whether the one sentence that tells both facts has the consequence first, and behind an "and" the cause:
    what that adds is no reason for what goes before.
    """
    both = [
        sentence
        for span in reading.sentences
        if all(share(fact, meant(sentence := span.of(reading.text))) >= _SURE for fact in (cause, effect))
    ]
    if not both:
        return False
    for sentence in both:
        before, joined, behind = sentence.partition(", and ")
        if not joined or _CAUSE.search(sentence) or _LINKS.search(sentence):
            return False
        if share(effect, meant(before)) < _SURE or share(cause, meant(behind)) < _SURE:
            return False
        if share(cause, meant(before)) >= share(cause, meant(behind)):
            return False
    return True


def _joined(sentence: str) -> Iterator[tuple[str, str]]:
    """Yield the causes a sentence gives, each with its consequence."""
    if reason := _REASON_FOR.search(sentence):
        yield reason["cause"], reason["effect"]
    for found in _CAUSE.finditer(sentence):
        before, behind = sentence[: found.start()], sentence[found.end() :]
        yield (behind, before) if found["backward"] else (before, behind)
