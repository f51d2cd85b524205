"""What owners say, and what chairs and clerks make of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from tracker.access.reader import Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.documents.incoming import StoredFile
from tracker.models import Action, Update
from tracker.operations import action_emails, documents
from tracker.operations.decided_at import DecidedAt
from tracker.operations.documents import DocumentWords
from tracker.operations.due_dates import catch_up
from tracker.operations.versions import check_seen, touch
from tracker.queries import supports, updates
from tracker.rules.asking import check_ask
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.lifecycle import ANSWERS, Verb, answered_after, check_answered, check_move
from tracker.vocabulary import DocumentSlot, UpdateKind

VERBS = {
    UpdateKind.PROGRESS: Verb.UPDATE,
    UpdateKind.REPORT: Verb.REPORT,
    UpdateKind.PROPOSAL: Verb.PROPOSE_CLOSURE,
    UpdateKind.LATER_DATE: Verb.ASK_LATER_DATE,
}


def add(
    action: Action,
    kind: UpdateKind,
    text: str,
    actor: Reader,
    *,
    today: date,
    now: datetime,
    later_date: date | None = None,
    files: Sequence[StoredFile] = (),
) -> Update:
    """Add an owner's entry; a report or proposal answers the action, progress never does.

    Its files are evidence: read by whoever may read the entry, and published with it.
    """
    if actor.person_id is None:
        raise ValueError("An update is written by a person.")
    if kind is not UpdateKind.PROGRESS and not leads(action, actor):
        raise RuleBroken("kind", Broken.LEAD_ANSWERS)
    if later_date is not None and kind is not UpdateKind.LATER_DATE:
        raise RuleBroken("later_date", Broken.LATER_DATE_NOT_ASKED)
    if kind is UpdateKind.LATER_DATE:
        after = max(today, action.due_on or today)
        if later_date is None or later_date <= after:
            raise RuleBroken("later_date", Broken.LATER_DATE_NOT_LATER, due_on=after)
    verb = VERBS[kind]
    action.status = check_move(verb, action.status)
    action.answered_on = answered_after(verb, action.answered_on, today)
    if verb in ANSWERS:
        action.before_meeting_id = None  # its owner's own answer stands, whatever is recorded of it
        touch(action)  # a chair who has an earlier answer open must read this one first
    action.times_asked = 0
    posts = {action.lead_post_id or 0, *action.contributing}
    update = Update(
        action_id=action.id,
        kind=kind,
        text=text.strip(),
        later_date=later_date,
        made_by_id=actor.person_id,
        capacity=actor.capacity_for(posts),
        made_at=now,
    )
    db.session.add(update)
    db.session.flush()
    record(
        AuditTag.ACTION_UPDATED,
        action,
        actor,
        action.reference,
        changes={"kind": [None, kind.value]},
    )
    for file in files:
        words = DocumentWords(DocumentSlot.EVIDENCE)
        documents.add((action, update), file, words, actor, now)
    return update


def leads(action: Action, actor: Reader) -> bool:
    """Whether somebody answers for the action, and not only contributes; a clerk may for its owner."""
    return actor.is_clerk or action.lead_post_id in actor.post_ids


def ask(action: Action, actor: Reader, now: datetime, today: date, reason: str = "") -> None:
    """Ask whoever answers for an action, and whoever contributes, for an update: once a week at most.

    Raises:
        RuleBroken: on no field: they were asked lately, or its status does not allow it.
    """
    check_move(Verb.ASK_UPDATE, action.status)
    check_ask(action.asked_on, today)
    action.asked_on = today
    action.times_asked += 1
    record(AuditTag.UPDATE_ASKED, action, actor, action.reference, reason=reason)
    action_emails.queue_asked(action, now)


def release(action: Action, update: Update, actor: Reader, now: datetime) -> None:
    """Let everybody who may read the action read an update of it."""
    if update.released_at is not None:
        raise RuleBroken("", Broken.ALREADY_PUBLISHED)
    update.released_at = now
    update.released_by_id = actor.person_id
    record(AuditTag.UPDATE_RELEASED, action, actor, action.reference)


def support(
    action: Action, actor: Reader, reason: str | None = None, *, seen_version: int | None = None
) -> None:
    """Note that the chair supports closing; the committee still has to agree.

    Raises:
        RuleBroken: it has no answer, its chair supports it already, or it changed since
            `seen_version`: another answer came, or another chair returned or supported it.
    """
    check_seen(action, seen_version)
    check_answered(Verb.SUPPORT, action.answered_on)
    check_move(Verb.SUPPORT, action.status)
    if any(
        each.person_id == actor.person_id
        for each in supports.of_actions([action.id]).get(action.id, [])
    ):
        raise RuleBroken("", Broken.SUPPORTED_ALREADY)
    touch(action)
    record(AuditTag.ACTION_SUPPORTED, action, actor, action.reference, reason=reason)


def send_back(
    action: Action,
    actor: Reader,
    now: datetime,
    reason: str,
    *,
    at: DecidedAt | None = None,
    seen_version: int | None = None,
) -> None:
    """Say that the answer does not answer it: the action waits for its owner again.

    Args:
        action: its committee and contributors must have been loaded.
        actor: the chair or a clerk.
        now: this moment.
        reason: what is missing.
        at: the meeting that found so; then there need not be an answer in writing.
        seen_version: the action's version when its answer was read; None where the caller
            has checked it.

    Raises:
        RuleBroken: there is nothing to return, or the action changed meanwhile.
    """
    check_seen(action, seen_version)
    if at is None:
        check_answered(Verb.RETURN, action.answered_on)
    action.status = check_move(Verb.RETURN, action.status)
    action.answered_on = answered_after(Verb.RETURN, action.answered_on, date.max)
    action.before_meeting_id = None
    answer = updates.find_answer(action)
    if answer is not None:
        answer.returned_at = now
        answer.return_reason = reason.strip()
    told = at.in_history() if at else {}
    record(AuditTag.ACTION_RETURNED, action, actor, action.reference, changes=told, reason=reason)
    action_emails.queue_returned(action, now)
    catch_up(action, actor)
