from bot.sandbox import files
from bot.sandbox.files import Files, Upload


def test_a_file_is_found_by_id_and_by_path() -> None:
    kept = Files()
    one = kept.keep(Upload("a.json", "application/json", b"1"), "documents")
    two = kept.keep(Upload("no suffix", "text/plain", b"2"), "documents")
    assert (one.path, two.path) == ("documents/file_0.json", "documents/file_1")
    assert kept.get(one.id) is one
    assert kept.at(two.path) is two
    assert kept.get("x") is None
    assert kept.at("x") is None


def test_the_oldest_files_go_when_they_are_too_much() -> None:
    kept = Files()
    half = Upload("a", "text/plain", bytes(files.MAX_BYTES // 2))
    one, two, three = (kept.keep(half, "documents") for _ in range(3))
    assert [kept.get(file.id) for file in (one, two, three)] == [None, two, three]
    larger = kept.keep(Upload("b", "text/plain", bytes(files.MAX_BYTES + 1)), "documents")
    assert [kept.get(file.id) for file in (two, three, larger)] == [None, None, larger]
