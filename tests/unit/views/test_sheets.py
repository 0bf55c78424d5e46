"""What of a page goes onto its sheet."""

from guidance.models.base import Language
from guidance.problems import Problems
from guidance.registers import ui
from guidance.registers.ui import ENGINE_DATA
from guidance.views import RefTarget, fit, sheets

TARGETS = {
    "line:open": RefTarget("contacts/index.md#open", "Line: 1900 (Laos)", "", "Line"),
    "line:sure": RefTarget("contacts/index.md#sure", "Sure: 1901 (Laos)"),
    "law:x": RefTarget("law/x.md", "Law on *x*"),
}
FRAME = fit.Surround("T", "", ("Draft.",), "Look it up.")


def test_links_and_references_become_words():
    text = "See [the page](../a.md#b){ .button }, [[law:x]] and [[law:x|that law]]."
    assert sheets.plain(text, TARGETS) == (
        "See the page, Law on &#42;x&#42; and that law.",
        (),
    )


def test_a_number_stands_there_only_when_its_owner_confirmed_it():
    text, unprinted = sheets.plain("[[line:open]] [[line:open|1900]] [[line:sure]]", TARGETS)
    assert text == "Line Line Sure: 1901 (Laos)"
    assert unprinted == ("Line",)


BODY = """
First.
{: #first .para }

!!! example "Fictional case"

    A story.

    - with a list

!!! proposal "Proposed"

    - Do this.

!!! confirm "To be confirmed"

    What?
Last.
"""


def test_stories_open_questions_and_paragraph_ids_stay_on_the_page():
    text = sheets.strip(BODY)
    assert "story" not in text and "list" not in text and "What?" not in text
    assert "{:" not in text
    assert " ".join(text.split()) == 'First. !!! proposal "Proposed" - Do this. Last.'


def test_a_sheet_knows_what_the_picture_leaves_out_and_which_numbers_are_missing():
    parts = [("intro", "", "Call [[line:open]].", True), ("more", "More", "Text.", False)]
    view = sheets.sheet(parts, TARGETS, FRAME, Language.EN)
    assert [(part.id, part.on_picture) for part in view.parts] == [("intro", True), ("more", False)]
    assert view.unprinted == view.picture_names == ("Line",)
    assert view.paper.fits and view.picture.fits
    parts = [("intro", "", "Text.", True), ("more", "More", "Call [[line:open]].", False)]
    view = sheets.sheet(parts, TARGETS, FRAME, Language.EN)
    assert (view.unprinted, view.picture_names) == (("Line",), ())


def test_the_list_groups_sheets_by_section_and_links_to_them():
    strings = ui.load(ENGINE_DATA, ENGINE_DATA.parent, Problems())
    pages = [("help/a.md", "A"), ("help/b.md", "B"), ("officers/c.md", "C")]
    page = sheets.index(pages, strings, Language.EN)
    assert page.path == "training/sheets.md"
    groups = page.view.groups
    assert [group.id for group in groups] == ["topic-help", "topic-officers"]
    assert groups[0].sheets[1] == sheets.SheetLink("B", "../sheets/help/b.md")


def test_the_code_of_a_page_has_a_name_of_its_own():
    assert sheets.code_of("officers/police.md") == "exports/qr/page-officers-police.svg"
