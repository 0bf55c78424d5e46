"""The search's own scripts in a real browser: same tokens as Python, and no bad input harms."""

from __future__ import annotations

import functools
import http.server
import json
import os
import random
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from guidance.search.analyze import fold, keys
from guidance.search.build import write_index
from guidance.search.lao import collation_key
from guidance.search.models import Keyword, Section, Term
from guidance.search.worker import plain

VECTORS = Path(__file__).parents[1] / "vectors"
LAO = "".join(map(chr, range(0x0E80, 0x0EE0)))
OTHER = " \u200b\n.,-'’aeiouBCDđĐéạ019กขé中文кλ🙂\u0301\u00ad\u202e<>&\"\\/"
LETTERS = "".join(chr(c) for c in range(0x0E81, 0x0EBE))


def corpus(root: Path) -> list[str]:
    lines = [
        line
        for file in sorted((root / "docs").rglob("*.md"))
        for line in file.read_text("utf-8").splitlines()
    ]
    rng = random.Random(3)
    for alphabet in (LAO, LETTERS, LETTERS + OTHER, LAO + OTHER):
        for _ in range(25_000):
            lines.append("".join(rng.choices(alphabet, k=rng.randint(1, 24))))
    return lines


@pytest.fixture(scope="module")
def tab(browser: Browser):
    page = browser.new_page()
    page.goto("about:blank")
    scripts = plain("analyzer.js", "engine.js")
    page.evaluate(f"() => {{ {scripts}; self.a = analyzer; self.e = engine(async () => null) }}")
    yield page
    page.close()


def test_browser_and_build_cut_the_same_tokens(tab, root: Path):
    lines = corpus(root)
    assert len(lines) > 100_000
    differing = []
    for start in range(0, len(lines), 20_000):
        part = lines[start : start + 20_000]
        theirs = tab.evaluate(
            "lines => lines.map(line => a.tokens(line).map(([key]) => key + '\\t' + a.fold(key)))",
            part,
        )
        differing += [
            (line, cut)
            for line, cut in zip(part, theirs, strict=True)
            if cut != [f"{key}\t{fold(key)}" for key in keys(line)]
        ]
    assert differing == []


def test_vectors_hold_in_the_browser(tab):
    analyze = json.loads((VECTORS / "analyze.json").read_text("utf-8"))
    for case in analyze["keys"]:
        cut = tab.evaluate("text => a.tokens(text).map(([key]) => key)", case["text"])
        assert cut == case["keys"]
    encode = json.loads((VECTORS / "encode.json").read_text("utf-8"))
    assert tab.evaluate("text => e.numbers(text)", encode["text"]) == encode["numbers"]
    assert tab.evaluate("t => [...e.places(t)]", encode["places_text"]) == encode["places"]


def test_lao_order_is_that_of_the_browser(tab):
    words = (VECTORS.parents[1] / "data/search/bench-lo.tsv").read_text("utf-8").split("\n")
    words = [word.split("\t")[0] for word in words[:600] if word]
    theirs = tab.evaluate("words => words.sort(new Intl.Collator('lo').compare)", list(words))
    ours = sorted(words, key=collation_key)
    moved = [word for word, other in zip(ours, theirs, strict=True) if word != other]
    assert len(moved) < len(words) * 0.02, moved[:10]


# --- a small site of our own, with and without a server ---

TEXT = "ກົດໝາຍວ່າດ້ວຍການຕ້ານການຄ້າມະນຸດ. ໂທສາຍດ່ວນ 1362 ຫຼື 021 612 223.\nຜູ້ຖືກເຄາະຮ້າຍ <b>&amp;"
PAGE = """<!doctype html><html lang="{lang}"><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self';
 connect-src 'self'; worker-src 'self'"><title>x</title><body>
<input data-md-component="search-query"><div class="md-search-result__meta"></div>
<main data-md-component="content"><p>ການຄ້າມະນຸດ ແລະ ກໍາມະການ</p><p>ກຳມະກອນ</p></main>
<script id="__config" type="application/json">{{"base": "{base}", "search": "search/worker.js",
 "scripts": ["{base}search/shim.js", "{base}bundle.js"],
 "search_strings": {{"search.one": "1", "search.many": "{{count}}", "search.similar": "~",
 "search.mean": "?", "search.twin": "en", "search.broken": "!"}}}}</script>
<script src="{base}search/shim.js"></script><script src="{base}search/highlight.js"></script>
"""
CLIENT = """
self.answers = []
self.client = new Worker("ignored")
self.client.addEventListener("message", event => self.answers.push(event.data))
"""
"""What Material's script does: it is loaded by ours."""
READY = """
() => new Promise((resolve, reject) => {
  setTimeout(reject, 10000, new Error("Material's script was never loaded"))
  const look = () => (self.client ? resolve() : setTimeout(look, 20))
  look()
})
"""
ASK = """
text => new Promise((resolve, reject) => {
  setTimeout(reject, 10000, new Error("no answer within ten seconds"))
  let settled
  const done = event => {
    const { type, data } = event.data
    if (type !== 3 || (data.guidance || {}).partial) return
    clearTimeout(settled)
    settled = setTimeout(() => {
      self.client.removeEventListener("message", done)
      resolve(data)
    }, 150)
  }
  self.client.addEventListener("message", done)
  self.client.postMessage({ type: 2, data: text })
})
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("ສະ ບາຍດີ")
    sections = []
    for i in range(40):
        lo, en = f"p{i}.html", f"en/p{i}.html"
        sections += [
            Section("lo", lo, f"ໜ້າ {i}", f"ໜ້າ {i}", f"ບົດທີ {i} ການສຶກສາ {TEXT}", twin=en),
            Section("lo", f"{lo}#b", "ພາກສ່ວນ", f"ໜ້າ {i}", "ຂໍ້ຄວາມ " * 60, twin=f"{en}#b"),
            Section("en", en, f"Page {i}", f"Page {i}", f"Trafficking victims {i}", twin=lo),
            Section(
                "en", f"{en}#b", "Part", f"Page {i}", "Protection of witnesses", twin=f"{lo}#b"
            ),
        ]
    sections += [
        Section("lo", "empty.html", "", "", ""),
        Section("lo", "title2.html", "ພະຍານເດັກ", "ພະຍານເດັກ", "ຂໍ້ຄວາມ " * 30),
        Section("lo", "passing.html", "ອື່ນ", "ອື່ນ", "ພະຍານ ຂອງ ເດັກ ຢູ່ບ້ານ " * 3),
        Section("lo", "title.html", "ຫົວຂໍ້ຢ່າງດຽວ", "ຫົວຂໍ້ຢ່າງດຽວ", ""),
        Section(
            "lo", "broken.html", "<b", "<b", "<img src=x onerror=alert(1)> ປອມແປງ </p><script>"
        ),
    ]
    names = [
        Keyword("lo", "p7.html", ("LWU", "ສະຫະພັນແມ່ຍິງ", "1362")),
        Keyword("lo", "p8.html", ("Tonpheung",)),
    ]
    write_index(sections, out, names, [Term("ພະຍານ", "witness", ("ສັກຂີພະຍານ",))])
    (out / "bundle.js").write_text(CLIENT, "utf-8")
    (out / "index.html").write_text(PAGE.format(lang="lo", base=""), "utf-8")
    (out / "en").mkdir()
    (out / "en/index.html").write_text(PAGE.format(lang="en", base="../"), "utf-8")
    return out


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(folder: Path):
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


class Tab:
    """An open page with the engine behind it."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.page = browser.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", lambda dialog: self.errors.append("a script ran"))
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        self.page.goto(url)
        self.page.evaluate(READY)

    def ask(self, text: str):
        return self.page.evaluate(ASK, text)

    def found(self, text: str) -> list[str]:
        return [g[0]["location"].split("?")[0] for g in self.ask(text)["items"]]


@pytest.fixture(params=["http", "file"])
def home(request, address: str, folder: Path) -> str:
    return address if request.param == "http" else folder.as_uri() + "/"


@pytest.fixture
def lao(browser: Browser, home: str):
    tab = Tab(browser, f"{home}index.html")
    yield tab
    tab.page.close()
    assert tab.errors == []


QUERIES = ("ການຄ້າມະນຸດ", "ສຶກສາ 7", "ສືກສາ", "1362", "021612223", "LWU", "ຄ້າມ", "witness")


def test_server_and_disk_give_the_same_answers(browser: Browser, address: str, folder: Path):
    tabs = [Tab(browser, f"{home}index.html") for home in (address, folder.as_uri() + "/")]
    for query in QUERIES:
        first, second = (tab.ask(query) for tab in tabs)
        assert first == second
        assert first["items"], query
    for tab in tabs:
        tab.page.close()


def test_hits_twins_and_marks(lao):
    answer = lao.ask("ກົດຫມາຍ")
    group, twin = answer["items"][:2]
    assert "<mark>ກົດໝາຍ</mark>" in group[0]["text"]
    assert "&lt;b&gt;" in group[0]["text"] or "<b>" not in group[0]["text"]
    assert twin[0]["location"].startswith("en/p")
    assert answer["guidance"]["total"] >= 40


def test_names_and_joined_numbers_lead_to_their_page(lao):
    assert lao.found("lwu")[0] == "p7.html"
    assert lao.found("021612223")


def test_a_number_leads_to_its_owner_before_pages_that_repeat_it(lao):
    found = lao.found("1362")
    assert found[0] == "p7.html"
    assert len(found) > 9


def test_a_slip_is_answered_and_mended(lao):
    answer = lao.ask("ສືກສາ")
    assert answer["items"]
    assert answer["guidance"]["suggestion"] == "ສຶກສາ"
    assert not answer["guidance"]["similar"]


def test_something_like_it_is_called_similar(lao):
    answer = lao.ask("ຫົວຂໍ້ຢ່ງດຽວ")
    assert answer["items"][0][0]["location"].startswith("title.html")
    assert answer["guidance"]["similar"]


def test_english_on_a_lao_page_leads_to_the_lao_twin(lao):
    found = lao.found("trafficking 12")
    assert found[0] == "p12.html"
    assert found[1] == "en/p12.html"


@pytest.mark.parametrize(
    "query",
    [
        "ກ" * 10_000,
        "ການ" * 4000,
        "\x00\x01\x1f",
        "່້ຳ",
        '+ - ~ ^ : * "',
        "title:ການ^10 -ຄ້າ ~2",
        "(.*)+[a-z",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "ການabcคน中文",
        "໑໓໖໒",
        "🙂👩‍👩‍👧 ການ",
        "constructor",
        "__proto__",
        "\ud800",
        "",
        " ",
    ],
    ids=range(17),
)
def test_any_query_is_answered(lao, query):
    answer = lao.ask(query)
    assert not (answer.get("guidance") or {}).get("broken")
    for group in answer["items"]:
        for item in group:
            for html in (item["title"], item["text"]):
                bare = html.replace("<mark>", "").replace("</mark>", "")
                assert "<" not in bare


def test_lao_digits_find_western_ones(lao):
    assert lao.found("໑໓໖໒") == lao.found("1362")


def test_thai_letters_find_the_lao_word(lao):
    assert lao.found("สายด่วน ๑๓๖๒") == lao.found("ສາຍດ່ວນ 1362") != []


def test_a_name_is_found_in_one_word_and_in_two(lao):
    assert lao.found("ton pheung")[0] == "p8.html"
    assert lao.found("tonpheung")[0] == "p8.html"


def test_a_slip_in_a_word_with_another_stem_is_found(lao):
    assert set(lao.found("protecton")) & set(lao.found("protection"))


def test_the_page_of_that_title_comes_before_pages_that_name_it_in_passing(lao):
    assert lao.found("ພະຍານເດັກ ຢູ່ບ້ານ")[0] == "title2.html"


def test_markup_in_a_page_is_shown_as_text(lao):
    (item,) = [g[0] for g in lao.ask("ປອມແປງ")["items"] if "broken" in g[0]["location"]]
    assert "&#60;img" in item["text"]


LOADING = ("Failed to load resource", "ERR_FILE_NOT_FOUND")
"""What a browser itself says of a missing file."""


@pytest.mark.parametrize(
    "start", ["index.html", "index.html?q=ການຄ້າມະນຸດ"], ids=["later", "at once"]
)
@pytest.mark.parametrize("damage", ["gone", "cut", "other"])
@pytest.mark.parametrize("name", ["lo-p0", "lo-t0", "lo", "terms", "worker"])
def test_a_damaged_index_still_answers(browser, folder, home, name, damage, start):
    file = folder / "search" / f"{name}.js"
    whole = file.read_bytes()
    try:
        if damage == "gone":
            file.unlink()
        elif damage == "cut":
            file.write_bytes(whole[: len(whole) // 2])
        else:
            file.write_text(f'guidanceSearch("{name}","old","x")\n')
        if file.exists():  # a server tells versions apart by whole seconds
            os.utime(file, (1_000_000_000, 1_000_000_000))
        tab = Tab(browser, f"{home}{start}")
        answer = tab.ask("ການຄ້າມະນຸດ")
        if name in ("lo", "worker"):
            assert answer["guidance"]["broken"]
        if name == "terms":
            assert answer["items"]
    finally:
        file.write_bytes(whole)
    assert tab.found("ການສຶກສາ 7"), "the next query tries again"
    tab.page.close()
    assert [e for e in tab.errors if not any(word in e for word in LOADING)] == []


@pytest.mark.parametrize("name", ["lo", "worker"])
def test_a_stalled_line_is_told_and_a_late_file_is_used(browser, address, name):
    context = browser.new_context()
    page = context.new_page()
    page.clock.install()
    held = []
    context.route(f"**/search/{name}.js*", lambda route: held.append(route))

    def wait_for(answer: str) -> None:
        expression = f"(self.answers || []).filter(({{ type }}) => type === 3).some({answer})"
        for _ in range(100):
            if page.evaluate(expression):
                return
            page.clock.run_for(250)
            page.wait_for_timeout(50)
        raise AssertionError("no answer in time")

    page.goto(f"{address}index.html?q=ການຄ້າມະນຸດ")
    page.clock.run_for(5_000)
    wait_for("({ data }) => data.guidance.broken")
    for route in held:
        route.continue_()
    wait_for("({ data }) => data.items.length > 0")
    context.close()


def test_queries_in_a_hurry_end_with_the_answer_to_the_last(lao):
    lao.page.evaluate(
        "texts => texts.forEach(data => client.postMessage({ type: 2, data }))",
        ["ກ", "ກາ", "ການ", "ການຄ", "ການຄ້າ", "ການຄ້າມະນຸດ", "", "LWU"],
    )
    assert lao.found("LWU")[0] == "p7.html"


def test_the_same_query_asked_again_is_answered_again(lao):
    assert lao.found("LWU") == lao.found("LWU")


def test_the_opened_page_marks_what_was_asked_in_any_spelling(browser, home):
    page = browser.new_page()
    page.goto(f"{home}index.html?h=ກຳມະການ")
    assert page.locator("mark[data-md-highlight]").all_inner_texts() == ["ກໍາມະການ"]
    page.close()


def test_nothing_is_asked_of_the_index_before_a_query(browser, address):
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{address}index.html")
    page.wait_for_timeout(300)
    assert not [name for name in asked if "-p" in name or "-t" in name]
    page.close()
