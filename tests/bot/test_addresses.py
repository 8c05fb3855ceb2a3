import pytest

from bot.addresses import address, is_ip, is_loopback, split


@pytest.mark.parametrize("url", ["http://host:seekrit", "http://[seekrit", "http://host:99999999"])
def test_what_cannot_be_split_is_not_quoted(url: str) -> None:
    with pytest.raises(ValueError, match=r"^is not a valid URL$"):
        split(url)


@pytest.mark.parametrize(
    "url", ["host", "ftp://host", "http://", "http://u@host", "http://host/#x", "http://host/?x=1"]
)
def test_no_plain_address(url: str) -> None:
    with pytest.raises(ValueError, match=r"^(is not|has parts)"):
        address(url, query=False)


def test_a_query_where_it_may_be() -> None:
    assert address("https://host/path?x=1", query=True).query == "x=1"


def test_ips() -> None:
    assert is_ip("::1")
    assert not is_ip("localhost")
    assert all(map(is_loopback, ["localhost", "127.0.0.1", "127.9.9.9", "::1"]))
    assert not any(map(is_loopback, ["10.0.0.1", "bot.example", ""]))
