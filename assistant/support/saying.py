"""How an article says that somebody speaks: verbs of saying, who "he" and "the board" are told by, what one wants."""

from __future__ import annotations

import re

LABEL = re.compile(r"\W{0,4}([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})(?:, [^:“\"\n]{1,60})?:\W{0,4}\s")
"""A name that opens a paragraph with a colon behind it: an interview, a survey."""
TIME = re.compile(r"\d{1,2}[.:]\d\d(?: ?[ap]\.?m)?[.:]?")
"""Opens the paragraphs of a report that goes on by the hour."""
SAYS = (
    r"(?:says|said|told|adds|added|writes|wrote|warns|warned|asks|asked|called|argued|insisted|promised|denied|explained"
    r"|announced|admitted|answered|replied|complained|urged|urges|demanded|proposed|recommended)"
)
PRONOUN_SAYS = re.compile(
    rf"\b(?:[Hh]e|[Ss]he|[Tt]he (?:[\w’-]+ ){{0,4}}(?P<role>[\w’-]+)) (?:had |has )?{SAYS}\b"
    r"|, (?:said|says) (?:he|she)\b|, (?:said|says) the (?:[\w’-]+ ){0,4}(?P<after>[\w’-]+)[.;]"
)
MADE_KNOWN = r"(?:made|makes) (?:it|this|that) (?:known|public|clear)"
SAID_SO = re.compile(
    rf"\b(?:(?:(?:says|said|wrote|thinks|promised)|(?:tells|told) [^.;“”]{{1,60}}?) so|{MADE_KNOWN}(?![^.;]* that\b)"
    r"|(?:announced|announces|confirmed|confirms) (?:it|this)(?=[.,;]| (?:on|in|at|to)\b))\b"
)
"""Gives as said what the sentence before says."""
FINDS = rf"(?:{SAYS}|found|finds|concluded|concludes|noted|notes|estimates|estimated|confirmed|ruled)"
BODY = re.compile(
    r"Board|Authority|Ministry|Company|Office|Institute|Society|Association|Council|Committee|Court|Club|Union|Party|Agency"
    r"|Line|Hospital|Group|Department|Commission|Centre|Center|University|Bank|Service"
)
"""Ends the name of a body, which a text calls "the board" after that."""
STANCE = (
    r"(?:, [^,“”]{1,60},)? (?:(?:is|was) (?:not |no longer )?(?:ready|willing|prepared|determined|against|in favour)"
    r"|(?:will|would) (?:not )?(?:vote|support|oppose)|wants|intends|plans|supports|opposes|refuses"
    r"|(?:has |had )?(?:agreed|refused|declined))\b"
)
"""Behind a name, tells what somebody wants, which he will have said."""
NAME_SAYS = re.compile(rf"(?<![\w’-])(?!He |She )[A-Z][\w’-]+(?:, [^,“”]{{1,80}},)? (?:had |has )?{SAYS}\b")
GIVES_AS = r"(?:(?:gave|gives|named|names|cited|cites|listed|lists) [^.;“”]+ as\b|blamed\b|blames\b)"
"""Behind a name, gives what the same sentence tells as what it says: "the Board gave rust as the cause"."""
COMES_FROM = (
    r"\b(?i:the) (?:claim|charge|accusation|idea|figure|estimate|word|proposal|suggestion) [^.;“”]*"
    r"\b(?:comes?|came) from [^.;“”]*"
)
"""Before a name, gives as its words what the same sentence tells."""
CUE = (
    r"(?:said|says|told|tells|added|adds|wrote|writes|argued|argues|explained|explains|warned|warns|claimed|claims|denied"
    r"|denies|announced|announces|insisted|insists|maintained|maintains|complained|complains|criticised|criticizes|"
    r"criticises|called|calls|described|describes|recalled|recalls|remembered|replied|replies|answered|answers|asked"
    r"|asks|urged|urges|demanded|demands|stated|states|noted|notes|confirmed|confirms|rejected|rejects|dismissed"
    r"|dismisses|promised|promises|expects|expected|hopes|hoped|believes|believed|thinks|thought|estimated|estimates"
    r"|predicted|predicts|(?:spoke|speaks) of|commented|comments|declared|declares|acknowledged|admitted|admits"
    r"|suggested"
    r"|suggests|proposed|proposes|regretted|regrets|agreed|agrees|welcomed|praised|accused|questioned|pointed|stressed"
    r"|cautioned|feared|fears"
    r"|declined|refused|joked"
    r"|(?:would|will|did|does|could)(?: not)? (?:want to )?(?:comment|say|answer|reply|speak|respond)"
    r"|(?:is|was|were|seemed|sounded) (?:un\w+|happy|pleased|satisfied|worried|concerned|afraid|glad|content|doubtful"
    r"|sure|disappointed|angry|relieved|sorry|sceptical))"
)
"""A verb of saying or of showing what one thinks, in a claim."""
