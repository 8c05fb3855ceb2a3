# The same targets are used by people and by .ci/run. Every target sets up .venv by itself.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help run test check eval setup compat lock locales screenshots soak bench-digest bench-search bench-transport

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/'

run: setup ## run on Telegram with a token in .env, else in the sandbox (its address is printed)
	@$(BIN)/python -m bot start

test: setup compat ## run all the tests
	$(BIN)/python -m pytest

check: setup ## linters, types, layer directions, the knowledge file
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m bot check

soak: setup ## try at length to lose or double a digest: kills, restarts, lost answers (some 20 minutes)
	@$(BIN)/python -m tests.soak

eval: setup ## how well the question sets are answered, by kind (V=-v: what was missed)
	@$(BIN)/python -m tests.eval $(V)

bench-digest: setup compat ## what scheduled highlights cost, beside other libraries (QUICK=1: within 50 s)
	@QUICK=$(QUICK) $(BIN)/python -m tests.bench.digest

bench-search: .venv/.bench ## how right and how fast questions are answered, beside other ways (QUICK=1: within 50 s)
	@QUICK=$(QUICK) $(BIN)/python -m tests.bench.search

bench-transport: setup compat ## what an update costs, beside bots made with other libraries (QUICK=1: within 50 s)
	@QUICK=$(QUICK) $(BIN)/python -m tests.bench.transport

screenshots: setup ## make the pictures of the READMEs anew (needs Chromium)
	$(BIN)/python tools/screenshots.py

setup: .venv/.ready ## install everything into .venv (done by the others when needed)

compat: tests/compat/.venv/.ready $(if $(shell command -v npm 2>/dev/null),tests/compat/node_modules/.ready) ## install other libraries, whose bots the sandbox is tested with (done by test)

tests/compat/.venv/.ready: tests/compat/requirements.lock | .venv/.ready
	$(BIN)/python -m venv tests/compat/.venv
	tests/compat/.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/compat/requirements.lock
	touch $@

tests/compat/node_modules/.ready: tests/compat/package-lock.json
	cd tests/compat && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
	touch $@

.venv/.ready: requirements.lock requirements-dev.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rostrum needs Python 3.11 or newer: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

.venv/.bench: requirements-bench.lock .venv/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	touch $@

locales: setup ## bring the catalogues of the interface up to date with the code
	$(BIN)/pybabel -q extract --no-default-keywords -k say -k mark --no-location --sort-output --no-wrap -o handlers/locales/rostrum.pot handlers
	$(BIN)/pybabel -q update -D rostrum -i handlers/locales/rostrum.pot -d handlers/locales --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap
	rm handlers/locales/rostrum.pot

lock: ## pin the dependencies of pyproject.toml anew, with hashes
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet --custom-compile-command "make lock" -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet --custom-compile-command "make lock" -o requirements-dev.lock
	$(BIN)/uv pip compile --group bench --constraints requirements-dev.lock --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet --custom-compile-command "make lock" -o requirements-bench.lock
	$(BIN)/uv pip compile tests/compat/requirements.in --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet --custom-compile-command "make lock" -o tests/compat/requirements.lock
