"""One stylesheet and one script: order, names, and nothing harmed on the way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guidance.assets import AssetError, build, is_shipped

OVERRIDES = Path(__file__).parents[2] / "overrides" / "assets"


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    for folder in ("css", "js", "fonts"):
        (tmp_path / folder).mkdir()
    for name in ("print", "zebra", "base", "cards", "sheets"):
        (tmp_path / "css" / f"{name}.css").write_text(f".{name} {{ color: red; }}\n")
    for name in ("alpha", "boot"):
        (tmp_path / "js" / f"{name}.js").write_text(f"var {name};\n")
    return tmp_path


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    scripts = tmp_path / "theme" / "assets" / "javascripts"
    scripts.mkdir(parents=True)
    script = 'f("https://cdn.example/x.js");g(`https://${h}/y`);\n//# sourceMappingURL=b.map\n'
    (scripts / "bundle.0a1b.min.js").write_text(script)
    return tmp_path / "theme"


def test_parts_stand_in_their_order(parts, theme):
    built = build(parts, theme)
    css = built.files[built.assets.css].decode()
    assert re.findall(r"\.(\w+)\{", css) == ["base", "cards", "zebra", "print"]
    assert built.files[built.assets.sheets_css] == b".sheets{color:red}\n"
    assert built.files[built.assets.js].decode() == "var boot,alpha;\n"
    assert built.files[built.assets.bundle] == b'f("");g(`https://${h}/y`);\n'


def test_a_name_changes_with_its_content_only(parts, theme):
    first = build(parts, theme).assets
    assert build(parts, theme).assets == first
    (parts / "css" / "base.css").write_text(".base { color: blue; }")
    second = build(parts, theme).assets
    assert second.css != first.css
    assert second.js == first.js


def test_a_theme_without_its_script_is_an_error(parts, tmp_path):
    with pytest.raises(AssetError, match="holds 0 files"):
        build(parts, tmp_path / "nothing")


@pytest.mark.parametrize(
    ("path", "shipped"),
    [
        ("assets/javascripts/bundle.a5f9d56c.min.js", False),
        ("assets/javascripts/bundle.a5f9d56c.min.js.map", False),
        ("assets/javascripts/workers/search.a7633da7.min.js", False),
        ("assets/javascripts/lunr/min/lunr.th.min.js", False),
        ("assets/stylesheets/main.57a0d79d.min.css", False),
        ("assets/images/favicon.png", False),
        ("assets/css/base.css", False),
        ("assets/js/boot.js", False),
        ("assets/search/shim.js", False),
        ("assets/fonts/noto-sans-lao-2.003-400.woff2", True),
        ("assets/fonts/OFL.txt", True),
        ("assets/icons/icon.svg", True),
        ("pages/province.md.j2", False),
        ("blocks/hotlines.md.j2", False),
        ("assets/site.0123456789.css", True),
        ("contacts/index.html", True),
    ],
)
def test_what_is_shipped(path, shipped):
    assert is_shipped(path) is shipped


def test_the_real_styles_stay_within_the_floor_of_browsers():
    css = "".join(path.read_text() for path in sorted((OVERRIDES / "css").glob("*.css")))
    code = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    for late in (
        ":has(",
        "color-mix(",
        "@layer",
        "@container",
        "@scope",
        " & ",
        "@import",
    ):
        assert late not in code, late
    assert not re.search(r"url\([\s\"']*(?:https?:)?//", code)
    assert not re.search(r"\(\s*(width|height)\s*[<>]", code)
    assert code.count("{") == code.count("}")


def test_the_picture_of_a_sheet_is_light_in_dark_mode_too():
    css = {name: (OVERRIDES / "css" / f"{name}.css").read_text() for name in ("base", "modes")}
    light = re.search(r":root, \.leaf:target \.sheet \{(.*?)\n\}", css["base"], re.DOTALL)
    dark = re.search(r":root \{(.*?)\n  \}", css["modes"], re.DOTALL)
    own, changed = (set(re.findall(r"(--[a-z-]+):", rule[1])) for rule in (light, dark) if rule)
    assert len(changed) > 20
    assert changed - own == {"--shadow"}


def test_every_font_file_is_named_in_the_styles_and_has_its_licence():
    css = (OVERRIDES / "css" / "fonts.css").read_text()
    files = {path.name for path in (OVERRIDES / "fonts").glob("*.woff2")}
    assert set(re.findall(r"url\(fonts/([^)]+)\)", css)) == files
    assert "SIL OPEN FONT LICENSE" in (OVERRIDES / "fonts" / "OFL.txt").read_text()
    assert sum((OVERRIDES / "fonts" / name).stat().st_size for name in files) <= 24_000
