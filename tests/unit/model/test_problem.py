from geomap.model.problem import Problem, Severity

PROBLEM = Problem(
    code="GM-LOAD-TIME",
    message="the time is wrong",
    consequence="nothing is built",
    cure="correct it",
    file="layers/events.geojson",
    feature="ambush",
    path="$.features[3].properties.valid_to",
)


def test_text_names_code_file_feature_path_and_then_problem_consequence_cure():
    assert str(PROBLEM) == (
        "error GM-LOAD-TIME  layers/events.geojson · ambush · $.features[3].properties.valid_to\n"
        "    the time is wrong → nothing is built → correct it"
    )


def test_line_number_stands_behind_the_file():
    problem = Problem(code="X", message="", consequence="", cure="", file="a.toml", line=7)

    assert problem.place == "a.toml:7"


def test_problem_for_json_has_every_field():
    told = PROBLEM.as_dict()

    assert told["severity"] == "error"
    assert told["feature"] == "ambush"
    assert set(told) == {
        "code", "message", "consequence", "cure", "severity", "file", "feature", "path", "line"
    }  # fmt: skip


def test_problem_is_an_error_unless_said_otherwise():
    assert PROBLEM.severity is Severity.ERROR
