"""Pages of the provinces with a section for each district, and the place finder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from guidance.blocks import Block, BlockError
from guidance.edition import Edition
from guidance.models.base import Confidence, Language
from guidance.models.contact import OfficeLevel
from guidance.models.place import District, PlaceName, Province
from guidance.publishing import citable
from guidance.registers.places import AnyPlace
from guidance.registers.ui import UiStrings
from guidance.views import GeneratedPage, Keyword, RefTarget
from guidance.views.contacts import json_ld, lines
from guidance.views.directory import HOME_COUNTRY, OWNER, Directory
from guidance.views.offices import OfficeView, offices
from guidance.views.structured import script_json

FOLDER = "contacts/provinces"
PROVINCES = f"{FOLDER}/index.md"


@dataclass(frozen=True)
class PlaceNameView:
    """Name of a place as the page's language writes it."""

    title: str
    """With its rank: ເມືອງຫົງສາ, Hongsa District."""
    bare: str
    """Without its rank."""
    other: str
    """The title in the other language."""
    unsure: str | None
    """Likely Lao spelling, where the province has not confirmed one; else None."""


@dataclass(frozen=True)
class DistrictView:
    """Section of one district."""

    code: str
    slug: str
    name: PlaceNameView
    seat: bool
    cards: tuple[OfficeView, ...]
    next_desk: tuple[OfficeView, ...]
    """Nearest offices up that have a number to show; for a district without one."""

    @property
    def has_number(self) -> bool:
        """Whether the district has a number to show."""
        return any(card.numbers for card in self.cards)


@dataclass(frozen=True)
class ProvinceView:
    """Page of one province."""

    code: str
    slug: str
    iso: str
    name: PlaceNameView
    cards: tuple[OfficeView, ...]
    districts: tuple[DistrictView, ...]
    next_desk: tuple[OfficeView, ...]
    """The national lines, for a province without a number of its own."""
    vcard: str | None
    qr: str | None
    json_ld: Markup | None

    @property
    def has_number(self) -> bool:
        """Whether any office of the province itself has a number to show."""
        return any(card.numbers for card in self.cards)


@dataclass(frozen=True)
class ProvincesView:
    """List of all provinces with their districts."""

    provinces: tuple[ProvinceView, ...]
    finder: FinderView


@dataclass(frozen=True)
class FinderView:
    """The place finder: list of provinces for everybody, names for the script."""

    provinces: tuple[tuple[str, str], ...]
    """Code and title, in the order of the data."""
    data: Markup
    """JSON for the script, in the same order."""


def full_name(place: AnyPlace, language: Language, ui: UiStrings) -> str:
    """Return the name of a place with its rank; a doubtful Lao name is written in English."""
    if language is Language.LO and place.name.lo_confidence is not Confidence.LOW:
        return place.name.lo_full
    key = f"contacts.place.{place.type}"
    if language is Language.EN and place.name.en.endswith((" Province", " Capital")):
        return place.name.en
    return ui.text(key, language, name=place.name.en)


def name_view(place: AnyPlace, language: Language, ui: UiStrings) -> PlaceNameView:
    """Return the name of a place ready to show."""
    name = place.name
    unsure = name.lo_full if name.lo_confidence is Confidence.LOW else None
    title = full_name(place, language, ui)
    other = full_name(place, language.other, ui)
    if unsure:
        other = "" if language is Language.EN else full_name(place, Language.EN, ui)
    bare = name.lo if language is Language.LO and not unsure else name.en
    return PlaceNameView(title, bare, other if other != title else "", unsure)


def page_of(province: Province) -> str:
    """Return the path of a province's page."""
    return f"{FOLDER}/{province.slug}.md"


def pages(directory: Directory, language: Language, edition: Edition) -> list[GeneratedPage]:
    """Return the list of provinces and the page of each."""
    places, ui = directory.places, directory.ui
    if not places.provinces:
        return []
    views = provinces(directory, language, edition)
    shared: dict[str, object] = {"audience": "all", "owner": OWNER, "review_months": 6}
    out = [
        GeneratedPage(
            PROVINCES,
            {
                "title": ui.text("contacts.provinces.title", language),
                "description": ui.text("contacts.provinces.description", language),
                "lead": ui.text("contacts.provinces.lead", language),
                **shared,
                "sources": _sources(directory, places.provinces[0]),
            },
            "provinces.md.j2",
            ProvincesView(views, finder(directory, language)),
            closing=("wrong-contact",),
        )
    ]
    for province, view in zip(places.provinces, views, strict=True):
        out.append(
            GeneratedPage(
                page_of(province),
                {
                    "title": view.name.title,
                    "description": ui.text(
                        "contacts.province.description", language, name=view.name.title
                    ),
                    **shared,
                    "safety_critical": True,
                    "sources": _sources(directory, province),
                },
                "province.md.j2",
                view,
                closing=("wrong-contact",),
            )
        )
    return out


def _sources(directory: Directory, province: Province) -> tuple[str, ...]:
    ids = [*province.sources, *(i for d in province.districts for i in d.sources)]
    return tuple(record.id for record in citable(dict.fromkeys(ids), directory.sources))


def provinces(
    directory: Directory, language: Language, edition: Edition
) -> tuple[ProvinceView, ...]:
    """Return every province with its offices and districts."""
    ui = directory.ui
    cards = offices(directory, language, edition)
    by_place: dict[str, list[OfficeView]] = {}
    for card in cards:
        if card.place and card.level != OfficeLevel.NATIONAL.value:
            by_place.setdefault(card.place, []).append(card)
    national = tuple(
        card for card in lines(directory, language, edition, HOME_COUNTRY) if not card.place
    )[:2]
    out = []
    for province in directory.places.provinces:
        own = tuple(by_place.get(province.code, ()))
        here = tuple(card for card in own if card.numbers)
        districts = tuple(
            _district(
                district, tuple(by_place.get(district.code, ())), here or national, language, ui
            )
            for district in province.districts
        )
        everything = [*own, *(card for district in districts for card in district.cards)]
        confirmed = any(card.confirmed for card in everything)
        out.append(
            ProvinceView(
                code=province.code,
                slug=province.slug,
                iso=province.iso,
                name=name_view(province, language, ui),
                cards=own,
                districts=districts,
                next_desk=national,
                vcard=f"exports/vcards/province-{province.slug}.vcf" if confirmed else None,
                qr=f"../../exports/qr/province-{province.slug}.svg" if edition.site_url else None,
                json_ld=json_ld(everything, language),
            )
        )
    return tuple(out)


def _district(
    district: District,
    cards: tuple[OfficeView, ...],
    desk: tuple[OfficeView, ...],
    language: Language,
    ui: UiStrings,
) -> DistrictView:
    has_number = any(card.numbers for card in cards)
    return DistrictView(
        district.code,
        district.slug,
        name_view(district, language, ui),
        district.seat,
        cards,
        () if has_number else desk,
    )


def finder(directory: Directory, language: Language) -> FinderView:
    """Return the place finder."""
    ui = directory.ui
    data = [
        {
            "c": province.code,
            "t": full_name(province, language, ui),
            "n": _spellings(province.name),
            "d": [
                {
                    "c": district.code,
                    "t": full_name(district, language, ui),
                    "s": district.slug,
                    "n": _spellings(district.name),
                }
                for district in province.districts
            ],
        }
        for province in directory.places.provinces
    ]
    listed = tuple((p.code, full_name(p, language, ui)) for p in directory.places.provinces)
    return FinderView(listed, script_json({"places": data}))


def _spellings(name: PlaceName) -> list[str]:
    """Return what a reader may type; the finder takes off the words for the rank itself."""
    return list(dict.fromkeys((name.en, name.lo, *name.variants_en, *name.variants_lo)))


def blocks(
    directory: Directory, language: Language, render: Callable[[str, object], str]
) -> dict[str, Block]:
    """Return the block `place-finder`."""

    def place_finder(args: Mapping[str, str]) -> str:
        if args:
            raise BlockError("it takes no arguments.")
        return render("blocks/office_finder.md.j2", finder(directory, language))

    return {"place-finder": place_finder}


def targets(directory: Directory, language: Language) -> dict[str, RefTarget]:
    """Return where `[[place:08]]` and `[[place:0803]]` lead."""
    ui = directory.ui
    out: dict[str, RefTarget] = {}
    for province in directory.places.provinces:
        page = page_of(province)
        found: tuple[AnyPlace, ...] = (province, *province.districts)
        for place in found:
            view = name_view(place, language, ui)
            tooltip = view.other
            if view.unsure:
                tooltip = ui.text("contacts.place.unsure", language, name=view.unsure)
            part = f"#{place.slug}" if isinstance(place, District) else ""
            out[f"place:{place.code}"] = RefTarget(page + part, view.title, tooltip)
    return out


def keywords(directory: Directory) -> tuple[Keyword, ...]:
    """Return every spelling and code of every place for search."""
    out = []
    for province in directory.places.provinces:
        found: tuple[AnyPlace, ...] = (province, *province.districts)
        for place in found:
            part = f"#{place.slug}" if isinstance(place, District) else ""
            names = place.name.all
            words = (*names, *(name.replace(" ", "") for name in names), place.code)
            if isinstance(place, Province):
                words = (*words, place.iso)
            out.append(Keyword(page_of(province) + part, words))
    return tuple(out)
