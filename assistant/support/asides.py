"""What a sentence tells beside its deed, of somebody or something that it names."""

from __future__ import annotations

import re

from assistant.support.forms import weighty

_ASIDE = re.compile(r", (?:who|which|whose|whom|where)\b[^,;]*,")


def without_asides(sentence: str, claim: str) -> str:
    """Give a sentence without its clauses in "who" between commas, where they say less of the claim than the rest:
    "Quay, who was against it in January, voted yes" has no January for how she voted.
    """
    rest = _ASIDE.sub(",", sentence)
    asides = " ".join(_ASIDE.findall(sentence))
    told = weighty(claim)
    return rest if len(told & weighty(asides)) < len(told & weighty(rest)) else sentence
