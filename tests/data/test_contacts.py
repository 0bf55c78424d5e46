"""The real directory: every place is there, and no number is shown that may not be."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from guidance.edition import Edition
from guidance.export.contacts import exports
from guidance.models.base import Confidence, Language
from guidance.models.citation import SourceKind
from guidance.models.contact import NumberChannel, ShortCodeChannel
from guidance.problems import Problems
from guidance.publishing import Release
from guidance.registers import bodies, contact_checks, contacts, places, sources, ui
from guidance.render import Renderer
from guidance.views import bodies as body_views
from guidance.views import contacts as contact_views
from guidance.views import places as place_views
from guidance.views.directory import Directory
from guidance.views.offices import offices

TODAY = date(2026, 11, 23)
NUMBERS = {
    # id: (country, numbers, confidence); what the fact base allows to be shown after a test
    "la-police-1191": ("la", ("1191",), "high"),
    "la-lwu-1362": ("la", ("1362",), "high"),
    "la-ambulance-1195": ("la", ("1195",), "medium"),
    "la-fire-1190": ("la", ("1190",), "medium"),
    "la-tourist-police": ("la", ("+85621251128",), "high"),
    "iom-laos": ("la", ("+85621267734",), "medium"),
    "care-laos": ("la", ("+85621217727",), "medium"),
    "th-191": ("th", ("191",), "medium"),
    "th-1300": ("th", ("1300",), "medium"),
    "th-1191": ("th", ("1191",), "medium"),
    "th-1599": ("th", ("1599",), "medium"),
    "th-1387": ("th", ("1387",), "medium"),
    "th-1694": ("th", ("1694",), "medium"),
    "th-1134": ("th", ("1134",), "medium"),
    "vn-111": ("vn", ("111",), "high"),
    "vn-113-115": ("vn", ("113", "114", "115"), "medium"),
    "vn-vwu": ("vn", ("+841900969680",), "medium"),
    "cn-110": ("cn", ("110",), "medium"),
    "cn-12338": ("cn", ("12338",), "medium"),
    "cn-120": ("cn", ("120", "119"), "medium"),
    "kh-117": ("kh", ("117",), "high"),
    "kh-1288": ("kh", ("1288", "+85523997919"), "medium"),
    "kh-1280": ("kh", ("1280",), "medium"),
}
WITHHELD = ("1192", "021 316", "316253", "316 253", "1516", "1623", "1168", "18001567", "212703")
"""Numbers of the fact base that may never appear: unverified, superseded or not for victims."""
UNSURE = {"0205", "0207", "0707", "0709", "0811", "1404", "1502", "1609", "1803"}


@pytest.fixture(scope="module")
def directory(root: Path) -> Directory:
    problems = Problems()
    data = root / "data"
    found = Directory(
        places.load(data, root, problems),
        bodies.load(data, root, problems),
        contacts.load(data, root, problems),
        sources.load(data, root, problems).by_id,
        ui.load(data, root, problems),
    )
    places.check(found.places, found.sources, problems)
    bodies.check(found.bodies, found.sources, problems)
    contact_checks.check(found.contacts, found.places, found.bodies, found.sources, TODAY, problems)
    assert problems.errors == []
    return found


def rendered(directory: Directory, language: Language, release: Release) -> dict[str, str]:
    """Return the Markdown of every page and block that data makes."""
    edition = Edition(release=release, today=TODAY)
    render = Renderer(directory.ui, language).render
    pages = [
        *place_views.pages(directory, language, edition),
        *body_views.pages(directory, language, edition),
    ]
    out = {page.path: render(f"pages/{page.template}", page.view) for page in pages}
    made = contact_views.blocks(directory, language, edition, render)
    made |= place_views.blocks(directory, language, render)
    for country in contact_views.COUNTRIES:
        out[f"hotlines {country}"] = made["hotlines"]({"country": country})
        out[f"missions {country}"] = made["missions"]({"country": country})
    out["place-finder"] = made["place-finder"]({})
    out["targets"] = str(contact_views.targets(directory, language, edition))
    out["keywords"] = str(contact_views.keywords(directory, language, edition))
    return out


def test_all_places_of_the_country_are_there(directory: Directory) -> None:
    assert len(directory.places.provinces) == 18
    assert len(directory.places.districts) == 148
    xayabouly = directory.places.by_code["08"]
    assert len(xayabouly.districts) == 11
    assert sum(p.type == "prefecture" for p in directory.places.provinces) == 1
    assert {p.code for p in directory.places.provinces} == {f"{n:02}" for n in range(1, 19)}
    assert all(sum(d.seat for d in p.districts) == 1 for p in directory.places.provinces[1:])


def test_names_that_lists_disagree_about_are_marked(directory: Directory) -> None:
    low = {
        d.code
        for _, d in directory.places.districts
        if d.name.lo_confidence in {Confidence.LOW, Confidence.NOT_FOUND}
    }
    assert low == UNSURE


def test_numbers_are_those_of_the_fact_base_and_no_others(directory: Directory) -> None:
    found = {
        office.id: (
            office.country,
            tuple(
                channel.number
                for channel in office.channels
                if isinstance(channel, ShortCodeChannel | NumberChannel)
            ),
            office.confidence.value,
        )
        for office in directory.contacts.offices
        if office.publish == "after_test" and office.channels
    }
    assert found == NUMBERS


def test_only_owners_confirm_and_none_has_yet(directory: Directory) -> None:
    confirmed = [
        f"{office.id} {channel.id} by {channel.verified_by}"
        for office in directory.contacts.offices
        for channel in office.channels
        if channel.verified_on or channel.verified_by
    ]
    assert confirmed == []  # change this line only with the owner's letter in hand


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("release", list(Release))
def test_withheld_numbers_are_on_no_page(
    directory: Directory, language: Language, release: Release
) -> None:
    for page, text in rendered(directory, language, release).items():
        for number in WITHHELD:
            assert not re.search(rf"(?<!\d){number}(?!\d)", text), f"{number} on {page}"


@pytest.mark.parametrize("language", list(Language))
def test_a_public_build_has_no_number_at_all_yet(directory: Directory, language: Language) -> None:
    for page, text in rendered(directory, language, Release.PUBLIC).items():
        assert "tel:" not in text, page
        for _, numbers, _ in NUMBERS.values():
            for number in numbers:
                if len(number) > 3:
                    assert not re.search(rf"(?<![\d-]){re.escape(number)}(?!\d)", text), page


@pytest.mark.parametrize("language", list(Language))
def test_every_tappable_number_of_a_draft_is_of_high_confidence(
    directory: Directory, language: Language
) -> None:
    tapped = set()
    for text in rendered(directory, language, Release.DRAFT).values():
        tapped |= set(re.findall(r"tel:[+\d]+", text))
    high = {
        f"tel:{number}"
        for _, numbers, confidence in NUMBERS.values()
        for number in numbers
        if confidence == "high"
    }
    assert tapped == high


def test_a_tappable_number_has_an_official_or_state_press_source(directory: Directory) -> None:
    """The page of contacts says so to its readers."""
    strong = {SourceKind.OFFICIAL, SourceKind.INTERNATIONAL, SourceKind.STATE_PRESS}
    cards = contact_views.offices(directory, Language.EN, Edition(today=TODAY))
    tapped = [card for card in cards if any(channel.href for channel in card.numbers)]
    assert len(tapped) == 5
    for card in tapped:
        cited = directory.contacts.by_id[card.id].sources
        assert strong & {directory.sources[i].kind for i in cited}, card.id


def test_no_unconfirmed_number_leaves_in_a_table(directory: Directory) -> None:
    """Not even inside an id such as `la-police-1191`."""
    made = {f.path: f.content for f in exports(directory, Language.EN, Edition(today=TODAY))}
    text = made["exports/contacts.csv"].decode()
    for _, numbers, _ in NUMBERS.values():
        for number in numbers:
            assert not re.search(rf"(?<!\d){re.escape(number.lstrip('+'))}(?!\d)", text), number


def test_country_and_mark_stand_beside_every_number_in_a_sentence(directory: Directory) -> None:
    edition = Edition(today=TODAY)
    for language in Language:
        for card in offices(directory, language, edition):
            for channel in card.numbers:
                name = directory.ui.text(f"contacts.country.{channel.country}", language)
                mark = directory.ui.text("contacts.unconfirmed.short", language)
                label = contact_views.targets(directory, language, edition)[f"line:{card.id}"].label
                assert label.endswith(
                    f"({name})" if channel.rule.confirmed else f"({name}; {mark})"
                )


def test_missions_are_named_and_have_no_channel(directory: Directory) -> None:
    missions = [o for o in directory.contacts.offices if o.level.value == "mission"]
    assert len(missions) == 10
    assert all(not office.channels for office in missions)
    assert sum(office.publish == "name_only" for office in missions) == 8


def test_pages_have_the_same_parts_in_both_languages(directory: Directory) -> None:
    lao, english = (rendered(directory, language, Release.DRAFT) for language in Language)
    assert list(lao) == list(english)
    for page in lao:
        if page.endswith(".md"):
            ids = [
                re.findall(r"^(#+) .*\{ (#\S+).* \}", t[page], re.MULTILINE) for t in (lao, english)
            ]
            assert ids[0] == ids[1], page


def test_a_district_without_a_number_says_so_in_one_sentence(directory: Directory) -> None:
    text = rendered(directory, Language.EN, Release.DRAFT)["contacts/provinces/xayabouly.md"]
    assert text.count("No office of this district has a known number yet.") == 11
    hongsa = text.split("{ #hongsa }")[1].split("\n## ")[0]
    assert hongsa.count('class="contact"') == 0
    assert '<a href="tel:1191">1191</a>' in hongsa
    assert '<a href="tel:1362">1362</a>' in hongsa


def test_a_shelter_is_never_named(directory: Directory) -> None:
    for language in Language:
        for page, text in rendered(directory, language, Release.DRAFT).items():
            assert "reception centre" not in text.casefold(), page
            assert "la-luangnamtha-shelter" not in text, page


def test_every_interface_string_of_contacts_is_used(directory: Directory, root: Path) -> None:
    used = "".join(
        path.read_text("utf-8")
        for folder in ("overrides", "hooks/guidance")
        for path in (root / folder).rglob("*")
        if path.suffix in {".j2", ".py", ".html"}
    )
    dynamic = ("contacts.country.", "contacts.kind", "contacts.level.", "contacts.need.")
    dynamic += ("contacts.place.",)
    unused = [
        key
        for key in directory.ui.by_key
        if key.startswith("contacts.") and key not in used and not key.startswith(dynamic)
    ]
    assert unused == []
