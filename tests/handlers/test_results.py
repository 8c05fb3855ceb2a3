from handlers import results
from handlers.actions import OpenInBot, Swap
from knowledge.index import Index
from tests.handlers.gair import KNOWLEDGE


def test_without_words_everybody_and_everything_comes_with_a_first_statement(index: Index) -> None:
    found = results.search(index, " \u200b")
    assert [result.id for result in found] == list(index.entities)
    assert found[0].description == index.points["params-40x"].text


def test_a_part_of_the_results_is_made_alone(index: Index) -> None:
    for words in ("", "尤洋"):
        every = [found.id for found in results.search(index, words)]
        assert [found.id for found in results.search(index, words, start=1, most=2)] == every[1:3]
        assert not results.search(index, words, start=10**30)


def test_entries_without_statements_are_no_highlights() -> None:
    points = tuple(point for point in KNOWLEDGE.points if point.speakers != ("wei-lin",))
    index = Index(KNOWLEDGE.model_copy(update={"points": points}))
    assert "wei-lin" not in [found.id for found in results.search(index, "")]


def test_a_name_brings_its_card_first_and_every_id_once(index: Index) -> None:
    found = results.search(index, "尤洋")
    assert found[0].card.entity == "yang-you"
    assert found[0].description.in_("zh") == "新加坡国立大学校长青年教授、潞晨科技创始人"
    assert len({result.id for result in found}) == len(found)
    assert all(1 <= len(result.id.encode()) <= 64 for result in found)


def test_a_question_brings_its_answer_first(index: Index) -> None:
    first = results.search(index, "乌兰察布的电价降到多少")[0]
    assert "electricity" in [point.id for point in first.card.points]


def test_nothing_near_brings_nothing(index: Index) -> None:
    assert not results.search(index, "今天天气怎么样")


def test_every_card_leads_into_the_bot(index: Index) -> None:
    for found in results.search(index, ""):
        card = found.card
        assert OpenInBot(card.entity) in [button.action for row in card.rows for button in row]


def test_a_comparison_comes_before_the_cards_of_all_that_it_compares(index: Index) -> None:
    found = results.search(index, "尤洋 季昕华")
    assert found[0].id == "answer:yang-you"
    assert {result.id for result in found[1:3]} == {"yang-you", "xinhua-ji"}
    first = found[0].card
    assert first.title("zh") == "尤洋、季昕华"
    (ways, (swap,)) = first.rows
    assert [button.action for button in ways] == [OpenInBot("yang-you"), OpenInBot("xinhua-ji")]
    assert swap.action == Swap(first.subject)
    assert found[0].description == first.points[0].text
