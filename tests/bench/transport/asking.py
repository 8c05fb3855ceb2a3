"""What people ask, as Telegram's JSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tests.bench.senders.load import FIRST_CHAT

#: People who ask again and again; the others ask once in their lives.
REGULARS = 300

WHO = b'{"id":%d,"is_bot":false,"first_name":"A","username":"a_person","language_code":"zh-hans"}'
PRIVATE = b'{"id":%d,"first_name":"A","username":"a_person","type":"private"}'
MESSAGE_UPDATE = (
    b'{"update_id":%d,"message":{"message_id":%d,"from":' + WHO + b',"chat":' + PRIVATE + b","
    b'"date":1763974800,"text":"/speaker %s",'
    b'"entities":[{"offset":0,"length":8,"type":"bot_command"}]}}'
)
INLINE_UPDATE = (
    b'{"update_id":%d,"inline_query":{"id":"%d","from":' + WHO + b","
    b'"chat_type":"sender","query":"%s","offset":""}}'
)


@dataclass(frozen=True, slots=True)
class Job:
    """``/speaker`` in private chats, else inline queries: the same ``words`` from the same people,
    or (``cold``) with a number that was never asked, from people who were never seen.
    """

    name: str
    inline: bool
    words: Sequence[str]
    cold: bool = False


CARDS = ("何晓冬", "黄学东", "陈昱")
RESULTS = ("", "大模型", "AI")
CARD, INLINE = Job("card", False, CARDS), Job("inline", True, RESULTS)
CARD_COLD = Job("card, cold", False, CARDS, cold=True)
INLINE_COLD = Job("inline, cold", True, ("大模型", "AI"), cold=True)
WARM, COLD = (CARD, INLINE), (CARD_COLD, INLINE_COLD)


class Update(NamedTuple):
    """``key`` is the id that its reply goes to: a chat's, or an inline query's."""

    id: int
    key: int
    body: bytes


class Asker:
    """Makes the updates of one bot; no update id and no cold question comes twice."""

    def __init__(self) -> None:
        self._last = 0

    def update(self, job: Job) -> Update:
        self._last += 1
        n = self._last
        words = job.words[n % len(job.words)]
        person = FIRST_CHAT + (REGULARS + n if job.cold else n % REGULARS)
        typed = (f"{words} {n}" if job.cold else words).encode()
        if job.inline:
            return Update(n, n, INLINE_UPDATE % (n, n, person, typed))
        return Update(n, person, MESSAGE_UPDATE % (n, n, person, person, typed))
