"""Who-said-what questions are answered from the ledger: the person asked about, their words, and nobody else's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.answering.draft import NOT_IN_ARCHIVE
from assistant.answering.said import NO_NAME, WITHOUT_LEDGER
from assistant.archive.archive import Archive
from assistant.domain import Answer, Manner, Moment, Scope, Span, Speaker, Statement
from assistant.settings import load
from tests.assistant.answering.pier import TEXTS, harbour
from tests.assistant.archive.newsroom import WordEmbedder, article, prepared, spoken

AS_OF = datetime(2025, 6, 1, 12, tzinfo=UTC)
QUESTIONS = (
    "What did Ada Quay say about the swans?",
    "What did Quay say about the pier?",
    "Did Tom Holt deny that the pier was sinking?",
    "Who said the swans were healthy?",
    "What did Holt and Quay say about the lamps?",
    "latest from Holt",
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with harbour(tmp_path_factory.mktemp("pier") / "archive") as opened:
        yield opened


def ask(assistant: Assistant, question: str) -> Answer:
    return assistant.ask(question, as_of=AS_OF)


def speakers(answer: Answer) -> set[str]:
    return {citation.speaker for citation in answer.citations if citation.speaker}


def test_direct_words_come_with_who_in_which_capacity_where_and_when(assistant: Assistant) -> None:
    answer = ask(assistant, "What did Ada Quay say about the swans?")
    assert answer.text == (
        "Ada Quay, harbour master, Harrow Courier, 28 May 2025: "
        "“The swans will stay on the pond, whatever the council decides,” [1][2]"
    )
    assert [citation.article.outlet for citation in answer.citations] == ["Harrow Courier", "The Example Wire"]
    assert speakers(answer) == {"Ada Quay"}


def test_indirect_speech_is_marked_as_the_papers_and_brings_what_it_was_about(assistant: Assistant) -> None:
    answer = ask(assistant, "What did Quay say about the plan of the pier?")
    assert answer.text.startswith(
        "Ada Quay, harbour master, The Lantern, 27 May 2025, in the paper’s words: "
        "Harbour master Ada Quay told reporters it was “not helpful” to press the builders for it. [1]"
    )
    context = answer.citations[-1]
    assert (context.speaker, context.quote) == (None, TEXTS["pier"].split("\n")[0])


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_claim_is_cited_letter_for_letter_and_its_speaker_recorded(assistant: Assistant, question: str) -> None:
    answer = ask(assistant, question)
    assert answer.claims
    assert all(claim.supported and claim.citations for claim in answer.claims)
    assert answer.notices == ()
    assert [citation.n for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    for citation in answer.citations:
        assert TEXTS[citation.article.id][citation.start : citation.end] == citation.quote


@pytest.mark.parametrize(
    ("question", "short", "opening"),
    [
        ("Did Tom Holt deny that the pier was sinking?", "Yes", "Yes, Tom Holt denied it [1]."),
        ("Did Tom Holt say that the pier was sinking?", "No", "No, Tom Holt denied it [1]."),
        ("Has Holt commented on the lamps?", "No", "No, Tom Holt declined to [1]."),
        ("Did Holt warn that a bridge would cost nine million crowns?", "Yes", "Yes, Tom Holt warned of it [1]."),
        ("Has Quay commented on the swans?", "Yes", "Yes, Ada Quay commented [1]."),
        ("Did Quay deny that the swans will stay?", None, "This is what Ada Quay is reported to have said on it:"),
    ],
)
def test_yes_or_no_is_what_the_manner_tells(assistant: Assistant, question: str, short: str, opening: str) -> None:
    answer = ask(assistant, question)
    assert answer.short_answer == short
    assert answer.text.startswith(opening)


def test_words_of_whom_the_question_names_are_never_replaced_by_those_let_through(assistant: Assistant) -> None:
    only_holt = Scope(speakers=("Tom Holt",))
    refused = assistant.ask("What did Ada Quay say about the swans?", as_of=AS_OF, scope=only_holt)
    assert refused.abstained
    assert refused.text.startswith(
        "The question asks for words of Ada Quay, but only those of Tom Holt are let through"
    )
    both = assistant.ask("What did Holt and Quay say about the bridge?", as_of=AS_OF, scope=only_holt)
    assert speakers(both) == {"Tom Holt"}
    assert "Only words of Tom Holt are let through; those of Quay are left out." in both.notices
    for asked in ("What did Holt say about the bridge?", "What did the engineer say about the bridge?", "the bridge"):
        answer = assistant.ask(asked, as_of=AS_OF, scope=only_holt)
        assert (speakers(answer), answer.notices) == ({"Tom Holt"}, ())


def test_who_said_so_is_told_among_those_let_through(assistant: Assistant) -> None:
    question = "Who said the swans were healthy?"
    answer = assistant.ask(question, as_of=AS_OF, scope=Scope(speakers=("Tom Holt",)))
    assert answer.abstained
    assert "The one it reports on that is Ida Marsh, vet." in answer.text
    assert assistant.ask(question, as_of=AS_OF, scope=Scope(speakers=("Ida Marsh",))).short_answer == "Ida Marsh"


def test_of_two_statements_in_one_sentence_both_are_cited(tmp_path: Path) -> None:
    text = "Ada Quay said that the pier was safe, and she promised that the lamps would burn."
    both = [("Ada Quay", "said", "that the pier was safe"), ("she", "promised", "that the lamps would burn")]

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    said = [
        Statement(
            "both", (at(what),), at(cue), at(who), "indirect", speaker=Speaker("Ada Quay", at("Ada Quay"), "name")
        )
        for who, cue, what in both
    ]
    with harbour(tmp_path / "archive") as opened:
        with opened.archive.writer() as writer:
            writer.add([prepared(article("both", text))])
            texts = [what for _, _, what in both]
            digests = [sha256(each.encode()).hexdigest() for each in texts]
            vectors = dict(zip(digests, WordEmbedder().encode(texts), strict=True))
            writer.put_statements("both", said, digests, vectors, "by hand")
        answer = ask(opened, "What did Ada Quay say about the lamps?")
    quotes = [citation.quote for citation in answer.citations if citation.article.id == "both"]
    assert quotes == ["she promised that the lamps would burn", "Ada Quay said that the pier was safe"]


@pytest.mark.parametrize(
    ("cue", "manner", "quoted"),
    [
        ("told the council so", "asserted", "The lamps of the pier will burn all winter."),
        ("denied it", "denied", "The lamps of the pier will burn all winter. Ada Quay denied it"),
    ],
)
def test_what_the_sentence_before_tells_stands_by_itself_unless_it_is_taken_back(
    cue: str, manner: Manner, quoted: str, tmp_path: Path
) -> None:
    what = "The lamps of the pier will burn all winter"
    text = f"{what}. Ada Quay {cue} on Monday evening, over a long and cold supper."

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    told = Statement(
        "before", (at(what),), at(cue), at("Ada Quay"), "indirect", manner, Speaker("Ada Quay", at("Ada Quay"), "name")
    )
    with harbour(tmp_path / "archive") as opened:
        with opened.archive.writer() as writer:
            writer.add([prepared(article("before", text))])
            digest = sha256(what.encode()).hexdigest()
            writer.put_statements("before", [told], [digest], {digest: WordEmbedder().encode([what])[0]}, "by hand")
        answer = ask(opened, "What did Ada Quay say about the lamps?")
    assert [citation.quote for citation in answer.citations if citation.article.id == "before"] == [quoted]


def test_who_said_is_told_by_name_and_from_the_content(assistant: Assistant) -> None:
    answer = ask(assistant, "Who said the swans were healthy?")
    assert answer.short_answer == "Ida Marsh"
    assert speakers(answer) == {"Ida Marsh"}
    assert speakers(ask(assistant, "Who replied to Tom Holt that the pier would stand?")) == {"Lena Marsh"}


def test_of_several_speakers_each_has_a_part_and_a_missing_one_is_named(assistant: Assistant) -> None:
    answer = ask(assistant, "What did Tom Holt, Ada Quay and Bo Renn say about the swans?")
    assert speakers(answer) == {"Ada Quay"}
    assert "The archive has no statement by Tom Holt that is plainly on “the swans”." in answer.text
    assert "The archive has no statements by “Bo Renn”." in answer.text


def test_who_said_nothing_on_it_is_refused_with_those_who_did(assistant: Assistant) -> None:
    answer = ask(assistant, "What did Tom Holt say about the swans?")
    assert answer.abstained
    assert answer.text.startswith("The archive has no statement by Tom Holt that is plainly on “the swans”.")
    assert "Ida Marsh" in answer.text
    assert "The nearest of the 4 statements it has by Tom Holt come below." in answer.text
    assert [citation.speaker for citation in answer.closest] == ["Tom Holt", "Tom Holt", "Ada Quay", "Ida Marsh"]
    for citation in answer.closest:
        assert TEXTS[citation.article.id][citation.start : citation.end] == citation.quote


def test_what_says_the_opposite_is_neither_a_denial_nor_called_none(assistant: Assistant) -> None:
    answer = ask(assistant, "Did Ida Marsh deny that the swans were not healthy?")
    assert answer.short_answer is None
    assert answer.text.startswith("This is what Ida Marsh is reported to have said on it:")


def test_of_several_who_are_silent_each_has_what_comes_nearest(assistant: Assistant) -> None:
    answer = ask(assistant, "What did Tom Holt, Lena Marsh and Ada Quay say about the eclipse of the moon?")
    assert answer.abstained
    assert {citation.speaker for citation in answer.closest} == {"Tom Holt", "Lena Marsh", "Ada Quay"}
    assert answer.text.count("below") == 3


def test_a_namesake_takes_nothing_from_who_is_named_beside_them(assistant: Assistant) -> None:
    answer = ask(assistant, "What did Tom Holt and Marsh say about the eclipse of the moon?")
    assert answer.abstained
    assert "The nearest of the 4 statements it has by Tom Holt come below." in answer.text
    assert "Tom Holt" in {citation.speaker for citation in answer.closest}


def test_articles_that_nobody_read_for_statements_are_told_with_a_refusal(tmp_path: Path) -> None:
    with harbour(tmp_path / "archive") as opened:
        with opened.archive.writer() as writer:
            for n in range(2):
                writer.add([prepared(article(f"later-{n}", f"“The moon is made of cheese,” Tom Holt said {n}."))])
        answer = ask(opened, "What did Tom Holt say about the moon?")
    assert answer.abstained
    assert answer.notices == ("2 articles were not read for who said what; `dateline doctor --repair` reads them.",)


def test_what_was_said_before_an_event_is_told_where_nothing_was_after_it(tmp_path: Path) -> None:
    with harbour(tmp_path / "archive") as opened:
        with opened.archive.writer() as writer:
            writer.add([prepared(article("moon", "The moon rose.", "Swan feast held"))])
        answer = ask(opened, "What has Tom Holt said about the pier since the swan feast?")
    assert "the day of “Swan feast held”" in answer.scope.why
    assert answer.text.startswith("Nothing was found in what was published from 29 May 2025. From before that:\n\n")
    assert speakers(answer) == {"Tom Holt"}


def test_a_name_that_several_bear_is_asked_back(assistant: Assistant) -> None:
    answer = ask(assistant, "What did Marsh say about the pier?")
    assert answer.abstained
    assert "Lena Marsh (mayor)" in answer.text
    assert "Ida Marsh (vet)" in answer.text
    assert {citation.speaker for citation in answer.closest} == {"Lena Marsh", "Ida Marsh"}


def test_an_office_is_found_by_what_it_belongs_to(assistant: Assistant) -> None:
    assert speakers(ask(assistant, "What did the mayor of Holt say about the pier?")) == {"Lena Marsh"}
    assert ask(assistant, "What did the mayor of Delder say about the pier?").abstained


@pytest.mark.parametrize(
    ("asked", "answers"),
    [("the spokesman of the Pier Safety Board", True), ("the spokesman of the Ferry Safety Board", False)],
)
def test_an_office_is_found_by_a_body_that_the_article_names_elsewhere(
    asked: str, answers: bool, tmp_path: Path
) -> None:
    what = "that the lamps burn"
    text = f"The Pier Safety Board met on Monday.\n\nThe board was cold. Its spokesman, Odo Renn, confirmed {what}."

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    speaker = Speaker("Odo Renn", at("Odo Renn"), "name", "spokesman")
    told = Statement("board", (at(what),), at("confirmed"), at("Odo Renn"), "indirect", speaker=speaker)
    with harbour(tmp_path / "archive") as opened:
        with opened.archive.writer() as writer:
            writer.add([prepared(article("board", text))])
            digest = sha256(what.encode()).hexdigest()
            writer.put_statements("board", [told], [digest], {digest: WordEmbedder().encode([what])[0]}, "by hand")
        answer = ask(opened, f"What did {asked} say about the lamps?")
    assert (speakers(answer) == {"Odo Renn"}) is answers
    assert answer.abstained is not answers


def test_namesakes_asked_for_together_both_answer(assistant: Assistant) -> None:
    assert speakers(ask(assistant, "What did the two Marshs say?")) == {"Lena Marsh", "Ida Marsh"}


def test_an_unknown_name_gets_the_nearest_and_nobody_elses_words(assistant: Assistant) -> None:
    answer = ask(assistant, "What did Ada Quail say about the swans?")
    assert answer.abstained
    assert answer.text == "The archive has no statements by “Ada Quail”. The nearest name it has: Ada Quay."


def test_a_pronoun_without_a_thread_is_asked_back(assistant: Assistant) -> None:
    assert ask(assistant, "What did he say about the swans?").text == NO_NAME


def test_the_newest_comes_first_unless_the_course_of_things_is_asked_for(assistant: Assistant) -> None:
    def told(question: str) -> list[str]:
        return [citation.article.id for citation in ask(assistant, question).citations if citation.speaker]

    assert told("What did Ada Quay say?")[0] != "pier"
    assert told("What has Ada Quay said since May?")[0] == "pier"


def test_the_day_is_the_one_the_article_gives(assistant: Assistant) -> None:
    answer = ask(assistant, "When did Ada Quay say that the swans will stay?")
    assert answer.short_answer == "Monday, 26 May 2025"


def test_what_was_promised_is_told_by_the_verb(assistant: Assistant) -> None:
    answer = ask(assistant, "What did Tom Holt promise?")
    assert "He promised a ferry." in answer.text
    assert "nine million" not in answer.text


def test_what_was_published_after_the_asking_date_is_not_known_yet(assistant: Assistant) -> None:
    assert assistant.ask("What did Ada Quay say?", as_of=datetime(2025, 5, 20, tzinfo=UTC)).abstained


def test_a_form_that_may_mean_no_words_is_answered_from_the_passages(assistant: Assistant) -> None:
    assert not ask(assistant, "Quay on the swans").abstained
    assert not ask(assistant, "swans on the pond").text.startswith("The archive has no statements")


def test_an_archive_without_a_ledger_says_how_to_get_one(tmp_path: Path) -> None:
    with harbour(tmp_path / "archive", ledger=False) as bare:
        answer = ask(bare, "What did Ada Quay say about the swans?")
    assert (answer.abstained, answer.text, answer.notices) == (True, NOT_IN_ARCHIVE, (WITHOUT_LEDGER,))


def test_an_archive_that_was_read_and_has_no_statements_needs_no_repair(tmp_path: Path) -> None:
    with harbour(tmp_path / "archive", ledger=False) as read:
        with read.archive.writer() as writer:
            for article_id in TEXTS:
                writer.put_statements(article_id, [], [], {}, "by hand")
        answer = ask(read, "What did Ada Quay say about the swans?")
    assert (answer.abstained, answer.notices) == (True, ())
    assert answer.text == "The archive has no statements by “Ada Quay”."


def test_a_family_name_and_an_office_tell_whose_it_is(assistant: Assistant) -> None:
    assert speakers(ask(assistant, "What did Marsh, the mayor, say about the pier?")) == {"Lena Marsh"}


def test_the_latest_is_that_of_the_newest_article(assistant: Assistant) -> None:
    answer = ask(assistant, "What is the latest that Tom Holt said?")
    assert {citation.article.id for citation in answer.citations} == {"wire"}


def test_a_speaker_without_a_name_is_nobody(assistant: Assistant) -> None:
    answer = assistant.ask("What did he say?", as_of=AS_OF, scope=Scope(speakers=("",)))
    assert answer.abstained


def test_words_of_the_days_after_a_period_stand_behind_those_of_it(tmp_path: Path) -> None:
    """What Holt said on the Friday of last week is of that week; what is printed on Monday may only report on it."""
    told = {
        "friday": ("Tom Holt said: the pier opens at noon", "2025-05-23"),
        "monday": ("Tom Holt said: the pier stays shut", "2025-05-26"),
    }
    with Archive.open(tmp_path / "archive", WordEmbedder(), create=True) as archive:
        with archive.writer() as writer:
            for name, (text, day) in told.items():
                writer.add([spoken(article(name, text, published=printed(day)))])
        assistant = Assistant(archive, WordEmbedder(), load())
        last_week = ask(assistant, "What did Tom Holt say last week?")
        assert {one.article.id for one in last_week.citations} == {"friday"}
        week_before = ask(assistant, "What did Tom Holt say on 24 May?")
        assert {one.article.id for one in week_before.citations} == {"monday"}


def test_what_was_printed_on_the_day_asked_about_answers_where_nothing_was_said_on_it(tmp_path: Path) -> None:
    told = spoken(article("friday", "Tom Holt said: the pier opens at noon", published=printed("2025-05-23")))
    said_on = printed("2025-05-22")
    told = replace(told, statements=tuple(replace(one, said_on=said_on) for one in told.statements))
    with Archive.open(tmp_path / "archive", WordEmbedder(), create=True) as archive:
        with archive.writer() as writer:
            writer.add([told])
        assistant = Assistant(archive, WordEmbedder(), load())
        assert not ask(assistant, "What did Tom Holt say on 22 May 2025?").abstained
        assert not ask(assistant, "What did Tom Holt say on 23 May 2025?").abstained
        assert ask(assistant, "What did Tom Holt say on 24 May 2025?").abstained


def printed(day: str) -> Moment:
    return Moment(datetime.fromisoformat(day).replace(tzinfo=UTC), "day", "test")
