"""A council's own words for its chair and its action log stand on its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests import builders
from tracker.vocabulary import MemberRole

if TYPE_CHECKING:
    from flask import Flask

    from tests.pages import PageClient

SETTINGS = {
    "name": "Glen Council",
    "short_name": "Glen",
    "nation": "scotland",
    "log_name": "Rolling actions",
    "chair_word": "Convener",
    "colour": "#1d4f5c",
}


def test_the_councils_words_are_on_its_pages(client: PageClient, app: Flask) -> None:
    with app.app_context():
        clerk, committee = builders.a_clerk(), builders.a_committee()
        builders.seated(builders.a_person("Cass Hill"), committee, MemberRole.CHAIR)
        builders.seated(builders.a_person("Vi Dale"), committee, MemberRole.VICE_CHAIR)
        person = builders.seated(builders.a_person("Mo Moor"), committee)
        key = person.id
    builders.sign_in(client, clerk)
    usual = SETTINGS | {"nation": "england", "chair_word": "Chair"}
    for words in (usual, SETTINGS):
        assert client.post("/records/authority", data=words).status_code == 303
    committee_page = client.get("/committees/CSP").text

    assert ", convener</span>" in committee_page
    assert ", vice-convener</span>" in committee_page
    assert "Rolling actions</a>" in committee_page
    assert "Rolling actions: Safeguarding Panel" in client.get("/committees/CSP/action-log").text
    assert "Vice-convener</label>" in client.get("/committees/CSP/members/new").text.replace(
        "\n", ""
    ).replace("  ", "")
    assert "Chair</" not in client.get(f"/people/{key}").text
    told = client.get("/records/authority").text
    assert "Word for who chairs a committee changed from Chair to Convener" in told
    assert "Nation changed from England to Scotland" in told
