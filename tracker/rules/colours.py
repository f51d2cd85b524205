"""Colours that white text can be read on (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import math
import re

from tracker.rules.errors import Broken, RuleBroken

LEAST_CONTRAST = 4.5

_SHAPE = re.compile(r"#[0-9a-f]{6}")


def check_brand(colour: str, *, field: str = "colour") -> None:
    """Pass silently if white text stands out on a colour such as `#1d4f5c`.

    Raises:
        RuleBroken: COLOUR_FORMAT or COLOUR_TOO_PALE.
    """
    if not _SHAPE.fullmatch(colour.lower()):
        raise RuleBroken(field, Broken.COLOUR_FORMAT)
    contrast = contrast_with_white(colour)
    if contrast < LEAST_CONTRAST:
        shown = math.floor(contrast * 10) / 10  # 4.46 must not read as the 4.5 it is short of
        raise RuleBroken(field, Broken.COLOUR_TOO_PALE, contrast=shown, least=LEAST_CONTRAST)


def contrast_with_white(colour: str) -> float:
    """Give the contrast ratio of a colour with white, 1 to 21, by WCAG's relative luminance."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - WCAG's own
