"""Attendance, declarations of interest and clerks' notes: what is recorded, and who may see it."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from tests import builders
from tests.web.minutes.hall import SECRET, Hall
from tracker.db import db
from tracker.models import ClerkNote, DeclaredInterest, WorkingCopy
from tracker.operations import attendance as operations
from tracker.queries import NotFoundError, actions


def sent(hall: Hall, **more: str) -> dict[str, str]:
    return {
        "version": "0",
        f"kind-{hall.chair.id}": "present",
        f"kind-{hall.member.id}": "apologies",
        f"substitute-{hall.member.id}": str(hall.other.id),
        "officers": "Olu Smith, Head of Roads\n\n  Pat Jones, Solicitor ",
        "guests": "Dr Ray, the health trust",
    } | more


def test_attendance_is_recorded_and_stands_with_the_minutes(hall: Hall) -> None:
    address = f"/meetings/{hall.meeting.public_id}"
    builders.sign_in(hall.client, hall.clerk)
    assert hall.client.get(f"{address}/attendance").status_code == 200
    assert hall.client.post(f"{address}/attendance", data=sent(hall)).status_code == 303
    page = hall.client.get(address).text
    assert "Cara Chair, Sid Standing-In (substitute for Mo Member)" in " ".join(page.split())
    assert "Olu Smith, Head of Roads; Pat Jones, Solicitor" in page
    for reader in (None, hall.member):
        assert "Olu Smith" not in hall.read(reader, address)[1], "shown before it was published"
    hall.publish()
    for reader in (None, hall.member):
        assert "Olu Smith" in hall.read(reader, address)[1]
    builders.sign_in(hall.client, hall.clerk)
    late = hall.client.post(f"{address}/attendance", data=sent(hall))
    assert late.status_code == 422


def test_who_recorded_meanwhile_is_not_overwritten(hall: Hall) -> None:
    address = f"/meetings/{hall.meeting.public_id}/attendance"
    builders.sign_in(hall.client, hall.clerk)
    assert hall.client.post(address, data=sent(hall)).status_code == 303
    late = hall.client.post(address, data=sent(hall, guests="Late entry"))
    assert late.status_code == 409
    assert "Late entry" in late.text
    assert "Dr Ray" in late.text
    twice = sent(hall) | {f"substitute-{hall.chair.id}": str(hall.other.id)}
    with hall.app.app_context():
        from tracker.queries.attendance import stamp_of

        twice["version"] = str(stamp_of(hall.meeting.id))
    refused = hall.client.post(address, data=twice)
    assert refused.status_code == 422
    assert "entered twice" in refused.text


def test_a_declared_interest_keeps_private_matter_from_who_declared_it(hall: Hall) -> None:
    hall.publish()
    item = f"/items/{hall.private.public_id}"
    action = f"/actions/{hall.action.reference}"
    for person in (hall.member, hall.chair):
        assert SECRET in hall.read(person, item)[1]
        assert hall.read(person, action)[0] == 200
        hall.declare(person, hall.private)
        status, text = hall.read(person, item)
        assert (status, SECRET in text) == (200, False)
        assert "A lease" in text
        for path in (f"/meetings/{hall.meeting.public_id}", "/actions", "/", "/actions.csv"):
            assert SECRET not in hall.read(person, path)[1], path
        assert hall.read(person, action)[0] == 404
        assert hall.read(person, f"{item}/minutes/versions")[0] == 404
    assert SECRET in hall.read(hall.clerk, item)[1]


def test_a_chair_who_declared_an_interest_reads_no_private_draft(hall: Hall) -> None:
    hall.declare(hall.chair, hall.private)
    status, text = hall.read(hall.chair, f"/items/{hall.private.public_id}")
    assert (status, SECRET in text) == (200, False)
    assert SECRET not in hall.read(hall.chair, f"/meetings/{hall.meeting.public_id}")[1]
    with hall.app.app_context():
        reader = builders.as_reader(hall.chair)
        with pytest.raises(NotFoundError):
            actions.get(reader, hall.action.code, hall.action.year, hall.action.number)


def test_an_interest_in_an_open_item_changes_nothing_of_what_is_read(hall: Hall) -> None:
    hall.publish()
    hall.declare(hall.member, hall.open_item)
    assert "Noted." in hall.read(hall.member, f"/items/{hall.open_item.public_id}")[1]
    assert SECRET in hall.read(hall.member, f"/items/{hall.private.public_id}")[1]


def test_declarations_are_entered_published_and_taken_back(hall: Hall) -> None:
    builders.sign_in(hall.client, hall.clerk)
    address = f"/items/{hall.private.public_id}/interests/new"
    data = {"person": str(hall.member.id), "kind": "other", "nature": "Zqnaturexv"}
    wrong = hall.client.post(address, data=data | {"has_returned": "yes", "once": "a"})
    assert wrong.status_code == 422
    assert hall.client.post(address, data=data | {"once": "b"}).status_code == 303
    attendance = f"/meetings/{hall.meeting.public_id}/attendance"
    assert "Zqnaturexv" in hall.client.get(attendance).text
    hall.publish()
    meeting = f"/meetings/{hall.meeting.public_id}"
    for reader in (None, hall.member):
        assert "Zqnaturexv" not in hall.read(reader, meeting)[1], "of a private item"
    assert "Zqnaturexv" in hall.read(hall.chair, meeting)[1]
    with hall.app.app_context():
        key = db.session.scalar(select(DeclaredInterest.id))
    back = f"/items/{hall.private.public_id}/interests/{key}/withdraw"
    assert hall.read(hall.member, meeting)[0] == 200
    assert hall.client.post(back).status_code in {403, 404}
    builders.sign_in(hall.client, hall.clerk)
    assert hall.client.post(back).status_code == 303
    assert SECRET in hall.read(hall.member, f"/items/{hall.private.public_id}")[1]


def test_notes_are_their_authors_own_and_are_disposed_of(hall: Hall) -> None:
    builders.sign_in(hall.client, hall.clerk)
    address = f"/items/{hall.open_item.public_id}/notes"
    assert hall.client.post(address, data={"note": "Zqnotexv"}).status_code == 303
    assert "Zqnotexv" in hall.client.get(address).text
    with hall.app.app_context():
        second = builders.a_clerk("Bea Cole")
    assert "Zqnotexv" not in hall.read(second, address)[1]
    for path in (f"/items/{hall.open_item.public_id}", f"/meetings/{hall.meeting.public_id}"):
        assert "Zqnotexv" not in hall.read(hall.clerk, path)[1]
    assert hall.read(hall.chair, address)[0] == 403
    with hall.app.app_context():
        actor = builders.as_reader(hall.clerk)
        builders.made(lambda: operations.dispose(builders.loaded(hall.meeting, actor), actor))
        for table in (ClerkNote, WorkingCopy):
            assert db.session.scalar(select(func.count()).select_from(table)) == 0


def test_notes_are_kept_while_they_are_typed(hall: Hall) -> None:
    builders.sign_in(hall.client, hall.clerk)
    address = f"/items/{hall.open_item.public_id}/notes/keep"
    sent = {"writer": str(hall.clerk.id), "note": "Zqnotexv"}
    kept = hall.client.post(address, data=sent)
    assert kept.status_code == 200
    assert kept.json is not None
    assert kept.json["saved"]
    editor = f"/meetings/{hall.meeting.public_id}/minutes?item={hall.open_item.public_id}"
    assert "Zqnotexv" in hall.client.get(editor).text
    assert hall.client.post(address, data=sent | {"note": "x" * 50_001}).status_code == 422
    with hall.app.app_context():
        second = builders.a_clerk("Bea Cole")
    assert "Zqnotexv" not in hall.read(second, editor)[1]
    late = hall.client.post(address, data=sent)
    assert late.status_code == 409, "somebody else signed in: notes are a person's own"
    assert hall.read(hall.chair, editor)[0] == 403


def test_everybody_is_present_until_said_otherwise(hall: Hall) -> None:
    builders.sign_in(hall.client, hall.clerk)
    page = hall.client.get(f"/meetings/{hall.meeting.public_id}/attendance").text
    assert page.count('value="present" checked') == 2
