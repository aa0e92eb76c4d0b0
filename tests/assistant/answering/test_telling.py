"""Words that two speakers share are cited once for each."""

import pytest

from assistant.answering.telling import Telling, family_name
from assistant.domain import Citation, Record


def test_one_place_cited_for_two_speakers_is_two_citations() -> None:
    telling = Telling({})
    place = Record("a", "A")
    numbers = [telling._cite(Citation(0, place, 3, 9, "safely", speaker)) for speaker in ("Ada", "Bo", "Ada")]
    assert numbers == [1, 2, 1]
    assert [one.speaker for one in telling.citations] == ["Ada", "Bo"]


@pytest.mark.parametrize(
    ("name", "text", "again"),
    [
        ("Ada Quay", "Harbour master Ada Quay spoke. Quay left at noon.", "Quay"),
        ("Varrey Line", "Varrey Line regrets it. “Varrey Line will pay.”", "Varrey Line"),
        ("Orven Water Authority", "The Orven Water Authority said so. The authority left.", "Orven Water Authority"),
        ("town hall", "The town hall said so. A hall was let.", "town hall"),
        ("Kremlin", "The Kremlin said so.", "Kremlin"),
    ],
)
def test_a_speaker_is_named_the_second_time_as_the_article_does(name: str, text: str, again: str) -> None:
    assert family_name(name, text) == again
