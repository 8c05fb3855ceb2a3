"""The Bot API's door: addresses, tokens, forms of parameters, warnings, the token kept secret."""

import json
import logging

import aiohttp
import pytest

from bot.sandbox.server import Sandbox
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


async def test_the_token_is_nowhere(
    sandbox: Sandbox, api: Api, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await api.ok("sendMessage", chat_id=1001, text=f"my token is {TOKEN}")
    await api.ok("setWebhook", url=f"http://127.0.0.1:9/{TOKEN}", secret_token="s3cret")
    calls = json.dumps([call.to_json()["params"] for call in sandbox.journal.calls()])
    assert TOKEN not in calls
    assert TOKEN.partition(":")[2] not in calls
    assert "s3cret" not in calls
    assert TOKEN.partition(":")[2] not in caplog.text
