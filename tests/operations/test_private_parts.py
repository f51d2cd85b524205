"""The private part of an item: written apart, read by few, masked in SQL."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests import builders
from tracker import clock as time
from tracker import transaction
from tracker.access.reader import PUBLIC, Reader
from tracker.markdown import render
from tracker.models import AgendaItem, AuditEvent, Committee, Meeting, Person, PrivateRevision
from tracker.operations import attendance, private_parts
from tracker.operations.attendance import Entry
from tracker.operations.private_parts import PartWords
from tracker.queries import attendance as attendance_queries
from tracker.queries import items, written
from tracker.queries import private_parts as queries
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import MemberRole, Restriction
from tracker.vocabulary.attendance import AttendanceKind, InterestKind

if TYPE_CHECKING:
    from flask import Flask

SECRET = "Zqfamily"
TODAY = date(2014, 1, 23)


def words(**given: Any) -> PartWords:
    text = given.pop("minutes", f"The {SECRET} was heard.")
    purpose = given.pop("purpose", f"To hear the {SECRET}.")
    entered: dict[str, Any] = {
        "restriction": Restriction.EXEMPT,
        "restriction_ground": "Paragraph 1",
        "public_interest": "",
        "review_on": None,
    }
    return PartWords(
        **(entered | given),
        purpose=purpose,
        purpose_html=render(purpose),
        minutes=text,
        minutes_html=render(text),
    )


def save(item: AgendaItem, clerk: Person, *, seen: int = 0, **given: Any) -> None:
    actor = builders.as_reader(clerk)
    builders.made(
        lambda: private_parts.save(
            items.get(actor, item.public_id),
            words(**given),
            actor,
            seen_version=seen,
            opened_at=time.now(),
        )
    )


class Town:
    """A committee, its people, and an open item with a private part."""

    def __init__(self, *, agenda: bool = True, minutes: bool = True) -> None:
        self.clerk = builders.a_clerk()
        self.committee: Committee = builders.a_committee()
        self.post = builders.a_post()
        self.meeting: Meeting = builders.a_meeting(self.committee, self.clerk)
        self.item = builders.an_item(
            self.meeting, self.clerk, minutes_source="It was heard.", lead_post_id=self.post.id
        )
        self.people = {
            "chair": builders.seated(builders.a_person("Chair"), self.committee, MemberRole.CHAIR),
            "member": builders.seated(builders.a_person("Member"), self.committee),
            "interested": builders.seated(builders.a_person("Interested"), self.committee),
            "substitute": builders.seated(
                builders.a_person("Substitute"), self.committee, MemberRole.SUBSTITUTE
            ),
            "other substitute": builders.seated(
                builders.a_person("Other Substitute"), self.committee, MemberRole.SUBSTITUTE
            ),
            "lead": builders.appointed(builders.a_person("Lead"), self.post),
            "officer": builders.a_person("Officer"),
            "admin": builders.a_person("Admin", is_admin=True),
        }
        elsewhere = builders.a_committee("ENV", "Environment")
        self.people["other member"] = builders.seated(builders.a_person("Other"), elsewhere)
        save(self.item, self.clerk)
        clerk = builders.as_reader(self.clerk)
        builders.made(self._declare(clerk))
        if agenda:
            builders.agenda_published(self.meeting, self.clerk)
        if minutes:
            builders.minutes_published(self.meeting, self.clerk)

    def _declare(self, clerk: Reader) -> Any:
        def change() -> None:
            attendance.declare(
                items.get(clerk, self.item.public_id),
                self.people["interested"],
                InterestKind.OTHER,
                "A neighbour",
                clerk,
                time.now(),
                has_left=True,
                has_returned=False,
            )
            attendance.record_attendance(
                builders.loaded(self.meeting, clerk),
                [
                    Entry(AttendanceKind.PRESENT, self.people["chair"].id),
                    Entry(
                        AttendanceKind.SUBSTITUTE,
                        self.people["substitute"].id,
                        self.people["member"].id,
                    ),
                ],
                clerk,
                seen_stamp=attendance_queries.stamp_of(self.meeting.id),
            )

        return change

    def reader(self, role: str) -> Reader:
        if role == "public":
            return PUBLIC
        if role == "clerk":
            return builders.as_reader(self.clerk)
        return builders.as_reader(self.people[role])


READS = {"clerk", "chair", "member", "substitute", "lead"}
DRAFTS = {"clerk", "chair", "lead"}
EVERYBODY = (
    *("public", "clerk", "chair", "member", "interested", "substitute", "other substitute"),
    *("lead", "officer", "admin", "other member"),
)
"""An interest closes the part to a member; who stood in at the meeting reads it."""


def test_each_reads_what_the_table_says(app: Flask, clock: object) -> None:
    del clock
    with app.app_context():
        town = Town()
        for role in EVERYBODY:
            row = items.get_shown(town.reader(role), town.item.id)
            assert row.private_restriction is Restriction.EXEMPT, role
            assert row.private_ground == "Paragraph 1"
            assert bool(row.is_private_readable) == (role in READS), role
            for words_read in (row.private_minutes_html, row.private_purpose_html):
                assert (words_read is not None) == (role in READS), role


def test_of_drafts_only_the_purpose_is_read_with_the_agenda(app: Flask, clock: object) -> None:
    del clock
    with app.app_context():
        town = Town(minutes=False)
        for role in EVERYBODY:
            row = items.get_shown(town.reader(role), town.item.id)
            assert (row.private_purpose_html is not None) == (role in READS), role
            assert (row.private_minutes_html is not None) == (role in DRAFTS), role


def test_a_part_of_minutes_alone_is_not_known_before_they_are_published(
    app: Flask, clock: object
) -> None:
    del clock
    with app.app_context():
        town = Town(minutes=False)
        save(town.item, town.clerk, seen=1, purpose="")
        assert items.get_shown(PUBLIC, town.item.id).private_restriction is None
        builders.minutes_published(town.meeting, town.clerk)
        assert items.get_shown(PUBLIC, town.item.id).private_restriction is Restriction.EXEMPT


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({"restriction_ground": None}, "restriction_ground", Broken.GROUND_MISSING),
        ({"restriction": Restriction.OPEN}, "restriction_ground", Broken.GROUND_MISSING),
        ({"minutes": " ", "purpose": ""}, "minutes", Broken.PRIVATE_WORDS_MISSING),
        ({"seen": 7}, "version", Broken.CHANGED_MEANWHILE),
    ],
)
def test_what_is_refused(
    app: Flask, clock: object, given: dict[str, Any], field: str, code: Broken
) -> None:
    del clock
    with app.app_context():
        town = Town(minutes=False)
        with pytest.raises(RuleBroken) as refused:
            save(town.item, town.clerk, **({"seen": 1} | given))
        assert (refused.value.field, refused.value.code) == (field, code)
        transaction.undo()


def test_private_minutes_are_locked_with_the_open_ones(app: Flask, clock: object) -> None:
    del clock
    with app.app_context():
        town = Town()
        with pytest.raises(RuleBroken) as refused:
            save(town.item, town.clerk, seen=1, minutes="Changed.")
        assert refused.value.code is Broken.MINUTES_LOCKED


def test_versions_stay_and_history_repeats_no_private_word(app: Flask, clock: object) -> None:
    del clock
    from tracker.db import db

    with app.app_context():
        town = Town(minutes=False)
        save(town.item, town.clerk, seen=1, minutes="Second.")
        stored = queries.find_words(items.get(town.reader("clerk"), town.item.public_id))
        assert stored is not None
        assert stored.minutes == "Second."
        assert db.session.query(PrivateRevision).count() == 2
        told = " ".join(
            f"{event.subject_name} {event.changes} {event.reason}"
            for event in db.session.query(AuditEvent)
        )
        assert SECRET not in told


def test_a_private_word_is_found_for_redaction(app: Flask, clock: object) -> None:
    del clock
    with app.app_context():
        town = Town()
        matter = written.matter_of(town.item.id, None, everywhere=False)
        assert sum(found.times for found in written.find(matter, SECRET)) == 2
