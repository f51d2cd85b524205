"""The chain over the audit events: sealing them in batches, and finding what was tampered with.

A seal holds its events' keys and digests, the hash of the seal before it, and a hash over
all of that. Who changes, removes or moves an event leaves a seal that no longer fits; who
rewrites every seal changes the last hash, which is why it is worth writing down elsewhere.
Nothing is sealed while it is written, so that writers never queue here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto

from sqlalchemy import func, select, text

from tracker.audit.digests import WORDS, digest_of, event_digest, stamp
from tracker.audit.tags import AuditTag
from tracker.db import db
from tracker.models import AuditEvent, AuditSeal

BATCH = 500
START = "0" * 64
"""What the first seal has for the hash of the one before."""

REDACTED_EVENTS = "events"
"""In the changes of an approved redaction: {"key of event.column": digest of its new value}."""


class Fault(StrEnum):
    """What is wrong with a piece of the chain."""

    EVENT_CHANGED = auto()
    EVENT_REMOVED = auto()
    EVENT_MOVED = auto()
    EVENT_ADDED = auto()
    SEAL_CHANGED = auto()
    SEAL_OUT_OF_CHAIN = auto()


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: of the event, or of the seal, with that key."""

    fault: Fault
    key: int


@dataclass(frozen=True, slots=True)
class Verified:
    """What a check of the whole chain found.

    Attributes:
        events: how many events there are.
        seals: how many seals.
        last_hash: of the last seal; START when there is none.
        findings: every fault, in order of where it stands; none when all is well.
    """

    events: int
    seals: int
    last_hash: str
    findings: list[Finding]


def find_last_seal() -> AuditSeal | None:
    """The newest seal."""
    return db.session.scalar(select(AuditSeal).order_by(AuditSeal.id.desc()).limit(1))


def find_ceiling() -> int | None:
    """The key up to which every event is settled; None while somebody is writing events.

    PostgreSQL gives out keys before it commits: an event with a lower key could still
    appear. Who writes one holds a lock on the table, which is looked for after the highest
    key is read and never waited for. SQLite has one writer at a time, here ourselves.
    """
    ceiling = db.session.scalar(select(func.max(AuditEvent.id))) or 0
    if db.session.get_bind().dialect.name == "postgresql":
        writers = text(
            "SELECT count(*) FROM pg_locks WHERE relation = 'audit_event'::regclass"
            " AND mode = 'RowExclusiveLock' AND pid <> pg_backend_pid()"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        if db.session.scalar(writers):
            return None
    return ceiling


def seal_next(now: datetime) -> int | None:
    """Seal the next batch of settled events; how many they were, None if somebody is writing.

    Events from before the chain get their digests now. Of two that seal at once, the second
    is refused by the seals' unique keys.
    """
    ceiling = find_ceiling()
    if ceiling is None:
        return None
    last = find_last_seal()
    events = db.session.scalars(
        select(AuditEvent)
        .where(AuditEvent.id > (last.last_id if last else 0), AuditEvent.id <= ceiling)
        .order_by(AuditEvent.id)
        .limit(BATCH)
    ).all()
    if not events:
        return 0
    for event in events:
        if event.digest is None:
            stamp(event)
    seal = AuditSeal(
        first_id=events[0].id,
        last_id=events[-1].id,
        events={str(event.id): event.digest for event in events},
        previous_hash=last.hash if last else START,
        sealed_at=now,
    )
    seal.hash = hash_of(seal)
    db.session.add(seal)
    db.session.flush()
    return len(events)


def hash_of(seal: AuditSeal) -> str:
    """The hash a seal should have."""
    return digest_of([seal.previous_hash, seal.first_id, seal.last_id, seal.events])


def find_seal(hash_: str) -> AuditSeal | None:
    """The seal with that hash: proof that the chain still holds what stood then."""
    return db.session.scalar(select(AuditSeal).where(AuditSeal.hash == hash_))


def verify() -> Verified:
    """Check every event and every seal; changes nothing."""
    findings: list[Finding] = []
    listed: dict[str, int] = {}
    last_hash, last_id, seals = START, 0, 0
    for seal in db.session.scalars(
        select(AuditSeal).order_by(AuditSeal.id).execution_options(yield_per=20)
    ):
        if seal.previous_hash != last_hash or seal.first_id <= last_id:
            findings.append(Finding(Fault.SEAL_OUT_OF_CHAIN, seal.id))
        if hash_of(seal) != seal.hash:
            findings.append(Finding(Fault.SEAL_CHANGED, seal.id))
        listed |= {digest: int(key) for key, digest in seal.events.items()}
        last_hash, last_id, seals = seal.hash, seal.last_id, seals + 1
    count, wrong = _compare(listed, last_id)
    findings += wrong
    return Verified(count, seals, last_hash, findings)


def _compare(listed: dict[str, int], last_id: int) -> tuple[int, list[Finding]]:
    """Compare the events there are with those that the seals list, {digest: key}."""
    digests = {key: digest for digest, key in listed.items()}
    redactions = _redactions()
    wrong: dict[int, Fault] = {}
    count = 0
    for event in _events():
        count += 1
        sealed = digests.pop(event.id, None)
        fault = _fault_of(event, redactions)
        if event.id <= last_id and event.digest != sealed:
            moved = listed.get(event.digest or "", event.id) != event.id
            added = Fault.EVENT_ADDED if sealed is None else Fault.EVENT_CHANGED
            fault = Fault.EVENT_MOVED if moved else added
        if fault:
            wrong[event.id] = fault
    wrong |= dict.fromkeys(digests, Fault.EVENT_REMOVED)
    return count, [Finding(wrong[key], key) for key in sorted(wrong)]


def _fault_of(event: AuditEvent, redactions: dict[str, str]) -> Fault | None:
    """Whether an event fits its own digest, and each of its words theirs or a redaction's."""
    if event.digest is None:
        return None
    fits = event.digest == event_digest(event) and all(
        _fits(event, name, redactions) for name in WORDS
    )
    return None if fits else Fault.EVENT_CHANGED


def _fits(event: AuditEvent, name: str, redactions: dict[str, str]) -> bool:
    salt, digest = (event.word_digests or {}).get(name, ["", ""])
    value = getattr(event, name)
    if salt:
        return digest_of(value, salt) == digest
    return redactions.get(f"{event.id}.{name}") == digest_of(value)


def _events() -> Iterator[AuditEvent]:
    statement = select(AuditEvent).order_by(AuditEvent.id)
    yield from db.session.scalars(statement.execution_options(yield_per=BATCH))


def _redactions() -> dict[str, str]:
    """What approved redactions left behind: digests of the new values, the latest of each."""
    left: dict[str, str] = {}
    approved = (
        select(AuditEvent.changes)
        .where(AuditEvent.tag == AuditTag.REDACTION_APPROVED.value)
        .order_by(AuditEvent.id)
    )
    for changes in db.session.scalars(approved):
        _old, new = changes.get(REDACTED_EVENTS) or (None, None)
        left |= new or {}
    return left
