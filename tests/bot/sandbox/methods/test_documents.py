"""Files that bots send, and fetch again."""

import aiohttp
import pytest

from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, FORUM, GROUP, ZH
from tests.bot.sandbox.conftest import TOKEN, Api

CONTENT = b'{"language": "zh"}'


async def sent(api: Api, content: bytes = CONTENT, **fields: str) -> dict[str, object]:
    """The whole answer to a sendDocument with a file."""
    form = aiohttp.FormData(quote_fields=False)
    for name, value in ({"chat_id": str(ZH)} | fields).items():
        form.add_field(name, value)
    part = fields.get("document", "").removeprefix("attach://") or "document"
    form.add_field(part, content, filename="数据.json", content_type="application/json")
    async with api.session.post(api.base + "sendDocument", data=form) as response:
        answer: dict[str, object] = await response.json()
        return answer


async def test_a_file_is_a_message_with_a_caption(sandbox: Sandbox, api: Api) -> None:
    answer = await sent(api, caption="<b>x</b>", parse_mode="HTML", protect_content="true")
    message = answer["result"]
    assert isinstance(message, dict)
    assert message["caption"] == "x"
    assert message["has_protected_content"]
    document = message["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == (
        "数据.json",
        "application/json",
        len(CONTENT),
    )
    call = await sandbox.next_call("sendDocument", chat_id=ZH)
    assert call.params["document"] == "<file>"
    assert not call.warnings


async def test_a_file_is_fetched_by_bots_and_by_the_page(sandbox: Sandbox, api: Api) -> None:
    message = (await sent(api))["result"]
    assert isinstance(message, dict)
    file = await api.ok("getFile", file_id=message["document"]["file_id"])
    assert file["file_path"].startswith("documents/")
    for address in (f"/file/bot{TOKEN}/{file['file_path']}", f"/sandbox/files/{file['file_id']}"):
        async with api.session.get(sandbox.base_url + address) as response:
            assert await response.read() == CONTENT
            assert response.headers["Content-Disposition"].startswith("attachment;")
            assert "%E6%95%B0%E6%8D%AE.json" in response.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/file/bot42:short/documents/file_0.json", 404),
        (f"/file/bot4242:{'y' * 35}/documents/file_0.json", 401),
        (f"/file/bot{TOKEN}/documents/file_9.json", 404),
        ("/sandbox/files/none", 404),
    ],
)
async def test_only_the_bot_fetches_only_what_there_is(
    sandbox: Sandbox, api: Api, address: str, status: int
) -> None:
    sandbox.world.token = TOKEN
    await sent(api)
    async with api.session.get(sandbox.base_url + address) as response:
        assert response.status == status


async def test_a_file_may_be_attached_under_another_name(sandbox: Sandbox, api: Api) -> None:
    assert (await sent(api, document="attach://part"))["ok"]
    assert not (await sandbox.next_call("sendDocument")).warnings


async def test_a_file_is_sent_again_by_its_id_and_forwarded(api: Api) -> None:
    message = (await sent(api))["result"]
    assert isinstance(message, dict)
    document = message["document"]
    again = await api.ok("sendDocument", chat_id=FORUM, document=document["file_id"])
    assert again["document"] == document
    forwarded = await api.ok(
        "forwardMessage", chat_id=GROUP, from_chat_id=ZH, message_id=message["message_id"]
    )
    assert forwarded["document"] == document


async def test_a_reply_and_its_place(sandbox: Sandbox, api: Api) -> None:
    asked = sandbox.people.send(ZH, FORUM, "/mydata", topic=2)["message_id"]
    reply = f'{{"message_id": {asked}}}'
    answer = await sent(api, chat_id=str(FORUM), message_thread_id="2", reply_parameters=reply)
    message = answer["result"]
    assert isinstance(message, dict)
    assert message["reply_to_message"]["message_id"] == asked
    assert message["message_thread_id"] == 2


@pytest.mark.parametrize(
    ("document", "why"),
    [
        (None, "there is no document in the request"),
        ("", "there is no document in the request"),
        ([], "there is no document in the request"),
        ("attach://missing", "there is no document in the request"),
        ("unknown", "wrong file identifier/HTTP URL specified"),
        ("https://example.org/a.pdf", "wrong file identifier/HTTP URL specified"),
    ],
)
async def test_what_is_no_file_is_refused(api: Api, document: object, why: str) -> None:
    refusal = await api.refused("sendDocument", chat_id=ZH, document=document)
    assert refusal == f"400 Bad Request: {why}"


async def test_an_empty_file_is_refused(api: Api) -> None:
    assert (await sent(api, b""))["description"] == "Bad Request: file must be non-empty"


async def test_where_the_bot_may_not_write_no_file_comes(sandbox: Sandbox, api: Api) -> None:
    sandbox.people.move_bot(ZH, CHANNEL, "kicked")
    answer = await sent(api, chat_id=str(CHANNEL))
    assert answer["description"] == "Forbidden: bot was kicked from the channel chat"


async def test_unknown_files_are_not_told_of(api: Api) -> None:
    assert await api.refused("getFile") == "400 Bad Request: file_id not specified"
    assert await api.refused("getFile", file_id="x") == "400 Bad Request: invalid file_id"


async def test_files_count_as_messages_where_there_are_limits(sandbox: Sandbox, api: Api) -> None:
    sandbox.world.rate_limits.on = True
    answers = [await sent(api) for _ in range(6)]
    assert [answer["ok"] for answer in answers] == [True] * 5 + [False]
