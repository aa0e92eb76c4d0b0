"""The address of what is open, against a browser that has not heard of it yet."""

from __future__ import annotations

from pathlib import Path

from tests.ui.visiting import Visit, drawn, texts

PESKOV = "What did Peskov say about the memorandum?"


def test_a_press_before_the_browser_has_heard_of_the_address_loses_nothing(visit: Visit, sample_archive: Path) -> None:
    page = visit(sample_archive)
    page.chat_input[0].set_value(PESKOV).run()
    page.query_params.clear()
    page.session_state["pressed"] = True
    page.session_state["opened"] = (0, 0)
    page.run()
    assert texts(page, "question") == [PESKOV]
    assert drawn(page, "masthead")
    page.query_params.clear()  # the way back
    assert not texts(page.run(), "question")
