"""The hot path says what the callbacks say, and leaves to them what it does not know.

The same updates go both ways; what comes out is compared.
"""

from collections.abc import Awaitable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.fast import Fast, tapped
from handlers import tap
from handlers.context import Call
from handlers.render import Reader, message
from handlers.replies import answer
from tests.handlers.conftest import ME, Bot, on_the_wire
from tests.handlers.updates import (
    BOT,
    CHANNEL,
    GROUP,
    PRIVATE,
    group,
    person,
    post,
    press,
    private,
    topic,
    typed,
    under,
)

CARRIED = {"sendMessage", "answerInlineQuery", "answerCallbackQuery"}
words = st.sampled_from(
    [
        "",
        "尤洋",
        "优洋",
        "youyang",
        "李博",
        "季昕华 尤洋",
        "并行训练",
        "how are you",
        "今天天气",
        "尤",
    ]
) | st.text(max_size=70)
WHERE = ["private", "group", "topic", "reply", "as a group", "as a channel", "channel"]
codes = st.sampled_from(["zh-hans", "zh", "en", "de", None])


def buttons() -> list[str]:
    """Callback data as cards and notices carry it, and some that nothing carries."""
    index, found = Bot().knowledge.index, ["", "1", "1xz:a:", "0cz:yang-you:", "not ours"]
    for question in ("尤洋", "优洋", "并行训练", "尤洋 季昕华", "今天天气", ""):
        for asker in (None, 77, 5):
            for language in ("zh", "en"):
                shown = message(answer(index, question)[1], Reader(language, ME, asker))
                rows = shown.get("reply_markup", {}).get("inline_keyboard", [])
                found += [b["callback_data"] for row in rows for b in row if "callback_data" in b]
    return found


BUTTONS = buttons()


@st.composite
def commands(draw: st.DrawFn) -> dict[str, Any]:
    """``/speaker`` and ``/topic``, and what looks like them."""
    name = draw(st.sampled_from(["/speaker", "/topic", "/Speaker@Rostrum_Bot", "/topic@other_bot"]))
    name = draw(st.sampled_from([name, "/help", "/speakers", "speaker", "/speaker\n"]))
    text = f"{name} {draw(words)}"
    fields: dict[str, Any] = draw(
        st.sampled_from([{}, {"from": None}, {"migrate_to_chat_id": -5}, {"sender_chat": None}])
    )
    fields = {"from": person(draw(codes))} | fields
    where = draw(st.sampled_from(WHERE))
    if where == "channel":
        return post(text)
    if where == "private":
        return private(text, **fields)
    more = {
        "group": {},
        "topic": topic(9),
        "reply": {"message_thread_id": 4, "reply_to_message": {**under()["message"], "from": BOT}},
        "as a group": {"sender_chat": GROUP},
        "as a channel": {"sender_chat": CHANNEL},
    }[where]
    return group(text, **{**fields, **more})


@st.composite
def inline(draw: st.DrawFn) -> dict[str, Any]:
    offset = draw(st.sampled_from(["", "10", "50", "x", "-1"]))
    update = typed(draw(words), offset=offset)
    update["inline_query"]["from"] = person(draw(codes))
    return update


@st.composite
def presses(draw: st.DrawFn) -> dict[str, Any]:
    """Under messages of the bot's in every kind of chat, too old ones, and those sent inline."""
    chat = draw(st.sampled_from([PRIVATE, GROUP, CHANNEL, {**GROUP, "is_forum": True}]))
    date = draw(st.sampled_from([1692000000, 0]))
    unlike = [{}, topic(9), {"reply_markup": {"inline_keyboard": []}}, {"reply_markup": None}]
    more = draw(st.sampled_from(unlike))
    where = draw(
        st.sampled_from([under(chat=chat, date=date), under(**more), {"inline_message_id": "m"}])
    )
    data = draw(st.sampled_from(BUTTONS))
    code = draw(st.sampled_from(["zh", "en"]))
    update: dict[str, Any] = press(data, by=draw(st.sampled_from([77, 5])), code=code, **where)
    return update


updates = st.one_of(commands(), inline(), presses())


def two(language: Any = None, status: str = "member") -> tuple[Bot, Bot]:
    """Two bots of the same surroundings."""
    pair = Bot(), Bot()
    for bot in pair:
        bot.chats.languages = dict.fromkeys((77, GROUP["id"]), language) if language else {}
        bot.sender.results["getChatMember"] = {"status": status}
    return pair


@given(presses())
def test_a_button_is_read_as_the_library_reads_it(update: dict[str, Any]) -> None:
    query = Update.de_json({"update_id": 1, **update}, None).callback_query
    assert query
    assert tapped(update["callback_query"]) == tap.tapped(query)


@given(
    updates,
    st.sampled_from([None, "zh", "en"]),
    st.sets(st.sampled_from(sorted(CARRIED))),
    st.sampled_from(["member", "administrator"]),
)
async def test_both_ways_say_the_same(
    update: dict[str, Any], language: str | None, carried: set[str], status: str
) -> None:
    usual, hot = two(language, status)
    for bot in (usual, hot):
        bot.sender.carries = carried
    await usual.feed(update)
    if await Fast(hot.services, lambda *_: False).handle({"update_id": 1, **update}):
        assert hot.sender.calls == usual.sender.calls
        assert hot.sender.left == usual.sender.left
        assert hot.recent.of(77) == usual.recent.of(77)
    else:
        assert not hot.sender.calls


REFUSALS = [
    Forbidden("Forbidden: bot was blocked by the user"),
    BadRequest("Message thread not found"),
    BadRequest("can't parse entities"),
    ChatMigrated(-100600),
    RetryAfter(40),
]


@pytest.mark.parametrize("refusal", REFUSALS)
@pytest.mark.parametrize(
    "update",
    [
        private("/speaker 尤洋"),
        group("/topic"),
        typed("尤"),
        press(BUTTONS[-1]),
        press("no button"),
    ],
)
async def test_both_ways_are_refused_alike(update: dict[str, Any], refusal: TelegramError) -> None:
    usual, hot = two()
    for bot in (usual, hot):
        for method in ("sendMessage", "editMessageText", "answerInlineQuery"):
            bot.sender.refusals[method] = [refusal]

    async def outcome(handled: Awaitable[object]) -> TelegramError | LookupError | None:
        try:
            await handled
        except (TelegramError, LookupError) as error:  # the second when a chat has moved
            return error
        return None

    raised = [
        await outcome(usual.feed(update)),
        await outcome(Fast(hot.services, lambda *_: False).handle({"update_id": 1, **update})),
    ]
    assert repr(raised[0]) == repr(raised[1])
    assert hot.sender.calls == usual.sender.calls
    assert hot.recent.of(77) == usual.recent.of(77)


@given(commands() | inline(), st.sampled_from([None, "zh", "en"]))
async def test_what_is_said_at_once_is_the_call_that_the_usual_way_would_leave(
    update: dict[str, Any], language: str | None
) -> None:
    usual, hot = two(language)
    usual.sender.carries = CARRIED
    await usual.feed(update)
    call = Fast(hot.services, lambda *_: True).at_once({"update_id": 1, **update})
    if call is not None:
        assert [(call.method, on_the_wire(call.payload))] == usual.sender.left
        assert not usual.sender.calls
        assert hot.recent.of(77) == usual.recent.of(77)


@pytest.mark.parametrize(
    "update",
    [
        private("/speaker 尤洋"),
        private("/topic"),
        group("/speaker@rostrum_bot 尤洋"),
        typed("尤"),
        press("1ae:yang-you:"),
        press("no button"),
    ],
)
async def test_what_is_asked_most_takes_the_hot_path(update: dict[str, Any]) -> None:
    bot = Bot()
    assert await Fast(bot.services, lambda *_: False).handle({"update_id": 1, **update})
    assert bot.sender.calls


@pytest.mark.parametrize(
    "update",
    [
        private("尤洋讲了什么"),
        private("/help"),
        private("/speaker@other_bot 尤洋"),
        private(photo=[], caption="/speaker 尤洋"),
        post("/speaker 尤洋"),
        {"edited_message": private("/speaker 尤洋")["message"]},
        {"poll": {}},
        {},
    ],
)
async def test_what_it_does_not_know_it_leaves(update: dict[str, Any]) -> None:
    bot = Bot()
    fast = Fast(bot.services, lambda *_: True)
    assert fast.at_once({"update_id": 1, **update}) is None
    assert not await fast.handle({"update_id": 1, **update})
    assert not bot.sender.calls


def never_known(_: int) -> None:
    raise KeyError


@pytest.mark.parametrize("update", [private("/speaker 尤洋"), typed("尤洋")])
def test_nothing_is_said_at_once_where_the_language_has_to_be_looked_up(
    update: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    bot = Bot()
    fast = Fast(bot.services, lambda *_: True)
    assert isinstance(fast.at_once(update), Call)
    monkeypatch.setattr(bot.chats, "known", never_known)
    assert fast.at_once(update) is None


def test_nothing_is_said_at_once_where_it_matters_what_becomes_of_it() -> None:
    bot = Bot()
    asked: list[tuple[str, int | None]] = []

    def may_leave(method: str, chat: int | None) -> bool:
        asked.append((method, chat))
        return False

    fast = Fast(bot.services, may_leave)
    assert fast.at_once(private("/speaker 尤洋")) is None
    assert fast.at_once(typed("尤洋")) is None
    assert asked == [("sendMessage", 77), ("answerInlineQuery", None)]
    assert fast.at_once(group("/speaker 尤洋")) is None
    assert fast.at_once(press("1ae:yang-you:")) is None
    assert len(asked) == 2
