"""A provider of logins on loopback (oidc-provider-mock in a process of its own), and a secrets.toml that names it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

from selenium.webdriver.support.ui import WebDriverWait

from tests.ui.chromium import PATIENCE_S, free_port

DISCOVERY = "/.well-known/openid-configuration"
SECRETS = """
[auth]
redirect_uri = "{page}/oauth2callback"
cookie_secret = "a-secret-of-thirty-two-characters"
client_id = "dateline"
client_secret = "hush"
server_metadata_url = "{provider}{discovery}"
"""


@contextmanager
def provider(accounts: Sequence[dict[str, object]]) -> Iterator[str]:
    """Give the address of a provider that knows these accounts, each the claims it makes of somebody, "sub" among
    them.
    """
    port = free_port()
    claims = [f"--user-claims={json.dumps(account)}" for account in accounts]
    call = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", f"--port={port}", *claims]
    with subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            WebDriverWait(running, PATIENCE_S, 0.1).until(lambda _: _there(port), "the provider did not start")
            yield f"http://127.0.0.1:{port}"
        finally:
            running.terminate()


def secrets(folder: Path, page: str, provider: str) -> None:
    """Write the secrets.toml that has a page, started in a folder, ask for a login with a provider."""
    (folder / ".streamlit").mkdir(exist_ok=True)
    told = SECRETS.format(page=page, provider=provider, discovery=DISCOVERY)
    (folder / ".streamlit" / "secrets.toml").write_text(told, "utf-8")


def _there(port: int) -> bool:
    try:
        with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
            connection.request("GET", DISCOVERY)
            return connection.getresponse().status == 200
    except OSError:
        return False
