"""Changing values inside YAML text while comments, order and layout stay as they are.

PyYAML cannot write a file back without losing its comments, so the text itself is edited at the
places that the parser names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from guidance.source import Place

_PLAIN = re.compile(r"[A-Za-z\u0e81-\u0edf][\w\u0e81-\u0edf .()/’-]*\Z")
_WORDS = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


def scalar(value: str) -> str:
    """Return `value` as a YAML scalar, in quotation marks where it needs them."""
    if _PLAIN.match(value) and not value.endswith(" ") and value.casefold() not in _WORDS:
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def item(lines: list[str], indent: int = 2) -> list[str]:
    """Return lines as an item of a list that is indented by `indent` spaces."""
    space = " " * indent
    return [f"{space}- {lines[0]}", *(f"{space}  {line}" for line in lines[1:])]


@dataclass(frozen=True)
class _Edit:
    start: int
    end: int
    text: str
    depth: int = 0
    """How deep the value stands: of two additions at one place the deeper comes first."""


class Editor:
    """Collects changes to one YAML text; `text()` returns the text with all of them."""

    def __init__(self, text: str) -> None:
        self._text = text
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        if root is None:
            raise ValueError("The file is empty.")
        self._root = root
        self._edits: list[_Edit] = []

    def set(self, place: Place, value: str) -> None:
        """Give the scalar at `place` another value; a missing last key is added to its group."""
        parent = self._node(place[:-1])
        key = place[-1]
        if isinstance(parent, yaml.MappingNode) and isinstance(key, str):
            for key_node, value_node in parent.value:
                if key_node.value == key:
                    self._replace(value_node, scalar(value))
                    return
            self._append_to_mapping(parent, [f"{key}: {scalar(value)}"], len(place) - 1)
            return
        self._replace(self._node(place), scalar(value))

    def add_group(self, place: Place, lines: list[str]) -> None:
        """Add lines, indented from the group at `place`, at its end."""
        node = self._node(place)
        if not isinstance(node, yaml.MappingNode):
            raise ValueError(f"{place} is not a group.")
        self._append_to_mapping(node, lines, len(place))

    def add_item(self, place: Place, lines: list[str]) -> None:
        """Add an item at the end of the list at `place`; the first line gets the dash."""
        node = self._node(place)
        if not isinstance(node, yaml.SequenceNode) or node.flow_style:
            raise ValueError(f"{place} is not a list of lines.")
        at = self._end_of(node)
        body = "\n".join(item(lines, node.start_mark.column))
        self._edits.append(_Edit(at, at, f"\n{body}", len(place)))

    def has(self, place: Place) -> bool:
        """Return whether something stands at `place`."""
        try:
            self._node(place)
        except KeyError:
            return False
        return True

    def remove(self, place: Place) -> None:
        """Take the key that names `place` out of its group, with its line or lines."""
        parent = self._node(place[:-1])
        if not isinstance(parent, yaml.MappingNode):
            raise ValueError(f"{place} is not in a group.")
        for key_node, value_node in parent.value:
            if key_node.value == place[-1]:
                start = self._text.rfind("\n", 0, key_node.start_mark.index)
                self._edits.append(_Edit(start, self._end_of(value_node), ""))
                return
        raise KeyError(place)

    def text(self) -> str:
        """Return the text with all changes."""
        out, done = [], 0
        for edit in sorted(self._edits, key=lambda e: (e.start, e.end, -e.depth)):
            out += [self._text[done : edit.start], edit.text]
            done = edit.end
        return "".join([*out, self._text[done:]])

    def _node(self, place: Place) -> yaml.Node:
        node = self._root
        for part in place:
            if isinstance(node, yaml.MappingNode):
                found = next((v for k, v in node.value if k.value == part), None)
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
                found = node.value[part] if part < len(node.value) else None
            else:
                found = None
            if found is None:
                raise KeyError(place)
            node = found
        return node

    def _replace(self, node: yaml.Node, text: str) -> None:
        if not isinstance(node, yaml.ScalarNode):
            raise ValueError("Only a single value can be replaced.")
        self._edits.append(_Edit(node.start_mark.index, node.end_mark.index, text))

    def _append_to_mapping(self, node: yaml.MappingNode, lines: list[str], depth: int) -> None:
        if node.flow_style:
            raise ValueError("A group in braces cannot be changed; write it on lines.")
        indent = " " * node.start_mark.column
        at = self._end_of(node)
        text = "".join(f"\n{indent}{line}" for line in lines)
        self._edits.append(_Edit(at, at, text, depth))

    def _end_of(self, node: yaml.Node) -> int:
        """Return the place after the last character of a value; comments below it stay below."""
        if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False):
            end = node.end_mark.index
            if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
                end = len(self._text[:end].rstrip("\n"))
            line = self._text.find("\n", end)
            return len(self._text) if line < 0 else line
        last = node.value[-1] if node.value else None
        if last is None:
            return int(node.end_mark.index)
        return self._end_of(last[1] if isinstance(last, tuple) else last)
