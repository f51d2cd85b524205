"""Pictures of the manual keep their size and colours when they are made small."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from small_pictures import keep_small

COLOURS_OF = """
async source => {
  const picture = await createImageBitmap(await (await fetch(source)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  canvas.drawImage(picture, 0, 0);
  const at = x => [...canvas.getImageData(x, 10, 1, 1).data.slice(0, 3)];
  return {size: [picture.width, picture.height], colours: [at(10), at(90)]};
}
"""


@pytest.mark.parametrize(
    ("left", "right"),
    [((29, 79, 92), (255, 255, 255)), ((0, 0, 0), (212, 53, 28))],
)
def test_a_picture_keeps_its_colours_when_they_are_few(
    browser: Browser, tmp_path: Path, left: tuple[int, ...], right: tuple[int, ...]
) -> None:
    page = browser.new_page(viewport={"width": 100, "height": 20})
    bands = f"linear-gradient(90deg, rgb{left} 50%, rgb{right} 50%)"
    page.set_content(f'<body style="margin: 0; height: 20px; background: {bands}">')
    taken = page.screenshot()
    empty = browser.new_page()
    keep_small(empty, taken, tmp_path / "small.png")
    written = base64.b64encode((tmp_path / "small.png").read_bytes()).decode()
    seen = empty.evaluate(COLOURS_OF, f"data:image/png;base64,{written}")
    page.close()
    empty.close()
    assert seen == {"size": [100, 20], "colours": [list(left), list(right)]}


def test_at_most_256_colours_are_left_when_there_were_more(
    browser: Browser, tmp_path: Path
) -> None:
    page = browser.new_page(viewport={"width": 100, "height": 20})
    across = "linear-gradient(90deg, red, transparent), linear-gradient(blue, lime)"
    page.set_content(f'<body style="margin: 0; height: 20px; background: {across}">')
    taken = page.screenshot()
    empty = browser.new_page()
    keep_small(empty, taken, tmp_path / "small.png")
    page.close()
    empty.close()
    data = (tmp_path / "small.png").read_bytes()
    place = data.index(b"PLTE")
    assert int.from_bytes(data[place - 4 : place], "big") == 3 * 256
