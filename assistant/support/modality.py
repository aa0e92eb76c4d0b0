"""Whether a claim tells as done what its article has only as planned, possible or offered, or leaves an "if" out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.support.denials import DECLINING
from assistant.support.forms import alike, content, form, forms, is_past, root, share, weighty
from assistant.text import STOPWORDS

_OPEN = frozenset(
    """will would may might could can should shall must 'll 'd won't wouldn't couldn't can't cannot shouldn't if unless
    whether be planned plan plans due expected scheduled ready""".split()
)
"""Words before a verb that leave open whether it is done."""
_REACHED = frozenset("managed began begun begins started starts had went used came continued able enough".split())
"""Words before "to" that tell what follows as done, or as a duty that was."""
_WHOM = frozenset("the a an his her its their him them it us about more less up".split())
"""Behind "cost", make it a verb."""
_FIRST = frozenset("first last only second third youngest oldest".split())
"""Right before "to", or a word before it, tell what follows as done: "the first woman to command the ship"."""
_HAPPENED = re.compile(r"\b(?:(?:took|(?:has|have|had) taken) place|(?:was|were) held|happened|occurred)\b")
_PLANNED = re.compile(r"\b(?:planned|scheduled|due|(?:will|to) be held|(?:will|to) take place)\b")
_WILL = re.compile(r"\b(?:will|is going to|are going to) (?P<verb>[a-z]+)\b")
_WISHED = r"(?:offer(?:s|ed)?|hope[sd]?|propose[sd]?|ask(?:s|ed)?|threaten(?:s|ed)?|consider(?:s|ed)?)"
"""Says what is only offered or hoped for."""
_HAS_TIME = r"(?:has|have|had) (?:until|time|(?:\w+ ){1,2}(?:days|weeks|months))\b[^.;:]{0,40}?"
"""Says until when something may be done."""
_BY_SAYING = frozenset(
    map(root, "request demand thank congratulate apologise ask invite urge warn remind recommend advise praise".split())
)
"""Is done by whoever wants to do it: "I want to thank …"."""
_SUPPOSED = re.compile(
    r"\b(?:suggestion|claim|idea|notion|allegation|accusation|charge|fear|hope|rumour|impression|theory|possibility|prospect"
    r"|danger|risk|proposal)s? that [^,.;:“”]*"
)
"""Tells nothing as done: "the suggestion that she had heard what she wanted to hear"."""
_TO_HAVE = re.compile(r"(?<!had )\b(?:to|will|would) (?:have|get|see)(?: (?!been\b)[\w-]+){1,5}\Z")
"""Before a verb, leaves open whether it is done: "hoped to have all of them mended"."""
_REACH = 4
"""Words back from a verb in which what leaves it open may stand."""
_BEING = frozenset("is are was were has have had been".split())
_NO_VERB = frozenset(
    """stay stays remain remains keep keeps a an the of for to in on with from by and or his her its their no any some
    more""".split()
)
"""Before "paid family leave", "stays closed": what stands behind tells nothing that is done."""
_CLAUSE = re.compile(r"[.;:!?—–“”](?=\s|$)|\n|,(?=\s)|\b(?:and|but|while|whereas)\b")
_NO_PARTICIPLE = frozenset("rose fell grew sank shrank went".split())
"""Tell what was done before a "by" too: "rose by a tenth"."""
_MAY = re.compile(r"(?<=\w )May\b|\bMay(?= \d)")
"""The month, which leaves nothing open."""
_IF = re.compile(
    r"(?<!as )\b(?:if|unless|provided(?= (?:that|the|he|she|it|they)\b)|as long as"
    r"|on condition(?! of))\b(?! only)"
)
_ASKING = re.compile(
    r"\b(?:(?:ask|wonder|enquir|inquir)\w*(?: (?!to\b|for\b|that\b)[\w’-]+){0,4}"
    r"|(?:know|knows|knew|known|see|check|checks|checked|find out|doubts?|doubted|tell|say|sure|clear|unclear|decide)"
    r"|examin\w+|test(?:s|ed)?) $"
)
"""Right before an "if", make it a "whether": "asked the mayor if"."""
_ASKED = 80
"""Letters before an "if" in which that stands."""
CONDITIONAL = re.compile(
    r"\b(?:[iI]f|[uU]nless|whether|provided|as long as|conditions?|conditional\w*|depend\w*"
    r"|[oO]nce|[wW]hen|[uU]ntil|[wW]ithout|subject to|in case|should (?:he|she|it|they|the|[A-Z])"
    r"|[hH]ad (?:he|she|it|they|the|[A-Z])|otherwise|only|by (?=\w+ing\b)"
    r"|(?:at|in|with|by|for|after|from) (?:another|any|a (?:further|next|second|new)) \w+"
    r"|were to|such|in the event|requires?|needs?|but not|guarantee\w*)\b"
)
_ONLY_ABOUT = re.compile(
    r"\b(?:spoke|speaks|talked|commented|wrote|asked|answered)(?: (?!that\b)[\w’-]+){0,4}?"
    r" (?:about|on|of) (?!that\b)(?:(?! and | but )[^,;.])*\.?\Z"
)
"""Says what somebody spoke of, and nothing of it."""
_EVEN = re.compile(r"\b(?:even (?:if|though|when|without)|regardless|no matter|whether or not|in any case)\b")
_PARTS = re.compile(r"[;:!?—–“”](?=\s|$)|\.(?=\s|$)|\n|\b(?:but|while|whereas|that)\b")
"""Part what is told from who says so."""
_WILL_OR_MAY = re.compile(
    r"\b(?:will|would|can|could|may|might|shall|should|must|(?:is|are|was|were) to|wants? to|ready to|prepared to)\b"
    r"|['’]ll\b"
)
_PLANS = re.compile(
    r"\b(?:plan|propos|promis|pledg|offer|hope|want|intend|expect|schedul|due|wish|ask|demand|call|agree|decid"
    r"|order|announc|request|ready|prepar|aim|design|estimat|calculat|put|set(?!t)|need|requir|mean|meant|refus|declin"
    r"|recommend|allow|according|under)\w*",
    re.IGNORECASE,
)
"""Tell by other words than "will" that something is only to come."""
_TOLD = "said told added wrote reported announced explained stated noted argued warned asked named".split()
_SAYING = frozenset(map(form, _TOLD))
_NOW = re.compile(
    r"\b(?:is|are|does|(?:has|have)"
    r"(?! (?:already |since |now |just )?"
    r"(?:\w+ed|got|built|bought|brought|made|won|met|held|sold|paid|left|taken|given)\b))\b"
)
"""Tells what is so now, as a plan is told too: "half of it is borne by the state"."""
_AFTER_DOING = re.compile(r"\b(?:after|having) (?P<verb>\w{3,}ing)\b", re.IGNORECASE)
"""Tells as done: "after bringing both sides together"."""
_MEANT = "proposed suggested planned offered demanded requested invited hoped wanted considered".split()
_WISHING = frozenset(map(form, _MEANT))
"""Verbs of what is not yet, whatever stands behind them: "he proposed higher walls"."""
_UNDONE = frozenset(map(root, (*_TOLD, *_MEANT)))
"""The same by their own roots: an appeal is more than something asked."""
_BEGINS = re.compile(r"[,;] (?:and|but) |[.?!]”? ")
"""Begins what a condition behind it is for."""
_ATTRIBUTED = re.compile(r"[”\"]|,? according to |\bsaid\b|\bsays\b")
"""Ends what a condition before it is for, with who says so."""
_FEWEST = 3
"""Words of a clause with which it can be told from others."""
_MOST = 0.6
"""The share of a claim's words that a sentence must have without its condition to be what the claim says."""


def told_as_done(claim: str, given: str, every: Sequence[str] = ()) -> str | None:
    """Give a verb that the claim tells as done, or as so, and ``given`` has only as what may be; None where there is
    none. A verb that ``given`` has not is looked for in ``every`` sentence.
    """
    if (happened := _HAPPENED.search(claim)) and _PLANNED.search(given) and not _HAPPENED.search(given):
        return happened[0]
    for meant in _WILL.finditer(claim):
        wished = re.compile(rf"\b(?:{_WISHED}|{_HAS_TIME}) to {meant['verb']}\b")
        if wished.search(given) and not re.search(rf"\b(?:will|would|to) {meant['verb']}\b", wished.sub("", given)):
            return meant[0]
    there = list(_verbs(given, every=True))
    for word, is_open in _verbs(_SUPPOSED.sub(" ", claim), every=False):
        if is_open:
            continue
        stem = form(word)
        if root(word) in _BY_SAYING or DECLINING.fullmatch(word):  # a refusal is `polarity`'s; by its form it is a fall
            continue
        found = [
            opened
            for other, opened in there
            if form(other) == stem and (root(other) == root(word) or root(other) not in _UNDONE)
        ]
        if not found and weighty(word) and root(word) not in _UNDONE:
            about = weighty(claim) - weighty(word)
            elsewhere = (each for told in every if about & weighty(told) for each in _verbs(told, every=True))
            found = [opened for other, opened in elsewhere if root(other) == root(word)]
        if found and all(found):
            return word
    return None


def only_planned(claim: str, sentences: Sequence[str]) -> str | None:
    """Give a verb that a clause of the claim tells as done, in another word than the article's, where the clause that
    says most of it has only what will or may be; None where there is none.
    """
    there = [(forms(clause), clause) for sentence in sentences for clause in _PARTS.split(sentence) if clause]
    for clause in _PARTS.split(claim):
        own = forms(_HAPPENED.sub(" ", clause))
        verbs = [
            (word, is_open) for word, is_open in _verbs(clause, every=False) if not alike(word) & (_SAYING | _WISHING)
        ]
        verbs += [(doing["verb"], False) for doing in _AFTER_DOING.finditer(clause)]
        if _NOW.search(clause) or CONDITIONAL.search(claim) or _WILL_OR_MAY.search(clause):
            continue
        if len(own) < _FEWEST or not verbs or _PLANS.search(clause) or any(is_open for _, is_open in verbs):
            continue
        most = max((len(own & words) for words, _ in there), default=0)
        if most < _MOST * len(own):
            continue
        best = [text for words, text in there if len(own & words) == most]
        if _WILL_OR_MAY.search(clause[: clause.lower().find(verbs[0][0])]):
            continue
        if all(map(_is_plan, best)):
            return verbs[0][0]
    return None


def still_to_come(claim: str, sentences: Sequence[str]) -> str | None:
    """Give the "will paint" of a claim where the sentence that says most of it has it as done, and none as to come."""
    wanted = weighty(claim)
    for meant in _WILL.finditer(claim):
        stem = form(meant["verb"])
        told = [(sentence, list(_verbs(sentence, every=True))) for sentence in sentences]
        if any(form(word) == stem and (is_open or not is_past(word)) for _, words in told for word, is_open in words):
            continue
        for sentence, words in told:
            done = any(form(word) == stem and word != meant["verb"] for word, _ in words)
            if done and not _WILL_OR_MAY.search(sentence) and len(wanted & weighty(sentence)) >= _MOST * len(wanted):
                return meant[0]
    return None


def _is_plan(clause: str) -> bool:
    """Tell whether a clause says only what will or may be, and nothing that was."""
    told = {form(word) for word, is_open in _verbs(clause, every=False) if not is_open} - _SAYING
    return told <= _WISHING and (bool(told) or _WILL_OR_MAY.search(clause) is not None)


def _verbs(text: str, *, every: bool) -> Iterator[tuple[str, bool]]:
    """Yield the words of a text that tell what is done, each with whether something before it leaves that open: those
    in the past tense, and what "is" or "has" stands before; or ``every`` word.
    """
    for clause in _CLAUSE.split(text):
        tokens = re.findall(r"'(?:ll|d)\b|[\w-]+(?:'t)?", _MAY.sub("spring", clause).lower().replace("’", "'"))
        for at, token in enumerate(tokens):
            if token in STOPWORDS or token in _BEING or len(token) < 3:
                continue
            told = is_past(token) or (token.endswith("ing") and tokens[max(0, at - 1) : at] == ["been"])
            if token == "cost":  # the verb, not "the additional cost"
                then = tokens[at + 1 : at + 2]
                told = then != [] and (then[0].isdigit() or then[0] in _WHOM or bool(_BEING & {*tokens[at - 1 : at]}))
            if at and tokens[at - 1] in _NO_VERB:
                told = False
            by = tokens[at + 1 : at + 2] == ["by"] and token not in _NO_PARTICIPLE
            if by and not _BEING.intersection(tokens[max(0, at - _REACH) : at]):
                told = False  # "any agreement signed by": not said to be done
            if every or told:
                yield token, _is_open(tokens, at)


def _is_open(tokens: Sequence[str], at: int) -> bool:
    before = tokens[max(0, at - _REACH) : at]
    if "had to" in " ".join(before):
        return bool(_OPEN.intersection(before[: before.index("had")]))  # a duty that was is done: "had to be towed"
    if _OPEN.intersection(before) or _TO_HAVE.search(" ".join(tokens[max(0, at - 2 * _REACH) : at])):
        return True
    for place in range(max(0, at - _REACH), at):
        if tokens[place] == "to" and (place == 0 or tokens[place - 1] not in _REACHED) and at - place <= 2:
            return not _FIRST.intersection(tokens[max(0, place - 2) : place])
    return False


def asks_whether(before: str) -> bool:
    """Tell whether what stands before an "if" makes it a question, no condition."""
    return _ASKING.search(before[-_ASKED:]) is not None


def unconditional(claim: str, sentences: Sequence[str], quotations: Sequence[str] = ()) -> bool:
    """Tell whether a claim leaves out the condition under which the sentence that says most of it says so, or says that
    it does not matter. The ``quotations`` of a claim that is without them may hold the condition.
    """
    if _EVEN.search(claim) and not any(_EVEN.search(sentence) for sentence in sentences):
        return True
    if any(map(CONDITIONAL.search, (claim, *quotations))) or _ONLY_ABOUT.search(claim):
        return False
    wanted = weighty(claim)
    few = {word for word in content(claim) if form(word) in wanted} if len(wanted) < _FEWEST else set[str]()
    answered = [f"{asked[:-1]}, {told}" for asked, told in pairwise(sentences) if asked.endswith("?")]
    for sentence in (*sentences, *answered):
        if not few <= set(content(sentence)):
            continue  # of so few words a form alone may be another word: "the council", "a councillor"
        cues = _IF.finditer(sentence)
        found = next((cue for cue in cues if cue[0] != "if" or not asks_whether(sentence[: cue.start()])), None)
        if not found or not wanted:
            continue
        end = re.search(r"[,;.](?=\s|$)", sentence[found.end() :])
        until = found.end() + end.start() if end else len(sentence)
        begun = max((m.end() for m in _BEGINS.finditer(sentence[: found.start()])), default=0)
        before, behind = sentence[begun : found.start()], _ATTRIBUTED.split(sentence[until:])[0]
        if share(wanted, weighty(f"{before} {behind}")) >= _MOST:
            return True
    return False
