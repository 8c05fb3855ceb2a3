import asyncio
import socket
import traceback
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from pydantic import SecretStr
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.client import Client, seconds
from bot.left import slot
from bot.pace import Pauses
from bot.session import NotSentError
from handlers.context import Call


async def test_a_call_posts_json_and_returns_the_result(telegram: Any, client: Client) -> None:
    telegram.answers(telegram.ok({"message_id": 7}))
    assert await client.call("sendMessage", {"chat_id": 1, "text": "讲台"}) == {"message_id": 7}
    assert telegram.calls == [("sendMessage", {"chat_id": 1, "text": "讲台"})]


async def test_a_result_of_no_use_is_not_read(telegram: Any, client: Client) -> None:
    telegram.answers(web.Response(body=b'{"ok":true,"result":no JSON'))
    await client.tell("sendMessage", {"chat_id": 1})
    telegram.answers(web.Response(body=b'{"ok":true,"result":no JSON'))
    with pytest.raises(NetworkError):
        await client.call("sendMessage", {"chat_id": 1})
    telegram.answers(telegram.refused(400, "Bad Request: chat not found"))
    with pytest.raises(BadRequest):
        await client.tell("sendMessage", {"chat_id": 1})


@pytest.mark.parametrize(
    ("status", "description", "error"),
    [
        (400, "Bad Request: chat not found", BadRequest),
        (401, "Unauthorized", InvalidToken),
        (403, "Forbidden: bot was blocked by the user", Forbidden),
        (404, "Not Found", InvalidToken),
        (409, "Conflict: terminated by other getUpdates request", Conflict),
        (500, "Internal Server Error", NetworkError),
        (502, "Bad Gateway", NetworkError),
    ],
)
async def test_refusals_are_the_librarys_errors(
    telegram: Any, client: Client, status: int, description: str, error: type[TelegramError]
) -> None:
    telegram.answers(telegram.refused(status, description))
    with pytest.raises(error) as caught:
        await client.call("sendMessage")
    assert type(caught.value) is error
    assert caught.value.message.lower() == description.removeprefix("Bad Request: ").lower()
    assert len(telegram.calls) == 1


async def test_a_group_that_moved(telegram: Any, client: Client) -> None:
    description = "Bad Request: group chat was upgraded to a supergroup chat"
    telegram.answers(telegram.refused(400, description, migrate_to_chat_id=-1002))
    with pytest.raises(ChatMigrated) as caught:
        await client.call("sendMessage")
    assert caught.value.new_chat_id == -1002


@pytest.mark.parametrize("body", [b"", b"<html>no</html>", b"[1]", b'"ok"', b"{}", b"\xff"])
@pytest.mark.parametrize("status", [200, 400, 401, 403, 404, 502])
async def test_what_is_not_telegrams_answer_means_nothing_but_a_network_error(
    telegram: Any, client: Client, body: bytes, status: int
) -> None:
    """Least of all that the chat has blocked the bot, or that the token is unknown."""
    telegram.answers(web.Response(body=body, status=status))
    with pytest.raises(NetworkError) as caught:
        await client.call("getMe")
    assert type(caught.value) is NetworkError


async def test_a_429_is_waited_for_and_the_call_made_again(
    telegram: Any, client: Client, no_waiting: list[float]
) -> None:
    telegram.answers(
        telegram.refused(429, "Too Many Requests: retry after 5", retry_after=5),
        telegram.refused(429, "Too Many Requests: retry after 3", retry_after=3),
        telegram.ok("sent"),
    )
    assert await client.call("sendMessage") == "sent"
    assert no_waiting == [5, 3]
    assert client.given_up == 0


@pytest.mark.parametrize("pauses", [[31], [20, 11], [3600]])
async def test_a_reply_that_would_come_too_late_is_given_up_and_counted(
    telegram: Any, client: Client, no_waiting: list[float], pauses: list[int]
) -> None:
    telegram.answers(*(telegram.refused(429, "Too Many Requests", retry_after=p) for p in pauses))
    with pytest.raises(RetryAfter) as caught:
        await client.call("sendMessage")
    assert seconds(caught.value) == pauses[-1]
    assert no_waiting == pauses[:-1]
    assert client.given_up == 1


async def test_nothing_is_sent_twice_when_the_connection_breaks_after_sending(
    telegram: Any, client: Client
) -> None:
    async def cut(method: str, payload: dict[str, Any]) -> None:
        return None

    telegram.script = cut
    with pytest.raises(NetworkError) as caught:
        await client.call("sendMessage")
    assert not isinstance(caught.value, NotSentError)
    assert len(telegram.calls) == 1


async def test_a_refused_connection_is_tried_again(
    telegram: Any, session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts = 0
    post = session.post

    def first_refused(*args: Any, **kwargs: Any) -> Any:
        nonlocal attempts
        attempts += 1
        if attempts == 1:
            return post("http://127.0.0.1:1/")
        return post(*args, **kwargs)

    monkeypatch.setattr(session, "post", first_refused)
    client = Client(SecretStr(telegram.token), telegram.base, session)
    client.reconnect = (0,)
    assert await client.call("getMe") is True
    assert attempts == 2
    assert len(telegram.calls) == 1


async def test_a_server_that_is_silent_times_out(
    telegram: Any, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.client.READ_SECONDS", 0.05)
    silence = asyncio.Event()

    async def say_nothing(method: str, payload: dict[str, Any]) -> Any:
        await silence.wait()
        return telegram.ok()

    telegram.script = say_nothing
    with pytest.raises(TimedOut):
        await client.call("sendMessage")
    silence.set()
    assert len(telegram.calls) == 1


def _everything(error: BaseException | None) -> str:
    """All that a log could show of an error: with its causes and contexts."""
    seen = ""
    while error is not None:
        seen += "".join(traceback.format_exception(error)) + repr(error) + str(error)
        error = error.__cause__ or error.__context__
    return seen


async def test_no_error_carries_the_token(telegram: Any, session: aiohttp.ClientSession) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        dead = f"http://127.0.0.1:{unused.getsockname()[1]}"
        bases = [dead, "http://[", "ftp://127.0.0.1"]
        for base in bases:
            client = Client(SecretStr(telegram.token), base, session)
            client.reconnect = (0,)
            with pytest.raises(NetworkError) as caught:
                await client.call("getMe")
            assert telegram.token not in _everything(caught.value)
            assert telegram.token not in repr(client)


async def test_a_page_that_quotes_the_url_is_not_repeated(telegram: Any, client: Client) -> None:
    telegram.answers(web.Response(text=f"/bot{telegram.token}/getMe not here", status=504))
    with pytest.raises(NetworkError) as caught:
        await client.call("getMe")
    assert telegram.token not in _everything(caught.value)


async def test_a_file_goes_as_multipart_and_again_after_a_pause(
    telegram: Any, client: Client, no_waiting: list[float]
) -> None:
    content = '{"语言": "中文"}'.encode()
    taken: list[Any] = []

    async def script(method: str, fields: dict[str, Any]) -> Any:
        file = fields["document"]
        taken.append((method, file.filename, file.file.read(), fields["caption"], fields["reply"]))
        if len(taken) > 1:
            return telegram.ok({"message_id": 7})
        return telegram.refused(429, "Too Many Requests: retry after 2", retry_after=2)

    telegram.script = script
    payload = {"caption": "讲台", "reply": {"message_id": 3}}
    sent = await client.upload("sendDocument", payload, "document", "data.json", content)
    assert sent == {"message_id": 7}
    assert no_waiting == [2]
    assert taken == [("sendDocument", "data.json", content, "讲台", '{"message_id":3}')] * 2


@pytest.fixture
def paced(telegram: Any, session: aiohttp.ClientSession, no_waiting: list[float]) -> Client:
    """A client for which time passes only while it waits."""
    pauses = Pauses(lambda: sum(no_waiting))
    return Client(SecretStr(telegram.token), telegram.base, session, pauses=pauses)


def flood(telegram: Any, seconds: int) -> Any:
    return telegram.refused(429, "Too Many Requests", retry_after=seconds)


async def test_a_429_holds_up_the_chat_but_no_other(
    telegram: Any, paced: Client, no_waiting: list[float]
) -> None:
    telegram.answers(flood(telegram, 9), telegram.ok())
    with pytest.raises(RetryAfter):
        await paced.attempt("sendMessage", {"chat_id": 1})
    await paced.call("sendMessage", {"chat_id": 2})
    assert no_waiting == []
    await paced.call("sendMessage", {"chat_id": 1})
    assert no_waiting == [9]
    assert [payload["chat_id"] for _, payload in telegram.calls] == [1, 2, 1]


async def test_after_a_second_chats_429_everything_but_the_way_in_waits(
    telegram: Any, paced: Client, no_waiting: list[float]
) -> None:
    telegram.answers(flood(telegram, 9), flood(telegram, 4), telegram.ok())
    for chat in (1, 2):
        with pytest.raises(RetryAfter):
            await paced.attempt("sendMessage", {"chat_id": chat})
    await paced.call("getUpdates")
    assert no_waiting == []
    await paced.call("sendMessage", {"chat_id": 3})
    assert no_waiting == [4]
    await paced.call("sendMessage", {"chat_id": 1})
    assert no_waiting == [4, 5]


async def test_a_pause_of_others_that_is_too_long_gives_a_reply_up_unsent(
    telegram: Any, paced: Client, no_waiting: list[float]
) -> None:
    telegram.answers(flood(telegram, 40))
    for chat in (1, 2):
        with pytest.raises(RetryAfter):
            await paced.attempt("sendMessage", {"chat_id": chat})
    with pytest.raises(RetryAfter) as caught:
        await paced.call("sendMessage", {"chat_id": 3})
    assert seconds(caught.value) == 40
    assert (paced.given_up, no_waiting, len(telegram.calls)) == (1, [], 2)


async def test_what_goes_to_no_chat_pauses_itself_alone(
    telegram: Any, paced: Client, no_waiting: list[float]
) -> None:
    telegram.answers(flood(telegram, 5), telegram.ok())
    await paced.call("setMyCommands")
    assert no_waiting == [5]
    telegram.answers(flood(telegram, 5), telegram.ok())
    for method in ("setMyCommands", "answerCallbackQuery"):
        task = asyncio.create_task(paced.call(method))
        await paced.call("sendMessage", {"chat_id": 1})
        await task
    assert no_waiting == [5, 5]


async def test_an_attempt_is_made_once(telegram: Any, session: aiohttp.ClientSession) -> None:
    client = Client(SecretStr(telegram.token), "http://127.0.0.1:1", session)
    with pytest.raises(NotSentError):
        await client.attempt("sendMessage", {"chat_id": 1})


async def test_only_what_it_is_told_to_is_left_and_nothing_during_a_pause(
    telegram: Any, session: aiohttp.ClientSession
) -> None:
    now = 0.0
    pauses = Pauses(lambda: now)
    carried = {"sendMessage", "answerInlineQuery"}
    base = telegram.base
    client = Client(SecretStr(telegram.token), base, session, pauses=pauses, left=carried)
    answer, query = Call("sendMessage", {"chat_id": 1}), Call("answerInlineQuery", {})
    assert not client.leave(answer)  # nothing is there to carry it
    with slot() as here:
        assert not client.leave(Call("editMessageText", {"chat_id": 1}))
        pauses.refused(1, 5)
        assert not client.leave(answer)
        assert client.may_leave("sendMessage", 2)
        pauses.refused(2, 5)  # now everything is paused
        assert not client.leave(query)
        now = 5.0
        assert client.leave(answer)
    assert here.call is answer
