"""Settings: who writes the answers, how strictly they are held to the archive, and whether that works."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from assistant.settings import Settings, load
from ui.page import heads, login, settings_kept, settings_model, settings_trial, states
from ui.page import settings_words as words
from ui.page.desk import Closed, Desk
from ui.page.ink import Block, Run, ink, line
from ui.page.settings_model import FIELD, TOLD
from ui.page.sidebar import answerer

NARROW = 240
"""Pixels: a field for a number need not be as wide as the page."""


def page(desk: Desk | Closed) -> None:
    """Draw the page."""
    heads.heading("Settings", "Who writes the answers, and how strictly they are held to the archive.")
    if isinstance(desk, Closed):
        states.failed(desk.why, "closed")
    if desk.settings is None:
        return
    settings, given = desk.settings, load()
    if settings.read_only:
        _read_only(settings, given)
    else:
        _changeable(settings, given)
    login.account()


def _changeable(settings: Settings, given: Settings) -> None:
    chosen = settings_kept.chosen(given)
    ink(list(_model(settings, chosen)), "settings-writes")
    with st.empty():  # keeps its place, so that what is below does not move while a test goes on
        if told := st.session_state.pop(TOLD, ""):
            states.failed(str(told), "settings-told")
    settings_model.fields(settings)
    if settings.model:
        settings_trial.draw(settings)
    ink([line("section", "Answers quoted from the archive")], "settings-quoted")
    _refusing(settings, given, chosen)
    wanting = [] if settings.model else [line("does", "In force once a model is set.")]
    ink([line("section", "Answers that a model writes"), *wanting], "settings-written")
    _holding(settings, given, chosen)
    if chosen:
        _for_good(settings, chosen)


def _model(settings: Settings, chosen: frozenset[str]) -> Iterator[Block]:
    """Yield who writes the answers, where that is asked, and whether there is a key."""
    yield line("section", "The model")
    yield line("writes", answerer(settings))
    if settings.model or settings.openai_api_key:
        yield line("meta", " ".join(filter(None, (words.asked_at(settings), words.key_told(settings, chosen)))))


def _refusing(settings: Settings, given: Settings, chosen: frozenset[str]) -> None:
    """Draw the line of refusal and what it does; as all that follows, it is in force as soon as it is moved."""
    _number("Refused below this confidence", words.ABSTAIN, settings.abstain_below, (0.0, 1.0), 0.01, "%.2f")
    ink([line("does", words.refusing(settings.abstain_below))], "settings-refusing")
    _origin(words.ABSTAIN, given, chosen)


def _holding(settings: Settings, given: Settings, chosen: frozenset[str]) -> None:
    """Draw how written answers are held to the archive, and how long they are waited for."""
    for choice in words.CHOICES:
        st.session_state.setdefault(FIELD + choice.field, getattr(settings, choice.field))
        st.radio(
            f"{choice.label} …",
            tuple(choice.ways),
            format_func={way: told.name for way, told in choice.ways.items()}.__getitem__,
            captions=[way.does for way in choice.ways.values()],
            key=FIELD + choice.field,
            on_change=_choose,
            args=(choice.field,),
        )
        _origin(choice.field, given, chosen)
    _number("Longest wait, seconds", words.TIMEOUT, float(settings.timeout_s), (0.5, 3600.0), 1.0, "%g")
    ink([line("does", "For all models of an answer together. After that the archive is quoted.")], "settings-waiting")
    _origin(words.TIMEOUT, given, chosen)


def _number(label: str, field: str, value: float, limits: tuple[float, float], step: float, written: str) -> None:
    """Draw the field of a number."""
    st.session_state.setdefault(FIELD + field, value)
    st.number_input(
        label,
        min_value=limits[0],
        max_value=limits[1],
        step=step,
        format=written,
        width=NARROW,
        key=FIELD + field,
        on_change=_choose,
        args=(field,),
    )


def _origin(field: str, given: Settings, chosen: frozenset[str]) -> None:
    if told := words.origin(field, given, chosen):
        ink([line("origin", f"{told[0].upper()}{told[1:]}.")], f"settings-origin-{field}")


def _choose(field: str) -> None:
    settings_kept.choose(load(), {field: st.session_state[FIELD + field]})


def _for_good(settings: Settings, chosen: frozenset[str]) -> None:
    """Say how this visit's choices are set for good, and offer to give them up."""
    ink(
        [
            line("section", "For good"),
            line(
                "does",
                "What is chosen here is forgotten when this page is closed or loaded anew. To set it for good, "
                "start Dateline with:",
            ),
            line("environment", "\n".join(words.lines(settings, chosen))),
        ],
        "settings-for-good",
    )
    st.button("Back to what was set at the start", on_click=_forget)


def _forget() -> None:
    settings_kept.forget()
    settings_trial.forget()
    settings_model.reset()


def _read_only(settings: Settings, given: Settings) -> None:
    """Show what is set, where several people share the page."""
    facts = [
        Block("setting", (Run(name, "name"), Run(value, "value"), *([Run(source, "origin")] if source else [])))
        for name, value, source in words.in_words(settings, given)
    ]
    told = "Several people share this page, so nothing is set from it. Whoever runs it sets what it starts with."
    ink(
        [line("remedy", told), *_model(settings, frozenset()), line("section", "The answers"), *facts],
        "settings-shown",
    )
