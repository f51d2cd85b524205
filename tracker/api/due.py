"""Due rules as programs send them."""

from __future__ import annotations

from datetime import date

from tracker import clock
from tracker.access.reader import Reader
from tracker.api.shapes.given import Due, DueAtMeeting
from tracker.queries import NotFoundError, meetings
from tracker.rules.due import DueRule
from tracker.rules.errors import Broken, RuleBroken
from tracker.vocabulary import DueKind

COUNTED = frozenset({DueKind.MONTH, DueKind.NEXT_MEETING, DueKind.INTERVAL})


def rule_for(reader: Reader, given: Due, committee_id: int, agreed_on: date) -> DueRule:
    """The rule that was sent.

    Args:
        reader: whoever asks.
        given: what was sent.
        committee_id: whose meetings may be named.
        agreed_on: only later ones.

    Raises:
        RuleBroken: it names a meeting that may not be meant.
    """
    if not isinstance(given, DueAtMeeting):
        return given.rule()
    try:
        named = meetings.get(reader, given.meeting)
    except NotFoundError:
        raise RuleBroken("meeting_id", Broken.DUE_MEETING_UNKNOWN) from None
    offered = {row.id for row in meetings.list_after(committee_id, agreed_on)}
    if named.id not in offered:
        raise RuleBroken("meeting_id", Broken.DUE_MEETING_UNKNOWN)
    return given.rule(named.id)


def counted_from(rule: DueRule, *, is_correction: bool) -> date | None:
    """Today, where "June", "the next meeting" or "in two weeks" was decided today; else None."""
    return clock.today() if rule.kind in COUNTED and not is_correction else None
