"""The real indicator bank: what an officer will read."""

from pathlib import Path

import pytest

from guidance.models.base import Confidence, Language
from guidance.models.indicator import IndicatorSet
from guidance.problems import Problems
from guidance.publishing import Release, citable
from guidance.registers import indicators, pages, sources
from guidance.views.indicators import block

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def bank():
    problems = Problems()
    register = indicators.load(ROOT / "data", ROOT, problems)
    known = sources.load(ROOT / "data", ROOT, problems).by_id
    indicators.check(register, known, problems)
    assert problems.errors == []
    return register, known


def test_every_set_has_signs_and_every_sign_its_set(bank):
    register, _ = bank
    for wanted in IndicatorSet:
        assert register.of_set(wanted), wanted
    odd = {s.id for s in register.by_id.values() if s.id.split("_")[0] != s.set.value}
    assert odd == {"crime_other"}


def test_lao_is_never_passed_off_as_official(bank):
    register, _ = bank
    claimed = [
        s.id
        for s in register.by_id.values()
        if s.text.lo_confidence is not Confidence.LOW and not s.text.lo_source
    ]
    assert claimed == []


def test_no_weak_sign_stands_outside_the_proposals(bank):
    register, known = bank
    for wanted in IndicatorSet:
        view = block(register, known, wanted.value, Language.LO, Release.DRAFT)
        assert view.withheld == 0
        for group in view.groups:
            for shown in group.signs:
                sign = register.by_id[shown.id]
                weak = sign.confidence is Confidence.LOW or not citable(sign.sources, known)
                assert group.proposal is weak, sign.id


@pytest.mark.parametrize("language", list(Language))
def test_the_page_names_every_source_its_lists_rest_on(bank, language):
    register, known = bank
    path = ROOT / "docs" / language / "identification" / "indicators.md"
    problems = Problems()
    page = pages.read_page(path, "identification/indicators.md", language, ROOT, problems)
    assert page
    assert problems == []
    needed = {
        record.id
        for sign in register.by_id.values()
        if sign.confidence is not Confidence.LOW
        for record in citable(sign.sources, known)
    }
    assert needed - set(page.meta.sources) == set()
    for wanted in IndicatorSet:
        assert f"::: indicators set={wanted.value}\n" in page.body, wanted
