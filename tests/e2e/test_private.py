"""What a person does in the private chat with the bot."""

from typing import Any

import pytest

from bot.sandbox.server import Sandbox


async def test_start_greets_in_the_persons_language(zh: Any, en: Any) -> None:
    assert "导览" in (await zh.asks("/start")).text
    assert "guide" in (await en.asks("/start")).text


async def test_a_deep_link_opens_a_card(en: Any, sandbox: Sandbox) -> None:
    sandbox.people.start(en.id, "yang-you")
    shown = await en.reads()
    assert "Yang You" in shown.text
    assert "尤洋" in shown.text


async def test_a_deep_link_to_nothing(en: Any, sandbox: Sandbox) -> None:
    sandbox.people.start(en.id, "no-such-entry")
    assert (await en.reads()).buttons


async def test_a_speaker_by_name(zh: Any) -> None:
    shown = await zh.asks("/speaker 尤洋")
    assert shown.text.startswith("尤洋 · Yang You")
    quotes = [e["type"] for e in shown.message["entities"] if "blockquote" in e["type"]]
    assert quotes == ["expandable_blockquote"]


async def test_a_topic_by_name(en: Any) -> None:
    assert (await en.asks("/topic vector database")).text.lower().startswith("vector database")


async def test_questions_in_plain_words(zh: Any, en: Any) -> None:
    assert "尤洋" in (await zh.asks("尤洋讲了什么？")).text
    assert "Yang You" in (await en.asks("What did Yang You say about parallel training?")).text
    assert "尤洋" in (await zh.asks("/ask 优洋讲了什么")).text


async def test_why_it_matched_is_said(zh: Any) -> None:
    assert "优洋" in (await zh.asks("优洋")).text


async def test_did_you_mean(zh: Any) -> None:
    for asked in ("李傅", "陈昌", "equivarience"):
        shown = await zh.asks(asked)
        if "哪一个" in shown.text:
            break
    else:
        pytest.fail("nothing is asked back")
    assert 1 <= len(shown.buttons) <= 3
    label = next(iter(shown.buttons))
    opened = await zh.taps(shown, label)
    assert opened.text.startswith(label.partition("（")[0].partition(" (")[0])


async def test_what_is_not_known(en: Any) -> None:
    shown = await en.asks("zxqv wkjh")
    assert "zxqv wkjh" in shown.text
    assert shown.buttons


async def test_paging(en: Any) -> None:
    first = await en.asks("/speaker")
    assert "1/2" in first.text
    second = await en.taps(first, "›")
    assert "2/2" in second.text
    assert not set(first.buttons) & (set(second.buttons) - {"‹", "›"})
    back = await en.taps(second, "‹")
    assert back.text == first.text
    name = next(iter(back.buttons))
    assert name in (await en.taps(back, name)).text


async def test_one_tap_swaps_the_language(en: Any) -> None:
    shown = await en.asks("/speaker Yang You")
    assert shown.text.startswith("Yang You")
    swapped = await en.taps(shown, "中文")
    assert swapped.text.startswith("尤洋")
    back = await en.taps(swapped, "English")
    assert back.text == shown.text


async def test_a_language_is_kept_over_a_restart(zh: Any, bot: Any) -> None:
    kept = await zh.taps(await zh.asks("/language"), "English")
    assert "English" in kept.text
    assert (await zh.asks("/speaker 尤洋")).text.startswith("Yang You")
    await bot.stop()
    bot.start()
    assert (await zh.asks("/speaker 尤洋")).text.startswith("Yang You")


async def test_help_and_the_event(zh: Any, en: Any) -> None:
    assert "/speaker" in (await zh.asks("/help")).text
    assert "GAIR" in (await en.asks("/event")).text


async def test_an_unknown_command_gets_a_pointer(en: Any) -> None:
    assert "/help" in (await en.asks("/nonsense")).text


async def test_an_edited_message_is_not_answered_again(en: Any, sandbox: Sandbox) -> None:
    sent = sandbox.people.send(en.id, en.chat, "Yang You")
    await en.reads()
    sandbox.people.edit(en.id, en.chat, sent["message_id"], "Bo Li")
    await en.asks("/help")
    assert len(sandbox.journal.calls("sendMessage")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "大模型" * 1365,
        "What did Yang You say? " * 170,
        "尤\u200b洋\u2060讲了\ufeff什么",
        "\u202eYang You\u202c",
        "\u200f\u0645\u0631\u062d\u0628\u0627\u200f",
        "<b>&lt;script&gt;</b> & 'quotes\" \\",
        "𝕐𝕒𝕟𝕘 𝕐𝕠𝕦",
        "👩‍👩‍👧‍👦" * 50,
        "?",
    ],
)
async def test_odd_texts_are_answered(en: Any, text: str) -> None:
    assert (await en.asks(text)).text


async def test_a_button_of_another_time(en: Any, sandbox: Sandbox) -> None:
    shown = await en.asks("/speaker Yang You")
    message = sandbox.world.chats[en.chat].messages[shown.message["message_id"]]
    message.reply_markup = {"inline_keyboard": [[{"text": "old", "callback_data": "0x:?"}]]}
    assert (await en.touches(shown, "0x:?"))["text"]


async def test_a_button_tapped_twice_at_once(en: Any, bot: Any, sandbox: Sandbox) -> None:
    """Telegram refuses the edit that changes nothing; the person gets an answer all the same."""
    shown = await en.asks("/speaker")
    message_id, data = shown.message["message_id"], shown.data("›")
    taps = [sandbox.people.tap(en.id, en.chat, message_id, data) for _ in range(2)]
    for tap in taps:
        await tap.wait(10)
    assert [call.status for call in sandbox.journal.calls("editMessageText")] == [200, 400]


async def test_kinds_that_it_does_not_know(en: Any, sandbox: Sandbox) -> None:
    sandbox.world.updates.inject({"something_new": {"id": "1"}})
    sandbox.world.updates.inject({})
    assert (await en.asks("/help")).text


async def test_the_menus_are_set(en: Any, sandbox: Sandbox) -> None:
    await en.asks("/start")
    menus = sandbox.journal.calls("setMyCommands")
    assert {(c.params["scope"]["type"], c.params["language_code"]) for c in menus} == {
        (scope, code) for scope in ("all_private_chats", "all_group_chats") for code in ("", "zh")
    }


async def test_the_menus_are_not_set_again(bot: Any, en: Any, sandbox: Sandbox) -> None:
    await en.asks("/start")
    before = len(sandbox.journal.calls("setMyCommands"))
    await bot.stop()
    bot.start()
    await en.asks("/start")
    assert len(sandbox.journal.calls("setMyCommands")) == before
