"""Turn the text a model wrote into a draft: sentences with citations, each pointing at the words that carry it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from assistant.answering.draft import NOT_IN_ARCHIVE, Draft
from assistant.domain import Citation, Claim, Hit, Span
from assistant.support.figures import figures
from assistant.support.forms import against, forms, meant
from assistant.support.places import MOST_PLACES
from assistant.support.saying import SAYS
from assistant.support.sources import without_source
from assistant.text import normalise, sentences, words
from assistant.wording import names, quoted, stems, verbatim

ANSWER_CHARACTERS = 4000
"""Where a model that does not stop is stopped; five sentences are far shorter."""
MOST_CLAIMS = 12
"""Claims of a written answer that are given citations and checked, and so may be shown."""
CUT_SHORT = "(The answer was cut short.)"
"""Stands as a paragraph of its own after an answer that was broken off."""

IN_PART = "The model added that the archive does not say all that was asked."
"""The notice of an answer with a refusal behind its first sentence."""

_N = r"\s*+(?:(?:passages?|sources?|articles?|nos?\.?|#)\s*+)?\d++"
_MARKER = re.compile(  # possessive, and begun only at the start of white space: linear in what a model writes
    rf"(?<![^\S\n])[^\S\n]*+[\[【]{{1,2}}(?P<numbers>{_N}(?>(?:\s*+(?:[,;&–-]|and){_N})*))\s*+"
    rf"(?:†[^\]】\n]{{0,200}}+)?[\]】]{{1,2}}",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(?<!\d)(\d{1,4})\s*+[–-]\s*+(\d{1,4})(?!\d)")
_WIDEST_RANGE = 9
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}+\](?:\([^)\n]{0,2000}+\)|\[[^\]\n]{0,500}+\])?")
_LINK = re.compile(r"\[([^\]\n]{1,500}+)\]\([^)\n]{0,2000}+\)")
_TAG = re.compile(r"<(?=[a-zA-Z/!?])[^<>]{1,500}+>")
"""A tag of HTML: answers are text, and whoever puts them on a page would run it."""
_MARKUP = re.compile(r"\*\*|__|`|^[^\S\n]*+(?:#{1,6}|>)[^\S\n]++", re.MULTILINE)
_BULLET = re.compile(r"\s*+(?:[-*•]|\d{1,2}[.)])\s+")
_ENDS = re.compile(r"[.!?…。！？][\"”’'»)\]]*$")
_QUOTED_WORDS = r"(?:“[^“”]*”|\"[^\"]*\"|«[^«»]*»|„[^„“”]*[“”])"
_SPEAKS = re.compile(rf"{_QUOTED_WORDS}|\b{SAYS}\b")
_QUOTES_ON = re.compile(rf"{_QUOTED_WORDS}(?: (?:he|she|they) {SAYS}\b[^“”\"«»„]*)?")
"""Goes on with what the sentence before has somebody say, which has its markers too: "“I can count,” he said. “I did.”
[1]".
"""
_MOST_SENTENCES = 3
"""Sentences of one passage that one claim may cite."""
_QUOTED, _NUMBER, _NAME, _WORD = 20, 3, 2, 1
_WORTHWHILE = 2
"""What a further sentence must add to the evidence to be cited too."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    passages: tuple[int, ...]
    line: int
    bullet: bool


def draft_of(text: str, hits: Sequence[Hit], *, cut: bool = False) -> Draft:
    """Read a written answer; ``hits`` are the passages as the model was shown them, numbered from 1.

    Markers that name no passage are dropped, the others become citations of the sentences that best carry the claim,
    numbered in order of use. A sentence without a citation, and each after the first MOST_CLAIMS, is a claim that is
    not supported. ``cut`` says that the answer was broken off: it is marked, and a last sentence without an end is left
    out. What goes beyond ANSWER_CHARACTERS is broken off.
    """
    cut = cut or len(text) > ANSWER_CHARACTERS
    written = list(_read(text[:ANSWER_CHARACTERS]))
    if cut and written and not _ENDS.search(written[-1].text):
        written.pop()
    if written and _refuses(written[0]):
        return Draft(NOT_IN_ARCHIVE, None, 0.0, abstained=True, claims=(), citations=())
    cited: dict[tuple[int, Span], Citation] = {}
    claims: list[Claim] = []
    shown = ""
    before: _Sentence | None = None
    notices: tuple[str, ...] = ()
    for sentence in written:
        if _refuses(sentence):
            notices = (IN_PART,)
            continue
        used: dict[int, None] = {}
        for passage in sentence.passages if len(claims) < MOST_CLAIMS else ():
            if 1 <= passage <= len(hits):
                hit = hits[passage - 1]
                for span in evidence(sentence.text, hit):
                    citation = _citation(len(cited) + 1, hit, span)
                    used[cited.setdefault((passage, span), citation).n] = None
        claims.append(Claim(sentence.text, tuple(used), supported=bool(used)))
        shown += _gap(before, sentence) + " ".join(filter(None, (sentence.text, "".join(f"[{n}]" for n in used))))
        before = sentence
    citations = tuple(cited.values())
    if cut:
        shown = f"{shown}\n\n{CUT_SHORT}".strip()
    return Draft(
        *(shown, None, _confidence(claims, citations)),
        abstained=False,
        claims=tuple(claims),
        citations=citations,
        notices=notices,
    )


def evidence(claim: str, hit: Hit) -> list[Span]:
    """Find the sentences of a passage that best carry a claim, as spans of the article, neighbours joined.

    They are picked one after the other by what each adds of the claim's quotations, numbers, names and words.
    """
    spans = sentences(hit.text)
    wanted = _wanted(without_source(claim, [hit.article]))
    holds = [
        (_wanted(span.of(hit.text)).keys() | meant(span.of(hit.text)) | against(span.of(hit.text))) & wanted.keys()
        for span in spans
    ]
    for quotation in dict.fromkeys(quoted(claim)[0]):
        for found in islice(verbatim(quotation, hit.text), MOST_PLACES):
            for index, span in enumerate(spans):
                if span.start < found.end and found.start < span.end:
                    token = f"{index} “{quotation}"
                    wanted[token] = _QUOTED
                    holds[index] |= {token}
    chosen: set[int] = set()
    missing = set(wanted)
    while len(chosen) < min(_MOST_SENTENCES, len(spans)):
        gains = [sum(wanted[token] for token in held & missing) for held in holds]
        best = max(range(len(spans)), key=gains.__getitem__)
        if gains[best] < (_WORTHWHILE if chosen else 1):
            break
        chosen.add(best)
        missing -= holds[best]
    return [
        Span(hit.start + span.start, hit.start + span.end)
        for span in _joined([spans[i] for i in sorted(chosen)], hit.text)
    ]


def _wanted(text: str) -> dict[str, int]:
    """Give the words, names and numbers of a text with what finding each is worth."""
    named = {stem for run in names(text) for stem in forms(" ".join(run))}
    worth = {stem: _NAME if stem in named else _WORD for stem in forms(text)}
    return worth | {f"number {figure.value}": _NUMBER for figure in figures(text)}


def _joined(spans: Sequence[Span], text: str) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _citation(n: int, hit: Hit, span: Span) -> Citation:
    return Citation(n, hit.article, span.start, span.end, hit.text[span.start - hit.start : span.end - hit.start])


def _confidence(claims: Sequence[Claim], citations: Sequence[Citation]) -> float:
    """Average over the claims which share of a claim's words its citations have; an uncited claim has none."""
    shares = []
    for claim in claims:
        wanted = stems(claim.text)
        held = stems(" ".join(citation.quote for citation in citations if citation.n in claim.citations))
        shares.append(len(wanted & held) / len(wanted) if wanted else 0.0)
    return sum(shares) / len(shares) if shares else 0.0


def _refuses(sentence: _Sentence) -> bool:
    return normalise(sentence.text) == normalise(NOT_IN_ARCHIVE)


def _gap(before: _Sentence | None, sentence: _Sentence) -> str:
    bullet = "- " if sentence.bullet else ""
    if before is None:
        return bullet
    if before.line == sentence.line:
        return " "
    return ("\n" if before.bullet and sentence.bullet else "\n\n") + bullet


def _read(text: str) -> Iterator[_Sentence]:
    """Split a text into its sentences, without mark-up, each with the passages its markers name."""
    text = _LINK.sub(
        lambda link: f"[{link[1]}]" if link[1].strip().isdigit() else link[1], _TAG.sub("", _IMAGE.sub("", text))
    )
    for number, line in enumerate(_MARKUP.sub("", text).split("\n")):
        bullet = _BULLET.match(line)
        bare, marks = _unmarked(line[bullet.end() :] if bullet else line)
        spans = sentences(bare)
        found = list[_Sentence]()
        for index, span in enumerate(spans):
            first = -1 if index == 0 else span.start
            last = spans[index + 1].start if index + 1 < len(spans) else len(bare)
            passages = dict.fromkeys(n for at, named in marks if first < at <= last for n in named)
            if words(span.of(bare)):
                flat = " ".join(span.of(bare).split())
                found.append(_Sentence(flat, tuple(passages), number, bullet is not None and index == 0))
        for index in reversed(range(len(found) - 1)):
            one, after = found[index : index + 2]
            if not one.passages and _SPEAKS.search(one.text) and _QUOTES_ON.fullmatch(after.text):
                found[index] = replace(one, passages=after.passages)
        yield from found


def _unmarked(line: str) -> tuple[str, list[tuple[int, list[int]]]]:
    """Take the markers out of a line: what is left, and where in it which passages were named."""
    bare, marks, reached = "", [], 0
    for marker in _MARKER.finditer(line):
        bare += line[reached : marker.start()]
        marks.append((len(bare), _named(marker["numbers"])))
        reached = marker.end()
    return bare + line[reached:], marks


def _named(marker: str) -> list[int]:
    for first, last in _RANGE.findall(marker):
        if 0 < int(last) - int(first) <= _WIDEST_RANGE:
            marker += " " + " ".join(str(n) for n in range(int(first), int(last) + 1))
    return [int(n) for n in re.findall(r"(?<!\d)\d{1,4}(?!\d)", marker)]
