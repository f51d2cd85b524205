"""The words of the field as enums, each with its public label.

Values are stored as text and never change; labels are marked for translation
with `N_` and translated where they are shown. Nothing here knows Flask or SQL.
Those of agendas and documents stand in `agendas`, those of indicators in `measures`, those of
the program's own work in `program`.
"""

from __future__ import annotations

from tracker.vocabulary.agendas import (
    DocumentSlot as DocumentSlot,
)
from tracker.vocabulary.agendas import (
    FileType as FileType,
)
from tracker.vocabulary.agendas import (
    ItemKind as ItemKind,
)
from tracker.vocabulary.agendas import (
    PapersDown as PapersDown,
)
from tracker.vocabulary.agendas import (
    PaperWanted as PaperWanted,
)
from tracker.vocabulary.measures import (
    Basis as Basis,
)
from tracker.vocabulary.measures import (
    Direction as Direction,
)
from tracker.vocabulary.measures import (
    Expectation as Expectation,
)
from tracker.vocabulary.measures import (
    Frequency as Frequency,
)
from tracker.vocabulary.measures import (
    Meaning as Meaning,
)
from tracker.vocabulary.measures import (
    ObservationStatus as ObservationStatus,
)
from tracker.vocabulary.measures import (
    Polarity as Polarity,
)
from tracker.vocabulary.measures import (
    Rag as Rag,
)
from tracker.vocabulary.measures import (
    Unit as Unit,
)
from tracker.vocabulary.program import (
    EmailKind as EmailKind,
)
from tracker.vocabulary.program import (
    EmailState as EmailState,
)
from tracker.vocabulary.program import (
    JobKind as JobKind,
)
from tracker.vocabulary.program import (
    JobState as JobState,
)
from tracker.vocabulary.program import (
    LinkPurpose as LinkPurpose,
)
from tracker.vocabulary.program import (
    WordLeftOut as WordLeftOut,
)
from tracker.vocabulary.tokens import (
    TokenLife as TokenLife,
)
from tracker.vocabulary.tokens import (
    TokenScope as TokenScope,
)
from tracker.vocabulary.votes import (
    VoteOutcome as VoteOutcome,
)
from tracker.vocabulary.votes import (
    VoteSide as VoteSide,
)
from tracker.vocabulary.word import N_ as N_
from tracker.vocabulary.word import Word as Word


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
    LEFT = "left", N_("Kept when its page was left")
    MERGED = "merged", N_("Merged")
    COMMENT = "comment", N_("A comment accepted")
    SET_ASIDE = "set_aside", N_("Set aside, not used as minutes")


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


class RecommendationRecipient(Word):
    """To whom a recommendation is addressed: the law gives each its own time to answer."""

    EXECUTIVE = "executive", N_("The executive (cabinet or elected mayor)")
    HEALTH = "health", N_("A health body")
    PARTNER = "partner", N_("Another partner body")
    COUNCIL = "council", N_("The council or another of its committees")


class RecommendationResponse(Word):
    """What the recipient answered."""

    ACCEPTED = "accepted", N_("Accepted")
    ACCEPTED_IN_PART = "accepted_in_part", N_("Accepted in part")
    ACCEPTED_IN_PRINCIPLE = "accepted_in_principle", N_("Accepted in principle")
    NOT_ACCEPTED = "not_accepted", N_("Not accepted")


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
    UPDATED = "updated", N_("Update of an older action")


class WrittenPlace(Word):
    """Where the words of an item or an action can stand."""

    ITEM = "item", N_("Title, purpose and decision of the item")
    MINUTES = "minutes", N_("Saved versions of the minutes")
    PRIVATE_PART = "private_part", N_("Private parts of items")
    PUBLIC_RECORD = "public_record", N_("What the public is given of private items")
    WORKING_COPY = "working_copy", N_("Minutes being written")
    DOCUMENT = "document", N_("Titles and names of documents")
    ACTION = "action", N_("Wording of actions, and the words of the minutes with them")
    DUE = "due", N_("Words about when an action is due")
    UPDATE = "update", N_("Updates, and reasons for returning them")
    RECOMMENDATION = "recommendation", N_("Recommendations, and reasons for their responses")
    PLAN = "plan", N_("Work programme")
    TAKEN_DOWN = "taken_down", N_("Notices of papers taken down")
    CORRECTION = "correction", N_("Corrections of minutes")
    FROZEN_LOG = "frozen_log", N_("Action logs as published")
    REDACTION = "redaction", N_("Reasons given for redactions")
    NAMED_READER = "named_reader", N_("Reasons for naming who else may read an item")
    ATTENDANCE = "attendance", N_("Who was at the meeting")
    INTEREST = "interest", N_("Declarations of interest")
    NOTE = "note", N_("Clerks’ own notes")
    CLEARANCE = "clearance", N_("Comments on draft minutes")
    VOTE = "vote", N_("Movers and recorded votes")
    HISTORY = "history", N_("History")


class UpdateKind(Word):
    """What an owner's entry on an action does."""

    PROGRESS = "progress", N_("Progress")
    REPORT = "report", N_("Report")
    PROPOSAL = "proposal", N_("Proposal to close")
    LATER_DATE = "later_date", N_("Request for a later date")
