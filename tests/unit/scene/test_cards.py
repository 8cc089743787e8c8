"""Every word a reader gets about a feature."""

import datetime as dt

import pytest
import shapely

from geomap.model.handling import Handling
from geomap.model.report import Origin, Quantity
from geomap.model.source import Evidence
from geomap.scene.cards import CardWriter, quantity_phrase
from geomap.style.phrases import Written, distance
from geomap.style.speech import Speaker, other_names

SPEAK = Speaker("en")


class Read:
    """A card as a reader of English sees it at the time of a situation."""

    def __init__(self, card, situation, writer):
        self.title = SPEAK(Written(card.names))
        self.subtitle = (
            other_names(card.names, self.title, languages=card.names, unsure=card.unsure_names)
            or None
        )
        self.standing, self.grade, self.symbol = card.standing, card.grade, card.symbol
        self.claim = None if card.claim is None else SPEAK(card.claim)
        self.notice = None if card.notice is None else SPEAK(card.notice)
        self.icons = [(SPEAK(icon.text), icon.symbol) for icon in card.icons]
        self.rows = [
            (SPEAK(row.label), SPEAK(row.value), row.feature)
            for row in card.rows
            if (row.since is None or row.since <= situation.as_of)
            and (row.until is None or row.until > situation.as_of)
        ]
        self.sources = list(writer.citations(card.sources).values())


def read_card(situation, layer):
    """Read the card of the first feature of the first layer."""
    writer = CardWriter(situation)
    return Read(writer.write(situation.layers[0].features[0], layer), situation, writer)


@pytest.fixture
def card_of(make_layer, make_situation):
    """Read the card of the first feature, as of the last edition."""

    def write(*features, layer=None, **situation):
        made = make_situation(make_layer(*features, **(layer or {})), **situation)
        return read_card(made, made.layers[0])

    return write


def rows(card):
    return {label: value for label, value, _ in card.rows}


def test_card_says_who_claims_it_and_how(card_of, make_report):
    card = card_of(make_report(claimant="White House"))

    assert rows(card)["Who says so"] == "White House (official claim)"


def test_card_says_who_disagrees(card_of, make_report):
    card = card_of(make_report(disputed_by="Serbia denies it."))

    assert rows(card)["Who disagrees"] == "Serbia denies it."


def test_card_says_the_grade_in_words(card_of, make_report):
    card = card_of(make_report(reliability="B", credibility=3))

    assert rows(card)["How sure"] == "B3: usually reliable source, possibly true"
    assert card.grade == "B3"


@pytest.mark.parametrize(
    "changes, text",
    [
        (
            {"precision": "exact", "radius_m": 50.0},
            "Exact: a published position of the place (within 50 m)",
        ),
        (
            {"precision": "place", "radius_m": 2000.0},
            "A named place; the circle shows how far off it may be (within 2 km)",
        ),
        (
            {"precision": "border-wide", "radius_m": None, "geometry": None},
            "Along the line as a whole; no stretch or place given",
        ),
        ({"precision": "none", "radius_m": None, "geometry": None}, "No place given"),
    ],
)
def test_card_says_the_precision_in_words(card_of, make_report, changes, text):
    assert rows(card_of(make_report(**changes)))["How exact"] == text


def test_card_says_how_the_place_was_drawn_only_if_it_was(card_of, make_report):
    drawn = card_of(make_report(geometry_basis="gazetteer"))
    not_drawn = card_of(
        make_report(geometry_basis="gazetteer", precision="none", geometry=None, radius_m=None)
    )

    assert "from a gazetteer" in rows(drawn)["How it is drawn"]
    assert "How it is drawn" not in rows(not_drawn)


@pytest.mark.parametrize(
    "quantity, text",
    [
        (Quantity(value=8350, unit="persons"), "8,350 persons"),
        (Quantity(value=20, unit="vehicles", qualifier="about"), "about 20 vehicles"),
        (Quantity(value=20, unit="vehicles", qualifier="exact"), "20 vehicles"),
        (Quantity(minimum=10, maximum=15, unit="vehicles"), "10–15 vehicles"),
        (Quantity(value=12, minimum=10, maximum=15, unit="units"), "12 (10–15) units"),
        (Quantity(value=10, minimum=10, maximum=15, unit="units"), "10–15 units"),
        (Quantity(minimum=600, unit="persons", qualifier="at_least"), "at least 600 persons"),
        (Quantity(maximum=48, unit="sites", qualifier="under"), "under 48 sites"),
        (Quantity(value=2.5, unit="units"), "2.5 units"),
        (Quantity(value=7), "7"),
    ],
)
def test_number_is_written_as_reported(quantity, text):
    assert SPEAK(quantity_phrase(quantity)) == text


@pytest.mark.parametrize(
    "metres, text",
    [
        (0.4, "0 m"),
        (47, "47 m"),
        (363, "360 m"),
        (999, "1 km"),
        (1500, "1.5 km"),
        (12_345, "12 km"),
    ],
)
def test_distance_has_two_significant_figures(metres, text):
    assert SPEAK(distance(metres)) == text


@pytest.mark.parametrize(
    "changes, when",
    [
        ({"event_start": "2023-09-24"}, "24 September 2023"),
        (
            {"event_start": "2023-09-24T03:00:00+02:00", "event_precision": "minute"},
            "24 September 2023, 03:00 (UTC+2), 240100ZSEP23",
        ),
        (
            {"event_start": "2023-09-24T03:00:00+02:00", "event_precision": "hour"},
            "24 September 2023, about 03:00 (UTC+2), 240100ZSEP23",
        ),
        (
            {"event_start": "2023-09-24", "event_end": "2023-09-25"},
            "24 September 2023 to 25 September 2023",
        ),
        ({"event_start": "2023-09-24", "event_end": "2023-09-24"}, "24 September 2023"),
    ],
)
def test_card_says_when_as_exactly_as_it_is_known(card_of, make_report, changes, when):
    assert rows(card_of(make_report(**changes)))["When"] == when


@pytest.mark.parametrize(
    "changes, holds",
    [
        ({"valid_from": "2023-09-24"}, "since 24 September 2023"),
        ({"valid_to": "2023-09-30"}, "until 30 September 2023"),
        (
            {"valid_from": "2023-09-24", "valid_to": "2023-09-30"},
            "24 September 2023 to 30 September 2023",
        ),
        ({"valid_from": "2023-09-24", "valid_to": "2023-12-31"}, "since 24 September 2023"),
    ],
)
def test_card_says_how_long_it_holds_as_far_as_that_is_known(card_of, make_report, changes, holds):
    assert rows(card_of(make_report(**changes)))["Holds"] == holds


def test_superseded_card_says_so_and_names_what_superseded_it(card_of, make_report):
    old = make_report("old")
    new = make_report("new", supersedes=("old",), reported_at="2023-10-02")

    card = card_of(old, new)

    assert card.standing == "superseded"
    (link,) = [row for row in card.rows if row[0] == "Superseded by"]
    assert link[1:] == ("Report new", "new")


def test_card_does_not_tell_of_a_report_that_is_not_known_yet(card_of, make_report):
    report = make_report("a", contradicts=("later",))
    later = make_report("later", reported_at="2023-12-01")

    assert "Contradicts" not in rows(card_of(report, later))


def test_unchecked_report_is_noticed(card_of, make_report):
    assert card_of(make_report(unchecked=("all",))).notice.startswith("Unchecked")


def test_card_cites_publisher_title_date_language_and_evidence(card_of, make_report):
    (citation,) = card_of(make_report()).sources

    assert citation.id == "S01"
    assert citation.url == "https://paper.example/said"
    assert SPEAK(citation.text) == (
        "The Paper: What was said (29 September 2023, English, publisher's own page)"
    )


def test_source_of_which_little_is_known_says_only_that(card_of, make_report, make_source):
    source = make_source(
        "S01", url=None, date=None, language=None, evidence=Evidence.COPY, note="Seen in print."
    )

    (citation,) = card_of(make_report(), sources={"S01": source}).sources

    assert SPEAK(citation.text) == "The Paper: What was said (read in a copy). Seen in print."
    assert citation.url is None


def test_handling_of_a_report_is_on_its_card(card_of, make_report):
    card = card_of(make_report(handling=Handling.GREEN), handling=Handling.GREEN)

    assert rows(card)["Handling"] == "TLP:GREEN"


def test_column_that_geomap_does_not_know_is_shown_as_it_is(card_of, make_report):
    card = card_of(make_report(extra={"fid": "7"}))

    assert rows(card)["Also in the file: fid"] == "7"


def test_symbol_of_a_card_has_no_grade(card_of, make_report):
    card = card_of(make_report(sidc="10041000001211000000"))

    assert card.symbol.grade == ""


# --- base features --------------------------------------------------------------------------------

PLACES = {"id": "places", "kind": "places", "style": "neutral"}


def test_card_of_a_place_has_its_other_names_each_once(card_of, make_feature):
    names = {"en": "Leposavić/Leposaviq", "fr": "Leposavić", "sq": "Leposaviq", "sr": "Лепосавић"}

    card = card_of(make_feature(names=names), layer=PLACES)

    assert card.title == "Leposavić/Leposaviq"
    assert card.subtitle == "Лепосавић"


def test_card_of_a_place_says_where_it_comes_from_and_how_good_it_is(card_of, make_feature):
    origin = Origin(source="A gazetteer", vintage="2023", accuracy_m_mean=40, accuracy_m_p95=95)

    card = card_of(make_feature(origin=origin), layer=PLACES)

    assert rows(card) == {
        "Whose geometry": "A gazetteer",
        "Geometry as of": "2023",
        "Accuracy": "about 40 m off on average; within 95 m in 19 of 20 places",
    }


def test_card_of_a_place_tells_the_bound_where_that_is_all_there_is(card_of, make_feature):
    card = card_of(make_feature(origin=Origin(accuracy_m_p95=150)), layer=PLACES)

    assert rows(card) == {"Accuracy": "within 150 m"}


def test_card_of_a_place_makes_no_claim(card_of, make_feature):
    card = card_of(make_feature(), layer=PLACES)

    assert (card.standing, card.grade, card.claim) == (None, None, None)


# --- who else, who not, and what is not verified --------------------------------------------------


def test_card_says_who_else_says_so(card_of, make_report):
    card = card_of(make_report(confirmed_by="The other side"))

    assert rows(card)["Who else says so"] == "The other side"


def test_contradiction_is_told_on_both_cards(make_layer, make_report, make_situation):
    layer = make_layer(make_report("claim"), make_report("denial", contradicts=("claim",)))
    situation = make_situation(layer)
    writer = CardWriter(situation)
    claim, denial = (
        Read(writer.write(known, layer), situation, writer)
        for known in situation.layers[0].features
    )

    assert rows(denial)["Contradicts"] == "Report claim"
    assert rows(claim)["Contradicted by"] == "Report denial"


def test_contradiction_is_not_told_before_it_was_made(make_layer, make_report, make_situation):
    layer = make_layer(
        make_report("claim"),
        make_report("denial", reported_at="2023-10-02", contradicts=("claim",)),
    )
    situation = make_situation(layer).at(edition=1)
    card = read_card(situation, layer)

    assert "Contradicted by" not in rows(card)


def test_base_geometry_says_who_disagrees_before_how_it_was_made(card_of, make_feature):
    origin = Origin(source="A mapper", licence="CC0", method="drawn", vintage="2017")
    feature = make_feature(disputed_by="Both sides differ.", origin=origin)
    card = card_of(feature, layer={"kind": "places", "style": "neutral"})

    assert list(rows(card)) == [
        "Whose geometry",
        "Who disagrees",
        "Geometry as of",
        "Method",
        "Licence",
    ]


def test_bound_of_an_accuracy_is_told_alone(card_of, make_feature):
    feature = make_feature(origin=Origin(accuracy_m_p95=150.0))
    card = card_of(feature, layer={"kind": "places", "style": "neutral"})

    assert rows(card)["Accuracy"] == "within 150 m"


@pytest.mark.parametrize(
    "unchecked, notice",
    [
        ((), None),
        (("all",), "Unchecked: this has not been verified against a source."),
        (("geometry",), "Unchecked, not verified against a source: position."),
        (
            ("geometry", "name:sq", "rationale"),
            "Unchecked, not verified against a source: position, name in Albanian, rationale.",
        ),
    ],
)
def test_card_says_what_nobody_has_verified(card_of, make_report, unchecked, notice):
    assert card_of(make_report(unchecked=unchecked)).notice == notice


def test_unchecked_name_carries_a_question_mark(card_of, make_feature):
    names = {"en": "Town", "sr-Latn": "Grad", "sq": "Qytet"}
    feature = make_feature(names=names, unchecked=("name:sq",))
    card = card_of(feature, layer={"kind": "places", "style": "neutral"})

    assert card.subtitle == "Grad · Qytet (?)"


def test_unit_types_of_a_claim_are_named_without_frames(card_of, make_report):
    card = card_of(make_report(icons=("10041000001205000000",), composition="“tanks”"))

    (icon,) = card.icons
    assert (icon[0], icon[1].framed) == ("Armour", False)
    assert rows(card)["Unit types, as claimed"] == "“tanks”"


def test_card_cites_no_source_from_after_its_time(make_layer, make_report, make_source,
                                                  make_situation):  # fmt: skip
    sources = {
        "S01": make_source("S01", date=dt.date(2023, 9, 29)),
        "S02": make_source("S02", date=dt.date(2023, 10, 3)),
    }
    layer = make_layer(make_report(sources=("S01", "S02")))
    situation = make_situation(layer, sources=sources)

    cited = {
        edition: [source.id for source in read_card(situation.at(edition=edition), layer).sources]
        for edition in (1, 2)
    }

    assert cited == {1: ["S01"], 2: ["S01", "S02"]}


# --- places in figures ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changes, grid",
    [
        ({"radius_m": 300.0}, "34T EN 00 60"),  # a place is never told finer
        ({"radius_m": 2_000.0}, "34T EN 0 6"),
        ({"radius_m": 20_000.0}, None),
        ({"precision": "exact", "radius_m": 80.0}, "34T EN 000 608"),
        ({"precision": "exact", "radius_m": 150.0}, "34T EN 00 60"),
        (
            {"precision": "area", "radius_m": None, "geometry": shapely.box(21, 43, 21.1, 43.1)},
            None,
        ),
        ({"precision": "none", "radius_m": None, "geometry": None}, None),
    ],
)
def test_grid_reference_is_no_finer_than_the_place_is_known(card_of, make_report, changes, grid):
    assert rows(card_of(make_report(**changes))).get("Grid reference (MGRS)") == grid


@pytest.mark.parametrize(
    "changes, told",
    [
        # the line runs 11.1 km south of the point, and may be 300 m off
        ({"radius_m": 500.0}, "between 10 km and 12 km"),
        ({"radius_m": 11_000.0}, "at most 23 km"),
        ({"precision": "border-wide", "radius_m": None}, None),
        ({"precision": "none", "radius_m": None, "geometry": None}, None),
    ],
)
def test_distance_to_the_line_is_told_between_bounds(
    make_layer, make_report, make_situation, changes, told
):
    situation = make_situation(make_layer(make_report(**changes)))
    line = shapely.LineString([(20, 42.9), (22, 42.9)])
    writer = CardWriter(situation, line, line_error_m=300.0)

    card = writer.write(situation.layers[0].features[0], situation.layers[0])

    assert rows(Read(card, situation, writer)).get("Distance to the line") == told


def test_without_a_line_no_distance_is_told(card_of, make_report):
    assert "Distance to the line" not in rows(card_of(make_report()))


# --- further languages ----------------------------------------------------------------------------

TEXTS = {"composition": "tanks", "confirmed_by": "Another", "disputed_by": "Nobody."}


def test_card_of_a_report_tells_its_texts_in_every_language_they_are_written_in(
    make_layer, make_report, make_situation
):
    report = make_report(
        location_text="near the river",
        **TEXTS,
        translations={key: {"fr": f"{key} en français"} for key in (*TEXTS, "location_text")},
    )
    situation = make_situation(make_layer(report), languages=("en", "fr"))
    card = CardWriter(situation).write(report, situation.layers[0])

    told = {row.label.key: row.value for row in card.rows}
    for key in (*TEXTS, "location_text"):
        assert told[f"card.{key}"] == Written(
            {"en": getattr(report, key), "fr": f"{key} en français"}
        )


def test_claimant_stands_in_the_claim_in_every_language(make_layer, make_report, make_situation):
    report = make_report(translations={"claimant": {"fr": "Quelqu’un"}})
    situation = make_situation(make_layer(report), languages=("en", "fr"))

    row, *_ = CardWriter(situation).write(report, situation.layers[0]).rows

    assert SPEAK(row.value) == "Somebody (official claim)"
    assert Speaker("fr", ["en", "fr"])(row.value).startswith("Quelqu’un (")


def test_card_of_the_ground_says_in_every_language_who_disagrees(
    make_layer, make_feature, make_situation
):
    feature = make_feature(disputed_by="Others.", translations={"disputed_by": {"fr": "D’autres."}})
    layer = make_layer(feature, id="zones", kind="zones", style="neutral")
    situation = make_situation(layer, languages=("en", "fr"))

    (row,) = CardWriter(situation).write(feature, layer).rows

    assert row.value == Written({"en": "Others.", "fr": "D’autres."})


# --- over time ------------------------------------------------------------------------------------


def test_end_of_what_holds_takes_the_place_of_its_beginning_once_it_has_come(
    make_layer, make_report, make_situation
):
    report = make_report(valid_from="2023-09-24", valid_to="2023-09-30")
    situation = make_situation(make_layer(report))
    card = CardWriter(situation).write(situation.layers[0].features[0], situation.layers[0])

    since, ended = (row for row in card.rows if row.label.key == "card.validity")
    end = dt.datetime.fromisoformat("2023-09-30T23:59:59+02:00")
    assert (SPEAK(since.value), since.since, since.until) == ("since 24 September 2023", None, end)
    assert SPEAK(ended.value) == "24 September 2023 to 30 September 2023"
    assert (ended.since, ended.until) == (end, None)


def test_report_that_supersedes_is_named_from_when_it_became_known(
    make_layer, make_report, make_situation
):
    old = make_report("old")
    new = make_report("new", reported_at="2023-10-02", supersedes=("old",))
    situation = make_situation(make_layer(old, new))
    first, second = situation.layers[0].features
    writer = CardWriter(situation)

    (row,) = (r for r in writer.write(first, situation.layers[0]).rows if r.feature == "new")
    assert row.since == second.reported_at.end
