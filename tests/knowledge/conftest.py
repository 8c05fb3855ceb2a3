"""Real entries of the article: a few of them by hand, and the whole shipped file."""

import functools
from pathlib import Path

import pytest

from knowledge.index import Index
from knowledge.loader import load
from knowledge.models import (
    Aliases,
    Event,
    Knowledge,
    Name,
    Point,
    Speaker,
    System,
    Text,
    Topic,
)

SHIPPED = Path(__file__).parents[2] / "knowledge" / "gair2023.yaml"

#: Three speakers, two topics, a system and four points.
SMALL = Knowledge(
    event=Event(
        name=Name(zh="第七届GAIR全球人工智能与机器人大会", en="7th GAIR conference"),
        source=Name(zh="雷峰网报道", en="Leiphone report"),
    ),
    speakers=(
        Speaker(
            id="yang-you",
            name=Name(zh="尤洋", en="Yang You"),
            aliases=Aliases(zh=("尤教授", "新加坡国立大学"), en=("Prof. You", "NUS professor")),
            role=Name(zh="校长青年教授", en="Presidential Young Professor"),
            organisation=Name(zh="新加坡国立大学", en="National University of Singapore"),
            summary=Text(zh="讲并行训练", en="Spoke on parallel training"),
        ),
        Speaker(
            id="hanwang-zhang",
            name=Name(zh="张含望", en="Hanwang Zhang"),
            role=Name(zh="副教授", en="Associate Professor"),
            summary=Text(zh="主张用因果关系治偏差", en="Argued for causality against bias"),
        ),
        Speaker(
            id="charles-xie",
            name=Name(zh="星爵", en="Charles Xie"),
            summary=Text(zh="讲向量数据库", en="Spoke on vector databases"),
        ),
    ),
    topics=(
        Topic(
            id="parallel-training",
            name=Name(zh="大模型并行训练", en="Parallel training of large models"),
            aliases=Aliases(zh=("并行训练",), en=("parallel training",)),
            summary=Text(zh="怎样把训练摊到许多卡上", en="Spreading training over many cards"),
        ),
        Topic(
            id="causality",
            name=Name(zh="因果关系", en="Causality"),
            summary=Text(zh="共现不是因果", en="Occurring together is not causing"),
        ),
    ),
    systems=(
        System(
            id="colossal-ai",
            name=Name(zh="Colossal-AI", en="Colossal-AI"),
            summary=Text(zh="并行训练系统", en="A system for parallel training"),
        ),
    ),
    points=(
        Point(
            id="you-three-layers",
            speakers=("yang-you",),
            topics=("parallel-training",),
            systems=("colossal-ai",),
            text=Text(
                zh="Colossal-AI有三个层次：内存优化、并行、推理",
                en="Colossal-AI has three layers: memory optimisation, parallelism, inference",
            ),
            source=(21,),
        ),
        Point(
            id="panel-you-networking",
            speakers=("yang-you",),
            topics=("parallel-training",),
            text=Text(
                zh="分布式训练最难的是通信带宽",
                en="Communication bandwidth is hardest in distributed training",
            ),
            source=(43,),
        ),
        Point(
            id="zhang-frequent-not-causal",
            speakers=("hanwang-zhang",),
            topics=("causality",),
            text=Text(
                zh="频繁共现不等于因果",
                en="Frequent co-occurrence is not causation",
            ),
            source=(15,),
        ),
        Point(
            id="xie-one-thousandth",
            speakers=("charles-xie",),
            topics=("parallel-training",),
            text=Text(
                zh="用向量数据库，成本只有微调的1/1000",
                en="A vector database costs 1/1000 as much as fine-tuning",
            ),
            source=(38,),
        ),
    ),
)


@functools.cache
def shipped_index() -> Index:
    """The index of the whole shipped file, built once; for tables that are made of it."""
    return Index(load(SHIPPED))


@pytest.fixture(scope="session")
def shipped() -> Index:
    """The whole file that the project comes with."""
    return shipped_index()
