"""One way to reach an office, as far as the publishing table allows it."""

from __future__ import annotations

from dataclasses import dataclass

from guidance.edition import Edition
from guidance.models.base import Confidence, Language
from guidance.models.contact import (
    AddressChannel,
    App,
    Channel,
    DialFrom,
    EmailChannel,
    MessagingChannel,
    NumberChannel,
    Office,
    Publish,
    Readers,
    ShortCodeChannel,
    WebChannel,
)
from guidance.publishing import NumberRule, Release, number_rule
from guidance.views.directory import Directory, known, officers_edition
from guidance.views.words import date_text, language_names, only, text_in

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


def channel_view(
    office: Office,
    channel: Channel,
    directory: Directory,
    language: Language,
    edition: Edition,
) -> ChannelView | None:
    """Return a channel ready to show, or None where it may not be shown."""
    if office.audience_of(channel) is Readers.OFFICERS and not officers_edition(edition):
        return None
    publish = office.publish_of(channel)
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
        if channel.hours and known(channel.hours, office, directory, edition)
        else None,
        languages=language_names(channel.languages.codes, language)
        if channel.languages and known(channel.languages, office, directory, edition)
        else None,
        inside_only=inside,
        abroad_only=outside,
        rule=rule,
        secondary=office.confidence_of(channel) is Confidence.MEDIUM,
        verified_on=channel.verified_on,
        verified_text=date_text(channel.verified_on, language) if channel.verified_on else None,
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
