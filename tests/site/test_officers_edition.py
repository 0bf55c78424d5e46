"""Officers' numbers: in the officers' edition of a site, and nowhere in what is built after it."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.site

CONFIG = """\
INHERIT: mkdocs.yml
site_name: Officers' edition
docs_dir: {folder}/docs
site_dir: {folder}/site
nav:
  - index.md
extra:
  data_dir: {folder}/data
"""
OFFICERS = """\
offices:
  - id: hongsa-night-desk
    level: district
    country: la
    name: {en: Night desk at Hongsa, lo: ໂຕະກາງຄືນຫົງສາ}
    body: mps
    place: "0803"
    confidence: high
    publish: after_test
    channels:
      - id: call
        kind: phone
        country: la
        number: 074 219876
        verified_on: "2026-11-20"
        verified_by: mps
      - id: app
        kind: messaging
        app: whatsapp
        handle: "020 5557 6543"
        verified_on: "2026-11-20"
        verified_by: mps
"""
TRACES = re.compile(r"219\D?876|5557\D?6543|night-desk|Night desk|ໂຕະກາງຄືນ")


@pytest.fixture
def build(root: Path, tmp_path: Path):
    config = root / ".officers-edition.yml"
    config.write_text(CONFIG.format(folder=tmp_path))
    for language in ("lo", "en"):
        (tmp_path / "docs" / language).mkdir(parents=True)
        shutil.copytree(
            root / "docs" / language / "contacts", tmp_path / "docs" / language / "contacts"
        )
        title = "# ໜ້າທຳອິດ\n\nຂໍ້ຄວາມ.\n" if language == "lo" else "# Home\n\nText.\n"
        (tmp_path / "docs" / language / "index.md").write_text(title, "utf-8")
        for page in (tmp_path / "docs" / language).rglob("*.md"):
            text = re.sub(
                r"\]\(\.\./(?:help|about)/[^)]*\)", "](index.md)", page.read_text("utf-8")
            )
            page.write_text(text, "utf-8")
    (tmp_path / "data").mkdir()
    for name in ("places.yml", "bodies.yml", "sources.yml", "contacts"):
        copy = shutil.copytree if name == "contacts" else shutil.copy
        copy(root / "data" / name, tmp_path / "data" / name)
    (tmp_path / "officers").mkdir()
    (tmp_path / "officers" / "desk.yml").write_text(OFFICERS, "utf-8")

    def run(**environment: str) -> tuple[subprocess.CompletedProcess[str], Path]:
        plain = {k: v for k, v in os.environ.items() if k not in {"RELEASE", "SITE_URL"}}
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", config.name],
            cwd=root,
            env=plain | {"NO_MKDOCS_2_WARNING": "1"} | environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        return done, tmp_path / "site"

    yield run
    config.unlink()
    for folder in ("stage", "editors"):
        shutil.rmtree(root / "build" / folder / ".officers-edition", ignore_errors=True)


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """Yield every file of a built site as text, the parts of a workbook one by one."""
    for path in site.rglob("*"):
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as book:
                for name in book.namelist():
                    yield f"{path.name}: {name}", book.read(name).decode("utf-8", "replace")
        elif path.is_file():
            yield path.relative_to(site).as_posix(), path.read_bytes().decode("utf-8", "replace")


def test_nothing_of_the_officers_edition_is_left_in_what_is_built_after_it(build, tmp_path: Path):
    officers = str(tmp_path / "officers")
    done, site = build(GUIDANCE_OFFICERS_DATA=officers)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "do not pass on" in (site / "en/index.html").read_text("utf-8")
    held = {name for name, text in texts(site) if TRACES.search(text)}
    assert "contacts/provinces/xayabouly.html" in held
    assert "en/contacts/provinces/xayabouly.html" in held
    assert "exports/vcards/hongsa-night-desk.vcf" in held
    assert "exports/contacts.csv" in held
    assert any(name.startswith("contacts.xlsx: ") for name in held)
    assert any(name.startswith("search/") for name in held)

    done, site = build()
    assert done.returncode == 0, done.stdout + done.stderr
    assert [name for name, text in texts(site) if TRACES.search(text)] == []

    done, _ = build(RELEASE="public", GUIDANCE_OFFICERS_DATA=officers)
    assert done.returncode == 1
    assert "Officers' data never goes into a public build." in done.stderr
