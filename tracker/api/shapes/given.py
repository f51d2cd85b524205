"""What programs send: strict, so that nothing is guessed and nothing left out silently."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Base64Bytes, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from tracker.api.shapes.days import Day
from tracker.receiving import MOST_FILES
from tracker.rules.due import DueRule
from tracker.rules.typed_text import clean
from tracker.vocabulary import (
    Decision,
    DueKind,
    Expectation,
    IntervalUnit,
    Outcome,
    Restriction,
    UpdateKind,
)

LARGEST_KEY = 2_147_483_647
FIRST_YEAR, LAST_YEAR = 1990, 2100


def _words(text: str) -> str:
    return clean(text).strip()


def _some_words(text: str) -> str:
    kept = _words(text)
    if not kept:
        raise PydanticCustomError("string_too_short", "empty")
    return kept


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _some_words_in_a_line(text: str) -> str:
    return " ".join(_some_words(text).split())


Key = Annotated[int, Field(ge=1, le=LARGEST_KEY)]
Line = Annotated[str, Field(max_length=200), AfterValidator(_line)]
Condition = Annotated[
    str, Field(min_length=1, max_length=200), AfterValidator(_some_words_in_a_line)
]
Words = Annotated[str, Field(max_length=2_000), AfterValidator(_words)]
Reason = Annotated[str, Field(min_length=1, max_length=2_000), AfterValidator(_some_words)]
LongWords = Annotated[str, Field(max_length=20_000), AfterValidator(_words)]
Text = Annotated[str, Field(min_length=1, max_length=20_000), AfterValidator(_some_words)]
Wording = Annotated[str, Field(min_length=1, max_length=500), AfterValidator(_some_words)]
PublicId = Annotated[str, Field(min_length=1, max_length=16), AfterValidator(clean)]
Reference = Annotated[str, Field(min_length=1, max_length=40), AfterValidator(clean)]


class Given(BaseModel):
    """A body: what it does not know it refuses."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Due(Given):
    """What every due rule may add."""

    sooner_if_available: bool = False
    words: Line = Field(default="", description="The minutes’ own words about when")

    def rule(self, meeting_id: int | None = None) -> DueRule:
        """The rule that was sent; `meeting_id` is the key of the meeting it names."""
        kind: str = getattr(self, "kind")  # noqa: B009 - each of the rules below has one
        return DueRule(
            DueKind(kind),
            month=getattr(self, "month", None),
            year=getattr(self, "year", None),
            meeting_id=meeting_id,
            on=getattr(self, "on", None),
            count=getattr(self, "count", None),
            unit=getattr(self, "unit", None),
            condition=getattr(self, "condition", ""),
            sooner_if_available=self.sooner_if_available,
            words=self.words,
        )


class DueByDate(Due):
    """By a date."""

    kind: Literal["date"]
    on: Day


class DueWithin(Due):
    """Within a time of the meeting where it was agreed."""

    kind: Literal["interval"]
    count: Annotated[int, Field(ge=1, le=4_000)]
    unit: IntervalUnit


class DueInMonth(Due):
    """At the meeting in a month."""

    kind: Literal["month"]
    month: Annotated[int, Field(ge=1, le=12)]
    year: Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)] | None = None


class DueAtNextMeeting(Due):
    """At the next meeting."""

    kind: Literal["next_meeting"]


class DueAtMeeting(Due):
    """At a particular meeting."""

    kind: Literal["meeting"]
    meeting: PublicId


class DueOnCondition(Due):
    """Once something has happened."""

    kind: Literal["condition"]
    condition: Condition


class DueUndated(Due):
    """No date was agreed."""

    kind: Literal["none"]


AnyDue = Annotated[
    DueByDate
    | DueWithin
    | DueInMonth
    | DueAtNextMeeting
    | DueAtMeeting
    | DueOnCondition
    | DueUndated,
    Field(discriminator="kind"),
]
LaterDue = Annotated[DueByDate | DueInMonth | DueAtNextMeeting, Field(discriminator="kind")]


class IndicatorLink(Given):
    """An indicator, and what the action is meant to do to it."""

    reference: Reference
    expectation: Expectation = Expectation.UNDERSTAND


class RecordAction(Given):
    """A new action under an item."""

    wording: Wording
    passage: LongWords = Field(default="", description="The sentence of the minutes")
    owner: Key | None = Field(default=None, description="The key of the post that leads")
    contributing: list[Key] = Field(default_factory=list[int], max_length=50)
    due: AnyDue
    indicators: list[IndicatorLink] = Field(default_factory=list[IndicatorLink], max_length=50)
    restriction: Restriction = Restriction.OPEN
    restriction_ground: Line = ""


class AmendAction(Given):
    """What is amended; what is left out stays as it is."""

    wording: Wording | None = None
    passage: LongWords | None = None
    contributing: list[Key] | None = Field(default=None, max_length=50)
    indicators: list[IndicatorLink] | None = Field(default=None, max_length=50)
    reason: Line = ""


class ReassignAction(Given):
    """The post that is to own the action."""

    owner: Key
    reason: Reason


class ChangeDue(Given):
    """A new due rule."""

    due: AnyDue
    reason: Reason
    is_correction: bool = Field(
        default=False, description="It was entered wrongly: nothing is put off"
    )


class CloseAction(Given):
    """How the action ended, and where that was agreed."""

    outcome: Outcome
    reason: Reason
    meeting: PublicId | None = Field(default=None, description="The meeting that agreed to it")
    item: PublicId | None = Field(default=None, description="The item of its agenda")


class CloseProvisionally(Given):
    """How the action ended, and what the chair said."""

    outcome: Outcome
    reason: Reason


class PauseAction(Given):
    """Until when the action rests."""

    review_on: Day
    reason: Reason


class GiveReason(Given):
    """Why."""

    reason: Reason


class MayGiveReason(Given):
    """Words that may be added."""

    reason: Words = ""


class MarkDuplicate(Given):
    """The action that goes on."""

    of: Reference
    reason: Reason


class FileGiven(Given):
    """A file that shows what was done."""

    name: Annotated[str, Field(min_length=1, max_length=255), AfterValidator(clean)]
    content: Base64Bytes = Field(description="Its bytes as base64")


class AddUpdate(Given):
    """What has been done, and what happens next."""

    kind: UpdateKind
    text: Text
    later_date: Day | None = Field(
        default=None, description="Of a request for a later date, and of nothing else"
    )
    files: list[FileGiven] = Field(
        default_factory=list[FileGiven],
        max_length=MOST_FILES,
        description="Evidence: PDF, Word, Excel, CSV, PNG or JPG",
    )


class ReportBack(Given):
    """On which agenda an action goes."""

    meeting: PublicId | None = Field(
        default=None, description="A meeting to come; the one it is due at where it is left out"
    )


class ReleaseUpdate(Given):
    """Which update everybody may read."""

    update: Key


class DecidedRow(Given):
    """What a meeting decided about one action."""

    action: Reference
    version: Key = Field(description="The version of the action as it was read")
    decision: Decision
    item: PublicId | None = None
    outcome: Outcome | None = Field(default=None, description="Of an action agreed to close")
    due: LaterDue | None = Field(default=None, description="When a further report is wanted")
    reason: Words = ""


class RecordDecisions(Given):
    """What a meeting decided, recorded whole or not at all."""

    decisions: list[DecidedRow] = Field(min_length=1, max_length=300)
