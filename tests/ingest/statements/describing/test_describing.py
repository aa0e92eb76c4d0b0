from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Moment, Precision, Span
from ingest.statements.attributions import Attribution
from ingest.statements.describing.description import described, kind, manner, said_on, setting

WEDNESDAY = Moment(datetime(2025, 6, 4, 15, 30, tzinfo=UTC), "minute", "url")

_BRACKETS = {"<": ">", "{": "}", "[": "]"}


def marked(written: str) -> tuple[str, Attribution]:
    """Read "<source> {cue} [content]" into the plain text and its attribution."""
    text, spans = "", dict[str, list[Span]]()
    opened: list[tuple[str, int]] = []
    for char in written:
        if char in _BRACKETS:
            opened.append((char, len(text)))
        elif opened and char == _BRACKETS[opened[-1][0]]:
            mark, start = opened.pop()
            spans.setdefault(mark, []).append(Span(start, len(text)))
        else:
            text += char
    source = spans["<"][0] if "<" in spans else None
    return text, Attribution(source, spans["{"][0], tuple(spans["["]))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[“The harbour is closed,”] <Holt> {said}.", "direct"),
        ("“[The harbour is closed],” <Holt> {said}.", "direct"),
        ("[''The harbour is closed,''] <Holt> {said}. [''It stays closed.'']", "direct"),
        ('<Holt> {said} [that "the harbour is closed."]', "direct"),
        ("<Holt> {called} it [“a disgrace” and “a scandal.”]", "direct"),
        ("<Holt>{:} [‘The harbour is closed’]", "direct"),
        ("<Holt> {said} [“It is closed.\n\n“It stays closed.”]", "direct"),
        ("<Holt> {said} [the harbour’s gates were closed].", "indirect"),
        ("“<Holt> {said} [that the gates were closed],” Moss wrote.", "indirect"),
        ("<Holt> {said} [the harbour was “closed.”]", "mixed"),
        ("<Holt> {said} [the harbour, “for all I know, and I know a lot, is closed.”]", "mixed"),
        ("[“It is closed,”] <Holt> {said}, [adding that it stays so].", "mixed"),
        ("<Holt> {Says} [Harbour Is ‘Closed’].", "mixed"),
    ],
)
def test_kind_is_told_by_what_stands_inside_and_outside_the_marks(written: str, expected: str) -> None:
    assert kind(*marked(written)) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<Holt> {said} [he did not know].", "asserted"),
        ("<Holt> {denied} [that the dam leaks].", "denied"),
        ("<Holt> has repeatedly {denied} [any wrongdoing].", "denied"),
        ("<Holt> {rejected the claim} [that the dam leaks].", "denied"),
        ("<Holt> {pushed back against} [reports that the dam leaks].", "denied"),
        ("<Holt> {dismissed} [the report as “nonsense.”]", "asserted"),
        ("[“It never leaked,”] <Holt> {denied}.", "asserted"),
        ("<Holt> {declined} [to comment].", "declined"),
        ("<Holt> {declined to say} [whether the dam leaks].", "declined"),
        ("<Holt> did not {say} [when the dam would open].", "declined"),
        ("<Holt>, however, {would not confirm} [that the dam leaks].", "declined"),
        ("<Holt> wouldn’t {rule out} [that the dam leaks].", "hedged"),
        ("<Holt> {had not commented on} [the leak].", "declined"),
        ("<Holt> {did not deny} [that the dam leaks].", "declined"),
        ("<Neither engineer> {mentioned} [the leak].", "declined"),
        ("Nor did <Holt> {say} [who had opened it].", "declined"),
        ("<Holt> {stopped short of calling for} [repairs].", "declined"),
        ("<Holt> {is expected to announce} [repairs].", "hedged"),
        ("<Holt> {reportedly said} [the dam leaks].", "hedged"),
        ("<Holt> {said}, reportedly, [that the dam leaks].", "hedged"),
        ("<Holt> may have {said} [the dam leaks].", "hedged"),
        ("<Holt> {to announce} [repairs].", "hedged"),
        ("If <he> {said} [the dam leaks], he was right.", "hedged"),
        ("<Holt> {is said to have told} Moss [that it leaks].", "hedged"),
        ("<I> {would say} [the dam leaks].", "asserted"),
        ("<Holt>, who could win, {said} [the dam leaks].", "asserted"),
        ("<Holt> {could not help but say} [the dam leaks].", "asserted"),
        ("<Holt> {would only say} [that the dam is old].", "asserted"),
        ("<Holt> refused to leave, {saying} [the dam leaks].", "asserted"),
        ("The council declined to answer. <Holt> {said} [the dam leaks].", "asserted"),
        ("<Holt> could not attend but {said} [the dam leaks].", "asserted"),
        ("<Holt> {had to admit} [the dam leaks].", "asserted"),
        ("The leak prompted <Holt> {to say} [he was sorry].", "asserted"),
        ("<Holt> {was not only saying} [the dam leaks].", "asserted"),
    ],
)
def test_manner_is_read_from_the_words_around_the_cue(written: str, expected: str) -> None:
    assert manner(*marked(written)) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[“It leaks,”] <Holt> {told} reporters on Tuesday.", "reporters"),
        ("<Holt> {told} CNN's Jake Tapper on Tuesday night [that it leaks].", "CNN's Jake Tapper"),
        ("<Holt> {told} a crowd of 2,267 people in Quay [that it leaks].", "a crowd of 2,267 people in Quay"),
        ("<Holt> {told} him [that it leaks].", None),
        ("<Holt> {told} the story of [the leak].", None),
        ("<Holt> {said in a statement} [that it leaks].", "in a statement"),
        ("In a statement, <Holt> {said} [it leaks].", "In a statement"),
        ("<Holt>, speaking to the Quay Herald, {said} [it leaks].", "speaking to the Quay Herald"),
        ("Writing on X, <Holt> {called} [it a leak].", "Writing on X"),
        ("[“It leaks,”] <Holt> {said} at a rally in Columbus, Ohio.", "at a rally in Columbus, Ohio"),
        ("[“It leaks,”] <Holt> {said} at a rally in Nashua, N.H. on Monday.", "at a rally in Nashua, N.H."),
        ("[“It leaks,”] <Holt> {wrote} on Twitter.", "on Twitter"),
        ("<Holt> {said} in an interview with Fox News Thursday [that it leaks].", "in an interview with Fox News"),
        (
            "<Holt> {said} in an interview with radio host Bo Renn [it leaks].",
            "in an interview with radio host Bo Renn",
        ),
        ("[“It leaks,”] <Holt> {said} on ABC’s “Good Morning.”", "on ABC’s “Good Morning.”"),
        ("<Holt> {said} during Tuesday’s news conference [that it leaks].", "during Tuesday’s news conference"),
        ("<Holt> {testified} before the committee [that it leaks].", "before the committee"),
        ("[“It leaks,”] {said} <Bo Holt, the engineer,> in an email.", "in an email"),
        ("<Holt> {called} [it a leak] in a letter to Congress.", "in a letter to Congress"),
        ("<Holt> {said} in March [that it leaks].", None),
        ("<Holt> {said} in a bid to calm the town [that it leaks].", None),
        ("<Holt> {called on} NATO to [send pumps].", None),
        ("<Holt> {responded to} Moss [that it leaks].", None),
        ("After a meeting in Quay with the mayor, whom he knows, <Holt> {said} [it leaks].", None),
        ("<Holt> {said} [he had told reporters in a statement that it leaks].", None),
    ],
)
def test_setting_is_the_span_as_written_without_its_day(written: str, expected: str | None) -> None:
    text, attribution = marked(written)
    found = setting(text, attribution)
    assert (found.of(text) if found else None) == expected


@pytest.mark.parametrize(
    ("written", "day", "origin"),
    [
        ("<Holt> {said Thursday} [that it leaks].", (2025, 5, 29), "Thursday"),
        ("<Holt> {said} Wednesday [that it leaks].", (2025, 6, 4), "Wednesday"),
        ("<Holt> {told} CNN on Tuesday night [that it leaks].", (2025, 6, 3), "Tuesday night"),
        ("On Monday, <Holt> {said} [it leaks].", (2025, 6, 2), "Monday"),
        ("<Holt> on Monday {said} [it leaks].", (2025, 6, 2), "Monday"),
        ("<Holt> {said} last Wednesday [that it leaks].", (2025, 5, 28), "last Wednesday"),
        ("<Holt> {said} at a hearing Friday in Quay [that it leaks].", (2025, 5, 30), "Friday"),
        ("<Holt> {said} in a May 3 interview [that it leaks].", (2025, 5, 3), "May 3"),
        ("<Holt> {said} on Dec. 30 [that it leaks].", (2024, 12, 30), "Dec. 30"),
        ("<Holt> {said} on 3 May 2019 [that it leaks].", (2019, 5, 3), "3 May 2019"),
        ("<Holt> {said} yesterday [that it leaks].", (2025, 6, 3), "yesterday"),
        ("<Holt> {said} earlier today [that it leaks].", (2025, 6, 4), "today"),
        ("<Holt> {said} last night [that it leaks].", (2025, 6, 3), "last night"),
        ("<Holt> {said} three days ago [that it leaks].", (2025, 6, 1), "three days ago"),
        ("<Holt> {said} on the 14th [that it leaks].", (2025, 5, 14), "the 14th"),
        ("<Holt> {said} on the 31st [that it leaks].", (2025, 5, 31), "the 31st"),
        ("<Holt> {said} during Tuesday’s debate [that it leaks].", (2025, 6, 3), "Tuesday"),
    ],
)
def test_the_day_beside_the_cue_is_the_latest_not_after_publication(
    written: str, day: tuple[int, int, int], origin: str
) -> None:
    assert said_on(*marked(written), WEDNESDAY) == Moment(datetime(*day, tzinfo=UTC), "day", origin)


@pytest.mark.parametrize(
    "written",
    [
        "<Holt> {said} [it leaked on Monday].",
        "<Holt> {announced} last week [that it leaks].",
        "<Holt> {said} in May [that it leaks].",
        "<Holt>, who resigned on Monday, {said} [it leaks].",
        "After Monday’s storm, <Holt> {said} [it leaks].",
        "<Holt> {will say} on Monday [that it leaks].",
        "<Holt> {said} on July 3, 2031 [that it leaks].",
        "It broke on Monday. <Holt> {said} [it leaks].",
    ],
)
def test_no_day_is_given_that_is_not_the_day_of_the_saying(written: str) -> None:
    assert said_on(*marked(written), WEDNESDAY) is None


@pytest.mark.parametrize("precision", ["month", "year"])
def test_a_weekday_needs_a_day_of_publication_and_a_full_date_does_not(precision: Precision) -> None:
    coarse = Moment(datetime(2025, 6, 1, tzinfo=UTC), precision, "url")
    for published in (None, coarse):
        assert said_on(*marked("<Holt> {said} Monday [that it leaks]."), published) is None
        told = said_on(*marked("<Holt> {said} on May 3, 2019 [that it leaks]."), published)
        assert told is not None and told.at.date().isoformat() == "2019-05-03"


_WORDS = (
    "said|told|reporters|“|”|\"|''|'|,|.|\n\n|:|in|an|interview|with|Fox|News|on|Tuesday|night|May|3|2016|did|not|denied|to"
    "|announce|Mr.|Holt|’s|if|speaking|at|a|rally|Columbus|, Ohio|on the 31st|last|and|“Meet the Press”|N.H."
).split("|")


@given(st.lists(st.sampled_from(_WORDS), min_size=3, max_size=40), st.data())
def test_any_attribution_is_described_within_the_text_and_outside_its_content(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    place = st.integers(0, len(text))

    def span() -> Span:
        return Span(*sorted((data.draw(place), data.draw(place))))

    edges = sorted(data.draw(st.lists(place, min_size=2, max_size=6).filter(lambda found: len(found) % 2 == 0)))
    content = tuple(Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=True))
    attribution = Attribution(span() if data.draw(st.booleans()) else None, span(), content)
    whole = described(text, attribution, WEDNESDAY)
    assert whole.kind == kind(text, attribution)
    assert whole.manner == manner(text, attribution)
    assert whole.setting == setting(text, attribution)
    assert whole.said_on == said_on(text, attribution, WEDNESDAY)
    if whole.setting is not None:
        assert whole.setting.end <= len(text) and re.search(r"\w", whole.setting.of(text))
        assert not any(part.start < whole.setting.end and whole.setting.start < part.end for part in content)
    if whole.said_on is not None:
        assert whole.said_on.at <= WEDNESDAY.at and whole.said_on.origin in text
