"""The interface's texts: gettext catalogues, one a language, complete in both.

The ``.po`` files are read at first use, so there is no build step and nothing to forget. Message
ids are the English sentences; ``tests/handlers/test_locales.py`` holds code and catalogues
together.
"""

import functools
import gettext
import io
from collections.abc import Callable
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from knowledge.models import Language

LANGUAGES: tuple[Language, ...] = ("zh", "en")


@functools.cache
def translator(language: Language) -> Callable[[str], str]:
    """The catalogue of a language as a function from message id to text."""
    path = Path(__file__).parent / language / "LC_MESSAGES" / "rostrum.po"
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled).gettext
