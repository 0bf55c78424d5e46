"""Pages of the bodies: by institution with its role at each level, and by need."""

from __future__ import annotations

from dataclasses import dataclass

from guidance.edition import Edition
from guidance.models.base import Language, Restricted
from guidance.models.body import Body, BodyKind, Need
from guidance.models.contact import OfficeLevel
from guidance.publishing import Mark, citable, fact_rule
from guidance.views import GeneratedPage, Keyword, RefTarget
from guidance.views.directory import HOME_COUNTRY, OWNER, Directory
from guidance.views.offices import BODIES, OfficeView, SourceView, home_page, offices
from guidance.views.words import TextView, only, text_in

NEEDS = "contacts/needs.md"


@dataclass(frozen=True)
class RoleView:
    """One thing a body does."""

    text: str
    secondary: bool
    """From a secondary source."""
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class LevelView:
    """A body at one level."""

    level: str
    name: TextView
    roles: tuple[RoleView, ...]
    to_confirm: bool
    """Whether something about who may formally identify a victim has to be confirmed."""


@dataclass(frozen=True)
class BodyView:
    """Section of one body."""

    id: str
    kind: str
    name: TextView
    other_name: str | None
    short: str | None
    parent: str | None
    """Id of the body above it, if that has a section too."""
    levels: tuple[LevelView, ...]
    cards: tuple[OfficeView, ...]
    """Offices whose card stands here."""
    elsewhere: tuple[str, ...]
    """Ids of lines whose card stands on another page."""


@dataclass(frozen=True)
class KindView:
    """One group of bodies."""

    kind: str
    title_key: str
    bodies: tuple[BodyView, ...]


@dataclass(frozen=True)
class BodiesView:
    """The page of bodies."""

    kinds: tuple[KindView, ...]
    organisations: tuple[OfficeView, ...]
    confirm_with: str


@dataclass(frozen=True)
class NeedView:
    """One need: lines with a number first, then bodies and offices by name."""

    need: str
    title_key: str
    text_key: str
    lines: tuple[OfficeView, ...]
    others: tuple[str, ...]
    """Ids of offices without a number to show."""
    bodies: tuple[str, ...]


@dataclass(frozen=True)
class NeedsView:
    """The page of needs."""

    needs: tuple[NeedView, ...]


def shown_bodies(directory: Directory, edition: Edition) -> tuple[Body, ...]:
    """Return the bodies that pages may describe: known from a source that may be cited."""
    return tuple(
        body
        for body in directory.bodies.bodies
        if fact_rule(body, directory.sources, edition.release).shown
    )


def pages(directory: Directory, language: Language, edition: Edition) -> list[GeneratedPage]:
    """Return the pages "by body" and "by need"."""
    if not directory.bodies.bodies:
        return []
    ui = directory.ui
    shared: dict[str, object] = {"audience": "all", "owner": OWNER, "review_months": 6}
    cited = dict.fromkeys(i for body in shown_bodies(directory, edition) for i in body.sources)
    return [
        GeneratedPage(
            BODIES,
            {
                "title": ui.text("contacts.bodies.title", language),
                "description": ui.text("contacts.bodies.description", language),
                "lead": ui.text("contacts.bodies.lead", language),
                **shared,
                "sources": tuple(record.id for record in citable(cited, directory.sources)),
            },
            "bodies.md.j2",
            bodies(directory, language, edition),
            closing=("wrong-contact",),
        ),
        GeneratedPage(
            NEEDS,
            {
                "title": ui.text("contacts.needs.title", language),
                "description": ui.text("contacts.needs.description", language),
                "lead": ui.text("contacts.needs.lead", language),
                **shared,
                "safety_critical": True,
            },
            "needs.md.j2",
            needs(directory, language, edition),
            closing=("wrong-contact",),
        ),
    ]


def bodies(directory: Directory, language: Language, edition: Edition) -> BodiesView:
    """Return all bodies in their groups."""
    shown = shown_bodies(directory, edition)
    ids = {body.id for body in shown}
    cards = offices(directory, language, edition)
    views = [_body_view(body, ids, cards, directory, language, edition) for body in shown]
    kinds = tuple(
        KindView(kind.value, f"contacts.kind.{kind.value}", found)
        for kind in BodyKind
        if (found := tuple(view for view in views if view.kind == kind.value))
    )
    organisations = tuple(
        card
        for card in cards
        if card.level == OfficeLevel.ORGANISATION.value
        and home_page(card, directory).startswith(BODIES)
    )
    return BodiesView(kinds, organisations, OWNER)


def _body_view(
    body: Body,
    shown: set[str],
    cards: tuple[OfficeView, ...],
    directory: Directory,
    language: Language,
    edition: Edition,
) -> BodyView:
    own = [
        card for card in cards if card.body == body.id and card.level == OfficeLevel.NATIONAL.value
    ]
    name = text_in(body.name, language)
    other = body.name.text(language.other)
    return BodyView(
        id=body.id,
        kind=body.kind.value,
        name=name,
        other_name=other if other != name.text else None,
        short=only(body.short, language),
        parent=body.parent if body.parent in shown else None,
        levels=tuple(
            LevelView(
                entry.level.value,
                text_in(entry.name, language),
                tuple(
                    RoleView(
                        text,
                        rule.mark is Mark.SECONDARY,
                        tuple(
                            SourceView(record.id, record.publisher, record.date)
                            for record in citable(role.sources, directory.sources)
                        ),
                    )
                    for role in entry.roles
                    if (rule := fact_rule(role, directory.sources, edition.release)).shown
                    and (text := only(role.text, language))
                ),
                any(
                    role.restricted is Restricted.IDENTIFICATION
                    and not fact_rule(role, directory.sources, edition.release).shown
                    for role in entry.roles
                ),
            )
            for entry in body.levels
        ),
        cards=tuple(card for card in own if home_page(card, directory).startswith(BODIES)),
        elsewhere=tuple(c.id for c in own if not home_page(c, directory).startswith(BODIES)),
    )


def needs(directory: Directory, language: Language, edition: Edition) -> NeedsView:
    """Return the offices and bodies for each need, lines of the Lao PDR with a number first."""
    cards = offices(directory, language, edition)
    shown = shown_bodies(directory, edition)
    out = []
    for need in Need:
        found = [card for card in cards if need.value in card.needs]
        home = [card for card in found if card.country == HOME_COUNTRY]
        out.append(
            NeedView(
                need.value,
                f"contacts.need.{need.value}",
                f"contacts.need.{need.value}.text",
                tuple(card for card in home if card.numbers),
                tuple(card.id for card in home if not card.numbers),
                tuple(body.id for body in shown if need in body.needs),
            )
        )
    return NeedsView(tuple(out))


def targets(directory: Directory, language: Language, edition: Edition) -> dict[str, RefTarget]:
    """Return where `[[body:lwu]]` leads; a body without a section leads to the page."""
    shown = {body.id for body in shown_bodies(directory, edition)}
    out: dict[str, RefTarget] = {}
    for body in directory.bodies.bodies:
        name = text_in(body.name, language)
        other = body.name.text(language.other) or ""
        part = f"#{body.id}" if body.id in shown else ""
        out[f"body:{body.id}"] = RefTarget(BODIES + part, name.text, other)
    return out


def names(directory: Directory, language: Language) -> dict[str, str]:
    """Return the name of every body in `language` by id, for the line "kept right by"."""
    return {body.id: text_in(body.name, language).text for body in directory.bodies.bodies}


def keywords(directory: Directory, edition: Edition) -> tuple[Keyword, ...]:
    """Return short and other names of the bodies for search."""
    out = []
    for body in shown_bodies(directory, edition):
        words = [body.name.en, body.name.lo, *body.variants]
        if body.short:
            words += [body.short.en, body.short.lo]
        for entry in body.levels:
            words += [entry.name.en, entry.name.lo]
        out.append(
            Keyword(
                f"{BODIES}#{body.id}",
                tuple(dict.fromkeys(word for word in words if word)),
            )
        )
    return tuple(out)
