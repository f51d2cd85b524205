"""Redaction of a file: one person asks, another approves, and its bytes are gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tracker.access.reader import Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import Document, Redaction
from tracker.operations.redactions import claim, sealed_digest, settle
from tracker.queries import documents, redactions
from tracker.rules import redaction as rules
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import RedactionReason, RedactionStatus


@dataclass(frozen=True, slots=True)
class FileRequest:
    """Why a file must go.

    Attributes:
        reason: of the usual reasons; whoever could read the file is told it.
        reason_words: more, kept in the history.
        masks_name: whether the document's title and the file's name go too.
    """

    reason: RedactionReason
    reason_words: str = ""
    masks_name: bool = True


def ask(
    document: Document, request: FileRequest, actor: Reader, now: datetime, *, secret: str
) -> Redaction:
    """Ask for a file, and every version it took the place of, to be redacted.

    Args:
        document: as `queries.documents.get` loads it.
        request: why.
        actor: the clerk who asks.
        now: this moment.
        secret: the site's.

    Raises:
        RuleBroken: the reason is missing or repeats a name that is to go; the file was redacted,
            or that is asked for already.
    """
    if actor.person_id is None:
        raise ValueError("A redaction is asked for by a person.")
    if request.reason is RedactionReason.OTHER and not request.reason_words:
        raise RuleBroken("reason_words", Broken.REASON_MISSING)
    if document.storage_key is None:
        raise RuleBroken("reason", Broken.FILE_REDACTED_ALREADY)
    if redactions.is_file_asked_already(document.id):
        raise RuleBroken("reason", Broken.REDACTION_ASKED_ALREADY)
    if request.masks_name:
        for name in (document.title, document.name):
            rules.check_silent("reason_words", request.reason_words, rules.tidy(name))
    subject = redactions.subject_of_document(document)
    redaction = Redaction(
        item_id=document.item_id,
        action_id=subject.action.id if subject.action else None,
        document_id=document.id,
        masks_name=request.masks_name,
        passage="",
        passage_digest=sealed_digest(document.sha256, secret),
        passage_length=0,
        reason=request.reason,
        reason_words=request.reason_words,
        asked_by_id=actor.person_id,
        asked_at=now,
    )
    db.session.add(redaction)
    db.session.flush()
    record(
        AuditTag.FILE_REDACTION_ASKED,
        subject.thing,
        actor,
        subject.name,
        changes={
            "slot": [None, document.slot.value],
            "redaction_reason": [None, request.reason.value],
        },
        reason=request.reason_words,
    )
    return redaction


def approve(redaction: Redaction, actor: Reader, now: datetime, *, secret: str) -> list[str]:
    """Let the records forget a file and every version it took the place of.

    The rows stay as tombstones with day and reason. Of the files only a digest under the site's
    secret remains.

    Returns:
        Keys of the files that belong to nothing from now on: to be removed from the storage once
        this is committed.

    Raises:
        RuleBroken: somebody decided meanwhile.
    """
    claim(redaction)
    subject = redactions.subject_of(redaction)
    keys: list[str] = []
    slot = None
    for document in documents.with_earlier_versions(redaction.document_id or 0):
        slot = slot or document.slot.value
        if redaction.masks_name:
            document.title = rules.TOMBSTONE
            document.name = f"{rules.TOMBSTONE}.{document.file_type.value}"
        if document.storage_key is None:
            continue
        keys.append(document.storage_key)
        document.storage_key = None
        document.sha256 = sealed_digest(document.sha256, secret)
        document.redacted_at = now
        document.redaction_reason = redaction.reason
    settle(redaction, RedactionStatus.APPROVED, actor, now)
    redaction.times = len(keys)
    record(
        AuditTag.FILE_REDACTION_APPROVED,
        subject.thing,
        actor,
        subject.name,
        changes={"slot": [None, slot], "files": [None, len(keys)]},
    )
    return keys
