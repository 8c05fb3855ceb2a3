import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ask import for_people, in_json, own_language
from knowledge.index import Index
from knowledge.models import Knowledge

KNOWLEDGE = Knowledge.model_validate_json(
    json.dumps(
        {
            "event": {
                "name": {"zh": "大会", "en": "Conference"},
                "source": {"zh": "报道", "en": "Report"},
            },
            "speakers": [
                {
                    "id": "ada-lovelace",
                    "name": {"zh": "阿达·洛芙莱斯", "en": "Ada Lovelace"},
                    "summary": {"zh": "写了第一个程序。", "en": "Wrote the first program."},
                },
                {
                    "id": "alan-turing",
                    "name": {"zh": "艾伦·图灵", "en": "Alan Turing"},
                    "summary": {"zh": "问机器能否思考。", "en": "Asked if machines can think."},
                },
            ],
            "topics": [
                {
                    "id": "event",
                    "name": {"zh": "大会概况", "en": "The event"},
                    "summary": {"zh": "一场大会。", "en": "A conference."},
                }
            ],
            "points": [
                {
                    "id": "first-program",
                    "speakers": ["ada-lovelace"],
                    "topics": ["event"],
                    "text": {
                        "zh": "第一个程序计算伯努利数。",
                        "en": "The first program computed Bernoulli numbers.",
                    },
                    "source": [3],
                }
            ],
        }
    )
)
FIELDS = {
    "query",
    "outcome",
    "matches",
    "points",
    "suggestions",
    "answer",
    "took_us",
}


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(KNOWLEDGE)


def ask(index: Index, *lines: bytes) -> list[Any]:
    return [json.loads(line) for line in in_json(index, lines)]


def test_an_answer(index: Index) -> None:
    (result,) = ask(index, b'"Ada Lovelace"\n')
    assert set(result) == FIELDS
    assert result["query"] == "Ada Lovelace"
    assert result["outcome"] == "answer"
    first = result["matches"][0]
    assert (first["id"], first["kind"]) == ("ada-lovelace", "speaker")
    assert 0 < first["score"] <= 1
    assert first["matched"]
    assert result["points"] == ["first-program"]
    assert "伯努利" in result["answer"]["zh"]
    assert "Bernoulli" in result["answer"]["en"]
    assert isinstance(result["took_us"], int)


def test_nothing_known(index: Index) -> None:
    (result,) = ask(index, json.dumps("zzzzqqqq xxxx").encode())
    assert set(result) == FIELDS
    assert result["outcome"] == "none"
    assert result["matches"] == result["points"] == result["suggestions"] == []
    assert result["answer"] is None


@pytest.mark.parametrize(
    "line", [b"\n", b"Ada\n", b"12\n", b"[]", b'{"q": 1}', b"\xff\xfe", b"[" * 100_000, b"null"]
)
def test_a_bad_line_is_told_and_passed_over(index: Index, line: bytes) -> None:
    bad, good = ask(index, line, b'"Ada Lovelace"')
    assert bad["query"] is None
    assert bad["error"]
    assert set(bad) == FIELDS | {"error"}
    assert good["outcome"] == "answer"


@pytest.mark.parametrize("query", ["\ud800", "Ada \udfff Lovelace", "a" * 1_000_000, "讲" * 10**5])
def test_odd_queries_come_back_as_they_are(index: Index, query: str) -> None:
    (line,) = in_json(index, [json.dumps(query).encode()])
    assert "\n" not in line
    assert json.loads(line.encode())["query"] == query


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_any_text_gives_one_valid_line(query: str) -> None:
    (line,) = in_json(Index(KNOWLEDGE), [json.dumps(query).encode()])
    assert "\n" not in line
    assert json.loads(line.encode())["query"] == query


def test_for_people(index: Index) -> None:
    assert "Bernoulli" in for_people(index, "Ada Lovelace", ["en"])
    both = for_people(index, "Ada Lovelace", ["zh", "en"])
    assert "伯努利" in both
    assert "Bernoulli" in both


def test_for_people_buttons_are_a_list(index: Index) -> None:
    assert "\n- " in for_people(index, "zzzzqqqq xxxx", ["en"])


@pytest.mark.parametrize(
    ("question", "language"),
    [("优洋讲了什么", "zh"), ("What did he say?", "en"), ("RAG 是什么", "zh")],
)
def test_own_language(question: str, language: str) -> None:
    assert own_language(question) == language
