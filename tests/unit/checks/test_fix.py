"""`guidance fix` in place."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from guidance.checks.commands import fix
from guidance.checks.fix import mend_markdown

PAGE = "---\ntitle: ຫນ້າ\n---\n\nນໍ້າ ຕ່າງໆ `ນໍ້າ` [ນໍ້າ](ນໍ້າ.md) ທ່ີ\n\n```\nນໍ້າ\n```\n\nນ້ຳ\n"
MENDED = "---\ntitle: ໜ້າ\n---\n\nນ້ຳ ຕ່າງ ໆ `ນໍ້າ` [ນ້ຳ](ນໍ້າ.md) ທີ່\n\n```\nນໍ້າ\n```\n\nນ້ຳ\n"


def put(tmp_path, name, text):
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_it_mends_prose_and_shows_what_it_changed(tmp_path, capsys):
    page = put(tmp_path, "docs/lo/x.md", PAGE)
    assert fix(tmp_path, []) == 0
    assert page.read_text("utf-8") == MENDED
    assert capsys.readouterr().out == (
        "docs/lo/x.md:2:\n  - title: ຫນ້າ\n  + title: ໜ້າ\n"
        "docs/lo/x.md:5:\n  - ນໍ້າ ຕ່າງໆ `ນໍ້າ` [ນໍ້າ](ນໍ້າ.md) ທ່ີ\n"
        "  + ນ້ຳ ຕ່າງ ໆ `ນໍ້າ` [ນ້ຳ](ນໍ້າ.md) ທີ່\n"
        "Lines mended: 2.\n"
    )
    assert fix(tmp_path, []) == 0
    assert capsys.readouterr().out == "Lines mended: 0.\n"


def test_line_ends_and_byte_order_mark_stay(tmp_path):
    windows = b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode()
    page = put(tmp_path, "docs/lo/x.md", windows)
    fix(tmp_path, [])
    assert page.read_bytes() == b"\xef\xbb\xbf" + MENDED.replace("\n", "\r\n").encode()


def test_a_clean_file_is_not_written(tmp_path):
    page = put(tmp_path, "docs/lo/x.md", MENDED)
    before = page.stat().st_mtime_ns
    fix(tmp_path, [])
    assert page.stat().st_mtime_ns == before


def test_interface_strings_are_mended_and_other_data_only_when_named(tmp_path):
    strings = put(tmp_path, "data/ui/a.yml", 'a: {en: "x", lo: "ນໍ້າ"}\n')
    terms = put(tmp_path, "data/terms.yml", "lo: ດາວໂຫລດ\n")
    fix(tmp_path, [])
    assert strings.read_text("utf-8") == 'a: {en: "x", lo: "ນ້ຳ"}\n'
    assert terms.read_text("utf-8") == "lo: ດາວໂຫລດ\n"
    fix(tmp_path, ["data/terms.yml"])
    assert terms.read_text("utf-8") == "lo: ດາວໂຫຼດ\n"


def test_a_folder_may_be_named(tmp_path):
    page = put(tmp_path, "docs/lo/a/x.md", PAGE)
    other = put(tmp_path, "docs/lo/b/x.md", PAGE)
    fix(tmp_path, ["docs/lo/a"])
    assert page.read_text("utf-8") == MENDED
    assert other.read_text("utf-8") == PAGE


def test_what_is_not_there_or_not_text_is_told(tmp_path, capsys):
    put(tmp_path, "docs/lo/x.md", b"\xff")
    assert fix(tmp_path, ["none.md"]) == 1
    assert fix(tmp_path, []) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{tmp_path / 'none.md'}: There is no such file.",
        "docs/lo/x.md: The file is not UTF-8 text.",
    ]


@settings(max_examples=300, deadline=None)
@example("`ກໆ`\u200b`")
@given(st.text("ກນມຫເາຳໍັ່້ໆ `[]()\n~#-|:.a1\u200b", max_size=40))
def test_mending_a_page_twice_is_mending_it_once(text):
    mended = mend_markdown(text)
    assert mend_markdown(mended) == mended
    assert mended.count("\n") == text.count("\n")
