"""Records as columns, each of one type, for formats that are tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geomap.render.data.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """An attribute of features, one value for each; None where one has none.

    Parameters
    ----------
    type
        Of the values, such as ``int`` or ``str``.
    """

    name: str
    type: type
    values: tuple[object, ...]


def columns_of(
    rows: Sequence[Mapping[str, object]], *, always: Iterable[str], taken: Iterable[str] = ()
) -> tuple[Column, ...]:
    """Return the columns of some rows.

    Parameters
    ----------
    rows
        Properties of each record.
    always
        Names of columns that are there without any value, first and in this order.
    taken
        Names that the table has for itself.

    Returns
    -------
    tuple of Column
        Names are unique in any case of letters, as databases want them.
    """
    keys = dict.fromkeys((*always, *(key for row in rows for key in row)))
    used = {name.casefold() for name in taken}
    found: list[Column] = []
    for key in keys:
        values = [row.get(key) for row in rows]
        kind = _type(values)
        name = key
        while name.casefold() in used:
            name += "_"
        used.add(name.casefold())
        found.append(
            Column(
                name=name,
                type=kind,
                values=tuple(
                    value if value is None or type(value) is kind else kind(value)
                    for value in values
                ),
            )
        )
    return tuple(found)


def rows_of(records: Iterable[Record], **further: object) -> list[dict[str, object]]:
    """Return the properties of records with what is the same for all behind the id."""
    return [{"id": record.id, **further, **record.properties} for record in records]


def _type(values: Iterable[object]) -> type:
    kinds = {type(value) for value in values if value is not None}
    if len(kinds) == 1:
        (kind,) = kinds
        return kind
    return float if kinds == {int, float} else str
