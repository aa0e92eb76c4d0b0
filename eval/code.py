"""Which code is running."""

from __future__ import annotations

import subprocess
from functools import cache
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]


@cache
def code_version() -> str:
    """Give the commit of a checkout ("-dirty" with changes not committed), else the version of the package."""
    if (ROOT / ".git").exists():
        try:
            told = subprocess.run(
                ["git", "describe", "--always", "--dirty", "--abbrev=12"],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=True,
            )
            return told.stdout.strip()
        except (OSError, subprocess.CalledProcessError):
            pass
    return version("dateline")
