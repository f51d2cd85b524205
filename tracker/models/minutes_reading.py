"""What the program read in saved minutes: where passages stand that read as agreed actions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Base


class MinutesReading(Base):
    """That one revision of minutes was read, by which edition of the rules.

    Another edition finds other passages: what an older one read is read again.
    """

    __tablename__ = "minutes_reading"

    revision_id: Mapped[int] = mapped_column(ForeignKey("minutes_revision.id"), unique=True)
    edition: Mapped[int]
    read_at: Mapped[datetime]


class ReadPassage(Base):
    """Where a passage found in a revision stands; its words stay in the minutes only.

    `digest` is that of `tracker.rules.found_passages`; the positions count characters of the
    revision's source, `until` being the first behind the passage.
    """

    __tablename__ = "read_passage"
    __table_args__ = (
        UniqueConstraint("reading_id", "digest"),
        CheckConstraint("until > begins", name="has_words"),
    )

    reading_id: Mapped[int] = mapped_column(ForeignKey("minutes_reading.id"))
    digest: Mapped[str] = mapped_column(String(64))
    begins: Mapped[int]
    until: Mapped[int]
