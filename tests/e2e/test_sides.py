"""Questions that name several, and follow-ups on a card."""

from typing import Any

import pytest

from bot.sandbox.server import Sandbox


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("尤洋和季昕华谁更看重成本", ("尤洋", "季昕华")),
        ("DecodingTrust 和玉兰有什么区别", ("DecodingTrust", "玉兰大模型")),
        ("/speaker 尤洋 季昕华", ("尤洋", "季昕华")),
        ("/topic 尤洋和季昕华", ("尤洋", "季昕华")),
    ],
)
async def test_two_names_stand_side_by_side(zh: Any, question: str, names: tuple[str, ...]) -> None:
    shown = await zh.asks(question)
    title, *lines = shown.text.splitlines()
    assert all(name in title for name in names)
    assert all(any(line.startswith(name) for line in lines) for name in names)
    assert set(names) <= set(shown.buttons)
    swapped = await zh.taps(shown, "English")
    assert (await zh.taps(swapped, "中文")).text == shown.text
    assert (await zh.taps(shown, names[1])).text.startswith(names[1])


async def test_one_who_says_nothing_on_it_is_told_so(en: Any) -> None:
    shown = await en.asks("Yang You vs Bo Li on training cost")
    assert shown.text.startswith(("Yang You and Bo Li", "Bo Li and Yang You"))


async def test_the_voices_on_a_topic(zh: Any) -> None:
    shown = await zh.asks("圆桌上大家怎么看成本")
    assert shown.text.startswith("降低成本")
    assert {"尤洋", "季昕华", "降低成本"} <= set(shown.buttons)
    swapped = await zh.taps(shown, "English")
    assert (await zh.taps(swapped, "中文")).text == shown.text


@pytest.mark.parametrize(
    "question",
    ["除了尤洋，还有谁讲过并行训练", "who else besides Yang You talked about parallel training"],
)
async def test_where_nobody_else_speaks_it_says_so(zh: Any, question: str) -> None:
    shown = await zh.asks(question)
    assert shown.text == "报道里没有别人谈到「并行训练」。"
    assert (await zh.taps(shown, "并行训练")).text.startswith("并行训练")


async def test_who_else_by_a_button_and_in_words(zh: Any) -> None:
    shown = await zh.asks("尤洋怎么降低成本")
    assert shown.text.startswith("尤洋")
    told = await zh.asks("还有谁谈过这个？")
    tapped = await zh.taps(shown, "还有谁谈过")
    assert tapped.text == told.text
    assert tapped.text.startswith("降低成本")
    assert "季昕华：" in tapped.text


async def test_who_else_as_a_reply_in_a_group(guest: Any, owner: Any) -> None:
    shown = await guest.asks("/topic@rostrum_bot cost reduction")
    replied = {"reply_to": shown.message["message_id"]}
    assert "Cost reduction" in (await owner.asks("其他人怎么看", **replied)).text
    assert (await guest.asks("/ask@rostrum_bot who else")).text.startswith("About what?")


async def test_after_a_restart_it_asks_back(en: Any, bot: Any) -> None:
    await en.asks("/topic cost reduction")
    await bot.stop()
    bot.start()
    assert (await en.asks("who else talked about this?")).text.startswith("About what?")


async def test_a_comparison_in_any_chat(guest: Any, sandbox: Sandbox) -> None:
    found = await guest.searches("Yang You vs Xinhua Ji")
    first = found["results"][0]
    assert first["title"] == "Yang You and Xinhua Ji"
    sent = sandbox.people.choose(guest.id, guest.chat, found["query_id"], first["id"])
    rows = sent["reply_markup"]["inline_keyboard"]
    data = next(b["callback_data"] for row in rows for b in row if "中文" in b["text"])
    await sandbox.people.press(guest.id, guest.chat, sent["message_id"], data)
    call = await sandbox.next_call("editMessageText")
    assert call.params["text"].startswith("<b>尤洋、季昕华</b>")
