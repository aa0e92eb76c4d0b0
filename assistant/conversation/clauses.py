"""Follow-ups that are whole sentences: their pronouns become names, and what they leave unsaid is said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from assistant.asking.names import names
from assistant.asking.phrase import AUXILIARIES
from assistant.asking.said import saying
from assistant.conversation.anatomy import base_of, without_times
from assistant.conversation.facts import with_fact
from assistant.conversation.joining import is_event, joined, takes
from assistant.conversation.kinds import is_body, is_person
from assistant.conversation.left_out import document_of, object_of, with_counted, with_one
from assistant.conversation.someone import addressed, contradicted, person, relative
from assistant.conversation.something import bearer, body, owner, several, shown, spoken_of, those_who, topic
from assistant.conversation.things import main_thing, subject_matter, things
from assistant.conversation.thread import AS_TO, Thread, owning
from assistant.conversation.unsaid import complement, is_thin, names_one, names_time, repeats, stands_alone, tells_all
from assistant.text import STOPWORDS

_HE = re.compile(
    r"\b(?P<word>he|she|him|his|hers?)\b(?P<noun>\s+(?!(?:about|on|in|at|to|for|from|by|with|and|or|that|when|why|how|as|if|say|said)\b)[a-z][\w-]*)?",
    re.IGNORECASE,
)
_THEY = re.compile(r"\b(?P<word>they|them|their)\b", re.IGNORECASE)
_IT = re.compile(r"\b(?P<word>its|it)\b", re.IGNORECASE)
_THAT = re.compile(
    r"\b(?P<word>that|this|those|these)\b(?=\s*(?:$|[?.,!]|(?:is|was|were|are|did|does|has|had|have|will|would|can|could|be|been|cost|costs|happen|mean|take|work|change|matter|\w+ed|now|still|then|enough|legal|likely|normal|possible|usual|unusual|because)\b))",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )(?<!been )\bthere\b(?=\s*(?:$|[?.,!]))", re.IGNORECASE
)
_THEN = re.compile(r"\b(?:then|at\s+that\s+time|back\s+then)\b(?=\s*(?:$|[?.,!]))", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:say|said|says|tell|told|think|thinks|thought|comment|commented|answer|answered|reply|replied|respond|responded|react|reacted|demand|demands|demanded|want|wants|propose|proposed|suggest|suggested|recommend"
    r"|recommended|reaction|response|statement|deny|denied|admit|admitted|argue|argued|claim|claimed|warn|warned)\b",
    re.IGNORECASE,
)
_WHICH_SAYING = re.compile(
    r"\b(?:say|said|claim|claimed|write|wrote|mention|mentioned)\s+(?P<it>it|that|this|so)$", re.IGNORECASE
)
_SAID_IN = re.compile(r"\b(?:say|said|claim|claimed)\s+(?P<it>it|that|this|so)\s+\w", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:in|at|on)\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*")
_SPEAKS = re.compile(
    r"\s+(?:say|said|announce|answer|reply|promise|decide|write|want|think|demand|react|respond|agree|tell)\b",
    re.IGNORECASE,
)
"""What only somebody does, and a body."""
_WROTE = re.compile(r"\b(?:say|says|said|claim|claimed|write|wrote|report|reported|print|printed|mention|mentioned)$")
_DISPUTES = re.compile(
    r"\b(?:agree|disagree|contradict|oppose|support|back|criticise|criticize|dispute)(?:s|d|ed)?\b", re.I
)
_SAYS_TO = re.compile(r"\b(?:say|says|said)\s+to$")
_ANSWERS = re.compile(r"\s+(?:answer|reply|respond|react)\b", re.IGNORECASE)
_SOME = re.compile(r"\b(?:an?|any)\s+[a-z-]+$", re.IGNORECASE)
_TO_PEOPLE = re.compile(r"\b(?:answer|ask|blame|join|meet|met|promise|tell|told|thank|warn)(?:e?d)?\s+$", re.IGNORECASE)
_TOWARDS = re.compile(
    r"\b(?:comment|commented|reply|replied|respond|responded|react|reacted|object|objected)$", re.IGNORECASE
)
_THERE_IS = re.compile(
    r"(?:is|was|has)\s+there\s+(?:been\s+)?(?:an?|any)\s+(?P<what>[a-z][\w-]*(?:\s+[a-z][\w-]*)?)(?=$|,|\s(?:for|of|on|in|about|to)\b)",
    re.IGNORECASE,
)
_SHIP = re.compile(r"the\s+[A-Z][\w’'-]+")
"""What may be "she" and is nobody."""
_PLURAL = re.compile(r"\b(?:[a-z][\w-]+[^s\W]s|people)\b")
_ISSUED = re.compile(r"\s+(?:published|written|released|commissioned|issued)\b", re.IGNORECASE)
"""What is done to a report, and not to what it reports on."""
_SIDES = (" before", " after", " since", " during")
_SIDES_OF = tuple(f"{side.strip()} " for side in _SIDES)
_OCCASION = re.compile(r"\s(?:before|after|since|during|at|in)\s+(?P<what>the\s+[^,]+)$", re.IGNORECASE)
WHO = "Nobody named before is known as “{}”. Who is meant? Ask it with the name."
_ANYTHING = re.compile(
    r"(?:anything|something|nothing|more)(?:\s+(?:more|new|else|since|then|yet|later|afterwards|publicly|so\s+far|(?:about|on)\s+(?:it|that|this)))*",
    re.IGNORECASE,
)
_SOMETHING = re.compile(
    r"\b(?:anything|something|nothing|more)(?:\s+(?:more|new|else))?(?:\s+(?:about|on)\s+(?:it|that|this))?\b",
    re.IGNORECASE,
)
_ASKING = frozenset("when why where how what who".split())
_TELLS_WHEN = re.compile(r"(?:when|where|why|how|whether|if)\s+\w+.*\s\w", re.IGNORECASE)
"""What was said, as a sentence of its own: "did she say when she will retire?"."""


@dataclass(slots=True)
class Clause:
    """A sentence on its way to stand alone; ``took`` says what it took from its thread."""

    text: str
    took: set[str] = field(default_factory=set)
    within: str = ""
    """The time of the question before, where it holds for this one and is not said in it."""
    unclear: str = ""
    """What is asked back where a pronoun can be nobody whom the thread names."""


def completed(question: str, thread: Thread, *, leads: bool, whole: bool = False) -> Clause:
    """Give a sentence with what it takes from its thread said in it; ``leads`` where it opened with "and" or "but",
    ``whole`` where it named what it is about before it asked.
    """
    clause = Clause(with_counted(question, thread))
    own = _own_people(question)
    _people(clause, thread, own)
    if (doubted := with_fact(clause.text, thread)) is not None:
        clause.text = doubted
        clause.took.add("topic")
        return clause
    _many(clause, thread)
    said = saying(without_times(clause.text, thread.as_of)[0])
    speaks = said is not None and said.intent != "fact" and not said.perhaps
    clause.text, named = with_one(clause.text, thread)
    clause.took |= {"topic"} if named else set()
    _things(clause, thread, speaks=speaks)
    _place_and_time(clause, thread)
    if speaks:
        _about(clause, thread, leads=leads)
    elif clause.took == {"person"} and _leaves_open(clause.text, question):
        about = thread.base.about or topic(thread)
        clause.text = joined(clause.text, about) if about else clause.text
    names_speaker = speaks and said is not None and bool(said.speakers)
    alone = not leads and stands_alone(question)
    apart = whole or (not leads and names_one(question)) or tells_all(question)
    thin = not apart and (leads or (is_thin(question) and not alone) or repeats(question, thread) or takes(question))
    if thin and not clause.took and not names_speaker:
        clause.text, taken = complement(clause.text, thread)
        clause.took |= {taken} - {""}
    asks_when = re.match(r"\s*(?:when|since\s+when|what\s+(?:date|day|year))\b", question, re.IGNORECASE)
    if not speaks and clause.took == {"topic"} and not asks_when and not names_time(question, thread):
        clause.within = thread.base.when
    dated = "complement" in clause.took or (speaks and "topic" in clause.took)
    if dated and thread.base.when and not asks_when and not names_time(clause.text, thread):
        clause.text = f"{clause.text} {thread.base.when}"
    return clause


def _leaves_open(text: str, question: str) -> bool:
    """Tell whether a sentence about somebody leaves open what it is about: "did he name a sum?", "who agrees?"."""
    return takes(text) or _DISPUTES.search(question) is not None or _SOME.search(text) is not None


def _own_people(question: str) -> list[str]:
    return [each for each in names(question) if is_person(each)]


def _people(clause: Clause, thread: Thread, own: list[str]) -> None:
    """Write names for "he" and "she"; a pronoun behind a name of its own sentence may be that one's, and stays."""
    given: list[str] = []
    seen: dict[str, str] = {}
    text, out, at = clause.text, [], 0
    for match in _HE.finditer(text):
        word = match["word"].lower()
        sex = "he" if word in ("he", "him", "his") else "she"
        object_ = word in ("him", "hers") or (word == "her" and match["noun"] is None)
        if not object_ and any(0 <= text.find(name) < match.start() for name in own):
            continue
        if sex in seen:
            continue  # a second "he" is the first one's
        spoken_to = addressed(thread, word) if _ANSWERS.match(text, match.end("word")) else ""
        named = spoken_to or person(thread, word, (*own, *given))
        ship = _SHIP.fullmatch(topic(thread)) if sex == "she" and not named and thread.base.who is None else None
        named = ship[0] if ship else named
        if not named:
            nobody = not clause.unclear and contradicted(thread, word, (*own, *given))
            clause.unclear = WHO.format(word) if nobody else clause.unclear
            continue
        seen[sex] = named
        given.append(named)
        possessive = word in ("his", "hers") or (word == "her" and match["noun"] is not None)
        kin = relative(thread, named, (match["noun"] or "").strip()) if possessive else ""
        out.append(text[at : match.start()] + (kin or (owning(named) if possessive else named)))
        at = match.end() if kin else match.end("word")
    if seen:
        clause.text = "".join(out) + text[at:]
        clause.took.add("person")


def _many(clause: Clause, thread: Thread) -> None:
    match = _THEY.search(clause.text)
    before = clause.text[: match.start()] if match else ""
    if match is None or _plural(before) or any(thing.text.split()[-1].endswith("s") for thing in things(before)):
        return
    of_people = _SPEAKS.match(clause.text[match.end() :]) or _TO_PEOPLE.search(before)
    one_of = before.rstrip().lower().endswith((" of", " among"))
    those = those_who(thread) if match["word"].lower() == "they" or one_of else ""
    if named := those or several(thread, speaks=of_people is not None):
        who = owning(named) if match["word"].lower() == "their" else named
        clause.text = f"{before}{who}{clause.text[match.end() :]}"
        someone = of_people or is_person(named) or is_body(named) or match["word"].lower() == "their"
        clause.took.add("person" if someone else "topic")


def _plural(before: str) -> bool:
    """Tell whether a sentence names several itself before it says "they": "will passengers get their money back"."""
    return any(each[0].lower() not in STOPWORDS | AUXILIARIES for each in _PLURAL.finditer(before))


def _things(clause: Clause, thread: Thread, *, speaks: bool) -> None:
    """Write what "it" and "that" stand for; "said that" keeps its word and gets a topic later."""
    others = re.search(r"\belse\b", clause.text) is not None
    for pattern in (_IT, _THAT):
        match = pattern.search(clause.text)
        if match is None or (speaks and not others and _WHICH_SAYING.search(clause.text[: match.end()].rstrip())):
            continue
        before = clause.text[: match.start()].rstrip().lower()
        if (
            pattern is _IT
            and before.endswith((" is", " was"))
            and re.match(r"it\s+(?:true|that)\b", clause.text[match.start() :], re.I)
        ):
            continue
        own = main_thing(clause.text[: match.start()])
        if match["word"].lower() == "its" and own is not None:
            continue
        speaker = pattern is _IT and _SPEAKS.match(clause.text[match.end() :])
        if pattern is _IT and _ISSUED.match(clause.text[match.end() :]) and (document := document_of(thread)):
            named = document
        elif match["word"].lower() == "its":
            named = owner(thread)
        else:
            named = body(thread) if speaker else topic(thread)
            if not named and (named := shown(thread)):
                clause.took.add("shown")  # when somebody spoke of it is not when it happens
        if occasion := _OCCASION.search(thread.base.core) if before.endswith(_SIDES) else None:
            named = occasion["what"]
        elif there := _THERE_IS.match(thread.base.core) if pattern is _IT and not before.endswith(_SIDES) else None:
            named = f"the {there['what']}"
        elif done := object_of(before, thread) if pattern is _IT else "":
            named = done
        if not named:
            continue
        if pattern is _THAT and _WROTE.search(before):  # "which paper wrote that?"
            clause.text = f"{clause.text[: match.end()]} about {named}{clause.text[match.end() :]}"
        else:
            named = bearer(named, clause.text[: match.start()], clause.text[match.end() :])
            written = owning(named) if match["word"].lower() == "its" else named
            opens = clause.text[: match.start()]
            if _SAYS_TO.search(before) and not is_person(named):  # "what do they say to that"
                opens = f"{opens.rstrip().removesuffix('to')}about "
            clause.text = f"{opens}{written}{clause.text[match.end() :]}"
        clause.took.add("topic")
        return


def beside_event(thread: Thread) -> bool:
    """Tell whether "before that" is before something that happened, and no time counted from another."""
    return _OCCASION.search(thread.base.core) is not None or is_event(topic(thread))


def _place_and_time(clause: Clause, thread: Thread) -> None:
    if (there := _THERE.search(clause.text)) is not None:
        place = next((found[0] for _, base in thread.back() if (found := _PLACE.search(base.core))), "")
        place = f"at {topic(thread)}" if not place and is_body(topic(thread)) else place
        if place:
            clause.text = f"{clause.text[: there.start()]}{place}{clause.text[there.end() :]}"
            clause.took.add("place")
    if (then := _THEN.search(clause.text)) is not None and thread.base.when:
        clause.text = f"{clause.text[: then.start()]}{thread.base.when}{clause.text[then.end() :]}"
        clause.took.add("time")


def _about(clause: Clause, thread: Thread, *, leads: bool) -> None:
    """Give a question about words the topic of the thread where it has none of its own."""
    core, when = without_times(clause.text, thread.as_of)
    base = base_of(core, thread.as_of)
    if (clauses := [each.clause for each in thread.bases if each.clause]) and not thread.base.about:
        if (pointed := _WHICH_SAYING.search(core)) is not None:
            clause.text = f"{core[: pointed.start('it')]}that {clauses[-1]} {when}".strip()
            clause.took.add("topic")
        elif base.said is not None and not base.said.topic and (thing := subject_matter(clauses[-1])) is not None:
            clause.text = f"{core} about {thing.text} {when}".strip()
            clause.took.add("topic")
        return
    about = base.said.topic.lower() if base.said else ""
    asked_about = about
    if _ANYTHING.fullmatch(about):
        base, about = replace(base, topic=None), ""
    if base.topic is not None or re.search(r"\belse\b", core) or _TELLS_WHEN.match(about):
        return
    yes_no = base.said is not None and base.said.answer_type == "yes_no" and not about  # "did the company apologise?"
    plain = base.said is not None and (_SAYS.search(core) is not None or yes_no)
    if not (leads or clause.took or plain) or (not about and "topic" in clause.took):
        return
    named = _OCCASION.sub("", spoken_of(thread)) if about.startswith(_SIDES_OF) else spoken_of(thread)
    if not named or named.lower() in core.lower():
        return
    if _ANYTHING.fullmatch(asked_about):
        core = _SOMETHING.sub(lambda any_: f"{any_[0]} about {named}", core, count=1)
        clause.text = f"{core} {when}".strip()
    elif (told := _SAID_IN.search(core)) is not None:  # "say that in April": behind "that" no time would be read
        clause.text = f"{core[: told.start('it')]}so about {named}{core[told.end('it') :]}"
    elif about in _ASKING:  # "did he say when?"
        clause.text = f"{core}{AS_TO}{named} {when}".strip()
    else:
        core = joined(core, named) if yes_no or _TOWARDS.search(core) else f"{core} about {named}"
        clause.text = f"{core} {when}".strip()
    clause.took.add("topic")
