"""The page's server: Streamlit's own behind a gate. Started by ``dateline ui`` (``launch.command``)."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from ui.page.gate import Gate
from ui.page.handing_in import fields
from ui.page.states import broken

app = st.App(Path(__file__).with_name("app.py"), middleware=[Middleware(Gate, fields=fields)], on_script_error=broken)
