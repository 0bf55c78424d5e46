"""Field types: what each refuses, with the words an editor reads."""

from typing import Annotated

import pytest
from pydantic import Field

from guidance.models import parse
from guidance.models.base import (
    Bilingual,
    Day,
    EnglishText,
    Fact,
    Id,
    LaoText,
    Model,
    PartialDate,
    PlainText,
    Url,
)
from guidance.problems import Problems
from guidance.source import parse_yaml


class Sample(Model):
    id: Id | None = None
    lo: LaoText | None = None
    en: EnglishText | None = None
    text: PlainText | None = None
    url: Url | None = None
    date: PartialDate | None = None
    day: Day | None = None
    name: Bilingual | None = None
    fact: Fact[PartialDate] | None = None
    many: tuple[Id, ...] = ()
    sure: bool = False
    months: Annotated[int, Field(ge=1, le=36)] = 1


def problems_of(text):
    problems = Problems()
    source = parse_yaml(text, "t.yml", problems)
    parse(Sample, source, problems)
    return [str(p) for p in problems]


GOOD = [
    "id: anti_tip_law_2015",
    "id: la-lwu-1362",
    "lo: ກົດໝາຍວ່າດ້ວຍການຕ້ານການຄ້າມະນຸດ",
    "lo: ສປປ ລາວ ຮ່ວມກັບ IOM",
    "en: Luang Prabang, Pèk",
    "url: https://laosncatip.gov.la/x?y=1",
    "date: '2003'",
    "date: 2003-09",
    "day: 2003-09-26",
]


@pytest.mark.parametrize("text", GOOD)
def test_good_values_pass(text):
    assert problems_of(text) == []


BAD = {
    "id: A b": 't.yml:1:5: id: "A b" is not an id. Fix: Use small letters a-z, digits and single '
    "hyphens, such as `mofa-treaties`.",
    "id: ../x": 't.yml:1:5: id: "../x" is not an id. Fix: Use small letters a-z, digits and single '
    "hyphens, such as `mofa-treaties`.",
    "lo: ກน": 't.yml:1:5: lo: A Lao text holds the Thai letter "น" (U+0E19). Fix: Type the Lao '
    "letter instead.",
    "lo: Vientiane": "t.yml:1:5: lo: A Lao field holds no Lao text, or mostly Latin letters. Fix: "
    "Write it in Lao, or leave the field out if the Lao is not known.",
    "lo: ¡¾­¦½¡÷ກ": "t.yml:1:5: lo: The text holds the invisible character U+00AD. Fix: Remove it.",
    "lo: ê¡ìາວ": 't.yml:1:5: lo: "ê¡ì" looks like text from an old Lao font, not Unicode. Fix: '
    "Convert it to Unicode Lao, or type it again.",
    "lo: ກໍານົດ": 't.yml:1:5: lo: "ໍາ" is the old or decomposed spelling. Fix: Write "ຳ" instead.',
    "lo: ຫມາຍ": 't.yml:1:5: lo: "ຫມ" is the old or decomposed spelling. Fix: Write "ໝ" instead.',
    "lo: ກ\u200bຂ": "t.yml:1:5: lo: The text holds the invisible character U+200B. Fix: Remove it.",
    "en: Lao ລາວ": 't.yml:1:5: en: An English text holds the Lao letter "ລ". Fix: Write English '
    "here, and Lao in the field `lo`.",
    "text: a <b>x</b>": 't.yml:1:7: text: "<b" looks like HTML, a script or a template. Fix: Write '
    "plain text only.",
    "text: see javascript:alert(1)": 't.yml:1:7: text: "javascript:" looks like HTML, a script or '
    "a template. Fix: Write plain text only.",
    "text: '{{ x }}'": 't.yml:1:7: text: "{{" looks like HTML, a script or a template. Fix: Write '
    "plain text only.",
    "text: ' x'": "t.yml:1:7: text: The text begins or ends with a space. Fix: Remove that space.",
    "text: ''": "t.yml:1:7: text: The text is empty. Fix: Write it, or remove the key.",
    "url: javascript:alert(1)": 't.yml:1:6: url: "javascript:alert(1)" is not a web address. Fix: '
    "Begin it with https:// or http://.",
    "url: https://": 't.yml:1:6: url: "https://" is not a web address. Fix: Begin it with '
    "https:// or http://.",
    "date: 2026-13": 't.yml:1:7: date: "2026-13" is not a date. Fix: Write 2026-11-23, or 2026-11 '
    "or 2026 if that is known.",
    "date: 23/11/2026": 't.yml:1:7: date: "23/11/2026" is not a date. Fix: Write 2026-11-23.',
    "date: 2569-11": 't.yml:1:7: date: "2569-11" is not a date. Fix: Write 2026-11.',
    "day: 5.1.2026": 't.yml:1:6: day: "5.1.2026" is not a date. Fix: Write 2026-01-05.',
    "day: 2569-11-23": 't.yml:1:6: day: "2569-11-23" is not a date. Fix: Write 2026-11-23.',
    "day: ໒໓/໑໑/໒໕໖໙": 't.yml:1:6: day: "໒໓/໑໑/໒໕໖໙" is not a date. Fix: Write 2026-11-23.',
    "text: a\u00a0b": "t.yml:1:7: text: The text holds the no-break space U+00A0. Fix: Type an "
    "ordinary space.",
    "text: “a”": "t.yml:1:7: text: The marks “ and ” round the text would be shown as part of it. "
    "Fix: Use straight quotation marks, or none.",
    "sure: perhaps": "t.yml:1:7: sure: This must be true or false. Fix: Write `true` or `false`.",
    "months: 40": "t.yml:1:9: months: The number is too large. Fix: Write 36 or less.",
    "months: 0": "t.yml:1:9: months: The number is too small. Fix: Write 1 or more.",
    "name: {En: A}": 't.yml:1:8: name.En: The key "En" is not known here. Fix: Did you mean "en"?',
    "day: 2026-02-30": 't.yml:1:6: day: "2026-02-30" is not a day. Fix: Write it as 2026-11-23: '
    "year, month, day.",
    "day: '2026'": 't.yml:1:6: day: "2026" is not a day. Fix: Write it as 2026-11-23: year, month, '
    "day.",
    "name: {lo: ກ}": 't.yml:1:7: name.en: The key "en" is missing. Fix: Add `en: ...` here.',
    "nam: x": 't.yml:1:1: nam: The key "nam" is not known here. Fix: Did you mean "name"?',
    "fact: {value: 2003, confidence: sure}": "t.yml:1:33: fact.confidence: 'sure' is not one of "
    "the allowed values. Fix: Write one of 'high', 'medium', 'low' or 'not_found'.",
    "many: a": "t.yml:1:7: many: This must be a list. Fix: Write each item on its own line after "
    "`- `.",
    "name: x": "t.yml:1:7: name: This must be a group of `key: value` lines. Fix: Indent the keys "
    "below it.",
    "id: [a]": "t.yml:1:5: id: This must be a single text. Fix: Write one text, not a list or a "
    "group.",
}


@pytest.mark.parametrize("text", BAD)
def test_bad_values_get_one_message(text):
    assert problems_of(text) == [BAD[text]]


def test_all_problems_come_at_once():
    assert len(problems_of("id: A\nlo: x\nurl: y\nfoo: 1\n")) == 4
