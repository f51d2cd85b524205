"""Lists write an action's address by hand; it must be the one the routes know."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from flask import url_for

from tracker.web.actions.blueprint import address

if TYPE_CHECKING:
    from flask import Flask


@pytest.mark.parametrize("number", [1, 42, 1234])
def test_an_address_in_a_list_is_the_routes_own(app: Flask, number: int) -> None:
    parts = {"code": "CSP", "year": "2013-14", "number": number}
    verbs = {"show": "", "support": "/support", "return": "/return", "update": "/update"}
    with app.test_request_context():
        for verb, ending in verbs.items():
            written = address(SimpleNamespace(**parts)) + ending
            endpoint = f"actions.{verb}_action"
            assert written == url_for(endpoint, code="CSP", year="2013-14", number=number)
