"""What a question names: its noun phrases, which of them are people and bodies, which one it is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.asking.names import names
from assistant.asking.nouns import noun_type
from assistant.asking.phrase import AUXILIARIES, BE, PREPOSITIONS, noun_phrase
from assistant.conversation.kinds import DETERMINER, is_body, is_person
from assistant.domain import Span
from assistant.text import STOPWORDS

POINTERS = frozenset("he she they him her them it this that these those so there when why where how what who".split())
"""Topics that only point at one."""
VERBS = frozenset(
    """abandon abstain accept accuse add admit agree allow announce answer apologise appeal apply appoint approve
    arrest ask attack attend attract avoid ban be become begin believe belong blame block break build buy call
    carry catch cause celebrate change choose claim clean close collect come commit compare complete confirm
    contradict contribute cost create criticise cross cut decide demand deny describe disclose discuss divide do
    earn elect employ end enter escape examine expect explain fail fall fear feel find follow forecast gain get
    give go grant happen have hear help hire hold hope hurt ignore improve include inform injure insist inspect
    invest investigate invite join keep kill know lack lead leak learn leave let listen live lose make meet
    mention move need notice obtain occur offer open operate oppose order organise own pass pay plan play
    predict prefer prevent print promise propose protect prove provide publish quote raise react receive
    recognise recommend recover reduce refer refuse regret reject rely remain remember remove reopen repair
    replace reply report resign respond resume retire return reveal run sack save say seek sell send serve
    settle show shut sign sit sleep speak spend stand start stay stop suffer suggest support survive take teach
    tell think threaten trust try turn understand urge use visit vote wait want warn welcome win withdraw work
    worry write""".split()
)
"""Base forms that stand behind a subject and could be taken for the end of its name."""
_DOES = re.compile(r"\b(?:do|does|did|will|would|can|could|should|may|might|must)\b", re.IGNORECASE)
_BEFORE_OTHERS = AUXILIARIES | {"to", "of", "for", "in", "on", "at", "by", "and", "about"}
"""Before a word in the form of a verb: it is a noun, or another verb's."""
_OBJECT_BEGINS = frozenset("to on about against with from by at the a an his her its their".split())
"""How the object of a verb begins, or what it hangs on: "did the landlords object to"."""
_PREDICATES = frozenset("closed due empty free full gone late open over ready safe still worth".split())
"""What is said of a thing right behind its name."""
_LATELY = frozenset(
    "again ago anyway before early first last late most now once since still so then too twice very yet".split()
)
"""Words at the end of a question that say when or how, and are no part of a name."""
_FURTHER = re.compile(
    r"\s+(?P<noun>[a-z][\w-]*)"
    rf"(?=$|\s+(?:of|for|in|at|on|to|by|with|from|about|near|over|{'|'.join(sorted(_LATELY))})\b)"
)
_STATED = re.compile(
    r"(?:(?:why|for\s+how\s+long|since\s+when|until\s+when|how\s+come)\s+)?(?:is|are|was|were)\s+", re.IGNORECASE
)
"""How a question begins that says something of what it names next: its last word is no part of that name."""
_JOINT = re.compile(
    r"\s+(?:(?:of|for)\s+(?=the\b|an?\b|[A-Z])|(?P<place>in|at|near|over|under|on)\s+(?=(?:the\s+)?[A-Z]))"
)
_ANOTHER = re.compile(r"\s+(?:the|an?)(?=\s|$)")
_ARTICLE = re.compile(r"(?:the|an?)\s+")
_COUNT = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+", re.IGNORECASE)
_ORDER = re.compile(r"(?:first|second|third|next|last|latest)\s+(?=[a-z])")
_OWNED = re.compile(r"[’']s?\s+(?=[a-z])")
_OWNER = re.compile(r"[A-Z][\w-]*[’']s?\s+[a-z]")
_NOUNS_IN_ING = frozenset("building crossing hearing landing meeting opening painting reading showing sitting".split())
_LACKS = frozenset(("no", "any"))
"""Behind "there is", before what there is not."""
_NAME_OF = re.compile(r"the\s+(?:name|title|number|price|cost|length|size|date|age)\s+of\s+", re.IGNORECASE)
_ADVERBIAL = frozenset(
    (
        *(
            "at the end",
            "at the latest",
            "at the moment",
            "at the outset",
            "at the time",
            "by the way",
            "for the moment",
        ),
        *("in the beginning", "in the end", "in the first place", "in the future", "in the meantime", "in the past"),
        *("on the contrary", "on the whole"),
    )
)
"""Say when or how, and name no thing."""
_WORD = re.compile(r"[\w’'&.-]*\w[’']?")


@dataclass(frozen=True, slots=True)
class Thing:
    """A noun phrase of a question that names something: its place, and the preposition before it."""

    span: Span
    text: str
    preposition: str
    worth: int


def things(core: str) -> list[Thing]:
    """List the noun phrases that name something, in the order of the text, without people's names."""
    found = [_thing(core, _named(core, span)) for span in _phrases(core)]
    named = [each for each in found if f"{each.preposition} {each.text}".lower() not in _ADVERBIAL]
    return [thing for thing in named if thing.text.split()[-1].lower() not in POINTERS | {"one", "ones"}]


def main_thing(core: str) -> Thing | None:
    """Give what a question names most likely: a thing with a name before one without, a phrase that holds others before
    its parts.
    """
    return max(things(core), key=lambda thing: (thing.worth, -thing.span.start), default=None)


def subject_matter(core: str, fits: Callable[[str], bool] = bool) -> Thing | None:
    """Give what a question is about, of the things that fit: a thing before the body that does something to it; None
    where it names people only.
    """
    found = [each for each in things(core) if each.worth >= 0 and fits(each.text)]
    return max(found, key=lambda each: (not is_body(each.text), each.worth, -each.span.start), default=None)


def main_verb(core: str) -> Span | None:
    """Give where the verb stands that "did" or "will" asks for, as far as it is one of VERBS: the last that nothing
    shows to be a noun or another's verb ("did the vote on the gate take place"); None where none is found.
    """
    asks = _DOES.search(core)
    found = None
    before = ""
    for word in _WORD.finditer(core, asks.end()) if asks else ():
        if word[0] in VERBS and before not in _BEFORE_OTHERS and not DETERMINER.fullmatch(f"{before} "):
            found = Span(*word.span())
        before = word[0].lower()
    return found


def found_in(core: str, words: str) -> Span | None:
    """Give where words stand in a question, None where they do not."""
    at = core.lower().find(words.lower()) if words else -1
    return Span(at, at + len(words)) if at >= 0 else None


def last_in(core: str, words: str) -> Span | None:
    """Give where words stand last in a question: a topic is behind who speaks of it ("the fire chief ... the fire")."""
    at = core.lower().rfind(words.lower()) if words else -1
    return Span(at, at + len(words)) if at >= 0 else None


def _phrases(core: str) -> Iterator[Span]:
    """Yield the noun phrases with an article, and the names without one, each with what "of" and "for" add to it."""
    at = 0
    named = {span.start: span for name in names(core) if (span := found_in(core, name))}
    tokens = [Span(*match.span()) for match in _WORD.finditer(core)]
    for place, token in enumerate(tokens):
        if token.start < at:
            continue
        word = token.of(core).lower()
        end = named[token.start].end if token.start in named and place else 0
        if end and (owned := _OWNED.match(core, end)) is not None:
            end = max(end, _end_of_phrase(core, owned.end(), named))
        verb, before = None, list[str]()
        lacks = word in _LACKS and place > 0 and tokens[place - 1].of(core).lower() in ("there", "been")
        if (
            lacks or word in ("the", "a", "an", "all", "every", "each") or _COUNT.fullmatch(f"{word} ")
        ) and place + 1 < len(tokens):
            end = _end_of_phrase(core, tokens[place + 1].start, named)
            if further := _ANOTHER.search(core, tokens[place + 1].end, end):
                end = further.start()  # "is the new law the same"
            verb = main_verb(core)
            before = [each.of(core).lower() for each in tokens[:place]]
            if verb is None and before and before[-1] in AUXILIARIES and not AUXILIARIES & set(before[:-1]):
                end = _before_verb(core, token.start, end)
            elif not (before and before[-1] in AUXILIARIES):
                end = _end_of_compound(core, end)
            if verb is not None and token.start < verb.start:
                between = core[end : verb.start].split() if end < verb.start else []
                if end > verb.start or (before and before[-1] in AUXILIARIES and _are_nouns(between)):
                    end = token.start + len(core[token.start : verb.start].rstrip())
        if not end:
            continue
        joints = 0
        while (joint := _JOINT.match(core, end)) is not None:
            if token.start in named and joint[0].strip() == "for":
                break  # "is Ada Quay for the pier"
            further = _ARTICLE.match(core, joint.end())
            begins = further.end() if further else joint.end()
            name = named.get(begins)
            bare = name and joint["place"] and not further
            longer = name.end if name and bare else _end_of_phrase(core, begins, named)
            if longer <= begins:
                break
            end, joints = longer, joints + 1
        if joints and verb is not None and token.start < verb.start:
            between = core[end : verb.start].split() if end < verb.start else []
            end = verb.start - 1 if before and before[-1] in AUXILIARIES and _are_nouns(between) else end
        elif joints and not (before and before[-1] in AUXILIARIES):
            end = _end_of_compound(core, end)
        stated = _STATED.match(core)
        if stated is not None and stated.end() == token.start and end == len(core):
            named_so = core[token.start : end].split()[:-1]
            while len(named_so) > 1 and named_so[-1].lower() in _LATELY | {"the", "a", "an"}:
                named_so.pop()
            end = token.start + len(" ".join(named_so)) if named_so else end  # "was Osgood"
        end = _before_doing(core, token.start, end)
        at = end
        yield Span(token.start, end)


def _end_of_phrase(core: str, start: int, named: dict[int, Span]) -> int:
    """Give where the noun phrase ends that begins at ``start``, behind its article."""
    start += len(match[0]) if (match := _COUNT.match(core[start:]) or _ORDER.match(core[start:])) else 0
    name = named.get(start)
    phrase = noun_phrase(core[start:])[0]
    end = start + len(phrase) if phrase and core.startswith(phrase, start) else len(core[:start].rstrip())
    if name is not None and name.end >= end:
        end = name.end
        after = re.compile(r"\s+(?P<noun>[a-z][\w-]*)").match(core, end)
        if after and after["noun"] not in VERBS | _PREDICATES:
            end = after.end() if noun_phrase(f"x {after['noun']}")[0] == f"x {after['noun']}" else end
        return end
    parts = core[start:end].split()
    if len(parts) > 1 and parts[-1] in VERBS:
        end = start + len(core[start:end].rsplit(None, 1)[0])
    owner = re.compile(r"[’']s?\s+").match(core, end)
    if owner:
        return max(end, _end_of_phrase(core, owner.end(), named))
    return end


def _before_verb(core: str, start: int, end: int) -> int:
    """Give where a subject ends whose verb may have been taken for its last word: "did the two sides agree on"."""
    parts, rest = core[start:end].split(), core[end:].split()
    if len(parts) < 3 or not parts[-1].islower() or noun_type(parts[-1]):
        return end
    if core[:start].split()[-1].lower() in ("do", "does", "did") and (not rest or rest[0].lower() in _OBJECT_BEGINS):
        return start + len(core[start:end].rsplit(None, 1)[0])
    be = core[:start].split()[-1].lower() in BE
    if (be and len(core[:start].split()) > 1) or not all(_is_joint(word) for word in rest):
        return end
    return start + len(core[start:end].rsplit(None, 1)[0])


def _before_doing(core: str, start: int, end: int) -> int:
    """Give where a subject ends behind which stands what it is doing: "when is the new ferry coming"."""
    *named, last = core[start:end].split()
    if len(named) < 2 or not last.endswith("ing") or core[end:].strip(" ?") or core[:start].split()[-1:] == []:
        return end
    stem = last.removesuffix("ing")
    does = {stem, f"{stem}e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem} & VERBS
    verb = does and last not in _NOUNS_IN_ING and core[:start].split()[-1].lower() in BE
    return start + len(" ".join(named)) if verb else end


def _is_joint(word: str) -> bool:
    """Tell whether a word surely is no verb: a preposition, an article, an adverb of time, a name."""
    return (
        word.lower() in PREPOSITIONS | {"the", "a", "an", "again", "now", "yet", "still", "then"} or not word.islower()
    )


def _are_nouns(between: list[str]) -> bool:
    """Tell whether words between a phrase and the verb go on with the phrase: "the harbour vote"."""
    return len(between) == 1 and noun_phrase(f"x {between[0]}")[0] == f"x {between[0]}"


def _end_of_compound(core: str, end: int) -> int:
    """Give where a compound ends whose first noun ends at ``end``: "the harbour" -> "the harbour board"."""
    while (after := _FURTHER.match(core, end)) is not None:
        word = after["noun"]
        if word in PREPOSITIONS | AUXILIARIES | VERBS | STOPWORDS | _LATELY | _PREDICATES:
            break
        if word.endswith(("ed", "ly")):
            break
        end = after.end()
    return end


def _named(core: str, span: Span) -> Span:
    """Give of "the name of the ferry" the ferry: what is asked about is the thing, not its name."""
    match = _NAME_OF.match(core, span.start)
    return Span(match.end(), span.end) if match and match.end() < span.end else span


def _thing(core: str, span: Span) -> Thing:
    first, _, rest = span.of(core).partition(" ")
    text = f"the {span.of(core)}" if _COUNT.match(span.of(core)) else span.of(core)
    text = f"the {rest}" if first.lower() in _LACKS else text
    before = core[: span.start].split()
    preposition = before[-1].lower() if before and before[-1].lower() in PREPOSITIONS else ""
    named = any(part[0].isupper() for part in text.split()[1:] or text.split())
    article = text.lower().startswith(("the ", "a ", "an "))
    owned = _OWNER.match(text) is not None
    worth = (
        2 * (named or owned)
        + owned
        + 2 * article
        + len(text.split()) // 3
        - 2 * (preposition in ("in", "at", "from", "on", "near") and not named)
    )
    if is_person(text):
        worth -= 4
    return Thing(span, text, preposition, worth)
