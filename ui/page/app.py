"""The page's script, run by Streamlit for every visit and every press. Started by ``dateline ui``."""

from __future__ import annotations

from ui.page import frame

frame.draw()
