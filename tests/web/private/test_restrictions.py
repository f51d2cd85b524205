"""What is private is looked at again on its day: kept with a reason, or opened."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from tests import builders
from tests.web.minutes import hall as halls
from tests.web.private.parts import add_document, add_part
from tracker import clock as time_of_day
from tracker.db import db
from tracker.models import Action, AgendaItem, AuditEvent, Document, PrivatePart

if TYPE_CHECKING:
    from flask import Flask

    from tests.pages import PageClient

DUE = "private matter"


@pytest.fixture
def hall(app: Flask, client: PageClient) -> halls.Hall:
    return halls.built(app, client)


def test_what_is_due_is_listed_kept_and_off_the_list(app: Flask, hall: halls.Hall) -> None:
    with app.app_context():
        today = time_of_day.today()
        add_part(hall.open_item, hall.clerk, halls.SECRET, review_on=today)
        paper = add_document(
            hall.open_item,
            hall.clerk,
            halls.SECRET,
            restriction=hall.private.restriction,
            restriction_ground="Paragraph 3",
        )
    builders.sign_in(hall.client, hall.clerk)
    assert "1 private matter to look at again" in hall.client.get("/").text
    with app.app_context():
        for kind in (AgendaItem, Document, Action, PrivatePart):
            db.session.execute(
                kind.__table__.update()  # type: ignore[attr-defined]
                .where(kind.restriction != "open")
                .values(restriction_review_on=today - timedelta(days=1))
            )
        db.session.commit()
    assert "4 private matters to look at again" in hall.client.get("/").text
    page = hall.client.get("/private-matter").text
    assert halls.SECRET not in page
    keep = {
        "until_on-day": "1",
        "until_on-month": "3",
        "until_on-year": str(today.year + 1),
        "reason": "The case goes on",
    }
    for path in (
        f"/items/{hall.private.public_id}/keep-private",
        f"/items/{hall.open_item.public_id}/private/keep",
        f"/documents/{paper.public_id}/keep-private",
        f"/actions/{hall.action.reference}/keep-private",
    ):
        assert path in page
        assert "It does not become public by itself" in hall.client.get(path).text
        assert hall.client.post(path, data=keep | {"reason": ""}).status_code == 422
        past = keep | {"until_on-year": str(today.year - 1)}
        assert "must be after today" in hall.client.post(path, data=past).text
        assert hall.client.post(path, data=keep).status_code == 303
    assert "Nothing private is due" in hall.client.get("/private-matter").text
    assert "to look at again" not in hall.client.get("/").text
    with app.app_context():
        events = db.session.scalars(
            select(AuditEvent).where(AuditEvent.tag == "restriction_kept")
        ).all()
        assert {each.reason for each in events} == {"The case goes on"}
        until = date(today.year + 1, 3, 1).isoformat()
        assert {each.changes["restriction_review_on"][1] for each in events} == {until}
    again = f"/items/{hall.open_item.public_id}/keep-private"
    assert hall.client.post(again, data=keep).status_code == 422
