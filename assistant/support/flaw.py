"""Find what keeps the articles that a claim cites from carrying it: the checks of this package, in their order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.domain import Citation, Claim, Statement
from assistant.naming import is_place
from assistant.support import days, figures
from assistant.support.contested import only_somebodys_word
from assistant.support.forms import forms, weighty
from assistant.support.likeness import ALIKE, Likeness, windows
from assistant.support.named import unknown_name
from assistant.support.polarity import contradicts, denies
from assistant.support.reading import OFFICE, Reading, Readings, places
from assistant.support.sources import is_source, without_source
from assistant.support.speakers import cued, meant, parts, subjects, wrong_speaker
from assistant.wording import MARKS, addresses, as_told, names, other_language, quoted, verbatim

SHARED = 0.6
"""The share of a claim's content words that the cited sentences and their neighbours must have."""
_WILL = re.compile(
    r"\b(?:will|would|could|should|must|may|might|shall)(?: (?:not|never|also|be|have|been|\w+ly))* ([a-z’'-]{4,})"
)


def flaw(
    claim: Claim,
    cited: Sequence[Citation],
    said_by: Sequence[str],
    readings: Readings,
    ledger: Mapping[str, Sequence[Statement]],
    likeness: Likeness | None = None,
    before: Sequence[str] = (),
) -> str | None:
    """Say what keeps the articles from carrying the claim; None where they do.

    ``said_by`` names those whose words the claim gives, ``readings`` and ``ledger`` hold the articles and their
    statements by id. With ``likeness`` a paraphrase is told by its meaning where its words are others. ``before`` are
    the claims that go before it.
    """
    if not cited:
        return "it cites no passage"
    read = [readings.of(one) for one in cited]
    quotations, rest = quoted(claim.text)
    if any(mark in MARKS for mark in rest.replace("“”", "")):
        return "a quotation in it has no end"
    found = {
        quotation: places(quotation, read, claim.text[: claim.text.find(quotation)])
        for quotation in dict.fromkeys(quotations)
        if quotation
    }
    if missing := next((quotation for quotation, there in found.items() if not there), None):
        return f"the article does not have the words “{missing}”, or has a “not” before them and the claim none"
    translated = all(other_language(claim.text, reading.text) for reading in read)
    sources = [citation.article for citation in cited]
    around = " ".join(
        text for reading in read for text in (reading.around, reading.lead, reading.citation.article.title)
    )
    given = " ".join(part for citation in cited for part in (citation.quote, citation.article.title))
    own = without_source(claim.text, sources, dates=False)
    undated = days.without_days(own)
    if address := next((address for address in addresses(own) if address not in around), None):
        return f"the article does not have the address {address}"
    if unknown := figures.strange(*(own, given) if translated else (undated, days.without_days(given))):
        return f"the article does not have the number {unknown} there"
    dated = [_dated(reading, weighty(undated)) for reading in read]
    if unknown := days.strange(claim.text, dated):
        return f"the article does not have the date {unknown} there"
    mentioned = names(days.without_days(without_source(rest, sources, dates=False)))
    if not translated and (wrong := _wording(undated, rest, mentioned, around, read, quotations, likeness)):
        return wrong
    named = {word for run in mentioned for word in run}
    speakers = [
        each
        for each in said_by
        if not is_source(each.split(), sources)
        and (OFFICE.fullmatch(each) or each.split()[-1] in named or each not in rest)
    ]
    people = {name.split()[-1] for reading in read for several in reading.recorded.values() for name in several}
    speakers += [
        name
        for name in cued(claim.text, mentioned, people, alone=not speakers)
        if name.split()[-1] not in " ".join(speakers)
    ]
    persons = [each for each in speakers if not is_place(each.split()[-1])]
    said = parts(claim.text, persons or speakers)
    heard = subjects(rest, mentioned)
    if found and not said and not heard:
        heard = meant(rest, before, people, read, found)
    if wrong := wrong_speaker(said, heard, found, read, translated=translated, likeness=likeness):
        return wrong
    return None if translated or said else only_somebodys_word(undated, read, ledger, exact=undated != own)


def _wording(
    own: str,
    rest: str,
    mentioned: Sequence[Sequence[str]],
    around: str,
    read: Sequence[Reading],
    quotations: Sequence[str],
    likeness: Likeness | None,
) -> str | None:
    """Say which words of a claim its articles lack, and which they turn round."""
    stretches = windows(own, read)
    said = " ".join(own.split())

    def fits(word: str) -> bool:
        return likeness is not None and not likeness.foreign(word, said, stretches)

    def alike(but_for: str = "") -> bool:
        if likeness is None or likeness.nearest(said, stretches) < ALIKE:
            return False
        return not but_for or not likeness.foreign(but_for, said, stretches, by=0)

    if name := unknown_name(mentioned, own, around, fits):
        return f"the article does not name {name} there"
    there, whole = forms(around), forms(" ".join(reading.text for reading in read))
    wanted = weighty(as_told(own)) - weighty(" ".join(" ".join(run) for run in mentioned))
    shared = len(wanted & there) / len(wanted) if wanted else 1.0
    if shared < SHARED and not alike():
        return "the article says something else there"
    if strange := next((verb for verb in _WILL.findall(rest) if not weighty(verb) <= whole and not fits(verb)), None):
        return f"the article does not have “{strange}” there"
    given = " ".join(f"{reading.citation.quote}\n{reading.citation.article.title}\n" for reading in read)
    near = "\n".join(reading.paragraph for reading in read)
    for quotation in quotations:
        own, given, near = own.replace(quotation, "; "), _blanked(quotation, given), _blanked(quotation, near)
    if turned := contradicts(
        own, given, near, _nearest(wanted, read), alike, quotes_denial=any(map(denies, quotations))
    ):
        return f"the article denies what it affirms, or affirms what it denies (“{turned}”)"
    return None


def _nearest(wanted: set[str], read: Sequence[Reading]) -> str:
    """Give for each citation the sentence that says most of a claim, with its neighbours."""
    found = []
    for reading in read:
        best = max(sorted(reading.cited), key=lambda index: len(wanted & weighty(reading.sentence(index))))
        found += [reading.sentence(n) for n in range(max(0, best - 1), min(len(reading.sentences), best + 2))]
    return "\n".join(found)


def _dated(reading: Reading, wanted: set[str]) -> days.Dated:
    """Give what a citation says for comparing days, its sentence that says most of the claim first."""
    cited = [reading.sentence(index) for index in sorted(reading.cited)]
    cited.sort(key=lambda sentence: -len(wanted & weighty(sentence)))
    title = reading.citation.article.title
    return days.Dated((*cited, title), f"{reading.around}\n{reading.lead}", reading.published)


def _blanked(quotation: str, text: str) -> str:
    for span in verbatim(quotation, text):
        text = text[: span.start] + "; ".ljust(span.end - span.start) + text[span.end :]
    return text
