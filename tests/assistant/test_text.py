from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.text import STOPWORDS, normalise, paragraphs, sentences, words

TOKENS = [
    *"The mayor said. ? ! … “ ” ‘ ’ \" ' « » „ ( ) U.S. Mr. J. 3.5 No. 5 a.m. he don't — • 。 」 「 end.The ''".split(),
    *("Peskov", "“We won.”", '"Why?"', "о нём", "你好。", "\n", "\n\n", "\n\n\n", " \n \n", "\t", "\u00a0", "\x0c"),
]
PROSE = st.lists(st.sampled_from(TOKENS), max_size=60).map(" ".join)
ANY = st.one_of(PROSE, st.text(max_size=200), PROSE.map(lambda text: text.replace(" ", "")))


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain fell. It stopped.", ["Rain fell.", "It stopped."]),
        ("U.S. Gov. Roy Lund left on Jan. 5. They ate.", ["U.S. Gov. Roy Lund left on Jan. 5.", "They ate."]),
        ("He moved to the U.S. The rest stayed.", ["He moved to the U.S.", "The rest stayed."]),
        ("J. D. Marsh and Mr. Ott voted. No. 5 did not.", ["J. D. Marsh and Mr. Ott voted.", "No. 5 did not."]),
        ("Prices rose 3.5 percent. Wages fell 1.2.", ["Prices rose 3.5 percent.", "Wages fell 1.2."]),
        ("It ends at 5 p.m. Monday or 9 p.m. Guests go.", ["It ends at 5 p.m. Monday or 9 p.m.", "Guests go."]),
        ("Well ... maybe. I waited... Nobody came.", ["Well ... maybe.", "I waited...", "Nobody came."]),
        (
            "Acme Inc. Chief Ida Ray left. Yahoo! staff did not.",
            ["Acme Inc. Chief Ida Ray left.", "Yahoo! staff did not."],
        ),
        ("1. Wash it. 2. Dry it.", ["1. Wash it.", "2. Dry it."]),
        ("Space was lost.Then found. See a.Example.com.", ["Space was lost.", "Then found.", "See a.Example.com."]),
        ("Он пришёл. Она ушла.", ["Он пришёл.", "Она ушла."]),
        (
            "今日は雨です。明日は晴れ。「行く。帰る。」と言った。",
            ["今日は雨です。", "明日は晴れ。", "「行く。帰る。」と言った。"],
        ),
        ("वह आया। वह गया।", ["वह आया।", "वह गया।"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "“We wait. We hope. Then we act,” he said.",
        "“We wait. We hope.” he said.",
        '"Who knows? Nobody does," she added.',
        "“Is it over?” Peskov asked.",
        "“Is it over?” Defense Minister Ann B. Lee asked on Monday.",
        "“It is over.” Lund said.",
        "She called it “a mess. A real one” and left.",
        "‘We wait. We hope,’ he told the Post.",
        "'We wait. We hope,' he told the Post.",
        "‘The workers’ rights matter. They always did,’ he said.",
        "«On attend. On espère», dit-il.",
        "« On attend. On espère. » dit-il.",
        "„Wir warten. Wir hoffen“, sagte er.",
        "»Wir warten. Wir hoffen«, sagte er.",
        '“A mixed pair. Of marks," he said.',
        "''Two apostrophes. As marks,'' he said.",
        "“We heard ‘Go home. Now.’ and went,” he said.",
    ],
)
def test_a_quotation_and_its_attribution_are_one_sentence(sentence: str) -> None:
    assert cut(f"Before it. {sentence} After it.") == ["Before it.", sentence, "After it."]


def test_a_new_sentence_after_a_quotation_is_not_its_attribution() -> None:
    assert cut("“It is over.” Lund said he would not run. “Why?” He said nothing.") == [
        "“It is over.”",
        "Lund said he would not run.",
        "“Why?”",
        "He said nothing.",
    ]


def test_an_unclosed_quotation_does_not_swallow_its_paragraph() -> None:
    assert cut("“We wait. We hope. We act.") == ["“We wait.", "We hope.", "We act."]


def test_a_quotation_over_several_paragraphs_is_cut_in_each_until_it_closes() -> None:
    assert cut("“One. Two.\n\n“Three. Four,” he said. Five.") == ["“One.", "Two.", "“Three. Four,” he said.", "Five."]


def test_a_closing_mark_far_away_does_not_make_a_quotation() -> None:
    text = "“Lost mark. " + "It rained all day in town. " * 60 + "End” of it."
    assert len(cut(text)) == 62


def test_apostrophes_open_no_quotation() -> None:
    text = "The workers' hall opened in the '90s. Rock 'n' roll came. The bosses' club closed."
    assert len(cut(text)) == 3


def test_headlines_and_list_items_without_full_stop_are_sentences() -> None:
    assert cut("Council splits\n\nThe vote was tied.\n• Budget\n• Roads") == [
        "Council splits",
        "The vote was tied.",
        "• Budget",
        "• Roads",
    ]


def test_a_wrapped_line_is_no_sentence_end() -> None:
    text = "The council of the town met on a rainy Tuesday evening to vote on\nRoad Five, which nobody wanted."
    assert cut(text) == [text]


@given(ANY)
@example("“a. A” b.\n\nC")
@example("a.\n\n”.")
def test_sentences_are_sorted_disjoint_and_cover_every_character_but_white_space(text: str) -> None:
    spans = sentences(text)
    reached = 0
    for span in spans:
        assert reached <= span.start < span.end <= len(text)
        assert not text[reached : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        reached = span.end
    assert not text[reached:].strip()


@given(ANY)
def test_no_sentence_crosses_a_blank_line(text: str) -> None:
    for span in sentences(text):
        assert not any(not line.strip() for line in span.of(text).split("\n"))


@given(ANY)
def test_paragraphs_hold_whole_sentences(text: str) -> None:
    spans = paragraphs(text)
    for sentence in sentences(text):
        assert any(span.start <= sentence.start and sentence.end <= span.end for span in spans)


@pytest.mark.parametrize(
    "text",
    [
        "." * 50_000 + "x",
        "a" + " " * 50_000 + "b",
        "“a " * 20_000,
        "'a " * 20_000,
        "b\n \n" * 20_000,
        "Ab. " * 20_000,
        "[" * 50_000,
    ],
    ids=["dots", "spaces", "opening marks", "apostrophes", "blank lines", "sentences", "brackets"],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    assert cut(text)  # a quadratic pass over any of these takes minutes


def test_words_are_kept_as_written() -> None:
    assert words("The U.S. didn't pay $1,000.50 for full-scale “help”, p.m.") == [
        "The", "U.S.", "didn't", "pay", "1,000.50", "for", "full-scale", "help", "p.m.",
    ]  # fmt: skip
    assert words("हिन्दी में") == ["हिन्दी", "में"]


def test_normalise_folds_what_spellings_of_one_text_differ_in() -> None:
    assert normalise("The  U.S. “Don’t” — 1,000 at 3.5%, full-scale…") == "the us dont 1000 at 3.5 full scale"
    assert normalise("Don't") == normalise("DON’T")


@given(ANY)
def test_normalise_is_stable(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


def test_stopwords_are_lower_case_words() -> None:
    assert {"the", "said"} & STOPWORDS == {"the"}
    assert all(word == word.lower() for word in STOPWORDS)


@pytest.mark.parametrize(
    "sentence",
    ["Die Regatta sollte am 10. August stattfinden.", "Er kam zum 25. Mal.", "Vom 3. Mai bis 4. Juni ist zu."],
)
def test_a_german_ordinal_ends_no_sentence(sentence: str) -> None:
    assert cut(f"Davor. {sentence} Danach.") == ["Davor.", sentence, "Danach."]


def test_a_number_ends_an_english_sentence_before_a_month() -> None:
    assert cut("The count was 10. August brought more. It rose to 12. The rest fell.") == [
        "The count was 10.",
        "August brought more.",
        "It rose to 12.",
        "The rest fell.",
    ]
