"""Counting with lunr: which token stands where, for all sections of one language.

lunr keeps the tokens of each section by field. Our index lays the sections one after the other
on one line of places, so that a single rising list per token tells section, field, frequency and
neighbourhood at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lunr.builder import Builder
from lunr.pipeline import Pipeline
from lunr.token import Token

from guidance.search.analyze import keys
from guidance.search.models import Section

FIELDS = ("title", "names", "text")
"""The fields of a section, in the order in which they lie on the line."""
GAP = "\u0000"
"""Stands after names and lines, so that the last word of one and the first of the next never read
as neighbours."""


@dataclass(frozen=True)
class Postings:
    """Places of every token, and the lengths of the fields of each section."""

    places: dict[str, list[int]]
    lengths: list[tuple[int, int, int]]
    total: int


def _place(token: Token, index: int, _: Sequence[Token]) -> Token | None:
    if str(token) == GAP:
        return None
    token.metadata["place"] = index
    return token


def _lines(lines: Iterable[str]) -> list[str]:
    return [key for line in lines if (found := keys(line)) for key in (*found, GAP)]


Pipeline.register_function(_place, "guidance-place")


def collect(sections: Sequence[Section], names: Sequence[Sequence[str]]) -> Postings:
    """Let lunr count the sections; `names[i]` are further names of `sections[i]`."""
    builder = Builder()
    builder.ref("id")
    for field in FIELDS:
        builder.field(field)
    builder.pipeline.add(_place)
    builder.metadata_whitelist = ["place"]
    lengths: list[tuple[int, int, int]] = []
    starts: list[tuple[int, int, int]] = []
    cursor = 0
    for number, section in enumerate(sections):
        fields = (
            [] if section.missing else keys(section.title),
            _lines(names[number]),
            [] if section.missing else _lines(section.text.split("\n")),
        )
        builder.add({"id": str(number), **dict(zip(FIELDS, fields, strict=True))})
        title, named, text = map(len, fields)
        lengths.append((title, named, text))
        starts.append((cursor, cursor + title + 1, cursor + title + named + 1))
        cursor += title + named + text + 2
    places: dict[str, list[int]] = defaultdict(list)
    for term, posting in builder.inverted_index.items():
        for column, field in enumerate(FIELDS):
            for ref, metadata in posting[field].items():
                start = starts[int(ref)][column]
                places[term].extend(start + place for place in metadata["place"])
        places[term].sort()
    return Postings(dict(places), lengths, cursor)
