"""Say who sees the base geometry differently, with the names of those who publish it."""

LINE_DISPUTE = (
    "Serbia: administrative line; Kosovo and the United States: border; European Union and KFOR: "
    "administrative boundary line. The two governments’ published boundary files differ by up to "
    "1.2 km at 43.244–43.254° N, 20.78–20.79° E, and by up to 0.7 km at 43.267–43.273° N, "
    "20.81° E."
)

UNIT_DISPUTES = {
    "Zvečan": "Published areas differ: 123 km² (Geohive), 122 km² (Wikipedia), 104 km² (OSCE, "
    "2006). As drawn here: {area} km².",
    "Zubin Potok": "Published areas differ: 333 km² (Geohive), 335 km² (Wikipedia). As drawn here: "
    "{area} km².",
    "North Mitrovica": "Published areas differ: 11 km² (Wikipedia, after the boundary law), 5 km² "
    "(Geohive). As drawn here: {area} km².",
    "Istok": "Published area: about 454 km² (Wikipedia). As drawn here: {area} km².",
}
"""By Natural Earth's name; for the others no differing figure was found."""


def describe_zone_dispute(*, length_km: float, area_km2: float) -> str:
    """Describe how the published sizes of the Ground Safety Zone differ.

    Parameters
    ----------
    length_km, area_km2
        Of the line and the zone as drawn.

    Returns
    -------
    text
        The published figures, then these.
    """
    return (
        "Access: “no restriction” on equipment since 2001 in HINA’s words (S41); KFOR’s spokesman "
        "then said that anti-aircraft weapons stay banned (S41b). Published sizes differ: 384 km "
        "long and about 1,920 km², which is 384 × 5 (N1), 382 km (TASS; Telegraf, S53b), 366 km of "
        "line (CIA), 352 km (Top Channel), about 400 km (RFE/RL). Computed from this geometry: "
        f"{length_km:.0f} km of line, {area_km2:,.0f} km²; a strip along a winding line is smaller "
        "than its length times its width."
    )
