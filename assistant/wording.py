"""What the wording of a sentence commits it to: quotations, numbers, names, content words, what it denies."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from string import ascii_letters, digits

from assistant.domain import Span
from assistant.numerals import NAMES
from assistant.quotations import quotations
from assistant.text import STOPWORDS, normalise, words

MARKS = '"“”„‟«»‹›「」『』`'
"""Marks that only quotations have."""
GAP = 500
"""Characters that an ellipsis inside a quotation may stand for."""

_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:…|\.{3})\s*\]|\(\s*(?:…|\.{3})\s*\)|…|\.{3,}|\.(?: \.){2,})\s*")
_KEPT = re.compile(
    rf"[.!?…:;][{MARKS}'’)\]]*\s|[{MARKS}]|\n"
    r"|\b(?:not|no|never|nor|neither|nobody|none|nothing|hardly|without|cannot|unless|if|until|only|but|except)\b|n['’]t\b",
    re.IGNORECASE,
)
"""What an ellipsis may not leave out: the end of a sentence or of a quotation, what denies, what makes it depend."""
_ATOM = re.compile(rf"\s*[-‐‑‒–—―−]+\s*|\s+|[{MARKS}'’‘‚‛]+|.", re.DOTALL)
_DASH = re.compile(r"\s*[-‐‑‒–—―−]+\s*")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f’']\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f’']\d{3})+")
_NUMBER_WORDS = {word: str(number) for number, word in enumerate(NAMES, start=1)}
_POSSESSIVE = re.compile(r"['’](?:s\b|(?=\s|$))", re.IGNORECASE)
# fmt: off
_FOREIGN = {
    "der", "die", "das", "und", "nicht", "ein", "eine", "ist", "mit", "von", "auf", "den", "dem", "des", "le", "la",
    "les", "et", "est", "une", "dans", "pour", "que", "qui", "sur", "du", "au", "el", "los", "las", "del", "y", "por",
    "con", "una", "para", "il", "di", "che", "per", "della", "gli", "non", "de", "het", "een", "niet", "van", "met",
    "w", "z", "na", "się", "że", "jest", "nie", "o", "da", "em", "um", "os",
}
# fmt: on
"""Function words of other languages in Latin letters; with the English ones they tell the languages apart."""
_STEM = 5
"""Letters that forms of one word mostly share: "negotiate", "negotiator"."""
_NOT = frozenset("not no never hardly nor neither nobody none nothing without cannot".split())
_REFUSING = re.compile(r"(?:refus|declin|reject|fail|den(?:y|ie))\w*")
_AGAINST = re.compile(
    r"(?:oppos|dismiss|prevent|lack|unable|unlikely|unclear|against|bann?|stopp?|halt|turned|ruled)\w*"
)
_SLIGHT = frozenset(
    """longer more ever even yet very much any anyone anybody anything one think thinks thought believe believes
    believed want wants wanted expect expects expected seem seems seemed appear appears appeared immediate
    official""".split()
)
"""Words that a "not" passes over to reach what it denies."""
_REACH = 6
"""Words after a "not" that it may deny."""
_CLAUSE = re.compile(r"[,.;:!?—–]\s|\n")
_SCHEME = "+.-" + ascii_letters + digits
_NAME = r"[A-Z][\w-]++(?: [A-Z][\w-]++){0,3}"
_THINKS = re.compile(
    r"\b(?:thinks|thought|believes|believed|considers|considered|feels|felt|views|viewed|regards|regarded|brands|branded"
    r"|labels|labelled|labeled|deems|deemed|dubs|dubbed|slams|slammed|blasts|blasted|hails|hailed)\b"
)
_IN_THE_VIEW = re.compile(
    rf"(?:^|(?<=[.;:!?”\n] )|(?<=\b(?:[Aa]nd|[Bb]ut) )|(?<=\bthat ))[Ff]or (?={_NAME},)"
    rf"|\b[Ii]n (?={_NAME}['’]s? (?:view|opinion|words|eyes|telling))|\b[Ff]rom (?={_NAME}: )"
)
"""A "for" that opens what is so for somebody: "For Quay, it is over", not "a ferry for Varrey, the Gull"."""
_ANSWER = re.compile(
    rf"(?<![\w-])({_NAME})['’]s?,? (?:\w+ )?(?:answer|words?|reply|response|message|verdict|remarks?|comments?)\b"
)
_CUT_OFF = re.compile(
    r"(?:\b(?:not|no|never|hardly|nor|without|cannot)|n['’]t)\s+"
    r"(?:(?:very|quite|so|too|that|really|a|an|the|be|been|yet|even|\w+ly)\s+)?\Z",
    re.IGNORECASE,
)


def quoted(text: str) -> tuple[list[str], str]:
    """Return what stands between the quotation marks of ``text``, and the rest, “” where each quotation was."""
    inside, rest, reached = [], [], 0
    for span in quotations(text):
        inside.append(span.of(text).strip(MARKS + "'’‘‚‛ \u00a0\u202f"))
        rest += [text[reached : span.start], "“”"]
        reached = span.end
    return inside, "".join([*rest, text[reached:]])


def verbatim(quotation: str, text: str) -> Iterator[Span]:
    """Find every place where ``text`` has the words of ``quotation``, letter for letter.

    The styles of quotation marks, apostrophes, dashes and spaces don't matter, nor do a comma or full stop at the very
    end and the case of the first letter. An ellipsis stands for up to GAP characters of one sentence that do not turn
    it round, between parts of some length.
    """
    parts = [part.rstrip(" .,\u00a0") for part in _ELLIPSIS.split(quotation.strip())]
    parts = [part for part in parts if part]
    if not parts or (len(parts) > 1 and not all(len(part) >= 8 or len(part.split()) > 1 for part in parts)):
        return
    reached = [Span(*match.span()) for match in re.finditer(_pattern(parts[0]), text)]
    for part in parts[1:]:
        ends = [span.end for span in reached]
        longer = []
        for match in re.finditer(_pattern(part), text):
            before = bisect_right(ends, match.start()) - 1
            if before >= 0 and match.start() - ends[before] <= GAP and _may_go(text[ends[before] : match.start()]):
                longer.append(Span(reached[before].start, match.end()))
        reached = longer
    yield from reached


def _may_go(gap: str) -> bool:
    """Tell whether an ellipsis may stand for these words: some of one sentence of one speaker, none of which turns what
    is left round.
    """
    return len(gap.split()) > 1 and not _KEPT.search(gap)


def _pattern(part: str) -> str:
    atoms = []
    for atom in _ATOM.findall(part):
        if _DASH.fullmatch(atom):
            atoms.append(_DASH.pattern)
        elif atom.isspace():
            atoms.append(r"\s+")
        elif atom[0] in MARKS + "'’‘‚‛":
            atoms.append(rf"[{MARKS}'’‘‚‛]+")
        else:
            atoms.append(re.escape(atom))
    if part[0].isalpha():
        atoms[0] = f"(?:{re.escape(part[0].lower())}|{re.escape(part[0].upper())})"
    before, after = (r"(?<!\w)" if part[0].isalnum() else ""), (r"(?!\w)" if part[-1].isalnum() else "")
    return before + "".join(atoms) + after


def numbers(text: str, *, one: bool = True) -> set[str]:
    """Return the numbers of ``text`` in one form: "12,500" is "12500", "seven" is "7"; ``one``: the word counts too."""
    found = set()
    for match in _NUMBER.finditer(text):
        digits = re.sub(r"\D", "", match[0]) if _THOUSANDS.fullmatch(match[0]) else re.sub(r"\D", ".", match[0])
        found.add(digits.lstrip("0") or "0")
    spoken = {
        _NUMBER_WORDS[word]
        for word in re.findall(r"[a-z]+", text.lower())
        if word in _NUMBER_WORDS and (one or word != "one")
    }
    return found | spoken


def names(text: str) -> list[tuple[str, ...]]:
    """Return the runs of capitalised words in ``text``, quotations left out, without an opening "The" or "He"."""
    runs: list[tuple[str, ...]] = []
    _, rest = quoted(text)
    for stretch in re.split(r"[^\w\u0300-\u036f\s'’.&-]+|(?<=[^\W\d_]{3})\.(?=\s|$)", rest):
        run: list[str] = []
        for word in [*words(stretch), ""]:
            bare = _POSSESSIVE.sub("", word)
            if bare[:1].isupper() and (run or bare.lower() not in STOPWORDS):
                run.append(bare)
            if run and (not bare[:1].isupper() or bare != word):
                runs.append(tuple(run))
                run = []
    return runs


def vocabulary(text: str) -> set[str]:
    """Return the words of ``text`` in the form for comparing, possessives without their ending."""
    return set(normalise(_POSSESSIVE.sub("", text)).split())


def stems(text: str) -> set[str]:
    """Return the first letters of the content words of ``text``: rough stems, alike for most forms of a word."""
    return {word[:_STEM] for word in vocabulary(text) if len(word) > 2 and word not in STOPWORDS and not word.isdigit()}


def addresses(text: str) -> Iterator[str]:
    """Yield the web addresses of ``text``, without the marks that end a sentence."""
    for token in text.split():
        for sign in ("://", "www.", "javascript:", "//"):
            head, found, tail = token.partition(sign)
            if found:
                yield (head[len(head.rstrip(_SCHEME)) :] + found + tail).rstrip(".,;:!?)]}>\"'”’")
                break


def as_told(sentence: str) -> str:
    """Put what somebody thinks, or what is so for him, as something he says."""
    told = _IN_THE_VIEW.sub("according to ", _THINKS.sub("said", sentence))
    return _ANSWER.sub(r"according to \1", told) if quoted(told)[0] else told


def ends_denying(text: str) -> bool:
    """Tell whether the last word of ``text``, or the one before a mere adverb or article, denies what would follow."""
    return _CUT_OFF.search(text[-80:]) is not None


def reverses(claim: str, than: str) -> str | None:
    """Give a word that one of the two texts denies and the other affirms; None where there is none.

    What "not", "never" or "refused" denies is the next content word; to excuse a claim a word further on will do.
    """
    denials = _denials(claim, refusing=True)
    known, loosely = stems(than), {stem for scope in _denials(than, refusing=True, against=True) for stem in scope}
    for scope in denials:
        if loosely.isdisjoint(scope) and (not known.isdisjoint(scope) or not loosely):
            return scope[0]
    affirmed = stems(claim).difference(*denials)
    denied = [scope[0] for scope in _denials(than)]
    tokens = [word[:_STEM] for word in normalise(than).split()]
    return next((stem for stem in denied if stem in affirmed and denied.count(stem) >= tokens.count(stem)), None)


def _denials(text: str, *, refusing: bool = False, against: bool = False) -> list[list[str]]:
    """List for each denial in ``text`` the stems of the words it may deny, the next first; two in a row are none."""
    scopes = []
    for clause in _CLAUSE.split(text.lower()):
        tokens = words(clause.replace("’", "'"))
        denies = [
            (token in _NOT or token.endswith("n't")) and tokens[at + 1 : at + 2] not in (["only"], ["just"], ["merely"])
            for at, token in enumerate(tokens)
        ]
        for at, token in enumerate(tokens):
            verb = (refusing and _REFUSING.fullmatch(token)) or (against and _AGAINST.fullmatch(token))
            if not denies[at] and not verb:
                continue
            following = tokens[at + 1 : at + 1 + _REACH]
            if True in denies[at + 1 : at + 2]:
                denies[at + 1] = False
                continue
            scope = [
                word[:_STEM]
                for token in following
                if token not in _SLIGHT and not token.endswith("ly")
                for word in normalise(token).split()
                if word[:_STEM] in stems(token)
            ]
            if scope:
                scopes.append(scope)
    return scopes


def other_language(text: str, than: str) -> bool:
    """Tell whether two texts are surely in different languages: other letters, or the function words of others."""
    one, other = _language(text), _language(than)
    return None not in (one, other) and one != other


def _language(text: str) -> str | None:
    letters = [letter for letter in text if letter.isalpha()]
    if 2 * sum(letter > "\u036f" for letter in letters) > len(letters):
        return "other letters"
    tokens = words(text.lower())
    english, foreign = sum(word in STOPWORDS for word in tokens), sum(word in _FOREIGN for word in tokens)
    if english > foreign:
        return "English"
    return "other words" if foreign > english + 1 else None
