"""Questions that officers ask, answered from the home page in at most three taps on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

DO_NOW = ".admonition.do-now"
LINES = "a[href$='#la-lwu-1362']"
OFFICERS = ("officers/index.html", DO_NOW)

QUESTIONS = {
    "A girl of 16 says she works in a karaoke bar. Whom do I call, and what must I not do?": [
        ("officers/index.html", f"{DO_NOW} {LINES}"),
        ("officers/police.html", DO_NOW),
        ("identification/interview-child.html", f"{DO_NOW} {LINES}"),
    ],
    "Five women with one broker who holds their passports stand at my border gate. What now?": [
        OFFICERS,
        ("officers/border.html", DO_NOW),
    ],
    "The village head may be part of it. To whom do I report?": [
        OFFICERS,
        ("officers/village.html", "#another-way"),
    ],
    "A patient is afraid of the man who brought her. May I ask, and in front of whom?": [
        OFFICERS,
        ("officers/health.html", DO_NOW),
    ],
    "Whom can I reach in Hongsa district today?": [
        ("contacts/provinces/xayabouly.html", ".place-toc"),
        ("contacts/provinces/xayabouly.html#hongsa", "#hongsa"),
    ],
    "What do I write when I hand the case on, and to which office?": [
        OFFICERS,
        ("protection/referral.html", "article table"),
        ("coordination/referral-note.html", "h2"),
    ],
    "He crossed the border without papers. May I promise that he will not be punished?": [
        OFFICERS,
        ("officers/court.html", DO_NOW),
        ("identification/non-punishment.html", ".admonition.confirm"),
    ],
    "A Lao citizen asks for help at our consulate. How does she come home?": [
        OFFICERS,
        ("officers/consular.html", DO_NOW),
        ("protection/return.html", "h1"),
    ],
    "Which agreement lets us work with Viet Nam?": [
        OFFICERS,
        ("officers/foreign-affairs.html", DO_NOW),
        ("law/treaties/index.html", "a[href='viet-nam-trafficking-2010.html']"),
    ],
    "My son is held in a scam centre in Myanmar. Where do I turn?": [
        ("help/index.html", "h1"),
        ("help/abroad.html", "h1"),
        ("help/myanmar.html", "a[href*='contacts/bodies.html']"),
    ],
}


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("question", list(QUESTIONS))
def test_the_answer_is_three_taps_away(
    browser: Browser, offline: Path, question: str, language: str
):
    taps = QUESTIONS[question]
    assert len(taps) <= 3
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto((offline / language / "index.html").as_uri())
        for address, answer in taps:
            # As written from another folder, from the same folder, and on the same page.
            hrefs = [f"[href$='{address}']"]
            if not address.endswith("index.html"):
                hrefs.append(f"[href='{address.rpartition('/')[2]}']")
            if "#" in address:
                hrefs.append(f"[href='#{address.partition('#')[2]}']")
            links = page.locator(", ".join(f"main a{href}" for href in hrefs))
            links.locator("visible=true").first.click()
            expect(page).to_have_url(f"{(offline / language).as_uri()}/{address}")
            expect(page.locator(f"main {answer}").first).to_be_visible()
