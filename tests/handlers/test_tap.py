"""What of a pressed button counts, as python-telegram-bot tells it."""

from typing import Any

import pytest
from telegram import Update

from handlers.place import Place
from handlers.tap import Shown, Tap, tapped
from tests.handlers.updates import CHANNEL, GROUP, PRIVATE, keyboard, press, topic, under

FORUM = {**GROUP, "is_forum": True}
OLD = {"date": 0}


def tap(**where: Any) -> Tap:
    query = Update.de_json({"update_id": 1, **press("x", **where)}, None).callback_query
    assert query
    return tapped(query)


@pytest.mark.parametrize(
    ("where", "shown", "place"),
    [
        (
            under(chat=PRIVATE),
            Shown(12, 77, "private", None, offers=True),
            Place(77, "private", None, 77),
        ),
        (under(**topic(9)), Shown(12, -100500, "group", 9, True), Place(-100500, "group", 9, 77)),
        (
            under(reply_markup=keyboard("y")),
            Shown(12, -100500, "group", None, offers=False),
            Place(-100500, "group", None, 77),
        ),
        (
            under(chat=CHANNEL, **OLD),
            Shown(12, -1009, "channel", None, offers=None),
            Place(-1009, "channel", None, 77),
        ),
        (
            under(chat=FORUM, **OLD),
            Shown(12, -100500, "group", None, offers=None, placed=False),
            None,
        ),
        ({"inline_message_id": "m"}, None, None),
    ],
)
def test_where_it_was_pressed(
    where: dict[str, Any], shown: Shown | None, place: Place | None
) -> None:
    found = tap(**where)
    assert found.shown == shown
    assert found.place == place
    assert found.inline == where.get("inline_message_id")


def test_who_pressed_what() -> None:
    found = tap(**under())
    assert (found.id, found.data, found.person, found.name, found.language) == (
        "q",
        "x",
        77,
        "R",
        "zh",
    )
