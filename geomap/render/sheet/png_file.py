"""A PNG of typst made fit to stand alone: how large it is on paper, and what it says of itself."""

import struct
import zlib
from collections.abc import Mapping

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
#: Length of the signature and of the first chunk, which is always the header.
_HEADER_END = 8 + 25
_INCH_M = 0.0254


def with_texts(png: bytes, *, ppi: float, texts: Mapping[str, str]) -> bytes:
    """Add resolution and texts to a picture.

    Parameters
    ----------
    png
        As typst writes it: without either.
    ppi
        Pixels per inch.
    texts
        By keyword: "Title", "Description", "Copyright" and the like are known to viewers.

    References
    ----------
    .. [1] ISO/IEC 15948, Portable Network Graphics: pHYs in 11.3.5.3, iTXt in 11.3.4.5.
    """
    if not png.startswith(_SIGNATURE):
        raise ValueError("this is no PNG")
    per_metre = round(ppi / _INCH_M)
    chunks = [_chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))]
    chunks += [
        # keyword, not compressed, no language, no translated keyword
        _chunk(b"iTXt", keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode("utf-8"))
        for keyword, text in texts.items()
        if text
    ]
    return b"".join((png[:_HEADER_END], *chunks, png[_HEADER_END:]))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
