from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.language import guess, language_tag


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council of the town met and voted on a road that nobody wanted.", "en"),
        ("Der Rat der Stadt hat sich getroffen und für eine Straße gestimmt, die niemand wollte.", "de"),
        ("Le conseil de la ville a voté pour une route dont personne ne voulait, selon les élus.", "fr"),
        ("El consejo de la ciudad votó por una carretera que nadie quería, según los vecinos.", "es"),
        ("Совет города проголосовал за дорогу, которую никто не хотел, но она была уже в плане.", "ru"),
        ("Рада міста проголосувала за дорогу, якої ніхто не хотів, але вона вже була у плані.", "uk"),
        ("市议会投票通过了没有人想要的道路。", "zh"),
        ("市議会は誰も望まない道路に賛成した。", "ja"),
        ("صوت مجلس المدينة على طريق لا يريده أحد", "ar"),
        ("נבחרי העיר הצביעו בעד כביש", "he"),
        ("", None),
        ("12 34", None),
    ],
)
def test_the_language_of_a_text_is_guessed(text: str, language: str | None) -> None:
    assert guess(text) == language


@given(st.text())
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert guess(text) is None or len(guess(text) or "") == 2


def test_a_stated_language_is_a_code_or_a_known_name() -> None:
    assert [language_tag(stated) for stated in ("en-US", "EN_gb", "English", "klingon", "")] == [
        "en",
        "en",
        "en",
        None,
        None,
    ]
