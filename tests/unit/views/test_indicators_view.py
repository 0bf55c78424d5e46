from pathlib import Path

import pytest

from guidance.blocks import BlockError
from guidance.models.base import Bilingual, Confidence, Language
from guidance.models.citation import SourceKind, SourceRecord
from guidance.models.indicator import Indicator, IndicatorList, IndicatorSet, Strength, Weight
from guidance.problems import Problems
from guidance.publishing import Release
from guidance.registers import ui
from guidance.registers.indicators import IndicatorRegister
from guidance.render import Renderer
from guidance.views.indicators import block

ROOT = Path(__file__).parents[3]
SOURCES = {
    "unodc": SourceRecord(id="unodc", publisher="UNODC", kind=SourceKind.INTERNATIONAL),
    "mirror": SourceRecord(id="mirror", publisher="Mirror", kind=SourceKind.BACKGROUND),
}


def sign(name, confidence, *sources, **more):
    return Indicator(
        id=name,
        set=more.pop("set", IndicatorSet.GENERAL),
        text=Bilingual(en=f"Sign {name}", lo=f"ຕົວຊີ້ບອກ {name}"),
        confidence=confidence,
        sources=sources,
        **more,
    )


def show(*signs, language=Language.EN, release=Release.DRAFT, **more):
    register = IndicatorRegister({s.id: s for s in signs})
    return block(register, SOURCES, "gen", language, release, **more)


def shown(view):
    return {group.proposal: [s.id for s in group.signs] for group in view.groups}


SIGNS = (
    sign("gen_high", Confidence.HIGH, "unodc"),
    sign("gen_medium", Confidence.MEDIUM, "unodc"),
    sign("gen_background", Confidence.MEDIUM, "mirror"),
    sign("gen_low", Confidence.LOW, "unodc"),
    sign("mov_other", Confidence.HIGH, "unodc", set=IndicatorSet.MOVEMENT),
)


def test_a_draft_shows_weak_signs_apart_as_proposals():
    view = show(*SIGNS)
    assert shown(view) == {
        False: ["gen_high", "gen_medium"],
        True: ["gen_background", "gen_low"],
    }
    assert view.withheld == 0


def test_a_public_build_keeps_proposals_back_until_an_office_approved_the_page():
    assert shown(show(*SIGNS, release=Release.PUBLIC)) == {False: ["gen_high", "gen_medium"]}
    assert show(*SIGNS, release=Release.PUBLIC).withheld == 2
    approved = show(*SIGNS, release=Release.PUBLIC, page_approved=True)
    assert shown(approved)[True] == ["gen_background", "gen_low"]
    assert approved.withheld == 0


def test_the_text_is_that_of_the_language():
    (group,) = show(SIGNS[0], language=Language.LO).groups
    assert group.signs[0].text == "ຕົວຊີ້ບອກ gen_high"


@pytest.mark.parametrize(("confidence", "count"), [(Confidence.LOW, 0), (Confidence.MEDIUM, 1)])
def test_a_weight_that_was_only_recalled_is_not_shown(confidence, count):
    strength = Strength(levels=(Weight.STRONG,), confidence=confidence)
    (group,) = show(sign("gen_a", Confidence.HIGH, "unodc", strength=strength)).groups
    assert len(group.signs[0].weights) == count


def test_lists_are_named_for_sourced_signs_only():
    view = show(
        sign("gen_a", Confidence.HIGH, "unodc", seen_in=(IndicatorList.UNODC,)),
        sign("gen_b", Confidence.LOW, seen_in=(IndicatorList.ILO,)),
        sign("gen_c", Confidence.HIGH, "unodc", seen_in=(IndicatorList.CASES,)),
    )
    assert view.lists == ("indicators.list_unodc",)


def test_an_unknown_set_is_said_with_the_nearest_name():
    with pytest.raises(BlockError, match='Did you mean "gen"'):
        block(IndicatorRegister(), SOURCES, "genn", Language.EN, Release.DRAFT)
    with pytest.raises(BlockError, match="Use one of gen, rec"):
        block(IndicatorRegister(), SOURCES, "x", Language.EN, Release.DRAFT)


@pytest.fixture(scope="module")
def strings():
    problems = Problems()
    found = ui.load(ROOT / "data", ROOT, problems)
    assert not [p for p in problems if "indicators" in p.file]
    return found


def render(view, language, strings):
    return Renderer(strings, language).render("blocks/indicators.md.j2", view)


def test_the_list_as_markdown(strings):
    view = show(
        sign("gen_a", Confidence.HIGH, "unodc", urgent=True, seen_in=(IndicatorList.UNODC,)),
        sign("gen_b", Confidence.LOW),
    )
    assert render(view, Language.EN, strings).split("\n") == [
        "- Sign gen&#95;a **Act at once**{ .mark-urgent }",
        "",
        '!!! proposal "Proposed wording, awaiting approval"',
        "",
        "    - Sign gen&#95;b",
        "",
        "*Lists used: the list of indicators of the United Nations Office on Drugs and Crime "
        "(UNODC).*",
        "",
        "*The mark “Act at once” is proposed wording, awaiting approval.*",
        "",
    ]


def test_markup_in_a_text_stays_text(strings):
    hostile = sign("gen_a", Confidence.HIGH, "unodc")
    text = Bilingual.model_construct(en="*a* [x](javascript:y) `z`", lo="ກ")
    view = show(hostile.model_copy(update={"text": text}))
    line = render(view, Language.EN, strings).splitlines()[0]
    assert not set("*[]`") & set(line)


def test_an_empty_set_renders_to_nothing_visible(strings):
    assert render(show(), Language.LO, strings).strip() == ""
