"""What the API shows. Dates are London dates; moments carry their time zone."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel, Field

from tracker.vocabulary import (
    ActionKind,
    ActionStatus,
    Basis,
    CommitteeKind,
    DocumentSlot,
    DueBasis,
    DueKind,
    Expectation,
    FileType,
    Frequency,
    ItemKind,
    MeetingKind,
    MeetingStatus,
    ObservationStatus,
    Outcome,
    Polarity,
    Restriction,
    Standing,
    Unit,
    UpdateKind,
)


class CommitteeShown(BaseModel):
    """A body that meets."""

    code: str = Field(description="Begins the references of its actions")
    name: str
    kind: CommitteeKind
    is_public: bool
    abolished_on: date | None
    page: str = Field(description="Its page for people")


class CommitteeList(BaseModel):
    """Committees by name."""

    committees: list[CommitteeShown]


class MeetingShown(BaseModel):
    """A meeting of a committee, at local time."""

    id: str
    committee: str = Field(description="The committee’s code")
    held_on: date
    start_time: str = Field(pattern=r"^[0-2][0-9]:[0-5][0-9]$", description="London time")
    place: str | None
    kind: MeetingKind
    status: MeetingStatus
    agenda_published_at: datetime | None
    minutes_published_at: datetime | None
    page: str


class ItemLine(BaseModel):
    """An item of an agenda."""

    id: str
    number: str
    title: str | None = Field(description="Of a private item only its public title, if any")
    kind: ItemKind
    restriction: Restriction
    page: str


class OwnerShown(BaseModel):
    """The post that owns an action."""

    id: int
    title: str
    holder: str | None = Field(description="Who holds it today, where that may be read")


class DueShown(BaseModel):
    """When an action is due: what was said, and what that means today."""

    kind: DueKind
    on: date | None
    basis: DueBasis
    paper_due_on: date | None
    words: str = Field(description="All of it in a sentence")


class ActionLine(BaseModel):
    """An action as it stands in lists."""

    reference: str
    address: str = Field(description="Where it is read whole and changed")
    page: str
    kind: ActionKind
    committee: str
    wording: str
    status: ActionStatus
    standing: Standing = Field(description="How it stands today")
    owner: OwnerShown | None
    agreed_on: date | None
    due: DueShown
    first_due_on: date | None
    times_deferred: int
    answered_on: date | None
    review_on: date | None
    closed_on: date | None
    outcome: Outcome | None
    is_public: bool


class ActionList(BaseModel):
    """A page of actions, with the addresses of its neighbours."""

    actions: list[ActionLine]
    previous: str | None
    next: str | None


class MeetingWhole(MeetingShown):
    """A meeting with its agenda and the actions agreed at it, as far as they may be read."""

    items: list[ItemLine]
    actions: list[ActionLine]


class MeetingList(BaseModel):
    """A page of meetings, the latest first."""

    meetings: list[MeetingShown]
    next: str | None


class ItemWhole(ItemLine):
    """An item with its words, as far as they may be read, and the actions agreed under it."""

    meeting: str
    committee: str
    purpose_html: str | None
    decision_html: str | None
    minutes_html: str | None
    indicators: list[str] = Field(description="References of the indicators considered")
    actions: list[ActionLine]


class OriginShown(BaseModel):
    """Where an action was agreed; the item only where it may be known of."""

    meeting: str
    held_on: date
    item: str | None
    number: str | None
    title: str | None


class LinkedIndicator(BaseModel):
    """An indicator that an action concerns, and what it is meant to do to it."""

    reference: str
    name: str
    expectation: Expectation


class DocumentShown(BaseModel):
    """A document of an item, or a file that shows what was done."""

    id: str | None = Field(description="Null where an imported page names it and no file is kept")
    slot: DocumentSlot | None
    title: str
    file_type: FileType | None
    size: int | None = Field(description="Bytes")
    restriction: Restriction | None
    uploaded_at: datetime | None
    page: str | None = Field(
        description="Where the file is; what is private is fetched there by somebody signed in"
    )


class UpdateShown(BaseModel):
    """What somebody said about an action."""

    id: int
    kind: UpdateKind
    text: str
    later_date: date | None
    capacity: str
    author: str | None
    made_at: datetime
    is_released: bool = Field(description="Whether everybody who may read the action may read it")
    returned_at: datetime | None
    return_reason: str | None
    files: list[DocumentShown] = Field(description="Evidence, as far as you may read it")


class UpdateList(BaseModel):
    """Updates of an action, newest first."""

    updates: list[UpdateShown]


class ActionWhole(ActionLine):
    """An action with all that this reader may read of it."""

    version: int
    passage: str | None
    contributors: list[str]
    origin: OriginShown | None
    indicators: list[LinkedIndicator]
    same: list[str] = Field(description="References of duplicates")
    updates: list[UpdateShown]


class DocumentList(BaseModel):
    """Documents of an item, in the order of its page."""

    documents: list[DocumentShown]


class PlannedShown(BaseModel):
    """Something in a work programme."""

    id: int
    subject: str
    purpose: str
    lead_post: str | None
    is_public: bool
    version: int
    meeting: str | None = Field(description="The meeting it is planned for; null for none yet")
    held_on: date | None
    item: str | None = Field(description="The item it became, once it is on an agenda")
    action: str | None = Field(description="The reference of the action it comes from")


class PlannedList(BaseModel):
    """A committee’s work programme: by meeting, then without one, then lately considered."""

    planned: list[PlannedShown]


class EventShown(BaseModel):
    """Something that was done to an action."""

    title: str
    at: datetime
    by: str | None
    through: str | None = Field(
        description="The name of the token with which a program did it; null on a page"
    )
    lines: list[str]
    reason: str | None


class EventList(BaseModel):
    """The history of an action, newest first."""

    events: list[EventShown]


class PostShown(BaseModel):
    """A post that can own actions."""

    id: int
    title: str
    service: str | None


class PostList(BaseModel):
    """Posts by title."""

    posts: list[PostShown]


class IndicatorLine(BaseModel):
    """A performance indicator."""

    reference: str
    name: str
    unit: Unit
    decimals: int
    polarity: Polarity
    basis: Basis
    frequency: Frequency
    target: float | None
    target_low: float | None
    target_high: float | None
    page: str


class IndicatorList(BaseModel):
    """Indicators by name."""

    indicators: list[IndicatorLine]


class ObservationShown(BaseModel):
    """One figure, of the latest publication; small numbers are hidden from the public."""

    area: str = Field(description="“own”, “neighbours” (their mean) or “england”")
    start: date
    end: date
    frequency: Frequency
    basis: Basis
    value: float | None
    symbol: str | None = Field(description="Why there is no value, or a remark")
    status: ObservationStatus
    target: float | None
    published_on: date
    source: str
    made_up: bool = Field(description="Invented for the demonstration")


class IndicatorWhole(IndicatorLine):
    """An indicator with its figures."""

    definition: str
    source: str
    observations: list[ObservationShown]


class Wrong(BaseModel):
    """One thing wrong with what was sent."""

    field: str
    code: str
    detail: str


class Problem(BaseModel):
    """What is wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Wrong] = []
    reference: str | None = None
