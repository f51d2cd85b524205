"""Forms already sent, so that the same form sent twice makes one thing."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Base, Line


class Submission(Base):
    """A form's one-time token and the address its first sending led to."""

    __tablename__ = "submission"

    token: Mapped[str] = mapped_column(String(64), unique=True)
    led_to: Mapped[Line]
    sent_at: Mapped[datetime]
