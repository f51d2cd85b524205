"""What owners are told of by e-mail: whom to tell, and only what an e-mail may say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, case, false, func, null, or_, select

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import (
    Action,
    AgendaItem,
    Committee,
    Meeting,
    OutgoingEmail,
    Person,
    Post,
    PostHolder,
)
from tracker.queries import visibility
from tracker.queries.answering import answering_posts, holds_on
from tracker.queries.fetch import AnyRow, AnySelect, all_of
from tracker.queries.standing import is_open
from tracker.vocabulary import EmailState, Restriction


def list_reachable_holders(post_ids: Iterable[int | None], today: date) -> Sequence[AnyRow]:
    """Who answers for these posts today and has an address: post_id, person_id.

    Holders, acting holders and deputies; for a vacant post also those of the first post above
    it that is held.
    """
    answering = answering_posts(post_ids, today)
    return all_of(
        select(answering.c.post_id, PostHolder.person_id)
        .join(PostHolder, PostHolder.post_id == answering.c.answering_id)
        .join(Person, Person.id == PostHolder.person_id)
        .where(
            holds_on(today),
            Person.email.is_not(None),
            Person.disabled_at.is_(None),
        )
        .order_by(PostHolder.person_id, answering.c.post_id)
        .distinct()
    )


def may_be_told() -> ColumnElement[bool]:
    """Whether an action's words may lie open on other people's machines, whoever reads.

    Select from Committee too, and from AgendaItem by an outer join.
    """
    return and_(
        Action.restriction == Restriction.OPEN,
        or_(Action.item_id.is_(None), AgendaItem.restriction == Restriction.OPEN),
        Committee.is_public,
    )


def public_name() -> ColumnElement[str | None]:
    """A committee's name, NULL where the committee is not public."""
    return case((Committee.is_public, Committee.name), else_=null())


def told(reader: Reader) -> AnySelect:
    """What an e-mail or a calendar may tell a reader of actions, whichever are chosen.

    Wording and the words about the due date are NULL unless action and item are open, the
    committee is public, and the reader may know of the action.
    Columns: id, code, year, number, wording, what `wording.due` reads (due_on, due_kind,
    due_month, due_count, due_unit, due_condition, due_words, due_basis, sooner_if_available),
    answered_on, times_asked, paper_due_on, lead_post_id, post (the lead's title), is_lead,
    committee_id, committee_name (NULL unless public), held_on,
    passage_at (public id of the item whose minutes the reader may read, else NULL).
    """
    words = and_(may_be_told(), visibility.actions(reader))
    return (
        select(
            Action.id,
            Action.code,
            Action.year,
            Action.number,
            case((words, Action.wording), else_=null()).label("wording"),
            Action.due_on,
            Action.due_kind,
            Action.due_month,
            Action.due_count,
            Action.due_unit,
            case((words, Action.due_condition), else_=null()).label("due_condition"),
            case((words, Action.due_words), else_=null()).label("due_words"),
            Action.due_basis,
            Action.sooner_if_available,
            Action.answered_on,
            Action.times_asked,
            Post.title.label("post"),
            func.coalesce(Action.lead_post_id.in_(sorted(reader.post_ids)), false()).label(
                "is_lead"
            ),
            Action.paper_due_on,
            Action.lead_post_id,
            Action.committee_id,
            public_name().label("committee_name"),
            Meeting.held_on,
            case(
                (and_(words, visibility.passage_of_action(reader)), AgendaItem.public_id),
                else_=null(),
            ).label("passage_at"),
        )
        .join(Committee, Committee.id == Action.committee_id)
        .join(Meeting, Meeting.id == Action.meeting_id, isouter=True)
        .join(AgendaItem, AgendaItem.id == Action.item_id, isouter=True)
        .join(Post, Post.id == Action.lead_post_id, isouter=True)
        .order_by(Action.due_order, Action.code, Action.year, Action.number)
    )


def list_owned(reader: Reader, action_ids: Sequence[int]) -> Sequence[AnyRow]:
    """Those of the actions that are issued, open and that a post of the reader leads or contributes to.

    Columns as `told`.
    """
    return all_of(
        told(reader)
        .where(Action.id.in_(action_ids), visibility.owned(reader), is_open())
        .order_by(None)
        .order_by(Action.code, Action.year, Action.number)
    )


def list_undelivered() -> Sequence[AnyRow]:
    """E-mails that could not be delivered: name, address, kind, settled_at, problem; latest first."""
    return all_of(
        select(
            Person.name,
            case(
                (OutgoingEmail.address.is_(None), Person.email), else_=OutgoingEmail.address
            ).label("address"),
            OutgoingEmail.kind,
            OutgoingEmail.settled_at,
            OutgoingEmail.problem,
        )
        .join(Person, Person.id == OutgoingEmail.person_id, isouter=True)
        .where(OutgoingEmail.state == EmailState.FAILED)
        .order_by(OutgoingEmail.settled_at.desc(), OutgoingEmail.id.desc())
        .limit(100)
    )


def find_recipient(person_id: int | None) -> Person | None:
    """The person, if they can be written to today."""
    person = db.session.get(Person, person_id) if person_id else None
    return person if person and person.email and person.disabled_at is None else None
