"""Where updates are to be delivered, and how that went."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.sandbox.model import JSON
from bot.sandbox.refusals import bad_request

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass(slots=True)
class WebhookSettings:
    """A webhook; no ``url`` is none."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error_date: int = 0
    last_error: str = ""

    def same_as(self, other: "WebhookSettings") -> bool:
        """Whether setting it again changes nothing."""
        return (self.url, self.secret, self.max_connections) == (
            other.url,
            other.secret,
            other.max_connections,
        )

    def info(self, pending: int, allowed: list[str]) -> JSON:
        """The Bot API's WebhookInfo."""
        info: JSON = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": pending,
        }
        if self.url:
            info |= {"max_connections": self.max_connections, "ip_address": "127.0.0.1"}
        if self.last_error:
            info |= {"last_error_date": self.last_error_date, "last_error_message": self.last_error}
        if allowed:
            info["allowed_updates"] = allowed
        return info


NO_WEBHOOK = WebhookSettings()


def checked_address(url: str) -> str:
    """A webhook address on this machine, with http or https. Raises ApiError 400."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        raise bad_request("bad webhook: Wrong port number specified in the URL") from None
    if not host or any(character.isspace() for character in url):
        raise bad_request("bad webhook: URL host is empty")
    if parts.scheme not in {"http", "https"} or (parts.scheme == "http" and host not in LOOPBACK):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if host not in LOOPBACK:
        raise bad_request("bad webhook: the sandbox delivers to this machine only")
    return url
