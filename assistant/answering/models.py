"""Build the chat model that writes answers, from the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from assistant.errors import InputError
from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

OPENAI = "api.openai.com"
_NO_KEY = "none"
"""Sent where an endpoint was given without a key: the client insists on some key, endpoints of one's own on none."""


def load_chat_model(settings: Settings) -> BaseChatModel:
    """Build the model ``settings.model`` at the OpenAI-compatible endpoint ``settings.openai_base_url``.

    Nothing is sent yet. The client's own retries are off: told to, they wait for a minute, and an answer quoted from
    the archive now is worth more. Raises InputError where no model, or no way to reach it, is set.
    """
    endpoint(settings)
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    return ChatOpenAI(
        model=settings.model or "",
        api_key=settings.openai_api_key or SecretStr(_NO_KEY),
        base_url=settings.openai_base_url or f"https://{OPENAI}/v1",
        timeout=settings.timeout_s,
        max_retries=0,
        temperature=0,
        use_responses_api=False,
    )


def endpoint(settings: Settings) -> str:
    """Name the endpoint for messages: host and port, without the user name, password or path its URL may hold.

    Raises InputError where no model is set, where neither a key nor a base URL is, or where one of them can't be right.
    """
    if not settings.model:
        raise InputError("no model is set: name one with --model or DATELINE_MODEL, or answer without one")
    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else ""
    if not key.isascii() or not key.isprintable() or key != key.strip():
        raise InputError("OPENAI_API_KEY holds a space, a line break or a letter that no key has; copy it again")
    if not settings.openai_base_url:
        if not key:
            raise InputError(
                f"the model {settings.model} needs OPENAI_API_KEY, or OPENAI_BASE_URL for one's own endpoint"
            )
        return OPENAI
    try:
        url = urlsplit(settings.openai_base_url)
        port = f":{url.port}" if url.port else ""
    except ValueError:
        url, port = urlsplit(""), ""
    if url.scheme not in {"http", "https"} or not url.hostname:
        raise InputError("OPENAI_BASE_URL is no web address; set it to something like http://127.0.0.1:8080/v1")
    return url.hostname + port
