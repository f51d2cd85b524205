"""The digest of an audit event: the same from every database, different for every change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from tracker.audit import digests
from tracker.models import AuditEvent

AT = datetime(2014, 1, 23, 18, 30, tzinfo=UTC)


def an_event(**changed: Any) -> AuditEvent:
    facts: dict[str, Any] = {
        "at": AT,
        "actor_id": 1,
        "tag": "item_added",
        "subject_type": "agenda_item",
        "subject_id": 7,
        "subject_name": "Item 7",
        "changes": {"a": [1, "b"]},
        "reason": None,
    }
    return AuditEvent(**facts | changed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"b": 1, "a": [2, 3]}, {"a": [2, 3], "b": 1}),
        (1.0, 1),
        (1e16, 10_000_000_000_000_000),
        ((1, 2), [1, 2]),
        ({7: "x"}, {"7": "x"}),
    ],
)
def test_values_that_databases_give_back_alike_have_one_digest(one: object, other: object) -> None:
    assert digests.digest_of(one) == digests.digest_of(other)


@pytest.mark.parametrize(
    ("one", "other"), [("a", "b"), (1, "1"), (None, ""), ([1, 2], [2, 1]), ({"a": 1}, {"b": 1})]
)
def test_values_that_differ_have_digests_that_differ(one: object, other: object) -> None:
    assert digests.digest_of(one) != digests.digest_of(other)


def test_a_salt_hides_the_value() -> None:
    assert digests.digest_of("Ann", "x") != digests.digest_of("Ann", "y")
    assert digests.new_salt() != digests.new_salt()


@pytest.mark.parametrize(
    "changed",
    [
        {"at": AT + timedelta(microseconds=1)},
        {"actor_id": 2},
        {"through": "A program"},
        {"actor_id": None},
        {"tag": "item_changed"},
        {"subject_type": "action"},
        {"subject_id": 8},
    ],
)
def test_the_digest_of_an_event_changes_with_each_fact(changed: dict[str, Any]) -> None:
    event, other = an_event(), an_event(**changed)
    digests.stamp(event)
    other.word_digests = event.word_digests

    assert event.digest == digests.event_digest(event)
    assert digests.event_digest(other) != event.digest


def test_the_digest_of_an_event_is_the_same_in_every_time_zone() -> None:
    event = an_event()
    digests.stamp(event)
    event.at = AT.astimezone(timezone(timedelta(hours=1)))

    assert digests.event_digest(event) == event.digest


def test_equal_events_have_digests_that_differ() -> None:
    one, other = an_event(), an_event()
    digests.stamp(one)
    digests.stamp(other)

    assert one.digest != other.digest
