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
        details = error.errors()
        found = [_problem(detail, source, model) for detail in details]
        misspelt = {(_group(p.where), p.fix) for p in found}
        problems.extend(
            problem
            for detail, problem in zip(details, found, strict=True)
            if detail["type"] != "missing"
            or (_group(problem.where), _meant(detail)) not in misspelt
        )
        return None


def _group(where: str) -> str:
    return where.rpartition(".")[0]


def _meant(missing: ErrorDetails) -> str:
    """Return the cure of a key that is there, but misspelt."""
    name = str(missing["loc"][-1])
    return did_you_mean(name, [name])


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
            if (key := str(context["key"])) and (*place, key) in source.marks:
                place = (*place, key)
                mark = source.mark(place)
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
        case "bool_parsing" | "bool_type":
            what, fix = "This must be true or false.", "Write `true` or `false`."
        case "greater_than_equal":
            what, fix = "The number is too small.", f"Write {context['ge']} or more."
        case "less_than_equal":
            what, fix = "The number is too large.", f"Write {context['le']} or less."
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
