"""Records for tests, made by the program's own operations. Each call is one committed change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from itertools import count
from typing import Any, TypeVar

from flask.testing import FlaskClient

from tracker import clock, markdown, transaction
from tracker.access.passwords import Passwords
from tracker.access.reader import Reader
from tracker.db import Base, db
from tracker.models import Action, AgendaItem, Committee, Indicator, Meeting, Person, Post
from tracker.operations import (
    actions,
    indicators,
    items,
    meetings,
    members,
    minutes,
    people,
    posts,
    public_records,
    records,
)
from tracker.operations.actions import ActionWords
from tracker.operations.items import ItemWords
from tracker.queries import items as item_queries
from tracker.queries import meetings as meeting_queries
from tracker.queries import private_records, readers
from tracker.vocabulary import Basis, Frequency, HolderKind, MemberRole, Polarity, Unit
from tracker.vocabulary.privacy import PublicRecord

T = TypeVar("T")

PASSWORD = "an invented password"
LONG_AGO = date(2010, 5, 1)

_numbers = count(1)


def made(change: Callable[[], T]) -> T:
    """Carry out a change as one committed write; a record it gives can be kept and read."""
    thing = transaction.write(change)
    if isinstance(thing, Base):
        db.session.refresh(thing)
        db.session.expunge(thing)
    return thing


def a_person(name: str = "Ann Lee", **facts: Any) -> Person:
    """Somebody who can sign in with PASSWORD; facts such as `is_clerk=True`."""
    passwords = Passwords(slow=False)
    email = facts.pop("email", f"{name.lower().replace(' ', '.')}@council.example")
    return made(
        lambda: people.add_person(
            name, email, actor=None, password_hash=passwords.hash(PASSWORD), **facts
        )
    )


def a_clerk(name: str = "Ann Lee") -> Person:
    """A clerk who can sign in."""
    return a_person(name, is_clerk=True)


def as_reader(person: Person) -> Reader:
    """The person with the facts that hold of them today."""
    return readers.reader_for(person, clock.today())


def a_committee(code: str = "CSP", name: str = "Safeguarding Panel", **options: Any) -> Committee:
    """A scrutiny committee."""
    return made(lambda: records.add_committee(code, name, None, **options))


def seated(person: Person, committee: Committee, role: MemberRole = MemberRole.MEMBER) -> Person:
    """The person, now on the committee."""
    made(lambda: members.seat(committee, person, role, LONG_AGO, None))
    return person


def a_post(title: str = "Director of Children’s Services", **options: Any) -> Post:
    """A post that can own actions."""
    return made(lambda: posts.add_post(title, None, **options))


def appointed(person: Person, post: Post, kind: HolderKind = HolderKind.SUBSTANTIVE) -> Person:
    """The person, now holding the post."""
    made(lambda: posts.appoint(post, person, LONG_AGO, None, kind=kind))
    return person


def a_meeting(
    committee: Committee, clerk: Person, on: date = date(2014, 1, 23), at: time = time(18, 30)
) -> Meeting:
    """A meeting in the committee's calendar."""
    return made(
        lambda: meetings.schedule(committee, on, at, as_reader(clerk), place="Committee Room 1")
    )


def an_item(
    meeting: Meeting,
    clerk: Person,
    title: str = "Performance Report",
    minutes_source: str = "",
    purpose: str = "",
    **words: Any,
) -> AgendaItem:
    """An item of the meeting's agenda, with minutes when their Markdown is given."""
    actor = as_reader(clerk)

    def add() -> AgendaItem:
        given: dict[str, Any] = {"number": str(next(_numbers))} | words
        html = markdown.render(purpose)
        entered = ItemWords(title=title, purpose=purpose, purpose_html=html, **given)
        item = items.add(loaded(meeting, actor), entered, actor)
        if minutes_source:
            html = markdown.render(minutes_source)
            item = item_queries.get(actor, item.public_id)
            minutes.save(item, minutes_source, html, actor, base_revision_id=None)
        return item

    return made(add)


def loaded(meeting: Meeting, actor: Reader) -> Meeting:
    """The meeting as it is now, its committee loaded."""
    return meeting_queries.get(actor, meeting.public_id)


def an_action(
    committee: Committee,
    meeting: Meeting,
    clerk: Person,
    wording: str = "Bring an update",
    item: AgendaItem | None = None,
    **words: Any,
) -> Action:
    """An action agreed at the meeting, under the item if one is given."""
    entered = ActionWords(wording, **words)
    return made(lambda: actions.record_action(committee, meeting, item, entered, as_reader(clerk)))


def an_indicator(reference: str = "CF1", name: str = "Contacts", **facts: Any) -> Indicator:
    """An indicator."""
    given: dict[str, Any] = {
        "unit": Unit.NUMBER,
        "polarity": Polarity.NEUTRAL,
        "basis": Basis.FLOW,
        "frequency": Frequency.MONTHLY,
    } | facts
    entered = indicators.IndicatorWords(reference=reference, name=name, **given)
    return made(lambda: indicators.add(entered, None))


def agenda_published(meeting: Meeting, clerk: Person, at: datetime | None = None) -> Meeting:
    """The meeting, its agenda now public."""
    actor = as_reader(clerk)
    made(lambda: meetings.publish_agenda(loaded(meeting, actor), actor, at or clock.now()))
    return meeting


def stated(meeting: Meeting, actor: Reader) -> None:
    """State of every private item that the public minutes are enough."""
    for row in private_records.list_of_meeting(meeting.id):
        if row.kind is None:
            item = item_queries.get(actor, row.public_id)
            public_records.save(item, PublicRecord.STATEMENT, "", "", actor, clock.now())


def minutes_published(meeting: Meeting, clerk: Person) -> Meeting:
    """The meeting, its draft minutes now public."""
    actor = as_reader(clerk)
    made(lambda: stated(meeting, actor))
    made(lambda: meetings.publish_minutes(loaded(meeting, actor), actor, clock.now()))
    return meeting


def sign_in(client: FlaskClient, person: Person) -> None:
    """Let the client's next requests come from the person."""
    client.post("/sign-out")
    answer = client.post("/sign-in", data={"email": person.email, "password": PASSWORD})
    assert answer.status_code == 303, answer.get_data(as_text=True)
