"""What a bot sends in reply to the words that everybody is asked, to hold it against another's."""

import json
from dataclasses import dataclass
from typing import Any

from tests.bench.connection import parameters
from tests.bench.processes import FailedError
from tests.bench.transport.asking import CARDS, RESULTS, Job
from tests.bench.transport.load import Load

Payload = dict[str, Any]
STRUCTURED = ("reply_markup", "link_preview_options", "results")


@dataclass(frozen=True, slots=True)
class Said:
    """Payloads of ``sendMessage`` and ``answerInlineQuery`` by the words that were asked."""

    cards: dict[str, Payload]
    results: dict[str, Payload]


async def said(load: Load) -> Said:
    """Ask for everything once."""
    cards = {words: await reply(load, Job("", False, (words,)), "sendMessage") for words in CARDS}
    results = {
        words: await reply(load, Job("", True, (words,)), "answerInlineQuery") for words in RESULTS
    }
    return Said(cards, results)


async def reply(load: Load, job: Job, method: str) -> Payload:
    await load.some(job, 1, 1)
    return parsed(parameters(load.ledger.latest[method]))


def parsed(payload: Payload) -> Payload:
    """Forms have JSON in their fields."""
    written = {k: v for k, v in payload.items() if k in STRUCTURED and isinstance(v, str)}
    return payload | {k: json.loads(v) for k, v in written.items()}


def check(name: str, own: Said, expected: Said) -> None:
    """Raises :class:`FailedError` unless both say the same, with a card of some 600 characters and
    three buttons or more, and ten results.
    """
    for words, payload in own.cards.items():
        markup = payload["reply_markup"]
        if shown(payload["text"], markup) != message(expected.cards[words]):
            raise FailedError(f"{name} says something else on {words}")
        if not 500 <= len(payload["text"]) <= 700 or len(shown("", markup)) < 1 + 3:
            raise FailedError(f"{name}: the card on {words} is not of the size")
    for words, payload in own.results.items():
        if articles(payload) != articles(expected.results[words]):
            raise FailedError(f"{name} finds something else for {words!r}")
        if len(payload["results"]) != 10:
            raise FailedError(f"{name} has no ten results for {words!r}")


def message(payload: Payload) -> list[str]:
    return shown(payload["text"], payload["reply_markup"])


def articles(payload: Payload) -> list[list[str]]:
    return [
        [
            result["title"],
            result["description"],
            *shown(result["input_message_content"]["message_text"], result["reply_markup"]),
        ]
        for result in payload["results"]
    ]


def shown(text: str, markup: Payload) -> list[str]:
    """What a person sees: the text and the buttons."""
    rows = markup["inline_keyboard"]
    return [text, *(button["text"] for row in rows for button in row)]
