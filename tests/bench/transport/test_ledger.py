from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import orjson
import pytest

from tests.bench.transport.ledger import Ledger

TEXT = "a card " * 200


def waiting(*keys: int) -> Ledger:
    ledger = Ledger()
    for key in keys:
        ledger.asked(key)
    return ledger


@pytest.mark.parametrize("encode", [orjson.dumps, lambda payload: urlencode(payload).encode()])
def test_replies_in_json_and_in_forms_are_taken(encode: Callable[[Any], bytes]) -> None:
    ledger = waiting(1, 2, 30)
    ledger.called("sendMessage", encode({"text": TEXT, "chat_id": 30}))
    ledger.called("answerInlineQuery", encode({"inline_query_id": "2", "results": TEXT * 9}))
    assert (list(ledger.waiting), len(ledger.waits), ledger.faults) == ([1], 2, [])
    assert set(ledger.latest) == {"sendMessage", "answerInlineQuery"}


def test_a_reply_in_the_answer_of_a_webhooks_request_is_taken() -> None:
    ledger = waiting(1, 2)
    ledger.left(orjson.dumps({"method": "sendMessage", "text": TEXT, "chat_id": 1}))
    ledger.left(b"{}")
    assert (list(ledger.waiting), ledger.faults) == ([2], [])


def test_a_second_reply_is_a_fault() -> None:
    ledger = waiting(1)
    for _ in range(2):
        ledger.called("sendMessage", orjson.dumps({"chat_id": 1, "text": TEXT}))
    assert ledger.faults == ["a sendMessage that nobody waits for"]


def test_a_reply_to_another_chat_is_a_fault() -> None:
    ledger = waiting(1)
    ledger.called("sendMessage", orjson.dumps({"chat_id": 11, "text": TEXT}))
    assert (list(ledger.waiting), len(ledger.faults)) == ([1], 1)


def test_another_method_is_a_fault() -> None:
    ledger = waiting(1)
    ledger.called("sendPhoto", orjson.dumps({"chat_id": 1, "text": TEXT}))
    assert (list(ledger.waiting), len(ledger.faults)) == ([1], 1)


def test_less_than_was_asked_for_is_a_fault() -> None:
    ledger = waiting(1)
    ledger.called("sendMessage", orjson.dumps({"chat_id": 1, "text": "Sorry"}))
    assert ledger.faults == ["a sendMessage of 28 bytes"]


def test_whoever_asks_waits_for_one_reply_at_a_time() -> None:
    assert waiting(1, 1).faults == ["1 was asked again before its reply"]


def test_what_comes_next_is_told_of_each_reply() -> None:
    ledger, told = waiting(1, 2), []
    ledger.replied = lambda: told.append(len(ledger.waiting))
    for chat in (1, 2):
        ledger.called("sendMessage", orjson.dumps({"chat_id": chat, "text": TEXT}))
    assert told == [1, 0]
