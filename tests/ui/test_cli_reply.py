from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from assistant.domain import Answer, Citation, Claim, Moment, Period, Record, Scope
from ui.cli import reply
from ui.cli.terminal import Palette

RECORD = Record(
    "a1", "Talks", "https://example.org/a1", "example.org", Moment(datetime(2025, 5, 29, tzinfo=UTC), "day", "url")
)
CITED = Citation(1, RECORD, 0, 18, "“not constructive”", "Dmitry Peskov")
AS_OF = datetime(2025, 5, 30, 12, tzinfo=UTC)
MAY = Period(datetime(2025, 5, 1, tzinfo=UTC), datetime(2025, 6, 1, tzinfo=UTC))


def answer(text: str = "He called it “not constructive” [1].", **given: object) -> Answer:
    fields: dict[str, object] = {
        "question": "q",
        "standalone_question": "q",
        "as_of": AS_OF,
        "scope": Scope(),
        "text": text,
        "short_answer": None,
        "abstained": False,
        "confidence": 0.9,
        "answered_by": "extractive",
        "claims": (Claim(text, (1,), True),),
        "citations": (CITED,),
    }
    return Answer(**{**fields, **given})  # type: ignore[arg-type]  # the fields above, some replaced


def shown(given: Answer, capsys: pytest.CaptureFixture[str]) -> str:
    reply.show(given, Palette(False))
    return capsys.readouterr().out


def test_an_answer_shows_its_text_and_the_words_behind_each_marker(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(answer(), capsys) == (
        "He called it “not constructive” [1].\n"
        "\nexample.org · 2025-05-29 · Talks\n"
        "dateline show a1  https://example.org/a1\n"
        "  [1] Dmitry Peskov\n"
        "    │ “not constructive”\n"
    )


def test_passages_of_one_article_stand_together(capsys: pytest.CaptureFixture[str]) -> None:
    other = Citation(3, Record("b2", "Reply"), 0, 5, "words")
    text = shown(answer(citations=(CITED, replace(CITED, n=2, quote="more", speaker=None), other)), capsys)
    assert text.count("example.org · 2025-05-29 · Talks") == 1
    assert text.endswith(
        "  [2]\n    │ more\n\noutlet unknown · undated · Reply\ndateline show b2\n  [3]\n    │ words\n"
    )


def test_an_inferred_period_is_told_first(capsys: pytest.CaptureFixture[str]) -> None:
    scope = Scope(MAY, inferred=("period",), why="“in May” is May 2025")
    first = shown(answer(scope=scope), capsys).splitlines()[0]
    assert first == "asking date 2025-05-30; period 2025-05-01 to 2025-05-31 (“in May” is May 2025)"


def test_a_follow_up_shows_how_it_was_read(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(answer(standalone_question="what did Peskov say?"), capsys)
    assert text.startswith("asking date 2025-05-30; read as “what did Peskov say?”\n\n")


def test_the_likely_short_answer_is_marked(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Probably: not constructive\n" in shown(answer(short_answer="not constructive"), capsys)


def test_a_refusal_shows_the_closest_coverage(capsys: pytest.CaptureFixture[str]) -> None:
    refusal = answer("The archive does not say.", abstained=True, citations=(), closest=(CITED,), short_answer="x")
    text = shown(refusal, capsys)
    assert text.startswith("The archive does not say.\n\nThe closest coverage:\n\nexample.org · ")
    assert "Probably" not in text


def test_every_limit_is_named() -> None:
    scope = Scope(Period(MAY.start), ("BBC", "AFP"), ("Ann Lee",), ("Putin",))
    assert reply.limits(scope) == ["period since 2025-05-01", "outlet BBC, AFP", "author Ann Lee", "speaker Putin"]
    assert reply.limits(Scope(Period(end=MAY.end))) == ["period until 2025-05-31"]
    assert reply.limits(Scope(Period(MAY.start, datetime(2025, 5, 2, tzinfo=UTC)))) == ["period 2025-05-01"]


def test_nothing_in_an_article_or_answer_can_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    evil = "\x1b]0;owned\x07\x9b2J\r"
    record = Record(f"a{evil}", f"T{evil}\nx", f"https://x/{evil}", f"o{evil}", None, authors=(evil,))
    citation = Citation(1, record, 0, 1, f"q{evil}", f"s{evil}")
    scope = Scope(outlets=(evil,), why=evil, inferred=("outlets",))
    given = answer(f"t{evil}", citations=(citation,), short_answer=evil, scope=scope, standalone_question=evil)
    text = shown(given, capsys)
    assert not {"\x1b", "\x07", "\x9b", "\r"} & set(text)
    assert "undated" in text


def test_a_claim_that_fell_is_struck_through_where_the_screen_can(capsys: pytest.CaptureFixture[str]) -> None:
    text = "It is so [1]. ~~It is not.~~ (not supported by the archive)"
    claims = (Claim("It is so.", (1,), True), Claim("It is not.", (), False))
    assert text in shown(answer(text, claims=claims), capsys)
    reply.show(answer(text, claims=claims), Palette(True))
    assert "\x1b[9mIt is not.\x1b[0m (not supported" in capsys.readouterr().out
    assert "~~as written~~" in shown(answer("~~as written~~ [1]"), capsys)
