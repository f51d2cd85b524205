"""What the demonstration holds, whatever the day it is loaded."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import undefer

from tests.conftest import WORKER, let_go, make_app, migrate
from tests.databases import Workshop
from tracker import demonstration, transaction
from tracker.access.passwords import Passwords
from tracker.access.reader import PUBLIC
from tracker.clock import LONDON
from tracker.clock import today as today_in_london
from tracker.db import Base, db
from tracker.demonstration.stage import Loaded, NotEmptyError
from tracker.models import (
    Action,
    AgendaItem,
    AuditEvent,
    Committee,
    Indicator,
    MinutesRevision,
    Observation,
    Person,
    PostHolder,
    Update,
)
from tracker.operations import people
from tracker.queries import actions, items, meetings
from tracker.queries.standing import standing_column
from tracker.rules.standing import standing
from tracker.vocabulary import (
    ActionStatus,
    DueKind,
    HolderKind,
    Outcome,
    ReadingClass,
    Restriction,
    Standing,
)

HASH = Passwords(slow=False).hash(demonstration.PASSWORD)
DAYS = [
    today_in_london(),
    date(2028, 2, 29),
    date(2027, 1, 1),
    date(2027, 5, 5),
    date(2027, 8, 31),
    date(2026, 12, 25),
]
"""Today, and days on which calendars go wrong: leap day, recess, holidays, ends of years."""


def load(day: date) -> Loaded:
    return transaction.write(lambda: demonstration.load(day, HASH))


def rows(statement: Any) -> Sequence[Any]:
    return db.session.execute(statement).all()


@contextmanager
def empty_database(workshop: Workshop, name: str) -> Generator[None]:
    """An empty database of its own for what is done meanwhile."""
    app = make_app(workshop.new_file(f"{WORKER}-demonstration-{name}", migrate))
    workshop.put_back(app)
    with app.app_context():
        yield
    let_go(app)


@pytest.fixture(scope="module", params=DAYS, ids=str)
def loaded(request: pytest.FixtureRequest, workshop: Workshop) -> Iterator[date]:
    """The day on which the demonstration is loaded, kept for every test of that day."""
    with empty_database(workshop, str(request.param)):
        load(request.param)
        yield request.param


@pytest.fixture
def empty(workshop: Workshop) -> Iterator[None]:
    """A database with nothing in it."""
    with empty_database(workshop, "empty"):
        yield


def test_every_standing_is_there(loaded: date) -> None:
    how = standing_column(loaded)
    counted = {row[0]: row[1] for row in rows(select(how, func.count()).group_by(how))}

    assert {each for each in Standing if counted.get(each, 0) >= 2} == set(Standing)
    assert sum(counted.values()) >= 60


def test_the_standing_is_that_of_the_rule(loaded: date) -> None:
    columns = (
        Action.status,
        Action.due_on,
        Action.paper_due_on,
        Action.answered_on,
        Action.review_on,
    )
    for status, due, paper, answered, review, shown in rows(
        select(*columns, standing_column(loaded))
    ):
        assert standing(status, due, paper, answered, review, loaded) == shown


@pytest.mark.usefixtures("loaded")
def test_no_reference_is_given_twice() -> None:
    found = rows(select(Action.code, Action.year, Action.number))

    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("what", "statement"),
    [
        ("deferred", select(Action).where(Action.times_deferred > 1)),
        ("or sooner", select(Action).where(Action.sooner_if_available)),
        ("on a condition", select(Action).where(Action.due_kind == DueKind.CONDITION)),
        ("without a date", select(Action).where(Action.due_kind == DueKind.NONE)),
        ("without an owner", select(Action).where(Action.lead_post_id.is_(None))),
        ("not yet issued", select(Action).where(Action.status == ActionStatus.RECORDED)),
        ("withdrawn", select(Action).where(Action.status == ActionStatus.WITHDRAWN)),
        ("not pursued", select(Action).where(Action.outcome == Outcome.NOT_PURSUED)),
        ("superseded", select(Action).where(Action.outcome == Outcome.SUPERSEDED)),
        ("restricted", select(Action).where(Action.reading_class == ReadingClass.RESTRICTED)),
        ("internal", select(Action).where(Action.reading_class == ReadingClass.INTERNAL)),
        ("a draft", select(Action).where(Action.reading_class == ReadingClass.DRAFT)),
        ("a returned answer", select(Update).where(Update.returned_at.is_not(None))),
        ("an unreleased update", select(Update).where(Update.released_at.is_(None))),
        ("a deputy", select(PostHolder).where(PostHolder.kind == HolderKind.DEPUTY)),
        ("an acting holder", select(PostHolder).where(PostHolder.kind == HolderKind.ACTING)),
        ("an exempt item", select(AgendaItem).where(AgendaItem.restriction == Restriction.EXEMPT)),
        ("a hidden figure", select(Observation).where(Observation.symbol == "c")),
        ("a made-up month", select(Observation).where(Observation.made_up)),
        (
            "an action of the ended panel with its successor",
            select(Action)
            .join(Committee, Committee.id == Action.committee_id)
            .where(Committee.code != Action.code, Action.is_open),
        ),
    ],
)
def test_there_is_one_at_least(loaded: date, what: str, statement: Any) -> None:
    assert rows(statement), f"on {loaded} nothing is {what}"


@pytest.mark.usefixtures("loaded")
def test_every_passage_stands_in_its_minutes() -> None:
    found = rows(
        select(Action, MinutesRevision.source)
        .options(undefer(Action.passage))
        .join(AgendaItem, AgendaItem.id == Action.item_id)
        .join(MinutesRevision, MinutesRevision.id == AgendaItem.current_revision_id)
    )

    assert [action.reference for action, source in found if action.passage not in source] == []
    assert [action.reference for action, source in found if "{" in source] == []


def test_nothing_happens_on_or_after_the_day(loaded: date) -> None:
    last = [rows(select(func.max(each)))[0][0] for each in (AuditEvent.at, Update.made_at)]

    assert max(last).astimezone(LONDON).date() < loaded


@pytest.mark.usefixtures("loaded")
def test_what_happened_to_an_action_is_in_order() -> None:
    events = rows(
        select(AuditEvent.subject_id, AuditEvent.at)
        .where(AuditEvent.subject_type == "action")
        .order_by(AuditEvent.subject_id, AuditEvent.id)
    )

    assert events == sorted(events)


def test_the_public_reads_nothing_private(loaded: date) -> None:
    kept = rows(select(Action.wording).where(Action.reading_class != ReadingClass.PUBLIC))
    private = {row[0] for row in kept} | {
        "Waste contract: offers received",
        "The public were excluded",
    }
    shown: list[str] = [row.wording for row in rows(actions.rows(PUBLIC, loaded))]
    for row in [
        *meetings.list_past(PUBLIC, loaded, most=500),
        *meetings.list_coming(PUBLIC, loaded),
    ]:
        assert row.code != "OPG"
        for item in items.list_shown(PUBLIC, row.id):
            shown += [item.title, item.purpose_html or "", item.minutes_html or ""]
    text = "\n".join(shown)

    assert "Waste contract" in text
    assert [words for words in private if words in text] == []


@pytest.mark.usefixtures("loaded")
def test_figures_and_their_sources_are_there() -> None:
    annual = select(Indicator.id).join(Observation, Observation.indicator_id == Indicator.id)
    compared = rows(annual.where(Observation.area == "neighbours").distinct())
    own = rows(annual.where(Observation.area == "own").distinct())
    sources = {row[0] for row in rows(select(Observation.source).distinct())}

    assert len(own) >= 15
    assert len(compared) >= 12
    assert all(source.startswith(("DfE", "Made up")) for source in sources)
    assert any("of 10 statistical neighbours" in source for source in sources)


@pytest.mark.usefixtures("loaded")
def test_january_2014_meets_its_figures_and_what_followed() -> None:
    action = actions.get(
        PUBLIC, "CSP", "2013-14", _number_of("the monthly officer performance group")
    )
    concerned = {row.reference for row in actions.list_indicators(PUBLIC, action.id)}

    assert (action.due_on, action.closed_on) == (date(2014, 4, 24), date(2014, 4, 24))
    assert action.sooner_if_available
    assert concerned == {"CS01", "CS02", "CS09"}


def _number_of(words: str) -> int:
    return rows(select(Action.number).where(Action.wording.contains(words)))[0][0]


def _what_is_there(day: date) -> list[tuple[Any, ...]]:
    load(day)
    happened = ("at", "actor_id", "tag", "subject_type", "subject_id", "changes", "reason")
    wanted: dict[type[Base], list[str]] = {
        AuditEvent: [*happened],
        **{table: [*table.__table__.columns.keys()] for table in (Action, Update, Observation)},
    }
    found: list[tuple[Any, ...]] = []
    for table, names in wanted.items():
        columns = [table.__table__.columns[name] for name in names]
        found += [tuple(row) for row in rows(select(*columns).order_by(table.id))]
    return found


def test_the_same_is_loaded_each_time(workshop: Workshop) -> None:
    with empty_database(workshop, "once"):
        once = _what_is_there(DAYS[1])
    with empty_database(workshop, "again"):
        assert _what_is_there(DAYS[1]) == once


@pytest.mark.usefixtures("empty")
def test_it_is_refused_when_anything_is_there() -> None:
    transaction.write(lambda: people.add_person("Ann Lee", None, actor=None))
    with pytest.raises(NotEmptyError):
        load(DAYS[0])
    assert [row[0] for row in rows(select(Person.name))] == ["Ann Lee"]


@pytest.mark.usefixtures("empty")
def test_it_is_refused_when_the_story_has_not_ended_by_that_day() -> None:
    with pytest.raises(ValueError, match="2019"):
        load(date(2018, 12, 31))
