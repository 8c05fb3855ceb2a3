"""Every fault has a sentence in both languages, with all its parameters filled in."""

from pathlib import Path
from typing import get_args

import pytest

from handlers.faults import sentence
from handlers.locales import LANGUAGES
from knowledge.faults import Code, Fault, Type
from knowledge.models import Language
from tests.knowledge.faulty import CASES, VALID, faults_of

OF_FILES = (
    Fault("x.yaml", 1, 1, "missing_file"),
    Fault("x.yaml", 1, 1, "not_a_file"),
    Fault("x.yaml", 1, 1, "unreadable", {"reason": "Permission denied"}),
    Fault("x.yaml", 1, 1, "too_big", {"limit": 8}),
    Fault("x.yaml", 3, 2, "not_utf8"),
)


def all_faults(file: Path) -> list[Fault]:
    """A fault of every code, with the parameters that the loader gives."""
    faults = list(OF_FILES)
    for case in CASES:
        faults += faults_of(file, VALID.replace(case.old, case.new))
    return faults


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence(tmp_path: Path, language: Language) -> None:
    faults = all_faults(tmp_path / "event.yaml")
    assert {fault.code for fault in faults} == set(get_args(Code))
    for fault in faults:
        place = f"{fault.file}:{fault.line}:{fault.column}: "
        said = sentence(fault, language)
        assert said.startswith(place)
        what, separator, mend = said.removeprefix(place).partition(" — ")
        assert what
        assert separator
        assert mend
        assert "\n" not in said
        assert (language == "zh") == any("\u4e00" <= c <= "\u9fff" for c in mend)
        assert all(
            str(v) in said for k, v in fault.parameters.items() if k in {"id", "limit", "line"}
        )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("found", get_args(Type))
@pytest.mark.parametrize("expected", ["text", "whole_number", "list", "mapping"])
def test_every_type_has_a_word(language: Language, found: str, expected: str) -> None:
    parameters = {"key": "name.zh", "expected": expected, "found": found}
    assert "name.zh" in sentence(Fault("x", 1, 1, "wrong_type", parameters), language)


def test_as_people_read_it() -> None:
    unknown = Fault(
        "gair.yaml",
        12,
        9,
        "unknown_id",
        {"id": "yangyou", "key": "speakers", "nearest": "yang-you"},
    )
    assert sentence(unknown, "en") == (
        "gair.yaml:12:9: There is no yangyou among the speakers — did you mean yang-you?"
    )
    assert sentence(unknown, "zh") == (
        "gair.yaml:12:9: speakers 里没有 yangyou — 是否想写 yang-you？"
    )
    far = Fault("gair.yaml", 12, 9, "unknown_id", {"id": "x", "key": "topics", "nearest": ""})
    assert sentence(far, "en").endswith(
        "There is no x among the topics — add it there or correct the id"
    )


def test_what_a_file_holds_cannot_disturb_the_line() -> None:
    nasty = Fault("x.yaml", 1, 1, "bad_id", {"id": "{0} \n\u202e\x1b[31m" + "a" * 500})
    said = sentence(nasty, "en")
    assert said.isprintable()
    assert "{0}" in said
    assert len(said) < 250
