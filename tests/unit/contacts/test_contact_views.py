"""What a reader sees: the publishing table applied to offices, places and bodies."""

from __future__ import annotations

import dataclasses
import json
import posixpath
import re
from dataclasses import replace
from pathlib import Path

import pytest
from contact_kit import OFFICE, TODAY, Kit

from guidance.blocks import BlockError
from guidance.edition import Edition
from guidance.export.contacts import exports
from guidance.models.base import Language
from guidance.pages.refs import expand
from guidance.problems import Problems
from guidance.publishing import Release
from guidance.render import Renderer
from guidance.reports.checklist import checklist_html
from guidance.reports.coverage import coverage, coverage_text
from guidance.views import RefTarget, bodies, contacts, places
from guidance.views.offices import offices

OFFICERS = """\
offices:
  - id: hongsa-police-desk
    level: district
    country: la
    name: {en: Desk at Hongsa, lo: ໂຕະເມືອງຫົງສາ}
    body: mps
    place: "0803"
    confidence: high
    publish: after_test
    channels:
      - id: call
        kind: phone
        country: la
        number: 074 219876
        verified_on: "2026-11-20"
        verified_by: mps
"""
HOURS = 'hours: {text: {en: "8 to 16", lo: "8 ໂມງ ຫາ 16 ໂມງ"}, confidence: high}\n'
CONFIRMED = OFFICE.replace("channels:\n", HOURS + "channels:\n")


def card(kit: Kit, office: str, edition: Edition, language: Language = Language.EN):
    found = {c.id: c for c in offices(kit.load(), language, edition)}
    return found.get(office)


def test_a_high_number_of_a_draft_can_be_tapped_and_is_marked(kit: Kit, draft: Edition) -> None:
    (channel,) = card(kit, "police", draft).numbers
    assert (channel.href, channel.rule.confirmed, channel.rule.exported) == (
        "tel:1191",
        False,
        False,
    )


def test_a_medium_number_of_a_draft_is_shown_but_cannot_be_tapped(kit: Kit, draft: Edition) -> None:
    (channel,) = card(kit, "fire", draft).numbers
    assert (channel.text, channel.href, channel.secondary) == ("1190", None, True)


def test_a_withdrawn_office_is_not_even_named(kit: Kit, draft: Edition) -> None:
    assert card(kit, "secret", draft) is None


def test_a_name_only_office_shows_name_and_website_and_no_number(kit: Kit, draft: Edition) -> None:
    shown = card(kit, "name-only", draft)
    assert [c.kind for c in shown.channels] == ["web"]
    assert shown.numbers == ()


def test_a_public_build_shows_confirmed_numbers_only(kit: Kit, public: Edition) -> None:
    kit.office(CONFIRMED)
    assert card(kit, "police", public).numbers == ()
    (channel,) = card(kit, "hongsa-lwu", public).numbers
    assert channel.rule.exported
    assert channel.verified_text == "20 November 2026"
    assert channel.verified_by == "Lao Women's Union"
    assert card(kit, "hongsa-lwu", public).hours == "8 to 16"


def test_sources_in_conflict_are_shown_in_a_draft_and_withheld_from_the_public(
    kit: Kit, draft: Edition, public: Edition
) -> None:
    assert card(kit, "th-police", draft).conflicts == ("Another source gives another number.",)
    shown = card(kit, "th-police", public)
    assert shown.channels == ()
    assert shown.conflicts == ()


def test_a_line_abroad_says_that_nobody_knows_whether_it_answers_in_lao(
    kit: Kit, draft: Edition
) -> None:
    assert card(kit, "th-police", draft).lao_unknown
    assert not card(kit, "police", draft).lao_unknown


def test_lao_wording_of_our_own_is_marked_as_a_draft(kit: Kit, draft: Edition) -> None:
    assert card(kit, "police", draft, Language.LO).draft_text
    assert not card(kit, "police", draft, Language.EN).draft_text


def everything_public(kit: Kit, edition: Edition, officers: Path | None) -> str:
    """Return all that a build writes of the directory: pages, blocks, links, search, exports."""
    directory = kit.load(officers)
    out = []
    for language in Language:
        render = Renderer(directory.ui, language).render
        made = [
            *places.pages(directory, language, edition),
            *bodies.pages(directory, language, edition),
        ]
        out += [render(f"pages/{page.template}", page.view) + str(page) for page in made]
        blocks = contacts.blocks(directory, language, edition, render)
        blocks |= places.blocks(directory, language, render)
        for name, args in (
            ("hotlines", {}),
            ("hotlines", {"country": "th"}),
            ("missions", {"country": "th"}),
            ("place-finder", {}),
        ):
            out.append(blocks[name](args))
        out.append(str(contacts.targets(directory, language, edition)))
        out.append(str(contacts.keywords(directory, language, edition)))
        out.append(str(bodies.keywords(directory, edition)))
        for file in exports(directory, language, edition):
            out.append(file.path)
            out.append(file.content.decode("utf-8", "replace"))
            if file.path.endswith(".xlsx"):
                import io
                import zipfile

                with zipfile.ZipFile(io.BytesIO(file.content)) as book:
                    out += [book.read(n).decode("utf-8", "replace") for n in book.namelist()]
    return "\n".join(out)


@pytest.mark.parametrize("release", list(Release))
def test_numbers_that_may_not_be_published_are_in_nothing(kit: Kit, release: Release) -> None:
    text = everything_public(kit, Edition(release=release, today=TODAY), None)
    for number in ("1192", "316253", "316 253", "Withdrawn line"):
        assert number not in text
    assert ("1191" in text) == (release is Release.DRAFT)


def test_an_officers_number_is_in_the_officers_edition_and_in_nothing_public(
    kit: Kit, tmp_path: Path
) -> None:
    folder = tmp_path / "officers"
    folder.mkdir()
    (folder / "desk.yml").write_text(OFFICERS, "utf-8")
    assert kit.check(officers=folder) == []

    edition = Edition(release=Release.DRAFT, today=TODAY, officers_data=folder)
    seen = everything_public(kit, edition, folder)
    assert "074 219 876" in seen

    # Even where the folder was read by mistake, nothing of it reaches a build without it.
    for release in Release:
        plain = Edition(release=release, today=TODAY)
        for read in (folder, None):
            text = everything_public(kit, plain, read)
            for trace in ("219876", "219 876", "hongsa-police-desk", "Desk at Hongsa"):
                assert trace not in text

    # A public release never shows officers' numbers, whatever else it is told.
    told = dataclasses.replace(edition, release=Release.PUBLIC)
    assert "219 876" not in everything_public(kit, told, folder)


def test_a_district_without_a_number_names_the_next_desk_up(kit: Kit, draft: Edition) -> None:
    province = places.provinces(kit.load(), Language.EN, draft)[0]
    hongsa = province.districts[0]
    assert not hongsa.has_number
    assert [office.id for office in hongsa.next_desk] == ["police", "fire"]

    kit.office(
        CONFIRMED.replace("id: hongsa-lwu", "id: xayabouly-mps")
        .replace("level: district", "level: province")
        .replace("body: lwu", "body: mps")
        .replace('place: "0803"', 'place: "08"')
    )
    province = places.provinces(kit.load(), Language.EN, draft)[0]
    assert [office.id for office in province.districts[0].next_desk] == ["xayabouly-mps"]

    kit.office(CONFIRMED, "contacts/more.yml")
    province = places.provinces(kit.load(), Language.EN, draft)[0]
    assert province.districts[0].has_number
    assert province.districts[0].next_desk == ()


def test_a_doubtful_lao_name_is_shown_in_english_with_the_likely_spelling(
    kit: Kit, draft: Edition
) -> None:
    directory = kit.load()
    district = directory.places.by_code["0811"]
    view = places.name_view(district, Language.LO, directory.ui)
    assert view.title == "ເມືອງ Xaysathan"
    assert view.unsure == "ເມືອງໄຊສະຖານ"
    text = Renderer(directory.ui, Language.LO).render(
        "pages/province.md.j2", places.provinces(directory, Language.LO, draft)[0]
    )
    assert "ລໍຖ້າແຂວງຢືນຢັນ; ອາດແມ່ນ ເມືອງໄຊສະຖານ" in text


def test_the_finder_knows_every_spelling_and_cannot_end_its_script(kit: Kit) -> None:
    path = kit.data / "places.yml"
    path.write_text(path.read_text("utf-8").replace("lists:\n", "lists:\n"), "utf-8")
    data = str(places.finder(kit.load(), Language.EN).data)
    assert "<" not in data
    xaysathan = json.loads(data)["places"][0]["d"][1]
    assert xaysathan["n"] == ["Xaysathan", "ໄຊສະຖານ", "ໄຊຊະຖານ"]


def test_who_may_identify_is_to_be_confirmed(kit: Kit, draft: Edition) -> None:
    view = bodies.bodies(kit.load(), Language.EN, draft)
    national = view.kinds[0].bodies[0].levels[0]
    assert national.roles == ()
    assert national.to_confirm


def test_confirmed_numbers_are_given_as_schema_org_contact_points(kit: Kit, draft: Edition) -> None:
    kit.office(CONFIRMED)
    province = places.provinces(kit.load(), Language.EN, draft)[0]
    (found,) = json.loads(str(province.json_ld))["@graph"]
    assert found["contactPoint"][0]["telephone"] == "+85674211234"
    assert contacts.hotlines(kit.load(), Language.EN, draft).json_ld is None


def test_inline_lines_name_number_country_and_mark(
    kit: Kit, draft: Edition, public: Edition
) -> None:
    found = contacts.targets(kit.load(), Language.EN, draft)["line:police"]
    assert found.url == "contacts/index.md#police"
    assert found.label == "Police: 1191 (Lao PDR; not yet confirmed)"
    assert found.tooltip == "Not yet confirmed by its owner"
    found = contacts.targets(kit.load(), Language.EN, public)["line:police"]
    assert (found.url, found.label) == ("contacts/bodies.md#police", "Police")


@pytest.mark.parametrize(
    ("block", "args", "said"),
    [
        ("hotlines", {"country": "us"}, "write country= and one of la, th, vn, cn, kh, mm."),
        (
            "hotlines",
            {"contry": "th"},
            '"contry" is not an argument here; there are: country, ids, style.',
        ),
        ("hotlines", {"style": "long"}, "the only style= is short."),
        ("hotlines", {"ids": "polise"}, '"polise" is not the id of a line. Did you mean "police"?'),
        ("missions", {}, "write country= and one of la, th, vn, cn, kh, mm."),
        ("wrong-contact", {"a": "b"}, '"a" is not an argument here; there are: none.'),
    ],
)
def test_a_wrong_block_is_refused(
    kit: Kit, draft: Edition, block: str, args: dict[str, str], said: str
) -> None:
    made = contacts.blocks(kit.load(), Language.EN, draft, lambda *_: "")
    with pytest.raises(BlockError) as caught:
        made[block](args)
    assert str(caught.value) == said


def test_a_country_without_a_line_says_so(kit: Kit, draft: Edition, public: Edition) -> None:
    def block(edition: Edition, country: str) -> str:
        directory = kit.load()
        render = Renderer(directory.ui, Language.EN).render
        made = contacts.blocks(directory, Language.EN, edition, render)
        return made["hotlines"]({"country": country}).strip()

    assert block(draft, "mm") == "No reliable number was found for this country (Myanmar)."
    assert "are not shown until their owners confirm them" in block(public, "th")


def test_coverage_counts_bodies_that_officers_need_in_every_place(kit: Kit) -> None:
    kit.office(CONFIRMED)
    result = coverage(kit.load())
    assert result.count(2, "confirmed") == (0, 2)
    assert result.count(4, "confirmed") == (1, 6)
    assert result.national_numbers == 2
    report = coverage_text(kit.load(), TODAY)
    assert "| 0803 Hongsa |  | C |" in report or "| 0803 Hongsa | - | C |" in report
    assert "0811 Xaysathan (Xayabouly): ໄຊສະຖານ; also ໄຊຊະຖານ" in report


def test_the_launch_checklist_names_what_to_dial_and_nothing_withdrawn(kit: Kit) -> None:
    kit.office(CONFIRMED)
    page = checklist_html(kit.load(), TODAY)
    for number in ("1191", "1190"):
        assert f"<b>{number}</b>" in page
    for number in ("1192", "316", "074 211 234"):
        assert number not in page


def test_every_link_of_a_page_leads_somewhere(kit: Kit, draft: Edition) -> None:
    kit.office(CONFIRMED)
    directory = kit.load()
    made = {f.path for f in exports(directory, Language.LO, draft)}
    problems = Problems()
    for language in Language:
        render = Renderer(directory.ui, language).render
        targets = {
            **contacts.targets(directory, language, draft),
            **places.targets(directory, language),
            **bodies.targets(directory, language, draft),
            "source:paper": RefTarget("about/sources.md#paper", "paper"),
            "body:ncatip-sec": RefTarget("contacts/bodies.md", "Secretariat"),
            "contact:keeper": RefTarget("contacts/bodies.md", "Secretariat"),
        }
        for page in [
            *places.pages(directory, language, draft),
            *bodies.pages(directory, language, draft),
        ]:
            text = render(f"pages/{page.template}", page.view)
            text = expand(text, page.path, targets, {}, page.path, 1, problems)
            for link in re.findall(r"\]\((\S*exports/[^\s)]+)", text):
                path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), link))
                assert path in made
            if page.path.endswith("xayabouly.md"):
                assert "exports/vcards/hongsa-lwu.vcf" in text
                assert "exports/vcards/province-xayabouly.vcf" in text
    assert problems == []


ANSWERS = """\
id: xayabouly-gate
level: border_gate
country: la
name: {en: "Border gate", lo: ດ່ານ}
place: "0803"
confidence: high
publish: after_test
needs: [border]
languages: {codes: [lo], confidence: high}
channels:
  - id: call
    kind: phone
    country: la
    number: 074 211234
    dial_from: DIAL
    hours: {text: {en: "At night", lo: ກາງຄືນ}, confidence: high}
    languages: {codes: [th], confidence: high}
    verified_on: "2026-11-20"
    verified_by: lwu
  - id: app
    kind: messaging
    app: whatsapp
    handle: "020 5551 2345"
    review_months: 2
    verified_on: "2026-10-20"
    verified_by: lwu
"""


@pytest.mark.parametrize(
    ("dial_from", "text", "abroad", "inside", "outside"),
    [
        ("anywhere", "074 211 234", "+856 74 211 234", False, False),
        ("inside", "074 211 234", None, True, False),
        ("abroad", "+856 74 211 234", None, False, True),
    ],
)
def test_a_number_is_shown_as_it_can_be_dialled(
    kit: Kit, draft: Edition, dial_from: str, text: str, abroad: str, inside: bool, outside: bool
) -> None:
    kit.office(ANSWERS.replace("DIAL", dial_from))
    assert kit.check() == []
    (channel,) = card(kit, "xayabouly-gate", draft).numbers
    shown = (channel.text, channel.abroad, channel.inside_only, channel.abroad_only)
    assert shown == (text, abroad, inside, outside)


def section(kit: Kit, edition: Edition, language: Language) -> str:
    """Return the Markdown of Hongsa on the page of its province."""
    directory = kit.load()
    view = places.provinces(directory, language, edition)[0]
    page = Renderer(directory.ui, language).render("pages/province.md.j2", view)
    return page.split("{ #hongsa }")[1].split("\n## ")[0]


def test_a_channel_says_its_own_hours_and_languages(kit: Kit, draft: Edition) -> None:
    kit.office(ANSWERS.replace("DIAL", "anywhere"))
    line, rest = section(kit, draft, Language.EN).split("</div>", 1)
    assert "<strong>Hours:</strong> At night" in line
    assert "<strong>Languages:</strong> Thai" in line
    assert "<strong>Languages:</strong> Lao." in rest


def test_every_confirmed_channel_carries_the_day_for_the_reader_s_browser(
    kit: Kit, draft: Edition
) -> None:
    kit.office(ANSWERS.replace("DIAL", "anywhere"))
    for language in Language:
        text = section(kit, draft, language)
        assert 'data-verified="2026-11-20" data-months="6"' in text
        assert 'data-verified="2026-10-20" data-months="2"' in text


def test_a_number_of_a_border_gate_stands_under_its_need(kit: Kit, draft: Edition) -> None:
    kit.office(ANSWERS.replace("DIAL", "anywhere"))
    (border,) = [
        n for n in bodies.needs(kit.load(), Language.EN, draft).needs if n.need == "border"
    ]
    assert [line.id for line in border.lines] == ["xayabouly-gate"]


def test_a_mission_with_a_number_has_a_card_and_the_others_their_names(
    kit: Kit, draft: Edition
) -> None:
    named = """
  - id: la-emb-bangkok
    level: mission
    country: th
    name: {en: Embassy of the Lao PDR in Bangkok, lo: ສະຖານທູດລາວ}
    confidence: high
    sources: [paper]
    publish: after_test
"""
    number = """\
    channels:
      - {id: call, kind: phone, country: th, number: "+66 2 539 6667", sources: [paper]}
"""
    for channels, held in (
        ("", "Only the names are known, from secondary sources."),
        (number, "+66 2 539 6667"),
    ):
        kit.write("contacts/missions.yml", f"offices:{named}{channels}")
        assert kit.check() == []
        directory = kit.load()
        render = Renderer(directory.ui, Language.EN).render
        text = contacts.blocks(directory, Language.EN, draft, render)["missions"]({"country": "th"})
        assert held in text
        assert ("Only the names" in text) is (not channels)


def test_each_page_names_whom_to_tell_and_the_slip(kit: Kit, draft: Edition) -> None:
    path = kit.data / "bodies.yml"
    path.write_text(path.read_text("utf-8").replace("- id: mps", "- id: ncatip-sec"), "utf-8")
    directory = kit.load()
    for language in Language:
        render = Renderer(directory.ui, language).render
        pages = [
            *places.pages(directory, language, draft),
            *bodies.pages(directory, language, draft),
        ]
        assert all(page.closing == ("wrong-contact",) for page in pages)
        text = contacts.blocks(directory, language, draft, render)["wrong-contact"]({})
        assert text.count("{ #wrong }") == 1
        assert "[[contact:keeper]]" in text
        assert "[[contact:slip|" in text
    found = contacts.targets(directory, Language.EN, draft)["contact:slip"]
    assert found.url == "contacts/report-error.md"
    without = replace(directory, slip=False)  # a site that has no such page
    assert contacts.blocks(without, Language.EN, draft, render)["wrong-contact"]({}) == ""
    assert "contact:slip" not in contacts.targets(without, Language.EN, draft)


def test_an_account_on_a_messaging_app_counts_as_covered(kit: Kit) -> None:
    lines = ANSWERS.replace("DIAL", "anywhere").replace("border_gate", "district")
    lines = lines.replace('place: "0803"', 'place: "0803"\nbody: lwu')
    kit.office(re.sub(r"  - id: call.*?(?=  - id: app)", "", lines, flags=re.DOTALL))
    assert kit.check() == []
    assert coverage(kit.load()).count(4, "confirmed") == (1, 6)


def test_the_search_finds_an_office_by_its_card(kit: Kit, draft: Edition) -> None:
    kit.office(CONFIRMED)
    kit.write(
        "contacts/provinces/xayabouly.yml",
        "offices:\n  - "
        + CONFIRMED.replace("\n", "\n    ")
        .replace("hongsa-lwu", "xayabouly-mps")
        .replace("level: district", "level: province")
        .replace("body: lwu", "body: mps")
        .replace('place: "0803"', 'place: "08"')
        .replace("074 211234", "074 211235"),
    )
    assert kit.check() == []
    directory = kit.load()
    render = Renderer(directory.ui, Language.EN).render
    made = [
        *places.pages(directory, Language.EN, draft),
        *bodies.pages(directory, Language.EN, draft),
    ]
    texts = {page.path: render(f"pages/{page.template}", page.view) for page in made}
    found: dict[str, list[str]] = {}
    for keyword in contacts.keywords(directory, Language.EN, draft):
        found.setdefault(keyword.url, []).extend(keyword.words)
    assert "074 211 234" in found["contacts/provinces/xayabouly.md#hongsa-lwu"]
    assert "+85674211235" in found["contacts/provinces/xayabouly.md#xayabouly-mps"]
    assert any("1191" in words for url, words in found.items() if url.startswith("contacts/index"))
    assert any("Police 1191" in words for words in found.values())
    for url in found:
        page, _, part = url.partition("#")
        shown = texts.get(page, f'id="{part}"')
        assert not part or f"{{ #{part} }}" in shown or f'id="{part}"' in shown, url
