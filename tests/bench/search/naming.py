"""Questions that name an entry: rightly, with a slip, by sound, by post."""

from collections.abc import Callable, Sequence
from random import Random

from knowledge.models import AnyEntity
from tests.bench.search import carriers, slips
from tests.bench.search.fits import Fits
from tests.bench.search.question import Made, Maker, each


def _anything(fits: Fits, random: Random) -> AnyEntity:
    known = fits.knowledge
    some: list[Sequence[AnyEntity]] = [known.speakers, known.topics, known.systems]
    (kind,) = random.choices(some, weights=[7, 2, 1 if known.systems else 0])
    return random.choice(kind)


def exact(fits: Fits, random: Random) -> Made | None:
    entity = _anything(fits, random)
    name = random.choice([entity.name.zh, entity.name.en, *entity.aliases.all])
    return Made(name, each(fits.exactly(name)))


def asked_zh(fits: Fits, random: Random) -> Made | None:
    name = _anything(fits, random).name.zh
    return Made(carriers.zh(random, name), each(fits.exactly(name)))


def asked_en(fits: Fits, random: Random) -> Made | None:
    name = _anything(fits, random).name.en
    return Made(carriers.en(random, name), each(fits.exactly(name)))


def letters(fits: Fits, random: Random) -> Made | None:
    """Whoever is not further away than the one who was meant fits as well."""
    entity = _anything(fits, random)
    slip = slips.letters(random, entity.name.en)
    if slip is None or fits.exactly(slip):
        return None
    near = fits.within(slip, 1)
    return Made(slip, each(near)) if entity.id in near else None


def homophone(fits: Fits, random: Random) -> Made | None:
    """Whoever sounds the same fits as well."""
    speaker = random.choice(fits.knowledge.speakers)
    slip = slips.homophone(random, speaker.name.zh)
    if slip is None or fits.exactly(slip):
        return None
    return Made(slip, each(fits.exactly(speaker.name.en)))


def of_three(change: Callable[[Random, str], str | None]) -> Maker:
    """A changed character in a name of three; whoever has the two others fits as well."""

    def make(fits: Fits, random: Random) -> Made | None:
        name = random.choice(fits.knowledge.speakers).name.zh
        slip = change(random, name) if len(name) == 3 else None
        if slip is None or fits.exactly(slip):
            return None
        return Made(slip, each(fits.but_one_character(slip)))

    return make


def pinyin(write: Callable[[Sequence[str]], str]) -> Maker:
    def make(fits: Fits, random: Random) -> Made | None:
        name = random.choice(fits.knowledge.speakers).name
        spoken = slips.syllables(name.zh, name.en)
        return Made(write(spoken), each(fits.exactly(name.en))) if spoken else None

    return make


def reversed_(fits: Fits, random: Random) -> Made | None:
    name = random.choice(fits.knowledge.speakers).name.en
    first, _, last = name.rpartition(" ")
    return Made(f"{last} {first}", each(fits.exactly(name)))


def traditional(fits: Fits, random: Random) -> Made | None:
    name = _anything(fits, random).name.zh
    written = slips.traditional(random, name)
    return Made(written, each(fits.exactly(name))) if written else None


def post(fits: Fits, random: Random) -> Made | None:
    speaker = random.choice(fits.knowledge.speakers)
    if not (speaker.role and speaker.organisation):
        return None
    role, place = speaker.role, speaker.organisation
    asked = random.choice(
        [
            f"{place.zh}的{role.zh}",
            f"{place.zh}{role.zh}是谁",
            f"who is the {role.en} of {place.en}",
            f"{role.en} at {place.en}",
        ]
    )
    return Made(asked, each(fits.in_post(place.zh, role.zh)))
