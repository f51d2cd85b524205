"""What a clerk can do with a meeting next, and which of it comes first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tracker.access.permissions import Permission
from tracker.models import Meeting
from tracker.operations.decided_at import has_met
from tracker.translation import gettext, ngettext


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do; `is_next` marks the one that is the page's green button."""

    text: str
    endpoint: str
    is_next: bool = False


def steps_of(
    meeting: Meeting,
    allowed: Collection[Permission],
    *,
    items: int,
    written: int,
    unissued: int,
    today: date,
    to_report: int = 0,
) -> list[Step]:
    """The steps open to a reader, the next one first.

    Args:
        meeting: the meeting.
        allowed: what the reader may do with it.
        items: how many items the agenda has.
        written: how many of them have minutes.
        unissued: how many of its actions wait to be issued.
        today: the day on which it is looked at.
        to_report: how many actions are due at it and not on its agenda.
    """
    unpublished = meeting.minutes_published_at is None
    is_public = meeting.agenda_published_at is not None
    confirmed = meeting.minutes_confirmed_at is not None
    adding = (Permission.ITEM_ADD, gettext("Add an item"), "items.new_item", not confirmed)
    publishing = (
        Permission.AGENDA_PUBLISH,
        gettext("Publish agenda"),
        "meetings.publish_agenda",
        bool(items) and not is_public,
    )
    arranging = (
        Permission.AGENDA_ARRANGE,
        gettext("Build the agenda"),
        "agendas.arrange_agenda",
        not is_public,
    )
    writing = (
        Permission.MINUTES_WRITE,
        gettext("Take minutes"),
        "meetings.write_minutes",
        bool(items) and unpublished,
    )
    issuing = (
        Permission.MEETING_ISSUE,
        ngettext("Issue %(num)s action", "Issue %(num)s actions", unissued),
        "meetings.issue_actions",
        bool(unissued),
    )
    deciding = (
        Permission.DECISIONS_RECORD,
        gettext("Record decisions"),
        "decisions.record_decisions",
        has_met(meeting, today),
    )
    reporting = (
        Permission.ACTION_REPORT_BACK,
        ngettext(
            "Put %(num)s action due on the agenda",
            "Put %(num)s actions due on the agenda",
            to_report,
        ),
        "report_back.report_back",
        bool(to_report),
    )
    ending = (
        Permission.MINUTES_PUBLISH,
        gettext("Publish draft minutes"),
        "meetings.publish_minutes",
        is_public and unpublished and bool(written),
    )
    clearing = (
        Permission.CLEARANCE_CIRCULATE,
        gettext("Circulate draft minutes"),
        "clearance.show_clearance",
        is_public and unpublished and bool(written),
    )
    importing = (
        Permission.ITEM_IMPORT,
        gettext("Import a published item"),
        "items.import_item",
        not confirmed,
    )
    from_word = (
        Permission.ITEM_IMPORT,
        gettext("Import minutes from Word"),
        "word_import.import_minutes",
        unpublished,
    )
    editing = (
        Permission.MEETING_EDIT,
        gettext("Edit meeting"),
        "meetings.edit_meeting",
        not confirmed,
    )
    correcting = (
        Permission.MINUTES_CORRECT,
        gettext("Correct the minutes"),
        "confirmations.correct_minutes",
        not unpublished and not confirmed,
    )
    confirming = (
        Permission.MINUTES_CONFIRM,
        gettext("Confirm the minutes"),
        "confirmations.confirm_minutes",
        not unpublished and not confirmed,
    )
    signing = (
        Permission.MINUTES_CONFIRM,
        gettext("Add the signed minutes"),
        "documents.add_meeting_document",
        confirmed,
    )
    is_down = meeting.minutes_down_at is not None or meeting.agenda_down_at is not None
    taking_down = (
        Permission.PAPERS_TAKE_DOWN,
        gettext("Take papers down"),
        "takedowns.take_down",
        is_public or not unpublished,
    )
    putting_back = (
        Permission.PAPERS_TAKE_DOWN,
        gettext("Put papers back"),
        "takedowns.put_back",
        is_down,
    )
    last = [adding, reporting, importing, from_word, editing, taking_down]
    order = [
        publishing,
        issuing,
        arranging,
        writing,
        ending,
        clearing,
        deciding,
        correcting,
        confirming,
        signing,
        *last,
    ]
    if is_public and items and written == items:
        order = [
            issuing,
            ending,
            clearing,
            writing,
            confirming,
            correcting,
            signing,
            deciding,
            *last,
        ]
    if is_down:
        order = [putting_back, deciding, editing, taking_down]
    possible = [
        Step(text, endpoint)
        for permission, text, endpoint, now in order
        if now and permission in allowed
    ]
    is_finished = bool(items) and not unpublished and not unissued
    if possible and not is_finished:
        possible[0] = Step(possible[0].text, possible[0].endpoint, is_next=True)
    return possible
