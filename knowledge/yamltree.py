"""YAML as a tree whose nodes know their places, without the parts that make YAML dangerous.

Built from the parser's events: aliases ("billion laughs"), anchors, tags, several documents, keys
that are no words, duplicate keys and deep nesting are refused where they stand.
"""

import re
from collections.abc import Iterator

import yaml

from knowledge.faults import START, Place, Report, Type
from knowledge.nodes import Mapping, Node, Other, Plain, Scalar, Sequence

#: libyaml where PyYAML was built with it: 20 times as fast, the same events.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 20

#: Control characters, bidirectional overrides and invisible characters: what is read would not be
#: what is seen. Joiners (U+200C, U+200D) stay: scripts and emoji need them.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069"
    "\ufeff\ud800-\udfff\ufffe\uffff]"
)
_WHOLE_NUMBER = re.compile("-?(0|[1-9][0-9]{0,8})")
_TYPES: dict[str, Type] = {
    "bool": "yes_no",
    "timestamp": "date",
    "int": "other_number",
    "float": "other_number",
    "null": "nothing",
}


def read(text: str, report: Report) -> Node | None:
    """The tree of a text with ``\\n`` line ends; None if its faults leave no tree to look at."""
    for line, content in enumerate(text.split("\n"), start=1):
        for match in FORBIDDEN.finditer(content):
            place = Place(line, match.start() + 1)
            report.add(place, "control_character", character=_code_point(match[0]))
    text = FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
    try:
        events = yaml.parse(text, Loader=LOADER)
        return _Reader(events, report, lines=text.count("\n") + 1).document()
    except _TooDeepError as error:
        report.add(error.place, "too_deep", limit=DEEPEST)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        before = text[: mark.index] if mark else ""
        place = Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
        report.add(place, "yaml_syntax", problem=str(error.problem))
    return None


def _code_point(char: str) -> str:
    return f"U+{ord(char):04X}"


class _TooDeepError(Exception):
    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self.place = place


class _Reader:
    def __init__(self, events: Iterator[yaml.Event], report: Report, lines: int) -> None:
        self._events = events
        self._report = report
        self._lines = lines

    def document(self) -> Node | None:
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._report.add(self._place(event), "yaml_documents")
                    return None
                root = self._node(next(self._events), depth=1)
        if root is None:
            self._report.add(START, "empty_file")
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        place = self._place(event)
        if depth > DEEPEST:
            raise _TooDeepError(place)
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
            if event.anchor:
                self._report.add(place, "yaml_anchor", name=event.anchor)
            if event.tag:
                self._report.add(place, "yaml_tag", tag=event.tag)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(place, self._value(event, place))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place, depth)
        if isinstance(event, yaml.AliasEvent):
            self._report.add(place, "yaml_alias", name=event.anchor or "")
            return Scalar(place, None)
        return Sequence(place, tuple(self._node(item, depth + 1) for item in self._inner()))

    def _place(self, event: yaml.Event) -> Place:
        if event.start_mark is None:
            return START
        # libyaml puts the end of a text without a last line end one line further down.
        line = min(event.start_mark.line + 1, self._lines)
        return Place(line, event.start_mark.column + 1)

    def _inner(self) -> Iterator[yaml.Event]:
        for event in self._events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield event

    def _mapping(self, place: Place, depth: int) -> Mapping:
        mapping = Mapping(place)
        for event in self._inner():
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if isinstance(event, yaml.CollectionStartEvent):
                self._report.add(key.place, "complex_key")
            elif isinstance(event, yaml.ScalarEvent):
                self._add(mapping, event.value, key.place, value)
        return mapping

    def _add(self, mapping: Mapping, key: str, place: Place, value: Node) -> None:
        if key in mapping.keys:
            first = mapping.keys[key].line
            self._report.add(place, "duplicate_key", key=key, line=first)
        else:
            mapping.members[key] = value
            mapping.keys[key] = place

    def _value(self, event: yaml.ScalarEvent, place: Place) -> Plain:
        if event.implicit[0]:
            return _resolve(event.value)
        for match in FORBIDDEN.finditer(event.value):  # written as an escape: "\u202e"
            self._report.add(place, "control_character", character=_code_point(match[0]))
        return event.value


def _resolve(text: str) -> Plain:
    """The value of a text without quotes, by YAML's own rules."""
    for tag, pattern in LOADER.yaml_implicit_resolvers.get(text[:1], ()):
        if pattern.match(text):
            found = _TYPES.get(tag.rpartition(":")[2])
            break
    else:
        return text
    if found == "nothing":
        return None
    if found == "other_number" and _WHOLE_NUMBER.fullmatch(text):
        return int(text)
    return Other(found) if found else text
