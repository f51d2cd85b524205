"""Committees: the bodies that meet. People, posts and members have files of their own."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import func, or_, select

from tracker.access.reader import Reader
from tracker.audit.record import changes_of, record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Action, Committee, Meeting, Membership, Person
from tracker.operations import due_dates, members
from tracker.operations.versions import check_version
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.references import check_code
from tracker.vocabulary import CommitteeKind, MeetingStatus


def add_committee(
    code: str,
    name: str,
    actor: Reader | None,
    *,
    kind: CommitteeKind = CommitteeKind.SCRUTINY,
    paper_lead_days: int = 8,
    usual_place: str | None = None,
    usual_time: time | None = None,
) -> Committee:
    """Add a body that meets. Officer groups are never public."""
    code = code.strip().upper()
    check_code(code)
    if db.session.scalar(select(Committee.id).where(Committee.code == code)):
        raise RuleBroken("code", Broken.CODE_TAKEN)
    committee = Committee(
        code=code,
        name=name.strip(),
        kind=kind,
        is_public=kind is not CommitteeKind.OFFICER_GROUP,
        paper_lead_days=paper_lead_days,
        usual_place=usual_place or None,
        usual_time=usual_time,
    )
    db.session.add(committee)
    db.session.flush()
    record(AuditTag.COMMITTEE_ADDED, committee, actor, committee.name)
    return committee


def change_committee(
    committee: Committee,
    actor: Reader,
    *,
    seen_version: int,
    name: str,
    paper_lead_days: int,
    usual_place: str | None,
    usual_time: time | None,
) -> None:
    """Change what may change of a committee; its code stays, as references carry it."""
    check_version(committee.version, seen_version)
    committee.name = name.strip()
    committee.paper_lead_days = paper_lead_days
    committee.usual_place = usual_place or None
    committee.usual_time = usual_time
    changes = changes_of(committee)
    if changes:
        record(AuditTag.COMMITTEE_CHANGED, committee, actor, committee.name, changes=changes)


def check_end(committee: Committee, on: date, successor: Committee | None, today: date) -> None:
    """Refuse an end that cannot be: a committee that ends must hand over.

    Raises:
        RuleBroken: it has ended, or not yet; it still meets; it has open actions and no
            successor; or that one has ended too, or is not as public: a class of reading
            that was worked out from the one body must hold under the other.
    """
    if committee.abolished_on is not None:
        raise RuleBroken("on", Broken.ENDED)
    if on > today:
        raise RuleBroken("on", Broken.END_NOT_REACHED)
    last = db.session.scalar(
        select(func.max(Meeting.held_on)).where(
            Meeting.committee_id == committee.id,
            Meeting.held_on > on,
            Meeting.status != MeetingStatus.CANCELLED,
        )
    )
    if last is not None:
        raise RuleBroken("on", Broken.MEETINGS_AFTER_THE_END, held_on=last)
    if successor is None:
        number = db.session.scalar(
            select(func.count(Action.id)).where(Action.committee_id == committee.id, Action.is_open)
        )
        if number:
            raise RuleBroken("successor", Broken.SUCCESSOR_MISSING, number=number)
    elif (
        successor.id == committee.id
        or successor.abolished_on is not None
        or successor.is_public is not committee.is_public
    ):
        raise RuleBroken("successor", Broken.SUCCESSOR_UNFIT)


def abolish(
    committee: Committee,
    on: date,
    successor: Committee | None,
    actor: Reader,
    today: date,
    *,
    seen_version: int | None = None,
) -> int:
    """End a committee on a day, its last: open actions go to its successor, seats end.

    Returns:
        How many actions moved.

    Raises:
        RuleBroken: as `check_end`, or somebody changed it meanwhile.
    """
    if seen_version is not None:
        check_version(committee.version, seen_version)
    check_end(committee, on, successor, today)
    committee.abolished_on = on
    committee.successor_id = successor.id if successor else None
    moved = len(due_dates.hand_over(committee, successor, on, actor)) if successor else 0
    _end_seats(committee, on, actor)
    changes = {
        "abolished_on": [None, on.isoformat()],
        "successor": [None, successor.name if successor else None],
        "actions": [None, moved],
    }
    if successor is None:
        del changes["successor"], changes["actions"]
    db.session.flush()
    record(AuditTag.COMMITTEE_ENDED, committee, actor, committee.name, changes=changes)
    return moved


def _end_seats(committee: Committee, on: date, actor: Reader) -> None:
    """End the seats that go on; one that has not begun by then never will."""
    seats = db.session.execute(
        select(Membership, Person)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.committee_id == committee.id,
            or_(Membership.to_on.is_(None), Membership.to_on > on),
        )
    ).all()
    for membership, person in seats:
        if membership.from_on <= on:
            members.leave(membership, committee, person, on, actor)
        else:
            members.unseat(membership, committee, person, actor)
