"""The persons of an article: who speaks in it, opens a paragraph with a colon, or has a title before the name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.naming import TITLES, is_place, untitled
from assistant.support.saying import BODY, LABEL
from assistant.wording import names, quoted


def persons_of(
    text: str, starts: Iterable[int], recorded: Mapping[int, set[str]], outlet: str | None
) -> tuple[str, ...]:
    """Give the whole names of the persons of a text whose paragraphs begin at ``starts``; a paper that asks is none."""
    found = sorted({name for several in recorded.values() for name in several})
    labels = [LABEL.match(text, start) for start in starts]
    found += [untitled(label[1]) for label in labels if label and label[1] != outlet]
    runs = [run for run in names(quoted(text)[1]) if len(run) > 2 and run[0].lower() in TITLES]
    found += [untitled(" ".join(run)) for run in runs]
    return tuple(name for name in dict.fromkeys(found) if _is_person(name))


def _is_person(name: str) -> bool:
    words = name.split()
    return (
        len(words) > 1
        and all(word[:1].isupper() for word in words)
        and not BODY.search(name)
        and not is_place(words[-1])
    )
