"""The forms in which a thread can be written to a file."""

from __future__ import annotations

from typing import Literal

Format = Literal["md", "json", "csv"]
