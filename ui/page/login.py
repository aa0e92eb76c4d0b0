"""Logging in, where whoever runs the page has set that up (``[auth]`` in Streamlit's secrets.toml): nothing of the
archive is shown before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

import streamlit as st
from streamlit.errors import StreamlitAuthError

from ui.page.ink import Block, Run, ink, line

UNREADABLE = (
    "The file that says who may log in can’t be read, so nothing is shown. Whoever runs this page: mend {} "
    "(it is TOML) and start the page again."
)

NEEDED = "authlib", "httpx"
"""What streamlit[auth] installs; the login needs both."""
NOT_INSTALLED = "This page asks for a login, which needs one more install: pip install 'streamlit[auth]'."
MISCONFIGURED = "The login is not set up right. Whoever runs this page: see [auth] in secrets.toml, and the README."
NOT_LISTED = "{} is not on the list of those who may read here. Whoever runs this page keeps it (DATELINE_READERS)."
NO_LOGIN = "DATELINE_READERS lists who may read, but no login is set up, so nothing is shown. See [auth] in the README."
_FAILED = "login-failed"


def required() -> None:
    """End this run of the page with an offer to log in, where that is asked for and has not been done.

    Streamlit takes a secrets file that it can't read for none, which would open the page to everybody: here that shuts
    it.
    """
    if broken := _unreadable():
        _shut(line("notice", UNREADABLE.format(broken)))
    if not asked_for() or st.user.get("is_logged_in"):
        return
    if any(find_spec(name) is None for name in NEEDED):
        _shut(line("notice", NOT_INSTALLED))
    wrong = [line("notice", MISCONFIGURED)] if st.session_state.pop(_FAILED, False) else []
    _shut(line("standfirst", "Log in to read this archive."), *wrong, offer=True)


def admitted(allowed: Sequence[str] | None) -> None:
    """End this run of the page where only some may read and the visitor is not one of them; None allows everybody."""
    if allowed is None:
        return
    if not asked_for():
        _shut(line("notice", NO_LOGIN))
    if not listed(st.user, allowed):
        who = str(st.user.get("email") or "Whoever you are logged in as")
        _shut(line("notice", NOT_LISTED.format(who)), out=True)


def listed(user: Mapping[str, object], allowed: Sequence[str]) -> bool:
    """Tell whether somebody's address, or its domain, is among those allowed; one that its provider calls unverified
    is anybody's.
    """
    if str(user.get("email_verified", True)).casefold() != "true":
        return False
    address = str(user.get("email") or "").strip().casefold()
    name, _, domain = address.rpartition("@")
    return bool(name and domain) and any(each.removeprefix("@") in (address, domain) for each in allowed)


def asked_for() -> bool:
    """Tell whether this page asks its visitors to log in."""
    return "is_logged_in" in st.user


def account() -> None:
    """Say who is logged in, and offer to log out; nothing where the page asks nobody."""
    if not asked_for():
        return
    who = st.user.get("email") or st.user.get("name")
    ink([line("section", "You"), line("does", f"Logged in as {who}." if who else "You are logged in.")], "account")
    st.button("Log out", on_click=st.logout)


def _shut(*why: Block, offer: bool = False, out: bool = False) -> None:
    ink([Block("nameplate", (Run("Dateline", "name"),)), *why], "door", first=True)
    if offer:
        for provider in _providers():
            label = f"Log in with {provider.capitalize()}" if provider else "Log in"
            st.button(label, key=f"login-{provider}", type="primary", on_click=_enter, args=(provider,))
    if out:
        st.button("Log out", on_click=st.logout)
    st.stop()


def _providers() -> Iterator[str]:
    """Yield the providers that a visitor can choose from: ``[auth.NAME]`` each, "" for what ``[auth]`` itself says."""
    auth = st.secrets.get("auth", {}) if st.secrets.load_if_toml_exists() else {}
    named = [name for name, value in auth.items() if isinstance(value, Mapping) and "client_id" in value]
    if "client_id" in auth or not named:
        yield ""
    yield from named


def _enter(provider: str) -> None:
    try:
        st.login(provider or None)
    except StreamlitAuthError:
        st.session_state[_FAILED] = True


def _unreadable() -> str:
    """Name a secrets file that is there and can't be read."""
    files = [Path(file) for file in st.get_option("secrets.files") if Path(file).exists()]
    return str(files[0]) if files and not st.secrets.load_if_toml_exists() else ""
