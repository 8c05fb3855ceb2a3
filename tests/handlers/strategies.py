"""Knowledge of any shape that a file may have, for what must hold of every card."""

from hypothesis import settings
from hypothesis import strategies as st

from knowledge.match import Reason
from knowledge.models import Event, Knowledge, Name, Point, Speaker, Text, Topic

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
