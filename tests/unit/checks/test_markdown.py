"""Taking a page apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidance.checks.markdown import INTRO, Kind, numbers, scan, sections

PAGE = """\
Call [[line:la-lwu-1362]] or see [[law:anti_tip_law_2015#2|article 2]].

!!! do-now "Do 3 things"

    1. One thing `code 9`
    2. Another
        - inner
        - inner

    ::: hotlines country=th

## First {#first}

A paragraph of 24 hours, [link](../a/b.md#c "12 o'clock") and https://example.org/2020.
{: #keep-safe .para }

| A | B |
| --- | --- |
| [[body:lwu|Union]] | **Law**{ .mark-law } |

```
## not a heading 77
```

### Second {#second}

- a
- b
  goes on

<!-- 55
- no -->

- c
"""


def found(kind):
    return [(e.value, e.line, e.section) for e in scan(PAGE).of(kind)]


def test_headings_name_sections():
    assert found(Kind.HEADING) == [("## first", 12, "first"), ("### second", 25, "second")]
    assert scan(PAGE).sections() == (INTRO, "first", "second")
    assert list(sections(PAGE)) == [INTRO, "first", "second"]
    assert sections(PAGE)["second"].startswith("### Second")


def test_references_and_telephone_lines_are_told_apart():
    assert found(Kind.LINE) == [("line:la-lwu-1362", 1, INTRO)]
    assert [value for value, *_ in found(Kind.REFERENCE)] == ["law:anti_tip_law_2015#2", "body:lwu"]


def test_callouts_blocks_and_numbered_paragraphs():
    assert found(Kind.CALLOUT) == [("do-now", 3, INTRO)]
    assert found(Kind.BLOCK) == [("hotlines country=th", 10, INTRO)]
    assert found(Kind.PARAGRAPH) == [("keep-safe", 15, "first")]


def test_lists_are_described_with_their_depth():
    assert [value for value, *_ in found(Kind.LIST)] == [
        "numbered list of 2 items",
        "list at depth 2 of 2 items",
        "list of 3 items",
    ]


def test_a_paragraph_ends_a_list():
    doc = scan("- a\n- b\n\nText\n\n- c\n")
    assert [e.value for e in doc.of(Kind.LIST)] == ["list of 2 items", "list of 1 item"]


def test_tables_count_rows_and_columns_and_not_the_bar_in_a_reference():
    assert found(Kind.TABLE) == [("table of 2 rows and 2 columns", 17, "first")]
    assert [value for value, *_ in found(Kind.MARK)] == ["mark-law"]


def test_links_within_the_site_count():
    assert found(Kind.LINK) == [("../a/b.md#c", 14, "first")]


def test_numbers_stand_in_words_and_not_in_code_targets_or_marks():
    assert [value for value, *_ in found(Kind.NUMBER)] == ["2", "3", "24"]


def test_prose_keeps_its_columns():
    (line,) = [p for p in scan(PAGE).prose if "paragraph of" in p.text]
    assert line.text.index("24") == PAGE.splitlines()[13].index("24")


def test_what_leads_into_a_line_is_known():
    doc = scan("| Say | Never say |\n|---|---|\n| a | b |\n\nOne\ntwo\n")
    assert doc.prose[1].header == "| Say | Never say |"
    assert [p.continues for p in doc.prose] == [False, False, False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("໑໒ ຊົ່ວໂມງ", ["12"]),
        ("1,200 or 1.200 kip", ["1200", "1200"]),
        ("2.5 and 2,5", ["2.5", "2.5"]),
        ("23/11/2026", ["23", "2026"]),
        ("22-23 February 2024", ["22", "23", "2024"]),
        ("under 18.", ["18"]),
        ("007", ["7"]),
        ("version 1.2.3", ["1", "2", "3"]),
    ],
)
def test_numbers_have_one_spelling(text, expected):
    assert [value for value, _ in numbers(text)] == expected


LINES = st.lists(
    st.sampled_from(
        (
            *("", "text 12", "- a", "1. b", "    - c", "| a | b |", "|---|---|", "## H {#h}"),
            *("### no id", '!!! note "T"', "::: x a=b", "{: #p .para }", "```", "<!--", "-->"),
            *("`code` [[law:a|b]] [l](x.md#y)", "ກ ໆ ໑໒", "(unclosed [", "{ .mark-law }", "\t- t"),
        )
    ),
    max_size=14,
)


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_any_page_can_be_taken_apart(lines):
    text = "\n".join(lines)
    doc = scan(text, 5)
    for prose in doc.prose:
        assert len(prose.text) <= len(lines[prose.line - 5].replace("\t", "    "))
    assert set(doc.sections()) == set(sections(text))
    assert list(doc.elements) == sorted(doc.elements, key=lambda e: (e.line, e.column))


@settings(max_examples=300, deadline=None)
@given(st.text("ab`[]()|{}#:!-<>*ກໆ໑ \n\"'12.,/+", max_size=60))
def test_no_text_breaks_it(text):
    doc = scan(text)
    assert all(1 <= e.line <= text.count("\n") + 1 for e in doc.elements)
