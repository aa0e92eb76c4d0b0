"""What a cue does with its content: asserts it, denies it, declines to give it, or leaves open whether it was said."""

from __future__ import annotations

import re

from assistant.domain import Manner, StatementKind
from ingest.statements.cues import first_spoken, speaks
from ingest.statements.describing.frames import Frame

_GROUP = 45
"""Characters before a cue in which the rest of its verb group stands ("had not" publicly "said")."""
_ASIDE = re.compile(r",\s[^,]*,")
_CLAUSE = re.compile(r"[,;:—–(“”\"]| - |\b(?:but|and|who|which|that|when|while|as)\b")
_GERUND = re.compile(r"\w+ing\b")
_BEFORE_GERUND = re.compile(rf"{_CLAUSE.pattern}|\b(?:by|for|after|before|in|of|from|about|with|to)\b")
_NOMINAL = re.compile(
    r"(?:an?|the|his|her|their|its|any|claims|requests|reports|calls|statements|allegations|accusations)\b"
)
_GOVERNED = re.compile(r"\b(?:against|of|for|over|about|by|with|to|return)\s+$")

_NOT = r"\b(?:not|never|cannot|neither|nor)\b|n['’]t\b"
_STRESSED = re.compile(  # negations and modals that assert, and disputes that are no denials
    r"(?:\bnot|n['’]t) (?:only|just|merely|surprisingly|afraid|shy|hesitat\w+|minc\w+|alone|stop\w*|tired?)\b[^,;]*"
    r"|\bnever (?:tire[sd]?|stop\w*)\b|\b(?:could|can|ca|might|may)(?:n['’]t|not| not) (?:help but|resist"
    r"|(?:say|stress|emphasi[sz]e|repeat)\b.{0,20}\benough)\b|\b(?:would|will|could|['’]d|['’]ll) (?:only|just) "
    r"(?=say|tell|confirm|add)|\bhad to (?=\w)|\b(?:more|less) likely to\b|\bcan be (?:heard|seen|quoted)\b"
    r"|\bwhether or not\b|\b(?:was|were|been|being|got) dismissed\b|\b(?:an?|the|this|any|in) (?:\w+ )?disputes?\b"
)
_REPORTEDLY = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|purportedly|apparently|presumably|probably|perhaps|maybe|seemingly)\b"
    r"(?!\s+(?:for|in|at|to|on|because|the)\b)"
)
_HEARSAY = re.compile(r"\b(?:is|are|was|were|been) (?:said|reported|alleged|rumou?red|believed|thought) to\b")
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput(?:e[sd]?|ing)|refut(?:e[sd]?|ing)|rebut(?:s|ted|ting)?|repudiat(?:e[sd]?|ing)"
    r"|disavow(?:s|ed|ing)?|debunk(?:s|ed|ing)?|contradict(?:s|ed|ing)?|disclaim(?:s|ed|ing)?|reject(?:s|ed|ing)?"
    r"|dismiss(?:es|ed|ing)?|rul(?:e[sd]?|ing) out|disagree(?:s|d|ing)?|denials?"
    r"|discount(?:s|ed|ing)?|rebuff(?:s|ed|ing)?|push(?:es|ed|ing)? back (?:on|against|at)"
    r"|t(?:ook|akes?|aking) issue with|(?:shot|shoots?|knock(?:s|ed)?) down)\b"
)
_DISMISSES = re.compile(r"(?:dismiss|reject|rebuff|discount)")
_DECLINES = re.compile(
    rf"{_NOT}|\b(?:declin(?:e[sd]?|ing)|refus(?:e[sd]?|ing|al)|fail(?:s|ed|ing)? to|neglect(?:s|ed|ing)? to"
    r"|without (?:\w+ly )?\w+ing|ha(?:s|ve|d) yet to|(?:stop(?:s|ped|ping)?|fell|falls?) short of|avoid(?:s|ed|ing)?"
    r"|unwilling|reluctan\w+|sidestep\w*|evad(?:e[sd]?|ing)|dodg(?:e[sd]?|ing)|resist(?:s|ed|ing)?|unable to|no comment"
    r"|no (?:overt )?mention|silent|mum|sa(?:y|ys|id|ying) (?:almost )?(?:nothing|little)"
    r"|(?:g[ai]ve|offer(?:ed|s)?|provid(?:es|ed)) no|hardly|barely|scarcely|(?:had|has|have) nothing)\b"
)
_OPEN = re.compile(
    r"\b(?:could|may|might|would|should|must|will|shall|can)\b|['’]ll\b"
    r"|['’]d\b(?= (?:\w+ )?(?:say|tell|add|argue|call|ask|like|have|be)\b)"
    r"|\b(?:expected|likely|poised|set|plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|scheduled|going|due|ready|prepar(?:ed|ing)"
    r"|about|hop(?:es?|ed|ing)|want(?:s|ed|ing)?|need(?:s|ed)?|ought|ha(?:s|ve|ving)|seem(?:s|ed)?|appear(?:s|ed)?"
    r"|unlikely|aims?|tempted|is|are) to\b"
    r"|\bas if\b"
)
_AHEAD = re.compile(
    r"\b(?:will|shall|(?:expected|scheduled|set|due|going|poised|likely|plan(?:s|ned|ning)?|is|are) to)\b|['’]ll\b"
)
_IF = re.compile(r"\b(?:if|unless|whether|imagine|suppose)\s+(?:and when\s+)?$")
_QUESTION = re.compile(
    r"(?:^|[.?!:“\"]\s*|\b(?:what|why|how|when|where) )"
    r"(?:did|does|do|has|have|had|will|would|could|can|should|may|might)\s+$"
)
_SUPPOSES = re.compile(r"(?:^|[.?!:“\"]\s*)(?:had|should|were)\s+$")
_NEITHER = re.compile(r"\b(?:nor|neither)\b[^,;]{0,20}$")
_NOBODY = re.compile(r"(?:no(?!\.)|none|neither|nobody|no-one)\b")
_BROUGHT_ABOUT = re.compile(r"\b(?:prompt|lea?d|caus|forc|got|driv|drove|mov)(?:s|ed|e[sd]?|ing|en)?\s+$")
_FIRST_PERSON = re.compile(r"(?:i|we|i['’]\w+|we['’]\w+)$")
_POSSESSIVE = re.compile(r"['’]s?$")
_AS = re.compile(r"\bas\b")


def manner(frame: Frame, kind: StatementKind) -> Manner:
    """Tell the manner of an attribution from the words of its verb group, never from the content."""
    before, cue = _group(frame)
    lead = frame.lead.of(frame.text).lower()
    name = frame.source.of(frame.text).lower() if frame.source else ""
    nobody = _NOBODY.match(name) is not None
    plain = _STRESSED.sub(" ", before + cue)
    denies, declines = _DENIES.search(plain), _DECLINES.search(plain)
    if declines and not (denies and declines.start() > denies.start()):
        left_open = denies is not None and denies[0].startswith("rul") and declines[0][-3:] in ("not", "n't", "n’t")
        return "hedged" if left_open else "declined"
    if denies and not _asserts_against(frame, kind, denies[0]):
        if nobody:
            return "declined"
        supposed = _IF.search(lead) or _SUPPOSES.search(lead)  # "had she denied it, …"
        return "hedged" if supposed or _OPEN.search(plain, 0, denies.start()) else "denied"
    if nobody or _NEITHER.search(lead):
        return "declined"
    return "hedged" if _is_open(frame, before, cue, name, lead) else "asserted"


def lies_ahead(frame: Frame) -> bool:
    """Tell whether the saying is yet to come: "will say", "is expected to announce", "to speak"."""
    before, cue = _group(frame)
    return _AHEAD.search(before + cue[: first_spoken(cue)]) is not None or _is_infinitive(frame)


def _is_open(frame: Frame, before: str, cue: str, name: str, lead: str) -> bool:
    """Tell whether it is left open that it was said: by a modal, a plan, an "if", a question or an "allegedly"."""
    if _REPORTEDLY.search(before + cue) or _HEARSAY.search(before + cue):
        return True
    if _REPORTEDLY.match(frame.tail.of(frame.text).lower().lstrip(" ,")):
        return True
    before, cue = _STRESSED.sub(" ", before), _STRESSED.sub(" ", cue)
    if (_OPEN.search(before + cue[: first_spoken(cue)]) or _is_infinitive(frame)) and not _FIRST_PERSON.match(name):
        return True
    return (_IF.search(lead) or _QUESTION.search(lead)) is not None and not _POSSESSIVE.search(name)


def _group(frame: Frame) -> tuple[str, str]:
    """Give the verb group in lower case: the words of the clause before the cue, and the cue to its last verb."""
    piece = frame.join if frame.join.start < frame.join.end else frame.lead
    before = _ASIDE.sub(" ", frame.text[max(piece.start, piece.end - _GROUP) : piece.end].lower())
    cue = frame.cue.of(frame.text).lower()
    parted = list((_BEFORE_GERUND if _GERUND.match(cue) else _CLAUSE).finditer(before))
    before = before[parted[-1].end() :] if parted else before
    if _NOMINAL.match(cue) and _GOVERNED.search(before):
        before = ""
    opening, _, last = cue.rpartition(",")
    return ("", last) if opening and speaks(last) else (before, cue)


def _is_infinitive(frame: Frame) -> bool:
    """Tell a plan: "Trump to announce", with the source right before the infinitive."""
    if frame.source is None or frame.text[frame.cue.start : frame.cue.start + 3].lower() != "to ":
        return False
    if frame.text[frame.source.end : frame.cue.start].strip():
        return False
    return _BROUGHT_ABOUT.search(frame.lead.of(frame.text)) is None


def _asserts_against(frame: Frame, kind: StatementKind, denial: str) -> bool:
    """Tell whether a denial's content is what is held against the claim: "dismissed it as “fake”"."""
    first = frame.content[0]
    if _DISMISSES.match(denial) and any(_AS.search(frame.text, part.start, part.end) for part in frame.content):
        return True
    if first.start < frame.cue.end:
        return kind == "direct"
    between = frame.text[frame.cue.start : first.start].lower().rstrip(" \"“'‘")
    return between.endswith(" as") or (kind == "direct" and between.endswith((",", ":")))
