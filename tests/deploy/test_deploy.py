"""The deployment files name what exists, and start what the command line offers."""

import configparser
import re
from pathlib import Path

import pytest
import yaml

from bot.settings import Settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
COMMAND = ["python", "-m", "bot", "run"]


@pytest.fixture(scope="module")
def dockerfile() -> str:
    return (DEPLOY / "Dockerfile").read_text("utf-8")


def test_compose_builds_from_files_that_exist() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    bot = compose["services"]["bot"]
    context = (DEPLOY / bot["build"]["context"]).resolve()
    assert context == ROOT
    assert (context / bot["build"]["dockerfile"]).is_file()
    assert (DEPLOY / bot["env_file"]).resolve() == ROOT / ".env"
    assert [volume.partition(":")[0] for volume in bot["volumes"]] == list(compose["volumes"])


def test_compose_sets_only_settings_that_exist_to_values_that_are_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    environment = compose["services"]["bot"]["environment"]
    assert {name.lower() for name in environment} <= Settings.model_fields.keys()
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("KNOWLEDGE_FILE", str(ROOT / "knowledge/gair2023.yaml"))
    monkeypatch.chdir(tmp_path)  # away from a developer's .env
    settings = Settings()
    assert settings.host == "0.0.0.0"  # noqa: S104 - inside the container
    assert f":{settings.port}" in compose["services"]["bot"]["ports"][0]


def test_the_image_copies_what_exists_and_is_not_ignored(dockerfile: str) -> None:
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert "*" in ignored
    sources = re.findall(r"^COPY (?!--)(\S+) \S+$", dockerfile, re.MULTILINE)
    assert set(sources) == {"bot", "handlers", "knowledge", "requirements.lock"}
    for source in sources:
        assert (ROOT / source).exists()
        assert f"!{source}" in ignored


def test_the_image_installs_with_hashes_and_runs_as_a_user(dockerfile: str) -> None:
    assert "--require-hashes" in dockerfile
    assert re.search(r"^USER rostrum$", dockerfile, re.MULTILINE)
    command = re.search(r"^CMD (.+)$", dockerfile, re.MULTILINE)
    assert command is not None
    assert yaml.safe_load(command[1]) == COMMAND


def test_the_database_is_in_the_volume(dockerfile: str) -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    bot = compose["services"]["bot"]
    assert bot["volumes"] == ["var:/app/var"]
    assert "VOLUME /app/var" in dockerfile
    assert "WORKDIR /app" in dockerfile
    assert bot["environment"]["DATABASE_URL"].startswith("sqlite:///var/")


def test_the_unit_runs_the_bot_where_it_can_write_its_database() -> None:
    unit = configparser.ConfigParser(interpolation=None)
    unit.read(DEPLOY / "rostrum.service", "utf-8")
    service = unit["Service"]
    folder = service["WorkingDirectory"]
    assert service["ExecStart"].split() == [f"{folder}/.venv/bin/{COMMAND[0]}", *COMMAND[1:]]
    assert service["ReadWritePaths"] == f"{folder}/var"
    assert service["User"] == "rostrum"


def test_the_readme_links_to_files_that_exist() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", (DEPLOY / "README.md").read_text("utf-8"))
    assert links
    assert all((DEPLOY / link).exists() for link in links)
