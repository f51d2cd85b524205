"""An invented council to try the program on: its people, two years of meetings, real figures.

Uses operations as a door would, at the moments its story names. Holds no rules of its own.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.demonstration.stage import Loaded

PASSWORD = "wexcombe-demo"  # noqa: S105 - printed for everybody; production refuses it

SIGN_INS: tuple[tuple[str, str, str], ...] = (
    ("Clerk, Democratic Services", "clerk@wexcombe.example", PASSWORD),
    ("Officer, Director of Children’s Services", "officer@wexcombe.example", PASSWORD),
    ("Chair of the children’s committee", "chair@wexcombe.example", PASSWORD),
    ("Member of the children’s committee", "member@wexcombe.example", PASSWORD),
    ("Performance officer and administrator", "performance@wexcombe.example", PASSWORD),
)
"""For each kind of reader: who they are, the e-mail address and the password they sign in with."""


def is_demonstration_password(password: str) -> bool:
    """Whether a password is the printed one, which no real council may use."""
    return password.strip().casefold() == PASSWORD


def load(today: date, password_hash: str | None = None) -> Loaded:
    """Fill an empty database with the demonstration as it stands on a day.

    Flushes and never commits: call it inside one write.

    Args:
        today: the day around which its meetings lie.
        password_hash: of `PASSWORD`, hashed before the write was opened; hashed here when absent.

    Raises:
        NotEmptyError: the database holds something already.
    """
    from tracker.access.passwords import Passwords
    from tracker.demonstration import programme

    return programme.load(today, password_hash or Passwords(slow=True).hash(PASSWORD))
