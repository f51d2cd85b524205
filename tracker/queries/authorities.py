"""The council itself, and the days that begin its years."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from tracker.db import db
from tracker.models import AnnualMeeting, Authority, Logo
from tracker.vocabulary import Nation


def the_authority() -> Authority:
    """The council; before one is recorded, an unnamed one that is not stored."""
    found = db.session.get(Authority, 1)
    if found is not None:
        return found
    return Authority(
        id=1,
        name="Matters Arising",
        short_name="Matters Arising",
        nation=Nation.ENGLAND,
        log_name="Action log",
        chair_word="Chair",
        colour="#1d4f5c",
    )


def the_logo() -> Logo | None:
    """The council's logo."""
    return db.session.get(Logo, 1)


def annual_meetings() -> list[date]:
    """The days of the council's annual meetings, earliest first."""
    return list(db.session.scalars(select(AnnualMeeting.held_on).order_by(AnnualMeeting.held_on)))
