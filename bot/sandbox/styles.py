"""How a button looks, whichever keyboard it is on."""

from bot.sandbox.params import Params

_STYLES = {"danger", "success", "primary"}


def read_style(fields: Params) -> dict[str, str]:
    """The ``style`` of a button, if it has one that there is; others are worth a warning."""
    style = fields.text("style")
    if style and style not in _STYLES:
        fields.warn(f'a button has no style "{style}"')
    return {"style": style} if style in _STYLES else {}
