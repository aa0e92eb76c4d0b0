"""Picture every page for docs/screenshots: ``python -m scripts.screenshots ARCHIVE [FOLDER] [NAME ...]``.

The archive (for the pictures kept, the sample) is copied; nothing is written to it. Pictures are of 1280 × 900
points, or of a phone of 390 × 844, and are packed with a palette of 256 colours.
"""

from __future__ import annotations

import argparse
import io
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tests.ui.chromium import ROOT, Reader, browser, served

SHOTS = ROOT / "docs" / "screenshots"
COLOURS = 256
TOP = 160
"""Points from the upper edge within which the last question stands once its answer is there."""
LOOKS = 12
"""Times in a row that it is seen there."""
PESKOV = "What did Peskov say about the memorandum?"
STORM = "How many people were injured in storm Brannoc?"
MACRON = "What did Macron say about the memorandum?"


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of one page: what a reader has done there when it is taken."""

    name: str
    path: str
    act: Callable[[Reader], object]
    dark: bool = False
    phone: bool = False


def asked(*questions: str) -> Callable[[Reader], None]:
    """Ask some questions, and wait for what the page offers to ask next."""

    def act(reader: Reader) -> None:
        reader.wait(".lead")
        for number, question in enumerate(questions):
            reader.ask(question, number + 1)
        reader.wait(".onward")
        top = "return arguments[0].getBoundingClientRect().top"
        stood = 0

        def rests() -> bool:
            nonlocal stood
            there = 0 < reader.driver.execute_script(top, reader.all(".question")[-1]) < TOP
            stood = stood + 1 if there else 0
            return stood == LOOKS

        reader.until(rests, "the answer is not at the top")

    return act


def cited(reader: Reader) -> None:
    """Open the first source of an answer."""
    asked(PESKOV)(reader)
    reader.press(reader.wait(".cite")[0])
    reader.wait("mark")
    reader.until(lambda: 0 < reader.wait("mark")[0].rect["x"] < reader.driver.get_window_size()["width"], "it slides")


def why(reader: Reader) -> None:
    """Open what explains an answer."""
    asked(PESKOV)(reader)
    chosen(".action", "Why this answer")(reader)
    reader.wait("[role=dialog] textarea")


def chosen(selector: str, words: str, then: str = "", count: int = 1) -> Callable[[Reader], None]:
    """Press what begins with some words; wait for what comes of it."""

    def act(reader: Reader) -> None:
        def pressed() -> bool:
            found = [one for one in reader.all(selector) if str(one.get_attribute("textContent")).startswith(words)]
            if found:
                reader.press(found[0])
            return bool(found)

        reader.until(pressed, f"nothing says {words}")
        if then:
            reader.wait(then, count)

    return act


def waited(selector: str) -> Callable[[Reader], object]:
    """Wait for something."""
    return lambda reader: reader.wait(selector)


SHOTS_TAKEN = (
    Shot("ask-first", "", waited(".welcome")),
    Shot("ask", "", asked(PESKOV)),
    Shot("ask-dark", "", asked(PESKOV), dark=True),
    Shot("ask-phone", "", asked(PESKOV), phone=True),
    Shot("ask-differing", "", asked(STORM)),
    Shot("ask-refused", "", asked(MACRON)),
    Shot("article", "", cited),
    Shot("why", "", why),
    Shot("said-people", "said", waited(".speaking")),
    Shot("said", "said?speaker=Dmitry+Peskov", waited("[data-testid=stVegaLiteChart] canvas")),
    Shot("archive", "archive", waited("[data-testid=stVegaLiteChart] svg")),
    Shot("archive-articles", "archive", chosen("button", "Articles", ".entryline")),
    Shot("archive-add", "archive", chosen("button", "Add and mend", "input[type=file]")),
    Shot("settings", "settings", waited("[data-testid=stTextInput] input")),
)


def taken(shot: Shot, url: str) -> bytes:
    """Take a picture; give it as a PNG."""
    width, height = (390, 844) if shot.phone else (1280, 900)
    with browser(width, height, dark=shot.dark, phone=shot.phone) as driver:
        inner = driver.execute_script("return innerHeight")
        if not shot.phone:
            driver.set_window_size(width, height + height - inner)
        reader = Reader(driver, url)
        driver.get(f"{url}/{shot.path}")
        shot.act(reader)
        reader.until(lambda: not reader.all("[data-testid=stStatusWidget], [data-stale=true]"), "still being drawn")
        at_rest = "return document.getAnimations().every((each) => each.playState !== 'running')"
        reader.until(lambda: bool(driver.execute_script(at_rest)), "still moving")
        picture = Image.open(io.BytesIO(driver.get_screenshot_as_png())).convert("RGB")
    packed = io.BytesIO()
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
    return packed.getvalue()


def main(argv: Sequence[str] | None = None) -> int:
    """Write the pictures, and say how large each is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("folder", type=Path, nargs="?", default=SHOTS)
    parser.add_argument("names", nargs="*", help="only these")
    given = parser.parse_args(argv)
    given.folder.mkdir(parents=True, exist_ok=True)
    for shot in SHOTS_TAKEN:
        if given.names and shot.name not in given.names:
            continue
        with tempfile.TemporaryDirectory() as made:
            archive = shutil.copytree(given.archive, Path(made) / "archive")
            with served(archive) as server:
                picture = taken(shot, server.url)
        (given.folder / f"{shot.name}.png").write_bytes(picture)
        print(f"{shot.name}.png {len(picture) / 1000:.0f} kB", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
