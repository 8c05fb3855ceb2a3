"""The knowledge file's shape: one event with its speakers, topics, systems and points.

The models are frozen and check their own shape (pydantic); references between entries are checked
by :mod:`knowledge.loader`, which also knows the place of every value in the file.
"""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from knowledge.limits import Limit

Language = Literal["zh", "en"]
Kind = Literal["speaker", "topic", "system"]

#: Kebab-case and at most 48 characters: ids travel in callback data, which holds 64 bytes.
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=48)]
#: White space around a line is refused and around a sentence stripped: YAML's ``>`` adds some.
Line = Annotated[str, StringConstraints(min_length=1, max_length=120, pattern=r"^\S(.*\S)?$")]
Sentence = Annotated[
    str,
    StringConstraints(min_length=1, strip_whitespace=True, pattern=r"^\s*\S(.*\S)?\s*$"),
]
Paragraph = Annotated[int, Field(ge=1)]
AliasList = Annotated[tuple[Line, ...], Field(max_length=200)]


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Name(Model):
    """A name, title or role in both languages, one line of at most 120 characters each."""

    zh: Line
    en: Line

    def in_(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


class Text(Model):
    """Sentences in both languages, saying the same; their length is limited where they are used."""

    zh: Sentence
    en: Sentence

    def in_(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


class Aliases(Model):
    """Other words for an entry, by the language in which people would type them."""

    zh: AliasList = ()
    en: AliasList = ()

    @property
    def all(self) -> tuple[str, ...]:
        return self.zh + self.en


def _leads_somewhere(schema: dict[str, Any]) -> None:
    """In the JSON Schema: one of the lists must be there. The loader says it at its place."""
    lists = ("speakers", "topics", "systems")
    schema["anyOf"] = [{"required": [key], "properties": {key: {"minItems": 1}}} for key in lists]


class Event(Model):
    """The event as a whole."""

    name: Name = Field(description="What the event is called.")
    source: Name = Field(description="The publication that every point is taken from.")


class Entity(Model):
    """What a question can be about: a speaker, a topic or a system."""

    kind: ClassVar[Kind]
    id: Id = Field(description="Lower-case words joined by hyphens, used by no other entry.")
    name: Name = Field(description="As it stands on cards; searched by its sound as well.")
    aliases: Aliases = Aliases()
    summary: Annotated[Text, Limit(zh=130, en=65)] = Field(
        description="At most 130 Chinese characters and 65 English words."
    )


class Speaker(Entity):
    """Somebody who spoke, with role and organisation where the publication gives them."""

    kind: ClassVar[Kind] = "speaker"
    role: Name | None = None
    organisation: Name | None = None


class Topic(Entity):
    """Something that was spoken about."""

    kind: ClassVar[Kind] = "topic"


class System(Entity):
    """A product, model, company or method that was presented."""

    kind: ClassVar[Kind] = "system"


AnyEntity = Speaker | Topic | System


class Point(Model):
    """A single statement. Without speakers it is the publication's own sentence."""

    model_config = ConfigDict(json_schema_extra=_leads_somewhere)

    id: Id = Field(description="Lower-case words joined by hyphens, used by no other point.")
    speakers: tuple[Id, ...] = Field(default=(), description="Ids of those who said it.")
    topics: tuple[Id, ...] = Field(default=(), description="Ids of what it is about.")
    systems: tuple[Id, ...] = Field(default=(), description="Ids of the systems that it is about.")
    text: Annotated[Text, Limit(zh=90, en=45)] = Field(
        description="At most 90 Chinese characters and 45 English words, best 40 and 18."
    )
    aliases: Aliases = Field(
        default=Aliases(), description="Words to ask with that the statement itself does not use."
    )
    source: Annotated[tuple[Paragraph, ...], Field(min_length=1)] = Field(
        description="Numbers, from 1, of the publication's paragraphs that say so."
    )


class Knowledge(Model):
    """A whole knowledge file. Points stand in order of importance, the most telling first."""

    event: Event
    speakers: tuple[Speaker, ...]
    topics: Annotated[tuple[Topic, ...], Field(min_length=1)]
    systems: tuple[System, ...] = ()
    points: Annotated[tuple[Point, ...], Field(min_length=1)]
