"""A text with "she’ll" as "she will" and "she’d" as "she had" or "she would", by what stands behind it."""

from __future__ import annotations

import re

from assistant.support.forms import is_past
from assistant.wording import quoted

_SHORT = re.compile(
    r"(?<=\w)['’](?P<of>ll|d|re|ve)\b"
    r"(?P<behind>(?: \w+ly| (?:never|already|also|just|once|long|since|even|now))*)"
)
_LONG = {"ll": " will", "d": " would", "re": " are", "ve": " have"}
_NEXT = re.compile(r" (\w+)")
_ALSO_BASES = frozenset(
    """become beat bet burst cast come cost cut hit hurt let overcome put quit read run set shed shut split spread need
    feed breed bleed speed heed seed weed exceed proceed succeed found fell saw""".split()
)
"""Past forms that a "would" may have behind it as well."""
_ONLY_HAD = frozenset(("been", "better"))


def spelled_out(text: str) -> str:
    """Give a text without such short forms, its quotations left as they are: all of it, where one of them has any."""
    if any(map(_SHORT.search, quoted(text)[0])):
        return text
    return _SHORT.sub(lambda short: f"{_long(short)}{short['behind']}", text)


def _long(short: re.Match[str]) -> str:
    follows = _NEXT.match(short.string, short.end())
    word = follows[1].lower() if follows else ""
    done = is_past(word) and word not in _ALSO_BASES
    return " had" if short["of"] == "d" and (done or word in _ONLY_HAD) else _LONG[short["of"]]
