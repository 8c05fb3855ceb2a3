"""Rights and permissions, as they come with a call."""

from typing import Any

import pytest

from bot.sandbox.params import Params
from bot.sandbox.refusals import ApiError
from bot.sandbox.rights import PERMISSIONS, read_permissions, read_rights, right_names


@pytest.mark.parametrize(
    ("given", "independent", "count"),
    [
        ({}, False, 0),
        ({"can_send_polls": True}, False, 2),
        ({"can_send_polls": True}, True, 1),
        ({"can_add_web_page_previews": True}, False, 8),
        ({"can_send_media_messages": True}, True, 7),
        (dict.fromkeys(PERMISSIONS, "true"), True, len(PERMISSIONS)),
    ],
)
def test_what_comes_with_what(given: dict[str, Any], independent: bool, count: int) -> None:
    params = {"permissions": given, "use_independent_chat_permissions": independent}
    assert sum(read_permissions(Params(params)).values()) == count


def test_permissions_have_to_be_there() -> None:
    with pytest.raises(ApiError, match="can't parse permissions"):
        read_permissions(Params({}))


def test_groups_and_channels_have_rights_of_their_own() -> None:
    everything = {name: True for c in (True, False) for name in right_names(for_channels=c)}
    for for_channels in (True, False):
        rights = read_rights(Params(everything), for_channels=for_channels)
        assert tuple(rights) == right_names(for_channels=for_channels)
        assert ("can_post_messages" in rights) is for_channels


def test_the_names_are_the_bot_apis(bot_api: dict[str, Any]) -> None:
    def fields(name: str) -> set[str]:
        return {field["name"] for field in bot_api["types"][name]["fields"]}

    assert set(PERMISSIONS) == fields("ChatPermissions")
    rights = {*right_names(for_channels=True), *right_names(for_channels=False)}
    assert rights == fields("ChatAdministratorRights")
