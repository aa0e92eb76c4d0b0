"""Whose a number is: a claim may not give it to another thing, holder or time than the article does beside it.

"The club pays 900, the town the rest" gives the town no 900; "five years ago it was twice" no five times to five years
ago. A number strikes only where the article says beside it what the other one has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.support import days
from assistant.support.denials import SENTENCES
from assistant.support.figures import KINDS, figures, in_figures
from assistant.support.forms import form, weighty
from assistant.support.named import named_runs
from assistant.support.placed import Placed, clauses_of, placed
from assistant.wording import names, quoted

_LEADS = re.compile(r"\A\s*(?:(?:and|but|while|whereas)\s+)?(?:(?:the|a|an)\s+)?", re.IGNORECASE)
_QUANTITY = re.compile(r"\s(?:the rest|the other half|the remainder|none|nothing|once|twice)\b", re.IGNORECASE)
"""Says how much or how often without a number."""
_NAME = re.compile(r"[A-Z][\w’-]+(?: [A-Z][\w’-]+)*")
_BEHIND = re.compile(rf"\s*(?:[a-z]+ )?(?:(?:of|from|in) )?(?:the )?(?P<name>{_NAME.pattern})")
_HEAD = re.compile(
    r"\b(?P<head>[^\W\d_][\w’-]{2,}) (?P<by>of|for|to|at|by|in|with)"
    r"(?: (?:the|about|some|around|only|just|nearly))?\s\Z",
    re.IGNORECASE,
)
"""Right before a number, what it belongs to: "a team of nine", "accounts for nine"."""
_ASKED = re.compile(
    r"\b(?:(?:ask|hop|call)(?:s|e|ed|es|ing)? for|appl(?:y|ies|ied) for|demand(?:s|ed)?|sought|seeks?|want(?:s|ed)?"
    r"|request(?:s|ed)?|offer(?:s|ed)?)(?: (?!to\b)[\w’]+){0,3}[ $€£¥]*\Z",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:ask|appl|hop|call|demand|sought|seek|want|request|bid|offer|claim|sue|suing|propos|plead|after\b|instead|rather"
    r"|not\b|would|wish|expect|target|goal|aim|initial|original)|n[’']t\b",
    re.IGNORECASE,
)
"""Words by which a claim may tell that a sum was only asked for."""
_SPANS = "(?:second|minute|hour|day|week|month|year|decade|centur)(?:s|y|ies)?"
_TIME = re.compile(
    rf"\b(?:(?:last|this|next) (?:spring|summer|autumn|winter|week|month|year|season|time)"
    rf"|(?:[\w-]+ )?{_SPANS} (?:ago|earlier|before|later)|today|at first|back then)\b",
    re.IGNORECASE,
)
_IN_ALL = re.compile(r"\b(?:in all|in total|altogether|all told|a total of)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:in all|in total|total|altogether|all told|together)\b", re.IGNORECASE)

_WHICH = re.compile(r"\s*(?:which|who|whose)\b", re.IGNORECASE)
_TAKES_BACK = re.compile(
    r"(?:That|This|It|The (?:number|figure|sum|total)) (?:is|was) (?:wrong|incorrect|false|untrue|mistaken"
    r"|not (?:so|true|correct|right)|an? (?:error|mistake))\b"
)
"""Says of the sentence before that it was wrong."""
_UNITS = frozenset(form(name) for name in KINDS)
_SAYS = 0.6
"""The share of the words of a claim's clause with which a clause of the article says it."""
_MORE = 2
"""How many words more it has of it than a clause with the number said."""


def strange_owner(claim: str, given: str, near: str) -> str | None:
    """Give a number of ``claim`` that the article has as another's than the claim says: in what is cited (``given``),
    or, for a sum of all, around it (``near``). None where there is none; a quotation is not read.
    """
    for quotation in quoted(claim)[0]:
        claim = claim.replace(quotation, " ") if quotation else claim
    if late := _of_another_time(claim, given):
        return late
    told = list(placed(days.without_days(claim)))
    there = list(placed(days.without_days(given))) if told else []
    there = _not_taken_back(there, told, f"{given}\n{near}")
    for one in told:
        same = [other for other in there if other.figure.value == one.figure.value]
        if same and (
            _of_another_holder(one, same)
            or _of_another_name(one, same, there)
            or _of_another_body(one, same, there)
            or _of_another_head(one, same, there)
            or _of_another_clause(one, told, same, there)
            or _of_another_measure(one, same, there)
            or _only_asked(one, same)
            or _of_a_part(one, same, days.without_days(near))
        ):
            return one.figure.written
    return None


def _not_taken_back(there: Sequence[Placed], told: Sequence[Placed], article: str) -> list[Placed]:
    """Leave out the numbers that an article calls wrong, but for those that the claim has."""
    said = SENTENCES.split(in_figures(days.without_days(article)))
    wrong = {one for one, then in pairwise(said) if _TAKES_BACK.match(then)}
    values = {one.figure.value for one in told}
    return [other for other in there if other.sentence not in wrong or other.figure.value in values]


def _subject(clause: str) -> list[str]:
    return _LEADS.sub("", clause).lower().replace("’", "'").split()


def _of_another_holder(one: Placed, same: Sequence[Placed]) -> bool:
    """Tell whether the clause of a number opens with somebody to whom the article, in a clause without a verb behind
    that of the number, gives another amount: "the town the rest", "the List three".
    """
    if not one.first:
        return False
    opens = _subject(one.clause)
    for other in same:
        clauses = clauses_of(other.sentence)
        for clause in clauses[clauses.index(other.clause) + 1 :]:
            holder = _gapped(clause, one)
            theirs = holder and any(_begins(_subject(each.clause), holder) for each in same)
            if holder and other.first and _begins(opens, holder) and not theirs:
                return True
    return False


def _of_another_name(one: Placed, same: Sequence[Placed], there: Sequence[Placed]) -> bool:
    """Tell whether clauses that open with names have a number of another, and another of the one that the claim has."""
    name = _opening_name(one)
    if not name or not one.first:
        return False
    theirs = [_opening_name(other) for other in same]
    if any(
        not their or their in one.sentence or name in other.sentence for their, other in zip(theirs, same, strict=True)
    ):
        return False
    return any(
        _opening_name(other) == name
        and other.first
        and other.figure.value != one.figure.value
        and other.figure.kind == one.figure.kind
        and (one.figure.kind or set(other.figure.counts[:1]) == set(one.figure.counts[:1]))
        for other in there
    )


def _of_another_body(one: Placed, same: Sequence[Placed], there: Sequence[Placed]) -> bool:
    """Tell whether the name behind a number has another number in the article, and this one another name behind it:
    "five members of the Quay List" where it has "five members of Open Hands, three of the Quay List".
    """
    name, theirs = _name_behind(one), [_name_behind(other) for other in same]
    if not name or not all(theirs) or name in theirs:
        return False
    return any(_name_behind(other) == name and other.figure.value != one.figure.value for other in there)


def _name_behind(one: Placed) -> str:
    found = _BEHIND.match(one.behind)
    runs = named_runs(names(found["name"]), found["name"]) if found else []
    return runs[-1][-1] if runs else ""


def _opening_name(one: Placed) -> str:
    """Give the last word of the name that opens the clause of a number; nothing where none does."""
    found = _NAME.match(_LEADS.sub("", one.clause))
    runs = named_runs(names(found[0]), found[0]) if found else []
    return runs[-1][-1] if runs else ""


def _gapped(clause: str, one: Placed) -> list[str]:
    """Give the words of who has what in a clause of nothing else; none where it has what the claim says."""
    if some := _QUANTITY.search(clause):
        before, behind = clause[: some.start()], clause[some.end() :]
    else:
        amounts = list(placed(clause))
        if len(amounts) != 1 or amounts[0].figure.value == one.figure.value:
            return []
        before, behind = amounts[0].before, amounts[0].behind
    holder = _subject(before)
    return holder if len(holder) <= 4 and len(behind.split()) <= 1 and weighty(before) else []


def _begins(words: Sequence[str], holder: Sequence[str]) -> bool:
    return [word.removesuffix("'s").rstrip(".,") for word in words[: len(holder)]] == list(holder)


def _of_another_head(one: Placed, same: Sequence[Placed], there: Sequence[Placed]) -> bool:
    """Tell whether what a number belongs to has another number in the article, and does not stand by this one."""
    if not (head := _HEAD.search(one.before)):
        return False
    wanted = form(head["head"].lower())
    if any(wanted in _forms(f"{other.before} {other.behind}") for other in same):
        return False
    return any(
        (theirs := _HEAD.search(other.before)) is not None
        and form(theirs["head"].lower()) == wanted
        and theirs["by"].lower() == head["by"].lower()
        and any(other.sentence == each.sentence for each in same)
        for other in there
        if other.figure.value != one.figure.value
    )


def _of_another_clause(one: Placed, told: Sequence[Placed], same: Sequence[Placed], there: Sequence[Placed]) -> bool:
    """Tell whether what the clause of a number says stands in a clause of the article with another number of the same
    measure, which the claim does not have, and not in one with this number.
    """
    about = _about(f"{one.before} {one.behind}")
    values = {other.figure.value for other in told}
    if any(len(own := _about(f"{other.before} {other.behind}")) >= _MORE and own <= about for other in same):
        return False
    at_one = max((about & _about(_with_numberless(other)) for other in same), key=len)
    named = {form(word.lower()) for run in names(one.sentence) for word in run}
    for other in there:
        if other.figure.value in values or any(other.clause == each.clause for each in same):
            continue
        at_other = about & _about(f"{other.before} {other.behind}")
        enough = len(at_other) >= max(_SAYS * len(about), len(at_one) + _MORE)
        if enough and at_other - at_one - named and _measures_the_same(one, other, same):
            return True
    return False


def _measures_the_same(one: Placed, other: Placed, same: Sequence[Placed]) -> bool:
    """Tell whether two numbers are of one kind, or count the same, as far as one sentence of the article says."""
    if one.figure.kind or other.figure.kind:
        return one.figure.kind == other.figure.kind
    if any(other.sentence == each.sentence for each in same):
        return True
    return one.figure.counts[:1] == other.figure.counts[:1]


def _with_numberless(one: Placed) -> str:
    """Give the words about a number with the clauses of its sentence that have none; all of it where one hangs on
    another by a "which".
    """
    if any(_WHICH.match(clause) for clause in clauses_of(one.sentence)):
        return one.sentence
    others = [clause for clause in clauses_of(one.sentence) if next(figures(clause), None) is None]
    return " ".join((one.before, one.behind, *others))


def _about(text: str) -> set[str]:
    return weighty(text) - _UNITS


def _of_another_measure(one: Placed, same: Sequence[Placed], there: Sequence[Placed]) -> bool:
    """Tell whether a claim measures by a number that only counts in the article, where it measures that by another."""
    if not one.figure.kind or not all(not other.figure.kind and other.figure.counts for other in same):
        return False
    what = weighty(" ".join(one.behind.split()[1:4]))
    return any(
        other.figure.kind == one.figure.kind
        and other.figure.value != one.figure.value
        and what & weighty(" ".join(other.behind.split()[1:4]))
        for other in there
    )


def _only_asked(one: Placed, same: Sequence[Placed]) -> bool:
    """Tell whether the article has a number only as what somebody asked for, and the claim says nothing of asking."""
    return _ASKS.search(one.sentence) is None and all(_ASKED.search(other.before) for other in same)


def _of_another_time(claim: str, given: str) -> str | None:
    """Give the only number of a claim where it is of another time in the article, and that of its time is another."""
    times = [_plain(found[0]) for found in _TIME.finditer(claim)]
    told = [one for one in placed(claim) if not times or one.figure.written.lower() not in times[0]]
    if len(times) != 1 or len(told) != 1:
        return None
    number = told[0].figure
    sentences = [sentence for sentence in SENTENCES.split(given) if times[0] in _plain(sentence)]
    there = [one.figure for sentence in sentences for one in placed(sentence)]
    there = [one for one in there if one.written.lower() not in times[0]]
    if any(one.value == number.value for one in there):
        return None
    if all(one.figure.value != number.value for one in placed(given)):
        return None
    return number.written if there or any(map(_QUANTITY.search, sentences)) else None


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _of_a_part(one: Placed, same: Sequence[Placed], near: str) -> bool:
    """Tell whether a claim has as the sum of all what the article has beside a greater one."""
    if not _IN_ALL.search(one.behind) and not _IN_ALL.search(one.before):
        return False
    if any(_TOTAL.search(other.sentence) for other in same):
        return False
    return any(
        other.figure.value > one.figure.value
        and set(other.figure.counts[:1]) & set(one.figure.counts)
        and _TOTAL.search(other.sentence) is not None
        for other in placed(near)
    )


def _forms(text: str) -> set[str]:
    return {form(word) for word in re.findall(r"[^\W\d_][\w’-]*", text.lower())}
