"""Texts in third languages and recordings: which may be shown, and why the others wait."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from guidance.checks import drift
from guidance.checks.markdown import scan
from guidance.checks.terms import phones
from guidance.models.base import Language
from guidance.problems import Problem, Problems, Severity
from guidance.registers.pages import Page
from guidance.registers.recordings import RecordingRegister
from guidance.registers.texts import Text


class Wait(StrEnum):
    """Why a text is not shown."""

    REVIEW = "No office has reviewed this text, so it is not shown."
    RECORD = "The text does not record the Lao page that was reviewed, so it is not shown."
    CHANGED = "This text or its Lao page changed after the review, so the text is not shown."


_FIX = {
    Wait.REVIEW: "The ministry reads it and sets `reviewed_by` and `reviewed_on`.",
    Wait.RECORD: "Run `guidance drift --accept {file}` once both say the same.",
    Wait.CHANGED: "Bring it up to date, have it reviewed again, then run "
    "`guidance drift --accept {file}`.",
}


def lao_pages(pages: Iterable[Page]) -> dict[str, Page]:
    """Return the Lao pages by path: what texts in third languages are made from."""
    return {page.path: page for page in pages if page.language is Language.LO}


def waits(text: Text, lao: Mapping[str, Page]) -> Wait | None:
    """Return why a text may not be shown yet, or None."""
    page = text.page
    if page.meta.reviewed_by is None:
        return Wait.REVIEW
    if drift.read_record(page) is None or page.path not in lao:
        return Wait.RECORD
    found = drift.compare(page, lao[page.path])
    left_out = [one for one in found if one.state is drift.State.MISSING and one.page is page]
    return None if found == left_out else Wait.CHANGED


def check(texts: Iterable[Text], pages: Iterable[Page], problems: Problems) -> None:
    """List every text that waits, with what it waits for."""
    lao = lao_pages(pages)
    for text in texts:
        if wait := waits(text, lao):
            file = text.page.file
            fix = _FIX[wait].format(file=file)
            problems.append(Problem(file, 0, 0, "", wait, fix, Severity.NOTICE))


def check_numbers(
    texts: Iterable[Text],
    recordings: RecordingRegister,
    codes: frozenset[str],
    problems: Problems,
) -> None:
    """Report telephone numbers that are typed or spoken: only data knows which are confirmed."""
    for page in (text.page for text in texts):
        for line in scan(page.body, page.first_line).prose:
            for found in phones(line.text, codes, None):
                column = found.start + 1
                problems.append(Problem(page.file, line.line, column, "", found.what, found.fix))
    for number, recording in enumerate(recordings.recordings):
        for found in phones(recording.transcript, codes, None):
            assert recordings.source
            place = ("recordings", number, "transcript")
            fix = "Leave it out of the recording: the page itself names the line."
            problems.append(recordings.source.problem(place, found.what, fix))
