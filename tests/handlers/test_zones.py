import subprocess
import sys
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.zone_names import gazetteer
from handlers.zones import LONGEST, Zone, default, find, label, near

SUMMER = datetime(2026, 7, 1, tzinfo=UTC)
WINTER = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Singapore", "Asia/Singapore"),
        ("新加坡", "Asia/Singapore"),
        ("  sINGAPORE ", "Asia/Singapore"),
        ("ｓｉｎｇａｐｏｒｅ", "Asia/Singapore"),
        ("asia/singapore", "Asia/Singapore"),
        ("America/Los Angeles", "America/Los_Angeles"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Europe/Kiev", "Europe/Kyiv"),
        ("Asia/Chongqing", "Asia/Shanghai"),
        ("北京", "Asia/Shanghai"),
        ("Beijing time", "Asia/Shanghai"),
        ("北京时间", "Asia/Shanghai"),
        ("紐約", "America/New_York"),
        ("纽约市", "America/New_York"),
        ("臺北", "Asia/Taipei"),
        ("雪梨", "Australia/Sydney"),
        ("紐西蘭", "Pacific/Auckland"),
        ("旧金山", "America/Los_Angeles"),
        ("三藩市", "America/Los_Angeles"),
        ("Silicon Valley", "America/Los_Angeles"),
        ("矽谷", "America/Los_Angeles"),
        ("São Paulo", "America/Sao_Paulo"),
        ("sao paulo", "America/Sao_Paulo"),
        ("Munich", "Europe/Berlin"),
        ("Mumbai", "Asia/Kolkata"),
        ("大阪", "Asia/Tokyo"),
        ("China", "Asia/Shanghai"),
        ("德国", "Europe/Berlin"),
        ("Burma", "Asia/Yangon"),
        ("Ukraine", "Europe/Kyiv"),
        ("中国上海", "Asia/Shanghai"),
        ("Paris, France", "Europe/Paris"),
        ("Cambridge, UK", "Europe/London"),
        ("UTC", "UTC"),
        ("GMT", "UTC"),
        ("UTC+8", "Etc/GMT-8"),
        ("ＵＴＣ＋８", "Etc/GMT-8"),
        ("+08:00", "Etc/GMT-8"),
        ("GMT−5", "Etc/GMT+5"),
        ("Etc/GMT-8", "Etc/GMT-8"),
        ("东八区", "Etc/GMT-8"),
        ("JST", "Asia/Tokyo"),
        ("Pacific time", "America/Los_Angeles"),
    ],
)
def test_a_place_a_zone_or_an_offset_is_found_for_sure(text: str, zone: str) -> None:
    assert find(text) == [Zone(zone, exact=True)]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("singapor", "Asia/Singapore"),
        ("新家坡", "Asia/Singapore"),
        ("Lodnon", "Europe/London"),
        ("san fran", "America/Los_Angeles"),
        ("Asia/Singapor", "Asia/Singapore"),
        ("Los Angeles, CA", "America/Los_Angeles"),
        ("GMT+5:30", "Asia/Kolkata"),
        ("USA", "America/New_York"),
        ("澳大利亚", "Australia/Sydney"),
        ("俄罗斯", "Europe/Moscow"),
    ],
)
def test_what_is_misspelt_cut_short_or_wide_is_a_guess(text: str, zone: str) -> None:
    first, *others = find(text)
    assert first == Zone(zone, exact=False)
    assert not any(other.exact for other in others)


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("Cambridge", {"Europe/London", "America/New_York"}),
        ("圣地亚哥", {"America/Los_Angeles", "America/Santiago"}),
        ("湾区", {"Asia/Shanghai", "America/Los_Angeles"}),
    ],
)
def test_all_places_of_one_name_are_guesses(text: str, zones: set[str]) -> None:
    assert {found.name for found in find(text)} == zones
    assert find(text, limit=1) == find(text)[:1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "?!",
        "的",
        "你好",
        "hello",
        "digest",
        "tomorrow",
        "every day",
        "asdfgh",
        "CST",
        "IST",
        "8",
        "+25",
        "-13",
        "UTC+99:99",
        "开会",
        "😀",
        "\ud800",
        "x" * 5000,
        "Singapore" * 10,
    ],
)
def test_garbage_and_what_means_too_much_find_nothing(text: str) -> None:
    assert find(text) == []


def test_what_is_near_an_unknown_text_is_told() -> None:
    assert [zone.name for zone in near("Boston MA")] == ["America/New_York"]
    assert near("Singapore foo") == [Zone("Asia/Singapore", exact=False)]
    assert near("blah") == near("") == near("abc") == []
    assert len(near("santa", limit=2)) <= 2


def test_a_label_names_the_city_and_the_offset_of_the_season() -> None:
    assert label("Asia/Singapore", "zh", SUMMER) == "新加坡（UTC+8）"
    assert label("Asia/Singapore", "en", SUMMER) == "Singapore (UTC+8)"
    assert label("Europe/London", "en", SUMMER) == "London (UTC+1)"
    assert label("Europe/London", "zh", WINTER) == "伦敦（UTC+0）"
    assert label("Asia/Kolkata", "zh", SUMMER) == "加尔各答（UTC+5:30）"
    assert label("America/St_Johns", "en", WINTER) == "St. John’s (UTC-3:30)"
    assert label("Etc/GMT-8", "zh", SUMMER) == label("Etc/GMT-8", "en", SUMMER) == "UTC+8"
    assert label("UTC", "zh", SUMMER) == label("UTC", "en", SUMMER) == "UTC"
    with pytest.raises(ZoneInfoNotFoundError):
        label("Mars/Olympus", "en", SUMMER)


def test_a_label_leads_back_to_its_zone() -> None:
    for name in {zone for zones in gazetteer().countries.values() for zone in zones}:
        for language in ("zh", "en"):
            if not name.startswith("Antarctica/"):
                assert name in {zone.name for zone in find(label(name, language, SUMMER))}


def test_a_chat_that_never_said_where_it_is_gets_a_guess() -> None:
    assert default("zh") == Zone("Asia/Shanghai", exact=False)
    assert default("en") == Zone("UTC", exact=False)


@given(st.text(st.characters(codec=None), max_size=2 * LONGEST), st.integers(1, 5))
def test_any_text_finds_zones_that_exist_or_nothing(text: str, limit: int) -> None:
    for found in (find(text, limit), near(text, limit)):
        names = [zone.name for zone in found]
        assert len(names) == len(set(names)) <= limit
        assert all(ZoneInfo(name) for name in names)
        assert len(found) == 1 or not any(zone.exact for zone in found)


def test_nothing_is_read_before_somebody_asks() -> None:
    code = (
        "import handlers.zones, handlers.zone_names as n; print(n.gazetteer.cache_info().currsize)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "0"
