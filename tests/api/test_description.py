"""The description is true: what it calls possible is tried against the program, at random.

`make faults` tries each operation 200 times (`benchmarks/described.py`).
"""

from __future__ import annotations

import os
import warnings
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.api import programs
from tests.web.actions import scene
from tracker.api.description import description
from tracker.api.operation import OPERATIONS

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

EXAMPLES = int(os.environ.get("API_EXAMPLES", "5"))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.mark.parametrize("known", OPERATIONS, ids=lambda known: known.name)
def test_the_program_keeps_to_its_description(app: Flask, clock: Traveller, known: Any) -> None:
    del clock
    town = scene.build(app)
    token = programs.a_token(app, town.clerk)
    schema = schemathesis.openapi.from_dict(description())
    operation = schema.find_operation_by_id(known.name)
    places = {
        "code": "CSP",
        "year": "2013-14",
        "number": 1,
        "reference": town.indicator.reference,
        "public_id": town.meeting.public_id
        if known.path.startswith("/meetings")
        else town.item.public_id,
    }

    @given(case=operation.as_strategy())
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=[
            HealthCheck.data_too_large,
            HealthCheck.filter_too_much,
            HealthCheck.function_scoped_fixture,
            HealthCheck.too_slow,
        ],
        phases=[Phase.generate],
    )
    def keeps(case: Any) -> None:
        # Half the requests meet something that exists, so that they get past being not found.
        if len(str(case.body)) % 2 == 0:
            case.path_parameters |= {k: v for k, v in places.items() if k in case.path_parameters}
            case.headers["If-Match"] = "*"
        case.headers["Authorization"] = f"Bearer {token}"
        response = case.call(app=app)
        case.validate_response(response, checks=CHECKS)

    keeps()
