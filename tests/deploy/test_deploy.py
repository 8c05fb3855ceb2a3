"""The deployment files name what exists, and start what the command line offers."""

import configparser
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import make_url

from bot.settings import Settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
#: What the operator puts into ``.env`` for several replicas, beside the token.
ENV = {
    "POSTGRES_PASSWORD": "letters0and1digits",
    "WEBHOOK_URL": "https://bot.example.org/updates",
    "WEBHOOK_SECRET": "made-up",
}
COMMAND = ["python", "-m", "bot", "run"]


@pytest.fixture(scope="module")
def dockerfile() -> str:
    return (DEPLOY / "Dockerfile").read_text("utf-8")


@pytest.fixture(scope="module", params=["compose.yaml", "compose.postgres.yaml"])
def compose(request: pytest.FixtureRequest) -> Any:
    return yaml.safe_load((DEPLOY / request.param).read_text("utf-8"))


@pytest.fixture(scope="module")
def replicated() -> Any:
    return yaml.safe_load((DEPLOY / "compose.postgres.yaml").read_text("utf-8"))


def filled(value: str) -> str:
    """A value with what it asks of ``.env``."""
    for name, given in ENV.items():
        value = value.replace(f"${{{name}:?}}", given)
    return value


def settings(compose: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """As the bot in the container reads them."""
    for name, value in compose["services"]["bot"]["environment"].items():
        monkeypatch.setenv(name, filled(value))
    monkeypatch.setenv("KNOWLEDGE_FILE", str(ROOT / "knowledge/gair2023.yaml"))
    monkeypatch.chdir(folder)  # away from a developer's .env
    return Settings()


def test_compose_builds_from_files_that_exist(compose: Any) -> None:
    bot = compose["services"]["bot"]
    context = (DEPLOY / bot["build"]["context"]).resolve()
    assert context == ROOT
    assert (context / bot["build"]["dockerfile"]).is_file()
    assert (DEPLOY / bot["env_file"]).resolve() == ROOT / ".env"
    services = compose["services"].values()
    mounted = [volume for service in services for volume in service.get("volumes", ())]
    assert [volume.partition(":")[0] for volume in mounted] == list(compose["volumes"])


def test_compose_sets_only_settings_that_exist_to_values_that_are_good(
    compose: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot = compose["services"]["bot"]
    assert {name.lower() for name in bot["environment"]} <= Settings.model_fields.keys()
    read = settings(compose, tmp_path, monkeypatch)
    assert read.host == "0.0.0.0"  # noqa: S104 - inside the container
    assert bot["ports"][0].endswith(f":{read.port}")


def test_a_database_of_ones_own_is_not_ignored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://me:secret@there/mine")
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    url = settings(compose, tmp_path, monkeypatch).database_url
    assert make_url(url.get_secret_value()).host == "there"


def test_replicas_share_the_postgresql_that_is_started_with_them(
    replicated: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot, server = (replicated["services"][name] for name in ("bot", "postgres"))
    url = make_url(settings(replicated, tmp_path, monkeypatch).database_url.get_secret_value())
    given = {name: filled(value) for name, value in server["environment"].items()}
    assert (url.get_backend_name(), url.host) == ("postgresql", "postgres")
    assert given == {
        "POSTGRES_USER": url.username,
        "POSTGRES_PASSWORD": url.password,
        "POSTGRES_DB": url.database,
    }
    assert bot["depends_on"] == {"postgres": {"condition": "service_healthy"}}
    assert "pg_isready" in server["healthcheck"]["test"]
    assert "ports" not in server


def test_replicas_have_a_webhook_and_a_port_each(
    replicated: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot = replicated["services"]["bot"]
    assert settings(replicated, tmp_path, monkeypatch).webhook_url == ENV["WEBHOOK_URL"]
    (ports,) = bot["ports"]
    first, last = map(int, ports.split(":")[1].split("-"))
    assert last - first + 1 == bot["deploy"]["replicas"] > 1
    told = (DEPLOY / "README.md").read_text("utf-8")
    assert all(f":{port}`" in told for port in range(first, last + 1))


def test_what_compose_asks_of_the_environment_is_told() -> None:
    text = (DEPLOY / "compose.postgres.yaml").read_text("utf-8")
    asked = set(re.findall(r"\$\{(\w+):\?\}", text))
    assert asked == ENV.keys()
    told = (DEPLOY / "README.md").read_text("utf-8")
    assert all(name in told for name in asked)
    assert "--env-file .env -f deploy/compose.postgres.yaml" in told


def test_all_ways_of_compose_run_the_same_bot(replicated: Any) -> None:
    single = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    assert single["name"] == replicated["name"]  # one takes the place of the other
    one, many = (compose["services"]["bot"] for compose in (single, replicated))
    for part in ("build", "image", "env_file", "init", "stop_grace_period", "restart"):
        assert one[part] == many[part]
    assert one["environment"].items() <= many["environment"].items()


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
    assert "DATABASE_URL" not in bot["environment"]
    default = Settings.model_fields["database_url"].default
    assert default.get_secret_value().startswith("sqlite:///var/")


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
