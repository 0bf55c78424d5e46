"""The built site as files: languages, ids, links, numbers, nothing from elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from guidance import catalogue as catalogues
from guidance.edition import Edition
from guidance.problems import Problems

pytestmark = pytest.mark.site
LANGUAGES = ("lo", "en")
BARE = {"404.html", "new.html"}
BY_LETTER = {"about/all-pages.html", "law/glossary.html"}
FOREIGN = re.compile(r"(?:https?:)?//(?!www\.w3\.org/)[a-z0-9.-]+\.[a-z]{2,}", re.I)


@cache
def tree(path: Path):
    parser = html.HTMLParser(encoding="utf-8")
    return html.fromstring(path.read_bytes(), parser=parser)


def pages(site: Path) -> dict[str, Path]:
    found = {p.relative_to(site).as_posix(): p for p in sorted(site.rglob("*.html"))}
    return {name: path for name, path in found.items() if name not in BARE}


@pytest.fixture(scope="module")
def catalogue(root):
    problems = Problems()
    loaded = catalogues.load(root / "data", root / "docs", root, Edition(), problems)
    assert problems.errors == []
    return loaded


def test_both_languages_have_the_same_pages(site):
    names = set(pages(site))
    lao = {name for name in names if not name.startswith("en/")}
    english = {name.removeprefix("en/") for name in names if name.startswith("en/")}
    assert lao == english
    assert len(lao) > 100


def test_every_page_says_its_language(site):
    for name, path in pages(site).items():
        assert tree(path).get("lang") == ("en" if name.startswith("en/") else "lo"), name


def test_every_page_has_one_heading_of_first_rank_a_title_and_a_description(site):
    for name, path in pages(site).items():
        page = tree(path)
        assert len(page.xpath("//h1")) == 1, name
        assert page.xpath("string(//title)").strip(), name
        assert page.xpath("//meta[@name='description']/@content"), name


def test_no_two_pages_have_the_same_title_or_description(site):
    for what in ("string(//title)", "string(//meta[@name='description']/@content)"):
        names: dict[str, list[str]] = {}
        for name, path in pages(site).items():
            names.setdefault(tree(path).xpath(what), []).append(name)
        assert [found for found in names.values() if len(found) > 1] == [], what
        assert min(map(len, names)) >= 5, what


def test_nothing_full_is_said_while_the_address_is_not_known(site):
    for name, path in pages(site).items():
        found = tree(path).xpath(
            "//link[@rel='canonical']/@href | //link[@hreflang]/@href[contains(., '//')]"
            " | //meta[starts-with(@property, 'og:')]/@content[contains(., '//')]"
        )
        assert found == [], name
    assert not (site / "sitemap.xml").exists()
    assert not (site / "assets/share").exists()


def test_a_draft_says_so_on_every_page_and_to_machines(site):
    for name, path in pages(site).items():
        page = tree(path)
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"], name
        assert page.xpath("//*[@class='draft']"), name


def test_ids_are_unique_and_heading_ids_equal_in_both_languages(site):
    for name, path in pages(site).items():
        counts = Counter(tree(path).xpath("//*/@id"))
        assert [i for i, n in counts.items() if n > 1] == [], name
        if name.startswith("en/") or name in BY_LETTER:
            continue
        ids = [tree(p).xpath("//main//h2/@id | //main//h3/@id") for p in (path, site / "en" / name)]
        assert ids[0] == ids[1], name
        assert all(re.fullmatch(r"[a-z0-9][a-z0-9._-]*", i) for i in ids[0]), name


def test_the_language_switch_keeps_the_page_and_alternates_go_both_ways(site):
    for name, path in pages(site).items():
        page = tree(path)
        found = {
            link.get("hreflang"): target(site, path, link.get("href"))[0]
            for link in page.xpath("//link[@rel='alternate' and @hreflang]")
        }
        plain = name.removeprefix("en/")
        assert found["lo"] == site / plain, name
        assert found["en"] == site / "en" / plain, name
        other = "lo" if name.startswith("en/") else "en"
        (switch,) = page.xpath(f"//header//a[@hreflang='{other}']/@href")
        assert target(site, path, switch)[0] == found[other], name


def target(site: Path, page: Path, href: str) -> tuple[Path, str]:
    parts = urlsplit(href)
    path = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    return path, unquote(parts.fragment)


def test_every_internal_link_leads_to_a_page_and_an_id(site):
    broken = []
    for name, path in pages(site).items():
        for href in set(tree(path).xpath("//a/@href")):
            if urlsplit(href).scheme:
                continue
            goal, fragment = target(site, path, href)
            if not goal.is_file() or (
                fragment
                and goal.suffix == ".html"
                and not tree(goal).xpath("//*[@id=$i]", i=fragment)
            ):
                broken.append((name, href))
    assert broken == []


def test_internal_links_open_without_a_server(site):
    for name, path in pages(site).items():
        for href in tree(path).xpath("//a/@href"):
            parts = urlsplit(href)
            if not parts.scheme:
                assert not parts.path.endswith("/") and not parts.path.startswith("/"), (name, href)


def test_nothing_is_loaded_from_elsewhere(site):
    for path in [*site.rglob("*.css"), *site.rglob("*.js")]:
        text = path.read_text("utf-8")
        if path.suffix == ".css":
            assert not re.search(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//", text), path
        elif path.name.startswith("bundle."):
            continue  # Material's own script; the browser tests watch what it asks for
        elif "/search/" not in path.as_posix() or path.name in {"worker.js"}:
            assert not FOREIGN.search(re.sub(r"/\*.*?\*/", "", text, flags=re.S)), path
    for name, path in pages(site).items():
        loaded = tree(path).xpath(
            "//script/@src | //link[@rel='stylesheet' or @rel='preload' or contains(@rel,'icon')]"
            "/@href | //img/@src | //iframe/@src"
        )
        assert [a for a in loaded if urlsplit(a).netloc] == [], name
        assert not tree(path).xpath("//form/@action[starts-with(., 'http')]"), name


def test_nothing_is_written_inline(site):
    for name, path in pages(site).items():
        page = tree(path)
        assert page.xpath("//@style") == [], name
        assert page.xpath("//style") == [], name
        assert page.xpath("//@*[starts-with(name(), 'on')]") == [], name
        scripts = page.xpath("//script[not(@src)]/@type")
        assert set(scripts) <= {"application/json", "application/ld+json"}, name


def numbers(catalogue):
    """Every telephone number of the fact base with its office; written without the rules' code."""
    for office in catalogue.contacts.offices:
        for channel in office.channels:
            if channel.kind in {"short_code", "phone"}:
                yield office, channel


def test_only_numbers_that_may_be_called_are_links(site, catalogue):
    may_be_called = {
        channel.tel
        for office, channel in numbers(catalogue)
        if office.publish_of(channel) == "after_test" and office.confidence_of(channel) == "high"
    }
    found = set()
    for path in pages(site).values():
        found |= set(tree(path).xpath("//a/@href[starts-with(., 'tel:')]"))
    assert found == may_be_called
    assert "tel:1362" in found and "tel:1191" in found


def test_numbers_that_must_not_be_published_are_nowhere(site, catalogue):
    shown, hidden = set(), set()
    for office, channel in numbers(catalogue):
        allowed = office.publish_of(channel) == "after_test" and office.confidence_of(channel) in {
            "high",
            "medium",
        }
        (shown if allowed else hidden).add(channel.number.removeprefix("+856"))
    hidden = {number for number in hidden - shown if len(number) > 3}  # 156 is a count elsewhere
    assert hidden
    for path in [*site.rglob("*.html"), *site.rglob("search/*.js")]:
        text = re.sub(r"(?<=\d)[ -](?=\d)", "", path.read_text("utf-8"))
        text = re.sub(r'"sections":\d+,', "", text)  # a count of the index, not of its text
        for number in hidden:
            assert not re.search(rf"(?<!\d){re.escape(number)}(?!\d)", text), (path, number)


def test_no_page_grows_with_the_number_of_pages(site):
    counts = [len(tree(p).xpath("//nav//a")) for p in pages(site).values()]
    assert max(counts) < 120


def test_no_english_is_left_in_the_lao_shell(site, catalogue):
    shell = "//header//text() | //footer//text() | //nav//text()"
    allowed = {"English", "GeoNames", "ACTIP", "COMMIT", "ASEAN", "IOM", "ILO", "III", "Windows"}
    for _, district in catalogue.places.districts:
        if district.name.lo_confidence == "low":  # shown by its English name until confirmed
            allowed |= set(re.findall(r"[A-Za-z]{3,}", district.name.en))
    words = {
        word
        for name, path in pages(site).items()
        if not name.startswith("en/")
        for text in tree(path).xpath(shell)
        for word in re.findall(r"[A-Za-z]{3,}", text)
    }
    assert words <= allowed, words - allowed


def test_the_search_stub_is_small_and_both_languages_are_indexed(site):
    assert (site / "search/search_index.json").stat().st_size < 1000
    for language in LANGUAGES:
        assert (site / f"search/{language}.js").stat().st_size > 10_000


def test_the_sitemap_lists_no_page_of_the_editors(site):
    assert not list(site.rglob("*editors-report*"))
    assert not (site / "build").exists()


PUBLIC = re.compile(r"(en/)?(index\.html|(help|learn|contacts|about|overview)/.+)|404\.html")


def test_the_way_out_stands_where_the_public_reads(site):
    names = [p.relative_to(site).as_posix() for p in site.rglob("*.html")]
    public = [name for name in names if PUBLIC.fullmatch(name)]
    assert len(public) > 100
    for name in public:
        (way_out,) = tree(site / name).xpath("//a[@data-leave]/@href")
        assert target(site, site / name, way_out.removeprefix("/"))[0] == site / "new.html", name


def test_no_tab_of_the_public_names_the_subject_of_the_site(site):
    for name, path in pages(site).items():
        page = tree(path)
        if page.xpath("//a[@data-leave]"):
            (brand,) = page.xpath("//p[@class='foot__name']/text()") or [None]
            assert not brand or brand not in page.xpath("string(//title)"), name


def test_icons_of_the_frame_are_small_and_silent_without_styles(site):
    for name, path in pages(site).items():
        for icon in tree(path).xpath("//header//svg | //nav//svg | //aside//svg"):
            assert int(icon.get("width")) <= 32, name
            assert icon.get("aria-hidden") == "true", name


def test_foreign_words_say_their_language(site):
    """Names of sources are English, other spellings in the glossary are Lao (WCAG 3.1.2)."""
    sources = tree(site / "about/sources.html").xpath("//main//li/a[@id]/@lang")
    assert set(sources) == {"en"}
    assert len(sources) == len(tree(site / "about/sources.html").xpath("//main//li/a[@id]"))
    lao = re.compile("[\u0e80-\u0eff]")
    for text in tree(site / "en/law/glossary.html").xpath("//main//dd//text()"):
        if lao.search(text):
            (language, *_) = text.getparent().xpath("ancestor-or-self::*/@lang")[::-1]
            assert language == "lo", text
