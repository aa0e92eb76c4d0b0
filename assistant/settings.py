"""Settings: read once at the entry point from the environment (``DATELINE_*``) and passed down, never global."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import InputError


class Settings(BaseSettings):
    """Everything that can be set. Environment variables are ``DATELINE_`` and the field's name in capitals."""

    model_config = SettingsConfigDict(env_prefix="DATELINE_", extra="forbid", frozen=True)

    archive: Path = Path("archive-data")
    """The archive's folder."""

    model: str | None = None
    """The chat model that writes answers, ``provider:name`` or a name of the OpenAI-compatible endpoint; without one,
    answers are extractive.
    """
    fallback_model: str | None = None
    """One or more models, with commas between them, that are asked in turn when the first can't be reached or fails."""
    openai_api_key: SecretStr | None = Field(default=None, validation_alias="OPENAI_API_KEY")
    openai_base_url: str | None = Field(default=None, validation_alias="OPENAI_BASE_URL")
    timeout_s: float = Field(default=12.0, gt=0)
    """The longest wait for the models of an answer together, seconds; the archive's own words follow within a second or
    two.
    """
    prompt_tokens: int = Field(default=3000, ge=300)
    """The longest prompt, tokens: leaves a model of 4,096 room to answer."""

    follow_ups: Literal["rules", "model"] = "rules"
    """Who reads a question that leans on those before it: rules, or the model where one is set."""
    entailment: Literal["rules", "model"] = "rules"
    """Who checks a written answer: rules over its wording, or the model as well, a second time and one request more."""
    unsupported: Literal["drop", "strike"] = "drop"
    """What becomes of a sentence that the archive does not support: left out, or shown struck through."""

    embedding_model: str = "minilm"
    """``minilm``: the model shipped with Dateline; any other name is asked from the embeddings endpoint."""
    embedding_base_url: str | None = None
    """The embeddings endpoint; unset, ``OPENAI_BASE_URL``."""
    embedding_key: SecretStr | None = None
    """The key it asks for. ``OPENAI_API_KEY`` is sent to the endpoint of ``OPENAI_BASE_URL`` only."""
    reranker: str | None = None
    """A cross-encoder that helps to order what was found: a folder with its ONNX export, or the address of an endpoint
    that has ``/rerank``.
    """
    reranker_model: str = "reranker"
    """The model's name at that endpoint."""
    reranker_key: SecretStr | None = None
    """The key it asks for. ``OPENAI_API_KEY`` is sent to the endpoint of ``OPENAI_BASE_URL`` only."""
    threads: int = Field(default=0, ge=0)
    """Threads for the local model; 0 takes every core."""

    read_only: bool = False
    """A page that several people share: nothing is added, removed or set from it, and nobody sees another's threads."""
    readers: str | None = None
    """Who may read a page with a login: addresses and domains, with commas between them; unset, whoever the provider
    lets in.
    """

    fetch_allow: str = ""
    """Hosts, addresses and networks (``10.1.0.0/16``), with commas between them, that an ingest may fetch from though
    they lie in a private network or on this machine.
    """
    fetch_delay_s: float = Field(default=1.0, ge=0)
    """The pause between two requests to one host, seconds; a site's own robots.txt may ask for a longer one."""

    statements: bool = True
    """Whether an ingest reads who said what; what it leaves out `dateline doctor --repair` reads."""
    passage_words: int = Field(default=180, ge=40, le=400)
    """The length a passage aims for, words."""
    answer_words: int = Field(default=90, ge=20, le=400)
    """The longest extractive answer, words."""
    abstain_below: float = Field(default=0.12, ge=0, le=1)
    """Below this confidence the extractive answerer says that the archive does not say."""

    @property
    def allowed(self) -> tuple[str, ...] | None:
        """Name the addresses and domains that ``readers`` lists; None where whoever logs in may read."""
        if not (self.readers or "").strip():
            return None
        return tuple(filter(None, (name.strip().casefold() for name in (self.readers or "").split(","))))

    @property
    def models(self) -> tuple[str, ...]:
        """Name the models that may write an answer, in the order in which they are asked."""
        if not self.model:
            return ()
        more = (name.strip() for name in (self.fallback_model or "").split(","))
        return tuple(dict.fromkeys((self.model, *filter(None, more))))


def load(**given: object) -> Settings:
    """Build the settings from the environment and ``given`` (which wins; ``None`` values are left out).

    Raises InputError naming the variable that is wrong.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]  # pydantic validates
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"]).upper()
        variable = name if name.startswith("OPENAI_") else f"DATELINE_{name}"
        raise InputError(f"{variable}: {first['msg']}; set it right or unset it") from None
