"""Tell what was said as a careful editor would: who, in what capacity, where and when, then the words, each cited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from assistant.answering.compose import AT_LENGTH
from assistant.answering.draft import Draft
from assistant.answering.fitting import name_of
from assistant.answering.remarks import Remark
from assistant.domain import Citation, Claim, Record, Said, Span
from assistant.topic import speaker_of
from assistant.wording import MARKS

PAPERS_WORDS = "in the paper’s words"
"""Marks indirect speech: what follows is the article's sentence, not the speaker's."""
CONTEXT = "What it was about, in the same article"
SEE, ALSO = "See", "See also"
"""Before the numbers of statements for which the answer has no room."""
_CLOSES = {"“": "”", '"': '"', "‘": "’", "«": "»", "„": "“"}
_ENDS = tuple('.!?”"’»)…')
_SPOKES = frozenset(("spokesman", "spokeswoman", "spokesperson"))


@dataclass(slots=True)
class Telling:
    """An answer in the making: its paragraphs, the claims and citations of what they show, whom they name and which
    articles they show (``opened``); ``left`` are the remarks that are not shown, of which no line tells yet.
    """

    texts: dict[str, str]
    lines: list[str] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    nothing_fits: bool = False
    named: set[str] = field(default_factory=set)
    opened: set[str] = field(default_factory=set)
    left: list[Remark] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Give the answer so far."""
        return "\n\n".join(self.lines)

    def say(self, line: str, proof: Remark | None = None, told: tuple[Record, Span] | None = None) -> None:
        """Add a line of our own, a verdict or whose words are missing: with the numbers that open its ``proof``, or the
        sentence in which a paper has ``told`` it.
        """
        self.finish()
        if proof is not None:
            parts = proof.said.statement.quotable if proof.worded else proof.cited
            line = f"{line.removesuffix('.')} {_marks([self._said(proof.said, part) for part in parts])}."
        if told is not None:
            article, span = told
            line += f" {', '.join(place(article))}, {PAPERS_WORDS}: {self._paper(article, span)}"
        self.lines.append(line)

    def tell(self, remarks: Sequence[Remark], full: Mapping[Remark, Remark], *, in_place: bool = False) -> None:
        """Add remarks of one speaker in the order given, neighbours of one article as one paragraph: those in ``full``
        in the form it has, of the others at the end the numbers that open their words, or ``in_place``.
        """
        for _, group in groupby(remarks, key=lambda one: (one.said.article.id, speaker_of(one.said))):
            told = sorted(group, key=lambda one: one.shown[0].start)
            if shown := [full[one] for one in told if one in full]:
                self.lines.append(" ".join(self._paragraph(shown)))
                self.named.add(name_of(shown[0].said))
                self.opened.add(shown[0].said.article.id)
            self.left += [one for one in told if one not in full]
            if in_place:
                self.finish()

    def _paragraph(self, told: Sequence[Remark]) -> list[str]:
        parts = [self._begun(told[0])]
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
        return parts

    def _begun(self, first: Remark) -> str:
        """Name a speaker in full once; later as the article does, and not at all where the sentence shown has it."""
        name, text = name_of(first.said), self.texts[first.said.article.id]
        if name not in self.named:
            return begun(first.said)
        again = family_name(name, text)
        said_so = first.worded and again in first.shown[0].of(text)
        return ", ".join(([] if said_so else [again]) + place(first.said.article))

    def finish(self) -> None:
        """Say where the rest is: the numbers of what is not shown in full, with the day of an article of which nothing
        is, "See also [4][5]; 3 May 2025 [6]." and by whom where several speak; where nothing is shown at all, the first
        with where it stands.
        """
        if not self.left:
            return
        first, names = self.left[0].said, self.named | {name_of(one.said) for one in self.left}
        lead, known, opened = ALSO if self.named else SEE, self.named if len(names) == 1 else set(), self.opened
        if self.nothing_fits and not self.named:
            lead, known, opened = f"{begun(first)}, {AT_LENGTH}:", {name_of(first)}, {first.article.id}
        parts: dict[str, list[int]] = {}
        for one in sorted(self.left, key=lambda one: one.said.article.id not in opened):
            name, article = name_of(one.said), one.said.article
            day = "" if article.id in opened else str(article.published or "undated")
            credited = ", ".join(part for part in ("" if name in known else name, day) if part)
            parts.setdefault(credited, []).extend(self._said(one.said, part) for part in one.cited)
        told = [f"{credited} {_marks(numbers)}".strip() for credited, numbers in parts.items()]
        self.lines.append(f"{lead} {'; '.join(told)}.")
        self.named |= names
        self.left.clear()

    def draft(self, confidence: float, short_answer: str | None) -> Draft:
        """Give the answer as it stands."""
        return Draft(
            self.text,
            short_answer,
            confidence,
            abstained=False,
            claims=tuple(self.claims),
            citations=tuple(self.citations),
        )

    def _context(self, article: Record, context: Span) -> str:
        """Cite the sentence that says what was spoken about."""
        return f"{CONTEXT}: {self._paper(article, context)}"

    def _paper(self, article: Record, sentence: Span) -> str:
        """Cite a sentence that is nobody's but the paper's."""
        text = sentence.of(self.texts[article.id])
        n = self._cite(Citation(0, article, sentence.start, sentence.end, text))
        claim = " ".join(text.split())
        self.claims.append(Claim(claim, (n,), supported=True))
        return f"{claim} [{n}]"

    def _shown(self, one: Remark) -> Iterator[str]:
        for span in one.shown:
            claim = " ".join(span.of(self.texts[one.said.article.id]).split())
            cited = [self._said(one.said, part) for part in (one.cited if one.worded else (span,))]
            for copy in one.copies:
                here = copy.article.id == one.said.article.id
                parts = copy.statement.quotable if here else (_nearest(copy, claim, self.texts),)
                cited += [self._said(copy, part) for part in parts]
            broken_off = bool(one.rest) and span == one.shown[-1]
            if broken_off and not one.worded:
                cited += [self._said(one.said, part) for part in one.rest]
            numbers = tuple(dict.fromkeys(cited))
            self.claims.append(Claim(claim, numbers, supported=True))
            told = f"“{claim}”" if one.unmarked else _cut(claim, worded=one.worded)
            told = _broken_off(told) if broken_off else told
            yield f"{told} {_marks(numbers)}"

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


def _broken_off(told: str) -> str:
    """Mark that a quotation goes on."""
    closing = told[-1:] if told[:1] in MARKS and told[-1:] in MARKS else _CLOSES.get(told[:1], "")
    return f"{told.removesuffix(closing)} …{closing}"


def _marks(numbers: Sequence[int]) -> str:
    return "".join(f"[{n}]" for n in dict.fromkeys(numbers))


def family_name(name: str, text: str) -> str:
    """Give the last word of a name where a text has it alone, "Renn said"; else the whole, as that of a company is."""
    others, _, last = name.rpartition(" ")
    alone = re.search(rf"(?<!{re.escape(others.split()[-1])} )\b{re.escape(last)}\b", text) if others else None
    return last if alone and last[0].isupper() else name


def begun(said: Said) -> str:
    """Give how a paragraph begins: who speaks, as what, where and when it stood."""
    opening = ", ".join([credit(said), *place(said.article)])
    return opening[0].upper() + opening[1:]


def place(article: Record) -> list[str]:
    """Give the outlet and the date of an article."""
    return [article.outlet or "outlet unknown", str(article.published) if article.published else "undated"]


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
