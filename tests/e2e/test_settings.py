"""What a person sets for the highlights of a chat, sees of what is kept, and has deleted."""

import json
from typing import Any

import pytest

from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, EN, FORUM, GROUP, ZH
from tests.e2e.conftest import TOKEN, Person, Shown


async def data_of(sandbox: Sandbox, chat: int) -> dict[str, Any]:
    """The file that comes after ``/mydata``, fetched."""
    call = await sandbox.next_call("sendDocument", chat_id=chat)
    assert call.status == 200, call.answer
    kept = sandbox.world.files.get(call.result["document"]["file_id"])
    assert kept
    found: dict[str, Any] = json.loads(kept.content)
    return found


async def test_the_panel_sets_all_of_it(en: Any, sandbox: Sandbox) -> None:
    shown = await en.asks("/digest")
    assert shown.text.startswith("Scheduled highlights\n⏸ Off")
    for label in ("Turn on", "🕘", "+15 min", "07:00", "Back", "📅", "weekdays", "Sun", "Back"):
        shown = await en.taps(shown, label)
    for label in ("🌏", "Singapore", "Back", "🌐", "中文 + English", "Back", "5"):
        shown = await en.taps(shown, label)
    assert "✅ On" in shown.text
    assert "🕘 07:00, Mon, Tue, Wed, Thu, Fri, Sun" in shown.text
    assert "🌏 Singapore (UTC+8)\n🌐 中文 + English · 5 at a time\nNext: " in shown.text
    sandbox.people.send(EN, EN, "/mydata")
    kept = (await data_of(sandbox, EN))["digests"]
    assert (kept["zone"], kept["local_time"], kept["count"]) == ("Asia/Singapore", "07:00", 5)
    assert kept["administrator"] == EN


async def test_one_line_and_a_preview(zh: Any, sandbox: Sandbox) -> None:
    shown = await zh.asks("/digest 早上八点 新加坡 工作日 2条")
    assert "🕘 08:00，工作日\n🌏 新加坡（UTC+8）" in shown.text
    await zh.touches(shown, shown.data("预览"))
    preview = await zh.reads()
    assert "预览" in preview.text
    assert preview.buttons
    wrong = await zh.asks("/digest 25:00")
    assert "25:00" in wrong.text
    assert "🕘 08:00" in (await zh.asks("/digest")).text


async def test_a_city_is_typed_as_a_reply(en: Any) -> None:
    shown = await en.taps(await en.asks("/digest"), "🌏")
    await en.touches(shown, shown.data("Type a city"))
    question = await en.reads()
    answered = await en.asks("lndon", reply_to=question.message["message_id"])
    assert "London" in answered.text
    assert "a guess" in answered.text
    sure = await en.taps(answered, "London")
    assert "a guess" not in sure.text


async def test_it_is_forgotten_and_stops(zh: Any, sandbox: Sandbox) -> None:
    await zh.asks("/digest on")
    asked = await zh.asks("/forget")
    await zh.taps(asked, "全部删除")
    assert "什么都没保存" in (await zh.asks("/mydata")).text
    assert "未开启" in (await zh.asks("/digest")).text


async def test_in_a_group_the_owner_sets_and_others_look(
    owner: Any, guest: Any, sandbox: Sandbox
) -> None:
    shown = await owner.asks("/digest 09:00 上海")
    assert (await guest.touches(shown, shown.data("关闭")))["text"]
    sandbox.people.send(ZH, GROUP, "/mydata")
    assert "administrator" not in (await data_of(sandbox, GROUP))["digests"]
    looked = await guest.asks("/digest")
    assert not looked.buttons
    assert "Only administrators" in looked.text
    assert "未开启" in (await owner.taps(shown, "关闭")).text


async def test_in_a_forum_it_can_move_to_another_topic(bot: Any, sandbox: Sandbox) -> None:
    owner = Person(sandbox, ZH, FORUM)
    await owner.asks("/digest on", topic=2)
    created = sandbox.world.chats[FORUM].topics
    assert 2 in created
    elsewhere = await owner.asks("/digest")
    assert "另一个话题" in elsewhere.text
    assert "另一个话题" not in (await owner.taps(elsewhere, "改为推送到这个话题")).text


async def test_a_channel_has_its_panel_by_a_post(bot: Any, sandbox: Sandbox) -> None:
    owner, reader = Person(sandbox, ZH, CHANNEL), Person(sandbox, EN, CHANNEL)
    shown = await owner.asks("/digest 09:00 新加坡 中文")
    assert "✅ On" in shown.text
    assert (await reader.touches(shown, shown.data("Turn off")))["text"]
    toast = await owner.touches(shown, shown.data("Preview"))
    assert toast["text"] == "I have sent it to you in our private chat."
    preview = Shown((await sandbox.next_call("sendMessage", chat_id=ZH)).result)
    assert any("url" in button for button in preview.buttons.values())
    assert "⏸ Off" in (await owner.taps(shown, "Turn off")).text


@pytest.mark.parametrize("standing", ["kicked", "left"])
async def test_let_in_again_a_group_goes_on(owner: Any, sandbox: Sandbox, standing: str) -> None:
    await owner.asks("/digest on")
    sandbox.people.move_bot(ZH, GROUP, standing)
    sandbox.people.move_bot(ZH, GROUP, "member")
    assert "要点推送恢复了" in (await owner.reads()).text


async def test_a_block_pauses_and_a_start_revives(zh: Any, sandbox: Sandbox) -> None:
    await zh.asks("/digest on")
    sandbox.people.move_bot(ZH, ZH, "blocked")
    sandbox.people.start(ZH)
    texts = [(await zh.reads()).text for _ in range(2)]
    assert sum("恢复了" in text for text in texts) == 1
    assert TOKEN not in "".join(texts)
