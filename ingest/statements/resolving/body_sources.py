"""What a source says of a body: its name, what it is, or who speaks for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import Span
from ingest.statements.resolving.body_words import HEADS, some_body
from ingest.statements.resolving.capitals import Run
from ingest.statements.resolving.nouns import AND, Phrase
from ingest.statements.resolving.organisations import BODY_NOUNS, is_body, is_group, is_research
from ingest.statements.resolving.readings import Body, ItsSpokesperson, SomeBody
from ingest.statements.resolving.titles import bare, role_of

_CONNECTORS = frozenset("of for and the & on in de".split())
_SPEAKING = re.compile(r"\s+(?:for|of|at|with)\s+")
"""What may stand between a spokesperson and the body; "in Castrel" is where they are."""
_OF_A_PLACE = re.compile(r" of (?:the )?(?=[A-Z])")
_AT = re.compile(r" (?:at|in) (?=(?:the )?[A-Z])")
_GOES_ON = re.compile(r" (?:of|for|on)(?: the)? [A-Z][\w’'-]*\w")
"""The end of a name in a word that is none alone: "Holt Center for Justice"."""
_KIND = re.compile(r"(?:[Tt]he )?(?:[\w’'-]+ ){0,3}([a-z]+) ")
_ARTICLE = re.compile(r"(?:an?|the|one|another|its|his|her|their)\s+", re.IGNORECASE)
_MANNERLESS = frozenset("chief senior official spokesman spokeswoman spokesperson press former deputy".split())
"""Words before a spokesperson that name no body."""


def body_of(phrase: Phrase) -> Body | SomeBody | None:
    """Read a phrase that names a body, or says what it is; None where it is neither."""
    runs = phrase.runs
    return (_with_capitals(phrase, runs) if runs else None) or _in_small_letters(phrase)


def spoken_for(phrase: Phrase, noun: str) -> Body | SomeBody | ItsSpokesperson | None:
    """Read "a spokesman for the ministry", "an FBI spokeswoman": the body that somebody unnamed speaks for."""
    text, head = phrase.text, phrase.head
    at = text.index(noun, head.start)
    end = at + len(noun)
    role = bare(noun)
    link = _SPEAKING.match(text, end, head.end)
    runs = [run for run in phrase.runs if (run.start > at if link else run.end <= at)]
    if runs and not is_group(runs[-1].words[-1]) and (link is None or text[link.end() : runs[0].first] in ("", "the ")):
        span = Span(runs[0].start, runs[-1].end)
        if _is_one_name(span.of(text)) and (link is None or runs[-1].end >= head.end - 2):
            return Body(span, role)
    if link is not None:
        some = some_body(text, Span(link.end(), head.end))
        return replace(some, role=role) if some is not None else None
    article = _ARTICLE.match(text, head.start, at)
    start = article.end() if article else head.start
    before = text[start:at].split()
    if not [word for word in before if word.casefold() not in _MANNERLESS]:
        told = article is None or article[0].split()[0].casefold() in ("a", "an", "its")
        return ItsSpokesperson(role, head.start) if told else None
    some = some_body(text, Span(start, start + len(text[start:at].rstrip())), modifying=True)
    return replace(some, role=role) if some is not None else None


def _in_small_letters(phrase: Phrase) -> Body | SomeBody | None:
    """Read a body by what it is, or by the name in apposition: "the ferry company, Varrey Line,"."""
    some = some_body(phrase.text, phrase.head)
    if some is None:
        return None
    behind = phrase.people.others_within(phrase.rest.start, phrase.rest.end)
    if behind and behind[0].first == phrase.rest.start and not phrase.text[behind[0].end : phrase.rest.end].strip(" ,"):
        return Body(Span(behind[0].start, behind[0].end))
    return some


def _with_capitals(phrase: Phrase, runs: Sequence[Run]) -> Body | None:
    """Read a name that is no person's."""
    firm = runs[0].words[0].isupper() or len(runs[0].words) > 1 or not runs[0].opens
    if not firm and all(run.opens for run in phrase.people.others if run.words == runs[0].words):
        return None  # "Investigations show": a capital for opening the sentence
    owner = next((place for place in range(len(runs) - 1, 0, -1) if runs[place - 1].possessive), 0)
    if owner and len(runs[owner].words) == 1 and is_body(runs[owner].words[0]):
        owner -= 1  # "the People’s Daily"
    begin = phrase.head.start if not owner else runs[owner].start
    goes_on = _GOES_ON.match(phrase.text, runs[-1].end, phrase.head.end)
    end = limit = goes_on.end() if goes_on else runs[-1].end
    first = runs[owner]
    person = len(first.words) > 1 and not any(map(is_body, first.words))
    if len(runs) - owner == 1:
        limit = phrase.head.end
    elif person and _OF_A_PLACE.match(phrase.text, first.end):
        end = limit = first.end  # "Darro Whiting of Liberty Church in Marin"
    elif place := _AT.search(phrase.text, first.end, end):
        end = limit = place.start()  # "the Center for Tides at Orven College"
    elif introduced := _KIND.fullmatch(phrase.text, begin, runs[-1].start):
        begin = runs[-1].start if introduced[1] in HEADS else begin  # "the Halmery newspaper Tidings"
    else:
        limit = phrase.head.end
    start = max(begin, first.start)
    return _named(phrase, start, end, begin, max(end, limit))


def _named(phrase: Phrase, start: int, end: int, begin: int, limit: int) -> Body | None:
    """Read a name from ``begin`` on: the words between its first and its last capital are all, a noun apart."""
    text, name = phrase.text, phrase.text[start:end]
    before, after = text[begin:start].strip().casefold(), text[end:limit].strip()
    group = is_group(name.split()[0]) and not any(map(is_body, name.split()[1:]))
    introduced = before in ("", "the") or (before.startswith("the ") and before.split()[-1] in HEADS)
    if not introduced or group or not _is_one_name(name):
        return None
    if after and not re.fullmatch(r"[’']s?|itself", after):
        noun = after.split()[-1].casefold()
        if noun not in BODY_NOUNS or len(after.split()) > 2:
            return None
        end = limit
    last = text[start:end].split()[-1]
    if is_group(last) or (is_research(last)) or (" " not in name and role_of(last)):
        return None
    return Body(Span(start, end))


def _is_one_name(words: str) -> bool:
    gaps = [word for word in words.split() if not word[:1].isupper() and word not in _CONNECTORS]
    return not gaps and " and the " not in words and not (AND.search(words) and " of " not in words)
