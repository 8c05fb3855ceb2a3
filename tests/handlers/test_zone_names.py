from zoneinfo import ZoneInfo

from handlers.zone_names import city, gazetteer
from knowledge.normalize import joined


def test_every_name_leads_to_zones_that_exist() -> None:
    identifiers, zones, countries = gazetteer()
    names = set(identifiers.values())
    for found in (*zones.values(), *countries.values()):
        assert found
        names.update(found)
    assert all(ZoneInfo(name) for name in names)
    assert "" not in zones


def test_names_are_keys_as_typed_text_is_folded() -> None:
    for name in gazetteer().zones:
        assert joined(name) == name


def test_every_country_has_a_main_zone_in_both_languages() -> None:
    zones = gazetteer().zones
    for zh, en, zone in (
        ("美国", "unitedstates", "America/New_York"),
        ("中国", "china", "Asia/Shanghai"),
        ("乌兹别克斯坦", "uzbekistan", "Asia/Tashkent"),
        ("西班牙", "spain", "Europe/Madrid"),
        ("加拿大", "canada", "America/Toronto"),
    ):
        assert zones[zh] == zones[en]
        assert zones[zh][0] == zone


def test_only_these_names_are_ambiguous_within_a_country() -> None:
    wide = {name for name, zones in gazetteer().zones.items() if len(zones) > 3}
    assert {"usa", "us", "america", "美国", "canada", "australia", "russia"} <= wide
    assert wide <= gazetteer().countries.keys()


def test_a_city_is_named_in_both_languages_however_babel_calls_its_zone() -> None:
    assert (city("Asia/Kolkata", "zh"), city("Asia/Kolkata", "en")) == ("加尔各答", "Kolkata")
    assert (city("Europe/Kyiv", "zh"), city("Europe/Kyiv", "en")) == ("基辅", "Kyiv")
    assert city("America/Argentina/Buenos_Aires", "zh") == "布宜诺斯艾利斯"
    assert city("America/Argentina/Buenos_Aires", "en") == "Buenos Aires"
    assert city("Asia/Nowhere_Yet", "zh") == "Nowhere Yet"


def test_stations_in_antarctica_are_known_by_their_zone_alone() -> None:
    assert "troll" not in gazetteer().zones
    assert gazetteer().identifiers["antarcticatroll"] == "Antarctica/Troll"
