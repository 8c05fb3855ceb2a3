"""Code and catalogues say the same: every message in both, none left over, placeholders equal."""

import string
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import handlers
from handlers.locales import LANGUAGES, translator
from knowledge.models import Language

CODE = Path(handlers.__file__).parent


def catalogue(language: Language) -> Catalog:
    path = CODE / "locales" / language / "LC_MESSAGES" / "rostrum.po"
    return read_po(BytesIO(path.read_bytes()), locale=language)


def used() -> set[str]:
    keywords = {"say": None, "mark": None}
    found = extract_from_dir(CODE, keywords=keywords)
    return {message if isinstance(message, str) else message[0] for _, _, message, *_ in found}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_there_are_messages() -> None:
    assert len(used()) > 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_is_complete_and_has_nothing_stale(language: Language) -> None:
    entries = {message.id: message for message in catalogue(language) if message.id}
    assert set(entries) == used()
    assert not [id_ for id_, message in entries.items() if not message.string or message.fuzzy]
    assert not catalogue(language).obsolete


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_agree(language: Language) -> None:
    for message in catalogue(language):
        if message.id:
            assert placeholders(str(message.string)) == placeholders(str(message.id)), message.id


def test_english_reads_as_written_in_the_code() -> None:
    english = translator("en")
    assert all(english(message) == message for message in used())
