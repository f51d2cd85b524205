"""Colours that white text can be read on, by published contrast ratios."""

from __future__ import annotations

import pytest

from tracker.rules.colours import check_brand, contrast_with_white
from tracker.rules.errors import Broken, RuleBroken


@pytest.mark.parametrize(
    ("colour", "contrast"),
    [("#ffffff", 1.0), ("#000000", 21.0), ("#767676", 4.54), ("#777777", 4.48), ("#ff0000", 4.0)],
)
def test_contrast_is_that_of_the_guidelines(colour: str, contrast: float) -> None:
    assert contrast_with_white(colour) == pytest.approx(contrast, abs=0.005)


@pytest.mark.parametrize("colour", ["#1d4f5c", "#1D4F5C", "#767676"])
def test_dark_colour_passes(colour: str) -> None:
    check_brand(colour)


@pytest.mark.parametrize(
    ("colour", "code"),
    [
        ("#777777", Broken.COLOUR_TOO_PALE),
        ("", Broken.COLOUR_FORMAT),
        ("#fff", Broken.COLOUR_FORMAT),
        ("1d4f5c", Broken.COLOUR_FORMAT),
        ("#1d4f5c;", Broken.COLOUR_FORMAT),
        ("#1d4f5c\n", Broken.COLOUR_FORMAT),
    ],
)
def test_colour_is_refused(colour: str, code: Broken) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_brand(colour)
    assert refused.value.code is code
