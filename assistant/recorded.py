"""Whose words the ledger says a stretch of an article is."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain import Citation, Span, Statement


def is_recorded(citation: Citation, statements: Sequence[Statement]) -> bool:
    """Tell whether the ledger has the cited words as the speaker's: inside the content of one statement of theirs, or
    of what may be quoted of it, the marks around it aside.
    """
    return any(
        statement.speaker is not None
        and statement.speaker.name == citation.speaker
        and any(
            span.start <= citation.start + 1 and citation.end - 1 <= span.end
            for span in (*statement.content, *statement.quotable)
        )
        for statement in statements
    )


def speakers_in(sentences: Sequence[Span], statements: Sequence[Statement]) -> dict[int, set[str]]:
    """Give for each sentence in which the ledger has words of somebody known the names of all of them."""
    found: dict[int, set[str]] = {}
    for statement in statements:
        if statement.speaker is None:
            continue
        for n, sentence in enumerate(sentences):
            if any(sentence.start < part.end and part.start < sentence.end for part in statement.content):
                found.setdefault(n, set()).add(statement.speaker.name)
    return found


def can_be(asked: str, name: str) -> bool:
    """Tell whether a name in a claim can stand for one of the ledger: it ends alike and has no other given name."""
    one, other = asked.casefold().split(), name.casefold().split()
    return bool(one and other) and one[-1] == other[-1] and (set(one) <= set(other) or set(other) <= set(one))
