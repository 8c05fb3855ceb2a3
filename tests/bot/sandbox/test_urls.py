"""Addresses of links and buttons."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.urls import UrlError, checked_url, normal_url, user_of


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://Example.org", "https://example.org/"),
        ("t.me/rostrum_bot?start=x", "http://t.me/rostrum_bot?start=x"),
        ("tg://resolve?domain=x", "tg://resolve?domain=x"),
        ("http://127.0.0.1:80/x", "http://127.0.0.1:80/x"),
        ("https://例子.中国/路", "https://例子.中国/路"),
    ],
)
def test_good_addresses(url: str, kept: str) -> None:
    assert normal_url(url) == kept


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("", "URL host is empty"),
        ("https://", "URL host is empty"),
        ("ftp://example.org", "Unsupported URL protocol"),
        ("javascript://example.org/%0aalert(1)", "Unsupported URL protocol"),
        ("http://localhost", "Wrong HTTP URL"),
        ("https://exa mple.org", "Wrong HTTP URL"),
        ("https://example.org:99999", "Wrong port number specified in the URL"),
    ],
)
def test_bad_addresses(url: str, why: str) -> None:
    with pytest.raises(UrlError, match=why):
        normal_url(url)


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_an_address_or_not(text: str) -> None:
    url = checked_url(text)
    assert (
        url is None
        or url.startswith(("http://", "https://", "tg:", "ton:", "TG:", "TON:"))
        or ":" in url
    )


def test_mentions_by_id() -> None:
    assert user_of("tg://user?id=7") == 7
    assert user_of("tg://user?id=x") is None
