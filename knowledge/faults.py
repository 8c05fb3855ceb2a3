"""What can be wrong with a knowledge file, as codes and parameters that any language can say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Code = Literal[
    # the file
    "missing_file",
    "not_a_file",
    "unreadable",  # reason
    "too_big",  # limit (MB)
    "not_utf8",
    "empty_file",
    # YAML
    "yaml_syntax",  # problem
    "yaml_alias",  # name
    "yaml_anchor",  # name
    "yaml_tag",  # tag
    "yaml_documents",
    "complex_key",
    "duplicate_key",  # key, line (of the first)
    "too_deep",  # limit
    "control_character",  # character (U+202E)
    # the shape
    "wrong_root",
    "missing",  # key
    "unknown_key",  # key, nearest ("" if none), known (all keys)
    "wrong_type",  # key, expected, found: see Type
    "bad_id",  # id
    "bad_number",  # number
    "blank",  # key
    "several_lines",  # key
    "outer_spaces",  # key
    "long_line",  # key, length, limit (characters)
    "long_zh",  # key, length, limit (characters without white space)
    "long_en",  # key, length, limit (words)
    "too_many",  # key, length, limit
    "empty_list",  # key
    # the references
    "duplicate_id",  # id, line (of the first)
    "repeated_id",  # id
    "unknown_id",  # id, key, nearest ("" if none)
    "other_kind",  # id, key, right (the key where it belongs)
    "unattached",
]

#: What stands in ``expected`` and ``found`` of ``wrong_type``.
Type = Literal[
    "text", "whole_number", "other_number", "list", "mapping", "yes_no", "date", "nothing"
]


class Place(NamedTuple):
    """A place in a text: line and column, in characters, from 1."""

    line: int
    column: int


START = Place(1, 1)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong. ``parameters`` are those beside its code in :data:`Code`."""

    file: str
    line: int
    column: int
    code: Code
    parameters: Mapping[str, str | int] = field(default_factory=dict, hash=False)


class KnowledgeError(Exception):
    """A knowledge file cannot be used: ``faults`` holds all that is wrong, sorted by place."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(f"{f.file}:{f.line}:{f.column}: {f.code}" for f in faults))
        self.faults = faults


class Report:
    """Gathers the faults of one file."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._faults: list[Fault] = []

    def add(self, place: Place, code: Code, **parameters: str | int) -> None:
        self._faults.append(Fault(self._file, *place, code, parameters))

    def places(self) -> set[Place]:
        return {Place(fault.line, fault.column) for fault in self._faults}

    def faults(self) -> tuple[Fault, ...]:
        """All faults, sorted by place."""
        return tuple(sorted(self._faults, key=lambda fault: (fault.line, fault.column)))
