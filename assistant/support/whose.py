"""Whose a quotation is taken for in a claim that has no verb of saying by a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from assistant.support.antecedents import last_named
from assistant.support.officers import officers
from assistant.support.places import Place
from assistant.support.reading import Reading
from assistant.support.speakers import TOPIC
from assistant.support.spoken import labelled

_HE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)


def subjects(rest: str, mentioned: Sequence[Sequence[str]]) -> list[str]:
    """Give the last words of the names of a claim that may be the ones who speak: no topics, no owners."""
    found, reached = [], 0
    for run in mentioned:
        at = max(rest.find(" ".join(run), reached), reached)
        before = rest[max(0, at - 40) : at].split()[-2:]
        reached = at + len(" ".join(run))
        topic = before[-1:] and before[-1].lower() in TOPIC and before != ["according", "to"]
        done_to = len(before) > 1 and before[0] == "to" and before[1].islower()  # "to pressure Russia"
        if not topic and not done_to and not re.match(r"['’]", rest[reached:]):
            found.append(run[-1])
    return found


def meant(
    rest: str,
    before: Sequence[str],
    people: Collection[str],
    read: Sequence[Reading],
    found: Mapping[str, Sequence[Place]],
) -> list[str]:
    """Give the name of the one whom a quotation without a name is taken for: the holder of the office that its claim
    names ("the professor said"), else whoever was named last in the claims before; nobody where none was or neither the
    ledger nor a name with a colon has the quotation as somebody's.
    """
    if speaking := officers(rest, read):
        return [name.split()[-1] for name in speaking]
    labels = [labelled(reading) for reading in read]
    known = {*people, *(name.split()[-1] for several in labels for name in several.values())}
    last = last_named(before, known, persons=_HE.search(rest) is not None)
    if not last or not any(
        index in reading.recorded or index in labelled(reading)
        for several in found.values()
        for reading, indexes in several
        for index in indexes
    ):
        return []
    every = {name for reading in read for several in reading.recorded.values() for name in several}
    namesakes = [name for name in every if name.split()[-1] == last.split()[-1]]
    return [last if len(namesakes) > 1 else last.split()[-1]]
