"""What has been made so far while the story is loaded, by the keys the story uses."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from tracker.access.reader import Reader
from tracker.clock import LONDON
from tracker.demonstration.dates import Place, Rhythm, held_on
from tracker.demonstration.people import Held, seats
from tracker.models import Committee, Indicator, Meeting, Person, Post
from tracker.queries import readers
from tracker.vocabulary import HolderKind

CLERK = "clerk"


class NotEmptyError(Exception):
    """The database holds something, so that the demonstration would mix with it."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How much was loaded."""

    people: int
    meetings: int
    actions: int
    indicators: int
    figures: int


@dataclass
class Stage:
    """People, bodies, meetings and indicators by key; and the day of loading."""

    today: date
    rhythms: dict[str, Rhythm]
    holdings: list[Held]
    people: dict[str, Person] = field(default_factory=dict[str, Person])
    posts: dict[str, Post] = field(default_factory=dict[str, Post])
    committees: dict[str, Committee] = field(default_factory=dict[str, Committee])
    indicators: dict[str, Indicator] = field(default_factory=dict[str, Indicator])
    meetings: dict[tuple[str, Place], Meeting] = field(
        default_factory=dict[tuple[str, Place], Meeting]
    )
    items: dict[tuple[str, Place, int], str] = field(
        default_factory=dict[tuple[str, Place, int], str]
    )
    """Public ids of items, by body, meeting and place on the agenda."""
    actions: dict[int, tuple[str, str, int]] = field(
        default_factory=dict[int, tuple[str, str, int]]
    )
    """References of actions, by the identity of what the script says was agreed."""
    _readers: dict[tuple[str, date], Reader] = field(default_factory=dict[tuple[str, date], Reader])

    @cached_property
    def _with_posts_or_seats(self) -> frozenset[str]:
        seated = {seat.person for seat in seats(self.today)}
        return frozenset(seated | {held.person for held in self.holdings})

    def day_of(self, code: str, place: Place) -> date:
        """The day of a body's meeting."""
        return held_on(self.rhythms[code], place, self.today)

    def meeting_id(self, code: str, place: Place) -> int:
        """The key of a body's meeting, once it is scheduled."""
        return self.meetings[code, place].id

    def reader(self, key: str, at: datetime) -> Reader:
        """A person as reader on the day of a moment; who holds nothing is the same every day."""
        held = key in self._with_posts_or_seats
        day = at.astimezone(LONDON).date() if held else date.min
        if (key, day) not in self._readers:
            self._readers[key, day] = readers.reader_for(self.people[key], day)
        return self._readers[key, day]

    def holder_of(self, post_id: int | None, at: datetime) -> str:
        """The key of the person who answers for a post at a moment."""
        day = at.astimezone(LONDON).date()
        return next(
            held.person
            for held in self.holdings
            if self.posts[held.post].id == post_id
            and held.kind is not HolderKind.DEPUTY
            and held.from_on <= day
            and (held.to_on is None or day <= held.to_on)
        )
