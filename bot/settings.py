"""The settings: the only reader of the environment.

A variable of the process wins over the same one in ``.env``; a blank one counts as unset. What is
wrong is told all at once, by the variables' names and never with their values.
"""

import re
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

from pydantic import (
    Field,
    FilePath,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.addresses import address, is_ip, is_loopback, split

TELEGRAM = "https://api.telegram.org"
#: Messages a second that Telegram lets a bot send to all chats together without paying.
FREE_RATE = 30
TOKEN = re.compile(r"[0-9]{6,}:[A-Za-z0-9_-]{30,}")

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
#: RFC 3986: a path's own characters.
_PATH = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@%/-]*")
_TELEGRAM_PORTS = (None, 80, 88, 443, 8443)


class SettingsError(Exception):
    """The settings cannot be used; the text has a line for every fault."""


class Settings(BaseSettings):
    """Every setting. A field's description is what an error says to do about it."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8-sig",  # Windows editors like to begin a file with a BOM
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        validate_default=True,
    )

    telegram_bot_token: SecretStr | None = Field(
        default=None, description="copy the whole token from @BotFather: digits, a colon, letters"
    )
    telegram_api_base: str = Field(
        default=TELEGRAM,
        description=f"leave it unset for {TELEGRAM}, or give http(s)://host[:port]",
    )
    webhook_url: str | None = Field(
        default=None, description="give a public https:// address, or leave it unset to poll"
    )
    webhook_secret: SecretStr | None = Field(
        default=None, description="make one up: 1 to 256 of the characters A-Z a-z 0-9 _ -"
    )
    reply_in_response: Literal["none", "quick", "all"] = Field(
        default="quick", description="choose one of them"
    )
    host: str = Field(
        default="127.0.0.1", description="give a host name or an IP address to listen on"
    )
    port: int = Field(
        default=8080, ge=0, le=65535, description="give a number up to 65535; 0 takes any free port"
    )
    database_url: SecretStr = Field(
        default=SecretStr("sqlite:///var/rostrum.db"),
        description="write sqlite:///file or postgresql://user:password@host/name, "
        "with signs in the password percent-encoded",
    )
    knowledge_file: FilePath = Field(
        default=Path("knowledge/gair2023.yaml"),
        description="give the path of a knowledge file, from the current folder or absolute",
    )
    paid_broadcast: bool = Field(default=False, description="write true or false")
    digest_rate: int = Field(
        default=23,
        ge=1,
        le=1000,
        description="give a number from 1 to 30, or to 1000 with PAID_BROADCAST=true",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] = Field(
        default="INFO", description="choose one of them"
    )

    @model_validator(mode="before")
    @classmethod
    def _blank_is_unset(cls, values: dict[str, object]) -> dict[str, object]:
        stripped = {k: v.strip() if isinstance(v, str) else v for k, v in values.items()}
        return {name: value for name, value in stripped.items() if value != ""}

    @field_validator("telegram_bot_token")
    @classmethod
    def _token_has_telegrams_form(cls, token: SecretStr | None) -> SecretStr | None:
        if token and not TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("is not a bot token")
        return token

    @field_validator("telegram_api_base")
    @classmethod
    def _api_base(cls, base: str) -> str:
        address(base, query=False)
        return base.rstrip("/")

    @field_validator("webhook_url")
    @classmethod
    def _webhook_is_reachable(cls, url: str | None, info: ValidationInfo) -> str | None:
        if url is None:
            return None
        parts = address(url, query=True)
        if not _PATH.fullmatch(parts.path):
            raise ValueError("has characters in its path that must be percent-encoded")
        if is_loopback(parts.hostname or ""):
            return url
        if parts.scheme != "https":
            raise ValueError("is not https")
        if info.data.get("telegram_api_base") == TELEGRAM and parts.port not in _TELEGRAM_PORTS:
            raise ValueError("has a port that Telegram does not call (443, 80, 88 and 8443 only)")
        return url

    @field_validator("webhook_secret")
    @classmethod
    def _webhook_has_a_secret(
        cls, secret: SecretStr | None, info: ValidationInfo
    ) -> SecretStr | None:
        if secret is None:
            if info.data.get("webhook_url", "given, but refused"):
                raise ValueError("is unset, but WEBHOOK_URL needs it")
        elif not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret.get_secret_value()):
            raise ValueError("has other characters or is too long")
        return secret

    @field_validator("host")
    @classmethod
    def _host_is_no_url(cls, host: str) -> str:
        if not (re.fullmatch(r"[A-Za-z0-9_.-]{1,253}", host) or is_ip(host)):
            raise ValueError("is neither a host name nor an IP address")
        return host

    @field_validator("database_url")
    @classmethod
    def _async_driver(cls, url: SecretStr) -> SecretStr:
        raw = url.get_secret_value()
        scheme, separator, rest = raw.partition("://")
        if not separator or scheme not in _DRIVERS:
            raise ValueError("is neither a sqlite: nor a postgresql: URL")
        parts = split(raw)
        if scheme.startswith("sqlite"):
            if parts.netloc or parts.path in {"", "/", "/:memory:"}:
                raise ValueError("names no database file")
        elif not parts.path.strip("/"):
            raise ValueError("names no database")
        return SecretStr(f"{_DRIVERS[scheme]}://{rest}")

    @field_validator("digest_rate")
    @classmethod
    def _free_of_charge(cls, rate: int, info: ValidationInfo) -> int:
        if rate > FREE_RATE and info.data.get("paid_broadcast") is False:
            raise ValueError("is more than Telegram sends free of charge")
        return rate

    @field_validator("log_level", mode="before")
    @classmethod
    def _any_case(cls, level: object) -> object:
        return level.upper() if isinstance(level, str) else level

    def secrets(self) -> tuple[str, ...]:
        """Every text that must not be seen anywhere, for the redaction of the logs."""
        password = urlsplit(self.database_url.get_secret_value()).password or ""
        token, webhook = (
            secret.get_secret_value() if secret else ""
            for secret in (self.telegram_bot_token, self.webhook_secret)
        )
        return tuple(filter(None, (token, webhook, password, unquote(password))))


def load() -> Settings:
    """Read the environment and ``.env``; raises :class:`SettingsError` with every fault."""
    return _read(Settings)


class _KnowledgeOnly(Settings):
    """Only where the knowledge file is: the other settings stay unread."""

    @model_validator(mode="before")
    @classmethod
    def _others_are_unread(cls, values: dict[str, object]) -> dict[str, object]:
        return {name: value for name, value in values.items() if name == "knowledge_file"}


def knowledge_file() -> Path:
    """The path of the knowledge file; raises :class:`SettingsError` if it is not there."""
    return _read(_KnowledgeOnly).knowledge_file


def _read(kind: type[Settings]) -> Settings:
    try:
        return kind()
    except ValidationError as error:
        faults = [
            _fault(str(fault["loc"][0]), fault["msg"])
            for fault in error.errors(include_url=False, include_context=False, include_input=False)
        ]
    except (OSError, UnicodeDecodeError):
        faults = [".env: cannot be read — save it as a UTF-8 text file that you may read"]
    # Raised out here, so that no exception that holds the values hangs on it as its context.
    raise SettingsError("\n".join(faults))


def _fault(name: str, message: str) -> str:
    wrong = message.removeprefix("Value error, ")
    return f"{name.upper()}: {wrong} — {Settings.model_fields[name].description}"
