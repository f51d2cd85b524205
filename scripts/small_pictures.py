"""Pictures of pages made small: 256 colours are enough for text on plain grounds."""

from __future__ import annotations

import base64
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

SIGNATURE = b"\x89PNG\r\n\x1a\n"
DEPTH, PALETTE = 8, 3  # bits a pixel, and PNG's number for pixels that index a palette

# The browser can decode the picture; the standard library cannot.
TO_PALETTE = """
async ([source, most]) => {
  const picture = await createImageBitmap(await (await fetch(source)).blob());
  const {width, height} = picture;
  const canvas = new OffscreenCanvas(width, height).getContext("2d");
  canvas.drawImage(picture, 0, 0);
  const pixels = canvas.getImageData(0, 0, width, height).data;
  const colour = at => pixels[at] << 16 | pixels[at + 1] << 8 | pixels[at + 2];
  const times = new Map();
  for (let at = 0; at < pixels.length; at += 4)
    times.set(colour(at), (times.get(colour(at)) ?? 0) + 1);
  const palette = [...times].sort((a, b) => b[1] - a[1]).slice(0, most).map(([one]) => one);
  const place = new Map(palette.map((one, index) => [one, index]));
  const far = (a, b) => ((a >> 16) - (b >> 16)) ** 2
    + ((a >> 8 & 255) - (b >> 8 & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;
  for (const one of times.keys())
    if (!place.has(one))
      place.set(one, palette.reduce((best, it, index) =>
        far(one, it) < far(one, palette[best]) ? index : best, 0));
  let indices = "";
  for (let at = 0; at < pixels.length; at += 4) indices += String.fromCharCode(place.get(colour(at)));
  return {width, height, palette, indices: btoa(indices)};
}
"""


def keep_small(page: Page, taken: bytes, path: Path) -> None:
    """Write a screenshot as a PNG of at most 256 colours.

    Args:
        page: an empty page, in which the picture is decoded.
        taken: the screenshot, a PNG.
        path: where to write it.
    """
    source = f"data:image/png;base64,{base64.b64encode(taken).decode()}"
    found: dict[str, Any] = page.evaluate(TO_PALETTE, [source, 1 << DEPTH])
    width, height = found["width"], found["height"]
    indices = base64.b64decode(found["indices"])
    lines = b"".join(b"\0" + indices[y * width : (y + 1) * width] for y in range(height))
    colours = b"".join(int(one).to_bytes(3, "big") for one in found["palette"])
    header = struct.pack(">IIBBBBB", width, height, DEPTH, PALETTE, 0, 0, 0)
    path.write_bytes(
        SIGNATURE
        + _chunk(b"IHDR", header)
        + _chunk(b"PLTE", colours)
        + _chunk(b"IDAT", zlib.compress(lines, 9))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )
