"""A council's own tracker while it is imported, and what came of it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from tracker.db import Base, Line, new_public_id
from tracker.models.committee import Committee
from tracker.rules.reading.trackers.words import TrackerEffect, TrackerState
from tracker.vocabulary import Rag


class TrackerImport(Base):
    """One file that a clerk sent. Its bytes and rows are taken away once it is recorded."""

    __tablename__ = "tracker_import"

    public_id: Mapped[str] = mapped_column(String(16), unique=True, default=new_public_id)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    file_name: Mapped[Line]
    data: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    state: Mapped[TrackerState] = mapped_column(default=TrackerState.SENT)
    was_published: Mapped[bool] = mapped_column(default=False)
    """Whether its clerk said that anybody may read what is in it."""
    sheet: Mapped[int] = mapped_column(default=0)
    heading_row: Mapped[int | None]
    columns: Mapped[list[str]] = mapped_column(default=list)
    """What each column holds: values of `TrackerColumn`."""
    takes_hidden: Mapped[bool] = mapped_column(default=False)
    owners: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What was said of owners' words: the key of a post, or None for nobody."""
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """How many rows have which effect: values of `TrackerEffect`, and "doubts"."""
    made_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    committee: Mapped[Committee] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own way


class TrackerMapping(Base):
    """What a committee's columns hold, by their headings: named once, remembered."""

    __tablename__ = "tracker_mapping"
    __table_args__ = (UniqueConstraint("committee_id", "digest"),)

    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    digest: Mapped[str] = mapped_column(String(64))
    columns: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """By heading, the value of a `TrackerColumn`."""
    owners: Mapped[dict[str, Any]] = mapped_column(default=dict)


class TrackerRow(Base):
    """A row as it was read, until it is recorded or given up."""

    __tablename__ = "tracker_row"
    __table_args__ = (
        UniqueConstraint("import_id", "number"),
        Index("ix_tracker_row_doubtful", "import_id", "is_doubtful", "number"),
    )

    import_id: Mapped[int] = mapped_column(ForeignKey("tracker_import.id"))
    number: Mapped[int]
    """As the spreadsheet counts."""
    cells: Mapped[list[str]]
    reading: Mapped[dict[str, Any]]
    """As `tracker.rules.reading.trackers.row.as_json` gives it."""
    is_doubtful: Mapped[bool]
    effect: Mapped[TrackerEffect]
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"))
    decision: Mapped[bool | None]
    """What somebody said: True to record it all the same, False to leave it out."""


class ImportedAction(Base):
    """What an action that came from a tracker was called there, and how it stood."""

    __tablename__ = "imported_action"
    __table_args__ = (UniqueConstraint("committee_id", "identity"),)

    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"), unique=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    identity: Mapped[Line]
    earlier_reference: Mapped[Line] = mapped_column(default="")
    origin_words: Mapped[Line] = mapped_column(default="")
    subject: Mapped[Line] = mapped_column(default="")
    rag: Mapped[Rag | None]
    """The officer's own judgement, apart from the standing."""
    rag_words: Mapped[Line] = mapped_column(default="")
    digest: Mapped[str] = mapped_column(String(64))
    """Of the row as it was last recorded."""
    version_then: Mapped[int]
    """The action's version after that: a higher one was changed in the program since."""
    taken_on: Mapped[date]
