"""From a file to the knowledge in it, or to everything that is wrong with the file."""

from pathlib import Path

from knowledge import references, shape, yamltree
from knowledge.faults import START, Fault, KnowledgeError, Place, Report
from knowledge.models import Knowledge

__all__ = ["Fault", "KnowledgeError", "load"]

MEGABYTE = 1_000_000
LARGEST = 8


def load(path: Path) -> Knowledge:
    """Read a knowledge file (YAML, UTF-8, at most 8 MB).

    :raises KnowledgeError: with every fault, sorted by place; nothing else is raised.
    """
    report = Report(str(path))
    text = _text(path, report)
    root = None if text is None else yamltree.read(text, report)
    knowledge = None if root is None else shape.build(root, report)
    if root is not None:
        references.check(root, report)
    faults = report.faults()
    if faults or knowledge is None:
        raise KnowledgeError(faults)
    return knowledge


def _text(path: Path, report: Report) -> str | None:
    """The file's text with ``\\n`` line ends, or None and why."""
    content = _content(path, report)
    if content is None:
        return None
    if len(content) > LARGEST * MEGABYTE:
        report.add(START, "too_big", limit=LARGEST)
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _lines(content[: error.start].decode("utf-8", "replace"))
        place = Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
        report.add(place, "not_utf8")
        return None
    return _lines(text)


def _content(path: Path, report: Report) -> bytes | None:
    try:
        if path.exists() and not path.is_file():
            report.add(START, "not_a_file")
            return None
        with path.open("rb") as file:
            return file.read(LARGEST * MEGABYTE + 1)
    except FileNotFoundError:
        report.add(START, "missing_file")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        report.add(START, "unreadable", reason=getattr(error, "strerror", None) or str(error))
    return None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
