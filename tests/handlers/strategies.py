"""Knowledge of any shape that a file may have, for what must hold of every card."""

from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from handlers.panel_keyboards import ZONES
from handlers.schedule import DAILY, Schedule
from handlers.subscription import COUNTS, Subscription
from handlers.wishes import Wish
from handlers.zones import Zone
from knowledge.match import Reason
from knowledge.models import Event, Knowledge, Language, Name, Point, Speaker, Text, Topic
from tests.handlers.gair import POINTS

letters = st.characters(codec="utf-8", exclude_categories=["C", "Z"])


def lines(most: int) -> st.SearchStrategy[str]:
    return st.text(letters, min_size=1, max_size=most)


short_names = st.builds(Name, zh=lines(8), en=lines(20))
names = short_names | st.builds(Name, zh=lines(120), en=lines(120))
texts = st.builds(Text, zh=lines(90), en=lines(300))
ids = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,5}", fullmatch=True)
reasons = st.none() | st.builds(
    Reason,
    why=st.sampled_from(["exact", "order", "pinyin", "initials", "sound", "typo", "text"]),
    asked=st.text(max_size=80),
    name=lines(80),
)
#: For properties of whole files: each example is dear.
few = settings(max_examples=30)

languages: st.SearchStrategy[Language] = st.sampled_from(["zh", "en"])
#: The longest name of a zone that tzdata has is among them.
zone_names = st.sampled_from([*ZONES, "America/Argentina/ComodRivadavia", "Etc/GMT-14", "UTC"])
minutes = st.times().map(lambda at: at.replace(second=0, microsecond=0))
instants = st.integers(0, 15 * 365 * 24 * 3600).map(
    lambda seconds: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
#: Each for one setting, as buttons carry them.
wishes_for_one = st.one_of(
    st.builds(Wish, on=st.booleans()),
    st.builds(Wish, time=minutes),
    st.builds(Wish, days=st.integers(0, DAILY)),
    st.builds(Wish, zone=st.builds(Zone, zone_names, st.just(True))),
    st.builds(Wish, count=st.sampled_from(COUNTS)),
    st.builds(Wish, language=languages, bilingual=st.booleans()),
)
subscriptions = st.builds(
    Subscription,
    chat=st.integers(-(2**52), 2**52),
    kind=st.sampled_from(["private", "group", "channel"]),
    schedule=st.builds(Schedule, minutes, st.integers(1, DAILY), zone_names),
    language=languages,
    guessed=st.booleans(),
    bilingual=st.booleans(),
    count=st.sampled_from(COUNTS),
    thread=st.none() | st.integers(1, 2**31),
    due_at=st.none() | instants,
    paused=st.none() | st.sampled_from(["blocked", "gone", "rights", "topic"]),
    seen=st.lists(st.sampled_from([point.id for point in POINTS]), unique=True).map(tuple),
)

#: What cards with sides print: of entities, and of those who speak.
compared = st.lists(
    st.sampled_from([point.id for point in POINTS]), max_size=10, unique=True
).flatmap(
    lambda points: st.lists(
        st.sampled_from(["yang-you", "xinhua-ji", "colossal-ai", "event"]),
        min_size=2,
        max_size=3,
        unique=True,
    ).map(
        lambda ids: tuple((id_, tuple(points[place :: len(ids)])) for place, id_ in enumerate(ids))
    )
)
heard = (
    st.lists(
        st.sampled_from([p for p in POINTS if p.speakers]), min_size=1, max_size=8, unique=True
    )
    .map(lambda points: [(point.speakers[-1], point.id) for point in points])
    .map(
        lambda said: tuple(
            (speaker, tuple(point for who, point in said if who == speaker))
            for speaker in dict.fromkeys(who for who, _ in said)
        )
    )
)

SPEAKERS = ("yang-you", "xinhua-ji")


@st.composite
def files(draw: st.DrawFn) -> Knowledge:
    """Two speakers and a topic, with up to a dozen points."""
    speakers = tuple(
        Speaker(
            id=speaker,
            name=draw(names),
            role=draw(st.none() | names),
            organisation=draw(st.none() | names),
            summary=draw(texts),
        )
        for speaker in SPEAKERS
    )
    topic = Topic(id="event", name=draw(names), summary=draw(texts))
    points = draw(
        st.lists(
            st.builds(
                Point,
                id=ids,
                speakers=st.lists(st.sampled_from(SPEAKERS), unique=True).map(tuple),
                topics=st.just(("event",)),
                text=texts,
                source=st.lists(st.integers(1, 999), min_size=1, max_size=4).map(tuple),
            ),
            min_size=1,
            max_size=12,
            unique_by=lambda point: point.id,
        )
    )
    event = Event(name=draw(names), source=draw(names))
    return Knowledge(event=event, speakers=speakers, topics=(topic,), points=tuple(points))
