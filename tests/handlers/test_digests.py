from dataclasses import replace
from datetime import time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import digests
from handlers.actions import About, Button, Mute, OpenInBot, Rows, Settings, StartOver, Tell
from handlers.cards import MOST
from handlers.digests import Issue
from handlers.schedule import DAILY, Schedule
from handlers.subscription import COUNTS, ChatKind, Subscription
from knowledge.index import Index
from knowledge.models import Knowledge, Name, Point, Text
from tests.handlers.gair import KNOWLEDGE, POINTS, point
from tests.handlers.strategies import few, files

PRIVATE = Subscription(
    chat=77,
    kind="private",
    schedule=Schedule(time(9), DAILY, "Asia/Singapore"),
    language="zh",
)
GROUP = replace(PRIVATE, chat=-100500, kind="group")
CHANNEL = replace(PRIVATE, chat=-100600, kind="channel")
ALL = tuple(point.id for point in POINTS)


def changed(**fields: object) -> Index:
    return Index(KNOWLEDGE.model_copy(update=fields))


def sent(subscription: Subscription, issue: Issue) -> Subscription:
    return replace(subscription, seen=issue.seen, recapped=issue.recapped)


def to_the_end(index: Index, subscription: Subscription) -> tuple[list[Issue], Subscription]:
    issues = []
    while issue := digests.digest(index, subscription):
        issues.append(issue)
        subscription = sent(subscription, issue)
        assert len(issues) <= len(index.points) + 1
    return issues, subscription


def below(rows: Rows) -> list[Button]:
    return [button for row in rows for button in row]


def test_a_message_says_what_who_where_and_how_much_was_seen(index: Index) -> None:
    issue = digests.digest(index, PRIVATE)
    assert issue
    assert issue.reply.plain("zh") == (
        "要点 · 第七届GAIR全球人工智能与机器人大会\n"
        "\n"
        "• 尤洋：2016 年到 2021 年 1 月，AI 模型参数量每 18 个月增长 40 倍。 ¶20\n"
        "• 季昕华：做好大模型要看四种密度：资金、人才、数据、算力。 ¶26\n"
        "• 大会于 2023 年 8 月 14 日在新加坡乌节大酒店开幕。 ¶1\n"
        "\n"
        "雷峰网报道 · 已看到 2/3 位讲者"
    )
    assert issue.reply.plain("en") == (
        "Highlights · GAIR 2023\n"
        "\n"
        "• Yang You: From 2016 to January 2021, AI models grew 40-fold every 18 months. ¶20\n"
        "• Xinhua Ji: A good large model takes four densities: money, talent, data and computing "
        "power. ¶26\n"
        "• The conference opened on 14 August 2023 at the Orchard Hotel, Singapore. ¶1\n"
        "\n"
        "Leiphone report · seen 2 of 3 speakers"
    )
    assert issue.seen == ("params-40x", "densities", "opening")
    assert not issue.recapped


def test_the_footer_counts_this_message_too(index: Index) -> None:
    one = digests.digest(index, replace(PRIVATE, count=1))
    assert one
    assert one.reply.footer.en == "Leiphone report · seen 1 of 3 speakers"


def test_without_speakers_the_footer_is_the_source() -> None:
    own = tuple(point for point in POINTS if not point.speakers)
    issue = digests.digest(changed(speakers=(), points=own), PRIVATE)
    assert issue
    assert issue.reply.footer.zh == "雷峰网报道"


def test_who_is_named_in_the_text_is_not_named_before_it(index: Index) -> None:
    rest = tuple(id_ for id_ in ALL if id_ not in ("round-table", "opening"))
    issue = digests.digest(index, replace(PRIVATE, seen=rest))
    assert issue
    lines = issue.reply.plain("en").splitlines()
    assert "• The conference opened on 14 August 2023 at the Orchard Hotel, Singapore. ¶1" in lines
    assert "• Yang You, Xinhua Ji and others discussed costs at the round table. ¶42" in lines
    assert all(span.text for line in issue.reply.lines("en") for span in line)


def test_every_point_is_sent_once_then_one_recap_then_nothing(index: Index) -> None:
    issues, after = to_the_end(index, PRIVATE)
    printed = [point.id for issue in issues for point in issue.reply.points]
    assert sorted(printed) == sorted(ALL)
    assert tuple(printed) == after.seen
    assert [issue.recapped for issue in issues] == [False] * 4 + [True]
    assert after.recapped


def test_the_recap_thanks_and_tells_how_to_go_on(index: Index) -> None:
    issue = digests.digest(index, replace(PRIVATE, seen=ALL))
    assert issue
    assert issue.seen == ALL
    assert issue.reply.plain("en") == (
        "Highlights · GAIR 2023\n"
        "\n"
        "That was everything: 12 statements, 3 speakers.\n"
        "Thank you for reading along!\n"
        "\n"
        "Nothing more comes until you start over or the programme grows."
    )
    assert [b.action for b in below(issue.reply.rows)] == [StartOver()]
    in_channel = digests.digest(index, replace(CHANNEL, seen=ALL))
    assert in_channel
    assert in_channel.reply.rows == ()


def test_a_chat_that_starts_over_sees_it_again(index: Index) -> None:
    _, after = to_the_end(index, PRIVATE)
    again = digests.digest(index, replace(after, seen=(), recapped=False))
    assert again == digests.digest(index, PRIVATE)


def test_points_that_a_reload_adds_go_on_from_there(index: Index) -> None:
    _, after = to_the_end(index, PRIVATE)
    more = point("new", "wei-lin", "event", "新的要点。", "A new point.", 60)
    grown = changed(points=(more, *POINTS))
    issue = digests.digest(grown, after)
    assert issue
    assert issue.reply.points == (more,)
    assert issue.seen == (*after.seen, "new")
    assert not issue.recapped
    recap = digests.digest(grown, sent(after, issue))
    assert recap
    assert recap.recapped
    assert digests.digest(grown, sent(after, recap)) is None


def test_points_that_a_reload_removes_are_not_missed(index: Index) -> None:
    fewer = changed(points=POINTS[:4])
    issue = digests.digest(fewer, replace(PRIVATE, seen=("params-40x", "opening", "rent")))
    assert issue
    assert {point.id for point in issue.reply.points} == {point.id for point in POINTS[1:4]}
    assert issue.seen[:3] == ("params-40x", "opening", "rent")  # should they come back
    recap = digests.digest(fewer, sent(PRIVATE, issue))
    assert recap
    assert recap.recapped


@pytest.mark.parametrize("subscription", [PRIVATE, GROUP], ids=["private", "group"])
def test_buttons_tell_the_cards_of_those_in_the_points(
    index: Index, subscription: Subscription
) -> None:
    issue = digests.digest(index, subscription)
    assert issue
    cards = [b for b in below(issue.reply.rows) if isinstance(b.action, Tell)]
    assert [b.action for b in cards] == [
        Tell(About(id_)) for id_ in ("yang-you", "xinhua-ji", "parallel-training", "neutral-cloud")
    ]
    assert [len(row) for row in issue.reply.rows[:2]] == [2, 2]
    assert cards[0].label.in_("zh") == "尤洋"


def test_in_a_channel_they_are_links_into_the_bot(index: Index) -> None:
    issue = digests.digest(index, CHANNEL)
    assert issue
    assert [b.action for b in below(issue.reply.rows)] == [
        OpenInBot(id_) for id_ in ("yang-you", "xinhua-ji", "parallel-training", "neutral-cloud")
    ]


def test_only_a_person_is_offered_to_mute_and_to_set(index: Index) -> None:
    issue = digests.digest(index, PRIVATE)
    assert issue
    mute, setting = issue.reply.rows[-1]
    assert (mute.action, setting.action) == (Mute(), Settings())
    assert (mute.label.in_("en"), setting.label.in_("zh")) == ("🔕 Mute for a week", "⚙ 设置")
    for others in (GROUP, CHANNEL):
        issue = digests.digest(index, others)
        assert issue
        assert not {Mute(), Settings()} & {b.action for b in below(issue.reply.rows)}


def test_a_preview_says_so_and_is_otherwise_the_next_message(index: Index) -> None:
    issue, shown = digests.digest(index, PRIVATE), digests.preview(index, PRIVATE)
    assert issue
    assert shown.plain("zh").splitlines()[1] == "预览：不计入已读"
    assert replace(shown, note=None) == issue.reply


def test_when_nothing_comes_the_preview_is_the_recap(index: Index) -> None:
    done = replace(PRIVATE, seen=ALL, recapped=True)
    assert digests.digest(index, done) is None
    assert digests.preview(index, done).text[1].en == "Thank you for reading along!"


@pytest.mark.parametrize("kind", get_args(ChatKind))
@pytest.mark.parametrize("count", COUNTS)
def test_five_of_the_longest_points_fit(kind: ChatKind, count: int) -> None:
    """90 Chinese characters and 45 English words of seven letters, names of 40."""
    longest = Text(zh="长" * 90, en=" ".join(["wording"] * 45))
    speakers = tuple(
        speaker.model_copy(update={"name": Name(zh="名" * 20, en="N" * 40)})
        for speaker in KNOWLEDGE.speakers
    )
    points = tuple(p.model_copy(update={"text": longest}) for p in POINTS)
    crowded = changed(points=points, speakers=speakers)
    issue = digests.digest(crowded, replace(PRIVATE, kind=kind, count=count))
    assert issue
    assert len(issue.reply.points) == count


@few
@given(files(), st.sampled_from(COUNTS), st.sampled_from(get_args(ChatKind)))
def test_any_file_is_told_to_its_end_in_messages_that_fit(
    knowledge: Knowledge, count: int, kind: ChatKind
) -> None:
    index = Index(knowledge)
    issues, after = to_the_end(index, replace(PRIVATE, count=count, kind=kind))
    assert all(issue.reply.fits() for issue in issues)
    assert len(after.seen) == len(set(after.seen)) == len(knowledge.points)


def test_a_text_that_no_message_holds_is_cut() -> None:
    """The file's limits are in words: nothing but Telegram limits their length."""
    endless = Point(
        id="endless", topics=("event",), text=Text(zh="\U0001f600" * 90, en="e" * 5000), source=(1,)
    )
    index = changed(points=(endless, *POINTS))
    issue = digests.digest(index, PRIVATE)
    assert issue
    assert issue.seen == ("endless",)
    assert issue.reply.fits()
    assert "e" * 399 + "… ¶1" in issue.reply.plain("en")
    following = digests.digest(index, sent(PRIVATE, issue))
    assert following
    assert len(following.reply.points) == 3


def test_the_budget_leaves_room_below_telegrams_limit() -> None:
    assert MOST <= 4096 * 0.9
