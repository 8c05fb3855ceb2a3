"""A small part of the shipped file's event, fixed, so that tests can name what it says."""

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

EVENT = Event(
    name=Name(zh="第七届GAIR全球人工智能与机器人大会", en="GAIR 2023"),
    source=Name(zh="雷峰网报道", en="Leiphone report"),
)

SPEAKERS = (
    Speaker(
        id="yang-you",
        name=Name(zh="尤洋", en="Yang You"),
        aliases=Aliases(zh=("尤教授",), en=("Prof. You",)),
        role=Name(
            zh="新加坡国立大学校长青年教授、潞晨科技创始人",
            en="Presidential Young Professor at the National University of Singapore",
        ),
        summary=Text(
            zh="尤洋讲大模型训练的成本与并行计算。",
            en="Yang You on the cost of training large models.",
        ),
    ),
    Speaker(
        id="xinhua-ji",
        name=Name(zh="季昕华", en="Xinhua Ji"),
        role=Name(zh="董事长兼CEO", en="Chairman and CEO"),
        organisation=Name(zh="UCloud", en="UCloud"),
        summary=Text(
            zh="季昕华讲中立云如何支撑大模型。",
            en="Xinhua Ji on how a neutral cloud carries large models.",
        ),
    ),
    Speaker(
        id="wei-lin",
        name=Name(zh="林伟", en="Wei Lin"),
        role=Name(
            zh="阿里云计算平台首席架构师",
            en="Chief architect of Alibaba Cloud's computing platform",
        ),
        summary=Text(
            zh="林伟讲 AI 工程的挑战与 PAI 灵骏。", en="Wei Lin on AI engineering and PAI Lingjun."
        ),
    ),
)

TOPICS = (
    Topic(
        id="event",
        name=Name(zh="GAIR 2023 首日", en="GAIR 2023, day 1"),
        summary=Text(zh="大会首日在新加坡举行。", en="The first day, held in Singapore."),
    ),
    Topic(
        id="parallel-training",
        name=Name(zh="并行训练", en="Parallel training"),
        summary=Text(zh="用多个 GPU 一起训练大模型。", en="Training one large model on many GPUs."),
    ),
    Topic(
        id="neutral-cloud",
        name=Name(zh="中立云", en="Neutral cloud"),
        summary=Text(zh="中立云服务助力 AIGC。", en="Neutral cloud services for AIGC."),
    ),
    Topic(
        id="cost-reduction",
        name=Name(zh="降低成本", en="Cutting costs"),
        summary=Text(
            zh="圆桌讨论如何降低训练成本。", en="The round table on cutting training costs."
        ),
    ),
)

SYSTEMS = (
    System(
        id="colossal-ai",
        name=Name(zh="Colossal-AI", en="Colossal-AI"),
        summary=Text(
            zh="高效训练大模型的系统。", en="A system for training large models efficiently."
        ),
    ),
)


def point(identity: str, speakers: str, entries: str, zh: str, en: str, *source: int) -> Point:
    systems = tuple(entry for entry in entries.split() if entry == "colossal-ai")
    topics = tuple(entry for entry in entries.split() if entry != "colossal-ai")
    return Point(
        id=identity,
        speakers=tuple(speakers.split()),
        topics=topics,
        systems=systems,
        text=Text(zh=zh, en=en),
        aliases=Aliases(),
        source=source,
    )


POINTS = (
    point(
        "params-40x",
        "yang-you",
        "parallel-training",
        "2016 年到 2021 年 1 月，AI 模型参数量每 18 个月增长 40 倍。",
        "From 2016 to January 2021, AI models grew 40-fold every 18 months.",
        20,
    ),
    point(
        "gpu-1-7x",
        "yang-you",
        "parallel-training",
        "同期 GPU 算力每 18 个月只增长 1.7 倍。",
        "GPU computing power grew only 1.7-fold every 18 months in that time.",
        20,
    ),
    point(
        "colossal-layers",
        "yang-you",
        "parallel-training colossal-ai",
        "Colossal-AI 有高效内存、N 维并行、大规模优化三个层次。",
        "Colossal-AI has three layers: efficient memory, N-dimensional parallelism and "
        "large-scale optimisation.",
        21,
    ),
    point(
        "wide-learning",
        "yang-you",
        "parallel-training",
        "模型变宽多于变深，AI 可能进入了宽度学习时代。",
        "Models grow wider rather than deeper: this may be the age of wide learning.",
        22,
    ),
    point(
        "interconnect",
        "yang-you",
        "parallel-training",
        "通信基础设施非常重要，英伟达收购 Mellanox 就是为了高速网络。",
        "Communication matters: Nvidia bought Mellanox to build fast networks.",
        44,
    ),
    point(
        "three-savings",
        "yang-you",
        "cost-reduction",
        "三种办法：加速收敛、改进底层软件、优化模型。",
        "Three ways: faster convergence, better software underneath, optimised models.",
        48,
    ),
    point(
        "densities",
        "xinhua-ji",
        "neutral-cloud",
        "做好大模型要看四种密度：资金、人才、数据、算力。",
        "A good large model takes four densities: money, talent, data and computing power.",
        26,
    ),
    point(
        "electricity",
        "xinhua-ji",
        "cost-reduction neutral-cloud",
        "乌兰察布数据中心把电价从每度 1 块钱降到 3 毛钱。",
        "The Ulanqab data centre cuts electricity from 1 yuan to 0.3 yuan per kWh.",
        49,
    ),
    point(
        "rent",
        "xinhua-ji",
        "cost-reduction neutral-cloud",
        "训练分阶段进行，租用算力比购买便宜得多。",
        "Training goes in phases, so renting is far cheaper than buying.",
        49,
    ),
    point(
        "hardware-pace",
        "wei-lin",
        "",
        "AI 工程的硬件很复杂，芯片每半年更新一次。",
        "Hardware is complex for AI engineering: chips change every half year.",
        7,
    ),
    point(
        "opening",
        "",
        "event",
        "大会于 2023 年 8 月 14 日在新加坡乌节大酒店开幕。",
        "The conference opened on 14 August 2023 at the Orchard Hotel, Singapore.",
        1,
    ),
    point(
        "round-table",
        "yang-you xinhua-ji",
        "cost-reduction",
        "尤洋、季昕华等在圆桌上讨论了成本。",
        "Yang You, Xinhua Ji and others discussed costs at the round table.",
        42,
    ),
)

KNOWLEDGE = Knowledge(event=EVENT, speakers=SPEAKERS, topics=TOPICS, systems=SYSTEMS, points=POINTS)
