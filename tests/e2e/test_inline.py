"""Inline mode, in any chat."""

from typing import Any

from bot.sandbox.server import Sandbox


async def test_results_as_one_types(zh: Any, en: Any, sandbox: Sandbox) -> None:
    found = await zh.searches("尤洋")
    first = found["results"][0]
    assert "尤洋" in first["title"]
    assert first["description"]
    other = await en.searches("尤洋")
    assert "Yang You" in other["results"][0]["title"]
    call = sandbox.journal.calls("answerInlineQuery")[0]
    assert call.params["is_personal"]
    assert call.params["cache_time"] > 0


async def test_an_empty_query_pages_through_highlights(en: Any) -> None:
    seen: list[str] = []
    offset = ""
    while True:
        page = await en.searches("", offset)
        seen += [result["id"] for result in page["results"]]
        offset = page["next_offset"]
        if not offset:
            break
    assert len(seen) == len(set(seen)) > 30


async def test_nothing_found_leads_into_the_bot(en: Any, sandbox: Sandbox) -> None:
    page = await en.searches("zxqv wkjh")
    assert page["results"] == []
    sandbox.people.start(en.id, page["button"]["start_parameter"])
    assert (await en.reads()).text


async def test_a_chosen_card_can_be_swapped(en: Any, guest: Any, sandbox: Sandbox) -> None:
    found = await guest.searches("Yang You")
    result = found["results"][0]["id"]
    sent = sandbox.people.choose(guest.id, guest.chat, found["query_id"], result)
    data = next(
        button["callback_data"]
        for row in sent["reply_markup"]["inline_keyboard"]
        for button in row
        if "中文" in button["text"]
    )
    await sandbox.people.press(guest.id, guest.chat, sent["message_id"], data)
    call = await sandbox.next_call("editMessageText")
    assert call.params["inline_message_id"]
    assert call.params["text"].startswith("<b>尤洋")
