"""The people of one text: every form of a name joined to its bearer, and what tells "he" or "she" of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from ingest.statements.resolving.capitals import Run
from ingest.statements.resolving.cast import Cast, gender_of
from ingest.statements.resolving.given_names import Gender
from ingest.statements.resolving.layout import Layout
from ingest.statements.resolving.persons import Mention, People, Person
from ingest.statements.resolving.titles import HONORIFICS, bare, gender_of_title

_PRONOUN = re.compile(r"\b(?:(he|his|himself)|(she|herself|(?<=and )her))\b")
"""Pronouns that go on with the subject; "him" and mostly "her" are somebody else."""
_REACH = 160
"""Characters after a name in which the next pronoun is likely its bearer's."""
_LONGEST = 16
"""Characters of a title in small letters before a name."""
_TITLES = 60
"""Characters before a name that may hold its titles."""


def people(text: str, found: Sequence[Run], layout: Layout, spoken: Collection[int]) -> People:
    """Join the names ``found`` in a text to people; ``spoken`` holds the places of names that are sources."""
    cast = Cast(text, found, spoken)
    mentions, others = list[Mention](), list[Run]()
    for run in found:
        for start, end, bearers in cast.who(run):
            if not bearers:
                others.append(run)
                continue
            person = max(bearers, key=_dominance)
            person.whole += len(bearers) == 1 and end - start < len(person.name) and start != run.first
            mention = Mention(
                start=start,
                end=end,
                first=run.first if start == run.start else start,
                person=person,
                sentence=layout.sentence(start),
                quoted=layout.quotation(start) is not None,
                possessive=run.possessive and end == run.end,
                rivals=tuple(bearers) if len(bearers) > 1 else (),
            )
            mentions.append(mention)
            person.mentions.append(mention)
    persons = [person for person in cast.persons if person.mentions]
    _tell_genders(text, persons, mentions)
    return People(persons, mentions, others)


def _dominance(person: Person) -> tuple[int, int]:
    return person.whole, -person.named.start


def _tell_genders(text: str, persons: Iterable[Person], mentions: Sequence[Mention]) -> None:
    """Set the gender of each person: by honorific, given name or title, else by the pronoun after the name."""
    votes: dict[Person, Counter[Gender]] = defaultdict(Counter)
    for mention in mentions:
        titles = text[max(mention.first, mention.start - _TITLES) : mention.start].split()
        before = text[max(0, mention.first - _LONGEST) : mention.first].split()
        for word in (*titles, *before[-1:]):  # "Ms. Holt", "spokeswoman Fay Holt"
            if gender := gender_of_title(word):
                votes[mention.person][gender] += 3 if bare(word) in HONORIFICS else 2
    for person in persons:
        if person.given and (gender := gender_of(person)):
            votes[person][gender] += 4
    for place, mention in enumerate(mentions):
        person = mention.person
        if person in votes or person.gender or mention.quoted or mention.possessive:
            continue
        limit = mentions[place + 1].start if place + 1 < len(mentions) else len(text)
        pronoun = _PRONOUN.search(text, mention.end, min(limit, mention.end + _REACH))
        if pronoun and "\n" not in text[mention.end : pronoun.start()]:
            person.gender = "m" if pronoun[1] else "f"
    for person, counted in votes.items():
        person.gender = counted.most_common(1)[0][0]
