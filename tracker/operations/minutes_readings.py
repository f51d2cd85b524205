"""Reading saved minutes ahead, a bounded number at a time, so that what was found can be listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from tracker.db import db
from tracker.models import MinutesReading, MinutesRevision, ReadPassage
from tracker.queries import minutes_readings
from tracker.rules import found_passages as rules
from tracker.rules import reading
from tracker.rules.found_passages import EDITION, LONGEST_TEXT


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in one revision: (digest, begins, until) of each passage, in order."""

    revision_id: int
    passages: tuple[tuple[str, int, int], ...]


def read_next(at_most: int) -> list[Read]:
    """Read current minutes that this edition has not read yet; changes nothing.

    Reading takes far longer than writing down what was found, so it comes before the write.
    """
    return [Read(row.id, _passages(row.source)) for row in minutes_readings.list_unread(at_most)]


def _passages(source: str) -> tuple[tuple[str, int, int], ...]:
    found: dict[str, tuple[str, int, int]] = {}
    for each in reading.read(source[:LONGEST_TEXT]).proposals:
        digest = rules.passage_digest(each.quote)
        found.setdefault(digest, (digest, each.span.start, each.span.end))
    return tuple(found.values())


def keep(read: Sequence[Read], now: datetime) -> int:
    """Keep what was found, in place of what an older edition found; how many revisions.

    What has an action already, recorded by hand, needs no decision and is left out.
    """
    keys = sorted(each.revision_id for each in read)
    there = set(
        db.session.scalars(
            select(MinutesRevision.id).where(MinutesRevision.id.in_(keys)).with_for_update()
        )
    )
    forget(keys)
    by_hand = minutes_readings.recorded_by_hand_in(keys)
    for each in read:
        if each.revision_id not in there:
            continue
        kept = MinutesReading(revision_id=each.revision_id, edition=EDITION, read_at=now)
        db.session.add(kept)
        db.session.flush()
        db.session.add_all(
            ReadPassage(reading_id=kept.id, digest=digest, begins=begins, until=until)
            for digest, begins, until in each.passages
            if (each.revision_id, digest) not in by_hand
        )
    db.session.flush()
    return len(there)


def forget(revision_ids: Sequence[int]) -> None:
    """Forget what was found in revisions, as when their words were redacted: read again later."""
    readings = select(MinutesReading.id).where(MinutesReading.revision_id.in_(revision_ids))
    db.session.execute(delete(ReadPassage).where(ReadPassage.reading_id.in_(readings)))
    db.session.execute(delete(MinutesReading).where(MinutesReading.revision_id.in_(revision_ids)))
