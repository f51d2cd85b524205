"""Excluding the public, and what they are told instead: recorded in a step, shown as they may see it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest

from tests import builders
from tests.web.minutes import hall as halls
from tests.web.private.parts import add_part
from tracker import clock as time_of_day
from tracker.operations import exclusions
from tracker.queries import meetings
from tracker.vocabulary import Restriction
from tracker.vocabulary.privacy import Exclusion

if TYPE_CHECKING:
    from flask import Flask

    from tests.pages import PageClient
    from tracker.models import AgendaItem


@pytest.fixture
def hall(app: Flask, client: PageClient) -> halls.Hall:
    return halls.built(app, client)


def confidential(hall: halls.Hall) -> AgendaItem:
    with hall.app.app_context():
        return builders.an_item(
            hall.meeting,
            hall.clerk,
            f"An order about {halls.SECRET}",
            number="9",
            minutes_source=f"The order about {halls.SECRET}.",
            restriction=Restriction.CONFIDENTIAL,
            restriction_ground="Court order of 3 March 2014",
            public_title="An order",
        )


def test_a_resolution_and_a_summary_are_recorded_and_shown(hall: halls.Hall) -> None:
    order = confidential(hall)
    here = f"/meetings/{hall.meeting.public_id}"
    with hall.app.app_context():
        builders.agenda_published(hall.meeting, hall.clerk)
    builders.sign_in(hall.client, hall.clerk)
    private = f"{here}/private-matter"
    assert private in hall.client.get(f"{here}/minutes").text
    text = hall.client.get(private).text
    assert "None needed: section 100A(2)" in text
    assert halls.SECRET not in text
    blocked = hall.client.post(f"{here}/minutes/publish")
    assert blocked.status_code == 422
    assert "Item 8 needs a summary for the public" in blocked.text
    assert "No resolution to exclude the public is recorded" in blocked.text

    nothing = hall.client.post(private, data={"outcome": "agreed"})
    assert "Select at least one item" in nothing.text
    law = {"items": str(order.id), "outcome": "agreed"}
    assert hall.client.post(private, data=law).status_code == 422
    sent = {"items": str(hall.private.id), "outcome": "agreed", "moved_by": "Mo Member"}
    sent["seconded_by"] = "Cara Chair"
    assert hall.client.post(private, data=sent).status_code == 303

    tell = f"/items/{hall.private.public_id}/public-record"
    empty = hall.client.post(tell, data={"kind": "summary", "summary": " "})
    assert "Enter the summary for the public" in empty.text
    told = {"kind": "summary", "summary": "The lease was **agreed**."}
    assert hall.client.post(tell, data=told).status_code == 303
    state = {"kind": "statement"}
    assert hall.client.post(f"/items/{order.public_id}/public-record", data=state).location
    assert "agreed</strong>" not in hall.read(None, here)[1]

    builders.sign_in(hall.client, hall.clerk)
    meant = {"meant": str(hall.action.id)}
    assert hall.client.post(f"{here}/minutes/publish", data=meant).status_code == 303
    for path in (here, f"/items/{hall.private.public_id}"):
        seen = hall.read(None, path)[1]
        assert "under section 100A(4), Local Government Act 1972 the public be excluded" in seen
        assert "Moved by Mo Member, seconded by Cara Chair." in seen
        assert "The lease was <strong>agreed</strong>." in seen
        assert halls.SECRET not in seen
    assert "fair and coherent record" in hall.read(None, here)[1]
    builders.sign_in(hall.client, hall.clerk)
    assert hall.client.post(private, data=sent).status_code == 422
    assert hall.client.post(tell, data=told).status_code == 422


def test_a_refusal_is_recorded_and_can_be_taken_back(hall: halls.Hall) -> None:
    here = f"/meetings/{hall.meeting.public_id}"
    builders.sign_in(hall.client, hall.clerk)
    sent = {"items": str(hall.private.id), "outcome": "refused"}
    hall.client.post(f"{here}/private-matter", data=sent)
    assert "did not agree to exclude the public" in hall.client.get(f"{here}/private-matter").text
    with hall.app.app_context():
        builders.agenda_published(hall.meeting, hall.clerk)
    assert "this is still private" in hall.client.get(f"{here}/minutes/publish").text
    hall.client.post(f"/items/{hall.private.public_id}/exclusion/withdraw")
    assert "Not recorded yet" in hall.client.get(f"{here}/private-matter").text


def test_nothing_is_told_of_what_is_open(hall: halls.Hall) -> None:
    builders.sign_in(hall.client, hall.clerk)
    answer = hall.client.get(f"/items/{hall.open_item.public_id}/public-record")
    assert answer.status_code == 303


def test_papers_name_a_private_part_and_the_private_paper_prints_it(
    app: Flask, hall: halls.Hall
) -> None:
    item = hall.open_item
    with app.app_context():
        clerk = builders.as_reader(hall.clerk)
        add_part(item, hall.clerk, halls.SECRET)
        builders.made(
            lambda: exclusions.record(
                meetings.get(clerk, hall.meeting.public_id),
                [item.id, hall.private.id],
                Exclusion.AGREED,
                "Mo Member",
                "",
                clerk,
                time_of_day.now(),
            )
        )
    hall.publish()
    for what in ("agenda", "minutes"):
        public = paper(hall, what)
        assert "A part of this item is private: Paragraph 3." in public
        assert halls.SECRET not in public
        hidden = paper(hall, f"private-{what}")
        assert f"To hear {halls.SECRET}." in hidden or f"{halls.SECRET} was heard." in hidden
    public = paper(hall, "minutes")
    assert "Moved by Mo Member." in public
    assert "fair and coherent record" in public
    hall.declare(hall.member, item)
    hall.declare(hall.member, hall.private)
    path = f"/meetings/{hall.meeting.public_id}/private-minutes.docx"
    assert hall.read(hall.member, path)[0] == 404


def paper(hall: halls.Hall, what: str) -> str:
    builders.sign_in(hall.client, hall.clerk)
    answer = hall.client.get(f"/meetings/{hall.meeting.public_id}/{what}.docx")
    assert answer.status_code == 200, what
    return "\n".join(each.text for each in docx.Document(BytesIO(answer.data)).paragraphs)
