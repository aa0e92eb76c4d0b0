"""Tell what was said as a careful editor would: who, in what capacity, where and when, then the words, each cited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from assistant.answering.draft import Draft
from assistant.answering.remarks import Remark
from assistant.domain import Citation, Claim, Record, Said, Span
from assistant.topic import speaker_of

PAPERS_WORDS = "in the paper’s words"
"""Marks indirect speech: what follows is the article's sentence, not the speaker's."""
CONTEXT = "What it was about, in the same article"
_ENDS = tuple('.!?”"’»)…')
_SPOKES = frozenset(("spokesman", "spokeswoman", "spokesperson"))


@dataclass(slots=True)
class Telling:
    """An answer in the making: its paragraphs, and the claims and citations of what they show."""

    texts: dict[str, str]
    lines: list[str] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    def say(self, line: str) -> None:
        """Add a line of our own: a verdict, or whose words are missing."""
        self.lines.append(line)

    def tell(self, remarks: Sequence[Remark]) -> None:
        """Add remarks of one speaker in the order given, neighbours of one article as one paragraph."""
        for _, group in groupby(remarks, key=lambda one: (one.said.article.id, speaker_of(one.said))):
            told = sorted(group, key=lambda one: one.shown[0].start)
            parts = [_begun(told[0].said)]
            worded = False
            for one in told:
                if one.worded and not worded:
                    parts[-1] += f", {PAPERS_WORDS}:" if len(parts) == 1 else ""
                    parts += [] if len(parts) == 1 else [f"{PAPERS_WORDS[0].upper()}{PAPERS_WORDS[1:]}:"]
                elif len(parts) == 1:
                    parts[-1] += ":"
                worded = one.worded
                parts += self._shown(one)
            if context := _context(told):
                parts.append(self._context(told[0].said.article, context))
            self.lines.append(" ".join(parts))

    def draft(self, confidence: float, short_answer: str | None) -> Draft:
        """Give the answer as it stands."""
        return Draft(
            "\n\n".join(self.lines),
            short_answer,
            confidence,
            abstained=False,
            claims=tuple(self.claims),
            citations=tuple(self.citations),
        )

    def _context(self, article: Record, context: Span) -> str:
        """Cite the sentence that says what was spoken about."""
        text = context.of(self.texts[article.id])
        n = self._cite(Citation(0, article, context.start, context.end, text))
        claim = " ".join(text.split())
        self.claims.append(Claim(claim, (n,), supported=True))
        return f"{CONTEXT}: {claim} [{n}]"

    def _shown(self, one: Remark) -> Iterator[str]:
        for span in one.shown:
            claim = " ".join(span.of(self.texts[one.said.article.id]).split())
            cited = [self._said(one.said, part) for part in (one.cited if one.worded else (span,))]
            for copy in one.copies:
                here = copy.article.id == one.said.article.id
                parts = copy.statement.quotable if here else (_nearest(copy, claim, self.texts),)
                cited += [self._said(copy, part) for part in parts]
            numbers = tuple(dict.fromkeys(cited))
            self.claims.append(Claim(claim, numbers, supported=True))
            told = f"“{claim}”" if one.unmarked else _cut(claim, worded=one.worded)
            yield f"{told} {''.join(f'[{n}]' for n in numbers)}"

    def _said(self, said: Said, span: Span) -> int:
        quote = span.of(self.texts[said.article.id])
        return self._cite(Citation(0, said.article, span.start, span.end, quote, speaker_of(said)))

    def _cite(self, citation: Citation) -> int:
        for known in self.citations:
            if replace(known, n=0) == replace(citation, n=0):  # two may share words, as an answer with its question
                return known.n
        n = len(self.citations) + 1
        self.citations.append(replace(citation, n=n))
        return n


def credit(said: Said) -> str:
    """Name who speaks and as what: "Dmitry Peskov, Kremlin spokesman", "a spokeswoman for Varrey Line"."""
    speaker = said.statement.speaker
    if speaker is None:
        return " ".join((said.source or "somebody").split())
    role = " ".join((speaker.role or "").split()).removeprefix("the ")
    if speaker.link == "organisation" and role.casefold() in _SPOKES:
        return f"a {role} for {speaker.name}"
    return f"{speaker.name}, {role}" if role and role.casefold() not in speaker.name.casefold() else speaker.name


def _cut(claim: str, *, worded: bool) -> str:
    """Mark a part of a sentence as one."""
    if not worded:
        return claim
    opening = "… " if claim[:1].islower() else ""
    return f"{opening}{claim}{'' if claim.endswith(_ENDS) else ' …'}"


def _begun(said: Said) -> str:
    article = said.article
    parts = (
        credit(said),
        article.outlet or "outlet unknown",
        str(article.published) if article.published else "undated",
    )
    opening = ", ".join(parts)
    return opening[0].upper() + opening[1:]


def _context(told: Sequence[Remark]) -> Span | None:
    """Give the sentence that says what the surest of some remarks is about; none where one of them says so itself, or
    where it is shown anyway.
    """
    context = max(told, key=lambda one: one.evidence.worth).context
    if context is None or any(one.context is None for one in told):
        return None
    shown = any(span.start < context.end and context.start < span.end for one in told for span in one.shown)
    return None if shown else context


def _nearest(copy: Said, claim: str, texts: dict[str, str]) -> Span:
    """Give the part of what may be quoted of another report that has most of the words of a claim."""
    wanted = set(claim.casefold().split())
    text = texts[copy.article.id]
    return max(copy.statement.quotable, key=lambda span: len(wanted & set(span.of(text).casefold().split())))
