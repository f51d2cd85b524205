"""The tables, one file per aggregate: columns and constraints, no queries, no Flask.

Importing this room makes every table known to Alembic.
"""

from tracker.models.action import (
    Action,
    ActionIndicator,
    ActionPost,
    ItemAction,
    ReferenceCounter,
)
from tracker.models.api_token import ApiToken
from tracker.models.attendance import Attendance, ClerkNote, DeclaredInterest
from tracker.models.audit_event import AuditEvent, AuditSeal
from tracker.models.authority import AnnualMeeting, Authority, Logo
from tracker.models.calendar_link import CalendarLink
from tracker.models.clearance import (
    Clearance,
    ClearanceAsked,
    ClearanceComment,
    ClearanceItem,
)
from tracker.models.committee import Committee, Membership
from tracker.models.confirmation import Confirmation, Correction
from tracker.models.document import Document
from tracker.models.found_passage import FoundPassage
from tracker.models.frozen_log import FrozenAction, FrozenLog
from tracker.models.indicator import Indicator, Observation
from tracker.models.item import AgendaItem, ItemDocument, ItemIndicator
from tracker.models.job import Job
from tracker.models.meeting import Meeting
from tracker.models.minutes import MinutesRevision, WorkingCopy
from tracker.models.minutes_reading import MinutesReading, ReadPassage
from tracker.models.named_reader import NamedReader
from tracker.models.outgoing_email import OutgoingEmail, RefusedAddress
from tracker.models.person import OneTimeLink, Person, SignIn, SignInFailure
from tracker.models.planned_item import PlannedItem
from tracker.models.post import Organisation, Post, PostHolder, Service
from tracker.models.privacy import ItemExclusion, ItemPublicRecord, RestrictedRead
from tracker.models.private_part import PrivatePart, PrivateRevision
from tracker.models.recommendation import Recommendation
from tracker.models.redaction import Redaction
from tracker.models.reminder_choice import ReminderChoice
from tracker.models.standing_item import StandingItem
from tracker.models.submission import Submission
from tracker.models.takedown import Takedown
from tracker.models.tracker import ImportedAction, TrackerImport, TrackerMapping, TrackerRow
from tracker.models.update import Update
from tracker.models.votes import RecordedVote

__all__ = [
    "Action",
    "ActionIndicator",
    "ActionPost",
    "AgendaItem",
    "AnnualMeeting",
    "ApiToken",
    "Attendance",
    "AuditEvent",
    "AuditSeal",
    "Authority",
    "CalendarLink",
    "Clearance",
    "ClearanceAsked",
    "ClearanceComment",
    "ClearanceItem",
    "ClerkNote",
    "Committee",
    "Confirmation",
    "Correction",
    "DeclaredInterest",
    "Document",
    "FoundPassage",
    "FrozenAction",
    "FrozenLog",
    "ImportedAction",
    "Indicator",
    "ItemAction",
    "ItemDocument",
    "ItemExclusion",
    "ItemIndicator",
    "ItemPublicRecord",
    "Job",
    "Logo",
    "Meeting",
    "Membership",
    "MinutesReading",
    "MinutesRevision",
    "NamedReader",
    "Observation",
    "OneTimeLink",
    "Organisation",
    "OutgoingEmail",
    "Person",
    "PlannedItem",
    "Post",
    "PostHolder",
    "PrivatePart",
    "PrivateRevision",
    "ReadPassage",
    "Recommendation",
    "RecordedVote",
    "Redaction",
    "ReferenceCounter",
    "RefusedAddress",
    "ReminderChoice",
    "RestrictedRead",
    "Service",
    "SignIn",
    "SignInFailure",
    "StandingItem",
    "Submission",
    "Takedown",
    "TrackerImport",
    "TrackerMapping",
    "TrackerRow",
    "Update",
    "WorkingCopy",
]
