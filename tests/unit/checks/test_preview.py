"""The problems of a page, shown on it."""

from guidance.checks.preview import admonition, problems_for
from guidance.problems import Problem, Severity

PROBLEMS = [
    Problem("docs/lo/x.md", 9, 1, "", "Notice.", "Look.", Severity.NOTICE),
    Problem("docs/lo/x.md", 12, 3, "", 'The block "a_b" is [[bad]].', "Write `::: a`."),
    Problem("docs/lo/y.md", 1, 1, "", "Other.", "Mend."),
    Problem("docs/lo/x.md", 0, 0, "title", "Wrong <b>.", "Mend."),
]


def test_errors_come_first_and_only_those_of_the_page():
    assert problems_for("docs/lo/x.md", PROBLEMS) == [
        "whole page, title: Wrong <b>. Fix: Mend.",
        'line 12: The block "a_b" is [[bad]]. Fix: Write `::: a`.',
        "line 9: Notice. Fix: Look.",
    ]


def test_the_callout_escapes_what_markdown_would_read():
    assert admonition("docs/lo/x.md", PROBLEMS) == (
        '!!! danger "ບັນຫາຂອງໜ້ານີ້ · Problems of this page (3)"\n\n'
        "    docs/lo/x.md\n\n"
        "    - whole page, title\\: Wrong \\<b\\>. Fix\\: Mend.\n"
        '    - line 12\\: The block "a\\_b" is \\[\\[bad\\]\\]. Fix\\: Write \\`\\:\\:\\: a\\`.\n'
        "    - line 9\\: Notice. Fix\\: Look.\n\n"
    )


def test_notices_alone_only_warn_and_a_clean_page_has_no_callout():
    assert admonition("docs/lo/x.md", PROBLEMS[:1]).startswith("!!! warning ")
    assert admonition("docs/lo/z.md", PROBLEMS) == ""
