"""Fixtures of the directory."""

from __future__ import annotations

from pathlib import Path

import pytest
from contact_kit import BODIES, NATIONAL, PLACES, THAILAND, TODAY, Kit

from guidance.edition import Edition
from guidance.publishing import Release


@pytest.fixture
def kit(tmp_path: Path) -> Kit:
    made = Kit(tmp_path / "project")
    made.write("places.yml", PLACES)
    made.write("bodies.yml", BODIES)
    made.write("contacts/national.yml", NATIONAL)
    made.write("contacts/thailand.yml", THAILAND)
    return made


@pytest.fixture
def draft() -> Edition:
    return Edition(release=Release.DRAFT, today=TODAY)


@pytest.fixture
def public() -> Edition:
    return Edition(release=Release.PUBLIC, today=TODAY)
