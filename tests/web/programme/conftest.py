"""What the tests of the work programme's pages are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flask import Flask

from tests.pages import PageClient
from tests.web.programme.panels import Panel, a_panel

if TYPE_CHECKING:
    from time_machine import Traveller


@pytest.fixture
def panel(app: Flask, client: PageClient, clock: Traveller) -> Panel:
    """A committee and its clerk, signed in, on the day of the sample's meeting."""
    del clock
    return a_panel(app, client)
