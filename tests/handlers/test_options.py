import pytest

from handlers import options


def count(text: str) -> int | None:
    (found,) = (found for form in options.COUNT_FORMS if (found := form.fullmatch(text)))
    return options.count(found)


@pytest.mark.parametrize("text", ["x3", "3x", "× 3", "top 3", "3 highlights", "three points"])
@pytest.mark.parametrize("chinese", ["3条", "三条", "3个要点", "三则"])
def test_counts_are_read(text: str, chinese: str) -> None:
    assert count(text) == count(chinese) == 3


@pytest.mark.parametrize("text", ["x0", "6条", "100 highlights", "二十条", "x" + "9" * 190])
def test_counts_out_of_range_mean_none(text: str) -> None:
    assert count(text) is None


@pytest.mark.parametrize("text", ["3x3", "top", "3d", "mix3", "x3:00"])
def test_what_is_no_count_is_left_alone(text: str) -> None:
    assert not any(form.search(text) for form in options.COUNT_FORMS)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("zh", "zh"),
        ("zh-cn", "zh"),
        ("中文", "zh"),
        ("chinese", "zh"),
        ("en", "en"),
        ("english", "en"),
        ("英文", "en"),
        ("both", "both"),
        ("双语", "both"),
        ("中英双语", "both"),
    ],
)
def test_languages_are_read(text: str, language: str) -> None:
    found = options.LANGUAGE_FORM.fullmatch(text)
    assert found
    assert options.named(found) == language


@pytest.mark.parametrize(
    ("text", "switch"),
    [("on", "on"), ("开", "on"), ("开启", "on"), ("off", "off"), ("关", "off"), ("暂停", "off")],
)
def test_switches_are_read(text: str, switch: str) -> None:
    found = options.SWITCH_FORM.fullmatch(text)
    assert found
    assert options.named(found) == switch


@pytest.mark.parametrize("text", ["开罗", "关岛", "london", "coffee", "copenhagen"])
def test_names_that_begin_like_a_choice_are_left_alone(text: str) -> None:
    assert not options.SWITCH_FORM.search(text)
    assert not options.LANGUAGE_FORM.search(text)
