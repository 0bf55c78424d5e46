#!/bin/sh
# Finds a Chromium for the browser tests, or installs one. Prints its path.
set -eu
find_one() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" && return 0
    done
    .venv/bin/python - <<'PY'
import pathlib, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    path = pathlib.Path(p.chromium.executable_path)
    print(path) if path.exists() else sys.exit(1)
PY
}
if [ -n "${CHROMIUM:-}" ]; then
    echo "$CHROMIUM"
    exit 0
fi
find_one && exit 0
echo "No Chromium found; installing one." >&2
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq >&2 && apt-get install -y -qq --no-install-recommends chromium >&2 && find_one && exit 0
fi
.venv/bin/python -m playwright install chromium >&2 && find_one && exit 0
echo "No Chromium could be installed. Install one and set CHROMIUM to its path." >&2
exit 1
