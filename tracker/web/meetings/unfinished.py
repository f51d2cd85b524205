"""What a meeting's minutes lack that a clerk is asked about: owners, dates, what the public is told."""

from __future__ import annotations

from typing import Any

from tracker import clock
from tracker.access.reader import Reader
from tracker.models import Meeting
from tracker.operations.meetings import ENDED, list_findings
from tracker.queries import actions, clearances, private_records
from tracker.rules.errors import Broken, RuleBroken
from tracker.rules.publishing import Comments, Finding, about
from tracker.translation import gettext
from tracker.vocabulary import DueKind
from tracker.wording.refusals import refusal

OF_RESOLUTIONS = (Broken.EXCLUSION_NOT_RECORDED, Broken.EXCLUSION_REFUSED)


def unfinished(reader: Reader, meeting: Meeting) -> list[Any]:
    """The open actions agreed at a meeting that lack an owner or a date: rows of `queries.actions`."""
    agreed = actions.list_of_meeting(reader, meeting.id, clock.today())
    everything: list[Any] = [action for under in agreed.values() for action in under]
    return [
        action
        for action in everything
        if action.status not in ENDED and (action.lead_post_id is None or has_no_date(action))
    ]


def has_no_date(action: Any) -> bool:  # noqa: ANN401 - a row of queries.actions
    """Whether nothing is said of when an action is due."""
    return action.due_on is None and action.due_kind is DueKind.NONE


def lacking(action: Any) -> str:  # noqa: ANN401 - a row of queries.actions
    """What an action lacks, in words."""
    if action.lead_post_id is None and has_no_date(action):
        return gettext("no owner, no date")
    return gettext("no owner") if action.lead_post_id is None else gettext("no date")


def private_lacks(meeting: Meeting) -> dict[str, Any]:
    """What the page of publishing says of private items: what blocks, and what is warned of."""
    rows: list[Any] = list(private_records.list_of_meeting(meeting.id))
    warned = list_findings(meeting) if rows else []
    return {
        "lacking_records": [row for row in rows if row.wants_record and row.kind is None],
        "of_resolutions": [each for each in warned if each.code in OF_RESOLUTIONS],
        "finding_words": finding_words,
    }


def finding_words(finding: Finding) -> str:
    """The sentence of a finding."""
    return refusal(RuleBroken("", finding.code, number=finding.about))


def waiting_comments(meeting: Meeting) -> list[str]:
    """What the draft's clearance still waits for, a sentence each."""
    comments = Comments(
        clearances.count_unanswered(meeting.id, clock.today()),
        clearances.count_unsettled(meeting.id),
    )
    return [finding_words(each) for each in about(comments)]
