"""What a reader is told on a page of which a part is behind its other language."""

from __future__ import annotations

from collections.abc import Sequence

from guidance.checks.drift import Drift, State
from guidance.checks.markdown import INTRO, heading_texts
from guidance.registers.pages import Page
from guidance.registers.ui import UiStrings
from guidance.views.words import date_text


def stale_notice(page: Page, drifts: Sequence[Drift], ui: UiStrings) -> str:
    """Return a Markdown callout with the day and the sections; empty when the page is in step."""
    own = [d for d in drifts if d.page.file == page.file and d.state is State.STALE]
    if not own:
        return ""
    day = date_text(min(d.since for d in own), page.language)
    title = ui.text("checks.stale_title", page.language)
    text = ui.text(f"checks.stale_{page.language.other}", page.language, date=day)
    headings = heading_texts(page.body)
    items = "\n".join(
        f"    - {ui.text('checks.stale_intro', page.language)}"
        if drift.section == INTRO
        else f"    - [{headings.get(drift.section, drift.section)}](#{drift.section})"
        for drift in own
    )
    return f'!!! warning "{title}"\n\n    {text}\n\n{items}\n\n'
