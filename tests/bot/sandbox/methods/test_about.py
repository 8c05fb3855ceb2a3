"""Names and descriptions by language."""

import pytest

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
