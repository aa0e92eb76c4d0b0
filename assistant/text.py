"""Text as spans and words: paragraphs, sentences that keep their quotations whole, tokens, a form for comparing."""

from __future__ import annotations

import re

from assistant.domain import Span
from assistant.quotations import quotations

STOPWORDS = frozenset(
    """a about above after again against all also am an and any are aren't as at be because been before being below
    between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each few
    for from further had hadn't has hasn't have haven't having he her here hers herself him himself his how i if in
    into is isn't it it's its itself just me more most my myself no nor not now of off on once only or other our ours
    ourselves out over own same she should shouldn't so some such than that that's the their theirs them themselves
    then there these they this those through to too under until up upon us very was wasn't we were weren't what when
    where which while who whom whose why will with won't would wouldn't you your yours yourself yourselves""".split()
)
"""English words that say little about what a text is about, lower-cased, with straight apostrophes."""

_LETTERS = (
    r"\w\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e"  # vowel signs belong to words
)
_WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}|\d+(?:[.,:]\d+)*\w*|[{_LETTERS}]+(?:['’‑-][{_LETTERS}]+)*")
_VANISHES = re.compile(
    r"['’‘ʼ\u00ad\u200b-\u200d\ufeff,.](?:(?<![,.])|(?<=\d,)(?=\d\d\d)|(?<=\b[^\W\d_]\.)(?=[^\W\d_]\b|\W|$))"
)
_PARTS = re.compile(rf"[^{_LETTERS}\s](?!(?<=\d\.)\d)")
"""Both begin with one set of characters, to which the search skips: half the time of alternatives."""
_PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:[^\S\n]*\n[^\S\n]*\S(?:.*\S)?)*")

_BREAK = re.compile(
    r"""(?<![.!?…؟۔।])[.!?…؟۔।]++(?>(?:["”’'»)\]“]|[\u00a0\u202f]»)*)\s++"""  # a full stop and what closes with it
    r"|[。！？]++[」』”）]*+\s*+"  # scripts that set no space
    r"|(?<=[a-z][a-z])[.!?]”?(?=“?[A-Z][a-z])(?!(?:Com|Org|Net|Gov|Edu|Co)\b|[A-Za-z]+\.[a-z])"  # the space was lost
    r"|(?<!\s)[^\S\n]*+\n\s*+"
)
_BULLETS = frozenset("•●▪■◦‣·*-–—")
_CONTINUES = frozenset(",;:)]}%&/+=<>~.…!?") | _BULLETS
_OPENERS = frozenset("\"“‘'„«»¿¡「『")
_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 50, 100
"""Characters of a line that an editor may have wrapped; a shorter or a longer line ends where its writer ended it."""

_ABBREVIATIONS = frozenset(
    """Mr Mrs Ms Mx Dr Drs Prof Sen Sens Rep Reps Gov Govs Gen Maj Col Lt Sgt Cpl Pvt Capt Cmdr Adm Brig Rev Fr Hon Pres
    Supt Det Insp Amb Atty Sec St Ste Mt Ft Messrs Mme Mlle Dist Asst Assoc Dept Gov't Inc Corp Co Cos Ltd Bros Jr Sr
    Esq Ave Blvd Rd Hwy Univ Natl Intl Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn
    Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo etc al approx est ca resp bzw""".split()
)
_GERMAN_MONTHS = frozenset(
    "Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember".split()
)
_BEFORE_ORDINAL = frozenset("vom zum beim der dem des".split())
"""German words before an ordinal that no English ones are: "der 2. Weltkrieg"."""
_BEFORE_A_DAY = _BEFORE_ORDINAL | frozenset("am den ab bis seit und".split())
_NEVER_LAST = frozenset("Mr Mrs Ms Dr vs v eg ie cf viz e.g i.e".split())
_BEFORE_NUMBER = frozenset(
    "No no Nos nos Art art Ch Fig p pp Vol vol nr Nr Sec Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split()
)
_STARTERS = frozenset(
    """The A An In On At He She It They We You I This That These Those But And So If When While After Before Since
    Although Though However There Here His Her Its Their Our My What Who Why How Where For As Not Many Most Some
    Several Both Each All Another Other Then Now Also Still Yet Even Last Next Meanwhile Instead According Earlier
    Later""".split()
)
_AFTER_THE_HOUR = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun January February
    March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov
    Dec Eastern Central Mountain Pacific Atlantic London Moscow""".split()
)
_LEADING = re.compile(r"\w*")
_FIRST_WORD = re.compile(r"[^\W_]++(?>(?:['’][^\W_]++)?)(?!\.)")
_ATTRIBUTION = re.compile(
    r"(?P<first>[^\W\d_]+)[\w.’'-]*,?\s(?:(?:[\w’'-]+,?|[A-Z][a-z]{0,2}\.)\s){0,5}?"
    r"(?:said|says|asked|asks|told|tells|added|adds|wrote|writes|replied|answered|continued|explained|argued|shouted|tweeted|"
    r"posted|declared|insisted|joked|recalled|exclaimed|wondered|demanded|noted|warned|concluded)\b"
    r"(?P<alone>(?:\s(?:on\s)?[A-Z][a-z]+day)?(?:\.|$))?"
)


def words(text: str) -> list[str]:
    """Return the word tokens of ``text`` as written: "U.S.", "don't", "1,000" and "full-scale" are one word each."""
    return _WORD.findall(text)


def normalise(text: str) -> str:
    """Return ``text`` for comparing: lower-cased, quotes and dashes folded, punctuation dropped, spaces squeezed.

    Apostrophes and the dots of abbreviations vanish ("U.S." is "us", "don’t" is "dont"), "1,000" is "1000", the point
    of "3.5" stays, every other mark parts words.
    """
    return " ".join(_PARTS.sub(" ", _VANISHES.sub("", text.lower()).replace("_", " ")).split())


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of ``text``: what blank lines part, without the white space around them."""
    return [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]


def sentences(text: str) -> list[Span]:
    """Return the sentences of ``text``, in order and disjoint; together they cover every character but white space.

    A sentence never crosses a blank line and never ends inside a quotation that closes within its paragraph; the
    attribution that follows a quotation (“…?” he asked.) belongs to it. A line that its writer ended is a sentence
    though it has no full stop (a headline, an item of a list).
    """
    spans: list[Span] = []
    start, length = len(text) - len(text.lstrip()), len(text)
    quoted = iter(quotations(text))
    quotation = next(quoted, None)
    for match in _BREAK.finditer(text, start):
        here, after = match.span()
        if after == length:
            break
        gap = match[0]
        end = here + len(gap.rstrip())
        if gap.count("\n") < 2:  # else a blank line, which ends everything
            while quotation and quotation.end < end:
                quotation = next(quoted, None)
            if quotation and quotation.start < here and end < quotation.end:
                continue
            if not _ends(text, start, match):
                continue
        spans.append(Span(start, end))
        start = after
    if start < length:
        spans.append(Span(start, len(text.rstrip())))
    return spans


def _ends(text: str, start: int, gap: re.Match[str]) -> bool:
    """Tell whether the sentence begun at ``start`` ends in ``gap``: its last marks and the white space after them."""
    here, after = gap.span()
    first = text[after]
    marks = gap[0].rstrip()
    if first.islower() or (first == "と" and marks[-1:] in ("」", "』")):  # と: "…", he said
        return False
    if not marks:
        length = here - max(start, text.rfind("\n", start, here))
        return first in _BULLETS or not _SHORTEST_WRAPPED <= length <= _LONGEST_WRAPPED
    if first in _CONTINUES:
        return first in _BULLETS and "\n" in gap[0]
    if marks == ".":
        return _full_stop(text, start, here, after)
    if marks[-1] in "\"”’'»“" and first.isupper():
        attribution = _ATTRIBUTION.match(text, after, after + 160)
        if attribution and attribution["first"] not in _STARTERS:
            return marks[0] == "." and attribution["alone"] is None
    return True


def _full_stop(text: str, start: int, here: int, after: int) -> bool:
    """Tell whether the full stop at ``here`` ends a sentence, not an abbreviation, an initial or a list number."""
    before = text[max(start, here - 14) : here].split()
    if not before or text[here - 1].isspace():
        return True
    word = before[-1].lstrip("([\"“‘'«").rpartition("—")[2]
    if word.isupper() and len(word) > 1 and "." not in word:
        word = word.capitalize()
    if word in _NEVER_LAST:
        return False
    if word.isdecimal():
        return (len(before) > 1 or here - start > len(word)) and not _is_ordinal(before[-2:-1], text, after)
    if word in _BEFORE_NUMBER and text[after].isdecimal():
        return False
    parts = word.split(".")
    dotted = len(parts) > 1 and all(part.isalpha() and len(part) <= 2 for part in parts)
    if not dotted and word not in _ABBREVIATIONS and not (len(word) == 1 and word.isalpha()):
        return True
    if text[after] in _OPENERS:
        return text[after + 1 : after + 2].isupper()
    following = _FIRST_WORD.match(text, after)
    if following is None:
        return False
    if word.lower() in ("a.m", "p.m"):
        return following[0] not in _AFTER_THE_HOUR and not following[0].isupper()
    return following[0] in _STARTERS


def _is_ordinal(before: list[str], text: str, after: int) -> bool:
    """Tell whether a number with a full stop is a German ordinal ("am 10. August", "zum 25. Mal"), given the word
    before it.
    """
    word, following = before[0].lower() if before else "", _LEADING.match(text, after)
    month = following is not None and following[0] in _GERMAN_MONTHS
    return word in _BEFORE_ORDINAL or (month and word in _BEFORE_A_DAY)
