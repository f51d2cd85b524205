"""Movers, seconders and votes: what is recorded, how it is read, and who may see it."""

from __future__ import annotations

import re
import secrets
from io import BytesIO

import docx
from sqlalchemy import func, select

from tests import builders
from tests.databases import statements
from tests.web.minutes.hall import Hall
from tracker import clock as time_of_day
from tracker.db import db
from tracker.models import RecordedVote
from tracker.operations import attendance
from tracker.operations.attendance import Entry
from tracker.vocabulary.attendance import AttendanceKind

MOVER = "Zqmoverxv"


def told(text: str) -> str:
    """The words of a page without its marks, single spaces between them."""
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"</?strong>", "", text)).split())


def record(hall: Hall, item: str, **data: str) -> int:
    builders.sign_in(hall.client, hall.clerk)
    given = {"outcome": "carried", "once": secrets.token_urlsafe(8)} | data
    return hall.client.post(f"/items/{item}/votes/new", data=given).status_code


def voter(hall: Hall, item: str, name: str) -> str:
    """The name of the field about a voter."""
    page = hall.client.get(f"/items/{item}/votes/new").text
    legend = page.index(name, page.index("app-attendance__member"))
    found = re.search(r'name="(voter-\d+)"', page[legend:])
    assert found
    return found[1]


def test_a_vote_is_recorded_and_stands_with_the_minutes(hall: Hall) -> None:
    item, meeting = hall.open_item.public_id, f"/meetings/{hall.meeting.public_id}"
    data = {"moved_by": "Cara Chair", "seconded_by": "Mo Member", "motion": "An amendment"}
    numbers = {"votes_for": "5", "votes_against": "2", "votes_abstained": "1"}
    assert record(hall, item, **data, **numbers) == 303
    line = (
        "An amendment Moved by Cara Chair, seconded by Mo Member. "
        "Carried: for 5, against 2, abstained 1."
    )
    editor = told(hall.client.get(f"{meeting}/minutes?item={item}").text)
    assert line in editor
    for reader in (None, hall.member):
        for path in (meeting, f"/items/{item}"):
            assert "Cara Chair, seconded" not in hall.read(reader, path)[1], "before publishing"
    hall.publish()
    for reader in (None, hall.member, hall.chair):
        for path in (meeting, f"/items/{item}"):
            assert line in told(hall.read(reader, path)[1]), path
    assert record(hall, item, **data) == 422, "published minutes were changed"


def test_a_recorded_vote_is_counted_by_name(hall: Hall) -> None:
    with hall.app.app_context():
        actor = builders.as_reader(hall.clerk)
        there = [
            Entry(AttendanceKind.PRESENT, hall.chair.id),
            Entry(AttendanceKind.APOLOGIES, hall.member.id),
            Entry(AttendanceKind.SUBSTITUTE, hall.other.id, hall.member.id),
        ]
        builders.made(
            lambda: attendance.record_attendance(
                builders.loaded(hall.meeting, actor), there, actor, seen_stamp=0
            )
        )
    item = hall.open_item.public_id
    builders.sign_in(hall.client, hall.clerk)
    form = hall.client.get(f"/items/{item}/votes/new").text
    assert "Mo Member" not in form, "who was away is offered"
    names = {
        voter(hall, item, "Cara Chair"): "for",
        voter(hall, item, "Sid Standing-In"): "against",
    }
    assert record(hall, item, **names) == 422, "a tie was carried"
    assert record(hall, item, **names, votes_for="3") == 422
    assert record(hall, item, **names, by_casting_vote="yes") == 303
    hall.publish()
    text = told(hall.read(None, f"/items/{item}")[1])
    assert "Carried by the chair’s casting vote: for 1, against 1, abstained 0." in text
    assert "For: Cara Chair" in text
    assert "Against: Sid Standing-In" in text


def test_votes_of_a_private_item_are_masked_as_its_minutes_are(hall: Hall) -> None:
    item = hall.private.public_id
    assert record(hall, item, moved_by=MOVER) == 303
    hall.publish()
    paths = (f"/meetings/{hall.meeting.public_id}", f"/items/{item}")
    for path in paths:
        assert MOVER not in hall.read(None, path)[1]
        assert MOVER not in hall.read(hall.other, path)[1]
        assert MOVER in hall.read(hall.member, path)[1]
    hall.declare(hall.member, hall.private)
    for path in paths:
        assert MOVER not in hall.read(hall.member, path)[1], "to who declared an interest"
    with hall.app.app_context():
        key = db.session.scalar(select(RecordedVote.id))
    for verb in ("change", "withdraw"):
        address = f"/items/{item}/votes/{key}/{verb}"
        assert hall.client.post(address, data={"outcome": "lost"}).status_code == 404
        other = f"/items/{hall.open_item.public_id}/votes/{key}/{verb}"
        builders.sign_in(hall.client, hall.clerk)
        assert hall.client.post(other, data={"outcome": "lost"}).status_code == 404
        builders.sign_in(hall.client, hall.member)


def test_papers_print_votes_and_never_those_of_private_items_for_everybody(hall: Hall) -> None:
    data = {"moved_by": "Cara Chair", "votes_for": "5", "votes_against": "2"}
    assert record(hall, hall.open_item.public_id, **data) == 303
    assert record(hall, hall.private.public_id, moved_by=MOVER) == 303
    hall.publish()

    def paper(what: str) -> str:
        answer = hall.client.get(f"/meetings/{hall.meeting.public_id}/{what}.docx")
        assert answer.status_code == 200
        return "\n".join(each.text for each in docx.Document(BytesIO(answer.data)).paragraphs)

    assert "Moved by Cara Chair. Carried: for 5, against 2." in paper("minutes")
    assert MOVER not in paper("minutes")
    builders.sign_in(hall.client, hall.member)
    assert f"Moved by {MOVER}. Carried." in paper("private-minutes")


def test_a_vote_is_changed_and_taken_back(hall: Hall) -> None:
    item = hall.open_item.public_id
    assert record(hall, item, moved_by="Cara Chiar", votes_for="4") == 303
    with hall.app.app_context():
        key = db.session.scalar(select(RecordedVote.id))
    address = f"/items/{item}/votes/{key}/change"
    assert 'value="Cara Chiar"' in hall.client.get(address).text
    data = {"moved_by": "Cara Chair", "votes_for": "4", "outcome": "carried"}
    assert hall.client.post(address, data=data | {"once": "a"}).status_code == 303
    late = hall.client.post(address, data=data | {"once": "b", "moved_by": "Somebody"})
    assert late.status_code == 422
    assert "meanwhile" in late.text
    assert 'value="Somebody"' in late.text
    page = hall.client.get(f"/items/{item}").text
    assert "Cara Chair" in page
    assert "Cara Chiar" not in page
    assert "Mover or votes corrected" in page
    with hall.app.app_context():
        newest = db.session.scalar(select(func.max(RecordedVote.id)))
    assert hall.client.post(f"/items/{item}/votes/{newest}/withdraw").status_code == 303
    assert "Moved by" not in hall.client.get(f"/items/{item}").text


def test_pages_ask_for_votes_only_where_some_are_recorded(hall: Hall) -> None:
    hall.publish()
    address = f"/items/{hall.open_item.public_id}"
    hall.read(None, address)
    with statements() as without:
        hall.client.get(address)
    assert not any("recorded_vote.motion" in statement for statement in without)


def test_who_has_typed_and_not_saved_stands_before_publishing(hall: Hall) -> None:
    from tracker.operations import working_copies
    from tracker.queries import items

    with hall.app.app_context():
        second = builders.a_clerk("Bea Cole")
        actor = builders.as_reader(second)
        builders.agenda_published(hall.meeting, hall.clerk)
        builders.made(
            lambda: working_copies.keep(
                items.get(actor, hall.open_item.public_id),
                "Zqtypedxv",
                actor,
                time_of_day.now(),
                base_revision_id=None,
            )
        )
    page = hall.read(hall.clerk, f"/meetings/{hall.meeting.public_id}/minutes/publish")[1]
    assert "Bea Cole has text under item 7 that is not saved" in page
    assert "Zqtypedxv" not in page
