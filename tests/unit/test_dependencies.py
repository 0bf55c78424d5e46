"""What we build on: pinned, hashed, from no named place, and under licences that fit."""

from __future__ import annotations

import re
from collections.abc import Container
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

from guidance.bundle.licences import licence_of
from guidance.bundle.sbom import SHIPPED

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-test.txt")
ALLOWED = {
    "MIT": "permissive",
    "MIT-0": "permissive, without attribution",
    "MIT-CMU": "permissive; Pillow's own form of MIT",
    "BSD-2-Clause": "permissive",
    "BSD-3-Clause": "permissive",
    "BSD License": "permissive in each of its forms; colorama, Jinja2 and segno do not say which",
    "Apache-2.0": "permissive, with a grant of patents",
    "Apache Software License": "as ghp-import calls Apache-2.0",
    "MPL-2.0": "asks for changes to its own files only; we change none and ship none",
    "PSF-2.0": "permissive; Python's own",
}
"""What may take part in a build, with the reason."""
ALLOWED_TO_SHIP = {
    "MIT": "permissive; the notice stays in the script",
    "Apache-2.0": "permissive; icons",
    "OFL-1.1": "free to embed and cut; the licence is kept beside the font",
    "CC-BY-4.0": "free with attribution, which stands on the page of sources",
}
"""What may be in the site itself: nothing that asks for more than its notice."""
ALLOWED_IN_TESTS = ALLOWED | {
    "GPL-3.0-or-later": "yamllint: only run on our files, never shipped",
    "Python Software Foundation License": "permissive; defusedxml",
    "Apache 2.0": "as sortedcontainers calls Apache-2.0",
    "MIT License": "permissive",
}
SILENT = {"axe-playwright-python": "MIT by its repository, though its metadata is silent"}


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


def fits(licence: str, allowed: Container[str]) -> bool:
    """Say whether one of the choices of a licence consists of allowed ones only."""
    choices = licence.split(" OR ")
    return any(all(part in allowed for part in one.split(" AND ")) for one in choices)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_installed_dependency_has_an_allowed_licence(lock):
    allowed = ALLOWED if lock == LOCKS[0] else ALLOWED_IN_TESTS
    refused, seen = {}, 0
    for name in packages(lock):
        try:
            found = licence_of(metadata(name)).name
        except PackageNotFoundError:
            continue  # for another platform
        seen += 1
        if name not in SILENT and not fits(found, allowed):
            refused[name] = found
    assert refused == {}
    assert seen > 30


def test_every_shipped_part_has_an_allowed_licence():
    assert {part.name for part in SHIPPED if part.licence not in ALLOWED_TO_SHIP} == set()


def test_a_licence_that_is_not_on_the_list_is_refused():
    assert not fits("GPL-3.0-or-later", ALLOWED)
    assert not fits("MIT AND GPL-3.0-only", ALLOWED)
    assert not fits("", ALLOWED)
    assert fits("GPL-3.0-only OR MIT", ALLOWED)
