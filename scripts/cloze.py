"""Questions made of news itself: a name, figure or date of a sentence replaced by a question word, to be read in
another article of the same days. In the manner of Lewis, Denoyer and Riedel (Unsupervised Question Answering by Cloze
Translation, ACL 2019); what kind of thing a name is ("which airline") is taken from how the articles introduce it.
"""

from __future__ import annotations

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from assistant.asking.answer_forms import NAME, PATTERNS
from assistant.asking.nouns import TYPES, noun_type
from assistant.text import STOPWORDS, normalise, sentences
from assistant.words.places import STATES

NEAR, LEAST_SHARED, MOST_OF_ONE = 3, 0.3, 60
"""Days around; share of the question's words, by rarity, that a context must have; questions with the same answer."""
FEWEST, MOST_RANKED, SWAPPED = 40, 150, 0.4
"""Stretches of the days around at least; those looked at; how often the same is asked about another name."""
_FURTHER = """virus disease vaccine drug app storm hurricane language planet sport bill law policy holiday award species
    animal breed food cereal drink flavor color material metal mineral element crop fruit vegetable product device
    feature bacteria condition symptom weapon missile aircraft spacecraft rocket telescope car vehicle ship religion
    event festival tournament race war treaty agreement term word phrase nickname costume toy cryptocurrency currency
    chip technology chatbot system program project mission operation"""
_KINDS = "|".join(sorted({*(n for n in TYPES if len(n) > 3), *_FURTHER.split()}, key=len, reverse=True))
_INTRODUCED = (
    re.compile(
        rf"\b(?P<kind>{_KINDS})s?\s+(?:of\s+|called\s+|named\s+)?(?P<name>[A-Z][\w’'&.-]*\w(?:\s(?:of\s|the\s|de\s|&\s)?[A-Z][\w’'&.-]*\w){{0,4}})"
    ),
    re.compile(
        rf"(?P<name>[A-Z][\w’'&.-]*\w(?:\s[A-Z][\w’'&.-]*\w){{0,4}}),?\s(?:(?:is|was)\s)?(?:a|an|the)\s(?:[\w’'-]+\s){{0,3}}?(?P<kind>{_KINDS})\b"
    ),
)
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_CALENDAR = re.compile(
    rf"{_DAY.pattern}|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COUNTED = re.compile(r"\b(\d[\d,.]*\d|\d|two|three|four|five|six|seven|eight|nine|ten|dozen)\s+(?=[a-z]{4,})")
_PLAIN = re.compile(r"(?<=\s)[a-z]{5,}(?:\s[a-z]{4,}s?)?(?=[\s.,])")
_LEAD = re.compile(r"(?:The|A|An|In|On|At|But|And|President|Sen\.|Rep\.|Gov\.|Mr\.|Ms\.|Dr\.|Former)\s")
_CLAUSE = re.compile(r",\s|;\s|\s[—–-]\s|\s(?=(?:after|while|because|although|which|who)\s)")
_SAYS = re.compile(
    r",?\s(?:(?:he|she|they|[A-Z][\w.]+(?:\s[A-Z][\w.]+)*)\s)?(?:said|says|told\s\w+|according to [^,.]*)"
    r"(?:\s(?:on\s)?\w+day)?\.?$"
)
_WORD = re.compile(r"[a-z0-9]+")


class Example(NamedTuple):
    """A question with a stretch to read; ``answer`` is None where the stretch does not have it."""

    question: str
    title: str
    text: str
    answer: str | None


@dataclass(frozen=True, slots=True)
class _Gap:
    start: int
    end: int
    answer: str
    asks: str


@dataclass(frozen=True, slots=True)
class _Context:
    article: int
    text: str
    form: str


def content_words(text: str) -> frozenset[str]:
    """Give the words of a text that say what it is about."""
    return frozenset(w for w in _WORD.findall(text.lower()) if w not in STOPWORDS and len(w) > 2)


def chunks(text: str, sizes: Sequence[int] = (60, 90, 110, 130)) -> Iterator[str]:
    """Cut an article at its paragraphs into stretches of about so many words."""
    held: list[str] = []
    size = 0
    for paragraph in [*re.split(r"\n\s*\n", text), ""]:
        length = len(paragraph.split())
        if held and (size + length > 130 or not paragraph or size >= random.choice(sizes)):
            stretch = " ".join("\n\n".join(held).split(" ")[:190])
            if len(stretch) > 60:
                yield stretch
            held, size = [], 0
        if paragraph:
            held.append(paragraph.strip())
            size += length


def kinds_of_names(articles: Sequence[Mapping[str, Any]]) -> dict[str, Counter[str]]:
    """Count for each name the nouns it is introduced with: "the airline JetBlue", "Yosemite, a national park"."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles[::2]:
        for pattern in _INTRODUCED:
            for match in pattern.finditer(article["text"][:3500]):
                found[normalise(match["name"])][match["kind"].lower()] += 1
    return found | {state: Counter({"state": 100}) for state in STATES}


def questions(articles: Sequence[Mapping[str, Any]]) -> Iterator[Example]:
    """Yield examples without end, half of them with the answer, from articles with ``title, text, published``.

    What does not have the answer has no word of it, and is what would be read for the question all the same: another
    article of those days that shares its words, the rest of the article that has the answer, or that answer's own
    stretch for a question about somebody else.
    """
    kinds = kinds_of_names(articles)
    common: Counter[str] = Counter()
    for counted in kinds.values():
        common.update(counted)
    shelf = _Shelf(articles)
    used: Counter[str] = Counter()
    others: dict[str, list[str]] = defaultdict(list)
    while True:
        for n in random.sample(range(len(articles)), len(articles)):
            article = articles[n]
            if shelf.near(day_of(article)) < FEWEST:
                continue
            lead = article["text"][:2500]
            shown = [span.of(lead) for span in sentences(lead)][:9]
            shown = [article["title"], *(one for one in shown if 8 <= len(one.split()) <= 45)]
            for sentence in random.sample(shown, min(3, len(shown))):
                sentence = _SAYS.sub("", " ".join(sentence.replace("“", "").replace("”", "").split()))
                gaps = list(_gaps(sentence, kinds, common, shelf.rarity))
                if not gaps:
                    continue
                gap = random.choice(gaps)
                key = normalise(gap.answer)
                asked, rest = _asked(sentence, gap)
                if not key or used[key] > MOST_OF_ONE or f" {key} " in f" {normalise(rest)} " or len(rest.split()) < 5:
                    continue
                ranked = [
                    (score, one)
                    for score, one in shelf.ranked(content_words(rest), day_of(article))
                    if not (one.article == n and normalise(sentence)[:60] in one.form)
                ]
                enough = LEAST_SHARED * sum(shelf.rarity.get(word, 8.0) for word in content_words(rest))
                with_it = [one for score, one in ranked if score >= enough and f" {key} " in one.form][:2]
                if not with_it:
                    continue
                used[key] += 1
                for one in with_it:
                    yield Example(asked, articles[one.article]["title"], one.text, gap.answer)
                parts = set(key.split()) - STOPWORDS
                silent = [one for _, one in ranked if not parts.intersection(one.form.split())]
                same = [one for one in silent if one.article == with_it[0].article]
                chosen = random.sample(silent[:4], min(len(silent), 1)) + same[: random.randint(0, 1)]
                for one in chosen:
                    yield Example(asked, articles[one.article]["title"], one.text, None)
                other = _of_another(asked, with_it[0], kinds, others)
                if other and random.random() < SWAPPED:
                    yield Example(other, articles[with_it[0].article]["title"], with_it[0].text, None)


class _Shelf:
    """The stretches of the articles, to be looked up by day and by word."""

    def __init__(self, articles: Sequence[Mapping[str, Any]]) -> None:
        self._stretches: list[_Context] = []
        self._days: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._sizes: Counter[int] = Counter()
        spread: Counter[str] = Counter()
        for n, article in enumerate(articles):
            day = self._days[day_of(article)]
            for text in chunks(article["text"][:5000]):
                words = content_words(f"{text} {article['title']}")
                for word in words:
                    day[word].append(len(self._stretches))
                self._stretches.append(_Context(n, text, f" {normalise(text)} "))
                self._sizes[day_of(article)] += 1
                spread.update(words)
        self.rarity = {word: math.log(len(self._stretches) / count) for word, count in spread.items()}

    def near(self, day: int) -> int:
        """Count the stretches of the days around one."""
        return sum(self._sizes[d] for d in range(day - NEAR, day + NEAR + 1))

    def ranked(self, wanted: Iterable[str], day: int) -> list[tuple[float, _Context]]:
        """Give the stretches of the days around one that share most with the words, by rarity, the best first."""
        scores: dict[int, float] = defaultdict(float)
        for d in range(day - NEAR, day + NEAR + 1):
            held = self._days.get(d, {})
            for word in wanted:
                for i in held.get(word, ()):
                    scores[i] += self.rarity[word]
        best = sorted(scores, key=lambda i: -scores[i])[:MOST_RANKED]
        return [(scores[i], self._stretches[i]) for i in best]


def _of_another(
    asked: str, context: _Context, kinds: Mapping[str, Counter[str]], others: dict[str, list[str]]
) -> str | None:
    """Ask the same about another name of the kind, one that the stretch lacks; names met are kept in ``others``."""
    found = None
    for match in NAME.finditer(asked):
        key = normalise(match[0])
        if match.start() == 0 or f" {key} " not in context.form or _CALENDAR.match(match[0]):
            continue
        kind = kinds[key].most_common(1)[0][0] if key in kinds else "?"
        met = [name for name in others[kind][-40:] if not set(normalise(name).split()) & set(context.form.split())]
        if met and not found:
            found = f"{asked[: match.start()]}{random.choice(met)}{asked[match.end() :]}"
        others[kind].append(match[0])
    return found


def day_of(article: Mapping[str, Any]) -> int:
    """Count the days up to an article's."""
    return date.fromisoformat(article["published"][:10]).toordinal()


def _gaps(
    text: str, kinds: Mapping[str, Counter[str]], common: Mapping[str, int], rarity: Mapping[str, float]
) -> Iterator[_Gap]:
    """Yield what can be asked for in a sentence, with the words that ask for it."""

    def gap(span: tuple[int, int], *asks: str) -> _Gap:
        return _Gap(*span, text[slice(*span)], random.choice(asks))

    for match in PATTERNS["money"].finditer(text):
        yield gap(match.span(), "how much", "how much money")
    for match in PATTERNS["percent"].finditer(text):
        yield gap(match.span(), "what percentage", "what percent")
    for match in _COUNTED.finditer(text):
        yield gap(match.span(1), "how many")
    for match in _YEAR.finditer(text):
        yield gap(match.span(), "what year", "which year")
    for match in _DAY.finditer(text):
        if random.random() < 0.1:
            yield gap(match.span(), "what day", "which day")
    for match in NAME.finditer(text):
        key = normalise(match[0])
        bare_opening = match.start() == 0 and key not in kinds and " " not in key
        if not key or key in STOPWORDS or bare_opening or _CALENDAR.match(match[0]):
            continue
        start = match.start()
        lead = _LEAD.match(match[0])
        if lead and lead.end() < len(match[0]) and random.random() < 0.85:
            start += lead.end()
        end = start + len(re.sub(r"['’]s$", "", text[start : match.end()]))
        yield from _named(text, start, end, kinds.get(normalise(text[start:end])), common)
    plain = [match for match in _PLAIN.finditer(text) if rarity.get(match[0].split()[0], 0.0) > 4.5]
    if plain and random.random() < 0.12:
        yield gap(random.choice(plain).span(), "what", "what", "which", "what thing")


def _named(text: str, start: int, end: int, kinds: Counter[str] | None, common: Mapping[str, int]) -> Iterator[_Gap]:
    answer = text[start:end]
    if (
        kinds
        and text[:start].endswith(" in ")
        and random.random() < 0.25
        and {"place", "country"} & set(map(noun_type, kinds))
    ):
        yield _Gap(start - 3, end, answer, "where")
    elif kinds and random.random() < 0.85:
        weights = [count**2 / common[kind] for kind, count in kinds.items()]
        kind = random.choices(list(kinds), weights)[0]
        who = noun_type(kind) == "person" and random.random() < 0.5
        yield _Gap(start, end, answer, "who" if who else f"{random.choice(('which', 'what'))} {kind}")
    else:
        asks = ("who", "which", "what", "what", "who") if " " in answer else ("what", "which", "what", "where", "who")
        yield _Gap(start, end, answer, random.choice(asks))


def _asked(text: str, gap: _Gap) -> tuple[str, str]:
    """Give the question, of the clauses around the gap, and its words without those that ask."""
    cuts = [0, *(m.end() for m in _CLAUSE.finditer(text) if not gap.start < m.end() <= gap.end), len(text)]
    low = max(i for i, cut in enumerate(cuts[:-1]) if cut <= gap.start)
    high, wanted = low + 1, random.randint(9, 22)
    while len(text[cuts[low] : cuts[high]].split()) < wanted and (low > 0 or high < len(cuts) - 1):
        if high < len(cuts) - 1 and (low == 0 or random.random() < 0.6):
            high += 1
        else:
            low -= 1
    before, after = text[cuts[low] : gap.start], text[gap.end : cuts[high]]
    rest = f"{before} {after}"
    asked = f"{gap.asks} {rest}" if random.random() < 0.3 else f"{before}{gap.asks}{after}"
    if random.random() < 0.3:
        asked = " ".join(word for word in asked.split() if random.random() > 0.12)
    if random.random() < 0.2:
        asked += " this week"
    asked = " ".join(asked.split()).strip(" ,.;:–—-")
    return f"{asked[:1].upper()}{asked[1:]}?", rest
