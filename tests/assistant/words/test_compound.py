"""A noun right before another only tells of which kind that is; before its verb it is the thing itself."""

from __future__ import annotations

import pytest

from assistant.words.compound import only_before_a_noun


@pytest.mark.parametrize(
    ("topic", "text", "aside"),
    [
        (["frost"], "The frost fence was new.", True),
        (["frost"], "The frost-fence was new, and no frost fence was dearer.", True),
        (["frost"], "The frost fence stood when the frost came.", False),
        (["frost"], "The frost broke on Sunday.", False),
        (["frost"], "The frost killed the plums.", False),
        (["frost"], "Frost Jorun was the last.", False),
        (["frost"], "It was a hard frost.", False),
        (["frost"], "The frosting was blue.", False),
        (["frost"], "Nothing froze.", False),
        (["frost"], "In May frosts come late.", False),
        (["frosts"], "In May frosts come late.", False),
        (["frost", "fence"], "The frost fence was new.", False),
        (["Frost"], "The Frost fence was new.", False),
    ],
)
def test_only_before_a_noun(topic: list[str], text: str, *, aside: bool) -> None:
    assert only_before_a_noun(topic, ["Another line.", text]) == (frozenset({1}) if aside else frozenset())
