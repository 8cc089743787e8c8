"""Every word a reader gets about a feature."""

import datetime as dt

import pytest

from geomap.model.handling import Handling
from geomap.model.report import Origin, Quantity
from geomap.model.source import Evidence
from geomap.scene.cards import CardWriter, distance_text, quantity_text
from geomap.style.words import load_words

WORDS = load_words("en")


@pytest.fixture
def card_of(make_layer, make_situation):
    """Write the card of the first feature, as of the last edition."""

    def write(*features, layer=None, **situation):
        made = make_situation(make_layer(*features, **(layer or {})), **situation)
        (known,) = made.layers
        return CardWriter(made, WORDS).write(known.features[0], known)

    return write


def rows(card):
    return {row.label: row.value for row in card.rows}


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
    assert quantity_text(quantity, WORDS) == text


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
    assert distance_text(metres) == text


@pytest.mark.parametrize(
    "changes, when",
    [
        ({"event_start": "2023-09-24"}, "24 SEP 2023"),
        (
            {"event_start": "2023-09-24T03:00:00+02:00", "event_precision": "minute"},
            "24 SEP 2023, 03:00 (UTC+2), 240100ZSEP23",
        ),
        (
            {"event_start": "2023-09-24T03:00:00+02:00", "event_precision": "hour"},
            "24 SEP 2023, about 03:00 (UTC+2), 240100ZSEP23",
        ),
        ({"event_start": "2023-09-24", "event_end": "2023-09-25"}, "24 SEP 2023 to 25 SEP 2023"),
        ({"event_start": "2023-09-24", "event_end": "2023-09-24"}, "24 SEP 2023"),
    ],
)
def test_card_says_when_as_exactly_as_it_is_known(card_of, make_report, changes, when):
    assert rows(card_of(make_report(**changes)))["When"] == when


@pytest.mark.parametrize(
    "changes, holds",
    [
        ({"valid_from": "2023-09-24"}, "since 24 SEP 2023"),
        ({"valid_to": "2023-09-30"}, "until 30 SEP 2023"),
        ({"valid_from": "2023-09-24", "valid_to": "2023-09-30"}, "24 SEP 2023 to 30 SEP 2023"),
        ({"valid_from": "2023-09-24", "valid_to": "2023-12-31"}, "since 24 SEP 2023"),
    ],
)
def test_card_says_how_long_it_holds_as_far_as_that_is_known(card_of, make_report, changes, holds):
    assert rows(card_of(make_report(**changes)))["Holds"] == holds


def test_superseded_card_says_so_and_names_what_superseded_it(card_of, make_report):
    old = make_report("old")
    new = make_report("new", supersedes=("old",), reported_at="2023-10-02")

    card = card_of(old, new)

    assert (card.standing, card.standing_text) == ("superseded", "Superseded")
    (link,) = [row for row in card.rows if row.label == "Superseded by"]
    assert (link.value, link.feature) == ("Report new", "new")


def test_card_does_not_tell_of_a_report_that_is_not_known_yet(card_of, make_report):
    report = make_report("a", contradicts=("later",))
    later = make_report("later", reported_at="2023-12-01")

    assert "Contradicts" not in rows(card_of(report, later))


def test_current_card_says_nothing_about_its_standing(card_of, make_report):
    card = card_of(make_report())

    assert (card.standing, card.standing_text) == ("current", None)


def test_unchecked_report_is_noticed(card_of, make_report):
    assert card_of(make_report(unchecked=("all",))).notice.startswith("Unchecked")


def test_card_cites_publisher_title_date_language_and_evidence(card_of, make_report):
    (citation,) = card_of(make_report()).sources

    assert citation.id == "S01"
    assert citation.url == "https://paper.example/said"
    assert citation.text == (
        "The Paper: What was said (29 SEP 2023, English, publisher's own page)"
    )


def test_source_of_which_little_is_known_says_only_that(card_of, make_report, make_source):
    source = make_source(
        "S01", url=None, date=None, language=None, evidence=Evidence.COPY, note="Seen in print."
    )

    (citation,) = card_of(make_report(), sources={"S01": source}).sources

    assert citation.text == "The Paper: What was said (read in a copy). Seen in print."
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
    writer = CardWriter(situation, WORDS)
    claim, denial = (writer.write(known, layer) for known in situation.layers[0].features)

    assert rows(denial)["Contradicts"] == "Report claim"
    assert rows(claim)["Contradicted by"] == "Report denial"


def test_contradiction_is_not_told_before_it_was_made(make_layer, make_report, make_situation):
    layer = make_layer(
        make_report("claim"),
        make_report("denial", reported_at="2023-10-02", contradicts=("claim",)),
    )
    situation = make_situation(layer).at(edition=1)
    card = CardWriter(situation, WORDS).write(situation.layers[0].features[0], layer)

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
    assert (icon.text, icon.symbol.framed) == ("Armour", False)
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
        edition: [
            source.id
            for source in CardWriter(situation.at(edition=edition), WORDS)
            .write(situation.at(edition=edition).layers[0].features[0], layer)
            .sources
        ]
        for edition in (1, 2)
    }

    assert cited == {1: ["S01"], 2: ["S01", "S02"]}
