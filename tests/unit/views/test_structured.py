"""Data blocks in pages."""

from __future__ import annotations

import json

from guidance.views.structured import block, breadcrumbs, script_json


def test_json_in_a_page_cannot_end_its_script():
    text = str(script_json({"a": "</script><b>&"}))
    assert "<" not in text and "&" not in text
    assert json.loads(text) == {"a": "</script><b>&"}


def test_the_steps_of_a_way_are_counted_from_one():
    (way,) = json.loads(str(block(breadcrumbs([("ກ", "u1"), ("ຂ", "u2")]))))["@graph"]
    assert [step["position"] for step in way["itemListElement"]] == [1, 2]
