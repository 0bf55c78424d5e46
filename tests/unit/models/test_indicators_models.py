from pathlib import Path

import pytest

from guidance.models import parse
from guidance.models.indicator import IndicatorFile
from guidance.problems import Problems
from guidance.source import parse_yaml

GOOD = """\
indicators:
  - id: gen_cannot_leave
    set: gen
    text:
      en: 'Cannot leave'
      lo: 'ອອກໄປບໍ່ໄດ້'
    confidence: medium
    sources: [unodc]
    seen_in: [unodc, ilo11]
    urgent: true
    strength:
      levels: [strong, medium]
      confidence: low
"""


def read(text: str) -> tuple[IndicatorFile | None, Problems]:
    problems = Problems()
    source = parse_yaml(text, "data/indicators.yml", problems)
    assert source
    return parse(IndicatorFile, source, problems), problems


def test_a_sign_is_typed():
    file, problems = read(GOOD)
    assert not problems
    assert file
    (sign,) = file.indicators
    assert sign.urgent is True
    assert [level.value for level in sign.strength.levels] == ["strong", "medium"]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("      lo: 'ອອກໄປບໍ່ໄດ້'\n", "", 2, "The Lao text is missing."),
        ("ອອກໄປບໍ່ໄດ້", "ອອກไปບໍ່ໄດ້", 6, "Thai letter"),
        ("'Cannot leave'", "'<b>Cannot</b> leave'", 5, "looks like HTML"),
        ("    sources: [unodc]\n", "", 2, "names no source"),
        ("confidence: medium", "confidence: not_found", 2, "cannot be `not_found`"),
        ("set: gen", "set: general", 3, "not one of the allowed values"),
        ("levels: [strong, medium]", "levels: []", 12, "at least 1 item"),
        ("urgent: true", "urgnet: true", 10, 'Did you mean "urgent"?'),
    ],
)
def test_a_misfit_is_one_message_with_its_place(old, new, line, said):
    assert old in GOOD
    file, problems = read(GOOD.replace(old, new))
    assert file is None
    (problem,) = problems
    assert said in str(problem)
    assert problem.file == Path("data/indicators.yml").as_posix()
    assert problem.line == line
