"""What a why is about, in the word for what was done or befell."""

from __future__ import annotations

import pytest

from assistant.asking.deed import deed_of


@pytest.mark.parametrize(
    ("question", "deed"),
    [
        ("why did Mara Holt leave the choir?", "leave"),
        ("Why didn't Holt suddenly resign?", "resign"),
        ("why did the Bank of Varn close its branch?", "close"),
        ("why did Bank of Varn close its branch?", "close"),
        ("why did she sell the boat?", "sell"),
        ("why was the fair postponed?", "postponed"),
        ("why is the mill being sold?", "sold"),
        ("why was the mill cheaper?", ""),
        ("why did the mill close?", ""),
        ("when did Holt leave?", ""),
    ],
)
def test_it_is_told_where_the_words_tell(question: str, deed: str) -> None:
    assert deed_of(question) == deed
