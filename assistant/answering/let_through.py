"""What a question that names a speaker meets where only other speakers' words are let through: never another's words
under its own name, and never in silence.
"""

from __future__ import annotations

from assistant.answering.silence import listed
from assistant.answering.whom import Voices, meant
from assistant.archive.archive import Archive
from assistant.directory import CurrentDirectory, Directory, Several
from assistant.question import Question

AT_ODDS = (
    "The question asks for words of {0}, but only those of {1} are let through: take that limit away, or ask about {1}."
)
UNHEARD = "Only words of {1} are let through; those of {0} are left out."


def at_odds(question: Question, speakers: CurrentDirectory, archive: Archive) -> tuple[str, str]:
    """Give the refusal of a question whose speakers are all kept out by its scope, and else the notice that some of
    them are; "" each where the scope has no speakers or lets all through.
    """
    if not question.scope.speakers or not question.named:
        return "", ""
    directory = speakers.get()
    let_through = {name for asked in question.scope.speakers for name in _names(asked, directory, archive)}
    meant_by = {asked: _names(asked, directory, archive) for asked in question.named}
    unheard = [asked for asked, names in meant_by.items() if not names & let_through]
    if question.perhaps:  # it may be about something else: "Lorne on the gate"
        unheard = [asked for asked in unheard if meant_by[asked]]
    if not unheard or not let_through:
        return "", ""
    told = listed([f"the {one}" if one[:1].islower() else one for one in unheard]), listed(question.scope.speakers)
    return ("", UNHEARD.format(*told)) if len(unheard) < len(meant_by) else (AT_ODDS.format(*told), "")


def _names(asked: str, directory: Directory, archive: Archive) -> set[str]:
    """Give the names of those whom a name may mean; none where nobody has it."""
    found = meant(asked, (), directory, archive)
    return {person.name for person in found.people} if isinstance(found, Voices | Several) else set()
