"""What is rendered is what Telegram accepts: checked by parsing it as Telegram does."""

from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from handlers import compare, digests, keyboards, notices, replies, results
from handlers.cards import Card, Notice
from handlers.compose import compose
from handlers.locales import LANGUAGES
from handlers.render import Reader, article, message, plain
from handlers.words import Words, echo, other
from knowledge.answer import NotKnown
from knowledge.index import Index
from knowledge.match import Reason
from knowledge.models import Knowledge, Language
from tests.handlers import outcomes
from tests.handlers.conftest import ME
from tests.handlers.gair import KNOWLEDGE
from tests.handlers.strategies import few, files, reasons
from tests.handlers.test_digests import CHANNEL, PRIVATE

INDEX = Index(KNOWLEDGE)
READER = Reader("zh", ME, 77)
TAGS = {"b": {}, "i": {}, "blockquote": {"expandable"}}


class Parsed(HTMLParser):
    """Text and tags of a message; fails on what Telegram would refuse."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.quoted = "", ""
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} == set(TAGS[tag])
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if "blockquote" in self.open:
            self.quoted += data


def units(text: str) -> int:
    """Length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def check(payload: dict[str, Any]) -> Parsed:
    parsed = Parsed(payload["text"])
    assert 1 <= units(parsed.text) <= 4096
    assert payload["parse_mode"] == "HTML"
    assert payload["link_preview_options"] == {"is_disabled": True}
    for row in payload.get("reply_markup", {"inline_keyboard": []})["inline_keyboard"]:
        assert 1 <= len(row) <= 8
        for button in row:
            assert button["text"].strip()
            (action,) = button.keys() - {"text"}
            if action == "callback_data":
                assert 1 <= len(button[action].encode()) <= 64
    return parsed


@few
@given(files(), reasons, st.sampled_from(["zh", "en"]))
def test_any_card_is_valid_and_says_the_same_as_plain_text(
    knowledge: Knowledge, reason: Reason | None, language: Language
) -> None:
    index = Index(knowledge)
    for entity in index.entities.values():
        card = compose(index, entity, index.points_of(entity.id), reason=reason)
        _check_card(index, card, language)


@few
@given(files(), st.sampled_from(["zh", "en"]))
def test_any_card_with_sides_is_valid_and_says_the_same_as_plain_text(
    knowledge: Knowledge, language: Language
) -> None:
    index = Index(knowledge)
    voices = outcomes.voices(index, "event")
    for card in (
        compare.comparison(index, outcomes.comparison(index, *index.entities).sides),
        compare.voices(index, voices.entity, voices.sides),
    ):
        _check_card(index, card, language)


def _check_card(index: Index, card: Card, language: Language) -> None:
    for rows in (keyboards.beside(index, card), keyboards.elsewhere(card)):
        parsed = check(message(card.with_rows(rows), Reader(language, ME, 2**52 - 1)))
        assert parsed.quoted == card.plain(other(language))
        assert parsed.text == f"{card.plain(language)}\n{parsed.quoted}"


@few
@given(files(), st.sampled_from(["zh", "en"]), st.booleans(), st.sampled_from([1, 3, 5]))
def test_any_highlights_are_valid_and_say_the_same_as_plain_text(
    knowledge: Knowledge, language: Language, bilingual: bool, count: int
) -> None:
    chat = replace(PRIVATE, bilingual=bilingual, count=count)
    said = digests.preview(Index(knowledge), chat)
    parsed = check(message(said, Reader(language, ME)))
    assert parsed.quoted == (said.plain(other(language)) if bilingual else "")
    whole = [said.plain(language), parsed.quoted] if bilingual else [said.plain(language)]
    assert parsed.text == "\n".join(whole)


@given(st.text(st.characters(codec=None), max_size=6000), st.sampled_from(["zh", "en"]))
def test_any_echo_is_valid(question: str, language: Language) -> None:
    reply = replies.said(INDEX, question, NotKnown(KNOWLEDGE.topics))
    parsed = check(message(reply, Reader(language, ME)))
    assert parsed.text == reply.plain(language)
    assert echo(question) in parsed.text


def test_markup_in_texts_is_escaped() -> None:
    html = message(Notice(Words("<b>&amp;</b>", "<i>")), READER)["text"]
    assert html == "&lt;b&gt;&amp;amp;&lt;/b&gt;"


def test_a_card_has_the_other_language_in_an_expandable_quote() -> None:
    card = replies.entity(INDEX, "yang-you")
    assert card
    html = message(card, READER)["text"]
    assert html.startswith("<b>尤洋 · Yang You</b>\n")
    assert "\n<blockquote expandable><b>Yang You · 尤洋</b>\n" in html
    assert html.endswith("</blockquote>")
    assert "<i>¶20</i>" in html


def test_a_notice_is_in_the_readers_language_alone() -> None:
    payload = message(notices.only_text(), READER)
    assert payload["text"] == notices.only_text().text.zh
    assert "reply_markup" not in payload


def test_every_notice_is_valid() -> None:
    said = [
        notices.welcome(KNOWLEDGE),
        notices.guide(KNOWLEDGE),
        notices.group_greeting(KNOWLEDGE, hears_mentions=True),
        notices.group_greeting(KNOWLEDGE, hears_mentions=False),
        notices.languages(),
        notices.language_kept("zh"),
        notices.language_kept("en"),
        notices.ask_what(KNOWLEDGE),
        notices.about_what(KNOWLEDGE),
        notices.nobody_else(KNOWLEDGE.topics[0]),
        notices.unknown_link(),
        notices.unknown_command(),
        notices.only_text(),
        notices.only_administrators(),
        notices.failed(),
        replies.event(INDEX),
    ]
    for notice in said:
        for language in LANGUAGES:
            check(message(notice, Reader(language, ME, 77)))


def test_buttons_swap_open_share_and_lead_into_the_bot() -> None:
    card = replies.entity(INDEX, "yang-you")
    assert card
    *related, (swap, share, speakers) = message(card, READER)["reply_markup"]["inline_keyboard"]
    assert swap == {"text": "🌐 English", "callback_data": "1ce:yang-you:25"}
    assert share == {"text": "↗ 分享", "switch_inline_query": "尤洋"}
    assert speakers == {"text": "☰ 讲者", "callback_data": "1lz:s0:25"}
    assert {"text": "并行训练", "callback_data": "1cz:parallel-training:25"} in related[0]
    (row,) = message(card.with_rows(keyboards.elsewhere(card)), READER)["reply_markup"][
        "inline_keyboard"
    ]
    assert row[1]["url"] == "https://t.me/rostrum_bot?start=yang-you"


def test_without_inline_mode_nothing_is_shared() -> None:
    card = replies.entity(INDEX, "yang-you")
    assert card
    reader = Reader("zh", replace(ME, supports_inline_queries=False))
    (*_, last) = message(card, reader)["reply_markup"]["inline_keyboard"]
    assert [button["text"] for button in last] == ["🌐 English", "☰ 讲者"]


def test_an_article_sends_the_card() -> None:
    result = results.search(INDEX, "")[0]
    sent = article(result, READER)
    whole = message(result.card, READER)
    assert sent["type"] == "article"
    assert sent["title"] == "尤洋 · Yang You"
    assert sent["input_message_content"] == {
        "message_text": whole["text"],
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    assert sent["reply_markup"] == whole["reply_markup"]
    assert isinstance(result.card, Card)


def test_highlights_have_the_other_language_in_a_quote_where_it_is_wished() -> None:
    said = digests.preview(INDEX, PRIVATE)
    html = message(said, READER)["text"]
    assert html.startswith("<b>要点 · 第七届GAIR")
    assert "• <b>尤洋：</b>2016 年" in html
    assert "\n<blockquote expandable><b>Highlights · GAIR 2023</b>\n" in html
    alone = message(replace(said, bilingual=False), READER)["text"]
    assert "blockquote" not in alone
    assert html.startswith(alone)


def test_buttons_under_highlights_tell_cards_or_lead_into_the_bot() -> None:
    (first, *_), *_, last = message(digests.preview(INDEX, PRIVATE), Reader("en", ME))[
        "reply_markup"
    ]["inline_keyboard"]
    assert first == {"text": "Yang You", "callback_data": "1Ce:yang-you:"}
    assert last == [
        {"text": "🔕 Mute for a week", "callback_data": "1de:mute:"},
        {"text": "⚙ Settings", "callback_data": "1de:settings:"},
    ]
    rows = message(digests.preview(INDEX, CHANNEL), READER)["reply_markup"]["inline_keyboard"]
    assert rows[0][0] == {"text": "尤洋", "url": "https://t.me/rostrum_bot?start=yang-you"}


def test_plain_is_the_same_message_without_markup() -> None:
    card = replies.entity(INDEX, "yang-you")
    assert card
    for said in (card, digests.preview(INDEX, PRIVATE)):
        sent, marked = plain(said, READER), message(said, READER)
        assert sent["text"] == f"{said.plain('zh')}\n\n{said.plain('en')}"
        assert sent.keys() == marked.keys() - {"parse_mode"}
        assert sent["reply_markup"] == marked["reply_markup"]
    alone = replace(digests.preview(INDEX, PRIVATE), bilingual=False)
    assert plain(alone, READER)["text"] == alone.plain("zh")
    assert plain(notices.only_text(), READER)["text"] == notices.only_text().text.zh
