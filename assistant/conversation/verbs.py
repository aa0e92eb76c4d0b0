"""Forms of verbs: participles, and the base form of a present."""

from __future__ import annotations

_PARTICIPLES = frozenset(
    """bought broken brought built caught cut fought found held hit hurt kept killed led lost made met paid put read
    said sent set shot shut sold spent stolen sunk told taught won""".split()
)


def is_participle(verb: str) -> bool:
    """Tell whether a past is a participle too: "discovered", "won", not "wrote"."""
    return (len(verb) > 4 and verb.endswith("ed")) or verb in _PARTICIPLES


def base_form(verb: str) -> str:
    """Give "oppose" for "opposes", "" for what is not in the present."""
    if not verb.endswith("s") or verb.endswith("ss"):
        return ""
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if verb.endswith(("ches", "shes", "xes", "sses", "zzes", "goes", "does")) else verb[:-1]


def is_past(verb: str) -> bool:
    """Tell whether a word is a verb in the past, as far as its form shows it: "voted", not "need" or "seed"."""
    return len(verb) > 4 and verb.endswith("ed") and not verb.endswith("eed")
