"""What every backend takes and gives. Light: it is imported without any backend."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from geomap.scene.elements import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A finished product: a file name, its bytes and their media type."""

    name: str
    data: bytes
    media_type: str

    @property
    def sha256(self) -> str:
        """Hash of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


class Renderer(Protocol):
    """Draws one scene. It changes nothing and reads no clock."""

    def __call__(self, scene: Scene) -> Artifact:
        """Draw a scene."""
        ...
