"""Offices, lines and their blocks, ready to show; the publishing table decides what appears."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from babel import Locale
from babel.dates import format_date
from markupsafe import Markup

from guidance.blocks import Block, BlockError
from guidance.edition import Edition
from guidance.models.base import Bilingual, Cited, Confidence, Language
from guidance.models.body import Need
from guidance.models.citation import SourceRecord
from guidance.models.contact import (
    AddressChannel,
    App,
    Channel,
    Conflict,
    DialFrom,
    EmailChannel,
    MessagingChannel,
    NumberChannel,
    Office,
    OfficeLevel,
    Readers,
    ShortCodeChannel,
    Statement,
    WebChannel,
)
from guidance.publishing import NumberRule, Publish, Release, citable, fact_rule, number_rule
from guidance.registers.bodies import BodyRegister
from guidance.registers.contacts import ContactRegister
from guidance.registers.places import PlaceRegister
from guidance.registers.ui import UiStrings
from guidance.views import Keyword, RefTarget
from guidance.views.structured import script_json

HOME_COUNTRY = "la"
COUNTRIES = ("la", "th", "vn", "cn", "kh", "mm")
"""Countries for which blocks may ask: the Lao PDR and the five around it."""
INDEX = "contacts/index.md"
NEIGHBOURS = "contacts/neighbours.md"
BODIES = "contacts/bodies.md"
NEEDS = "contacts/needs.md"
REPORT_ERROR = "contacts/report-error.md"
_APPS: dict[App, str] = {
    "whatsapp": "WhatsApp",
    "messenger": "Messenger",
    "telegram": "Telegram",
    "line": "LINE",
    "wechat": "WeChat",
    "viber": "Viber",
    "zalo": "Zalo",
    "signal": "Signal",
}
"""Messaging apps as they write themselves."""
OWNER = "ncatip-sec"
"""Body that keeps the directory: the one office at the centre with a sourced address."""


@dataclass(frozen=True)
class Directory:
    """The registers that views of contacts read."""

    places: PlaceRegister
    bodies: BodyRegister
    contacts: ContactRegister
    sources: Mapping[str, SourceRecord] = field(default_factory=dict)
    ui: UiStrings = field(default_factory=UiStrings)
    slip: bool = False
    """Whether the site has the page with the slip that tells of a wrong contact."""


@dataclass(frozen=True)
class TextView:
    """A text with the language it is really in, so that English never passes for Lao."""

    text: str
    lang: str
    foreign: bool
    """Whether it stands in the other language because its own is not known."""
    draft: bool
    """Whether the Lao is our own wording."""


@dataclass(frozen=True)
class SourceView:
    """A source in a few words, with its id for a link."""

    id: str
    publisher: str
    date: str | None


@dataclass(frozen=True)
class ChannelView:
    """One way to reach an office, as far as the release allows it."""

    key: str
    """Unique on the whole site: office and channel."""
    kind: str
    text: str
    """What the reader reads: a number in its national form, an address, an account."""
    abroad: str | None
    """How to dial it from abroad; only for numbers of the public network."""
    href: str | None
    """What a tap opens; None where the table does not allow it."""
    copy: str
    country: str
    purpose: str | None
    hours: str | None
    """When this channel answers, where that is known of it alone."""
    languages: str | None
    inside_only: bool
    abroad_only: bool
    rule: NumberRule
    secondary: bool
    """Known from a secondary source only."""
    verified_on: str | None
    """ISO day, for the reader's browser."""
    verified_text: str | None
    verified_by: str | None
    review_months: int
    app: str | None = None
    """Name of the messaging app."""
    lang: str | None = None
    """Language of an address that is not in the page's language."""

    @property
    def is_number(self) -> bool:
        """Whether it is dialled."""
        return self.kind in {"short_code", "phone"}


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
    order: int

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


@dataclass(frozen=True)
class MissionsView:
    """Missions of the Lao PDR in one country."""

    country_key: str
    cards: tuple[OfficeView, ...]
    """Those with a channel to show."""
    named: tuple[OfficeView, ...]
    """Those known by name only."""


@dataclass(frozen=True)
class HotlinesView:
    """Cards of the lines of one country."""

    country: str
    country_key: str
    cards: tuple[OfficeView, ...]
    held_back: bool
    """Whether lines exist that this release may not show yet."""
    json_ld: Markup | None
    short: bool = False
    """Name, number and a link only; for pages where the whole card stands elsewhere."""


def text_in(text: Bilingual, language: Language) -> TextView:
    """Return `text` in `language`, or in the other one, marked as such."""
    own = text.text(language)
    if own is not None:
        draft = language is Language.LO and text.lo_confidence is not Confidence.HIGH
        return TextView(own, language.value, False, draft)
    return TextView(text.en, "en", True, False)


def only(text: Bilingual | None, language: Language) -> str | None:
    """Return a sentence in `language`, or None: a sentence is never shown in the other one."""
    return text.text(language) if text else None


def long_date(day: str, language: Language) -> str:
    """Return an ISO day as `23 November 2026` in `language`."""
    return format_date(date.fromisoformat(day), "long", locale=_locale(language))


def _locale(language: Language) -> Locale:
    return Locale("en", "GB") if language is Language.EN else Locale("lo")


def officers_edition(edition: Edition) -> bool:
    """Return whether this build may show officers' contacts: never a public one."""
    return edition.officers_data is not None and edition.release is Release.DRAFT


def visible(office: Office, edition: Edition) -> bool:
    """Return whether the office may be named at all."""
    if office.publish == "no" or office.confidence in {Confidence.LOW, Confidence.NOT_FOUND}:
        return False
    return office.audience is Readers.PUBLIC or officers_edition(edition)


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
        if (view := _channel_view(office, channel, directory, language, edition))
    )
    facts: dict[str, Statement] = {
        key: part
        for key in ("who_for", "hours")
        if _known(part := getattr(office, key), office, directory, edition)
    }
    spoken = office.languages
    if not _known(spoken, office, directory, edition):
        spoken = None
    conflicts = tuple(
        text
        for conflict in office.conflicts
        if _conflict_shown(conflict, edition.release) and (text := only(conflict.shown, language))
    )
    name = text_in(office.name, language)
    other = office.name.text(Language.EN if language is Language.LO else Language.LO)
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
        languages=_language_names(spoken.codes, language) if spoken else None,
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
        order=office.order,
    )


def _known(fact: Cited | None, office: Office, directory: Directory, edition: Edition) -> bool:
    """Return whether a fact may be shown: by its source, or because it came without one together
    with a number that its owner confirmed.
    """
    if fact is None:
        return False
    confirmed = any(channel.confirmed for channel in office.channels)
    owner_said = confirmed and not fact.sources and fact.confidence is Confidence.HIGH
    return owner_said or fact_rule(fact, directory.sources, edition.release).shown


def _conflict_shown(conflict: Conflict, release: Release) -> bool:
    return not (conflict.open and release is Release.PUBLIC)


def _language_names(codes: Iterable[str], language: Language) -> str:
    names = _locale(language).languages
    return ", ".join(names.get(code, code) for code in codes)


def _channel_view(
    office: Office,
    channel: Channel,
    directory: Directory,
    language: Language,
    edition: Edition,
) -> ChannelView | None:
    if office.audience_of(channel) is Readers.OFFICERS and not officers_edition(edition):
        return None
    publish = Publish(office.publish_of(channel))
    if isinstance(channel, WebChannel) and publish is not Publish.NO:
        rule = NumberRule(True, True, True, channel.confirmed)
    else:
        rule = number_rule(
            publish, office.confidence_of(channel), channel.confirmed, edition.release
        )
    if office.open_conflict and edition.release is Release.PUBLIC and not channel.confirmed:
        return None
    if not rule.shown:
        return None
    text, href, copy, country = "", None, "", office.country
    abroad, inside, outside, app, lang = None, False, False, None, None
    match channel:
        case ShortCodeChannel() | NumberChannel():
            text, href, country = channel.display, channel.tel, channel.country
            abroad = None if channel.dial_from is DialFrom.INSIDE else channel.abroad
            inside = abroad is None
            if abroad and channel.dial_from is DialFrom.ABROAD:
                text, abroad, outside = abroad, None, True
            copy = channel.number
            if channel.kind == "fax":
                href = None
        case EmailChannel():
            text, href, copy = channel.address, f"mailto:{channel.address}", channel.address
        case WebChannel():
            text, href, copy = channel.url.split("://", 1)[1], channel.url, channel.url
        case MessagingChannel():
            text, copy, app = channel.handle, channel.handle, _APPS[channel.app]
        case AddressChannel():
            address = text_in(channel.text, language)
            text = copy = address.text
            lang = address.lang if address.foreign else None
    confirmer = _confirmer(channel.verified_by, directory, language)
    return ChannelView(
        key=f"{office.id}-{channel.id}",
        kind=channel.kind,
        text=text,
        abroad=abroad,
        href=href if rule.tappable else None,
        copy=copy,
        country=country,
        purpose=only(channel.purpose, language),
        hours=only(channel.hours.text, language)
        if channel.hours and _known(channel.hours, office, directory, edition)
        else None,
        languages=_language_names(channel.languages.codes, language)
        if channel.languages and _known(channel.languages, office, directory, edition)
        else None,
        inside_only=inside,
        abroad_only=outside,
        rule=rule,
        secondary=office.confidence_of(channel) is Confidence.MEDIUM,
        verified_on=channel.verified_on,
        verified_text=long_date(channel.verified_on, language) if channel.verified_on else None,
        verified_by=confirmer,
        review_months=office.review_months_of(channel),
        app=app,
        lang=lang,
    )


def _confirmer(by: str | None, directory: Directory, language: Language) -> str | None:
    if by is None:
        return None
    named = directory.contacts.by_id.get(by) or directory.bodies.by_id.get(by)
    return text_in(named.name, language).text if named else None


def lines(
    directory: Directory, language: Language, edition: Edition, country: str
) -> tuple[OfficeView, ...]:
    """Return the lines of a country that have a number to show."""
    levels = {OfficeLevel.NATIONAL.value, OfficeLevel.FOREIGN_LINE.value}
    return tuple(
        card
        for card in offices(directory, language, edition)
        if card.country == country and card.level in levels and card.numbers
    )


def hotlines(
    directory: Directory,
    language: Language,
    edition: Edition,
    country: str = HOME_COUNTRY,
    wanted: tuple[str, ...] = (),
    short: bool = False,
) -> HotlinesView:
    """Return the lines of one country; `wanted` ids narrow and order them."""
    cards = lines(directory, language, edition, country)
    if wanted:
        by_id = {card.id: card for card in cards}
        cards = tuple(by_id[i] for i in wanted if i in by_id)
    exist = any(
        office.country == country and office.channels and office.publish == "after_test"
        for office in directory.contacts.offices
        if office.audience is Readers.PUBLIC
    )
    return HotlinesView(
        country,
        f"contacts.country.{country}",
        cards,
        exist and not cards,
        json_ld(cards, language),
        short,
    )


def json_ld(cards: Iterable[OfficeView], language: Language) -> Markup | None:
    """Return schema.org contact points of confirmed numbers as a data block, or None."""
    points = [
        {
            "@type": "Organization",
            "name": card.name.text,
            "contactPoint": [
                {
                    "@type": "ContactPoint",
                    "telephone": channel.copy,
                    "areaServed": channel.country.upper(),
                    "contactType": channel.purpose or card.name.text,
                }
                for channel in card.numbers
                if channel.rule.exported
            ],
        }
        for card in cards
        if card.confirmed
    ]
    if not points:
        return None
    data = {"@context": "https://schema.org", "@graph": points, "inLanguage": language.value}
    return script_json(data)


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


def targets(directory: Directory, language: Language, edition: Edition) -> dict[str, RefTarget]:
    """Return where `[[line:id]]` leads: to the card, with name, number and country as words."""
    t = directory.ui.text
    out: dict[str, RefTarget] = {}
    for card in offices(directory, language, edition):
        office = directory.contacts.by_id[card.id]
        numbers = card.numbers
        label, tooltip, printed = card.short, "", ""
        if numbers:
            dialled = ", ".join(channel.text for channel in numbers)
            label = f"{card.short}: {dialled} ({t(card.country_key, language)})"
            if not all(channel.rule.confirmed for channel in numbers):
                tooltip, printed = t("contacts.unconfirmed", language), card.short
        if card.vcard:
            out[f"vcard:{card.id}"] = RefTarget(card.vcard, t("contacts.save", language))
        out[f"line:{card.id}"] = RefTarget(home_page(card, directory), label, tooltip, printed)
    if directory.contacts.entries:
        out["export:csv"] = RefTarget("exports/contacts.csv", "CSV")
        out["export:xlsx"] = RefTarget("exports/contacts.xlsx", "XLSX")
    if directory.slip:
        out["contact:slip"] = RefTarget(REPORT_ERROR, t("contacts.wrong.slip", language))
    if keeper := directory.bodies.by_id.get(OWNER):
        described = fact_rule(keeper, directory.sources, edition.release).shown
        part = f"#{OWNER}" if described else ""
        out["contact:keeper"] = RefTarget(BODIES + part, text_in(keeper.name, language).text)
    for office in directory.contacts.offices:
        key = f"line:{office.id}"
        if key not in out and office.audience is Readers.PUBLIC and office.publish != "no":
            out[key] = RefTarget(INDEX, text_in(office.name, language).text)
    return out


def blocks(
    directory: Directory,
    language: Language,
    edition: Edition,
    render: Callable[[str, object], str],
) -> dict[str, Block]:
    """Return the blocks that pages may use; `render(template, view)` makes their Markdown."""

    def country_of(args: Mapping[str, str], default: str | None) -> str:
        country = args.get("country", default)
        if country not in COUNTRIES:
            raise BlockError(f"write country= and one of {', '.join(COUNTRIES)}.")
        return country

    def hotlines_block(args: Mapping[str, str]) -> str:
        _only_args(args, "country", "ids", "style")
        if args.get("style", "short") != "short":
            raise BlockError("the only style= is short.")
        wanted = tuple(args["ids"].split(",")) if "ids" in args else ()
        for i in wanted:
            if i not in directory.contacts.by_id:
                raise BlockError(f'"{i}" is not the id of a line.')
        country = country_of(args, HOME_COUNTRY)
        return render(
            "blocks/hotlines.md.j2",
            hotlines(directory, language, edition, country, wanted, "style" in args),
        )

    def missions_block(args: Mapping[str, str]) -> str:
        _only_args(args, "country")
        country = country_of(args, None)
        cards = tuple(
            card
            for card in offices(directory, language, edition)
            if card.level == OfficeLevel.MISSION.value and card.country == country
        )
        view = MissionsView(
            f"contacts.country.{country}",
            tuple(card for card in cards if card.channels),
            tuple(card for card in cards if not card.channels),
        )
        return render("blocks/office_missions.md.j2", view)

    def organisations_block(args: Mapping[str, str]) -> str:
        _only_args(args)
        cards = tuple(
            card
            for card in offices(directory, language, edition)
            if card.level == OfficeLevel.ORGANISATION.value and card.place is None
        )
        view = HotlinesView(HOME_COUNTRY, f"contacts.country.{HOME_COUNTRY}", cards, False, None)
        return render("blocks/office_list.md.j2", view)

    def wrong_block(args: Mapping[str, str]) -> str:
        _only_args(args)
        return render("blocks/wrong.md.j2", None) if directory.slip else ""

    return {
        "wrong-contact": wrong_block,
        "hotlines": hotlines_block,
        "missions": missions_block,
        "organisations": organisations_block,
    }


def _only_args(args: Mapping[str, str], *known: str) -> None:
    for key in args:
        if key not in known:
            allowed = ", ".join(known) if known else "none"
            raise BlockError(f'"{key}" is not an argument here; there are: {allowed}.')


def for_need(cards: Iterable[OfficeView], need: Need) -> tuple[OfficeView, ...]:
    """Return the cards that answer a need."""
    return tuple(card for card in cards if need.value in card.needs)


def keywords(directory: Directory, language: Language, edition: Edition) -> tuple[Keyword, ...]:
    """Return words for the lines: shown numbers and names in both languages."""
    out = []
    for card in offices(directory, language, edition):
        office = directory.contacts.by_id[card.id]
        numbers = [
            word
            for channel in card.numbers
            for word in (channel.text, channel.copy, channel.abroad)
            if word
        ]
        names = [n for n in (office.name.en, office.name.lo) if n]
        out.append(
            Keyword(
                home_page(card, directory),
                card.name.text,
                tuple(dict.fromkeys([*numbers, *names])),
            )
        )
    return tuple(out)
