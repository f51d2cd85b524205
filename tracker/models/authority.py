"""The council whose installation this is: one row, and the days that begin its years."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Base, Line
from tracker.vocabulary import FileType, Nation


class Authority(Base):
    """The council: its names and the words it uses for things."""

    __tablename__ = "authority"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    name: Mapped[Line]
    short_name: Mapped[Line]
    nation: Mapped[Nation]
    log_name: Mapped[Line] = mapped_column(default="Action log")
    chair_word: Mapped[Line] = mapped_column(default="Chair")
    colour: Mapped[Line] = mapped_column(default="#1d4f5c")
    log_layout: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Columns and grouping of the action log (`tracker.rules.log_layout`); {} for the usual ones."""
    standard_sentences: Mapped[list[str]] = mapped_column(default=list)
    """Sentences that its clerks put into minutes, in the order they are offered."""
    closes_provisionally: Mapped[bool] = mapped_column(default=False)
    """Whether a clerk may close an action after consulting the chair, before a meeting agrees."""
    logo_digest: Mapped[str | None] = mapped_column(String(16))
    """Under which address the logo stands; None without one."""
    logo_width: Mapped[int | None]
    logo_height: Mapped[int | None]
    """In dots, so that a page keeps the room for it before it has come."""
    notice: Mapped[Line | None]
    """A line shown at the foot of every page, such as where demonstration figures come from."""


class Logo(Base):
    """The council's logo: kept beside the council, as every page reads the council and few a logo."""

    __tablename__ = "logo"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    digest: Mapped[str] = mapped_column(String(16))
    """The first 16 hexadecimal digits of the content's SHA-256."""
    file_type: Mapped[FileType]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class AnnualMeeting(Base):
    """A day on which the council held its annual meeting; the municipal year begins that day."""

    __tablename__ = "annual_meeting"

    held_on: Mapped[date] = mapped_column(unique=True)
