"""Interface strings."""

import pytest

from guidance.models import parse
from guidance.models.base import Language
from guidance.models.ui import UiString
from guidance.problems import Problems
from guidance.source import parse_yaml


def read(text):
    problems = Problems()
    string = parse(UiString, parse_yaml(text, "data/ui/x.yml", problems), problems)
    return string, [str(p) for p in problems]


def test_placeholders_are_filled():
    string, problems = read('{en: "Call {number}", lo: "ໂທ {number}"}')
    assert problems == []
    assert string.text(Language.LO, number=1362) == "ໂທ 1362"


def test_a_string_without_words_is_free():
    assert read('{en: "{name}: {number}", lo: "{name}: {number}"}')[1] == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '{en: "Call {number}", lo: ໂທ}',
            "data/ui/x.yml:1:1: The placeholders differ between English and Lao. "
            "Fix: Use {number} in both.",
        ),
        (
            "{en: Call, lo: Call}",
            "data/ui/x.yml:1:16: lo: A Lao field holds no Lao text, or mostly Latin letters. "
            "Fix: Write it in Lao, or leave the field out if the Lao is not known.",
        ),
        (
            "{en: ໂທຫາ, lo: ໂທ}",
            'data/ui/x.yml:1:6: en: An English text holds the Lao letter "ໂ". '
            "Fix: Write English here, and Lao in the field `lo`.",
        ),
        ("{en: Call}", 'data/ui/x.yml:1:1: lo: The key "lo" is missing. Fix: Add `lo: ...` here.'),
    ],
)
def test_bad_strings_are_told(text, message):
    assert read(text)[1] == [message]
