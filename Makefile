# `make` lists what there is. Everything happens in .venv; a second call has nothing left to do.

PYTHON ?= python3
PORT   ?= 8501

VENV := .venv
# Always `python -m`: the scripts in bin/ carry the folder's old name when the folder has moved.
RUN  := $(VENV)/bin/python -m
PIP  := $(RUN) pip install --quiet --disable-pip-version-check

# Packages that promise types, as far as they exist.
TYPED := $(sort $(patsubst %/,%,$(dir $(wildcard calc/*.py words/*.py store/*.py intake/*.py drawing/*.py embed/*.py server/*.py))))

.DEFAULT_GOAL := help
.PHONY: help run test lint bench wordpress setup browser
.DELETE_ON_ERROR:

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/installed  ## Serve the app at 127.0.0.1:8501 (PORT=… for another port)
	@exec $(RUN) streamlit run app.py --server.port $(PORT)

test: $(VENV)/installed-dev browser  ## Run all tests, the journeys in a browser included
	@$(RUN) pytest --numprocesses 2 --dist loadfile

lint: $(VENV)/installed-dev  ## Check style, types, and who imports whom
	@$(RUN) ruff check .
	@$(RUN) ruff format --check .
	@$(RUN) mypy $(TYPED)
	@$(VENV)/bin/python -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'

bench: $(VENV)/installed-dev browser  ## Measure speed and write benchmarks/results.json
	@$(RUN) benchmarks

wordpress: $(VENV)/installed-dev browser  ## Try an embed in a real WordPress (wordpress php-cli php-mysql mariadb-server)
	@$(RUN) pytest tests/wordpress/real.py

setup: $(VENV)/installed-dev browser  ## Install everything, run nothing

# A .venv that was cut off half-way, or whose Python has gone, is made anew.
ifneq ($(shell { $(VENV)/bin/python -c 'import pip' && echo whole; } 2>/dev/null),whole)
.PHONY: $(VENV)/made
endif

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	|| { echo 'Python 3.11 or newer is needed; name one with PYTHON=…'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	|| { echo 'Python cannot make virtual environments yet: apt-get install python3-venv'; exit 1; }
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/installed: $(VENV)/made requirements.txt
	@echo 'Installing what the app needs …'
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.txt
	@echo 'Installing what the tests need …'
	@$(PIP) -r requirements-dev.txt
	@touch $@

# The journeys run in Debian's Chromium; chromium-l10n brings the German one, for the decimal comma.
# Without a browser they are skipped, except on a build machine (CI=true), where that is an error.
CHROMIUM := apt-get install chromium chromium-l10n
browser:
	@command -v chromium >/dev/null && dpkg-query -s chromium-l10n >/dev/null 2>&1 && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo 'Installing Chromium …'; \
		apt-get -qq update && DEBIAN_FRONTEND=noninteractive \
		apt-get -qq -y --no-install-recommends install chromium chromium-l10n >/dev/null; \
	elif [ "$${CI:-}" = true ] && ! command -v chromium >/dev/null; then \
		echo 'No Chromium for the journeys: $(CHROMIUM)'; exit 1; \
	elif ! command -v chromium >/dev/null; then \
		echo 'No Chromium, so the journeys are skipped: $(CHROMIUM)'; \
	fi
