"""What has a capital and is no person: places, peoples, papers, bodies."""

from __future__ import annotations

import re

from assistant.naming import is_place
from ingest.statements.resolving.titles import STATE_NAMES

_BODIES = frozenset(
    """academy act administration affairs agency airlines alliance army assembly associates association authority
    award awards bank beast bill board bowl brigade broadcasting brothers bureau business cabinet campaign capitol
    caucus center centre chamber championship channel church circuit city club coalition college commission committee
    community company conference confederation congress constitution convention corp corporation corps council country
    county court crossroads daily debate defense democrats department digest district division dome economist
    editorial education election electoral enforcement enquirer enterprise estate examiner express facebook faculty
    federation financial force forces forum foundation front fund gallery gazette government group guard guardian hall
    herald high holdings hospital hotel house inc independent index industries initiative inn institute institution
    insurance intelligence intercept international islands jail journal journalism journalists judiciary laboratory
    law league legislature library limited llc llp ltd magazine mail majority media ministry mirror monitor morning
    museum nation national nations navy network networks news newspaper newspapers observer office online organisation
    organization pac palace panel parliament parties partners party patrol pentagon plan plaza police poll post press
    prison program project promotions public radio recorder records registrar register relations report reporter
    republic republicans resources review rights road school schools security senate series service services show
    sharing side staff social society solutions standard star state states station statistics street studies studio
    studios summit sun super supreme survey systems task team technologies technology telegraph television theater
    theatre times today tonight trade treasury tribune trust tv union unions united university usa valley voter voters
    watch weekly west white wire wood workers world zone avenue park parkway bridge beach island lake river mountain
    mountains airport east north south northern southern eastern western middle central street boulevard highway tower
    towers building stadium center day night week war wars revolution islam christmas easter thanksgiving ramadan
    twitter google amazon youtube instagram reuters politico forbes bloomberg breitbart gallup newsweek vox slate
    buzzfeed reddit snapchat linkedin microsoft verizon boeing disney walmart starbucks monsanto exxon citigroup
    works line lines cannery airways ferries brewery motors
    democracy freedom liberty justice god bible koran quran internet web brexit obamacare medicare medicaid""".split()
)
_GROUPS = frozenset(
    """democrats republicans conservatives liberals progressives moderates independents libertarians socialists
    communists nationalists unionists americans africans europeans asians arabs israelis palestinians russians
    ukrainians chinese japanese germans french british britons english scots irish italians poles turks kurds iranians
    iraqis syrians saudis egyptians indians pakistanis mexicans canadians cubans muslims christians catholics jews
    evangelicals protestants mormons sunnis shiites hindus buddhists latinos latinas hispanics blacks whites
    millennials women men voters police officials critics experts analysts lawyers supporters opponents activists
    residents people others many some most others everyone nobody insiders aides allies advisers authorities democrat
    republican democratic gop libertarian conservative liberal polls surveys reports sources investigators prosecutors
    lawmakers legislators senators congressmen governors mayors ministers leaders economists scientists researchers
    students teachers parents families investors employers employees executives workers reporters journalists
    observers commentators pundits organizers protesters demonstrators negotiators diplomats politicians candidates
    delegates doctors patients witnesses neighbors neighbours friends readers viewers users customers consumers
    amendment millennial""".split()
)
_PLACES = frozenset(
    """angeles francisco york jersey hampshire carolina dakota virginia mexico orleans vegas diego antonio louis
    philadelphia boston chicago dallas houston detroit miami atlanta seattle denver cleveland baltimore milwaukee
    brooklyn manhattan hollywood arabia africa korea zealand kingdom kong england america hawaii alaska idaho iowa
    ohio utah maine rico d.c. u.s. u.n. u.k. e.u. u.s.a. ireland netherlands latin""".split()
)
_PEOPLES = frozenset(
    """russian ukrainian belarusian georgian armenian iranian syrian egyptian libyan tunisian algerian jordanian
    palestinian italian austrian hungarian romanian bulgarian albanian serbian croatian bosnian slovenian macedonian
    estonian latvian lithuanian norwegian belgian canadian australian brazilian colombian argentinian peruvian bolivian
    ecuadorian cambodian indian indonesian malaysian mongolian nigerian ghanaian ethiopian kenyan zambian somalian
    caribbean scandinavian asian persian parisian californian floridian bavarian british english irish scottish
    spanish danish swedish finnish polish turkish kurdish jewish welsh cornish chinese japanese vietnamese portuguese
    maltese lebanese sudanese senegalese burmese taiwanese american mexican african dominican puerto-rican jamaican
    french dutch israeli republican christian presbyterian lutheran episcopalian victorian edwardian""".split()
)
_LIKE_PEOPLES = re.compile(r"[A-Z]\w+(?:ian|ish|ese)")
BODY_NOUNS = frozenset(
    """campaign administration camp team office company foundation government department ministry agency committee
    court commission bureau party board council university union organization organisation association network
    newspaper group firm bank embassy police institute center centre paper outlet website magazine station""".split()
)
"""What a body is called for short: "the ministry"."""
_RESEARCH = frozenset("poll polls survey surveys study studies records data report reports filing filings".split())


def is_body(word: str) -> bool:
    """Tell whether a capitalised word belongs to the name of a body, a paper, a place or an event."""
    return word.casefold() in _BODIES


def is_somewhere(word: str) -> bool:
    """Tell whether a capitalised word is a place, a people or an acronym."""
    lower = word.casefold()
    initial = len(word) == 2 and word[-1] == "."
    return lower in _PLACES or lower in STATE_NAMES or (is_place(word) and not initial)


def may_be_given(word: str) -> bool:
    """Tell whether a word is a people by its ending alone, so that it may as well be a given name: "Ossian"."""
    return word.istitle() and word.casefold() not in _PEOPLES and _LIKE_PEOPLES.fullmatch(word) is not None


def is_group(word: str) -> bool:
    """Tell whether a word names many people, of whom none speaks."""
    return word.casefold() in _GROUPS


def is_research(word: str) -> bool:
    """Tell whether a word is of what is found, not of who says so: a poll, a report, a filing."""
    return word.casefold() in _RESEARCH
