"""Everything a user can get wrong ends in one clear line, the right exit code, and everything else kept."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Dateline = Callable[..., Any]

GOOD = {
    "url": "https://example.org/good",
    "title": "Good",
    "text": "Ann Lee said the ferry runs again.",
    "published": "2025-05-29",
}


def written(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path
