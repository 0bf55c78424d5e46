"""Markdown that would be shown otherwise than it was meant."""

import pytest

from guidance.checks import shapes
from guidance.problems import Problems

TITLE = (
    "8:1: The box has no title in straight quotation marks. "
    'Fix: Write !!! warning "Title" on one line.'
)
DEPTH = (
    "The heading is of another depth than 2 or 3. "
    "Fix: Begin it with ## or ###; the title of the page stands in its head."
)
WRONG = {
    "!!! warning\n\n    x": TITLE,
    '!!! warning ""\n\n    x': TITLE,
    "!!! warning “T”\n\n    x": TITLE,
    '!!! warning "T\n\n    x': TITLE,
    '!!! waring "T"\n\n    x': '8:1: The box "waring" is not known. Fix: Did you mean "warning"?',
    '!!! warning "T"\n\n  x': (
        "8:1: The box holds no text. Fix: Indent the text below it by 4 spaces."
    ),
    "# T": f"8:1: {DEPTH}",
    "#### T {#t}": f"8:1: {DEPTH}",
    "##T {#t}": "8:3: A space is missing after #. Fix: Write ## and a space.",
    "a <b>c</b>": "8:3: HTML is not used on pages. Fix: Take it out; ** makes text strong.",
    "x [a] (b.md)": (
        "8:5: A space stands between the words of a link and its address. "
        "Fix: Write [words](page.md) without a space."
    ),
    "```\nx": "8:1: The code that begins here with ``` has no end. Fix: Write ``` below it.",
    "{: #a .para": (
        "8:1: The id that begins here has no } at its end. "
        "Fix: Write {: #short-id .para } on one line."
    ),
    "a\u00a0b": "8:2: Here stands a no-break space. Fix: Type an ordinary space.",
    "a\x07b": (
        "8:2: Here stands a control character that nobody can see. "
        "Fix: Remove it: delete the letters on both sides and type them again."
    ),
    "x [a][b]": "8:3: This is not a link. Fix: Write [words](page.md).",
    "x [a](tel:1362)": (
        "8:5: A telephone number is typed into a link. Fix: Name the line with [[line:...]], "
        "so that its number, source and mark come from data."
    ),
}
RIGHT = [
    '!!! warning "T"\n\n    x',
    '!!! warning "T"\n\n\tx',
    '!!! cards ""\n\n    - [a](b.md)',
    '??? note "T"\n\n    x',
    '- x\n\n    !!! law "T"\n\n        x',
    "## T {#t}\n\n### U {#u}",
    "`<b>` and `[a][b]`",
    "```\n<b>\n#x\n```",
    "<!-- a <b> remark\n!!! x\n-->",
    "<https://example.org>",
    "x < y and y > z",
    "[a](b.md) (c)",
    "ໄປ\u00a0ໆ",
]


def told(read, text):
    problems = Problems()
    shapes.check(read(en=text), problems)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("text", WRONG)
def test_it_is_told_at_its_place(read, text):
    first, *more = told(read, f"x\n\n{text}\n")
    assert first == f"docs/en/x.md:{WRONG[text]}"
    assert len(more) == text.count("</")  # each tag is told


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(read, text):
    assert told(read, f"x\n\n{text}\n") == []


def test_text_in_an_old_lao_font_is_told(read):
    problems = Problems()
    shapes.check(read(lo="À»õ®÷¯\n"), problems)
    assert [str(problem) for problem in problems] == [
        'docs/lo/x.md:6:1: "À»õ®÷¯" looks like text from an old Lao font, not Unicode. '
        "Fix: Convert it to Unicode Lao, or type it again."
    ]
