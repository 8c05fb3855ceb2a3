"""Whatever a file holds: knowledge or faults, never another error, all places within the file."""

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge import yamltree
from tests.knowledge.faulty import PIECES, VALID, faults_of

QUICK = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "event.yaml"


@QUICK
@given(content=st.binary(max_size=60) | st.text(max_size=60))
def test_any_content_gives_knowledge_or_faults(file: Path, content: str | bytes) -> None:
    faults_of(file, content.encode("utf-8", "replace") if isinstance(content, str) else content)


@pytest.mark.parametrize("loader", [yamltree.LOADER, yaml.SafeLoader])
@QUICK
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_yaml_gives_knowledge_or_faults(
    file: Path, monkeypatch: pytest.MonkeyPatch, loader: type, pieces: list[str]
) -> None:
    monkeypatch.setattr(yamltree, "LOADER", loader)
    assert faults_of(file, "".join(pieces))


@pytest.mark.parametrize("loader", [yamltree.LOADER, yaml.SafeLoader])
@QUICK
@given(data=st.data())
def test_any_slip_in_a_valid_file_gives_knowledge_or_faults(
    file: Path, monkeypatch: pytest.MonkeyPatch, loader: type, data: st.DataObject
) -> None:
    monkeypatch.setattr(yamltree, "LOADER", loader)
    text = VALID
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 12)))
        text = text[:start] + data.draw(st.sampled_from(("", *PIECES))) + text[end:]
    faults_of(file, text)
