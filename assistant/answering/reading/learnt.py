"""What a feature of a candidate weighs: learnt by ``scripts/fit_reading.py`` (docs/reading.md says on what)."""

from __future__ import annotations

WEIGHTS = {}
