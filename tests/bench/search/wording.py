"""Organisations, topics, products and statements, composed from lists in both languages."""

from collections.abc import Callable
from random import Random

from tests.bench.search.lists import (
    AIMS,
    EDITIONS,
    FIELDS,
    LATIN,
    MANNERS,
    MEANS,
    MEASURES,
    PLACES,
    PRODUCTS,
    SCHOOLS,
    STATEMENTS,
    STEMS,
    SUFFIXES,
    TRADES,
    Pair,
)


def organisation(random: Random) -> Pair:
    """A university, or a company with or without its town."""
    place = random.choice(PLACES)
    if random.random() < 0.2:
        school = random.choice(SCHOOLS)
        return Pair(place.zh + school.zh, f"{place.en} {school.en}")
    stem, trade = random.choice(STEMS), random.choice(TRADES)
    if random.random() < 0.3:
        return Pair(stem.zh + trade.zh, f"{stem.en} {trade.en}")
    return Pair(place.zh + stem.zh + trade.zh, f"{stem.en} {trade.en} ({place.en})")


def topic(random: Random) -> Pair:
    manner, field, aim = random.choice(MANNERS), random.choice(FIELDS), random.choice(AIMS)
    if random.random() < 0.25:
        return Pair(field.zh + aim.zh, f"{field.en} {aim.en}".capitalize())
    return Pair(manner.zh + field.zh + aim.zh, f"{manner.en} {field.en} {aim.en}".capitalize())


def system(random: Random) -> Pair:
    """A product: an international name for both languages, or a Chinese one and its pinyin."""
    if random.random() < 0.5:
        name = random.choice(LATIN) + random.choice(SUFFIXES)
        if random.random() < 0.6:
            name += " " + random.choice(EDITIONS)
        return Pair(name, name)
    stem, product, field = random.choice(STEMS), random.choice(PRODUCTS), random.choice(FIELDS)
    return Pair(stem.zh + field.zh + product.zh, f"{stem.en} {field.en.title()} {product.en}")


def different(make: Callable[[Random], Pair], random: Random, count: int) -> list[Pair]:
    """So many, none of them twice."""
    found: dict[Pair, None] = {}
    while len(found) < count:
        found[make(random)] = None
    return list(found)


def statement(random: Random, about: Pair) -> Pair:
    """What somebody said about a topic or a product, with means, measures and figures."""
    mean, other = random.sample(MEANS, 2)
    measure, field = random.choice(MEASURES), random.choice(FIELDS)
    low, high = sorted(random.sample(range(2, 98), 2))
    year = random.randint(2019, 2023)
    zh, en = random.choice(STATEMENTS)
    given = {"low": low, "high": high, "year": year}
    texts = {"about": about, "mean": mean, "other": other, "measure": measure, "field": field}
    return Pair(
        zh.format(**given, **{name: text.zh for name, text in texts.items()}),
        _sentence(en.format(**given, **{name: text.en for name, text in texts.items()})),
    )


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]
