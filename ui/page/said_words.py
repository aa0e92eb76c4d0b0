"""How the Said page says whose words something is: in their own words, partly so, or in the paper's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from assistant.archive.entries import Outline
from assistant.domain import Citation, Manner, Moment, Record, Said, Span, Statement, StatementKind
from assistant.quotations import quotations
from assistant.text import normalise
from ui.page.ink import Block, Run
from ui.page.said_ledger import Speaking
from ui.page.wording import counted, listed

KINDS: Mapping[StatementKind, str] = {
    "direct": "In their own words",
    "mixed": "Partly in their own words",
    "indirect": "In the paper’s words",
}
MANNERS: Mapping[Manner, str] = {"denied": "a denial", "declined": "declined to say", "hedged": "hedged"}
FAR = 160
"""Characters between the parts of a statement that are left out, for they are another sentence of the article."""
MOST_ROLES = 4


def paper(record: Record) -> Block:
    """Give the heading over what is quoted from one article: its title, outlet and date."""
    outlet = record.outlet or "a paper without a name"
    told = f"{outlet} · {record.published or 'undated'}"
    return Block("paper", (Run(record.title or "Untitled", "title"), Run(told, "credit")))


def entry(one: Said, text: str, *, named: bool, before: Said | None = None) -> Block:
    """Give a statement as a button that opens its article: as what somebody spoke, whose words they are, the words.

    ``named`` puts the speaker first, for lists of what several people said. What the statement ``before`` it in the
    same article said of the speaker is not said again.
    """
    statement = one.statement
    speaker = statement.speaker
    who = (speaker.name if speaker else one.source or "nobody is named") if named else ""
    role = as_what(speaker.role if speaker else None, speaker.name if speaker else "")
    if before and before.article.id == one.article.id and _name_and_role(before) == _name_and_role(one):
        role = ""
    capacity = role if named or not role else f"as {role}"
    lead = ", ".join(part for part in (who, capacity, _spoken(one, text)) if part)
    kind = ", ".join(part for part in (KINDS[statement.kind], MANNERS.get(statement.manner, "")) if part)
    runs = [Run(kind, f"kind-{statement.kind}"), *([Run(lead, "capacity")] if lead else []), *words(text, statement)]
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


def as_what(role: str | None, name: str) -> str:
    """Say in what capacity the article has somebody speak; "" where it does not say, or the name says it."""
    plain = " ".join((role or "").split()).removeprefix("the ")
    return "" if normalise(plain) in normalise(name) else plain


def speaking(one: Speaking, press: str) -> Block:
    """Give somebody in the list of those who speak, as a button."""
    role = as_what(one.person.roles[0] if one.person.roles else None, one.person.name)
    return Block(
        "speaking",
        (
            Run(one.person.name, "name"),
            Run(f"{one.statements:,}", "count", title=counted(one.statements, "statement")),
            Run(role, "role"),
            Run(span(one.first, one.last), "span"),
        ),
        press=press,
    )


def span(first: Moment | None, last: Moment | None) -> str:
    """Say from when to when, no more exactly than is known."""
    if first is None or last is None:
        return "undated"
    return str(first) if str(first) == str(last) else f"{first} – {last}"


def roles(found: Iterable[Outline], name: str) -> str:
    """Say as what somebody is quoted, and how often so: "president (812), former president (201)"."""
    counts: Counter[str] = Counter()
    for one in found:
        if role := as_what(one.role, name):
            counts[role] += 1
    if not counts:
        return ""
    common = [f"{role} ({times:,})" for role, times in counts.most_common(MOST_ROLES)]
    more = len(counts) - MOST_ROLES
    return f"Quoted as {listed([*common, *([f'{more:,} more'] if more > 0 else [])])}"


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
