"""Which sections of a page changed in one language while the other stayed as it was.

A translation records in `translated_from` the day on which both languages were last brought into
step and what they said then, as fingerprints of the source and of the translation by section:
`2026-11-23 keep-safe:1a2b3c/4d5e6f`. Spaces, punctuation and formatting do not count; words,
numbers and negations do. Either language may carry the record, and either may change.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from guidance.checks import orthography
from guidance.checks.markdown import ATTRIBUTES, DIGIT, INTRO, sections
from guidance.checks.terms import FRONT_TEXTS
from guidance.models.base import LAO_DIGITS, Language
from guidance.problems import Problem, Problems, Severity
from guidance.registers.pages import Page
from guidance.views import REFERENCE

KEY = "translated_from"
"""Key of the front matter that holds the record."""

_ENTRY = re.compile(r"([^\s:]+):([0-9a-f]{6})/([0-9a-f]{6})\Z")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*(?: \"[^\"]*\")?\)")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+", re.MULTILINE)
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
_APOSTROPHE = re.compile(r"(?<=[a-z])[’'‘-](?=[a-z])")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s*[^\w\s]\s*(?=\d)")
_NO_WORD = re.compile(r"[^\w%$€₭+<>=≤≥\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece]+")
_LAO_SPACE = re.compile(r"(?<=[\u0e80-\u0eff]) +| +(?=[\u0e80-\u0eff])")


class State(StrEnum):
    """How a section stands to its other language."""

    MISSING = "missing"
    """It exists in the other language only."""
    STALE = "stale"
    """The other language changed after both were in step."""
    ORPHANED = "orphaned"
    """The other language had it, and has removed it."""


@dataclass(frozen=True)
class Drift:
    """One section of one page that is behind its other language."""

    page: Page
    """The page that has to be brought up to date."""
    other: Page
    section: str
    state: State
    since: date
    """Day on which both languages were last in step."""


def normalise(text: str) -> str:
    """Return what a text says, without how it is set."""
    text = orthography.mend(text)
    if "[" in text:
        text = REFERENCE.sub(lambda m: f" {m['key']} {m['text'] or ''} ", text)
        text = _LINK.sub(r" \1 ", text)
    if "{" in text:
        text = ATTRIBUTES.sub(" ", text)
    text = _APOSTROPHE.sub("", _ITEM.sub(" ", text).lower().replace("_", " "))
    if DIGIT.search(text):
        text = _THOUSANDS.sub("", text.translate(LAO_DIGITS))
        text = _BETWEEN_DIGITS.sub("_", text)
    text = " ".join(_NO_WORD.sub(" ", text).split())
    return _LAO_SPACE.sub("", text)


def fingerprints(page: Page) -> dict[str, str]:
    """Return the fingerprint of each section of a page by its id, in order."""
    texts = sections(page.body)
    front = "\n".join(str(getattr(page.meta, key) or "") for key in FRONT_TEXTS)
    texts[INTRO] = f"{front}\n{texts.get(INTRO, '')}"
    return {name: _fingerprint(text) for name, text in texts.items()}


@cache  # the checks ask, and the stage once more; the live preview at every edit
def _fingerprint(text: str) -> str:
    return hashlib.sha256(normalise(text).encode()).hexdigest()[:6]


@dataclass(frozen=True)
class Record:
    """What both languages said on the day on which they were last brought into step."""

    day: date
    sections: Mapping[str, tuple[str, str]]
    """Fingerprint of the source and of the translation, by section."""

    def __str__(self) -> str:
        entries = (f"{name}:{there}/{here}" for name, (there, here) in self.sections.items())
        return " ".join((self.day.isoformat(), *entries))


def record(translation: Page, source: Page, today: date) -> Record:
    """Return the record of a translation that agrees with its source."""
    own = fingerprints(translation)
    there = fingerprints(source)
    return Record(today, {name: (mark, own[name]) for name, mark in there.items() if name in own})


def read_record(page: Page) -> Record | None:
    """Return the record in a page's front matter; None if there is none, or none that fits."""
    day, *entries = (page.meta.translated_from or "").split() or [""]
    found: dict[str, tuple[str, str]] = {}
    for entry in entries:
        if not (match := _ENTRY.match(entry)):
            return None
        found[match[1]] = match[2], match[3]
    try:
        return Record(date.fromisoformat(day), found) if found else None
    except ValueError:
        return None


def compare(translation: Page, source: Page) -> list[Drift]:
    """Return the sections that are out of step, by the record of the translation."""
    if not (then := read_record(translation)):
        return []
    known = then.sections
    here, there = fingerprints(translation), fingerprints(source)
    found: list[Drift] = []
    for name in dict.fromkeys((*there, *here, *known)):
        then_there, then_here = known.get(name, (None, None))
        if name in there and name in here:
            if then_there != there[name]:
                found.append(Drift(translation, source, name, State.STALE, then.day))
            elif then_here != here[name]:
                found.append(Drift(source, translation, name, State.STALE, then.day))
        elif name in there:
            state = (source, translation) if name in known else (translation, source)
            what = State.ORPHANED if name in known else State.MISSING
            found.append(Drift(*state, name, what, then.day))
        elif name in here:
            state = (translation, source) if name in known else (source, translation)
            what = State.ORPHANED if name in known else State.MISSING
            found.append(Drift(*state, name, what, then.day))
    return found


def languages(pages: Sequence[Page]) -> dict[str, dict[Language, Page]]:
    """Return the pages by path and language."""
    found: dict[str, dict[Language, Page]] = defaultdict(dict)
    for page in pages:
        found[page.path][page.language] = page
    return dict(found)


def _recorded(both: Mapping[Language, Page]) -> Iterator[tuple[Page, Page]]:
    """Yield translation and source where a record says which is which."""
    if len(both) == 2:
        lo, en = both[Language.LO], both[Language.EN]
        for page, other in ((lo, en), (en, lo)):
            if page.meta.translated_from:
                yield page, other


def all_drift(pages: Sequence[Page]) -> list[Drift]:
    """Return every section of every page that is out of step."""
    return [
        drift
        for both in languages(pages).values()
        for translation, source in _recorded(both)
        for drift in compare(translation, source)
    ]


_WORDS = {
    State.STALE: "The section changed in {there} after {since}, when both were in step.",
    State.MISSING: "The section exists in {there} only.",
    State.ORPHANED: "{there} no longer has this section.",
}
_FIXES = {
    State.STALE: "Bring this section up to date",
    State.MISSING: "Write the section here",
    State.ORPHANED: "Remove the section here, or put it back there",
}


def check(
    pages: Sequence[Page], problems: Problems, unreadable: Collection[str] = frozenset()
) -> None:
    """Report pages in one language only and sections out of step.

    The other language of a page among the paths `unreadable` is there, but could not be read.

    A stale section of a page on which lives depend is an error, any other a notice. Pages
    without a record are counted in one notice.
    """
    unrecorded: list[Page] = []
    for both in languages(pages).values():
        if len(both) == 1:
            (page,) = both.values()
            problems += [] if page.path in unreadable else _alone(page)
            continue
        recorded = list(_recorded(both))
        if not recorded:
            unrecorded.append(both[Language.LO])
        if len(recorded) == 2:
            problems.append(_twice(*recorded[0]))
        elif recorded:
            problems += _report(*recorded[0])
    if unrecorded:
        first = unrecorded[0]
        problems.append(
            Problem(
                first.file,
                0,
                0,
                KEY,
                f"Pages without a record of what their translation was made from, this one first: "
                f"{len(unrecorded)}. A change of one language goes unseen there.",
                "When both languages of a page agree, run `guidance drift --accept <page>`.",
                Severity.NOTICE,
            )
        )


def _alone(page: Page) -> Iterator[Problem]:
    other = "English" if page.language is Language.LO else "Lao"
    yield Problem(
        page.file,
        0,
        0,
        "",
        f"The page has no {other} version; its readers are shown this one.",
        "Translate it, with the same ids and the same shape, or remove this one too.",
        Severity.ERROR if page.meta.safety_critical else Severity.NOTICE,
    )


def _twice(page: Page, other: Page) -> Problem:
    return Problem(
        page.file,
        1,
        0,
        KEY,
        f"Both this page and {other.file} say that they are the translation.",
        "Run `guidance drift --accept` on the one that was brought up to date last.",
    )


def _report(translation: Page, source: Page) -> Iterator[Problem]:
    if read_record(translation) is None:
        mark = translation.source.mark((KEY,)) if translation.source else None
        yield Problem(
            translation.file,
            mark.line if mark else 1,
            mark.column if mark else 0,
            KEY,
            "This is not a record of sections.",
            f"Remove the line, or run `guidance drift --accept {translation.file}`.",
        )
        return
    for drift in compare(translation, source):
        critical = drift.page.meta.safety_critical or drift.other.meta.safety_critical
        yield Problem(
            drift.page.file,
            _line(drift.page, drift.section),
            0,
            drift.section,
            _WORDS[drift.state].format(there=drift.other.file, since=drift.since),
            f"{_FIXES[drift.state]}, then run `guidance drift --accept {drift.page.file}`.",
            Severity.ERROR if critical and drift.state is State.STALE else Severity.NOTICE,
        )


def _line(page: Page, section: str) -> int:
    """Return the line of a section's heading, or of the first line of text."""
    pattern = re.compile(rf"^#+[^\n]*\{{[^}}\n]*#{re.escape(section)}[\s}}]", re.MULTILINE)
    match = pattern.search(page.body)
    return page.first_line + (page.body.count("\n", 0, match.start()) if match else 0)
