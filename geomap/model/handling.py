"""How far a product or a report may travel."""

from enum import StrEnum


class Handling(StrEnum):
    """The labels of TLP 2.0, which are not translated, and the one for unclassified products."""

    CLEAR = "TLP:CLEAR"
    UNCLASSIFIED = "UNCLASSIFIED"
    GREEN = "TLP:GREEN"
    AMBER = "TLP:AMBER"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    RED = "TLP:RED"

    def is_stricter_than(self, other: "Handling") -> bool:
        """Tell whether this label lets fewer people see a thing than another.

        Examples
        --------
        >>> Handling.AMBER.is_stricter_than(Handling.CLEAR)
        True
        """
        return _STRICTNESS[self] > _STRICTNESS[other]


_STRICTNESS = {
    Handling.CLEAR: 0,
    Handling.UNCLASSIFIED: 0,
    Handling.GREEN: 1,
    Handling.AMBER: 2,
    Handling.AMBER_STRICT: 3,
    Handling.RED: 4,
}
