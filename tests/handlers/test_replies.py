import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import notices, replies
from handlers.actions import About, Compared, Listing, Open, Plain, Share, Subject
from handlers.cards import Card, Notice, Reply
from handlers.words import Words
from knowledge.answer import Found, NotKnown, Suggested
from knowledge.index import Index
from knowledge.models import Knowledge
from tests.handlers.gair import KNOWLEDGE, SPEAKERS
from tests.handlers.outcomes import comparison, match, voices


def card(reply: Reply | None) -> Card:
    assert isinstance(reply, Card)
    return reply


def opened(reply: Reply) -> list[Subject]:
    buttons = [button for row in reply.rows for button in row]
    return [button.action.subject for button in buttons if isinstance(button.action, Open)]


def test_a_name_gets_its_card(index: Index) -> None:
    outcome, reply = replies.answer(index, "尤洋")
    assert isinstance(outcome, Found)
    assert card(reply).entity == "yang-you"
    assert card(reply).points[0] == outcome.points[0]


def test_a_homophone_gets_the_card_and_the_reason(index: Index) -> None:
    _, reply = replies.answer(index, "优洋")
    assert "「优洋」≈「尤洋」，同音" in reply.plain("zh")
    assert card(reply).subject == About("yang-you", "优洋")


def test_nothing_near_is_said_with_topics_to_choose(index: Index) -> None:
    outcome, reply = replies.answer(index, "今天天气怎么样")
    assert isinstance(outcome, NotKnown)
    assert "「今天天气怎么样」" in reply.plain("zh")
    lists = [Listing("speaker"), Listing("topic")]
    assert opened(reply) == [*(About(topic.id) for topic in outcome.nearest), *lists]


@pytest.mark.parametrize("greeting", ["你好", "hello", "谢谢!", "who are you?"])
def test_words_that_ask_nothing_get_the_guide(index: Index, greeting: str) -> None:
    assert replies.answer(index, greeting)[1] == notices.guide(index.knowledge)


def test_suggestions_are_buttons_with_both_names(index: Index) -> None:
    found = Suggested(tuple(match(index, speaker.id) for speaker in SPEAKERS))
    reply = replies.said(index, "yang", found)
    assert isinstance(reply, Notice)
    assert opened(reply) == [About(speaker.id) for speaker in SPEAKERS]
    assert reply.rows[0][0].label == Words("尤洋（Yang You）", "Yang You (尤洋)")


def test_an_answer_is_shared_by_its_question_and_a_card_by_its_name(index: Index) -> None:
    points = (index.points["electricity"], index.points["rent"])
    answered = Found((match(index, "cost-reduction"),), points, direct=True)
    assert _shared(replies.said(index, "电费 降多少", answered)) == "电费 降多少"
    assert _shared(card(replies.entity(index, "yang-you"))) == "尤洋"


def _shared(reply: Reply) -> str:
    actions = [button.action for row in reply.rows for button in row]
    return next(action.query.in_("zh") for action in actions if isinstance(action, Share))


def test_several_names_get_a_card_with_sides(index: Index) -> None:
    reply = card(
        replies.said(index, "尤洋和季昕华谁讲成本", comparison(index, "yang-you", "xinhua-ji"))
    )
    assert reply.title("zh") == "尤洋、季昕华"
    assert opened(reply) == [About("yang-you"), About("xinhua-ji")]
    assert _shared(reply) == "尤洋和季昕华谁讲成本"
    assert isinstance(reply.subject, Compared)
    again = card(replies.shown(index, reply.subject))
    assert _shared(again) == "尤洋 季昕华"


def test_voices_lead_to_the_topic_and_to_who_speaks(index: Index) -> None:
    reply = card(replies.said(index, "谁谈过成本", voices(index, "cost-reduction")))
    assert reply.title("zh") == "降低成本 · Cutting costs"
    assert opened(reply) == [About("cost-reduction"), About("yang-you"), About("xinhua-ji")]
    assert _shared(card(replies.shown(index, reply.subject))) == "谁谈过降低成本？"


def test_where_nobody_else_speaks_it_says_so_with_the_card_one_button_away(index: Index) -> None:
    about = Found((match(index, "parallel-training"),), (), True, "voices")
    reply = replies.said(index, "除了尤洋，还有谁讲过并行训练", about)
    assert reply.plain("zh") == "报道里没有别人谈到「并行训练」。"
    assert reply.plain("en") == 'Nobody else talks about "Parallel training" in the report.'
    assert opened(reply)[0] == About("parallel-training")


def test_one_other_voice_stands_alone(index: Index) -> None:
    (_, ji) = voices(index, "cost-reduction").sides
    found = Found((match(index, "cost-reduction"),), ji.points, True, "voices", (ji,))
    reply = card(replies.said(index, "除了尤洋还有谁谈成本", found))
    assert opened(reply)[:2] == [About("cost-reduction"), About("xinhua-ji")]
    assert replies.shown(index, reply.subject)


@pytest.mark.parametrize("words", ["尤洋和季昕华", "Yang You and Xinhua Ji", "季昕华 vs 尤洋"])
@pytest.mark.parametrize("kind", ["speaker", "topic"])
def test_a_hint_does_not_stand_in_the_way_of_a_comparison(
    index: Index, words: str, kind: str
) -> None:
    listing = Listing("speaker" if kind == "speaker" else "topic")
    reply = card(replies.look_up(index, words, listing))
    assert isinstance(reply.subject, Compared)
    assert {id_ for id_, _ in reply.subject.sides} == {"yang-you", "xinhua-ji"}


def test_looking_up_nothing_lists(index: Index) -> None:
    for words in ("", " ", "\u200b"):
        reply = replies.look_up(index, words, Listing("speaker"))
        assert opened(reply) == [About(speaker.id) for speaker in SPEAKERS]


@pytest.mark.parametrize(
    ("words", "kind", "entity"),
    [
        ("尤洋", "speaker", "yang-you"),
        ("并行训练", "topic", "parallel-training"),
        ("Colossal-AI", "topic", "colossal-ai"),
        ("Colossal-AI", "speaker", "yang-you"),
        ("尤洋", "topic", "yang-you"),
    ],
)
def test_a_kind_is_a_hint(index: Index, words: str, kind: str, entity: str) -> None:
    listing = Listing("speaker" if kind == "speaker" else "topic")
    assert card(replies.look_up(index, words, listing)).entity == entity


def test_the_event_has_a_card_or_else_counts(index: Index) -> None:
    assert card(replies.event(index)).entity == "event"
    topics = tuple(topic for topic in KNOWLEDGE.topics if topic.id != "event")
    points = tuple(point for point in KNOWLEDGE.points if "event" not in point.topics)
    other = Index(Knowledge(**{**dict(KNOWLEDGE), "topics": topics, "points": points}))
    assert replies.event(other).plain("zh").splitlines() == [
        "第七届GAIR全球人工智能与机器人大会",
        "讲者 3 位，话题 4 个，要点 11 条。",
    ]


def test_lists_have_pages(index: Index) -> None:
    many = tuple(
        speaker.model_copy(update={"id": f"{speaker.id}-{n}"})
        for n in range(6)
        for speaker in SPEAKERS
    )
    points = tuple(point.model_copy(update={"speakers": ()}) for point in KNOWLEDGE.points)
    big = Index(Knowledge(**{**dict(KNOWLEDGE), "speakers": many, "points": points}))
    first = replies.page(big, Listing("speaker"))
    assert "1/3" in first.plain("zh")
    assert [len(row) for row in first.rows] == [2, 2, 2, 2, 1]
    assert opened(first)[-1] == Listing("speaker", 1)
    middle = replies.page(big, Listing("speaker", 1))
    assert opened(middle)[-2:] == [Listing("speaker", 0), Listing("speaker", 2)]
    last = replies.page(big, Listing("speaker", 99))
    assert "3/3" in last.plain("en")
    assert opened(last)[-1] == Listing("speaker", 1)
    assert len({subject for page in (first, middle, last) for subject in opened(page)}) == 18 + 3


def test_topics_are_listed_with_the_systems(index: Index) -> None:
    assert opened(replies.page(index, Listing("topic")))[-1] == About("colossal-ai")


@pytest.mark.parametrize("name", ["welcome", "help", "languages"])
def test_the_interface_can_be_shown_again(index: Index, name: str) -> None:
    subject = Plain("welcome" if name == "welcome" else "help" if name == "help" else "languages")
    assert isinstance(replies.shown(index, subject), Notice)


def test_what_is_gone_cannot_be_shown(index: Index) -> None:
    assert replies.shown(index, About("nobody")) is None
    assert replies.entity(index, "") is None


@given(st.text(st.characters(codec=None), max_size=1000))
def test_any_question_gets_a_reply(question: str) -> None:
    _, reply = replies.answer(INDEX, question)
    for language in ("zh", "en"):
        assert reply.plain("zh" if language == "zh" else "en").strip().encode()


INDEX = Index(KNOWLEDGE)
