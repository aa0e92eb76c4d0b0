"""Whether a sentence gives a reason in so many words; and whether it asks for the one that follows, or tells what came
of what stands before.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_NOUN = r"(?:reasons?|motives?|causes?|explanations?)"
_OUTRIGHT = re.compile(
    r"\b(?:because|owing to|thanks to|as a (?:result|consequence) of|on account of|for (?:want|lack|fear) of"
    r"|due to (?:the|an?|its|their|his|her|this|these|lack|fears?|concerns?|\w+(?:ing|ed|y|al|ous|ic))"
    r"|in order (?:to|that)|so (?:that|as to)|(?:that|which|this) is why"
    rf"|{_NOUN}\b[^.;]{{0,60}}?\b(?:was|were|is|are|lay|lies)|{_NOUN} given"
    rf"|(?:was|were|is|are|as|been|be) (?:(?:the|an?|one|its|their|his|her|another) )?(?:\w+ ){{0,2}}{_NOUN}"
    r"|for (?!(?:no|any|what|some|whatever) )(?:\w+ ){0,2}reasons?"
    r"|caused|causing|prompt(?:ed|s|ing) (?:the|an?|by|its|their|his|her|\w+ to)|blam(?:e[sd]?|ing)|citing"
    r"|cit(?:ed|es) (?:\w+ ){0,4}?(?:reasons?|grounds?|concerns?|fears?|lack|want|shortages?|costs?|needs?|risks?"
    r"|problems?)"
    r"|forc(?:ed|es|ing)\b[^.;]{1,40}? (?:to|into|out)"
    r"|(?:led|leads|leading) to (?:\w+ ){0,2}?(?:\w+(?:ing|ure|tion|sion|ment|al|ance)|delays?|cuts?|loss(?:es)?"
    r"|falls?|rises?)"
    r"|driven by|sparked|triggered|stems? from|(?:held|made) responsible for"
    r"|to (?:avoid|prevent|protect|ensure|make sure|spare))\b"
    r"|, so (?!(?:far|much|many|to speak|(?:they|he|she|people|it) (?:says?|said|seems?|is said))\b)",
    re.IGNORECASE,
)
_WITHHELD = re.compile(
    rf"(?:\b(?:no|without|any|neither|what|whose|unknown|unclear)\b(?: [\w’'-]+){{0,2}}? {_NOUN}\b"
    rf"|\b{_NOUN}\b[^.;]{{0,60}}?(?:\b(?:not|never|yet to be|being|still)\b|n['’]t\b)"
    r"(?: [\w’'-]+)??(?: (?:been|be|yet|being))?"
    r" (?:known|clear|found|established|given|named|said|certain|determined|disclosed|stated|explained|public"
    r"|sought|investigated|examined|looked)\b"
    rf"|\b{_NOUN}\b[^.;]{{0,60}}?\b(?:unknown|unclear|uncertain|disputed|a mystery|a secret|open|under investigation)\b"
    r"|(?:\b(?:not|never|nobody|no one|none|refus\w+|declin\w+|without|unknown|unclear|uncertain)\b|n['’]t\b)"
    rf"[^.;:]{{0,50}}?\b(?:why|what (?:had |has )?caused|the {_NOUN})(?! (?:was|were|is|are)\b)\b"
    r"|\b(?:investigat|examin|look|search|inquir|enquir|ask)\w*\b[^.;]{0,25}?"
    rf"\b(?:the {_NOUN}|what (?:had |has )?caused)\b)"
    r"(?:(?!, but\b)[^.;])*",
    re.IGNORECASE,
)
"""Says that the reason is not given, not known or still looked for, as far as that goes: "gave no reason"."""
_IS_OF = re.compile(
    rf"\b{_NOUN} (?:for|of|behind) (?P<what>[^,.;:]*?)(?=$|[,.;:]| (?:was|were|is|are)\b)", re.IGNORECASE
)
_POINTS_ON = re.compile(r"\b(?:why|how come|for (?:two|three|several|these|the following) reasons)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"^\W*(?:(?:and )?so|therefore|hence|as a result|for (?:that|this) reason|(?:that|which) is why|since then"
    r"|instead)\b",
    re.IGNORECASE,
)


def gives_reason(text: str, of: Callable[[str], bool] = bool) -> bool:
    """Tell whether a text gives a reason in so many words; one that it says nobody gives, knows or found is none, and
    none is that of something else, of which ``of`` is asked: "the breakdown" of "the cause of the breakdown".
    """
    told = _IS_OF.sub(lambda found: found[0] if of(found["what"].strip()) else "", _WITHHELD.sub("", text))
    return not text.rstrip(' ”"’»)').endswith("?") and _OUTRIGHT.search(told) is not None


def points_on(text: str) -> bool:
    """Tell whether a text asks for or announces the reason, which the next sentences give: "Many asked why the siren
    had stayed silent.".
    """
    return _POINTS_ON.search(_WITHHELD.sub("", text)) is not None


def points_back(text: str) -> bool:
    """Tell whether a text opens with what came of the sentence before it."""
    return _POINTS_BACK.search(text) is not None
