"""Audit events as English sentences: what was done, and what changed from what to what.

Only what the event carries is told, and events never carry private words.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tracker.audit.tags import AuditTag
from tracker.translation import chair_word, gettext
from tracker.vocabulary import (
    N_,
    ActionStatus,
    DocumentSlot,
    DueBasis,
    DueKind,
    HolderKind,
    IntervalUnit,
    MeetingKind,
    MeetingStatus,
    MemberRole,
    Nation,
    Outcome,
    PapersDown,
    PaperWanted,
    RecommendationRecipient,
    RecommendationResponse,
    RedactionReason,
    Restriction,
    UpdateKind,
    Word,
)
from tracker.vocabulary.privacy import Exclusion, PublicRecord
from tracker.wording.clearance import CLEARANCE_NAMES, CLEARANCE_TITLES
from tracker.wording.due import MONTHS, day_words
from tracker.wording.roles import role_words

TITLES: dict[str, str] = {
    **CLEARANCE_TITLES,
    AuditTag.AUTHORITY_CHANGED: N_("Authority’s settings changed"),
    AuditTag.LOGO_CHANGED: N_("Logo put in"),
    AuditTag.LOGO_REMOVED: N_("Logo taken out"),
    AuditTag.PERSON_ADDED: N_("Person added"),
    AuditTag.PERSON_CHANGED: N_("Person changed"),
    AuditTag.PERSON_STOPPED: N_("Sign-in stopped"),
    AuditTag.PERSON_RESTORED: N_("Sign-in restored"),
    AuditTag.PERSON_INVITED: N_("Invited to sign in"),
    AuditTag.PASSWORD_SET: N_("Password set"),
    AuditTag.PASSWORD_LINK_SENT: N_("Link to a new password made"),
    AuditTag.SIGN_INS_ENDED: N_("Signed out everywhere"),
    AuditTag.REMINDERS_CHOSEN: N_("Chose which reminders to get by e-mail"),
    AuditTag.CALENDAR_LINK_MADE: N_("Private calendar address made"),
    AuditTag.CALENDAR_LINK_ENDED: N_("Private calendar address ended"),
    AuditTag.API_TOKEN_MADE: N_("Token of the API made"),
    AuditTag.API_TOKEN_ENDED: N_("Token of the API ended"),
    AuditTag.SERVICE_ADDED: N_("Service added"),
    AuditTag.SERVICE_CHANGED: N_("Service renamed"),
    AuditTag.SERVICE_ENDED: N_("Service ended"),
    AuditTag.ORGANISATION_ADDED: N_("Organisation added"),
    AuditTag.ORGANISATION_CHANGED: N_("Organisation renamed"),
    AuditTag.ORGANISATION_ENDED: N_("Organisation ended"),
    AuditTag.POST_ADDED: N_("Post added"),
    AuditTag.POST_CHANGED: N_("Post changed"),
    AuditTag.POST_ENDED: N_("Post ended"),
    AuditTag.HOLDER_APPOINTED: N_("Post holder appointed"),
    AuditTag.HOLDER_ENDED: N_("Post holder left"),
    AuditTag.COMMITTEE_ADDED: N_("Committee added"),
    AuditTag.COMMITTEE_CHANGED: N_("Committee changed"),
    AuditTag.COMMITTEE_ENDED: N_("Committee ended"),
    AuditTag.MEMBER_SEATED: N_("Member joined"),
    AuditTag.MEMBER_LEFT: N_("Member left"),
    AuditTag.MEETING_SCHEDULED: N_("Meeting scheduled"),
    AuditTag.MEETING_CHANGED: N_("Meeting changed"),
    AuditTag.AGENDA_PUBLISHED: N_("Agenda published"),
    AuditTag.LOG_FROZEN: N_("Action log kept as published"),
    AuditTag.MINUTES_PUBLISHED: N_("Draft minutes published"),
    AuditTag.MINUTES_CORRECTED: N_("Correction of the minutes recorded"),
    AuditTag.CORRECTION_WITHDRAWN: N_("Correction of the minutes withdrawn"),
    AuditTag.MINUTES_CONFIRMED: N_("Minutes confirmed"),
    AuditTag.PAPERS_TAKEN_DOWN: N_("Published papers taken down"),
    AuditTag.PAPERS_PUT_BACK: N_("Papers put back that were taken down"),
    AuditTag.DECISIONS_RECORDED: N_("Decisions on actions recorded"),
    AuditTag.ITEM_ADDED: N_("Item added to the agenda"),
    AuditTag.ITEM_CHANGED: N_("Item changed"),
    AuditTag.ITEM_MOVED: N_("Item moved on the agenda"),
    AuditTag.STANDING_ITEMS_CHANGED: N_("Standing items changed"),
    AuditTag.ITEM_IMPORTED: N_("Item imported from a published page"),
    AuditTag.DOCUMENT_ADDED: N_("Document added"),
    AuditTag.DOCUMENT_REPLACED: N_("Document replaced by another version"),
    AuditTag.DOCUMENT_REMOVED: N_("Document removed"),
    AuditTag.READER_NAMED: N_("Somebody named who may read it"),
    AuditTag.READER_ENDED: N_("A named reader may no longer read it"),
    AuditTag.PRIVATE_PART_SAVED: N_("Private part saved"),
    AuditTag.EXCLUSION_RECORDED: N_("Resolution about excluding the public recorded"),
    AuditTag.EXCLUSION_WITHDRAWN: N_("Resolution about excluding the public taken back"),
    AuditTag.PUBLIC_RECORD_SAVED: N_("What the public is told of private matter saved"),
    AuditTag.RESTRICTION_LIFTED: N_("No longer private"),
    AuditTag.RESTRICTION_KEPT: N_("Looked at again, and kept private"),
    AuditTag.MINUTES_SAVED: N_("Minutes saved"),
    AuditTag.MINUTES_RESTORED: N_("An earlier version of the minutes restored"),
    AuditTag.ATTENDANCE_RECORDED: N_("Attendance recorded"),
    AuditTag.INTEREST_DECLARED: N_("Declaration of interest recorded"),
    AuditTag.INTEREST_WITHDRAWN: N_("Declaration of interest taken back"),
    AuditTag.VOTE_RECORDED: N_("Mover or votes recorded"),
    AuditTag.VOTE_CHANGED: N_("Mover or votes corrected"),
    AuditTag.VOTE_WITHDRAWN: N_("Mover or votes taken back"),
    AuditTag.NOTES_DISPOSED: N_("Clerks’ notes and unsaved text disposed of"),
    AuditTag.MINUTES_SET_ASIDE: N_("Text that was not used as minutes kept as a version"),
    AuditTag.PASSAGE_DISMISSED: N_("A passage found in the minutes dismissed"),
    AuditTag.PASSAGE_RESTORED: N_("A dismissed passage of the minutes put back"),
    AuditTag.REDACTION_ASKED: N_("Asked for a passage to be redacted"),
    AuditTag.REDACTION_APPROVED: N_("Approved: a passage was redacted"),
    AuditTag.REDACTION_REFUSED: N_("Request to redact refused"),
    AuditTag.FILE_REDACTION_ASKED: N_("Asked for a file to be redacted"),
    AuditTag.FILE_REDACTION_APPROVED: N_("Approved: a file was redacted"),
    AuditTag.TRACKER_SENT: N_("Tracker sent to be imported"),
    AuditTag.TRACKER_APPLIED: N_("Actions of a tracker recorded"),
    AuditTag.TRACKER_DROPPED: N_("Import of a tracker given up"),
    AuditTag.ACTION_IMPORTED: N_("Imported from an earlier tracker"),
    AuditTag.ACTION_IMPORTED_AGAIN: N_("Changed by importing the tracker again"),
    AuditTag.ACTION_RECORDED: N_("Action recorded"),
    AuditTag.ACTION_AMENDED: N_("Action amended"),
    AuditTag.ACTION_ISSUED: N_("Issued to its owner"),
    AuditTag.ACTION_REASSIGNED: N_("Owner changed"),
    AuditTag.ACTION_HANDED_OVER: N_("Passed to the committee that took over"),
    AuditTag.ACTION_DUE_CHANGED: N_("Due date changed"),
    AuditTag.ACTION_DUE_FOLLOWED: N_("Due date followed the calendar of meetings"),
    AuditTag.ACTION_UPDATED: N_("Update added"),
    AuditTag.UPDATE_RELEASED: N_("Update published"),
    AuditTag.ACTION_SUPPORTED: N_("%(Chair)s supported closing"),
    AuditTag.ACTION_RETURNED: N_("Returned: this does not answer it"),
    AuditTag.UPDATE_ASKED: N_("Asked for an update"),
    AuditTag.ACTION_CARRIED_FORWARD: N_("Carried forward"),
    AuditTag.ACTION_FURTHER_REPORT: N_("Further report asked for"),
    AuditTag.ACTION_CLOSED: N_("Closed"),
    AuditTag.ACTION_CLOSED_PROVISIONALLY: N_(
        "Closed provisionally, to be reported to the committee"
    ),
    AuditTag.CLOSURE_AGREED: N_("Provisional closing agreed"),
    AuditTag.ACTION_DUPLICATE: N_("Marked as a duplicate"),
    AuditTag.ACTION_ON_AGENDA: N_("Put on an agenda"),
    AuditTag.ACTION_BEFORE_MEETING: N_("Before a meeting: its outcome is to be recorded"),
    AuditTag.OUTCOME_NOT_RECORDED: N_(
        "No outcome was recorded in time: an answer is awaited again"
    ),
    AuditTag.RECOMMENDATION_ADDRESSED: N_("Recommendation: to whom it goes"),
    AuditTag.NOTICE_RECORDED: N_("Recommendation: notice"),
    AuditTag.RESPONSE_RECORDED: N_("Recommendation: response recorded"),
    AuditTag.ACTION_PAUSED: N_("Paused"),
    AuditTag.ACTION_REOPENED: N_("Taken up again"),
    AuditTag.ACTION_WITHDRAWN: N_("Withdrawn"),
    AuditTag.PLANNED_ITEM_ADDED: N_("Added to the work programme"),
    AuditTag.PLANNED_ITEM_CHANGED: N_("Planned item changed"),
    AuditTag.PLANNED_ITEM_MOVED: N_("Moved in the work programme"),
    AuditTag.PLANNED_ITEM_TO_AGENDA: N_("Added to the agenda"),
    AuditTag.PLANNED_ITEM_DROPPED: N_("Dropped from the work programme"),
    AuditTag.INDICATOR_ADDED: N_("Indicator added"),
    AuditTag.INDICATOR_CHANGED: N_("Indicator changed"),
    AuditTag.INDICATOR_ENDED: N_("Indicator ended"),
    AuditTag.INDICATOR_RESUMED: N_("Indicator kept again"),
    AuditTag.FIGURE_ADDED: N_("Figure added"),
}

NAMES: dict[str, str] = {
    **CLEARANCE_NAMES,
    "wording": N_("Short wording"),
    "meant": N_("Meant to have no owner or no date"),
    "papers": N_("What"),
    "passage": N_("Words of the minutes"),
    "owner": N_("Owner"),
    "indicators": N_("Indicators"),
    "contributors": N_("Contributing posts"),
    "contributor": N_("Contributing post"),
    "due_on": N_("Due date"),
    "paper_due_on": N_("Report wanted by"),
    "due_kind": N_("Due"),
    "due_basis": N_("Where the date comes from"),
    "due_condition": N_("What must happen first"),
    "due_words": N_("Words about when"),
    "due_month": N_("Month"),
    "due_date": N_("Date"),
    "due_count": N_("How many"),
    "due_unit": N_("Days, weeks or months"),
    "first_due_on": N_("First due date"),
    "review_on": N_("Review date"),
    "weekly_digest": N_("Once a week: what waits"),
    "due_tomorrow": N_("When something is due tomorrow"),
    "overdue": N_("When something becomes overdue"),
    "before_meeting": N_("Before a meeting"),
    "outcome": N_("Outcome"),
    "kind": N_("Kind"),
    "status": N_("Status"),
    "held_on": N_("Date"),
    "start_time": N_("Time"),
    "place": N_("Place"),
    "meeting_on": N_("Meeting"),
    "subject": N_("Subject"),
    "holder": N_("Post holder"),
    "reader": N_("Named reader"),
    "email": N_("E-mail address"),
    "is_clerk": N_("Clerk"),
    "is_admin": N_("Administrator"),
    "is_performance_officer": N_("Performance officer"),
    "usual_place": N_("Usual place"),
    "paper_lead_days": N_("Days for papers"),
    "name_is_public": N_("Holder’s name is public"),
    "member": N_("Member"),
    "role": N_("Role"),
    "name": N_("Name"),
    "short_name": N_("Short name"),
    "nation": N_("Nation"),
    "colour": N_("Colour"),
    "log_name": N_("Name of the list of actions"),
    "chair_word": N_("Word for who chairs a committee"),
    "annual_meeting": N_("Annual meeting"),
    "standard_sentences": N_("Sentences for minutes"),
    "log_layout": N_("Columns of the action log"),
    "title": N_("Title"),
    "purpose": N_("Purpose"),
    "restriction": N_("Restriction"),
    "exclusion": N_("Resolution"),
    "public_record": N_("What the public is told"),
    "kept_documents": N_("Documents kept private"),
    "kept_actions": N_("Actions kept private"),
    "restriction_review_on": N_("To be looked at again"),
    "slot": N_("Document"),
    "paper": N_("Report"),
    "is_urgent": N_("Late or urgent"),
    "urgency_reason": N_("%(Chair)s’s reason for urgency"),
    "standing_items": N_("Number of standing items"),
    "redaction_reason": N_("Why"),
    "times": N_("Times it stood"),
    "files": N_("Files that are gone"),
    "to_on": N_("Last day"),
    "ended_on": N_("Last day"),
    "abolished_on": N_("Last day"),
    "committee": N_("Committee"),
    "successor": N_("Taken over by"),
    "service": N_("Service"),
    "organisation": N_("Outside organisation"),
    "taken_over_by": N_("Taken over by"),
    "actions": N_("Open actions passed on"),
    "decisions": N_("Actions decided on"),
    "duplicate_of": N_("Duplicate of"),
    "recipient": N_("Addressed to"),
    "addressee": N_("By name"),
    "review": N_("Review"),
    "sent_on": N_("Notice sent"),
    "received_on": N_("Notice received"),
    "response_due_on": N_("Response due"),
    "response": N_("Response"),
    "responded_on": N_("Response came"),
    "reasons": N_("Reasons"),
    "resulting_action": N_("Resulting action"),
    "by": N_("Asked by"),
    "agenda_url": N_("Where the agenda is published"),
    "rows": N_("Rows"),
    "closes_provisionally": N_("Closing provisionally"),
    "target": N_("Target"),
    "definition": N_("Definition"),
}

TOLD_BY_THE_TITLE: dict[str, frozenset[str]] = {
    AuditTag.ACTION_DUE_CHANGED: frozenset({"due_month", "due_date", "due_count", "due_unit"}),
    AuditTag.ACTION_FURTHER_REPORT: frozenset({"due_month", "due_date", "status"}),
    AuditTag.ACTION_CLOSED: frozenset({"status"}),
    AuditTag.ACTION_CLOSED_PROVISIONALLY: frozenset({"status"}),
    AuditTag.ACTION_DUPLICATE: frozenset({"status"}),
    AuditTag.ACTION_PAUSED: frozenset({"status"}),
    AuditTag.ACTION_WITHDRAWN: frozenset({"status"}),
    AuditTag.ACTION_REOPENED: frozenset({"outcome", "review_on"}),
}

DECIDED_ON, DECIDED_ITEM = "decided_on", "decided_item"
"""What an event carries that a meeting decided: its day, and the number of the item."""

AGREED_TO_CLOSE = N_("Agreed to close")

DECIDED: dict[str, str] = {
    AuditTag.MINUTES_CONFIRMED: N_("Confirmed as a correct record"),
    AuditTag.ACTION_CLOSED: AGREED_TO_CLOSE,
    AuditTag.CLOSURE_AGREED: AGREED_TO_CLOSE,
    AuditTag.ACTION_CARRIED_FORWARD: N_("Carried forward"),
    AuditTag.ACTION_RETURNED: N_("Returned as not answered"),
    AuditTag.ACTION_FURTHER_REPORT: N_("A further report was asked for"),
    AuditTag.ACTION_REOPENED: N_("Closing not agreed"),
    AuditTag.ACTION_ON_AGENDA: N_("To be reported on"),
    AuditTag.ACTION_BEFORE_MEETING: N_("It was"),
    AuditTag.OUTCOME_NOT_RECORDED: N_("It was"),
}
"""How the sentence begins that says at which meeting something was decided."""

WITHOUT_WORDS = frozenset(
    {"passage", "purpose", "definition", "reasons", "standard_sentences", "log_layout"}
)
"""Told only as having changed: their words are long, or private."""

DAYS = frozenset({"due_date", "annual_meeting"})

WORDS: dict[str, tuple[type[Word], ...]] = {
    "kind": (UpdateKind, HolderKind, MeetingKind),
    "status": (ActionStatus, MeetingStatus),
    "due_kind": (DueKind,),
    "due_basis": (DueBasis,),
    "due_unit": (IntervalUnit,),
    "outcome": (Outcome,),
    "role": (MemberRole,),
    "restriction": (Restriction,),
    "exclusion": (Exclusion,),
    "public_record": (PublicRecord,),
    "slot": (DocumentSlot,),
    "paper": (PaperWanted,),
    "papers": (PapersDown,),
    "recipient": (RecommendationRecipient,),
    "response": (RecommendationResponse,),
    "redaction_reason": (RedactionReason,),
    "nation": (Nation,),
}


def title_of(tag: str) -> str:
    """What was done, such as "Owner changed"."""
    return gettext(TITLES.get(tag, N_("Changed")))


def by_words(event: Any) -> str:  # noqa: ANN401 - a row of `queries.history`
    """Who did it, and through which token where it was not on a page."""
    if event.actor is None:
        return gettext("The program")
    if event.through is None:
        return str(event.actor)
    return gettext(
        "%(name)s, through the API with the token “%(token)s”",
        name=event.actor,
        token=event.through,
    )


def lines_of(tag: str, changes: Mapping[str, Any]) -> list[str]:
    """What changed, a sentence each: "Owner changed from … to …"."""
    left_out = TOLD_BY_THE_TITLE.get(tag, frozenset())
    told = [
        _line(name, *pair)
        for name, pair in changes.items()
        if name in NAMES and name not in left_out
    ]
    return [_at_meeting(tag, changes), *told] if DECIDED_ON in changes else told


def decided_words(decided: str, day: date, number: str | None) -> str:
    """What a meeting decided and where: "Agreed to close at the meeting on 24 April 2014 (item 7)"."""
    words = {"decided": decided, "day": day_words(day), "number": number or ""}
    if number:
        return gettext("%(decided)s at the meeting on %(day)s (item %(number)s)", **words)
    return gettext("%(decided)s at the meeting on %(day)s", **words)


def _at_meeting(tag: str, changes: Mapping[str, Any]) -> str:
    day = date.fromisoformat(changes[DECIDED_ON][1])
    number = changes.get(DECIDED_ITEM, (None, None))[1]
    return decided_words(gettext(DECIDED.get(tag, N_("Decided"))), day, number)


def _line(name: str, old: object, new: object) -> str:
    called = gettext(NAMES[name])
    if name in WITHOUT_WORDS or (old is None and new is None):
        return gettext("%(name)s changed", name=called)
    if old in (None, ""):
        return gettext("%(name)s: %(new)s", name=called, new=_shown(name, new))
    if new in (None, ""):
        return gettext("%(name)s “%(old)s” removed", name=called, old=_shown(name, old))
    return gettext(
        "%(name)s changed from %(old)s to %(new)s",
        name=called,
        old=_shown(name, old),
        new=_shown(name, new),
    )


def _shown(name: str, value: object) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if name.endswith("_month") and isinstance(value, int):
        return gettext(MONTHS[value - 1])
    for words in WORDS.get(name, ()):
        if value in {word.value for word in words}:
            word = words(str(value))
            return (
                role_words(word, chair_word())
                if isinstance(word, MemberRole)
                else gettext(word.label)
            )
    if isinstance(value, str) and (name.endswith("_on") or name in DAYS):
        return day_words(date.fromisoformat(value))
    if name == "wording":
        return f"“{value}”"
    return str(value)
