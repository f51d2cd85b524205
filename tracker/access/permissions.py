"""Everything that can be allowed or refused, one name a verb."""

from enum import StrEnum, auto


class Permission(StrEnum):
    """A verb somebody may be allowed to do, on a thing where it names one."""

    PUBLISHED_READ = auto()
    DESK_READ = auto()
    ACCOUNT_USE = auto()

    COMMITTEE_READ = auto()
    COMMITTEE_ADD = auto()
    COMMITTEE_EDIT = auto()
    OUTSTANDING_READ = auto()

    MEETING_READ = auto()
    MEETING_ADD = auto()
    MEETING_EDIT = auto()
    AGENDA_ARRANGE = auto()
    AGENDA_PUBLISH = auto()
    CLEARANCE_CIRCULATE = auto()
    CLEARANCE_SETTLE = auto()
    CLEARANCE_COMMENT = auto()
    MINUTES_PUBLISH = auto()
    PAPERS_TAKE_DOWN = auto()
    MINUTES_CORRECT = auto()
    MINUTES_CONFIRM = auto()
    MEETING_ISSUE = auto()
    DECISIONS_RECORD = auto()

    ITEM_READ = auto()
    ITEM_ADD = auto()
    ITEM_EDIT = auto()
    ITEM_MOVE = auto()
    ITEM_IMPORT = auto()
    MINUTES_WRITE = auto()
    PRIVATE_PART_WRITE = auto()
    RESTRICTION_LIFT = auto()
    RESTRICTION_KEEP = auto()
    REVISIONS_READ = auto()

    TRACKER_IMPORT = auto()
    DOCUMENT_READ = auto()
    DOCUMENT_ADD = auto()
    DOCUMENT_REPLACE = auto()
    DOCUMENT_REMOVE = auto()
    FORMER_DOCUMENTS_READ = auto()

    ACTION_READ = auto()
    FOUND_REVIEW = auto()
    ACTION_RECORD = auto()
    ACTION_AMEND = auto()
    ACTION_REASSIGN = auto()
    ACTION_CHANGE_DUE = auto()
    ACTION_UPDATE = auto()
    ACTION_RELEASE = auto()
    ACTION_SUPPORT = auto()
    ACTION_RETURN = auto()
    ACTION_ASK_UPDATE = auto()
    ACTION_REPORT_BACK = auto()
    ACTION_CLOSE = auto()
    ACTION_CLOSE_PROVISIONALLY = auto()
    ACTION_PAUSE = auto()
    ACTION_REOPEN = auto()
    ACTION_WITHDRAW = auto()
    ACTION_DUPLICATE = auto()
    RECOMMENDATION_EDIT = auto()
    ACTION_HISTORY = auto()
    UPDATES_READ = auto()

    PROGRAMME_READ = auto()
    PROGRAMME_EDIT = auto()

    REDACTION_READ = auto()
    REDACTION_ASK = auto()
    REDACTION_DECIDE = auto()

    INDICATOR_READ = auto()
    INDICATOR_EDIT = auto()

    JOBS_READ = auto()
    JOB_READ = auto()
    JOB_CANCEL = auto()

    HISTORY_READ = auto()
    READS_READ = auto()
    RECORDS_READ = auto()
    RECORDS_EDIT = auto()
    RECORDS_IMPORT = auto()
    PERSON_EDIT = auto()
    PERSON_GRANT = auto()
    AUTHORITY_EDIT = auto()
