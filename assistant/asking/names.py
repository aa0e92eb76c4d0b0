"""The names and quoted phrases of a question, whole: "Air Canada", "Rock & Roll Hall of Fame", “dynamic pricing”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.casing import tells_names
from assistant.domain import Span
from assistant.text import STOPWORDS

_QUOTED = re.compile(r"“([^“”]{2,120})”|\"([^\"]{2,120})\"|(?<!\w)[‘']([^‘’'\s](?:[^‘'\n]|'(?=\w)){1,80}?)[’'](?!\w)")
_ABBREVIATED = r"(?:[A-Z]\.)+|(?:Jr|Sr|St|Dr|Mr|Mrs|Ms|Gov|Sen|Rep|Gen|Maj|Col|Lt|Sgt|Capt|Bros|Inc|Co|Corp|Ltd|No)\."
_LOWER = "a-zß-öø-ÿα-ωа-џ"
_CAPITAL = rf"(?:{_ABBREVIATED}|(?:[^\W\d_{_LOWER}]|\d+(?:[^\W\d_{_LOWER}]|ers\b))[\w&]*(?:['’.&-]\w+)*)"
_JOINT = r"(?:(?:of|for)(?:\s+the)?|de|del|della|di|da|la|le|van|von|der|den|al|bin|ibn|&)"
_RUN = re.compile(rf"(?<![\w’'-]){_CAPITAL}(?:\s+(?:{_JOINT}\s+){{0,2}}{_CAPITAL})*")
_OPENERS = STOPWORDS | frozenset(
    """according amid approximately around despite dozens find former four five give hundreds list millions one
    roughly show six seven tell ten thousands three two""".split()
)
"""Words whose capital opens a sentence and no name."""
_POSSESSIVE = re.compile(r"['’]s?$")


def names(text: str, times: Sequence[Span] = ()) -> tuple[str, ...]:
    """Give the quoted phrases and capitalised names of ``text`` in order, each once, whole and without possessive.

    The spans in ``times`` are no names. A word whose capital only opens a sentence counts when another capital
    follows it or it is an acronym; where capitals say nothing, only quoted phrases are given.
    """
    quoted = list(_QUOTED.finditer(text))
    found = [(match.start(), next(group for group in match.groups() if group).strip(" ,.?!")) for match in quoted]
    if tells_names(text):
        masked = text
        for start, end in [(time.start, time.end) for time in times] + [match.span() for match in quoted]:
            masked = masked[:start] + "," * (end - start) + masked[end:]
        found += [
            (run.start(), _name(run[0].split(), opens=_opens_sentence(masked, run.start())))
            for run in _RUN.finditer(masked)
        ]
    return tuple(dict.fromkeys(name for _, name in sorted(found) if name))


def _opens_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip("“\"‘'(, ")
    return not before or before.endswith((".", "?", "!", ":"))


def _name(parts: list[str], *, opens: bool) -> str:
    """Give the name in a run of capitals, or "" for a word that only opens its sentence."""
    while parts and not _begins_name(parts[0]):
        parts, opens = parts[1:], False
    if not parts:
        return ""
    last = _POSSESSIVE.sub("", parts[-1])
    only_opens = opens and len(parts) == 1 and last == parts[-1] and last[1:].islower()
    return "" if only_opens else " ".join([*parts[:-1], last])


def _begins_name(word: str) -> bool:
    if not (word[0].isupper() or word[0].isdecimal()):
        return False
    acronym = len(word) > 1 and word.isupper()
    return acronym or _POSSESSIVE.sub("", word.lower()).rstrip(".,") not in _OPENERS
