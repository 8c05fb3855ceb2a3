"""Sentences that people put a name into."""

from random import Random

_ZH = [
    "{}讲了什么",
    "请问{}是谁",
    "{}的观点是什么",
    "我想知道{}说了些什么",
    "麻烦介绍一下{}",
    "有没有{}的演讲内容啊",
    "{}今天来了吗，讲的啥",
    "听说{}也上台了，说说看",
]
_EN = [
    "what did {} say",
    "Who is {}?",
    "tell me about {}",
    "I missed the talk by {}, what was it about",
    "can you summarise {} for me",
    "{} said what ah",
    "anything on {}?",
]


def zh(random: Random, name: str) -> str:
    return random.choice(_ZH).format(name)


def en(random: Random, name: str) -> str:
    return random.choice(_EN).format(name)
