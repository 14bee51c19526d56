# Isogloss. `make` and `make test` do all the set-up; `make help` lists the rest.

.DEFAULT_GOAL := run
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# Another interpreter for the virtual environment: make PYTHON=/path/to/python3.13
PYTHON ?=
# How many processes run the tests.
JOBS ?= 2

VENV := .venv
PY := $(VENV)/bin/python
LOCKS := requirements/runtime.lock requirements/dev.lock
DOCTOR := $(wildcard pipeline/isogloss/doctor/*.py) tools/setup.sh

# A virtual environment names its own folder in its scripts; in a moved checkout it is made anew.
ifneq ($(shell cat $(VENV)/made-for 2>/dev/null),$(CURDIR))
MOVED := FORCE
endif

export PYTHON

.PHONY: run setup setup-test test golden lint bench lock system clean help FORCE

run: setup ## Build every language of this repository's own site (default)
	@$(VENV)/bin/isogloss

setup: $(VENV)/runtime.stamp $(VENV)/system-build.stamp ## Make .venv from the lock, and get what PDFs need

setup-test: setup $(VENV)/dev.stamp $(VENV)/system-test.stamp node_modules/.stamp

test: setup-test ## Run the tests (installs what they need)
	@$(PY) -m pytest -n $(JOBS)

golden: setup-test ## Rewrite the tests' expected files from what is built now
	@$(PY) -m pytest --update-golden -q

lint: setup $(VENV)/dev.stamp ## Check style, types and the layering of the packages
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy --strict
	@$(VENV)/bin/lint-imports

bench: setup-test ## Measure how long builds take
	@$(PY) -m bench

lock: ## Write requirements/*.lock anew from pyproject.toml
	@tools/lock.sh

system: $(PY) ## Try again to install the system packages that are missing
	@tools/setup.sh system build && tools/setup.sh system test

clean: ## Remove output/, build/ and caches (keeps .venv, node_modules and locales/)
	@echo "Removing output/, build/ and the caches; keeping .venv, node_modules and locales/."
	@rm -rf output build .isogloss .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . \( -name .git -o -name .venv -o -name node_modules \) -prune -o -type d -name __pycache__ -exec rm -rf {} +

help: ## Show this list
	@sed -n 's/^\([a-z][a-z-]*\):[^#]*## \(.*\)/\1|\2/p' $(firstword $(MAKEFILE_LIST)) \
	  | while IFS='|' read -r target text; do printf '  make %-8s %s\n' "$$target" "$$text"; done

# What follows costs nothing once it is done: make compares dates of files, and calls no pip.

$(PY): $(MOVED)
	@tools/setup.sh venv

$(VENV)/runtime.stamp: requirements/runtime.lock pyproject.toml $(PY)
	@tools/setup.sh python runtime
	@touch $@

$(VENV)/dev.stamp: requirements/dev.lock pyproject.toml $(VENV)/runtime.stamp
	@tools/setup.sh python dev
	@touch $@

$(VENV)/system-build.stamp: $(DOCTOR) | $(VENV)/runtime.stamp
	@tools/setup.sh system build
	@touch $@

$(VENV)/system-test.stamp: $(DOCTOR) | $(VENV)/runtime.stamp $(VENV)/system-build.stamp
	@tools/setup.sh system test
	@touch $@

node_modules/.stamp: package.json package-lock.json | $(VENV)/system-test.stamp
	@tools/setup.sh node
