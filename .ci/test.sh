#!/bin/sh
# Every check, the fast ones first; the first failure ends the run.
set -eu
bin=.venv/bin
step() { echo "== $1"; shift; "$@"; }
step format $bin/ruff format --check hooks tests
step lint $bin/ruff check hooks tests
step "yaml style" $bin/yamllint --strict data mkdocs.yml
step types $bin/mypy
step layers $bin/lint-imports
CHROMIUM=$(sh .ci/browser.sh)
export CHROMIUM
echo "== browser $CHROMIUM"
exec $bin/python -m pytest
