"""Find what keeps the articles that a claim cites from carrying it: the checks of this package, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.domain import Citation, Claim, Statement
from assistant.naming import is_place
from assistant.support import counted, dated
from assistant.support.caused import uncaused_by_that
from assistant.support.compared import other_than_that
from assistant.support.contested import only_somebodys_word
from assistant.support.contracted import spelled_out
from assistant.support.days import days, without_days
from assistant.support.forms import share, weighty
from assistant.support.genders import other_pronoun
from assistant.support.likeness import Likeness
from assistant.support.limits import other_limit
from assistant.support.located import elsewhere
from assistant.support.named import named_runs
from assistant.support.officers import officer
from assistant.support.owned import strange_owner
from assistant.support.papers import own_finding
from assistant.support.persons import of_another
from assistant.support.places import places
from assistant.support.reading import OFFICE, Reading
from assistant.support.readings import Readings
from assistant.support.sources import is_source, without_source
from assistant.support.speakers import Part, cued, parts, wrong_quotation, wrong_words
from assistant.support.who_speaks import speaking
from assistant.support.whose import meant, subjects
from assistant.support.worded import reworded
from assistant.wording import MARKS, addresses, names, other_language, quoted

_ENDS = tuple('.!?…”"')
"""End a sentence."""


_DID_SO = re.compile(
    r"\W*(?:(?:He|She|It|They|[Tt]he [a-z]+) (?:did|has done|had done) (?:so|this|that|it)"
    r"|(?:That|This|It) (?:happened|took place|was (?=on\b|in\b|at\b)))\b"
)
"""Opens a claim that tells of the one before it when it was."""
_TOLD = 0.5
"""The share of a claim's words that a sentence must have to be the one that tells it."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """What keeps the articles from carrying a claim: the rule that says so, and why, in words for the reader."""

    rule: str
    why: str


def flaws(
    claim: Claim,
    cited: Sequence[Citation],
    said_by: Sequence[str],
    readings: Readings,
    ledger: Mapping[str, Sequence[Statement]],
    likeness: Likeness | None = None,
    before: Sequence[str] = (),
) -> Iterator[Flaw]:
    """Yield what keeps the articles from carrying the claim, the next only worked out where it is asked for; nothing
    where they carry it.

    ``said_by`` names those whose words the claim gives, ``readings`` and ``ledger`` hold the articles and their
    statements by id. With ``likeness`` a paraphrase is told by its meaning where its words are others. ``before`` are
    the claims that go before it.
    """
    if not cited:
        yield Flaw("uncited", "it cites no passage")
        return
    claim = replace(claim, text=spelled_out(claim.text))
    read = [readings.of(one) for one in cited]
    quotations, rest = quoted(claim.text)
    if any(mark in MARKS for mark in rest.replace("“”", "")):
        yield Flaw("quotation", "a quotation in it has no end")
    found = {
        quotation: places(quotation, read, claim.text[: claim.text.find(quotation)])
        for quotation in dict.fromkeys(quotations)
        if quotation
    }
    for quotation, there in found.items():
        if not there:
            why = f"the article does not have the words “{quotation}”, or has a “not” before them and the claim none"
            yield Flaw("quotation", why)
    translated = all(other_language(claim.text, reading.text) for reading in read)
    sources = [citation.article for citation in cited]
    around = " ".join(
        text for reading in read for text in (reading.around, reading.lead, reading.citation.article.title)
    )
    given = "\n".join(
        part if part[-1:] in _ENDS else f"{part}."  # a title is no part of the sentence behind it
        for reading in read
        for part in (reading.citation.quote, reading.citation.article.title, *reading.times)
    )
    own = without_source(claim.text, sources, dates=False)
    quotes = "\n".join(reading.citation.quote for reading in read)
    undated = without_days(own)
    for address in addresses(own):
        if address not in around:
            yield Flaw("address", f"the article does not have the address {address}")
    numbers = (own, given) if translated else (undated, without_days(given))
    for number in counted.strange(*numbers, without_days(around), dated=(own, given)):
        yield Flaw("number", f"the article does not have the number {number} there")
    if not translated and (owned := strange_owner(own, quotes, around)):
        yield Flaw("number", f"the article has the number {owned} of something else")
    told = [_dated(reading, undated, before) for reading in read]
    if day := dated.strange(claim.text, told) or other_limit(claim.text, told):
        yield Flaw("day", f"the article does not have the date {day} there")
    mentioned = named_runs(names(without_days(without_source(rest, sources, dates=False))), claim.text)
    if not translated:
        for rule, why in reworded(undated, mentioned, around, read, quotations, likeness):
            yield Flaw(rule, why)
        if before and uncaused_by_that(own, before[-1], read):
            yield Flaw("cause", "the article does not give the one as the reason for the other")
        every = [sentence for reading in read for sentence in reading.every]
        if before and (word := other_than_that(undated, without_days(before[-1]), every)):
            yield Flaw("compared", f"the article compares the other way round (“{word}”)")
        if place := elsewhere(undated, every):
            yield Flaw("place", f"the article has another place than “{place}” there")
        if another := of_another(own, before, read):
            yield Flaw("person", f"the article tells that of {another}")
    named = {word for run in mentioned for word in run}
    speakers = [
        who
        for each in said_by
        if not is_source(each.split(), sources)
        and (OFFICE.fullmatch(each) or each.split()[-1] in named or each not in rest)
        and (who := speaking(claim.text, each, mentioned))
    ]
    people = {name.split()[-1] for reading in read for several in reading.recorded.values() for name in several}
    speakers += [
        who
        for name in cued(claim.text, mentioned, people, alone=not speakers)
        if (who := speaking(claim.text, name, mentioned)) and who.split()[-1] not in " ".join(speakers)
    ]
    persons = [each for each in speakers if not is_place(each.split()[-1])]
    said = parts(claim.text, persons or speakers)
    heard = subjects(rest, mentioned)
    if found and not said and not heard:
        heard = meant(rest, before, people, read, found)
    for why in wrong_quotation(said, heard, found, read, claim.text):
        yield Flaw("speaker", why)
    for why in wrong_words(said, read, translated=translated, likeness=likeness):
        yield Flaw("speaker", why)
    if not said and found and (other := other_pronoun(claim.text, found)):
        yield Flaw("speaker", f"the article has another say “{other}”")
    if not said and not found and (holder := officer(rest, read)):
        for why in wrong_words([Part(holder, claim.text, ())], read, translated=True, likeness=None):
            yield Flaw("speaker", why)
    if not translated and (who := own_finding(claim.text, read)):
        yield Flaw("contested", f"the article has it only as said by {who}")
    contested = None if translated or said else only_somebodys_word(undated, read, ledger, exact=undated != own)
    if contested:
        yield Flaw("contested", contested)


def _dated(reading: Reading, claim: str, before: Sequence[str]) -> dated.Dated:
    """Give what a citation says for comparing days, its sentence that says most of the claim first; of "she did so",
    only the one that says most of the claim before it, where that has a day.
    """
    title = reading.citation.article.title
    around = f"{reading.around}\n{reading.lead}"
    if before and _DID_SO.match(claim):
        done = weighty(before[-1])
        every = reading.every
        telling = max(every, key=lambda sentence: len(done & weighty(sentence)))
        if share(done, weighty(telling)) >= _TOLD and any(days(telling, None)):
            return dated.Dated((telling,), around, reading.published)
    wanted = weighty(claim)
    cited = [reading.sentence(index) for index in sorted(reading.cited)]
    cited.sort(key=lambda sentence: -len(wanted & weighty(sentence)))
    plain = wanted - weighty(" ".join(re.findall(r"\b[A-Z][\w’-]*", claim)))  # a name is not what was done
    most = share(plain, weighty(cited[0])) if plain else 1.0
    return dated.Dated((*cited, title), around, reading.published, most)
