from __future__ import annotations

from pathlib import Path

from assistant.archive.archive import Archive
from eval.cases import Case
from eval.twins import near_copies, twins

STORY = (
    "The lighthouse keeper of Skerry Point counted forty boats on Monday, and all of them came home before the fog. "
)
LONG = " ".join(
    f"{STORY} Sentence {n} tells of the boat with number {n} and of the man who steered it." for n in range(9)
)
OTHER = " ".join(
    f"Field {n} of the Marl estate was sown with barley in week {n} after the long frost." for n in range(9)
)


def test_a_copy_with_another_head_and_a_cut_tail_is_found() -> None:
    copy = "From our wire. " + LONG[: len(LONG) * 2 // 3]
    texts = {"story": LONG, "copy": copy, "other": OTHER}
    assert near_copies(texts, ["story", "other"]) == {"story": ("story", "copy"), "other": ("other",)}


def test_a_twin_is_the_question_with_its_articles_left_out(sample_archive: Path) -> None:
    url = "https://orvenmouthcourier.example/2024/03/14/council-orders-barrier-study"
    answerable = Case("one", "How much?", answers=("420,000 crowns",), must_cite=(url,), exclude=("kept-out",))
    with Archive.open(sample_archive) as archive:
        [twin] = twins([answerable, Case("two", "Who?"), Case("three", "Why?", unanswerable=True)], archive)
        id_ = archive.record(url).id
    assert (twin.id, twin.twin_of, twin.unanswerable, twin.answers, twin.must_cite) == (
        "one-without",
        "one",
        True,
        (),
        (),
    )
    assert twin.exclude[:2] == ("kept-out", id_)


def test_articles_that_the_archive_lacks_make_no_twin(sample_archive: Path) -> None:
    with Archive.open(sample_archive) as archive:
        assert twins([Case("one", "How much?", linked_articles=("nowhere",))], archive) == ()


def test_the_cases_of_a_run_asked_again_get_no_second_twin(sample_archive: Path) -> None:
    url = "https://orvenmouthcourier.example/2024/03/14/council-orders-barrier-study"
    case = Case("one", "How much?", answers=("420,000 crowns",), must_cite=(url,))
    with Archive.open(sample_archive) as archive:
        both = (case, *twins([case], archive))
        assert (len(both), twins(both, archive)) == (2, ())
