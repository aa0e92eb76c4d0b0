"""Hold a draft against the stored articles, and let through only what they carry: fail closed.

A claim stands when it cites words that are in the article where the citation says, and when nothing in its own wording
goes beyond them: every quotation is there letter for letter, said by whom the claim says or names; numbers and names
are there; most of its other words are, and what one denies the other does not affirm. That is a test of wording, not of
meaning: a sentence made of an article's own words can still say something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answering.draft import Draft
from assistant.answering.sentences import LONGEST_SHOWN
from assistant.domain import Citation, Claim, Statement
from assistant.errors import DatelineError
from assistant.recorded import is_recorded
from assistant.support.flaw import flaw
from assistant.support.likeness import Encode, Likeness
from assistant.support.speakers import speakers_of
from assistant.text import normalise

_MARKER = re.compile(r"(?<![^\S\n])[^\S\n]*+\[(\d{1,9})\]")


@dataclass(frozen=True, slots=True)
class Rejected:
    """A claim that the articles do not carry, and why, in words for the reader."""

    claim: Claim
    reason: str


@dataclass(frozen=True, slots=True)
class Verified:
    """A draft of which only what holds is left; ``core_lost`` says that a draft that answered has nothing left."""

    draft: Draft
    rejected: tuple[Rejected, ...] = ()
    notices: tuple[str, ...] = ()
    core_lost: bool = False


def verify(
    draft: Draft,
    text_of: Callable[[str], str],
    statements_of: Callable[[str], Sequence[Statement]] = lambda _: (),
    encode: Encode | None = None,
) -> Verified:
    """Check every citation, quotation, number, name and speaker of a draft against the articles ``text_of`` gives, and
    whose words a citation is said to be against the ledger: the ``statements_of`` the article.

    What falls is taken out of the text and listed as ``Claim(supported=False)`` without citations; the citations that
    are left are numbered anew. A draft of which nothing falls comes back as it is.
    """
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
    cited_by = [[sound[n] for n in claim.citations if n in sound] for claim in draft.claims]
    are_quotes = [_is_quote(claim, cited, texts) for claim, cited in zip(draft.claims, cited_by, strict=True)]
    speakers = [()] * len(draft.claims) if all(are_quotes) else speakers_of(draft.claims)
    likeness = Likeness(encode) if encode else None
    kept: list[Claim] = []
    rejected: list[Rejected] = []
    for claim, cited, is_quote, said_by in zip(draft.claims, cited_by, are_quotes, speakers, strict=True):
        reason = None if is_quote else flaw(claim, cited, said_by, texts, ledger, likeness)
        if reason is None:
            kept.append(replace(claim, citations=tuple(c.n for c in cited), supported=True))
        else:
            rejected.append(Rejected(replace(claim, citations=(), supported=False), reason))
            kept.append(rejected[-1].claim)
    core_lost = not draft.abstained and not any(claim.supported for claim in kept)
    if not rejected and len(sound) == len(draft.citations):
        left = draft if kept == list(draft.claims) else replace(draft, claims=tuple(kept))
        return Verified(left, core_lost=core_lost)
    return Verified(_without(draft, kept, sound), tuple(rejected), _notices(rejected), core_lost)


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


def _without(draft: Draft, claims: Sequence[Claim], sound: Mapping[int, Citation]) -> Draft:
    """Take the unsupported claims out of the text and number the citations that are left in order of use."""
    numbering = {n: new for new, n in enumerate(dict.fromkeys(n for claim in claims for n in claim.citations), start=1)}
    left = tuple(replace(claim, citations=tuple(numbering[n] for n in claim.citations)) for claim in claims)
    text = _cut(draft.text, claims)
    if text is None:
        text = " ".join(
            f"{claim.text} {''.join(f'[{n}]' for n in claim.citations)}" for claim in claims if claim.supported
        )
    text = _MARKER.sub(
        lambda marker: (
            marker[0].replace(marker[1], str(numbering[int(marker[1])])) if int(marker[1]) in numbering else ""
        ),
        text,
    )
    short = draft.short_answer if draft.short_answer and normalise(draft.short_answer) in normalise(text) else None
    citations = tuple(replace(sound[n], n=new) for n, new in numbering.items())
    return replace(draft, text=text, short_answer=short, claims=left, citations=citations)


def _cut(text: str, claims: Sequence[Claim]) -> str | None:
    """Cut the unsupported claims, and what is left of lines that only led in to them; None where one is not found."""
    pieces, reached = [], 0
    for claim in claims:
        pattern = r"\s+".join(map(re.escape, claim.text.split())) + r"(?:\s*\[\d+\])*[^\S\n]*"
        found = re.compile(pattern).search(text, reached)
        if found is None:
            return None
        pieces += [text[reached : found.start()], _on_one_line(found[0]) if claim.supported else "\0"]
        reached = found.end()
    lines = "".join([*pieces, text[reached:]]).split("\n")
    stay = (line.replace("\0", "").rstrip() for line in lines if "\0" not in line or _MARKER.search(line))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(stay)).strip()


def _on_one_line(text: str) -> str:
    return re.sub(r"\s+", lambda gap: " " if "\n" in gap[0] else gap[0], text)


def _notices(rejected: Sequence[Rejected]) -> tuple[str, ...]:
    if not rejected:
        return ()
    what = "One sentence of the answer" if len(rejected) == 1 else f"{len(rejected)} sentences of the answer"
    return (f"{what} could not be proved from the archive and {'was' if len(rejected) == 1 else 'were'} left out.",)
