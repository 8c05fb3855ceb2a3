"""Which card a private chat was shown last, so that "this" can be understood in its next question.

In memory alone, without the person's words, for a few thousand chats: it is gone with the process,
and another replica does not know it. Then the bot asks back.
"""

from dataclasses import replace

from handlers.actions import About, Answered, Compared, Heard, Subject

MOST = 4096


class Recent:
    """The last cards, by chat; the chat that was shown one the longest ago is dropped first."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._subjects: dict[int, Subject] = {}

    def note(self, chat: int, subject: Subject) -> None:
        self.forget(chat)
        if isinstance(subject, About | Answered | Compared | Heard) and subject.asked:
            subject = replace(subject, asked="")
        self._subjects[chat] = subject
        if len(self._subjects) > self._most:
            self.forget(next(iter(self._subjects)))

    def of(self, chat: int) -> Subject | None:
        return self._subjects.get(chat)

    def forget(self, chat: int) -> None:
        self._subjects.pop(chat, None)
