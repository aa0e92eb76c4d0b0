"""Settings in plain sentences: what is set, what it does, where it comes from, and how to set it for good."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answering.providers import split
from assistant.settings import Settings
from ui.page.settings_kept import ADDRESS, KEY, MODEL, shown_address

HERE = "chosen here, for this visit"
FIELDS = {
    "OPENAI_BASE_URL": "the address of the endpoint",
    "OPENAI_API_KEY": "the key",
    "DATELINE_TIMEOUT_S": "the longest wait",
}
"""Settings by the names that the page's fields have; a fault names them as the command line knows them."""


def on_page(fault: str) -> str:
    """Give what a fault says in the words of the page."""
    for name, field in FIELDS.items():
        fault = fault.replace(name, field)
    return fault[:1].upper() + fault[1:]


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which something may be set: what it is called and what it does."""

    name: str
    does: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A setting that has two ways; ``field`` is its name in Settings."""

    field: str
    label: str
    ways: dict[str, Way]


CHOICES = (
    Choice(
        "unsupported",
        "What the archive does not support in a written answer",
        {
            "drop": Way("is left out", "“Why this answer” still lists it."),
            "strike": Way("is struck through", "It stands in the answer, struck through and marked as unsupported."),
        },
    ),
    Choice(
        "entailment",
        "A written answer is checked",
        {
            "rules": Way("by rules", "Names, figures, days, speakers and wording, against the cited article."),
            "model": Way(
                "by rules, then by the model", "What stands is read a second time: one more request an answer."
            ),
        },
    ),
    Choice(
        "follow_ups",
        "“And what did she say?” is made a whole question",
        {
            "rules": Way("by rules", "At once, from the questions and answers before it."),
            "model": Way("by the model", "One more request a question; where it fails, the rules do it."),
        },
    ),
)
TIMEOUT, ABSTAIN = "timeout_s", "abstain_below"

# docs/reading.md: reliability of confidence on 1,800 askings of news quizzes, and what three lines kept and refused.
_RIGHT = ((0.8, 81), (0.6, 63), (0.4, 42), (0.2, 19), (0.0, 3))
_KEPT = ((0.095, 0.125, "96", "54 to 61"), (0.125, 0.165, "94 to 95", "73"))


def refusing(line: float) -> str:
    """Say what a line of refusal does to answers quoted from the archive."""
    if line <= 0:
        return "Something is always quoted where anything fits at all, likely or not."
    if line >= 1:
        return "Everything is refused but what the ledger of statements answers."
    right = next(share for least, share in _RIGHT if line >= least)
    for low, high, kept, refused in _KEPT:
        if low <= line < high:
            return (
                f"On a large set of news quizzes, {kept} of 100 right answers were shown, and {refused} of 100 "
                "questions were refused whose answer had been taken out of the archive."
            )
    return f"On a large set of news quizzes, what stood just above this line was right about {right} times in 100."


def asked_at(settings: Settings) -> str:
    """Say where the models are asked, without anything secret; "" where there is none."""
    if not settings.model:
        return ""
    provider = split(settings.model)[0]
    where = provider.name if provider else shown_address(settings.openai_base_url) or "OpenAI’s own endpoint"
    then = f" Where it fails: {', '.join(settings.models[1:])}." if settings.models[1:] else ""
    return f"Asked at {where}.{then}"


def key_told(settings: Settings, chosen: frozenset[str]) -> str:
    """Say whether there is a key; nothing of the key itself."""
    if settings.model and (provider := split(settings.model)[0]) is not None:
        needs = provider.key or f"the credentials of {provider.package}"
        return f"The key of {provider.name} is taken from the environment: {needs}."
    if settings.openai_api_key is None:
        return "No key is set."
    return "A key is set, for this visit." if KEY in chosen else "A key is set by the environment (OPENAI_API_KEY)."


def origin(field: str, given: Settings, chosen: frozenset[str]) -> str:
    """Say where the value of a setting comes from, "" where it is Dateline's default."""
    if field in chosen:
        return HERE
    return f"set by the environment: {variable(field)}" if field in given.model_fields_set else ""


def variable(field: str) -> str:
    """Name the environment variable of a setting."""
    return field.upper() if field.startswith("openai_") else f"DATELINE_{field.upper()}"


def lines(settings: Settings, chosen: frozenset[str]) -> Iterator[str]:
    """Yield the lines that set this visit's choices for good; the key's value is left to be filled in."""
    for field in (MODEL, ADDRESS, KEY, TIMEOUT, ABSTAIN, *(choice.field for choice in CHOICES)):
        if field not in chosen:
            continue
        value = getattr(settings, field)
        if value is None:
            yield f"unset {variable(field)}"
        elif field == KEY:
            yield f"export {variable(field)}=…"
        else:
            told = shown_address(value) if field == ADDRESS else f"{value:g}" if isinstance(value, float) else value
            yield f"export {variable(field)}={shlex.quote(told)}"


def in_words(settings: Settings, given: Settings) -> Iterator[tuple[str, str, str]]:
    """Yield what decides how answers are made, as its name, what is set, and where that comes from."""
    chosen = frozenset[str]()  # where nothing can be chosen
    for choice in CHOICES:
        way = choice.ways[getattr(settings, choice.field)]
        yield f"{choice.label} …", f"{way.name}. {way.does}", origin(choice.field, given, chosen)
    yield "Longest wait for the models", f"{settings.timeout_s:g} seconds", origin(TIMEOUT, given, chosen)
    yield (
        "Line of refusal",
        f"{settings.abstain_below:g}. {refusing(settings.abstain_below)}",
        origin(ABSTAIN, given, chosen),
    )
