"""A guess at the language of a text: its script, then its commonest small words."""

from __future__ import annotations

import re
from collections import Counter

_SAMPLE = 2500
"""Characters read: some 400 words settle it."""
_FEWEST = 3
"""Small words needed before Latin or Cyrillic text is given a language."""

_SMALL_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in is was that for it with as on by at from has have said not be are this he they his an",
        "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus",
        "fr": "le la les de des et en un une du que est pour qui dans a par plus pas au sur ne se ce il sont avec aux",
        "es": "el la de que y en los del se las por un para con no una su al lo como más pero sus ha este fue según",
        "pt": "o a de que e do da em um para com não uma os no se na por mais as dos como mas foi ao das tem à seu",
        "it": "il di che e la in un per è una con non del da si le sono dei al alla della nel come più anche gli ha",
        "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als maar bij door uit naar heeft",
        "sv": "och i att det som en på är av för med den till inte har de ett om var från han men sig vid",
        "da": "og i at det er en til på som med for af de den ikke der har et fra var han men om også",
        "no": "og i det er på som en til med for av at har ikke de den fra et var om han men også ble",
        "fi": "ja on ei että oli se hän mutta myös kun ovat sen mukaan ole vuoden kuin joka jo vain",
        "pl": "w i na z do się nie że to jest o jak po za od przez dla ale są tym który było oraz został",
        "cs": "a v se na je že o z do s i to k ve pro za by ale jako po si který byl jsou podle",
        "hu": "a az és hogy nem is egy ez van volt meg csak már de mint még szerint azt",
        "ro": "de și în la a cu pe că nu din care este un o mai pentru sunt au fost se prin",
        "tr": "ve bir bu da de için ile olarak olan daha çok gibi sonra kadar en ne ancak dedi göre",
        "ru": "и в не на что с по как это а но из у к за от о для он его она они был также его который",
        "uk": "і в не на що з та як це а але із у до за від про для він його вона вони був також який є",
        "bg": "и в на за да се от не са че по с как но е като със това той след при през",
        "sr": "и у на је да се за од са су не као што који али би по до",
    }.items()
}
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),  # kana first: Japanese also writes Chinese characters
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("fa", re.compile(r"[پچژگ]")),  # before Arabic, whose script it extends
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
)
_BEYOND_LATIN = re.compile(r"[\u0370-\u1fff\u3040-\ud7af]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPT_SHARE = {"ja": 0.1, "fa": 0.02}
_TAG = re.compile(r"[a-z]{2,3}(?=$|[-_])", re.IGNORECASE)
_NAMES = {
    "english": "en",
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "portuguese": "pt",
    "italian": "it",
    "dutch": "nl",
    "russian": "ru",
    "ukrainian": "uk",
    "polish": "pl",
    "chinese": "zh",
    "japanese": "ja",
    "korean": "ko",
    "arabic": "ar",
}


def guess(text: str) -> str | None:
    """Return the ISO 639-1 code of the language that ``text`` is most probably in, or None where nothing tells."""
    sample = text[:_SAMPLE]
    if _BEYOND_LATIN.search(sample):
        letters = len(_LETTER.findall(sample))
        for language, script in _SCRIPTS:
            if len(script.findall(sample)) > _SCRIPT_SHARE.get(language, 0.3) * letters > 0:
                return language
    tokens = _WORD.findall(sample.lower())
    times = Counter(tokens)
    counts = {language: sum(times.get(word, 0) for word in small) for language, small in _SMALL_WORDS.items()}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] >= min(_FEWEST, max(1, len(tokens) // 4)) else None


def language_tag(stated: str) -> str | None:
    """Return the ISO 639 code in a stated language ("en-US", "EN", "English"), or None where it is none."""
    name = stated.strip().lower()
    if name in _NAMES:
        return _NAMES[name]
    tag = _TAG.match(name)
    return tag[0] if tag else None
