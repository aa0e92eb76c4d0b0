"""What a question's form asks for: the type of its answer and the noun phrase it is about."""

from __future__ import annotations

import re

from assistant.asking.nouns import AnswerType
from assistant.asking.phrase import AUXILIARIES, BE, PREPOSITIONS, noun_phrase, phrase_type

_POLITE = re.compile(
    r"(?:(?:and|so|but|please|ok|okay)[\s,]+|(?:can|could|would|will)\s+you\s+(?:please\s+)?(?:tell|show|give|remind)\s+(?:me\s+|us\s+)?"
    r"|do\s+(?:you|we)\s+know\s+|(?:tell|show|give|remind)\s+(?:me|us)\s+|i(?:\s+want|['’]d\s+like|\s+would\s+like)\s+to\s+know\s+)+",
    re.IGNORECASE,
)
_WH = re.compile(r"\b(?:which|what|who|whom|whose|when|where|why|how)\b", re.IGNORECASE)
_WORD = re.compile(r"[\w’'&.-]+")
_YES_NO = re.compile(
    r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might)(?:n['’]t)?\s+\w", re.IGNORECASE
)
_HOW = re.compile(
    r"how\s+(?P<degree>many|much|long|old|far|tall|high|big|large|fast|often|heavy|deep|wide|hot|cold|few|close|soon|late|early)\b"
    r"\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_MONEY = re.compile(r"(?:money|cash|compensation|dollars?|pounds|euros)\b", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?!(?:did|does|do|has|have|had|is|are|was|were|will|would|can|could|should|more|less|of|in|at|for|per|it|they)\b)(?P<noun>[a-z]+)"
)
_CHANGES = re.compile(
    r"\b(?:increas|decreas|ris|rose|fall|fell|drop|grow|grew|declin|chang|shrink|shrank|slow)", re.IGNORECASE
)
_PER_CENT = re.compile(r"\bper\s?cent\b|%", re.IGNORECASE)
_CAUSED = re.compile(
    r"(?:(?:has|have|had)\s+)?(?:caused|causes|prompted|triggered|sparked|led\s+to|drove|fuel(?:l)?ed)\b", re.IGNORECASE
)
_HAPPENED = re.compile(r"(?:happen(?:s|ed|ing)?|occurr?(?:s|ed)?|changed|came|went)\b", re.IGNORECASE)
_NAME_OF = re.compile(r"(?:the\s+)?names?\s+(?:given\s+)?(?:of|to|for)\s+", re.IGNORECASE)
_OWN_NAME = re.compile(r"(?:his|her)\s+(?:(?:full|real|first|last)\s+)?name\b", re.IGNORECASE)
_OF_THESE = re.compile(r"of\s+(?:the|these|those|his|her|its|their)\s+", re.IGNORECASE)
_CONTEST = re.compile(
    r"\bwon\b[^,]*\b(?:cup|bowl|world\s+series|league|finals?|championships?|playoffs?|eurovision|game|match|tournament)\b",
    re.IGNORECASE,
)
_THIS_NOUN = re.compile(
    r"\bthis\s+(?!week|month|year|weekend|morning|season|time|summer|winter|spring|fall|is|was)(?P<noun>\w.*)",
    re.IGNORECASE,
)
_COST = re.compile(r"\b(?:cost|price)\b", re.IGNORECASE)
_PRONOUNS = frozenset("he her him his it its she that their them these they this those".split())


def asked_for(sentence: str) -> tuple[AnswerType, str]:
    """Give the type of answer that a sentence asks for, and the phrase asked about ("" for a bare who, when, where)."""
    if polite := _POLITE.match(sentence):
        sentence = sentence[polite.end() :]
    if _YES_NO.match(sentence):
        return "yes_no", ""
    wh = _asking_word(sentence)
    if wh is None:
        return _gap(sentence)
    word, rest = wh[0].lower(), sentence[wh.end() :]
    match word:
        case "who" | "whom" | "whose":
            return ("organisation" if word == "who" and _CONTEST.search(rest) else "person"), ""
        case "when":
            return "date", ""
        case "where":
            return "place", ""
        case "why":
            return "reason", ""
        case "how":
            return _how(sentence[wh.start() :])
        case _:
            return _which(rest.lstrip("“”\"‘'( "))


def _asking_word(sentence: str) -> re.Match[str] | None:
    """Choose the word that asks, not one that joins clauses: the strongest, then the first."""
    found = [(_strength(sentence, match), -match.start(), match) for match in _WH.finditer(sentence)]
    strength, _, best = max(found, default=(0, 0, None))
    return best if strength > (0 if sentence.endswith("?") else 1) else None


def _strength(sentence: str, wh: re.Match[str]) -> int:
    """Give 0 for a word that surely joins clauses, 4 for one that surely asks."""
    word, before, after = wh[0].lower(), sentence[: wh.start()].rstrip(), sentence[wh.end() :].split(None, 1)
    following = after[0].lower().strip("?.,!") if after else ""
    previous = before.rpartition(" ")[2].lower().strip("“\"‘'(")
    opens = not before.strip("“\"‘'( ") or before.endswith((":", ";", "—", "–"))
    closes, pauses, verb_next = not following, before.endswith(","), following in AUXILIARIES
    match word:
        case "which" | "what":
            joins = verb_next and (word == "what" or pauses)
            return 4 if opens else 1 if joins else 3
        case "how":
            return 4 if _HOW.match(sentence, wh.start()) else 3 if opens else 0
        case "who" | "whom" | "whose":
            return 3 if opens or closes or previous in PREPOSITIONS or (pauses and verb_next) else 0
        case _:
            asks = closes or (verb_next and (opens or pauses)) or previous in ("from", "to", "near")
            return 3 if asks else 1


def _how(asked: str) -> tuple[AnswerType, str]:
    match = _HOW.match(asked)
    if match is None:
        return "thing", ""
    degree, rest = match["degree"].lower(), match["rest"]
    if degree in ("soon", "late", "early"):
        return "date", ""
    if degree in ("many", "few"):
        return "number", noun_phrase(rest)[0]
    if degree != "much":
        return "number", ""
    if _MONEY.match(rest):
        return "money", "money"
    if noun := _AMOUNT.match(rest):
        return "number", noun["noun"]
    return ("percent" if _PER_CENT.search(rest) else "number" if _CHANGES.search(rest) else "money"), ""


def _which(rest: str) -> tuple[AnswerType, str]:
    """Read what follows which or what: a noun phrase, or a verb whose complement has one."""
    if _CAUSED.match(rest):
        return "reason", ""
    following = _WORD.match(rest)
    verb = following[0].lower() if following else ""
    if following and verb in BE:
        return _complement(rest[following.end() :].lstrip())
    if these := _OF_THESE.match(rest):
        return _complement(rest[these.end() :])
    if not verb or _HAPPENED.match(rest) or verb in AUXILIARIES or verb in PREPOSITIONS - {"of", "per"}:
        return "thing", ""
    focus, head = noun_phrase(rest, owner=True)
    return phrase_type(focus, head), focus


def _complement(rest: str) -> tuple[AnswerType, str]:
    """Read the noun phrase after "what is": the name of the company, America's most visited national park."""
    if own := _OWN_NAME.match(rest):
        return "person", own[0].lower()
    if name := _NAME_OF.match(rest):
        rest = rest[name.end() :]
    focus, head = noun_phrase(rest)
    return ("thing", "") if focus.lower() in _PRONOUNS else (phrase_type(focus, head), focus)


def _gap(sentence: str) -> tuple[AnswerType, str]:
    """Read a question that leaves a gap: "This former prime minister was …", "… the first since:"."""
    opening = sentence.rstrip(" :.?").lower()
    if opening.endswith(" since"):
        return "date", ""
    if opening.endswith((" will be", " is", " was")) and _COST.search(sentence):
        return "money", ""
    if this := _THIS_NOUN.search(sentence):
        focus, head = noun_phrase(this["noun"])
        return phrase_type(focus, head), focus
    return "thing", ""
