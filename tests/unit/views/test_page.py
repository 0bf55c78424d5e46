"""The frame of a page: what is shown round the content, with addresses that open from anywhere."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from guidance.models.base import Language
from guidance.publishing import Release
from guidance.views.frame import (
    NEUTRAL,
    Assets,
    Frame,
    NavPage,
    NavSection,
    PageFacts,
    Review,
    SharePicture,
    SourceLine,
    TocEntry,
)
from guidance.views.navigation import MANY_PAGES, relative
from guidance.views.page import bare_view, page_view, phrases

ASSETS = Assets(
    "assets/site.a.css",
    "assets/sheets.d.css",
    "assets/site.b.js",
    "assets/javascripts/bundle.c.min.js",
)
HELP = NavSection(
    "ຊ່ວຍ",
    "help/index.html",
    (
        NavPage("ຊ່ວຍ", "help/index.html"),
        NavPage("ໄທ", "help/thailand.html"),
        NavPage("ຈີນ", "help/china.html"),
    ),
)
LAW = NavSection(
    "ກົດໝາຍ",
    "law/index.html",
    (
        NavPage("ກົດໝາຍ", "law/index.html"),
        NavPage("ນິຍາມ", "law/definition.html"),
        NavPage("ສົນທິສັນຍາ", "law/treaties/index.html"),
        *(NavPage(f"ສ {n}", f"law/treaties/t{n}.html") for n in range(MANY_PAGES + 1)),
    ),
)
FRAME = Frame(
    language=Language.LO,
    site_name="ເວັບໄຊ",
    neutral_title="ຂໍ້ມູນ",
    neutral_description="ຂໍ້ມູນທົ່ວໄປ",
    release=Release.DRAFT,
    strip="site.draft",
    site_url=None,
    sections=(HELP, LAW),
    paths=frozenset({"index.html", "help/index.html", "help/thailand.html"}),
    assets=ASSETS,
)
HOST = "https://example.org/guide/"
PICTURES = {
    NEUTRAL: SharePicture("assets/share/general.png", "ທົ່ວໄປ", 1200, 630),
    LAW.path: SharePicture("assets/share/law.png", "ກົດໝາຍ", 1200, 630),
}
THAILAND = PageFacts("help/thailand.html", "ຢູ່ໄທ", other_path="en/help/thailand.html")


def test_addresses_are_relative_to_the_page():
    view = page_view(FRAME, THAILAND)
    assert view.css == "../assets/site.a.css"
    assert view.sheets_css == "../assets/sheets.d.css"
    assert view.home_href == "../index.html"
    assert view.leave_href == "../new.html"
    assert view.base == ".."
    assert view.switch is not None
    assert view.switch.href == "../en/help/thailand.html"
    assert relative("en/help/x.html", "index.html") == "en/help/x.html"


def test_only_the_readers_section_shows_its_pages():
    view = page_view(FRAME, THAILAND)
    assert [section.open for section in view.sections] == [True, False]
    assert [(page.title, page.current) for page in view.sections[0].pages] == [
        ("ໄທ", True),
        ("ຈີນ", False),
    ]
    assert view.sections[1].pages == ()


def test_a_folder_with_many_pages_shows_its_overview_and_the_page_itself():
    view = page_view(FRAME, PageFacts("law/treaties/t7.html", "ສ 7"))
    assert [page.title for page in view.sections[1].pages] == ["ນິຍາມ", "ສົນທິສັນຍາ", "ສ 7"]
    assert [crumb.title for crumb in view.crumbs] == ["ກົດໝາຍ", "ສົນທິສັນຍາ"]


def test_pages_turn_within_their_section():
    view = page_view(FRAME, THAILAND)
    assert view.previous is not None
    assert (view.previous.title, view.previous.href) == ("ຊ່ວຍ", "index.html")
    assert view.next is not None
    assert view.next.href == "china.html"
    assert page_view(FRAME, PageFacts("help/china.html", "ຈີນ")).next is None


def test_help_offers_only_pages_that_exist():
    view = page_view(FRAME, THAILAND)
    assert [(choice.country, choice.current) for choice in view.help] == [
        ("la", False),
        ("th", True),
    ]


@pytest.mark.parametrize(
    ("audience", "tab_title", "shown"),
    [
        ("public", None, "ຂໍ້ມູນ"),
        ("public", "ການເດີນທາງ", "ການເດີນທາງ"),
        ("officers", None, "ຢູ່ໄທ - ເວັບໄຊ"),
        ("all", None, "ຢູ່ໄທ"),
    ],
)
def test_the_tab_of_a_page_for_the_public_is_neutral(audience, tab_title, shown):
    view = page_view(FRAME, replace(THAILAND, audience=audience, tab_title=tab_title))
    assert view.tab_title == shown
    assert view.public is (audience != "officers")


def test_a_chat_shows_nothing_of_a_page_for_the_public():
    page = replace(THAILAND, audience="public", description="ຖ້າທ່ານຢູ່ໄທ")
    view = page_view(replace(FRAME, site_url=HOST, pictures=PICTURES), page)
    assert view.share.title == "ຂໍ້ມູນ"
    assert view.share.description == "ຂໍ້ມູນທົ່ວໄປ"
    assert view.share.site_name is None
    assert view.share.picture is not None
    assert view.share.picture.alt == "ທົ່ວໄປ"
    assert view.structured is None
    assert "ຢູ່ໄທ" not in repr(view.share)


def test_a_chat_shows_the_section_of_any_other_page():
    page = PageFacts("law/treaties/t7.html", "ສ 7", description="ສົນທິສັນຍາທີເຈັດ")
    share = page_view(replace(FRAME, site_url=HOST, pictures=PICTURES), page).share
    assert (share.title, share.description, share.site_name) == (
        "ສ 7",
        "ສົນທິສັນຍາທີເຈັດ",
        "ເວັບໄຊ",
    )
    assert share.picture is not None
    assert share.picture.address == "https://example.org/guide/assets/share/law.png"
    assert share.locale == "lo_LA"
    undrawn = replace(FRAME, site_url=HOST, pictures={NEUTRAL: PICTURES[NEUTRAL]})
    fallen_back = page_view(undrawn, page).share.picture
    assert fallen_back is not None and fallen_back.alt == "ທົ່ວໄປ"


def test_the_home_page_keeps_the_harmless_title_that_an_editor_gave_it():
    home = PageFacts("index.html", "ຄູ່ມື", audience="public", tab_title="ຂໍ້ມູນ: ໜ້າຫຼັກ")
    view = page_view(replace(FRAME, site_url=HOST), home)
    assert view.tab_title == view.share.title == "ຂໍ້ມູນ: ໜ້າຫຼັກ"
    assert page_view(FRAME, replace(home, tab_title=None)).tab_title == "ຂໍ້ມູນ"
    assert page_view(FRAME, PageFacts("index.html", "ຄູ່ມື")).tab_title == "ເວັບໄຊ"
    (site,) = json.loads(str(view.structured))["@graph"]
    assert (site["@type"], site["name"]) == ("WebSite", "ເວັບໄຊ")


def test_nothing_absolute_while_the_address_is_not_known():
    view = page_view(FRAME, THAILAND)
    assert view.canonical is None
    assert view.structured is None
    assert view.share.picture is None
    assert [one.href for one in view.alternates] == [
        "thailand.html",
        "../en/help/thailand.html",
        "thailand.html",
    ]


def test_alternates_are_absolute_once_the_address_is_known():
    frame = replace(FRAME, site_url=HOST)
    view = page_view(frame, PageFacts("help/index.html", "ຊ່ວຍ", other_path="en/help/index.html"))
    assert view.canonical == "https://example.org/guide/help/index.html"
    assert [(one.language, one.href) for one in view.alternates] == [
        ("lo", "https://example.org/guide/help/index.html"),
        ("en", "https://example.org/guide/en/help/index.html"),
        ("x-default", "https://example.org/guide/help/index.html"),
    ]


def test_search_engines_are_told_the_page_and_the_way_to_it():
    page = PageFacts("law/treaties/t7.html", "ສ 7", description="ສົນທິສັນຍາ <b>", audience="officers")
    text = str(page_view(replace(FRAME, site_url=HOST), page).structured)
    assert "<" not in text
    what, way = json.loads(text)["@graph"]
    assert what["@type"] == "WebPage"
    assert what["url"] == "https://example.org/guide/law/treaties/t7.html"
    assert what["isPartOf"]["url"] == "https://example.org/guide/index.html"
    assert [(step["position"], step["name"], step["item"]) for step in way["itemListElement"]] == [
        (1, "ເວັບໄຊ", "https://example.org/guide/index.html"),
        (2, "ກົດໝາຍ", "https://example.org/guide/law/index.html"),
        (3, "ສົນທິສັນຍາ", "https://example.org/guide/law/treaties/index.html"),
        (4, "ສ 7", "https://example.org/guide/law/treaties/t7.html"),
    ]


def test_a_stand_in_names_its_language_and_is_no_translation():
    stand_in = replace(THAILAND, content_language=Language.EN)
    view = page_view(replace(FRAME, site_url=HOST), stand_in)
    assert view.content_language == "en"
    assert view.alternates == ()
    assert view.switch is not None
    assert view.canonical == "https://example.org/guide/en/help/thailand.html"
    assert view.share.locale == "en_GB"
    assert view.structured is None
    original = page_view(FRAME, replace(THAILAND, translated=False))
    assert original.alternates == ()


def test_a_short_page_shows_no_list_of_headings():
    two = tuple(TocEntry(f"h{n}", f"ຫົວ {n}") for n in range(2))
    three = (*two, TocEntry("h3", "ຫົວ 3"))
    assert page_view(FRAME, replace(THAILAND, toc=two)).toc == ()
    assert page_view(FRAME, replace(THAILAND, toc=three)).toc == three


def test_review_says_draft_until_an_office_and_a_day_are_named():
    day = date(2026, 11, 23)
    view = page_view(FRAME, replace(THAILAND, review=Review(owner="ຫ້ອງການ", next_review=day)))
    assert (view.review.state, view.review.office) == ("draft", None)
    assert view.review.next == "23 ພະຈິກ 2026"
    half = Review(reviewed_by="ຫ້ອງການ")
    assert page_view(FRAME, replace(THAILAND, review=half)).review.state == "draft"
    whole = Review(reviewed_by="ຫ້ອງການ", reviewed_on=day)
    assert page_view(FRAME, replace(THAILAND, review=whole)).review.state == "reviewed"
    both = replace(whole, approved_by="ກົມ", approved_on=day)
    assert page_view(FRAME, replace(THAILAND, review=both)).review.office == "ກົມ"


def test_what_a_source_is_stands_in_one_line_without_gaps():
    assert SourceLine("T", "P", "press", "2024").note == "2024 · P · press"
    assert SourceLine("T", "", "press").note == "press"


def test_pages_at_the_foot_lead_there_from_any_folder():
    (link,) = page_view(replace(FRAME, foot=(HELP.pages[1],)), THAILAND).foot
    assert (link.title, link.href) == ("ໄທ", "thailand.html")


def test_only_the_preview_goes_without_the_policy():
    assert page_view(replace(FRAME, preview=True), THAILAND).csp is None
    policy = page_view(FRAME, THAILAND).csp
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_page_for_lost_addresses_counts_from_the_root():
    bare = bare_view(FRAME, "/guide/")
    assert bare.css == "/guide/assets/site.a.css"
    assert bare.help
    assert bare.help_en == "/guide/en/help/index.html"
    assert not bare_view(replace(FRAME, paths=frozenset()), "/").help


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("ຄູ່ມືຕ້ານການຄ້າມະນຸດ ສປປ ລາວ", ("ຄູ່ມືຕ້ານການຄ້າມະນຸດ", "ສປປ ລາວ")),
        ("ການຄັດກອງ ແລະ ການສົ່ງຕໍ່", ("ການຄັດກອງ", "ແລະ ການສົ່ງຕໍ່")),
        ("ປະໂຫຍກສັ້ນ ໆ", ("ປະໂຫຍກສັ້ນ ໆ",)),
    ],
)
def test_a_lao_title_ends_its_lines_between_phrases(title, cut):
    assert phrases(title, Language.LO) == cut
    assert " ".join(cut) == title
    assert phrases(title, Language.EN) == (title,)
