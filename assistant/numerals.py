"""The numbers up to twelve in words, and each with what it is in either writing."""

from __future__ import annotations

NAMES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
COUNTS = {name: n for n, word in enumerate(NAMES, start=1) for name in (word, str(n))}
