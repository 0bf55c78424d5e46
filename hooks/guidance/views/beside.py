"""What stands beside one page: its sheet, recordings of it, its text in further languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from guidance.models.base import Language
from guidance.publishing import Release, heard_rule
from guidance.registers.recordings import FOLDER, RecordingRegister
from guidance.registers.texts import Text
from guidance.registers.ui import UiStrings
from guidance.views.words import date_text


@dataclass(frozen=True)
class Heard:
    """A reviewed recording of a page."""

    language: str
    """Code of its language, for machines."""
    name: str
    """Name of its language, in the language of the page."""
    href: str
    """The sound file."""
    transcript: tuple[str, ...]
    """Its words by paragraph."""
    office: str
    on: str
    """Day of the review, formatted."""


@dataclass(frozen=True)
class OtherText:
    """The reviewed text of a page in a third language."""

    language: str
    name: str
    href: str
    office: str
    on: str


@dataclass(frozen=True)
class Beside:
    """All of it for one page; addresses are below the site's root, and relative once shown."""

    sheet: str = ""
    """The sheet that is made from this page."""
    sheet_of: str = ""
    """On a sheet: the page that it is made from."""
    code: str = ""
    """On a sheet: picture of the code that leads to that page."""
    heard: tuple[Heard, ...] = ()
    texts: tuple[OtherText, ...] = ()
    text_of: str = ""
    """On a text in a third language: its page."""
    language: str = ""
    """On a text in a third language: code of that language."""

    def seen_from(self, href: Callable[[str], str]) -> Beside:
        """Return the same with each address as `href` gives it."""
        return replace(
            self,
            sheet=self.sheet and href(self.sheet),
            sheet_of=self.sheet_of and href(self.sheet_of),
            code=self.code and href(self.code),
            heard=tuple(replace(one, href=href(one.href)) for one in self.heard),
            texts=tuple(replace(one, href=href(one.href)) for one in self.texts),
            text_of=self.text_of and href(self.text_of),
        )


NOTHING = Beside()


def heard(
    register: RecordingRegister,
    page: str,
    approved: bool,
    bodies: Mapping[str, str],
    ui: UiStrings,
    language: Language,
    release: Release,
) -> tuple[Heard, ...]:
    """Return the recordings that the page at `page` may have; `bodies` has office names by id."""
    return tuple(
        Heard(
            one.language,
            ui.text(f"sheets.language_{one.language}", language),
            f"assets/{FOLDER}/{one.file}",
            tuple(part for part in one.transcript.split("\n") if part.strip()),
            bodies[str(one.reviewed_by)],
            date_text(str(one.reviewed_on), language),
        )
        for one in register.recordings
        if one.page == page and heard_rule(one.reviewed_by, one.reviewed_on, approved, release)
    )


def other_texts(
    texts: Iterable[Text],
    address: Callable[[Text], str],
    bodies: Mapping[str, str],
    ui: UiStrings,
    language: Language,
) -> tuple[OtherText, ...]:
    """Return links to the reviewed texts of one page."""
    return tuple(
        OtherText(
            text.code,
            ui.text(f"sheets.language_{text.code}", language),
            address(text),
            bodies[str(meta.reviewed_by)],
            date_text(str(meta.reviewed_on), language),
        )
        for text, meta in ((text, text.page.meta) for text in texts)
    )
