"""Free text as it may reach the search: any characters at all, and names among them."""

from hypothesis import strategies as st

#: Every code point, lone surrogates and controls included.
anything = st.text(st.characters(exclude_categories=()), max_size=80)

_PIECES = (
    "尤洋", "優洋", "Yang You", "you2 yang2", "zbw", "Ｙａｎｇ", "张含韵", "讲了什么", "通信带宽",
    "parallel training", "Colossal-AI", "U.S.", "1/1000", "的", "\u200b", "\u202e", "\ufe0f",
    "مرحبا", "שלום", "한국어", "こんにちは", "😀", "👩‍💻", "🇸🇬", "\ud800", "\x00", "\n", " ",
    "e\u0301", "'; DROP TABLE", "<b>", "%s", "/ask@rostrum_bot", "é", "ﬁ", "㎏", "½", "İ", "ß",
)  # fmt: skip
#: Names, scripts, controls and emoji in a row, as no keyboard would give them.
mixed = st.lists(st.sampled_from(_PIECES) | st.text(max_size=3), max_size=14).map("".join)
questions = anything | mixed

_REPEATED = (
    "尤洋", "尤", "张", "张含望", "含望", "优洋", "张合望", "NUS professor ", "Charles Xie ",
    "Charles ", "zhang", "you ", "yang", "Chalres Xei ", "a ", "1 ", "并行训练", "bandwith ", "的",
    "鱻", "和",
)  # fmt: skip
#: One piece again and again, longer than what is looked at.
repeated = st.builds(
    lambda piece, between, times: f"{piece}{between}" * times,
    st.sampled_from(_REPEATED) | st.text(min_size=1, max_size=4),
    st.sampled_from(["", " ", "、", "x"]),
    st.integers(100, 1500),
)
_SYLLABLES = ("zhang", "han", "wang", "you", "yang", "xing", "jue", "li", "bo", "chen", "wei")
#: Pinyin, joined and spaced.
pinyin = st.lists(
    st.tuples(st.sampled_from(_SYLLABLES), st.sampled_from(["", " "])).map("".join), max_size=300
).map("".join)
#: Whatever may be much work: see also ``tests.knowledge.test_bounds``, which adds known names.
laborious = questions | repeated | pinyin | st.lists(questions, max_size=40).map(" ".join)
