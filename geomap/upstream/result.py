"""What a refresh did, or would do."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from geomap.model.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitChange:
    """How one feature changed.

    Parameters
    ----------
    id, upstream_name
        The feature, and the unit of the upstream that stands for it.
    area_before_km2, area_after_km2
        Geodesic area of what it was, and of what it is as fitted.
    area_delivered_km2
        Area as the upstream draws it, before it was fitted.
    edge_mean_m, edge_largest_m
        How far apart the old edge and the new one lie; both sampled every 50 m.
    outer_before_km, outer_after_km
        How much of its edge lies on the outline it is fitted to; None if it is fitted to none.
    """

    id: str
    upstream_name: str
    area_before_km2: float
    area_after_km2: float
    area_delivered_km2: float
    edge_mean_m: float
    edge_largest_m: float
    outer_before_km: float | None
    outer_after_km: float | None

    @property
    def change(self) -> float:
        """Change of area as a share of what it was: 0.1 is a tenth more."""
        return self.area_after_km2 / self.area_before_km2 - 1

    def as_dict(self) -> dict[str, Any]:
        """Return the fields for JSON, rounded to what they can mean."""
        fields = {**asdict(self), "change": self.change}
        return {
            key: round(value, 4) if isinstance(value, float) else value
            for key, value in fields.items()
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshResult:
    """What a refresh did; for a dry run, what it would do.

    Parameters
    ----------
    upstream
        Id of the upstream.
    source, licence, vintage, attribution
        What the features say of themselves now.
    units
        The features, in the order of situation.toml.
    files
        The layer files replaced; for a dry run, those that would be. Empty if all were the same.
    kept
        Folder with the answers, their record, and the layers as they were; None if nothing was
        written.
    is_dry_run
        Whether nothing was to be written.
    problems
        Warnings: what no longer fits the new geometry.
    """

    upstream: str
    source: str
    licence: str
    vintage: str | None
    attribution: str
    units: tuple[UnitChange, ...]
    files: tuple[Path, ...]
    kept: Path | None
    is_dry_run: bool
    problems: tuple[Problem, ...]
