"""An upstream on 127.0.0.1 with hand-made answers, and a situation that it can refresh."""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any

import platformdirs
import pytest
import shapely
from shapely.geometry import mapping

from geomap.cli.main import run

#: The outline, and what the layers have: two units in the north of it, and their neighbour.
LAND = shapely.box(20.5, 42.5, 21.5, 43.5)
PRESENT = {
    "west": shapely.box(20.5, 43.0, 21.0, 43.5),
    "east": shapely.box(21.0, 43.0, 21.5, 43.5),
    "south": shapely.box(20.5, 42.5, 21.5, 43.0),
}
#: What the upstream has: other inner edges; in the north beyond the outline, in the west short of
#: it.
TRUE = {
    "West": shapely.Polygon(
        [
            (20.501, 43.0),
            (20.75, 42.99),
            (21.01, 43.01),
            (21.02, 43.2),
            (21.01, 43.502),
            (20.501, 43.502),
        ]
    ),
    "East": shapely.Polygon(
        [(21.01, 43.01), (21.5, 43.0), (21.5, 43.502), (21.01, 43.502), (21.02, 43.2)]
    ),
    "South": shapely.Polygon(
        [
            (20.501, 42.5),
            (21.5, 42.5),
            (21.5, 43.0),
            (21.01, 43.01),
            (20.75, 42.99),
            (20.501, 43.0),
        ]
    ),
}
LICENCE = "Creative Commons Attribution 4.0"
COPYRIGHT = "The data is made available under ODbL."


@dataclass(kw_only=True)
class Reply:
    """What the server says; `drip_s` is the pause before each byte of the body."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip_s: float = 0.0


@dataclass(kw_only=True)
class Server:
    """A running upstream: its address, what it says by path, what it was asked."""

    url: str
    replies: dict[str, Reply] = field(default_factory=dict)
    requests: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def say(self, path: str, value: Any, **changes: Any) -> None:
        """Answer a path with JSON, or with bytes as they are."""
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.replies[path] = Reply(body=body, **changes)


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = self.rfile.read(length)
            server.requests.append((self.command, self.path, dict(self.headers), body))
            reply = server.replies.get(self.path, Reply(status=404))
            self.send_response(reply.status)
            for key, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                self.send_header(key, value)
            self.end_headers()
            if not reply.drip_s:
                self.wfile.write(reply.body)
                return
            for byte in reply.body:
                if server.stopped.wait(reply.drip_s):
                    return
                self.wfile.write(bytes([byte]))
                self.wfile.flush()

        do_POST = do_GET  # noqa: N815 -- the names that http.server looks for

        def log_message(self, *_arguments: Any) -> None:
            """Say nothing."""

    return Handler


class _QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_arguments: Any) -> None:
        """Say nothing of clients that hang up."""


@pytest.fixture
def server():
    """An upstream that answers nothing yet."""
    known = Server(url="")
    with _QuietServer(("127.0.0.1", 0), _handler(known)) as running:
        known.url = f"http://127.0.0.1:{running.server_address[1]}"
        thread = threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield known
        known.stopped.set()
        running.shutdown()
        thread.join()


def feature(name: str, geometry: Any, **properties: Any) -> dict[str, Any]:
    """Return a feature as geoBoundaries has it."""
    shape = geometry if isinstance(geometry, dict | None) else mapping(geometry)
    return {
        "type": "Feature",
        "properties": {"shapeName": name, "shapeType": "ADM2", **properties},
        "geometry": shape,
    }


def relation(name: str, *members: tuple[str, list[tuple[float, float]]]) -> dict[str, Any]:
    """Return a relation as Overpass has it, of (role, positions)."""
    return {
        "type": "relation",
        "id": 1,
        "tags": {"name": name},
        "members": [
            {"type": "node", "role": "admin_centre", "lat": 43.0, "lon": 21.0},
            *(
                {
                    "type": "way",
                    "role": role,
                    "geometry": [{"lat": lat, "lon": lon} for lon, lat in positions],
                }
                for role, positions in members
            ),
        ],
    }


def ring(geometry: shapely.Polygon) -> list[tuple[float, float]]:
    return [(lon, lat) for lon, lat in geometry.exterior.coords]


@pytest.fixture(scope="session")
def made():
    """What the answers here are made of."""
    return SimpleNamespace(
        LAND=LAND,
        LICENCE=LICENCE,
        PRESENT=PRESENT,
        TRUE=TRUE,
        feature=feature,
        relation=relation,
        ring=ring,
    )


@dataclass(kw_only=True)
class GeoBoundaries:
    """Answers of geoBoundaries that can be changed before they are said."""

    server: Server
    record: dict[str, Any]
    features: list[Any]

    def say(self) -> None:
        self.server.say("/record", self.record)
        self.server.say(
            "/units.geojson",
            {
                "type": "FeatureCollection",
                "crs": {
                    "type": "name",
                    "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"},
                },
                "features": self.features,
            },
        )


@pytest.fixture
def boundaries(server):
    """geoBoundaries with good answers, which it gives already."""
    known = GeoBoundaries(
        server=server,
        record={
            "boundaryID": "XXX-ADM2-1",
            "boundaryYearRepresented": "2020",
            "boundarySource": "The Survey",
            "boundaryLicense": LICENCE,
            "buildDate": "Dec 12, 2023",
            "admUnitCount": "3",
            "gjDownloadURL": f"{server.url}/units.geojson",
            "simplifiedGeometryGeoJSON": f"{server.url}/simple.geojson",
        },
        features=[feature(name, geometry) for name, geometry in TRUE.items()],
    )
    known.say()
    return known


def _area(feature_id: str, geometry: Any, kind: str = "municipality", **more: Any) -> Any:
    return {
        "type": "Feature",
        "properties": {"id": feature_id, "name": feature_id.title(), "kind": kind, **more},
        "geometry": mapping(geometry),
    }


def _one_a_line(*features: Any) -> bytes:
    lines = [json.dumps(known, ensure_ascii=False, separators=(",", ":")) for known in features]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    return text.encode("utf-8")


@pytest.fixture
def folder(situation_folder, server):
    """A situation whose units the upstream has better; write it before use."""
    origin = {"source": "drawn by hand", "licence": "MIT", "accuracy_m_mean": 500}
    situation_folder.situation["layers"] += [
        {"id": key, "file": f"{key}.geojson", "kind": kind, "title": {"en": key}}
        for key, kind in (("land", "countries"), ("units", "units"), ("around", "units"))
    ]
    situation_folder.situation["maps"][0]["layers"] += ["units", "around", "land"]
    situation_folder.situation["situation"]["attribution"] = "Nobody"
    situation_folder.files |= {
        "land.geojson": _one_a_line(_area("land", LAND, "country")),
        "units.geojson": _one_a_line(
            _area("west", PRESENT["west"], **origin, accuracy_m_p95=900, note="naïve"),
            _area("far", shapely.box(21.6, 42.6, 21.7, 42.7), **origin),
            _area("east", PRESENT["east"], **origin),
        ),
        "around.geojson": _one_a_line(
            _area("south", PRESENT["south"], method="the rest, less West as drawn")
        ),
    }
    situation_folder.situation["upstreams"] = [
        {
            "id": "survey",
            "service": "geoboundaries",
            "url": f"{server.url}/record",
            "name_property": "shapeName",
            "count": 3,
            "within": "land",
            "units": {"west": "West", "east": "East"},
        },
        {
            "id": "open",
            "service": "overpass",
            "url": f"{server.url}/interpreter",
            "query": "rel(1);out geom;",
            "name_property": "name",
            "count": 3,
            "within": "land",
            "units": {"west": "West", "east": "East"},
        },
    ]
    return situation_folder


@pytest.fixture
def overpass(server):
    """Overpass with a good answer, which it gives already; change and `say` it again."""
    answer = {
        "version": 0.6,
        "osm3s": {"timestamp_osm_base": "2026-01-01T00:00:00Z", "copyright": COPYRIGHT},
        "elements": [
            relation(name, ("outer", ring(geometry)[:3]), ("", ring(geometry)[2:]))
            for name, geometry in TRUE.items()
        ],
    }
    server.say("/interpreter", answer)
    return answer


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """The user's cache, elsewhere."""
    there = tmp_path / "cache"
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: there)
    return there


@pytest.fixture
def refresh(capsys, cache) -> Callable[..., tuple[int, str, str]]:  # noqa: ARG001
    """Run `geomap refresh`; return its exit code and what it printed."""

    def call(*arguments: Any) -> tuple[int, str, str]:
        code = run(["refresh", *(str(argument) for argument in arguments)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call
