"""Every single time word of a text, in order and disjoint, before prepositions join them into periods."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.clock import almanac, dated, deictic, stretches
from assistant.clock.reading import Reading, TimeWord

_Reader = Callable[[Reading, int, int], TimeWord | None]

_TOKEN = re.compile(r"[^\W\d_]+\d?|\d+")
_NUMBER: tuple[_Reader, ...] = (dated.numbered,)
_READERS: dict[str, tuple[_Reader, ...]] = {
    **dict.fromkeys(("today", "tonight", "yesterday", "tomorrow"), (deictic.day_word,)),
    **dict.fromkeys(
        ("this", "last", "past", "previous", "next", "coming"),
        (deictic.relative, dated.last_month_named, stretches.last_season),
    ),
    **dict.fromkeys(("earlier", "later"), (deictic.relative,)),
    "recent": (deictic.relative, deictic.vague),
    **dict.fromkeys(
        ("recently", "lately", "nowadays", "currently", "latest", "newest", "soon", "upcoming", "now"), (deictic.vague,)
    ),
    "ago": (deictic.ago,),
    "weekend": (deictic.weekend,),
    **dict.fromkeys((name.lower() for name in almanac.WEEKDAYS), (dated.weekday_dated, deictic.weekday)),
    **dict.fromkeys((name.lower() for name in almanac.MONTHS), (dated.named,)),
    **dict.fromkeys(
        ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"), (dated.named,)
    ),
    **dict.fromkeys(almanac.SEASONS, (stretches.season,)),
    **dict.fromkeys(("early", "mid", "late", "beginning", "start", "middle", "end"), (stretches.part,)),
    **dict.fromkeys(("q1", "q2", "q3", "q4", "h1", "h2", "first", "second", "third", "fourth"), (stretches.quarter,)),
}


def time_words(reading: Reading) -> Iterator[TimeWord]:
    """Yield the time words of a text from left to right; each begins after the last one's end."""
    free = 0
    for token in _TOKEN.finditer(reading.text):
        if token.start() < free:
            continue
        readers = _READERS.get(token[0].lower(), _NUMBER if token[0].isdecimal() else ())
        for read in readers:
            word = read(reading, token.start(), token.end())
            if word is not None and word.start >= free:
                yield word
                free = word.end
                break
