"""Every fault of a file is found, at its place, and nothing but KnowledgeError is raised."""

import os
from pathlib import Path
from typing import get_args

import pytest
import yaml

import knowledge
from knowledge import yamltree
from knowledge.faults import Code, Fault, KnowledgeError
from knowledge.loader import load
from tests.knowledge.faulty import CASES, VALID, Case, faults_of

SHIPPED = Path(knowledge.__file__).with_name("gair2023.yaml")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "event.yaml"


def test_a_valid_file_is_loaded(file: Path) -> None:
    file.write_text(VALID, "utf-8")
    loaded = load(file)
    assert loaded.speakers[0].role is not None
    assert loaded.speakers[0].role.zh == "教授"
    assert loaded.points[0].source == (21,)
    assert loaded.points[0].systems == (loaded.systems[0].id,)


def test_the_shipped_file_is_good() -> None:
    loaded = load(SHIPPED)
    assert len(loaded.points) >= 140
    assert {"event"} <= {topic.id for topic in loaded.topics}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.line}")
def test_a_fault_is_found_at_its_place(file: Path, case: Case) -> None:
    assert VALID.count(case.old) == 1
    faults = faults_of(file, VALID.replace(case.old, case.new))
    expected = Fault(str(file), case.line, case.column, case.code, case.parameters)
    assert faults == (expected,)


def test_every_code_is_tested() -> None:
    of_files = {"missing_file", "not_a_file", "unreadable", "too_big", "not_utf8"}
    assert {case.code for case in CASES} | of_files == set(get_args(Code))


def test_all_faults_come_at_once(file: Path) -> None:
    text = """\
event:
  name: {zh: 大会, en: Conference}
  source: {zh: 报道, en: Report}
  days: 3
speakers:
  - id: yang-you
    name: {zh: 尤洋, en: Yang You}
    aliases: {zh: [尤教授, " "], en: [Prof. You]}
    summary:
      zh: 学者
      en: A scholar.
  - id: yang-you
    name: {zh: 优洋}
    summary: {zh: 学者, en: yes}
topics:
  - id: Industrial LLM
    name: {zh: 产业, en: Industry}
    summary: {zh: 产业, en: Industry}
    sumary: x
points:
  - id: p-1
    speakers: [yangyou]
    topics: [yang-you]
    text: {zh: 一, en: One}
    source: [0, "2"]
  - id: p-2
    text: {zh: &a 二, en: *a}
    source: []
    source: 3
  - id: p-1
    topics: [event]
    text: {zh: "三\\u202e", en: !x Three}
    source: 2023-11-01
"""
    found = [(fault.line, fault.column, fault.code) for fault in faults_of(file, text)]
    assert found == [
        (4, 3, "unknown_key"),
        (8, 25, "blank"),
        (12, 9, "duplicate_id"),
        (13, 11, "missing"),
        (14, 27, "wrong_type"),
        (16, 9, "bad_id"),
        (19, 5, "unknown_key"),
        (22, 16, "unknown_id"),
        (23, 14, "other_kind"),
        (25, 14, "bad_number"),
        (25, 17, "wrong_type"),
        (26, 5, "unattached"),
        (27, 16, "yaml_anchor"),
        (27, 26, "yaml_alias"),
        (28, 13, "empty_list"),
        (29, 5, "duplicate_key"),
        (30, 9, "duplicate_id"),
        (31, 14, "unknown_id"),
        (32, 16, "control_character"),
        (32, 31, "yaml_tag"),
        (33, 13, "wrong_type"),
    ]


def test_both_texts_of_a_point_can_be_too_long(file: Path) -> None:
    text = VALID.replace("有三个层次。", "层" * 91).replace("It has three layers.", "a " * 46)
    assert [fault.code for fault in faults_of(file, text)] == ["long_zh", "long_en"]


@pytest.mark.parametrize("section", ["speakers", "topics"])
def test_a_lost_section_is_one_fault_not_one_a_mention(file: Path, section: str) -> None:
    text = VALID.replace(f"{section}:\n", f"{section}x:\n")
    assert [fault.code for fault in faults_of(file, text)] == ["missing", "unknown_key"]


@pytest.mark.parametrize("section", ["topics", "points"])
def test_a_file_needs_topics_and_points(file: Path, section: str) -> None:
    head, _, tail = VALID.partition(f"{section}:\n")
    rest = tail[tail.index("systems:") :] if section == "topics" else ""
    faults = faults_of(file, f"{head}{section}: []\n{rest}")
    assert ("empty_list", {"key": section}) in [(f.code, f.parameters) for f in faults]


def test_optional_parts_may_be_left_out(file: Path) -> None:
    text = "\n".join(
        line for line in VALID.splitlines() if "role" not in line and "aliases" not in line
    )
    text = text.replace("    systems: [colossal-ai]\n", "")
    start, end = text.index("systems:"), text.index("points:")
    assert faults_of(file, text[:start] + text[end:]) == ()


def test_a_folded_text_is_one_line(file: Path) -> None:
    folded = "text:\n      zh: >\n        有三个\n        层次。\n      en: It has three layers."
    file.write_text(VALID.replace("text: {zh: 有三个层次。, en: It has three layers.}", folded))
    assert load(file).points[0].text.zh == "有三个 层次。"


def test_billion_laughs_are_refused_unread(file: Path) -> None:
    lines = ["a0: &a0 [x, x]"] + [
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)
    ]
    codes = [fault.code for fault in faults_of(file, "\n".join(lines))]
    assert codes.count("yaml_alias") == 9 * 39


@pytest.mark.parametrize("text", ["---\n\n  ", "event: [", "a:\n  b:\n    ", "? "])
def test_the_end_of_a_text_without_a_line_end_is_within_it(file: Path, text: str) -> None:
    assert faults_of(file, text)


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{a: " * 50_000])
def test_deep_nesting_ends_the_reading(file: Path, text: str) -> None:
    assert [fault.code for fault in faults_of(file, text)] == ["too_deep"]


def test_line_ends_and_a_byte_order_mark_do_not_matter(file: Path) -> None:
    assert faults_of(file, b"\xef\xbb\xbf" + VALID.replace("\n", "\r\n").encode()) == ()
    wrong = VALID.replace("role:", "rolle:").replace("\n", "\r")
    assert [(f.line, f.column) for f in faults_of(file, wrong)] == [(8, 5)]


def only_fault(path: Path) -> Fault:
    with pytest.raises(KnowledgeError) as caught:
        load(path)
    (fault,) = caught.value.faults
    return fault


def test_what_is_no_readable_file(tmp_path: Path) -> None:
    for path, code in [
        (tmp_path / "none.yaml", "missing_file"),
        (tmp_path, "not_a_file"),
        (Path(os.devnull), "not_a_file"),
        (tmp_path / "x\0.yaml", "unreadable"),
        (tmp_path / ("x" * 300), "unreadable"),
    ]:
        fault = only_fault(path)
        assert (fault.file, fault.line, fault.column, fault.code) == (str(path), 1, 1, code)


def test_a_loop_of_links_is_unreadable(tmp_path: Path) -> None:
    loop = tmp_path / "loop.yaml"
    loop.symlink_to(loop)
    assert only_fault(loop).code == "unreadable"


def test_a_huge_file_is_refused_unread(file: Path) -> None:
    assert [fault.code for fault in faults_of(file, b"#" * 8_000_001)] == ["too_big"]


def test_other_encodings_are_refused_at_the_first_wrong_byte(file: Path) -> None:
    (fault,) = faults_of(file, "event:\r\n  名: ".encode() + "大会".encode("gb18030"))
    assert (fault.line, fault.column, fault.code) == (2, 6, "not_utf8")
    assert [fault.code for fault in faults_of(file, VALID.encode("utf-16"))] == ["not_utf8"]


def test_the_error_names_files_places_and_codes(file: Path) -> None:
    file.write_text(VALID.replace("role:", "rolle:"), "utf-8")
    with pytest.raises(KnowledgeError, match=r"event\.yaml:8:5: unknown_key"):
        load(file)


def test_without_libyaml_it_reads_the_same(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamltree, "LOADER", yaml.SafeLoader)
    file.write_text(VALID, "utf-8")
    assert load(file).points[0].text.zh == "有三个层次。"
    for case in CASES:
        if case.code != "yaml_syntax":
            (fault,) = faults_of(file, VALID.replace(case.old, case.new))
            assert (fault.line, fault.code) == (case.line, case.code)
