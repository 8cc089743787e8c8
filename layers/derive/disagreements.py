"""Mark where the two governments' own boundary files disagree: boxes, for the files stay closed."""

from dataclasses import dataclass

from features import Feature, localized, make_feature
from origins import CC_BY
from shapely.geometry import box


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A range in which the files differ, and by how much at most, in kilometres."""

    slug: str
    south: float
    north: float
    west: float
    east: float
    km: str
    longitudes: str


DISAGREEMENTS = (
    Disagreement(
        slug="files-disagree-north",
        south=43.267,
        north=43.273,
        west=20.805,
        east=20.815,
        km="0.7",
        longitudes="20.81° E, known to 0.01° only and therefore drawn 0.01° wide",
    ),
    Disagreement(
        slug="files-disagree-south",
        south=43.244,
        north=43.254,
        west=20.78,
        east=20.79,
        km="1.2",
        longitudes="20.78–20.79° E",
    ),
)

_NAMES = {
    "en": "Official files disagree by up to {km} km",
    "fr": "Fichiers officiels divergents (jusqu’à {km} km)",
    "sr-Latn": "Zvanični podaci se razlikuju do {km} km",
    "sr-Cyrl": "Званични подаци се разликују до {km} км",
    "sq": "Skedarët zyrtarë nuk përputhen, deri në {km} km",
}
_SUMMARIES = {
    "en": "The boundary files that the two governments publish differ here by up to {km} km, so "
    "that no map can be more exact. The box shows where; it is not an area that anybody claims.",
    "fr": "Les fichiers de limites publiés par les deux gouvernements divergent ici jusqu’à {km} "
    "km : aucune carte ne peut être plus exacte. Le cadre indique l’endroit ; ce n’est pas une "
    "zone revendiquée.",
    "sr-Latn": "Podaci o granici koje objavljuju dve vlade ovde se razlikuju do {km} km, pa "
    "nijedna karta ne može biti tačnija. Okvir pokazuje gde; to nije područje na koje neko polaže "
    "pravo.",
    "sr-Cyrl": "Подаци о граници које објављују две владе овде се разликују до {km} км, па "
    "ниједна карта не може бити тачнија. Оквир показује где; то није подручје на које неко полаже "
    "право.",
    "sq": "Skedarët e kufirit që botojnë dy qeveritë ndryshojnë këtu deri në {km} km, prandaj "
    "asnjë hartë nuk mund të jetë më e saktë. Korniza tregon vendin; nuk është zonë e pretenduar.",
}


def compose_disagreements() -> list[Feature]:
    """Compose the known disagreements as boxes, from north to south."""
    return [_feature(known) for known in DISAGREEMENTS]


def _feature(known: Disagreement) -> Feature:
    names, summaries = (
        {
            language: text.format(km=known.km if language == "en" else known.km.replace(".", ","))
            for language, text in texts.items()
        }
        for texts in (_NAMES, _SUMMARIES)
    )
    return make_feature(
        box(known.west, known.south, known.east, known.north),
        id=known.slug,
        name=names["en"],
        **localized("name", names),
        summary=summaries["en"],
        **localized("summary", summaries),
        kind="disagreement",
        source="comparison of the two governments’ published boundary files; the files themselves "
        "may not be redistributed",
        licence=CC_BY,
        method=f"box of the range in which the files differ: {known.south}–{known.north}° N, "
        f"{known.longitudes}; latitudes known to 0.001°",
        vintage="dates of the files not recorded",
    )
