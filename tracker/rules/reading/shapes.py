"""What a reading holds: values with positions, no sentences of ours and no database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tracker.vocabulary import DueKind, IntervalUnit


class ProposalKind(StrEnum):
    """What sort of commitment a passage is."""

    ACTION = "action"
    RECOMMENDATION = "recommendation"
    RESOLUTION = "resolution_to_do"


class WhenKind(StrEnum):
    """What the words about time name."""

    MEETING = "meeting"
    DATE = "date"
    RELATIVE = "relative"
    NONE = "none"


class MentionKind(StrEnum):
    """What a passage that is no new action may still be offered as."""

    UPDATE = "update"
    INDICATOR = "indicator"


class RegisterKind(StrEnum):
    """Which register an owner was found in."""

    POST = "post"
    PERSON = "person"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Span:
    """A passage of the text: `text[start:end]`, counted in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Named:
    """An entry of a register: its key there and every name it goes by."""

    key: int
    names: tuple[str, ...]
    kind: RegisterKind = RegisterKind.POST


@dataclass(frozen=True, slots=True)
class KnownIndicator:
    """An indicator and its names; the council's own reference may be one of them."""

    key: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What the program knows when it reads; every part may be missing.

    Attributes:
        meeting_on: the day of the meeting whose minutes these are.
        committee: name and code of the committee, in any number of forms.
        meetings_on: days of the committee's meetings, earlier and later.
        owners: posts, holders and members (names and initials), partner bodies.
        indicators: indicators with their other names.
    """

    meeting_on: date | None = None
    committee: tuple[str, ...] = ()
    meetings_on: tuple[date, ...] = ()
    owners: tuple[Named, ...] = ()
    indicators: tuple[KnownIndicator, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnerCandidate:
    """Somebody who may have to act: the words, and the register entry they match.

    `key` is None where no entry matches; `score` is 0 to 100, 100 being the same name.
    """

    text: str
    span: Span | None
    kind: RegisterKind | None = None
    key: int | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Due:
    """When: the words, and the rule the program can fill its form with.

    Attributes:
        kind: what the words name.
        phrase: the words, None where nothing is said.
        month: 1 to 12 where the words give it.
        year: only where the words give it.
        sooner_allowed: "or sooner if available".
        rule: the kind of due rule.
        on: for a rule by date or at a particular meeting, the day, as far as it can be known.
        amount: for an interval, how many of `unit`.
        unit: for an interval.
    """

    kind: WhenKind = WhenKind.NONE
    phrase: str | None = None
    span: Span | None = None
    month: int | None = None
    year: int | None = None
    sooner_allowed: bool = False
    rule: DueKind = DueKind.NONE
    on: date | None = None
    amount: int | None = None
    unit: IntervalUnit | None = None


@dataclass(frozen=True, slots=True)
class IndicatorMention:
    """A measure named in the text, with what the same sentence says of it.

    `key` is the register's, None for a measure known by its name alone. Percentages are
    values of 0 to 100 with the unit "%".
    """

    phrase: str
    span: Span
    name: str
    key: int | None = None
    score: float = 0.0
    value: float | None = None
    unit: str | None = None
    target: float | None = None
    comparator: float | str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A passage that reads as an agreed action.

    `quote` is `text[span.start:span.end]`; `wording` is a short form for the register;
    `confidence` is 0 to 1; `why` names the evidence, strongest first.
    """

    span: Span
    quote: str
    text: str
    wording: str
    owners: tuple[OwnerCandidate, ...]
    due: Due
    kind: ProposalKind
    confidence: float
    why: tuple[str, ...]
    indicators: tuple[IndicatorMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Update:
    """A passage that says how an older action stands."""

    span: Span
    quote: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found, in the order of the text."""

    proposals: tuple[Proposal, ...] = ()
    updates: tuple[Update, ...] = ()
    indicators: tuple[IndicatorMention, ...] = field(default=())
