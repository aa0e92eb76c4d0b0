"""Adding to the archive from the web: an address of an article, a feed or a sitemap is typed in, and fetched."""

from __future__ import annotations

import re

import streamlit as st

from assistant.errors import DatelineError
from assistant.settings import Settings
from ingest.urls import has_web_scheme
from ingest.web.addresses import check
from ingest.web.listing import LIMIT
from ui.page import states
from ui.page.ink import ink, line
from ui.page.intake import intake_of

LONGEST = 2000
_SCHEME = re.compile(r"[A-Za-z][\w+.-]*:(?://|\D)")


def fetch(settings: Settings) -> None:
    """Offer to fetch an address."""
    running = intake_of(settings.archive).running
    ink(
        [
            line("label", "Add from the web"),
            line(
                "remedy",
                f"The address of one article, or of a feed or a sitemap: its pages are then fetched one by one, up to "
                f"{LIMIT} at a time, the newest first. What a site asks programs not to read is left out.",
            ),
        ],
        "archive-address-head",
    )
    number = st.session_state.setdefault("archive-address-number", 0)
    with st.form("archive-address-form", border=False):
        written = st.text_input(
            "Address of an article, a feed or a sitemap",
            placeholder="https://",
            max_chars=LONGEST,
            key=f"archive-address-{number}",
        )
        pressed = st.form_submit_button("Fetch", type="primary", disabled=running, key="archive-fetch")
    if not pressed:
        return
    if fault := begin(written, settings):
        states.failed(fault, "archive-address-fault")
        return
    st.session_state["archive-address-number"] = number + 1  # a new field, empty
    st.rerun()


def begin(written: str, settings: Settings) -> str:
    """Begin to fetch what was typed in; give what is wrong in one line, "" where nothing is."""
    address = completed(written)
    if not address:
        return "Type an address, such as https://news.example/feed."
    try:
        check(address, settings)
        intake_of(settings.archive).begin([address], address, settings)
    except DatelineError as error:
        return str(error)
    return ""


def completed(written: str) -> str:
    """Give an address as it was meant: people leave out the beginning."""
    bare = written.strip()
    return bare if not bare or has_web_scheme(bare) or _SCHEME.match(bare) else f"https://{bare}"
