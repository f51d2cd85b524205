"""Figures that minutes name, beside the record's: quietly, and only where both are known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from flask import Flask

from tests import builders
from tests.pages import PageClient
from tracker.operations import indicators
from tracker.vocabulary import Basis, Frequency, Unit

if TYPE_CHECKING:
    from time_machine import Traveller


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (
            "Re-referrals stood at 24% against a target of 20%.",
            "the minutes say 24%, the record has 27%",
        ),
        ("Re-referrals stood at 27% against a target of 20%.", "27%, as in the record"),
        ("Re-referrals were discussed.", ""),
    ],
)
def test_a_figure_the_minutes_name_stands_beside_the_record(
    app: Flask, client: PageClient, clock: Traveller, minutes: str, words: str
) -> None:
    del clock
    with app.app_context():
        clerk = builders.a_clerk()
        meeting = builders.a_meeting(builders.a_committee(), clerk, date(2014, 1, 23))
        measure = builders.an_indicator(
            "CF3", "Re-referrals", unit=Unit.PERCENT, frequency=Frequency.MONTHLY, basis=Basis.FLOW
        )
        builders.made(
            lambda: indicators.add_figure(
                measure,
                None,
                area="own",
                period_start=date(2013, 11, 1),
                period_end=date(2013, 11, 30),
                value=27.0,
                published_on=date(2013, 12, 20),
                source="Monthly return",
            )
        )
        item = builders.an_item(meeting, clerk, minutes_source=minutes)
        builders.sign_in(client, clerk)
    for address in (f"/items/{item.public_id}/found", f"/items/{item.public_id}"):
        text = " ".join(client.get(address).get_data(as_text=True).split())
        if words:
            assert words in text
            assert "30 November 2013" in text
        else:
            assert "Figures the minutes name" not in text
