"""The Bot API's door: addresses, tokens, forms of parameters, warnings, the token kept secret."""

import json
import logging
from io import BytesIO

import aiohttp
import pytest

from bot.sandbox.server import Sandbox
from bot.sandbox.webhook_settings import WebhookSettings
from tests.bot.sandbox.conftest import TOKEN, Api


@pytest.mark.parametrize(
    "path",
    [
        f"/bot{TOKEN}/sendNothing",
        f"/bot{TOKEN}/",
        f"/bot{TOKEN}",
        "/bot42:short/getMe",
        "/botx/getMe",
        f"/bot:{'x' * 35}/getMe",
    ],
)
async def test_unknown_methods_and_malformed_tokens_are_not_found(
    sandbox: Sandbox, api: Api, path: str
) -> None:
    async with api.session.get(sandbox.base_url + path) as response:
        assert response.status == 404
        assert await response.json() == {
            "ok": False,
            "error_code": 404,
            "description": "Not Found",
        }


async def test_another_token_than_the_one_expected_is_unauthorized(
    sandbox: Sandbox, api: Api
) -> None:
    sandbox.world.token = TOKEN
    await api.ok("getMe")
    address = f"{sandbox.base_url}/bot4242:{'y' * 35}/getMe"
    async with api.session.get(address) as response:
        assert response.status == 401
        assert await response.json() == {
            "ok": False,
            "error_code": 401,
            "description": "Unauthorized",
        }
    async with (
        Sandbox(token=TOKEN) as other,
        api.session.get(f"{other.base_url}/bot1:{'y' * 35}/getMe") as response,
    ):
        assert response.status == 401


async def test_the_bot_is_who_holds_the_token(api: Api) -> None:
    me = await api.ok("getme")
    assert (me["id"], me["username"], me["is_bot"]) == (4242, "rostrum_bot", True)
    assert me["supports_inline_queries"]
    assert not me["can_read_all_group_messages"]


async def test_parameters_come_in_every_form(api: Api) -> None:
    params = {"chat_id": "1001", "text": "<b>x</b>", "parse_mode": "html"}
    form = aiohttp.FormData(default_to_multipart=True)
    for name, value in params.items():
        form.add_field(name, value)
    address = api.base + "SENDMESSAGE"
    requests = [
        api.session.get(address, params=params),
        api.session.post(address, params=params),
        api.session.post(address, data=params),
        api.session.post(address, data=form),
        api.session.post(address, json=params | {"chat_id": 1001}),
    ]
    for request in requests:
        async with request as response:
            message = (await response.json())["result"]
            assert message["text"] == "x"
            assert message["entities"] == [{"type": "bold", "offset": 0, "length": 1}]


@pytest.mark.parametrize("body", ["{", "[]", "3", '{"a":' * 5000])
async def test_broken_json_is_refused(api: Api, body: str) -> None:
    headers = {"Content-Type": "application/json"}
    async with api.session.post(api.base + "getMe", data=body, headers=headers) as response:
        assert response.status == 400


async def test_what_is_no_utf8_is_refused(api: Api) -> None:
    body = '{"chat_id": 1001, "text": "\\ud800"}'
    headers = {"Content-Type": "application/json"}
    async with api.session.post(api.base + "sendMessage", data=body, headers=headers) as response:
        answer = await response.json()
    assert answer["description"] == "Bad Request: strings must be encoded in UTF-8"


async def test_unknown_parameters_are_warnings(sandbox: Sandbox, api: Api) -> None:
    await api.ok("sendMessage", chat_id=1001, text="x", paarse_mode="HTML", protect_content=True)
    call = await sandbox.next_call("sendMessage", chat_id=1001)
    assert call.warnings == ['unknown parameter "paarse_mode"']


async def test_refused_calls_have_warnings_too(sandbox: Sandbox, api: Api) -> None:
    await api.refused("sendMessage", chat_id=7, text="x", nonsense=1, reply_to_message_id=3)
    assert sandbox.journal.calls()[-1].warnings == ['unknown parameter "nonsense"']


_BOUNDARY = "multipart/form-data; boundary=b"


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b'{"text": "\xff"}', 400),
        ("application/json; charset=nonsense", b"{", 400),
        ("application/x-www-form-urlencoded", b"text=\xff", 400),
        ("application/x-www-form-urlencoded", b"text=%ff", 400),
        ("multipart/form-data", b"x", 400),
        (_BOUNDARY, b"x", 400),
        (_BOUNDARY, b"--b\r\nnonsense\r\n\r\nx\r\n--b--\r\n", 400),
        ("application/json", b" " * (16 * 1024**2 + 1), 413),
    ],
)
async def test_a_body_that_cannot_be_read_is_refused_and_written_down(
    sandbox: Sandbox, api: Api, kind: str, body: bytes, status: int
) -> None:
    headers = {"Content-Type": kind}
    address = api.base + "sendmessage"
    async with api.session.post(address, data=BytesIO(body), headers=headers) as response:
        answer = await response.json()
    assert (response.status, answer["ok"], answer["error_code"]) == (status, False, status)
    (call,) = sandbox.journal.calls()
    assert (call.method, call.status, call.answer) == ("sendMessage", status, answer)


@pytest.mark.parametrize("kind", ["application/json", "application/x-www-form-urlencoded"])
async def test_charsets_do_not_count(api: Api, kind: str) -> None:
    body = '{"chat_id": 1001, "text": "讲"}' if kind.endswith("json") else "chat_id=1001&text=讲"
    headers = {"Content-Type": f"{kind}; charset=nonsense"}
    address = api.base + "sendMessage"
    async with api.session.post(address, data=body.encode(), headers=headers) as response:
        assert (await response.json())["result"]["text"] == "讲"


async def test_a_failure_within_is_answered_written_down_and_logged_without_the_token(
    sandbox: Sandbox, api: Api, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(TOKEN)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WebhookSettings, "info", fail)
        answer = await api.answer("getWebhookInfo")
    assert answer == {"ok": False, "error_code": 500, "description": "Internal Server Error"}
    assert sandbox.journal.calls("getWebhookInfo")[-1].answer == answer
    assert "RuntimeError" in caplog.text
    assert TOKEN.partition(":")[2] not in caplog.text


async def test_the_token_is_nowhere(
    sandbox: Sandbox, api: Api, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await api.ok("sendMessage", chat_id=1001, text=f"my token is {TOKEN}")
    await api.ok("setWebhook", url=f"http://127.0.0.1:9/{TOKEN}", secret_token="s3cret")
    await api.ok("getWebhookInfo")
    async with api.session.get(api.base + TOKEN) as response:
        assert response.status == 404
    await api.ok("getMe", **{TOKEN: 1})
    await api.refused("sendMessage", chat_id=1001, text="x", parse_mode=f"x{TOKEN}", a={TOKEN: 1})
    async with api.session.get(f"{sandbox.base_url}/sandbox/calls") as response:
        shown = await response.text()
    calls = [event for event in sandbox.world.events.since(0) if event.kind == "call"]
    assert len(calls) == len(sandbox.journal.calls()) == 6
    recorded = json.dumps([call.to_json() for call in sandbox.journal.calls()])
    for text in (recorded, shown, json.dumps([event.data for event in calls]), caplog.text):
        assert TOKEN.partition(":")[2] not in text
        assert "s3cret" not in text
    assert sandbox.journal.calls("getMe")[-1].warnings == ['unknown parameter "<token>"']
