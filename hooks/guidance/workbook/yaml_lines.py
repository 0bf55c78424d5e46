"""Lines of YAML for what a workbook adds."""

from __future__ import annotations

from guidance.models.phone import normalise
from guidance.views.directory import HOME_COUNTRY
from guidance.workbook.columns import APPS, FIELDS
from guidance.workbook.edit import scalar
from guidance.workbook.rows import Row


def kind_lines(kind: str) -> dict[str, str]:
    """Return the keys that tell the kind of a channel in YAML."""
    return {"kind": "messaging", "app": kind} if kind in APPS else {"kind": kind}


def channel_lines(row: Row, channel_id: str) -> list[str]:
    """Return the lines of a new channel."""
    kind, value = row["kind"], value_text(row)
    lines = [f"id: {channel_id}", *(f"{k}: {v}" for k, v in kind_lines(kind).items())]
    if FIELDS[kind] == "number":
        lines.append(f"country: {HOME_COUNTRY}")
    lines.append(f"{FIELDS[kind]}: {scalar(value)}")
    lines += [f'verified_on: "{row["verified_on"]}"', f"verified_by: {row['verified_by']}"]
    return lines


def value_text(row: Row) -> str:
    """Return a value as YAML keeps it: digits in one script."""
    typed = FIELDS[row["kind"]] in {"number", "handle"}
    return normalise(row["value"]) if typed else row["value"]


def hours_lines(row: Row) -> list[str]:
    """Return the lines of the hours of an office."""
    lao = [f"    lo: {scalar(row['hours_lo'])}"] if row["hours_lo"] else []
    english = f"    en: {scalar(row['hours_en'])}"
    return ["hours:", "  text:", english, *lao, "  confidence: high"]
