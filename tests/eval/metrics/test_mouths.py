"""How an answer is held against the labelled statements."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from assistant.domain import Answer, Citation, Claim, Moment, Record, Scope, Span
from eval.cases import Case
from eval.labelled import Labelled, same_speaker
from eval.metrics.mouths import judged

NOON = datetime(2025, 5, 31, 12, tzinfo=UTC)
OLD = Record(id="old", title="Old", published=Moment(datetime(2024, 3, 1, tzinfo=UTC), "day", "test"))
NEW = Record(id="new", title="New", published=Moment(datetime(2025, 3, 1, tzinfo=UTC), "day", "test"))


def label(id_: str, article: Record, start: int, end: int, speaker: str | None, *, optional: bool = False) -> Labelled:
    return Labelled(id_, "sample", article.id, (Span(start, end),), speaker, "direct", "asserted", optional, "")


GRETA = label("greta", OLD, 0, 100, "Greta Lorne")
ALWIN = label("alwin", OLD, 200, 300, "Alwin Lorne")
LATER = label("later", NEW, 0, 100, "Greta Lorne")
NOBODY = label("nobody", NEW, 200, 300, None)
EVERY = {each.id: each for each in (GRETA, ALWIN, LATER, NOBODY)}


def case(*needed: Labelled, must_not: tuple[str, ...] = (), ordered: str | None = None) -> Case:
    return Case(
        id="said-000",
        archive="sample",
        question="What did Greta Lorne say?",
        as_of=NOON,
        speakers=("Greta Lorne",) if needed else (),
        statements=tuple((each.id,) for each in needed),
        must_not=must_not,
        unanswerable=not needed,
        ordered=ordered,
    )


def answer(*cited: tuple[Record, int, int, str | None], abstained: bool = False) -> Answer:
    citations = tuple(
        Citation(n, article, start, end, "x" * (end - start), speaker)
        for n, (article, start, end, speaker) in enumerate(cited, start=1)
    )
    text = "Greta Lorne: " + " ".join(f"[{each.n}]" for each in citations)
    claims = tuple(Claim(text, (each.n,), True) for each in citations)
    return Answer("?", "?", NOON, Scope(), text, None, abstained, 1.0, "extractive", claims, citations)


def test_the_right_words_of_the_right_person_have_no_fault() -> None:
    verdict = judged(case(GRETA), answer((OLD, 0, 120, "Greta Lorne")), EVERY)
    assert verdict.faults == ()
    assert (verdict.attributed, verdict.credited, verdict.shown, verdict.foreign) == (1, 1, 1, 0)


def test_a_part_of_a_long_quotation_is_its_speakers_but_does_not_show_it() -> None:
    verdict = judged(case(GRETA), answer((OLD, 10, 40, "Greta Lorne")), EVERY)
    assert (verdict.credited, verdict.shown, verdict.faults) == (1, 0, ("misses greta",))


def test_words_of_one_person_under_the_name_of_another_are_a_wrong_mouth() -> None:
    verdict = judged(case(GRETA), answer((OLD, 200, 300, "Greta Lorne")), EVERY)
    assert (verdict.wrong_mouth, verdict.credited, verdict.foreign) == (1, 0, 1)
    assert any(fault.startswith("WRONG MOUTH") for fault in verdict.faults)


def test_words_of_an_unnamed_person_under_a_name_are_a_wrong_mouth() -> None:
    assert judged(case(LATER), answer((NEW, 200, 300, "Greta Lorne")), EVERY).wrong_mouth == 1


def test_a_citation_with_words_of_two_people_is_not_credited() -> None:
    verdict = judged(case(GRETA), answer((OLD, 0, 300, "Greta Lorne")), EVERY)
    assert (verdict.credited, verdict.wrong_mouth) == (0, 0)


def test_words_that_are_nobodys_statement_are_not_credited() -> None:
    assert judged(case(GRETA), answer((OLD, 400, 500, "Greta Lorne")), EVERY).credited == 0


def test_what_is_cited_without_a_speaker_beside_somebodys_words_is_context() -> None:
    verdict = judged(case(GRETA), answer((OLD, 0, 100, "Greta Lorne"), (OLD, 200, 300, None)), EVERY)
    assert (verdict.faults, verdict.foreign, verdict.beside) == ((), 0, 1)
    alone = judged(case(GRETA), answer((OLD, 0, 100, None), (OLD, 200, 300, None)), EVERY)
    assert (alone.shown, alone.foreign, alone.attributed) == (1, 1, 0)


def test_a_refusal_of_the_unanswerable_is_right_and_shows_nothing() -> None:
    unanswerable = case(must_not=("Alwin Lorne",))
    assert judged(unanswerable, answer(abstained=True), EVERY).faults == ()
    wrong = judged(unanswerable, answer((OLD, 200, 300, "Alwin Lorne")), EVERY)
    assert wrong.faults == ("answered the unanswerable", "shows words of another, alwin")


def test_the_order_wanted_is_that_of_the_articles_as_the_text_cites_them() -> None:
    newest = answer((NEW, 0, 100, "Greta Lorne"), (OLD, 0, 100, "Greta Lorne"))
    assert judged(case(GRETA, LATER, ordered="newest"), newest, EVERY).in_order is True
    assert judged(case(GRETA, LATER, ordered="oldest"), newest, EVERY).in_order is False


@pytest.mark.parametrize(
    ("wanted", "given", "same"),
    [
        ("Greta Lorne", "Greta Lorne", True),
        ("Greta Lorne", "harbour master Greta Lorne", True),
        ("Greta Lorne", "Lorne", False),
        ("Greta Lorne", "Alwin Lorne", False),
        ("Matthis Osgood", "Osgood", True),
        ("Varrey Line", "spokeswoman for Varrey Line", True),
        ("Kremlin", "Kremlin spokesman Dmitry Peskov", False),
        (None, None, True),
        (None, "Osgood", False),
        ("Matthis Osgood", None, False),
    ],
)
def test_a_surname_will_do_where_nobody_else_has_it(wanted: str | None, given: str | None, same: bool) -> None:
    known = {"Greta Lorne", "Alwin Lorne", "Matthis Osgood", "Varrey Line", "Kremlin", "Dmitry Peskov"}
    assert same_speaker(wanted, given, known) is same
