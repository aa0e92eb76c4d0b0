import time
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.clock.almanac import described
from assistant.periods import TimeExpression, find_periods

ASKED = datetime(2025, 5, 22, 10, 30, tzinfo=UTC)  # a Thursday
MOMENTS = st.dates(date(1900, 1, 1), date(2200, 12, 31)).map(
    lambda day: datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
)


def read(question: str, as_of: datetime = ASKED) -> list[tuple[str, str, str, bool]]:
    return [
        (found.span.of(question), described(found.period), found.kind, found.binding)
        for found in find_periods(question, as_of)
    ]


def only(question: str, as_of: datetime = ASKED) -> TimeExpression:
    (found,) = find_periods(question, as_of)
    return found


@pytest.mark.parametrize(
    ("question", "words", "period"),
    [
        ("What happened today?", "today", "22 May 2025"),
        ("What did the mayor say yesterday morning?", "yesterday morning", "21 May 2025"),
        ("What happened the day before yesterday?", "the day before yesterday", "20 May 2025"),
        ("Who spoke this week?", "this week", "19–25 May 2025"),
        ("Who spoke last week?", "last week", "12–18 May 2025"),
        ("Who won last weekend?", "last weekend", "17–18 May 2025"),
        ("Who won over the weekend?", "over the weekend", "17–18 May 2025"),
        ("Who resigned last month?", "last month", "April 2025"),
        ("Who resigned last year?", "last year", "2024"),
        ("Who resigned in the past 3 days?", "in the past 3 days", "19–22 May 2025"),
        ("Who resigned in the last 24 hours?", "in the last 24 hours", "21–22 May 2025"),
        ("Who resigned two weeks ago?", "two weeks ago", "5–11 May 2025"),
        ("Who resigned a year ago?", "a year ago", "2024"),
        ("Who resigned earlier this month?", "earlier this month", "1–22 May 2025"),
        ("Who spoke on Thursday?", "on Thursday", "22 May 2025"),
        ("Who spoke on Friday night?", "on Friday night", "16 May 2025"),
        ("Who spoke last Thursday?", "last Thursday", "15 May 2025"),
        ("who spoke on friday", "on friday", "16 May 2025"),
    ],
)
def test_words_that_count_from_the_asking_day_give_their_period(question: str, words: str, period: str) -> None:
    assert read(question) == [(words, period, "deictic", True)]


@pytest.mark.parametrize(
    ("question", "words", "period"),
    [
        ("What happened in March?", "in March", "March 2025"),
        ("What happened in June?", "in June", "June 2024"),
        ("what happened in may", "in may", "May 2025"),
        ("What happened in March 2024?", "in March 2024", "March 2024"),
        ("What happened in March 1066?", "in March 1066", "March 1066"),
        ("What happened in March 9999?", "in March 9999", "March 9999"),
        ("What happened on 3 March 1066?", "on 3 March 1066", "3 March 1066"),
        ("What happened in March 4200 people?", "in March", "March 2025"),
        ("What happened last October?", "last October", "October 2024"),
        ("What happened on March 5?", "on March 5", "5 March 2025"),
        ("What happened on the 5th of March?", "on the 5th of March", "5 March 2025"),
        ("What happened on Jan. 8?", "on Jan. 8", "8 January 2025"),
        ("What happened on May 19 2025?", "on May 19 2025", "19 May 2025"),
        ("What happened on 19 May?", "on 19 May", "19 May 2025"),
        ("What happened on 2025-05-19?", "on 2025-05-19", "19 May 2025"),
        ("What happened on 19.05.2025?", "on 19.05.2025", "19 May 2025"),
        ("What happened on Sunday, Jan. 7, 2024?", "on Sunday, Jan. 7, 2024", "7 January 2024"),
        ("What happened on May 5-10?", "on May 5-10", "5–10 May 2025"),
        ("What happened on February 29?", "on February 29", "29 February 2024"),
        ("What happened in 2015?", "in 2015", "2015"),
        ("What happened in the 1990s?", "in the 1990s", "1990–1999"),
        ("What happened last summer?", "last summer", "June–August 2024"),
        ("What happened in the summer?", "in the summer", "June–August 2024"),
        ("What happened in spring 2023?", "in spring 2023", "March–May 2023"),
        ("What happened in the winter of 2023-24?", "in the winter of 2023-24", "December 2023–February 2024"),
        ("What happened in Q3 2024?", "in Q3 2024", "July–September 2024"),
        ("What happened in the first half of 2023?", "in the first half of 2023", "January–June 2023"),
        ("What happened in late March?", "in late March", "21–31 March 2025"),
        ("What happened in mid-2024?", "in mid-2024", "May–August 2024"),
    ],
)
def test_names_and_numbers_of_the_calendar_give_their_period(question: str, words: str, period: str) -> None:
    assert read(question) == [(words, period, "named", True)]


@pytest.mark.parametrize(
    ("question", "words", "period"),
    [
        ("What has she said since January?", "since January", "from 1 January 2025"),
        ("What has she said since May 20 on Kyiv?", "since May 20", "from 20 May 2025"),
        ("What has she said since last week?", "since last week", "from 12 May 2025"),
        ("What has she said since the start of the year?", "since the start of the year", "from 1 January 2025"),
        ("What has she said since Monday's vote?", "since Monday", "from 19 May 2025"),
        ("What did she say after 20 May?", "after 20 May", "from 21 May 2025"),
        ("What did she say before March?", "before March", "up to 28 February 2025"),
        ("What did she say until Friday?", "until Friday", "up to 16 May 2025"),
        ("What did she say from March to May?", "from March to May", "March–May 2025"),
        ("What did she say from March 2024 to May?", "from March 2024 to May", "March–May 2024"),
        (
            "What did she say from November to February 2025?",
            "from November to February 2025",
            "November 2024–February 2025",
        ),
        ("What did she say from Monday to Wednesday?", "from Monday to Wednesday", "19–21 May 2025"),
        ("What did she say from 2017 to 2021?", "from 2017 to 2021", "2017–2021"),
        ("What did she say between May 5 and May 12?", "between May 5 and May 12", "5–12 May 2025"),
        ("What did she say between 5 and 10 March?", "between 5 and 10 March", "5–10 March 2025"),
        ("What did she say over the past year?", "over the past year", "22 May 2024–22 May 2025"),
        ("What did she say in the week of May 12?", "week of May 12", "12–18 May 2025"),
    ],
)
def test_prepositions_bound_a_period(question: str, words: str, period: str) -> None:
    assert read(question) == [(words, period, "bounded", True)]


@pytest.mark.parametrize(
    ("question", "period"),
    [
        ("The bridge will open in June.", "June 2025"),
        ("Which band will play on Sunday?", "25 May 2025"),
        ("Who will speak next Tuesday?", "27 May 2025"),
        ("Who speaks tomorrow?", "23 May 2025"),
        ("What is expected next month?", "June 2025"),
        ("Where will the games of 2028 be held?", "2028"),
        ("What must be done by 2030?", "up to 31 December 2030"),
        ("What opens later this year?", "23 May–31 December 2025"),
    ],
)
def test_what_lies_ahead_is_read_but_binds_nothing(question: str, period: str) -> None:
    found = only(question)
    assert (described(found.period), found.binding) == (period, False)


@pytest.mark.parametrize(
    "question",
    [
        "Who won the 2020 election?",
        "Who lost after the 2020 election?",
        "Who won the 2022 Emmy Awards?",
        "Who won Eurovision 2023?",
        "What is the word of the year for 2022?",
        "Who saw it in 2020 vision?",
        "What did she say about Monday's attack?",
        "What did she say about the May 20 call?",
        "Which island had its worst storm since 1999?",
        "Who died on the mountain that collapsed in 2015?",
        "After stepping down in 2020, who came back?",
        "Which day falls on the first of February every year?",
        "Which airline was recently fined?",
    ],
)
def test_a_date_of_an_event_and_a_vague_word_bind_nothing(question: str) -> None:
    assert not only(question).binding


@pytest.mark.parametrize(
    "question",
    [
        "The president may resign in protest",
        "may he resign",
        "Who will march in protest?",
        "What did Theresa May say about Mark Spring?",
        "Who was there at the fall of Kabul?",
        "What did the spring offensive bring?",
        "Who scored in the second half?",
        "What did April O'Neil say?",
        "What did the Sunday Times say on Black Friday deals?",
        "What did USA Today say?",
        "Who starred in March of the Penguins?",
        "Who saw 2000 people and 1,984 cars in 1500 words?",
        "What did the Fourth of July parade cost?",
        "Did 12 may have left?",
        "What did Alex do with flight 2020 on February 30?",
        "What is 05/06/2025?",
        "Who lives in 90s houses?",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(question: str) -> None:
    assert read(question) == []


def test_the_asking_day_is_taken_in_utc() -> None:
    late = datetime(2025, 5, 22, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    assert described(only("What happened today?", late).period) == "23 May 2025"


def test_an_asking_time_without_a_timezone_is_refused() -> None:
    with pytest.raises(ValueError, match="timezone"):
        find_periods("What happened today?", ASKED.replace(tzinfo=None))


@given(MOMENTS)
def test_deictic_words_lie_right_for_any_asking_day(as_of: datetime) -> None:
    def days(question: str) -> tuple[date, date]:
        period = only(question, as_of).period
        assert period.start is not None
        assert period.end is not None
        return period.start.date(), (period.end - timedelta(days=1)).date()

    today = as_of.date()
    assert days("today") == (today, today)
    assert days("yesterday") == (today - timedelta(days=1),) * 2
    monday, sunday = days("this week")
    assert monday <= today <= sunday
    assert (monday.weekday(), (sunday - monday).days) == (0, 6)
    assert days("last week") == (monday - timedelta(days=7), sunday - timedelta(days=7))
    first, last = days("this month")
    assert first.day == 1
    assert first <= today <= last
    assert days("last month")[1] == first - timedelta(days=1)
    assert days("last year") == (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))
    assert days("the past 10 days") == (today - timedelta(days=10), today)
    assert 365 <= (days("the past year")[1] - days("the past year")[0]).days <= 366
    for name in ("Monday", "Thursday", "Sunday"):
        assert timedelta(0) <= today - days(f"on {name}")[0] < timedelta(days=7)
        assert timedelta(0) < today - days(f"last {name}")[0] <= timedelta(days=7)
        assert timedelta(0) < days(f"next {name}")[0] - today <= timedelta(days=7)
    for name in ("January", "May", "December"):
        began = days(f"in {name}")[0]
        assert began <= today < began.replace(year=began.year + 1)
    assert days("last summer")[1] < today


WORDS = (
    "in on since before after until by from to between and the of last next this past early late mid-March May march "
    "Monday week weekend month year summer fall 19 2024 2030s '90s 5th 3 three days ago today yesterday recently Q3 "
    "first quarter , - 's will"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join), MOMENTS)
def test_periods_run_forwards_and_spans_are_disjoint_in_any_jumble_of_time_words(text: str, as_of: datetime) -> None:
    end = 0
    for found in find_periods(text, as_of):
        assert end <= found.span.start < found.span.end <= len(text)
        end = found.span.end
        assert found.period
        if found.period.start and found.period.end:
            assert found.period.start < found.period.end


@given(st.text(max_size=300), st.datetimes(timezones=st.just(UTC)))
def test_no_text_and_no_day_raises(text: str, as_of: datetime) -> None:
    find_periods(text, as_of)


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), st.sampled_from([1, 9999]))
def test_the_ends_of_the_calendar_raise_nothing(text: str, year: int) -> None:
    find_periods(text, datetime(year, 1, 1, tzinfo=UTC))
    find_periods(text, datetime(year, 12, 31, tzinfo=UTC))


@pytest.mark.parametrize(
    "word", ["in May ", "since ", "2020 to ", "19 ", "Monday ", "After 2020, ", "what “", "a year ago "]
)
def test_reading_takes_time_in_proportion_to_the_text(word: str) -> None:
    def seconds(length: int) -> float:
        text = (word * length)[:length]
        started = [time.process_time()]
        for _ in range(5):
            find_periods(text, ASKED)
            started.append(time.process_time())
        return min(after - before for before, after in pairwise(started))

    seconds(1_000)
    assert seconds(8_000) < 40 * seconds(800)


@given(st.text(alphabet="abcdefghij ,.?", max_size=200))
def test_text_without_time_words_gives_nothing(text: str) -> None:
    assert find_periods(text, ASKED) == []


@pytest.mark.parametrize(
    ("question", "words", "period"),
    [
        ("What did Peskov say in June 2025?", "in June 2025", "June 2025"),
        ("what has the Kremlin said in 2026?", "in 2026", "2026"),
        ("What did the mayor do on 3 June 2025?", "on 3 June 2025", "3 June 2025"),
        ("What happened in July 2025?", "in July 2025", "July 2025"),
    ],
)
def test_a_time_after_the_asking_day_binds_what_was_said_or_done_in_it(question: str, words: str, period: str) -> None:
    assert read(question) == [(words, period, "named", True)]


@pytest.mark.parametrize(
    "question",
    [
        "What did Peskov say about the talks in June 2025?",
        "What will the council do in June 2025?",
        "Who pays for the games in 2026?",
    ],
)
def test_a_time_after_the_asking_day_may_be_of_what_lies_ahead(question: str) -> None:
    assert not only(question).binding


def test_when_something_is_done_looks_ahead() -> None:
    assert described(only("When does the first ferry leave Varrey from June?").period) == "from 1 June 2025"
    assert described(only("When is the vote in June?").period) == "June 2025"
