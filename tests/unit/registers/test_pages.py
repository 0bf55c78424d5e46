"""Hand-written pages: front matter with places, title from the heading where there is none."""

from datetime import date

import pytest

from guidance.models.base import Language
from guidance.problems import Problems
from guidance.registers import pages

TODAY = date(2026, 11, 23)
FRONT = (
    "---\ntitle: Help\ndescription: Where to get help.\nsources: [a]\nowner: lwu\n---\n\nText.\n"
)


def load(tmp_path, files):
    for name, text in files.items():
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    problems = Problems()
    register = pages.load(tmp_path / "docs", tmp_path / "data", tmp_path, problems)
    return register, problems


def test_a_page_knows_its_language_path_and_first_line(tmp_path):
    register, problems = load(tmp_path, {"en/help/index.md": FRONT})
    (page,) = register.pages
    assert (page.language, page.path, page.file) == (
        Language.EN,
        "help/index.md",
        "docs/en/help/index.md",
    )
    assert page.first_line == 7
    assert page.body.strip() == "Text."
    assert not problems


def test_without_front_matter_the_title_is_the_first_heading(tmp_path):
    register, _ = load(tmp_path, {"lo/x.md": "# ຫົວຂໍ້ {#x}\n\nກ\n"})
    assert register.pages[0].meta.title == "ຫົວຂໍ້"
    assert register.pages[0].body.strip() == "ກ"


def test_windows_line_ends_and_a_byte_order_mark_are_no_harm(tmp_path):
    text = ("\ufeff" + FRONT.replace("\n", "\r\n")).encode()
    register, problems = load(tmp_path, {"en/x.md": text})
    assert register.pages[0].meta.title == "Help"
    assert not problems


BAD = {
    "---\ntitle: Help\ndescripton: x\n---\nText\n": [
        'docs/en/x.md:3:1: descripton: The key "descripton" is not known here. '
        'Fix: Did you mean "description"?',
    ],
    FRONT.replace("Text.", ""): [
        "docs/en/x.md:7: The page has no text. Fix: Write it, or remove it."
    ],
    FRONT.replace("owner: lwu", "status: reviewed"): [
        "docs/en/x.md:5:9: status: The page says it is reviewed, but names no office. Fix: Leave "
        "`status: draft` until the ministry sets `reviewed_by` and `reviewed_on`."
    ],
    FRONT.replace("owner: lwu", "approved_on: 2026-01-01"): [
        "docs/en/x.md:5:14: approved_on: Only one of `approved_by` and `approved_on` is set. "
        "Fix: The ministry sets both, or neither."
    ],
    b"---\ntitle: \xff\n---\n": [
        "docs/en/x.md:2:8: The file is not UTF-8 text. Fix: Save it again with the encoding UTF-8."
    ],
    "---\ntitle: <script>\ndescription: x\n---\nText\n": [
        'docs/en/x.md:2:8: title: "<s" looks like HTML, a script or a template. '
        "Fix: Write plain text only."
    ],
    "  \n": ["docs/en/x.md:1: The file is empty. Fix: Fill it, or remove it."],
    "Text.\n": [
        "docs/en/x.md:1:1: The page has no head and no title. "
        "Fix: Begin it with a head, as other pages."
    ],
    FRONT.replace("lwu\n---", "lwu"): [
        "docs/en/x.md:1:1: The head that begins here has no line `---` at its end. "
        "Fix: Write `---` alone on the line after its last key."
    ],
    **{
        text: [
            f"docs/en/x.md:{line}:1: The head of the page does not begin with `---` on line 1. "
            "Fix: Write three hyphens alone on the first line."
        ]
        for text, line in (
            (FRONT[4:], 1),
            ("\n" + FRONT, 2),
            ("—\n" + FRONT[4:], 1),
            ("----\n" + FRONT[4:], 1),
        )
    },
}


@pytest.mark.parametrize("text", BAD)
def test_bad_front_matter_is_told(tmp_path, text):
    _, problems = load(tmp_path, {"en/x.md": text})
    assert [str(p) for p in problems.errors] == BAD[text]


def test_unknown_names_are_told_with_the_nearest(tmp_path):
    register, problems = load(tmp_path, {"en/x.md": FRONT})
    pages.check(register, ["aa"], ["lwu"], [], TODAY, problems)
    assert [str(p) for p in problems] == [
        'docs/en/x.md:4:11: sources[0]: "a" is not known. Fix: Did you mean "aa"?'
    ]


@pytest.mark.parametrize("key", ["reviewed", "approved"])
def test_a_day_to_come_is_told(tmp_path, key):
    keys = f"{key}_by: lwu\n{key}_on: 2026-11-24"
    register, problems = load(tmp_path, {"en/x.md": FRONT.replace("owner: lwu", keys)})
    pages.check(register, ["a"], ["lwu"], [], TODAY, problems)
    assert [str(p) for p in problems] == [
        f"docs/en/x.md:6:14: {key}_on: The day 2026-11-24 lies in the future. "
        "Fix: Write a day up to 2026-11-23."
    ]


def test_an_approval_by_nobody_we_know_is_told(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "approvals.yml").write_text(
        "approvals:\n- {path: contacts/, approved_by: mofe, approved_on: '2026-11-24'}\n"
    )
    register, problems = load(tmp_path, {})
    pages.check(register, [], ["mofa"], [], TODAY, problems)
    assert [p.what for p in problems] == [
        "The day 2026-11-24 lies in the future.",
        '"mofe" is not known.',
    ]


def test_a_page_that_cannot_be_read_is_remembered(tmp_path):
    register, _ = load(tmp_path, {"en/x.md": "---\ntitle: [\n---\n", "lo/x.md": FRONT})
    assert register.unreadable == {"x.md"}
    assert [page.path for page in register.pages] == ["x.md"]


@pytest.mark.parametrize("name", ["New Page.md", "News.md", "ໜ້າ.md"])
def test_a_name_that_makes_no_address_is_told(tmp_path, name):
    _, problems = load(tmp_path, {f"en/{name}": FRONT})
    assert [p.what for p in problems] == [
        "The name of the file holds other signs than small letters a-z, digits and hyphens."
    ]


def test_approvals_of_generated_pages_are_the_ministrys(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "approvals.yml").write_text(
        "approvals:\n- {path: contacts/, approved_by: mofa, approved_on: '2026-01-01'}\n"
    )
    register, problems = load(tmp_path, {})
    assert not problems
    assert register.approval("contacts/x.md").approved_by == "mofa"
    assert register.approval("law/x.md") is None
