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
step units $bin/python -m pytest tests/unit tests/data
step site $bin/guidance site
step "site and browser" env GUIDANCE_SITE_IS_BUILT=1 \
    $bin/python -m pytest --numprocesses 2 --dist loadfile tests/site tests/browser
