"""A box of longitudes and latitudes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """West, south, east, north in degrees (OGC:CRS84); west > east crosses 180°."""

    west: float
    south: float
    east: float
    north: float

    @property
    def crosses_antimeridian(self) -> bool:
        """Whether the box runs over the 180° meridian."""
        return self.west > self.east

    def contains(self, lon: float, lat: float) -> bool:
        """Tell whether a position is inside or on the edge."""
        if not self.south <= lat <= self.north:
            return False
        if self.crosses_antimeridian:
            return lon >= self.west or lon <= self.east
        return self.west <= lon <= self.east

    def padded(self, degrees: float) -> "Bounds":
        """Widen the box on all sides, no further than the poles and the antimeridian."""
        return Bounds(
            max(self.west - degrees, -180.0),
            max(self.south - degrees, -90.0),
            min(self.east + degrees, 180.0),
            min(self.north + degrees, 90.0),
        )

    def as_list(self) -> list[float]:
        """Return [west, south, east, north]."""
        return [self.west, self.south, self.east, self.north]
