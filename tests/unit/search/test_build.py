"""The files of the index."""

from __future__ import annotations

import json
import re

import pytest

from guidance.search.build import write_index
from guidance.search.models import Keyword, Section, Term

LO = Section("lo", "a.html", "ການຄ້າມະນຸດ", "ການຄ້າມະນຸດ", "ຂໍ້ຄວາມ", twin="en/a.html")
PART = Section("lo", "a.html#b", "ສາຍດ່ວນ", "ການຄ້າມະນຸດ", "ໂທ 021 612 223", twin="en/a.html#b")
EN = Section("en", "en/a.html", "Trafficking", "Trafficking", "Some text", twin="a.html")


def read(folder, name):
    text = (folder / "search" / f"{name}.js").read_text("utf-8")
    return json.loads("[" + text[text.index("(") + 1 : text.rindex(")")] + "]")


def words(core):
    out = [""]
    for shared, rest in re.findall(r"([A-Z])([^A-Z(-/]*)[(-/]", core["words"]):
        out.append(out[-1][: ord(shared) - 65] + rest)
    return out[1:]


def test_every_file_calls_one_function_with_json(tmp_path):
    report = write_index([LO, PART, EN], tmp_path)
    scripts = {"search/worker.js", "search/shim.js", "search/highlight.js"}
    data = set(report.files) - scripts - {"search/search_index.json", "search/search_index.js"}
    names = ("lo", "en", "lo-p0", "en-p0", "lo-t0", "en-t0", "terms")
    assert data == {f"search/{name}.js" for name in names}
    for path in data:
        name, version, _ = read(tmp_path, path[7:-3])
        assert (f"search/{name}.js", version) == (path, report.version)


def test_both_languages_are_in_the_index(tmp_path):
    report = write_index([LO, PART, EN], tmp_path)
    assert report.languages["lo"].sections == 2
    assert report.languages["en"].sections == 1
    assert read(tmp_path, "lo")[2]["sections"] == 2


def test_the_same_input_gives_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        write_index([LO, PART, EN], tmp_path / name, [Keyword("lo", "a.html", ("MPS",))])
    files = sorted((tmp_path / "one" / "search").iterdir())
    assert files
    for file in files:
        assert file.read_bytes() == (tmp_path / "two" / "search" / file.name).read_bytes()


def test_the_stub_that_material_fetches_is_small(tmp_path):
    write_index([LO], tmp_path)
    stub = (tmp_path / "search/search_index.json").read_text("utf-8")
    assert len(stub) < 1000
    assert json.loads(stub)["docs"] == []
    assert (tmp_path / "search/search_index.js").read_text() == f"var __index = {stub}\n"


def test_numbers_are_found_without_their_spaces(tmp_path):
    write_index([LO, PART], tmp_path)
    assert "021612223" in words(read(tmp_path, "lo")[2])


def test_keywords_without_a_section_are_reported(tmp_path):
    report = write_index([LO], tmp_path, [Keyword("lo", "gone.html", ("x",))])
    assert report.unused_keywords == ("gone.html",)


@pytest.mark.parametrize(
    "sections",
    [
        [],
        [Section("lo", "a.html", "", "", "")],
        [Section("lo", "a.html", "ຫົວຂໍ້", "ຫົວຂໍ້", "")],
        [Section("lo", "a.html#only", "ພາກ", "ໜ້າ", "ຂໍ້ຄວາມ")],
        [Section("en", "en/a.html", "<b", "<b", "</script><!-- \u2028 & \ud7ff")],
    ],
    ids=["none", "empty", "title only", "no first section", "broken markup"],
)
def test_poor_pages_are_no_obstacle(tmp_path, sections):
    write_index(sections, tmp_path)
    for file in (tmp_path / "search").glob("*.js"):
        text = file.read_text("utf-8")
        assert "</script" not in text.lower()
        assert "\u2028" not in text


def test_text_in_the_wrong_language_is_not_indexed(tmp_path):
    fallback = Section("en", "en/b.html", "ຫົວຂໍ້", "ຫົວຂໍ້", "ຂໍ້ຄວາມ", missing=True)
    report = write_index([EN, fallback], tmp_path)
    assert report.languages["en"].sections == 2
    assert "ຫົວ" not in read(tmp_path, "en")[2]["words"]


def test_the_glossary_keeps_forms_that_can_be_asked(tmp_path):
    write_index([LO], tmp_path, (), [Term("ສາຍດ່ວນ", "hotline, help line", ("—",))])
    assert read(tmp_path, "terms")[2] == [["ສາຍດ່ວນ", "hotline", "help line"]]
