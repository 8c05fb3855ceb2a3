import orjson
import pytest

from tests.bench.transport.asking import (
    CARD,
    CARD_COLD,
    INLINE,
    INLINE_COLD,
    REGULARS,
    Asker,
    Job,
)


@pytest.mark.parametrize("job", [CARD, CARD_COLD, INLINE, INLINE_COLD], ids=lambda job: job.name)
def test_updates_are_such_as_telegram_sends(job: Job) -> None:
    asker = Asker()
    made = [asker.update(job) for _ in range(2 * REGULARS)]
    for update in made:
        raw = orjson.loads(update.body)
        asked = raw["inline_query" if job.inline else "message"]
        assert raw["update_id"] == update.id
        assert update.key == (int(asked["id"]) if job.inline else asked["chat"]["id"])
        typed = asked["query"] if job.inline else asked["text"].removeprefix("/speaker ")
        assert typed.startswith(tuple(job.words))
    assert [update.id for update in made] == list(range(1, len(made) + 1))


def test_regulars_ask_again_the_others_never() -> None:
    asker = Asker()
    warm = {asker.update(CARD).key for _ in range(2 * REGULARS)}
    cold = {asker.update(CARD_COLD).key for _ in range(2 * REGULARS)}
    assert (len(warm), len(cold), warm & cold) == (REGULARS, 2 * REGULARS, set())


def test_a_cold_question_is_new() -> None:
    asker = Asker()
    asked = [orjson.loads(asker.update(INLINE_COLD).body) for _ in range(10)]
    assert len({update["inline_query"]["query"] for update in asked}) == 10
