"""Expected values kept beside the checkout, for those who have them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "data" / "indicators"


@pytest.fixture(scope="session")
def vectors() -> dict[str, Any]:
    path = FOLDER / "test_vectors.json"
    if not path.exists():
        pytest.skip("the full table of expected values is not beside the checkout")
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def made_up_months() -> dict[str, list[float]]:
    """Values in order of time, by code of the indicator."""
    path = FOLDER / "illustrative_monthly_2012_2015.csv"
    if not path.exists():
        pytest.skip("the made-up months are not beside the checkout")
    found: dict[str, list[float]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["indicator"], []).append(float(row["value"]))
    return found
