"""Whoever asks, the JSON is what would be written for that person alone."""

import orjson
from hypothesis import given
from hypothesis import strategies as st

from handlers.articles import Articles
from handlers.render import Reader, article
from handlers.results import search
from knowledge.index import Index
from knowledge.models import Language
from tests.handlers.conftest import ME
from tests.handlers.gair import KNOWLEDGE
from tests.handlers.strategies import languages

INDEX = Index(KNOWLEDGE)
people = st.integers(1, 2**52)
typed = st.sampled_from(
    ["", "尤洋", "优洋", "季昕华 尤洋", "乌兰察布的电价降到多少", "\\u0000 尤洋"]
)


@given(typed, languages, st.lists(people, min_size=1, max_size=4))
def test_each_asker_is_put_in(words: str, language: Language, askers: list[int]) -> None:
    results = search(INDEX, words)
    articles = Articles(results, language, ME)
    for asker in askers:
        expected = [article(result, Reader(language, ME, asker)) for result in results]
        assert orjson.loads(orjson.dumps(articles.by(asker))) == expected
