"""The signs of one situation as a list, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guidance.blocks import BlockError
from guidance.models.base import Language
from guidance.models.citation import SourceRecord
from guidance.models.indicator import Indicator, IndicatorList, IndicatorSet, Weight
from guidance.problems import did_you_mean
from guidance.publishing import Mark, Release, advice_rule, citable
from guidance.registers.indicators import IndicatorRegister


@dataclass(frozen=True)
class Sign:
    """One line of the list."""

    id: str
    text: str
    urgent: bool
    weights: tuple[str, ...] = ()
    """As keys of interface strings; empty while the weights are not confirmed."""


@dataclass(frozen=True)
class Group:
    """Signs that are shown under one head."""

    proposal: bool
    """Awaiting the approval of the office concerned; set apart on the page."""
    signs: tuple[Sign, ...]


@dataclass(frozen=True)
class IndicatorsBlock:
    """Everything the template shows for one situation."""

    groups: tuple[Group, ...]
    """Signs with a source that may be named first, then proposals; an empty group is left out."""
    lists: tuple[str, ...]
    """Published lists that carry the signs with a source, as keys of interface strings."""
    withheld: int
    """How many signs the publishing table keeps back."""

    @property
    def urgent(self) -> bool:
        """Whether any line is marked urgent, so that the mark must be explained."""
        return any(sign.urgent for group in self.groups for sign in group.signs)


class UnknownSet(BlockError):
    """A page asks for a set of indicators that does not exist."""


def block(
    register: IndicatorRegister,
    sources: Mapping[str, SourceRecord],
    set_: str,
    language: Language,
    release: Release,
    page_approved: bool = False,
) -> IndicatorsBlock:
    """Return the signs of `set_` ready to show.

    Raises UnknownSet with a hint when there is no such set.
    """
    known = [wanted.value for wanted in IndicatorSet]
    if set_ not in known:
        raise UnknownSet(
            f'There is no set "{set_}". '
            f"{did_you_mean(set_, known) or 'Use one of ' + ', '.join(known) + '.'}"
        )
    shown: dict[bool, list[Indicator]] = {False: [], True: []}
    withheld = 0
    for sign in register.of_set(IndicatorSet(set_)):
        unnamed = not citable(sign.sources, sources)
        rule = advice_rule(sign.confidence, unnamed, page_approved, release)
        if rule.shown:
            shown[rule.mark is Mark.PROPOSAL].append(sign)
        else:
            withheld += 1
    return IndicatorsBlock(
        tuple(
            Group(proposal, tuple(_sign(sign, language) for sign in signs))
            for proposal, signs in shown.items()
            if signs
        ),
        tuple(
            f"indicators.list_{name.value}"
            for name in (IndicatorList.UNODC, IndicatorList.ILO)
            if any(name in sign.seen_in for sign in shown[False])
        ),
        withheld,
    )


def _sign(sign: Indicator, language: Language) -> Sign:
    return Sign(
        sign.id,
        sign.text.text(language) or "",
        sign.urgent,
        tuple(f"indicators.weight_{weight.value}" for weight in _weights(sign)),
    )


def _weights(sign: Indicator) -> tuple[Weight, ...]:
    if sign.strength and sign.strength.confidence.sourced:
        return sign.strength.levels
    return ()
