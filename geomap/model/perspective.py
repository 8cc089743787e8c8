"""From whose side a situation is told: the frames of its symbols, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

#: Place of the standard identity in a symbol code of APP-6.
_IDENTITY = 3


class Identity(StrEnum):
    """Standard identities of APP-6 that a perspective may give, by their digit."""

    FRIEND = "3"
    NEUTRAL = "4"
    SUSPECT = "5"
    HOSTILE = "6"

    @property
    def is_opposed(self) -> bool:
        """Whether the frame sets a party against the one whose view this is."""
        return self in {Identity.SUSPECT, Identity.HOSTILE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Perspective:
    """Whose view the frames show.

    Parameters
    ----------
    view_of
        Whose view, in words; empty for a neutral situation.
    identities
        Identity by side; sides not named keep the frame that their report names.
    """

    view_of: str
    identities: Mapping[str, Identity]

    def framed(self, sidc: str, side: str | None) -> str:
        """Return a symbol code with the identity of a side.

        Examples
        --------
        >>> view = Perspective(view_of="Us", identities={"THEM": Identity.HOSTILE})
        >>> view.framed("10041000001211000000", "THEM")
        '10061000001211000000'
        """
        identity = self.identities.get(side or "")
        return f"{sidc[:_IDENTITY]}{identity}{sidc[_IDENTITY + 1 :]}" if identity else sidc


NEUTRAL = Perspective(view_of="", identities={})
