"""The editors' guide: it names what there is, and its examples are what the checks accept."""

import re
from pathlib import Path

import pytest
import yaml

from guidance.checks import shapes
from guidance.models import parse
from guidance.models.base import Language
from guidance.models.contact import ContactFile
from guidance.models.page import ApprovalFile, PageMeta
from guidance.models.recording import RecordingFile
from guidance.models.term import TermFile
from guidance.problems import Problems
from guidance.registers import pages
from guidance.registers.ui import ENGINE_DATA
from guidance.source import parse_yaml
from guidance.views import sheets

ROOT = Path(__file__).parents[2]
GUIDES = {
    language: (ROOT / "docs" / language / "about/editors.md").read_text("utf-8")
    for language in Language
}
TYPED = {
    "recordings": RecordingFile,
    "terms": TermFile,
    "approvals": ApprovalFile,
    "offices": ContactFile,
}


def examples(text):
    return re.findall(r"^```yaml\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("language", list(Language))
def test_every_key_of_the_front_matter_is_explained(language):
    rows = set(
        re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`.*?) \|", GUIDES[language], re.M)))
    )
    assert set(PageMeta.model_fields) <= rows


@pytest.mark.parametrize("language", list(Language))
def test_its_examples_are_accepted(language):
    seen = set()
    for text in examples(GUIDES[language]):
        problems = Problems()
        if text.startswith("---"):
            model, text = PageMeta, text.strip().strip("-")
        else:
            key = next(iter(yaml.safe_load(text)))
            model = TYPED.get(key)
            if key == "sheet":
                model, text = PageMeta, f"title: T\ndescription: D\n{text}"
        if model:
            seen.add(model)
            parse(model, parse_yaml(text, "example.yml", problems), problems)
            assert [str(problem) for problem in problems] == []
    assert seen == {PageMeta, *TYPED.values()}


@pytest.mark.parametrize("language", list(Language))
def test_it_explains_every_box_that_the_check_knows(language):
    rows = re.findall(r"^\| ((?:`[\w-]+`(?:, )?)+) \|", GUIDES[language], re.M)
    named = set(re.findall(r"`([\w-]+)`", " ".join(rows)))
    named |= set(re.findall(r'`!!! (\w+) ""`', GUIDES[language]))
    assert named >= shapes.BOXES


@pytest.mark.parametrize("language", list(Language))
def test_it_names_the_boxes_that_no_sheet_has(language):
    (row,) = [
        line for line in GUIDES[language].split("\n") if line.count("`") > 8 and "`quote`" in line
    ]
    assert set(re.findall(r"`(\w+)`", row)) == sheets.LEFT_OUT


def test_every_page_that_somebody_acts_on_has_a_sheet():
    register = pages.load(ROOT / "docs", ENGINE_DATA, ROOT, Problems())
    with_sheet = {page.path for page in register.pages if page.meta.sheet}
    roles = {
        page.path
        for page in register.pages
        if page.path.startswith("officers/") and page.path != "officers/index.md"
    }
    assert roles <= with_sheet
    assert {"protection/first-hour.md", "help/abroad.md", "training/loudspeaker.md"} <= with_sheet
