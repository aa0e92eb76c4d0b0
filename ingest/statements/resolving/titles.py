"""What people are called by: honorifics, offices and trades, with the gender and the class of office that they tell."""

from __future__ import annotations

import re

from ingest.statements.resolving.given_names import Gender

HONORIFICS: dict[str, Gender | None] = {
    "mr": "m", "mrs": "f", "ms": "f", "miss": "f", "mx": None, "dr": None, "prof": None, "rev": None, "sir": "m",
    "dame": "f", "lord": "m", "lady": "f", "hon": None, "madam": "f",
}  # fmt: skip
"""Words that go with a name and tell no office, and the gender they tell."""

_MEN = frozenset(
    """businessman chairman spokesman congressman councilman assemblyman salesman frontman anchorman newsman craftsman
    king prince duke pope imam father son brother husband uncle nephew grandson grandfather widower boyfriend actor
    man boy gentleman guy patriarch emperor policeman fireman sportsman fisherman nobleman sheik sheikh emir cardinal
    ayatollah""".split()
)
_WOMEN = frozenset(
    """businesswoman chairwoman spokeswoman congresswoman councilwoman assemblywoman saleswoman anchorwoman queen
    princess duchess mother daughter sister wife aunt niece granddaughter grandmother widow girlfriend actress woman
    girl heiress hostess policewoman waitress housewife nun matriarch empress""".split()
)
_EXPANDED = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "lt": "lieutenant",
    "col": "colonel", "sgt": "sergeant", "capt": "captain", "adm": "admiral", "maj": "major", "amb": "ambassador",
    "atty": "attorney", "prof": "professor", "rev": "reverend", "cmdr": "commander", "brig": "brigadier",
    "dr": "doctor", "pres": "president", "sens": "senator", "reps": "representative", "govs": "governor",
    "insp": "inspector", "det": "detective", "supt": "superintendent",
}  # fmt: skip
OFFICES: dict[str, str] = {
    "senator": "senator", "representative": "representative", "congressman": "representative",
    "governor": "governor", "congresswoman": "representative", "president": "president", "mayor": "mayor",
    "judge": "judge", "justice": "judge", "minister": "minister", "premier": "minister", "chancellor": "chancellor",
    "pope": "pope", "pontiff": "pope", "king": "king", "monarch": "king", "queen": "queen", "general": "general",
    "admiral": "admiral", "sheriff": "sheriff", "prince": "prince", "archbishop": "archbishop", "bishop": "bishop",
    "ambassador": "ambassador", "envoy": "ambassador",
}  # fmt: skip
"""Offices of which a person mostly has one, so that a "governor" is hardly a senator; words for one have one value."""
_SAME = {
    "congressman": "representative", "congresswoman": "representative", "chairwoman": "chairman",
    "chair": "chairman", "spokeswoman": "spokesman", "spokesperson": "spokesman", "nominee": "candidate",
    "contender": "candidate", "hopeful": "candidate", "frontrunner": "candidate", "front-runner": "candidate",
    "businesswoman": "businessman", "mogul": "businessman", "tycoon": "businessman", "magnate": "businessman",
    "billionaire": "businessman", "entrepreneur": "businessman", "developer": "businessman",
    "investor": "businessman", "actress": "actor", "star": "actor", "writer": "author", "novelist": "author",
    "attorney": "lawyer", "physician": "doctor", "surgeon": "doctor", "neurosurgeon": "doctor",
    "journalist": "reporter", "correspondent": "reporter", "anchor": "host", "moderator": "host",
    "premier": "minister", "pontiff": "pope", "justice": "judge", "adviser": "advisor", "consultant": "strategist",
    "operative": "strategist", "researcher": "scientist", "scholar": "professor", "envoy": "ambassador",
    "boss": "chief", "head": "chief", "director": "chief", "executive": "chief", "ceo": "chief",
    "councilwoman": "councilman",
}  # fmt: skip
"""Words that a paper changes for one another in the same person, and the word that stands for them here."""
ROLES = frozenset(
    """academic accountant activist actor actress administrator admiral adviser advisor advocate agent aide ally
    ambassador analyst anchor archbishop architect artist assistant athlete attorney author ayatollah banker baron
    biographer bishop blogger boss boyfriend broker brother builder businessman businesswoman campaigner candidate
    captain cardinal caucus-goer celebrity ceo chair chairman chairperson chairwoman challenger champion chancellor
    chief cleric clerk coach co-author co-chair co-chairman co-director co-founder co-host co-owner colonel columnist
    comedian commander commentator commissioner composer conductor congressman congresswoman constable consul
    consultant contender contributor controller coordinator correspondent councillor councilman councilwoman counsel
    counselor critic czar dancer daughter dean defendant delegate democrat deputy designer detective developer
    diplomat director doctor donor duchess duke economist editor educator emir employee engineer entrepreneur envoy
    ex-husband ex-president ex-wife executive expert farmer father fellow filmmaker fiance firefighter foe founder
    friend front-runner frontrunner fundraiser general girlfriend governor grandfather grandmother guest hacker head
    heir heiress historian holder homeowner hopeful host hostess husband imam inspector instructor intern investigator
    investor journalist judge justice killer king landlord lawmaker lawyer leader lecturer legend legislator librarian
    lieutenant lobbyist magnate major manager marshal master mayor mediator member minister mistress moderator mogul
    monarch mother musician narrator native negotiator nephew neurologist neuroscientist neurosurgeon newcomer niece
    nominee novelist nurse officer official ombudsman operative operator opponent organizer owner painter partner
    pastor patriarch patron performer philanthropist philosopher photographer physician physicist pilot pioneer player
    poet politician pollster pontiff pope premier president priest primate prince princess principal producer
    professor programmer prosecutor psychiatrist psychologist publisher queen rabbi rapper realtor receptionist
    recipient referee registrar reporter representative republican researcher retiree reverend rival ruler
    running-mate salesman scholar scientist screenwriter secretary senator sergeant sheik sheikh sheriff singer sister
    socialist sociologist soldier solicitor son specialist spokesman spokesperson spokeswoman star statesman
    strategist student sultan superintendent superstar supervisor supporter surgeon surrogate teacher technician
    teenager theologian trader trainer treasurer trustee tycoon undersecretary veteran vice-chair vice-chairman
    vice-president vicar victim volunteer vp whistleblower wife witness worker writer billionaire millionaire
    businessperson libertarian conservative liberal congressperson congressmember mate man woman boy girl lady
    gentleman guy dictator autocrat strongman emperor chieftain spymaster speaker whip oligarch jihadist extremist
    militant comptroller premier-designate president-elect mayor-elect governor-elect chairman-designate vet""".split()
)
"""Words that say what somebody is, singular and lower-cased."""
SPOKESPEOPLE = frozenset("spokesman spokeswoman spokesperson".split())
RELATIVES = frozenset(
    """brother sister father mother son daughter husband wife widow widower uncle aunt cousin nephew niece grandson
    granddaughter grandfather grandmother boyfriend girlfriend fiance fiancé fiancee fiancée friend twin mate mom mum
    dad ex-husband ex-wife man woman boy girl lady gentleman guy""".split()
)
"""Words that by themselves say nothing of somebody in public: whose brother?"""
_RELATIVES = frozenset(
    """predecessor successor colleague neighbour neighbor uncle aunt cousin grandson granddaughter stepfather stepmother
    parent twin deputy namesake acquaintance companion comrade classmate teammate roommate tenant landlady client
    patient pupil spouse fiancee fiancée fiancé""".split()
)
"""Words for what one person is to another that no paper calls anybody by alone."""
MODIFIERS = frozenset(
    """former acting deputy vice senior junior chief assistant associate presumptive likely longtime then-acting late
    ex incoming outgoing interim prime foreign finance interior defense defence state national federal general rival
    fellow top presidential vice-presidential republican democratic libertarian conservative liberal veteran retired
    executive managing syndicated renowned political independent onetime one-time current""".split()
)
"""Words that stand amid a description and are none alone."""
STATES = {
    "ala": "alabama", "ariz": "arizona", "ark": "arkansas", "calif": "california", "colo": "colorado",
    "conn": "connecticut", "del": "delaware", "fla": "florida", "ga": "georgia", "ill": "illinois",
    "ind": "indiana", "kan": "kansas", "ky": "kentucky", "la": "louisiana", "mass": "massachusetts",
    "md": "maryland", "mich": "michigan", "minn": "minnesota", "miss": "mississippi", "mo": "missouri",
    "mont": "montana", "neb": "nebraska", "nev": "nevada", "okla": "oklahoma", "ore": "oregon",
    "pa": "pennsylvania", "tenn": "tennessee", "tex": "texas", "va": "virginia", "vt": "vermont",
    "wash": "washington", "wis": "wisconsin", "wyo": "wyoming",
}  # fmt: skip
STATE_NAMES = frozenset(STATES.values())
_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")


def bare(word: str) -> str:
    """Give a word for comparing: lower-cased, without the dot of an abbreviation and the possessive ending."""
    return word.casefold().rstrip(".,").removesuffix("’s").removesuffix("'s").rstrip("’'")


def expanded(word: str) -> str:
    """Give a title in full and lower-cased: "Sen." is "senator"."""
    lower = bare(word)
    return _EXPANDED.get(lower, lower)


def is_title(word: str) -> bool:
    """Tell whether a word is an honorific, an office or a trade, abbreviated or in full."""
    lower = bare(word)
    return lower in ROLES or lower in HONORIFICS or lower in _EXPANDED or lower.removeprefix("co-") in ROLES


def role_of(word: str) -> str | None:
    """Give the role that a word tells, one word for all that a paper uses for it; None for any other word."""
    lower = expanded(word)
    if lower not in ROLES:
        lower = lower.rpartition("-")[2]
        if lower not in ROLES:
            return None
    return _SAME.get(lower, lower)


def is_relative(word: str) -> bool:
    """Tell whether a word says what one person is to another: "predecessor", "brother", "lawyer"."""
    return word.casefold() in _RELATIVES or role_of(word) is not None


def gender_of_title(word: str) -> Gender | None:
    """Give the gender that an honorific or a role tells, if any."""
    lower = bare(word)
    if lower in HONORIFICS:
        return HONORIFICS[lower]
    return "m" if lower in _MEN else "f" if lower in _WOMEN else None


def description(words: str) -> frozenset[str]:
    """Give the words that describe somebody, for comparing: roles by their one word, states in full."""
    found = set[str]()
    for word in _WORD.findall(words):
        lower = expanded(word)
        for part in (lower, *lower.split("-")):
            found.add(role_of(part) or STATES.get(part.rstrip("."), part))
    return frozenset(found)
