"""What few actions need is folded away, and opens when it holds something or an error."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.builders import sign_in
from tests.web.actions.scene import build

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.pages import PageClient

PARTS = {
    "Other posts that contribute": "contributing",
    "The minutes’ own words about when": "words",
    "Indicators it concerns": "indicators",
    "Who may read it, if it is private": "restriction",
}
GIVEN = {"wording": "", "due_kind": "none", "restriction": "open"}


def opened(page: str) -> set[str]:
    """The parts of the form that stand open."""
    found = re.findall(r"<details[^>]*\bopen\b[^>]*>.*?summary-text\">([^<(]+)", page, re.DOTALL)
    return {PARTS[each.strip()] for each in found if each.strip() in PARTS}


def test_everything_that_is_rarely_needed_is_folded_at_first(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = build(app)
    sign_in(client, scene.clerk)
    page = client.get(f"/items/{scene.item.public_id}/actions/new").text

    assert all(part in page for part in PARTS)
    assert opened(page) == set()


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"contributing": "POST"}, {"contributing"}),
        ({"words": "to the April meeting"}, {"words"}),
        ({"indicators": "INDICATOR"}, set()),  # its summary names what is chosen
        ({"indicators": "99999"}, {"indicators"}),
        ({"restriction": "exempt"}, {"restriction"}),
        ({"restriction": ""}, {"restriction"}),
        ({"restriction_ground": "paragraph 2"}, {"restriction"}),
    ],
)
def test_a_part_opens_when_it_holds_a_value_or_an_error(
    app: Flask, client: PageClient, clock: Traveller, sent: dict[str, str], expected: set[str]
) -> None:
    del clock
    scene = build(app)
    sign_in(client, scene.clerk)
    keys = {"POST": str(scene.other_post.id), "INDICATOR": str(scene.indicator.id)}
    data = GIVEN | {name: keys.get(value, value) for name, value in sent.items()}
    answer = client.post(f"/items/{scene.item.public_id}/actions/new", data=data)

    assert answer.status_code == 422
    assert opened(answer.text) == expected


def test_a_clerk_who_amends_reads_which_indicators_are_linked(
    app: Flask, client: PageClient, clock: Traveller
) -> None:
    del clock
    scene = build(app)
    sign_in(client, scene.clerk)
    page = client.get(f"{scene.address}/amend").text

    assert f"Indicators it concerns: {scene.indicator.name}" in page
    assert "indicators" not in opened(page)
