"""What looks like code is not taken for a question."""

import pytest

from knowledge.code import is_code


@pytest.mark.parametrize(
    "text",
    [
        "1; update speakers set name='x'",
        "drop table speakers",
        "'; drop table speakers; --",
        "' or '1'='1",
        '" or 1=1 --',
        "select * from speakers;",
        "select name from users where id='1'",
        "insert into talks (id) values (1)",
        "1 union all select password",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "{{7*7}}",
        "${jndi:ldap://x}",
        "{% raw %}",
        "$(reboot)",
        "`id`",
        "hello | bash",
        "sudo rm -rf /",
        "../../etc/passwd",
    ],
)
def test_code_is_told(text: str) -> None:
    assert is_code(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "尤洋讲了什么",
        "what's the cost of training? (in short)",
        "round table: who said what; and on cost?",
        "can i select a model from the platform",
        "which database did they union with",
        "update me on what they set out to do",
        '"向量数据库" or "vector database"?',
        "gpt-4 | gpt-3.5",
        "how to create a table of speakers",
        "price < 100?",
        "c'est quoi?",
    ],
)
def test_questions_are_none(text: str) -> None:
    assert not is_code(text)
