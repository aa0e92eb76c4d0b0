"""How the Said page says whose words something is: in their own words, partly so, or in the paper's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from assistant.archive.entries import Outline
from assistant.directory.roles import is_spokesperson
from assistant.domain import Citation, Manner, Moment, Record, Said, Span, Statement, StatementKind
from assistant.quotations import quotations
from assistant.text import sentences
from ui.page.ink import Block, Run
from ui.page.said_ledger import Speaking
from ui.page.said_roles import as_what, through
from ui.page.wording import counted, listed

KINDS: Mapping[StatementKind, str] = {
    "direct": "In their own words",
    "mixed": "Partly in their own words",
    "indirect": "In the paper’s words",
}
MANNERS: Mapping[Manner, str] = {"denied": "a denial", "declined": "declined to say", "hedged": "hedged"}
_POINTING = frozenset(("it", "this", "that", "them", "these", "those", "so"))
FAR = 160
"""Characters between the parts of a statement that are left out, for they are another sentence of the article."""


def paper(record: Record) -> Block:
    """Give the heading over what is quoted from one article: its title, outlet and date."""
    outlet = record.outlet or "a paper without a name"
    told = f"{outlet} · {record.published or 'undated'}"
    return Block("paper", (Run(record.title or "Untitled", "title"), Run(told, "credit")))


def entry(
    one: Said, text: str, *, named: bool, before: Said | None = None, also: Sequence[str] = (), body: bool = False
) -> Block:
    """Give a statement as a button that opens its article: as what somebody spoke, whose words they are, the words.

    ``named`` puts the speaker first, for lists of what several people said. What the statement ``before`` it in the
    same article said of the speaker is not said again. ``also`` are the papers that print the same;
    ``body`` tells that an organisation speaks, whose role is its spokesperson's.
    """
    statement = one.statement
    speaker = statement.speaker
    who = (speaker.name if speaker else one.source or "nobody is named") if named else ""
    role = as_what(speaker.role if speaker else None, speaker.name if speaker else "")
    if before and before.article.id == one.article.id and _name_and_role(before) == _name_and_role(one):
        role = ""
    capacity = through(role) if body and is_spokesperson(role) else role if named or not role else f"as {role}"
    lead = ", ".join(part for part in (who, capacity, _spoken(one, text)) if part)
    more = [Run(f"Also in {listed(also)}", "capacity")] if also else []
    kind = ", ".join(part for part in (KINDS[statement.kind], MANNERS.get(statement.manner, "")) if part)
    runs = [
        Run(kind, f"kind-{statement.kind}"),
        *([Run(lead, "capacity")] if lead else []),
        *_asked(text, statement),
        *words(text, statement),
        *more,
    ]
    return Block(f"said-{statement.kind}", tuple(runs), press=f"open {one.id}")


def words(text: str, statement: Statement) -> Iterator[Run]:
    """Yield the words of a statement as the article has them: those said, quoted or not, and those that report it."""
    whole = statement.extent
    own = [Span(span.start + whole.start, span.end + whole.start) for span in quotations(whole.of(text))]
    if statement.kind == "direct":
        own = list(statement.content)
    at = whole.start
    for span in statement.content:
        yield from _reporting(text[at : span.start])
        at = span.start
        for quoted in own:
            start, end = max(at, quoted.start), min(span.end, quoted.end)
            if start < end:
                yield from _run(text[at:start], "stated")
                yield from _run(text[start:end], "own-words")
                at = end
        yield from _run(text[at : span.end], "stated")
        at = span.end
    yield from _reporting(text[at : whole.end])


def citation(one: Said, text: str) -> Citation:
    """Give the words of a statement as what the article is opened at."""
    statement = one.statement
    spans = statement.quotable
    span = spans[0] if len(spans) == 1 else Span(spans[0].start, spans[-1].end)
    name = statement.speaker.name if statement.speaker else one.source
    return Citation(1, one.article, span.start, span.end, span.of(text), name)


def speaking(one: Speaking, press: str) -> Block:
    """Give somebody in the list of those who speak, as a button."""
    return Block(
        "speaking",
        (
            Run(one.person.name, "name"),
            Run(f"{one.statements:,}", "count", title=counted(one.statements, "statement")),
            Run(one.role, "role"),
            Run(span(one.first, one.last), "span"),
        ),
        press=press,
    )


def span(first: Moment | None, last: Moment | None) -> str:
    """Say from when to when, no more exactly than is known."""
    if first is None or last is None:
        return "undated"
    return str(first) if str(first) == str(last) else f"{first} – {last}"


def kinds(found: Iterable[Outline]) -> str:
    """Count statements by whose words they are: "12 in their own words, 3 in the paper’s words"."""
    counts = Counter(one.kind for one in found)
    told = {kind: in_a_line(kind) for kind in KINDS if counts[kind]}
    if len(told) == 1:
        return f"all {next(iter(told.values()))}"
    return ", ".join(f"{counts[kind]:,} {words}" for kind, words in told.items())


def in_a_line(kind: StatementKind) -> str:
    """Say whose words they are within a sentence."""
    return KINDS[kind][0].lower() + KINDS[kind][1:]


def _asked(text: str, statement: Statement) -> Iterator[Run]:
    """Yield the sentence before words that only point at it: "He has always denied it"."""
    if len(statement.content) == 1 and statement.content[0].of(text).casefold() in _POINTING:
        start = text.rfind("\n", 0, statement.extent.start) + 1
        before = text[start : statement.extent.start].rstrip()
        if before.endswith(".") and (told := sentences(before)):
            yield from _reporting(f"{told[-1].of(before)} ")


def _spoken(one: Said, text: str) -> str:
    """Say to whom or where, where the words that are shown don't, and on which day where that is not the article's."""
    statement = one.statement
    day, published, setting = statement.said_on, one.article.published, statement.setting
    said_on = f"said on {day}" if day and (published is None or str(day) != str(published)) else ""
    shown = setting is None or (statement.extent.start <= setting.start and setting.end <= statement.extent.end)
    where = "" if shown or setting is None else " ".join(setting.of(text).split())
    return ", ".join(part for part in (said_on, where) if part)


def _reporting(text: str) -> Iterator[Run]:
    yield from _run(text if len(text) <= FAR else " … ", "reporting")


def _run(text: str, style: str) -> Iterator[Run]:
    if text:
        yield Run(text, style)


def _name_and_role(one: Said) -> tuple[str, str | None] | None:
    speaker = one.statement.speaker
    return (speaker.name, speaker.role) if speaker else None
