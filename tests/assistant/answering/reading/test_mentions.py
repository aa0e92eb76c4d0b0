from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.reading.mentions import mentions, words_of
from assistant.text import normalise


def found(text: str) -> list[str]:
    return [mention.span.of(text) for mention in mentions(words_of(text))]


def test_names_figures_and_short_phrases_are_candidates() -> None:
    candidates = found("Mayor Tam Rudd opened the storm barrier at St. Osk for $5 million on Monday.")
    assert {"Tam Rudd", "storm barrier", "St. Osk", "$5 million", "Monday"} <= set(candidates)


def test_no_candidate_begins_or_ends_with_a_stop_word() -> None:
    assert not {"the storm", "barrier at", "for $5"} & set(found("He opened the storm barrier at Osk for $5."))


def test_a_candidate_crosses_no_comma() -> None:
    assert "Osk, Tesmouth" not in found("She left Osk, Tesmouth and Venn.")


def test_a_name_of_a_firm_is_tried_with_and_without_its_s() -> None:
    assert {"Quay’s", "Quay"} <= set(found("They ate at Quay’s on Friday."))


def test_a_name_may_begin_with_its_article() -> None:
    assert "The Lantern" in found("He reads The Lantern at breakfast.")


@given(st.text(alphabet="aB9 .,'’s$%—-\n“”", max_size=80))
def test_a_mention_is_words_of_the_text_and_its_key_their_normal_form(text: str) -> None:
    for mention in mentions(words_of(text)):
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.of(text).strip() == mention.span.of(text)
        assert mention.key
        assert normalise(mention.span.of(text)).replace(" ", "") == mention.key.replace(" ", "")
