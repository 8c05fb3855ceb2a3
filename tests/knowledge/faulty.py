"""A small valid knowledge file, what may be wrong with it, and how it is loaded here."""

from pathlib import Path
from typing import NamedTuple

from knowledge.faults import Code, Fault, KnowledgeError
from knowledge.loader import load

VALID = """\
event:
  name: {zh: 大会, en: Conference}
  source: {zh: 报道, en: Report}
speakers:
  - id: yang-you
    name: {zh: 尤洋, en: Yang You}
    aliases: {zh: [尤教授], en: [Prof. You]}
    role: {zh: 教授, en: Professor}
    summary: {zh: 讲并行。, en: On training.}
topics:
  - id: parallel
    name: {zh: 并行训练, en: Parallel training}
    summary: {zh: 一起训练。, en: Training together.}
systems:
  - id: colossal-ai
    name: {zh: Colossal-AI, en: Colossal-AI}
    summary: {zh: 一个系统。, en: A system.}
points:
  - id: layers
    speakers: [yang-you]
    topics: [parallel]
    systems: [colossal-ai]
    text: {zh: 有三个层次。, en: It has three layers.}
    source: [21]
"""


def faults_of(file: Path, content: str | bytes) -> tuple[Fault, ...]:
    """The faults of a content, none if it is good; all must stand within it and in order."""
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    try:
        load(file)
    except KnowledgeError as error:
        places = [(fault.line, fault.column) for fault in error.faults]
        lines = file.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
        assert places
        assert places == sorted(places)
        assert all(1 <= line <= lines and column >= 1 for line, column in places)
        return error.faults
    return ()


class Case(NamedTuple):
    """In :data:`VALID`, ``old`` becomes ``new``: exactly one fault, here."""

    code: Code
    old: str
    new: str
    line: int
    column: int
    parameters: dict[str, str | int]


def case(code: Code, old: str, new: str, line: int, column: int, /, **given: str | int) -> Case:
    return Case(code, old, new, line, column, given)


TEXT = "{zh: 有三个层次。, en: It has three layers.}"

CASES = (
    case("empty_file", VALID, "# nothing yet\n", 1, 1),
    case("wrong_root", VALID, "- event\n", 1, 1),
    case(
        "yaml_syntax", "[yang-you]", "[yang-you", 21, 11, problem="did not find expected ',' or ']'"
    ),
    case("yaml_alias", "en: Professor", "en: *one", 8, 24, name="one"),
    case("yaml_anchor", "en: Professor", "en: &one Professor", 8, 24, name="one"),
    case("yaml_tag", "en: Professor", "en: !!str Professor", 8, 24, tag="tag:yaml.org,2002:str"),
    case("yaml_documents", "points:\n", "---\npoints:\n", 18, 1),
    case("complex_key", "source: [21]", "source: [21]\n    [a, b]: c", 25, 5),
    case("duplicate_key", "source: [21]", "source: [21]\n    id: b", 25, 5, key="id", line=19),
    case("too_deep", "[21]", "[" * 18 + "]" * 18, 24, 30, limit=20),
    case("control_character", "尤洋", "尤\u200b洋", 6, 17, character="U+200B"),
    case("control_character", "尤洋", '"尤\\u202e洋"', 6, 16, character="U+202E"),
    case("missing", "    source: [21]\n", "", 19, 5, key="source"),
    case("missing", "zh: 教授, ", "", 8, 11, key="zh"),
    case(
        "unknown_key", "role:", "rolle:", 8, 5,
        key="rolle", nearest="role", known="id, name, aliases, summary, role, organisation",
    ),
    case(
        "unknown_key", "event:\n", "event:\n  date: 3\n", 2, 3,
        key="date", nearest="", known="name, source",
    ),
    case(
        "unknown_key", "{zh: 教授,", "{fr: x, zh: 教授,", 8, 12,
        key="fr", nearest="", known="zh, en",
    ),
    case(
        "wrong_type", "教授, en", "2023, en", 8, 16,
        key="role.zh", expected="text", found="whole_number",
    ),
    case(
        "wrong_type", "教授, en", "yes, en", 8, 16, key="role.zh", expected="text", found="yes_no"
    ),
    case("wrong_type", "教授, en", ", en", 8, 16, key="role.zh", expected="text", found="nothing"),
    case(
        "wrong_type", "[21]", "2023-08-14", 24, 13, key="source", expected="list", found="date"
    ),
    case(
        "wrong_type", "[21]", "[21, '22']", 24, 18,
        key="source #2", expected="whole_number", found="text",
    ),
    case(
        "wrong_type", "[21]", "[1.5]", 24, 14,
        key="source #1", expected="whole_number", found="other_number",
    ),
    case("wrong_type", TEXT, "[a]", 23, 11, key="text", expected="mapping", found="list"),
    case(
        "wrong_type", "有三个层次。", "{a: b}", 23, 16,
        key="text.zh", expected="text", found="mapping",
    ),
    case("bad_id", "id: layers", "id: Layers 2", 19, 9, id="Layers 2"),
    case("bad_number", "[21]", "[21, 0]", 24, 18, number=0),
    case("blank", "[尤教授]", "[' ']", 7, 20, key="aliases.zh #1"),
    case("blank", "有三个层次。", "''", 23, 16, key="text.zh"),
    case("several_lines", "教授, en", '"a\\nb", en', 8, 16, key="role.zh"),
    case("outer_spaces", "教授, en", "' 教授', en", 8, 16, key="role.zh"),
    case("long_line", "教授, en", f"{'授' * 121}, en", 8, 16, key="role.zh", length=121, limit=120),
    case("long_line", "id: layers", f"id: {'a' * 49}", 19, 9, key="id", length=49, limit=48),
    case(
        "long_zh", "有三个层次。", "层 " * 90 + "次", 23, 16, key="text.zh", length=91, limit=90
    ),
    case(
        "long_en", "It has three layers.", "layer " * 46, 23, 28,
        key="text.en", length=46, limit=45,
    ),
    case(
        "long_zh", "讲并行。", "讲" * 131, 9, 19, key="summary.zh", length=131, limit=130
    ),
    case("long_en", "On training.", "on " * 66, 9, 29, key="summary.en", length=66, limit=65),
    case(
        "too_many", "[Prof. You]", f"[{', '.join(['You'] * 201)}]", 7, 30,
        key="aliases.en", length=201, limit=200,
    ),
    case("empty_list", "[21]", "[]", 24, 13, key="source"),
    case(
        "duplicate_id",
        "topics:\n",
        f"topics:\n  - {{id: yang-you, name: {TEXT}, summary: {TEXT}}}\n",
        11, 10, id="yang-you", line=5,
    ),
    case(
        "duplicate_id",
        "[21]\n",
        f"[21]\n  - {{id: layers, topics: [parallel], source: [1], text: {TEXT}}}\n",
        25, 10, id="layers", line=19,
    ),
    case("repeated_id", "[parallel]", "[parallel, parallel]", 21, 24, id="parallel"),
    case(
        "unknown_id", "[parallel]", "[parallell]", 21, 14,
        id="parallell", key="topics", nearest="parallel",
    ),
    case(
        "unknown_id", "[colossal-ai]", "[zilliz]", 22, 15, id="zilliz", key="systems", nearest=""
    ),
    case(
        "other_kind", "[parallel]", "[yang-you]", 21, 14,
        id="yang-you", key="topics", right="speakers",
    ),
    case(
        "unattached",
        "    speakers: [yang-you]\n    topics: [parallel]\n    systems: [colossal-ai]\n",
        "    speakers: []\n",
        19,
        5,
    ),
)  # fmt: skip

#: Pieces that YAML or the loader give a meaning.
PIECES = (
    "\n", "\n  ", "\n    ", "- ", ": ", ", ", "[", "]", "{", "}", "'", '"', "&a ", "*a", "!x ",
    "? ", "!!int ", "> \n", "|\n", "#", "%", "@", "`", "---\n", "...\n", "<<: ", "~", "0", "-1",
    "1e9", "0x1F", "1:30", "=", "yes", "null", "2023-11-01", "\t", "\r", "\x00", "\x85", "\u2028",
    "\u202e", "\ufeff", "\\ud800", "\\u0000", "\\n", "中", "😀", "9" * 5000, "-" * 60, "id: ",
    "points:", "speakers: ", "text: ", "zh: ",
)  # fmt: skip
