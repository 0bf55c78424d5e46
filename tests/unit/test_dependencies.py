"""What we build on: pinned, hashed, from no named place, and under licences that fit."""

from __future__ import annotations

import re
from importlib.metadata import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-test.txt")
FREE = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla Public License|0BSD|"
    r"Unlicense|CC0|HPND|Zlib|LGPL",
    re.I,
)
TOOLS = {
    "yamllint": "GPL-3.0: only run on our files, never shipped",
    "axe-playwright-python": "MIT by its repository, though its metadata is silent; only tests",
}


def packages(lock: str) -> list[str]:
    text = (ROOT / lock).read_text("utf-8")
    return re.findall(r"^([A-Za-z0-9._-]+)==", text, re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_pinned_with_hashes_and_no_index_is_named(lock):
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text and "--index" not in text
    entries = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)
    for entry in filter(str.strip, entries):
        assert re.match(r"[A-Za-z0-9._-]+(?:\[\w+\])?==[\w.]+", entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("name", packages(LOCKS[1]))
def test_licences_fit(name):
    try:
        found = metadata(name)
    except ModuleNotFoundError:
        pytest.skip("for another platform")
    licences = [found.get("License-Expression") or "", found.get("License") or ""]
    licences += [c for c in found.get_all("Classifier") or [] if c.startswith("License")]
    assert name in TOOLS or any(FREE.search(words) for words in licences), (name, licences)
