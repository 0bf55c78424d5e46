"""A site with a public address: what search engines, chats and networks are told of its pages.

The approvals below are invented; they stand in a test and nowhere else.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree, html
from PIL import Image

from guidance.export.share import SHAPES

pytestmark = pytest.mark.site

HOST = "https://example.org/guide/"
BODIES = """\
bodies:
  - id: office
    kind: foreign_affairs
    name: {en: Test office, lo: ຫ້ອງການທົດສອບ}
    confidence: low
    levels: []
"""
FRONT = (
    "---\ntitle: {title}\ndescription: '{description}'\naudience: {audience}\n{more}---\n\n{body}\n"
)
APPROVED = "approved_by: office\napproved_on: 2026-01-01\n"
SECRET = "Trafficked in Thailand"
PAGES = {
    "lo/index.md": ("ໜ້າຫຼັກ", "ຄຳອະທິບາຍ", "public"),
    "en/index.md": ("Home", "About the site", "public"),
    "lo/help/index.md": ("ຄວາມລັບ", "ເລື່ອງລັບ", "public"),
    "en/help/index.md": (SECRET, "How to flee from a boss", "public"),
    "lo/law/index.md": ("ກົດໝາຍ", "ກົດໝາຍ ແລະ ສິດ", "officers"),
    "en/law/index.md": ("Law", 'Laws "and" duties & rights', "officers"),
    "lo/law/definition.md": ("ນິຍາມ", "ນິຍາມ", "all"),
}
NAMES = {
    "xhtml": "http://www.w3.org/1999/xhtml",
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
}


@pytest.fixture(scope="module", params=["draft", "public"])
def built(request, root: Path, tmp_path_factory: pytest.TempPathFactory):
    """Return the site and whether it is a draft; one page of each kind, one not translated."""
    folder = tmp_path_factory.mktemp(request.param)
    for name in ("hooks", "overrides"):
        (folder / name).symlink_to(root / name)
    (folder / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text("utf-8"), "utf-8")
    (folder / "data").mkdir()
    (folder / "data/bodies.yml").write_text(BODIES, "utf-8")
    for name, (title, description, audience) in PAGES.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        body = "ຂໍ້ຄວາມ." if name.startswith("lo/") else "Text."
        text = FRONT.format(
            title=title, description=description, audience=audience, more=APPROVED, body=body
        )
        path.write_text(text, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "guidance", "site"],
        cwd=folder,
        env=os.environ | {"SITE_URL": HOST.rstrip("/"), "RELEASE": request.param},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site", request.param == "draft"


def head(site: Path, name: str) -> dict[str, list[str]]:
    """Return what the head of a page says, by name, property or relation."""
    page = html.fromstring((site / name).read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    out: dict[str, list[str]] = {"title": page.xpath("//head/title/text()")}
    for element in page.xpath("//head/meta[@content] | //head/link"):
        key = element.get("property") or element.get("name") or element.get("rel")
        language = element.get("hreflang")
        value = element.get("content") or element.get("href")
        out.setdefault(f"{key} {language}" if language else str(key), []).append(str(value))
    return out


def structured(site: Path, name: str) -> list[dict[str, object]]:
    page = html.fromstring((site / name).read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    blocks = page.xpath("//script[@type='application/ld+json']/text()")
    return [one for block in blocks for one in json.loads(block)["@graph"]]


def test_an_approval_counts_as_a_review_on_the_home_page(built):
    site, _ = built
    home = (site / "en/index.html").read_text("utf-8")
    assert "Latest review by an office: 1 January 2026" in home


def test_each_page_has_one_full_address_and_its_translations(built):
    site, _ = built
    for language, name in (("lo", "law/index.html"), ("en", "en/law/index.html")):
        found = head(site, name)
        assert found["canonical"] == found["og:url"] == [HOST + name]
        assert found["alternate lo"] == found["alternate x-default"] == [HOST + "law/index.html"]
        assert found["alternate en"] == [HOST + "en/law/index.html"]
        assert found["og:locale"] == [{"lo": "lo_LA", "en": "en_GB"}[language]]


def test_a_stand_in_points_to_the_page_it_stands_for(built):
    site, _ = built
    for name in ("law/definition.html", "en/law/definition.html"):
        found = head(site, name)
        assert found["canonical"] == [HOST + "law/definition.html"]
        assert not any(key.startswith("alternate ") and key != "alternate icon" for key in found)


def test_words_of_editors_cannot_break_out_of_the_head(built):
    site, _ = built
    found = head(site, "en/law/index.html")
    assert found["description"] == found["og:description"] == ['Laws "and" duties & rights']


def test_a_page_for_the_public_gives_nobody_away(built):
    site, _ = built
    for prefix in ("", "en/"):
        found = head(site, f"{prefix}help/index.html")
        assert "og:site_name" not in found
        for key in ("title", "og:title", "og:description", "og:image:alt"):
            (value,) = found[key]
            for word in (SECRET, "boss", "raffick", "ຄວາມລັບ", "ເລື່ອງລັບ", "ຄ້າມະນຸດ"):
                assert word not in value, key
        (picture,) = found["og:image"]
        assert "/assets/share/general-" in picture
        assert structured(site, f"{prefix}help/index.html") == []
        assert head(site, f"{prefix}index.html")["og:image"] == [picture]
    assert not list(site.glob("assets/share/help-*"))


@pytest.mark.skipif(not SHAPES, reason="FriBiDi is not on this machine")
def test_every_page_has_a_picture_that_is_there_and_as_large_as_it_says(built):
    site, draft = built
    names = [p.relative_to(site).as_posix() for p in site.rglob("*.html")]
    for name in set(names) - {"404.html", "new.html"}:
        found = head(site, name)
        (address,) = found["og:image"]
        assert address.startswith(HOST)
        size = (found["og:image:width"][0], found["og:image:height"][0])
        with Image.open(site / urlsplit(address).path.removeprefix("/guide/")) as picture:
            assert picture.format == "PNG"
            assert size == tuple(map(str, picture.size)) == ("1200", "630")
        (alt,) = found["og:image:alt"]
        assert ("Draft" in alt or "ສະບັບຮ່າງ" in alt) is draft
        assert found["twitter:card"] == ["summary_large_image"]
        assert ("robots" in found) is draft
    shown = {head(site, name)["og:image"][0] for name in ("law/index.html", "en/law/index.html")}
    assert len(shown) == 2


def test_search_engines_learn_the_site_and_the_way_to_a_page(built):
    site, _ = built
    (home,) = structured(site, "index.html")
    assert (home["@type"], home["url"]) == ("WebSite", HOST + "index.html")
    page, way = structured(site, "law/definition.html")
    assert page["@type"] == "WebPage"
    steps = way["itemListElement"]
    assert isinstance(steps, list)
    assert [step["item"] for step in steps] == [
        HOST + "index.html",
        HOST + "law/index.html",
        HOST + "law/definition.html",
    ]


def test_the_sitemap_lists_each_written_page_with_its_translations(built):
    site, _ = built
    content = (site / "sitemap.xml").read_bytes()
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == content
    urls = {
        url.findtext("map:loc", namespaces=NAMES): {
            one.get("hreflang"): one.get("href") for one in url.findall("xhtml:link", NAMES)
        }
        for url in etree.fromstring(content).findall("map:url", NAMES)
    }
    for name in PAGES:
        folder, _, path = name.removesuffix(".md").partition("/")
        assert HOST + ("en/" if folder == "en" else "") + path + ".html" in urls
    assert HOST + "en/law/definition.html" not in urls
    assert urls[HOST + "law/definition.html"] == {}
    for address, links in urls.items():
        assert set(links) in ({"lo", "en", "x-default"}, set())
        for language in set(links) - {"x-default"}:
            assert urls[links[language]] == links, (address, language)
    assert b"lastmod" not in content  # when a page changed is not known


def test_the_offline_copy_holds_no_pictures_for_networks(built):
    site, _ = built
    (archive,) = (site.parent / "dist").glob("*.zip")
    assert (site / "assets/share").is_dir()
    names = zipfile.ZipFile(archive).namelist()
    assert not [name for name in names if "assets/share" in name or "sitemap" in name]


def test_the_bill_of_materials_lies_beside_it(built):
    site, _ = built
    bill = json.loads((site.parent / "dist/guidance-lao-pdr.cdx.json").read_text("utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
