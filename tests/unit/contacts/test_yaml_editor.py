"""Changing values inside YAML text."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from guidance.workbook.edit import Editor, scalar


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn", "Zl", "Zp"))))
def test_any_value_survives_the_editor(value: str) -> None:
    editor = Editor("# head\na: old # why\nb:\n  - c: 1\n")
    editor.set(("a",), value)
    editor.add_item(("b",), [f"c: {scalar(value)}"])
    text = editor.text()
    read = yaml.load(text, Loader=yaml.BaseLoader)
    assert read == {"a": value, "b": [{"c": "1"}, {"c": value}]}
    assert text.startswith("# head\na: ")
    assert " # why\nb:\n" in text


def test_additions_at_one_place_keep_their_depth() -> None:
    editor = Editor("a:\n  - id: x\n    b:\n      - id: y\n")
    editor.add_group(("a", 0), ["c: 1"])
    editor.add_item(("a",), ["id: z"])
    editor.set(("a", 0, "b", 0, "d"), "2")
    editor.add_item(("a", 0, "b"), ["id: w"])
    read = yaml.load(editor.text(), Loader=yaml.BaseLoader)
    assert read == {
        "a": [{"id": "x", "b": [{"id": "y", "d": "2"}, {"id": "w"}], "c": "1"}, {"id": "z"}]
    }
