from datetime import UTC, datetime
from typing import get_args

import pytest

from handlers.actions import Adjust
from handlers.misread import misread, no_place
from handlers.wishes import Code, Misread, Wish
from handlers.zones import Zone

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize("code", get_args(Code))
def test_every_fault_is_told_with_an_example(code: Code) -> None:
    said = misread(Misread(code, "一二三"), NOW)
    assert ("「一二三」" in said.plain("zh") or "一二三" in said.plain("zh")) == (
        code != "too-long"
    )
    assert said.plain("zh").endswith("比如：/digest 09:00 新加坡 工作日")
    assert said.plain("en").endswith("For example: /digest 09:00 Singapore weekdays")
    assert not said.rows


def test_zones_that_may_be_meant_are_buttons() -> None:
    near = (Zone("Asia/Tokyo", exact=False), Zone("Asia/Seoul", exact=False))
    for said in (misread(Misread("unknown-zone", "Tokio 2", near), NOW), no_place("x", near, NOW)):
        ((tokyo,), (seoul,)) = said.rows
        assert tokyo.label.in_("en") == "Tokyo (UTC+9)"
        assert tokyo.action == Adjust(Wish(zone=Zone("Asia/Tokyo", exact=True)), "main")
        assert seoul.label.in_("zh") == "首尔（UTC+9）"
