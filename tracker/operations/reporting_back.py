"""Actions on agendas: putting them there, and what being before a meeting does to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload

from tracker import clock
from tracker.access.reader import SYSTEM, Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Action, AgendaItem, ItemAction, Meeting
from tracker.operations import items
from tracker.operations.decided_at import MET, DecidedAt
from tracker.operations.due_dates import catch_up
from tracker.operations.items import UNCONFIRMED_GROUND, ItemWords
from tracker.queries import decisions, meetings
from tracker.queries import items as item_queries
from tracker.queries.programme import will_meet
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import ReadingClass, Restriction

DAYS_FOR_OUTCOME = 14
"""Days after a meeting within which its outcome on an action is recorded."""

LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class KeptUp:
    """What a day changed: actions that came before a meeting, and those let go without outcome."""

    before: int
    let_go: int


def meeting_due_at(action: Action, actor: Reader) -> Meeting:
    """The meeting an action is due at.

    Raises:
        RuleBroken: on no field: it is due otherwise.
    """
    found = decisions.find_meeting(action.committee_id, action.due_meeting_id or 0)
    if found is None:
        raise RuleBroken("", Broken.NOT_DUE_AT_A_MEETING)
    return meetings.get(actor, found.public_id)


def put_on_agenda(action: Action, meeting: Meeting, actor: Reader, today: date) -> AgendaItem:
    """Make an action an item of its own on the agenda of a meeting of its committee to come.

    Raises:
        RuleBroken: the meeting is of another committee or past, the action is finished, or is
            on that agenda already.
    """
    _check(action, meeting, today)
    number = item_queries.next_place(meeting.id)[1]
    item = items.add(meeting, _words_of(action, number), actor)
    _link(item, meeting, action, actor)
    return item


def put_all_on_agenda(
    actions: Sequence[Action], meeting: Meeting, actor: Reader, today: date, title: str = ""
) -> list[AgendaItem]:
    """Make actions items of an agenda: one each, or all of them one item where a title is given.

    Raises:
        RuleBroken: as `put_on_agenda`.
    """
    if not title:
        return [put_on_agenda(action, meeting, actor, today) for action in actions]
    for action in actions:
        _check(action, meeting, today)
    number = item_queries.next_place(meeting.id)[1]
    item = items.add(meeting, ItemWords(number=number, title=title), actor)
    for action in actions:
        _link(item, meeting, action, actor)
    return [item]


def _check(action: Action, meeting: Meeting, today: date) -> None:
    if meeting.committee_id != action.committee_id:
        raise RuleBroken("meeting_id", Broken.DUE_MEETING_UNKNOWN)
    if not will_meet(meeting.status, meeting.held_on, today):
        raise RuleBroken("", Broken.PLANNED_MEETING_PAST)
    if not action.is_open:
        raise RuleBroken("", Broken.SETTLED_MEANWHILE, status=action.status)
    there = db.session.scalar(
        select(ItemAction.id)
        .join(AgendaItem, AgendaItem.id == ItemAction.item_id)
        .where(AgendaItem.meeting_id == meeting.id, ItemAction.action_id == action.id)
    )
    if there is not None:
        raise RuleBroken("", Broken.ON_AGENDA_ALREADY)


def _words_of(action: Action, number: str) -> ItemWords:
    """The words of an item that reports on an action: of one not public, only its reference."""
    is_private = action.reading_class is ReadingClass.RESTRICTED
    is_draft = action.reading_class is ReadingClass.DRAFT
    restriction, ground = Restriction.OPEN, None
    if is_private:
        own = action.restriction is not Restriction.OPEN
        restriction = action.restriction if own else Restriction.EXEMPT
        ground = action.restriction_ground if own else UNCONFIRMED_GROUND
    title = f"Action {action.reference}" if is_draft else action.wording[:LONGEST_TITLE]
    return ItemWords(
        number=number,
        title=title,
        lead_post_id=action.lead_post_id,
        restriction=restriction,
        restriction_ground=ground,
        public_title="Private item" if is_private else None,
    )


def _link(item: AgendaItem, meeting: Meeting, action: Action, actor: Reader) -> None:
    db.session.add(ItemAction(item_id=item.id, action_id=action.id))
    db.session.flush()
    changes = DecidedAt(meeting, item).in_history()
    record(AuditTag.ACTION_ON_AGENDA, action, actor, action.reference, changes=changes)


def keep_up(today: date) -> KeptUp:
    """Let actions count as answered from the day they are before a meeting, for a while.

    Run daily. What is on the agenda of a meeting that has come, and is not answered yet, awaits
    agreement. Where no outcome is recorded within 14 days, or the meeting was called off after
    all, an answer is awaited again. Each is on record; run twice, it changes nothing twice.
    """
    let_go = _let_go(today)
    return KeptUp(_bring_before(today), let_go)


def keep_up_now(now: datetime) -> int:
    """As `keep_up`, on the London day of a moment; how many actions changed."""
    kept = keep_up(now.astimezone(clock.LONDON).date())
    return kept.before + kept.let_go


def _bring_before(today: date) -> int:
    rows = db.session.execute(
        select(Action, AgendaItem, Meeting)
        .join(ItemAction, ItemAction.action_id == Action.id)
        .join(AgendaItem, AgendaItem.id == ItemAction.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            ItemAction.settled_on.is_(None),
            Meeting.held_on <= today,
            Meeting.held_on >= today - timedelta(days=DAYS_FOR_OUTCOME),
            Meeting.status.in_(sorted(MET)),
            Action.is_open,
            Action.answered_on.is_(None),
        )
        .order_by(Meeting.held_on, Action.id)
    ).all()
    seen: set[int] = set()
    for action, item, meeting in rows:
        if action.id in seen:
            continue
        seen.add(action.id)
        action.answered_on = meeting.held_on
        action.before_meeting_id = meeting.id
        changes = DecidedAt(meeting, item).in_history()
        record(AuditTag.ACTION_BEFORE_MEETING, action, None, action.reference, changes=changes)
    db.session.flush()
    return len(seen)


def _let_go(today: date) -> int:
    too_long = Meeting.held_on < today - timedelta(days=DAYS_FOR_OUTCOME)
    called_off = or_(Meeting.status.not_in(sorted(MET)), Meeting.held_on > today)
    rows = db.session.execute(
        select(Action, Meeting)
        .join(Meeting, Meeting.id == Action.before_meeting_id)
        .options(joinedload(Action.committee))
        .where(or_(too_long, called_off), Action.is_open)
        .order_by(Action.id)
    ).all()
    for action, meeting in rows:
        action.answered_on = action.before_meeting_id = None
        changes = DecidedAt(meeting).in_history()
        record(AuditTag.OUTCOME_NOT_RECORDED, action, None, action.reference, changes=changes)
        if meeting.held_on < today and meeting.status in MET:
            _give_up(action, meeting, today)
        catch_up(action, SYSTEM)
    return len(rows)


def _give_up(action: Action, meeting: Meeting, today: date) -> None:
    of_agenda = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id)
    for link in db.session.scalars(
        select(ItemAction).where(
            and_(ItemAction.action_id == action.id, ItemAction.item_id.in_(of_agenda))
        )
    ):
        link.settled_on = today
