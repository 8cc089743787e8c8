import datetime as dt

import pytest

from geomap.model.situation import Edition
from geomap.render.base import Job
from geomap.render.data.metadata import metadata_of
from geomap.render.registry import FORMATS
from geomap.scene.compose import compose
from geomap.style.phrases import say
from geomap.style.speech import Speaker

LOSES = say("data.loses.csv")
DATA = [known for known in FORMATS if known.target.startswith("geomap.render.data.")]


def test_it_says_who_what_when_and_how_far_it_may_travel(shipped):
    about = metadata_of(shipped, LOSES)

    assert about.handling == "TLP:CLEAR"
    assert about.cutoff == "2023-10-18T23:59:59+02:00"
    assert about.edition_title == "Edition 3 of 3"
    assert about.supersedes == 2
    assert about.supersedes_text == "Edition 2, as of 4 October 2023, 23:59 (UTC+2)"
    assert "UNSCR 1244/1999" in about.footnote
    assert about.sources.keys() == shipped.scene.sources.keys()
    assert len(about.legend) > 20
    assert [layer["id"] for layer in about.layers] == [layer.id for layer in shipped.scene.layers]


def test_first_edition_supersedes_none(make_job, make_layer, make_report, zone):
    only = Edition(number=1, cutoff=dt.datetime(2023, 9, 30, tzinfo=zone), note={})

    about = metadata_of(make_job(make_layer(make_report()), editions=(only,)), LOSES)

    assert about.supersedes is None
    assert "supersedes" not in about.as_json()


def test_what_is_not_said_is_left_out(make_job, make_layer):
    told = metadata_of(make_job(make_layer(), footnote=None), LOSES).as_json()

    assert not {"footnote", "produced", "producer", "contact", "coverage"} & told.keys()
    assert told["handling"] == "TLP:CLEAR"


def test_it_speaks_the_language_of_the_job_and_says_that_it_is_a_draft(make_job, make_layer):
    job = make_job(
        make_layer(),
        language="fr",
        languages=("en", "fr"),
        drafts=("fr",),
        footnote={"en": "Neutral.", "fr": "Neutre."},
    )

    about = metadata_of(job, LOSES)

    assert about.footnote == "Neutre."
    assert "rapports" in about.loses
    assert about.translation_note
    assert ("Dénominations", "Neutre.") in about.as_rows(Speaker("fr"))


@pytest.mark.parametrize("known", DATA, ids=lambda known: known.id)
def test_table_of_formats_and_the_files_tell_the_same_losses(known):
    key = known.id.removesuffix("-plain")

    assert known.loses == Speaker("en")(say(f"data.loses.{key}"))


@pytest.mark.usefixtures("page_assets")
def test_picture_between_editions_supersedes_none(make_situation, make_layer, make_report):
    situation = make_situation(make_layer(make_report())).at(dt.date(2023, 10, 2))

    about = metadata_of(Job(compose(situation, situation.maps[0])), LOSES)

    assert (about.edition, about.supersedes) == (None, None)
    assert about.edition_title == "Between editions 1 and 2"
    assert about.cutoff == "2023-10-02T23:59:59+02:00"
