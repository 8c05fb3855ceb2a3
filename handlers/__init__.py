"""What a person can do with the bot, one file each."""

from handlers.commands import COMMANDS, menu
from handlers.routing import Route, routes

__all__ = ["COMMANDS", "Route", "menu", "routes"]
