"""The forms in which questions ask about speech, as patterns; verbs are matched in lower case, question words in any.

Every pattern has a group ``who``, where the speaker stands, but those that ask for the speaker; ``rest`` is what
follows.
"""

from __future__ import annotations

import re

from assistant.asking.nouns import AnswerType

_WHO = (
    r"(?P<who>(?:(?!(?:who|that|which|when|where|what|whom|to|been|never|not|if|whether|because|there|we|you|i|one)\b)"
    r"[\w’'.,&-]+\s+){1,9}?)"
)
_ADVERBS = r"(?:(?:\w+ly|also|ever|just|now|then|again|yet|already|once|not|so\s+far|in\s+public|in\s+private)\s+)*"
_AUXILIARY = r"(?:did|does|do|has|have|had|is|was|are|were|will|would|could)(?:n['’]t)?"
_BE = r"(?:\s+(?:is|was|are|were|has\s+been)|['’]s)"
_SAY = (
    r"(?:have\s+to\s+say|had\s+to\s+say|say|says|said|saying|tell|told|telling|think|thinks|thought|claim|claims|claimed"
    r"|claiming|announce|announced|argue|argued|arguing|stated|comment|commented|suggest|suggested|suggesting|promise"
    r"|promised|promising|warn|warned|warning|write|wrote|written|tweet|tweeted|posted|propose|proposed|proposing|mention"
    r"|mentioned|reveal|revealed|declare|declared|demand|demanded|demanding|insist|insisted|admit|admitted|confirm|confirmed"
    r"|predict|predicted|pledge|pledged|vow|vowed|threaten|threatened|mean\s+by|make\s+of|reply|replied|answer|answered"
    r"|respond|responded|urge|urged|call\s+for|called\s+for|describe|described|explain|explained|deny|denied)"
)
_REACT = (
    r"(?:respond|responded|react|reacted|reply|replied|answer|answered|describe|described|explain|explained|justify|justified"
    r"|comment|commented|characteri[sz]e|characteri[sz]ed|feel\s+about|defend|defended)"
)
_WHETHER = (
    r"(?:say|said|saying|deny|denied|denying|confirm|confirmed|admit|admitted|claim|claimed|comment|commented|promise|promised"
    r"|condemn|condemned|critici[sz]e|critici[sz]ed|apologi[sz]e|apologi[sz]ed|rule\s+out|ruled\s+out|respond|responded|reply"
    r"|replied|accuse|accused|warn|warned|threaten|threatened|mention|mentioned|acknowledge|acknowledged|vow|vowed|pledge"
    r"|pledged|describe|described|call\s+for|called\s+for|call|called|demand|demanded|insist|insisted|suggest|suggested|praise"
    r"|praised|tell|told)"
)
_WHO_SAYS = (
    r"(?:said|says|saying|told|tells|claimed(?!\s+(?:credit|victory|responsibility))|claims|called(?!\s+(?:it|off|in|on|up)\b)"
    r"|calls|denied|denies|accused|accuses|described|describes|warned|warns|critici[sz]ed|criticises|condemned|condemns|argued"
    r"|argues|suggested|suggests|tweeted|admitted|admits|apologi[sz]ed|threatened|threatens|vowed|vows|pledged|insisted|insists"
    r"|responded|replied|commented|spoke\s+(?:about|of|out)|predicted|compared|demanded|demands|urged|urges|blamed|blames"
    r"|praised|quoted\s+(?:as\s+)?saying|dismissed|rebuked)"
)
_WORDS = (
    r"(?:position|stance|views?|opinions?|reactions?|response|comments?|take|statements?|remarks?|message|answer|explanation"
    r"|argument|reply|words|attitude|quotes?|claims?)"
)
_ON = r"(?:\s+(?=(?:on|to|about|of|regarding|concerning|over|after|towards?|for|that)\b)(?P<rest>.*)|\s*[?.!]*$)"
_REST = r"\b(?P<rest>.*)"
_OWNER = rf"{_WHO}(?<=(?:['’]s|s['’])\s)(?:\w+\s+)?"
_BY = r"(?P<who>(?:(?!(?:on|to|about|regarding)\b)[\w’'.&-]+\s+){0,5}?[\w’'.&-]*\w)"

WHAT_SAID = re.compile(
    rf"\b(?i:what)(?:\s+(?:else|exactly|all))?\s+{_AUXILIARY}\s+{_WHO}{_ADVERBS}(?:been\s+)?{_SAY}{_REST}"
)
TOLD = re.compile(
    rf"\b(?i:what|everything|anything|all|things|something)\s+(?:that\s+)?{_WHO}(?:(?:has|have|had|is|was)\s+)?{_ADVERBS}{_SAY}{_REST}"
)
SAID: tuple[tuple[AnswerType, re.Pattern[str]], ...] = (
    ("statement", WHAT_SAID),
    ("statement", re.compile(rf"\b(?i:how)\s+{_AUXILIARY}\s+{_WHO}{_ADVERBS}{_REACT}{_REST}")),
    ("reason", re.compile(rf"\b(?i:why)\s+{_AUXILIARY}\s+{_WHO}{_ADVERBS}(?:{_SAY}|{_WHETHER}){_REST}")),
    ("date", re.compile(rf"\b(?i:when)\s+{_AUXILIARY}\s+{_WHO}{_ADVERBS}(?:first\s+)?(?:{_SAY}|{_WHETHER}){_REST}")),
    ("place", re.compile(rf"\b(?i:where)\s+{_AUXILIARY}\s+{_WHO}{_ADVERBS}(?:{_SAY}|{_WHETHER}){_REST}")),
    ("yes_no", re.compile(rf"^(?i:{_AUXILIARY})\s+{_WHO}{_ADVERBS}{_WHETHER}{_REST}")),
    ("statement", re.compile(rf"\b(?i:what){_BE}\s+{_OWNER}{_WORDS}{_ON}")),
    ("statement", re.compile(rf"\b(?i:{_WORDS})\s+(?:of|from|by)\s+{_BY}{_ON}")),
    ("statement", re.compile(rf"^{_OWNER}{_WORDS}(?=\s+(?:on|to|about|regarding)\b)(?P<rest>.*)")),
    ("statement", TOLD),
    ("statement", re.compile(rf"\b(?:was|were|has\s+been|been)\s+said\s+by\s+{_BY}{_ON}")),
)
"""What kind of answer a form asks for, and the form; the first that fits is the one."""

WHO_SAID = re.compile(
    rf"^(?:and\s+)?(?i:who)(?:\s+(?:else|all))?\s+(?:(?:has|have|had|is|was)\s+)?{_ADVERBS}{_WHO_SAYS}{_REST}"
)
WHICH_PERSON_SAID = re.compile(rf"\b(?i:which|what)\s+(?P<person>(?:[\w’'.-]+\s+){{1,6}}?){_ADVERBS}{_WHO_SAYS}{_REST}")
ACCORDING_TO = re.compile(r"\b(?i:according)\s+to\s+(?P<who>(?:(?!(?:on|about|in|at|for)\b)[\w’'.&-]+\s*){1,6})")
