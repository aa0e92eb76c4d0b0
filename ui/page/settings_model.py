"""The fields for the model that writes answers: its name, where it is asked, its key."""

from __future__ import annotations

import re

import streamlit as st
from pydantic import SecretStr

from assistant.answering.models import endpoint
from assistant.errors import DatelineError
from assistant.settings import Settings, load
from ui.page import settings_kept, settings_trial
from ui.page.settings_kept import ADDRESS, KEY, MODEL, shown_address
from ui.page.settings_words import on_page

FIELD = "settings-field-"
TOLD = "settings-told"
_ROUND = "settings-round"
LONGEST = 300
_LOOKS_LIKE_A_KEY = re.compile(r"(?:sk|pk|gsk|xai|hf|key)[-_][\w-]{12,}|[A-Za-z0-9]{32,}", re.ASCII)


def fields(settings: Settings) -> None:
    """Draw the form; what it is sent with is kept for this visit."""
    st.session_state.setdefault(FIELD + MODEL, settings.model or "")
    st.session_state.setdefault(FIELD + ADDRESS, shown_address(settings.openai_base_url))
    with st.form("settings-model", border=False):
        st.text_input(
            "Model",
            key=FIELD + MODEL,
            max_chars=LONGEST,
            placeholder="none: answers quote the archive",
            help="A name of the endpoint below, such as `llama3.2:1b`, or `provider:name`, such as `anthropic:…`, "
            "where that provider’s package is installed. (DATELINE_MODEL)",
        )
        st.text_input(
            "Address of an OpenAI-compatible endpoint",
            key=FIELD + ADDRESS,
            max_chars=2 * LONGEST,
            placeholder="OpenAI’s own; or one like http://127.0.0.1:8080/v1",
            help="Often it ends in /v1. A model `provider:name` is asked at its provider’s. (OPENAI_BASE_URL)",
        )
        st.text_input(
            "Key",
            key=_password(),
            type="password",
            autocomplete="new-password",
            max_chars=LONGEST,
            placeholder="a key is set; type here to replace it" if settings.openai_api_key else "none is set",
            help="Kept in the memory of this server for your visit alone, sent to the address above and nowhere else, "
            "and never shown again. (OPENAI_API_KEY)",
        )
        st.form_submit_button("Use this model", type="primary", on_click=_use)


def _use() -> None:
    """Take the form's words over, the key out of the state first of all."""
    state = st.session_state
    typed, model = _taken(_password()), str(state.get(FIELD + MODEL, "")).strip()
    state[_ROUND] = state.get(_ROUND, 0) + 1
    address = str(state.get(FIELD + ADDRESS, "")).strip()
    settings_trial.forget()
    if _LOOKS_LIKE_A_KEY.fullmatch(model):
        _taken(FIELD + MODEL)
        state[TOLD] = (
            "What stood in the field for the model looks like a key; it was thrown away. Name the model there."
        )
        return
    given = load()
    values, dropped = chosen(settings_kept.in_force(given), given, model, address, typed)
    try:
        if model:
            endpoint(given.model_copy(update=values))
    except DatelineError as error:
        state[TOLD] = f"Nothing was changed. {on_page(str(error))}." + (" Type the key again." if typed else "")
        return
    settings_kept.choose(given, values)
    reset()
    state[TOLD] = told(model, dropped=dropped)


def _password() -> str:
    """Name the field for the key: another after each press, for a browser keeps what was typed into a field."""
    return f"{FIELD}{KEY}-{st.session_state.get(_ROUND, 0)}"


def _taken(name: str) -> str:
    """Take what was typed into a field out of the state."""
    return str(st.session_state.pop(name, "")).strip()


def chosen(settings: Settings, given: Settings, model: str, address: str, typed: str) -> tuple[dict[str, object], bool]:
    """Give what the fields stand for, and whether a key was dropped.

    A key goes only to the address it was given with: one of the environment never to an address typed here.
    """
    same = address == shown_address(settings.openai_base_url)
    as_given = address == shown_address(given.openai_base_url)
    where = settings.openai_base_url if same else given.openai_base_url if as_given else address or None
    had = settings.openai_api_key
    key = SecretStr(typed) if typed else had if same else given.openai_api_key if as_given else None
    return {MODEL: model or None, ADDRESS: where, KEY: key}, had is not None and key is None


def told(model: str, *, dropped: bool) -> str:
    """Say what was taken over."""
    now = "Taken for this visit; the test below tells whether it answers." if model else "No model is set now."
    return f"{now} The key was given for another address and is not used; type the one for this." if dropped else now


def reset() -> None:
    """Have the fields show what is in force when they are next drawn."""
    for name in [str(name) for name in st.session_state if str(name).startswith(FIELD)]:
        del st.session_state[name]
