"""How long a text may be: so that an answer fits on one small screen in either language."""

from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationError
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, core_schema


class Bilingual(Protocol):
    @property
    def zh(self) -> str: ...
    @property
    def en(self) -> str: ...


AnyText = TypeVar("AnyText", bound=Bilingual)


def characters(text: str) -> int:
    """The length of a Chinese text: its characters without white space."""
    return len("".join(text.split()))


def words(text: str) -> int:
    """The length of an English text: what white space separates."""
    return len(text.split())


@dataclass(frozen=True, slots=True)
class Limit:
    """Put on a bilingual field: at most ``zh`` characters and ``en`` words."""

    zh: int
    en: int

    def check(self, text: AnyText) -> AnyText:
        """Raise :class:`pydantic.ValidationError` with one error for each text that is too long."""
        lengths = {"zh": (characters(text.zh), self.zh), "en": (words(text.en), self.en)}
        errors = [
            InitErrorDetails(
                type=PydanticCustomError(
                    f"long_{language}",
                    "Text of length {length} where {limit} is the limit",
                    {"length": length, "limit": limit},
                ),
                loc=(language,),
                input=getattr(text, language),
            )
            for language, (length, limit) in lengths.items()
            if length > limit
        ]
        if errors:
            raise ValidationError.from_exception_data("text", errors)
        return text

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        inner = dict(handler(schema))
        limits = {
            "zh": {"pattern": rf"^(\s*\S){{1,{self.zh}}}\s*$"},
            "en": {"pattern": rf"^\s*\S+(\s+\S+){{0,{self.en - 1}}}\s*$"},
        }
        return {"allOf": [inner, {"properties": limits}]}
