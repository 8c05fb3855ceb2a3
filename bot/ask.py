"""Questions without Telegram: an answer for people on a terminal, or a JSON object a line."""

import json
from collections.abc import Iterable, Iterator
from time import perf_counter_ns
from typing import Any

from handlers.actions import Open
from handlers.cards import Card, Reply
from handlers.replies import answer
from knowledge.answer import Found, NotKnown, Outcome, Suggested
from knowledge.index import Index
from knowledge.match import Match
from knowledge.models import Language

#: What is written for a line that asks nothing.
NOTHING: dict[str, Any] = {
    "query": None,
    "outcome": "none",
    "matches": [],
    "points": [],
    "suggestions": [],
    "answer": None,
    "took_us": 0,
}


def for_people(index: Index, question: str, languages: Iterable[Language]) -> str:
    """The plain text of the reply; what its buttons would offer stands below as a list."""
    _, reply = answer(index, question)
    return "\n\n".join(_text(reply, language) for language in languages)


def own_language(question: str) -> Language:
    """The language that a question is asked in, as far as its script tells."""
    return "zh" if any("\u3400" <= character <= "\u9fff" for character in question) else "en"


def in_json(index: Index, lines: Iterable[bytes]) -> Iterator[str]:
    """For each line, which holds a JSON string, a JSON object without line breaks.

    A line that holds anything else gives an object of the same shape, with ``error`` besides.
    A lone surrogate stays an escape, so that the output is always valid UTF-8.
    """
    answer(index, index.knowledge.event.name.zh)  # the first answer reads the catalogues
    for line in lines:
        result = _result(index, line)
        text = json.dumps(result, ensure_ascii=False)
        yield text.encode(errors="backslashreplace").decode()


def _result(index: Index, line: bytes) -> dict[str, Any]:
    try:
        query = json.loads(line)
    except (ValueError, RecursionError):
        return NOTHING | {"error": "the line is not JSON"}
    if not isinstance(query, str):
        return NOTHING | {"error": "the line is not a JSON string"}
    begun = perf_counter_ns()
    outcome, reply = answer(index, query)
    took = perf_counter_ns() - begun
    return {"query": query, **_described(outcome, reply), "took_us": took // 1000}


def _described(outcome: Outcome, reply: Reply) -> dict[str, Any]:
    card = reply if isinstance(reply, Card) else None
    name, matches, suggestions = _parts(outcome)
    return {
        "outcome": name,
        "matches": [
            {
                "id": match.entity.id,
                "kind": match.entity.kind,
                "score": round(match.score, 4),
                "matched": match.reason.name,
            }
            for match in matches
        ],
        "points": [point.id for point in card.points] if card else [],
        "suggestions": suggestions,
        "answer": {"zh": card.plain("zh"), "en": card.plain("en")} if card else None,
    }


def _parts(outcome: Outcome) -> tuple[str, tuple[Match, ...], list[str]]:
    match outcome:
        case Found(matches):
            return "answer", matches, []
        case Suggested(matches):
            return "suggest", matches, [match.entity.id for match in matches]
        case NotKnown():
            return "none", (), []


def _text(reply: Reply, language: Language) -> str:
    if isinstance(reply, Card):
        return reply.plain(language)
    offers = [
        f"- {button.label.in_(language)}"
        for row in reply.rows
        for button in row
        if isinstance(button.action, Open)
    ]
    return "\n".join([reply.plain(language), *offers])
