"""Which addresses Telegram takes for a link or a button, and in what form it keeps them."""

import re
from urllib.parse import urlsplit

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*)://|(tg|ton):", re.IGNORECASE)
_HOST = re.compile(
    r"(?:[^\s./:?#@\[\]]+\.)+[^\s./:?#@\[\]0-9][^\s./:?#@\[\]]+|\d+(?:\.\d+){3}|\[[0-9a-fA-F:]+\]"
)
_USER = re.compile(r"tg:(?://)?user\?id=([0-9]{1,19})", re.IGNORECASE)


class UrlError(ValueError):
    """Not an address; the message is the reason in Telegram's words."""


def normal_url(url: str) -> str:
    """The address as Telegram keeps it: with scheme and path. Raises UrlError."""
    url = url.strip()
    scheme = _SCHEME.match(url)
    if scheme is None:
        url = f"http://{url}"
    elif (scheme[1] or scheme[2]).lower() in {"tg", "ton"}:
        return url
    elif scheme[1].lower() not in {"http", "https"}:
        raise UrlError("Unsupported URL protocol")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise UrlError("Wrong port number specified in the URL") from None
    host = parts.netloc.rpartition("@")[2].removesuffix(f":{port}")
    if not host:
        raise UrlError("URL host is empty")
    if any(character.isspace() for character in url) or not _HOST.fullmatch(host):
        raise UrlError("Wrong HTTP URL")
    rest = url.split("://", 1)[1][len(parts.netloc) :]
    slash = "" if rest.startswith("/") else "/"
    return f"{parts.scheme}://{parts.netloc.lower()}{slash}{rest}"


def checked_url(url: str) -> str | None:
    """The address as Telegram keeps it, or None when it is none."""
    try:
        return normal_url(url)
    except UrlError:
        return None


def user_of(url: str) -> int | None:
    """The user whom ``tg://user?id=…`` mentions."""
    match = _USER.fullmatch(url)
    return int(match[1]) if match else None
