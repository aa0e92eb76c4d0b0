"""Tell whether a claim turns what its article says into the contrary: a "not" more or less, a word for its opposite."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.support.beside import nearer_to_other
from assistant.support.clausewise import affirmed as affirmed_there
from assistant.support.clausewise import denied as denied_there
from assistant.support.denials import (
    CLAUSE,
    DECLINING,
    LACKING,
    NOTHING,
    REACH,
    REFUSING,
    SENTENCES,
    Denial,
    cleared,
    denials,
    is_negative,
    is_not,
    lacking_scopes,
    nested,
    tokens,
)
from assistant.support.excused import answered_no, corrected, no_more, other_side, without_it
from assistant.support.forms import alike, content, contrary, form, forms, share
from assistant.support.opposites import bare, sides
from assistant.support.superlatives import most_of_all, ranked_otherwise
from assistant.text import STOPWORDS

_MOST = 0.6
"""The share of a claim that a sentence denied as a whole must have to be what it says."""
_TELLING = frozenset(map(form, "say tell reveal disclose name specify comment answer explain".split()))
"""Not to do the one is not to do the other: "would not reveal who", "would not say which"."""
_SILENT = frozenset(map(form, "say comment answer speak reply respond talk".split()))
_AUXILIARY = frozenset("has have had".split())
_ORDER = frozenset(("before", "after"))
"""Are no contraries where the two things change places with them; which of two came first `ordered` tells."""
_OBJECTS = [[word] for word in "a an the its their his her enough no any".split()]
"""Behind "has" where it says what somebody owns."""
_SLACK = 0.02
"""What leaving out a denial in other words than the article's may add to the cosine of a claim: of 299 claims with a
denial too many three in four gain more, of 27 right ones in their own words one in three.
"""
_CLAUSES = re.compile(r"[;:](?=\s)|,? (?:whereas|while|but|although)(?=\s)")
"""Part what a sentence says of one and of another."""
_AFFIRMED = re.compile(rf"{CLAUSE.pattern}|\s(?=(?:instead of|rather than)\b)")
"""Part what is so from what is not: "it leaves at 6 instead of 7"."""
_FROM = re.compile(r"\b(?:wait|later|only|from|after|once|when|if)\b")
"""Tells from when something is, as "not before" does."""
_NOT_BEFORE = re.compile(r"\b(?:before|until|unless)\b")
_ENDS_TIME = "(?:and|but|or|as|because|since|when)"
_TIME = 4
"""Words behind "from" or "later" that may name the time."""
_WRONG = re.compile(
    r"\b(?:wrong|false|incorrect|untrue|lift(?:s|ed|ing)?|end(?:s|ed|ing)|scrap(?:s|ped)|revoked?|abolish\w*|repeal\w*"
    r"|withdr[ae]wn?|drop(?:s|ped)|cancel\w*)\b"
)
"""Say that what a clause has is not so, or no longer: "the boil notice was lifted"."""
_SINCE = re.compile(r"\bsince\b|\bnever\b[^.;]*\bbefore\b", re.IGNORECASE)
_FIRST_SINCE = re.compile(r"\bfirst\b[^.;]* since\b|(?<!not )(?<!not for )\bthe first time\b", re.IGNORECASE)
_SAME = 3
"""Words that two a "nothing" are of the same with."""
_FURTHER = 4
"""Words behind a "not" of which one may be what it denies, where the first is not the article's: "came to no harm"."""
_LIGHT_VERBS = frozenset("give gave given gives giving take took taken takes taking".split())
_CORRECTING = frozenset("corrected corrects correcting".split())
"""Say of what is wrong that it is put right."""
_DONE = frozenset("no any part place way up over off out on".split())
"""Behind one of these verbs, leave it nothing of its own: "gave no reply", "took part"."""


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
    if ranked_otherwise(claim, given):
        yield "the first"
    claim, given, near = cleared(claim), cleared(given), cleared(near)
    if nested(claim) and not nested(near):
        yield "not"
    if word := _opposite(claim, given):
        yield word
    if word := _denied_more(claim, near, cleared(nearest), fits):
        yield word
    if _FIRST_SINCE.search(claim):  # says that there was none before, as "not since" and "never before" do
        given, near = map(_not_since, (given, near))
    if not quotes_denial and (word := _denied_less(claim, given, near) or denied_there(claim, SENTENCES.split(near))):
        yield word


def _opposite(claim: str, given: str) -> str | None:
    there = tokens(given)
    about = _about(given)
    for clause in _CLAUSES.split(claim):
        said = tokens(clause)
        meant = set[str]().union(*_about(clause))
        for at, word in enumerate(said):
            if word in _CORRECTING or (word in _LIGHT_VERBS and _DONE.intersection(said[at + 1 : at + 2])):
                continue
            for own, other in sides().get(bare(word), ()):
                against = [place for place, token in enumerate(there) if bare(token) in other]
                against = [
                    place for place in against if meant & about[place] and not other_side(said, at, there, place)
                ]
                if word in _AUXILIARY and said[at + 1 : at + 2] not in _OBJECTS:
                    against = [place for place in against if said[at + 1 : at + 2] == there[place + 1 : place + 2]]
                if word in _ORDER:
                    against = [place for place in against if not _exchanged(said, at, there, place)]
                against = [
                    place for place in against if said[at + 1 : at + 2] == ["to"] or not _keeps_silent(there, place)
                ]
                if not against or _negated(said, at) != _negated(there, against[0]):
                    continue
                same = [place for place, token in enumerate(there) if bare(token) in own or form(token) in alike(word)]
                if not same or nearer_to_other(clause, said, at, other, there, same, against):
                    return word
    return None


def _keeps_silent(there: Sequence[str], place: int) -> bool:
    """Tell whether "declined" and the like stand before what is only not told: "declined to comment" turns no offer
    down.
    """
    return list(there[place + 1 : place + 2]) == ["to"] and any(
        form(word) in _SILENT for word in there[place + 2 : place + 3]
    )


def _exchanged(said: Sequence[str], at: int, there: Sequence[str], place: int) -> bool:
    """Tell whether what stands behind one word stands before the other: "a after b", "b before a"."""
    for one, there_at, other, other_at in ((said, at, there, place), (there, place, said, at)):
        behind = next((form(word) for word in one[there_at + 1 :] if word not in STOPWORDS), None)
        if behind and behind in map(form, other[max(0, other_at - REACH) : other_at]):
            return True
    return False


def _about(text: str) -> list[set[str]]:
    """Give for each word of a text the forms of the content words that stand around it in its sentence, but for its
    own.
    """
    found = list[set[str]]()
    for sentence in SENTENCES.split(text):
        stems = [forms(token) for token in tokens(sentence)]
        for at in range(len(stems)):
            found.append(set[str]().union(*stems[max(0, at - REACH) : at], *stems[at + 1 : at + 1 + REACH]))
    return found


def _negated(said: Sequence[str], at: int) -> bool:
    return any(is_not(token) for token in said[max(0, at - 3) : at])


def denies(text: str) -> bool:
    """Tell whether a text denies anything."""
    return any(True for _ in denials(cleared(text)))


def _denied_more(claim: str, given: str, nearest: str, fits: Callable[[str, float], bool]) -> str | None:
    """Give a denial of the claim where it has more of them than the article, or denies what this affirms."""
    theirs = list(denials(given))
    own = set(tokens(claim))
    most = len(theirs) + sum(1 for token in tokens(given) if token not in own and LACKING.fullmatch(token))
    reached = {stem for denial in theirs for stem in denial.scope}.union(*lacking_scopes(given))
    clauses = [clause for sentence in SENTENCES.split(nearest) for clause in _AFFIRMED.split(sentence)]
    affirmed = forms(" ".join(clause for clause in clauses if not is_negative(clause)))
    denied = forms(" ".join(filter(is_negative, clauses)))
    sentences = [*SENTENCES.split(given), *SENTENCES.split(nearest)]
    for n, denial in enumerate(denials(claim)):
        if denial.said and (_otherwise(denial, claim, nearest) or _same_nothing(denial, theirs)):
            continue
        if no_more(denial, claim, given) or (denial.said and answered_no(denial, claim, given)):
            continue
        if without_it(denial, given) if denial.said else corrected(claim, given):
            continue
        if n >= most or affirmed_there(denial, claim, sentences, fits):
            return denial.word
        if not denial.said or reached & alike(denial.said[0]):
            continue
        if any(alike(denial.said[0]) & other.object and {*other.scope[:1]} & {*denial.scope} for other in theirs):
            continue  # "no deal was signed" where "the deal was not signed"
        if denial.scope[0] in _TELLING and (untold := [other for other in theirs if _TELLING & {*other.scope[:1]}]):
            if any(_tells_as_little(denial, other) for other in untold):
                continue
            if not _what(denial) & (affirmed | denied):
                return denial.word
        head = denial.scope[0]
        further = any(reached & alike(word) for word in denial.said[1:_FURTHER])
        if further and head not in affirmed and fits(denial.word, 0.0):
            continue
        margin = _SLACK if head not in denied else -_SLACK
        if head in affirmed or not denied & forms(claim) or not fits(denial.word, margin):
            return denial.word
    return None


def _otherwise(denial: Denial, claim: str, nearest: str) -> bool:
    """Tell whether the article denies in other words what the claim does: by a contrary ("forbidden" for "not
    allowed"), by another verb of refusing, or by the time from when ("in spring" for "not before spring").
    """
    there, about = forms(nearest), alike(denial.said[0])
    if most_of_all(denial, claim, nearest):
        return True
    against = {word for _, other in sides().get(bare(denial.said[0]), ()) for word in other}
    if (contrary(denial.said[0]) & there or against & set(map(bare, tokens(nearest)))) and not about & there:
        return True
    sentences = SENTENCES.split(nearest)
    if REFUSING.fullmatch(denial.word):
        doer, object_ = _around(claim, denial.word)
        return any(
            object_ & forms(each) and (not doer or doer & _doer(each, token))
            for each in sentences
            for token in filter(REFUSING.fullmatch, tokens(each))
        )
    later = rf"\b{denial.word}\b.*?\b(?:before|until|unless)\b((?: (?!{_ENDS_TIME}\b)\S+){{0,{_TIME}}})"
    timed = (" ".join(tokens(clause)) for clause in CLAUSE.split(claim) if _NOT_BEFORE.search(clause))
    then = next(filter(None, (re.search(later, clause) for clause in timed)), None)
    if not then:
        return False
    if times := forms(then[1]):
        return any(
            about & forms(each) and times & forms(" ".join(tokens(each[cue.end() :])[:_TIME]))
            for each in sentences
            for cue in _FROM.finditer(each)
        )
    clauses = [clause for sentence in sentences for clause in CLAUSE.split(sentence)]
    return any(about & forms(clause) and _FROM.search(clause) for clause in clauses)  # a day is blank, held by `days`


def _tells_as_little(denial: Denial, other: Denial) -> bool:
    """Tell whether two denials are of telling the same, as far as both say what."""
    what, theirs = _what(denial), _what(other)
    return not what or not theirs or bool(what & theirs)


def _what(denial: Denial) -> set[str]:
    """Give the forms of what somebody does not tell."""
    return set[str]().union(*map(alike, denial.said[1:])) - _TELLING


def _same_nothing(denial: Denial, theirs: Sequence[Denial]) -> bool:
    """Tell whether the article has the same "nothing" of the same; its doer, who stands before it, may differ."""
    alike_there = (other for other in theirs if other.word == denial.word)
    return denial.word in NOTHING and any(len({*denial.scope} & {*other.scope}) >= _SAME for other in alike_there)


def _around(text: str, word: str) -> tuple[set[str], set[str]]:
    """Give the forms of the content words before and behind a word."""
    said = tokens(text)
    at = said.index(word)
    return forms(" ".join(said[:at])), forms(" ".join(said[at + 1 :]))


def _doer(sentence: str, verb: str) -> set[str]:
    """Give the forms of those who may have done what a verb says: before it, or behind a "by"."""
    before, _ = _around(sentence, verb)
    return before | forms(" ".join(re.findall(r"\bby\b(.*)", sentence)))


def _not_since(given: str) -> str:
    return " ".join(each for each in SENTENCES.split(given) if not _SINCE.search(each))


def _denied_less(claim: str, given: str, near: str) -> str | None:
    """Give a word that the claim affirms and the article, wherever it has it, denies, or near it declined to do."""
    ours, theirs = list(denials(claim)), list(denials(given))
    theirs = [denial for denial in theirs if not denial.where]
    theirs += [denial for denial in denials(near) if DECLINING.fullmatch(denial.word) and denial not in theirs]
    affirmed = forms(claim).difference(*(denial.object.union(denial.scope) for denial in ours))
    there = [form(token) for token in tokens(given)]
    undone = {denial.scope[0] for denial in theirs if denial.scope and is_not(denial.word)}
    loose = any(LACKING.fullmatch(token) and form(token) not in undone for token in tokens(claim))
    if len(ours) + loose >= len(theirs):
        return None
    for denial in theirs:
        if denial.whole and share(affirmed, set(denial.scope)) >= _MOST:
            return denial.word
    wrong = forms(" ".join(filter(_WRONG.search, CLAUSE.split(claim))))
    heads = [denial.scope[0] for denial in theirs if denial.scope and not denial.whole]
    for denial in theirs:
        head = "" if denial.whole or not denial.said else denial.scope[0]
        if head in affirmed and head not in wrong and heads.count(head) >= there.count(head):
            return next(token for token in tokens(claim) for word in content(token) if form(word) == head)
    return None
