"""Names and descriptions by language."""

import pytest

from bot.sandbox.world import ZH
from tests.bot.sandbox.conftest import Api

KINDS = [
    ("Name", "name", 64),
    ("Description", "description", 512),
    ("ShortDescription", "short_description", 120),
]


@pytest.mark.parametrize(("method", "field", "longest"), KINDS)
async def test_texts_fall_back_to_the_one_for_all(
    api: Api, method: str, field: str, longest: int
) -> None:
    await api.ok(f"setMy{method}", **{field: "y" * longest})
    await api.ok(f"setMy{method}", **{field: "讲台"}, language_code="zh")
    assert await api.ok(f"getMy{method}", language_code="zh") == {field: "讲台"}
    assert await api.ok(f"getMy{method}", language_code="de") == {field: "y" * longest}
    assert "400" in await api.refused(f"setMy{method}", **{field: "y" * (longest + 1)})
    await api.ok(f"setMy{method}", language_code="zh")
    assert await api.ok(f"getMy{method}", language_code="zh") == {field: "y" * longest}


async def test_without_a_name_the_first_one_stays(api: Api) -> None:
    assert await api.ok("getMyName") == {"name": "Rostrum"}
    assert await api.ok("logOut")
    assert await api.ok("close")


async def test_default_rights_of_groups_and_of_channels(api: Api) -> None:
    rights = {"can_delete_messages": True, "can_change_info": False}
    await api.ok("setMyDefaultAdministratorRights", rights=rights, for_channels=True)
    kept = await api.ok("getMyDefaultAdministratorRights", for_channels=True)
    assert [name for name, value in kept.items() if value] == ["can_delete_messages"]
    assert not any((await api.ok("getMyDefaultAdministratorRights")).values())
    await api.ok("setMyDefaultAdministratorRights", for_channels=True)
    assert not any((await api.ok("getMyDefaultAdministratorRights", for_channels=True)).values())


async def test_nobody_has_a_picture(api: Api) -> None:
    photos = await api.ok("getUserProfilePhotos", user_id=ZH)
    assert photos == {"total_count": 0, "photos": []}
    for user, why in ((7, "user not found"), (0, "invalid user_id specified")):
        refused = await api.refused("getUserProfilePhotos", user_id=user)
        assert refused == f"400 Bad Request: {why}"
