"""Questions that ask who else speaks about "this", in words: a few patterns, taken literally.

They are compared folded (case, width, Traditional characters, spaces and punctuation aside) and as
a whole: a question that names something of its own is none of them.
"""

import re

from knowledge.normalize import joined

#: Longer than any of the questions.
LENGTH = 80


def _any(*phrases: str) -> str:
    """One of the phrases, which are given with commas between them."""
    folded = {joined(phrase) for line in phrases for phrase in line.split(",")}
    return "(?:" + "|".join(sorted(folded, key=len, reverse=True)) + ")"


def _all(*parts: str) -> str:
    """All combinations of words from several lists, as phrases; "-" stands for no word."""
    phrases = [""]
    for part in parts:
        words = [word.strip().removeprefix("-") for word in part.split(",")]
        phrases = [f"{phrase} {word}" for phrase in phrases for word in words]
    return ",".join(phrases)


def _maybe(pattern: str, most: int = 1) -> str:
    return f"{pattern}{{0,{most}}}"


def _chinese() -> str:
    people = "人, 的人, 讲者, 的讲者, 嘉宾, 的嘉宾, 专家"
    more = "别人, 他人, 别的人, 其他人, 其他的人, 其他几位, 其他几位嘉宾, 其他几位讲者"
    start = _maybe(_any("那, 那么, 请问, 我想知道, 想问下, 想问一下, 咁, 另外"), 2)
    whom = "他, 她, 他们, 她们, 佢, 佢哋, 此, 这位, 这个人, 这些人, 这位嘉宾, 这位讲者, 这几位"
    but = _maybe(_any(_all("除了, 除, 除咗, 除开", whom, "-, 外, 以外, 之外")))
    who = _any(_all("-, 都", "有谁"), "谁, 哪些人, 哪些讲者, 哪些嘉宾, 哪几位, 边个, 有边个")
    who_else = _any(
        _all("还有, 仲有", "谁, 边个, 边位, 哪些, 哪个, 哪位, 哪几位, 哪几个, 人"),
        _all("还有, 仲有", "哪些, 哪几个, 哪几位, 哪位, 边位", people),
        _all("还有, 有, 还有没有, 有没有, 仲有, 仲有冇, 有冇", more),
        _all("还有, 有, 还有没有, 有没有, 仲有冇, 有冇", "别, 别的, 其他", people),
        "还有没有人, 仲有冇人, 谁还, 有没有人也, 有没有人还",
    )
    others = _any(more, _all("其他, 别, 另外几位, 其余", people), "大家, 另外几位, 其余几位")
    also = _maybe(_any("也, 都, 还, 有, 也有, 都有, 曾, 曾经, 亦, 在"))
    whether = _any("有没有, 有冇, 是否, 有否, 是不是也, 是不是")
    verbs = "谈, 讲, 说, 聊, 提, 倾, 讨论, 谈论, 探讨, 提及, 涉及, 介绍, 分享, 评论"
    speaks = _any(_all(verbs, "-, 过, 了, 到, 到过, 到了, 及, 及过, 起, 起过, 咗"))
    matter = (
        "-, 个, 点, 一点, 些, 事, 件事, 件事情, 个事, 个事情, 话题, 个话题, 一话题, 个主题, 个问题"
    )
    this = _any(
        _all("这, 那", matter + ", 方面, 个方面, 块, 样东西"),
        "它, 这样的话题, 同样的话题, 同一个话题, 同样的事",
        _all("呢, 嗰, 依", "个, 样, 样嘢, 件事, 方面, 个话题, 个题目"),
    )
    on_this = f"(?:{_maybe(_any('对, 对于, 关于, 就, 针对'))}{this}|对此)"
    view = _any("看法, 观点, 意见, 说法, 想法, 见解, 睇法")
    how = _any(
        _all("-, 又, 都, 是", "怎么, 如何, 怎样", "看, 看待, 说, 讲, 想, 评价, 谈, 认为"),
        _all("-, 都", "点睇, 点讲, 点谂, 点样睇, 点样讲"),
    )
    what = _any(_all("-, 都", "说了, 讲了, 谈了", "什么, 啥, 些什么, 乜, 乜嘢"), "讲咗乜, 讲咗乜嘢")
    end = _maybe(_any("吗, 么, 嘛, 呢, 没, 没有, 啊, 呀, 吧, 的, 了, 过吗, 咩, 啦, 未"), 2)
    ends = _any("吗, 了吗, 过吗, 么, 没, 没有, 没有啊, 了没, 了没有, 未, 咩")
    they_think = "|".join(
        (
            f"{how}(?:的)?|{what}|有?(?:什么|咩|乜)?{view}|的{view}|呢",
            f"{also}{speaks}(?:{on_this})?{ends}",
            f"{whether}{speaks}(?:{on_this})?",
        )
    )
    of_this = "|".join(
        (
            f"{on_this}(?:{how}(?:的)?|有?(?:什么|咩|乜){view}|的{view})",
            f"{how}{this}",
            f"{also}{speaks}{on_this}",
        )
    )
    asked = [
        f"(?:{on_this})?(?:{who_else}(?:{also}{speaks}(?:{on_this})?)?|{others}(?:{they_think}))",
        f"{others}(?:{of_this})",
        f"{who}{also}{speaks}{on_this}",
        f"(?:还有|有|还有没有|有没有)(?:别的|其他|其他的|不同|不同的){view}",
    ]
    return f"{start}{but}(?:{'|'.join(asked)}){end}"


def _english() -> str:
    start = _maybe(_any("and, so, ok, okay, but, then, please, hey, do you know, tell me"), 2)
    whom = "him, her, them, that, this speaker, that speaker, the speaker, these, those"
    but = _any(
        _all("besides, beside, except, except for, apart from, aside from, other than", whom)
    )
    people = "speakers, people, guests, panelists, panellists"
    more = _all("other, the other, any other", people) + ", others, the others, any others"
    one = "anyone else, anybody else, someone else, somebody else, any other speaker, any one else"
    there = "-, is there, are there, was there, were there, got, have, do, does, did, has"
    who_else = _any(
        "who else, whoelse, which others, who are the others",
        _all("which, what", "other", people),
        _all(there, f"{one}, any others, any other speakers, any other people, any other guests"),
    )
    others = _any(more, "everyone else, everybody else, the rest, the rest of them")
    also = _maybe(
        _any("has, have, had, also, ever, got, is, are, was, were, did, does, who, that, even"), 3
    )
    about = _any("about, on, of")
    speaks = (
        "(?:"
        + "|".join(
            (
                _any(_all("talk, speak, comment, remark, touch", "-, s, ed, ing", "about, on, of")),
                _any(_all("spoke, spoken, touches", "about, on, of")),
                _any("say, says, said, saying")
                + f"(?:{_any('something, anything, sth, things')}?{about})?",
                _any("say something, say anything, said something, said anything"),
                _any(_all("mention, discuss, cover, address", "-, s, es, ed, ing")),
                _any("bring up, brings up, brought up, raise, raises, raised, discussing"),
            )
        )
        + ")"
    )
    this = _any(
        "this, that, it, these, those, the same",
        _all("this, that, the same", "topic, subject, thing, one, issue, point, question, matter"),
    )
    on_this = f"(?:{about}{this})"
    think = _any("think, say, said, feel, have to say, thought, see, view, make")
    end = _maybe(
        f"(?:{but}|"
        + _any("too, also, as well, please, pls, ah, leh, lah, or not, anot, today")
        + ")",
        2,
    )
    asked = [
        f"{who_else}(?:{on_this}|{also}{speaks}{this}?)?",
        f"(?:who|whoall){also}{speaks}{this}",
        f"(?:did|do|does|have|has|are|were|got)?{others}{also}{speaks}{this}",
        f"(?:did|do|does|have|has|got){others}{also}{speaks}",
        f"what(?:do|did|does|have)?{others}{think}{on_this}?",
        f"how(?:do|did|does){others}(?:see|view|think){_maybe(about)}{this}",
        f"(?:what|how)about{others}",
        f"(?:any)?(?:other|different)(?:views|opinions|voices|thoughts|takes){on_this}?",
        f"{others}(?:say|think|said)(?:what|how)|{others}(?:how|leh)",
    ]
    return f"{start}{_maybe(but)}(?:{'|'.join(asked)}){end}"


_QUESTION = re.compile(f"{_chinese()}|{_english()}")


def asks_who_else(words: str) -> bool:
    """Whether a question is who else speaks about what was told before."""
    return len(words) <= LENGTH and _QUESTION.fullmatch(joined(words)) is not None
