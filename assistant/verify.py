"""Hold a draft against the stored articles, and let through only what they carry: fail closed.

A claim stands when it cites words that are in the article where the citation says, and when nothing in its own wording
goes beyond them: every quotation is there letter for letter, said by whom the claim says or names; numbers and names
are there; most of its other words are, and what one denies the other does not affirm. That is a test of wording, not of
meaning: a sentence made of an article's own words can still say something else.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Event as Flag

from assistant.answering.claims import MOST_CLAIMS
from assistant.answering.draft import Draft
from assistant.answering.entailment import Asked, Entails
from assistant.answering.readable import LONGEST_SHOWN
from assistant.domain import Citation, Claim, Statement
from assistant.errors import DatelineError, EndpointError, Stopped
from assistant.recorded import is_recorded
from assistant.redacting import redacted
from assistant.support.antecedents import leans, orphaned
from assistant.support.core import core_is_lost
from assistant.support.flaw import flaws
from assistant.support.likeness import Encode, Likeness
from assistant.support.readings import Readings
from assistant.support.speakers import speakers_of
from assistant.wording import other_language

MOST_CITED = 6
"""Citations of a claim that are read; the others are dropped."""
CHECK_SECONDS = 3.0
"""How long checking may take; what has not been read by then falls."""
FOREIGN = "it is in another language than its article, and nobody read it a second time"
RULES_ALONE = "The answer was checked by its wording alone."


@dataclass(frozen=True, slots=True)
class Rejected:
    """A claim that the articles do not carry, and why, in words for the reader; ``rule`` names the check that says so,
    for measuring.
    """

    claim: Claim
    reason: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    """A draft of which only what holds is left; ``core_lost`` says that the claim which answered has fallen."""

    draft: Draft
    rejected: tuple[Rejected, ...] = ()
    notices: tuple[str, ...] = ()
    core_lost: bool = False


def verify(
    draft: Draft,
    text_of: Callable[[str], str],
    statements_of: Callable[[str], Sequence[Statement]] = lambda _: (),
    encode: Encode | None = None,
    *,
    question: str = "",
    strike: bool = False,
    entails: Entails | None = None,
    stopped: Flag | None = None,
) -> Verified:
    """Check every citation, quotation, number, name and speaker of a draft against the articles ``text_of`` gives, and
    whose words a citation is said to be against the ledger: the ``statements_of`` the article.

    What falls is taken out of the text, or stands struck through in it with ``strike``, and is listed as
    ``Claim(supported=False)`` without citations; the citations that are left are numbered anew. A draft of which
    nothing falls comes back as it is. With ``encode`` a paraphrase is told by its meaning. ``entails`` is a second
    reader, who may only take claims away; without one no claim stands that is in another language than its article.
    ``question`` tells which claim answers. Raises Stopped where ``stopped`` is set meanwhile.
    """
    until = time.monotonic() + CHECK_SECONDS
    texts = _texts(draft.citations, text_of)
    ledger = {article_id: statements_of(article_id) for article_id in texts}
    sound = {
        c.n: c
        for c in draft.citations
        if c.quote.strip()
        and c.article.id in texts
        and texts[c.article.id][c.start : c.end] == c.quote
        and (c.speaker is None or is_recorded(c, ledger[c.article.id]))
    }
    cited_by = [[sound[n] for n in claim.citations if n in sound][:MOST_CITED] for claim in draft.claims]
    are_quotes = [_is_quote(claim, cited, texts) for claim, cited in zip(draft.claims, cited_by, strict=True)]
    told = [claim.text for claim in draft.claims]
    speakers = [()] * len(told) if all(are_quotes) else speakers_of(draft.claims[:MOST_CLAIMS])
    likeness = Likeness(encode) if encode else None
    readings = Readings(texts, ledger)
    reasons: list[str | None] = []
    rules: dict[int, str] = {}
    for n, (claim, cited, is_quote) in enumerate(zip(draft.claims, cited_by, are_quotes, strict=True)):
        if stopped is not None and stopped.is_set():
            raise Stopped
        if is_quote and not (encode and n and leans(claim.text)):  # a model may put it behind another's name
            reasons.append(None)
        elif n >= MOST_CLAIMS:
            reasons.append("the answer has more sentences than are checked")
        elif time.monotonic() > until:
            reasons.append("there was no time left to check it")
        else:
            found = flaws(claim, cited, speakers[n], readings, ledger, likeness, told[:n])
            first = next(found, None)
            reasons.append(first.why if first else None)
            rules |= {n: first.rule} if first else {}
    notices: tuple[str, ...] = ()
    doubtful = [n for n, reason in enumerate(reasons) if reason is None and not are_quotes[n]]
    foreign = [n for n in doubtful if all(other_language(told[n], readings.of(one).text) for one in cited_by[n])]
    if entails is not None:
        notices = _read_again(doubtful, draft.claims, cited_by, texts, reasons, entails)
    for n in foreign if entails is None or notices else ():
        reasons[n] = FOREIGN
    if not strike:
        for n in orphaned(told, [reason is None for reason in reasons]):
            reasons[n] = "the sentence that says of whom it speaks was left out"
    kept: list[Claim] = []
    rejected: list[Rejected] = []
    for n, (claim, cited, reason) in enumerate(zip(draft.claims, cited_by, reasons, strict=True)):
        if reason is None:
            kept.append(replace(claim, citations=tuple(c.n for c in cited), supported=True))
        else:
            rejected.append(Rejected(replace(claim, citations=(), supported=False), reason, rules.get(n, "other")))
            kept.append(rejected[-1].claim)
    core_lost = not draft.abstained and core_is_lost(kept, question)
    if not rejected and len(sound) == len(draft.citations):
        left = draft if kept == list(draft.claims) else replace(draft, claims=tuple(kept))
        return Verified(left, notices=notices, core_lost=core_lost)
    shown = redacted(draft, kept, sound, strike=strike)
    return Verified(shown, tuple(rejected), (*notices, *_notices(rejected, strike=strike)), core_lost)


def _read_again(
    doubtful: Sequence[int],
    claims: Sequence[Claim],
    cited_by: Sequence[Sequence[Citation]],
    texts: Mapping[str, str],
    reasons: list[str | None],
    entails: Entails,
) -> tuple[str, ...]:
    """Have a second reader read the claims that the rules let stand, and note what she takes away in ``reasons``.

    Where she fails, the rules' word stands; the notice says so.
    """
    if not doubtful:
        return ()
    asked = [Asked(claims[n].text, tuple(_paragraphs(each, texts) for each in cited_by[n])) for n in doubtful]
    try:
        for n, reason in zip(doubtful, entails(asked), strict=True):
            reasons[n] = reason
    except EndpointError as error:
        return (f"{error} {RULES_ALONE}",)
    return ()


def _paragraphs(citation: Citation, texts: Mapping[str, str]) -> str:
    """Give the cited words with the rest of their paragraphs."""
    text = texts[citation.article.id]
    return text[text.rfind("\n\n", 0, citation.start) + 1 : _end(text.find("\n\n", citation.end), text)].strip()


def _end(found: int, text: str) -> int:
    return found if found >= 0 else len(text)


def _is_quote(claim: Claim, cited: Sequence[Citation], texts: Mapping[str, str]) -> bool:
    """Tell whether a claim is nothing but words it cites, or the article's own words around them, whole: all claims of
    an extractive answer are, and need no more.
    """
    if any(claim.text.split() == citation.quote.split() for citation in cited):
        return True
    pattern = re.compile(r"\s+".join(map(re.escape, claim.text.split())))
    return any(_holds(pattern, citation, texts[citation.article.id]) for citation in cited if claim.text.strip())


def _holds(pattern: re.Pattern[str], citation: Citation, text: str) -> bool:
    """Tell whether the article has the words so that the cited ones are among them."""
    found = pattern.finditer(text, max(0, citation.start - LONGEST_SHOWN), citation.end + LONGEST_SHOWN)
    return any(match.start() <= citation.start and citation.end <= match.end() for match in found)


def _texts(citations: Sequence[Citation], text_of: Callable[[str], str]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for article_id in {citation.article.id for citation in citations}:
        try:
            texts[article_id] = text_of(article_id)
        except DatelineError:
            continue  # removed since it was found: nothing can be cited from it
    return texts


def _notices(rejected: Sequence[Rejected], *, strike: bool) -> tuple[str, ...]:
    if not rejected:
        return ()
    what = "One sentence of the answer" if len(rejected) == 1 else f"{len(rejected)} sentences of the answer"
    done = f"{'was' if len(rejected) == 1 else 'were'} {'struck through' if strike else 'left out'}"
    return (f"{what} could not be proved from the archive and {done}.",)
