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
