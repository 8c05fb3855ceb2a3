"""A tree of plain values, each with its place in the file."""

from dataclasses import dataclass, field

from knowledge.faults import Place, Type


@dataclass(frozen=True, slots=True)
class Other:
    """A scalar that a knowledge file has no use for: a date, yes or no, a fraction."""

    type: Type


Plain = str | int | Other | None
Data = Plain | tuple["Data", ...] | dict[str, "Data"]


@dataclass(frozen=True, slots=True)
class Scalar:
    place: Place
    value: Plain


@dataclass(frozen=True, slots=True)
class Sequence:
    place: Place
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """``keys`` holds the place of each key of ``members``."""

    place: Place
    members: dict[str, "Node"] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


def data(node: Node) -> Data:
    """The values alone: text, numbers, tuples and dictionaries."""
    if isinstance(node, Sequence):
        return tuple(map(data, node.items))
    if isinstance(node, Mapping):
        return {key: data(value) for key, value in node.members.items()}
    return node.value


def member(node: Node, key: str) -> Node | None:
    """What a mapping holds under a key."""
    return node.members.get(key) if isinstance(node, Mapping) else None


def members(node: Node | None) -> tuple[Node, ...]:
    """What a list holds; of anything else nothing."""
    return node.items if isinstance(node, Sequence) else ()


def find(root: Node, path: tuple[str | int, ...]) -> Node:
    """The node at a path of keys and positions, or the last one on the way that exists."""
    node = root
    for step in path:
        below: Node | None = None
        if isinstance(step, str):
            below = member(node, step)
        elif step < len(members(node)):
            below = members(node)[step]
        if below is None:
            break
        node = below
    return node
