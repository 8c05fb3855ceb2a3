"""What one entry says of others: ids that exist, once, of the right kind."""

from collections.abc import Iterable

from knowledge.faults import Place, Report
from knowledge.nearest import nearest
from knowledge.nodes import Mapping, Node, Scalar, Sequence, member, members

#: The lists of entries; a point refers to them by lists of the same names.
SECTIONS = ("speakers", "topics", "systems")
OPTIONAL = "systems"

#: The ids of each section that can be relied on.
Known = dict[str, set[str]]


def check(root: Node, report: Report) -> None:
    """Report wrong references. Runs on the tree, so that a wrong shape elsewhere hides nothing."""
    sections = {section: member(root, section) for section in SECTIONS}
    known = {
        section: {text for _, text in _ids(members(node))}
        for section, node in sections.items()
        # Where a section is missing or no list, that is the fault, not every mention of its ids.
        if isinstance(node, Sequence) or (node is None and section == OPTIONAL)
    }
    points = members(member(root, "points"))
    _report_duplicates((entry for node in sections.values() for entry in members(node)), report)
    _report_duplicates(points, report)
    for point in points:
        if isinstance(point, Mapping):
            _check_point(point, known, report)


def _ids(entries: Iterable[Node]) -> list[tuple[Place, str]]:
    return [text for entry in entries if (text := _text(member(entry, "id")))]


def _text(node: Node | None) -> tuple[Place, str] | None:
    if isinstance(node, Scalar) and isinstance(node.value, str):
        return node.place, node.value
    return None


def _report_duplicates(entries: Iterable[Node], report: Report) -> None:
    first: dict[str, int] = {}
    for place, wanted in sorted(_ids(entries)):
        if wanted in first:
            report.add(place, "duplicate_id", id=wanted, line=first[wanted])
        first.setdefault(wanted, place.line)


def _check_point(point: Mapping, known: Known, report: Report) -> None:
    lists = [(section, point.members.get(section)) for section in SECTIONS]
    if all(node is None or node == Sequence(node.place, ()) for _, node in lists):
        report.add(point.place, "unattached")
    for section, node in lists:
        seen: set[str] = set()
        for place, wanted in filter(None, map(_text, members(node))):
            if wanted in seen:
                report.add(place, "repeated_id", id=wanted)
            elif section in known and wanted not in known[section]:
                _report_unknown(place, wanted, section, known, report)
            seen.add(wanted)


def _report_unknown(place: Place, wanted: str, section: str, known: Known, report: Report) -> None:
    right = next((other for other, ids in known.items() if wanted in ids), "")
    if right:
        report.add(place, "other_kind", id=wanted, key=section, right=right)
    else:
        meant = nearest(wanted, sorted(known[section]))
        report.add(place, "unknown_id", id=wanted, key=section, nearest=meant)
