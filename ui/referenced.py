"""An answer as words to paste elsewhere, with its references in full."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.domain import Answer, Citation
from ui.refusal import looked_through


def in_words(answer: Answer) -> str:
    """Give the question, the answer with its numbers, and under them who said it, where, when, and the exact words."""
    return "\n".join(_lines(answer))


def _lines(answer: Answer) -> Iterator[str]:
    yield answer.question
    if answer.standalone_question != answer.question:
        yield f"(read as: {answer.standalone_question})"
    yield ""
    yield answer.text.strip()
    if answer.searched:
        yield ""
        yield looked_through(answer.searched)
    for heading, cited in (("Sources", answer.citations), ("The closest coverage", answer.closest)):
        if cited:
            yield ""
            yield heading
            yield from (reference(each) for each in cited)
    yield ""
    yield f"Asked of Dateline as of {answer.as_of.day} {answer.as_of:%B %Y}."


def reference(cited: Citation) -> str:
    """Give a citation in one line: number, speaker, words, title, authors, outlet, date, address."""
    article = cited.article
    quoted = cited.quote if cited.quote[:1] in "“\"'‘" else f"“{cited.quote}”"
    said = f"{cited.speaker}: {quoted}" if cited.speaker else quoted
    about = (
        article.title or "Untitled",
        " and ".join(article.authors),
        article.outlet or "outlet unknown",
        str(article.published or "undated"),
        article.url or f"article {article.id}",
    )
    return f"[{cited.n}] {' '.join(said.split())} {', '.join(part for part in about if part)}"
