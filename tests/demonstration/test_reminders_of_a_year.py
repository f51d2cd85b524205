"""The demonstration stepped day by day, its e-mails counted: none twice, none lost, none after.

The suite steps far enough to meet a scheduler that is down and a mail server that is away;
`make faults` steps the whole year (`benchmarks/reminders.py`), which sets REMINDER_DAYS.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest
import time_machine
from sqlalchemy.orm import selectinload

from tests.conftest import WORKER, let_go, make_app, migrate
from tracker import clock, demonstration, transaction
from tracker.access.passwords import Passwords
from tracker.access.reader import Reader
from tracker.db import db
from tracker.emails.transport import UnreachableError
from tracker.models import Action, Meeting, OutgoingEmail, Person, Recommendation, ReminderChoice
from tracker.operations import actions as action_operations
from tracker.operations import meetings as meeting_operations
from tracker.operations import outgoing_emails, reminders
from tracker.operations.actions import ActionWords
from tracker.operations.outgoing_emails import Sender
from tracker.queries import actions as action_queries
from tracker.queries import meetings as meeting_queries
from tracker.queries import posts as post_queries
from tracker.queries import readers
from tracker.rules.due import DueRule
from tracker.rules.reminders import week_of
from tracker.rules.response_clock import presses
from tracker.rules.standing import standing
from tracker.vocabulary import DueKind, EmailState, MeetingStatus, Outcome, Standing
from tracker.wording.recommendations import stand_of_row

if TYPE_CHECKING:
    from flask import Flask

    from tests.databases import Workshop

DAYS = int(os.environ.get("REMINDER_DAYS", "24"))
BEGINS = date(2026, 9, 1)
SENDER = Sender("no-reply@actions.example", "https://actions.example")
REFERENCE = re.compile(r"actions/([A-Z]+/\d{4}-\d\d/\d{3})/update")
RESPONSE = re.compile(r"Open the recommendation: \S+actions/([A-Z]+/\d{4}-\d\d/\d{3})")
WEEKLY = "Your week"
PRESSING = {Standing.OVERDUE, Standing.DUE_SOON}


@dataclass
class Postbag:
    """Keeps what it is handed; away on some days, as mail servers are."""

    is_away: bool = False
    taken: list[tuple[date, EmailMessage]] = field(default_factory=list)

    def send(self, message: EmailMessage) -> None:
        """Take a message."""
        if self.is_away:
            raise UnreachableError("away")
        self.taken.append((clock.today(), message))


@dataclass
class Year:
    """What happened: the e-mails, and what stood how on each day, by the Python rule."""

    bag: Postbag = field(default_factory=Postbag)
    pressing: dict[tuple[date, str], set[str]] = field(default_factory=dict)
    awaited: dict[tuple[date, str], set[str]] = field(default_factory=dict)
    closed: dict[str, date] = field(default_factory=dict)
    waiting: int = 0


def pressing_by_address(today: date) -> dict[str, set[str]]:
    """By e-mail address, references of the actions that press, of posts its person answers for."""
    found: dict[str, set[str]] = {}
    actions = db.session.query(Action).options(selectinload(Action.contributors)).all()
    pressing = [
        each
        for each in actions
        if each.issued_at is not None
        and standing(
            each.status, each.due_on, each.paper_due_on, each.answered_on, each.review_on, today
        )
        in PRESSING
    ]
    for person in db.session.query(Person):
        posts = readers.reader_for(person, today).post_ids
        theirs = {
            each.reference
            for each in pressing
            if each.lead_post_id in posts or each.contributing & posts
        }
        if theirs:
            found[str(person.email)] = theirs
    return found


def awaited_by_address(today: date) -> dict[str, set[str]]:
    """By e-mail address, references of the recommendations whose response presses."""
    rows = [
        (action, kept)
        for action, kept in db.session.query(Action, Recommendation)
        .join(Recommendation, Recommendation.action_id == Action.id)
        .filter(Action.is_open)
        if presses(stand_of_row(kept, today))
    ]
    found: dict[str, set[str]] = {}
    for person in db.session.query(Person):
        reader = readers.reader_for(person, today)
        theirs = {
            action.reference
            for action, _kept in rows
            if reader.is_clerk or action.committee_id in reader.chair_of
        }
        if theirs:
            found[str(person.email)] = theirs
    return found


def close_one(clerk: Reader, year: Year) -> None:
    """Close the action that has been overdue longest."""
    late = (
        db.session.query(Action)
        .filter(Action.is_open, Action.issued_at.is_not(None), Action.due_on < clock.today())
        .order_by(Action.due_on, Action.id)
        .first()
    )
    if late is not None:
        code, number_of_year, number = late.code, late.year, late.number
        year.closed[late.reference] = clock.today()
        transaction.write(
            lambda: action_operations.close(
                action_queries.get(clerk, code, number_of_year, number),
                Outcome.COMPLETED,
                clerk,
                clock.today(),
                "Done",
            )
        )


def agree_one(clerk: Reader, day: date, number: int) -> None:
    """Let the latest meeting agree something for a post, each in turn, and issue it."""
    posts = [row.id for row in post_queries.list_open(day)]
    words = ActionWords(
        f"Bring an update on matter {number}",
        lead_post_id=posts[number % len(posts)],
        due=DueRule(DueKind.DATE, on=day + timedelta(days=3 + number % 40)),
    )
    held = Meeting.held_on <= day, Meeting.status == MeetingStatus.HELD

    def agree() -> None:
        last = db.session.query(Meeting).filter(*held).order_by(Meeting.held_on.desc()).first()
        assert last is not None
        meeting = meeting_queries.get(clerk, last.public_id)
        action_operations.record_action(meeting.committee, meeting, None, words, clerk)
        meeting_operations.issue(meeting, clerk, clock.now())

    transaction.write(agree)


@pytest.fixture(scope="module")
def year(workshop: Workshop) -> Iterator[Year]:
    """The days gone through, morning by morning: closed in between, servers away, kills."""
    app: Flask = make_app(workshop.new_file(f"{WORKER}-year", migrate))
    workshop.put_back(app)
    lived = Year()
    hashed = Passwords(slow=False).hash(demonstration.PASSWORD)
    with app.app_context():
        transaction.write(lambda: demonstration.load(BEGINS, hashed))
        everybody_reachable()
        for number in range(DAYS):
            day = BEGINS + timedelta(days=number)
            with time_machine.travel(datetime.combine(day, time(6, 30), UTC), tick=False):
                live(day, number, lived)
        end = BEGINS + timedelta(days=DAYS)
        with time_machine.travel(datetime.combine(end, time(), UTC), tick=False):
            # What was agreed on the last day goes out as well.
            outgoing_emails.send_due(transaction.write, lived.bag, SENDER, clock.now)
        lived.waiting = db.session.query(OutgoingEmail).filter_by(state=EmailState.WAITING).count()
    sys.stdout.write(tale_of(lived))
    yield lived
    let_go(app)


def tale_of(lived: Year) -> str:
    """What came, counted by kind; shown where output is not captured."""
    kinds = Counter(kind_of(message) for _day, message in lived.bag.taken)
    counted = "\n".join(f"{number:6} {kind}" for kind, number in sorted(kinds.items()))
    closed, waiting = len(lived.closed), lived.waiting
    return (
        f"{DAYS} days, {closed} actions closed, {waiting} e-mails left waiting; sent:\n{counted}\n"
    )


def everybody_reachable() -> None:
    """Everybody has an address and wants every reminder."""
    for person in db.session.query(Person).order_by(Person.id):
        person.email = person.email or f"p{person.id}@wexcombe.example"
        wanted = dict.fromkeys(reminders.CHOICES, True)
        db.session.add(ReminderChoice(person_id=person.id, **wanted))
    db.session.commit()


def live(day: date, number: int, lived: Year) -> None:
    """One day: reminders queued and mail sent (not on every day), now and then one closed, one agreed."""
    is_down = number % 41 in {20, 21}
    lived.bag.is_away = number % 29 == 9
    if not is_down:
        transaction.write(lambda: reminders.queue(clock.now()))
        transaction.write(lambda: reminders.queue(clock.now()))
    for address, references in pressing_by_address(day).items():
        lived.pressing[day, address] = references
    for address, references in awaited_by_address(day).items():
        lived.awaited[day, address] = references
    db.session.expire_all()
    outgoing_emails.send_due(transaction.write, lived.bag, SENDER, clock.now)
    clerk = readers.reader_for(readers.list_clerks()[0], day)
    if number % 4 == 1:
        close_one(clerk, lived)
    if number % 4 == 3:
        agree_one(clerk, day, number)


def kind_of(message: EmailMessage) -> str:
    subject = str(message["Subject"])
    if subject.startswith(WEEKLY):
        return WEEKLY
    return "before" if subject.startswith("Before ") else "daily: " + re.sub(r"\d+ ", "", subject)


def references_in(message: EmailMessage, what: re.Pattern[str] = REFERENCE) -> set[str]:
    body = message.get_body(("plain",))
    return set(what.findall(str(body.get_content()) if body else ""))


def address_of(message: EmailMessage) -> str:
    return str(message["To"].addresses[0].addr_spec)


def test_nothing_comes_twice(year: Year) -> None:
    ids = Counter(str(message["Message-ID"]) for _day, message in year.bag.taken)
    weekly = Counter(
        (week_of(day), address_of(message))
        for day, message in year.bag.taken
        if kind_of(message) == WEEKLY
    )
    told = Counter(
        (what, address_of(message), reference)
        for _day, message in year.bag.taken
        if "overdue" in kind_of(message) or " late" in kind_of(message)
        for what in (REFERENCE, RESPONSE)
        for reference in references_in(message, what)
        if kind_of(message).startswith("daily")
    )

    assert len(ids) > DAYS
    assert max(ids.values()) == 1
    assert max(weekly.values()) == 1
    assert not told or max(told.values()) == 1


def test_nothing_comes_after_closure(year: Year) -> None:
    after = [
        (day, reference)
        for day, message in year.bag.taken
        for reference in references_in(message) | references_in(message, RESPONSE)
        if reference in year.closed and day > year.closed[reference]
    ]

    assert len(year.closed) > DAYS // 8
    assert after == []


def test_digest_says_exactly_what_presses(year: Year) -> None:
    wrong = [
        (day, address_of(message))
        for day, message in year.bag.taken
        if kind_of(message) == WEEKLY
        and (references_in(message), references_in(message, RESPONSE))
        != tuple(
            each.get((day, address_of(message)), set()) for each in (year.pressing, year.awaited)
        )
    ]

    assert wrong == []


def test_nobody_is_left_without_a_digest(year: Year) -> None:
    """Whoever has something that presses all week is told of it in that week."""
    had = {
        (week_of(day), address_of(message))
        for day, message in year.bag.taken
        if kind_of(message) == WEEKLY
    }
    days: Counter[tuple[str, str]] = Counter(
        (week_of(day), address) for day, address in year.pressing | year.awaited
    )
    missing = [each for each, count in days.items() if count == 7 and each not in had]

    assert len(had) > DAYS // 7
    assert missing == []
    assert year.waiting == 0
