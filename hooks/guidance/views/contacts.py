"""What pages show of the contact network: lists of lines, references and words to search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from guidance.blocks import Block, BlockError
from guidance.edition import Edition
from guidance.models.base import Language
from guidance.models.contact import OfficeLevel, Publish, Readers
from guidance.problems import did_you_mean
from guidance.publishing import fact_rule
from guidance.views import Keyword, RefTarget
from guidance.views.directory import HOME_COUNTRY, OWNER, Directory
from guidance.views.offices import BODIES, INDEX, OfficeView, home_page, offices
from guidance.views.structured import script_json
from guidance.views.words import text_in

COUNTRIES = ("la", "th", "vn", "cn", "kh", "mm")
"""Countries for which blocks may ask: the Lao PDR and the five around it."""
REPORT_ERROR = "contacts/report-error.md"


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

    country_key: str
    cards: tuple[OfficeView, ...]
    held_back: bool
    """Whether lines exist that this release may not show yet."""
    json_ld: Markup | None
    short: bool = False
    """Name, number and a link only; for pages where the whole card stands elsewhere."""


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
        office.country == country and office.channels and office.publish is Publish.AFTER_TEST
        for office in directory.contacts.offices
        if office.audience is Readers.PUBLIC
    )
    return HotlinesView(
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
            known = t(card.country_key, language)
            if not all(channel.rule.confirmed for channel in numbers):
                tooltip, printed = t("contacts.unconfirmed", language), card.short
                known += f"; {t('contacts.unconfirmed.short', language)}"
            label = f"{card.short}: {dialled} ({known})"
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
        key, public = f"line:{office.id}", office.audience is Readers.PUBLIC
        if key not in out and public and office.publish is not Publish.NO:
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
                hint = did_you_mean(i, directory.contacts.by_id)
                raise BlockError(f'"{i}" is not the id of a line. {hint}'.strip())
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

    def wrong_block(args: Mapping[str, str]) -> str:
        _only_args(args)
        return render("blocks/wrong.md.j2", None) if directory.slip else ""

    return {
        "wrong-contact": wrong_block,
        "hotlines": hotlines_block,
        "missions": missions_block,
    }


def _only_args(args: Mapping[str, str], *known: str) -> None:
    for key in args:
        if key not in known:
            allowed = ", ".join(known) if known else "none"
            raise BlockError(f'"{key}" is not an argument here; there are: {allowed}.')


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
        names += [f"{card.short} {channel.text}" for channel in card.numbers]
        out.append(
            Keyword(
                home_page(card, directory),
                tuple(dict.fromkeys([*numbers, *names])),
            )
        )
    return tuple(out)
