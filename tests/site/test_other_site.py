"""Another content folder with the same engine: none of our pages and facts are needed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from guidance.checks import commands

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
            timeout=300,
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


FRONT = "---\ntitle: {title}\ndescription: x\n{more}---\n\n"
REVIEWED = "reviewed_by: office\nreviewed_on: 2026-01-15\n"
FICTIONAL = {
    "../data/bodies.yml": """\
bodies:
  - id: office
    kind: other
    name: {en: Fictional office, lo: ຫ້ອງການສົມມຸດ}
    confidence: low
    levels: []
""",
    "../data/recordings.yml": """\
recordings:
  - id: heard
    page: rules/one.md
    language: kjg
    file: heard.mp3
    transcript: Fictional words.
    reviewed_by: office
    reviewed_on: 2026-01-15
  - id: waiting
    page: rules/one.md
    language: hmn
    file: waiting.mp3
    transcript: Nobody heard this.
""",
    "../data/recordings/heard.mp3": "sound",
    "../data/recordings/waiting.mp3": "sound",
    "more/hmn/rules/one.md": FRONT.format(title="Fictional Hmong title", more=REVIEWED)
    + "## Fictional part {#part}\n\nFictional Hmong words, and [on](two.md).\n",
    "more/kjg/rules/one.md": FRONT.format(title="Unreviewed", more="") + "Unreviewed words.\n",
    "lo/rules/one.md": FRONT.format(title="ຂໍ້ໜຶ່ງ", more="sheet: [part]\n")
    + "## ພາກ {#part}\n\nຂໍ້ຄວາມພາສາລາວ.\n",
    "en/rules/one.md": FRONT.format(title="Rule one", more="sheet: [part]\n")
    + "## Part {#part}\n\nText in English.\n",
}


def test_reviewed_recordings_and_texts_reach_the_reader_and_no_others_do(build, tmp_path):
    pages = PAGES | FICTIONAL
    for name in ("lo/rules/one.md", "more/hmn/rules/one.md"):
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages[name], "utf-8")
    text = "docs/more/hmn/rules/one.md"
    assert commands.accept_drift(tmp_path, [text], date.today()) == 0
    pages |= {"more/hmn/rules/one.md": (tmp_path / text).read_text("utf-8")}
    done, site = build(pages)
    assert done.returncode == 0, done.stdout + done.stderr
    for root, name, back in (("", "ກຶມມຸ", ""), ("en/", "Khmu", "en/")):
        page = html.parse(site / f"{root}rules/one.html", html.HTMLParser(encoding="utf-8"))
        (audio,) = page.xpath("//audio")
        assert audio.get("preload") == "none" and "controls" in audio.attrib
        assert (site / f"{root}rules" / audio.get("src")).resolve().is_file()
        assert name in page.xpath("string(//figcaption)")
        assert page.xpath("//figure//*[@lang='kjg']")[0].text_content().strip()
        assert "media-src 'self'" in page.xpath("//meta[@http-equiv]/@content")[0]
        (link,) = page.xpath("//a[@hreflang='hmn']/@href")
        text = site / f"{root}rules" / link
        other = html.parse(text.resolve(), html.HTMLParser(encoding="utf-8"))
        assert "Fictional Hmong words" in other.xpath("string(//article[@lang='hmn'])")
        goals = {(text.parent / href).resolve() for href in other.xpath("//article//a/@href")}
        assert {(site / f"{back}rules/{n}.html").resolve() for n in ("one", "two")} <= goals
        sheet = html.parse(site / f"{root}sheets/rules/one.html")
        assert sheet.xpath("//main[@class='sheet']//h2/@id") == ["part"]
    everything = [path for path in site.rglob("*") if path.is_file()]
    assert not [path for path in everything if path.name == "waiting.mp3" or "kjg" in path.parts]
    assert len([path for path in everything if path.suffix == ".mp3"]) == 1
    for path in site.rglob("*.html"):
        words = path.read_text("utf-8")
        assert "Unreviewed" not in words and "Nobody heard this." not in words, path
        if path.name != "one.html":
            assert "media-src" not in words, path
