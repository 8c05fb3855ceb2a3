"""The bots in this folder, and how each is started."""

import shutil
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
NODE = shutil.which("node")


@dataclass(frozen=True, slots=True)
class Example:
    """A bot: ``program`` runs ``file``, when what it ``needs`` is installed."""

    name: str
    file: Path
    program: str
    needs: Path

    @property
    def missing(self) -> str | None:
        """What to do to have it, if it cannot run."""
        if self.program == "node" and NODE is None:
            return "needs Node.js: apt-get install nodejs npm, then make compat"
        return None if self.needs.exists() else f"needs {self.name}: make compat"


_PYTHON = str(HERE / ".venv" / "bin" / "python")
_READY = HERE / ".venv" / ".ready"

EXAMPLES = [
    Example("aiogram", HERE / "aiogram_bot.py", _PYTHON, _READY),
    Example("python-telegram-bot", HERE / "ptb_bot.py", _PYTHON, _READY),
    Example("grammY", HERE / "grammy_bot.js", "node", HERE / "node_modules" / "grammy"),
]
