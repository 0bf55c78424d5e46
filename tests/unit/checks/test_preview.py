"""The problems of a page, shown on it."""

import re
from html import unescape

import markdown

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


def test_the_callout_shows_each_problem_as_it_is():
    text = admonition("docs/lo/x.md", PROBLEMS) + "## Page"
    html = markdown.markdown(text, extensions=["admonition", "attr_list", "def_list", "tables"])
    assert 'class="admonition danger"' in html
    assert "ບັນຫາຂອງໜ້ານີ້ · Problems of this page (3)" in html
    items = re.findall(r"<li>(.*?)</li>", html, re.DOTALL)
    assert list(map(unescape, items)) == problems_for("docs/lo/x.md", PROBLEMS)
    assert html.endswith("<h2>Page</h2>")


def test_a_problem_that_quotes_markup_adds_none():
    nasty = "{: #x .y } {#z} `a` **b** _c_ [d](e.md) [[law:f]] <b> &amp; | ::: x \\ # 1. - +"
    problem = Problem("docs/lo/x.md", 3, 1, "", nasty, "Mend.")
    html = markdown.markdown(
        admonition("docs/lo/x.md", [problem]), extensions=["admonition", "attr_list", "tables"]
    )
    (item,) = re.findall(r"<li>(.*?)</li>", html, re.DOTALL)
    assert unescape(item) == f"line 3: {nasty} Fix: Mend."


def test_notices_alone_only_warn_and_a_clean_page_has_no_callout():
    assert admonition("docs/lo/x.md", PROBLEMS[:1]).startswith("!!! warning ")
    assert admonition("docs/lo/z.md", PROBLEMS) == ""
