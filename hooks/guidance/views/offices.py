"""Offices as cards, ready to show."""

from __future__ import annotations

from dataclasses import dataclass

from guidance.edition import Edition
from guidance.models.base import Confidence, Language
from guidance.models.contact import Office, OfficeLevel, Readers, Statement
from guidance.publishing import Release, citable
from guidance.views.channels import ChannelView, channel_view
from guidance.views.directory import HOME_COUNTRY, Directory, known, visible
from guidance.views.words import TextView, language_names, only, text_in

INDEX = "contacts/index.md"
NEIGHBOURS = "contacts/neighbours.md"
BODIES = "contacts/bodies.md"


@dataclass(frozen=True)
class SourceView:
    """A source in a few words, with its id for a link."""

    id: str
    publisher: str
    date: str | None


@dataclass(frozen=True)
class OfficeView:
    """An office as a card."""

    id: str
    name: TextView
    short: str
    """Name inside a sentence."""
    other_name: str | None
    """Its name in the other language, for officers who look for that."""
    level: str
    country: str
    country_key: str
    place: str | None
    body: str | None
    channels: tuple[ChannelView, ...]
    uses: tuple[str, ...]
    """Ids of the lines through which it is reached."""
    who_for: str | None
    hours: str | None
    languages: str | None
    languages_as_of: str | None
    lao_unknown: bool
    caution: str | None
    conflicts: tuple[str, ...]
    sources: tuple[SourceView, ...]
    draft_text: bool
    """Whether any Lao text on the card is our own wording."""
    officers_only: bool
    vcard: str | None
    """Address of its vCard below the site's root; only with a confirmed number."""
    needs: tuple[str, ...]

    @property
    def numbers(self) -> tuple[ChannelView, ...]:
        """Channels that are dialled."""
        return tuple(channel for channel in self.channels if channel.is_number)

    @property
    def others(self) -> tuple[ChannelView, ...]:
        """All other channels."""
        return tuple(channel for channel in self.channels if not channel.is_number)

    @property
    def exported(self) -> tuple[ChannelView, ...]:
        """Channels that may leave the page: confirmed by their owner."""
        return tuple(channel for channel in self.channels if channel.rule.exported)

    @property
    def confirmed(self) -> bool:
        """Whether any number is confirmed by its owner."""
        return any(channel.rule.confirmed for channel in self.numbers)


def offices(directory: Directory, language: Language, edition: Edition) -> tuple[OfficeView, ...]:
    """Return every office that may be named, in the order of lists."""
    found = [o for o in directory.contacts.by_id.values() if visible(o, edition)]
    found.sort(key=lambda office: (office.order, office.id))
    return tuple(office_view(office, directory, language, edition) for office in found)


def office_view(
    office: Office, directory: Directory, language: Language, edition: Edition
) -> OfficeView:
    """Return the card of one office."""
    channels = tuple(
        view
        for channel in office.channels
        if (view := channel_view(office, channel, directory, language, edition))
    )
    facts: dict[str, Statement] = {
        key: part
        for key in ("who_for", "hours")
        if known(part := getattr(office, key), office, directory, edition)
    }
    spoken = office.languages
    if not known(spoken, office, directory, edition):
        spoken = None
    conflicts = tuple(
        text
        for conflict in office.conflicts
        if not (conflict.open and edition.release is Release.PUBLIC)
        and (text := only(conflict.shown, language))
    )
    name = text_in(office.name, language)
    other = office.name.text(language.other)
    texts = [
        office.name,
        office.short,
        office.caution,
        *(fact.text for fact in facts.values()),
    ]
    texts += [conflict.shown for conflict in office.conflicts if conflict.shown]
    cited = [*office.sources, *(i for channel in office.channels for i in channel.sources)]
    confirmed = any(c.rule.exported for c in channels if c.is_number)
    return OfficeView(
        id=office.id,
        name=name,
        short=only(office.short, language) or name.text,
        other_name=other if other != name.text else None,
        level=office.level.value,
        country=office.country,
        country_key=f"contacts.country.{office.country}",
        place=office.place,
        body=office.body,
        channels=channels,
        uses=tuple(
            used for used in office.uses if visible(directory.contacts.by_id[used], edition)
        ),
        who_for=only(facts["who_for"].text, language) if "who_for" in facts else None,
        hours=only(facts["hours"].text, language) if "hours" in facts else None,
        languages=language_names(spoken.codes, language) if spoken else None,
        languages_as_of=spoken.as_of if spoken else None,
        lao_unknown=office.country != HOME_COUNTRY
        and office.level is OfficeLevel.FOREIGN_LINE
        and not (spoken and "lo" in spoken.codes),
        caution=only(office.caution, language),
        conflicts=conflicts,
        sources=tuple(
            SourceView(record.id, record.publisher, record.date)
            for record in citable(dict.fromkeys(cited), directory.sources)
        ),
        draft_text=language is Language.LO
        and any(t is not None and t.lo and t.lo_confidence is Confidence.LOW for t in texts),
        officers_only=office.audience is Readers.OFFICERS,
        vcard=f"exports/vcards/{office.id}.vcf" if confirmed else None,
        needs=tuple(need.value for need in office.needs),
    )


def home_page(card: OfficeView, directory: Directory) -> str:
    """Return the page, with anchor where the card stands there, that tells about an office."""
    level = OfficeLevel(card.level)
    if level is OfficeLevel.MISSION:
        return f"{NEIGHBOURS}#{card.id}"
    if level is OfficeLevel.FOREIGN_LINE:
        return f"{NEIGHBOURS}#{card.id}" if card.numbers else NEIGHBOURS
    province = directory.places.province_of(card.place) if card.place else None
    if province and level is not OfficeLevel.NATIONAL:
        return f"contacts/provinces/{province.slug}.md#{card.id}"
    if level is OfficeLevel.NATIONAL and card.numbers:
        return f"{INDEX}#{card.id}"
    return f"{BODIES}#{card.id}"
