"""Questions that ask who else speaks about "this", in words: a few patterns, taken literally.

They are compared folded (case, width, Traditional characters, spaces and punctuation aside) and as
a whole: a question that names something of its own is none of them.
"""

import re

from knowledge.normalize import joined

#: Longer than any of the questions.
LENGTH = 80

_ELSE = (
    "who else, anyone else, anybody else, did anyone else, did anybody else, has anyone else, "
    "which other speakers, what other speakers, who else got, "
    "还有谁, 还有哪些人, 还有哪位, 还有哪几位, 还有哪些讲者, 还有哪些嘉宾, 还有没有人, "
    "还有没有别人, 还有人, 还有别人, 还有别的人, 还有其他人, 有没有别人, 有没有其他人, "
    "谁还, 仲有边个, 仲有冇人"
)
_WHO = "who, who all, 谁, 哪些人, 哪些讲者, 哪些嘉宾, 有谁, 都有谁, 边个"
_SPEAKS = (
    "talked about, talk about, talks about, spoke about, speak about, spoken about, talked on, "
    "spoke on, said, said something about, mentioned, mention, discussed, discuss, covered, "
    "commented on, brought up, "
    "谈过, 谈了, 谈到, 谈到过, 谈及, 谈, 说过, 说了, 说到, 说到过, 说, 讲过, 讲了, 讲到, 讲到过, "
    "讲, 聊过, 聊到, 聊, 提过, 提到, 提到过, 提, 讨论过, 讨论了, 讨论"
)
_THIS = (
    "this, that, it, this too, that too, this topic, that topic, this one, the same, "
    "the same thing, the same topic, "
    "这个, 这, 这点, 这一点, 这件事, 这事, 这些, 这个话题, 这话题, 这个问题, 这方面, 它, 那个, "
    "呢个, 呢样嘢"
)
_OTHERS = (
    "others, the others, other people, other speakers, the other speakers, everyone else, "
    "everybody else, the rest, "
    "其他人, 其他嘉宾, 其他讲者, 其他几位, 其他几位嘉宾, 别人, 别的人, 别的嘉宾, 别的讲者, "
    "另外几位, 大家, 其余几位"
)
_THINK = (
    "怎么看, 都怎么看, 怎么说, 都怎么说, 怎么讲, 怎么想, 说了什么, 说了啥, 讲了什么, 有什么看法, "
    "什么看法, 有什么观点, 是怎么看的, 是怎么说的, 的看法, 的观点, 呢, 点睇, 点讲"
)
_END = "吗, 呢, 没, 没有, 啊, 呀, 过吗, too, also, as well, please, pls, ah, leh"


def _any(phrases: str) -> str:
    folded = {joined(phrase) for phrase in phrases.split(", ")}
    return "(?:" + "|".join(sorted(folded, key=len, reverse=True)) + ")"


_QUESTION = re.compile(
    "|".join(
        f"(?:{one})"
        for one in (
            f"{_any(_ELSE)}(?:{_any(_SPEAKS)}{_any(_THIS)}?)?{_any(_END)}?",
            f"{_any(_WHO)}{_any(_SPEAKS)}{_any(_THIS)}{_any(_END)}?",
            f"what(?:do|did){_any(_OTHERS)}(?:think|say)(?:(?:about|of|on){_any(_THIS)})?",
            f"(?:what|how)about{_any(_OTHERS)}|(?:any)?other(?:views|opinions|voices)",
            f"(?:对|对于|关于)?{_any(_THIS)}?{_any(_OTHERS)}{_any(_THINK)}",
            f"{_any(_OTHERS)}(?:对|对于|关于){_any(_THIS)}{_any(_THINK)}",
        )
    )
)


def asks_who_else(words: str) -> bool:
    """Whether a question is who else speaks about what was told before."""
    return len(words) <= LENGTH and _QUESTION.fullmatch(joined(words)) is not None
