"""Build the chat model that writes answers, from the settings: any OpenAI-compatible endpoint, or any provider that
LangChain knows.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from assistant.answering.providers import Provider, split
from assistant.endpoint import host_of
from assistant.errors import InputError
from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

OPENAI = "api.openai.com"
_OWN_PREFIXES = frozenset(("openai", "ft"))
"""Before a colon in the names that OpenAI itself has: fine-tuned models are "ft:NAME"."""
_NAMED = ("anthropic", "google_genai", "mistralai", "ollama", "openai")
"""Providers named as examples."""
_DEFAULT = f"https://{OPENAI}/v1"
_NO_KEY = "none"
"""Sent where an endpoint was given without a key: the client insists on some key, endpoints of one's own on none."""


@dataclass(frozen=True, slots=True)
class ModelPlace:
    """Where a model is asked, as messages name it: nothing secret is in it.

    ``host`` is a host and port, or the provider; ``key`` and ``address`` say what to mend where one of them is wrong,
    ``manual`` what an address has to look like.
    """

    model: str
    host: str
    key: str = "OPENAI_API_KEY"
    address: str = "OPENAI_BASE_URL"
    manual: str = ", often it ends in /v1"


def load_chat_model(settings: Settings, temperature: float | None = 0) -> BaseChatModel:
    """Build the model ``settings.model``: by LangChain's ``init_chat_model`` where its name begins with a provider
    (``anthropic:NAME``), else at the OpenAI-compatible endpoint ``settings.openai_base_url``.

    Nothing is sent yet; without a ``temperature`` the model has its own. The client's own retries are off: told to,
    they wait for a minute, and an answer quoted from the archive now is worth more. Raises InputError where no model,
    or no way to reach it, is set.
    """
    place = endpoint(settings)
    provider, name = split(settings.model or "")
    if provider is not None:
        return _of_provider(provider, name, place, settings.timeout_s, temperature)
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    address = settings.openai_base_url or _DEFAULT
    model = ChatOpenAI(
        model=name,
        api_key=settings.openai_api_key or SecretStr(_NO_KEY),
        base_url=address,
        timeout=settings.timeout_s,
        max_retries=0,
        temperature=temperature,
        use_responses_api=False,
    )
    if address != (os.environ.get("OPENAI_BASE_URL") or _DEFAULT):
        # The client reads OPENAI_ORG_ID, OPENAI_PROJECT_ID and OPENAI_CUSTOM_HEADERS by itself and takes no word
        # against it; what they say of an account is for the address that the environment names.
        for client in (model.root_client, model.root_async_client):
            client.organization = client.project = None
            client._custom_headers = {}
    return model


def endpoint(settings: Settings) -> ModelPlace:
    """Name the endpoint for messages, without the user name, password or path its URL may hold.

    Raises InputError where no model is set, where what it needs is not installed, where neither a key nor a base URL
    is, or where one of them can't be right.
    """
    if not settings.model:
        raise InputError("no model is set: name one with --model or DATELINE_MODEL, or answer without one")
    provider, name = split(settings.model)
    if not name:
        raise InputError(f"the model {settings.model} lacks its name: write {settings.model}NAME")
    if provider is not None:
        if find_spec(provider.module) is None:
            raise InputError(
                f"the model {settings.model} needs the package {provider.package}: pip install {provider.package}"
            )
        if provider.late and not os.environ.get(provider.key):
            raise InputError(f"the model {settings.model} needs {provider.key}: set it")
        credentials = provider.key or f"the credentials that {provider.package} needs"
        return ModelPlace(name, provider.name, credentials, f"the address that {provider.package} asks", "")
    first, colon, _ = settings.model.partition(":")
    if colon and first not in _OWN_PREFIXES and not settings.openai_base_url:
        raise InputError(
            f"the model {settings.model}: {first} is no provider that Dateline knows ({', '.join(_NAMED)}, …); mend "
            "the name, or set OPENAI_BASE_URL if it is a model at your own endpoint"
        )
    return ModelPlace(name, _host(settings))


def _host(settings: Settings) -> str:
    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else ""
    if not key.isascii() or not key.isprintable() or key != key.strip():
        raise InputError("OPENAI_API_KEY holds a space, a line break or a letter that no key has; copy it again")
    if not settings.openai_base_url:
        if not key:
            raise InputError(
                f"the model {settings.model} needs OPENAI_API_KEY, or OPENAI_BASE_URL for one's own endpoint"
            )
        return OPENAI
    host = host_of(settings.openai_base_url)
    if host is None:
        raise InputError("OPENAI_BASE_URL is no web address; set it to something like http://127.0.0.1:8080/v1")
    return host


def _of_provider(
    provider: Provider, name: str, place: ModelPlace, timeout_s: float, temperature: float | None
) -> BaseChatModel:
    from langchain.chat_models import init_chat_model

    try:
        if temperature is None:
            return init_chat_model(name, model_provider=provider.name, timeout=timeout_s, max_retries=0)
        return init_chat_model(
            name, model_provider=provider.name, timeout=timeout_s, max_retries=0, temperature=temperature
        )
    except Exception:  # noqa: BLE001  # every integration checks its settings in its own way, and may repeat a key
        raise InputError(
            f"the model {provider.name}:{name} can't be set up with {provider.package}: see whether {place.key} is set "
            "and the name is right"
        ) from None
