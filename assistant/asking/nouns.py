"""What kind of answer a noun asks for: "which company", "what resort town", "how many"."""

from __future__ import annotations

from typing import Literal

AnswerType = Literal[
    "person", "place", "number", "money", "date", "percent", "organisation", "country", "yes_no", "title", "thing",
    "statement", "reason",
]  # fmt: skip

_NOUNS: dict[AnswerType, str] = {
    "person": """actor actress activist adviser aide ally ambassador anchor artist astronaut athlete attorney author
        ballplayer billionaire boss boxer boy broadcaster candidate captain celebrity ceo chair chairman chancellor
        character chef chief child civilian coach columnist comedian commissioner conductor congressman
        congressperson congresswoman contestant contributor couple critic dancer defendant democrat designer
        detective dictator diplomat director doctor driver economist editor emperor entrepreneur executive expert
        father figure footballer founder general girl golfer governor guest hero historian host icon inventor
        investor journalist judge justice king lawmaker lawyer leader legend legislator magnate man manager mayor
        member minister model monarch mother mp musician nominee novelist official owner painter person personality
        philanthropist physicist pianist pilot pitcher player poet politician pope premier presenter president
        prince princess producer professor prosecutor quarterback queen racer rapper reporter representative
        republican researcher role runner scientist secretary senator senior singer soldier spokesman spokesperson
        spokeswoman spy star striker student successor superstar surgeon suspect swimmer teacher teen teenager
        treasurer tycoon veteran victim violinist winner woman wrestler writer whistleblower youtuber""",
    "country": "country nation",
    "place": """address airport area arena attraction avenue base basin battlefield bay beach borough boulevard
        bridge building canal capital castle cathedral cave city cliff coast coastline continent county crater
        desert destination district dome facility farm forest fort galaxy garden glacier gulf hamlet harbor harbour
        headquarters home hospital hotel house island isthmus lake landmark launchpad location metropolis monument
        moon mosque mount mountain museum neighborhood neighbourhood ocean palace park part path peninsula place
        planet plaza port prefecture prison property province refinery reef region reservoir residence resort river
        road room section settlement site spot square stadium state station strait street suburb temple territory
        theater theatre tower town track trail venue village volcano zone zoo""",
    "organisation": """administration agency airline alliance army association authority automaker bakery band bank
        bloc body brand brewery broker bureau business cabinet carmaker carrier cartel chain channel charity church
        club college commission committee company conference congregation conglomerate consortium cooperative
        corporation council court defendant department developer employer enterprise exchange faction firm force
        foundation franchise gang giant government group grocer gym insurer institute institution league legislature
        lender lobby magazine maker manufacturer military militia ministry movement nationality network newspaper
        newsroom ngo operator opponent orchestra organisation organization outlet parliament party platform provider
        publication publisher regulator restaurant retailer rival school seller senate service sponsor squad startup
        store studio supermarket supplier syndicate team think-tank tribunal tribe troupe union university utility
        vendor watchdog website workforce""",
    "title": """album artwork ballad blockbuster book cartoon comedy documentary docuseries drama fanfare film flick
        game hymn memoir movie musical novel opera painting play podcast poem programme remake sculpture sequel
        series show single sitcom soap song spin-off spinoff sonnet soundtrack thriller tune videogame""",
    "date": "anniversary century date day deadline decade era hour month morning season time week weekday weekend year",
    "money": """amount bail bill bounty budget compensation cost debt deficit fee fine fortune income pay payment price
        profit ransom rent revenue salary sum turnover wage""",
    "percent": "inflation percent percentage proportion rate share turnout unemployment",
    "number": """age altitude attendance capacity circulation count depth distance duration height length magnitude
        membership number population score size speed temperature toll total weight width""",
    "reason": "cause explanation justification motive rationale reason",
    "statement": "reaction response stance statement",
}
TYPES: dict[str, AnswerType] = {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns.split()}
"""The type that each noun asks for, in the singular."""


_PLURALS = (("", ""), ("s", ""), ("es", ""), ("ies", "y"), ("men", "man"))


def noun_type(word: str) -> AnswerType | None:
    """Give the type a noun asks for, singular or plural, possessive or not; None where the noun tells nothing."""
    noun = word.lower().removesuffix("'s").removesuffix("’s").rstrip("'’")
    for ending, singular in _PLURALS:
        if noun.endswith(ending) and (kind := TYPES.get(noun.removesuffix(ending) + singular)):
            return kind
    return None
