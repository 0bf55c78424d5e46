"""How the rest of the site finds a treaty or law: references in Markdown, and words for search."""

from __future__ import annotations

from dataclasses import replace

from guidance.models.base import Bilingual
from guidance.models.instrument import Article, Instrument
from guidance.publishing import Mark
from guidance.registers.instruments import InstrumentRegister, addresses
from guidance.views import Keyword, RefTarget
from guidance.views.law import (
    KEY_DATES,
    Desk,
    article_title,
    fact_at,
    is_shown,
    name,
    path,
    reference,
    rule_shown,
    shown_articles,
)


def targets(register: InstrumentRegister, desk: Desk) -> dict[str, RefTarget]:
    """Return what `[[treaty:id#article]]` and `[[law:id#article]]` may name.

    Only what a page shows: an article known from memory is no target.
    """
    found: dict[str, RefTarget] = {}
    for instrument in register.all:
        if not is_shown(desk, register, instrument):
            continue
        title = name(desk, instrument).text
        found[reference(instrument)] = RefTarget(
            path(instrument), title, _tooltip(desk, instrument)
        )
        for article, view in shown_articles(desk, register, instrument):
            tip = view.words.text if view.words else desk.t("law.confirm", office=view.confirm)
            mark = "" if view.mark is Mark.OFFICIAL else desk.t(f"mark.{view.mark}")
            for part in addresses(article):
                key = reference(instrument, part)
                label = f"{title}, {_cited(desk, article, part)}"
                url = f"{path(instrument)}#art-{article.group if part != article.id else part}"
                first = found.setdefault(key, RefTarget(url, label, tip, mark=mark))
                found[key] = replace(first, mark=first.mark or mark)
    return found


def _cited(desk: Desk, article: Article, part: str) -> str:
    if article.label:
        return desk.words(article.label).text
    return desk.t("law.article_short", number=article.number if part == article.id else part)


def _tooltip(desk: Desk, instrument: Instrument) -> str:
    """Say in one line what an instrument is: its title in the other language, and its kind."""
    kind = desk.t(f"law.kind.{instrument.kind}")
    other = instrument.name.text(desk.language.other)
    return f"{other} · {kind}" if other else kind


def withheld(register: InstrumentRegister, desk: Desk) -> dict[str, str]:
    """Return references to what exists in the data but no page may show, with the reason."""
    shown = targets(register, desk)
    reason = "Its only footing is background knowledge, so no page may show it."
    return {
        key: reason
        for instrument in register.all
        for key in (
            reference(instrument),
            *(reference(instrument, p) for a in instrument.articles for p in addresses(a)),
        )
        if key not in shown
    }


def keywords(register: InstrumentRegister, desk: Desk) -> list[Keyword]:
    """Return search words of every instrument that has a page, and of its articles.

    Numbers come only from facts that may be shown: a number nobody has seen finds nothing.
    """
    found = []
    for instrument in register.all:
        if not is_shown(desk, register, instrument):
            continue
        words = [instrument.name.en, *([instrument.name.lo] if instrument.name.lo else [])]
        words += instrument.also
        for address in ("title.en", "title.lo", "title.other", "number"):
            fact = fact_at(instrument, address)
            if fact is None or not rule_shown(desk, register, instrument, address, fact):
                continue
            value = getattr(fact, "value", None)
            if isinstance(value, Bilingual):
                words += [value.en, *([value.lo] if value.lo else [])]
            elif isinstance(value, str):
                words.append(value)
        for address in (*KEY_DATES, "lao.in_force"):
            fact = fact_at(instrument, address)
            value = getattr(fact, "value", None)
            if (
                fact
                and isinstance(value, str)
                and rule_shown(desk, register, instrument, address, fact)
            ):
                words.append(value[:4])
        found.append(Keyword(path(instrument), tuple(dict.fromkeys(words))))
        names = dict.fromkeys((name(desk, instrument).text, *instrument.also))
        for article, _ in shown_articles(desk, register, instrument):
            heading = article_title(desk, article, article.group)
            url = f"{path(instrument)}#art-{article.group}"
            found.append(Keyword(url, tuple(f"{word} {heading}" for word in names)))
    return found
