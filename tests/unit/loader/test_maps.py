"""Maps that would show nothing, and layers that nobody would see."""


def test_map_with_its_bounds_the_wrong_way_round_is_refused(situation_folder):
    drawn = situation_folder.situation["maps"][0]
    west, south, east, north = drawn["bounds"]
    drawn["bounds"] = [south, west, north, east]

    problems = situation_folder.problems()

    assert [problem.path for problem in problems if problem.severity == "error"] == [
        "$.maps[0].bounds"
    ]


def test_empty_line_of_reference_is_refused(situation_folder):
    situation_folder.files["line.geojson"] = []

    (problem,) = situation_folder.problems()

    assert (problem.code, problem.severity) == ("GM-SPEC-EMPTY", "error")
    assert "line of reference" in problem.message


def test_other_empty_layer_is_doubted(situation_folder):
    situation_folder.files["reports.geojson"] = []
    situation_folder.files["places.geojson"][0]["properties"]["sources"] = "S01"

    (problem,) = situation_folder.problems()

    assert (problem.code, problem.severity) == ("GM-SPEC-EMPTY", "warning")


def test_layer_on_no_map_is_doubted(situation_folder):
    for drawn in situation_folder.situation["maps"]:
        drawn["layers"] = [layer for layer in drawn["layers"] if layer != "reports"]

    (problem,) = situation_folder.problems()

    assert problem.message == "layer 'reports' is on no map"
