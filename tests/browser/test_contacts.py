"""Contacts in a real browser: the place finder, copying, and marks of age."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from guidance import catalogue as catalogues
from guidance.edition import Edition
from guidance.problems import Problems

NAMES = [
    ("hongsa", "#hongsa"),
    ("Muang Hôngsa", "#hongsa"),
    ("ຫົງສາ", "#hongsa"),
    ("ເມືອງຫົງສາ", "#hongsa"),
    ("0803", "#hongsa"),
    ("໐໘໐໓", "#hongsa"),
    ("hongsaa", "#hongsa"),
    ("ໄຊຊະຖານ", "#xaysathan"),
    ("ໄຊສະຖານ", "#xaysathan"),
    ("ຫລວງນໍ້າທາ", "luang-namtha.html"),
    ("sayabouri", "xayabouly.html"),
    ("Sainyabuli", "xayabouly.html"),
    ("ປາເຊ", "#pakse"),
]
SPELLINGS = """
luang-prabang.html: Luang Prabang, Louangphabang, Luangphrabang, ຫລວງພະບາງ, ຫຼວງພຣະບາງ
xayabouly.html: Sayaboury, Xaignabouli, Sayabouly, ໄຊຍະບຸລີ, ໄຊຍະບູຣີ
#houayxay: Huay Xai, Houei Sai, Huoixai, ຫ້ວຍຊາຍ, ຫວ້ຍຊາຍ, ຫ້ວຍຊາຽ
champasak.html: Champassak, Champasack, ຈໍາປາສັກ
#pakse: Pakxe, ປາກເຊ
savannakhet.html: Savanakhet, ສະຫວັນນະເຂດ, ສວັນນະເຂດ, ສະຫວັນນະເຂຕ
oudomxay.html: Oudomxai, Udomxay, ອຸດົມໄຊຍ໌
phongsaly.html: Phongsali, ພົງສາລີ
houaphanh.html: Hua Phan, Houaphan
#xam-neua: Sam Neua, Xam Nua, ຊໍາເຫນືອ
sekong.html: Xekong, ເຊກອງ
khammouane.html: Khammouan, ຄຳມ່ວນ
#thakhek: Tha Khaek, ທ່າແຂກ
#vangvieng: Vang Vieng, Vangviang, ວັງວຽງ
bolikhamxay.html: Borikhamxay, Bolikhamsai, ບໍຣິຄໍາໄຊ
salavan.html: Saravane, ສາຣະວັນ
#paklay: Paklai
#kenethao: Kenthao, ແກ່ນທ້າວ
#tonpheung: Ton Phueng
"""
"""Romanisations in use, old letters and old spellings, by where they lead."""


def test_the_finder_knows_romanisations_and_old_spellings(browser: Browser, offline: Path) -> None:
    page = browser.new_page()
    page.goto((offline / "contacts/index.html").as_uri())
    field = page.locator(".place-finder input")
    first = page.locator(".place-finder-results a").first
    missed = []
    for line in SPELLINGS.strip().splitlines():
        end, _, names = line.partition(": ")
        for name in names.split(", "):
            field.fill(name)
            if not first.count() or not (first.get_attribute("href") or "").endswith(end):
                missed.append(name)
    page.close()
    assert missed == []


def test_the_finder_lands_on_any_spelling(page: Page, home: str) -> None:
    page.goto(f"{home}contacts/index.html")
    field = page.locator(".place-finder input")
    for typed, end in NAMES:
        field.fill(typed)
        first = page.locator(".place-finder-results a").first
        assert (first.get_attribute("href") or "").endswith(end), typed
    field.fill("hongsa")
    field.press("Enter")
    expect(page).to_have_url(f"{home}contacts/provinces/xayabouly.html#hongsa")
    expect(page.locator("#hongsa")).to_be_in_viewport()


def test_a_place_that_does_not_exist_is_said_to_be_missing(page: Page, home: str) -> None:
    page.goto(f"{home}en/contacts/index.html")
    page.locator(".place-finder input").fill("atlantis")
    expect(page.locator(".place-finder-status")).to_have_text(
        "No place found. Choose from the list below."
    )


def test_without_script_the_lists_lead_to_every_district(browser: Browser, offline: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto((offline / "contacts/index.html").as_uri())
    assert opened.locator(".place-finder li a").count() == 18
    expect(opened.locator(".place-finder input")).to_be_hidden()
    expect(opened.locator(".contact-copy").first).to_be_hidden()
    opened.locator(".place-finder li a").nth(7).click()
    opened.locator('.place-toc a[href$="#hongsa"]').click()
    expect(opened.locator("#hongsa")).to_be_in_viewport()
    context.close()


def test_a_number_is_copied(page: Page, home: str) -> None:
    page.goto(f"{home}en/contacts/index.html")
    button = page.locator("#la-lwu-1362 .contact-copy")
    expect(button).to_be_visible()
    button.click()
    expect(button).to_have_text("Copied")


PRINTED = """() => {
  document.querySelectorAll(".ref-unprinted").forEach((link) => link.remove());
  return document.querySelector("main").innerText;
}"""


def test_no_number_that_is_not_confirmed_goes_onto_paper(
    browser: Browser, site: Path, root: Path
) -> None:
    loaded = catalogues.load(root / "data", root / "docs", root, Edition(), Problems())
    unconfirmed = {
        re.sub(r"\D", "", channel.number).removeprefix("856")
        for office in loaded.contacts.offices
        for channel in office.channels
        if channel.kind in {"short_code", "phone"} and not channel.confirmed
    }
    assert {"1362", "1191"} <= unconfirmed
    page = browser.new_page()
    for name in ("index", "neighbours", "needs", "bodies", "provinces/xayabouly"):
        page.goto((site / f"en/contacts/{name}.html").as_uri())
        page.emulate_media(media="screen")
        seen = _digits(page.locator("main").inner_text())
        page.emulate_media(media="print")
        printed = _digits(page.evaluate(PRINTED))
        assert any(one in seen for one in unconfirmed), name
        assert [one for one in unconfirmed if one in printed] == [], name
    page.close()


def _digits(text: str) -> list[str]:
    """Return the numbers in a text, each without its spaces and the country's code."""
    joined = re.sub(r"(?<=\d)[ -](?=\d)", "", text)
    return [number.removeprefix("856") for number in re.findall(r"\d+", joined)]


def test_the_number_is_the_biggest_thing_on_its_card(page: Page, home: str) -> None:
    page.goto(f"{home}contacts/index.html")
    sizes = page.locator("#la-lwu-1362").evaluate(
        """card => {
          const size = e => parseFloat(getComputedStyle(e).fontSize);
          const rest = [...card.querySelectorAll("*")].filter(e => !e.closest(".contact-number"));
          return [size(card.querySelector(".contact-number")), Math.max(...rest.map(size))];
        }"""
    )
    assert sizes[0] > 1.4 * sizes[1]


@pytest.mark.parametrize(
    ("today", "old"),
    [("2026-11-23", False), ("2027-02-28", False), ("2027-03-02", True)],
)
def test_the_browser_marks_what_was_confirmed_too_long_ago(
    browser: Browser, root: Path, tmp_path: Path, today: str, old: bool
) -> None:
    script = (root / "overrides/assets/js/contacts.js").as_uri()
    file = tmp_path / "card.html"
    card = '<p data-verified="{}" data-months="6">Yes <b class="contact-old" hidden>old</b></p>'
    cards = card.format("2026-08-31") + card.format("nonsense")
    file.write_text(
        f'<!doctype html><meta charset="utf-8"><title>x</title>{cards}'
        f'<script src="{script}"></script>',
        "utf-8",
    )
    context = browser.new_context()
    opened = context.new_page()
    opened.clock.set_fixed_time(datetime.fromisoformat(f"{today}T12:00:00+00:00"))
    opened.goto(file.as_uri())
    marks = opened.locator(".contact-old")
    assert marks.nth(0).is_visible() is old
    assert marks.nth(1).is_visible()  # a date that cannot be read is never taken for fresh
    context.close()
