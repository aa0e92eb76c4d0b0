"""Words that stand for the opposite of each other in the news."""

from __future__ import annotations

from functools import lru_cache

from assistant.words import lexicon

_OPPOSITES = """
deny refuse reject dismiss dispute decline / confirm admit acknowledge accept agree approve
reject dismiss / accept approve adopt
oppose / support back favour welcome
opponent critic / supporter backer advocate
rise rose risen increase raise grow grew grown climb higher dearer / fall fell fallen drop decrease cut lower cheaper
increase raise / cutting reduce shrink shrank
highest largest biggest longest best maximum / lowest smallest fewest shortest worst minimum
longer wider larger bigger / shorter narrower smaller
stronger / weaker
older / younger newer
oldest eldest / newest youngest
win won victory beat defeated / lose lost
gain / lose
before ago / after
inside within / outside
above over / below under
upstream / downstream
north / south
east / west
with / without
open opened opens opening reopen reopened / close closed closes closing shut
begin begins began start starts started / end ends ended finish finishes finished stop stopped
first / last
remember remembered recalled / forget forgot
allow allowed permit permitted / ban banned forbid forbidden prohibited
possible / impossible
likely / unlikely
able / unable
able could / unable
more / less fewer
most many majority / few minority hardly
right correct true / wrong false untrue incorrect
legal lawful valid / illegal unlawful invalid
satisfied content pleased happy glad / unhappy dissatisfied disappointed angry
praise praised welcomed thanked / criticise criticised condemned blamed
lift lifted / impose imposed
rescue save brought / abandon
founded / dissolved
give gave / take took
buy bought buys / sell sold sells
arrive arrived / depart departed
safe / dangerous unsafe
harmless / harmful dangerous
new / old
former / current
earlier / later
early / late
always / never
none nobody nothing / all everybody everyone everything
postpone postponed delay delayed / advance advanced
promise promised / refuse refused
agree agreed / refuse refused
keep keeps kept / drop dropped drops
owns own has have had / lacks lack lacked
public / private
yes / no
guilty / innocent acquitted
hire hired / fire fired dismissed
married / divorced
born / died
credit credited thanked / blame blamed
congratulated / ignored
clean / dirty polluted
full / empty
cheap / expensive dear
hot / cold
hard / soft
harder / softer
peace / war
victory / defeat
""".strip().splitlines()


@lru_cache(maxsize=1)
def sides() -> dict[str, list[tuple[frozenset[str], frozenset[str]]]]:
    """Give for each word, ``bare``, the sides it is on: the words of its own and those of the contrary."""
    found: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = {}
    for line in _OPPOSITES:
        one, other = (frozenset(map(bare, side.split())) for side in line.split(" / "))
        for own, against in ((one, other), (other, one)):
            for word in own:
                found.setdefault(word, []).append((own, against))
    return found


@lru_cache(maxsize=20_000)
def bare(word: str) -> str:
    """Give a word without the endings that change nothing about its side, a past form as the verb it is of."""
    if lexicon.is_irregular_past(word):
        word = lexicon.regular(word)
    for ending in ("ing", "ed", "es", "s"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            stem = word.removesuffix(ending).rstrip("e")
            return f"{stem[:-1]}y" if stem.endswith("i") else stem
    return word.rstrip("e") if len(word) > 4 else word
