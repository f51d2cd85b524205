"""Comments on draft minutes: written by those asked, settled by a clerk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tracker.access.reader import Reader
from tracker.audit.record import record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.markdown import render
from tracker.models import AgendaItem, Clearance, ClearanceComment
from tracker.operations import minutes
from tracker.operations.versions import check_version
from tracker.operations.working_copies import check_unlocked
from tracker.queries import items
from tracker.rules import clearing as rules
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import RevisionSource
from tracker.vocabulary.clearing import CommentKind, CommentOutcome

PAGE = "comment"
"""The page that accepted wording comes from: no working copy is of it, so that none is dropped."""


@dataclass(frozen=True, slots=True)
class CommentWords:
    """What somebody says of a passage.

    Attributes:
        kind: suggested wording, or a remark.
        text: the wording, or the remark.
        place: which paragraph; `rules.clearing.WHOLE_ITEM` for none.
        passage: the paragraph as they saw it; empty for none.
    """

    kind: CommentKind
    text: str
    place: int = rules.WHOLE_ITEM
    passage: str = ""


def _check(clearance: Clearance, words: CommentWords, today: date) -> None:
    if not rules.is_open(clearance.until_on, clearance.ended_at, today):
        raise RuleBroken("", Broken.CLEARANCE_OVER)
    if words.kind is CommentKind.WORDING and words.passage.strip():
        rules.check_wording(words.passage, words.text)
    elif not words.text.strip():
        raise RuleBroken("remark", Broken.COMMENT_MISSING)


def write(
    clearance: Clearance,
    item: AgendaItem,
    words: CommentWords,
    actor: Reader,
    now: datetime,
    today: date,
) -> ClearanceComment:
    """Comment on a passage of draft minutes; history is told that it happened, none of its words.

    Raises:
        RuleBroken: the time is over, nothing was entered, or the wording is what stands there.
    """
    if actor.person_id is None:
        raise ValueError("Comments are made by a person.")
    _check(clearance, words, today)
    has_passage = bool(words.passage.strip())
    comment = ClearanceComment(
        clearance_id=clearance.id,
        item_id=item.id,
        author_id=actor.person_id,
        place=max(words.place, 0) if has_passage else rules.WHOLE_ITEM,
        passage=words.passage if has_passage else "",
        kind=words.kind if has_passage else CommentKind.REMARK,
        text=words.text.strip("\n"),
        written_at=now,
    )
    db.session.add(comment)
    db.session.flush()
    record(AuditTag.COMMENT_WRITTEN, item, actor, f"Item {item.number}")
    return comment


def change(
    comment: ClearanceComment,
    words: CommentWords,
    actor: Reader,
    now: datetime,
    today: date,
    *,
    seen_version: int,
) -> None:
    """Change one's own comment, until it is settled or the time is over; its place stays.

    Raises:
        RuleBroken: as `write`; it was settled, or changed on another page.
    """
    _check_unsettled(comment)
    check_version(comment.version, seen_version)
    kept = CommentWords(words.kind, words.text, comment.place, comment.passage)
    _check(comment.clearance, kept, today)
    comment.kind = words.kind if comment.passage else CommentKind.REMARK
    comment.text = words.text.strip("\n")
    comment.written_at = now
    db.session.flush()
    record(AuditTag.COMMENT_CHANGED, comment.item, actor, f"Item {comment.item.number}")


def withdraw(comment: ClearanceComment, actor: Reader, now: datetime, today: date) -> None:
    """Take one's own comment back.

    Raises:
        RuleBroken: it was settled, or the time is over.
    """
    _check_unsettled(comment)
    clearance = comment.clearance
    if not rules.is_open(clearance.until_on, clearance.ended_at, today):
        raise RuleBroken("", Broken.CLEARANCE_OVER)
    comment.withdrawn_at = now
    db.session.flush()
    record(AuditTag.COMMENT_WITHDRAWN, comment.item, actor, f"Item {comment.item.number}")


def rendered_ahead(comment: ClearanceComment) -> dict[str, str]:
    """The minutes with the wording in its place as HTML, by their source: slow, so done before."""
    try:
        text = _with_wording(comment)
    except RuleBroken:
        return {}
    return {text: render(text)}


def _with_wording(comment: ClearanceComment) -> str:
    if comment.kind is not CommentKind.WORDING:  # a remark stands in no passage's place
        raise RuleBroken("passage", Broken.COMMENT_PASSAGE_GONE)
    current = items.find_revision(comment.item.current_revision_id)
    source = current.source if current else ""
    return rules.with_wording(source, comment.passage, comment.place, comment.text)


def accept(
    comment: ClearanceComment,
    actor: Reader,
    now: datetime,
    rendered: Mapping[str, str] | None = None,
) -> None:
    """Put suggested wording into the minutes as a new revision, where its passage stands now.

    Args:
        comment: its item, meeting and author loaded.
        actor: a clerk.
        now: this moment.
        rendered: HTML by its source, made beforehand; what is missing is rendered here.

    Raises:
        RuleBroken: somebody settled it, the minutes are published, or the passage is not found.
    """
    _check_unsettled(comment)
    check_unlocked(comment.item)
    text = _with_wording(comment)
    html = (rendered or {}).get(text) or render(text)
    base = comment.item.current_revision_id
    _save(comment.item, text, html, actor, base)
    _settle(comment, CommentOutcome.ACCEPTED, "", actor, now)


def accept_by_hand(
    comment: ClearanceComment,
    text: str,
    html: str,
    actor: Reader,
    now: datetime,
    *,
    base_revision_id: int | None,
) -> None:
    """Save the minutes as a clerk put the wording in by hand, and settle the comment.

    Raises:
        RuleBroken: somebody settled it, the minutes are published, or were saved meanwhile.
    """
    _check_unsettled(comment)
    _save(comment.item, text, html, actor, base_revision_id)
    _settle(comment, CommentOutcome.ACCEPTED, "", actor, now)


def _save(item: AgendaItem, text: str, html: str, actor: Reader, base: int | None) -> None:
    minutes.save(
        item,
        text,
        html,
        actor,
        base_revision_id=base,
        page=PAGE,
        made_when=RevisionSource.COMMENT,
    )


def decline(comment: ClearanceComment, reason: str, actor: Reader, now: datetime) -> None:
    """Leave the minutes as they are; the reason is for the comment's author.

    Raises:
        RuleBroken: somebody settled it.
    """
    _check_unsettled(comment)
    _settle(comment, CommentOutcome.DECLINED, reason, actor, now)


def deal_with(comment: ClearanceComment, actor: Reader, now: datetime) -> None:
    """Note that a remark was dealt with.

    Raises:
        RuleBroken: somebody settled it.
    """
    _check_unsettled(comment)
    _settle(comment, CommentOutcome.DEALT_WITH, "", actor, now)


def _check_unsettled(comment: ClearanceComment) -> None:
    """Refuse what was settled or taken back; of two at once, the second waits here and is told."""
    db.session.refresh(comment, ["outcome", "withdrawn_at", "version"], with_for_update=True)
    if comment.outcome is not None or comment.withdrawn_at is not None:
        raise RuleBroken("", Broken.COMMENT_SETTLED)


_TAGS = {
    CommentOutcome.ACCEPTED: AuditTag.COMMENT_ACCEPTED,
    CommentOutcome.DECLINED: AuditTag.COMMENT_DECLINED,
    CommentOutcome.DEALT_WITH: AuditTag.COMMENT_DEALT_WITH,
}


def _settle(
    comment: ClearanceComment, outcome: CommentOutcome, reason: str, actor: Reader, now: datetime
) -> None:
    comment.outcome = outcome
    comment.reason = reason.strip()
    comment.settled_by_id = actor.person_id
    comment.settled_at = now
    db.session.flush()
    called = f"Item {comment.item.number}"
    changes = {"author": [None, comment.author.name]}
    record(_TAGS[outcome], comment.item, actor, called, changes=changes)
