"""The hall that tests of a meeting's record begin in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.minutes.hall import Hall, built

if TYPE_CHECKING:
    from flask import Flask

    from tests.pages import PageClient


@pytest.fixture
def hall(app: Flask, client: PageClient, clock: object) -> Hall:
    """A meeting that is not published yet."""
    del clock
    return built(app, client)
