"""Fills a database to size with plain inserts: one council after many busy years."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import insert

from tracker import clock
from tracker.db import Base, db
from tracker.models import (
    Action,
    ActionIndicator,
    AgendaItem,
    AuditEvent,
    Authority,
    Committee,
    Indicator,
    Meeting,
    Membership,
    MinutesRevision,
    Observation,
    Person,
    Post,
    PostHolder,
    ReferenceCounter,
    Service,
    Update,
)

TODAY = clock.today()
NOON = datetime.combine(TODAY, time(12), UTC)
COMMITTEES, POSTS, INDICATORS, ITEMS = 20, 200, 60, 20
OPEN_SHARE = 0.06
PASSAGE = (
    "It was agreed that the officers would report back on the figures and what lies behind them."
)
MINUTES = "\n\n".join(
    f"The Committee considered the report and asked about matter {number}. {PASSAGE}"
    for number in range(6)
)
HTML = "".join(f"<p>{paragraph}</p>" for paragraph in MINUTES.split("\n\n"))


def _insert(table: type[Base], rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), 5000):
        db.session.execute(insert(table), rows[start : start + 5000])


def fill(actions: int, password_hash: str) -> None:
    """Fill an empty, migrated database with about so many actions, always the same ones."""
    chance = random.Random(7)
    _people(password_hash)
    meetings = max(COMMITTEES, actions // (ITEMS * 2))
    _meetings(meetings, chance)
    _actions(actions, meetings, chance)
    db.session.commit()
    db.session.execute(db.text("ANALYZE"))
    db.session.commit()


def _people(password_hash: str) -> None:
    people = ["clerk", "officer", "chair", "member", "holder"]
    _insert(
        Person,
        [
            {
                "id": number,
                "name": name.title(),
                "email": f"{name}@example.org",
                "password_hash": password_hash,
                "is_clerk": name == "clerk",
                "is_admin": False,
                "is_performance_officer": False,
                "version": 1,
            }
            for number, name in enumerate(people, start=1)
        ],
    )
    _insert(
        Authority,
        [
            {
                "id": 1,
                "name": "Bench Council",
                "short_name": "Bench",
                "nation": "england",
                "log_name": "Action log",
                "chair_word": "Chair",
                "colour": "#1d4f5c",
            }
        ],
    )
    _insert(Service, [{"id": number, "name": f"Service {number}"} for number in range(1, 11)])
    _insert(
        Post,
        [
            {
                "id": number,
                "title": f"Head of Service {number}",
                "service_id": number % 10 + 1,
                "other_names": [],
                "name_is_public": number % 4 == 0,
                "version": 1,
            }
            for number in range(1, POSTS + 1)
        ],
    )
    _insert(
        PostHolder,
        [
            {
                "post_id": number,
                "person_id": 2 if number == 1 else 5,
                "kind": "substantive",
                "from_on": date(2020, 1, 1),
            }
            for number in range(1, POSTS + 1)
        ],
    )
    _insert(
        Committee,
        [
            {
                "id": number,
                "code": f"C{number:02d}",
                "name": f"Committee {number}",
                "kind": "scrutiny",
                "is_public": True,
                "paper_lead_days": 8,
                "version": 1,
            }
            for number in range(1, COMMITTEES + 1)
        ],
    )
    _insert(
        Membership,
        [
            {"committee_id": 1, "person_id": 3, "role": "chair", "from_on": date(2020, 1, 1)},
            {"committee_id": 1, "person_id": 4, "role": "member", "from_on": date(2020, 1, 1)},
        ],
    )
    _insert(
        Indicator,
        [
            {
                "id": number,
                "reference": f"PI{number:03d}",
                "name": f"Measure {number}",
                "other_names": [],
                "definition": "",
                "unit": "percent",
                "decimals": 1,
                "polarity": "high",
                "basis": "flow",
                "frequency": "monthly",
                "counts_people": True,
                "is_public": True,
                "source": "",
                "version": 1,
            }
            for number in range(1, INDICATORS + 1)
        ],
    )
    _insert(
        Observation,
        [
            {
                "indicator_id": number,
                "area": "own",
                "period_start": date(2016 + month // 12, month % 12 + 1, 1),
                "period_end": date(2016 + month // 12, month % 12 + 1, 28),
                "frequency": "monthly",
                "basis": "flow",
                "value": 60 + (number * month) % 30,
                "status": "final",
                "published_on": date(2016 + month // 12, month % 12 + 1, 28),
                "source": "bench",
                "made_up": False,
            }
            for number in range(1, INDICATORS + 1)
            for month in range(130)
        ],
    )


def held_on(meeting: int, meetings: int) -> date:
    """The day of a meeting: they run up to a few weeks from now, evenly."""
    return TODAY + timedelta(days=40 - (meetings - meeting) * 3600 // meetings)


def _meetings(meetings: int, chance: random.Random) -> None:
    del chance
    _insert(
        Meeting,
        [
            {
                "id": number,
                "public_id": f"meeting{number}",
                "committee_id": number % COMMITTEES + 1,
                "held_on": held_on(number, meetings),
                "start_time": time(18, 30),
                "kind": "ordinary",
                "status": "held" if held_on(number, meetings) < TODAY else "scheduled",
                "agenda_published_at": NOON,
                "minutes_state": "published",
                "minutes_published_at": NOON,
                "version": 1,
            }
            for number in range(1, meetings + 1)
        ],
    )
    items = range(1, meetings * ITEMS + 1)
    _insert(
        AgendaItem,
        [
            {
                "id": number,
                "public_id": f"item{number}",
                "meeting_id": (number - 1) // ITEMS + 1,
                "position": (number - 1) % ITEMS + 1,
                "number": str((number - 1) % ITEMS + 1),
                "title": f"Subject {number}",
                "purpose": "To consider the report.",
                "purpose_html": "<p>To consider the report.</p>",
                "decision": "",
                "decision_html": "",
                "restriction": "open",
                "version": 1,
            }
            for number in items
        ],
    )
    _insert(
        MinutesRevision,
        [
            {
                "id": number,
                "item_id": number,
                "source": MINUTES,
                "html": HTML,
                "made_by_id": 1,
                "made_at": NOON,
                "made_when": "saved",
            }
            for number in items
        ],
    )
    db.session.execute(
        db.text("UPDATE agenda_item SET current_revision_id = id, published_revision_id = id")
    )


def _actions(actions: int, meetings: int, chance: random.Random) -> None:
    rows: list[dict[str, Any]] = []
    links: list[dict[str, Any]] = []
    updates: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []
    numbers: dict[str, int] = {}
    for number in range(1, actions + 1):
        item = number % (meetings * ITEMS) + 1
        meeting = (item - 1) // ITEMS + 1
        agreed_on = held_on(meeting, meetings)
        committee = meeting % COMMITTEES + 1
        is_open = chance.random() < OPEN_SHARE or (TODAY - agreed_on).days < 100
        due_on = agreed_on + timedelta(days=chance.randrange(20, 200))
        numbers[key := f"C{committee:02d}"] = numbers.get(f"C{committee:02d}", 0) + 1
        answered = is_open and chance.random() < 0.2
        rows.append(
            {
                "id": number,
                "code": key,
                "year": "2025-26",
                "number": numbers[key],
                "kind": "action",
                "committee_id": committee,
                "meeting_id": meeting,
                "item_id": item,
                "agreed_on": agreed_on,
                "passage": PASSAGE,
                "wording": f"Report back on matter {number} and what lies behind the figures",
                "lead_post_id": number % POSTS + 1,
                "due_kind": "date" if number % 12 else "none",
                "due_condition": "",
                "due_words": "at its next meeting",
                "sooner_if_available": False,
                "due_on": due_on if number % 12 else None,
                "due_basis": "date" if number % 12 else "none",
                "paper_due_on": None,
                "first_due_on": due_on if number % 12 else None,
                "due_set_by_person": False,
                "times_deferred": number % 3,
                "status": "in_progress" if is_open else "closed",
                "issued_at": NOON,
                "answered_on": due_on if answered else None,
                "closed_on": None if is_open else due_on,
                "outcome": None if is_open else "completed",
                "restriction": "open",
                "reading_class": "public" if number % 25 else "draft",
                "version": 1,
            }
        )
        if number % 3 == 0:
            links.append(
                {
                    "action_id": number,
                    "indicator_id": number % INDICATORS + 1,
                    "expectation": "raise",
                }
            )
        if number % 2 == 0:
            updates.append(
                {
                    "action_id": number,
                    "kind": "progress",
                    "text": "The work is going on and a report is being written.",
                    "made_by_id": 2,
                    "capacity": "Head of Service 1",
                    "made_at": NOON,
                    "released_at": NOON,
                    "released_by_id": 1,
                }
            )
        events.append(
            {
                "at": NOON,
                "actor_id": 1,
                "tag": "action_recorded",
                "subject_type": "action",
                "subject_id": number,
                "subject_name": f"{key}/2025-26/{numbers[key]:03d}",
                "changes": {},
            }
        )
    _insert(
        ReferenceCounter,
        [{"code": key, "year": "2025-26", "last_number": last} for key, last in numbers.items()],
    )
    _insert(Action, rows)
    _insert(ActionIndicator, links)
    _insert(Update, updates)
    _insert(AuditEvent, events)
