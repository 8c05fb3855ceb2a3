import pytest

from tests.bench.fill import PAGE, filled


def test_tables_take_the_place_of_the_old_ones() -> None:
    page = "Before\n<!-- eval -->\nold\n<!-- /eval -->\nafter\n"
    once = filled(page, "eval", "| new |\n")
    assert once == "Before\n<!-- eval -->\n\n| new |\n\n<!-- /eval -->\nafter\n"
    assert filled(once, "eval", "| new |") == once


@pytest.mark.parametrize("page", ["", "<!-- eval -->\n", "<!-- /eval -->\n<!-- eval -->\n"])
def test_without_a_place_nothing_is_filled_in(page: str) -> None:
    with pytest.raises(ValueError, match="no lines"):
        filled(page, "eval", "| new |")


@pytest.mark.parametrize("name", ["eval", "search", "transport"])
def test_the_page_has_a_place(name: str) -> None:
    assert "| new |" in filled(PAGE.read_text("utf-8"), name, "| new |")
