"""The providers that a model may be named with, ``provider:model``, as LangChain's ``init_chat_model`` knows them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider: the module that LangChain imports for it, and the variable in which that module looks for a key.

    ``key`` is empty where no key is needed or the provider has credentials of another kind. Most modules refuse to
    start without it; ``late`` marks one that starts, and then fails at every request as though its connection broke.
    """

    name: str
    module: str
    key: str = ""
    late: bool = False

    @property
    def package(self) -> str:
        """Give the name to install the module by."""
        return self.module.replace("_", "-")


# Written down so that a name is read without importing LangChain, which takes a second; a test holds the table to
# LangChain's own. `openai` is not here: it is what a name without a provider means too (models.py).
PROVIDERS = {
    provider.name: provider
    for provider in (
        Provider("anthropic", "langchain_anthropic", "ANTHROPIC_API_KEY", late=True),
        Provider("anthropic_bedrock", "langchain_aws"),
        Provider("azure_ai", "langchain_azure_ai", "AZURE_AI_CREDENTIAL"),
        Provider("azure_openai", "langchain_openai", "AZURE_OPENAI_API_KEY"),
        Provider("baseten", "langchain_baseten", "BASETEN_API_KEY"),
        Provider("bedrock", "langchain_aws"),
        Provider("bedrock_converse", "langchain_aws"),
        Provider("bedrock_mantle_anthropic", "langchain_aws"),
        Provider("bedrock_mantle_openai", "langchain_aws"),
        Provider("cohere", "langchain_cohere", "COHERE_API_KEY"),
        Provider("deepseek", "langchain_deepseek", "DEEPSEEK_API_KEY"),
        Provider("fireworks", "langchain_fireworks", "FIREWORKS_API_KEY"),
        Provider("google_anthropic_vertex", "langchain_google_vertexai"),
        Provider("google_genai", "langchain_google_genai", "GOOGLE_API_KEY"),
        Provider("google_vertexai", "langchain_google_vertexai"),
        Provider("groq", "langchain_groq", "GROQ_API_KEY"),
        Provider("huggingface", "langchain_huggingface", "HF_TOKEN"),
        Provider("ibm", "langchain_ibm", "WATSONX_APIKEY"),
        Provider("litellm", "langchain_litellm"),
        Provider("meta", "langchain_meta"),
        Provider("mistralai", "langchain_mistralai", "MISTRAL_API_KEY"),
        Provider("nvidia", "langchain_nvidia_ai_endpoints", "NVIDIA_API_KEY"),
        Provider("ollama", "langchain_ollama"),
        Provider("openrouter", "langchain_openrouter", "OPENROUTER_API_KEY"),
        Provider("perplexity", "langchain_perplexity", "PPLX_API_KEY"),
        Provider("together", "langchain_together", "TOGETHER_API_KEY"),
        Provider("upstage", "langchain_upstage", "UPSTAGE_API_KEY"),
        Provider("xai", "langchain_xai", "XAI_API_KEY"),
    )
}


def split(name: str) -> tuple[Provider | None, str]:
    """Tell the provider that a model's name begins with, and the name without it.

    ``llama3.2:1b`` begins with none. ``openai:NAME`` is NAME at the OpenAI-compatible endpoint, whatever NAME begins
    with.
    """
    first, colon, rest = name.partition(":")
    if colon and first == "openai":
        return None, rest
    if colon and first in PROVIDERS:
        return PROVIDERS[first], rest
    return None, name
