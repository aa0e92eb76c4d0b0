"""How a candidate answer is written where it stands, and what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.reading.mentions import Mention, Word
from assistant.asking.nouns import noun_type

LOOKS = (
    "with_s", "caps_all", "caps_none", "midway", "cut_right", "cut_left", "whole_run", "owned", "head_before",
    "head_after", "role_before", "after_preposition",
)  # fmt: skip
_SCALES = frozenset(("hundred", "thousand", "million", "billion", "trillion"))
_PREPOSITIONS = frozenset(("in", "at", "from", "by", "called", "named", "as", "to", "with", "of"))


def look(words: Sequence[Word], mention: Mention, heads: frozenset[str], *, whom: bool) -> tuple[bool, ...]:
    """Give which of LOOKS a mention has: all or none of it with capitals or figures, cut out of a longer run of these,
    beside one of the ``heads`` of what is asked for, or a role ("mayor"), which counts where it is asked ``whom``.
    """
    first, last = mention.first, mention.last
    written = [word.capital or word.figure for word in words[first:last] if not word.stop]
    end = words[last - 1]
    left = right = head_before = head_after = role_before = after_preposition = False
    if first:
        before = words[first - 1]
        left = before.runs_on and not before.owns and (before.capital or before.figure)
        left = left and not (first == 1 and before.stop)  # it opens the sentence, hence its capital
        head_before = before.key in heads
        role_before = whom and noun_type(before.text) == "person"
        after_preposition = before.key in _PREPOSITIONS
    if last < len(words):
        after = words[last]
        goes_on = after.capital or after.figure or (end.figure and after.key in _SCALES)
        right = goes_on and end.runs_on and not end.owns
        head_after = end.runs_on and after.key in heads
    return (
        mention.with_s,
        all(written),
        not any(written),
        first > 0,
        right,
        left,
        not left and not right,
        end.owns and not mention.with_s,
        head_before,
        head_after,
        role_before,
        after_preposition,
    )
