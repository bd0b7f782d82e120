# Which commands does somebody need who runs or changes this site?
# Needs nothing but make and Python 3.11 or newer with its venv module; everything else comes into .venv/.

PYTHON ?= python3
PORT ?= 8000
LADA_DATA ?= var
export PORT LADA_DATA

.PHONY: help serve test quick full lint lock messages

help:  ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/' | expand -t 10
	@echo "PORT=8001 LADA_DATA=/some/folder make serve    runs a second copy beside the first"

serve:  ## installs, fills and starts the site with its demo: http://localhost:8000
	@$(PYTHON) scripts/install.py serve
	@.venv/bin/python scripts/serve.py

test:  ## everything that must be true before a change goes in; under 12 minutes on two cores
	@$(PYTHON) scripts/install.py test
	@.venv/bin/python scripts/check.py test

quick:  ## an answer within a minute: lint and the tests without browser, wheel and whole gazetteer
	@$(PYTHON) scripts/install.py test
	@.venv/bin/python scripts/check.py quick

full:  ## what test leaves out: the long tests, and all near the database on PostgreSQL; under 40 minutes
	@$(PYTHON) scripts/install.py test
	@.venv/bin/python scripts/check.py full

lint:  ## ruff, djlint, mypy, import-linter
	@$(PYTHON) scripts/install.py test
	@.venv/bin/python scripts/check.py lint

messages:  ## brings the catalogues up to date with the strings in the code (needs gettext)
	@$(PYTHON) scripts/install.py test
	@.venv/bin/python scripts/catalogues.py update

lock:  ## writes both locks anew from pyproject.toml
	@$(PYTHON) scripts/install.py lock
