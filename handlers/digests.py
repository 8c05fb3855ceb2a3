"""Scheduled highlights, in words: the next message for a chat. No platform, no network."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from handlers import keyboards
from handlers.cards import Bullet, Digest
from handlers.compose import voice
from handlers.subscription import Subscription
from handlers.words import Words, echo, say
from knowledge.highlights import choose, coverage
from knowledge.index import Index
from knowledge.models import AnyEntity, Point, Text

#: Characters of those who said a point, and of a text that no message could hold: only words of
#: hundreds of letters make one so long.
VOICE, SENTENCE = 80, 400


@dataclass(frozen=True, slots=True)
class Issue:
    """What to send to a chat, and what to keep once it is sent: all that it has ``seen`` then, and
    whether this was the recap.
    """

    reply: Digest
    seen: tuple[str, ...]
    recapped: bool


def digest(index: Index, subscription: Subscription) -> Issue | None:
    """The chat's next points; when it has seen all, one recap; then nothing.

    It goes on as soon as the file has points that the chat has not seen.
    """
    issue = _next(index, subscription)
    return None if issue.recapped and subscription.recapped else issue


def preview(index: Index, subscription: Subscription) -> Digest:
    """What would come next, marked as a preview; the recap when nothing would."""
    note = say("Preview: nothing here counts as seen")
    return replace(_next(index, subscription).reply, note=note)


def _next(index: Index, subscription: Subscription) -> Issue:
    points = choose(index.knowledge, subscription.seen, subscription.count)
    if not points:
        return Issue(_recap(index, subscription), subscription.seen, recapped=True)
    said = _fitting(index, subscription, points)
    return Issue(said, (*subscription.seen, *(point.id for point in said.points)), recapped=False)


def _fitting(index: Index, subscription: Subscription, points: Sequence[Point]) -> Digest:
    """As many of the points as fit, but one at least; the others come next time."""
    for count in range(len(points), 0, -1):
        said = _highlights(index, subscription, points[:count])
        if said.fits():
            return said
    return _highlights(index, subscription, [_cut(points[0])])


def _highlights(index: Index, subscription: Subscription, points: Sequence[Point]) -> Digest:
    event = index.knowledge.event
    seen = (*subscription.seen, *(point.id for point in points))
    heard, speakers = coverage(index.knowledge, seen)
    source = Words(event.source.zh, event.source.en)
    covered = say(
        "{source} · seen {heard} of {speakers} speakers",
        source=source,
        heard=heard,
        speakers=speakers,
    )
    return Digest(
        title=say("Highlights · {event}", event=event.name),
        bullets=tuple(Bullet(point, _speakers(index, point)) for point in points),
        footer=covered if speakers else source,
        bilingual=subscription.bilingual,
        rows=keyboards.digest(_entities(index, points), subscription.kind),
    )


def _recap(index: Index, subscription: Subscription) -> Digest:
    known = index.knowledge
    _, speakers = coverage(known, ())
    return Digest(
        title=say("Highlights · {event}", event=known.event.name),
        text=(
            say(
                "That was everything: {points} statements, {speakers} speakers.",
                points=len(known.points),
                speakers=speakers,
            ),
            say("Thank you for reading along!"),
        ),
        footer=say("Nothing more comes until you start over or the programme grows."),
        bilingual=subscription.bilingual,
        rows=() if subscription.kind == "channel" else keyboards.start_over(),
    )


def _speakers(index: Index, point: Point) -> Words:
    """Those who said it, unless the text names them all."""
    speakers = voice(index, point)
    return Words(zh=echo(speakers.zh, VOICE), en=echo(speakers.en, VOICE))


def _entities(index: Index, points: Iterable[Point]) -> list[AnyEntity]:
    """What the points lead to: those who speak, then what they speak about."""
    points = list(points)
    ids = [
        *(speaker for point in points for speaker in point.speakers),
        *(topic for point in points for topic in point.topics),
        *(system for point in points for system in point.systems),
    ]
    return [index.entities[id_] for id_ in dict.fromkeys(ids)]


def _cut(point: Point) -> Point:
    text = Text(zh=_start(point.text.zh), en=_start(point.text.en))
    return point.model_copy(update={"text": text, "source": point.source[:1]})


def _start(text: str) -> str:
    return text if len(text) <= SENTENCE else text[: SENTENCE - 1] + "…"
