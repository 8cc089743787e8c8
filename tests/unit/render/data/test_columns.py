from geomap.render.data.columns import columns_of


def values_of(rows, **options):
    found = columns_of(rows, always=("id",), **options)
    return {column.name: (column.type, column.values) for column in found}


def test_missing_values_are_none_and_columns_stand_in_the_order_met():
    told = values_of([{"b": 1}, {"id": "x", "a": "y"}])

    assert list(told) == ["id", "b", "a"]
    assert told["b"] == (int, (1, None))
    assert told["id"] == (str, (None, "x"))


def test_whole_numbers_among_others_become_numbers_and_mixtures_become_texts():
    told = values_of([{"n": 1, "m": 1}, {"n": 1.5, "m": "x"}])

    assert told["n"] == (float, (1.0, 1.5))
    assert told["m"] == (str, ("1", "x"))


def test_names_that_differ_only_in_case_or_are_taken_are_told_apart():
    told = values_of([{"id": "1", "ID": "2", "geom": "3", "GEOM_": "4"}], taken=("geom",))

    assert [values for _, values in told.values()] == [("1",), ("2",), ("3",), ("4",)]
    names = [name.casefold() for name in told]
    assert len(set(names)) == 4
    assert "geom" not in names


def test_no_rows_give_columns_without_values():
    assert values_of([]) == {"id": (str, ())}
