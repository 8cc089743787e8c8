"""What is kept of a refresh in the user's cache: the answers, a record of them, the old layers."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path

from geomap._version import __version__
from geomap.model.situation import Situation
from geomap.spec.upstream_table import UpstreamTable
from geomap.upstream.delivery import Delivery

SCHEMA = "geomap-refresh/1"
RECORD = "record.json"


def kept_in(cache: Path, situation: Situation, table: UpstreamTable, now: dt.datetime) -> Path:
    """Return the folder for one refresh: one a second, by situation and upstream."""
    moment = now.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    return cache / "refresh" / situation.id / table.id / moment


def kept_files(
    delivery: Delivery, table: UpstreamTable, layers: Mapping[str, bytes], now: dt.datetime
) -> dict[str, bytes]:
    """Compose the files to keep.

    Parameters
    ----------
    delivery
        With the answers as they came.
    table
        What was asked.
    layers
        The layer files as they were, by name.
    now
        When it was asked, aware.

    Returns
    -------
    dict
        Bytes by file name: the answers, ``record.json`` that says of each its address, the address
        it came from, time, SHA-256 and licence, and the layers with ``before-`` ahead of their
        names.
    """
    answers = {
        f"answer-{place}.json": answer for place, answer in enumerate(delivery.answers, start=1)
    }
    record = {
        "schema": SCHEMA,
        "geomap": __version__,
        "upstream": table.id,
        "service": table.service.value,
        "query": table.query,
        "answers": [
            {
                "file": name,
                "url": answer.url,
                "final_url": answer.final_url,
                "fetched_at": now.astimezone(dt.UTC).isoformat(timespec="seconds"),
                "sha256": answer.sha256,
                "size": len(answer.data),
                "licence": delivery.licence,
            }
            for name, answer in answers.items()
        ],
        "source": delivery.source,
        "attribution": delivery.attribution,
        "vintage": delivery.vintage,
    }
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    return {
        **{name: answer.data for name, answer in answers.items()},
        **{f"before-{name}": data for name, data in layers.items()},
        RECORD: text.encode("utf-8"),
    }
