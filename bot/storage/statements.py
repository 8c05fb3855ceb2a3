"""The SQL of claims, built once: it keeps the key by which SQLAlchemy finds its compiled text."""

from typing import Any

from sqlalchemy import (
    Interval,
    Select,
    SmallInteger,
    Update,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from bot.storage.tables import Instant, digests, pace

_at = Instant()
_chat_id, _due_at, _seen = digests.c.chat_id, digests.c.due_at, digests.c.seen
_one = _chat_id == bindparam("chat")
_limit = bindparam("limit", type_=SmallInteger())
_lease = bindparam("lease", type_=Interval())

#: PostgreSQL's clock. What is due is measured by the start of the statement, which stands still
#: while it runs: with clock_timestamp() no index would be used.
NOW = select(func.clock_timestamp(type_=_at))
_start = func.statement_timestamp(type_=_at)
_now = bindparam("now", type_=_at)


def _claim(found: Select[Any]) -> Update:
    """Take the rows that PostgreSQL finds; they come with their ``slot`` and the time ``now``."""
    due = found.cte("due").prefix_with("MATERIALIZED")
    return (
        update(digests)
        .where(_chat_id == due.c.chat_id)
        .values(due_at=_start + _lease)
        .returning(*digests.c, due.c.slot, _start.label("now"))
    )


_slot = select(_chat_id, _due_at.label("slot"))
CLAIM = _claim(
    _slot.where(_due_at <= _start).order_by(_due_at).limit(_limit).with_for_update(skip_locked=True)
)
# A named chat need not be due. What is due very soon is taken for somebody's lease: that ends soon,
# and what is a slot or a back-off comes as soon.
_soon = bindparam("soon", type_=Interval())
CLAIM_CHAT = _claim(
    _slot.where(_one, or_(_due_at <= _start, _due_at > _start + _soon)).with_for_update()
)

#: SQLite can tell what a row was before an UPDATE in no single statement.
DUE = select(digests).where(_due_at <= _now).order_by(_due_at).limit(_limit)
FREE = select(digests).where(_one, or_(_due_at <= _now, _due_at > bindparam("later", type_=_at)))
TAKE = (
    update(digests)
    .where(_chat_id.in_(bindparam("chats", expanding=True)))  # alone, this uses the index
    .where(tuple_(_chat_id, _due_at).in_(bindparam("slots", expanding=True)))
    .values(due_at=bindparam("until", type_=_at))
    .returning(_chat_id)
)

_held = update(digests).where(_one, _due_at == bindparam("held"))
_new_due_at = bindparam("new_due_at", type_=_at)
COMPLETE = _held.where(_seen == bindparam("old_seen")).values(
    due_at=_new_due_at,
    seen=bindparam("new_seen"),
    recapped=bindparam("new_recapped"),
    failures=0,
)
PUT_OFF = _held.values(due_at=_new_due_at, failures=bindparam("new_failures"))
RELEASE = _held.values(due_at=_new_due_at)
PAUSE = _held.values(due_at=None, paused=bindparam("new_paused"))

#: Read a row and let nobody change it until the end of the transaction, on either database.
LOCK = update(digests).where(_one).values(chat_id=_chat_id).returning(*digests.c)
UNITE = update(digests).where(_one).values(seen=bindparam("new_seen"))

NEXT = select(func.min(_due_at))
COUNT = select(func.count()).where(_due_at <= _now)
COUNT_SHARED = select(func.count()).where(_due_at <= _start)

# The clock is read again once the row is ours, after the places of others; a place beyond
# ``furthest`` was taken before the clock was set back.
_clock = func.clock_timestamp(type_=_at)
_interval = bindparam("interval", type_=Interval())
_furthest = bindparam("furthest", type_=Interval())
_place = case(
    (pace.c.next.between(_clock, _clock + _furthest), pace.c.next),
    else_=_clock,
)
TURN = (
    insert(pace)
    .values(lane=literal("digests"), next=_clock + _interval)
    .on_conflict_do_update(index_elements=["lane"], set_={"next": _place + _interval})
    .returning(pace.c.next - _interval - _clock)
)
