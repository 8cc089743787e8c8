"""Read the files of a situation folder as bytes, each once, and nothing outside it."""

import hashlib
import stat
from collections.abc import Mapping
from pathlib import Path

from geomap.model.problem import Problem
from geomap.model.situation import InputFile

SITUATION_FILE = "situation.toml"
SOURCES_FILE = "sources.toml"

MAX_BYTES = 256 * 1024 * 1024


class Folder:
    """A situation folder being read; it remembers what was read, for the manifest.

    Parameters
    ----------
    path
        The folder.
    replaced
        Bytes by file name that are read instead of what the folder holds.
    """

    def __init__(self, path: Path, replaced: Mapping[str, bytes] | None = None) -> None:
        self.path = path
        self._replaced = dict(replaced or {})
        self._inputs: dict[str, InputFile] = {}

    @property
    def inputs(self) -> tuple[InputFile, ...]:
        """The files read, by name."""
        return tuple(self._inputs[name] for name in sorted(self._inputs))

    def shown(self, name: str) -> str:
        """Return a file's name as the user knows it."""
        return (self.path / name).as_posix()

    def read(self, name: str, *, code: str, cure: str) -> bytes | Problem:
        """Read a file of the folder.

        Parameters
        ----------
        name
            A plain file name.
        code
            Of the problem that is returned if it cannot be read.
        cure
            What to do if it is missing.
        """
        data = self._replaced.get(name)
        if data is None:
            found = self._read(name, code=code, cure=cure)
            if isinstance(found, Problem):
                return found
            data = found
        digest = hashlib.sha256(data).hexdigest()
        self._inputs[name] = InputFile(path=name, sha256=digest, size=len(data))
        return data

    def _read(self, name: str, *, code: str, cure: str) -> bytes | Problem:
        path = self.path / name
        try:
            if not path.resolve().is_relative_to(self.path.resolve()):
                return self._unreadable(
                    name, "the file lies outside the folder", code, "copy it into the folder"
                )
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):
                return self._unreadable(
                    name, "this is not a regular file", code, "put a file in its place"
                )
            if status.st_size > MAX_BYTES:
                message = f"the file has {status.st_size} bytes; {MAX_BYTES} are read at most"
                return self._unreadable(name, message, code, "simplify it, or split it")
            return path.read_bytes()
        except FileNotFoundError:
            return self._unreadable(name, "the file is missing", code, cure)
        except (OSError, ValueError, RuntimeError) as error:  # a link to itself is a RuntimeError
            reason = getattr(error, "strerror", None) or str(error)
            message = f"the file cannot be read: {reason}"
            return self._unreadable(name, message, code, "correct the file or its rights")

    def _unreadable(self, name: str, message: str, code: str, cure: str) -> Problem:
        return Problem(
            code=code,
            message=message,
            consequence="nothing is built",
            cure=cure,
            file=self.shown(name),
        )
