"""Charts and tables: what is shown, what is withheld, and gaps that never look like zero."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

import pytest

from guidance.models.base import Language
from guidance.models.citation import SourceKind, SourceRecord
from guidance.problems import Problems
from guidance.publishing import Mark, Release
from guidance.registers import statistics as register
from guidance.registers import ui
from guidance.render import Renderer
from guidance.views import statistics as view

FILE = """\
caveats:
  - id: notice
    text: {en: Only what was noticed., lo: ສະເພາະທີ່ຮູ້ເຫັນ.}
    always: true
  - id: unused
    text: {en: Elsewhere., lo: ບ່ອນອື່ນ.}
  - id: rounded
    text: {en: Rounded., lo: ປັດຕົວເລກ.}
series:
  - id: victims
    title: {en: Victims, lo: ຜູ້ຖືກເຄາະຮ້າຍ}
    counts: {en: People., lo: ຄົນ.}
    first: 2020
    last: 2024
  - id: help
    title: {en: Help, lo: ການຊ່ວຍເຫຼືອ}
    counts: {en: Counts., lo: ການນັບ.}
    axis: items
figures:
  - id: v-2020
    series: victims
    year: 2020
    value: 142
    caveats: [unused]
    confidence: high
    sources: [secret]
  - {id: v-2022, series: victims, year: 2022, value: 0, confidence: high, sources: [state]}
  - {id: v-2023, series: victims, year: 2023, value: 22, confidence: low, sources: [press]}
  - id: v-2024
    series: victims
    year: 2024
    value: 1300
    caveats: [rounded]
    confidence: medium
    sources: [press]
  - id: h-1
    series: help
    year: 2024
    label: {en: "Counselled *a* | b", lo: ໃຫ້ຄຳປຶກສາ}
    value: 10
    qualifier: about
    confidence: medium
    sources: [press]
  - id: h-2
    series: help
    year: 2024
    label: {en: Returned, lo: ກັບຄືນ}
    value: 40
    confidence: medium
    sources: [press]
conflicts:
  - id: other
    others: [{figure: v-2024, value: 21}]
    judgement: {en: Doubtful., lo: ຍັງບໍ່ແນ່.}
    confidence: medium
    sources: [blog]
"""


def record(name: str, kind: SourceKind) -> SourceRecord:
    return SourceRecord(id=name, publisher=name, kind=kind)


SOURCES: Mapping[str, SourceRecord] = {
    "press": record("press", SourceKind.STATE_PRESS),
    "blog": record("blog", SourceKind.REFERENCE),
    "state": record("state", SourceKind.OFFICIAL),
    "secret": record("secret", SourceKind.BACKGROUND),
}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def strings() -> ui.UiStrings:
    return ui.load(ui.ENGINE_DATA, ui.ENGINE_DATA.parent, Problems())


@pytest.fixture
def figures(tmp_path: Path) -> register.StatisticsRegister:
    (tmp_path / "statistics.yml").write_text(FILE, "utf-8")
    problems = Problems()
    loaded = register.load(tmp_path, tmp_path, problems)
    assert problems == []
    return loaded


def block(
    figures: register.StatisticsRegister,
    strings: ui.UiStrings,
    series: str = "victims",
    language: Language = Language.EN,
    release: Release = Release.DRAFT,
) -> view.StatisticsBlock:
    return view.block(figures, SOURCES, series, language, release, strings)


def test_every_year_has_a_row_and_each_gap_says_why(
    figures: register.StatisticsRegister, strings: ui.UiStrings
) -> None:
    rows = block(figures, strings).rows
    assert [(row.label, row.value, row.gap) for row in rows] == [
        ("2020", "", view.Gap.WITHHELD),
        ("2021", "", view.Gap.NOT_FOUND),
        ("2022", "0", None),
        ("2023", "", view.Gap.WITHHELD),
        ("2024", "1,300", None),
    ]


def test_a_figure_that_rests_on_background_never_reaches_the_page(
    figures: register.StatisticsRegister, strings: ui.UiStrings
) -> None:
    for language in Language:
        text = Renderer(strings, language).render(
            "blocks/statistics.md.j2", block(figures, strings, language=language)
        )
        assert "142" not in text
        assert "secret" not in text
        assert strings.text("statistics.why_withheld", language) in text


def test_marks_tell_official_from_secondary(
    figures: register.StatisticsRegister, strings: ui.UiStrings
) -> None:
    marks = {row.label: row.mark for row in block(figures, strings).shown}
    assert marks == {"2022": Mark.OFFICIAL, "2024": Mark.SECONDARY}


def test_a_conflict_shows_both_numbers_in_a_draft_and_none_to_the_public(
    figures: register.StatisticsRegister, strings: ui.UiStrings
) -> None:
    draft = block(figures, strings)
    assert draft.rows[-1].other is not None
    assert draft.rows[-1].other.value == "21"
    assert draft.judgements == ("Doubtful.",)
    public = block(figures, strings, release=Release.PUBLIC)
    assert public.rows[-1].gap is view.Gap.WITHHELD
    assert public.judgements == ()


def test_numbers_follow_the_language(
    figures: register.StatisticsRegister, strings: ui.UiStrings
) -> None:
    assert block(figures, strings, language=Language.LO).rows[-1].value == "1.300"


def test_only_caveats_of_what_is_shown_stand_below(
    figures: register.StatisticsRegister, strings: ui.UiStrings
) -> None:
    assert block(figures, strings).caveats == ("Only what was noticed.", "Rounded.")


def test_bars_are_in_proportion_and_stay_inside_the_drawing(
    figures: register.StatisticsRegister, strings: ui.UiStrings
) -> None:
    chart = block(figures, strings, "help").chart
    assert chart
    short, long = chart.bars
    assert long.width == chart.width - view.VALUE_SPACE
    assert short.width * 4 == pytest.approx(long.width, abs=2)
    assert long.y + chart.bar_height <= chart.height
    assert short.label_y < short.y


def test_one_figure_alone_is_no_chart(
    figures: register.StatisticsRegister, strings: ui.UiStrings
) -> None:
    assert block(figures, strings, release=Release.PUBLIC).chart is None


def test_an_unknown_series_is_named_with_a_hint(
    figures: register.StatisticsRegister, strings: ui.UiStrings
) -> None:
    with pytest.raises(view.UnknownSeries, match='Did you mean "victims"'):
        block(figures, strings, "victim")


@pytest.mark.parametrize("series", ["victims", "help"])
@pytest.mark.parametrize("language", list(Language))
def test_the_drawing_is_well_formed_has_a_text_and_obeys_the_security_policy(
    figures: register.StatisticsRegister, strings: ui.UiStrings, language: Language, series: str
) -> None:
    text = Renderer(strings, language).render(
        "blocks/statistics.md.j2", block(figures, strings, series, language)
    )
    assert " style=" not in text
    assert "<script" not in text
    drawing = re.search(r"<svg.*</svg>", text, re.DOTALL)
    assert drawing
    svg = ET.fromstring(drawing[0])
    ids = {element.get("id") for element in svg.iter()}
    assert svg.get("role") == "img"
    assert set(str(svg.get("aria-labelledby")).split()) <= ids
    for rect in svg.iter(f"{SVG}rect"):
        assert float(rect.get("x", "")) + float(rect.get("width", "")) <= view.WIDTH
    gaps = [element.text for element in svg.iter() if element.get("class") == "chart-gap"]
    assert len(gaps) == len([row for row in block(figures, strings, series).rows if row.gap])
    assert "0" not in gaps


def test_text_from_data_is_inert(
    figures: register.StatisticsRegister, strings: ui.UiStrings
) -> None:
    text = Renderer(strings, Language.EN).render(
        "blocks/statistics.md.j2", block(figures, strings, "help")
    )
    assert "*a*" not in text
    assert "a&#42; &#124; b" in text
    assert "about 10" in text
