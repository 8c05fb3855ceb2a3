from handlers import notices
from handlers.commands import COMMANDS, menu
from tests.handlers.gair import KNOWLEDGE


def test_a_group_is_greeted_in_two_lines() -> None:
    for hears in (True, False):
        greeting = notices.group_greeting(KNOWLEDGE, hears_mentions=hears)
        assert len(greeting.plain("zh").splitlines()) == 2
        assert len(greeting.plain("en").splitlines()) == 2


def test_mentions_are_offered_only_where_they_are_heard() -> None:
    assert "mention" in notices.group_greeting(KNOWLEDGE, hears_mentions=True).text.en
    deaf = notices.group_greeting(KNOWLEDGE, hears_mentions=False)
    assert "mention" not in deaf.text.en
    assert "@" not in deaf.text.zh
    assert "/ask" in deaf.text.zh


def test_the_welcome_names_the_event_and_asks_by_the_files_own_names() -> None:
    welcome = notices.welcome(KNOWLEDGE)
    assert "第七届GAIR" in welcome.text.zh
    assert "Yang You" in welcome.text.en
    assert "并行训练" in welcome.text.zh


def test_the_help_lists_the_commands() -> None:
    text = notices.guide(KNOWLEDGE).text.zh
    assert all(f"/{command.name} " in text for command in menu("groups"))


def test_the_language_in_force_is_marked() -> None:
    (row,) = notices.language_kept("zh").rows
    assert [button.label.in_("zh") for button in row] == ["✓ 中文", "English"]
    assert [button.label.in_("en") for button in row] == ["中文", "✓ English"]


def test_menus_are_what_telegram_takes() -> None:
    for command in COMMANDS:
        assert command.name.islower()
        assert len(command.name) <= 32
        assert all(
            1 <= len(text) <= 256 for text in (command.description.zh, command.description.en)
        )
    assert {command.name for command in COMMANDS} == {
        "start", "help", "speaker", "topic", "event", "ask", "language",
        "digest", "privacy", "mydata", "forget",
    }  # fmt: skip
    assert "start" not in {command.name for command in menu("groups")}
