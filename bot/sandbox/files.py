"""Files that bots send, kept in memory."""

import secrets
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

#: Bytes of all files together; the oldest go first.
MAX_BYTES = 64 * 1024**2


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came with a call."""

    name: str
    type: str
    content: bytes

    def __str__(self) -> str:
        return "<file>"


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is kept. ``path`` is where ``/file/bot<token>/`` has it."""

    id: str
    unique_id: str
    path: str
    name: str
    type: str
    content: bytes

    def to_api(self) -> dict[str, Any]:
        """The fields that Document and File of the Bot API share."""
        return {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.content),
        }


class Files:
    """The files that were sent, by id."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, File] = OrderedDict()
        self._count = 0
        self._bytes = 0

    def keep(self, upload: Upload, folder: str) -> File:
        """Keep a file; ``folder`` is what Telegram calls those of its kind."""
        path = f"{folder}/file_{self._count}{PurePosixPath(upload.name).suffix}"
        self._count += 1
        names = secrets.token_urlsafe(32), secrets.token_urlsafe(9)
        file = File(*names, path, upload.name, upload.type, upload.content)
        self._kept[file.id] = file
        self._bytes += len(file.content)
        while self._bytes > MAX_BYTES and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            self._bytes -= len(gone.content)
        return file

    def get(self, file_id: str) -> File | None:
        """A file by its id."""
        return self._kept.get(file_id)

    def at(self, path: str) -> File | None:
        """A file by its path."""
        return next((file for file in self._kept.values() if file.path == path), None)
