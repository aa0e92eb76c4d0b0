"""Tell whether a claim turns what its article says into the contrary: a "not" more or less, a word for its opposite."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.support.forms import form, forms
from assistant.support.opposites import bare, sides
from assistant.text import STOPWORDS

_NOT = frozenset("not no never hardly scarcely nor neither nobody none nothing nowhere without cannot".split())
_NOTHING = frozenset("nobody none nothing".split())
"""Deny what is said of them, before or behind them."""
_REFUSING = re.compile(r"(?:refus|declin|reject|dismiss|den(?:y|ie)|disput)\w*")
_DECLINING = re.compile(r"(?:declin|refus)\w+")
_LACKING = re.compile(
    r"(?:oppos|dismiss|prevent|lack|unable|unlikely|unclear|unrelated|unknown|unsafe|unchanged|against|bann?|stopp?|halt"
    r"|fail|lost|loses|losing|silent|wait|await|avoid|forbid|forbad|prohibit|instead|rather|alone|withdr|revok)\w*"
)
_NEGATIVE = re.compile(
    r"(?:only|few|fewer|little|rare(?:ly)?|seldom|except|unless|until|excluded?|exempt\w*|miss(?:ed|es|ing)|wrong|too|stays?"
    r"|stayed|still|barred?|closed?|ends?|ended|free|less|former|otherwise|false|doubt\w*|sceptical|short|empty|yet"
    r"|un(?!der|til|it|ion|ivers|cle|ique|less)[a-z]{4,}|dis(?!trict|play|cuss|cover|tanc|h|tribut)[a-z]{4,})"
)
"""Limits, excepts or lacks, so that what is denied elsewhere may be the same."""
_OBJECT = frozenset("it this that them those charge claim accusation allegation suggestion report".split())
_VOTED = r"\b(?:vot(?:e[ds]?|ing)|argu(?:e[ds]?|ing)|decided|spoke|campaigned|ruled|is|are|was|were|be) "
_PHRASES = [
    (re.compile(phrase, re.IGNORECASE), word)
    for phrase, word in (
        (r"\bput(?:s|ting)? (?:\w+ )?off\b|\bpushed back\b", "postponed"),
        (r"\b(?:brought|moved) forward\b", "advanced"),
        (r"\bcalled off\b", "cancelled"),
        (r"\bfor want of\b", "lacking"),
        (r"\b(?:dismiss|reject)\w* (?:\w+ ){1,4}as\b", "called"),
        (r"\bturn(?:s|ed)? down\b|\brefus(?:es|ed) to accept\b", "rejected"),
        (rf"{_VOTED}against\b|\b(?:voted?|voting|said|says) no\b", "opposed"),
        (rf"{_VOTED}(?:for|in favour(?: of)?)\b|\b(?:voted?|voting|said|says) yes\b", "supported"),
        (r"\bno doubt\b|(?:\bnot|n['’]t)(?: \w+){0,2} (?:only|just|merely|simply)\b", ""),
        (r"\b(?:not|(?:is|was)n['’]t) (?=the (?:first|only) )", ""),
    )
]
_MOST = 0.6
"""The share of a claim that a sentence denied as a whole must have to be what it says."""
_REFUSED = 14
"""Words after a verb such as "rejected" that it may deny: "the claim that …"."""
_REACH = 8
"""Words after a "not" that it may deny."""
_DENIED_DENIAL = 8
"""Words from one denial to the next that it denies."""
_AUXILIARY = frozenset("has have had".split())
_OBJECTS = [[word] for word in "a an the its their his her enough no any".split()]
"""Behind "has" where it says what somebody owns."""
_SLACK = 0.02
"""What leaving out a denial in other words than the article's may add to the cosine of a claim: of 299 claims with a
denial too many three in four gain more, of 27 right ones in their own words one in three.
"""
_AND = frozenset("and or nor but".split())
_NEAR = 4
"""Words between one of two opposites and a word that stands beside the other in the claim."""
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n")
_CLAUSES = re.compile(r"[;:](?=\s)|,? (?:whereas|while|but|although)(?=\s)")
"""Part what a sentence says of one and of another."""
_CLAUSE = re.compile(r"[,.;:!?—–](?=\s)|\n")
_PASSED_OVER = frozenset(
    """longer more ever even yet very much any anyone anybody anything one think thought believe want wanted expect
    expected seem appear immediate official going able really quite""".split()
)


@dataclass(frozen=True, slots=True)
class _Denial:
    """A word that denies and the forms of what it may deny, the next first; ``whole``: all that its sentence says."""

    word: str
    scope: tuple[str, ...]
    whole: bool = False


def turned(
    claim: str, given: str, near: str, nearest: str, fits: Callable[[str, float], bool], *, quotes_denial: bool = False
) -> Iterator[str]:
    """Yield a word of the claim for each way in which it turns round what ``given``, its cited sentences, says.

    What the claim denies may be denied ``near`` them too: "One had been seasick. She would not say which."

    Where the word that the claim denies is not the article's, the sentences ``nearest`` to it must deny, lack or limit
    something too, and the denial must have its place in what they mean: it ``fits`` where the claim without it is
    nearer to them by no more than a margin. Quotations that are in all of them should be blanked; ``quotes_denial``
    says that one of the claim's denies something.
    """
    claim, given, near = _cleared(claim), _cleared(given), _cleared(near)
    if _nested(claim) and not _nested(near):
        yield "not"
    if word := _opposite(claim, given):
        yield word
    if word := _denied_more(claim, near, _cleared(nearest), fits):
        yield word
    if not quotes_denial and (word := _denied_less(claim, given, near)):
        yield word


def _cleared(text: str) -> str:
    """Give a text with phrases put as the words that they mean, and without what only looks like a denial."""
    text = re.sub(r"^\W*(?:Yes|No)[,:.;–—]\s", "", text)
    for phrase, word in _PHRASES:
        text = phrase.sub(word, text)
    return text


def _opposite(claim: str, given: str) -> str | None:
    there = _words(given)
    about = _about(given)
    for clause in _CLAUSES.split(claim):
        said = _words(clause)
        meant = set[str]().union(*_about(clause))
        for at, word in enumerate(said):
            if word in _AUXILIARY and said[at + 1 : at + 2] not in _OBJECTS:
                continue
            for own, other in sides().get(bare(word), ()):
                against = [place for place, token in enumerate(there) if bare(token) in other]
                against = [place for place in against if meant & about[place]]
                if not against or _negated(said, at) != _negated(there, against[0]):
                    continue
                same = [place for place, token in enumerate(there) if bare(token) in own]
                if not same or _beside(said, at, there, same, against):
                    return word
    return None


def _about(text: str) -> list[set[str]]:
    """Give for each word of a text the forms of the content words that stand around it in its sentence, but for its
    own.
    """
    found = list[set[str]]()
    for sentence in _SENTENCES.split(text):
        stems = [forms(token) for token in _words(sentence)]
        for at in range(len(stems)):
            found.append(set[str]().union(*stems[max(0, at - _REACH) : at], *stems[at + 1 : at + 1 + _REACH]))
    return found


def _beside(said: Sequence[str], at: int, there: Sequence[str], same: Sequence[int], against: Sequence[int]) -> bool:
    """Tell whether a word next to the claim's one stands nearer to its opposite where the article has both."""
    around = [word for word in (*said[at + 1 : at + 3], *said[max(0, at - 2) : at][::-1]) if word not in STOPWORDS]
    for neighbour in around[:2]:
        places = [place for place, token in enumerate(there) if form(token) == form(neighbour)]
        if places:
            ours = min(abs(place - other) for place in places for other in same)
            theirs = min(abs(place - other) for place in places for other in against)
            return theirs < ours and theirs <= _NEAR
    return False


def _negated(tokens: Sequence[str], at: int) -> bool:
    return any(token in _NOT or token.endswith("n't") for token in tokens[max(0, at - 3) : at])


def denies(text: str) -> bool:
    """Tell whether a text denies anything."""
    return any(True for _ in _denials(_cleared(text)))


def _denied_more(claim: str, given: str, nearest: str, fits: Callable[[str, float], bool]) -> str | None:
    """Give a denial of the claim where it has more of them than the article, or denies what this affirms."""
    ours, theirs = list(_denials(claim)), list(_denials(given))
    own = set(_words(claim))
    loose = sum(1 for token in _words(given) if token not in own and _LACKING.fullmatch(token))
    if ours and len(ours) > len(theirs) + loose:
        return ours[-1].word
    reached = {stem for denial in theirs for stem in denial.scope}
    reached |= {stem for token in _lacking_scopes(given) for stem in token}
    cleared = [clause for sentence in _SENTENCES.split(nearest) for clause in _CLAUSE.split(sentence)]
    affirming = forms(" ".join(clause for clause in cleared if not _is_negative(clause)))
    denying = forms(" ".join(clause for clause in cleared if _is_negative(clause)))
    for denial in ours:
        meant = denial.scope[:1]
        if not meant or reached & set(meant):
            continue
        margin = _SLACK if not set(meant) & denying else -_SLACK
        if set(meant) & affirming or not denying & forms(claim) or not fits(denial.word, margin):
            return denial.word
    return None


def _is_negative(clause: str) -> bool:
    """Tell whether anything in a clause denies, lacks, limits or excepts."""
    return any(
        token in _NOT
        or token.endswith("n't")
        or _REFUSING.fullmatch(token)
        or _LACKING.fullmatch(token)
        or _NEGATIVE.fullmatch(token)
        for token in _words(clause)
    )


def _denied_less(claim: str, given: str, near: str) -> str | None:
    """Give a word that the claim affirms and the article, wherever it has it, denies, or near it declined to do."""
    ours, theirs = list(_denials(claim)), list(_denials(given))
    theirs += [denial for denial in _denials(near) if _DECLINING.fullmatch(denial.word) and denial not in theirs]
    affirmed = forms(claim).difference(*(denial.scope for denial in ours))
    heads = [denial.scope[0] for denial in theirs if denial.scope and not denial.whole]
    tokens = [form(token) for token in _words(given)]
    loose = any(_LACKING.fullmatch(token) for token in _words(claim))
    if len(ours) + loose >= len(theirs):
        return None
    for denial in theirs:
        if denial.whole and len(affirmed & set(denial.scope)) >= _MOST * len(affirmed):
            return denial.word
    return next((head for head in heads if head in affirmed and heads.count(head) >= tokens.count(head)), None)


def _nested(text: str) -> bool:
    """Tell whether a clause denies a denial: "none was not in danger", "never denied"."""
    for clause in _CLAUSE.split(text):
        tokens = _words(clause)
        denying = [
            at
            for at, token in enumerate(tokens)
            if token in _NOT or token.endswith("n't") or _REFUSING.fullmatch(token)
        ]
        for one, other in pairwise(denying):
            if other - one <= _DENIED_DENIAL and not _AND.intersection(tokens[one:other]):
                return True
    return False


def _denials(text: str) -> Iterator[_Denial]:
    """Yield each word that denies with what it may deny; two in a row are one of each, and both count."""
    for sentence in _SENTENCES.split(text):
        for clause in _CLAUSE.split(sentence):
            tokens = _words(clause)
            for at, token in enumerate(tokens):
                plain = token in _NOT or token.endswith("n't")
                if not plain and not _REFUSING.fullmatch(token):
                    continue
                following = tokens[at + 1 : at + 1 + (_REACH if plain else _REFUSED)]
                if token in _NOTHING:
                    following = [*tokens[:at], *following]
                scope = tuple(stem for each in following if each not in _PASSED_OVER for stem in _form(each))
                if not plain and (not scope or _refers(following)):
                    yield _Denial(token, tuple(sorted(forms(sentence))), whole=True)
                else:
                    yield _Denial(token, scope)


def _refers(following: Sequence[str]) -> bool:
    """Tell whether what is denied has been said before: "denied it", "rejected the charge"."""
    said = [word for word in following if word not in ("the", "any", "all")]
    return (len(said) < 2 and bool(_OBJECT.intersection(said))) or said[:1] in (["it"], ["this"])


def _lacking_scopes(text: str) -> Iterator[set[str]]:
    for clause in _CLAUSE.split(text):
        tokens = _words(clause)
        for at, token in enumerate(tokens):
            if _LACKING.fullmatch(token):
                yield {stem for each in tokens[at + 1 : at + 1 + _REACH] for stem in _form(each)}


def _form(word: str) -> list[str]:
    return sorted(forms(word))


def _words(text: str) -> list[str]:
    return [word.strip("'") for word in re.findall(r"[\w'-]+", text.lower().replace("’", "'"))]
