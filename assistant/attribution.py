"""Find the sentences in which an article reports a given person's words.

Rules over sentences, deliberately narrow: a missed statement costs less than words put in the wrong mouth. A
sentence counts when

* the speaker is the subject of a speech verb ("Peskov told reporters that ..."), stands after it behind a quotation
  ("..., said Peskov"), or after "according to"; not where the name depends on another word ("a spokesman for Peskov
  said", "Iran, which Trump called a menace, said");
* it opens with "he" or "she" and a speech verb, or has them beside a quotation, right after a sentence of the same
  speaker that names nobody else; or
* it is nothing but a quotation that goes on in the same paragraph after a sentence of the same speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain import Span
from assistant.naming import is_name_word, is_place, is_role, named
from assistant.quotations import quotations
from assistant.speaking import pronoun_speaks, speaker_phrase
from assistant.text import STOPWORDS

LONGEST = 2000
"""Characters of a sentence that is read; what is longer is a list or no prose."""
MOST_IN_ONE = 6
"""Mentions that are tried in one sentence."""

_UNCLOSED = re.compile(r"“[^”]*+”?|„[^“”]*+[“”]?|«[^»]*+»?|\"[^\"]*+\"?")
_NAME = r"[^\W\d_a-z][\w’'-]{0,40}+"
_RUN = re.compile(rf"(?<![\w’'-])(?P<the>the\s+)?(?P<run>{_NAME}(?>(?:\s+{_NAME}){{0,8}}))")
_WHERE = re.compile(rf"\b(?:in|at|near|across|outside|into)\s+(?:the\s+)?({_NAME})")
_OPENING = re.compile(r"\w+(?:ing|ed|ly)")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that reports a speaker's words: its index among the article's sentences, and the speaker's fullest
    name.
    """

    sentence: int
    speaker: str


def statements_by(speaker: str, text: str, sentences: Sequence[Span]) -> list[Statement]:
    """List the sentences of ``text`` that report words of ``speaker`` (a name as a person would type it), in order.

    ``speaker`` may be a surname or a full name in any case, with titles or without, or an office that the text writes
    in small letters ("the harbour master"); with a full name, a namesake with another first name does not count.
    """
    person = named(speaker, text)
    if person is None:
        return []
    known = {word.casefold() for word in re.findall(r"[\w’'-]+", f"{person.name} {speaker}")}
    known |= {word.casefold() for word in _WHERE.findall(text)}
    starts = [mention.start for mention in person.mentions]
    found: list[Statement] = []
    pronouns: set[str] = set()
    previous: str | None = None
    for index, span in enumerate(sentences):
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if span.end - span.start > LONGEST or (previous is None and first == last):
            previous = None
            continue
        bare = _without_quotations(span.of(text))
        theirs = _said_by_name(bare, span, person.mentions[first : min(last, first + MOST_IN_ONE)])
        if theirs is None and previous is not None:
            same_paragraph = "\n\n" not in text[sentences[index - 1].end : span.start]
            theirs = bare if _goes_on(bare, previous, known, pronouns, same_paragraph=same_paragraph) else None
        previous = theirs
        if theirs is not None:
            found.append(Statement(index, person.name))
    return found


def _said_by_name(bare: str, span: Span, mentions: Sequence[Span]) -> str | None:
    """Give the sentence, the speaker blanked, if one of the mentions is of who speaks in it."""
    for mention in mentions:
        start, end = mention.start - span.start, mention.end - span.start
        phrase = None if "_" in bare[start:end] else speaker_phrase(bare, start, end)
        if phrase is not None:
            return bare[:phrase] + "_" * (end - phrase) + bare[end:]
    return None


def _without_quotations(sentence: str) -> str:
    """Blank what is quoted, letter for letter, but the mark that ends it."""
    for span in quotations(sentence):
        inside = sentence[span.start + 1 : span.end - 1]
        sentence = f"{sentence[: span.start]}“{_blank(inside)}”{sentence[span.end :]}"
    return _UNCLOSED.sub(lambda match: f"“{_blank(match[0][1:-1])}”"[: len(match[0])], sentence)


def _blank(quoted: str) -> str:
    kept = quoted[-1:] if quoted.endswith(tuple(",.?!…—–-")) else ""
    return "_" * (len(quoted) - len(kept)) + kept


def _goes_on(bare: str, previous: str, known: set[str], pronouns: set[str], *, same_paragraph: bool) -> bool:
    """Tell whether a sentence carries on the words of the speaker of the one before it.

    A pronoun does where nobody else is named that it might mean, and only as long as it is the same pronoun.
    """
    alone = not _names_another(previous, known)
    if not re.sub(r"[\W_]", "", bare):
        return same_paragraph and "“" in bare and (alone or "“" in previous)
    spoken = pronoun_speaks(bare)
    if spoken is None or not alone or _names_another(bare[: spoken.end], known):
        return False
    pronouns.add(spoken.pronoun)
    return len(pronouns) == 1


def _names_another(bare: str, known: set[str]) -> bool:
    """Tell whether a capital may be somebody else's: not one that opens the sentence, follows "the", or is known."""
    for match in _RUN.finditer(bare):
        words = [word for word in match["run"].split() if not re.search(r"[’']s?$", word)]
        if (
            not bare[: match.start("run")].strip(" “\"'’”_,.?!")
            and words
            and _only_opens(words[0], alone=len(words) == 1)
        ):
            words = words[1:]
        people = [word for word in words if is_name_word(word) and not is_role(word)]
        titled = len(people) < len(words)
        if not people or (match["the"] and not titled):
            continue
        if not is_place(people[-1]) and people[-1].casefold() not in known:
            return True
    return False


def _only_opens(word: str, *, alone: bool) -> bool:
    """Tell whether a capital only opens its sentence: a surname by itself may end as a trade does ("Hasker")."""
    lower = word.casefold()
    trade = is_role(word) or (not alone and is_role(lower))
    return lower in STOPWORDS or _OPENING.fullmatch(lower) is not None or trade
