"""Web addresses and hosts as settings give them; errors tell what is wrong without quoting any."""

import re
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit


def split(url: str) -> SplitResult:
    """``urlsplit`` whose errors, of the port too, do not quote the URL."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - it is parsed, and may raise, when it is read
    except ValueError:
        raise ValueError("is not a valid URL") from None
    return parts


def address(url: str, *, query: bool) -> SplitResult:
    """The parts of a plain http(s) address; raises ValueError."""
    parts = split(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or re.search(r"\s", url):
        raise ValueError("is not an http(s) URL")
    if parts.username is not None or parts.fragment or (parts.query and not query):
        raise ValueError("has parts that do not belong in it")
    return parts


def is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    return host == "localhost" or (is_ip(host) and ip_address(host).is_loopback)
