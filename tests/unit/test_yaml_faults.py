"""What the YAML reader cannot read, in words and at the place of the mistake."""

import pytest
import yaml

from guidance import source
from guidance.problems import Problems

INDENT = "Indent it like the lines of its group."
QUOTES = 'Put the whole text in quotation marks: "...".'
FAULTS = {
    'x:\n  - a: "119\n    b: 1\n    c: "d"\n': (
        '2:8: The text that begins here with " has no " at its end. '
        'Fix: Write " at the end of the text.'
    ),
    "a: 'x\n": (
        "1:4: The text that begins here with ' has no ' at its end. "
        "Fix: Write ' at the end of the text."
    ),
    'a: "he "said" x"\n': (
        '1:8: Here " ends the text, but more of it follows. Fix: Inside the text write “ and ”.'
    ),
    'x:\n- a: 1\n  b:"2"\n  c: 3\n': (
        "3:5: A space is missing after the colon. Fix: Write `key: value`."
    ),
    "a: 1\nhello\nb: 2\n": (
        "2:1: This line is neither `key: value` nor an item after `- `. "
        "Fix: Correct it, or begin it with # if it is a remark."
    ),
    "a: 1\n   b: 2\n": (
        f"2:4: The line is indented by 3 spaces, the one before it (line 1) by 0. Fix: {INDENT}"
    ),
    "x:\n    a: 1\n\n   b: 2\n": (
        f"4:4: The line is indented by 3 spaces, the one before it (line 2) by 4. Fix: {INDENT}"
    ),
    "x:\n\ta: 1\n": (
        "2:1: The line is indented with a tab. Fix: Use spaces only, 2 for each step."
    ),
    "x:\n  - a: 1\n  – a: 2\n": (
        '3:3: The item begins with "–". Fix: Begin it with a hyphen and a space: `- `.'
    ),
    "x:\n  a:\n    b: 1\n\u00a0\u00a0 c: 2\n  d: 3\n": (
        "4:1: The line is indented with a character U+00A0. Fix: Use spaces only, 2 for each step."
    ),
    "a: @x\n": f'1:4: A text without quotation marks cannot begin with "@". Fix: {QUOTES}',
    "x:\n  - a: 1\n  b: 2\n": (
        "3:3: The line stands among the items of a list. "
        'Fix: Write "- " before it, or indent it like the lines of its group.'
    ),
}


@pytest.mark.parametrize("loader", [yaml.SafeLoader, source._LOADER])
@pytest.mark.parametrize("text", FAULTS)
def test_the_fault_is_told_where_it_is(text, loader, monkeypatch):
    monkeypatch.setattr(source, "_LOADER", loader)
    problems = Problems()
    assert source.parse_yaml(text, "f", problems) is None
    assert [str(problem) for problem in problems] == [f"f:{FAULTS[text]}"]


def test_a_text_on_several_lines_is_not_blamed():
    problems = Problems()
    source.parse_yaml('a: "one\n  two"\nb: c: d\n', "f", problems)
    assert [problem.line for problem in problems] == [3]
