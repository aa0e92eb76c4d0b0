"""The spellings of one name: accents, transliterations, nicknames."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_ARTICLE = re.compile(r"(?:al|el|as|ash|ar|at)[- ](?=\w{3})")
"""The Arabic article before a family name, which papers write or leave out."""
_SLAVIC = (
    (re.compile(r"sk(?:yi|yy|iy|ii|ij|yj|i|y)$"), "ski"),
    (re.compile(r"(?<=[nlrvdtzhk])(?:yi|yy|iy|ii|ij|yj)$"), "y"),
    (re.compile(r"(?:yev|iev|jev|yeff|ieff|eff)$"), "ev"),
    (re.compile(r"(?:yov|iov|off)$"), "ov"),
    (re.compile(r"^ye(?=\w{3})"), "e"),
    (re.compile(r"(?<=[aeiou])y(?=e)"), ""),
    (re.compile(r"kh"), "h"),
    (re.compile(r"(?<=\w{2})iya$"), "ia"),
)
_RESPELLED = re.compile(r"k[hiy]|[iyj]$|[iyj]ev|ff$|ov$|ye|iya$")
"""What a name has that any of the rules above changes."""
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_SHORTEST = 5
"""Letters of a name whose endings are read as a transliteration: Levy and Levi are two names."""

_SURNAMES = """
    gaddafi qaddafi gadhafi kadafi qadhafi gadafi kaddafi ghaddafi | lukashenko lukashenka | khamenei khamenai |
    haniyeh haniya haniyah haniyyah | netanyahu netanyahou | sisi sissi | rouhani rohani ruhani | erdogan erdoghan |
    aliyev aliev aliyyev | poroshenko porochenko | saakashvili saakachvili | timoshenko tymoshenko | gorbachev
    gorbachov | khrushchev khrushchov krushchev | yushchenko yuschenko | zarqawi zarkawi | sharaa sharaa shara |
    mbappe mbape | navalny navalnyj nawalny | kuleba kouleba | zaluzhny zaluzhnyi zaluzhniy zaluzhnyy zaloujny
"""
_GIVEN = """
    dmitry dmitri dmitriy dmitrii dimitri dimitry dmytro dmitro | sergei sergey serguei serhiy serhii sergii sergiy |
    vladimir volodymyr wladimir volodimir volodymr | andrei andrey andriy andrii andrej | alexei alexey aleksei
    aleksey oleksiy oleksii | alexander aleksandr alexandr aleksander oleksandr alyaksandr | mikhail mykhailo mykhaylo
    | nikolai nikolay mykola | yevgeny evgeny yevgeni evgeni yevgeniy evgenii evgeniy yevhen yevhenii | yuri yury
    yuriy iouri | anatoly anatoli anatoliy anatolii | valery valeri valeriy valerii | vasily vasili vasiliy vasyl |
    maxim maksim maksym | viktor victor | igor ihor | oleg oleh | pavel pavlo | kirill kyrylo cyril | gennady gennadi
    gennadiy hennadiy | arkady arkadi arkadiy | vitaly vitali vitaliy vitalii | grigory grigori hryhoriy | yulia
    yuliya julia iuliia yuliia | maria mariya mariia | natalia nataliya natalya nataliia | elena yelena olena | ksenia
    kseniya kseniia | mohammed mohamed muhammad mohammad muhammed mohamad muhamed | ahmed ahmad ahmet akhmed | hussein
    hussain husain hossein husayn hossain husein | mahmoud mahmud mahmood | abdullah abdallah abdulla | yousef youssef
    yusuf yousuf yusef yosef | rafael raphael | ibrahim ebrahim | omar umar | osama usama oussama | khaled khalid |
    moammar muammar moamer muamar | saddam sadam | bashar bachar | ismail ismael esmail ismayil | ali aly | yahya
    yehia | faisal faysal feisal | saeed said saied | rashid rasheed rachid | hamid hameed | nasser nasir naser | amir
    ameer | abdelfattah abdulfattah abdalfattah | yitzhak yitzchak itzhak isaac | zurab zourab
"""
_NICKNAMES = """
    abigail abby | abraham abe | albert al bert | alexander alex sandy | alexandra alex sandra | alfred al fred alf |
    andrew andy drew | anthony tony | antonia toni | arnold arnie | arthur art | barbara barb | bartholomew bart |
    benjamin ben benny | bernard bernie | bernardo bernie | bradley brad | bruce brucie | calvin cal | cameron cam |
    catherine kathy cathy kate katie cat | charles charlie chuck chas | christine chris chrissy | christina chris tina
    | christopher chris | clifford cliff | cynthia cindy | daniel dan danny | david dave davy | deborah debbie deb |
    debra deb | dennis denny | donald don donny donnie | dorothy dot dottie | douglas doug | edward ed eddie ted ned |
    edwin ed | elizabeth liz beth betsy betty lizzie eliza libby | emily em | eugene gene | franklin frank | francis
    frank | frederick fred freddie | gabriel gabe | geoffrey geoff | gerald gerry jerry | gerard gerry | gregory greg
    | harold hal | henry hank harry | herbert herb bert | howard howie | jacob jake | james jim jimmy jamie |
    jacqueline jackie | janet jan | jeffrey jeff | jennifer jen jenny | jeremy jerry | jerome jerry | jessica jess |
    john jack johnny | jonathan jon | joseph joe joey | joshua josh | judith judy | katherine kathy kate katie kathryn
    | kathleen kathy | kenneth ken kenny | kimberly kim | lawrence larry | laurence larry | leonard len lenny leo |
    leroy lee | louis lou | margaret maggie meg peggy marge | martin marty | matthew matt | melvin mel | michael mike
    mick mickey | mitchell mitch | nancy nan | nathaniel nat nate | nathan nate | nicholas nick nicky | nicola nicky |
    norman norm | pamela pam | patricia pat patty tricia trish | patrick pat paddy | peter pete | philip phil |
    phillip phil | rachel rach | randall randy | raymond ray | rebecca becky | reginald reggie | richard dick rick
    ricky rich richie | robert bob bobby rob robbie | rodney rod | roger rog | ronald ron ronnie | rosemary rosie |
    rudolph rudy | russell russ | samantha sam | samuel sam sammy | sandra sandy | stanley stan | stephen steve stevie
    | steven steve stevie | stuart stu | susan sue | suzanne sue | sylvester sly | terence terry | teresa terry tess |
    theodore ted teddy theo | theresa terry | thomas tom tommy | timothy tim timmy | valerie val | victoria vicky |
    vincent vince vinny | virginia ginny | walter walt wally | william bill billy will willie liam | zachary zach zack
"""


def _classes(table: str) -> Mapping[str, frozenset[int]]:
    """Map each name of a table to the numbers of its groups; a nickname stands for several names."""
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(table.split("|")):
        for name in group.split():
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


def folded(text: str) -> str:
    """Give a text in small letters, without accents; apostrophes and dots within words vanish."""
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
        text = "".join(character for character in apart if not unicodedata.combining(character))
    lower = text.lower()
    return lower if lower.replace(" ", "").isalnum() else _APOSTROPHES.sub("", lower)


def surname_key(surname: str) -> str:
    """Give what the spellings of a folded family name share: ``zelenskyy`` and ``zelenskiy``, ``al-assad`` and
    ``assad``.
    """
    bare = surname if surname.isalpha() else re.sub(r"[\W_]", "", _ARTICLE.sub("", surname, count=1))
    if len(bare) < _SHORTEST:
        return bare
    if known := _OF_SURNAME.get(bare):
        return f"={min(known)}"
    if _RESPELLED.search(bare):
        for pattern, replacement in _SLAVIC:
            bare = pattern.sub(replacement, bare)
    return bare


def given_keys(given: str) -> frozenset[str]:
    """Give the names that a folded given name may stand for; two that share one may be one name.

    The table of nicknames is our own: Bill is William, and Alex is Alexander or Alexandra.
    """
    plain = re.sub(r"[\W_]", "", given)
    keys = {plain}
    keys |= {f"t{number}" for number in _OF_GIVEN.get(plain, ())}
    keys |= {f"n{number}" for number in _OF_NICKNAME.get(plain, ())}
    return frozenset(keys)


def same_given(one: str, other: str) -> str | None:
    """Tell in a word how two folded given names can be one ("the same", "a transliteration", "a nickname"), or None.

    Two nicknames of one name ("Bob", "Rob") are not taken for one another.
    """
    one, other = re.sub(r"[\W_]", "", one), re.sub(r"[\W_]", "", other)
    if one == other:
        return "the same"
    if _OF_GIVEN.get(one, frozenset()) & _OF_GIVEN.get(other, frozenset()):
        return "a transliteration"
    shared = _OF_NICKNAME.get(one, frozenset()) & _OF_NICKNAME.get(other, frozenset())
    return "a nickname" if shared & {_FULL.get(one, -1), _FULL.get(other, -1)} else None


_OF_SURNAME = _classes(_SURNAMES)
_OF_GIVEN = _classes(_GIVEN)
_OF_NICKNAME = _classes(_NICKNAMES)
_FULL = {group.split()[0]: number for number, group in enumerate(_NICKNAMES.split("|")) if group.split()}
"""The formal name of each group: its first."""
