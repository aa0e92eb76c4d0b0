"""The denials of a text: which words deny, refuse, lack or limit something, and what each of them reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from assistant.support.forms import content, form, forms, is_past
from assistant.words import lexicon

NOT = frozenset("not no never hardly scarcely nor neither nobody none nothing nowhere without cannot".split())
NOTHING = frozenset("nobody none nothing".split())
"""Deny what is said of them, before or behind them."""
_OF_WHOM = frozenset("none neither nobody".split())
_BEING = frozenset("is are was were has have had".split())
_HAPPENING = re.compile(
    r"(?:yet |been |be )*(?:come about|happen\w*|occur\w*|take[n]? place|materiali[sz]ed?|reached|achieved|in sight)\b"
)
"""Behind a "not", denies what stands before it: "a breakthrough had not come about"."""
_BEGINS = frozenset("that who which whom where because although whether and but".split())
"""Begin what is said to happen or to be done."""
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
        (r"\brul(?:e|es|ed|ing) (?:(?:it|this|that|them) )?out\b", "forbid"),
        (r"\brul(?:e|es|ed|ing) ((?:[\w’'-]+ ){1,4})out\b", r"forbid \1"),
        (r"\bfor want of\b", "lacking"),
        (r"\bunder water\b", "flooded"),
        (r"\b(?:dismiss|reject)\w* (?:\w+ ){1,4}as\b", "called"),
        (r"\bturn(?:s|ed|ing)? down\b|\brefus(?:es|ed) to accept\b", "rejected"),
        (r"\bturn(?:s|ed|ing)? ((?:[\w’'-]+ ){1,4})down\b", r"rejected \1"),
        (rf"\b(?:voted?|voting) no\b|\b(?:said|says) no{_NO_MORE}", "opposed it"),
        (rf"\b(?:voted?|voting) yes\b|\b(?:said|says) yes{_NO_MORE}", "supported it"),
        (rf"{_VOTED}against\b", "opposed"),
        (rf"{_VOTED}(?:for|in favour(?: of)?)\b", "supported"),
        (r"\bno doubt\b|(?:\bnot|n['’]t) (?:only|just|merely|simply)(?= \w)(?! (?:yet|now|and|or)\b)", ""),
        (r"\b(?:not|(?:is|was)n['’]t) (?:for )?(?=the (?:first|only) )", ""),
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
_OWNER = re.compile(r"(?:'s|s')$")
"""Ends who owns what is denied: "not the town's business"."""
_ABOUT = frozenset("over about between with".split())
_MEANWHILE = frozenset("while when if because although until unless".split())
"""Begin what is so beside it: "the law forbids a vote while there is war"."""
_WHERE = frozenset("at in on for with by under over before after during to from as until here".split())
_AND = frozenset("and or nor but".split())
SENTENCES = re.compile(r"(?<=[.!?])\s+|\n")
CLAUSE = re.compile(r"[,.;:!?—–](?=\s)|\n")
_PASSED_OVER = frozenset(
    """due scheduled supposed longer more ever even yet very much any anyone anybody anything one think thought believe
    want wanted expect expected seem appear immediate official going able really quite single""".split()
)


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies and the words that it may deny, the next first; ``whole``: all that its sentence says;
    ``where``: only where, when or at what price something is, as "Not at this price" does; ``object``: the forms of
    what is not done to, "the bus was never ordered".
    """

    word: str
    said: tuple[str, ...]
    whole: bool = False
    where: bool = False
    object: frozenset[str] = frozenset()

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
                if not is_not(token) and _ABOUT.intersection(said[at + 1 : at + 2]):
                    continue  # "the dispute over the wall" denies nothing of it
                following = said[at + 1 : at + 1 + (REACH if is_not(token) else _REFUSED)]
                if token in _OF_WHOM and following[:1] == ["of"]:
                    following = _behind_verb(following)
                if is_not(token):
                    following = list(takewhile(lambda word: word != "but", following))
                if happening := _HAPPENING.match(" ".join(following)):
                    following = [*_subject(said[:at]), *following[len(happening[0].split()) :], *following]
                elif token in NOTHING:
                    following = [*following, *said[:at]]
                following = [
                    word
                    for word, then in zip(following, [*following[1:], ""], strict=False)
                    if not _OWNER.search(word) or not then
                ]
                scope = tuple(word for each in following if each not in _PASSED_OVER for word in sorted(content(each)))
                if not is_not(token) and (not scope or _refers(following)):
                    yield Denial(token, tuple(sorted(content(sentence))), whole=True)
                else:
                    where = token == "not" and (not at or said[at - 1] in _AND) and _WHERE.issuperset(following[:1])
                    is_passive = _BEING.issuperset(said[at - 1 : at] or [token]) and any(map(is_past, following[:1]))
                    undone = frozenset(forms(" ".join(_subject(said[:at])))) if is_passive else frozenset[str]()
                    yield Denial(token, scope, where=where, object=undone)


def _subject(before: Sequence[str]) -> list[str]:
    """Give the words before a "not" from where the last clause of them begins."""
    begun = next((n + 1 for n in range(len(before) - 1, -1, -1) if before[n] in _BEGINS), 0)
    return list(before[begun:])


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
                lacked_words = takewhile(lambda word: word not in _MEANWHILE, said[at + 1 : at + 1 + REACH])
                yield forms(" ".join(lacked_words))
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
