"""Who supported closing an action, since it was last answered.

Only for readers who may read an action's history: a chair's support is not public.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from tracker.audit.tags import AuditTag
from tracker.models import Action, AuditEvent, Person
from tracker.queries.fetch import AnyRow, all_of

OVERTAKEN_BY = (
    AuditTag.ACTION_RETURNED,
    AuditTag.ACTION_REOPENED,
    AuditTag.ACTION_FURTHER_REPORT,
)
"""After these another answer is awaited, and what was said of the last counts no longer."""


def of_actions(action_ids: Sequence[int]) -> dict[int, list[AnyRow]]:
    """Supports of the answers that now stand, by action, the first first; one statement.

    Columns: action_id, at, person_id, name, reason.
    """
    if not action_ids:
        return {}
    later = aliased(AuditEvent)
    overtaken = select(func.max(later.id)).where(
        later.subject_type == Action.__tablename__,
        later.subject_id == AuditEvent.subject_id,
        later.tag.in_(OVERTAKEN_BY),
    )
    rows = all_of(
        select(
            AuditEvent.subject_id.label("action_id"),
            AuditEvent.at,
            AuditEvent.actor_id.label("person_id"),
            Person.name,
            AuditEvent.reason,
        )
        .join(Person, Person.id == AuditEvent.actor_id)
        .where(
            AuditEvent.subject_type == Action.__tablename__,
            AuditEvent.subject_id.in_(action_ids),
            AuditEvent.tag == AuditTag.ACTION_SUPPORTED,
            AuditEvent.id > func.coalesce(overtaken.correlate(AuditEvent).scalar_subquery(), 0),
        )
        .order_by(AuditEvent.id)
    )
    found: dict[int, list[AnyRow]] = {}
    for row in rows:
        found.setdefault(row.action_id, []).append(row)
    return found
