"""Redaction: one person asks, another approves, and the passage is gone from the records."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import update

from tracker.access.reader import Reader
from tracker.audit.chain import REDACTED_EVENTS
from tracker.audit.digests import digest_of, stamp
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.markdown import render
from tracker.models import (
    AuditEvent,
    MinutesRevision,
    PrivatePart,
    PrivateRevision,
    Redaction,
    WorkingCopy,
)
from tracker.operations.minutes import add_revision
from tracker.operations.minutes_readings import forget
from tracker.queries import redactions, written
from tracker.queries.redactions import Subject
from tracker.queries.written import HISTORY, Found
from tracker.rules import redaction as rules
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import RedactionReason, RedactionStatus, RevisionSource, WrittenPlace


@dataclass(frozen=True, slots=True)
class Request:
    """What a clerk wants redacted, and why.

    Attributes:
        passage: the words, as typed.
        everywhere: whether every item and action of the authority is meant.
        reason: why, of the usual reasons.
        reason_words: why, in words that do not repeat the passage.
    """

    passage: str
    everywhere: bool
    reason: RedactionReason
    reason_words: str


def preview(subject: Subject, request: Request) -> dict[WrittenPlace, int]:
    """How often the passage stands in each kind of place; changes nothing.

    Raises:
        RuleBroken: the passage is too short, stands nowhere or is asked for already; the
            reason repeats it, or is missing.
    """
    passage = rules.tidy(request.passage)
    rules.check_passage(passage)
    if request.reason is RedactionReason.OTHER and not request.reason_words:
        raise RuleBroken("reason_words", Broken.REASON_MISSING)
    rules.check_silent("reason_words", request.reason_words, passage)
    if redactions.is_asked_already(subject, passage):
        raise RuleBroken("passage", Broken.REDACTION_ASKED_ALREADY)
    stands = written.count(written.find(subject.matter(everywhere=request.everywhere), passage))
    if not stands:
        raise RuleBroken("passage", Broken.PASSAGE_NOT_FOUND)
    return stands


def ask(
    subject: Subject, request: Request, actor: Reader, now: datetime, *, secret: str
) -> Redaction:
    """Ask for a passage to be redacted; somebody else must approve.

    Args:
        subject: the item or action in which it was seen.
        request: the passage and why.
        actor: the clerk who asks.
        now: this moment.
        secret: the site's, under which the passage is hashed.

    Raises:
        RuleBroken: as `preview`.
    """
    if actor.person_id is None:
        raise ValueError("A redaction is asked for by a person.")
    preview(subject, request)
    passage = rules.tidy(request.passage)
    redaction = Redaction(
        item_id=subject.item.id if subject.item else None,
        action_id=subject.action.id if subject.action else None,
        everywhere=request.everywhere,
        passage=passage,
        passage_digest=sealed_digest(passage, secret),
        passage_length=len(passage),
        reason=request.reason,
        reason_words=request.reason_words,
        asked_by_id=actor.person_id,
        asked_at=now,
    )
    db.session.add(redaction)
    db.session.flush()
    record(
        AuditTag.REDACTION_ASKED,
        subject.thing,
        actor,
        subject.name,
        changes={"redaction_reason": [None, request.reason.value]},
        reason=request.reason_words,
    )
    return redaction


def sealed_digest(words: str, secret: str) -> str:
    """An HMAC-SHA-256 under the site's secret, in hexadecimal digits: proof without guessing."""
    return hmac.new(secret.encode(), words.encode(), hashlib.sha256).hexdigest()


def render_ahead(redaction: Redaction) -> dict[str, str]:
    """The HTML of every text as it will be, by its source: slow, so done before the write."""
    if not redaction.passage:
        return {}
    sources = {
        found.values[source]
        for found in written.find(redactions.matter_of(redaction), redaction.passage)
        for source in found.place.rendered.values()
        if source in found.values
    }
    return {source: render(source) for source in sources}


def approve(
    redaction: Redaction, actor: Reader, now: datetime, *, rendered: Mapping[str, str] | None = None
) -> None:
    """Take the passage out of everything it was asked for, and forget it.

    Args:
        redaction: what was asked for; its item and action loaded.
        actor: a second person.
        now: this moment.
        rendered: HTML by its source, made beforehand; what is missing is rendered here.

    Raises:
        RuleBroken: somebody decided meanwhile.
    """
    passage = claim(redaction)
    subject = redactions.subject_of(redaction)
    times, events, revision_ids = 0, dict[str, str](), set[int]()
    for found in list(written.find(redactions.matter_of(redaction), passage)):
        times += found.times
        if found.place is HISTORY:
            events |= _redact_event(found)
        else:
            _redact_row(found, rendered or {})
        if found.place.table is MinutesRevision:
            revision_ids.add(found.row_id)
        elif found.place.table is PrivateRevision:
            _tell_open_private_editors(found.row_id)
    db.session.expire_all()
    forget(sorted(revision_ids))
    _tell_open_editors(revision_ids, actor)
    settle(redaction, RedactionStatus.APPROVED, actor, now)
    redaction.times = times
    record(
        AuditTag.REDACTION_APPROVED,
        subject.thing,
        actor,
        subject.name,
        changes={"times": [None, times], REDACTED_EVENTS: [None, events]},
    )


def refuse(redaction: Redaction, actor: Reader, now: datetime, words: str) -> None:
    """Leave everything as it is, say why, and forget the passage.

    Raises:
        RuleBroken: somebody decided meanwhile, or the words repeat the passage.
    """
    passage = claim(redaction)
    if passage:
        rules.check_silent("words", words, passage)
    settle(redaction, RedactionStatus.REFUSED, actor, now)
    redaction.decision_words = words
    subject = redactions.subject_of(redaction)
    record(AuditTag.REDACTION_REFUSED, subject.thing, actor, subject.name, reason=words)


def claim(redaction: Redaction) -> str:
    """Lock the request and return its passage; of two deciding at once, the second waits here."""
    db.session.refresh(redaction, ["status", "passage"], with_for_update=True)
    if redaction.passage is None:
        raise RuleBroken("", Broken.REDACTION_DECIDED_ALREADY)
    return redaction.passage


def settle(redaction: Redaction, status: RedactionStatus, actor: Reader, now: datetime) -> None:
    """Write down what a second person decided, and forget the passage."""
    if actor.person_id is None or actor.person_id == redaction.asked_by_id:
        raise ValueError("A redaction is decided on by a second person.")
    redaction.status = status
    redaction.passage = None
    redaction.decided_by_id = actor.person_id
    redaction.decided_at = now
    db.session.flush()


def _redact_row(found: Found, rendered: Mapping[str, str]) -> None:
    table: Any = found.place.table
    values = dict(found.values)
    for html, source in found.place.rendered.items():
        if source in values:
            text = values[source]
            values[html] = rendered[text] if text in rendered else render(text)
    if "version" in table.__table__.columns:
        values["version"] = table.version + 1  # a form open elsewhere must not put it back
    _store(table, found.row_id, values)


def _redact_event(found: Found) -> dict[str, str]:
    """Change an event's words, keep their digests, throw their salts away.

    Returns:
        What the chain must know: digests of the new values (see `tracker.audit.chain`).
    """
    event = db.session.get_one(AuditEvent, found.row_id)
    if event.digest is None:
        stamp(event)
        db.session.flush()
    digests = {name: list(pair) for name, pair in (event.word_digests or {}).items()}
    for name in found.values:
        digests[name][0] = ""
    _store(AuditEvent, found.row_id, found.values | {"word_digests": digests})
    return {f"{found.row_id}.{name}": digest_of(value) for name, value in found.values.items()}


def _store(table: Any, row_id: int, values: dict[str, Any]) -> None:  # noqa: ANN401 - a model
    db.session.execute(
        update(table)
        .where(table.id == row_id)
        .values(values)
        .execution_options(synchronize_session=False)
    )


def _tell_open_private_editors(revision_id: int) -> None:
    """Give the private part another version: whoever has its old text open is told it changed."""
    db.session.execute(
        update(PrivatePart)
        .where(PrivatePart.current_revision_id == revision_id)
        .values(version=PrivatePart.version + 1)
        .execution_options(synchronize_session=False)
    )


def _tell_open_editors(revision_ids: set[int], actor: Reader) -> None:
    """Give draft minutes a new revision: whoever has the old text open is told it changed."""
    for item, revision in redactions.list_open_drafts(revision_ids):
        old = revision.id
        new = add_revision(item, revision.source, revision.html, actor, RevisionSource.SAVED)
        db.session.execute(
            update(WorkingCopy)
            .where(WorkingCopy.item_id == item.id, WorkingCopy.base_revision_id == old)
            .values(base_revision_id=new.id)
        )
