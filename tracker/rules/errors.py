"""What may be wrong with what somebody asks for, as codes.

Rules raise; they never write sentences. The sentence for a code stands in
`tracker/wording/`, and a form shows it at the field named.
"""

from __future__ import annotations

from enum import StrEnum


class Broken(StrEnum):
    """A rule that would be broken; the values it carries stand beside each."""

    # due
    DUE_MONTH_UNKNOWN = "due_month_unknown"
    DUE_BEFORE_AGREED = "due_before_agreed"  # agreed_on: date
    DUE_DATE_MISSING = "due_date_missing"
    DUE_TOO_FAR = "due_too_far"  # years: int, the most that is taken
    DUE_MEETING_MISSING = "due_meeting_missing"
    DUE_MEETING_UNKNOWN = "due_meeting_unknown"
    DUE_MEETING_NOT_LATER = "due_meeting_not_later"  # agreed_on: date
    DUE_COUNT_NOT_POSITIVE = "due_count_not_positive"
    DUE_UNIT_MISSING = "due_unit_missing"
    DUE_CONDITION_MISSING = "due_condition_missing"

    # references
    CODE_FORMAT = "code_format"  # fewest: int, most: int
    NUMBER_NOT_POSITIVE = "number_not_positive"

    # life of an action
    MOVE_NOT_ALLOWED = "move_not_allowed"  # verb: Verb, status: ActionStatus
    NOT_ANSWERED = "not_answered"  # verb: Verb
    SUPPORTED_ALREADY = "supported_already"

    # a published item that is read
    ITEM_EMPTY = "item_empty"
    ITEM_TOO_LARGE = "item_too_large"  # size, most: int, in bytes
    ITEM_ENCODING = "item_encoding"
    ITEM_IS_HTML = "item_is_html"
    ITEM_IS_FILE = "item_is_file"  # format: str, such as "PDF"
    ITEM_NOT_RECOGNISED = "item_not_recognised"
    ITEM_WITHOUT_MINUTES = "item_without_minutes"
    ITEM_WITHOUT_TITLE = "item_without_title"
    ITEM_TITLE_TOO_LONG = "item_title_too_long"  # most: int, in characters
    ITEM_NUMBER_MISSING = "item_number_missing"

    # a file of meetings, people or posts
    DAY_TO_COME = "day_to_come"
    NOTICE_BEFORE_AGREED = "notice_before_agreed"  # agreed_on: date
    NOTICE_NOT_SENT = "notice_not_sent"
    RECEIVED_BEFORE_SENT = "received_before_sent"
    RESPONDED_BEFORE_SENT = "responded_before_sent"
    RESPONSE_NEEDS_REASONS = "response_needs_reasons"
    PRINCIPLE_NEEDS_OWNER = "principle_needs_owner"
    PRINCIPLE_NEEDS_DATE = "principle_needs_date"
    RESULT_NEEDS_MEETING = "result_needs_meeting"
    RESULT_NEEDS_WORDING = "result_needs_wording"
    WORD_MISSING = "word_missing"
    WORD_TOO_LARGE = "word_too_large"
    WORD_OLD_OR_LOCKED = "word_old_or_locked"
    WORD_NOT_WORD = "word_not_word"
    WORD_DAMAGED = "word_damaged"
    WORD_WITHOUT_TEXT = "word_without_text"
    WORD_NOTHING_CHOSEN = "word_nothing_chosen"
    WORD_ITEM_GONE = "word_item_gone"
    FILE_EMPTY = "file_empty"
    FILE_TOO_LARGE = "file_too_large"
    FILE_TOO_LONG = "file_too_long"  # most: int, rows
    FILE_WITHOUT_HEADINGS = "file_without_headings"  # columns: str, the headings looked for
    FILE_QUOTE_OPEN = "file_quote_open"
    FILE_NOT_CALENDAR = "file_not_calendar"
    FILE_NOT_SHEET = "file_not_sheet"
    FILE_LOCKED = "file_locked"
    FILE_UNSAFE = "file_unsafe"
    FILE_OVER = "file_over"  # megabytes: int
    FILE_TOO_WIDE = "file_too_wide"  # most: int, columns

    # a tracker that is imported
    WORDING_COLUMN_MISSING = "wording_column_missing"
    COLUMN_TWICE = "column_twice"  # column: TrackerColumn
    TRACKER_NOT_READ = "tracker_not_read"
    NOTHING_TO_APPLY = "nothing_to_apply"

    # documents
    DOCUMENT_MISSING = "document_missing"
    DOCUMENT_EMPTY = "document_empty"
    DOCUMENT_TOO_LARGE = "document_too_large"  # most: int, in megabytes
    DOCUMENT_TYPE_UNKNOWN = "document_type_unknown"
    DOCUMENT_TYPE_DIFFERS = "document_type_differs"  # file_type: its label
    DOCUMENT_TWO_TYPES = "document_two_types"
    DOCUMENT_DAMAGED = "document_damaged"
    DOCUMENT_OLD_OR_LOCKED = "document_old_or_locked"
    DOCUMENT_MACROS = "document_macros"
    DOCUMENT_OVERWHELMS = "document_overwhelms"
    DOCUMENT_GONE = "document_gone"
    PICTURE_TYPE = "picture_type"
    PICTURE_TOO_LARGE = "picture_too_large"  # most: int, in kilobytes
    PICTURE_SIZE = "picture_size"  # width, height, least, most: int, in dots
    DOCUMENTS_TOO_MANY = "documents_too_many"  # most: int, files
    STORAGE_FULL = "storage_full"
    STORAGE_AWAY = "storage_away"

    # the authority's records
    EMAIL_TAKEN = "email_taken"
    NAME_TAKEN = "name_taken"
    CODE_TAKEN = "code_taken"
    TWO_HOMES = "two_homes"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    REFERENCE_TAKEN = "reference_taken"
    REFERENCE_FORMAT = "reference_format"
    RANGE_MISSING = "range_missing"
    RANGE_OUT_OF_ORDER = "range_out_of_order"
    OWN_ACCOUNT = "own_account"
    EMAIL_NEEDED = "email_needed"
    LAST_ADMIN = "last_admin"
    PARENT_BELOW = "parent_below"
    HELD_ALREADY = "held_already"
    SEATED_ALREADY = "seated_already"
    CHAIR_TAKEN = "chair_taken"  # person: str, who is
    ENDED = "ended"
    SUCCESSOR_ENDED = "successor_ended"
    END_NOT_REACHED = "end_not_reached"
    MEETINGS_AFTER_THE_END = "meetings_after_the_end"  # held_on: date, of the last
    SUCCESSOR_MISSING = "successor_missing"  # number: int, of open actions
    SUCCESSOR_UNFIT = "successor_unfit"
    NEW_HOME_MISSING = "new_home_missing"  # number: int, of posts
    NEW_OWNER_MISSING = "new_owner_missing"  # number: int, of open actions
    COLOUR_FORMAT = "colour_format"
    COLOUR_TOO_PALE = "colour_too_pale"  # contrast, least: float, to one
    ANNUAL_MEETING_THERE = "annual_meeting_there"  # held_on: date

    # the action log
    LOG_COLUMN_NEEDED = "log_column_needed"
    LOG_COLUMN_NAME_TWICE = "log_column_name_twice"

    # redactions
    PASSAGE_TOO_SHORT = "passage_too_short"  # fewest: int, letters or digits
    PASSAGE_IS_TOMBSTONE = "passage_is_tombstone"
    PASSAGE_NOT_FOUND = "passage_not_found"
    REASON_REPEATS_PASSAGE = "reason_repeats_passage"
    REASON_MISSING = "reason_missing"
    REDACTION_ASKED_ALREADY = "redaction_asked_already"
    FILE_REDACTED_ALREADY = "file_redacted_already"
    REDACTION_DECIDED_ALREADY = "redaction_decided_already"
    REDACTED_MEANWHILE = "redacted_meanwhile"

    # signing in
    PASSWORD_TOO_SHORT = "password_too_short"  # noqa: S105 - a code; fewest: int
    PASSWORD_TOO_LONG = "password_too_long"  # noqa: S105 - a code; most: int
    PASSWORD_COMMON = "password_common"  # noqa: S105 - a code
    PASSWORD_NOT_RIGHT = "password_not_right"  # noqa: S105 - a code

    # meetings, agendas and minutes
    MEETING_AT_THAT_TIME = "meeting_at_that_time"  # held_on: date
    AGENDA_HAS_NO_ITEMS = "agenda_has_no_items"
    AGENDA_IS_PUBLISHED = "agenda_is_published"
    NOTHING_CHOSEN = "nothing_chosen"
    URGENCY_REASON_MISSING = "urgency_reason_missing"  # number: str, of the item
    AGENDA_NOT_PUBLISHED = "agenda_not_published"
    MINUTES_EMPTY = "minutes_empty"
    MINUTES_LOCKED = "minutes_locked"
    ENTERED_TWICE = "entered_twice"
    RETURNED_WITHOUT_LEAVING = "returned_without_leaving"
    VOTES_NOT_NAMES = "votes_not_names"
    CARRIED_BY_FEWER = "carried_by_fewer"
    TIE_CARRIED = "tie_carried"
    CASTING_WITHOUT_TIE = "casting_without_tie"
    VOTE_TAKEN_BACK = "vote_taken_back"
    MINUTES_DOWN = "minutes_down"
    NOT_PUBLISHED = "not_published"
    NOTHING_TAKEN_DOWN = "nothing_taken_down"
    ACTION_NOT_MEANT = "action_not_meant"  # references: str
    ITEM_NOT_MINUTED = "item_not_minuted"
    MINUTES_CONFIRMED = "minutes_confirmed"
    MINUTES_NOT_PUBLISHED = "minutes_not_published"
    CONFIRMED_ALREADY = "confirmed_already"
    CONFIRMED_NOT_LATER = "confirmed_not_later"
    CONFIRMED_ELSEWHERE = "confirmed_elsewhere"
    PRESIDENT_MISSING = "president_missing"
    UNTIL_PAST = "until_past"
    CLEARANCE_NO_ITEMS = "clearance_no_items"
    CLEARANCE_NOBODY_ASKED = "clearance_nobody_asked"
    CLEARANCE_NOBODY_THERE = "clearance_nobody_there"  # name: str
    CLEARANCE_ASKED_ALREADY = "clearance_asked_already"  # name: str
    CLEARANCE_NOT_READABLE = "clearance_not_readable"  # name: str
    CLEARANCE_OVER = "clearance_over"
    CLEARANCE_WAITS = "clearance_waits"  # number: str
    COMMENTS_WAIT = "comments_wait"  # number: str
    COMMENT_MISSING = "comment_missing"
    COMMENT_WORDING_MISSING = "comment_wording_missing"
    COMMENT_CHANGES_NOTHING = "comment_changes_nothing"
    COMMENT_PASSAGE_GONE = "comment_passage_gone"
    COMMENT_SETTLED = "comment_settled"
    CORRECTION_NOT_FOUND = "correction_not_found"
    CORRECTION_AMBIGUOUS = "correction_ambiguous"  # times: int
    CORRECTION_OVERLAPS = "correction_overlaps"
    CORRECTION_CHANGES_NOTHING = "correction_changes_nothing"
    MINUTES_TOO_LONG = "minutes_too_long"  # most: int, in characters
    ALREADY_PUBLISHED = "already_published"
    GROUND_MISSING = "ground_missing"
    PRIVATE_PART_LIFTED = "private_part_lifted"
    ITEM_IS_PRIVATE = "item_is_private"
    PRIVATE_WORDS_MISSING = "private_words_missing"
    PUBLIC_TITLE_MISSING = "public_title_missing"
    PUBLIC_RECORD_MISSING = "public_record_missing"  # number: str, of the item
    SUMMARY_MISSING = "summary_missing"
    EXCLUSION_NOT_RECORDED = "exclusion_not_recorded"
    EXCLUSION_REFUSED = "exclusion_refused"
    LIFTED_ELSEWHERE = "lifted_elsewhere"
    ITEM_ALREADY_THERE = "item_already_there"
    ITEM_IS_OPEN = "item_is_open"
    READER_UNTIL_PAST = "reader_until_past"
    READER_NAMED_ALREADY = "reader_named_already"

    # the work programme
    PLANNED_MEETING_PAST = "planned_meeting_past"
    PLANNED_WITHOUT_MEETING = "planned_without_meeting"
    PLANNED_ON_AGENDA = "planned_on_agenda"
    PLANNED_DROPPED = "planned_dropped"

    # actions
    NOTHING_TO_ISSUE = "nothing_to_issue"
    CHANGED_MEANWHILE = "changed_meanwhile"
    NOT_ADDRESSED = "not_addressed"
    LATER_DATE_NOT_LATER = "later_date_not_later"  # due_on: date
    LATER_DATE_NOT_ASKED = "later_date_not_asked"
    REVIEW_NOT_LATER = "review_not_later"
    MEETING_NOT_HELD = "meeting_not_held"
    ITEM_OF_ANOTHER_MEETING = "item_of_another_meeting"
    OUTCOME_MISSING = "outcome_missing"
    FURTHER_REPORT_MISSING = "further_report_missing"
    DECIDED_BEFORE_AGREED = "decided_before_agreed"  # agreed_on: date
    SETTLED_MEANWHILE = "settled_meanwhile"  # status: ActionStatus
    ASKED_LATELY = "asked_lately"  # again_on: date
    LEAD_ANSWERS = "lead_answers"
    POST_UNKNOWN = "post_unknown"
    INDICATOR_UNKNOWN = "indicator_unknown"
    ACTION_UNKNOWN = "action_unknown"
    UPDATE_UNKNOWN = "update_unknown"
    DUPLICATE_NOT_FOUND = "duplicate_not_found"
    DUPLICATE_OF_ITSELF = "duplicate_of_itself"
    DUPLICATE_OF_DUPLICATE = "duplicate_of_duplicate"
    PROVISIONAL_NOT_ALLOWED = "provisional_not_allowed"
    ON_AGENDA_ALREADY = "on_agenda_already"
    NOT_DUE_AT_A_MEETING = "not_due_at_a_meeting"
    FIGURE_MISSING = "figure_missing"
    FIGURE_THERE = "figure_there"
    MEAN_OF_MORE = "mean_of_more"


class RuleBroken(Exception):  # noqa: N818 - it is said of a rule: "raise RuleBroken"
    """Something asked for is against a rule.

    Attributes:
        field: the form field it concerns, so that the message stands there.
        code: which rule; also the exception's message.
        values: what the sentence for that code needs, as listed in `Broken`.
    """

    def __init__(self, field: str, code: Broken, **values: object) -> None:
        super().__init__(code.value)
        self.field = field
        self.code = code
        self.values = values
