"""Times of day as people type them."""

from __future__ import annotations

from datetime import time

import pytest

from tracker.web.fields.times import read_time


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("6:30pm", time(18, 30)),
        ("6.30 p.m.", time(18, 30)),
        ("6:30 PM", time(18, 30)),
        ("6pm", time(18)),
        ("18:30", time(18, 30)),
        ("18.30", time(18, 30)),
        ("1830", time(18, 30)),
        ("18:30:00", time(18, 30)),
        ("0930", time(9, 30)),
        ("9.05am", time(9, 5)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("12:15am", time(0, 15)),
        ("noon", time(12)),
        ("Midday", time(12)),
        ("midnight", time(0)),
    ],
)
def test_time_is_read_when_it_can_mean_one_thing(typed: str, meant: time) -> None:
    assert read_time(typed) == meant


@pytest.mark.parametrize(
    "typed", ["6", "930", "25:00", "18:61", "13pm", "0am", "half six", "6:3pm", "٦:٣٠pm", "6pmm"]
)
def test_time_is_refused_when_it_means_none_or_two(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the field says it in words
        read_time(typed)
