"""What lists show, page by page, at what cost; and what need not be sent again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests import builders
from tests.api import programs
from tests.databases import statements
from tests.web.actions import scene
from tracker.api.limits import LIMITS, Limits

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.web.actions.scene import Scene

ACTION = "/actions/CSP/2013-14/001"


@pytest.fixture
def town(app: Flask, clock: Traveller) -> Scene:
    del clock
    return scene.build(app)


def more(town: Scene, number: int) -> None:
    with town.app.app_context():
        for each in range(number):
            builders.an_action(
                town.committee,
                town.meeting,
                town.clerk,
                f"Further action {each}",
                item=town.item,
                lead_post_id=town.post.id,
            )


def shown(asks: programs.Program, path: str) -> dict[str, Any]:
    answer = asks.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.json is not None
    return answer.json


@pytest.mark.parametrize("sort", ["due", "reference", "committee", "agreed"])
def test_pages_follow_one_another_in_a_stable_order(app: Flask, town: Scene, sort: str) -> None:
    more(town, 6)
    asks = programs.of(app, town.clerk)
    whole = [each["reference"] for each in shown(asks, f"/actions?sort={sort}")["actions"]]

    forward: list[str] = []
    page, previous = shown(asks, f"/actions?sort={sort}&limit=3"), ""
    assert page["previous"] is None
    while True:
        forward += [each["reference"] for each in page["actions"]]
        if page["next"] is None:
            break
        page = shown(asks, page["next"])
        previous = page["previous"]
    assert forward == whole
    assert [each["reference"] for each in shown(asks, previous)["actions"]] == whole[3:6]


def test_links_name_the_neighbours(app: Flask, town: Scene) -> None:
    more(town, 4)
    asks = programs.of(app, town.clerk)
    first = asks.get("/actions?limit=2")
    assert first.headers["Link"].endswith('; rel="next"')
    second = asks.get(first.json["next"])
    assert 'rel="prev"' in second.headers["Link"]
    assert 'rel="next"' in second.headers["Link"]


@pytest.mark.parametrize(
    "query",
    [
        "cursor=x",
        "cursor=%00",
        "cursor=ZHVlCmFmdGVyCngAXzE",
        "sort=nothing",
        "standing=late",
        "limit=101",
        "limit=x",
        "owner=-1",
        "owner=99999999999",
        "nothing=known",
        "committee=XYZ",
        "indicator=NONE",
        "meeting=zzzz",
    ],
)
def test_a_query_that_is_not_understood_is_refused(app: Flask, town: Scene, query: str) -> None:
    answer = programs.of(app, town.clerk).get(f"/actions?{query}")

    assert answer.status_code == 422, answer.text
    assert answer.json is not None
    assert answer.json["errors"]


def test_filters_find_what_the_register_finds(app: Flask, town: Scene) -> None:
    more(town, 2)
    asks = programs.of(app, town.clerk)

    def found(query: str) -> list[str]:
        rows = shown(asks, f"/actions?{query}")["actions"]
        return [each["reference"][-3:] for each in rows]

    assert found("words=further") == ["002", "003"]
    assert found("indicator=cf1") == ["001"]
    assert found(f"meeting={town.meeting.public_id}&standing=on_track") == ["001"]
    assert found("standing=on_track&standing=no_date") == ["001", "002", "003"]
    assert found("committee=csp&year=2013-14&owner=0") == []


@pytest.mark.parametrize(
    "path", ["/actions", "/meetings", "/committees", "/indicators", "/posts", ACTION]
)
def test_what_is_known_is_not_sent_again(app: Flask, town: Scene, path: str) -> None:
    town.publish()
    for asks in (programs.of(app, town.clerk), programs.Program(app)):
        tag = asks.get(path).headers["ETag"]
        again = asks.get(path, headers={"If-None-Match": tag})
        assert (again.status_code, again.data) == (304, b"")
        assert asks.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def counted_afresh(app: Flask) -> None:
    """Let neither request be the twentieth, which notes how often its token asked."""
    app.extensions[LIMITS] = Limits()


@pytest.mark.parametrize("path", ["/actions?limit=100", "/meetings/{meeting}", "/items/{item}"])
def test_a_list_costs_the_same_with_many_rows(app: Flask, town: Scene, path: str) -> None:
    asks = programs.of(app, town.clerk)
    path = path.format(meeting=town.meeting.public_id, item=town.item.public_id)
    more(town, 3)
    shown(asks, path)
    counted_afresh(app)
    with statements() as few:
        shown(asks, path)
    more(town, 30)

    counted_afresh(app)
    with statements() as many:
        assert len(shown(asks, path)["actions"]) == 34

    assert len(many) == len(few)
    assert len(many) < 12


def test_meetings_come_page_by_page(app: Flask, town: Scene) -> None:
    asks = programs.of(app, town.clerk)
    assert len(shown(asks, "/meetings?committee=csp&since=2014-01-01")["meetings"]) == 1
    assert shown(asks, "/meetings?until=2013-01-01")["meetings"] == []
    assert asks.get("/meetings?since=0").status_code == 422
    assert asks.get("/meetings?cursor=zz").status_code == 422


def test_the_description_is_read_by_people_too(app: Flask, town: Scene) -> None:
    del town
    page = app.test_client().get("/api/docs")
    assert page.status_code == 200
    assert "If-Match" in page.text
    described = programs.Program(app).get("/openapi.json")
    assert described.json is not None
    assert described.json["openapi"].startswith("3.1")
