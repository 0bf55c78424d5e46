# Thin lines over the `guidance` command; see README.md for machines without make.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: site test serve check bench offline audit clean

site: .venv/site
	$(BIN)/guidance site

test: .venv/test
	sh .ci/test.sh

serve: .venv/site
	$(BIN)/guidance serve

check: .venv/site
	$(BIN)/guidance check

bench: .venv/test
	$(BIN)/guidance bench

offline: .venv/site
	$(BIN)/guidance offline

audit: .venv/test
	$(BIN)/guidance audit

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/site: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

.venv/test: requirements-test.txt .venv/site
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-test.txt
	touch $@

clean:
	rm -rf build site dist
