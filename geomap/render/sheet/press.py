"""typst, with our fonts and nothing else: no system font, no package, no file."""

import json
import tempfile
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from importlib.resources import as_file, files
from typing import Any, Literal, TypeVar, cast

import typst

from geomap.errors import AssetsMissingError, RenderError

_T = TypeVar("_T")

#: A page that holds one picture and nothing else.
_PICTURE = """#let told = json(bytes(sys.inputs.told))
#set page(width: told.width * 1mm, height: told.height * 1mm, margin: 0mm)
#image(bytes(told.svg), format: "svg", width: 100%, height: 100%)
"""


@cache
def _fonts() -> typst.Fonts:
    with as_file(files("geomap").joinpath("web", "dist")) as folder:
        if not (folder / "NotoSans-Regular.ttf").is_file():
            raise AssetsMissingError(
                "the fonts of sheets were not built", hint="install geomap again: pip install ."
            )
        return typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
        )


@cache
def _worker() -> ThreadPoolExecutor:
    """Return the thread that compiles while Python goes on: typst does not hold it up."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="geomap-press")


def meanwhile(work: Callable[[], _T]) -> Future[_T]:
    """Have a document compiled while other products are made; nobody else may compile it then.

    Parameters
    ----------
    work
        Mostly spent in typst; what it uses must be ready.
    """
    return _worker().submit(work)


class Press:
    """A typst document, compiled to several formats at the cost of little more than one.

    Parameters
    ----------
    source
        In typst's language.
    told
        What the source reads as ``sys.inputs.told``, as JSON: data are never part of a source.
    """

    def __init__(self, source: str, told: dict[str, Any]) -> None:
        self._source = source.encode()
        self._compiler = typst.Compiler(
            input=self._source,
            root=tempfile.gettempdir(),
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
        )

    def compile(
        self, form: Literal["pdf", "svg", "png"], *, ppi: float | None = None, **options: Any
    ) -> list[bytes]:
        """Compile to pages; a PDF is one.

        Raises
        ------
        RenderError
            If typst refuses it.
        """
        try:
            # a source in memory is kept for one compilation only
            made, warnings = self._compiler.compile_with_warnings(
                input=self._source, format=form, ppi=ppi, **options
            )
        except typst.TypstError as error:
            raise RenderError(f"the sheet cannot be laid out: {error.message}") from error
        if warnings:
            raise RenderError(f"the sheet cannot be laid out: {warnings[0].message}")
        return made if isinstance(made, list) else [cast("bytes", made)]

    def ask(self, selector: str) -> list[dict[str, Any]]:
        """Return what a document tells of itself by metadata.

        Raises
        ------
        RenderError
            If typst refuses it.
        """
        try:
            return list(json.loads(self._compiler.query(selector)))
        except RuntimeError as error:  # a query tells no more of it
            raise RenderError(f"the sheet cannot be laid out: {error}") from error


def print_png(svg: str, *, width_mm: float, height_mm: float, ppi: float) -> bytes:
    """Rasterise one drawing."""
    press = Press(_PICTURE, {"svg": svg, "width": width_mm, "height": height_mm})
    return press.compile("png", ppi=ppi)[0]
