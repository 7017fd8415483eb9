# Two commands for a fresh machine with Python 3.11 or later: `make try` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
PAGE ?= examples/drevna/selmar-courier.html
NODE := frontend/node_modules/.package-lock.json
DESK := src/testigo/web/static/index.html

.PHONY: try test lint types desk browser check wheel clean

try: $(VENV)/.installed ## Install Testigo into .venv and read a sample page
	@$(BIN)/testigo read $(PAGE)

test: $(VENV)/.tools ## Install the development tools and run the tests
	@$(BIN)/python -m pytest

lint: $(VENV)/.tools ## Check style and format
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .

types: $(VENV)/.tools ## Check types
	@$(BIN)/mypy --no-error-summary

desk: $(NODE) $(DESK) ## Check and build the desk's pages
	@cd frontend && npm run --silent types && npm run --silent lint && npm run --silent test

browser: $(VENV)/.installed $(NODE) $(DESK) ## Test the desk as a whole in Chromium; LOOKS=update takes the pictures anew
	@cd frontend && npm run --silent browser -- $(if $(filter update,$(LOOKS)),--update-snapshots)

$(NODE): frontend/package-lock.json
	@cd frontend && npm ci --silent

$(DESK): $(NODE) frontend/index.html frontend/vite.config.ts $(shell find frontend/src frontend/public -type f)
	@cd frontend && npm run --silent build -- --logLevel warn

wheel: $(VENV)/.tools ## Build the wheel and test it where the source is not
	@rm -rf dist
	@$(PIP) wheel --no-deps --wheel-dir dist .
	@$(BIN)/python .ci/wheel.py dist/testigo-*.whl

check: test lint types desk browser wheel ## All of it

clean: ## Remove what these commands made
	rm -rf $(VENV) dist build frontend/node_modules frontend/e2e-results

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Testigo needs Python 3.11 or later, and $(PYTHON) is " + sys.version.split()[0] + "; try: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --upgrade 'pip>=25.1'
	@touch $@

$(VENV)/.installed: pyproject.toml $(VENV)/.python
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.tools: pyproject.toml $(VENV)/.installed
	@$(PIP) install --group dev
	@touch $@
