"""Cards, tables and codes, read back by readers that are not ours."""

from __future__ import annotations

import csv
import dataclasses
import io
from pathlib import Path

import openpyxl
import pytest
import vobject
from contact_kit import OFFICE, TODAY, Kit
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from guidance.edition import Edition
from guidance.export.contacts import exports
from guidance.export.qr import svg
from guidance.export.sheet import harmless
from guidance.export.vcard import vcard
from guidance.models.base import Language
from guidance.views import places
from guidance.views.offices import OfficeView, offices
from guidance.views.words import TextView

HEAD = OFFICE.split("channels:")[0].replace("Union, Hongsa", "Union; Hongsa, office")
CONFIRMED = (
    HEAD
    + """\
channels:
  - id: call
    kind: phone
    country: la
    number: 074 211234
    purpose: {en: "=SUM(A1)", lo: "ໃຫ້ຄຳປຶກສາ"}
    verified_on: "2026-11-20"
    verified_by: lwu
  - id: mail
    kind: email
    address: office@example.la
    verified_on: "2026-11-20"
    verified_by: lwu
  - id: other
    kind: phone
    country: la
    number: 074 211235
    sources: [paper]
"""
)


@pytest.fixture
def files(kit: Kit, draft: Edition) -> dict[str, bytes]:
    kit.office(CONFIRMED)
    return {f.path: f.content for f in exports(kit.load(), Language.EN, draft)}


def test_only_offices_with_a_confirmed_number_have_a_card_and_a_code(
    files: dict[str, bytes],
) -> None:
    assert sorted(files) == [
        "exports/contacts.csv",
        "exports/contacts.xlsx",
        "exports/qr/hongsa-lwu-call.svg",
        "exports/vcards/hongsa-lwu.vcf",
        "exports/vcards/province-xayabouly.vcf",
    ]


def test_files_for_pages_that_this_edition_lacks_are_not_made(kit: Kit, public: Edition) -> None:
    told = dataclasses.replace(public, site_url="https://example.la/")
    one = "contacts/provinces/xayabouly.md"
    made = exports(kit.load(), Language.EN, told, lambda path: path == one)
    assert [file.path for file in made] == ["exports/qr/province-xayabouly.svg"]
    everywhere = [file.path for file in exports(kit.load(), Language.EN, told)]
    assert {"exports/contacts.csv", "exports/contacts.xlsx"} <= set(everywhere)
    assert sum("province-" in path for path in everywhere) > 1


def test_a_telephone_reads_the_card(files: dict[str, bytes]) -> None:
    card = vobject.readOne(files["exports/vcards/hongsa-lwu.vcf"].decode())
    assert card.fn.value == "Women's Union; Hongsa, office"
    assert card.nickname.value == "ສະຫະພັນແມ່ຍິງເມືອງຫົງສາ"
    assert [tel.value for tel in card.tel_list] == ["+85674211234"]
    assert card.email.value == "office@example.la"
    assert card.rev.value == "2026-11-20"
    (also,) = vobject.readComponents(files["exports/vcards/province-xayabouly.vcf"].decode())
    assert also.uid.value == "hongsa-lwu"


def test_a_short_code_stays_short_on_a_card(kit: Kit, draft: Edition) -> None:
    path = kit.data / "contacts/national.yml"
    confirmed = 'number: "1191"\n        verified_on: "2026-11-20"\n        verified_by: mps'
    path.write_text(path.read_text("utf-8").replace('number: "1191"', confirmed), "utf-8")
    (police,) = [o for o in offices(kit.load(), Language.LO, draft) if o.id == "police"]
    card = vobject.readOne(vcard(police))
    assert card.tel.value == "1191"
    assert police.vcard == "exports/vcards/police.vcf"


FULL = (
    HEAD
    + """\
caution: {en: "Ask for the desk; say no name.", lo: "ໃຫ້ຖາມຫາໂຕະ; ຢ່າບອກຊື່."}
channels:
  - id: call
    kind: phone
    country: la
    number: 074 211234
    purpose: {en: "=SUM(A1)", lo: "ໃຫ້ຄຳປຶກສາ"}
    hours: {text: {en: "8 to 16", lo: "8 ໂມງ ຫາ 16 ໂມງ"}, confidence: high}
    languages: {codes: [lo, hmn], confidence: high}
    verified_on: "2026-11-20"
    verified_by: lwu
  - id: fax
    kind: fax
    country: la
    number: 074 211236
    verified_on: "2026-11-19"
    verified_by: lwu
  - id: whatsapp
    kind: messaging
    app: whatsapp
    handle: "020 5551 2345"
    verified_on: "2026-11-20"
    verified_by: lwu
  - {id: mail, kind: email, address: office@example.la, verified_on: "2026-11-20", verified_by: lwu}
  - {id: web, kind: web, url: "https://example.la/a,b"}
  - id: where
    kind: address
    text: {en: "12 Main Road, Hongsa", lo: "ຖະໜົນໃຫຍ່ 12, ຫົງສາ"}
    verified_on: "2026-11-20"
    verified_by: lwu
  - {id: other, kind: phone, country: la, number: 074 211235, sources: [paper]}
"""
)
GOLDEN = Path(__file__).parent / "golden"


def test_exports_are_byte_for_byte_those_that_were_looked_at(kit: Kit, draft: Edition) -> None:
    kit.office(FULL)
    told = dataclasses.replace(draft, site_url="https://example.la/")
    for language in Language:
        made = {f.path: f.content for f in exports(kit.load(), language, told)}
        xlsx = openpyxl.load_workbook(io.BytesIO(made.pop("exports/contacts.xlsx"))).worksheets[0]
        lines = ["\t".join(str(c.value or "") for c in row) for row in xlsx.iter_rows()]
        made["exports/contacts.xlsx.tsv"] = ("\n".join(lines) + "\n").encode()
        province = places.provinces(kit.load(), language, told)[0]
        made["contact-points.json"] = f"{province.json_ld}\n".encode()
        folder = GOLDEN / language.value
        if not folder.exists():  # delete the folder to have it written anew; then look at it
            for path, content in made.items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content)
        kept = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        assert made == kept


def named(office: OfficeView, name: str) -> OfficeView:
    return dataclasses.replace(office, name=TextView(name, "en", False, False))


@settings(deadline=None)
@given(name=st.text(min_size=1, max_size=200))
def test_no_name_can_add_a_line_to_a_card(confirmed: OfficeView, name: str) -> None:
    text = vcard(named(confirmed, name + "\r\nTEL:+85620555555\nEND:VCARD"))
    assert text.count("\r\nTEL") == 1
    assert text.count("\r\nEND:VCARD") == 1
    for line in text.split("\r\n"):
        assert len(line.encode()) <= 75
        assert not set(line) & set("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
    card = vobject.readOne(text)
    assert [tel.value for tel in card.tel_list] == ["+85674211234"]


@pytest.fixture(scope="module")
def confirmed(tmp_path_factory: pytest.TempPathFactory) -> OfficeView:
    from contact_kit import BODIES, PLACES

    made = Kit(tmp_path_factory.mktemp("cards"))
    made.write("places.yml", PLACES)
    made.write("bodies.yml", BODIES)
    made.office(CONFIRMED)
    (office,) = offices(made.load(), Language.EN, Edition(today=TODAY))
    return office


def test_spreadsheets_read_the_table(files: dict[str, bytes]) -> None:
    raw = files["exports/contacts.csv"]
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert [row[1] for row in rows[1:]] == [
        "Police",
        "Fire service",
        "Women's Union; Hongsa, office",
        "Women's Union; Hongsa, office",
        "Office by name",
        "Anti-trafficking police",
    ]
    row = rows[3]
    assert row[:7] == [
        "ສະຫະພັນແມ່ຍິງເມືອງຫົງສາ",
        "Women's Union; Hongsa, office",
        "0803",
        "ເມືອງຫົງສາ",
        "Hongsa",
        "phone",
        "074 211 234",
    ]
    assert row[7] == "'+856 74 211 234"
    assert row[10] == "'=SUM(A1)"
    assert all("211 235" not in cell for line in rows for cell in line)
    assert rows[1][5:7] == ["", ""]  # named, but its number is not confirmed


def test_the_workbook_holds_text_and_no_formula(files: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files["exports/contacts.xlsx"]))
    (sheet,) = book.worksheets
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert sheet["K4"].value == "=SUM(A1)"
    assert sheet["G4"].value == "074 211 234"


def test_the_same_data_gives_the_same_bytes(kit: Kit, draft: Edition) -> None:
    kit.office(CONFIRMED)
    first, second = (exports(kit.load(), Language.LO, draft) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("danger", ["=1+1", "+856", "-1", "@a", "|cmd", "%x", "\t=1", "\n=1"])
def test_what_looks_like_a_formula_is_text(danger: str) -> None:
    out = harmless(danger)
    assert out.startswith("'")
    assert "\n" not in out


@given(st.text())
def test_no_cell_begins_like_a_formula_or_breaks_its_line(text: str) -> None:
    out = harmless(text)
    assert not out.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert not set(out) & set("\r\n\x85\u2028\u2029")


def test_pages_have_codes_once_the_address_is_known(kit: Kit, draft: Edition) -> None:
    told = dataclasses.replace(draft, site_url="https://example.la/")
    made = {f.path: f.content for f in exports(kit.load(), Language.LO, told)}
    assert "exports/qr/province-xayabouly.svg" in made
    before = {f.path for f in exports(kit.load(), Language.LO, draft)}
    assert not any("qr/" in path for path in before)


def test_a_code_is_a_plain_drawing() -> None:
    drawing = etree.fromstring(svg("tel:1362", "Hotline: 1362"))
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    assert not drawing.xpath(
        "//@style | //*[local-name()='script'] | //@*[starts-with(name(),'on')]"
    )
    assert drawing.findtext("{http://www.w3.org/2000/svg}title") == "Hotline: 1362"
