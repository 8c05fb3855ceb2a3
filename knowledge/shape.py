"""From a tree to the models: what pydantic finds wrong, as faults at their places."""

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from knowledge.faults import Report, Type
from knowledge.models import (
    ID_PATTERN,
    Aliases,
    Event,
    Knowledge,
    Name,
    Point,
    Speaker,
    System,
    Topic,
)
from knowledge.nearest import nearest
from knowledge.nodes import Mapping, Node, Other, Scalar, Sequence, data, find, members

Path = tuple[str | int, ...]

#: The model of what stands under a key; under any other key stand texts in both languages.
MODELS: dict[str, type[BaseModel]] = {
    "": Knowledge,
    "event": Event,
    "speakers": Speaker,
    "topics": Topic,
    "systems": System,
    "points": Point,
    "aliases": Aliases,
}
_EXPECTED: dict[str, Type] = {
    "string_type": "text",
    "int_type": "whole_number",
    "tuple_type": "list",
    "model_type": "mapping",
}


def build(root: Node, report: Report) -> Knowledge | None:
    """The knowledge in a tree; None if its shape is wrong.

    A value that was refused before (an alias, a tag) is not reported again for its shape.
    """
    refused = report.places()
    try:
        return Knowledge.model_validate(data(root))
    except ValidationError as error:
        for details in error.errors(include_url=False):
            is_key = details["type"] == "extra_forbidden"
            node = find(root, details["loc"][:-1] if is_key else details["loc"])
            if node.place not in refused:
                _report(details, node, report)
    return None


def _report(details: ErrorDetails, node: Node, report: Report) -> None:
    path, value = details["loc"], details["input"]
    match details["type"]:
        case "missing":
            report.add(node.place, "missing", key=str(path[-1]))
        case "extra_forbidden":
            _report_key(path, node, report)
        case "model_type" if not path:
            report.add(node.place, "wrong_root")
        case kind if kind in _EXPECTED:
            expected, found = _EXPECTED[kind], _type_of(node)
            report.add(node.place, "wrong_type", key=_name(path), expected=expected, found=found)
        case "too_short" | "too_long":
            _report_list(details, node, report)
        case "greater_than_equal":
            report.add(node.place, "bad_number", number=value)
        case _:
            _report_text(details, node, report)


def _report_key(path: Path, node: Node, report: Report) -> None:
    key, names = str(path[-1]), [step for step in path[:-1] if isinstance(step, str)]
    known = MODELS.get(names[-1] if names else "", Name).model_fields
    place = node.keys[key] if isinstance(node, Mapping) else node.place
    report.add(place, "unknown_key", key=key, nearest=nearest(key, known), known=", ".join(known))


def _report_list(details: ErrorDetails, node: Node, report: Report) -> None:
    key, length = _name(details["loc"]), len(members(node))
    if length == 0:
        report.add(node.place, "empty_list", key=key)
    elif details["type"] == "too_long":
        limit = details["ctx"]["max_length"]
        report.add(node.place, "too_many", key=key, length=length, limit=limit)
    # Else pydantic counted the good items only; the others are reported by themselves.


def _report_text(details: ErrorDetails, node: Node, report: Report) -> None:
    key, text, context = _name(details["loc"]), str(details["input"]), details.get("ctx", {})
    match details["type"]:
        case "long_zh" | "long_en" as code:
            report.add(node.place, code, key=key, length=context["length"], limit=context["limit"])
        case "string_too_long":
            limit = context["max_length"]
            report.add(node.place, "long_line", key=key, length=len(text), limit=limit)
        case "string_pattern_mismatch" if context["pattern"] == ID_PATTERN:
            report.add(node.place, "bad_id", id=text)
        case _ if not text.strip():
            report.add(node.place, "blank", key=key)
        case _ if "\n" in text.strip():
            report.add(node.place, "several_lines", key=key)
        case _:
            report.add(node.place, "outer_spaces", key=key)


def _name(path: Path) -> str:
    """``("points", 3, "text", "zh")`` -> ``"text.zh"``, ``("points", 3)`` -> ``"points #4"``."""
    names = [step for step in path if isinstance(step, str)]
    position = f" #{path[-1] + 1}" if isinstance(path[-1], int) else ""
    return ".".join(names[1:] or names) + position


def _type_of(node: Node) -> Type:
    match node:
        case Sequence():
            return "list"
        case Mapping():
            return "mapping"
        case Scalar(value=None):
            return "nothing"
        case Scalar(value=Other(type=found)):
            return found
        case Scalar(value=int()):
            return "whole_number"
        case _:
            return "text"
