"""Minutes corrected, confirmed at a later meeting, signed, and then locked."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from flask import current_app
from sqlalchemy import func, select

from tests import builders as b
from tracker import clock as house_clock
from tracker.db import db
from tracker.documents.incoming import StoredFile, take_in
from tracker.models import AgendaItem, ClerkNote, Confirmation, Meeting, Person, WorkingCopy
from tracker.operations import attendance, documents, items, meetings, minutes
from tracker.operations.attendance import Entry
from tracker.operations.documents import DocumentWords
from tracker.operations.items import ItemWords
from tracker.queries import items as item_queries
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import DocumentSlot, ItemKind, MemberRole, Restriction
from tracker.vocabulary.attendance import AttendanceKind, InterestKind

if TYPE_CHECKING:
    from flask import Flask
    from time_machine import Traveller

    from tests.pages import PageClient

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
FIRST, SECOND = date(2014, 1, 23), date(2014, 4, 24)


@dataclass(frozen=True)
class Town:
    """Two meetings; the minutes of the first are published."""

    clerk: Person
    chair: Person
    first: Meeting
    second: Meeting
    item: AgendaItem
    private: AgendaItem
    place: AgendaItem


@pytest.fixture
def town(app: Flask, clock: Traveller) -> Town:
    with app.app_context():
        clerk = b.a_clerk()
        committee = b.a_committee()
        chair = b.seated(b.a_person("Cora Chair"), committee, MemberRole.CHAIR)
        first, second = b.a_meeting(committee, clerk, FIRST), b.a_meeting(committee, clerk, SECOND)
        item = b.an_item(first, clerk, minutes_source="They agreed to visit **three** homes.")
        private = b.an_item(
            first,
            clerk,
            "A family",
            "The Zqfamily was named twice.",
            restriction=Restriction.EXEMPT,
            restriction_ground="Paragraph 2",
            public_title="A private matter",
        )
        place = b.an_item(second, clerk, "Minutes of the last meeting", kind=ItemKind.MINUTES)
        b.an_item(second, clerk, "Something else")
        b.agenda_published(first, clerk)
        b.minutes_published(first, clerk)
        clock.shift(timedelta(days=91))
        return Town(clerk, chair, first, second, item, private, place)


def correct(client: PageClient, town: Town, old: str, new: str, item: AgendaItem | None = None):  # noqa: ANN201 - a response
    return client.post(
        f"/meetings/{town.first.public_id}/minutes/corrections",
        data={"item": (item or town.item).public_id, "old_words": old, "new_words": new},
    )


def confirm(client: PageClient, town: Town, **fields: Any):  # noqa: ANN201 - a response
    given = {"place": town.place.id, "president_id": town.chair.id, "president": ""} | fields
    return client.post(f"/meetings/{town.first.public_id}/minutes/confirm", data=given)


def read(client: PageClient, address: str) -> str:
    return client.get(address).get_data(as_text=True)


def test_minutes_are_corrected_beside_the_draft_and_confirmed_at_a_later_meeting(
    client: PageClient, town: Town
) -> None:
    b.sign_in(client, town.clerk)
    here = f"/meetings/{town.first.public_id}"

    assert correct(client, town, "visit three homes", "visit two homes").status_code == 303
    assert correct(client, town, "Zqfamily", "Zqother family", town.private).status_code == 303
    assert "Confirm the minutes" in read(client, here)
    assert "Correct the minutes" in read(client, here)
    page = read(client, f"{here}/minutes/confirm")
    assert "24 April 2014" in page
    assert "Minutes of the last meeting" in page
    assert "Something else" not in page
    assert confirm(client, town).status_code == 303

    client.post("/sign-out")
    public = read(client, here)
    assert "Confirmed on 24 April 2014" in public
    assert "with 1 correction, signed by Cora Chair" in public
    assert "visit <strong>three</strong> homes" in public
    assert "visit two homes" in public
    assert "Zqfamily" not in public
    assert "Zqother" not in public
    corrected = read(client, f"{here}/minutes/corrected")
    assert "agreed to visit two homes." in corrected
    assert "three" not in corrected
    assert "Zq" not in corrected
    assert "visit two homes" in read(client, f"/items/{town.item.public_id}")


def test_corrections_are_for_clerks_until_the_minutes_are_confirmed(
    client: PageClient, town: Town
) -> None:
    b.sign_in(client, town.clerk)
    correct(client, town, "visit three homes", "visit Zqtwo homes")
    here = f"/meetings/{town.first.public_id}"
    assert "Zqtwo" in read(client, f"{here}/minutes/corrections")

    for person in (town.chair, None):
        client.post("/sign-out")
        if person:
            b.sign_in(client, person)
        assert client.get(f"{here}/minutes/corrected").status_code == 404
        for address in (here, f"/items/{town.item.public_id}"):
            assert "Zqtwo" not in read(client, address)


def test_a_correction_entered_by_mistake_is_withdrawn(client: PageClient, town: Town) -> None:
    b.sign_in(client, town.clerk)
    correct(client, town, "three", "two")
    page = read(client, f"/meetings/{town.first.public_id}/minutes/corrections")
    address = page.split('action="/items/')[1].split('"')[0]

    assert client.post(f"/items/{address}").status_code == 303
    assert "No correction is recorded" in read(
        client, f"/meetings/{town.first.public_id}/minutes/corrections"
    )
    assert client.post(f"/items/{address}").status_code == 404


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"place": ""}, "Select the item under which"),
        ({"president_id": ""}, "Select who presided, or enter their name"),
        ({"president": "Somebody Else"}, "Select who presided, or enter their name, not both"),
    ],
)
def test_a_confirmation_that_says_too_little_is_refused(
    client: PageClient, town: Town, fields: dict[str, str], says: str
) -> None:
    b.sign_in(client, town.clerk)
    answer = confirm(client, town, **fields)

    assert answer.status_code == 422
    assert says in answer.text


def test_minutes_wait_for_a_later_meeting_that_was_held(
    client: PageClient, town: Town, clock: Traveller
) -> None:
    clock.shift(timedelta(days=-30))
    b.sign_in(client, town.clerk)
    answer = confirm(client, town)

    assert "None has been held since" in answer.text
    assert "to be confirmed at the meeting on 24 April 2014" in read(
        client, f"/meetings/{town.first.public_id}"
    )


def test_the_signed_scan_is_kept_with_what_was_confirmed(client: PageClient, town: Town) -> None:
    b.sign_in(client, town.clerk)
    confirm(client, town)
    assert "Add the signed minutes" in read(client, f"/meetings/{town.first.public_id}")
    here = f"/meetings/{town.first.public_id}"
    file = (io.BytesIO(PDF), "signed.pdf")
    assert (
        client.post(
            f"{here}/documents/new", data={"file": file, "title": "", "slot": "signed_minutes"}
        ).status_code
        == 303
    )
    page = read(client, here)
    scan = "/documents/" + page.split('href="/documents/')[1].split('"')[0]
    client.post("/sign-out")

    assert client.get(scan).status_code == 200
    assert scan in read(client, here)


def a_file() -> StoredFile:
    storage = current_app.extensions["documents"]
    return take_in(io.BytesIO(b"Item,Words\n1,Nothing\n"), "late.csv", storage, 1_000_000)


def changes(town: Town) -> list[Callable[[], object]]:
    """Everything that would change what was confirmed."""
    actor = b.as_reader(town.clerk)
    now = house_clock.now()

    def meeting() -> Meeting:
        return b.loaded(town.first, actor)

    def item() -> AgendaItem:
        return item_queries.get(actor, town.item.public_id)

    def moved() -> object:
        held = meeting()
        return meetings.change(
            held,
            actor,
            seen_version=held.version,
            held_on=FIRST + timedelta(days=1),
            start_time=held.start_time,
            place="",
            kind=held.kind,
            status=held.status,
        )

    words = ItemWords("7", "Another title")
    paper = DocumentWords(DocumentSlot.REPORT)
    return [
        moved,
        lambda: items.add(meeting(), words, actor),
        lambda: items.change(item(), words, actor, seen_version=item().version),
        lambda: minutes.save(item(), "New", "New", actor, base_revision_id=None),
        lambda: attendance.record_attendance(
            meeting(), [Entry(AttendanceKind.GUEST, words="Guest")], actor, seen_stamp=0
        ),
        lambda: attendance.declare(
            item(),
            town.chair,
            InterestKind.OTHER,
            "",
            actor,
            now,
            has_left=False,
            has_returned=False,
        ),
        lambda: attendance.note(item(), "A note", actor, now),
        lambda: documents.add(item(), a_file(), paper, actor, now),
        lambda: meetings.publish_minutes(meeting(), actor, now),
    ]


def test_nothing_of_a_confirmed_meeting_changes_and_it_says_so(
    app: Flask, client: PageClient, town: Town
) -> None:
    with app.app_context():
        actor = b.as_reader(town.clerk)
        b.made(
            lambda: attendance.note(
                item_queries.get(actor, town.item.public_id), "Mine", actor, house_clock.now()
            )
        )
    b.sign_in(client, town.clerk)
    confirm(client, town)
    with app.app_context():
        for change in changes(town):
            with pytest.raises(RuleBroken) as broken:
                b.made(change)
            assert broken.value.code in {
                Broken.MINUTES_CONFIRMED,
                Broken.MINUTES_LOCKED,
                Broken.ALREADY_PUBLISHED,
            }
        for table in (ClerkNote, WorkingCopy):
            assert db.session.scalar(select(func.count()).select_from(table)) == 0

    assert correct(client, town, "homes", "houses").status_code == 422
    assert "were confirmed already" in read(
        client, f"/meetings/{town.first.public_id}/minutes/confirm"
    )
    page = read(client, f"/meetings/{town.first.public_id}")
    assert "Edit meeting" not in page
    assert "Confirm the minutes" not in page


def test_a_confirmed_item_can_still_be_taken_in_private(
    app: Flask, client: PageClient, town: Town
) -> None:
    b.sign_in(client, town.clerk)
    confirm(client, town)
    with app.app_context():
        actor = b.as_reader(town.clerk)
        item = item_queries.get(actor, town.item.public_id)
        item_queries.get_words(item)
        words = ItemWords(
            item.number,
            item.title,
            restriction=Restriction.EXEMPT,
            restriction_ground="Paragraph 2",
            public_title="Private",
        )
        b.made(
            lambda: items.change(
                item_queries.get(actor, town.item.public_id),
                words,
                actor,
                seen_version=item.version,
            )
        )
    client.post("/sign-out")

    assert "three" not in read(client, f"/meetings/{town.first.public_id}")


def test_it_is_confirmed_once_however_often_it_is_sent(
    app: Flask, client: PageClient, town: Town
) -> None:
    b.sign_in(client, town.clerk)
    assert confirm(client, town, once="one").status_code == 303
    assert confirm(client, town, once="one").status_code == 303
    assert confirm(client, town, once="two").status_code != 303
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Confirmation)) == 1


def test_the_committee_that_took_over_confirms(app: Flask, client: PageClient, town: Town) -> None:
    with app.app_context():
        heir = b.a_committee("NEW", "New Panel")
        stranger = b.a_committee("OTH", "Other Panel")
        later = b.a_meeting(heir, town.clerk, SECOND)
        other = b.a_meeting(stranger, town.clerk, SECOND)
        place, wrong = b.an_item(later, town.clerk), b.an_item(other, town.clerk)

        def end() -> None:
            committee = b.loaded(town.first, b.as_reader(town.clerk)).committee
            committee.abolished_on = SECOND
            committee.successor_id = heir.id

        b.made(end)
    b.sign_in(client, town.clerk)

    assert confirm(client, town, place=wrong.id).status_code == 422
    assert (
        confirm(client, town, place=place.id, president_id="", president="Lee Sand").status_code
        == 303
    )
    client.post("/sign-out")
    assert "signed by Lee Sand" in read(client, f"/meetings/{town.first.public_id}")
