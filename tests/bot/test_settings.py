"""The settings as a person meets them: from the environment and ``.env``, good and bad."""

import traceback
from pathlib import Path

import pytest
from dotenv import dotenv_values
from hypothesis import HealthCheck, given
from hypothesis import settings as profile
from hypothesis import strategies as st
from pydantic import SecretStr

from bot.settings import Settings, SettingsError, load

TOKEN = "123456789:AAE-TokenThatMustNotBeSeen_0123456789"
NAMES = [name.upper() for name in Settings.model_fields]
EXAMPLE = Path(__file__).parents[2] / ".env.example"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with a knowledge file, and an environment without settings."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge/gair2023.yaml").touch()
    return tmp_path


def refused() -> str:
    with pytest.raises(SettingsError) as caught:
        load()
    whole = "".join(traceback.format_exception(caught.value))
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    assert "ValidationError" not in whole
    return str(caught.value)


def test_nothing_set_gives_the_defaults() -> None:
    settings = load()
    assert settings.telegram_bot_token is None
    assert settings.telegram_api_base == "https://api.telegram.org"
    assert settings.webhook_url is None
    assert settings.webhook_secret is None
    assert (settings.host, settings.port, settings.log_level) == ("127.0.0.1", 8080, "INFO")
    assert settings.knowledge_file == Path("knowledge/gair2023.yaml")
    assert settings.database_url.get_secret_value() == "sqlite+aiosqlite:///var/rostrum.db"
    assert settings.secrets() == ()


def test_the_example_names_every_setting_with_its_default_and_a_comment() -> None:
    example = dotenv_values(EXAMPLE)
    assert list(example) == NAMES
    for name, field in Settings.model_fields.items():
        default = field.default
        plain = default.get_secret_value() if isinstance(default, SecretStr) else default
        written = str(plain).lower() if isinstance(plain, bool) else str(plain)
        assert example[name.upper()] == ("" if plain is None else written)
    paragraphs = EXAMPLE.read_text("utf-8").strip().split("\n\n")[1:]
    assert [p.startswith("# ") and p.count("\n") == 1 for p in paragraphs] == [True] * len(NAMES)


def test_the_example_itself_is_a_working_env_file(folder: Path) -> None:
    defaults = load()
    (folder / ".env").write_bytes(EXAMPLE.read_bytes())
    assert load() == defaults


def test_env_file_with_bom_blank_and_unknown_values(folder: Path) -> None:
    (folder / ".env").write_text(
        f'TELEGRAM_BOT_TOKEN="{TOKEN}"\nPORT=\nLOG_LEVEL="  "\nOTHERS_SETTING=1\n', "utf-8-sig"
    )
    settings = load()
    assert settings.telegram_bot_token == SecretStr(TOKEN)
    assert (settings.port, settings.log_level) == (8080, "INFO")


def test_the_environment_wins_and_a_blank_there_counts_as_unset(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".env").write_text("PORT=1234\nHOST=::1\n", "utf-8")
    monkeypatch.setenv("PORT", "4321")
    monkeypatch.setenv("HOST", "")
    settings = load()
    assert (settings.port, settings.host) == (4321, "::1")


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("TELEGRAM_API_BASE", "http://127.0.0.1:8081/", "http://127.0.0.1:8081"),
        ("TELEGRAM_API_BASE", "http://bot-api:8081/tg//", "http://bot-api:8081/tg"),
        ("HOST", "bot.internal", "bot.internal"),
        ("LOG_LEVEL", "debug", "DEBUG"),
        ("PORT", "0", 0),
        ("DIGEST_RATE", "1", 1),
        ("DIGEST_RATE", "30", 30),
        ("PAID_BROADCAST", "TRUE", True),
        ("DATABASE_URL", "sqlite:///a.db", "sqlite+aiosqlite:///a.db"),
        ("DATABASE_URL", "sqlite:////srv/a.db", "sqlite+aiosqlite:////srv/a.db"),
        ("DATABASE_URL", "postgresql://u:p@h:5/db", "postgresql+psycopg://u:p@h:5/db"),
        ("DATABASE_URL", "postgres://u@h/db?sslmode=require",
         "postgresql+psycopg://u@h/db?sslmode=require"),
        ("DATABASE_URL", "postgresql+psycopg:///db?host=/run", "postgresql+psycopg:///db?host=/run"),
    ],
)  # fmt: skip
def test_good_values(name: str, value: str, kept: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    loaded = getattr(load(), name.lower())
    assert (loaded.get_secret_value() if isinstance(loaded, SecretStr) else loaded) == kept


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", "seekrit"),
        ("TELEGRAM_BOT_TOKEN", TOKEN + "\n" + TOKEN),
        ("TELEGRAM_BOT_TOKEN", "١٢٣٤٥٦٧:" + "seekrit" * 5),
        ("TELEGRAM_API_BASE", "api.telegram.org"),
        ("TELEGRAM_API_BASE", "ftp://seekrit/"),
        ("TELEGRAM_API_BASE", "https://user:seekrit@host"),
        ("TELEGRAM_API_BASE", "https://host/?seekrit=1"),
        ("TELEGRAM_API_BASE", "https://host:seekrit"),
        ("WEBHOOK_URL", "http://bot.example/"),
        ("WEBHOOK_URL", "https://bot.example:8080/seekrit"),
        ("WEBHOOK_URL", "https:///seekrit"),
        ("WEBHOOK_URL", "https://bot.example/seekrit{x"),
        ("WEBHOOK_SECRET", "seekrit!"),
        ("WEBHOOK_SECRET", "a" * 257),
        ("HOST", "http://seekrit"),
        ("PORT", "seekrit"),
        ("PORT", "65536"),
        ("DATABASE_URL", "mysql://u:seekrit@h/db"),
        ("DATABASE_URL", "rostrum-seekrit.db"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "sqlite://seekrit.db"),
        ("DATABASE_URL", "postgresql://u:seekrit@h"),
        ("DATABASE_URL", "postgresql://u:see#krit@h/db"),
        ("PAID_BROADCAST", "seekrit"),
        ("DIGEST_RATE", "seekrit"),
        ("DIGEST_RATE", "0"),
        ("DIGEST_RATE", "31"),
        ("DIGEST_RATE", "2.5"),
        ("KNOWLEDGE_FILE", "seekrit.yaml"),
        ("KNOWLEDGE_FILE", "knowledge"),
        ("LOG_LEVEL", "seekrit"),
    ],
)
def test_a_bad_value_is_refused_by_name_without_being_shown(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    monkeypatch.setenv("WEBHOOK_SECRET", "s") if name == "WEBHOOK_URL" else None
    told = refused()
    assert told.startswith(f"{name}: ")
    assert " — " in told
    assert "\n" not in told
    assert "see" not in told
    assert "krit" not in told


def test_every_fault_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.setenv(name, "!" if name != "WEBHOOK_SECRET" else "")
    assert [line.partition(":")[0] for line in refused().splitlines()] == NAMES


def test_more_than_telegram_sends_free_of_charge_is_to_be_wished_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DIGEST_RATE", "1000")
    assert "PAID_BROADCAST=true" in refused()
    monkeypatch.setenv("PAID_BROADCAST", "true")
    settings = load()
    assert (settings.digest_rate, settings.paid_broadcast) == (1000, True)
    monkeypatch.setenv("DIGEST_RATE", "1001")
    assert refused().startswith("DIGEST_RATE: ")


def test_a_webhook_needs_its_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_URL", "https://bot.example/hook")
    assert refused().startswith("WEBHOOK_SECRET: is unset, but WEBHOOK_URL needs it — make one up")
    monkeypatch.setenv("WEBHOOK_SECRET", "s-1_")
    assert load().webhook_url == "https://bot.example/hook"


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/x", "http://localhost:9", "http://[::1]:9/"])
def test_a_webhook_on_this_machine_may_be_plain(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_URL", url)
    monkeypatch.setenv("WEBHOOK_SECRET", "s")
    assert load().webhook_url == url


def test_a_local_bot_api_server_calls_any_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_API_BASE", "http://bot-api:8081")
    monkeypatch.setenv("WEBHOOK_URL", "https://bot.internal:9443/")
    monkeypatch.setenv("WEBHOOK_SECRET", "s")
    assert load().webhook_url == "https://bot.internal:9443/"


def test_an_env_file_that_is_not_utf8_is_refused(folder: Path) -> None:
    (folder / ".env").write_bytes(b"HOST=\xff\xfe")
    assert refused().startswith(".env: cannot be read")


def test_secrets_are_known_for_redaction_and_not_in_the_repr(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("WEBHOOK_SECRET", "hook-secret")
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:p%40ss@h/db")
    settings = load()
    assert set(settings.secrets()) == {TOKEN, "hook-secret", "p%40ss", "p@ss"}
    assert not any(secret in f"{settings!r} {settings}" for secret in settings.secrets())


@given(value=st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])))
@pytest.mark.parametrize("name", [n for n in NAMES if n != "KNOWLEDGE_FILE"])
@profile(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_any_text_is_taken_or_refused_by_name(name: str, value: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(name, value)
        try:
            load()
        except SettingsError as error:
            told = str(error)
            assert told.startswith((name, "WEBHOOK_SECRET: is unset"))
