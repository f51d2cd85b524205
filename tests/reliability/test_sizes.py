"""What pages cost with 60 actions and with 6,000: as many statements, and no more rows than fit."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from benchmarks import scale
from tests.databases import Workshop, statements
from tracker.db import db
from tracker.models import Action, Meeting, Post
from tracker.queries.register import LONGEST_PAGE
from tracker.vocabulary import ActionStatus, MeetingStatus, Outcome, ReadingClass

if TYPE_CHECKING:
    from flask import Flask

    from tests.pages import PageClient

PASSWORD = "the password of a filled council"
SIZES = (60, 6_000)
MOST_STATEMENTS = 18
LARGEST = 400 * 1024
"""Bytes that no page may exceed, save the whole action log of a committee."""

PAGES = [
    ("public", "/"),
    ("clerk", "/"),
    ("officer", "/"),
    ("chair", "/"),
    ("member", "/"),
    ("public", "/actions"),
    ("clerk", "/actions"),
    ("clerk", "/actions?standing=overdue"),
    ("member", "/actions?standing=all&committee=C01&sort=agreed"),
    ("public", "/committees/C01/outstanding"),
    ("chair", "/committees/C01/outstanding"),
    ("public", "/committees/C01"),
    ("clerk", "/committees/C01"),
    ("public", "/committees"),
    ("public", "/actions/C02/2025-26/006"),
    ("officer", "/actions/C02/2025-26/006"),
    ("clerk", "/actions/C02/2025-26/006"),
    ("chair", "/actions/C02/2025-26/006"),
    ("public", "/committees/C01/action-log"),
    ("clerk", "/committees/C01/action-log"),
    ("public", "/committees/C01/figures"),
    ("public", "/committees/C01/recommendations"),
    ("clerk", "/committees/C01/programme"),
    ("public", "/indicators"),
    ("public", "/indicators/PI001"),
    ("clerk", "/meetings/meeting20/agenda"),
    ("chair", "/meetings/meeting20/briefing"),
    ("clerk", "/meetings"),
    ("clerk", "/jobs"),
    ("clerk", "/redactions"),
    ("clerk", "/records"),
]


def filled(app: Flask, workshop: Workshop, actions: int) -> dict[str, PageClient]:
    """A client for each kind of reader, in a council with so many actions."""
    workshop.put_back(app)
    with app.app_context():
        scale.fill(actions, app.extensions["passwords"].hash(PASSWORD))
        _make_alike()
    clients: dict[str, PageClient] = {}
    for who in ("public", "clerk", "officer", "chair", "member"):
        client: PageClient = app.test_client()  # pyright: ignore[reportAssignmentType] - make_app set the class
        if who != "public":
            sent = {"email": f"{who}@example.org", "password": PASSWORD}
            assert client.post("/sign-in", data=sent).status_code == 303
        clients[who] = client
    return clients


def _make_alike() -> None:
    """Give every list of every reader something to show, whatever the size."""
    days = {6: -10, 12: -3, 18: 2, 24: 90, 30: None, 36: -30}
    for key, days_from_now in days.items():
        due_on = None if days_from_now is None else scale.TODAY + timedelta(days=days_from_now)
        db.session.execute(
            update(Action)
            .where(Action.id == key)
            .values(
                committee_id=1,
                lead_post_id=1,
                status=ActionStatus.IN_PROGRESS,
                closed_on=None,
                outcome=None,
                due_on=due_on,
                answered_on=scale.TODAY if key == 36 else None,
                reading_class=ReadingClass.PUBLIC,
            )
        )
    closed = {"status": ActionStatus.CLOSED, "outcome": Outcome.COMPLETED, "committee_id": 1}
    since = {"closed_on": scale.TODAY - timedelta(days=3), "reading_class": ReadingClass.PUBLIC}
    db.session.execute(update(Action).where(Action.id == 42).values(**closed, **since))
    ahead = scale.TODAY + timedelta(days=12)
    coming = {"held_on": ahead, "status": MeetingStatus.SCHEDULED, "committee_id": 1}
    db.session.execute(update(Meeting).where(Meeting.id == 20).values(**coming))
    db.session.execute(update(Post).values(name_is_public=True))
    db.session.commit()


def test_pages_cost_as_many_statements_with_sixty_actions_as_with_six_thousand(
    app: Flask, workshop: Workshop
) -> None:
    costs: dict[int, dict[tuple[str, str], int]] = {}
    for size in SIZES:
        clients = filled(app, workshop, size)
        costs[size] = {}
        for who, address in PAGES:
            clients[who].get(address)
            with statements() as sent:
                answer = clients[who].get(address)
            assert answer.status_code == 200, (who, address)
            assert len(answer.data) < LARGEST, (who, address)
            read = [each for each in sent if each.lstrip().startswith("SELECT")]
            costs[size][who, address] = len(read)

    few, many = (costs[size] for size in SIZES)
    assert {key: (few[key], many[key]) for key in few if few[key] != many[key]} == {}
    assert {key: cost for key, cost in few.items() if cost > MOST_STATEMENTS} == {}


@pytest.mark.parametrize("size", SIZES)
def test_every_action_stands_on_one_page_of_the_register(
    app: Flask, workshop: Workshop, size: int
) -> None:
    client = filled(app, workshop, size)["clerk"]
    address: str | None = "/actions?year=2025-26"
    seen: list[str] = []
    pages = 0
    while address:
        page = client.get(address).text
        assert f"{size:,} actions<" in page or f"{size} actions<" in page
        rows = re.findall(r'app-table__main" href="([^"]+)"', page)
        assert 0 < len(rows) <= LONGEST_PAGE
        seen += rows
        pages += 1
        onward = re.search(r'href="([^"]+)"[^>]*rel="next"', page)
        address = onward[1].replace("&amp;", "&") if onward else None

    assert len(seen) == len(set(seen)) == size
    assert pages == -(-size // LONGEST_PAGE)
