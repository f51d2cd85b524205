"""What the addresses of lists may ask."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from tracker.api.shapes.days import Day
from tracker.queries.register import Sort
from tracker.rules.typed_text import clean
from tracker.vocabulary import Standing

MOST = 100
LARGEST_KEY = 2_147_483_647

Code = Annotated[str, Field(max_length=10), AfterValidator(clean)]
Name = Annotated[str, Field(max_length=40), AfterValidator(clean)]
Cursor = Annotated[
    str, Field(max_length=600, description="As “next” or “previous” of another page has it")
]
Limit = Annotated[int, Field(ge=1, le=MOST)]


class Asked(BaseModel):
    """A query: what it does not know it refuses."""

    model_config = ConfigDict(extra="forbid")


class ActionsAsked(Asked):
    """The register's filters.

    Without a standing that is everything not closed; and everything, where words or a year say
    that something particular is sought.
    """

    standing: tuple[Standing, ...] = ()
    committee: Code | None = None
    owner: Annotated[int, Field(ge=0, le=LARGEST_KEY)] | None = Field(
        default=None, description="The key of a post; 0 for actions without an owner"
    )
    service: Annotated[int, Field(ge=1, le=LARGEST_KEY)] | None = None
    indicator: Name | None = None
    meeting: Name | None = Field(default=None, description="Where it was agreed")
    year: Annotated[str, Field(max_length=7), AfterValidator(clean)] | None = Field(
        default=None, description="A municipal year, such as 2013-14"
    )
    words: Annotated[str, Field(max_length=200), AfterValidator(clean)] = ""
    sort: Sort = Sort.DUE
    limit: Limit = 50
    cursor: Cursor | None = None


class MeetingsAsked(Asked):
    """Which meetings."""

    committee: Code | None = None
    since: Day | None = Field(default=None, description="The first day")
    until: Day | None = Field(default=None, description="The last day")
    limit: Limit = 50
    cursor: Cursor | None = None
