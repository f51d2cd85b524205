"""A name planted in every place where words of an item or action stand, and a search for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Text, cast, select

from tests import builders
from tests.builders import as_reader, made
from tracker import clock
from tracker.db import db, metadata
from tracker.models import (
    Action,
    AgendaItem,
    Attendance,
    Clearance,
    ClearanceComment,
    ClerkNote,
    Confirmation,
    Correction,
    DeclaredInterest,
    ItemDocument,
    Meeting,
    Person,
    PlannedItem,
    RecordedVote,
    Redaction,
    WorkingCopy,
)
from tracker.operations import actions, meetings, minutes, redactions, updates, working_copies
from tracker.operations.redactions import Request
from tracker.queries import actions as action_queries
from tracker.queries import items as item_queries
from tracker.queries.redactions import Subject, get_subject
from tracker.rules.due import DueRule
from tracker.vocabulary import DueKind, RedactionReason, UpdateKind, VoteOutcome
from tracker.vocabulary.attendance import AttendanceKind, InterestKind
from tracker.vocabulary.clearing import CommentKind, CommentOutcome

if TYPE_CHECKING:
    from tracker.access.reader import Reader

NAME = "Zebedee Quill"
SPLIT = "**Zebedee**\nQuill"
HELD = date(2014, 1, 23)
SECRET = "the site's own secret"


@dataclass(frozen=True)
class Matter:
    """An item with an action, both full of NAME, and the two clerks."""

    clerk: Person
    second: Person
    meeting: Meeting
    item: AgendaItem
    action: Action


def planted(*, published: bool = True, other: bool = False) -> Matter:
    """NAME in every place; needs the app's context.

    Args:
        published: whether agenda and minutes are public.
        other: whether this is a second matter, beside one that is planted.
    """
    clerk = builders.a_clerk("Cleo Third" if other else "Ann Lee")
    second = builders.a_clerk("Dee Fourth" if other else "Bo Second")
    committee = builders.a_committee("ENV" if other else "CSP")
    meeting = builders.a_meeting(committee, clerk, HELD)
    item = builders.an_item(
        meeting,
        clerk,
        f"Report on {NAME}",
        f"The family of {SPLIT} spoke. {NAME}’s school replied.",
        f"To hear about {NAME}.",
    )
    actor = as_reader(clerk)
    made(lambda: _write_again(item, actor))
    action = builders.an_action(
        committee,
        meeting,
        clerk,
        f"Write to {NAME}",
        item,
        passage=f"Agreed to write to {NAME}.",
        due=DueRule(DueKind.CONDITION, condition=f"{NAME} agrees", words=f"when {NAME} agrees"),
    )
    made(lambda: meetings.issue(builders.loaded(meeting, actor), actor, clock.now()))
    made(lambda: _speak(action, actor))
    made(lambda: _add_rows(meeting, item, action, clerk))
    made(lambda: _attend(item, clerk))
    made(lambda: _comment(meeting, item, clerk))
    if published:
        builders.agenda_published(meeting, clerk)
        builders.minutes_published(meeting, clerk)
        made(lambda: _leave_copy(item, clerk))
    return Matter(clerk, second, meeting, item, action)


def _attend(item: AgendaItem, clerk: Person) -> None:
    """The name among who was there, in a declaration and in a clerk's notes."""
    held = db.session.scalars(select(AgendaItem).where(AgendaItem.id == item.id)).one()
    db.session.add_all(
        [
            Attendance(
                meeting_id=held.meeting_id, position=1, kind=AttendanceKind.GUEST, name=NAME
            ),
            ClerkNote(
                item_id=item.id, author_id=clerk.id, text=f"Ask {NAME}.", kept_at=clock.now()
            ),
            RecordedVote(
                item_id=item.id,
                motion=f"That {NAME} be heard",
                moved_by=NAME,
                seconded_by=NAME,
                names_for=f"Mo Member\n{NAME}",
                names_against=NAME,
                names_abstained=NAME,
                outcome=VoteOutcome.CARRIED,
                by_casting_vote=False,
                recorded_by_id=clerk.id,
                recorded_at=clock.now(),
            ),
            DeclaredInterest(
                item_id=item.id,
                person_id=clerk.id,
                kind=InterestKind.OTHER,
                nature=f"Uncle of {NAME}",
                has_left=False,
                has_returned=False,
                recorded_by_id=clerk.id,
                recorded_at=clock.now(),
            ),
        ]
    )


def _comment(meeting: Meeting, item: AgendaItem, clerk: Person) -> None:
    """The name in a circulation's note, and in a comment that was declined."""
    round_ = Clearance(
        meeting_id=meeting.id,
        until_on=HELD,
        note=f"Mind {NAME}",
        begun_by_id=clerk.id,
        begun_at=clock.now(),
        ended_by_id=clerk.id,
        ended_at=clock.now(),
    )
    db.session.add(round_)
    db.session.flush()
    comment = ClearanceComment(
        clearance_id=round_.id,
        item_id=item.id,
        author_id=clerk.id,
        place=0,
        passage=f"{NAME} spoke.",
        kind=CommentKind.WORDING,
        text=f"{NAME} was heard.",
        written_at=clock.now(),
        outcome=CommentOutcome.DECLINED,
        reason=f"{NAME} spoke.",
        settled_by_id=clerk.id,
        settled_at=clock.now(),
    )
    db.session.add(comment)


def _leave_copy(item: AgendaItem, clerk: Person) -> None:
    """Publishing ends working copies; one from before it did is searched as well."""
    copy = WorkingCopy(
        item_id=item.id, author_id=clerk.id, source=f"{NAME} left.", kept_at=clock.now()
    )
    db.session.add(copy)


def _write_again(item: AgendaItem, actor: Reader) -> None:
    held = item_queries.get(actor, item.public_id)
    text = f"The family of {SPLIT} spoke twice."
    base = held.current_revision_id
    minutes.save(
        held, text, f"<p>The family of {NAME} spoke twice.</p>", actor, base_revision_id=base
    )
    working_copies.keep(
        held, f"{NAME} left.", actor, clock.now(), base_revision_id=held.current_revision_id
    )


def _speak(action: Action, actor: Reader) -> None:
    held = action_queries.get(actor, action.code, action.year, action.number)
    said = f"We wrote to {NAME}."
    updates.add(held, UpdateKind.REPORT, said, actor, today=HELD, now=clock.now())
    updates.send_back(held, actor, clock.now(), f"{NAME} has not answered.")
    db.session.flush()
    actions.amend(
        held,
        actor,
        seen_version=held.version,
        wording=f"Write to {NAME} again",
        passage=f"Agreed to write to {NAME}.",
        contributing_post_ids=[],
        indicators={},
        reason=f"{NAME} moved",
    )


def _add_rows(meeting: Meeting, item: AgendaItem, action: Action, clerk: Person) -> None:
    held = db.session.get_one(AgendaItem, item.id)
    held.decision, held.decision_html = f"That {NAME} be heard.", f"<p>That {NAME} be heard.</p>"
    db.session.add_all(
        [
            Confirmation(
                meeting_id=meeting.id,
                item_id=item.id,
                confirmed_on=HELD,
                presided_by=NAME,
                recorded_by_id=clerk.id,
                recorded_at=clock.now(),
            ),
            Correction(
                item_id=item.id,
                old_words=f"{NAME} spoke",
                new_words=f"{NAME} was heard",
                recorded_by_id=clerk.id,
                recorded_at=clock.now(),
            ),
            ItemDocument(item_id=item.id, position=1, title=f"Letter of {NAME}"),
            PlannedItem(
                committee_id=meeting.committee_id,
                subject=f"Hear {NAME}",
                purpose=f"{NAME} asked",
                action_id=action.id,
                position=1,
                dropped_on=HELD + timedelta(days=1),
                drop_reason=f"{NAME} declined",
            ),
        ]
    )


def request(passage: str = NAME, *, everywhere: bool = False, words: str = "") -> Request:
    """What a clerk asks for."""
    return Request(passage, everywhere, RedactionReason.CHILD, words)


def subject(matter: Matter) -> Subject:
    """The matter's item, as the clerk sees it."""
    return get_subject(as_reader(matter.clerk), item=matter.item.public_id)


def asked(matter: Matter, passage: str = NAME, *, everywhere: bool = False) -> Redaction:
    """The clerk's request, waiting."""
    actor = as_reader(matter.clerk)
    wanted = request(passage, everywhere=everywhere)
    return made(lambda: redactions.ask(subject(matter), wanted, actor, clock.now(), secret=SECRET))


def approved(matter: Matter, redaction: Redaction) -> Redaction:
    """The request, approved by the second clerk."""
    from tracker.queries import redactions as queries

    actor, key = as_reader(matter.second), redaction.id
    made(lambda: redactions.approve(queries.get(actor, key), actor, clock.now()))
    return redaction


def standing(words: str) -> set[str]:
    """The columns of the whole database in which the words stand, as table.column."""
    found: set[str] = set()
    for table in metadata.sorted_tables:
        for column in table.columns:
            texts = db.session.scalars(select(cast(column, Text)).select_from(table))
            if any(text and words in text for text in texts):
                found.add(f"{table.name}.{column.name}")
    db.session.rollback()
    return found
