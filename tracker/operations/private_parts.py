"""Writing the private part of an item whose other words are open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tracker import clock
from tracker.access.reader import Reader
from tracker.audit.record import changes_of, record
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import AgendaItem, PrivatePart, PrivateRevision
from tracker.operations import working_copies
from tracker.operations.versions import check_version
from tracker.queries import private_parts
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import Restriction, RevisionSource

TOLD = frozenset({"restriction", "restriction_review_on"})
"""Columns whose changes history repeats; of the words it only says that they changed."""


@dataclass(frozen=True, slots=True)
class PartWords:
    """What a clerk enters; HTML is rendered before the change is opened."""

    restriction: Restriction
    restriction_ground: str | None
    public_interest: str
    review_on: date | None
    purpose: str
    purpose_html: str
    minutes: str
    minutes_html: str


def save(
    item: AgendaItem, words: PartWords, actor: Reader, *, seen_version: int, opened_at: datetime
) -> None:
    """Save the private part of an item; its minutes become a new revision if they changed.

    Args:
        item: its meeting loaded.
        words: what was entered.
        actor: a clerk.
        seen_version: the version it was opened with, 0 for none.
        opened_at: when that was: text from before a redaction is refused.

    Raises:
        RuleBroken: the whole item is private, there is no ground or nothing private, somebody
            saved meanwhile, or minutes that are published would change.
    """
    part = private_parts.find(item)
    check_version(part.version if part else 0, seen_version)
    working_copies.check_not_redacted(item, opened_at)
    _check(item, words)
    if part is not None and part.restriction is Restriction.OPEN:
        raise RuleBroken("", Broken.PRIVATE_PART_LIFTED)
    said = private_parts.find_minutes(item)
    revision = None
    if words.minutes != said:
        working_copies.check_unlocked(item)
        revision = _add_revision(item, words, actor)
    if part is None:
        part = PrivatePart(item_id=item.id, restriction=words.restriction)
        db.session.add(part)
    else:
        db.session.refresh(part, ["public_interest", "purpose", "purpose_html"])
    part.restriction = words.restriction
    part.restriction_ground = words.restriction_ground
    part.public_interest = words.public_interest
    part.restriction_review_on = words.review_on
    part.purpose = words.purpose
    part.purpose_html = words.purpose_html
    if revision is not None:
        part.current_revision_id = revision.id
    changes = changes_of(part)
    db.session.flush()
    record(
        AuditTag.PRIVATE_PART_SAVED,
        item,
        actor,
        f"Item {item.number}",
        changes={name: pair for name, pair in changes.items() if name in TOLD},
    )


def _check(item: AgendaItem, words: PartWords) -> None:
    if item.restriction is not Restriction.OPEN:
        raise RuleBroken("", Broken.ITEM_IS_PRIVATE)
    if words.restriction is Restriction.OPEN or not words.restriction_ground:
        raise RuleBroken("restriction_ground", Broken.GROUND_MISSING)
    if not words.purpose.strip() and not words.minutes.strip():
        raise RuleBroken("minutes", Broken.PRIVATE_WORDS_MISSING)


def _add_revision(item: AgendaItem, words: PartWords, actor: Reader) -> PrivateRevision:
    if actor.person_id is None:
        raise ValueError("Minutes are written by a person.")
    revision = PrivateRevision(
        item_id=item.id,
        source=words.minutes,
        html=words.minutes_html,
        made_by_id=actor.person_id,
        made_at=clock.now(),
        made_when=RevisionSource.SAVED,
    )
    db.session.add(revision)
    db.session.flush()
    return revision
