"""Whom "he" or "she" means: people named or heard before, weighed by where, how and how often."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.domain import Span
from ingest.statements.given_names import Gender
from ingest.statements.layout import Layout
from ingest.statements.people import Mention, People, Person
from ingest.statements.titles import MODIFIERS, is_title

_REACH = 60
"""Names before a pronoun that are weighed."""
_CLAUSE_OPENERS = frozenset(
    """that and but while when as because if after before whether what since though although so then said says how why
    where until or nor yet who which whom once unless adding noting saying
    earlier later monday tuesday wednesday thursday friday saturday sunday meanwhile""".split()
)
_SUBORDINATE = re.compile(r"(?:when|while|as|after|before|if|in|at|asked|although|though|since|despite|because|during|with|for|to|on)\b", re.I)
FEATURES = (
    "same_subject", "same_other", "previous_subject", "previous_other", "spoke_last", "spoke_near", "spoke_paragraph",
    "distance", "rank", "share", "gender_known", "in_content", "possessive", "quoted", "owner",
    "initial_subject", "closing_spoke", "cataphora", "same_nearest", "never_spoke",
)  # fmt: skip


@dataclass(slots=True)
class Heard:
    """Who has spoken so far, in the order of the text: where, in which sentence, who."""

    at: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    person: list[Person] = field(default_factory=list)
    owner: list[bool] = field(default_factory=list)

    def add(self, at: int, sentence: int, person: Person, *, owner: bool = False) -> None:
        """Note that ``person`` speaks at ``at``; ``owner`` if as whose words they are ("Holt's remarks")."""
        place = bisect_left(self.at, at)
        self.owner.insert(place, owner)
        self.at.insert(place, at)
        self.sentence.insert(place, sentence)
        self.person.insert(place, person)


@dataclass(slots=True)
class _Seen:
    """What has been seen of one candidate before the pronoun."""

    last: Mention | None = None
    sentence: int = -1
    at: int = -1
    features: dict[str, float] = field(default_factory=dict)


def opens_clause(text: str, mention: Mention, layout: Layout) -> bool:
    """Tell whether a name opens a clause, titles and descriptions before it left out."""
    start = layout.sentences[mention.sentence].start
    before = text[max(start, mention.first - 90) : mention.first].split()
    while before:
        word = before[-1]
        if word[-1] in "”\",;:—–-(“'’" and not word.endswith(("’s", "'s")):
            return True
        lower = word.casefold()
        if lower in _CLAUSE_OPENERS:
            return True
        if not (word[0].isupper() or is_title(word) or lower in MODIFIERS or lower in ("the", "his", "her", "then", "a", "’s")):
            return False
        before.pop()
    return mention.first - start <= 90


def weigh(
    text: str, at: int, gender: Gender | None, content: Sequence[Span], people: People, heard: Heard, layout: Layout
) -> list[tuple[Person, dict[str, float]]]:
    """Give each person whom a pronoun at ``at`` may mean, with what speaks for and against them."""
    sentence = layout.sentence(at)
    quotation = layout.quotation(at)
    paragraph = layout.paragraph(at)
    mentions = people.mentions
    last = bisect_left(mentions, at, key=lambda mention: mention.start)
    seen: dict[Person, _Seen] = {}
    nearest_same: Person | None = None
    for mention in reversed(mentions[max(0, last - _REACH) : last]):
        person = mention.person
        if gender and person.gender and person.gender != gender:
            continue
        if mention.quoted and (quotation is None or layout.quotation(mention.start) != quotation):
            if sentence - mention.sentence > 3:
                continue
        note = seen.setdefault(person, _Seen())
        features = note.features
        if note.last is None:
            note.last, note.sentence, note.at = mention, mention.sentence, mention.start
            features["possessive"] = mention.possessive
            features["quoted"] = mention.quoted
        if mention.quoted and quotation is None:
            continue
        back = sentence - mention.sentence
        if back > 1:
            continue
        opens = opens_clause(text, mention, layout)
        subject = opens and not mention.possessive
        if opens and mention.possessive:
            features["owner"] = 1.0
        if back == 0:
            features["same_subject" if subject else "same_other"] = 1.0
            if nearest_same is None:
                nearest_same = person
                features["same_nearest"] = 1.0
        else:
            features["previous_subject" if subject else "previous_other"] = 1.0
    place = bisect_left(heard.at, at) - 1
    first = True
    while place >= 0 and sentence - heard.sentence[place] < 12:
        person = heard.person[place]
        if not (gender and person.gender and person.gender != gender):
            note = seen.setdefault(person, _Seen())
            if heard.at[place] > note.at:
                note.sentence, note.at = heard.sentence[place], heard.at[place]
                note.features["possessive"] = note.features["quoted"] = 0.0
            back = sentence - heard.sentence[place]
            if first:
                note.features["spoke_last"] = 1.0
            if back <= 1:
                note.features["spoke_near"] = 1.0
            if paragraph - layout.paragraph(heard.at[place]) <= 1:
                note.features["spoke_paragraph"] = 1.0
            if heard.owner[place]:
                note.features["owner"] = 1.0
            elif back == 1:
                note.features["previous_subject"] = 1.0
            elif back == 0:
                note.features["same_subject"] = 1.0
        first = False
        place -= 1
    ahead = last
    opening = text[layout.sentences[sentence].start : at] if layout.sentences else ""
    if quotation is None and len(opening) < 40 and _SUBORDINATE.match(opening.lstrip("“\"'’‘ ")):
        end = layout.sentences[sentence].end
        while ahead < len(mentions) and mentions[ahead].start < end:
            mention = mentions[ahead]
            ahead += 1
            if mention.quoted or (gender and mention.person.gender and mention.person.gender != gender):
                continue
            if not mention.possessive and opens_clause(text, mention, layout):
                note = seen.setdefault(mention.person, _Seen(None, sentence, at))
                note.features["cataphora"] = 1.0
            break
    inside = {
        mention.person
        for span in content
        for mention in mentions[bisect_left(mentions, span.start, key=lambda mention: mention.start) :][:12]
        if mention.start < span.end
    }
    total = sum(len(person.mentions) for person in seen) or 1
    starts = opening.strip("“\"'’‘ ,").casefold() in ("", "but", "and", "still", "instead", "then", "also", "later", "meanwhile")
    closing = bool(content) and content[0].start < at and layout.quotation(content[0].start) is not None
    ranked = sorted(seen, key=lambda person: -seen[person].at)
    weighed = []
    for rank, person in enumerate(ranked):
        note = seen[person]
        features = note.features
        features["distance"] = min(sentence - note.sentence, 8) / 8
        features["rank"] = min(rank, 3) / 3
        features["share"] = len(person.mentions) / total
        features["gender_known"] = 1.0 if person.gender else 0.0
        features["in_content"] = 1.0 if person in inside else 0.0
        features["initial_subject"] = float(starts and features.get("previous_subject", 0.0))
        features["closing_spoke"] = float(closing and features.get("spoke_last", 0.0))
        features["never_spoke"] = float(person not in heard.person)
        weighed.append((person, features))
    return weighed


WEIGHTS: dict[str, float] = dict.fromkeys(FEATURES, 0.0) | {
    "same_subject": 1.5, "same_other": -0.2, "previous_subject": 1.5, "previous_other": 0.2, "spoke_last": 1.5,
    "spoke_near": 0.7, "spoke_paragraph": 0.3, "distance": -2.0, "rank": -2.0, "share": 1.5, "gender_known": 1.0,
    "in_content": -2.5, "possessive": -0.5, "quoted": -1.0, "owner": 0.5, "initial_subject": 0.7,
    "closing_spoke": 1.0, "cataphora": 2.0, "same_nearest": 0.2, "never_spoke": -0.5,
}  # fmt: skip


def antecedent(
    text: str,
    at: int,
    gender: Gender | None,
    content: Sequence[Span],
    people: People,
    heard: Heard,
    layout: Layout,
    sure: float,
    not_: Person | None = None,
) -> Person | None:
    """Give whom a pronoun means, if that is at least as likely as ``sure``."""
    weighed = [pair for pair in weigh(text, at, gender, content, people, heard, layout) if pair[0] is not not_]
    if not weighed:
        return None
    scores = [(sum(WEIGHTS[name] * value for name, value in features.items()), person) for person, features in weighed]
    best = max(scores, key=lambda pair: pair[0])
    likely = 1 / sum(math.exp(score - best[0]) for score, _ in scores)
    return best[1] if likely >= sure else None
