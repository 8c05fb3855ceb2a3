"""The JSON Schema in the repository is the models', and says what it can of their rules."""

import json
import runpy
from pathlib import Path

import jsonschema
import pytest
import yaml

from knowledge import loader, schema
from tests.knowledge.faulty import CASES, VALID, Case

SCHEMA = json.loads(schema.FILE.read_text("utf-8"))
#: What only the loader can say: where ids point to, and how the YAML is written.
BEYOND = {
    "control_character",
    "complex_key",
    "duplicate_id",
    "duplicate_key",
    "other_kind",
    "repeated_id",
    "too_deep",
    "unknown_id",
    "yaml_alias",
    "yaml_anchor",
    "yaml_documents",
    "yaml_syntax",
    "yaml_tag",
}


def accepts(text: str) -> bool:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    return bool(validator.is_valid(yaml.safe_load(text)))


def test_the_file_is_up_to_date() -> None:
    assert schema.FILE.read_text("utf-8") == schema.text(), "run: python -m knowledge.schema"


def test_the_command_writes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "with_name", lambda _, name: tmp_path / name)
    runpy.run_path(str(schema.__file__), run_name="__main__")
    assert (tmp_path / "schema.json").read_text("utf-8") == schema.text()


def test_it_is_a_valid_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_it_accepts_what_loads(tmp_path: Path) -> None:
    assert accepts(VALID)
    shipped = Path(loader.__file__).with_name("gair2023.yaml")
    assert accepts(shipped.read_text("utf-8"))


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.code not in BEYOND],
    ids=lambda case: f"{case.code}-{case.line}",
)
def test_it_refuses_what_it_can(case: Case) -> None:
    assert not accepts(VALID.replace(case.old, case.new))


def test_every_field_of_a_point_explains_itself() -> None:
    fields = SCHEMA["$defs"]["Point"]["properties"]
    assert [name for name, field in fields.items() if not field.get("description")] == []
