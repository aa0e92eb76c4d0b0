"""What the wording of a sentence commits it to: quotations, numbers, names, content words, in forms to compare."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from assistant.domain import Span
from assistant.quotations import quotations
from assistant.text import STOPWORDS, normalise, words

MARKS = '"“”„‟«»‹›「」『』`'
"""Marks that only quotations have."""
GAP = 500
"""Characters that an ellipsis inside a quotation may stand for."""

_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:…|\.{3})\s*\]|\(\s*(?:…|\.{3})\s*\)|…|\.{3,}|\.(?: \.){2,})\s*")
_ATOM = re.compile(rf"\s*[-‐‑‒–—―−]+\s*|\s+|[{MARKS}'’‘‚‛]+|.", re.DOTALL)
_DASH = re.compile(r"\s*[-‐‑‒–—―−]+\s*")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f’']\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f’']\d{3})+")
_COUNT = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER_WORDS = {word: str(number) for number, word in enumerate(_COUNT, start=1)}
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
    end and the case of the first letter. An ellipsis stands for up to GAP characters, between parts of some length.
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
            if before >= 0 and match.start() - ends[before] <= GAP:
                longer.append(Span(reached[before].start, match.end()))
        reached = longer
    yield from reached


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
