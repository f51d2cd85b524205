"""The verbs of an action that a clerk carries out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite

from tracker import clock
from tracker.access.reader import Reader
from tracker.audit.record import changes_of, record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import (
    Action,
    ActionIndicator,
    ActionPost,
    AgendaItem,
    Committee,
    Meeting,
    Post,
    ReferenceCounter,
)
from tracker.operations import action_emails
from tracker.operations.decided_at import DecidedAt, settle
from tracker.operations.due_dates import catch_up, set_rule, since_when
from tracker.operations.reading_classes import class_of
from tracker.operations.versions import check_seen, check_version, touch
from tracker.queries import actions, authorities
from tracker.rules.due import DueRule, is_deferral
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.lifecycle import Verb, answered_after, check_move
from tracker.rules.references import municipal_year
from tracker.vocabulary import ActionKind, ActionStatus, DueKind, Expectation, Outcome, Restriction


@dataclass(frozen=True, slots=True)
class ActionWords:
    """What a clerk enters of an action.

    `indicators` maps an indicator's key to what the action is meant to do to it.
    """

    wording: str
    passage: str = ""
    lead_post_id: int | None = None
    contributing_post_ids: list[int] = field(default_factory=list[int])
    due: DueRule = field(default_factory=lambda: DueRule(DueKind.NONE))
    indicators: dict[int, Expectation] = field(default_factory=dict[int, Expectation])
    kind: ActionKind = ActionKind.ACTION
    restriction: Restriction = Restriction.OPEN
    restriction_ground: str | None = None


def next_number(code: str, year: str) -> int:
    """Take the next running number of a committee code in a municipal year; never given twice."""
    insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
    taken = (
        insert(ReferenceCounter)
        .values(code=code, year=year, last_number=1)
        .on_conflict_do_update(
            index_elements=[ReferenceCounter.code, ReferenceCounter.year],
            set_={"last_number": ReferenceCounter.last_number + 1},
        )
        .returning(ReferenceCounter.last_number)
    )
    return db.session.execute(taken).scalar_one()


def record_under_item(item: AgendaItem, words: ActionWords, actor: Reader) -> Action:
    """Record what was agreed under an item, with its owner, due rule and indicators."""
    return record_action(item.meeting.committee, item.meeting, item, words, actor)


def record_action(
    committee: Committee,
    meeting: Meeting,
    item: AgendaItem | None,
    words: ActionWords,
    actor: Reader,
) -> Action:
    """Record what a meeting agreed, under one of its items or none.

    Raises:
        RuleBroken: the due rule cannot be meant, or a restriction has no ground.
    """
    if words.restriction is not Restriction.OPEN and not words.restriction_ground:
        raise RuleBroken("restriction_ground", Broken.GROUND_MISSING)
    year = municipal_year(meeting.held_on, authorities.annual_meetings())
    action = Action(
        code=committee.code,
        year=year,
        kind=words.kind,
        committee_id=committee.id,
        meeting_id=meeting.id,
        item_id=item.id if item else None,
        agreed_on=meeting.held_on,
        passage=words.passage.strip(),
        wording=words.wording.strip(),
        lead_post_id=words.lead_post_id,
        restriction=words.restriction,
        restriction_ground=words.restriction_ground,
        reading_class=class_of(words.restriction, committee, meeting, item),
    )
    set_rule(action, words.due, meeting.held_on, committee)
    action.number = next_number(committee.code, year)
    db.session.add(action)
    db.session.flush()
    _link(action, words)
    record(AuditTag.ACTION_RECORDED, action, actor, action.reference)
    return action


def _link(action: Action, words: ActionWords) -> None:
    db.session.execute(delete(ActionPost).where(ActionPost.action_id == action.id))
    db.session.execute(delete(ActionIndicator).where(ActionIndicator.action_id == action.id))
    contributing = dict.fromkeys(words.contributing_post_ids)
    contributing.pop(action.lead_post_id or 0, None)
    db.session.add_all(ActionPost(action_id=action.id, post_id=post_id) for post_id in contributing)
    db.session.add_all(
        ActionIndicator(action_id=action.id, indicator_id=key, expectation=expectation)
        for key, expectation in words.indicators.items()
    )
    db.session.flush()


def amend(
    action: Action,
    actor: Reader,
    *,
    seen_version: int,
    wording: str,
    passage: str,
    contributing_post_ids: list[int],
    indicators: dict[int, Expectation],
    reason: str | None = None,
) -> None:
    """Amend what was recorded: the words, who contributes, the indicators it concerns.

    The event says that the passage changed and never holds its words.
    """
    check_version(action.version, seen_version)
    check_move(Verb.AMEND, action.status)
    actions.get_words(action)
    action.wording = wording.strip()
    action.passage = passage.strip()
    changes = changes_of(action)
    if "passage" in changes:
        changes["passage"] = [None, None]
    contributing = frozenset(contributing_post_ids) - {action.lead_post_id or 0}
    linked = actions.expectations_of(action.id)
    if linked != indicators:
        changes["indicators"] = [len(linked), len(indicators)]
    if action.contributing != contributing:
        changes["contributors"] = [len(action.contributing), len(contributing)]
    if not changes:
        return
    _link(
        action,
        ActionWords(wording, contributing_post_ids=contributing_post_ids, indicators=indicators),
    )
    touch(action)
    record(AuditTag.ACTION_AMENDED, action, actor, action.reference, changes=changes, reason=reason)


def reassign(
    action: Action,
    post: Post | None,
    actor: Reader,
    reason: str | None,
    *,
    seen_version: int | None = None,
    tell: bool = True,
) -> None:
    """Give an action to another post, which then no longer only contributes.

    Whoever answers for the new post is told by e-mail, unless `tell` is False: then the caller
    tells them of several at once.
    """
    check_seen(action, seen_version)
    check_move(Verb.REASSIGN, action.status)
    old = action.lead_post.title if action.lead_post else None
    if action.lead_post_id == (post.id if post else None):
        return
    action.lead_post_id = post.id if post else None
    db.session.execute(
        delete(ActionPost).where(
            ActionPost.action_id == action.id, ActionPost.post_id == action.lead_post_id
        )
    )
    changes = {"owner": [old, post.title if post else None]}
    record(
        AuditTag.ACTION_REASSIGNED, action, actor, action.reference, changes=changes, reason=reason
    )
    if action.issued_at is not None and tell:
        action_emails.queue_given([action], clock.now())


def change_due(
    action: Action,
    rule: DueRule,
    actor: Reader,
    reason: str | None,
    *,
    is_correction: bool = False,
    since: date | None = None,
    seen_version: int | None = None,
) -> None:
    """Set a new due rule by somebody's decision; only a later date counts as a deferral.

    Args:
        action: its committee must have been loaded.
        rule: what was decided.
        actor: who decided or noted it.
        reason: the words given for it.
        is_correction: the rule was entered wrongly: nothing is put off, and an action never
            put off was due on the corrected day from the first.
        since: the day of the decision, from which "June" or "the next meeting" then counts;
            None: it counts as before.
        seen_version: the version its form was shown with; None when no form was.

    Raises:
        RuleBroken: the rule cannot be meant, or the action changed or is finished.
    """
    check_seen(action, seen_version)
    check_move(Verb.CHANGE_DUE, action.status)
    old = action.due_on
    set_rule(action, rule, since or since_when(action) or old or clock.today(), action.committee)
    action.due_since_on = since or action.due_since_on
    action.due_set_by_person = not is_correction and rule.kind in {DueKind.DATE, DueKind.INTERVAL}
    if is_correction:
        if not action.times_deferred:
            action.first_due_on = action.due_on
    elif is_deferral(old, action.due_on):
        action.times_deferred += 1
    changes = changes_of(action)
    if changes:
        record(
            AuditTag.ACTION_DUE_CHANGED,
            action,
            actor,
            action.reference,
            changes=changes,
            reason=reason,
        )


def close(
    action: Action,
    outcome: Outcome,
    actor: Reader,
    today: date,
    reason: str | None = None,
    *,
    at: DecidedAt | None = None,
    seen_version: int | None = None,
) -> None:
    """Close an action as the committee agreed: on the day of the meeting where it did, if given."""
    check_seen(action, seen_version)
    status = check_move(Verb.CLOSE, action.status)
    if at is not None:
        at.check(action, today)
        action.closed_meeting_id = at.meeting.id
        action.closed_item_id = at.item.id if at.item else None
    action.status = status
    action.outcome = outcome
    action.closed_on = at.meeting.held_on if at else today
    changes = changes_of(action) | (at.in_history() if at else {})
    record(AuditTag.ACTION_CLOSED, action, actor, action.reference, changes=changes, reason=reason)
    if at is not None:
        settle(at.meeting, [action.id], today)


def pause(
    action: Action,
    review_on: date,
    actor: Reader,
    today: date,
    reason: str,
    *,
    seen_version: int | None = None,
) -> None:
    """Rest an action until a day; only the committee or a clerk pauses."""
    check_seen(action, seen_version)
    if review_on <= today:
        raise RuleBroken("review_on", Broken.REVIEW_NOT_LATER)
    action.status = check_move(Verb.PAUSE, action.status)
    action.review_on = review_on
    changes = changes_of(action)
    record(AuditTag.ACTION_PAUSED, action, actor, action.reference, changes=changes, reason=reason)


def reopen(
    action: Action,
    actor: Reader,
    reason: str,
    *,
    at: DecidedAt | None = None,
    seen_version: int | None = None,
) -> None:
    """Take up again what was closed, withdrawn or paused, maybe because a meeting said so.

    What its owner was never told of, and what was taken out as a wrong entry, waits to be
    issued (again); its date follows what the calendar did meanwhile.
    """
    check_seen(action, seen_version)
    verb = Verb.RESUME if action.status is ActionStatus.PAUSED else Verb.REOPEN
    action.status = check_move(verb, action.status)
    if action.issued_at is None:
        action.status = ActionStatus.RECORDED
    if action.status is ActionStatus.RECORDED:
        action.issued_at = None
    action.outcome = None
    action.closed_on = None
    action.closed_meeting_id = None
    action.closed_item_id = None
    action.is_provisional = False
    action.before_meeting_id = None
    action.review_on = None
    action.duplicate_of_id = None
    action.answered_on = answered_after(verb, action.answered_on, date.max)
    changes = changes_of(action) | (at.in_history() if at else {})
    record(
        AuditTag.ACTION_REOPENED, action, actor, action.reference, changes=changes, reason=reason
    )
    catch_up(action, actor)


def withdraw(
    action: Action, actor: Reader, reason: str, *, seen_version: int | None = None
) -> None:
    """Take out a wrong entry; it stays in the register with its reason."""
    check_seen(action, seen_version)
    action.status = check_move(Verb.WITHDRAW, action.status)
    changes = changes_of(action)
    record(
        AuditTag.ACTION_WITHDRAWN, action, actor, action.reference, changes=changes, reason=reason
    )
