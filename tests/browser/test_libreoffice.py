"""LibreOffice where one is found: an office's spreadsheet program opens and saves our tables."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from guidance.workbook import commands
from guidance.workbook.columns import KEYS, SHEET

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this machine")
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1"
XLSX = "xlsx:Calc MS Excel 2007 XML"
READ_CSV = "--infilter=CSV:44,34,76,1,1/2/2/2/3/2/4/2/5/2/6/2/7/2/8/2/9/2/10/2/11/2/12/2/13/2/14/2"
"""UTF-8, and every column as text: what a person chooses in the window that asks."""


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory):
    profile = tmp_path_factory.mktemp("libreoffice")

    def run(file: Path, form: str, *more: str) -> Path:
        out = Path(tmp_path_factory.mktemp("saved"))
        command = [str(OFFICE), "--headless", f"-env:UserInstallation={profile.as_uri()}", *more]
        subprocess.run(
            [*command, "--convert-to", form, "--outdir", str(out), str(file)],
            check=True,
            capture_output=True,
            timeout=120,
        )
        (made,) = out.iterdir()
        return made

    return run


def table(file: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.read_text("utf-8-sig"))))


def test_both_tables_of_the_site_open_and_show_the_same(site: Path, convert) -> None:
    from_xlsx = table(convert(site / "exports/contacts.xlsx", CSV))
    from_csv = table(convert(site / "exports/contacts.csv", CSV, READ_CSV))
    assert len(from_xlsx) > 40
    assert any("ຕຳຫຼວດ" in row[0] for row in from_xlsx)
    assert from_csv == from_xlsx
    assert from_csv == table(site / "exports/contacts.csv")


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    shutil.copytree(root / "data", tmp_path / "project" / "data")
    return tmp_path / "project"


def test_a_workbook_that_libreoffice_saved_comes_back(
    project: Path, convert, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "contacts.xlsx"
    assert commands.export_workbook(project, None, "xayabouly", file) == 0
    saved = convert(file, XLSX)
    before = {path: path.read_text("utf-8") for path in (project / "data").rglob("*.yml")}
    capsys.readouterr()
    assert commands.import_workbook(project, None, None, saved, True) == 0
    assert capsys.readouterr().out == "0 changes.\n"

    book = openpyxl.load_workbook(saved)
    sheet = book[SHEET]
    assert sheet.protection.sheet
    assert [sheet.cell(2, i).protection.locked for i in (1, 2, 3, 4, 5, 6)] == [True] * 5 + [False]
    assert len(sheet.data_validations.dataValidation) == 6
    row = next(n for n in range(2, sheet.max_row) if sheet.cell(n, 1).value == "xayabouly-lwu")
    values = {
        "kind": "phone",
        "value": "໐໗໔ ໒໑໑໒໓໔",
        "readers": "public",
        "verified_on": "2026-11-20",
        "verified_by": "lwu",
    }
    for key, value in values.items():
        sheet.cell(row, KEYS.index(key) + 1).value = value
    edited = tmp_path / "edited.xlsx"
    book.save(edited)
    assert commands.import_workbook(project, None, None, convert(edited, XLSX), True) == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 3
    assert re.match(
        r"data/contacts/provinces/xayabouly\.yml: xayabouly-lwu: new: call \(phone\): "
        r'"" -> "໐໗໔ ໒໑໑໒໓໔, .*, 2026-11-20, lwu"',
        said[0],
    )
    assert said[1:] == ["1 changes.", "Written. Run `make check`."]
    after = {path: path.read_text("utf-8") for path in (project / "data").rglob("*.yml")}
    (new,) = after.keys() - before.keys()
    assert 'number: "074 211234"' in after.pop(new)
    assert after == before
