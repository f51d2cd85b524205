"""Keeping who read what is restricted: keys alone, in a short change of its own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import insert

from tracker.db import db
from tracker.models import RestrictedRead
from tracker.vocabulary.privacy import ReadingWay

Subject = tuple[str, int]
"""A table's name, and a key of it; the key 0 stands for a list as a whole."""


def keep(person_id: int, subjects: Iterable[Subject], way: ReadingWay, now: datetime) -> None:
    """Write that a person read these."""
    rows = [
        {
            "person_id": person_id,
            "subject_type": subject_type,
            "subject_id": key,
            "way": way,
            "read_at": now,
        }
        for subject_type, key in subjects
    ]
    if rows:
        db.session.execute(insert(RestrictedRead), rows)
