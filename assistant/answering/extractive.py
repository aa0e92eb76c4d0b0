"""Answer with words of the archive, each cited: no model, correct by construction, and silent where the archive is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from assistant.answering.age import told_age
from assistant.answering.compose import Piece, compose, fitting, newest_first, short_enough, words_in
from assistant.answering.confidence import confidence, evidence, of_kind
from assistant.answering.considering import considered
from assistant.answering.differing import Version, versions
from assistant.answering.draft import NOT_IN_ARCHIVE, Draft
from assistant.answering.happened_then import names_its_time, of_any_date, told_then
from assistant.answering.introduced import introduced
from assistant.answering.of_kind import counts_dead
from assistant.answering.office import is_anothers, office_holder
from assistant.answering.office_then import office_then
from assistant.answering.overview import overview, place_of
from assistant.answering.reading.answers import covering
from assistant.answering.reading.reader import Reader
from assistant.answering.reading.reading import Reading, read
from assistant.answering.reasons import NOT_EVEN_SO, told_why
from assistant.answering.said import SaidAnswerer
from assistant.answering.sentences import Candidate, Terms
from assistant.answering.short_answer import short_answer
from assistant.answering.standing import still_standing
from assistant.answering.who_is import who_is
from assistant.archive.archive import Archive
from assistant.archive.embedder import Embedder
from assistant.asking.deed import deed_of
from assistant.directory import CurrentDirectory
from assistant.domain import EXTRACTIVE, Account, Hit
from assistant.question import Question
from assistant.ranking.reranker import Reranker
from assistant.search import search
from assistant.settings import Settings

RELATED = 0.8
"""How far a sentence may score below the best one and still be part of an answer that is not for the reader."""
EVERYWHERE = 0.1
"""The share of all passages that have a word from which on it answers nothing."""
MANY = 20
"""Passages of an archive in which that share means anything."""
LOOKED_THROUGH = 40
"""Passages of any date among which those are looked for that name a time."""
OF_THE_DEAD = 0.6
"""How much of the words of the best sentence one with a number of dead must have: no other event's dead are told."""
SIMILAR = 0.6
"""Two sentences that share more of their stems than this say the same."""


class ExtractiveAnswerer:
    """Quotes the archive. Needs the archive for its ledger, whole articles and word frequencies, the embedder for
    similarity, and who the speakers are.
    """

    name = EXTRACTIVE

    def __init__(
        self,
        archive: Archive,
        embedder: Embedder,
        settings: Settings,
        speakers: CurrentDirectory,
        reader: Reader | None = None,
        reranker: Reranker | None = None,
    ) -> None:
        self._archive = archive
        self._embedder = embedder
        self._settings = settings
        self._reader = reader or Reader(settings.threads)
        self._directory = speakers
        self._reranker = reranker
        self._said = SaidAnswerer(archive, settings, speakers)

    def answering_with(self, settings: Settings) -> ExtractiveAnswerer:
        """Give one that quotes the same archive by other settings; the reader is loaded once for both."""
        return ExtractiveAnswerer(
            self._archive, self._embedder, settings, self._directory, self._reader, self._reranker
        )

    def stream(self, question: Question, hits: Sequence[Hit]) -> Iterator[str | Draft]:
        """Yield the answer's paragraphs, then the draft."""
        draft = self._draft(question, hits)
        if draft.abstained and (freed := of_any_date(question)):
            yield ""
            draft = self._told_then(question, freed) or draft
        draft = short_enough(draft, self._settings.answer_words)
        yield draft.text
        yield draft

    def _draft(self, question: Question, hits: Sequence[Hit]) -> Draft:
        draft = (
            who_is(question, self._archive, self._directory)
            or self._said.answer(question)
            or office_holder(question, hits)
            or told_age(question, hits)
            or office_then(question, self._archive, self._directory.get())
        )
        if draft is None or (draft.abstained and question.perhaps):
            facts = self._facts(question, hits)
            draft = draft if draft and facts.abstained else facts
        return draft

    def _told_then(self, question: Question, freed: Question) -> Draft | None:
        """Answer from what names the time of a question, whenever it was published; None where that answers nothing."""
        found = search(self._archive, self._embedder, freed, LOOKED_THROUGH, self._reranker)
        draft = self._draft(freed, [hit for hit in found if names_its_time(hit.article, hit.text, question)])
        of_ledger = question.intent != "fact"  # whose statements are of any article
        named = not of_ledger or all(names_its_time(one.article, one.quote, question) for one in draft.citations)
        return told_then(draft, question, freed) if named and not draft.abstained else None

    def _facts(self, question: Question, found: Sequence[Hit]) -> Draft:
        seen, analyse = considered(question, found, self._archive, self._embedder), self._archive.analyse
        place, period, limit = place_of(question), question.scope.period, self._settings.answer_words
        if seen.of_period and period and (place or not seen.terms.weights):
            told = overview(seen.hits, period, self._archive, limit, place)
            if told is not None:
                return told
        if not seen.terms.weights:
            return refusal()
        candidates = seen.sentences
        reading = read(question, seen.terms, candidates, self._reader, analyse)
        known = evidence(question, seen.terms, candidates, seen.hits, reading, analyse)
        sure = confidence(known)
        if not seen.of_period:
            return refusal(min(sure, self._settings.abstain_below))
        if not candidates or sure < self._settings.abstain_below:
            return refusal(sure)
        least = OF_THE_DEAD if counts_dead(question) else 0.0
        kind = known["kind"] if "kind" in known else of_kind(question, candidates)
        if kind <= least or is_anothers(question, seen.hits, self._directory.get()):
            return refusal(min(sure, self._settings.abstain_below))
        if differing := self._differing(versions(question, candidates), sure):
            return differing
        if question.answer_type == "reason":
            return self._told_reason(question, candidates, seen.terms, sure)
        reading = still_standing(question, candidates, reading)
        shown = self._shown(question, candidates, reading, seen.terms)
        short = short_answer(question, reading, candidates, shown, sure)
        if short is not None and self._is_everywhere(short):
            short = None
        shown = introduced(shown, lambda kept: words_in(composed(kept).text) <= limit)
        return composed(shown, short_answer=short, confidence=sure)

    def _differing(self, told: Sequence[Version], confidence: float) -> Draft | None:
        """Show what differs side by side, newest first: of each version the shortest sentence, then those of other
        articles that there is room for. None where it has no room for two.
        """
        by_version = [[_piece(sentence) for sentence in _one_an_article(one.sentences)] for one in told]
        offered = [*(pieces[0] for pieces in by_version), *(piece for pieces in by_version for piece in pieces[1:])]

        def drafted(pieces: Sequence[Piece]) -> Draft:
            shown = sorted(pieces, key=lambda piece: newest_first(piece.article))
            accounts = [
                Account(one.written, tuple(n for n, piece in enumerate(shown, start=1) if piece in its))
                for one, its in zip(told, by_version, strict=True)
            ]
            differing = tuple(sorted((one for one in accounts if one.citations), key=lambda one: one.citations))
            differing = differing if len(differing) > 1 else ()
            return compose(shown, short_answer=None, confidence=confidence, differing=differing)

        draft = drafted(fitting(offered, lambda pieces: drafted(pieces).text, self._settings.answer_words))
        return draft if draft.differing else None

    def _shown(
        self, question: Question, candidates: Sequence[Candidate], reading: Reading | None, terms: Terms
    ) -> list[Candidate]:
        """Choose the sentences to show: those that hold what was read as likely, else the best that differ."""
        limit = self._settings.answer_words
        if reading is not None and reading.likely:
            return covering(candidates, reading.likely, limit, terms, question.answer_type)
        related = [candidate for candidate in candidates if candidate.score >= candidates[0].score - RELATED]
        return fitting(_distinct(related), lambda shown: composed(shown).text, limit) or related[:1]

    def _told_reason(
        self, question: Question, candidates: Sequence[Candidate], terms: Terms, confidence: float
    ) -> Draft:
        """Answer a why; where nothing shown gives a reason in so many words, the answer opens by saying so."""
        deed = [stem for stem in self._archive.analyse(deed_of(question.standalone)) if stem in terms.weights]

        def held(text: str) -> frozenset[str]:
            return terms.held(self._archive.analyse(text), text)

        def covered(text: str, title: Collection[str]) -> float:
            return terms.coverage_under(title, held(text))

        def says(text: str, title: Collection[str]) -> bool:
            there = held(text) | frozenset(title)
            return all(terms.has(stem, there) for stem in deed)

        limit = self._settings.answer_words - words_in(NOT_EVEN_SO)
        shown, opening = told_why(candidates, covered, says, limit)
        draft = composed(shown or candidates[:1], confidence=confidence)
        return replace(draft, text=f"{opening}\n\n{draft.text}") if opening else draft

    def _is_everywhere(self, words: str) -> bool:
        """Tell whether the archive has these words so often that they tell nothing: the town that it is all about."""
        stems, passages = self._archive.analyse(words), self._archive.passage_count()
        return passages >= MANY and all(
            self._archive.document_frequency(stem) > EVERYWHERE * passages for stem in stems
        )


def refusal(confidence: float = 0.0) -> Draft:
    """Say that the archive does not say; ``confidence`` is what the answer not given had. The chain adds the closest
    coverage.
    """
    return Draft(NOT_IN_ARCHIVE, None, confidence, abstained=True, claims=(), citations=())


def composed(shown: Sequence[Candidate], *, short_answer: str | None = None, confidence: float = 0.0) -> Draft:
    """Write the answer that some sentences make."""
    pieces = _reading_order([_piece(candidate) for candidate in shown])
    return compose(pieces, short_answer=short_answer, confidence=confidence)


def _piece(candidate: Candidate) -> Piece:
    return Piece(candidate.hit.article, candidate.start, candidate.end, candidate.text)


def _one_an_article(sentences: Sequence[Candidate]) -> list[Candidate]:
    """Give the shortest sentence of each article, the shortest first."""
    by_length = sorted(sentences, key=lambda sentence: len(sentence.text.split()))
    return list({sentence.hit.article.id: sentence for sentence in reversed(by_length)}.values())[::-1]


def _distinct(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    kept: list[Candidate] = []
    for candidate in candidates:
        if all(
            len(candidate.stems & other.stems) <= SIMILAR * min(len(candidate.stems), len(other.stems))
            for other in kept
        ):
            kept.append(candidate)
            yield candidate


def _reading_order(pieces: Sequence[Piece]) -> list[Piece]:
    """Keep the articles in the order of their best piece; within an article follow its text."""
    order = {article_id: n for n, article_id in enumerate(dict.fromkeys(piece.article.id for piece in pieces))}
    return sorted(pieces, key=lambda piece: (order[piece.article.id], piece.start))
