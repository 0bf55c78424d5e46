import pytest

from guidance.models.citation import SourceKind, SourceRecord
from guidance.models.indicator import IndicatorSet
from guidance.problems import Problems, Severity
from guidance.registers import indicators

SOURCES = {
    "unodc": SourceRecord(id="unodc", publisher="UNODC", kind=SourceKind.INTERNATIONAL),
    "mirror": SourceRecord(id="mirror", publisher="Mirror", kind=SourceKind.BACKGROUND),
}


def sign(name, text, lo, *more):
    return "\n".join(
        [
            f"  - id: {name}",
            f"    set: {name.split('_')[0]}",
            f"    text: {{en: {text}, lo: {lo}}}",
            *(f"    {line}" for line in more),
            "",
        ]
    )


@pytest.fixture
def load(tmp_path):
    def run(*signs):
        (tmp_path / "indicators.yml").write_text("indicators:\n" + "".join(signs), "utf-8")
        problems = Problems()
        return indicators.load(tmp_path, tmp_path, problems), problems

    return run


def test_a_site_without_indicators_has_none(tmp_path):
    problems = Problems()
    register = indicators.load(tmp_path, tmp_path, problems)
    indicators.check(register, SOURCES, problems)
    assert not register.by_id
    assert not problems


def test_signs_come_by_set_in_the_order_of_the_file(load):
    register, problems = load(
        sign("gen_b", "B", "ຂ", "confidence: low"),
        sign("mov_a", "A", "ກ", "confidence: low"),
        sign("gen_a", "C", "ຄ", "confidence: low"),
    )
    assert not problems
    assert [s.id for s in register.of_set(IndicatorSet.GENERAL)] == ["gen_b", "gen_a"]
    assert register.of_set(IndicatorSet.SCAM) == ()


def test_an_id_and_a_text_stand_once(load):
    _, problems = load(
        sign("gen_a", "A", "ກ", "confidence: low"),
        sign("gen_a", "B", "ຂ", "confidence: low"),
        sign("gen_c", "A", "ຄ", "confidence: low"),
    )
    assert [p.where for p in problems.errors] == ["indicators[1].id", "indicators[2].text.en"]


def test_an_unknown_source_is_found_where_it_stands(load):
    register, problems = load(
        sign("gen_a", "A", "ກ", "confidence: medium", "sources: [unodcc]"),
        sign(
            "gen_b",
            "B",
            "ຂ",
            "confidence: low",
            "strength: {levels: [weak], confidence: low, sources: [nobody]}",
        ),
    )
    indicators.check(register, SOURCES, problems)
    first, second = problems.errors
    assert str(first).startswith("indicators.yml:6:15: indicators[0].sources[0]")
    assert first.fix == 'Did you mean "unodc"?'
    assert second.where == "indicators[1].strength.sources[0]"
    assert register.cited == {"unodcc", "nobody"}


def test_editors_hear_of_signs_that_only_background_carries(load):
    register, problems = load(
        sign("gen_a", "A", "ກ", "confidence: medium", "sources: [mirror]"),
        sign("gen_b", "B", "ຂ", "confidence: medium", "sources: [mirror, unodc]"),
        sign("gen_c", "C", "ຄ", "confidence: low"),
    )
    indicators.check(register, SOURCES, problems)
    (notice,) = problems
    assert notice.severity is Severity.NOTICE
    assert '"gen_a"' in notice.what
