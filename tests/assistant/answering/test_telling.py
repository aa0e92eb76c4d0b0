"""Words that two speakers share are cited once for each."""

from assistant.answering.telling import Telling
from assistant.domain import Citation, Record


def test_one_place_cited_for_two_speakers_is_two_citations() -> None:
    telling = Telling({})
    place = Record("a", "A")
    numbers = [telling._cite(Citation(0, place, 3, 9, "safely", speaker)) for speaker in ("Ada", "Bo", "Ada")]
    assert numbers == [1, 2, 1]
    assert [one.speaker for one in telling.citations] == ["Ada", "Bo"]
