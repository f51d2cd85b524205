"""The chain: whole after honest work, broken by every way of tampering, and it says where."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, select, update

from tests import builders
from tests.builders import made
from tracker import clock
from tracker.audit import chain
from tracker.audit.chain import Fault, Finding
from tracker.audit.digests import event_digest, stamp
from tracker.db import db
from tracker.models import AuditEvent, AuditSeal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask


@pytest.fixture(autouse=True)
def context(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield
        db.session.rollback()


def some_history(count: int = 4) -> list[int]:
    """Committees added; keys of their events."""
    before = set(keys())
    for number in range(count):
        builders.a_committee(f"C{len(before) + number:02}")
    return sorted(set(keys()) - before)


def keys() -> list[int]:
    found = list(db.session.scalars(select(AuditEvent.id).order_by(AuditEvent.id)))
    db.session.rollback()
    return found


def seal() -> int | None:
    return made(lambda: chain.seal_next(clock.now()))


def findings() -> list[Finding]:
    found = chain.verify().findings
    db.session.rollback()
    return found


def tamper(key: int, **values: object) -> None:
    made(lambda: db.session.execute(update(AuditEvent).where(AuditEvent.id == key).values(values)))


def remove(key: int) -> None:
    made(lambda: db.session.execute(delete(AuditEvent).where(AuditEvent.id == key)))


def test_all_is_well_when_nothing_was_tampered_with() -> None:
    empty = chain.verify()
    some_history()
    unsealed = chain.verify()
    sealed = seal()
    some_history()
    again = seal()
    found = chain.verify()

    assert (empty.events, empty.seals, empty.last_hash, empty.findings) == (0, 0, chain.START, [])
    assert (unsealed.events, unsealed.findings) == (4, [])
    assert (sealed, again, seal()) == (4, 4, 0)
    assert (found.events, found.seals, found.findings) == (8, 2, [])
    assert chain.find_seal(found.last_hash) is not None


@pytest.mark.parametrize(
    "values",
    [
        {"subject_name": "Another"},
        {"changes": {"name": ["a", "b"]}},
        {"reason": "Because"},
        {"reason": "[redacted]"},
        {"tag": "item_added"},
        {"subject_id": 99},
        {"word_digests": {}},
        {"word_digests": None},
        {"digest": "0" * 64},
        {"digest": None},
    ],
)
def test_a_changed_event_is_named(values: dict[str, object]) -> None:
    events = some_history()
    seal()

    tamper(events[1], **values)

    assert findings() == [Finding(Fault.EVENT_CHANGED, events[1])]


def test_a_changed_event_is_named_before_it_is_sealed() -> None:
    events = some_history()

    tamper(events[2], subject_name="Another")

    assert findings() == [Finding(Fault.EVENT_CHANGED, events[2])]


def test_an_event_changed_with_its_own_digests_is_named() -> None:
    events = some_history()
    seal()

    def rewrite() -> None:
        event = db.session.get_one(AuditEvent, events[1])
        event.subject_name = "Another"
        stamp(event)

    made(rewrite)

    assert findings() == [Finding(Fault.EVENT_CHANGED, events[1])]


@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_removed_event_is_named(place: int) -> None:
    events = some_history()
    seal()

    remove(events[place])

    assert findings() == [Finding(Fault.EVENT_REMOVED, events[place])]


def test_events_that_changed_places_are_named() -> None:
    events = some_history()
    seal()

    tamper(events[0], id=1000)
    tamper(events[2], id=events[0])
    tamper(1000, id=events[2])

    moved = [Finding(Fault.EVENT_MOVED, events[0]), Finding(Fault.EVENT_MOVED, events[2])]
    assert findings() == moved


def test_an_event_put_between_sealed_ones_is_named() -> None:
    events = some_history()
    remove(events[1])
    seal()

    def add() -> None:
        event = AuditEvent(
            id=events[1],
            at=clock.now(),
            tag="item_added",
            subject_type="agenda_item",
            subject_id=1,
            subject_name="Item 1",
            changes={},
        )
        stamp(event)
        db.session.add(event)

    made(add)

    assert findings() == [Finding(Fault.EVENT_ADDED, events[1])]


def _drop_first(seals: list[AuditSeal]) -> None:
    db.session.delete(seals[0])


def _swap_hash(seals: list[AuditSeal]) -> None:
    seals[0].hash = "0" * 64


def _forget_event(seals: list[AuditSeal]) -> None:
    first = dict(seals[1].events)
    first.popitem()
    seals[1].events = first


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (_drop_first, Fault.SEAL_OUT_OF_CHAIN),
        (_swap_hash, Fault.SEAL_OUT_OF_CHAIN),
        (_forget_event, Fault.SEAL_CHANGED),
    ],
)
def test_a_seal_tampered_with_is_found(
    change: Callable[[list[AuditSeal]], None], fault: Fault
) -> None:
    for _ in range(2):
        some_history()
        seal()

    made(lambda: change(list(db.session.scalars(select(AuditSeal).order_by(AuditSeal.id)))))

    assert fault in {finding.fault for finding in findings()}


def test_events_from_before_the_chain_are_taken_as_found() -> None:
    events = some_history()
    tamper(events[0], digest=None, word_digests=None)

    before = findings()
    seal()
    event = db.session.get_one(AuditEvent, events[0])

    assert before == findings() == []
    assert event.digest == event_digest(event)


def test_a_batch_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "BATCH", 3)
    some_history()

    assert [seal(), seal(), seal()] == [3, 1, 0]
    assert chain.verify().seals == 2


def test_nothing_is_sealed_while_somebody_writes_an_event(app: Flask) -> None:
    if db.engine.dialect.name != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    some_history()
    written, go_on = threading.Event(), threading.Event()

    def write_slowly() -> None:
        with app.app_context():

            def add() -> None:
                from tracker.operations import records

                records.add_committee("SLOW", "Slow", None)
                db.session.flush()
                written.set()
                go_on.wait(10)

            made(add)

    writer = threading.Thread(target=write_slowly)
    writer.start()
    written.wait(10)
    meanwhile = seal()
    go_on.set()
    writer.join()

    assert meanwhile is None
    assert seal() == 5
    assert findings() == []
