"""What somebody would not tell: "refused to say who it was" in a claim, "would not say which" in its article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.support.forms import weighty

_WITHHELD = re.compile(
    r"\b(?:(?:refus|declin)(?:es|ed|ing) to|(?:w(?:ould|ill)|d(?:id|oes)|could)(?: not|n['’]t)(?: want to)?"
    r"|wo(?:n['’]t)|unwilling to) (?:say|tell|reveal|disclose|specify|explain|comment|answer|give|identify|name)\b"
    r"(?: (?:on|to|about)\b)?\s*(?P<what>[^.;“”]*)"
)
_ASKED = re.compile(
    r"(?:(?:him|her|them|us|reporters) )?(?P<word>who|which|what|whose|whom|how|when|where|why|whether|if)\b"
)
_ALIKE = {"whom": "who", "whose": "who", "which": "who", "if": "whether"}
"""Words that ask for the same: "which of the eight" is who it was."""


def withheld_alike(claim: str, told: Sequence[str]) -> bool:
    """Tell whether a claim has somebody tell as little as the sentences ``told``, which are the speaker's, do: the same
    question left open, of nothing that they do not name.
    """
    ours = _WITHHELD.search(claim)
    if not ours:
        return False
    named = weighty(" ".join(told))
    theirs = [found for found in map(_WITHHELD.search, told) if found]
    return weighty(ours["what"]) <= named and any(_asks(ours["what"]) == _asks(each["what"]) for each in theirs)


def _asks(what: str) -> str:
    """Give the word that asks in what is not told; the words themselves where none does."""
    asked = _ASKED.match(what)
    return _ALIKE.get(asked["word"], asked["word"]) if asked else " ".join(sorted(weighty(what)))
