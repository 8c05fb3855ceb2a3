from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Dialect, make_url

from bot.storage.tables import Instant

DIALECTS = [make_url(f"{name}://").get_dialect()() for name in ("sqlite", "postgresql")]
NOON = datetime(2023, 8, 14, 12, tzinfo=UTC)


@pytest.mark.parametrize("dialect", DIALECTS, ids=["sqlite", "postgresql"])
def test_an_instant_of_any_zone_is_kept_in_utc(dialect: Dialect) -> None:
    beijing = NOON.astimezone(timezone(timedelta(hours=8)))
    instant = Instant()
    assert instant.process_bind_param(beijing, dialect) == NOON
    assert instant.process_result_value(NOON.replace(tzinfo=None), dialect) == NOON
    read = instant.process_result_value(beijing, dialect)
    assert read is not None
    assert (read, read.tzinfo) == (NOON, UTC)
    assert instant.process_bind_param(None, dialect) is None
    assert instant.process_result_value(None, dialect) is None


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Instant().process_bind_param(NOON.replace(tzinfo=None), DIALECTS[0])
