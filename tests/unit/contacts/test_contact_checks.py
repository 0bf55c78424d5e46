"""What an editor is told about places, bodies and offices that cannot be right."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from contact_kit import OFFICE, TODAY, Kit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidance.edition import Edition
from guidance.export.contacts import exports
from guidance.models.base import Language
from guidance.views import places


def test_the_example_is_right(kit: Kit) -> None:
    kit.office(OFFICE)
    assert kit.check() == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "id: hongsa-lwu",
            "id: police",
            'data/contacts/national.yml:3:9: offices[0].id: Two offices have the id "police"; the '
            "first is in data/contacts/extra.yml, line 2. Fix: Give one of them another id.",
        ),
        (
            'place: "0803"',
            'place: "0899"',
            'data/contacts/extra.yml:7:12: offices[0].place: The place "0899" is not in '
            "data/places.yml. Fix: Correct the code.",
        ),
        (
            'place: "0803"',
            'place: "08"',
            "data/contacts/extra.yml:7:12: offices[0].place: An office at district level needs the "
            'code of its district. Fix: Write `place: "0803"`.',
        ),
        (
            "body: lwu",
            "body: lwv",
            'data/contacts/extra.yml:6:11: offices[0].body: The body "lwv" is not in '
            'data/bodies.yml. Fix: Did you mean "lwu"?',
        ),
        (
            "level: district\n",
            "level: province\n",
            "data/contacts/extra.yml:7:12: offices[0].place: An office at province level needs the "
            'code of its province. Fix: Write `place: "08"`.',
        ),
        (
            'verified_on: "2026-11-20"',
            'verified_on: "2026-11-24"',
            "data/contacts/extra.yml:15:22: offices[0].channels[0].verified_on: The day "
            "2026-11-24 lies in the future. Fix: Write a day up to 2026-11-23.",
        ),
        (
            "    verified_by: lwu\n",
            "",
            "data/contacts/extra.yml:11:9: offices[0].channels[0].verified_by: `verified_on` is "
            "set, but not `verified_by`. Fix: Add the id of the office that confirmed it, or "
            "remove the date.",
        ),
        (
            "verified_by: lwu",
            "verified_by: mr-a",
            'data/contacts/extra.yml:16:22: offices[0].channels[0].verified_by: "mr-a" is neither '
            "an office nor a body. Fix: Write the id of the office that confirmed it; never a "
            "person.",
        ),
        (
            "    country: la\n    number",
            "    number",
            "data/contacts/extra.yml:11:9: offices[0].channels[0].country: The number stands "
            "without its country. Fix: Add `country: la` (or th, vn, cn, kh, mm).",
        ),
        (
            "number: 074 211234",
            "number: +66 2 123 4567",
            "data/contacts/extra.yml:14:17: offices[0].channels[0].number: The number "
            '"+66 2 123 4567" begins with +66, but the country is LA (+856). Fix: Correct the '
            "number, or the `country`.",
        ),
        (
            '    verified_on: "2026-11-20"\n    verified_by: lwu\n',
            "",
            "data/contacts/extra.yml:11:9: offices[0].channels[0]: The number or address has "
            "neither a source nor a confirmation. Fix: Add `sources`, or `verified_on` and "
            '`verified_by`, or set `publish: "no"`.',
        ),
        (
            "country: la\nname",
            "country: us\nname",
            'data/contacts/extra.yml:4:14: offices[0].country: The country "us" has no name on '
            "this site yet. Fix: Add `contacts.country.us` to data/ui/contacts.yml, or correct it.",
        ),
        (
            "kind: phone",
            "kind: telephone",
            "data/contacts/extra.yml:12:15: offices[0].channels[0]: 'telephone' is not one of the "
            "allowed values. Fix: Write one of 'short_code', 'phone', 'fax', 'email', 'web', "
            "'messaging', 'address'.",
        ),
        (
            "    kind: phone\n",
            "",
            'data/contacts/extra.yml:11:9: offices[0].channels[0]: The key "kind" is missing. Fix: '
            "Add `kind: ...` here.",
        ),
        (
            "    verified_by: lwu",
            "    verified_by: lwu\n    uses: [police]",
            'data/contacts/extra.yml:17:9: offices[0].channels[0].uses: The key "uses" is not '
            "known here. Fix: Remove it, or see the editors' guide for the keys of this file.",
        ),
        (
            "    verified_by: lwu",
            "    verified_by: lwu\n    languages: {codes: [english], confidence: high}",
            'data/contacts/extra.yml:17:29: offices[0].channels[0].languages.codes[0]: "english" '
            "is not the code of a language. Fix: Write the two or three small letters of ISO 639, "
            "such as `lo`, `en`, `th`, `hmn`.",
        ),
        (
            "publish: after_test",
            "publish: after_test\nreview_months: often",
            "data/contacts/extra.yml:10:20: offices[0].review_months: This must be a whole number. "
            "Fix: Write digits only, as 6.",
        ),
        (
            "publish: after_test",
            "publish: after_test\nsources: [nowhere]",
            'data/contacts/extra.yml:10:15: offices[0].sources[0]: The source "nowhere" is not in '
            "data/sources.yml. Fix: Add it there, or correct the id.",
        ),
        (
            "publish: after_test",
            "publish: after_test\naudience: officers",
            "data/contacts/extra.yml:10:15: offices[0].audience: An office for officers only "
            "stands in the public folder. Fix: Move it to the officers' folder outside the "
            "project.",
        ),
        (
            "verified_by: lwu",
            "verified_by: lwu\n    audience: officers",
            "data/contacts/extra.yml:17:19: offices[0].channels[0].audience: A channel for "
            "officers only stands in the public folder. Fix: Move it to the officers' folder "
            "outside the project.",
        ),
        (
            "Women's Union, Hongsa",
            "Women's Union 074 211 234",
            "data/contacts/extra.yml:5:16: offices[0].name.en: The name repeats the number "
            '"074 211 234". Fix: Leave it out of the name: the number stands beside it where it '
            "may.",
        ),
        (
            "publish: after_test",
            "publish: after_test\nuses: [polise]",
            'data/contacts/extra.yml:10:12: offices[0].uses[0]: The office "polise" is not known. '
            'Fix: Did you mean "police"?',
        ),
    ],
)
def test_a_wrong_office_is_reported_with_cause_and_fix(
    kit: Kit, old: str, new: str, said: str
) -> None:
    assert old in OFFICE
    kit.office(OFFICE.replace(old, new))
    assert said in kit.check()


def test_a_border_gate_stands_somewhere(kit: Kit) -> None:
    office = OFFICE.replace("level: district", "level: border_gate").replace("body: lwu\n", "")
    kit.office(office)
    assert kit.check() == []
    kit.office(office.replace('place: "0803"\n', ""))
    (said,) = kit.check()
    assert "offices[0].level: A border gate needs the code of its district or province." in said


@pytest.mark.parametrize("reach", ["anywhere", "abroad"])
def test_a_short_code_cannot_be_dialled_from_abroad(kit: Kit, reach: str) -> None:
    kit.office(
        OFFICE.replace("kind: phone", "kind: short_code").replace(
            "number: 074 211234", f'number: "1623"\n    dial_from: {reach}'
        )
    )
    (said,) = kit.check()
    assert f'A short code cannot be dialled from "{reach}". Fix: Write `dial_from: inside`' in said


@pytest.mark.parametrize(
    "name", ["Union 074211234", "Union (074) 211-234", "Union +856 74 211 234", "໐໗໔ ໒໑໑ ໒໓໔"]
)
def test_a_number_hidden_in_a_name_is_found_however_it_is_written(kit: Kit, name: str) -> None:
    key = "lo: ສະຫະພັນແມ່ຍິງເມືອງຫົງສາ" if name[0] == "໐" else 'en: "Women\'s Union, Hongsa"'
    value = f"lo: ສະຫະພັນ {name}" if name[0] == "໐" else f'en: "{name}"'
    assert key in OFFICE
    kit.office(OFFICE.replace(key, value))
    (said,) = kit.check()
    assert 'The name repeats the number "074 211 234".' in said


def test_the_address_of_a_shelter_is_refused(kit: Kit) -> None:
    address = "\n  - id: where\n    kind: address\n    text: {en: A street}\n"
    kit.office(OFFICE.replace("Women's Union, Hongsa", "Temporary shelter") + address)
    said = "\n".join(kit.check())
    assert "The address of a shelter must not be written down." in said


def test_one_number_in_one_country_belongs_to_one_office(kit: Kit) -> None:
    kit.office(OFFICE.replace("kind: phone", "kind: short_code").replace("074 211234", '"1191"'))
    (said,) = kit.check()
    assert "has the same number in the same country" in said
    assert "uses: [hongsa-lwu]" in said


def test_the_same_digits_in_another_country_are_another_number(kit: Kit) -> None:
    assert kit.check() == []  # 1191 stands for the Lao and for the Thai police


def test_a_district_in_the_file_of_another_province_is_refused(kit: Kit) -> None:
    kit.office(OFFICE, "contacts/provinces/xiengkhouang.yml")
    assert kit.check() == [
        "data/contacts/provinces/xiengkhouang.yml:7:12: offices[0].place: 0803 (Hongsa) lies in "
        "Xayabouly, but this file is for Xiengkhouang. Fix: Move the office to xayabouly.yml, or "
        "correct the code."
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            '- code: "0901"',
            '- code: "0812"',
            "data/places.yml:30:15: provinces[1].districts[0].code: The district 0812 (Pek) stands "
            "in Xiengkhouang, whose districts begin with 09. Fix: Move it to its province, or "
            "correct the code.",
        ),
        (
            '- code: "0811"',
            '- code: "0803"',
            'data/places.yml:15:15: provinces[0].districts[1].code: The code "0803" stands twice, '
            "first on line 12. Fix: Correct one of the two.",
        ),
        (
            "districts: 3",
            "districts: 4",
            "data/places.yml:1:35: counts.districts: The file has 3 districts, but 4 are expected. "
            "Fix: Restore the missing place, or correct the number if the map has changed.",
        ),
        (
            "slug: xaysathan",
            "slug: hongsa",
            "data/places.yml:16:15: provinces[0].districts[1].slug: Two districts of Xayabouly "
            'have the slug "hongsa". Fix: Give one of them another.',
        ),
        (
            "lo_full: ເມືອງແປກ",
            "lo_full: ແຂວງແປກ",
            "data/places.yml:32:43: provinces[1].districts[0].name.lo_full: The full name "
            '"ແຂວງແປກ" of a district does not begin with "ເມືອງ". Fix: Correct the name, or the '
            "`type`.",
        ),
        (
            'code: "0901"',
            'code: "901"',
            'data/places.yml:30:15: provinces[1].districts[0].code: "901" is not a district code. '
            'Fix: Write four digits, as "0803".',
        ),
    ],
)
def test_a_wrong_place_is_reported_with_cause_and_fix(
    kit: Kit, old: str, new: str, said: str
) -> None:
    path = kit.data / "places.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    assert said in kit.check()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  - id: lwu", "  - id: mps", 'The body "mps" stands twice, first on line 2.'),
        ("kind: security", "kind: security\n    parent: lwo", 'The body "lwo" is not known.'),
        ("kind: security", "kind: security\n    parent: mps", '"mps" is its own parent'),
        ("- level: province", "- level: national", "The levels are not in order, or one stands"),
    ],
)
def test_a_wrong_body_is_reported(kit: Kit, old: str, new: str, said: str) -> None:
    path = kit.data / "bodies.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert any(said in problem for problem in kit.check())


def test_what_is_due_is_a_notice_for_the_editors(kit: Kit) -> None:
    kit.office(OFFICE)
    kit.check(today=date(2027, 5, 20))
    assert "hongsa-lwu" not in str(kit.problems.notices)
    kit.check(today=date(2027, 5, 21))
    said = [str(p) for p in kit.problems.notices if "hongsa-lwu" in str(p)]
    assert said == [
        "data/contacts/extra.yml:11:9: notice: hongsa-lwu.call: The confirmation ran out on "
        "2027-05-20. Fix: Dial it, or have the owner confirm it; then set `verified_on` and "
        "`verified_by`."
    ]


@pytest.mark.parametrize("place", ["data/officers", "officers", ".", ".."])
def test_officers_data_beside_public_data_is_refused(kit: Kit, place: str) -> None:
    folder = kit.root / place
    folder.mkdir(exist_ok=True)
    (said,) = kit.check(officers=folder)
    assert "lies inside the project, or the project in it." in said


def test_a_missing_folder_of_officers_data_is_an_error(kit: Kit, tmp_path: Path) -> None:
    (said,) = kit.check(officers=tmp_path / "none")
    assert "The folder with officers' data does not exist." in said


@given(name=st.text(min_size=1, max_size=30))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_name_breaks_the_reader(kit: Kit, name: str) -> None:
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    for name in ("national", "thailand"):
        (kit.data / f"contacts/{name}.yml").unlink(missing_ok=True)
    kit.office(OFFICE.replace("ສະຫະພັນແມ່ຍິງເມືອງຫົງສາ", f'"{quoted}"'))
    for problem in kit.check():
        assert problem.startswith("data/contacts/extra.yml:")
        assert " Fix: " in problem


def places_in(node: object, where: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield where every part of a document stands."""
    yield where
    parts = node.items() if isinstance(node, dict) else ()
    for key, value in enumerate(node) if isinstance(node, list) else parts:
        yield from places_in(value, (*where, key))


WHOLE = yaml.load(f"""offices:
  - {OFFICE.replace(chr(10), chr(10) + "    ")}
    hours: {{text: {{en: "8 to 16", lo: "8 ໂມງ ຫາ 16 ໂມງ"}}, confidence: high}}
    languages: {{codes: [lo], confidence: high}}
""", yaml.BaseLoader)  # fmt: skip
GARBAGE = st.one_of(
    st.text(max_size=12),
    st.none(),
    st.integers(),
    st.lists(st.text(max_size=3), max_size=1),
    st.sampled_from(
        ["1362", "໑໓໖໒", "+66 2 123 4567", "=1+1", "<b>", "\u202e", "2026-13-40", "us"]
    ),
)


@given(st.sampled_from(list(places_in(WHOLE))[1:]), GARBAGE)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_garbage_anywhere_ends_in_one_message_with_its_place(
    kit: Kit, where: tuple[str | int, ...], garbage: object
) -> None:
    whole = copy.deepcopy(WHOLE)
    parent = whole
    for key in where[:-1]:
        parent = parent[key]
    parent[where[-1]] = garbage
    kit.write("contacts/extra.yml", yaml.safe_dump(whole, allow_unicode=True))
    said = kit.check()
    assert len(said) <= 1
    for problem in said:
        assert problem.startswith("data/contacts/extra.yml:")
        assert " Fix: " in problem
    if not said:
        directory = kit.load()
        for language in Language:
            assert places.pages(directory, language, Edition(today=TODAY))
            assert exports(directory, language, Edition(today=TODAY))
