"""Whether somebody's words say plainly what a question asks after, going by the clauses that have its words."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answering.held_back import asserts, held_back
from assistant.support.forms import plain, root, weighty
from assistant.text import sentences
from assistant.wording import reverses

_SECOND_HAND = re.compile(
    r"\b(?:claim|alleg|suggest|rumour|insist|accus|suppos|pretend|imagin|wonder|fear|hop|wish|want|ask|question|doubt|guess"
    r"|expect|warn)(?:e|es|s|ed|d|ing)?\b|\b(?:says?|said|told|tells?|hears?|heard|wrote|writes|reports?|reported)\b"
    r"|(?<!\bi )(?<!\bwe )(?<!\bhe )(?<!\bshe )(?<!\bthey )\b(?:thinks?|thought|believes?|believed)\b",
    re.IGNORECASE,
)
"""What is told of others, hoped or asked is not what a speaker says himself."""
_PERHAPS = re.compile(
    r"\b(?:may|might|could|perhaps|maybe|possibl[ey]|nearly|almost|as good as|seems?|seemed)\b", re.IGNORECASE
)

_CLAUSES = re.compile(r";\s|(?<=[.!?])[”\"’]*\s")
_OPENS = re.compile(r"^\W*(?:that|and|but)\b", re.IGNORECASE)
_HINGES = re.compile(
    r"\b(?:whether|until|till|unless|if|because|since|before|after|when|while|as|that|which|who|what|how|why|than|or|only"
    r"|all|every|both|each|always|just|even)\b",
    re.IGNORECASE,
)
"""With these a "not" may deny something else than the verb, or the time, or not at all."""
_NOT_SO = ("not", "no", "never")
_SHORT_NOT = re.compile(r"\b(\w+?)(?:n['’]t|not(?<=cannot))\b", re.IGNORECASE)
_WHOLE = {"wo": "will", "ca": "can", "sha": "shall"}
_BACKSHIFTED = {
    "is": "was", "are": "were", "has": "had", "have": "had", "will": "would", "can": "could", "may": "might",
}  # fmt: skip
"""What is said and how it is asked after: "the siren has no power", "did he say the siren had power?"."""
_TENSES = {*_BACKSHIFTED, *_BACKSHIFTED.values()}
LEAST = 2
"""Words that a topic must have for its denial to be known again."""
_WHO_SAID = re.compile(r",\s+(?:[A-Z][\w’'-]*\s?){1,3}(?:said|says|added)\W*$")
"""Behind an indirect report: "the siren had no power, Kettel said"."""
_QUESTION = re.compile(r"\?[\s”\"’]*$")
_NEGATED = re.compile(r"\b(?:not|never|no|nobody|none|nor|neither|cannot|nothing|refus\w*)\b|n['’]t\b", re.IGNORECASE)


def says(topic: str, said: str, coverage: Callable[[str], float]) -> float:
    """Give the greatest share of the topic's words that one sentence of what was said gives as so; where the topic
    denies something, that denies it too.

    What is denied, conditional, asked, hoped, only possible or others' claims counts for nothing; what the topic itself
    says so ("that they might") does.
    """
    denies = not asserts(topic)
    best = 0.0
    for span in sentences(said):
        words = span.of(said)
        own = words
        for pattern in (_SECOND_HAND, _PERHAPS):
            strange = [one for one in pattern.finditer(own) if one[0].lower() not in topic.lower()]
            if strange:
                own = own[: strange[0].start()]
        if denies:
            own = own if not asserts(own) and reverses(topic, own) is None else ""
        else:
            for held in held_back(own):
                own = own[: held.start] + " " * (held.end - held.start) + own[held.end :]
        best = max(best, coverage(own))
    return best


def plainly_denies(topic: str, said: str) -> bool:
    """Tell whether a sentence of what was said, its parts joined by " … ", is the topic word for word and denied at its
    verb, and nothing else: "the siren had no power", of whether the siren had power.
    """
    if len(weighty(topic)) < LEAST or not asserts(topic) or _HINGES.search(topic):
        return False
    asked = _in_order(topic)
    return any(_denies(asked, clause) for part in said.split(" … ") for clause in _CLAUSES.split(part))


def _denies(asked: list[str], clause: str) -> bool:
    own = _WHO_SAID.sub("", _OPENS.sub("", clause))
    words = _in_order(own.replace("’", "'"))
    denied = [at for at, word in enumerate(words) if word in _NOT_SO]
    if len(denied) != 1 or _QUESTION.search(clause) or _HINGES.search(own):
        return False
    at = denied[0]
    if at == len(words) - 1 or at == 0:
        return False
    helped = words[at] == "not" and words[at - 1] in ("do", "does", "did")
    kept = [*words[: at - helped], *words[at + 1 :]]
    return len(kept) == len(asked) and all(
        word == wanted or _BACKSHIFTED.get(word) == wanted or (word not in _TENSES and root(word) == root(wanted))
        for word, wanted in zip(kept, asked, strict=True)
    )


def _in_order(text: str) -> list[str]:
    """Give the words of a text in order, without articles, "didn't" as two."""
    spelt = _SHORT_NOT.sub(lambda found: f"{_WHOLE.get(found[1].lower(), found[1])} not", text)
    return [word for word in plain(spelt) if word not in ("the", "a", "an", "any")]


def gainsays(topic: str, said: str, coverage: Callable[[str], float]) -> float:
    """Give the greatest share of the topic's words that one sentence of what was said denies; where the topic denies
    something, that it gives as so.
    """
    best = 0.0
    for span in sentences(said):
        words = span.of(said)
        if not asserts(topic):
            best = max(best, coverage(words) if asserts(words) else 0.0)
        elif _NEGATED.search(words):
            best = max(best, coverage(" ".join(held.of(words) for held in held_back(words))))
    return best
