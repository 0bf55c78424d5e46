"""What happens to this site when the owner of a line confirms it."""

from dataclasses import replace
from pathlib import Path

import pytest

from guidance import catalogue as catalogues
from guidance.edition import Edition
from guidance.models.base import Language
from guidance.pages import page_text
from guidance.pages.site import compose
from guidance.problems import Problems
from guidance.registers.ui import ENGINE_DATA

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("language", list(Language))
def test_no_confirmation_makes_a_sheet_too_long(language):
    catalogue = catalogues.load(ENGINE_DATA, ROOT / "docs", ROOT, Edition(), Problems())
    site = compose(catalogue, language, Edition())
    lines = {key: target for key, target in site.targets.items() if target.printed}
    for page in catalogue.pages.pages:
        named = [key for key in lines if f"[[{key}" in page.body]
        if page.language is not language or not page.meta.sheet or not named:
            continue
        for chosen in (
            [],
            named,
            *([one] for one in named),
            *(named[:i] + named[i + 1 :] for i in range(len(named))),
        ):
            confirmed = {key: replace(lines[key], printed="") for key in chosen}
            problems = Problems()
            later = replace(site, targets={**site.targets, **confirmed})
            page_text.of_sheet(page, later, catalogue.ui, problems)
            assert [str(problem) for problem in problems] == [], chosen
