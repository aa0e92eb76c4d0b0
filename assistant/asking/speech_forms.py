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
_ADVERBS = (
    r"(?:(?:actual|alleged|apparent|brief|clear|direct|exact|explicit|final|formal|frequent|initial|most\s+recent"
    r"|official|open|original|personal|previous|private|public|recent|repeated|reported|specific|sudden)ly\s+"
    r"|(?:also|ever|just|now|then|again|yet|already|once|not|last|first|laterer|really|so\s+far|in\s+public"
    r"|in\s+private)\s+)*"
)
"""Named one by one: Penderly is no adverb."""
_AUXILIARY = r"(?:did|does|do|has|have|had|is|was|are|were|will|would|could)(?:n['’]t)?"
_BE = r"(?:\s+(?:is|was|are|were|has\s+been)|['’]s)"
_SAY = (
    r"(?:have\s+to\s+say|had\s+to\s+say|say|says|said|saying|tell|told|telling|think|thinks|thought|claim|claims|claimed"
    r"|claiming|announce|announced|argue|argued|arguing|stated|comment|commented|suggest|suggested|suggesting|promise"
    r"|promised|promising|warn|warned|warning|write|wrote|written|tweet|tweeted|posted|propose|proposed|proposing|mention"
    r"|mentioned|reveal|revealed|declare|declared|demand|demanded|demanding|insist|insisted|admit|admitted|confirm|confirmed"
    r"|predict|predicted|pledge|pledged|vow|vowed|threaten|threatened|mean\s+by|make\s+of|reply|replied|answer|answered"
    r"|respond|responded|urge|urged|call\s+for|called\s+for|describe|described|explain|explained|deny|denied"
    r"|ask\s+for|asked\s+for|asking\s+for|speak\s+of|spoken?\s+of|complain|complained|concede|conceded|recommend"
    r"|recommended|disclose|disclosed|acknowledge|acknowledged|criticise|criticised|criticize|criticized"
    r"|quoted(?:\s+as\s+saying)?)"
)
_REACT = (
    r"(?:respond|responded|react|reacted|reply|replied|answer|answered|describe|described|explain|explained|justify|justified"
    r"|comment|commented|characteri[sz]e|characteri[sz]ed|feel\s+about|defend|defended|ask|asked|urge|urged|put\s+it"
    r"|phrase|phrased|assess|assessed)"
)
_WHETHER = (
    r"(?:say|said|saying|deny|denied|denying|confirm|confirmed|admit|admitted|claim|claimed|comment|commented|promise|promised"
    r"|condemn|condemned|critici[sz]e|critici[sz]ed|apologi[sz]e|apologi[sz]ed|rule\s+out|ruled\s+out|respond|responded|reply"
    r"|replied|accuse|accused|warn|warned|threaten|threatened|mention|mentioned|acknowledge|acknowledged|vow|vowed|pledge"
    r"|pledged|describe|described|call\s+for|called\s+for|call|called|demand|demanded|insist|insisted|suggest|suggested|praise"
    r"|praised|tell|told|quoted|spoken?\s+(?:about|of|out|up)|speak\s+(?:about|of|out|up)|refuse\s+to\s+comment"
    r"|decline\s+to\s+comment)"
)
_STANDS = (
    r"(?:support|supported|oppose|opposed|back|backed|favou?r|favou?red|agree|agreed|disagree|disagreed|object|objected"
    r"|believe|believed|think|thought|want|wanted|welcome|welcomed|reject|rejected|approve|approved)"
)
_WHO_SAYS = (
    r"(?:said|says|saying|told|tells|claimed(?!\s+(?:credit|victory|responsibility))|claims|called(?!\s+(?:(?:it\s+)?(?:off|quits|a\s+day)|in|on|up)\b)"
    r"|calls|denied|denies|accused|accuses|described|describes|warned|warns|critici[sz]ed|criticises|condemned|condemns|argued"
    r"|argues|suggested|suggests|tweeted|admitted|admits|apologi[sz]ed|threatened|threatens|vowed|vows|pledged|insisted|insists"
    r"|responded|replied|commented|spoke\s+(?:about|of|out|up|for|against)|promised|(?:declined|refused)\s+to\s+(?:comment|answer|say|speak|discuss)|predicted|compared|demanded|demands|urged|urges|blamed|blames"
    r"|praised|quoted\s+(?:as\s+)?saying|dismissed|rebuked|ask(?:ed|s)(?=\s+(?:[\w’']+\s+){1,3}(?:for|to)\b))"
)
_WORDS = (
    r"(?:position|stance|views?|opinions?|reactions?|response|comments?|take|statements?|remarks?|message|answer|explanation"
    r"|argument|reply|words|attitude|quotes?|claims?)"
)
_ON = r"(?:\s+(?=(?:on|to|about|of|regarding|concerning|over|after|towards?|for|that)\b)(?P<rest>.*)|\s*[?.!]*$)"
_REST = r"\b(?P<rest>.*)"
_NO_NAME = (
    r"(?:(?:who|whose|whom|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|will|would|can|could"
    r"|should|tell|show|give|list|find|the\s+latest|latest|news|more|any|anything|quotes?|in|on|at|of|for|from|about|and"
    r"|but|reports?|stor(?:y|ies)|articles?)\b)"
)
_OWNER = rf"{_WHO}(?<=(?:['’]s|s['’])\s)(?:\w+\s+)?"
_BY = r"(?P<who>(?:(?!(?:on|to|about|regarding)\b)[\w’'.&-]+\s+){0,5}?[\w’'.&-]*\w)"

WHAT_SAID = re.compile(
    rf"\b(?i:what)(?:\s+(?:else|exactly|all))?\s+{_AUXILIARY}\s+{_WHO}{_ADVERBS}(?:been\s+)?(?P<verb>{_SAY}){_REST}"
)
TOLD = re.compile(
    rf"\b(?i:what|everything|anything|all|things|something|latest|newest)\s+(?:that\s+)?{_WHO}(?:(?:has|have|had|is|was)\s+)?{_ADVERBS}(?P<verb>{_SAY}){_REST}"
)
SAID: tuple[tuple[AnswerType, re.Pattern[str]], ...] = (
    ("statement", WHAT_SAID),
    ("statement", re.compile(rf"\b(?i:how)\s+{_AUXILIARY}\s+{_WHO}{_ADVERBS}(?P<verb>{_REACT}){_REST}")),
    ("reason", re.compile(rf"\b(?i:why)\s+{_AUXILIARY}\s+{_WHO}{_ADVERBS}(?P<verb>{_SAY}|{_WHETHER}){_REST}")),
    (
        "date",
        re.compile(rf"\b(?i:when)\s+{_AUXILIARY}\s+{_WHO}{_ADVERBS}(?:first\s+)?(?P<verb>{_SAY}|{_WHETHER}){_REST}"),
    ),
    ("place", re.compile(rf"\b(?i:where)\s+{_AUXILIARY}\s+{_WHO}{_ADVERBS}(?P<verb>{_SAY}|{_WHETHER}){_REST}")),
    ("yes_no", re.compile(rf"^(?i:{_AUXILIARY})\s+{_WHO}{_ADVERBS}(?:been\s+)?(?P<verb>{_WHETHER}){_REST}")),
    ("statement", re.compile(rf"\b(?i:what){_BE}\s+{_OWNER}{_WORDS}{_ON}")),
    ("statement", re.compile(rf"\b(?i:{_WORDS})\s+(?:of|from|by)\s+{_BY}{_ON}")),
    ("statement", re.compile(rf"^{_OWNER}{_WORDS}(?=\s+(?:on|to|about|regarding)\b)(?P<rest>.*)")),
    ("statement", TOLD),
    ("statement", re.compile(rf"\b(?:was|were|has\s+been|been)\s+said\s+by\s+{_BY}{_ON}")),
    ("statement", re.compile(rf"\b(?i:where)\s+{_AUXILIARY}\s+{_WHO}{_ADVERBS}(?:stand|stood){_REST}")),
    (
        "statement",
        re.compile(
            rf"\b(?i:what)\s+{_WORDS}\s+{_AUXILIARY}\s+{_WHO}{_ADVERBS}(?:make|made|give|given|issue|issued){_REST}"
        ),
    ),
    (
        "statement",
        re.compile(
            rf"\b(?i:how)\s+{_AUXILIARY}\s+{_OWNER}{_WORDS}(?:\s+(?:on|of|about|towards?)\b(?P<rest>.*?))?\s+(?:change|evolve|shift|develop)"
        ),
    ),
    ("statement", re.compile(rf"^(?:please\s+)?(?i:quote)\s+(?:me\s+)?{_WHO}(?P<rest>(?:on|about|regarding)\b.*)")),
)
"""What kind of answer a form asks for, and the form; the first that fits is the one."""
PERHAPS_SAID: tuple[tuple[AnswerType, re.Pattern[str]], ...] = (
    (
        "statement",
        re.compile(
            rf"\b(?i:what)\s+{_AUXILIARY}\s+{_WHO}{_ADVERBS}(?P<verb>find\s+out|find|conclude)\s+(?P<rest>(?:about|on)\b.*)"
        ),
    ),
    ("statement", re.compile(rf"\b(?i:latest|newest)\s+(?:from|by)\s+{_BY}{_ON}")),
    ("yes_no", re.compile(rf"^(?i:{_AUXILIARY})\s+{_WHO}{_ADVERBS}(?P<verb>{_STANDS}){_REST}")),
    ("statement", re.compile(rf"^(?i:is|was|are|were)\s+{_WHO}(?:for\s+or\s+against|pro\s+or\s+contra){_REST}")),
    (
        "yes_no",
        re.compile(rf"^(?i:is|was|are|were)\s+{_WHO}(?:against|opposed\s+to|in\s+favou?r\s+of){_REST}"),
    ),
    ("reason", re.compile(rf"\b(?i:why)\s+{_AUXILIARY}\s+{_WHO}{_ADVERBS}(?P<verb>{_STANDS}){_REST}")),
    (
        "statement",
        re.compile(rf"^(?!(?i:{_NO_NAME}))(?P<who>(?:[\w’'.&-]+\s+){{1,5}}?)(?=(?:on|about|regarding)\b)(?P<rest>.*)"),
    ),
)
"""Forms that ask for words only where the archive knows one of that name who spoke."""

WHO_SAID = re.compile(
    rf"^(?:and\s+)?(?i:who)(?:\s+(?:else|all))?\s+(?:(?:has|have|had|is|was)\s+)?{_ADVERBS}{_WHO_SAYS}{_REST}"
)
WHICH_PERSON_SAID = re.compile(rf"\b(?i:which|what)\s+(?P<person>(?:[\w’'.-]+\s+){{1,6}}?){_ADVERBS}{_WHO_SAYS}{_REST}")
_USED = r"(?:used|uttered|spoke|wrote)\s+(?:the|these|those)\s+(?:words?|phrase|term|sentence|expression)"
SAID_BY_WHOM: tuple[tuple[AnswerType, re.Pattern[str]], ...] = (
    (
        "person",
        re.compile(
            rf"^(?:and\s+)?(?i:who)\s+(?:(?:has|have|had|was|is)\s+)?(?:{_USED}|quoted\s+(?:as\s+saying|with|on|about)){_REST}"
        ),
    ),
    ("person", re.compile(r"^(?i:whose)\s+(?:words?|quotes?|phrase|line)\b(?:\s+(?:is|are|was|were))?(?P<rest>.*)")),
    (
        "statement",
        re.compile(
            r"\b(?i:what)\s+(?:was|is|has\s+been|have|(?:is|was)\s+being)\s+said\s+(?P<rest>(?:about|on|of|regarding)\b.*)"
        ),
    ),
    (
        "statement",
        re.compile(
            r"^(?:(?i:show|give|list|find)(?:\s+me)?\s+)?(?:all\s+|the\s+)?(?i:quotes|statements|comments)"
            r"\s+(?P<rest>(?:about|on|regarding)\b.*)"
        ),
    ),
)
"""Forms that ask what anybody said, with what they ask for."""
ACCORDING_TO = re.compile(r"\b(?i:according)\s+to\s+(?P<who>(?:(?!(?:on|about|in|at|for)\b)[\w’'.&-]+\s*){1,6})")
