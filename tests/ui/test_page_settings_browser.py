"""Settings in a real browser: a key never seen again, a test that can be cancelled, visits that share nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fake_endpoint import Fault, fake_endpoint, saying

pytest.importorskip("selenium", reason="selenium is not installed: pip install -e '.[dev]'")

from tests.ui.chromium import NEEDS_BROWSER, Reader, browser, served

pytestmark = NEEDS_BROWSER

KEY = "canary-key-0123456789"


def test_a_model_is_set_tested_and_cancelled_without_a_trace_of_its_key_and_beside_other_visits(
    sample_archive: Path, tmp_path: Path
) -> None:
    with fake_endpoint() as endpoint, served(sample_archive) as server, browser(390, 844, phone=True) as driver:
        reader = Reader(driver, server.url)
        driver.get(f"{server.url}/settings")
        model, address, key = reader.wait("[data-testid=stTextInput] input", 3)
        model.send_keys("llama3.2:1b")
        address.send_keys(endpoint.url)
        key.send_keys(KEY)
        press(reader, "Use this model")
        assert any("A key is set, for this visit." in text for text in reader.texts(".meta"))
        assert "export OPENAI_API_KEY=…" in reader.texts(".environment")[0]
        reader.until(
            lambda: [field.get_property("value") for field in reader.all("input[type=password]")] == [""],
            "the key stays in its field",
        )
        endpoint.script(saying("Ready."))
        press(reader, "Test it")
        assert reader.texts(".works")[0].endswith(": Ready.")
        driver.save_screenshot(str(tmp_path / "works.png"))

        endpoint.script([Fault.STALL])
        press(reader, "Test it")
        reader.until(lambda: len(endpoint.requests) == 2, "the endpoint was not asked again")
        first = driver.current_window_handle
        driver.switch_to.new_window("tab")
        driver.get(f"{server.url}/settings")
        assert reader.texts(".writes") == ["No model is set: answers quote the archive, word for word."]
        driver.close()
        driver.switch_to.window(first)
        press(reader, "Cancel")
        reader.until(lambda: reader.all(".notice")[0].text.startswith("The test was cancelled"), "it is not cancelled")
        assert endpoint.hung_up.wait(10), "the request went on"

        assert KEY not in driver.page_source + driver.execute_script(
            "return JSON.stringify([localStorage, sessionStorage])"
        )
        assert driver.execute_script("return document.documentElement.scrollWidth") <= 390
        assert reader.outside() == set()
    held = [file for file in sample_archive.rglob("*") if file.is_file() and KEY.encode() in file.read_bytes()]
    assert held == []


def press(reader: Reader, label: str) -> None:
    """Press the button of a label, as soon as it is there."""

    def pressed() -> bool:
        found = [one for one in reader.all("button:enabled") if one.text == label]
        if found:
            reader.press(found[0])
        return bool(found)

    reader.until(pressed, f"no button {label}")
