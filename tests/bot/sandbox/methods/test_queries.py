"""answerCallbackQuery and answerInlineQuery: what is refused."""

import asyncio
from typing import Any

import pytest

from bot.sandbox.server import Sandbox
from bot.sandbox.world import ZH
from tests.bot.sandbox.conftest import Api, TurnableClock

TOO_OLD = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"


def article(**changes: Any) -> dict[str, Any]:
    return {
        "type": "article",
        "id": "1",
        "title": "T",
        "input_message_content": {"message_text": "x"},
    } | changes


async def inline_query(sandbox: Sandbox, api: Api) -> tuple[str, "asyncio.Task[Any]"]:
    asking = asyncio.create_task(sandbox.people.ask_inline(ZH, ZH, "q"))
    number: str = (await api.update())["inline_query"]["id"]
    return number, asking


async def tapped(sandbox: Sandbox, api: Api) -> str:
    keyboard = {"inline_keyboard": [[{"text": "a", "callback_data": "go"}]]}
    sent = await api.ok("sendMessage", chat_id=ZH, text="x", reply_markup=keyboard)
    return sandbox.people.tap(ZH, ZH, sent["message_id"], "go").id


async def test_a_tap_is_answered_once_and_in_time(
    sandbox: Sandbox, api: Api, clock: TurnableClock
) -> None:
    number = await tapped(sandbox, api)
    long = await api.refused("answerCallbackQuery", callback_query_id=number, text="x" * 201)
    assert long == "400 Bad Request: MESSAGE_TOO_LONG"
    url = await api.refused("answerCallbackQuery", callback_query_id=number, url="https://x.org")
    assert url == "400 Bad Request: URL_INVALID"
    await api.ok("answerCallbackQuery", callback_query_id=int(number), text="x" * 200)
    assert await api.refused("answerCallbackQuery", callback_query_id=number) == TOO_OLD
    assert await api.refused("answerCallbackQuery", callback_query_id="7") == TOO_OLD
    late = await tapped(sandbox, api)
    clock.forward(minutes=2)
    assert await api.refused("answerCallbackQuery", callback_query_id=late) == TOO_OLD


async def test_what_was_asked_in_the_future_is_too_old(sandbox: Sandbox, api: Api) -> None:
    sandbox.clock.jump(3600)
    number = await tapped(sandbox, api)
    sandbox.clock.back_to_real_time()
    assert await api.refused("answerCallbackQuery", callback_query_id=number) == TOO_OLD


async def test_the_address_to_open_is_the_bots_own(sandbox: Sandbox, api: Api) -> None:
    number = await tapped(sandbox, api)
    for url in (
        "https://evil.org/?next=t.me/rostrum_bot?start=x",
        "https://t.me.evil.org/rostrum_bot?start=x",
        "https://t.me/rostrum_bot",
        "https://t.me/other_bot?start=x",
        "http://t.me/rostrum_bot?start=x",
        "https://[t.me/rostrum_bot?start=x",
        "https://example.org/game",
    ):
        refused = await api.refused("answerCallbackQuery", callback_query_id=number, url=url)
        assert refused == "400 Bad Request: URL_INVALID", url
    await api.ok(
        "answerCallbackQuery", callback_query_id=number, url="https://t.me/Rostrum_Bot?startgroup=x"
    )


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"results": [article(id=str(n)) for n in range(51)]}, "RESULTS_TOO_MUCH"),
        ({"results": [article(), article()]}, "RESULT_ID_DUPLICATE"),
        ({"results": [article(id="")]}, "RESULT_ID_INVALID"),
        ({"results": [article(id="好" * 22)]}, "RESULT_ID_INVALID"),
        (
            {"results": [article(title="")]},
            "can't parse inline query result: Can't find field \"title\"",
        ),
        (
            {"results": [article(input_message_content=None)]},
            "can't parse inline query result: Can't find field \"message_text\"",
        ),
        (
            {"results": [article(input_message_content={})]},
            "can't parse inline query result: Input message content is not specified",
        ),
        (
            {"results": [article(input_message_content={"message_text": " "})]},
            "message text is empty",
        ),
        (
            {"results": [article(input_message_content={"message_text": "x" * 4097})]},
            "message is too long",
        ),
        (
            {"results": [article(reply_markup={"inline_keyboard": [[{"text": "a"}]]})]},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"results": ["x"]},
            "can't parse inline query result: Inline query result must be an object",
        ),
        ({"results": "{"}, "can't parse inline query results JSON object"),
        ({"results": {}}, "expected an Array of inline query results"),
        ({"results": [], "next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
        ({"results": [], "button": {"text": "", "start_parameter": "x"}}, "SWITCH_PM_TEXT_EMPTY"),
        ({"results": [], "button": {"text": "a"}}, "START_PARAM_EMPTY"),
        (
            {"results": [], "button": {"text": "a", "start_parameter": "a b"}},
            "START_PARAM_INVALID",
        ),
        ({"results": [], "switch_pm_text": "a"}, "START_PARAM_EMPTY"),
    ],
)
async def test_inline_refusals(
    sandbox: Sandbox, api: Api, params: dict[str, Any], why: str
) -> None:
    number, asking = await inline_query(sandbox, api)
    refused = await api.refused("answerInlineQuery", inline_query_id=number, **params)
    assert refused == f"400 Bad Request: {why}"
    await api.ok("answerInlineQuery", inline_query_id=number, results=[])
    await asking


async def test_an_inline_query_is_answered_once(sandbox: Sandbox, api: Api) -> None:
    number, asking = await inline_query(sandbox, api)
    results = [article(id=str(n)) for n in range(50)]
    button = {"text": "a", "start_parameter": "x"}
    await api.ok("answerInlineQuery", inline_query_id=number, results=results, button=button)
    assert (await asking)["button"] == button
    assert await api.refused("answerInlineQuery", inline_query_id=number, results=[]) == TOO_OLD
    assert await api.refused("answerInlineQuery", results=[]) == TOO_OLD


async def test_a_prepared_message_is_checked(api: Api) -> None:
    call = {"user_id": ZH, "result": article()}
    saved = await api.ok("savePreparedInlineMessage", **call)
    assert saved["id"] != (await api.ok("savePreparedInlineMessage", **call))["id"]
    assert isinstance(saved["expiration_date"], int)
    for changes, why in (
        ({"user_id": 0}, "invalid user_id specified"),
        ({"user_id": 7}, "user not found"),
        ({"result": article(id="")}, "RESULT_ID_INVALID"),
        (
            {"result": None},
            "can't parse inline query result: Inline query result must be an object",
        ),
    ):
        refused = await api.refused("savePreparedInlineMessage", **call | changes)
        assert refused == f"400 Bad Request: {why}"
