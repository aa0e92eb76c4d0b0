"""Find the sentences in which an article reports a given person's words.

Rules over sentences, deliberately narrow: a missed statement costs less than words put in the wrong mouth. A
sentence counts when

* the speaker is the subject of a speech verb ("Peskov told reporters that ..."), stands after it behind a quotation
  ("..., said Peskov"), or after "according to";
* it opens with "he", "she" or "they" and a speech verb right after a sentence of the same speaker; or
* it is nothing but a quotation that goes on in the same paragraph after a sentence of the same speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain import Span

_CUES = "cast doubt|" + "|".join(
    """
    said says say saying told tells telling added adds adding wrote writes writing stated states stating claimed
    claims claiming argued argues arguing announced announces announcing asked asks asking explained explains
    explaining warned warns warning declared declares declaring insisted insists insisting suggested suggests
    suggesting accused accuses accusing called calls calling described describes describing admitted admits
    admitting acknowledged acknowledges acknowledging responded responds responding replied replies replying noted
    notes noting alleged alleges alleging asserted asserts asserting confirmed confirms confirming denied denies
    denying criticised criticises criticized criticizes praised praises urged urges urging vowed vows vowing
    promised promises promising pledged pledges pledging predicted predicts predicting proposed proposes proposing
    quipped remarked remarks remarking concluded concludes concluding continued continues continuing contended
    contends recalled recalls revealed reveals revealing complained complains declined declines declining refused
    refuses repeated repeats joked jokes condemned condemns denounced denounces testified testifies tweeted tweets
    posted posts posting spoke speaks speaking echoed echoes cautioned cautions demanded demands demanding
    rejected rejects rejecting dismissed dismisses dismissing estimated estimates reiterated reiterates stressed
    stresses stressing emphasised emphasized maintained maintains
    """.split()
)
_ADVERBS = (
    r"(?:(?:\w+ly|also|then|later|once|had|has|have|who|again|further|repeatedly|on \w+|in [^,“”\"]{1,40})\s+){0,3}"
)
_ASIDE = r"(?:\s*,[^“”\".;]{1,120}?,)?"
_COMPANY = r"(?:\s+and\s+(?:other|several|many)\s+[^,“”\".;]{1,40}?)?"
_SUBJECT_THEN_CUE = rf"{_COMPANY}{_ASIDE}\s+{_ADVERBS}(?:{_CUES})\b"
_INVERTED = (
    "(?:said|says|added|adds|wrote|writes|warned|warns|argued|argues|explained|explains|continued|asked|replied|"
    "insisted|noted|declared|recalled|joked)"
)
_TITLE_WORDS = r"(?:[\w’'.&-]+,?\s+){0,6}?"
_QUOTED = re.compile(r"“[^”]*”?|„[^“”]*[“”]?|«[^»]*»?|\"[^\"]*\"?")
_LEAD = r"(?:(?:but|and|yet|still)\s+|[\w ]{2,30},\s+){0,2}"
_PRONOUN = re.compile(rf"^\W*{_LEAD}(?:he|she|they){_SUBJECT_THEN_CUE}", re.IGNORECASE)
_PRONOUN_AFTER_QUOTE = re.compile(
    rf"(?:^|[\s,])(?:(?:he|she|they)\s+{_ADVERBS}(?:{_CUES})|{_INVERTED}\s+(?:he|she|they))\b", re.IGNORECASE
)
_NAME_WORD = r"[^\W\d_a-z][\w’'-]*"
_TITLES = frozenset(
    """
    president minister premier chancellor secretary senator sen governor gov mayor councillor mr mrs ms miss dr
    prof professor sir dame lord lady judge justice general gen colonel col captain capt major sgt rep king queen
    prince princess pope bishop father the a an and but when while as if that after before because since according
    """.split()
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that reports a speaker's words: its index among the article's sentences, and the speaker's fullest
    name.
    """

    sentence: int
    speaker: str


def statements_by(speaker: str, text: str, sentences: Sequence[Span]) -> list[Statement]:
    """List the sentences of ``text`` that report words of ``speaker`` (a name as a person would type it), in order.

    ``speaker`` may be a surname or a full name in any case, or an office that the text writes in small letters ("the
    harbour master"); with a full name, a namesake with another first name does not count.
    """
    names = speaker.split()
    if not names:
        return []
    name = _fullest_name(names, text)
    if name is None:
        return []
    mention = _mention(names, text)
    subject = re.compile(rf"(?:^|[^\w]){mention}(?i:{_SUBJECT_THEN_CUE})")
    inverted = re.compile(rf"[”»“\",]\s*(?i:{_INVERTED})\s+{_TITLE_WORDS}{mention}")
    according = re.compile(rf"(?i:\baccording to)\s+{_TITLE_WORDS}{mention}")
    found: list[Statement] = []
    previous_is_theirs = False
    for index, span in enumerate(sentences):
        sentence = span.of(text)
        bare = _QUOTED.sub(lambda match: "“" + "_" * (len(match.group()) - 2) + "”", sentence)
        same_paragraph = index > 0 and "\n\n" not in text[sentences[index - 1].end : span.start]
        named = (
            names[-1].casefold() in bare.casefold()
            and any(pattern.search(bare) for pattern in (subject, inverted, according))
            and not _is_namesake(names, bare)
        )
        carried = previous_is_theirs and (
            _PRONOUN.search(bare) is not None
            or ("“" in bare and _PRONOUN_AFTER_QUOTE.search(bare) is not None and not _names_another(names[-1], bare))
            or (same_paragraph and not re.sub(r"[“”_\W]", "", bare))
        )
        previous_is_theirs = named or carried
        if previous_is_theirs:
            found.append(Statement(index, name))
    return found


def _mention(names: list[str], text: str) -> str:
    """Give the pattern of the name with its titles or, for an office ("the mayor"), of the office with a name."""
    phrase = r"\s+".join(map(re.escape, names)).lower()
    if re.search(rf"\b{phrase}\b", text):  # in small letters: no name
        return rf"(?<!former\s)(?<!deputy\s)(?<!vice\s)(?i:\b{phrase})\b(?![’']s\b)(?:,?\s+{_NAME_WORD}){{0,3}}"
    return rf"(?:{_NAME_WORD}\s+){{0,3}}(?i:{re.escape(names[-1])})\b(?![’']s\b)"


def _fullest_name(names: list[str], text: str) -> str | None:
    """Give the one full name the text has for the speaker, the bare surname where it has several, None where it has
    neither.
    """
    if len(names) > 1 and (whole := re.search(rf"\b{re.escape(' '.join(names))}\b", text, re.IGNORECASE)):
        return whole.group()
    forms = {
        (match["given"] or "", match["surname"])
        for match in re.finditer(
            rf"(?:\b(?P<given>{_NAME_WORD})[ ])?\b(?P<surname>(?i:{re.escape(names[-1])}))\b", text
        )
        if match["surname"][0].isupper()
    }
    full = {f"{given} {surname}" for given, surname in forms if given and given.rstrip(".").casefold() not in _TITLES}
    if len(names) > 1:
        full = {name for name in full if name.split()[0].casefold() == names[-2].casefold()}
        if not full:
            return None
    if len(full) == 1:
        return full.pop()
    return next((surname for _, surname in sorted(forms)), None)


def _is_namesake(names: list[str], bare: str) -> bool:
    if len(names) < 2:
        return False
    befores = re.findall(rf"\b({_NAME_WORD})\s+(?i:{re.escape(names[-1])})\b", bare)
    return bool(befores) and all(before.casefold() != names[-2].casefold() for before in befores)


def _names_another(surname: str, bare: str) -> bool:
    pairs = re.findall(rf"\b{_NAME_WORD}\s+({_NAME_WORD})\b", bare)
    return any(last.casefold() != surname.casefold() for last in pairs)
