import copy

import pytest

from tests.bench.processes import FailedError
from tests.bench.transport.said import Payload, Said, check, parsed

BUTTONS = [[{"text": name, "callback_data": name}] for name in "abc"]
CARD = {"text": "讲" * 600, "reply_markup": {"inline_keyboard": BUTTONS}}


def results(count: int) -> Payload:
    one = {
        "title": "t",
        "description": "d",
        "input_message_content": {"message_text": "m"},
        "reply_markup": {"inline_keyboard": BUTTONS},
    }
    return {"results": [one] * count}


GOOD = Said({"a": CARD}, {"": results(10)})


def test_the_same_is_the_same_whoever_may_press_the_buttons() -> None:
    other = copy.deepcopy(GOOD)
    other.cards["a"]["reply_markup"]["inline_keyboard"][0][0]["callback_data"] = "b"
    check("it", other, GOOD)


@pytest.mark.parametrize(
    ("own", "expected", "what"),
    [
        (Said({"a": CARD | {"text": "讲" * 601}}, {}), GOOD, "something else on a"),
        (Said({"a": CARD | {"text": ""}}, {}), Said({"a": CARD | {"text": ""}}, {}), "the size"),
        (Said({}, {"": results(9)}), GOOD, "something else for ''"),
        (Said({}, {"": results(9)}), Said({}, {"": results(9)}), "no ten results"),
    ],
)
def test_anything_else_is_an_error(own: Said, expected: Said, what: str) -> None:
    with pytest.raises(FailedError, match=what):
        check("it", own, expected)


def test_json_in_a_form_is_read() -> None:
    form = {"text": "[1]", "reply_markup": '{"inline_keyboard": []}'}
    assert parsed(form) == {"text": "[1]", "reply_markup": {"inline_keyboard": []}}
    assert parsed(CARD) == CARD
