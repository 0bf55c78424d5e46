"""YAML as text: nothing is typed, everything has a place."""

from pathlib import Path

import pytest

from guidance.problems import Problems
from guidance.source import Mark, dotted, parse_yaml, read_yaml


def read(text):
    problems = Problems()
    return parse_yaml(text, "data/x.yml", problems), [str(p) for p in problems]


@pytest.mark.parametrize("scalar", ["0205551", "1_362", "12:30", "no", "1e3", "2024-02-23", "໑໓໖໒"])
def test_a_scalar_stays_as_it_was_typed(scalar):
    source, _ = read(f"number: {scalar}\n")
    assert source.value == {"number": scalar}


@pytest.mark.parametrize("empty", ["", "~", "null"])
def test_an_empty_value_is_none(empty):
    assert read(f"a: {empty}\n")[0].value == {"a": None}


def test_a_remark_beside_a_value_is_left_out():
    assert read("a: x # a remark\n")[0].value == {"a": "x"}


def test_a_quoted_null_is_text():
    assert read("a: 'null'\n")[0].value == {"a": "null"}


def test_every_value_and_key_has_its_place():
    source, _ = read("offices:\n  - id: x\n    name:\n      lo: ກ\n")
    assert source.mark(("offices", 0, "name", "lo")) == Mark(4, 11)
    assert source.key_mark(("offices", 0, "name")) == Mark(3, 5)
    assert source.mark(("offices", 0, "missing")) == Mark(2, 5)


def test_places_count_from_the_first_line_given():
    source = parse_yaml("a: 1\n", "docs/lo/x.md", Problems(), first_line=2)
    assert source.mark(("a",)) == Mark(2, 4)


BAD = {
    "duplicate key": (
        "a: 1\nb: 2\na: 3\n",
        'data/x.yml:3:1: a: The key "a" stands twice, first on line 1. Fix: Keep one of the two.',
    ),
    "syntax": (
        "a: [1\nb: 2\n",
        'data/x.yml:1:4: The list that begins here is not closed by "]". '
        'Fix: Write "]" at its end, and a comma between two items.',
    ),
    "colon": (
        "title: Officers: start here\n",
        "data/x.yml:1:16: A text with a colon stands without quotation marks. "
        'Fix: Put the whole text in quotation marks: "...".',
    ),
    "another item without its dash": (
        "x:\n  - id: a\n    b: 1\n    id: c\n    b: 2\n",
        'data/x.yml:4:5: x[0].id: The key "id" stands twice, first on line 2. '
        'Fix: Keep one of the two, or write "- " before it if a new item begins here.',
    ),
    "number sign": (
        "a: Police #191\n",
        "data/x.yml:1:4: a: What follows # is taken for a remark and not read. Fix: "
        "Put the whole text in quotation marks, or a space after # in a remark.",
    ),
    "tag": (
        "a: !!python/object:os.system {}\n",
        "data/x.yml:1:4: a: The YAML tag tag:yaml.org,2002:python/object:os.system is not allowed."
        " Fix: Remove the tag.",
    ),
    "alias": (
        "a: &x 1\n",
        "data/x.yml:1:4: Anchors and aliases (& and *) are not allowed. "
        "Fix: Write the value out, or put it in quotation marks.",
    ),
    "empty": ("", "data/x.yml:1: The file is empty. Fix: Fill it, or remove it."),
    "control character": (
        "a: \x07\n",
        "data/x.yml:1:4: Here stands the control character U+0007. Fix: Remove it.",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_yaml_gets_one_message_with_its_place(name):
    text, message = BAD[name]
    source, problems = read(text)
    assert source is None
    assert problems == [message]


def test_a_wrong_encoding_is_told_with_its_line(tmp_path: Path):
    path = tmp_path / "x.yml"
    path.write_bytes(b"a: 1\nb: \xe9\n")
    problems = Problems()
    assert read_yaml(path, tmp_path, problems) is None
    assert [str(p) for p in problems] == [
        "x.yml:2:4: The file is not UTF-8 text. Fix: Save it again with the encoding UTF-8."
    ]


def test_a_byte_order_mark_is_no_harm(tmp_path: Path):
    path = tmp_path / "x.yml"
    path.write_bytes("\ufeffa: 1\n".encode())
    assert read_yaml(path, tmp_path, Problems()).value == {"a": "1"}


def test_dotted():
    assert dotted(("a", 0, "b", 2)) == "a[0].b[2]"
