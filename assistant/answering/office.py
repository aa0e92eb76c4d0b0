"""Answer "who is the president of Ukraine?": from a sentence that has the office, what it belongs to and the name side
by side; refuse where the articles found give the office to others alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.compose import compose, newest_first, piece_of
from assistant.answering.considering import in_period
from assistant.answering.draft import Draft
from assistant.answering.held_back import asserts
from assistant.asking.nouns import noun_type
from assistant.directory import Directory, Several
from assistant.directory.roles import QUALIFIERS, spellings
from assistant.domain import Hit, Span
from assistant.naming import is_role
from assistant.question import Question
from assistant.text import sentences

SURE = 0.8
"""The confidence: name, office and body stand side by side, but may be old."""
_NOW = r"(?:(?:current(?:ly)?|new|present|now|newly\s+elected)\s+)?"
_ASKS = re.compile(
    rf"(?:and\s+|so\s+)?(?:who(?:\s+is|['’]s)|what(?:\s+is|['’]s)\s+the\s+name\s+of)\s+{_NOW}(?:"
    rf"(?:the\s+)?{_NOW}(?P<office>[\w -]+?)\s+(?:of|for|at)\s+(?:the\s+)?(?P<body>[^,]+)"
    rf"|(?:the\s+)?(?P<owner>[^,]+?)['’]s?\s+{_NOW}(?P<owned>[\w -]+)"
    r"|the\s+(?P<of>(?-i:(?:[A-Z][\w.-]*\s+)+))(?P<held>(?-i:[a-z][a-z -]+)))",
    re.IGNORECASE,
)
_GENDERED = re.compile(r"(?<=chair|pokes)(?:man|woman|person)$")
_NAME = r"(?P<name>(?-i:[A-Z][\w’'-]*\w(?:\s+(?:(?:de|del|van|von|der|den|bin|al|la)\s+){0,2}[A-Z][\w’'-]*\w){0,3}))"
_FRESH = r"(?:(?:new|current|present|managing|long-serving|longtime|executive)\s+)?"
_OTHERS = r"(?:said|says|told|tells|that|whose|whom|asked|warned|of an?|after|before|when|as|if|not)\b|\w+n['’]t\b"
_GONE = re.compile(
    r",?\s+(?:until|till|(?:from|between)\s+(?:\w+\s+)?\d{4})\b"
    rf"|(?:(?!\b(?:{_OTHERS}))[^.;:?!“”]){{0,80}}?\b(?:died|dies|resign\w*|quits?|retir(?:es?|ed|ing)"
    r"|st(?:epp?(?:s|ed|ing)?|ood|ands|anding) (?:down|aside)"
    r"|(?:is|was|be|been|being|got|found|shot) (?:\w+ly )?(?:dead|killed|murdered|assassinated|sacked|fired|dismissed"
    r"|ousted|removed|replaced|succeeded|voted out)"
    r"|(?:left|leaves|lost|loses) (?:the |his |her )?(?:office|post|job|club|seat))\b",
    re.IGNORECASE,
)
"""Behind a holder: what ended it, or will. What others are told to have done ends nothing: "said two had died"."""
_GOING = re.compile(
    r"\b(?:outgoing|ousted|sacked|dismissed|retiring|departing|late|slain)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_ENDED = (
    r"(?P<ended>resigned|quit|retired|stepped\s+down|stood\s+down|(?:was|been)\s+(?:sacked|dismissed|ousted|removed))"
)
_TITLES = re.compile(r"^(?:(?:Mr|Mrs|Ms|Dr|Professor|Sir|Dame)\.?\s+)+")


@dataclass(frozen=True, slots=True)
class _Office:
    """An office and what it belongs to, as asked for, and each as a pattern (``words``, ``of``)."""

    name: str
    body: str
    words: str
    of: str

    @property
    def held(self) -> tuple[re.Pattern[str], ...]:
        """Find office, body and name side by side: the name after them, else before, else before "resigned as"."""
        of = rf"{self.words}\s+(?:of|for|at|in|who\s+\w+(?:\s+for)?)\s+(?:the\s+)?{self.of}\b"
        own = rf"\b{self.of}\.?(?:['’]s?)?\s+{_FRESH}{self.words}"
        is_ = r"(?:,?\s+(?:who\s+)?(?:is|has\s+been|was\s+(?:elected|named|appointed)|became)|,)\s+(?:the\s+|an?\s+)?"
        aside = r"(?:\s+of\s+the\s+[^,.;]{1,40}?)?"
        after, before = rf"(?:{own}|{of}),?\s+{_NAME}", rf"{_NAME}{aside}{is_}{_FRESH}(?:{of}|{own}\b)"
        ended = rf"{_NAME}\s+(?:(?:has|had)\s+)?{_ENDED}\s+as\s+(?:the\s+)?(?:{of}|{own}\b)"
        return tuple(re.compile(one, re.IGNORECASE) for one in (after, before, ended))


@dataclass(frozen=True, slots=True)
class _Holder:
    """Who is said to hold an office, and whether the same sentence tells that they do so no longer."""

    name: str
    gone: bool


def office_holder(question: Question, hits: Sequence[Hit]) -> Draft | None:
    """Give who holds an office of something, by the newest article that says so in one sentence; None for any other
    question, and where none does. Where that sentence tells of a holder's end, it and the next one, but no name: who
    holds it since, older articles can't say.
    """
    office = _asked(question)
    if office is None:
        return None
    found = [hit for hit in hits if in_period(hit, question)]
    told = [
        (hit, span, holder)
        for hit in sorted(found, key=lambda hit: newest_first(hit.article))
        for span in sentences(hit.text)
        if (holder := _holder(office, span.of(hit.text)))
    ]
    newest = [one for one in told if newest_first(one[0].article) == newest_first(told[0][0].article)]
    gone = {holder.name for _, _, holder in newest if holder.gone}
    for hit, span, holder in newest:
        if holder.name not in gone:
            return compose([piece_of(hit, span)], short_answer=holder.name, confidence=SURE)
    for hit, span, holder in newest:
        if holder.gone:
            after = [each for each in sentences(hit.text) if each.start >= span.end][:1]
            return compose([piece_of(hit, each) for each in (span, *after)], short_answer=None, confidence=SURE)
    return None


def is_anothers(question: Question, hits: Sequence[Hit], directory: Directory) -> bool:
    """Tell whether a question asks for the holder of an office that several hold, that articles give to another body,
    or that none of those found has.
    """
    office = _asked(question)
    if office is None:
        return False
    texts = [hit.text for hit in hits]
    named = [match for text in texts for match in re.finditer(rf"\b{office.words}\b", text, re.IGNORECASE)]
    if not named or not any(re.search(rf"\b{office.of}\b", text, re.IGNORECASE) for text in texts):
        return True
    holders = directory.find(office.name)
    return (isinstance(holders, Several) and len(holders.people) > 1) or any(_elsewhere(office, text) for text in texts)


def _asked(question: Question) -> _Office | None:
    match = _ASKS.fullmatch(question.text.strip().rstrip("?!. "))
    if match is None:
        return None
    office = (match["office"] or match["owned"] or match["held"]).lower().strip()
    body = (match["body"] or match["owner"] or match["of"]).strip()
    head = office.split()[-1]
    if not (is_role(head) or noun_type(head) == "person") or question.times:
        return None
    words = r"\s+".join(_spelt(word) for word in office.split())
    return _Office(office, body, words, f"(?:{'|'.join(re.escape(one) for one in spellings(body))})")


def _spelt(word: str) -> str:
    """Give a pattern for a word of an office, in either spelling and for either sex."""
    bare = _GENDERED.sub("", word)
    pattern = re.escape(bare) + ("(?:man|woman|person)" + ("?" if bare == "chair" else "") if bare != word else "")
    return re.sub(r"en[cs]e$", "en[cs]e", pattern)


def _holder(office: _Office, sentence: str) -> _Holder | None:
    for match in (match for pattern in office.held for match in pattern.finditer(sentence)):
        before = sentence[: match.start()].split()[-1:]
        other = before and before[0].lower().strip(",") in QUALIFIERS
        if not other and asserts(sentence, Span(*match.span("name"))):
            ended = match.groupdict().get("ended") or _GONE.match(sentence, match.end())
            gone = bool(ended or _GOING.search(sentence[: match.start()]))
            return _Holder(_TITLES.sub("", match["name"]).rstrip("’'"), gone)
    return None


def _elsewhere(office: _Office, text: str) -> bool:
    """Tell whether a text gives the office to something else than what is asked about."""
    ours = set(re.findall(r"\w+", office.body.lower()))
    of = rf"\b{office.words}\s+(?:of|for)\s+(?:the\s+)?(?P<body>(?-i:[A-Z]\w+(?:\s+[A-Z]\w+)*))"
    return any(not ours & set(match["body"].lower().split()) for match in re.finditer(of, text, re.IGNORECASE))
