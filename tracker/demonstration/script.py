"""The language the story is written in: sittings, their items, what was agreed, what followed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Protocol

from tracker.demonstration.dates import Place, in_words, moment, working_day
from tracker.rules.due import DueRule
from tracker.vocabulary import (
    DueKind,
    Expectation,
    IntervalUnit,
    ItemKind,
    MeetingStatus,
    Outcome,
    Restriction,
    UpdateKind,
)

MORNING, AFTERNOON, EVENING = 10, 15, 21


class Timetable(Protocol):
    """What dates are worked out from: the day of loading, and the meetings."""

    @property
    def today(self) -> date:
        """The day of loading."""
        ...

    def day_of(self, code: str, place: Place) -> date:
        """The day of a body's meeting."""
        ...

    def meeting_id(self, code: str, place: Place) -> int:
        """The key of a body's meeting, once it is scheduled."""
        ...


Due = Callable[[Timetable, str, date], DueRule]
"""Works out a due rule from the timetable, the body's code and the day of agreement."""

When = Callable[[Timetable, str, date], datetime]
"""Works out a moment from the same."""


def no_date(words: str = "") -> Due:
    """Nothing was said, or "in due course"."""
    return lambda _table, _code, _agreed: DueRule(DueKind.NONE, words=words)


def next_meeting(*, sooner: bool = False) -> Due:
    """To the next meeting."""
    words = "next meeting, or sooner" if sooner else "next meeting"
    rule = DueRule(DueKind.NEXT_MEETING, sooner_if_available=sooner, words=words)
    return lambda _table, _code, _agreed: rule


def meeting_in(place: int, *, sooner: bool = False) -> Due:
    """To the meeting in the month in which the body's meeting at `place` is."""

    def due(table: Timetable, code: str, _agreed: date) -> DueRule:
        day = table.day_of(code, place)
        return _month(day.month, day.year, f"{day:%B} meeting", sooner=sooner)

    return due


def month(number: int, *, sooner: bool = False) -> Due:
    """To the meeting in the next such month."""
    words = f"{date(2000, number, 1):%B} meeting"
    return lambda _table, _code, _agreed: _month(number, None, words, sooner=sooner)


def month_later(count: int) -> Due:
    """To the meeting in the month that is so many months after the day of loading."""

    def due(table: Timetable, _code: str, _agreed: date) -> DueRule:
        months = table.today.year * 12 + table.today.month - 1 + count
        day = date(months // 12, months % 12 + 1, 1)
        return _month(day.month, day.year, f"{day:%B %Y} meeting", sooner=False)

    return due


def _month(number: int, year: int | None, words: str, *, sooner: bool) -> DueRule:
    words = f"{words}, or sooner if available" if sooner else words
    return DueRule(DueKind.MONTH, number, year, sooner_if_available=sooner, words=words)


def at_meeting(place: Place) -> Due:
    """At a meeting named by its day."""

    def due(table: Timetable, code: str, _agreed: date) -> DueRule:
        words = f"meeting on {in_words(table.day_of(code, place))}"
        return DueRule(DueKind.MEETING, meeting_id=table.meeting_id(code, place), words=words)

    return due


def by_day(days: int) -> Due:
    """By a working day so many days from the day of loading; negative is past."""

    def due(table: Timetable, _code: str, agreed: date) -> DueRule:
        day = max(working_day(table.today + timedelta(days=days)), agreed)
        return DueRule(DueKind.DATE, on=day, words=f"by {in_words(day)}")

    return due


def within(count: int, unit: IntervalUnit) -> Due:
    """Within so many days, weeks or months of the meeting."""
    said = unit.label if count > 1 else unit.label.removesuffix("s")
    rule = DueRule(DueKind.INTERVAL, count=count, unit=unit, words=f"within {count} {said}")
    return lambda _table, _code, _agreed: rule


def once(condition: str) -> Due:
    """Once something has happened."""
    rule = DueRule(DueKind.CONDITION, condition=condition, words=f"once {condition}")
    return lambda _table, _code, _agreed: rule


def after(days: int) -> When:
    """So many days after the meeting where it was agreed."""
    return lambda _table, _code, agreed: moment(agreed + timedelta(days=days), MORNING)


def ahead_of(place: Place, days: int = 9) -> When:
    """So many days before another meeting of the same body."""
    return lambda table, code, _agreed: moment(
        table.day_of(code, place) - timedelta(days=days), AFTERNOON
    )


def at(place: Place) -> When:
    """At another meeting of the same body."""
    return lambda table, code, _agreed: moment(table.day_of(code, place), EVENING)


def ago(days: int) -> When:
    """So many days before the day of loading."""
    return lambda table, _code, _agreed: moment(table.today - timedelta(days=days), MORNING)


@dataclass(frozen=True, slots=True)
class Said:
    """An owner's entry; `released` is how many days later a clerk lets everybody read it."""

    when: When
    kind: UpdateKind
    text: str
    released: int | None = None
    by: str | None = None
    later: int = 0


@dataclass(frozen=True, slots=True)
class Returned:
    """The chair says it does not answer the action."""

    when: When
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Supported:
    """The chair supports closing."""

    when: When
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Closed:
    """The committee agreed that it is done with."""

    when: When
    reason: str
    outcome: Outcome = Outcome.COMPLETED


@dataclass(frozen=True, slots=True)
class PutOff:
    """Another date is set, with a reason."""

    when: When
    due: Due
    reason: str


@dataclass(frozen=True, slots=True)
class Paused:
    """Rests until so many days after the day of loading."""

    when: When
    days: int
    reason: str


@dataclass(frozen=True, slots=True)
class PassedTo:
    """Another post answers for it."""

    when: When
    post: str
    reason: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """It was entered in error."""

    when: When
    reason: str


@dataclass(frozen=True, slots=True)
class Reopened:
    """It is taken up again."""

    when: When
    reason: str


Step = Said | Returned | Supported | Closed | PutOff | Paused | PassedTo | Withdrawn | Reopened


def progress(when: When, text: str, *, released: int | None = 2, by: str | None = None) -> Said:
    """A progress update."""
    return Said(when, UpdateKind.PROGRESS, text, released, by)


def report(when: When, text: str, *, released: int | None = 2, by: str | None = None) -> Said:
    """A report to the committee, which answers the action."""
    return Said(when, UpdateKind.REPORT, text, released, by)


def proposal(when: When, text: str, *, released: int | None = None, by: str | None = None) -> Said:
    """A proposal to close, which answers the action."""
    return Said(when, UpdateKind.PROPOSAL, text, released, by)


def request(when: When, later: int, text: str) -> Said:
    """A request for a date so many days after the day of loading."""
    return Said(when, UpdateKind.LATER_DATE, text, later=later)


@dataclass(frozen=True, slots=True)
class Agreed:
    """An action: its passage stands in the minutes where `{key}` does, its due words at `{due}`.

    Attributes:
        key: how the item's minutes refer to it.
        owner: key of the lead post.
        concerns: keys of indicators, each with what the action is meant to do to it.
    """

    key: str
    wording: str
    passage: str
    owner: str | None
    due: Due
    concerns: dict[str, Expectation] = field(default_factory=dict[str, Expectation])
    helped_by: tuple[str, ...] = ()
    then: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item; without minutes it is on the agenda of a meeting to come."""

    title: str
    purpose: str = ""
    minutes: str = ""
    lead: str | None = None
    considers: tuple[str, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    restriction: Restriction = Restriction.OPEN
    ground: str | None = None
    public_title: str | None = None
    kind: ItemKind = ItemKind.ORDINARY


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting of one body, and what was considered there.

    Attributes:
        place: which meeting of the body.
        opening: whether it begins with the formal items that public meetings begin with.
        written_up: whether the clerk has issued its actions and published its minutes.
        became: HELD, or CANCELLED with a reason; a meeting to come has not become anything.
    """

    code: str
    place: Place
    items: tuple[Item, ...] = ()
    opening: bool = True
    written_up: bool = True
    became: MeetingStatus = MeetingStatus.HELD
    reason: str | None = None

    @property
    def agenda(self) -> tuple[Item, ...]:
        """Its items in order, the formal ones first."""
        return (*OPENING, *self.items) if self.opening and self.items else self.items


OPENING = (
    Item(
        "Apologies for absence and declarations of interest",
        minutes="No apologies were received and no interests were declared.",
        kind=ItemKind.APOLOGIES,
    ),
    Item(
        "Minutes of the last meeting",
        minutes="The minutes were agreed as a correct record and signed by the Chair.",
        kind=ItemKind.MINUTES,
    ),
)
