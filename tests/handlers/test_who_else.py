import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.who_else import asks_who_else


@pytest.mark.parametrize(
    "words",
    [
        "who else talked about this",
        "Who else talked about this?",
        "  WHO ELSE  said  that ?!",
        "who else",
        "Anyone else mentioned it",
        "did anyone else talk about this?",
        "who talked about this",
        "who else got talk about this ah",
        "what did the others say about this",
        "what do others think?",
        "what about the others?",
        "other opinions",
        "还有谁说过这个",
        "还有谁谈过",
        "还有谁谈过这个话题？",
        "还有谁",
        "還有誰說過這個？",
        "谁还提到过这点吗",
        "谁谈过这个",
        "其他人怎么看",
        "其他人怎么看？",
        "其他嘉宾对这个怎么看",
        "对这个话题大家怎么看",
        "別人呢",
        "仲有邊個講過呢個",
        "其他人点睇",
        "who else mentions this",
        "who else has talked about this",
        "any other speakers?",
        "did others mention this?",
        "还有谁提到了这个",
        "还有谁也讲过这个",
        "还有谁谈到了",
        "别人怎么看这个",
        "除了他还有谁讲过这个",
    ],
)
def test_asking_for_others_on_this(words: str) -> None:
    assert asks_who_else(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "?",
        "who else talked about vector databases",
        "还有谁谈过向量数据库",
        "谁谈过",
        "who said",
        "who spoke",
        "this",
        "这个",
        "圆桌上大家怎么看成本",
        "what did the panel say about cost",
        "其他人",
        "who else talked about this " * 10,
    ],
)
def test_a_question_of_its_own(words: str) -> None:
    assert not asks_who_else(words)


@given(st.text(st.characters(codec=None), max_size=200))
def test_any_words_are_taken(words: str) -> None:
    assert asks_who_else(words) in (True, False)
