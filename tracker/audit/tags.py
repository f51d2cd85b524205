"""The name of every kind of recorded change."""

from enum import StrEnum, auto


class AuditTag(StrEnum):
    """What was done; the sentence for each stands in `tracker.wording.history`."""

    AUTHORITY_CHANGED = auto()
    PERSON_ADDED = auto()
    PERSON_CHANGED = auto()
    PERSON_STOPPED = auto()
    PERSON_RESTORED = auto()
    PERSON_INVITED = auto()
    PASSWORD_SET = auto()
    SIGN_INS_ENDED = auto()
    SERVICE_ADDED = auto()
    ORGANISATION_ADDED = auto()
    POST_ADDED = auto()
    POST_CHANGED = auto()
    HOLDER_APPOINTED = auto()
    HOLDER_ENDED = auto()
    COMMITTEE_ADDED = auto()
    COMMITTEE_CHANGED = auto()
    MEMBER_SEATED = auto()
    MEMBER_LEFT = auto()

    MEETING_SCHEDULED = auto()
    MEETING_CHANGED = auto()
    AGENDA_PUBLISHED = auto()
    MINUTES_PUBLISHED = auto()
    ITEM_ADDED = auto()
    ITEM_CHANGED = auto()
    ITEM_IMPORTED = auto()
    MINUTES_SAVED = auto()
    PASSAGE_DISMISSED = auto()
    PASSAGE_RESTORED = auto()

    REDACTION_ASKED = auto()
    REDACTION_APPROVED = auto()
    REDACTION_REFUSED = auto()

    ACTION_RECORDED = auto()
    ACTION_AMENDED = auto()
    ACTION_ISSUED = auto()
    ACTION_REASSIGNED = auto()
    ACTION_DUE_CHANGED = auto()
    ACTION_DUE_FOLLOWED = auto()
    ACTION_UPDATED = auto()
    UPDATE_RELEASED = auto()
    ACTION_SUPPORTED = auto()
    ACTION_RETURNED = auto()
    ACTION_CLOSED = auto()
    ACTION_PAUSED = auto()
    ACTION_REOPENED = auto()
    ACTION_WITHDRAWN = auto()

    PLANNED_ITEM_ADDED = auto()
    PLANNED_ITEM_CHANGED = auto()
    PLANNED_ITEM_MOVED = auto()
    PLANNED_ITEM_TO_AGENDA = auto()
    PLANNED_ITEM_DROPPED = auto()

    INDICATOR_ADDED = auto()
    INDICATOR_CHANGED = auto()
    FIGURE_ADDED = auto()
