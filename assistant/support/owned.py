"""Whose a number is: a claim may not give it to another thing, holder or time than the article does beside it.

"The club pays 900, the town the rest" gives the town no 900; "five years ago it was twice" no five times to five years
ago. A number strikes only where the article says beside it what the other one has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.support.denials import SENTENCES
from assistant.support.figures import Figure, figures, in_figures
from assistant.support.forms import form, weighty
from assistant.wording import names, quoted

_CLAUSES = re.compile(r"(?<!\d)[,;:](?=\s)|(?<=\d)[,;:](?=\s)|\s(?=(?:and|but|while|whereas)\s)|\s[–—-]\s")
_LEADS = re.compile(r"\A\s*(?:(?:and|but|while|whereas)\s+)?(?:(?:the|a|an)\s+)?", re.IGNORECASE)
_QUANTITY = re.compile(r"\s(?:the rest|the other half|the remainder|none|nothing|once|twice)\b", re.IGNORECASE)
"""Says how much or how often without a number."""
_NAME = re.compile(r"[A-Z][\w’-]+(?: [A-Z][\w’-]+)*")
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


@dataclass(frozen=True, slots=True)
class _Placed:
    """A number of a text where it stands: its sentence, its clause there, and the words on either side of it up to the
    next number or the end of the clause; ``first``: no number goes before it in the clause.
    """

    figure: Figure
    sentence: str
    clause: str
    before: str
    behind: str
    first: bool


def strange_owner(claim: str, given: str, near: str) -> str | None:
    """Give a number of ``claim`` that the article has as another's than the claim says: in what is cited (``given``),
    or, for a sum of all, around it (``near``). None where there is none; a quotation is not read.
    """
    for quotation in quoted(claim)[0]:
        claim = claim.replace(quotation, " ") if quotation else claim
    told = list(_placed(claim))
    there = list(_placed(given)) if told else []
    for one in told:
        same = [other for other in there if other.figure.value == one.figure.value]
        if same and (
            _of_another_holder(one, same)
            or _of_another_name(one, same, there)
            or _of_another_head(one, same, there)
            or _of_another_measure(one, same, there)
            or _only_asked(one, same)
            or _of_another_time(one, told, same, given)
            or _of_a_part(one, same, near)
        ):
            return one.figure.written
    return None


def _placed(text: str) -> Iterator[_Placed]:
    for sentence in SENTENCES.split(in_figures(text)):
        for clause in _clauses(sentence):
            at = 0
            found: list[tuple[Figure, int, int]] = []
            for one in figures(clause):
                start = clause.find(one.written, at)
                if start >= 0:
                    at = start + len(one.written)
                    found.append((one, start, at))
            for n, (one, start, end) in enumerate(found):
                last = found[n - 1][2] if n else 0
                following = found[n + 1][1] if n + 1 < len(found) else len(clause)
                yield _Placed(one, sentence, clause, clause[last:start], clause[end:following], not n)


def _clauses(sentence: str) -> list[str]:
    return [clause for clause in _CLAUSES.split(sentence) if clause.strip()]


def _subject(clause: str) -> list[str]:
    return _LEADS.sub("", clause).lower().replace("’", "'").split()


def _of_another_holder(one: _Placed, same: Sequence[_Placed]) -> bool:
    """Tell whether the clause of a number opens with somebody to whom the article, in a clause without a verb behind
    that of the number, gives another amount: "the town the rest", "the List three".
    """
    if not one.first:
        return False
    opens = _subject(one.clause)
    for other in same:
        clauses = _clauses(other.sentence)
        for clause in clauses[clauses.index(other.clause) + 1 :]:
            holder = _gapped(clause, one)
            if holder and _begins(opens, holder) and not _begins(_subject(other.clause), holder) and other.first:
                return True
    return False


def _of_another_name(one: _Placed, same: Sequence[_Placed], there: Sequence[_Placed]) -> bool:
    """Tell whether clauses that open with names have a number of another, and another of the one that the claim has."""
    name = _opening_name(one)
    if not name or not one.first:
        return False
    theirs = [_opening_name(other) for other in same]
    if any(not their or their in one.sentence or name in other.sentence for their, other in zip(theirs, same, strict=True)):
        return False
    return any(
        _opening_name(other) == name
        and other.first
        and other.figure.value != one.figure.value
        and other.figure.kind == one.figure.kind
        and (one.figure.kind or set(other.figure.counts[:1]) == set(one.figure.counts[:1]))
        for other in there
    )


def _opening_name(one: _Placed) -> str:
    """Give the last word of the name that opens the clause of a number; nothing where none does."""
    found = _NAME.match(_LEADS.sub("", one.clause))
    return found[0].split()[-1] if found and names(found[0]) else ""


def _gapped(clause: str, one: _Placed) -> list[str]:
    """Give the words of who has what in a clause of nothing else; none where it has what the claim says."""
    if some := _QUANTITY.search(clause):
        before, behind = clause[: some.start()], clause[some.end() :]
    else:
        amounts = list(_placed(clause))
        if len(amounts) != 1 or amounts[0].figure.value == one.figure.value:
            return []
        before, behind = amounts[0].before, amounts[0].behind
    holder = _subject(before)
    return holder if len(holder) <= 4 and len(behind.split()) <= 1 and weighty(before) else []


def _begins(words: Sequence[str], holder: Sequence[str]) -> bool:
    return [word.removesuffix("'s").rstrip(".,") for word in words[: len(holder)]] == list(holder)


def _of_another_head(one: _Placed, same: Sequence[_Placed], there: Sequence[_Placed]) -> bool:
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


def _of_another_measure(one: _Placed, same: Sequence[_Placed], there: Sequence[_Placed]) -> bool:
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


def _only_asked(one: _Placed, same: Sequence[_Placed]) -> bool:
    """Tell whether the article has a number only as what somebody asked for, and the claim says nothing of asking."""
    return _ASKS.search(one.sentence) is None and all(_ASKED.search(other.before) for other in same)


def _of_another_time(one: _Placed, told: Sequence[_Placed], same: Sequence[_Placed], given: str) -> bool:
    """Tell whether the only number of a claim is of another time there, and that of its time is another."""
    times = [" ".join(found[0].lower().split()) for found in _TIME.finditer(one.sentence)]
    if len(times) != 1 or one.figure.written.lower() in times[0]:
        return False
    if any(other is not one and other.figure.written.lower() not in times[0] for other in told):
        return False
    if any(times[0] in other.sentence.lower() for other in same):
        return False
    return any(
        times[0] in sentence.lower()
        and (
            _QUANTITY.search(sentence) is not None
            or any(each.figure.written.lower() not in times[0] for each in _placed(sentence))
        )
        for sentence in SENTENCES.split(given)
    )


def _of_a_part(one: _Placed, same: Sequence[_Placed], near: str) -> bool:
    """Tell whether a claim has as the sum of all what the article has beside a greater one."""
    if not _IN_ALL.search(one.behind) and not _IN_ALL.search(one.before):
        return False
    if any(_TOTAL.search(other.sentence) for other in same):
        return False
    return any(
        other.figure.value > one.figure.value
        and set(other.figure.counts[:1]) & set(one.figure.counts)
        and _TOTAL.search(other.sentence) is not None
        for other in _placed(near)
    )


def _forms(text: str) -> set[str]:
    return {form(word) for word in re.findall(r"[^\W\d_][\w’-]*", text.lower())}
