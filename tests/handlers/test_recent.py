from handlers.actions import About, Answered, Heard
from handlers.recent import Recent


def test_the_last_card_of_each_chat_is_known() -> None:
    recent = Recent()
    recent.note(1, About("yang-you"))
    recent.note(2, About("event"))
    recent.note(1, Answered("cost-reduction", ("rent",)))
    assert recent.of(1) == Answered("cost-reduction", ("rent",))
    assert recent.of(2) == About("event")
    assert recent.of(3) is None
    recent.forget(1)
    recent.forget(1)
    assert recent.of(1) is None


def test_a_persons_words_are_not_kept() -> None:
    recent = Recent()
    recent.note(1, About("yang-you", "优洋"))
    assert recent.of(1) == About("yang-you")
    recent.note(1, Heard("event", (), "大会"))
    assert recent.of(1) == Heard("event", ())


def test_only_so_many_chats_are_known_and_the_oldest_go_first() -> None:
    recent = Recent(most=2)
    for chat in (1, 2, 1, 3):
        recent.note(chat, About("event"))
    assert [chat for chat in (1, 2, 3) if recent.of(chat)] == [1, 3]
