"""Which reminders somebody wants by e-mail; who chose nothing has no row."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Base


class ReminderChoice(Base):
    """What one person chose. The defaults are what people get who never chose."""

    __tablename__ = "reminder_choice"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    weekly_digest: Mapped[bool] = mapped_column(default=True)
    due_tomorrow: Mapped[bool] = mapped_column(default=False)
    overdue: Mapped[bool] = mapped_column(default=False)
    before_meeting: Mapped[bool] = mapped_column(default=True)
