"""The words of the field as enums, each with its public label.

Stored values never change; labels are translated where they are shown. No Flask, no SQL here.
"""

from enum import StrEnum
from typing import Self


def N_(message: str) -> str:  # noqa: N802 - the customary mark for words translated later
    """Mark a message for extraction; it is translated where it is shown."""
    return message


class Word(StrEnum):
    """A stored value with a label that people read."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:  # noqa: D102 - from its value and label
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Nation(Word):
    """The nation whose rules for councils apply."""

    ENGLAND = "england", N_("England")
    WALES = "wales", N_("Wales")
    SCOTLAND = "scotland", N_("Scotland")
    NORTHERN_IRELAND = "northern_ireland", N_("Northern Ireland")


class CommitteeKind(Word):
    """What sort of body meets."""

    SCRUTINY = "scrutiny", N_("Scrutiny committee")
    PANEL = "panel", N_("Panel")
    SUB_COMMITTEE = "sub_committee", N_("Sub-committee")
    TASK_GROUP = "task_group", N_("Task and finish group")
    OFFICER_GROUP = "officer_group", N_("Officer group")


class MemberRole(Word):
    """How a person sits on a committee."""

    CHAIR = "chair", N_("Chair")
    VICE_CHAIR = "vice_chair", N_("Vice-chair")
    MEMBER = "member", N_("Member")
    CO_OPTED = "co_opted", N_("Co-opted member")
    INDEPENDENT = "independent", N_("Independent member")
    SUBSTITUTE = "substitute", N_("Substitute")


class HolderKind(Word):
    """In what way a person answers for a post."""

    SUBSTANTIVE = "substantive", N_("Post holder")
    ACTING = "acting", N_("Acting")
    DEPUTY = "deputy", N_("Deputy")


class LinkPurpose(Word):
    """What a one-time link lets its person do."""

    INVITATION = "invitation", N_("Invitation to sign in")
    PASSWORD_RESET = "password_reset", N_("New password")


class EmailKind(Word):
    """What an outgoing e-mail is for."""

    PASSWORD_RESET = "password_reset", N_("Link to choose a new password")
    ACTIONS_ISSUED = "actions_issued", N_("Actions issued to their owner")
    ACTION_RETURNED = "action_returned", N_("Answer returned to the owner")
    UPDATE_ASKED = "update_asked", N_("Update asked for")
    WEEKLY_DIGEST = "weekly_digest", N_("What waits, once a week")
    DUE_TOMORROW = "due_tomorrow", N_("Due tomorrow")
    OVERDUE = "overdue", N_("Overdue since yesterday")
    BEFORE_MEETING = "before_meeting", N_("Before a meeting")


class EmailState(Word):
    """How far an outgoing e-mail has come."""

    WAITING = "waiting", N_("Waiting")
    SENT = "sent", N_("Sent")
    NOT_NEEDED = "not_needed", N_("Not needed any more")
    FAILED = "failed", N_("Could not be delivered")


class JobKind(Word):
    """What a job of the worker does."""

    PERIODIC = "periodic", N_("Regular work")
    TRACKER_READ = "tracker_read", N_("Reading a tracker")
    TRACKER_APPLY = "tracker_apply", N_("Recording the actions of a tracker")


class JobState(Word):
    """How far a job has come."""

    WAITING = "waiting", N_("Waiting")
    RUNNING = "running", N_("Under way")
    DONE = "done", N_("Finished")
    FAILED = "failed", N_("Could not be finished")
    CANCELLED = "cancelled", N_("Cancelled")


class MeetingKind(Word):
    """Ordinary meetings are in the calendar; extraordinary ones are called."""

    ORDINARY = "ordinary", N_("Ordinary")
    EXTRAORDINARY = "extraordinary", N_("Extraordinary")


class MeetingStatus(Word):
    """What became of a meeting."""

    SCHEDULED = "scheduled", N_("Scheduled")
    HELD = "held", N_("Held")
    POSTPONED = "postponed", N_("Postponed")
    CANCELLED = "cancelled", N_("Cancelled")
    INQUORATE = "inquorate", N_("Inquorate")
    ADJOURNED = "adjourned", N_("Adjourned")


class MinutesState(Word):
    """How far the minutes of a meeting have come."""

    NOT_STARTED = "not_started", N_("Not started")
    DRAFT = "draft", N_("Draft")
    PUBLISHED = "published", N_("Published as draft")
    CONFIRMED = "confirmed", N_("Confirmed")


class RevisionSource(Word):
    """Why a revision of minutes was made."""

    SAVED = "saved", N_("Saved")
    IMPORTED = "imported", N_("Imported")
    PUBLISHED = "published", N_("Published")
    RESTORED = "restored", N_("Restored")


class WordLeftOut(Word):
    """What stands in a Word file and is not silently taken from it."""

    INSERTED = "inserted", N_("Tracked insertion, not taken")
    TAKEN = "taken", N_("Tracked insertion, taken as you asked")
    DELETED = "deleted", N_("Tracked deletion")
    COMMENT = "comment", N_("Comment")
    HIDDEN = "hidden", N_("Hidden text")
    BOX = "box", N_("Text box")
    MARGIN = "margin", N_("Header or footer")
    PICTURE = "picture", N_("Picture")
    EMBEDDED = "embedded", N_("Embedded file")


class Restriction(Word):
    """Whether the public may read a thing once it is published."""

    OPEN = "open", N_("Open")
    EXEMPT = "exempt", N_("Exempt")
    CONFIDENTIAL = "confidential", N_("Confidential")


class ReadingClass(Word):
    """Who may read an action, worked out from its origin and stored beside it."""

    DRAFT = "draft", N_("Draft")
    INTERNAL = "internal", N_("Internal")
    RESTRICTED = "restricted", N_("Private")
    PUBLIC = "public", N_("Public")


class ActionKind(Word):
    """A recommendation is an action addressed to the executive or a partner."""

    ACTION = "action", N_("Action")
    RECOMMENDATION = "recommendation", N_("Recommendation")


class ActionStatus(Word):
    """Where an action is in its life."""

    RECORDED = "recorded", N_("Recorded")
    ISSUED = "issued", N_("Issued")
    IN_PROGRESS = "in_progress", N_("In progress")
    PAUSED = "paused", N_("Paused")
    CLOSED = "closed", N_("Closed")
    WITHDRAWN = "withdrawn", N_("Withdrawn")
    DUPLICATE = "duplicate", N_("Duplicate")


class Outcome(Word):
    """How an action was closed."""

    COMPLETED = "completed", N_("Completed")
    SUPERSEDED = "superseded", N_("Superseded")
    NOT_PURSUED = "not_pursued", N_("Not pursued")


class Decision(Word):
    """What a committee decided about an action that was before it."""

    LEAVE = "leave", N_("Nothing decided")
    CLOSE = "close", N_("Agreed to close")
    CARRY_FORWARD = "carry_forward", N_("Carried forward")
    RETURN = "return", N_("Not answered")
    FURTHER_REPORT = "further_report", N_("Further report")


class Standing(Word):
    """How an action stands today: computed, never stored, exactly one."""

    CLOSED = "closed", N_("Closed")
    PAUSED = "paused", N_("Paused")
    AWAITING_AGREEMENT = "awaiting_agreement", N_("Awaiting agreement")
    NO_DATE = "no_date", N_("No date set")
    OVERDUE = "overdue", N_("Overdue")
    DUE_SOON = "due_soon", N_("Due soon")
    ON_TRACK = "on_track", N_("On track")


class Ending(Word):
    """What became of an action that a committee agreed: exactly one on any day."""

    ON_TIME = "on_time", N_("Done in time")
    LATE = "late", N_("Done late")
    DONE_WITHOUT_DATE = "done_without_date", N_("Done, no date set")
    NOT_DONE = "not_done", N_("Superseded or not pursued")
    OPEN = "open", N_("Open, not overdue")
    OVERDUE = "overdue", N_("Overdue")


class DueKind(Word):
    """What the committee said about when."""

    NONE = "none", N_("No date")
    CONDITION = "condition", N_("Once something has happened")
    DATE = "date", N_("By a date")
    INTERVAL = "interval", N_("Within a time")
    MONTH = "month", N_("The meeting in a month")
    NEXT_MEETING = "next_meeting", N_("The next meeting")
    MEETING = "meeting", N_("A particular meeting")


class DueBasis(Word):
    """Where the date that a due rule means today comes from."""

    NONE = "none", N_("No date")
    DATE = "date", N_("Date set")
    MEETING = "meeting", N_("Meeting in the calendar")
    FALLBACK = "fallback", N_("End of the month, no meeting scheduled yet")
    NO_MEETING = "no_meeting", N_("No later meeting scheduled yet")
    REPLACEMENT = "replacement", N_("The next meeting, as the one named will not be held")


class IntervalUnit(Word):
    """Units of 'within …', counted from the meeting where it was agreed."""

    DAYS = "days", N_("days")
    WORKING_DAYS = "working_days", N_("working days")
    WEEKS = "weeks", N_("weeks")
    MONTHS = "months", N_("months")


class RedactionReason(Word):
    """Why a passage should never have been recorded."""

    CHILD = "child", N_("It names or identifies a child or young person")
    PERSONAL = "personal", N_("It is somebody’s personal information")
    PRIVATE = "private", N_("It is exempt or confidential, and was recorded in public")
    LEGAL = "legal", N_("A court order or the law forbids it")
    OTHER = "other", N_("Another reason")


class RedactionStatus(Word):
    """How far a request to redact has come."""

    PENDING = "pending", N_("Waiting for a second person")
    APPROVED = "approved", N_("Redacted")
    REFUSED = "refused", N_("Refused")


class PassageDecision(Word):
    """What a clerk made of a passage that reads as an agreed action."""

    ACCEPTED = "accepted", N_("Accepted")
    CORRECTED = "corrected", N_("Corrected")
    DISMISSED = "dismissed", N_("Dismissed")


class WrittenPlace(Word):
    """Where the words of an item or an action can stand."""

    ITEM = "item", N_("Title, purpose and decision of the item")
    MINUTES = "minutes", N_("Saved versions of the minutes")
    WORKING_COPY = "working_copy", N_("Minutes being written")
    DOCUMENT = "document", N_("Titles and names of documents")
    ACTION = "action", N_("Wording of actions, and the words of the minutes with them")
    DUE = "due", N_("Words about when an action is due")
    UPDATE = "update", N_("Updates, and reasons for returning them")
    PLAN = "plan", N_("Work programme")
    FROZEN_LOG = "frozen_log", N_("Action logs as published")
    REDACTION = "redaction", N_("Reasons given for redactions")
    NAMED_READER = "named_reader", N_("Reasons for naming who else may read an item")
    HISTORY = "history", N_("History")


class UpdateKind(Word):
    """What an owner's entry on an action does."""

    PROGRESS = "progress", N_("Progress")
    REPORT = "report", N_("Report")
    PROPOSAL = "proposal", N_("Proposal to close")
    LATER_DATE = "later_date", N_("Request for a later date")


class Polarity(Word):
    """Which way is better; never inferred from a sibling measure."""

    HIGH = "high", N_("Higher is better")
    LOW = "low", N_("Lower is better")
    NEUTRAL = "neutral", N_("Neither higher nor lower is better")
    RANGE = "range", N_("Best within a range")
    UNKNOWN = "unknown", N_("Not stated")


class Basis(Word):
    """What one value of an indicator counts."""

    FLOW = "flow", N_("Over the period")
    SNAPSHOT = "snapshot", N_("On the last day of the period")
    YEAR_TO_DATE = "year_to_date", N_("Year to date")
    ROLLING_YEAR = "rolling_year", N_("Last 12 months")


class Frequency(Word):
    """How often an indicator has a value."""

    WEEKLY = "weekly", N_("Weekly")
    MONTHLY = "monthly", N_("Monthly")
    QUARTERLY = "quarterly", N_("Quarterly")
    ANNUAL = "annual", N_("Yearly")


class Unit(Word):
    """What the figures of an indicator are."""

    PERCENT = "percent", N_("per cent")
    NUMBER = "number", N_("number")
    RATE_10K = "rate_10k", N_("per 10,000 children")
    DAYS = "days", N_("days")


class ObservationStatus(Word):
    """How final a figure is."""

    PROVISIONAL = "provisional", N_("Provisional")
    FINAL = "final", N_("Final")
    REVISED = "revised", N_("Revised")


class Expectation(Word):
    """What an action is meant to do to an indicator it concerns."""

    UNDERSTAND = "understand", N_("Understand it")
    RAISE = "raise", N_("Raise it")
    LOWER = "lower", N_("Lower it")
    KEEP_WITHIN = "keep_within", N_("Keep it within a range")


class Direction(Word):
    """Which way the number went."""

    UP = "up", N_("up")
    DOWN = "down", N_("down")
    FLAT = "flat", N_("no real change")
    NO_COMPARISON = "no_comparison", N_("no comparison")


class Meaning(Word):
    """What a change means, given the polarity."""

    IMPROVED = "improved", N_("improved")
    WORSENED = "worsened", N_("worsened")
    CHANGED = "changed", N_("changed")
    NONE = "none", N_("no real change")


class Rag(Word):
    """Red, amber, green by the rule printed beside it."""

    GREEN = "green", N_("Green")
    AMBER = "amber", N_("Amber")
    RED = "red", N_("Red")
