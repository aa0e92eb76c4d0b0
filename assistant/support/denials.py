"""The denials of a text: which words deny, refuse, lack or limit something, and what each of them reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from assistant.support.forms import content, form, forms
from assistant.words import lexicon

NOT = frozenset("not no never hardly scarcely nor neither nobody none nothing nowhere without cannot".split())
NOTHING = frozenset("nobody none nothing".split())
"""Deny what is said of them, before or behind them."""
_OF_WHOM = frozenset("none neither nobody".split())
_BEING = frozenset("is are was were has have had".split())
_HAPPENING = re.compile(
    r"(?:been |be )?(?:come about|happen\w*|occur\w*|take[n]? place|materiali[sz]ed?|reached|in sight)\b"
)
"""Behind a "not", denies what stands before it: "a breakthrough had not come about"."""
REFUSING = re.compile(r"(?:refus|declin|reject|den(?:y|ie)|disput)\w*|dismiss(?:e[sd]|ing)?")
DECLINING = re.compile(r"(?:declin|refus)\w+")
LACKING = re.compile(
    r"(?:oppos|dismiss|prevent|lack|unable|unlikely|unclear|unrelated|unknown|unsafe|unchanged|against|bann?|stopp?|halt"
    r"|fail|lost|loses|losing|silent|wait|await|avoid|forbid|forbad|prohibit|instead|rather|alone|withdr|revok)\w*"
)
_NEGATIVE = re.compile(
    r"(?:only|few|fewer|little|rare(?:ly)?|seldom|except|unless|until|excluded?|exempt\w*|miss(?:ed|es|ing)|wrong|too|stays?"
    r"|stayed|still|barred?|closed?|ends?|ended|free|less|former|otherwise|false|doubt\w*|sceptical|short|empty|yet"
    r"|suspend\w*|cancel\w*)"
)
"""Limits, excepts or lacks, so that what is denied elsewhere may be the same; "unfair" the lexicon tells."""
_OBJECT = frozenset("it this that them those charge claim accusation allegation suggestion report".split())
_VOTED = r"\b(?:vot(?:e[ds]?|ing)|argu(?:e[ds]?|ing)|decided|spoke|campaigned|ruled|is|are|was|were|be|been) "
_NO_MORE = r"(?=\s*(?:[.,;:!?]|$)|\s+to\b)"
"""Behind "said no", makes it an answer and no part of "said no decision was made"."""
_DENIES = r"(?:\b(?:not|never)|n['’]t) (?:any )?"
_PHRASES = [
    (re.compile(phrase, re.IGNORECASE), word)
    for phrase, word in (
        (r"\bput(?:s|ting)? (?:\w+ )?off\b|\bpushed back\b", "postponed"),
        (r"\b(?:brought|moved) forward\b", "advanced"),
        (r"\bcalled off\b", "cancelled"),
        (r"\bfor want of\b", "lacking"),
        (r"\bunder water\b", "flooded"),
        (r"\b(?:dismiss|reject)\w* (?:\w+ ){1,4}as\b", "called"),
        (r"\bturn(?:s|ed|ing)? down\b|\brefus(?:es|ed) to accept\b", "rejected"),
        (r"\bturn(?:s|ed|ing)? ((?:[\w’'-]+ ){1,4})down\b", r"rejected \1"),
        (rf"{_VOTED}against\b|\b(?:voted?|voting) no\b|\b(?:said|says) no{_NO_MORE}", "opposed"),
        (rf"{_VOTED}(?:for|in favour(?: of)?)\b|\b(?:voted?|voting) yes\b|\b(?:said|says) yes{_NO_MORE}", "supported"),
        (r"\bno doubt\b|(?:\bnot|n['’]t) (?:only|just|merely|simply)(?= \w)(?! (?:yet|now|and|or)\b)", ""),
        (r"\b(?:not|(?:is|was)n['’]t) (?=the (?:first|only) )", ""),
        (r"\b(?:has|have|had|is|are|was|were) yet to\b", "not"),
        (rf"{_DENIES}(?:dispute|deny|doubt|contest)\b", "admit"),
        (r"\b(?:nothing|not) against\b", "for"),
    )
]
_REFUSED = 14
"""Words after a verb such as "rejected" that it may deny: "the claim that …"."""
REACH = 8
"""Words after a "not" that it may deny."""
_DENIED_DENIAL = 8
"""Words from one denial to the next that it denies."""
_AND = frozenset("and or nor but".split())
SENTENCES = re.compile(r"(?<=[.!?])\s+|\n")
CLAUSE = re.compile(r"[,.;:!?—–](?=\s)|\n")
_PASSED_OVER = frozenset(
    """longer more ever even yet very much any anyone anybody anything one think thought believe want wanted expect
    expected seem appear immediate official going able really quite single""".split()
)


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies and the words that it may deny, the next first; ``whole``: all that its sentence says."""

    word: str
    said: tuple[str, ...]
    whole: bool = False

    @property
    def scope(self) -> tuple[str, ...]:
        """Give the forms of what it may deny."""
        return tuple(map(form, self.said))


def cleared(text: str) -> str:
    """Give a text with phrases put as the words that they mean, and without what only looks like a denial."""
    text = re.sub(r"^\W*(?:Yes|No)[,:.;–—]\s", "", text)
    for phrase, word in _PHRASES:
        text = phrase.sub(word, text)
    return text


def is_not(token: str) -> bool:
    """Tell whether a word is a plain "not"."""
    return token in NOT or token.endswith("n't")


def is_negative(clause: str) -> bool:
    """Tell whether anything in a clause denies, lacks, limits or excepts."""
    return any(
        is_not(token)
        or REFUSING.fullmatch(token)
        or LACKING.fullmatch(token)
        or _NEGATIVE.fullmatch(token)
        or lexicon.lacks(token)
        for token in tokens(clause)
    )


def denials(text: str) -> Iterator[Denial]:
    """Yield each word that denies with what it may deny; two in a row are one of each, and both count."""
    for sentence in SENTENCES.split(text):
        for clause in CLAUSE.split(sentence):
            said = tokens(clause)
            for at, token in enumerate(said):
                if not is_not(token) and not REFUSING.fullmatch(token):
                    continue
                following = said[at + 1 : at + 1 + (REACH if is_not(token) else _REFUSED)]
                if token in _OF_WHOM and following[:1] == ["of"]:
                    following = _behind_verb(following)
                if is_not(token):
                    following = list(takewhile(lambda word: word != "but", following))
                if token in NOTHING or _HAPPENING.match(" ".join(following)):
                    following = [*following, *said[:at]]
                scope = tuple(word for each in following if each not in _PASSED_OVER for word in sorted(content(each)))
                if not is_not(token) and (not scope or _refers(following)):
                    yield Denial(token, tuple(sorted(content(sentence))), whole=True)
                else:
                    yield Denial(token, scope)


def _behind_verb(following: list[str]) -> list[str]:
    """Give what is denied of those whom "none of the seven injured" names: what stands behind the verb."""
    at = next((n for n, word in enumerate(following) if word in _BEING), -1)
    return following[at:] if at > 0 else following


def _refers(following: Sequence[str]) -> bool:
    """Tell whether what is denied has been said before: "denied it", "rejected the charge"."""
    said = [word for word in following if word not in ("the", "any", "all")]
    return (len(said) < 2 and bool(_OBJECT.intersection(said))) or said[:1] in (["it"], ["this"])


def lacking_scopes(text: str) -> Iterator[set[str]]:
    """Yield the forms of what is lacked, prevented or opposed in a text."""
    for clause in CLAUSE.split(text):
        said = tokens(clause)
        for at, token in enumerate(said):
            if LACKING.fullmatch(token):
                yield forms(" ".join(said[at + 1 : at + 1 + REACH]))
            elif lacked := lexicon.lacks(token):
                yield {form(lacked)}


def nested(text: str) -> bool:
    """Tell whether a clause denies a denial: "none was not in danger", "never denied"."""
    for clause in CLAUSE.split(text):
        said = tokens(clause)
        denying = [at for at, token in enumerate(said) if is_not(token) or REFUSING.fullmatch(token)]
        for one, other in pairwise(denying):
            if other - one <= _DENIED_DENIAL and not _AND.intersection(said[one:other]):
                return True
    return False


def tokens(text: str) -> list[str]:
    """Give the words of a text, lower-case."""
    return [word.strip("'") for word in re.findall(r"[\w'-]+", text.lower().replace("’", "'"))]
