"""Whether what is left of an answer still answers its question."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain import Claim
from assistant.support.days import days, without_days
from assistant.support.figures import figures
from assistant.support.forms import weighty


def core_is_lost(claims: Sequence[Claim], question: str) -> bool:
    """Tell whether the claim that answers the question has fallen: the first one, for an answer comes first, unless
    another one that stands has as many of the question's words, and a figure or a date where that had one.
    """
    standing = [claim for claim in claims if claim.supported]
    if not standing or not claims:
        return True
    core = claims[0]
    if core.supported:
        return False
    asked = weighty(question)
    told = len(asked & weighty(core.text))
    return not any(len(asked & weighty(claim.text)) >= told and _as_exact(claim, core) for claim in standing)


def _as_exact(claim: Claim, core: Claim) -> bool:
    return bool(_exact(claim.text)) or not _exact(core.text)


def _exact(text: str) -> list[str]:
    return [day.written for day in days(text, None)] + [one.written for one in figures(without_days(text))]
