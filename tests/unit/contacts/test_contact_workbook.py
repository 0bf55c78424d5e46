"""The workbook for focal points: out, changed, back in, or refused."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from contact_kit import SOURCES, TODAY, Kit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from guidance.problems import Problems
from guidance.workbook import commands
from guidance.workbook.columns import KEYS, LISTS, SHEET
from guidance.workbook.export import workbook
from guidance.workbook.importer import read_plan
from guidance.workbook.plan import Plan, Registers
from guidance.workbook.reading import province_of

OFFICE = """\
# Kept by the province.
offices:
  # The desk that answers first.
  - id: xayabouly-mps # stable
    level: province
    country: la
    name:
      lo: ຕຳຫຼວດແຂວງໄຊຍະບູລີ
      en: Provincial police, Xayabouly
    body: mps
    place: "08"
    confidence: high
    publish: after_test
    channels:
      - id: call
        kind: phone
        country: la
        number: "074 211234" # switchboard
        verified_on: "2026-05-20"
        verified_by: mps
      # no fax yet
    note: Ask for the desk officer.
# End of the file.
"""


CONFIRMED = {"readers": "public", "verified_on": "2026-11-20", "verified_by": "lwu"}
"""What a new number needs beside its kind and its value."""


@pytest.fixture
def filled(kit: Kit) -> Kit:
    kit.write("contacts/provinces/xayabouly.yml", OFFICE)
    assert kit.check() == []
    return kit


def book_of(kit: Kit) -> bytes:
    d = kit.load()
    return workbook(d.places, d.bodies, d.contacts, d.places.provinces[0])


def changed(kit: Kit, change: Callable[[Worksheet], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(book_of(kit)))
    change(book[SHEET])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def put(sheet: Worksheet, row_of: str, **values: object) -> None:
    """Fill cells in the row of an office; an empty id takes the first spare row."""
    for row in range(2, sheet.max_row + 1):
        if (sheet.cell(row, 1).value or "") == row_of:
            for key, value in values.items():
                sheet.cell(row, KEYS.index(key) + 1).value = value
            return
    raise AssertionError(row_of)


def filled_in(kit: Kit, row_of: str, **values: object) -> bytes:
    """Return the workbook with cells filled in on one row."""
    return changed(kit, lambda sheet: put(sheet, row_of, **values))


def plan_of(
    kit: Kit, content: bytes, officers: Path | None = None
) -> tuple[Plan | None, list[str]]:
    d = kit.load(officers)
    problems = Problems()
    registers = Registers(
        d.places, d.bodies, d.contacts, SOURCES, kit.data, kit.root, TODAY, officers
    )
    plan = read_plan(content, "contacts.xlsx", d.places.provinces[0], registers, problems)
    return plan, [str(problem) for problem in problems.errors]


def test_out_and_in_again_changes_nothing(filled: Kit) -> None:
    plan, said = plan_of(filled, book_of(filled))
    assert said == []
    assert plan == Plan((), {})


def test_the_same_register_gives_the_same_workbook(filled: Kit) -> None:
    assert book_of(filled) == book_of(filled)
    d = filled.load()
    assert province_of(book_of(filled), d.places) == d.places.provinces[0]


def test_ids_are_protected_and_choices_are_lists(filled: Kit) -> None:
    book = openpyxl.load_workbook(io.BytesIO(book_of(filled)))
    sheet = book[SHEET]
    assert sheet.protection.sheet
    locked = {key for i, key in enumerate(KEYS, 1) if sheet.cell(2, i).protection.locked}
    assert locked == {"office", "channel", "place", "place_name", "body"}
    assert book[LISTS].sheet_state == "hidden"
    targets = {str(rule.sqref)[0] for rule in sheet.data_validations.dataValidation}
    wanted = {"place", "body", "kind", "publish", "readers", "verified_by"}
    assert targets == {"ABCDEFGHIJKLMNO"[KEYS.index(key)] for key in wanted}
    heads = [sheet.cell(1, i).value for i in range(1, len(KEYS) + 1)]
    assert all("\n" in head for head in heads)  # Lao above, English below


def test_every_slot_of_the_province_has_a_row(filled: Kit) -> None:
    book = openpyxl.load_workbook(io.BytesIO(book_of(filled)))
    ids = [cell.value for cell in book[SHEET]["A"][1:] if cell.value]
    assert ids == [
        "xayabouly-mps",
        "xayabouly-hongsa-lwu",
        "xayabouly-hongsa-mps",
        "xayabouly-xaysathan-lwu",
        "xayabouly-xaysathan-mps",
    ]


def test_a_change_keeps_comments_and_order(filled: Kit) -> None:
    content = filled_in(
        filled,
        "xayabouly-mps",
        value="໐໗໔ ໒໑໑໒໙໙",
        verified_on=datetime(2026, 11, 20),
        hours_en="Day",
    )
    plan, said = plan_of(filled, content)
    assert said == []
    assert plan is not None
    assert [str(change) for change in plan.changes] == [
        "data/contacts/provinces/xayabouly.yml: xayabouly-mps: call.number: "
        '"074 211 234" -> "074 211299"',
        'data/contacts/provinces/xayabouly.yml: xayabouly-mps: hours: "" -> "Day"',
        "data/contacts/provinces/xayabouly.yml: xayabouly-mps: call.verified_on: "
        '"2026-05-20" -> "2026-11-20"',
    ]
    before = filled.data / "contacts/provinces/xayabouly.yml"
    assert before.read_text("utf-8") == OFFICE  # nothing is written by planning
    plan.apply()
    expected = (
        OFFICE.replace('"074 211234"', '"074 211299"')
        .replace('"2026-05-20"', '"2026-11-20"')
        .replace(
            "    note: Ask for the desk officer.\n",
            "    note: Ask for the desk officer.\n"
            "    hours:\n      text:\n        en: Day\n      confidence: high\n",
        )
    )
    assert before.read_text("utf-8") == expected
    assert filled.check() == []
    assert not list(filled.data.rglob("*.new"))


def test_a_filled_slot_becomes_an_office(filled: Kit) -> None:
    values = {"kind": "phone", "value": "074 211555", **CONFIRMED}
    content = filled_in(filled, "xayabouly-hongsa-lwu", **values)
    plan, said = plan_of(filled, content)
    assert said == []
    assert plan is not None
    plan.apply()
    text = (filled.data / "contacts/provinces/xayabouly.yml").read_text("utf-8")
    assert text.startswith(OFFICE.removesuffix("# End of the file.\n"))
    office = filled.load().contacts.by_id["xayabouly-hongsa-lwu"]
    assert office.name.en == "District Women's Union, Hongsa"
    assert office.name.lo == "ສະຫະພັນແມ່ຍິງເມືອງ, ເມືອງຫົງສາ"
    assert office.channels[0].confirmed
    assert filled.check() == []
    assert plan_of(filled, book_of(filled)) == (Plan((), {}), [])


def test_a_province_without_a_file_gets_one(kit: Kit) -> None:
    values = {"place": "0803", "body": "mps", "kind": "phone", "value": "074 211777"}
    names = {"name_en": "Night desk", "name_lo": "ໂຕະກາງຄືນ"}
    content = filled_in(kit, "", **values, **names, **CONFIRMED)
    plan, said = plan_of(kit, content)
    assert said == []
    assert plan is not None
    plan.apply()
    assert (kit.data / "contacts/provinces/xayabouly.yml").exists()
    assert kit.check() == []


def test_officers_numbers_go_to_the_folder_outside(filled: Kit, tmp_path: Path) -> None:
    values = {"kind": "phone", "value": "074 211555", **CONFIRMED, "readers": "officers"}
    content = filled_in(filled, "xayabouly-hongsa-lwu", **values)
    _, said = plan_of(filled, content)
    assert said == [
        f"contacts.xlsx:3:13: {SHEET}!M3: The number is for officers only, and no folder for "
        "officers' data is set. Fix: Set GUIDANCE_OFFICERS_DATA to a folder outside the project."
    ]
    outside = tmp_path / "officers"
    outside.mkdir()
    plan, said = plan_of(filled, content, outside)
    assert said == []
    assert plan is not None
    assert list(plan.files) == [outside / "provinces/xayabouly.yml"]


@pytest.mark.parametrize(
    ("office", "values", "cell", "said"),
    [
        (
            "xayabouly-mps",
            {"value": "074 2112"},
            "I2",
            'The number "074 2112" has the wrong length for LA. Fix: Compare it digit by digit '
            "with its source.",
        ),
        (
            "xayabouly-mps",
            {"value": "+66 2 123 4567"},
            "I2",
            'The number "+66 2 123 4567" begins with +66, but the country is LA (+856). Fix: '
            "Correct the number, or the `country`.",
        ),
        (
            "xayabouly-mps",
            {"value": "=1+1"},
            "I2",
            "The cell holds a formula. Fix: Write the value itself; put an apostrophe before a "
            "number that begins with +.",
        ),
        (
            "xayabouly-mps",
            {"value": None},
            "I2",
            "The number or address of a known channel was emptied. Fix: Put it back. To withdraw "
            "it write no under Publish.",
        ),
        (
            "xayabouly-mps",
            {"value": "074 211299"},
            "N2",
            "The number is new, but its confirmation is that of the old number. Fix: Write the "
            "day on which the new number was confirmed.",
        ),
        (
            "xayabouly-mps",
            {"verified_on": "2026-11-24"},
            "N2",
            "The day of confirmation 2026-11-24 lies in the future. Fix: Write a day up to "
            "2026-11-23.",
        ),
        (
            "xayabouly-mps",
            {"verified_on": "23/11/2026"},
            "N2",
            '"23/11/2026" is not a date. Fix: Write 2026-11-23.',
        ),
        (
            "xayabouly-mps",
            {"verified_by": None},
            "O2",
            "The day of the confirmation stands without the office. Fix: Choose the office that "
            "confirmed it.",
        ),
        (
            "xayabouly-mps",
            {"verified_by": "Mr A"},
            "O2",
            '"Mr A" is neither an office nor a body. Fix: Choose from the list; never write the '
            "name of a person.",
        ),
        (
            "xayabouly-mps",
            {"name_lo": "ตำรวจ"},
            "F2",
            'A Lao text holds the Thai letter "ต" (U+0E15). Fix: Type the Lao letter instead.',
        ),
        (
            "xayabouly-mps",
            {"name_en": "<b>Police</b>"},
            "G2",
            '"<b" looks like HTML, a script or a template. Fix: Write plain text only.',
        ),
        (
            "xayabouly-mps",
            {"place": "0803"},
            "C2",
            'The protected cell was changed from "08" to "0803". Fix: Put it back; use an empty '
            "row below for another place or body.",
        ),
        (
            "xayabouly-mps",
            {"office": "police"},
            "A2",
            'The protected id "police" is not known in this province. Fix: Put the id back as it '
            "was exported; new channels go into the empty rows below.",
        ),
        (
            "xayabouly-mps",
            {"readers": "officers"},
            "M2",
            "Readers of a known office cannot be changed here. Fix: Put it back and tell us: the "
            "office has to move to another folder.",
        ),
        (
            "xayabouly-mps",
            {"publish": "yes"},
            "L2",
            '"yes" is not one of the choices. Fix: Choose one of after_test, name_only, no.',
        ),
        (
            "xayabouly-hongsa-lwu",
            {"kind": "phone", "value": "074 211234", **CONFIRMED},
            "I3",
            'The number "074 211234" belongs to xayabouly-mps call already. Fix: Correct it, or '
            "leave the cell empty and tell us that both share the line.",
        ),
        (
            "xayabouly-hongsa-lwu",
            {"kind": "phone", "value": "074 211555", "readers": "public"},
            "N3",
            "A new number needs the day and the office of its confirmation. Fix: Dial it, or have "
            "its owner confirm it, and fill in both cells.",
        ),
        (
            "xayabouly-hongsa-lwu",
            CONFIRMED,
            "I3",
            "The row is filled in, but the number or address is empty. Fix: Write it, or empty "
            "the other cells of the row.",
        ),
        (
            "",
            {
                "place": "0901",
                "body": "lwu",
                "name_en": "x",
                "kind": "phone",
                "value": "074 211555",
                **CONFIRMED,
            },
            "C7",
            "0901 (Pek) lies in Xiengkhouang, not in Xayabouly. Fix: Choose a place of this "
            "province from the list.",
        ),
        (
            "",
            {"place": "0803", "value": "074 211555"},
            "E7",
            "A new row needs the place and the body. Fix: Choose both from their lists, or empty "
            "the row.",
        ),
    ],
)
def test_a_bad_row_is_refused_by_sheet_cell_cause_and_fix(
    filled: Kit, office: str, values: dict[str, object], cell: str, said: str
) -> None:
    plan, errors = plan_of(filled, filled_in(filled, office, **values))
    assert plan is None
    assert any(error.endswith(f"{SHEET}!{cell}: {said}") for error in errors), errors


def test_one_bad_row_stops_all_good_ones(filled: Kit) -> None:
    def change(sheet: Worksheet) -> None:
        put(sheet, "xayabouly-mps", name_en="Police of the province")
        put(sheet, "xayabouly-hongsa-lwu", kind="phone", value="07")

    plan, said = plan_of(filled, changed(filled, change))
    assert plan is None
    assert said
    assert (filled.data / "contacts/provinces/xayabouly.yml").read_text("utf-8") == OFFICE


def test_a_removed_row_is_noticed(filled: Kit) -> None:
    _, said = plan_of(filled, changed(filled, lambda s: s.delete_rows(2)))
    assert any("The row of xayabouly-mps call is missing." in error for error in said)


def test_columns_in_another_order_are_refused(filled: Kit) -> None:
    _, said = plan_of(filled, changed(filled, lambda s: s.delete_cols(2)))
    assert any('The column should be "Channel id"' in error for error in said)


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04broken"])
def test_what_is_no_workbook_is_refused(filled: Kit, content: bytes) -> None:
    plan, said = plan_of(filled, content)
    assert plan is None
    assert said == [
        f'contacts.xlsx: This is not an .xlsx workbook with the sheet "{SHEET}". Fix: Correct the '
        "workbook that `guidance contacts export` wrote, and save it as .xlsx."
    ]


def test_if_a_file_cannot_be_written_none_is_changed(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.yml", tmp_path / "folder"
    good.write_text("old", "utf-8")
    (bad / ".b.yml.new").mkdir(parents=True)
    plan = Plan((), {good: "new", bad / "b.yml": "new"})
    with pytest.raises(OSError):
        plan.apply()
    assert good.read_text("utf-8") == "old"
    assert not (tmp_path / ".a.yml.new").exists()


def test_an_account_on_a_messaging_app_has_its_row(filled: Kit) -> None:
    values = {"kind": "whatsapp", "value": "໐໒໐ 5551 2345", **CONFIRMED}
    content = filled_in(filled, "xayabouly-hongsa-lwu", **values)
    plan, said = plan_of(filled, content)
    assert said == []
    assert plan is not None
    plan.apply()
    (channel,) = filled.load().contacts.by_id["xayabouly-hongsa-lwu"].channels
    assert (channel.kind, channel.app, channel.handle) == (
        "messaging",
        "whatsapp",
        "020 5551 2345",
    )
    assert plan_of(filled, book_of(filled)) == (Plan((), {}), [])
    content = filled_in(filled, "xayabouly-hongsa-lwu", value="?")
    _, said = plan_of(filled, content)
    assert said == [
        f'contacts.xlsx:3:9: {SHEET}!I3: "?" is not the name or number of an account. Fix: Write '
        "what one types into the app to find it."
    ]


@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=8))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_damaged_workbook_is_refused_or_read_but_never_breaks_the_reader(
    filled: Kit, place: int, bytes_: bytes
) -> None:
    whole = book_of(filled)
    at = place * len(whole) // 10_000
    plan, said = plan_of(filled, whole[:at] + bytes_ + whole[at + len(bytes_) :])
    assert (plan is None) == bool(said)


# --- the two commands ---


@pytest.fixture
def project(filled: Kit) -> Kit:
    filled.write("sources.yml", "sources: []\n")
    for name in ("national", "thailand"):
        (filled.data / f"contacts/{name}.yml").unlink()
    bodies = filled.data / "bodies.yml"
    bodies.write_text(bodies.read_text("utf-8").replace("[paper]", "[]"), "utf-8")
    return filled


def test_the_commands_write_a_workbook_and_take_it_in(
    project: Kit, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "contacts.xlsx"
    assert commands.export_workbook(project.root, None, "xayabouly", file) == 0
    assert commands.import_workbook(project.root, None, None, file, False) == 0
    assert capsys.readouterr().out.endswith("\n0 changes.\n")

    book = openpyxl.load_workbook(file)
    put(book[SHEET], "xayabouly-mps", name_en="Police of the province")
    book.save(file)
    assert commands.import_workbook(project.root, None, None, file, False) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[1:] == [
        "1 changes.",
        "Nothing was written; add --yes to write without being asked.",
    ]
    assert commands.import_workbook(project.root, None, None, file, True) == 0
    text = (project.data / "contacts/provinces/xayabouly.yml").read_text("utf-8")
    assert text == OFFICE.replace("Provincial police, Xayabouly", "Police of the province")


def test_the_commands_say_what_is_wrong_in_one_message(
    project: Kit, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(code: int) -> str:
        assert code == 1
        return capsys.readouterr().err

    root, file = project.root, tmp_path / "contacts.xlsx"
    assert 'Did you mean "xayabouly"?' in said(
        commands.export_workbook(root, None, "xayaboury", file)
    )
    assert "Write --province and one of xayabouly, xiengkhouang." in said(
        commands.export_workbook(root, None, "", file)
    )
    missing = tmp_path / "none" / "contacts.xlsx"
    assert "No such file or directory. Fix: Name a file in a folder that is there." in said(
        commands.export_workbook(root, None, "xayabouly", missing)
    )
    assert "Fix: Name the workbook" in said(
        commands.import_workbook(root, None, None, missing, True)
    )
    file.write_bytes(b"no workbook")
    assert "This is not an .xlsx workbook" in said(
        commands.import_workbook(root, None, None, file, True)
    )
    commands.export_workbook(root, None, "xayabouly", file)
    assert "The workbook is that of Xayabouly, not of Xiengkhouang." in said(
        commands.import_workbook(root, None, "xiengkhouang", file, True)
    )
    project.write("contacts/broken.yml", "offices: [\n")
    assert "The data has to be right first; run `make check`." in said(
        commands.import_workbook(root, None, None, file, True)
    )
