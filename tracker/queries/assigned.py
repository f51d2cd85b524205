"""What owners are told of by e-mail: whom to tell, and only what an e-mail may say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import and_, case, null, or_, select

from tracker.access.reader import Reader
from tracker.db import db
from tracker.models import Action, AgendaItem, Committee, Meeting, OutgoingEmail, Person, PostHolder
from tracker.queries.fetch import AnyRow, all_of
from tracker.queries.standing import is_open
from tracker.vocabulary import EmailState, Restriction


def list_reachable_holders(post_ids: Iterable[int | None], today: date) -> Sequence[AnyRow]:
    """Who holds, acts in or deputises for these posts and has an address: post_id, person_id."""
    wanted = sorted({post_id for post_id in post_ids if post_id is not None})
    return all_of(
        select(PostHolder.post_id, PostHolder.person_id)
        .join(Person, Person.id == PostHolder.person_id)
        .where(
            PostHolder.post_id.in_(wanted),
            PostHolder.from_on <= today,
            or_(PostHolder.to_on.is_(None), PostHolder.to_on >= today),
            Person.email.is_not(None),
            Person.disabled_at.is_(None),
        )
        .order_by(PostHolder.person_id, PostHolder.post_id)
        .distinct()
    )


def list_led(reader: Reader, action_ids: Sequence[int]) -> Sequence[AnyRow]:
    """Those of the actions that are issued, open and led by a post of the reader.

    An e-mail lies open on other people's machines: wording and the words about the due date
    are NULL unless action and item are open and the committee is public, whoever reads.
    Columns: code, year, number, wording, what `wording.due` reads (due_on, due_kind, due_month,
    due_count, due_unit, due_condition, due_words, due_basis, sooner_if_available),
    committee_name (NULL unless public), held_on.
    """
    may_be_told = and_(
        Action.restriction == Restriction.OPEN,
        or_(Action.item_id.is_(None), AgendaItem.restriction == Restriction.OPEN),
        Committee.is_public,
    )
    return all_of(
        select(
            Action.code,
            Action.year,
            Action.number,
            case((may_be_told, Action.wording), else_=null()).label("wording"),
            Action.due_on,
            Action.due_kind,
            Action.due_month,
            Action.due_count,
            Action.due_unit,
            case((may_be_told, Action.due_condition), else_=null()).label("due_condition"),
            case((may_be_told, Action.due_words), else_=null()).label("due_words"),
            Action.due_basis,
            Action.sooner_if_available,
            case((Committee.is_public, Committee.name), else_=null()).label("committee_name"),
            Meeting.held_on,
        )
        .join(Committee, Committee.id == Action.committee_id)
        .join(Meeting, Meeting.id == Action.meeting_id, isouter=True)
        .join(AgendaItem, AgendaItem.id == Action.item_id, isouter=True)
        .where(
            Action.id.in_(action_ids),
            Action.lead_post_id.in_(sorted(reader.post_ids)),
            Action.issued_at.is_not(None),
            is_open(),
        )
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
