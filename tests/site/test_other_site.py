"""Another content folder with the same engine: none of our pages and facts are needed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.site

CONFIG = """\
INHERIT: mkdocs.yml
site_name: Another site
docs_dir: {folder}/docs
site_dir: {folder}/site
nav:
  - index.md
  - Rules: [rules/one.md, rules/two.md]
extra:
  data_dir: {folder}/data
"""
PAGES = {
    "lo/index.md": "# ໜ້າທຳອິດ\n\nເບິ່ງ [ຂໍ້ໜຶ່ງ](rules/one.md).\n",
    "lo/rules/one.md": "# ຂໍ້ໜຶ່ງ\n\n## ພາກ {#part}\n\nຂໍ້ຄວາມພາສາລາວ.\n",
    "lo/rules/two.md": "# ຂໍ້ສອງ\n\nຂໍ້ຄວາມ.\n",
    "en/index.md": "# First page\n\nSee [rule one](rules/one.md).\n",
    "en/rules/one.md": "# Rule one\n\n## Part {#part}\n\nText in English.\n",
}


@pytest.fixture
def build(root: Path, tmp_path: Path):
    config = root / ".another-site.yml"

    def run(pages: dict[str, str]) -> tuple[subprocess.CompletedProcess[str], Path]:
        for name, text in pages.items():
            path = tmp_path / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        config.write_text(CONFIG.format(folder=tmp_path))
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", config.name],
            cwd=root,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        return done, tmp_path / "site"

    yield run
    config.unlink(missing_ok=True)
    shutil.rmtree(root / "build" / "stage" / ".another-site", ignore_errors=True)


def test_a_site_without_front_matter_and_facts_is_built(build):
    done, site = build(PAGES)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "ຂໍ້ຄວາມພາສາລາວ" in (site / "rules/one.html").read_text("utf-8")
    assert "Rule one" in (site / "en/rules/one.html").read_text("utf-8")
    assert 'href="rules/one.html"' in (site / "index.html").read_text("utf-8")


def test_a_page_missing_in_english_is_shown_in_lao_with_a_notice(build):
    _, site = build(PAGES)
    page = (site / "en/rules/two.html").read_text("utf-8")
    assert "ຂໍ້ຄວາມ" in page and 'lang="lo"' in page
    assert "This page is not available in English yet." in page


def test_a_problem_stops_the_build_with_its_place(build, root: Path):
    done, site = build(PAGES | {"en/index.md": "# Home\n\n[[law:none]]\n"})
    assert done.returncode == 1
    assert 'docs/en/index.md:3:1: The reference "law:none" leads nowhere.' in done.stderr
    assert not site.exists()
