"""The faults of a model endpoint that Dateline is held to, as a fake endpoint plays them (docs/written.md)."""

from __future__ import annotations

from collections.abc import Sequence

from tests.fake_endpoint import Fault, Reply, chunk, chunks, events, http, saying

KEY = "sk-canary-0123456789"
ECHO = f'{{"error": {{"message": "your key {KEY} is at fault", "code": "oops"}}}}'
SAID = "The council agreed to pay 420,000 crowns for the study [1]."
BEGUN = [events()[0], *events(*chunks(SAID))[1:]]
"""A stream that has written a sentence and goes on."""

FAULTS: dict[str, Sequence[Reply]] = {
    "429": [http(429, ECHO, "application/json", "Retry-After: 50")],
    "500": [http(500, KEY, "text/plain")],
    "503": [http(503, "")],
    "400": [http(400, ECHO)],
    "401": [http(401, ECHO)],
    "404": [http(404, ECHO)],
    "hang": [[Fault.STALL]],
    "HTML with 200": [http(200, f"<html>{KEY}</html>", "text/html")],
    "bad JSON": [http(200, "{nope")],
    "choices: []": [events('{"id": "c", "choices": []}', "[DONE]")],
    "empty content": [events(chunk(""), chunk(None, "stop"), "[DONE]")],
    "null content": [events(chunk(None), chunk(None, "stop"), "[DONE]")],
    "finish_reason=length": [saying(f"{SAID} The gate was built in", "length")],
    "no finish_reason": [events(*chunks(SAID), "[DONE]")],
    "reset": [[Fault.RESET]],
    "reset mid-stream": [[*BEGUN, Fault.RESET]],
    "bad event": [[*BEGUN, b"data: {not json\n\n"]],
    "error event": [[*BEGUN, f"data: {ECHO}\n\n".encode()]],
    "stall mid-stream": [[*BEGUN, Fault.STALL]],
    "first model down": [http(503, ""), saying(SAID)],
}
"""What is answered to the first request and to those after it; the second model is asked at the same address."""
