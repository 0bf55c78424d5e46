"""Validated, immutable shapes of the facts: one concept per module."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from guidance.problems import Problem, Problems, did_you_mean
from guidance.source import Place, Source, dotted

M = TypeVar("M", bound=BaseModel)


def parse(model: type[M], source: Source, problems: Problems) -> M | None:
    """Give the text tree of `source` its types.

    Returns None when it does not fit; one problem for each misfit is added to `problems`.
    """
    try:
        return model.model_validate(source.value)
    except ValidationError as error:
        problems.extend(_problem(detail, source, model) for detail in error.errors())
        return None


def _place(loc: tuple[int | str, ...], source: Source) -> Place:
    """Drop the parts of a pydantic location that name a type and not a key of the file."""
    place: Place = ()
    for part in loc:
        here = (*place, part)
        if here in source.marks or part == loc[-1]:
            place = here
    return place


def _problem(detail: ErrorDetails, source: Source, model: type[BaseModel]) -> Problem:
    kind, context = detail["type"], detail.get("ctx", {})
    place = _place(detail["loc"], source)
    name = str(place[-1]) if place else ""
    mark = source.mark(place)
    match kind:
        case "invalid":
            what, fix = str(context["what"]), str(context["fix"])
        case "missing":
            what, fix = f'The key "{name}" is missing.', f"Add `{name}: ...` here."
        case "extra_forbidden":
            mark = source.key_mark(place)
            names = _field_names(model)
            what = f'The key "{name}" is not known here.'
            fix = "Remove it, or see the editors' guide for the keys of this file."
            if name not in names:
                fix = did_you_mean(name, names) or fix
        case "union_tag_not_found":
            key = str(context["discriminator"]).strip("'")
            what, fix = f'The key "{key}" is missing.', f"Add `{key}: ...` here."
        case "union_tag_invalid":
            key = str(context["discriminator"]).strip("'")
            mark = source.mark((*place, key))
            what = f"{context['tag']!r} is not one of the allowed values."
            fix = f"Write one of {context['expected_tags']}."
        case "int_parsing" | "int_type" | "int_from_float":
            what, fix = "This must be a whole number.", "Write digits only, as 6."
        case "literal_error" | "enum":
            what = f"{detail['input']!r} is not one of the allowed values."
            fix = f"Write one of {context['expected']}."
        case "string_type" if detail["input"] is None:
            what, fix = "The value is empty.", "Write it, or remove the key."
        case "model_type" | "dict_type" | "model_attributes_type":
            what, fix = "This must be a group of `key: value` lines.", "Indent the keys below it."
        case "tuple_type" | "list_type":
            what, fix = "This must be a list.", "Write each item on its own line after `- `."
        case "string_type":
            what, fix = "This must be a single text.", "Write one text, not a list or a group."
        case _:
            what, fix = f"{detail['msg']}.", "Correct the value."
    return Problem(source.file, mark.line, mark.column, dotted(place), what, fix)


def _field_names(model: type[BaseModel]) -> set[str]:
    """All field names used anywhere below `model`, for "did you mean"."""
    names: set[str] = set()
    seen: set[type[BaseModel]] = set()
    todo: list[object] = [model]
    while todo:
        current = todo.pop()
        if isinstance(current, type) and issubclass(current, BaseModel):
            if current in seen:
                continue
            seen.add(current)
            names |= current.model_fields.keys()
            todo.extend(field.annotation for field in current.model_fields.values())
        todo.extend(getattr(current, "__args__", ()))
    return names
