"""Which cues are speech: the words that report a saying, not an attitude, a thought or a plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.statements.attributions import Attribution
from ingest.statements.quoting import stretches

QUOTATION = 3
"""Words in one pair of marks from which a content is a quotation, whatever its cue."""

_VERBS = """
    accuse acknowledge add admit advise affirm allege announce answer apologise apologize appeal applaud argue
    articulate ask assail assert assure attack beg bemoan berate blame blast boast boom brag brand brief call
    caution chant charge chastise chide cite claim clarify comment complain concede conclude condemn confess confirm
    congratulate contend continue counter criticise criticize declare decline decry demand denounce deny deride
    describe disclose discuss dismiss dispute dub echo elaborate email emphasise emphasize enquire exclaim exhort
    explain express fume gripe grumble hail hammer hint implore imply inform inquire insinuate insist instruct
    interject intimate intone inveigh invoke joke label lambast lambaste lament laud lecture mention moan mock
    mumble murmur mutter narrate note observe opine outline plead pledge post praise preach predict proclaim profess
    promise pronounce propose publicise publicize quip quote rail rant react reaffirm reassure rebuff rebuke rebut
    recall recite recommend recount refute reiterate relate remark remind reminisce repeat reply report repudiate
    request respond retort retract retweet reveal roar say scoff scold scream shout shriek sigh slam slur snap snipe
    speak speculate state stipulate stress suggest swear talk taunt tease tell testify thank threaten thunder tout
    trumpet tweet urge utter vent voice volunteer vow warn whisper wisecrack write yell
""".split()
_NOUNS = """
    accusation acknowledgment acknowledgement admission allegation announcement apology argument assertion claim comment
    complaint declaration denial denunciation explanation insistence lament oath plea prediction promise proposal rant
    remark reminder reply statement suggestion testimony vow warning
""".split()
_SELDOM_SPEECH = frozenset("state states attack attacks post email emails related".split())
"""Forms that are seldom speech and stand in so many sentences that reading those for them is not worth it."""
_DOUBLED = frozenset("admit brag chat dub quip slam slur snap rebut".split())
_IRREGULAR = """
    said told wrote written spoke spoken swore sworn questioned questioning detailed detailing advocated objected
    objecting disagreed cried crying
""".split()
"""Forms that no rule makes, and those of verbs whose other forms are mostly something else ("question", "object")."""
_PHRASES = re.compile(
    r"^\W*(?:per\b|as\b.*\bput\b)|\baccording\b|\bpoint(?:s|ed|ing)? (?:out\b|(?:\w+ ){1,4}out\b)|\bput(?:s|ting)? it\b"
    r"|\b(?:made|makes?|making) (?:it )?(?:very |abundantly |perfectly |quite )?clear\b|\bno comment\b"
    r"|\bin (?:the|his|her|their|its) words?\b|\blash(?:es|ed|ing)? out\b|\b(?:lay(?:s|ing)?|laid) out\b"
    r"|\b(?:fire[sd]?|firing|hit(?:s|ting)?|shot|shoot(?:s|ing)?|push(?:es|ed|ing)?|clap(?:s|ped|ping)?) back\b"
    r"|\bspell(?:s|ed|t|ing)? out\b|\bchim(?:es?|ed|ing) in\b|\bweigh(?:s|ed|ing)? in\b|\bsound(?:s|ed|ing)? off\b"
    r"|\brul(?:es?|ed|ing) out\b|\b(?:went|goes|going|go|gone) on,?$|\bt(?:ook|akes?|aking|aken) (?:issue|aim)\b"
)
_OTHER_SENSE = re.compile(
    r"\b(?:so|self)-(?:called|\w+ed)\b|\b(?:formally|commonly|widely|better) known\b"
    r"|\bcall(?:s|ed|ing)? (?:a|the|another) (?:meeting|vote|election)\b|\bcontinu(?:e|es|ed|ing) to\b|\ballegedly\b"
)
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|disput(?:e[sd]?|ing)|(?:refut|rebut|reject|dismiss)\w*)\b")
_DENIED = frozenset("it this that them these those all everything wrongdoing involvement responsibility guilt".split())
"""What a denial may have for its whole content."""
CLAIM = (
    r"(?:(?:an?|the|any|all|this|that|these|those|such|his|her|their|its|some|recent|new|\w+[’']s?|\w+ly) ){0,3}"
    r"(?:claim|allegation|accusation|assertion|suggestion|notion|idea|charge|criticism|report|rumou?r|insinuation"
    r"|argument|complaint|contention|account|label|comparison|characteri[sz]ation|implication|speculation)s?\b"
)
"""What begins a content that others claimed: to reject it is a statement, to reject a bill or an offer is none."""
_CLAIM = re.compile(rf"\W*{CLAIM}")
_NO_CLAUSE = 2
"""Words that without a verb say nothing, where the first is one that a noun follows."""
_DETERMINERS = frozenset("both all these those some many several other such each every either neither".split())
_EMPTY = frozenset(
    """it this that them these those all both so as such now then too also again once there here later earlier today
    more much well yes only just however still yet to of for in on at about with by from and or but""".split()
)
_DECLINES = re.compile(r"\b(?:declin|refus|unwilling|unavailable)")
_FEW = 5
"""Words of a content that may be a scrap."""
_SAYS = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|add(?:s|ed|ing)?|wr(?:ote|ites?|iting)|repl(?:ied|ies))$"
)
_PREPOSITION = re.compile(r"\W*(?:for|in|at|on|from|of|with|to|by|near|during|before|after)\b")
_GOVERNS = re.compile(r"\b(?:for|in|at|from|of|with|near|during|before)\s+$")
_WITHHOLDS = re.compile(r"\W*(?:(?:an?|the|any|his|her|their) )?(?:entry|access|visas?|bail|parole|asylum|admission)\b")
_PASSIVE = re.compile(r"(?:^|\b)(?:is|are|was|were|be|been|being)(?: \w+ly)? \w+(?:ed|en)\b")
_CLAUSE = re.compile(
    r"\b(?:that(?! *$)|whether|is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|to)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile("(?:[“„][^“”\n]*|\"[^\"\n]*|«[^»\n]*|``[^`\n]*|''[^'\n]*|‘[^‘’\n]*)([”\"»’]|''?)?")


def is_statement(text: str, attribution: Attribution) -> bool:
    """Tell whether an attribution reports something said or written: by its cue, by a colon, or by a real quotation.

    One plain word ("said so") says nothing, unless it is what was denied ("denied it"); nor does a passive of a thing
    without a source ("martial law was declared"). On the cues of PolNeAR's training part that its scorer calls speech,
    recall by their words is 99.6 %; of what is let in besides, nine in ten report speech with other words ("decried",
    "made it clear"). Leaving out the passives costs 0.3 % of them.
    """
    cue = attribution.cue.of(text)
    content = " ".join(part.of(text) for part in attribution.content).lower()
    said, denies = _WORD.findall(content), _DENIES.search(cue.lower())
    if len(said) < 2 and not (denies and said and said[0] in _DENIED) and not _quotes(text, attribution, 1):
        return False
    if _is_fragment(said, cue.lower(), denies=denies is not None) and not _quotes(text, attribution, 1):
        return False
    if attribution.source is None and _is_of_a_thing(text, attribution, content):
        return False
    if len(said) <= _FEW and _is_scrap(text, attribution, content):
        return False
    if denies and (_WITHHOLDS.match(content) if denies[0].startswith("den") else _CLAIM.match(content)):
        return not denies[0].startswith("den")
    if attribution.source is not None and ":" in cue and not _WORD.search(cue):
        return True
    return speaks(cue) or _quotes(text, attribution, QUOTATION)


def _is_fragment(said: Sequence[str], cue: str, *, denies: bool) -> bool:
    """Tell a content that carries nothing: "both camps", "to comment" of anybody but who declined, "it now"."""
    if said == ["to", "comment"] or said == ["comment"]:
        return _DECLINES.search(cue) is None
    if denies:
        return False
    return len(said) <= _NO_CLAUSE and (said[0] in _DETERMINERS or _EMPTY.issuperset(said))


def _is_of_a_thing(text: str, attribution: Attribution, content: str) -> bool:
    """Tell a passive whose subject, neither clause nor quotation, is all its content: "a second round was proposed"."""
    if attribution.content[0].start > attribution.cue.start or not _PASSIVE.search(attribution.cue.of(text).lower()):
        return False
    return not _CLAUSE.search(content) and not _quotes(text, attribution, 1)


def _is_scrap(text: str, attribution: Attribution, content: str) -> bool:
    """Tell a few words after "said" or "told" that are no clause but a preposition's phrase, with it or without."""
    first = attribution.content[0]
    if len(attribution.content) > 1 or not _SAYS.search(attribution.cue.of(text).lower()):
        return False
    if _PREPOSITION.match(content):
        governed = True
    else:
        governed = (
            first.start > attribution.cue.end and _GOVERNS.search(text[: first.start], attribution.cue.end) is not None
        )
    return governed and not _CLAUSE.search(content) and not _quotes(text, attribution, 1)


def speaks(cue: str) -> bool:
    """Tell whether a cue reports speech by its own words."""
    return bool(spoken(cue)) or _PHRASES.search(_OTHER_SENSE.sub(" ", cue.lower())) is not None


def spoken(cue: str) -> list[str]:
    """Give the words of speech in a cue, as it has them."""
    return [word for word in _WORD.findall(_OTHER_SENSE.sub(" ", cue.lower())) if word in _FORMS]


def first_spoken(cue: str) -> int:
    """Give where the first word of speech stands in a cue in lower case; its end if there is none."""
    return next((word.start() for word in _WORD.finditer(cue) if word[0] in _FORMS), len(cue))


def may_report(sentence: str) -> bool:
    """Tell whether a sentence can hold a statement: by its words of speech, or by a quotation of
    ``QUOTATION`` words or one left open.
    """
    plain = sentence.lower()
    return (
        any(word in _FORMS and word not in _SELDOM_SPEECH for word in _WORD.findall(plain))
        or any(quoted[1] is None or len(_WORD.findall(quoted[0])) >= QUOTATION for quoted in _QUOTED.finditer(sentence))
        or _PHRASES.search(plain) is not None
    )


def _quotes(text: str, attribution: Attribution, words: int) -> bool:
    """Tell whether so many words of the content stand within one pair of quotation marks."""
    return any(
        inside and len(_WORD.findall(text, start, end)) >= words
        for part in attribution.content
        for start, end, inside in stretches(text, part)
    )


def _forms(verb: str) -> list[str]:
    """Inflect a regular verb: add, adds, added, adding."""
    if verb.endswith("e"):
        return [verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"]
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    if verb.endswith("y") and verb[-2] not in "aeou":
        return [verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    return [verb, third, f"{stem}ed", f"{stem}ing"]


_FORMS = (
    frozenset(form for verb in _VERBS for form in _forms(verb))
    | {form for noun in _NOUNS for form in (noun, f"{noun}s")}
    | frozenset(_IRREGULAR)
)
